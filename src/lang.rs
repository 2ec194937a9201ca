//! The linguistic step: tokens, sentences, and the verbs of a clause with their tense and aspect. English.

pub mod token;
pub mod verb;

pub use token::{Token, TokenKind, tokenize};
pub use verb::{Aspect, Tense, VerbGroup};
