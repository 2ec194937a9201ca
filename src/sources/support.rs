//! Which passage of a source may support a claim: how much of what the claim says, by weight, stands in one paragraph.
//!
//! A word counts by how rare it is in the corpus. It is there if a form of it is; half of it, if a word of like meaning is; an actor, event
//! or date that the claim names is there if the paragraph names the same one, in whatever words. What stands in the paragraphs beside, or
//! anywhere in the source, counts a little: an article says who and where once.

mod synonyms;

use super::align::seed::is_function_word;
use super::passages::Passages;
use super::stem::stem_hash;
use super::words::{CLITIC, DIGIT, Words};
use crate::text::Span;
use rustc_hash::FxHashSet;
use synonyms::alike;

/// What a word of like meaning counts.
const ALIKE: f32 = 0.5;
/// What a word in a paragraph beside counts.
const BESIDE: f32 = 0.25;
/// What a word elsewhere in the source counts.
const ELSEWHERE: f32 = 0.12;
/// What all pairs of neighbouring words count, beside the words themselves.
const PAIRS: f32 = 0.2;
/// A number weighs so much more than another word as rare.
const NUMBER: f32 = 1.3;
/// A paragraph of more words holds much by chance.
const LONG: f32 = 120.0;

/// One word of a claim.
#[derive(Clone, PartialEq, Debug)]
pub struct Term {
    /// Hash of its stem.
    pub stem: u32,
    /// The mention or time expression that it is part of, as an index into the groups given.
    pub group: Option<usize>,
    is_number: bool,
    alike: Vec<u32>,
}

/// A claim as it is looked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claim {
    /// Its words that say something, each once.
    pub terms: Vec<Term>,
    pairs: Vec<(u32, u32)>,
}

impl Claim {
    /// Takes a sentence apart. `groups` are the bytes of its actors, events and times; `left_out` those of its citations. Linear.
    pub fn of(sentence: &str, groups: &[Span], left_out: &[Span]) -> Claim {
        let words = Words::of(sentence);
        let mut claim = Claim::default();
        let mut seen: FxHashSet<(u32, Option<usize>)> = FxHashSet::default();
        let mut before = None;
        for (at, word) in words.words.iter().enumerate() {
            let span = Span::new(word.start as usize, word.end as usize);
            let letters = words.letters_of(at, at + 1);
            if word.is(CLITIC) || left_out.iter().any(|out| out.overlaps(span)) {
                continue;
            }
            let group = groups.iter().position(|group| group.overlaps(span));
            if is_function_word(letters) && group.is_none() {
                continue;
            }
            let stem = stem_hash(letters);
            claim.pairs.extend(before.map(|before| (before, stem)));
            before = Some(stem);
            if seen.insert((stem, group)) {
                claim.terms.push(Term { stem, group, is_number: word.is(DIGIT), alike: alike(letters) });
            }
        }
        claim
    }
}

/// One paragraph of a source, ready for comparing.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Bytes of the file.
    pub span: Span,
    /// Its number, from 1, as `¶` counts.
    pub number: usize,
    stems: FxHashSet<u32>,
    pairs: FxHashSet<(u32, u32)>,
    words: usize,
}

/// The paragraphs of a source, and the words that stand anywhere in it.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    /// In order.
    pub list: Vec<Paragraph>,
    anywhere: FxHashSet<u32>,
}

impl Paragraphs {
    /// Those that `¶` counts. Linear.
    pub fn of(passages: &Passages) -> Paragraphs {
        let spans = passages.numbered();
        let mut out = Paragraphs::default();
        out.list.extend(spans.iter().zip(1..).map(|(span, number)| Paragraph {
            span: *span,
            number,
            ..Paragraph::default()
        }));
        let (prepared, mut here) = (passages.prepared(), 0);
        let mut before: Option<(usize, u32)> = None;
        let words = &prepared.words;
        for (at, word) in words.words.iter().enumerate() {
            let letters = words.letters_of(at, at + 1);
            if word.is(CLITIC) || is_function_word(letters) && !word.is(super::words::CAPITAL) {
                continue;
            }
            let stem = stem_hash(letters);
            out.anywhere.insert(stem);
            let place = prepared.file_span(at..at + 1).start;
            while spans.get(here).is_some_and(|span| span.end <= place) {
                here += 1;
            }
            let Some(paragraph) = out.list.get_mut(here).filter(|paragraph| paragraph.span.start <= place) else {
                continue;
            };
            paragraph.stems.insert(stem);
            paragraph.words += 1;
            if let Some((index, before)) = before.filter(|(index, _)| *index == here) {
                paragraph.pairs.insert((before, stem));
                let _ = index;
            }
            before = Some((here, stem));
        }
        out
    }

    /// How well each paragraph supports a claim, 0 to about 1.2, in order of the text. `weight` is how much a word tells; `told` how much of
    /// a group of the claim a paragraph (by its index) tells of, 0 to 1. Time is that of claim times paragraphs.
    pub fn score(&self, claim: &Claim, weight: &dyn Fn(u32) -> f32, told: &dyn Fn(usize, usize) -> f32) -> Vec<f32> {
        let weights: Vec<f32> =
            claim.terms.iter().map(|term| weight(term.stem) * if term.is_number { NUMBER } else { 1.0 }).collect();
        let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let own: Vec<Vec<f32>> = (0..self.list.len())
            .map(|at| claim.terms.iter().map(|term| self.credit(at, term, told)).collect())
            .collect();
        let beside = |at: Option<usize>, term: usize| {
            at.and_then(|at| own.get(at)?.get(term)).copied().unwrap_or_default() * BESIDE
        };
        let score = |(at, paragraph): (usize, &Paragraph)| {
            let mut sum = 0.0;
            for (index, (term, weight)) in claim.terms.iter().zip(&weights).enumerate() {
                let here = own.get(at).and_then(|own| own.get(index)).copied().unwrap_or_default();
                let near = beside(at.checked_sub(1), index).max(beside(Some(at + 1), index));
                let far = if self.anywhere.contains(&term.stem) { ELSEWHERE } else { 0.0 };
                sum += weight * here.max(near).max(far);
            }
            let pairs = claim.pairs.iter().filter(|pair| paragraph.pairs.contains(pair)).count();
            let pairs = pairs as f32 / claim.pairs.len().max(1) as f32;
            let long = (paragraph.words as f32 / LONG).max(1.0);
            (sum / all + PAIRS * pairs) / long.powf(0.25)
        };
        self.list.iter().enumerate().map(score).collect()
    }

    fn credit(&self, at: usize, term: &Term, told: &dyn Fn(usize, usize) -> f32) -> f32 {
        let Some(paragraph) = self.list.get(at) else { return 0.0 };
        if paragraph.stems.contains(&term.stem) {
            return 1.0;
        }
        let group = term.group.map_or(0.0, |group| told(at, group));
        let alike = if term.alike.iter().any(|stem| paragraph.stems.contains(stem)) { ALIKE } else { 0.0 };
        group.max(alike)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Document, Format};

    fn scores(source: &str, claim: &str) -> Vec<i32> {
        let passages = Passages::new(&Document::parse(source, Format::Plain), source);
        let scores = Paragraphs::of(&passages).score(&Claim::of(claim, &[], &[]), &|_| 1.0, &|_, _| 0.0);
        scores.iter().map(|score| (score * 100.0) as i32).collect()
    }

    #[test]
    fn the_paragraph_that_says_it_scores_most() {
        let source =
            "The council met in Amsel.\n\nIt voted to shut the northern gate for a year.\n\nNobody spoke against it.";
        let scores = scores(source, "The northern gate was closed for one year by a vote of the council.");
        assert!(scores[1] > 60 && scores[1] > 2 * scores[0] && scores[2] < 30, "{scores:?}");
    }

    #[test]
    fn nothing_scores_nothing() {
        assert_eq!(scores("", "A claim."), Vec::<i32>::new());
        assert_eq!(scores("A text.", ""), [0]);
    }
}
