//! References: an actor's or event's mentions, a source's citations, the notes that rest on a passage.

use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// A span in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub file: FileKey,
    /// The place in it.
    pub span: Span,
}

/// The places found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct References {
    /// In order of file and place.
    pub places: Vec<Place>,
    /// How many more there are than are listed.
    pub left_out: usize,
}

/// Everything that refers to what stands at `offset`; `declaration` adds its dossier or bibliography entry.
pub fn references(snapshot: &Snapshot, file: &FileKey, offset: usize, declaration: bool) -> References {
    let _ = (snapshot, file, offset, declaration);
    References::default()
}
