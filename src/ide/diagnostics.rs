//! Diagnostics: the findings of one document.

use crate::rules::{Checked, Finding, check, check_around};
use crate::workspace::{FileKey, Snapshot};

/// The findings of a document, a dossier file, a bibliography or `dateline.toml`, in text order.
pub fn diagnostics(snapshot: &Snapshot, file: &FileKey) -> Vec<Finding> {
    check(snapshot, file)
}

/// The findings of a document as a whole, and of the rest about `most`, those nearest to `offset`: for documents that have more than an editor can use.
pub fn diagnostics_around(snapshot: &Snapshot, file: &FileKey, offset: usize, most: usize) -> Checked {
    check_around(snapshot, file, offset, most)
}
