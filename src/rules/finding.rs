//! Findings as values.

use crate::text::{Span, TextEdit};
use crate::workspace::FileKey;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// Shown faintly or not at all.
    Hint,
    /// Good to know.
    Information,
    /// To be mended.
    Warning,
    /// Wrong.
    Error,
}

/// One diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule's name, `undated-claim`.
    pub rule: &'static str,
    /// Its weight here.
    pub severity: Severity,
    /// The place, bytes of the document.
    pub span: Span,
    /// What is wrong and what would mend it.
    pub message: String,
    /// Places that help to understand it.
    pub related: Vec<Related>,
    /// What mends it, the best first.
    pub fixes: Vec<Fix>,
}

/// A place that a finding refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The file.
    pub file: FileKey,
    /// The place in it.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// A change that the user may ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, in the imperative: `Insert the date of the 2018 Singapore summit`.
    pub title: String,
    /// The edits, per file; spans are bytes of the file as it is now.
    pub edits: Vec<(FileKey, Vec<TextEdit>)>,
    /// It is the one that one key may apply.
    pub preferred: bool,
}

impl Finding {
    /// The same finding after everything that it names in `file` has moved from a chunk at `from` to one at `to`.
    pub(super) fn moved(&self, file: &FileKey, from: usize, to: usize) -> Finding {
        let mut finding = self.clone();
        if from == to {
            return finding;
        }
        let shift =
            |span: Span| Span::new((span.start + to).saturating_sub(from), (span.end + to).saturating_sub(from));
        finding.span = shift(finding.span);
        for related in finding.related.iter_mut().filter(|related| related.file == *file) {
            related.span = shift(related.span);
        }
        for (_, edits) in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits).filter(|(edited, _)| edited == file) {
            edits.iter_mut().for_each(|edit| edit.span = shift(edit.span));
        }
        finding
    }
}
