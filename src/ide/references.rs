//! References: an actor's or event's mentions, a source's citations, the notes that rest on a passage.

use super::at::{Thing, things_at};
use super::definition::{dossier_entry, dossier_id_at, entry_of};
use super::passage::{of_citation, of_quotation};
use crate::analysis::{Analysis, CiteTarget};
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot, Space};
use std::sync::Arc;

/// More places than this are counted, not listed.
pub const LIMIT: usize = 5_000;

/// Above this many documents the counts of the whole workspace are left out of a hover.
const COUNTED_DOCUMENTS: usize = 2_000;

/// A span in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub file: FileKey,
    /// The place in it.
    pub span: Span,
}

/// The places found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct References {
    /// In order of file and place.
    pub places: Vec<Place>,
    /// How many more there are than are listed.
    pub left_out: usize,
}

impl References {
    fn push(&mut self, file: &FileKey, span: Span) {
        if self.places.len() < LIMIT {
            self.places.push(Place { file: file.clone(), span });
        } else {
            self.left_out += 1;
        }
    }
}

/// Everything that refers to what stands at `offset`; `declaration` adds its dossier or bibliography entry.
/// In a source, where nothing else stands there, the notes that rest on the passage.
pub fn references(snapshot: &Snapshot, file: &FileKey, offset: usize, declaration: bool) -> References {
    let mut found = References::default();
    let Some(space) = snapshot.space(file) else { return found };
    let Some(analysis) = snapshot.analysis(file) else {
        outside_documents(snapshot, space, file, offset, &mut found);
        return found;
    };
    for thing in things_at(&analysis, offset) {
        let result = thing.view.result;
        match thing.thing {
            Thing::Mention(at) => {
                let Some(id) = result.mentions.get(at).and_then(|mention| mention.candidates.first()) else { continue };
                if declaration && let Some(entry) = dossier_entry(space, id).filter(|t| !t.file.starts_with("builtin:"))
                {
                    found.push(&entry.file, entry.focus);
                }
                mentions(snapshot, file, id, &mut found);
                return found;
            }
            Thing::Citation(at) => {
                let Some(CiteTarget::Source(source)) = result.citations.get(at).map(|cite| cite.target.clone()) else {
                    continue;
                };
                if declaration && let Some(entry) = entry_of(space, source) {
                    found.push(&entry.file, entry.focus);
                }
                citations(snapshot, file, source, &mut found);
                return found;
            }
            _ => {}
        }
    }
    if snapshot.kind(file) == Kind::Source {
        let block = analysis.block_at(offset).map(|view| view.block.span.shift(view.start));
        found = resting_on(snapshot, file, block.unwrap_or(Span::at(offset)));
    }
    found
}

fn outside_documents(snapshot: &Snapshot, space: &Space, file: &FileKey, offset: usize, found: &mut References) {
    if let Some((id, _)) = dossier_id_at(snapshot, file, offset) {
        return mentions(snapshot, file, &id, found);
    }
    let entry = |source: &crate::workspace::Source| {
        source.entry.as_ref().is_some_and(|entry| entry.file == *file && entry.span.touches(offset))
    };
    if let Some(at) = space.catalog.sources().iter().position(entry) {
        citations(snapshot, file, at as u32, found);
    }
}

/// The documents of a file's workspace with their analyses, sorted; made on all cores where they are not there yet.
pub fn analyses(snapshot: &Snapshot, file: &FileKey) -> Vec<(FileKey, Arc<Analysis>)> {
    use rayon::prelude::*;
    let files = snapshot.files_beside(file);
    files.into_par_iter().filter_map(|file| snapshot.analysis(&file).map(|analysis| (file, analysis))).collect()
}

fn mentions(snapshot: &Snapshot, file: &FileKey, id: &str, found: &mut References) {
    for (file, analysis) in analyses(snapshot, file) {
        for view in analysis.blocks() {
            for mention in view.result.mentions.iter().filter(|mention| mention.candidates.iter().any(|c| **c == *id)) {
                found.push(&file, view.file_span(mention.span));
            }
        }
    }
}

/// The places that cite a source, in the documents of the workspace that `file` belongs to.
pub(super) fn citations(snapshot: &Snapshot, file: &FileKey, source: u32, found: &mut References) {
    for (file, analysis) in analyses(snapshot, file) {
        for view in analysis.blocks() {
            for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
                if cite.target == CiteTarget::Source(source) {
                    found.push(&file, cite.key_span.shift(view.start));
                }
            }
        }
    }
}

/// The citations and quotations of notes that point into `passage` of a source.
pub fn resting_on(snapshot: &Snapshot, source: &FileKey, passage: Span) -> References {
    let mut found = References::default();
    let Some(space) = snapshot.space(source) else { return found };
    let Some(number) = space.catalog.by_file(source) else { return found };
    let meets = |span: Span| span.overlaps(passage) || (span.is_empty() && passage.touches(span.start));
    for (file, analysis) in analyses(snapshot, source) {
        for view in analysis.blocks() {
            let cites_it = |at: &usize| {
                view.result.citations.get(*at).is_some_and(|cite| cite.target == CiteTarget::Source(number))
            };
            let mut spans: Vec<Span> = Vec::new();
            for cite in view.result.citations.iter().filter(|cite| cite.target == CiteTarget::Source(number)) {
                let passages = of_citation(snapshot, space, &file, cite);
                if !cite.through_footnote && passages.iter().any(|p| p.pinned && p.file == *source && meets(p.span)) {
                    spans.push(cite.file_span.shift(view.start));
                }
            }
            for (at, quotation) in
                view.result.quotations.iter().enumerate().filter(|(_, q)| q.cites.iter().any(cites_it))
            {
                let taken_from = of_quotation(snapshot, space, &view, at);
                if taken_from.is_some_and(|p| p.file == *source && meets(p.span)) {
                    spans.push(view.file_span(quotation.span));
                }
            }
            spans.sort();
            spans.dedup();
            spans.into_iter().for_each(|span| found.push(&file, span));
        }
    }
    found
}

/// How often an entry is mentioned in this document, in how many documents of the workspace, and how often in all of them.
/// `None` where the workspace is so large that counting would keep a hover waiting.
pub fn mention_counts(snapshot: &Snapshot, file: &FileKey, id: &str) -> Option<(usize, usize, usize)> {
    if snapshot.files_beside(file).len() > COUNTED_DOCUMENTS {
        return None;
    }
    let (mut here, mut documents, mut all) = (0, 0, 0);
    for (other, analysis) in analyses(snapshot, file) {
        let names =
            |m: &&crate::dossier::recognise::Mention| matches!(m.candidates.as_slice(), [only] if **only == *id);
        let count: usize = analysis.blocks().map(|view| view.result.mentions.iter().filter(names).count()).sum();
        documents += usize::from(count > 0);
        all += count;
        if other == *file {
            here = count;
        }
    }
    Some((here, documents, all))
}

/// How many notes cite a source.
pub fn citing_notes(snapshot: &Snapshot, file: &FileKey, source: u32) -> usize {
    if snapshot.files_beside(file).len() > COUNTED_DOCUMENTS {
        return 0;
    }
    let cites = |analysis: &Analysis| {
        analysis.blocks().any(|view| view.result.citations.iter().any(|cite| cite.target == CiteTarget::Source(source)))
    };
    analyses(snapshot, file).iter().filter(|(_, analysis)| cites(analysis)).count()
}
