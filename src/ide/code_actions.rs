//! Code actions: the fixes of the findings at a place.

use crate::rules::{Finding, Fix};
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// The fixes for findings that overlap or touch `span`, each with its finding.
pub fn code_actions(snapshot: &Snapshot, file: &FileKey, span: Span) -> Vec<(Finding, Fix)> {
    let _ = (snapshot, file, span);
    Vec::new()
}
