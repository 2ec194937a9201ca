//! From citations and quotations to the passages that they point to.

use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::rules::quotation_check::{Verdict, verdict};
use crate::sources::locator;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot, Space};

/// A passage, or a document as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The document.
    pub file: FileKey,
    /// The passage; empty at the start for the document as a whole.
    pub span: Span,
    /// A locator, a fragment or a quotation pins it.
    pub pinned: bool,
}

/// The document that a citation leads to, where its text is here.
pub fn document_of(snapshot: &Snapshot, space: &Space, from: &FileKey, cite: &CitationUse) -> Option<FileKey> {
    match cite.target {
        CiteTarget::Source(at) => space.catalog.source(at)?.file.clone(),
        CiteTarget::Document => {
            let linked = snapshot.seen_from(from)?.file(&cite.key).filter(|file| space.catalog.has(file));
            linked.or_else(|| space.catalog.named(&cite.key).into_iter().next())
        }
        _ => None,
    }
}

/// The passages that a citation points to: those of its locator, else the start of the document.
pub fn of_citation(snapshot: &Snapshot, space: &Space, from: &FileKey, cite: &CitationUse) -> Vec<Passage> {
    let Some(file) = document_of(snapshot, space, from, cite) else { return Vec::new() };
    let located = cite.locator.as_ref().map(|(text, _)| of_locator(snapshot, &file, text)).unwrap_or_default();
    if located.is_empty() {
        return vec![Passage { file, span: Span::default(), pinned: false }];
    }
    located.into_iter().map(|span| Passage { file: file.clone(), span, pinned: true }).collect()
}

/// The places that a locator names in a document; none where it names nothing there.
pub fn of_locator(snapshot: &Snapshot, file: &FileKey, text: &str) -> Vec<Span> {
    let Some(state) = snapshot.state(file).filter(|state| state.left_out.is_none()) else { return Vec::new() };
    locator::parse(text).iter().flat_map(|locator| state.passages().locate(locator).spans).collect()
}

/// The passage that a quotation of a block is taken from, exact or near.
pub fn of_quotation(snapshot: &Snapshot, space: &Space, view: &BlockView, at: usize) -> Option<Passage> {
    match verdict(snapshot, space, view, view.result.quotations.get(at)?) {
        Verdict::Exact { file, span, .. } => Some(Passage { file, span, pinned: true }),
        Verdict::Near { file, alignment, .. } => Some(Passage { file, span: alignment.span()?, pinned: true }),
        Verdict::Nowhere { .. } | Verdict::Unchecked => None,
    }
}
