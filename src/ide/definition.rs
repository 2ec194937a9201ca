//! Definition: from a citation, quotation, link or mention to what it points to.

use super::at::{Found, Thing, things_at};
use super::dossier_ids;
use super::passage::{Passage, of_citation, of_quotation};
use crate::analysis::{Analysis, CiteTarget};
use crate::dossier::Origin;
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot, Space};

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
    let space = snapshot.space(file)?;
    if let Some((id, origin)) = dossier_ids::id_at(snapshot, file, offset)
        && let Some(target) = dossier_ids::place_of(snapshot, space, file, &id)
    {
        return Some(Definition { origin, targets: vec![target] });
    }
    let Some(analysis) = snapshot.analysis(file) else { return outside_documents(space, file, offset) };
    things_at(&analysis, offset).into_iter().find_map(|found| {
        let targets = targets_of(snapshot, space, file, &analysis, &found);
        (!targets.is_empty()).then_some(Definition { origin: found.span, targets })
    })
}

fn targets_of(snapshot: &Snapshot, space: &Space, file: &FileKey, analysis: &Analysis, found: &Found) -> Vec<Target> {
    let view = &found.view;
    match found.thing {
        Thing::Citation(at) => {
            let Some(cite) = view.result.citations.get(at) else { return Vec::new() };
            let passages = of_citation(snapshot, space, file, cite);
            if passages.is_empty()
                && let CiteTarget::Source(at) = cite.target
            {
                return entry_of(space, at).into_iter().collect();
            }
            passages.into_iter().map(target).collect()
        }
        Thing::Inline(at) => footnote(snapshot, space, file, analysis, found, at),
        Thing::Mention(at) => {
            let Some(mention) = view.result.mentions.get(at) else { return Vec::new() };
            mention.candidates.iter().filter_map(|id| dossier_entry(space, id)).collect()
        }
        Thing::Quotation(at) => of_quotation(snapshot, space, view, at).map(target).into_iter().collect(),
        Thing::Time(_) => Vec::new(),
    }
}

fn target(passage: Passage) -> Target {
    Target { file: passage.file, span: passage.span, focus: passage.span }
}

/// From a footnote's reference to the passages that its text cites, else to its text.
fn footnote(
    snapshot: &Snapshot,
    space: &Space,
    file: &FileKey,
    analysis: &Analysis,
    found: &Found,
    at: usize,
) -> Vec<Target> {
    let Some(inline) = found.view.block.inlines.get(at) else { return Vec::new() };
    let InlineKind::FootnoteRef { label } = &inline.kind else { return Vec::new() };
    let cites = found.view.result.citations.iter().filter(|cite| cite.through_footnote && cite.span == inline.span);
    let cited: Vec<Target> = cites.flat_map(|cite| of_citation(snapshot, space, file, cite)).map(target).collect();
    if !cited.is_empty() {
        return cited;
    }
    let text = analysis.blocks().find(|view| view.block.footnote.as_deref() == Some(label));
    text.map(|text| text.block.span.shift(text.start))
        .map(|span| Target { file: file.clone(), span, focus: span })
        .into_iter()
        .collect()
}

/// A source's bibliography entry.
pub fn entry_of(space: &Space, source: u32) -> Option<Target> {
    let entry = space.catalog.source(source)?.entry.as_ref()?;
    Some(Target { file: entry.file.clone(), span: entry.span, focus: entry.key_span })
}

/// The entry of an actor or event, in its file or on a page of the built-in dossier.
pub fn dossier_entry(space: &Space, id: &str) -> Option<Target> {
    let origin = match space.dossier.actor(id) {
        Some(actor) => actor.origin.first(),
        None => space.dossier.event(id)?.origin.first(),
    };
    Some(match origin? {
        Origin::File { file, span, id_span } => Target { file: file.clone(), span: *span, focus: *id_span },
        Origin::Builtin { .. } => {
            Target { file: format!("builtin:{id}").into(), span: Span::default(), focus: Span::default() }
        }
    })
}

/// From a bibliography entry to its document.
fn outside_documents(space: &Space, file: &FileKey, offset: usize) -> Option<Definition> {
    let source =
        space.catalog.sources().iter().find(|source| {
            source.entry.as_ref().is_some_and(|entry| entry.file == *file && entry.span.touches(offset))
        })?;
    let origin = source.entry.as_ref()?.key_span;
    let document = source.file.clone()?;
    Some(Definition { origin, targets: vec![Target { file: document, span: Span::default(), focus: Span::default() }] })
}
