//! The linguistic step: tokens, sentences, and the verbs of a clause with their tense and aspect. English.

mod abbreviation;
mod lexicon;
mod marking;
pub mod sentence;
pub mod token;
pub mod verb;

pub use lexicon::{BaseVerb, base_form, base_verb};
pub use marking::after_marking;
pub use sentence::sentences;
pub use token::{Token, TokenKind, tokenize, tokenize_into};
pub use verb::{Aspect, Tense, VerbGroup, outlook_at, tense_at, verb_groups};
