//! Definition: from a citation, quotation, link or mention to what it points to.

use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// Where a jump begins and where it can lead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The citation, quotation or name at the cursor.
    pub origin: Span,
    /// Where it leads; several where that is open.
    pub targets: Vec<Target>,
}

/// The end of a jump.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The file; `builtin:ID` for an entry of the built-in dossier, which the disk room lays out as a read-only file.
    pub file: FileKey,
    /// All of it: the paragraph, the entry.
    pub span: Span,
    /// What to select.
    pub focus: Span,
}

/// Where what stands at `offset` is defined.
pub fn definition(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Definition> {
    let _ = (snapshot, file, offset);
    None
}
