//! Full text over many sources: one index serves the search for quotations whose sentence cites nothing and the ranking
//! of passages that may support a claim.
//!
//! Documents are looked up by the words they hold, ranked by BM25 (Robertson and Zaragoza 2009); the words' places are
//! not stored: the few documents that come first are aligned word by word.

use super::align::Alignment;
use super::index::{SourceId, TextIndex};
use super::quote::Quote;
use super::stem::stem_hash;
use super::words::{CLITIC, Words};

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

/// How much a word tells: the rarer, the more (the inverse document frequency of BM25).
pub fn weight(word: u32, index: &dyn TextIndex) -> f32 {
    let (documents, frequency) = (index.size().0 as f32, index.document_frequency(word) as f32);
    (1.0 + (documents - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln()
}

/// The `count` sources that fit the words of `query` best, by plain BM25. Linear in the postings of its words.
pub fn rank(query: &str, index: &dyn TextIndex, count: usize) -> Vec<Ranked> {
    let words: Vec<(u32, f32)> = distinct(&Words::of(query)).into_iter().map(|word| (word, 1.0)).collect();
    rank_words(&words, index, count)
}

/// The same for words, as hashes of their stems, that count more or less.
pub fn rank_words(words: &[(u32, f32)], index: &dyn TextIndex, count: usize) -> Vec<Ranked> {
    let (documents, total) = index.size();
    let average = (total as f32 / documents.max(1) as f32).max(1.0);
    let mut scores: Vec<f32> = vec![0.0; index.ids()];
    for (word, factor) in words {
        let weight = weight(*word, index) * factor;
        index.postings(*word, &mut |source, count| {
            let length = index.length(source) as f32;
            let count = count as f32;
            let share = count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / average));
            if let Some(score) = scores.get_mut(source as usize) {
                *score += weight * share;
            }
        });
    }
    let all = scores.into_iter().enumerate().filter(|(_, score)| *score > 0.0);
    best(all.map(|(source, score)| Ranked { source: source as SourceId, score }), count)
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

/// The sources that hold `quotation`, exact ones first, then near ones by agreement, at most `count`. `aligned` looks it up
/// in a source, where that is to be had. Linear in the postings of the quotation's rarer words, and in the few sources that are aligned.
pub fn search(
    quotation: &str,
    index: &dyn TextIndex,
    aligned: &dyn Fn(SourceId) -> Option<Alignment>,
    count: usize,
) -> Vec<Found> {
    let found = candidates(&Quote::of(quotation), index).into_iter().filter_map(|ranked| {
        let alignment = aligned(ranked.source)?;
        let agree = agreement(&alignment)?;
        Some((agree, Found { source: ranked.source, alignment }))
    });
    let mut found: Vec<(f32, Found)> = found.collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.source.cmp(&b.1.source)));
    found.truncate(count);
    found.into_iter().map(|(_, found)| found).collect()
}

/// How well a passage agrees, for putting several in order; `None` where there is none.
pub fn agreement(alignment: &Alignment) -> Option<f32> {
    match alignment {
        Alignment::Exact { .. } => Some(2.0),
        Alignment::Near { agree, .. } => Some(*agree),
        Alignment::None => None,
    }
}

/// The sources that have most of a quotation's words, the best first.
pub fn candidates(quote: &Quote, index: &dyn TextIndex) -> Vec<Ranked> {
    let (documents, _) = index.size();
    let mut words: Vec<(usize, u32)> =
        distinct(&quote.words).into_iter().map(|word| (index.document_frequency(word), word)).collect();
    // A word that no source has tells nothing about which it is.
    words.retain(|(frequency, _)| *frequency > 0);
    words.sort_unstable();
    let weigh = |frequency: usize| (1.0 + documents as f32 / (1.0 + frequency as f32)).ln();
    let most: f32 = words.iter().map(|(frequency, _)| weigh(*frequency)).sum();
    let mut scores = vec![0.0f32; index.ids()];
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
    let own = words.words.iter().enumerate().filter(|(_, word)| !word.is(CLITIC));
    let mut all: Vec<u32> = own.map(|(at, _)| stem_hash(words.letters_of(at, at + 1))).collect();
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
    use super::super::align::align;
    use super::super::index::{MemoryIndex, WordCounts};
    use super::super::prepared::Prepared;
    use super::*;

    fn corpus() -> (MemoryIndex, Vec<Prepared>) {
        let texts = [
            "The harbour at Amsel was closed after the ice broke the outer mole in January.",
            "Growers in the Edrel valley lost a third of the harvest to drought, the union said.",
            "The outer mole at Amsel is to be rebuilt with stone from the Edrel quarry by next autumn.",
        ];
        let mut index = MemoryIndex::default();
        let sources: Vec<_> = texts.iter().map(|text| Prepared::plain(text)).collect();
        for (id, source) in sources.iter().enumerate() {
            index.put(id as SourceId, &WordCounts::of(source));
        }
        (index, sources)
    }

    #[test]
    fn a_quotation_is_found_among_sources() {
        let (index, sources) = corpus();
        let show = |quotation: &str| -> Vec<(u32, bool)> {
            let aligned = |id: SourceId| Some(align(quotation, sources.get(id as usize)?));
            let found = search(quotation, &index, &aligned, 5);
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
