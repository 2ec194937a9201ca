//! Building a trie: the names' keys are sorted, then the slots are written in their order.

use super::{
    Case, Class, FirstWords, LONGEST, MOST_SHARING, Mask, POSTING, Posting, ROOT_KEY, SLOT, Trie, edge, is_hard,
};
use crate::dossier::bytes::Bytes;
use crate::text::fold::Word;
use rayon::prelude::*;
use std::fmt;

/// A name as it is sorted. Without a posting, `entry` is [`NO_ENTRY`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: u64,
    is_surname: bool,
    class: u8,
    case: u8,
    entry: u32,
}

const NO_ENTRY: u32 = u32::MAX;

impl Row {
    fn order(&self) -> (u64, bool, u32, u8, u8) {
        (self.key, self.is_surname, self.entry, self.class, self.case)
    }
}

/// A trie that grows.
#[derive(Debug, Default)]
pub struct Builder {
    rows: Vec<Row>,
    /// Keys of nodes on the way to others.
    passed: Vec<u64>,
    /// Keys of first words.
    first: Vec<u64>,
}

/// A name that more entries share than are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// The last entry that bears it.
    pub entry: u32,
    /// How many do.
    pub count: usize,
}

impl fmt::Display for Crowd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name of this entry is shared by {} entries; {MOST_SHARING} of them are looked at", self.count)
    }
}

impl Builder {
    /// An empty trie, with room for so many names.
    pub fn new(names: usize) -> Self {
        Builder { rows: Vec::with_capacity(names), ..Builder::default() }
    }

    /// Adds a name.
    pub fn insert(&mut self, words: &[Word], posting: Posting) {
        self.add(words, posting.class, posting.case, posting.entry);
    }

    /// Adds a phrase that has no posting; whether it has a word.
    pub fn mark(&mut self, words: &[Word], class: Class) -> bool {
        self.add(words, class, Case::Any, NO_ENTRY)
    }

    fn add(&mut self, words: &[Word], class: Class, case: Case, entry: u32) -> bool {
        let mut key = ROOT_KEY;
        for (at, word) in words.iter().take(LONGEST).enumerate() {
            let hard = at > 0 && is_hard(word.gap).unwrap_or(true);
            if at > 0 {
                self.passed.push(key);
            }
            key = edge(key, word.key, hard);
        }
        let Some(first) = words.first() else { return false };
        self.first.push(first.key);
        let is_surname = Mask::SURNAMES.has(class);
        self.rows.push(Row { key, is_surname, class: class as u8, case: case as u8, entry });
        true
    }

    /// The trie; a name that an entry gave twice is kept once. Of a surname's bearers `most_surnames` are kept.
    pub fn finish(self, most_surnames: usize) -> Trie {
        self.finish_with(most_surnames, &mut |_| {})
    }

    /// [`Builder::finish`]; `crowded` hears of names that more than [`MOST_SHARING`] entries share.
    pub fn finish_with(self, most_surnames: usize, crowded: &mut dyn FnMut(Crowd)) -> Trie {
        let Builder { mut rows, mut passed, mut first } = self;
        rows.par_sort_unstable_by_key(Row::order);
        rows.dedup();
        passed.par_sort_unstable();
        passed.dedup();
        let groups = || rows.chunk_by(|a, b| a.key == b.key);
        // A node on the way where a name ends too is written with that name.
        let mut ends = groups().filter_map(|group| group.first().map(|row| row.key)).peekable();
        passed.retain(|key| {
            while ends.next_if(|end| end < key).is_some() {}
            ends.peek() != Some(key)
        });
        let nodes = groups().count() + passed.len();
        let homes = (nodes + nodes / 4).max(1);
        let mut writing = Writing { slots: Vec::with_capacity((homes + 32) * SLOT), homes: homes as u128 };
        let mut postings: Vec<u8> = Vec::with_capacity(rows.len() * POSTING);
        let mut between = passed.iter().copied().peekable();
        for group in groups() {
            let Some(first) = group.first() else { continue };
            while let Some(key) = between.next_if(|key| *key < first.key) {
                writing.slot(key, Mask::default(), 0, 0);
            }
            let mut mask = Mask::default();
            let (from, mut count, mut surnames, mut all) = ((postings.len() / POSTING) as u32, 0u16, 0, 0);
            for row in group {
                mask.0 |= 1 << row.class;
                let kept = usize::from(count) < MOST_SHARING && (!row.is_surname || surnames < most_surnames);
                all += usize::from(!row.is_surname && row.entry != NO_ENTRY);
                if row.entry != NO_ENTRY && kept {
                    postings.extend_from_slice(&row.entry.to_le_bytes());
                    postings.extend_from_slice(&[row.class, row.case, 0, 0]);
                    count += 1;
                    surnames += usize::from(row.is_surname);
                }
            }
            if all > MOST_SHARING
                && let Some(last) = group.iter().rev().find(|row| !row.is_surname && row.entry != NO_ENTRY)
            {
                crowded(Crowd { entry: last.entry, count: all });
            }
            writing.slot(first.key, mask, count, from);
        }
        for key in between {
            writing.slot(key, Mask::default(), 0, 0);
        }
        // Who reads the tables takes no home for there that has no slot.
        let least = homes * SLOT;
        writing.slots.resize(writing.slots.len().max(least), 0);
        postings.shrink_to_fit();
        first.sort_unstable();
        first.dedup();
        let (slots, postings) = (Bytes::new(writing.slots), Bytes::new(postings));
        Trie { slots, postings, homes: homes as u64, first: FirstWords::of(&first) }
    }
}

/// Slots being written, in the order of their keys.
struct Writing {
    slots: Vec<u8>,
    homes: u128,
}

impl Writing {
    fn slot(&mut self, key: u64, mask: Mask, count: u16, first: u32) {
        let home = ((u128::from(key) * self.homes) >> 64) as usize;
        let at = home.max(self.slots.len() / SLOT);
        self.slots.resize(at * SLOT, 0);
        self.slots.extend_from_slice(&key.to_le_bytes());
        self.slots.extend_from_slice(&mask.0.to_le_bytes());
        self.slots.extend_from_slice(&count.to_le_bytes());
        self.slots.extend_from_slice(&first.to_le_bytes());
    }
}
