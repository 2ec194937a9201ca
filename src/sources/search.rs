//! Full text over many sources: one index serves the search for quotations whose sentence cites nothing and the ranking
//! of passages that may support a claim.
//!
//! Documents are looked up by the words they hold, ranked by BM25 (Robertson and Zaragoza 2009); the words' places are
//! not stored: the few documents that come first are aligned word by word.

use super::align::{Alignment, align};
use super::prepared::Prepared;
use super::quote::Quote;
use super::words::{CLITIC, Words};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Names a source within one index.
pub type SourceId = u32;

/// Where the index of the words is kept: in memory ([`MemoryIndex`]), or on disk where the corpus is large.
pub trait TextIndex {
    /// How many sources it holds, and how many words these have in all.
    fn size(&self) -> (usize, u64);
    /// In how many sources a word is.
    fn document_frequency(&self, word: u32) -> usize;
    /// The sources that a word is in, with how often.
    fn postings(&self, word: u32, each: &mut dyn FnMut(SourceId, u32));
    /// How many words a source has.
    fn length(&self, source: SourceId) -> u32;
}

/// An index in memory: 6 bytes for each distinct word of each source, and the table of words.
#[derive(Clone, Debug, Default)]
pub struct MemoryIndex {
    words: FxHashMap<u32, Postings>,
    lengths: Vec<u32>,
    total: u64,
}

#[derive(Clone, Debug, Default)]
struct Postings {
    sources: Vec<SourceId>,
    counts: Vec<u16>,
}

impl MemoryIndex {
    /// Adds a source and gives its id, counting from 0. Linear in the source.
    pub fn add(&mut self, source: &Prepared) -> SourceId {
        let id = self.lengths.len() as SourceId;
        let mut counts: FxHashMap<u32, u16> = FxHashMap::default();
        for word in &source.words.words {
            let count = counts.entry(word.hash).or_default();
            *count = count.saturating_add(1);
        }
        for (word, count) in counts {
            let postings = self.words.entry(word).or_default();
            postings.sources.push(id);
            postings.counts.push(count);
        }
        self.lengths.push(source.len() as u32);
        self.total += source.len() as u64;
        id
    }
}

impl TextIndex for MemoryIndex {
    fn size(&self) -> (usize, u64) {
        (self.lengths.len(), self.total)
    }

    fn document_frequency(&self, word: u32) -> usize {
        self.words.get(&word).map_or(0, |postings| postings.sources.len())
    }

    fn postings(&self, word: u32, each: &mut dyn FnMut(SourceId, u32)) {
        if let Some(postings) = self.words.get(&word) {
            for (source, count) in postings.sources.iter().zip(&postings.counts) {
                each(*source, u32::from(*count));
            }
        }
    }

    fn length(&self, source: SourceId) -> u32 {
        self.lengths.get(source as usize).copied().unwrap_or_default()
    }
}

/// A source with its score, the higher the better.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ranked {
    /// The source.
    pub source: SourceId,
    /// BM25, or for quotations the weighted share of the words that the source has (0 to 1).
    pub score: f32,
}

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The `count` sources that fit the words of `query` best, by BM25. Linear in the postings of its words.
pub fn rank(query: &str, index: &dyn TextIndex, count: usize) -> Vec<Ranked> {
    let words = Words::of(query);
    let (documents, total) = index.size();
    let average = (total as f32 / documents.max(1) as f32).max(1.0);
    let mut scores: FxHashMap<SourceId, f32> = FxHashMap::default();
    for word in distinct(&words) {
        let frequency = index.document_frequency(word) as f32;
        let weight = (1.0 + (documents as f32 - frequency + 0.5) / (frequency + 0.5)).ln();
        index.postings(word, &mut |source, count| {
            let length = index.length(source) as f32;
            let count = count as f32;
            let share = count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / average));
            *scores.entry(source).or_default() += weight * share;
        });
    }
    best(scores.into_iter().map(|(source, score)| Ranked { source, score }), count)
}

/// Sources that are aligned for one quotation.
const ALIGNED: usize = 24;
/// A source that has less of the quotation's words, by weight, is not aligned.
const LEAST: f32 = 0.45;

/// A quotation found in one of many sources.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The source.
    pub source: SourceId,
    /// How the quotation stands to it; never `None`.
    pub alignment: Alignment,
}

/// The sources that hold `quotation`, exact ones first, then near ones by agreement, at most `count`. `text` gives a
/// prepared source where it is to be had. Linear in the postings of the quotation's rarer words, and in the few sources
/// that are aligned.
pub fn search(
    quotation: &str,
    index: &dyn TextIndex,
    text: &dyn Fn(SourceId) -> Option<Arc<Prepared>>,
    count: usize,
) -> Vec<Found> {
    let mut found: Vec<(f32, Found)> = candidates(quotation, index)
        .into_iter()
        .filter_map(|ranked| {
            let alignment = align(quotation, &*text(ranked.source)?);
            let agree = match &alignment {
                Alignment::Exact { .. } => 2.0,
                Alignment::Near { agree, .. } => *agree,
                Alignment::None => return None,
            };
            Some((agree, Found { source: ranked.source, alignment }))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.source.cmp(&b.1.source)));
    found.truncate(count);
    found.into_iter().map(|(_, found)| found).collect()
}

/// The sources that have most of a quotation's words, the best first.
pub fn candidates(quotation: &str, index: &dyn TextIndex) -> Vec<Ranked> {
    let quote = Quote::of(quotation);
    let (documents, _) = index.size();
    let mut words: Vec<(usize, u32)> =
        distinct(&quote.words).into_iter().map(|word| (index.document_frequency(word), word)).collect();
    // A word that no source has tells nothing about which it is.
    words.retain(|(frequency, _)| *frequency > 0);
    words.sort_unstable();
    let weigh = |frequency: usize| (1.0 + documents as f32 / (1.0 + frequency as f32)).ln();
    let most: f32 = words.iter().map(|(frequency, _)| weigh(*frequency)).sum();
    let mut scores = vec![0.0f32; documents];
    let mut left = most;
    for (frequency, word) in &words {
        let weight = weigh(*frequency);
        // Words that are nearly everywhere cannot lift a source that has none of the others over the bar.
        let everywhere = *frequency * 3 > documents && documents > 64;
        if everywhere && left < most * 0.5 {
            break;
        }
        left -= weight;
        index.postings(*word, &mut |source, _| {
            if let Some(score) = scores.get_mut(source as usize) {
                *score += weight;
            }
        });
    }
    let reached = (most - left).max(f32::MIN_POSITIVE);
    let all =
        scores.into_iter().enumerate().map(|(source, score)| Ranked { source: source as u32, score: score / reached });
    best(all.filter(|ranked| ranked.score >= LEAST), ALIGNED)
}

fn distinct(words: &Words) -> Vec<u32> {
    let mut all: Vec<u32> = words.words.iter().filter(|word| !word.is(CLITIC)).map(|word| word.hash).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn best(all: impl Iterator<Item = Ranked>, count: usize) -> Vec<Ranked> {
    let mut all: Vec<Ranked> = all.collect();
    let order = |a: &Ranked, b: &Ranked| b.score.total_cmp(&a.score).then(a.source.cmp(&b.source));
    if all.len() > count && count > 0 {
        all.select_nth_unstable_by(count - 1, order);
        all.truncate(count);
    }
    all.sort_unstable_by(order);
    all.truncate(count);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> (MemoryIndex, Vec<Arc<Prepared>>) {
        let texts = [
            "The harbour at Amsel was closed after the ice broke the outer mole in January.",
            "Growers in the Edrel valley lost a third of the harvest to drought, the union said.",
            "The outer mole at Amsel is to be rebuilt with stone from the Edrel quarry by next autumn.",
        ];
        let mut index = MemoryIndex::default();
        let sources: Vec<_> = texts.iter().map(|text| Arc::new(Prepared::plain(text))).collect();
        for source in &sources {
            index.add(source);
        }
        (index, sources)
    }

    #[test]
    fn a_quotation_is_found_among_sources() {
        let (index, sources) = corpus();
        let text = |id: SourceId| sources.get(id as usize).cloned();
        let show = |quotation: &str| -> Vec<(u32, bool)> {
            let found = search(quotation, &index, &text, 5);
            found.iter().map(|found| (found.source, matches!(found.alignment, Alignment::Exact { .. }))).collect()
        };
        assert_eq!(show("the outer mole"), [(0, true), (2, true)]);
        assert_eq!(show("lost a third of the crop to drought, the union said"), [(1, false)]);
        assert_eq!(show("nothing of that kind was ever written down"), []);
        assert_eq!(show(""), []);
    }

    #[test]
    fn sources_are_ranked() {
        let (index, _) = corpus();
        let first = rank("Who lost the harvest to drought in Edrel?", &index, 2);
        assert_eq!(first.first().map(|ranked| ranked.source), Some(1));
        assert_eq!(first.len(), 2);
    }
}
