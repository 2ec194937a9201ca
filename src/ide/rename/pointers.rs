//! What points to documents: citations, links, wikilinks. Found by the parser alone, so that a rename in a thousand notes needs no analysis.

use crate::analysis::{Catalog as _, CiteTarget};
use crate::syntax::{Inline, InlineKind};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, FileState, Snapshot};
use rayon::prelude::*;
use std::sync::Arc;

/// One pointer; spans are bytes of the chunk.
pub struct Pointer {
    /// The source that it names.
    pub source: Option<u32>,
    /// The document that it leads to.
    pub file: Option<FileKey>,
    /// Its key, target or path, as written.
    pub name: String,
    /// Where that stands.
    pub span: Span,
    /// Its locator or fragment (with `#`), and where that stands.
    pub locator: Option<(String, Span)>,
}

/// The pointer that an inline of `from` makes; of several in one citation, the one at `at`.
pub fn pointer(snapshot: &Snapshot, from: &FileKey, inline: &Inline, at: usize) -> Option<Pointer> {
    let all = pointers(snapshot, from, inline);
    let near = |pointer: &Pointer| {
        pointer.span.touches(at) || pointer.locator.as_ref().is_some_and(|(_, span)| span.touches(at))
    };
    all.into_iter().find(near)
}

/// The pointers that an inline makes.
pub fn pointers(snapshot: &Snapshot, from: &FileKey, inline: &Inline) -> Vec<Pointer> {
    let (Some(space), Some(seen)) = (snapshot.space(from), snapshot.seen_from(from)) else { return Vec::new() };
    let of_source = |source: u32| space.catalog.source(source).and_then(|source| source.file.clone());
    let make = |name: &str, span, locator, target: CiteTarget, document: Option<FileKey>| {
        let source = match target {
            CiteTarget::Source(source) => Some(source),
            _ => None,
        };
        let file = document.or_else(|| source.and_then(of_source));
        Pointer { source, file, name: name.to_owned(), span, locator }
    };
    match &inline.kind {
        InlineKind::Citation(citation) => {
            let items = citation.items.iter().filter_map(|item| {
                let source = space.catalog.by_key(&item.key)?;
                Some(make(&item.key, item.key_span, item.locator.clone(), CiteTarget::Source(source), None))
            });
            items.collect()
        }
        InlineKind::Link { dest, dest_span } | InlineKind::Image { dest, dest_span } => {
            let (path, fragment) = dest.split_once('#').map_or((dest.as_str(), None), |(p, f)| (p, Some(f)));
            let file = if path.is_empty() { Some(from.clone()) } else { seen.file(path) };
            let target = if path.is_empty() { CiteTarget::Nothing } else { seen.link(path) };
            let locator = fragment.map(|fragment| {
                let start = dest_span.end.saturating_sub(fragment.len() + 1).max(dest_span.start);
                (format!("#{fragment}"), Span::new(start, dest_span.end))
            });
            let end = locator.as_ref().map_or(dest_span.end, |(_, span)| span.start);
            vec![make(path, Span::new(dest_span.start, end), locator, target, file)]
        }
        InlineKind::Wikilink { target, target_span, fragment, fragment_span, .. } => {
            let resolved = seen.wikilink(target, fragment.as_deref());
            let document = match (&resolved, target.is_empty()) {
                (_, true) => Some(from.clone()),
                (CiteTarget::Document, _) => space.catalog.named(target).into_iter().next(),
                _ => None,
            };
            let locator = fragment.as_ref().zip(*fragment_span).map(|(fragment, span)| (format!("#{fragment}"), span));
            vec![make(target, *target_span, locator, resolved, document)]
        }
        _ => Vec::new(),
    }
}

/// One document that is looked through.
pub struct Document<'a> {
    /// Its key.
    pub file: &'a FileKey,
    /// Its state.
    pub state: &'a Arc<FileState>,
}

impl Document<'_> {
    /// All inlines with the start of their chunk.
    pub fn inlines(&self) -> impl Iterator<Item = (usize, &Inline)> {
        self.state
            .document()
            .blocks()
            .flat_map(|(start, block)| block.inlines.iter().map(move |inline| (start, inline)))
    }

    /// The text of a span of a chunk.
    pub fn text(&self, start: usize, span: Span) -> String {
        self.state.text.slice(span.shift(start)).into_owned()
    }
}

/// Looks through the documents of `file`'s workspace, on all cores; those without any of `words` are left out unread where there are words.
pub fn in_documents(
    snapshot: &Snapshot,
    file: &FileKey,
    words: &[String],
    look: impl Fn(&Document, &mut Vec<TextEdit>) + Sync,
) -> Vec<(FileKey, Vec<TextEdit>)> {
    let Some(space) = snapshot.space(file) else { return Vec::new() };
    let mut documents: Vec<&FileKey> = space.catalog.documents().collect();
    documents.sort();
    let finders: Vec<_> = words.iter().map(|word| memchr::memmem::Finder::new(word.as_bytes())).collect();
    let found = documents.into_par_iter().filter_map(|file| {
        let state = snapshot.state(file)?;
        if !finders.is_empty() {
            let text = state.text.to_string();
            if !finders.iter().any(|finder| finder.find(text.as_bytes()).is_some()) {
                return None;
            }
        }
        let mut edits = Vec::new();
        look(&Document { file, state }, &mut edits);
        (!edits.is_empty()).then(|| (file.clone(), edits))
    });
    found.collect()
}
