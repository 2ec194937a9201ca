//! How much of a quotation a stretch of a source can have at most: the longest row of words that both have in order, by sets of bits (Hyyrö 2004),
//! and words that are divided otherwise. A stretch that cannot have enough need not be aligned.

use super::edit::ANCHORED;
use super::table::is_joined;
use crate::sources::prepared::Prepared;
use crate::sources::quote::Quote;
use crate::sources::words::DIGIT;
use memchr::memmem;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Longer words are not told apart by their lengths.
const LENGTHS: usize = 64;

/// A quotation, ready for being compared with many stretches; a set of its words has one bit for each.
pub(super) struct Bound<'q> {
    quote: &'q Quote<'q>,
    /// Where the words with a hash stand.
    places: FxHashMap<u32, u64>,
    /// One bit for each hash: most words of a source are not in the quotation.
    seen: u64,
    /// Where words of so many bytes stand.
    of_length: [u64; LENGTHS],
    /// Where words stand that have so many bytes together with the word before.
    of_joined_length: [u64; LENGTHS],
}

/// What a stretch can have of a quotation at most.
pub(super) struct AtMost {
    /// How many of its words, in order.
    pub words: usize,
    /// Of each word whether it can be among them.
    pub matched: Vec<bool>,
}

impl<'q> Bound<'q> {
    /// `None` for long quotations, which are aligned between anchors.
    pub fn of(quote: &'q Quote<'q>) -> Option<Bound<'q>> {
        if quote.len() >= ANCHORED.min(LENGTHS) {
            return None;
        }
        let mut bound = Bound {
            quote,
            places: FxHashMap::default(),
            seen: 0,
            of_length: [0; LENGTHS],
            of_joined_length: [0; LENGTHS],
        };
        let mut before = None;
        for (at, word) in quote.words.words.iter().enumerate() {
            *bound.places.entry(word.hash).or_default() |= 1 << at;
            bound.seen |= 1 << (word.hash & 63);
            let length = quote.words.letters_of(at, at + 1).len();
            if let Some(places) = bound.of_length.get_mut(slot(length)) {
                *places |= 1 << at;
            }
            if let Some(places) = before.and_then(|before: usize| bound.of_joined_length.get_mut(slot(before + length)))
            {
                *places |= 1 << at;
            }
            before = Some(length);
        }
        Some(bound)
    }

    /// What the words `region` of `source` can have of it. Linear in the region but for words that are divided otherwise.
    pub fn within(&self, source: &Prepared, region: Range<usize>) -> AtMost {
        let words = &source.words;
        // Zeros of `row` are words of the quotation in the longest row so far.
        let (mut row, mut hits, mut divided) = (u64::MAX, 0_u64, 0_u64);
        let mut before: Option<&str> = None;
        for at in region {
            let Some(word) = words.words.get(at) else { break };
            if self.seen >> (word.hash & 63) & 1 == 1
                && let Some(places) = self.places.get(&word.hash)
            {
                hits |= places;
                row = row.wrapping_add(row & places) | row & !places;
            }
            let letters = words.letters_of(at, at + 1);
            if let Some(before) = before {
                let alike = self.of_length.get(slot(before.len() + letters.len())).copied().unwrap_or_default();
                divided |= among(alike, |place| is_joined(self.letters(place), before, letters));
            }
            let alike = self.of_joined_length.get(slot(letters.len())).copied().unwrap_or_default();
            let joined = among(alike, |place| is_joined(letters, self.letters(place - 1), self.letters(place)));
            divided |= joined | joined >> 1;
            before = Some(letters);
        }
        let can = hits | divided;
        let in_order = (!row).count_ones() + divided.count_ones();
        let len = self.quote.len();
        AtMost {
            words: in_order.min(can.count_ones()) as usize,
            matched: (0..len).map(|place| can >> place & 1 == 1).collect(),
        }
    }

    /// Whether the words `region` of `source` may have all of it. Of most stretches the first look tells.
    pub fn may_be_whole(&self, source: &Prepared, region: Range<usize>) -> bool {
        !self.lacks_a_word(source, region.clone()) && self.within(source, region).words == self.quote.len()
    }

    /// Whether a word of it is not among the words `region` of `source`, however they are divided. Linear in the region.
    pub fn lacks_a_word(&self, source: &Prepared, region: Range<usize>) -> bool {
        // A word that is divided otherwise stands in the row of letters; but for numbers, which have spaces between them there.
        let row = source.words.letters_of(region.start, region.end).as_bytes();
        let words = source.words.words.get(region).unwrap_or_default();
        self.quote.words.words.iter().enumerate().any(|(place, word)| {
            !word.is(DIGIT)
                && memmem::find(row, self.letters(place).as_bytes()).is_none()
                && !words.iter().any(|other| other.hash == word.hash)
        })
    }

    fn letters(&self, place: usize) -> &str {
        self.quote.words.letters_of(place, place + 1)
    }
}

fn slot(length: usize) -> usize {
    length.min(LENGTHS - 1)
}

/// Those places of a set that fit.
fn among(mut set: u64, fits: impl Fn(usize) -> bool) -> u64 {
    let mut out = 0;
    while set != 0 {
        let lowest = set & set.wrapping_neg();
        if fits(lowest.trailing_zeros() as usize) {
            out |= lowest;
        }
        set ^= lowest;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Alignment, align_quote, edit, exact_passage, near};
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    const TEXT: &str = "((we|will|keep|shut|shutting|the|north|northgate|gate|Keep|until|3|rains|have|left|not)(, | | |-|\\. |\" ){1}){0,90}";

    fn most(quotation: &str, text: &str) -> usize {
        let (quote, source) = (Quote::of(quotation), Prepared::plain(text));
        Bound::of(&quote).map_or(0, |bound| bound.within(&source, 0..source.len()).words)
    }

    #[test]
    fn words_are_counted_in_order_and_however_they_are_divided() {
        assert_eq!(most("we shut the gate", "the gate was shut by us"), 2);
        assert_eq!(most("we shut the northgate", "we shut the north gate"), 4);
        assert_eq!(most("we shut the north gate", "we shut the northgate"), 5);
        assert_eq!(most("", "the gate"), 0);
        assert_eq!(most("the gate", ""), 0);
        assert_eq!(most("the the the", "the the"), 2);
    }

    proptest! {
        #[test]
        fn no_alignment_has_more(quotation in TEXT, text in TEXT, cut in any::<(prop::sample::Index, prop::sample::Index)>()) {
            let (quote, source) = (Quote::of(&quotation), Prepared::plain(&text));
            let (a, b) = (cut.0.index(source.len() + 1), cut.1.index(source.len() + 1));
            let region = a.min(b)..a.max(b);
            if let (Some(bound), false) = (Bound::of(&quote), quote.len() == 0)
                && let Some(aligned) = edit::align(&quote, &source, region.clone())
            {
                let (matched, most) = (aligned.matched(quote.len()), bound.within(&source, region));
                prop_assert!(matched.iter().filter(|matched| **matched).count() <= most.words);
                prop_assert!(matched.iter().zip(&most.matched).all(|(is, can)| *can || !*is));
                prop_assert!(aligned.differences > 0 || most.words == quote.len());
            }
        }

        #[test]
        fn what_is_found_is_what_is_found_without_it(quotation in TEXT, text in TEXT) {
            let (quote, source) = (Quote::of(&quotation), Prepared::plain(&text));
            let bound = Bound::of(&quote);
            let whole = near(&quote, &source, None, false);
            prop_assert_eq!(&near(&quote, &source, bound.as_ref(), false), &whole);
            prop_assert_eq!(exact_passage(&quote, &source), exact_span(&align_quote(&quote, &source)));
        }

        #[test]
        fn a_quotation_out_of_the_text_is_found_likewise(text in TEXT, from in 0usize..60, len in 3usize..30, change in 0usize..6) {
            let words: Vec<&str> = text.split_whitespace().collect();
            let mut taken: Vec<&str> = words.iter().copied().skip(from).take(len).collect();
            if change < taken.len() {
                taken.remove(change);
            }
            let (quotation, source) = (taken.join(" "), Prepared::plain(&text));
            let quote = Quote::of(&quotation);
            let bound = Bound::of(&quote);
            prop_assert_eq!(near(&quote, &source, bound.as_ref(), false), near(&quote, &source, None, false));
            prop_assert_eq!(exact_passage(&quote, &source), exact_span(&align_quote(&quote, &source)));
        }

        #[test]
        fn words_that_are_divided_otherwise_are_found_exact_alike(
            words in prop::collection::vec(prop::sample::select(vec!["north", "gate", "1", "2", "co", "op", "we", "shut", "é", "ﷺ"]), 3..14),
            ours in prop::collection::vec(prop::sample::select(vec![" ", "", "-", ", "]), 14),
            theirs in prop::collection::vec(prop::sample::select(vec![" ", "", "-", ", ", "” said Kim. “"]), 14),
        ) {
            let joined = |between: &[&str]| -> String { words.iter().zip(between).flat_map(|(word, gap)| [*word, *gap]).collect() };
            let (quotation, source) = (joined(&ours), Prepared::plain(&format!("“{}”", joined(&theirs))));
            let quote = Quote::of(&quotation);
            prop_assert_eq!(exact_passage(&quote, &source), exact_span(&align_quote(&quote, &source)));
        }
    }

    fn exact_span(alignment: &Alignment) -> Option<Span> {
        alignment.span().filter(|_| matches!(alignment, Alignment::Exact { .. }))
    }
}
