//! Hover.

use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// What is shown over a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// Markdown: a short first line, then details.
    pub markdown: String,
}

/// What is known of what stands at `offset`.
pub fn hover(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Hover> {
    let _ = (snapshot, file, offset);
    None
}
