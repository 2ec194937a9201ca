//! One sign of a sentence: of what kind, and which words.

use crate::text::packed::{mixed, packed};
use std::fmt;

/// What a sign tells of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Holds for each sentence.
    Always,
    /// A word of it.
    Word,
    /// The last three letters of a word.
    Ending,
    /// Two words that follow one another.
    Pair,
    /// A word among the first three.
    Early,
    /// The first word.
    First,
    /// The second word.
    Second,
    /// The third word.
    Third,
    /// The first two.
    Opening,
    /// How many words, by fours.
    Length,
    /// How many names.
    Names,
    /// How many numbers.
    Numbers,
    /// How many finite verbs.
    Verbs,
    /// What holds of the whole sentence: `quoted`, `attributed`, `occurrence`, `follows`, `about`, `negated`.
    Holds,
    /// A class of words that it has one of.
    Has,
    /// Tense, aspect and voice of the main verb.
    Tense,
    /// The main verb.
    Verb,
    /// The main verb with its tense.
    VerbTense,
    /// The modal.
    Modal,
    /// How many words the subject has.
    SubjectLength,
    /// How many names stand in the subject.
    SubjectNames,
    /// The same with the tense.
    SubjectNamesTense,
    /// A class of words that the subject has one of.
    SubjectHas,
    /// The same with the tense.
    SubjectHasTense,
    /// The last word of the subject.
    Head,
    /// The last three letters of that.
    HeadEnding,
    /// The last word of the subject with the tense.
    HeadTense,
    /// The first word of the subject.
    Determiner,
    /// The same with the tense.
    DeterminerTense,
    /// The word behind the main verb.
    After,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 30] = [
        Kind::Always,
        Kind::Word,
        Kind::Ending,
        Kind::Pair,
        Kind::Early,
        Kind::First,
        Kind::Second,
        Kind::Third,
        Kind::Opening,
        Kind::Length,
        Kind::Names,
        Kind::Numbers,
        Kind::Verbs,
        Kind::Holds,
        Kind::Has,
        Kind::Tense,
        Kind::Verb,
        Kind::VerbTense,
        Kind::Modal,
        Kind::SubjectLength,
        Kind::SubjectNames,
        Kind::SubjectNamesTense,
        Kind::SubjectHas,
        Kind::SubjectHasTense,
        Kind::Head,
        Kind::HeadEnding,
        Kind::HeadTense,
        Kind::Determiner,
        Kind::DeterminerTense,
        Kind::After,
    ];
}

/// A word of a sign, with its hash; letter case does not count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part<'t> {
    word: &'t str,
    hash: u64,
}

impl<'t> Part<'t> {
    /// The part that `word` is. Of a long word the first 24 bytes count.
    pub fn new(word: &'t str) -> Part<'t> {
        let word = word.get(..word.floor_char_boundary(24)).unwrap_or(word);
        Part { word, hash: packed::<3>(word).map_or(0, |word| mixed(&word)) }
    }

    /// Its letters.
    pub fn word(&self) -> &'t str {
        self.word
    }
}

/// A sign.
#[derive(Clone, Copy, Debug)]
pub struct Sign<'t> {
    /// Of what kind.
    pub kind: Kind,
    /// Which word; none of those signs that need none.
    pub first: Part<'t>,
    /// A second one, where the kind has two.
    pub second: Part<'t>,
}

impl Sign<'_> {
    /// The number that the table of weights knows it by.
    pub fn key(&self) -> u64 {
        mixed(&[self.kind as u64 + 1, self.first.hash, self.second.hash.rotate_left(1)])
    }
}

impl fmt::Display for Sign<'_> {
    /// `HeadTense figures present`: kind and words, as the table of weights has them.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?}", self.kind)?;
        for part in [self.first, self.second].iter().filter(|part| !part.word.is_empty()) {
            write!(f, " {}", part.word.to_ascii_lowercase())?;
        }
        Ok(())
    }
}
