//! An index as one row of bytes, which may be a file that is mapped, with what has changed since laid over it in memory.
//!
//! The row, all numbers little-endian: `DLINDEX1`; how many sources, words and postings (four bytes each) and words in all sources
//! (eight); a source's hash (eight), length, place and length of its name (four each); a word and its first posting (four each), ascending,
//! and an end; a posting's source (four) and count (two); the names. What lies out of the row is not there: a wrong row gives wrong answers and nothing worse.

use super::{MemoryIndex, SourceId, TextIndex, WordCounts};
use std::sync::Arc;

/// What owns a row.
pub type Row = Arc<dyn AsRef<[u8]> + Send + Sync>;

const MAGIC: &[u8; 8] = b"DLINDEX1";
const HEAD: usize = 8 + 3 * 4 + 8;
const SOURCE: usize = 20;
const WORD: usize = 8;
const POSTING: usize = 6;

/// One source of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stored<'r> {
    /// Its name.
    pub name: &'r str,
    /// The hash of the text that was indexed.
    pub hash: u64,
}

/// The index of a row.
#[derive(Clone)]
struct Rows {
    row: Row,
    sources: usize,
    words: usize,
    postings: usize,
    total: u64,
}

impl Rows {
    fn open(row: Row) -> Option<Rows> {
        let bytes = (*row).as_ref();
        let number = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize);
        let (sources, words, postings) = (number(8)?, number(12)?, number(16)?);
        let total = u64::from_le_bytes(*bytes.get(20..)?.first_chunk()?);
        let tables =
            [sources.checked_mul(SOURCE)?, words.checked_add(1)?.checked_mul(WORD)?, postings.checked_mul(POSTING)?];
        let end = tables.into_iter().try_fold(HEAD, usize::checked_add)?;
        (bytes.starts_with(MAGIC) && end <= bytes.len()).then_some(())?;
        Some(Rows { sources, words, postings, total, row })
    }

    fn bytes(&self) -> &[u8] {
        (*self.row).as_ref()
    }

    fn u32_at(&self, at: usize) -> u32 {
        self.bytes().get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |four| u32::from_le_bytes(*four))
    }

    fn source(&self, id: usize) -> Option<Stored<'_>> {
        let at = HEAD + id * SOURCE;
        (id < self.sources).then_some(())?;
        let hash = u64::from_le_bytes(*self.bytes().get(at..)?.first_chunk()?);
        let names = HEAD + self.sources * SOURCE + (self.words + 1) * WORD + self.postings * POSTING;
        let (start, len) = (self.u32_at(at + 12) as usize, self.u32_at(at + 16) as usize);
        let name = self.bytes().get(names.checked_add(start)?..)?.get(..len)?;
        Some(Stored { name: std::str::from_utf8(name).ok().filter(|name| !name.is_empty())?, hash })
    }

    fn length(&self, id: usize) -> u32 {
        if id < self.sources { self.u32_at(HEAD + id * SOURCE + 8) } else { 0 }
    }

    fn word(&self, at: usize) -> u32 {
        self.u32_at(HEAD + self.sources * SOURCE + at * WORD)
    }

    /// The places of a word's postings.
    fn places(&self, word: u32) -> std::ops::Range<usize> {
        let (mut low, mut high) = (0, self.words);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        if low >= self.words || self.word(low) != word {
            return 0..0;
        }
        let first = |at: usize| (self.u32_at(HEAD + self.sources * SOURCE + at * WORD + 4) as usize).min(self.postings);
        first(low)..first(low + 1).max(first(low))
    }

    fn posting(&self, at: usize) -> (SourceId, u32) {
        let at = HEAD + self.sources * SOURCE + (self.words + 1) * WORD + at * POSTING;
        let count =
            self.bytes().get(at + 4..).and_then(|rest| rest.first_chunk()).map_or(0, |two| u16::from_le_bytes(*two));
        (self.u32_at(at), u32::from(count))
    }
}

/// An index over a row, or over none: then it is one in memory.
#[derive(Clone, Default)]
pub struct LayeredIndex {
    rows: Option<Rows>,
    /// Of the row's sources, those that have been replaced or taken out.
    dead: Vec<bool>,
    deaths: usize,
    dead_words: u64,
    over: MemoryIndex,
}

impl std::fmt::Debug for LayeredIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} sources kept, {} of them no more, {} over them", self.kept(), self.deaths, self.over.size().0)
    }
}

impl LayeredIndex {
    /// The index of a row; `None` where it is none.
    pub fn open(row: Row) -> Option<LayeredIndex> {
        let rows = Rows::open(row)?;
        let mut index = LayeredIndex { dead: vec![false; rows.sources], ..LayeredIndex::default() };
        // A slot that was free when the row was written.
        for id in (0..rows.sources).filter(|id| rows.source(*id).is_none()) {
            if let Some(dead) = index.dead.get_mut(id) {
                *dead = true;
            }
            index.deaths += 1;
        }
        index.rows = Some(rows);
        Some(index)
    }

    /// How many places for sources the row has.
    pub fn kept(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.sources)
    }

    /// The row's source of that id, where it has not been replaced.
    pub fn stored(&self, id: SourceId) -> Option<Stored<'_>> {
        if self.is_alive(id) { self.rows.as_ref()?.source(id as usize) } else { None }
    }

    fn is_alive(&self, id: SourceId) -> bool {
        self.dead.get(id as usize) == Some(&false)
    }

    fn kill(&mut self, id: SourceId) -> bool {
        if !self.is_alive(id) {
            return false;
        }
        if let Some(dead) = self.dead.get_mut(id as usize) {
            *dead = true;
        }
        self.deaths += 1;
        self.dead_words += self.rows.as_ref().map_or(0, |rows| u64::from(rows.length(id as usize)));
        true
    }

    /// Puts a source in, under an id that is free or whose source it replaces.
    pub fn put(&mut self, id: SourceId, source: &WordCounts) {
        self.kill(id);
        self.over.put(id, source);
    }

    /// Takes a source out, if it is there.
    pub fn take(&mut self, id: SourceId) {
        if !self.kill(id) {
            self.over.take(id);
        }
    }

    fn alive(&self, word: u32) -> impl Iterator<Item = (SourceId, u32)> {
        let rows = self.rows.as_ref();
        let places = rows.map_or(0..0, |rows| rows.places(word));
        places.filter_map(move |at| rows.map(|rows| rows.posting(at))).filter(|(source, _)| self.is_alive(*source))
    }

    /// The row of this index, each source with its name and the hash of its text; `None` where there is nothing to name it by. Linear in the postings.
    pub fn row(&self, source: &dyn Fn(SourceId) -> Option<(String, u64)>) -> Option<Vec<u8>> {
        let mut words: Vec<u32> = self.over.words.keys().copied().collect();
        if let Some(rows) = &self.rows {
            words.extend((0..rows.words).map(|at| rows.word(at)));
        }
        words.sort_unstable();
        words.dedup();
        let (mut table, mut postings) = (Vec::new(), Vec::new());
        let mut count = 0u32;
        for word in words {
            let first = count;
            self.postings(word, &mut |source, times| {
                postings.extend(source.to_le_bytes());
                postings.extend(u16::try_from(times).unwrap_or(u16::MAX).to_le_bytes());
                count = count.saturating_add(1);
            });
            if count > first {
                table.extend(word.to_le_bytes());
                table.extend(first.to_le_bytes());
            }
        }
        let words = u32::try_from(table.len() / WORD).ok()?;
        table.extend(u32::MAX.to_le_bytes());
        table.extend(count.to_le_bytes());
        let (mut sources, mut names) = (Vec::new(), Vec::new());
        for id in 0..u32::try_from(self.ids()).ok()? {
            let (name, hash) = source(id).unwrap_or_default();
            sources.extend(hash.to_le_bytes());
            sources.extend(self.length(id).to_le_bytes());
            sources.extend(u32::try_from(names.len()).ok()?.to_le_bytes());
            sources.extend(u32::try_from(name.len()).ok()?.to_le_bytes());
            names.extend(name.bytes());
        }
        let mut out = MAGIC.to_vec();
        out.extend(u32::try_from(self.ids()).ok()?.to_le_bytes());
        out.extend(words.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(self.size().1.to_le_bytes());
        [sources, table, postings, names].into_iter().for_each(|part| out.extend(part));
        (count < u32::MAX).then_some(out)
    }
}

impl TextIndex for LayeredIndex {
    fn size(&self) -> (usize, u64) {
        let (sources, words) = self.over.size();
        let total = self.rows.as_ref().map_or(0, |rows| rows.total);
        (sources + self.kept().saturating_sub(self.deaths), words + total.saturating_sub(self.dead_words))
    }

    fn ids(&self) -> usize {
        self.kept().max(self.over.ids())
    }

    fn document_frequency(&self, word: u32) -> usize {
        let kept = match (&self.rows, self.deaths) {
            (Some(rows), 0) => rows.places(word).len(),
            _ => self.alive(word).count(),
        };
        kept + self.over.document_frequency(word)
    }

    fn postings(&self, word: u32, each: &mut dyn FnMut(SourceId, u32)) {
        let mut over = Vec::new();
        self.over.postings(word, &mut |source, count| over.push((source, count)));
        let mut over = over.into_iter().peekable();
        for (source, count) in self.alive(word) {
            while let Some((source, count)) = over.next_if(|(other, _)| *other < source) {
                each(source, count);
            }
            each(source, count);
        }
        over.for_each(|(source, count)| each(source, count));
    }

    fn length(&self, source: SourceId) -> u32 {
        match (&self.rows, self.is_alive(source)) {
            (Some(rows), true) => rows.length(source as usize),
            _ => self.over.length(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Prepared;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn counts(text: &str) -> WordCounts {
        WordCounts::of(&Prepared::plain(text))
    }

    fn named(id: SourceId) -> Option<(String, u64)> {
        Some((format!("/ws/{id}"), u64::from(id)))
    }

    /// All that the two say of every word of either.
    fn same(index: &LayeredIndex, memory: &MemoryIndex, words: &BTreeSet<u32>) -> Result<(), TestCaseError> {
        prop_assert_eq!(index.size(), memory.size());
        for word in words {
            let list = |index: &dyn TextIndex| {
                let mut list = Vec::new();
                index.postings(*word, &mut |source, count| list.push((source, count, index.length(source))));
                list
            };
            prop_assert_eq!(list(index), list(memory));
            prop_assert_eq!(index.document_frequency(*word), memory.document_frequency(*word));
        }
        Ok(())
    }

    type Step = (u32, Option<String>, bool);

    proptest! {
        #[test]
        fn it_is_the_index_in_memory_whenever_it_is_kept_and_opened(
            steps in proptest::collection::vec((0u32..6, proptest::option::of("[ab]{1,2}( [abc]{1,2}){0,5}"), any::<bool>()), 0..30)
        ) {
            let steps: Vec<Step> = steps;
            let (mut index, mut memory) = (LayeredIndex::default(), MemoryIndex::default());
            let mut words = BTreeSet::new();
            let mut there = BTreeSet::new();
            for (id, text, kept) in steps {
                match text {
                    Some(text) => {
                        let counts = counts(&text);
                        words.extend(counts.counts.iter().map(|(word, _)| *word));
                        index.put(id, &counts);
                        memory.put(id, &counts);
                        there.insert(id);
                    }
                    None => {
                        index.take(id);
                        memory.take(id);
                        there.remove(&id);
                    }
                }
                if kept {
                    let row = index.row(&|id| there.contains(&id).then(|| named(id)).flatten()).expect("a row");
                    index = LayeredIndex::open(Arc::new(row)).expect("an index");
                    for id in 0..8 {
                        let stored = index.stored(id).map(|stored| (stored.name.to_owned(), stored.hash));
                        prop_assert_eq!(stored, there.contains(&id).then(|| named(id)).flatten());
                    }
                }
                same(&index, &memory, &words)?;
            }
        }

        #[test]
        fn any_bytes_are_a_row_or_none(mut noise in proptest::collection::vec(any::<u8>(), 0..200), flips in proptest::collection::vec((0usize..400, any::<u8>()), 0..8)) {
            let mut index = LayeredIndex::default();
            index.put(0, &counts("a b c a"));
            index.put(2, &counts("b d"));
            let mut row = index.row(&named).expect("a row");
            for (at, byte) in flips {
                if let Some(slot) = row.get_mut(at) {
                    *slot = byte;
                }
            }
            noise.splice(0..0, MAGIC.iter().copied());
            for bytes in [row, noise] {
                let Some(mut index) = LayeredIndex::open(Arc::new(bytes)) else { continue };
                for id in 0..4 {
                    let _ = (index.stored(id), index.length(id));
                }
                for word in [0, 1, u32::MAX, 0x1234_5678] {
                    let _ = index.document_frequency(word);
                    index.postings(word, &mut |_, _| {});
                }
                index.take(1);
                index.put(0, &counts("e"));
                let _ = index.size();
            }
        }
    }
}
