//! A quotation against a source: exact, near with what differs, or not there.
//!
//! Exact is found in the row of folded letters ([`Words`](super::words::Words)), so that white space, hyphens, quote
//! marks, dashes and punctuation play no part. Near is found as plagiarism detectors do (Potthast et al., PAN): places
//! where many of the quotation's rare words stand close together are seeds, each is aligned by edit distance over
//! words, and one is taken only if it is surely the same passage.

mod anchors;
mod bound;
mod difference;
mod edit;
mod exact;
mod openings;
mod remembered;
pub(super) mod seed;
mod table;

pub use difference::{Difference, DifferenceKind};
pub(super) use openings::Openings;
pub(super) use remembered::Remembered;

use super::locator::TextFragment;
use super::prepared::Prepared;
use super::quote::Quote;
use super::words::{CAPITAL, CLITIC, DIGIT, OPENS_SENTENCE};
use crate::text::Span;
use bound::Bound;
use edit::Aligned;

/// Least share of words that agree in order for a passage to be near.
pub const NEAR: f32 = 0.6;
/// A quotation of fewer words counts only if it is exact.
pub const NEAR_WORDS: usize = 6;
/// A quotation of so many words is looked for once in each part of a source.
const LONG: usize = 200;
/// A quotation of fewer words is not looked up.
pub const LOOKUP_WORDS: usize = 3;

/// How a quotation stands to a source. Spans are bytes of the source's file, from the first word to the last.
#[derive(Clone, PartialEq, Debug)]
pub enum Alignment {
    /// The source says it, but for white space, quote marks, dashes, punctuation and case.
    Exact {
        /// The passage, the first one of several.
        span: Span,
        /// The first letters differ in case.
        case_changed: bool,
        /// The source breaks it by words outside the speech (`he said`) or by a heading or caption.
        interrupted: bool,
        /// Further passages that say the same, at most 15.
        others: Vec<Span>,
    },
    /// The source says something like it.
    Near {
        /// The passage.
        span: Span,
        /// Share of words that agree in order, from [`NEAR`] to 1.
        agree: f32,
        /// What differs; numbers and names first, then in the order of the text.
        differences: Vec<Difference>,
        /// Other passages that fit about as well: with any, the quotation is ambiguous.
        others: Vec<Span>,
    },
    /// Nothing in the source is surely the passage.
    None,
}

impl Alignment {
    /// The passage, if there is one.
    pub fn span(&self) -> Option<Span> {
        match self {
            Alignment::Exact { span, .. } | Alignment::Near { span, .. } => Some(*span),
            Alignment::None => None,
        }
    }
}

/// Looks `quotation` (without its outer quote marks) up in `source`. `…`, `...`, `[…]` are gaps, `[words]` insertions.
///
/// Time is linear in both, with a term of at most 200 words for each word of the quotation: about a millisecond for a
/// sentence against a megabyte.
pub fn align(quotation: &str, source: &Prepared) -> Alignment {
    align_quote(&Quote::of(quotation), source)
}

/// [`align`] for a quotation that has been taken apart.
pub fn align_quote(quote: &Quote, source: &Prepared) -> Alignment {
    align_up_to(quote, source, exact::PASSAGES)
}

/// The same, where nobody asks for further passages: of exact ones only the first is looked for.
pub fn align_once(quote: &Quote, source: &Prepared) -> Alignment {
    align_up_to(quote, source, 1)
}

fn align_up_to(quote: &Quote, source: &Prepared, most: usize) -> Alignment {
    if quote.len() == 0 || source.is_empty() {
        return Alignment::None;
    }
    let found = exact::find(quote, source, most);
    if let Some(first) = found.first() {
        let case_changed = exact::case_changed(quote, source, first.start);
        return Alignment::Exact {
            span: source.file_span(first.clone()),
            case_changed,
            interrupted: false,
            others: found.iter().skip(1).map(|range| source.file_span(range.clone())).collect(),
        };
    }
    source.remembered.of(quote.text, || near(quote, source, Bound::of(quote).as_ref(), false))
}

/// The passage where [`align_quote`] finds the quotation exact; what says something like it is not looked for, which is most of the work.
pub fn exact_passage(quote: &Quote, source: &Prepared) -> Option<Span> {
    if quote.len() == 0 || source.is_empty() {
        return None;
    }
    if let Some(first) = exact::find(quote, source, 1).pop() {
        return Some(source.file_span(first));
    }
    let bound = Bound::of(quote);
    if bound.as_ref().is_some_and(|bound| bound.lacks_a_word(source, 0..source.len())) {
        return None;
    }
    match near(quote, source, bound.as_ref(), true) {
        Alignment::Exact { span, .. } => Some(span),
        Alignment::Near { .. } | Alignment::None => None,
    }
}

/// The passages that a text fragment names, bytes of the source's file, at most 16. Linear.
pub fn text_fragment(fragment: &TextFragment, source: &Prepared) -> Vec<Span> {
    exact::fragment(fragment, source).into_iter().map(|range| source.file_span(range)).collect()
}

/// The passage that says something like the quotation. `bound` leaves stretches out that cannot be it before they are aligned, and changes nothing
/// else. With `exact`, it may give nothing where no stretch has all words of the quotation.
fn near(quote: &Quote, source: &Prepared, bound: Option<&Bound>, exact: bool) -> Alignment {
    let counted = quote.word_count();
    if counted < LOOKUP_WORDS {
        return Alignment::None;
    }
    let seeds = seed::find(quote, source);
    let accepts =
        |agree: f32, matched: &[bool]| counted >= NEAR_WORDS && is_sure(agree, matched, quote, &seeds.weights);
    let possible = |region: std::ops::Range<usize>| {
        let Some(most) = bound.map(|bound| bound.within(source, region)) else { return true };
        most.words == quote.len() || accepts(most.words as f32 / quote.len() as f32, &most.matched)
    };
    if let Some(bound) = bound.filter(|_| exact)
        && !seeds.regions.iter().any(|(_, region)| bound.may_be_whole(source, region.clone()))
    {
        return Alignment::None;
    }
    let mut best: Vec<Aligned> = Vec::new();
    for (core, region) in &seeds.regions {
        // A long quotation fills many windows that overlap: the first of them has led to the passage.
        if quote.len() >= LONG && best.iter().any(|other| overlap(&other.words, core)) {
            continue;
        }
        if !possible(region.clone()) {
            continue;
        }
        let Some(aligned) = edit::align(quote, source, region.clone()) else { continue };
        // Where a like passage stands close by, each is looked at by itself.
        let beside = if aligned.words.end <= core.start + core.len() / 4 {
            Some(aligned.words.end..region.end)
        } else if core.end <= aligned.words.start + core.len() / 4 {
            Some(region.start..aligned.words.start)
        } else {
            None
        };
        let beside = beside.filter(|beside| possible(beside.clone()));
        let beside = beside.and_then(|beside| edit::align(quote, source, beside));
        for aligned in std::iter::once(aligned).chain(beside) {
            let whole = aligned.differences == 0;
            if !(whole || accepts(aligned.agree, &aligned.matched(quote.len()))) {
                continue;
            }
            match best.iter_mut().find(|other| overlap(&other.words, &aligned.words)) {
                Some(same) if same.agree < aligned.agree => *same = aligned,
                Some(_) => {}
                None => best.push(aligned),
            }
        }
    }
    best.sort_by(|a, b| b.agree.total_cmp(&a.agree).then(a.words.start.cmp(&b.words.start)));
    let Some(first) = best.first() else { return Alignment::None };
    let span = source.file_span(first.words.clone());
    let rivals = |within: f32| -> Vec<Span> {
        let rivals = best.iter().skip(1).filter(|other| other.agree >= first.agree - within);
        rivals.map(|other| source.file_span(other.words.clone())).collect()
    };
    if first.differences == 0 {
        let case_changed = exact::case_changed(quote, source, first.words.start);
        return Alignment::Exact { span, case_changed, interrupted: true, others: rivals(0.0) };
    }
    let differences = difference::list(quote, source, first);
    Alignment::Near { span, agree: first.agree, differences, others: rivals(0.04) }
}

fn overlap(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a passage of which the share `agree` agrees in order, namely the words `matched` of the quotation, is surely the one. Enough words agree,
/// and some of them stand together; unless nearly all agree, the words that agree must say something besides names, which articles on one matter
/// share. More words that agree, and a greater share, never make it less sure: [`Bound`] rests on that.
fn is_sure(agree: f32, matched: &[bool], quote: &Quote, weights: &[f32]) -> bool {
    if agree < NEAR {
        return false;
    }
    let (mut all, mut agreed) = (0.0f32, 0.0f32);
    let (mut content, mut content_agreed, mut plain, mut plain_agreed) = (0usize, 0usize, 0usize, 0usize);
    let (mut run, mut longest) = (0usize, 0usize);
    for (index, (matched, word)) in matched.iter().zip(&quote.words.words).enumerate() {
        let weight = weights.get(index).copied().unwrap_or_default();
        let says = !seed::is_function_word(quote.words.letters_of(index, index + 1)) && !word.is(CLITIC);
        let is_name = word.is(CAPITAL) && !word.is(OPENS_SENTENCE);
        let is_plain = says && !word.is(DIGIT) && !is_name;
        all += weight;
        content += usize::from(says);
        plain += usize::from(is_plain);
        if *matched {
            agreed += weight;
            content_agreed += usize::from(says);
            plain_agreed += usize::from(is_plain);
            run += 1;
            longest = longest.max(run);
        } else {
            run = 0;
        }
    }
    if longest < 3 || content_agreed == 0 || agreed < 0.38 * all {
        return false;
    }
    let len = quote.len();
    let share = content_agreed as f32 / content.max(1) as f32;
    // `They had the seals in a paper bag, more than I could count`: half of it is word for word there.
    let in_one = content_agreed >= 2 && longest >= 6;
    if agree >= 0.85 || agree >= 0.8 && (content_agreed >= 4 || in_one) {
        true
    } else if len < 8 {
        agree >= 0.7 && plain_agreed >= 2 && plain_agreed * 2 >= plain && share >= 0.6
    } else {
        // The longer the quotation, the less can chance or a formula bring so many words into its order.
        let least = if len < 16 { 0.5 } else { 0.4 };
        let most_plain = plain_agreed as f32 >= plain as f32 * least;
        plain_agreed >= if len < 10 { 2 } else { 3 } && most_plain && share >= least
    }
}

#[cfg(test)]
mod tests;
