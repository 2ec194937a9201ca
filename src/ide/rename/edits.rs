//! Edits of many files, and the files that get other names.

use crate::text::{Span, TextEdit};
use crate::workspace::FileKey;
use std::collections::BTreeMap;

/// What a rename changes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edits {
    /// Edits, per file in order of the files; of each in text order, apart.
    pub edits: BTreeMap<FileKey, Vec<TextEdit>>,
    /// Files that get other names, after the edits.
    pub files: Vec<(FileKey, FileKey)>,
}

impl Edits {
    /// Adds an edit of a file; one of the same place is there once.
    pub fn push(&mut self, file: &FileKey, span: Span, insert: impl Into<String>) {
        self.edits.entry(file.clone()).or_default().push(TextEdit { span, insert: insert.into() });
    }

    /// Adds those of another.
    pub fn extend(&mut self, file: &FileKey, edits: Vec<TextEdit>) {
        if !edits.is_empty() {
            self.edits.entry(file.clone()).or_default().extend(edits);
        }
    }

    /// The same, in order, without edits that overlap one before.
    pub fn finish(mut self) -> Edits {
        for edits in self.edits.values_mut() {
            edits.sort_by_key(|edit| (edit.span, edit.insert.len()));
            let mut end = None;
            edits.retain(|edit| {
                let apart = end.is_none_or(|end| edit.span.start >= end) && Some(edit.span.start) != end;
                let keep = apart || end.is_some_and(|end| edit.span.start == end && !edit.span.is_empty());
                if keep {
                    end = Some(edit.span.end);
                }
                keep
            });
        }
        self.edits.retain(|_, edits| !edits.is_empty());
        self
    }
}
