//! Whether two sentences tell of the same: by the words that say something, and by their verbs.

use super::Scene;
use super::cited_passage::Pinned;
use super::given::{self, Given, tokens_in};
use crate::analysis::document::BlockView;
use crate::analysis::within::starting_in;
use crate::analysis::{Analysis, SentenceFacts};
use crate::lang::TokenKind;
use crate::syntax::BlockKind;
use crate::text::Span;
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

/// What a sentence tells, for comparing.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Ascending, each once.
    stems: Vec<Stem>,
    verbs: Vec<Cow<'static, str>>,
    /// The dates that it gives.
    pub dates: Vec<Given>,
    pieces: Vec<(Span, Span)>,
}

/// The first letters of a word, 21 bits each: all that two words are compared by.
type Stem = u128;

/// A sentence of a source.
#[derive(Debug)]
struct Sentence {
    /// Bytes of the file.
    span: Span,
    told: Told,
    /// First and last day of every date in it, bounds and approximations included.
    any_date: Vec<(Date, Date)>,
    /// A date in it is counted from another one.
    relative: bool,
}

/// The sentences of a source's paragraphs, chunk by chunk; each chunk is read when it is first asked for, and once for each analysis.
struct Retold(Box<[OnceLock<Box<[Sentence]>>]>);

/// What a passage tells, sentence by sentence.
pub struct Passage {
    retold: Arc<Retold>,
    chunks: RangeInclusive<usize>,
    span: Span,
}

/// Words that any two sentences may share. Sorted.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "about", "after", "again", "against", "also", "among", "been", "before", "being", "between", "both", "could",
    "during", "each", "from", "have", "having", "into", "later", "more", "most", "other", "over", "said", "same",
    "says", "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "told", "under", "until", "upon", "were", "what", "when", "where", "which", "while", "will", "with",
    "would", "year", "years",
];

/// So many letters of a word tell it from others, whatever its ending.
const STEM: usize = 5;

impl Told {
    /// What a sentence of a block tells; words in `apart` are left out. Linear in the sentence.
    pub fn of(view: &BlockView, sentence: &SentenceFacts, apart: &[Span]) -> Told {
        let text = &view.block.running.text;
        // No sentence ends within what is opaque; a time may.
        let opaque = &view.facts.opaque;
        let opaque = opaque.get(starting_in(opaque, sentence.span, |span| *span)).unwrap_or_default();
        let from = view.result.times.partition_point(|time| time.span.end <= sentence.span.start);
        let times = view.result.times.get(from..).unwrap_or_default().iter().map(|time| time.span);
        let times = times.take_while(|time| time.start < sentence.span.end);
        let left_out: Vec<Span> = apart.iter().chain(opaque).copied().chain(times).collect();
        let out = |span: Span| left_out.iter().any(|left_out| left_out.covers(span));
        let words = tokens_in(view, sentence.span).iter().filter(|token| token.kind == TokenKind::Word);
        let mut lower = String::new();
        let stems = words.filter(|token| token.span.len() > 3 && !out(token.span)).filter_map(|token| {
            lower.clear();
            lower.extend(token.of(text).chars().flat_map(char::to_lowercase));
            let stem =
                lower.chars().take(STEM).fold(0, |stem: Stem, letter| stem << 21 | Stem::from(u32::from(letter)));
            COMMON.binary_search(&lower.as_str()).is_err().then_some(stem)
        });
        let mut stems: Vec<Stem> = stems.collect();
        stems.sort_unstable();
        stems.dedup();
        let verbs = sentence.verbs.iter().filter(|group| !matches!(&*group.lemma, "be" | "have" | "do" | "say"));
        Told {
            stems,
            verbs: verbs.map(|group| group.lemma.clone()).collect(),
            dates: given::dates(view, sentence.span),
            pieces: Vec::new(),
        }
    }

    /// How much of what `self` tells `other` tells as well, 0 to 1, where that is enough for both to tell of one thing.
    pub fn likeness(&self, other: &Told) -> Option<f32> {
        let common = self.stems.iter().filter(|stem| other.stems.binary_search(stem).is_ok()).count();
        let share = common as f32 / self.stems.len().max(1) as f32;
        let verb = self.verbs.iter().any(|verb| other.verbs.contains(verb));
        (common >= 2 && (verb && share >= 0.4 || share >= 0.6)).then_some(share)
    }

    /// A span of the block that the sentence stands in as bytes of its file.
    pub fn file_span(&self, span: Span) -> Span {
        self.pieces.iter().find(|(own, _)| *own == span).map(|(_, file)| *file).unwrap_or_default()
    }
}

impl Retold {
    fn of(analysis: &Analysis) -> Arc<Retold> {
        analysis.aside(|| Retold((0..analysis.document.chunks.len()).map(|_| OnceLock::new()).collect()))
    }

    fn read(analysis: &Analysis, chunk: usize) -> Box<[Sentence]> {
        let paragraphs = analysis.chunk_blocks(chunk).filter(|view| view.block.kind == BlockKind::Paragraph);
        paragraphs
            .flat_map(|view| view.facts.sentences.iter().map(move |sentence| Sentence::of(&view, sentence)))
            .collect()
    }
}

impl Sentence {
    fn of(view: &BlockView, sentence: &SentenceFacts) -> Sentence {
        let times = || view.result.times_in(sentence.span);
        let mut told = Told::of(view, sentence, &[]);
        told.dates.retain(|date| !is_of_report(view, sentence, date.span));
        told.pieces = told.dates.iter().map(|date| (date.span, view.file_span(date.span))).collect();
        Sentence {
            span: view.file_span(sentence.span),
            told,
            any_date: times().filter_map(|time| time.value.interval).collect(),
            relative: times().any(|time| time.value.relative),
        }
    }
}

/// Whether a date is that of the report which the sentence rests on: `…, according to a wire report on 4 March`, `the ministry said on
/// 4 March that …`.
pub fn is_of_report(view: &BlockView, sentence: &SentenceFacts, date: Span) -> bool {
    let Some(who) = sentence.mark.attribution else { return false };
    let text = &view.block.running.text;
    if date.start >= who.end {
        let between = tokens_in(view, Span::new(who.end, date.start));
        let joins = |word: &str| {
            matches!(
                word,
                "on" | "of"
                    | "in"
                    | "dated"
                    | "from"
                    | "late"
                    | "early"
                    | "published"
                    | ","
                    | "said"
                    | "reported"
                    | "announced"
            )
        };
        let said = |token: &crate::lang::Token| joins(token.of(text));
        return between.len() <= 3 && between.iter().all(said);
    }
    let verb = given::clause_of(&sentence.verbs, date.start);
    verb.is_some_and(|verb| {
        let content = sentence
            .verbs
            .iter()
            .any(|other| other.is_finite() && other.subordinate && other.span.start > verb.span.end);
        !verb.subordinate
            && content
            && given::clause_of(&sentence.verbs, who.start).is_some_and(|other| other.span == verb.span)
    })
}

impl Passage {
    fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let chunks = self.retold.0.get(self.chunks.clone()).unwrap_or_default().iter().filter_map(OnceLock::get);
        chunks.flatten().filter(|sentence| sentence.span.overlaps(self.span))
    }

    /// First and last day of every date in it, bounds and approximations included.
    pub fn any_date(&self) -> impl Iterator<Item = (Date, Date)> {
        self.sentences().flat_map(|sentence| sentence.any_date.iter().copied())
    }

    /// The sentence that tells most of what `claimed` tells, where one tells enough and no other as much.
    pub fn best(&self, claimed: &Told) -> Option<&Told> {
        let likeness = |sentence: &'_ Sentence| claimed.likeness(&sentence.told);
        let mut scored: Vec<(f32, &Told)> =
            self.sentences().filter_map(|sentence| Some((likeness(sentence)?, &sentence.told))).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (score, best) = *scored.first()?;
        scored.get(1).is_none_or(|(second, _)| *second < score).then_some(best)
    }
}

/// What a pinned passage tells. `None` where its relative dates cannot be trusted: the source's own date is an estimate.
pub fn in_passage(scene: &Scene, passage: &Pinned) -> Option<Passage> {
    let analysis = scene.snapshot.analysis(&passage.file)?;
    let unsure = passage.source.meta.published.as_ref().is_none_or(|date| date.approximate || date.uncertain);
    let (from, to) = (analysis.chunk_at(passage.span.start)?, analysis.chunk_at(passage.span.end)?);
    let retold = Retold::of(&analysis);
    for (at, chunk) in retold.0.iter().enumerate().take(to.saturating_add(1)).skip(from) {
        chunk.get_or_init(|| Retold::read(&analysis, at));
    }
    let passage = Passage { retold, chunks: from..=to, span: passage.span };
    let trusted = !unsure || !passage.sentences().any(|sentence| sentence.relative);
    trusted.then_some(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
