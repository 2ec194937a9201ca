//! An edit as a value.

use super::Span;

/// Replaces the bytes of `span` by `insert`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEdit {
    /// What goes; empty for an insertion.
    pub span: Span,
    /// What comes.
    pub insert: String,
}
