//! References: an actor's or event's mentions, a source's citations, the notes that rest on a passage.

use super::at::{Thing, things_at};
use super::definition::{dossier_entry, entry_of};
use super::dossier_ids;
use super::passage::{of_citation, of_quotation};
use crate::analysis::{Analysis, CiteTarget};
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot, Space};
use std::sync::Arc;

/// More places than this are counted, not listed.
pub const LIMIT: usize = 5_000;

/// Above this many documents the counts of the whole workspace are left out of a hover.
pub const COUNTED_DOCUMENTS: usize = 2_000;

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
    if let Some((id, _)) = dossier_ids::id_at(snapshot, file, offset) {
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

/// A citation or quotation of a note that rests on a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resting {
    /// Where it stands.
    pub place: Place,
    /// The passages of the source that it points to; none where it cites the source as a whole.
    pub on: Vec<Span>,
}

/// What rests on a source, in order of file and place. Only documents that can name the source are looked into.
pub fn resting(snapshot: &Snapshot, source: &FileKey) -> Vec<Resting> {
    use rayon::prelude::*;
    let Some(space) = snapshot.space(source) else { return Vec::new() };
    let Some(number) = space.catalog.by_file(source) else { return Vec::new() };
    let mut files: Vec<&FileKey> = space.catalog.documents().filter(|file| *file != source).collect();
    files.sort();
    let words = names_of(space, source, number);
    let found = files.into_par_iter().flat_map_iter(|file| {
        let names_it = |state: &Arc<crate::workspace::FileState>| {
            let text = state.text.to_string();
            words.iter().any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
        };
        let named = snapshot.state(file).is_some_and(names_it);
        let analysis = if named { snapshot.analysis(file) } else { None };
        analysis.map(|found| resting_in(snapshot, space, source, number, file, &found)).unwrap_or_default()
    });
    found.collect()
}

/// What a document that cites the source must have in it: its key, the stem of its file, or its address without scheme.
fn names_of(space: &Space, source: &FileKey, number: u32) -> Vec<String> {
    let stem = crate::workspace::path::stem(source);
    let mut words = vec![stem.split(' ').next().unwrap_or_default().to_owned()];
    if let Some(source) = space.catalog.source(number) {
        words.push(source.key.clone());
        let url = source.meta.url.as_deref().and_then(crate::sources::url::comparable);
        // What stays the same in all ways to write an address.
        let host = url.and_then(|url| url.split('/').find(|part| part.contains('.')).map(str::to_owned));
        words.extend(host.map(|host| host.trim_start_matches("www.").to_owned()));
    }
    words.retain(|word| !word.is_empty());
    words
}

fn resting_in(
    snapshot: &Snapshot,
    space: &Space,
    source: &FileKey,
    number: u32,
    file: &FileKey,
    analysis: &Analysis,
) -> Vec<Resting> {
    let mut found = Vec::new();
    for view in analysis.blocks() {
        let cites_it =
            |at: &usize| view.result.citations.get(*at).is_some_and(|cite| cite.target == CiteTarget::Source(number));
        let mut own: Vec<(Span, Vec<Span>)> = Vec::new();
        let cites = view.result.citations.iter().filter(|cite| !cite.through_footnote);
        for cite in cites.filter(|cite| cite.target == CiteTarget::Source(number)) {
            let passages = of_citation(snapshot, space, file, cite).into_iter();
            let on = passages.filter(|p| p.pinned && p.file == *source).map(|p| p.span).collect();
            own.push((cite.file_span.shift(view.start), on));
        }
        for (at, quotation) in view
            .result
            .quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.cites.iter().any(cites_it) || q.implied.contains(&number))
        {
            if let Some(passage) = of_quotation(snapshot, space, &view, at).filter(|p| p.file == *source) {
                own.push((view.file_span(quotation.span), vec![passage.span]));
            }
        }
        own.sort();
        own.dedup();
        let place = |span| Place { file: file.clone(), span };
        found.extend(own.into_iter().map(|(span, on)| Resting { place: place(span), on }));
    }
    found
}

/// The citations and quotations of notes that point into `passage` of a source.
pub fn resting_on(snapshot: &Snapshot, source: &FileKey, passage: Span) -> References {
    let meets = |span: &Span| span.overlaps(passage) || (span.is_empty() && passage.touches(span.start));
    let mut found = References::default();
    for resting in resting(snapshot, source).into_iter().filter(|resting| resting.on.iter().any(meets)) {
        found.push(&resting.place.file, resting.place.span);
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
