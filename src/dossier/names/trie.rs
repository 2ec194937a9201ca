//! A trie over folded words, held in one hash table: the edge from a node by a word is the hash of both.
//!
//! Memory is about 16 bytes an edge and 12 a posting, building is linear in the number of words. Nothing is boxed.

use crate::text::fold::{Gap, Word};
use rustc_hash::FxHashMap;

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

/// The root node.
pub const ROOT: u32 = 0;

/// Whether a gap must be matched by a gap of the same hard kind.
fn is_hard(gap: Gap) -> Option<bool> {
    match gap {
        gap if gap.is_soft() => Some(false),
        Gap::Comma | Gap::Other | Gap::Possessive | Gap::Open => Some(true),
        _ => None,
    }
}

fn edge(node: u32, key: u64, hard: bool) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    (key ^ (u64::from(node) << 1 | u64::from(hard)).wrapping_mul(ODD)).wrapping_mul(ODD)
}

/// A finished trie.
#[derive(Debug, Default)]
pub struct Trie {
    edges: FxHashMap<u64, u32>,
    masks: Vec<Mask>,
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

impl Trie {
    /// The node after `node` by `word`; nodes begin at [`ROOT`].
    pub fn step(&self, node: u32, word: &Word) -> Option<u32> {
        let hard = node != ROOT && is_hard(word.gap)?;
        self.edges.get(&edge(node, word.key, hard)).copied()
    }

    /// What ends at a node.
    pub fn mask(&self, node: u32) -> Mask {
        self.masks.get(node as usize).copied().unwrap_or_default()
    }

    /// The names that end at a node.
    pub fn postings(&self, node: u32) -> &[Posting] {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        self.postings.get(at(node as usize)..at(node as usize + 1)).unwrap_or_default()
    }

    /// The node of a whole phrase.
    pub fn node(&self, words: &[Word]) -> Option<u32> {
        words.iter().try_fold(ROOT, |node, word| self.step(node, word))
    }
}

/// A trie that grows.
#[derive(Debug)]
pub struct Builder {
    edges: FxHashMap<u64, u32>,
    masks: Vec<Mask>,
    postings: Vec<(u32, Posting)>,
}

impl Builder {
    /// An empty trie, with room for so many names.
    pub fn new(names: usize) -> Self {
        let mut edges = FxHashMap::default();
        edges.reserve(names);
        Builder { edges, masks: vec![Mask::default()], postings: Vec::with_capacity(names) }
    }

    /// Adds a name.
    pub fn insert(&mut self, words: &[Word], posting: Posting) {
        if let Some(node) = self.mark(words, posting.class) {
            self.postings.push((node, posting));
        }
    }

    /// Adds a phrase that has no posting.
    pub fn mark(&mut self, words: &[Word], class: Class) -> Option<u32> {
        if words.is_empty() {
            return None;
        }
        let mut node = ROOT;
        for word in words.iter().take(LONGEST) {
            let hard = node != ROOT && is_hard(word.gap).unwrap_or(true);
            let next = self.masks.len() as u32;
            node = *self.edges.entry(edge(node, word.key, hard)).or_insert(next);
            if node == next {
                self.masks.push(Mask::default());
            }
        }
        self.masks.get_mut(node as usize)?.add(class);
        Some(node)
    }

    /// The trie; a name that an entry gave twice is kept once.
    pub fn finish(mut self) -> Trie {
        self.postings.sort_by_key(|(node, posting)| (*node, posting.entry, posting.class));
        self.postings.dedup();
        let mut starts = Vec::with_capacity(self.masks.len() + 1);
        for (at, (node, _)) in self.postings.iter().enumerate() {
            starts.resize((*node as usize + 1).max(starts.len()), at as u32);
        }
        starts.resize(self.masks.len() + 1, self.postings.len() as u32);
        self.edges.shrink_to_fit();
        let postings = self.postings.iter().map(|(_, posting)| *posting).collect();
        Trie { edges: self.edges, masks: self.masks, starts, postings }
    }
}
