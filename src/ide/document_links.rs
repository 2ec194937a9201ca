//! Document links: citations, links, wikilinks, the addresses and files of bibliography entries.

use super::passage::{document_of, of_citation};
use crate::analysis::{Analysis, CiteTarget};
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot, Space, path};

/// A place that leads elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentLink {
    /// The place.
    pub span: Span,
    /// Where it leads.
    pub target: LinkTarget,
    /// What is said of it, one line.
    pub tooltip: String,
}

/// The end of a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// A file, at an offset of its text.
    File(FileKey, usize),
    /// An address on the web.
    Web(String),
}

/// The links of a document or a bibliography, in text order.
pub fn document_links(snapshot: &Snapshot, file: &FileKey) -> Vec<DocumentLink> {
    let Some(space) = snapshot.space(file) else { return Vec::new() };
    let mut links = match snapshot.kind(file) {
        Kind::Biblatex | Kind::CslJson => of_bibliography(snapshot, space, file),
        _ => snapshot.analysis(file).map(|found| of_document(snapshot, space, file, &found)).unwrap_or_default(),
    };
    links.sort_by_key(|link| (link.span, link.tooltip.len()));
    let mut end = 0;
    links.retain(|link| {
        let apart = link.span.start >= end && !link.span.is_empty();
        end = if apart { link.span.end } else { end };
        apart
    });
    links
}

fn of_document(snapshot: &Snapshot, space: &Space, file: &FileKey, analysis: &Analysis) -> Vec<DocumentLink> {
    let mut links = Vec::new();
    for view in analysis.blocks() {
        for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
            let own = cite.locator.as_ref().map_or(cite.key_span, |(_, span)| cite.key_span.join(*span));
            let span = own.shift(view.start);
            let (title, url) = match cite.target {
                CiteTarget::Source(at) => {
                    let Some(source) = space.catalog.source(at) else { continue };
                    (source.meta.title.clone().unwrap_or_else(|| source.key.clone()), source.meta.url.clone())
                }
                _ => (String::new(), None),
            };
            if document_of(snapshot, space, file, cite).is_some() {
                let Some(passage) = of_citation(snapshot, space, file, cite).into_iter().next() else { continue };
                let tooltip = if title.is_empty() { space.relative(&passage.file).to_owned() } else { title };
                links.push(DocumentLink { span, target: LinkTarget::File(passage.file, passage.span.start), tooltip });
            } else if let Some(url) = url.filter(|url| is_web(url)) {
                links.push(DocumentLink { span, target: LinkTarget::Web(url), tooltip: title });
            }
        }
        for inline in &view.block.inlines {
            if let InlineKind::Link { dest, dest_span } = &inline.kind
                && is_web(dest)
            {
                let span = dest_span.shift(view.start);
                links.push(DocumentLink { span, target: LinkTarget::Web(dest.clone()), tooltip: String::new() });
            }
        }
    }
    links
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)))
}

fn of_bibliography(snapshot: &Snapshot, space: &Space, file: &FileKey) -> Vec<DocumentLink> {
    let Some(state) = snapshot.state(file) else { return Vec::new() };
    let folder = path::parent(file).unwrap_or_default();
    let root = space.root.as_deref().unwrap_or(folder);
    let mut links = Vec::new();
    for entry in &state.bibliography(snapshot.kind(file) == Kind::CslJson).entries {
        if let Some(url) = entry.url.as_deref().filter(|url| is_web(url)) {
            let raw = state.text.slice(entry.span).into_owned();
            if let Some(at) = raw.find(url) {
                let start = entry.span.start + at;
                let span = Span::new(start, start + url.len());
                links.push(DocumentLink { span, target: LinkTarget::Web(url.to_owned()), tooltip: String::new() });
            }
        }
        let Some(field) = entry.file_span else { continue };
        let raw = state.text.slice(field).into_owned();
        for written in &entry.files {
            let files = [path::join(folder, written), path::join(root, written)];
            let known = files.into_iter().flatten().find(|file| snapshot.state(file).is_some());
            if let (Some(target), Some(at)) = (known, raw.find(written.as_str())) {
                let start = field.start + at;
                let span = Span::new(start, start + written.len());
                links.push(DocumentLink { span, target: LinkTarget::File(target, 0), tooltip: String::new() });
            }
        }
    }
    links
}
