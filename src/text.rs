//! Text as bytes and places: spans, positions in the three encodings, edits as values, the rope of an open document,
//! and folding to match keys. Everything above this room counts in byte offsets of UTF-8.

pub mod document;
pub mod edit;
pub mod fold;
pub mod nearest;
pub mod packed;
pub mod position;
pub mod prefix;
pub mod span;
pub mod wordlist;

pub use document::DocText;
pub use edit::TextEdit;
pub use nearest::nearest;
pub use position::{Encoding, Position};
pub use prefix::{PrefixIndex, WordTable, beginnings};
pub use span::Span;
