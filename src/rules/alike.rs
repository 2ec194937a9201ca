//! Whether two sentences tell of the same: by the words that say something, and by their verbs.

use super::Scene;
use super::cited_passage::Pinned;
use super::given::{self, Given, tokens_in};
use crate::analysis::SentenceFacts;
use crate::analysis::document::BlockView;
use crate::lang::TokenKind;
use crate::syntax::BlockKind;
use crate::text::Span;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// What a sentence tells, for comparing.
#[derive(Clone, Debug, Default)]
pub struct Told {
    stems: FxHashSet<String>,
    verbs: FxHashSet<Cow<'static, str>>,
    /// The dates that it gives.
    pub dates: Vec<Given>,
    pieces: Vec<(Span, Span)>,
}

/// What a passage tells, sentence by sentence.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Its sentences.
    pub sentences: Vec<Told>,
    /// First and last day of every date in it, bounds and approximations included.
    pub any_date: Vec<(Date, Date)>,
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
        let out = |span: Span| {
            let skips = apart.iter().chain(&view.facts.opaque).any(|apart| apart.covers(span));
            skips || view.result.times.iter().any(|time| time.span.covers(span))
        };
        let words = tokens_in(view, sentence.span).iter().filter(|token| token.kind == TokenKind::Word);
        let stems = words.filter(|token| token.span.len() > 3 && !out(token.span)).filter_map(|token| {
            let word = token.of(text).to_lowercase();
            let stem: String = word.chars().take(STEM).collect();
            COMMON.binary_search(&word.as_str()).is_err().then_some(stem)
        });
        let verbs = sentence.verbs.iter().filter(|group| !matches!(&*group.lemma, "be" | "have" | "do" | "say"));
        Told {
            stems: stems.collect(),
            verbs: verbs.map(|group| group.lemma.clone()).collect(),
            dates: given::dates(view, sentence.span),
            pieces: Vec::new(),
        }
    }

    /// How much of what `self` tells `other` tells as well, 0 to 1, where that is enough for both to tell of one thing.
    pub fn likeness(&self, other: &Told) -> Option<f32> {
        let common = self.stems.iter().filter(|stem| other.stems.contains(*stem)).count();
        let share = common as f32 / self.stems.len().max(1) as f32;
        let verb = self.verbs.iter().any(|verb| other.verbs.contains(verb));
        (common >= 2 && (verb && share >= 0.4 || share >= 0.6)).then_some(share)
    }

    /// A span of the block that the sentence stands in as bytes of its file.
    pub fn file_span(&self, span: Span) -> Span {
        self.pieces.iter().find(|(own, _)| *own == span).map(|(_, file)| *file).unwrap_or_default()
    }
}

impl Passage {
    /// The sentence that tells most of what `claimed` tells, where one tells enough and no other as much.
    pub fn best(&self, claimed: &Told) -> Option<&Told> {
        let mut scored: Vec<(f32, &Told)> =
            self.sentences.iter().filter_map(|told| Some((claimed.likeness(told)?, told))).collect();
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
    let mut out = Passage::default();
    for view in (from..=to).flat_map(|chunk| analysis.chunk_blocks(chunk)) {
        if view.block.kind != BlockKind::Paragraph {
            continue;
        }
        for sentence in &view.facts.sentences {
            if !view.file_span(sentence.span).overlaps(passage.span) {
                continue;
            }
            let times = view.result.times.iter().filter(|time| sentence.span.covers(time.span));
            for time in times {
                if time.value.relative && unsure {
                    return None;
                }
                out.any_date.extend(time.value.interval);
            }
            let mut told = Told::of(&view, sentence, &[]);
            told.pieces = told.dates.iter().map(|date| (date.span, view.file_span(date.span))).collect();
            out.sentences.push(told);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
