//! A name that no dossier has.

use crate::text::Span;

/// What a stranger is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A person, by its full name.
    Person,
    /// An organisation or public body.
    Body,
    /// One word that may be the short name of either.
    Short,
}

/// A name that no dossier has.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// Index of its block within the chunk.
    pub block: usize,
    /// Bytes of the running text.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// The words beside it say what it is.
    pub firm: bool,
    /// Its first word is a given name of somebody known.
    pub given: bool,
    /// Key of the name; of a person's first and last word.
    pub key: u64,
    /// Keys by which it may be called later: a person's last and first word, an acronym.
    pub short: [u64; 2],
    /// Keys of all words.
    pub words: Box<[u64]>,
    /// What the text says it is: `former State Department official`; bytes of the running text.
    pub office: Option<Span>,
}
