//! A trie over folded words, held in one hash table: the key of a node is the hash of the words that lead to it.
//!
//! The table is an array of bytes that is used in place, be it in memory or in a mapped file: the keys ascend, each stands at its
//! home (the share of the table that the key is of 2^64) or as near after it as there is room, so that a look-up reads forward
//! from the home and stops at the first key that is not smaller. Memory is about 20 bytes a node and 8 a posting; building sorts
//! the names' keys.

mod builder;

use crate::dossier::bytes::{Bytes, u32_at, u64_at};
use crate::text::fold::{Gap, Word};
use std::sync::Arc;

pub use builder::{Builder, Crowd};

/// What a name is to its entry; the bit of a class in a [`Mask`] is `1 << class`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The full name of an actor.
    Full,
    /// Another full name of an actor.
    Alias,
    /// First and last name of a person whose full name has more.
    FirstLast,
    /// A weak alias.
    Weak,
    /// What of a person's name may stand alone.
    LastName,
    /// The same, of a person whose family name comes first.
    FamilyFirst,
    /// A demonym.
    Demonym,
    /// A metonym.
    Metonym,
    /// The first half of a compound: `Sino` in `Sino-Russian`.
    Prefix,
    /// The name of an event.
    EventName,
    /// Another name of an event.
    EventAlias,
    /// A place of an event. Marks have no postings: their phrase key is looked up in an index.
    Place,
    /// A word that hints at an event.
    Cue,
    /// A word or phrase for an office.
    Role,
}

/// A set of classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Mask(pub u16);

impl Class {
    /// All classes, each at the place of its number.
    const ALL: [Class; 14] = [
        Class::Full,
        Class::Alias,
        Class::FirstLast,
        Class::Weak,
        Class::LastName,
        Class::FamilyFirst,
        Class::Demonym,
        Class::Metonym,
        Class::Prefix,
        Class::EventName,
        Class::EventAlias,
        Class::Place,
        Class::Cue,
        Class::Role,
    ];
}

impl Mask {
    /// The classes that name an actor or an event, as opposed to marks.
    pub const NAMES: Mask = Mask((1 << Class::Place as u16) - 1);
    /// Names that stand wherever they are written.
    pub const STRONG: Mask = Mask::of(&[
        Class::Full,
        Class::Alias,
        Class::FirstLast,
        Class::Demonym,
        Class::Metonym,
        Class::Prefix,
        Class::EventName,
        Class::EventAlias,
    ]);
    /// Names that make an actor known in a document.
    pub const IN_FULL: Mask = Mask::of(&[Class::Full, Class::Alias, Class::FirstLast]);
    /// Names that stand for a person known from elsewhere.
    pub const SURNAMES: Mask = Mask::of(&[Class::LastName, Class::FamilyFirst]);

    const fn of(classes: &[Class]) -> Mask {
        let mut bits = 0;
        let mut at = 0;
        while at < classes.len() {
            bits |= 1 << classes[at] as u16;
            at += 1;
        }
        Mask(bits)
    }

    /// Whether the class is in the set.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    /// Adds a class.
    pub fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u16;
    }

    /// The classes that both hold.
    pub const fn and(self, other: Mask) -> Mask {
        Mask(self.0 & other.0)
    }

    /// Whether it holds no class.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// When the letter case of a text agrees with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Case {
    /// A capital is needed.
    NotLower,
    /// Three letters in four are capitals, as in the name.
    Capitals,
    /// As written in the dossier, letter for letter.
    Exact,
    /// Any.
    Any,
}

impl Case {
    /// All cases, each at the place of its number.
    const ALL: [Case; 4] = [Case::NotLower, Case::Capitals, Case::Exact, Case::Any];
}

/// A name's entry (index within its layer), with what the name is to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Posting {
    /// Index of the entry within the layer.
    pub entry: u32,
    /// What the name is.
    pub class: Class,
    /// When letter case agrees.
    pub case: Case,
}

/// Names longer than this many words are cut off there, which bounds the work at each word of a text.
pub const LONGEST: usize = 32;

/// The root node. Other nodes are numbered by their slots, from 1.
pub const ROOT: u32 = 0;

/// Of the entries that share a name, no more than this are looked at.
pub const MOST_SHARING: usize = 64;

/// Bytes of a slot: key (0: empty), mask, number of postings, place of the first.
const SLOT: usize = 16;
/// Bytes of a posting: entry, class, case, two unused.
const POSTING: usize = 8;

/// Whether a gap must be matched by a gap of the same hard kind.
fn is_hard(gap: Gap) -> Option<bool> {
    match gap {
        gap if gap.is_soft() => Some(false),
        Gap::Comma | Gap::Other | Gap::Possessive | Gap::Open => Some(true),
        _ => None,
    }
}

/// The key of the node after the one with the key `parent`. The steps are those of MurmurHash3's finalizer: the table needs keys
/// whose upper bits are good.
fn edge(parent: u64, key: u64, hard: bool) -> u64 {
    let mut hash = parent.rotate_left(23) ^ key ^ (u64::from(hard) << 63);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (hash ^ (hash >> 33)).max(1)
}

/// The key that stands for the root, which has no slot.
const ROOT_KEY: u64 = 0x9e37_79b9_7f4a_7c15;

/// A finished trie. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Trie {
    slots: Bytes,
    postings: Bytes,
    /// How many homes there are; some slots follow the last one.
    homes: u64,
    first: FirstWords,
}

/// Which words names begin with, one bit for each value of the upper bits of a word's key: most words of a text begin none, and a small
/// array tells. Empty where it is not known.
#[derive(Clone, Debug, Default)]
struct FirstWords {
    bits: Arc<[u64]>,
    shift: u32,
}

impl FirstWords {
    fn of(keys: &[u64]) -> FirstWords {
        let count = (keys.len() * 12).next_power_of_two().max(64);
        let shift = u64::BITS - count.trailing_zeros();
        let mut bits = vec![0_u64; count / 64];
        for key in keys {
            let at = (key >> shift) as usize;
            if let Some(part) = bits.get_mut(at / 64) {
                *part |= 1 << (at % 64);
            }
        }
        FirstWords { bits: bits.into(), shift }
    }

    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        if self.bits.is_empty() {
            return true;
        }
        let at = (key >> self.shift) as usize;
        self.bits.get(at / 64).is_some_and(|part| part & (1 << (at % 64)) != 0)
    }
}

impl Trie {
    /// The trie of these tables, as [`Trie::tables`] gave them. Tables that are not a trie's make one that finds nothing, or the wrong
    /// names.
    pub fn of(slots: Bytes, postings: Bytes, homes: u64) -> Trie {
        let homes = homes.min((slots.len() / SLOT) as u64);
        Trie { slots, postings, homes, first: FirstWords::default() }
    }

    /// Whether a name may begin with a word; where it says no, none does.
    #[inline]
    pub fn may_begin(&self, word: &Word) -> bool {
        self.first.may_hold(word.key)
    }

    /// Its slots, its postings, and the number of homes.
    pub fn tables(&self) -> (&[u8], &[u8], u64) {
        (&self.slots, &self.postings, self.homes)
    }

    /// The node after `node` by `word`; nodes begin at [`ROOT`].
    pub fn step(&self, node: u32, word: &Word) -> Option<u32> {
        let slots: &[u8] = &self.slots;
        let (parent, hard) = match node {
            ROOT => (ROOT_KEY, false),
            _ => (u64_at(slots, (node as usize - 1) * SLOT)?, is_hard(word.gap)?),
        };
        let key = edge(parent, word.key, hard);
        let mut at = ((u128::from(key) * u128::from(self.homes)) >> 64) as usize;
        loop {
            let here = u64_at(slots, at * SLOT)?;
            if here >= key {
                return (here == key).then_some(at as u32 + 1);
            }
            if here == 0 {
                return None;
            }
            at += 1;
        }
    }

    /// What ends at a node.
    pub fn mask(&self, node: u32) -> Mask {
        Mask(self.slot(node).map_or(0, |(mask, ..)| mask))
    }

    /// The names that end at a node: surnames last, then by entry.
    pub fn postings(&self, node: u32) -> impl Iterator<Item = Posting> + '_ {
        let (_, count, first) = self.slot(node).unwrap_or_default();
        let (first, count) = (first as usize * POSTING, usize::from(count) * POSTING);
        let rows = self.postings.get(first..first + count).unwrap_or_default();
        rows.chunks_exact(POSTING).filter_map(|row| {
            let class = *Class::ALL.get(usize::from(*row.get(4)?))?;
            let case = *Case::ALL.get(usize::from(*row.get(5)?))?;
            Some(Posting { entry: u32_at(row, 0)?, class, case })
        })
    }

    /// The node of a whole phrase.
    pub fn node(&self, words: &[Word]) -> Option<u32> {
        words.iter().try_fold(ROOT, |node, word| self.step(node, word))
    }

    /// Mask, number of postings and place of the first.
    fn slot(&self, node: u32) -> Option<(u16, u16, u32)> {
        let numbers = u64_at(&self.slots, (node as usize).checked_sub(1)? * SLOT + 8)?;
        Some((numbers as u16, (numbers >> 16) as u16, (numbers >> 32) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::words;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn numbers_of_classes_and_cases() {
        assert!(Class::ALL.iter().enumerate().all(|(at, class)| *class as usize == at));
        assert!(Case::ALL.iter().enumerate().all(|(at, case)| *case as usize == at));
    }

    fn build(names: &[String], most_surnames: usize) -> Trie {
        let mut builder = Builder::new(0);
        for (at, name) in names.iter().enumerate() {
            let class = if at % 3 == 0 { Class::LastName } else { Class::Full };
            builder.insert(&words(name), Posting { entry: at as u32, class, case: Case::NotLower });
        }
        let trie = builder.finish(most_surnames);
        // As an image has it.
        let (slots, postings, homes) = trie.tables();
        let (slots, postings) = (Bytes::new(slots.to_vec()), Bytes::new(postings.to_vec()));
        Trie::of(slots, postings, homes)
    }

    proptest! {
        #[test]
        fn every_name_is_found_and_no_other(names in prop::collection::vec("[ab]( [abc]){0,4}", 0..60), asked in "[abc]( [abc]){0,5}") {
            let trie = build(&names, 9);
            let mut by_name: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
            for (at, name) in names.iter().enumerate() {
                by_name.entry(name).or_default().push(at as u32);
            }
            for (name, entries) in &by_name {
                let node = trie.node(&words(name)).unwrap();
                let mut found: Vec<u32> = trie.postings(node).map(|posting| posting.entry).collect();
                found.sort_unstable();
                prop_assert_eq!(&found, entries);
            }
            let begins = names.iter().any(|name| *name == asked || name.starts_with(&format!("{asked} ")));
            prop_assert_eq!(trie.node(&words(&asked)).is_some(), begins);
        }

        #[test]
        fn tables_of_any_bytes_do_not_panic(slots in prop::collection::vec(any::<u8>(), 0..100), postings in prop::collection::vec(any::<u8>(), 0..40), homes in any::<u64>()) {
            let trie = Trie::of(Bytes::new(slots), Bytes::new(postings), homes);
            if let Some(node) = trie.node(&words("a b c")) {
                trie.postings(node).count();
                trie.mask(node);
            }
            for node in 0..9 {
                trie.postings(node).count();
            }
        }
    }

    #[test]
    fn of_a_crowd_some_are_kept() {
        let names = vec!["Ann Other".to_owned(); 3_000];
        let mut builder = Builder::new(0);
        for (at, name) in names.iter().enumerate() {
            let class = if at % 2 == 0 { Class::LastName } else { Class::Alias };
            builder.insert(&words(name), Posting { entry: at as u32, class, case: Case::NotLower });
        }
        let mut crowds = Vec::new();
        let trie = builder.finish_with(3, &mut |crowd| crowds.push(crowd));
        let node = trie.node(&words("Ann Other")).unwrap();
        assert_eq!(trie.postings(node).count(), MOST_SHARING);
        assert_eq!(crowds, [Crowd { entry: 2_999, count: 1_500 }]);
        let only = build(&names, 3);
        let node = only.node(&words("ann other")).unwrap();
        assert!(only.mask(node).has(Class::LastName) && only.mask(node).has(Class::Full));
    }
}
