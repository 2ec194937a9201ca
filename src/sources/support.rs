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
use rustc_hash::{FxHashMap, FxHashSet};
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

    /// How much each of its terms weighs; `weight` is how much a word tells.
    pub fn weighed(&self, weight: impl Fn(u32) -> f32) -> Vec<f32> {
        self.terms.iter().map(|term| weight(term.stem) * if term.is_number { NUMBER } else { 1.0 }).collect()
    }
}

/// One paragraph of a source.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paragraph {
    /// Bytes of the file.
    pub span: Span,
    /// Its number, from 1, as `¶` counts.
    pub number: usize,
    words: usize,
}

/// The paragraphs of a source, and in which of them its words are: built once for each version of it.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    /// In order.
    pub list: Vec<Paragraph>,
    /// Of each stem of the source the paragraphs that it is in; of one that stands between paragraphs only, none.
    stems: Postings<u32>,
    /// Of neighbouring words the paragraphs that they are in.
    pairs: Postings<(u32, u32)>,
}

impl Paragraphs {
    /// Those that `¶` counts. Linear but for sorting; about 24 bytes a word.
    pub fn of(passages: &Passages) -> Paragraphs {
        let spans = passages.numbered();
        let mut out = Paragraphs::default();
        out.list.extend(spans.iter().zip(1..).map(|(span, number)| Paragraph { span: *span, number, words: 0 }));
        let (prepared, mut here) = (passages.prepared(), 0);
        let mut before: Option<(usize, u32)> = None;
        let (mut stems, mut pairs, mut between) = (Vec::new(), Vec::new(), Vec::new());
        let words = &prepared.words;
        for (at, word) in words.words.iter().enumerate() {
            let letters = words.letters_of(at, at + 1);
            if word.is(CLITIC) || is_function_word(letters) && !word.is(super::words::CAPITAL) {
                continue;
            }
            let stem = stem_hash(letters);
            let place = prepared.file_span(at..at + 1).start;
            while spans.get(here).is_some_and(|span| span.end <= place) {
                here += 1;
            }
            let Some(paragraph) = out.list.get_mut(here).filter(|paragraph| paragraph.span.start <= place) else {
                between.push(stem);
                continue;
            };
            paragraph.words += 1;
            stems.push((stem, here as u32));
            if let Some((_, before)) = before.filter(|(index, _)| *index == here) {
                pairs.push(((before, stem), here as u32));
            }
            before = Some((here, stem));
        }
        out.stems = Postings::of(stems, between);
        out.pairs = Postings::of(pairs, Vec::new());
        out
    }

    /// How well each paragraph supports a claim, 0 to about 1.2, in order of the text. `weights` are how much each term tells ([`Claim::weighed`]);
    /// `told` how much of each group of the claim each paragraph tells of, 0 to 1, nothing for groups that are not looked for. Time is that of claim
    /// times paragraphs.
    pub fn score(&self, claim: &Claim, weights: &[f32], told: &[Vec<f32>]) -> Vec<f32> {
        let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let mut sums = vec![0.0f32; self.list.len()];
        // What the paragraphs have of a term, nothing standing before the first and behind the last.
        let mut own = vec![0.0f32; self.list.len() + 2];
        for (term, weight) in claim.terms.iter().zip(weights) {
            own.fill(0.0);
            let here = own.get_mut(1..=self.list.len()).unwrap_or_default();
            let mut raise = |at: usize, credit: f32| {
                if let Some(cell) = here.get_mut(at) {
                    *cell = cell.max(credit);
                }
            };
            for (at, credit) in term.group.and_then(|group| told.get(group)).into_iter().flatten().enumerate() {
                raise(at, *credit);
            }
            for at in term.alike.iter().flat_map(|stem| self.stems.get(stem)) {
                raise(*at as usize, ALIKE);
            }
            let places = self.stems.find(&term.stem);
            for at in places.unwrap_or_default() {
                raise(*at as usize, 1.0);
            }
            let far = if places.is_some() { ELSEWHERE } else { 0.0 };
            // Paragraph beside paragraph, which a processor does for several at once.
            let beside = own.iter().zip(own.get(2..).unwrap_or_default());
            let here = own.get(1..).unwrap_or_default();
            for ((sum, here), (above, below)) in sums.iter_mut().zip(here).zip(beside) {
                let near = more(above * BESIDE, below * BESIDE);
                *sum += weight * more(more(*here, near), far);
            }
        }
        let mut pairs = vec![0usize; self.list.len()];
        for at in claim.pairs.iter().flat_map(|pair| self.pairs.get(pair)) {
            if let Some(count) = pairs.get_mut(*at as usize) {
                *count += 1;
            }
        }
        let score = |((paragraph, pairs), sum): ((&Paragraph, &usize), &f32)| {
            let pairs = *pairs as f32 / claim.pairs.len().max(1) as f32;
            let long = (paragraph.words as f32 / LONG).max(1.0);
            let score = sum / all + PAIRS * pairs;
            // One to any power is one.
            if long > 1.0 { score / long.powf(0.25) } else { score }
        };
        self.list.iter().zip(&pairs).zip(&sums).map(score).collect()
    }

    /// A score that no paragraph exceeds, whatever paragraphs tell of the claim's groups; those are not `read` or may all be told. Linear in the claim.
    pub fn most(&self, claim: &Claim, weights: &[f32], read: bool) -> f32 {
        let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let mut sum = 0.0;
        for (term, weight) in claim.terms.iter().zip(weights) {
            let places = self.stems.find(&term.stem);
            let far = if places.is_some() { ELSEWHERE } else { 0.0 };
            let in_paragraph = |stem: &u32| !self.stems.get(stem).is_empty();
            let here = match term {
                _ if places.is_some_and(|places| !places.is_empty()) || read && term.group.is_some() => 1.0,
                _ if term.alike.iter().any(in_paragraph) => ALIKE,
                _ => 0.0,
            };
            sum += weight * f32::max(here, far);
        }
        let pairs = claim.pairs.iter().filter(|pair| self.pairs.has(pair)).count();
        sum / all + PAIRS * (pairs as f32 / claim.pairs.len().max(1) as f32)
    }
}

/// The greater of two numbers, neither of which is NaN.
#[inline]
fn more(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The paragraphs that each of many things is in.
#[derive(Clone, Debug)]
struct Postings<T> {
    /// Where the paragraphs of a thing stand in `places`.
    of: FxHashMap<T, (u32, u32)>,
    places: Vec<u32>,
}

impl<T> Default for Postings<T> {
    fn default() -> Self {
        Postings { of: FxHashMap::default(), places: Vec::new() }
    }
}

impl<T: Copy + Ord + std::hash::Hash> Postings<T> {
    /// Of things with the paragraphs that they are in, and of those that are in none.
    fn of(mut all: Vec<(T, u32)>, nowhere: Vec<T>) -> Postings<T> {
        all.sort_unstable();
        all.dedup();
        let mut out =
            Postings { of: nowhere.into_iter().map(|thing| (thing, (0, 0))).collect(), ..Postings::default() };
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let from = out.places.len() as u32;
            out.places.extend(same.iter().map(|(_, place)| *place));
            out.of.extend(same.first().map(|(thing, _)| (*thing, (from, out.places.len() as u32))));
        }
        out
    }

    /// The paragraphs that it is in, ascending; `None` where it is nowhere, between them neither.
    fn find(&self, thing: &T) -> Option<&[u32]> {
        self.of.get(thing).map(|(from, to)| self.places.get(*from as usize..*to as usize).unwrap_or_default())
    }

    /// The paragraphs that it is in, ascending.
    fn get(&self, thing: &T) -> &[u32] {
        self.find(thing).unwrap_or_default()
    }

    /// Whether it is anywhere.
    fn has(&self, thing: &T) -> bool {
        self.of.contains_key(thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Document, Format};
    use proptest::prelude::*;

    fn scores(source: &str, claim: &str) -> Vec<i32> {
        let passages = Passages::new(&Document::parse(source, Format::Plain), source);
        let claim = Claim::of(claim, &[], &[]);
        let scores = Paragraphs::of(&passages).score(&claim, &claim.weighed(|_| 1.0), &[]);
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

    /// The same, paragraph by paragraph and term by term, each asked for by itself.
    fn one_by_one(passages: &Passages, claim: &Claim, weights: &[f32], told: &[Vec<f32>]) -> Vec<f32> {
        let prepared = passages.prepared();
        let words = &prepared.words;
        let mut read: Vec<(usize, u32)> = Vec::new();
        for at in 0..words.words.len() {
            let (word, letters) = (words.words[at], words.letters_of(at, at + 1));
            if !word.is(CLITIC) && (!is_function_word(letters) || word.is(super::super::words::CAPITAL)) {
                let place = prepared.file_span(at..at + 1).start;
                let holds = |span: &Span| span.start <= place && place < span.end;
                let paragraph = passages.numbered().iter().position(holds);
                read.push((paragraph.unwrap_or(usize::MAX), stem_hash(letters)));
            }
        }
        let inside: Vec<(usize, u32)> = read.iter().copied().filter(|(at, _)| *at != usize::MAX).collect();
        let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let credit = |at: usize, term: &Term| {
            let has = |stem: u32| inside.contains(&(at, stem));
            let told = term.group.and_then(|group| told.get(group)?.get(at)).copied().unwrap_or_default();
            let alike = if term.alike.iter().any(|stem| has(*stem)) { ALIKE } else { 0.0 };
            if has(term.stem) { 1.0 } else { told.max(alike) }
        };
        let count = passages.numbered().len();
        let score = |at: usize| {
            let mut sum = 0.0;
            for (term, weight) in claim.terms.iter().zip(weights) {
                let above = at.checked_sub(1).map_or(0.0, |above| credit(above, term));
                let below = if at + 1 < count { credit(at + 1, term) } else { 0.0 };
                let far = if read.iter().any(|(_, stem)| *stem == term.stem) { ELSEWHERE } else { 0.0 };
                sum += weight * credit(at, term).max(above * BESIDE).max(below * BESIDE).max(far);
            }
            let follow = |pair: &(u32, u32)| inside.windows(2).any(|w| w[0] == (at, pair.0) && w[1] == (at, pair.1));
            let pairs = claim.pairs.iter().filter(|pair| follow(pair)).count() as f32;
            let long = (inside.iter().filter(|(other, _)| *other == at).count() as f32 / LONG).max(1.0);
            (sum / all + PAIRS * (pairs / claim.pairs.len().max(1) as f32)) / long.powf(0.25)
        };
        (0..count).map(score).collect()
    }

    proptest! {
        #[test]
        fn scores_are_those_of_each_paragraph_by_itself_and_below_the_bound(
            source in "((closed|opened|shut|3|the|Gate|army|troops|of|port|and|said|ports)( |, |\\. |\n\n|\n# )){0,40}",
            claim in "((closing|open|3|Gate|army|soldiers|port|it|Ports) ){0,8}",
            told in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![0.0f32, 0.5, 1.0]), 0..6), 0..3),
        ) {
            let passages = Passages::new(&Document::parse(&source, Format::Markdown), &source);
            let groups: Vec<Span> = claim.match_indices(char::is_uppercase).map(|(at, _)| Span::new(at, at + 2)).collect();
            let claim = Claim::of(&claim, &groups, &[]);
            let weights = claim.weighed(|stem| (stem % 7) as f32 / 3.0);
            let paragraphs = Paragraphs::of(&passages);
            let scores = paragraphs.score(&claim, &weights, &told);
            prop_assert_eq!(&scores, &one_by_one(&passages, &claim, &weights, &told));
            let most = paragraphs.most(&claim, &weights, true);
            prop_assert!(scores.iter().all(|score| *score <= most), "{:?} {}", scores, most);
            let unread = paragraphs.most(&claim, &weights, false);
            prop_assert!(paragraphs.score(&claim, &weights, &[]).iter().all(|score| *score <= unread));
        }
    }
}
