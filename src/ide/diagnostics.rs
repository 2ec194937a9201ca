//! Diagnostics: the findings of one document.

use crate::rules::{Finding, check};
use crate::workspace::{FileKey, Snapshot};

/// The findings of a document, a dossier file, a bibliography or `dateline.toml`, in text order.
pub fn diagnostics(snapshot: &Snapshot, file: &FileKey) -> Vec<Finding> {
    check(snapshot, file)
}
