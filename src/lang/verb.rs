//! The verb groups of a sentence: `had been weighing` is one group, past, perfect and progressive.

use crate::text::Span;

/// Tense of a finite verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Tense {
    /// `met`, `was meeting`, `had met`.
    Past,
    /// `meets`, `is meeting`, `has met`.
    Present,
    /// `will meet`, `is to meet`, `is going to meet`.
    Future,
}

/// Aspect of a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub struct Aspect {
    /// `has met`, `had met`.
    pub perfect: bool,
    /// `is meeting`, `was meeting`.
    pub progressive: bool,
}

/// A verb with its auxiliaries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerbGroup {
    /// From the first auxiliary to the head verb, bytes of the running text; adverbs and `not` between are inside.
    pub span: Span,
    /// The head verb.
    pub head: Span,
    /// The head verb's base form in lower case (`be` for `was`).
    pub lemma: Box<str>,
    /// Tense; `None` for a group that is not finite (`to meet`, `meeting`, a participle).
    pub tense: Option<Tense>,
    /// Aspect.
    pub aspect: Aspect,
    /// The modal that opens it, in lower case (`may`, `could`, `will`).
    pub modal: Option<Box<str>>,
    /// `was hailed`, `has been driven`.
    pub passive: bool,
    /// `not`, `n't`, `never` inside it.
    pub negated: bool,
    /// It stands in a subordinate clause (after `that`, `which`, `who`, `because`, `if`, …).
    pub subordinate: bool,
}
