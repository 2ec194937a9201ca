//! Words, numbers and punctuation with their places.

use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes that are not a possessive's or a contraction's, and digits after the first letter (`G7`).
    Word,
    /// Digits, with inner `,` and `.` where digits follow (`4,120`, `3.5`); an ordinal's ending belongs to it (`12th`).
    Number,
    /// A clitic split from its word: `'s`, `’s`, a possessive's bare apostrophe, `n't`, `'ll`, `'re`, `'ve`, `'d`.
    Clitic,
    /// One character of punctuation or a symbol.
    Punct,
}

/// One token of a running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Bytes of the running text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its first character is an upper-case letter.
    pub capital: bool,
}
