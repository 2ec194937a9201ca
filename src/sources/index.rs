//! The index of the words of many sources: in which of them a word is. What keeps it is a trait, so that a large corpus may lie on disk.

mod stored;

pub use stored::{LayeredIndex, Row, Stored};

use super::prepared::Prepared;
use super::stem::stem_hash;
use rustc_hash::FxHashMap;

/// Names a source within one index.
pub type SourceId = u32;

/// Where the index of the words is kept: in memory ([`MemoryIndex`]), or as a row of bytes that may be mapped ([`LayeredIndex`]). A word is
/// known by the hash of its stem.
pub trait TextIndex {
    /// How many sources it holds, and how many words these have in all.
    fn size(&self) -> (usize, u64);
    /// One more than the greatest id.
    fn ids(&self) -> usize;
    /// In how many sources a word is.
    fn document_frequency(&self, word: u32) -> usize;
    /// The sources that a word is in, ascending, with how often.
    fn postings(&self, word: u32, each: &mut dyn FnMut(SourceId, u32));
    /// How many words a source has.
    fn length(&self, source: SourceId) -> u32;
}

/// The distinct words of one source with how often it has them: what an index takes in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WordCounts {
    /// Hashes of stems, ascending, each with its count.
    counts: Vec<(u32, u16)>,
    length: u32,
}

impl WordCounts {
    /// Counts the words of a source. Linear.
    pub fn of(source: &Prepared) -> WordCounts {
        let words = &source.words;
        let mut stems: FxHashMap<u32, (u32, u16)> = FxHashMap::default();
        for (at, word) in words.words.iter().enumerate() {
            let entry = stems.entry(word.hash).or_insert_with(|| (stem_hash(words.letters_of(at, at + 1)), 0));
            entry.1 = entry.1.saturating_add(1);
        }
        let mut counts: Vec<(u32, u16)> = stems.into_values().collect();
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        WordCounts { counts, length: words.words.len() as u32 }
    }

    /// All of its words with how often it has them.
    pub fn words(&self) -> impl Iterator<Item = (u32, u16)> {
        self.counts.iter().copied()
    }

    /// The rarest `count` of the words that at least two sources have, each counting 1: what finds sources that say the same.
    pub fn telling(&self, index: &dyn TextIndex, count: usize) -> Vec<(u32, f32)> {
        let shared = self.counts.iter().map(|(word, _)| (index.document_frequency(*word), *word));
        let mut shared: Vec<(usize, u32)> = shared.filter(|(frequency, _)| *frequency > 1).collect();
        shared.sort_unstable();
        shared.into_iter().take(count).map(|(_, word)| (word, 1.0)).collect()
    }
}

/// An index in memory: 10 bytes for each distinct word of each source, and the table of words. Sources can be put in, replaced and
/// taken out one by one; the index is then equal to one that was built of what is left.
#[derive(Clone, Debug, Default)]
pub struct MemoryIndex {
    words: FxHashMap<u32, Postings>,
    lengths: Vec<u32>,
    /// The words of each source, for taking it out.
    held: Vec<Option<Box<[u32]>>>,
    sources: usize,
    total: u64,
}

#[derive(Clone, Debug, Default)]
struct Postings {
    sources: Vec<SourceId>,
    counts: Vec<u16>,
}

impl MemoryIndex {
    /// Puts a source in under an id that is free or whose source it replaces. Linear in its words, with a shift in the list of each
    /// where the id is not the greatest.
    pub fn put(&mut self, id: SourceId, source: &WordCounts) {
        self.take(id);
        let slot = id as usize;
        if self.held.len() <= slot {
            self.held.resize(slot + 1, None);
            self.lengths.resize(slot + 1, 0);
        }
        for (word, count) in &source.counts {
            let postings = self.words.entry(*word).or_default();
            let at = match postings.sources.last() {
                Some(last) if *last >= id => postings.sources.partition_point(|other| *other < id),
                _ => postings.sources.len(),
            };
            postings.sources.insert(at, id);
            postings.counts.insert(at, *count);
        }
        if let (Some(held), Some(length)) = (self.held.get_mut(slot), self.lengths.get_mut(slot)) {
            *held = Some(source.counts.iter().map(|(word, _)| *word).collect());
            *length = source.length;
        }
        self.sources += 1;
        self.total += u64::from(source.length);
    }

    /// Takes a source out, if it is there.
    pub fn take(&mut self, id: SourceId) {
        let Some(words) = self.held.get_mut(id as usize).and_then(Option::take) else { return };
        for word in &*words {
            let Some(postings) = self.words.get_mut(word) else { continue };
            if let Ok(at) = postings.sources.binary_search(&id) {
                postings.sources.remove(at);
                postings.counts.remove(at);
            }
            if postings.sources.is_empty() {
                self.words.remove(word);
            }
        }
        let length = self.lengths.get_mut(id as usize).map(std::mem::take).unwrap_or_default();
        self.sources -= 1;
        self.total -= u64::from(length);
    }
}

impl TextIndex for MemoryIndex {
    fn size(&self) -> (usize, u64) {
        (self.sources, self.total)
    }

    fn ids(&self) -> usize {
        self.lengths.len()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(index: &MemoryIndex) -> Vec<(u32, Vec<SourceId>, Vec<u16>)> {
        let mut all: Vec<_> =
            index.words.iter().map(|(word, list)| (*word, list.sources.clone(), list.counts.clone())).collect();
        all.sort();
        all
    }

    proptest! {
        #[test]
        fn an_index_after_any_changes_is_that_of_what_is_left(
            steps in proptest::collection::vec((0u32..6, proptest::option::of("[ab]{1,2}( [abc]{1,2}){0,5}")), 0..20)
        ) {
            let mut index = MemoryIndex::default();
            let mut texts: std::collections::BTreeMap<u32, String> = Default::default();
            for (id, text) in steps {
                match text {
                    Some(text) => {
                        index.put(id, &WordCounts::of(&Prepared::plain(&text)));
                        texts.insert(id, text);
                    }
                    None => {
                        index.take(id);
                        texts.remove(&id);
                    }
                }
            }
            let mut fresh = MemoryIndex::default();
            for (id, text) in &texts {
                fresh.put(*id, &WordCounts::of(&Prepared::plain(text)));
            }
            prop_assert_eq!(show(&index), show(&fresh));
            prop_assert_eq!(index.size(), fresh.size());
        }
    }
}
