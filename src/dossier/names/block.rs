//! What the block pass finds: candidate names with their places, and the phrases that need the document to be understood.

use super::trie::Mask;
use crate::text::Span;

/// A name that stands in a block. Several may begin at one place, the longest first; who is meant is not decided yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// First byte of the running text.
    pub start: u32,
    /// Past the last byte.
    pub end: u32,
    /// Node of the layer's trie.
    pub node: u32,
    /// Number of the layer.
    pub layer: u8,
    /// What it may be, as far as the block tells.
    pub mask: Mask,
    /// Phrase key of its words.
    pub key: u64,
}

impl Hit {
    /// Its place in the running text.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// How a phrase for an office stands to the date of its clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Tenure {
    /// Held at the date.
    Now,
    /// `former`, `ex-`, `late`: held before it.
    Former,
    /// `-elect`: held after it.
    Elect,
}

/// A phrase for an office: `the North Korean leader`, `president of France`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoleSite {
    /// The phrase without its article.
    pub span: Span,
    /// Phrase key of the role.
    pub role: u64,
    /// Start of the hit that names the country or body; `None` for a bare title beside a name.
    pub of: Option<u32>,
    /// How it stands to the date.
    pub tenure: Tenure,
    /// `acting`, `interim`: of such holders, where there are any.
    pub acting: bool,
    /// Start of the name beside it: `US President Donald Trump`, or in apposition: `Kim Jong Un, the North Korean leader`.
    pub person: Option<u32>,
    /// The name follows at once: the phrase is a title, and no mention.
    pub title: bool,
    /// An indefinite or ordinal phrase: `a US president`, `the first US president`.
    pub indefinite: bool,
}

/// How a cue points to what the text told before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Back {
    /// It does not.
    None,
    /// `the summit`
    The,
    /// `their second meeting`
    Their,
    /// `that summit`
    That,
}

/// A month, and its day where one is given.
pub type MonthDay = (i8, Option<i8>);

/// A cue word with what is attached to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CueSite {
    /// The cue.
    pub span: Span,
    /// Start of the phrase: the ordinal, year, places and names before the cue belong to it.
    pub start: u32,
    /// Key of the cue as the dossier has it.
    pub cue: u64,
    /// `summits`
    pub plural: bool,
    /// A form of a verb: `met`, `meeting Kim`.
    pub verb: bool,
    /// Under a modal, or of a kind that makes it no event that was: `another`, `a planned`.
    pub vague: bool,
    /// `a coup`
    pub indefinite: bool,
    /// What its determiner points to.
    pub back: Back,
    /// `second` is 2, `final` is -1.
    pub ordinal: Option<i8>,
    /// `the 2019 summit`
    pub year: Option<i16>,
    /// `the January 2024 strikes`, `the 7 October attack`: month and day.
    pub month: Option<MonthDay>,
    /// `both coups`, `the three meetings`
    pub number: Option<u8>,
    /// Starts of the hits attached to it: `US-North Korea summit`, `summit with Kim`, `met Kim`.
    pub attached: Box<[u32]>,
    /// Its places: a range of [`BlockNames::places`].
    pub places: (u32, u32),
    /// The text gives a place that no event of the dossier has.
    pub elsewhere: bool,
    /// The sentence that it stands in.
    pub sentence: Span,
}

/// A place attached to a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceSite {
    /// Its bytes, with an acronym in brackets after it.
    pub span: Span,
    /// Phrase key where it is a place of an event; `None` for a country or its demonym in a place's position.
    pub key: Option<u64>,
    /// It stands before the cue: `Hanoi summit`.
    pub before: bool,
    /// Start of the hit, where the place is an actor's name.
    pub hit: u32,
    /// A preposition or a list ties it to the cue; else it only stands in the clause.
    pub tied: bool,
}

/// An acronym with the name that it is introduced beside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Introduction {
    /// Key of the acronym.
    pub acronym: u64,
    /// Start of the hit that it stands for.
    pub name: u32,
}

/// A word in capitals that may be an acronym which the document introduces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acronym {
    /// Its place in the running text.
    pub span: Span,
    /// Its key.
    pub key: u64,
}

/// What the block pass finds in one block. It depends on the text and the dossier alone; offsets are bytes of the running text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BlockNames {
    /// Candidate names in text order, at one place the longest first.
    pub hits: Box<[Hit]>,
    /// Phrases for offices, in text order.
    pub roles: Box<[RoleSite]>,
    /// Cue words of events, in text order.
    pub cues: Box<[CueSite]>,
    /// Places attached to them.
    pub places: Box<[PlaceSite]>,
    /// Names of events with a year right before: start of the hit, the year, where the year begins.
    pub years: Box<[(u32, i16, u32)]>,
    /// Words that may be acronyms.
    pub acronyms: Box<[Acronym]>,
    /// Acronyms introduced here.
    pub introductions: Box<[Introduction]>,
    /// Where clauses begin, for the dates of roles and events.
    pub clauses: Box<[u32]>,
    /// Words that part what a date belongs to from a cue: `three days after the strikes`.
    pub dividers: Box<[u32]>,
    /// Where years begin that belong to a noun and do not date their clause: `the 2015 deal`.
    pub noun_years: Box<[u32]>,
}

impl BlockNames {
    /// The clause around `offset`: from its start to the next one's.
    pub fn clause(&self, offset: usize) -> Span {
        let next = self.clauses.partition_point(|&start| start as usize <= offset);
        let start = next.checked_sub(1).and_then(|at| self.clauses.get(at)).map_or(0, |&start| start as usize);
        Span::new(start, self.clauses.get(next).map_or(usize::MAX, |&start| start as usize))
    }

    /// The part of the clause around a cue at `span` whose dates may be the cue's: no word like `after` stands between.
    pub fn stretch(&self, span: Span) -> Span {
        let clause = self.clause(span.start);
        let next = self.dividers.partition_point(|&at| (at as usize) < span.end);
        let before = next.checked_sub(1).and_then(|at| self.dividers.get(at)).map_or(0, |&at| at as usize);
        let after = self.dividers.get(next).map_or(usize::MAX, |&at| at as usize);
        Span::new(clause.start.max(before.min(span.start)), clause.end.min(after))
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty() && self.cues.is_empty() && self.acronyms.is_empty()
    }
}
