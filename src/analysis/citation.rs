//! Citations and quotations as the document pass sees them.

use crate::syntax::Inline;
use crate::text::Span;

/// Tells what a citation leads to; the workspace's index of sources answers.
pub trait Catalog: Sync {
    /// The place of the source with that citation key, in the catalogue's order.
    fn key(&self, key: &str) -> Option<u32>;
    /// What a link's destination leads to.
    fn link(&self, destination: &str) -> CiteTarget;
    /// What a wikilink's target leads to; `fragment` is what follows its `#`.
    fn wikilink(&self, target: &str, fragment: Option<&str>) -> CiteTarget;
}

/// What a citation leads to.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub enum CiteTarget {
    /// A source of the catalogue.
    Source(u32),
    /// A document that is no source: a note that is linked to, not cited.
    Document,
    /// A source out of the workspace, which is not here to check.
    External,
    /// It is written as a citation and names nothing that is known.
    Unknown,
    /// It is no citation at all: a handle, a mail address, a link to a note still to be written.
    Nothing,
}

impl CiteTarget {
    /// Whether it counts as a citation, resolved or not.
    pub fn is_citation(&self) -> bool {
        matches!(self, CiteTarget::Source(_) | CiteTarget::External | CiteTarget::Unknown)
    }
}

/// One citation in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CitationUse {
    /// The inline that it is part of, in bytes of the running text; for one in a footnote, the reference `[^1]`.
    pub span: Span,
    /// What to underline, in bytes of the chunk: the key, the link's destination, the wikilink's target.
    pub key_span: Span,
    /// The whole inline in bytes of the chunk.
    pub file_span: Span,
    /// The key or target as written.
    pub key: String,
    /// What names the place in the source: a locator or a fragment, with its place in the chunk.
    pub locator: Option<(String, Span)>,
    /// What it leads to.
    pub target: CiteTarget,
    /// It stands in the footnote that the block refers to, not in the block: for coverage, not for findings.
    pub through_footnote: bool,
}

/// One quotation in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuotationUse {
    /// With its marks, in bytes of the running text; a quoted block as a whole.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// The citations that it can be taken from: indexes into the block's citations, nearest first; empty where nothing is cited.
    pub cites: Vec<usize>,
    /// Where it has none of its own: the sources that a `source:` names for its block, its section or the document.
    pub implied: Vec<u32>,
}

/// The sources that citations lead to.
pub fn sources_of(citations: &[CitationUse]) -> Vec<u32> {
    let source = |cite: &CitationUse| match cite.target {
        CiteTarget::Source(source) => Some(source),
        _ => None,
    };
    citations.iter().filter_map(source).collect()
}

/// The citations that an inline makes; several for `[@a; @b]`.
pub fn uses_of(inline: &Inline, catalog: &dyn Catalog) -> Vec<CitationUse> {
    use crate::syntax::InlineKind::{Citation, Link, Wikilink};
    let one = |key: &str, key_span, locator, target| CitationUse {
        span: inline.span,
        key_span,
        file_span: inline.file_span,
        key: key.to_owned(),
        locator,
        target,
        through_footnote: false,
    };
    match &inline.kind {
        Citation(citation) => citation
            .items
            .iter()
            .map(|item| {
                let target = match catalog.key(&item.key) {
                    Some(source) => CiteTarget::Source(source),
                    None if citation.bracketed => CiteTarget::Unknown,
                    None => CiteTarget::Nothing,
                };
                one(&item.key, item.key_span, item.locator.clone(), target)
            })
            .filter(|cite| cite.target.is_citation())
            .collect(),
        Link { dest, dest_span } => {
            let (path, fragment) = dest.split_once('#').map_or((dest.as_str(), None), |(p, f)| (p, Some(f)));
            let target = if path.is_empty() { CiteTarget::Nothing } else { catalog.link(path) };
            let locator = fragment.map(|fragment| {
                let end = dest_span.end;
                // A target that is written otherwise (escapes, a reference `[a][b]` to its definition) is a place as a whole.
                let is_verbatim = dest_span.len() == dest.len();
                let start = if is_verbatim { dest_span.start + path.len() } else { dest_span.start };
                (format!("#{fragment}"), Span::new(start, end))
            });
            vec![one(path, *dest_span, locator, target)]
        }
        Wikilink { target, target_span, fragment, fragment_span, .. } => {
            let resolved = catalog.wikilink(target, fragment.as_deref());
            let locator =
                fragment.as_ref().map(|fragment| (format!("#{fragment}"), fragment_span.unwrap_or(*target_span)));
            vec![one(target, *target_span, locator, resolved)]
        }
        _ => Vec::new(),
    }
}
