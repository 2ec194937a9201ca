//! Where in the workspace a quotation stands, when what it cites does not hold it, or nothing is cited.

use crate::sources::search::{agreement, candidates};
use crate::sources::{Alignment, Prepared, Quote, align_once, exact_passage};
use crate::text::Span;
use crate::workspace::{FileKey, FileState, Snapshot};
use std::sync::Arc;

/// A quotation of fewer words may stand anywhere by chance.
pub const LEAST_WORDS: usize = 5;

/// A passage that a quotation can be taken from.
#[derive(Clone, PartialEq, Debug)]
pub struct Holding {
    /// The source, by its place in the catalogue.
    pub source: u32,
    /// Its document.
    pub file: FileKey,
    /// The passage, bytes of the document.
    pub span: Span,
    /// The number of its paragraph, where `¶` counts it.
    pub number: Option<usize>,
    /// The quotation stands there to the word.
    pub exact: bool,
}

/// The sources of the workspace of `file` that hold a quotation (without its outer marks), exact ones first, at most `most`; none for one of
/// fewer than five words. The time is that of the index and of aligning at most 24 sources.
pub fn holding(snapshot: &Snapshot, file: &FileKey, quotation: &str, most: usize) -> Vec<Holding> {
    let mut found = search(snapshot, file, quotation, |quote, source| {
        let alignment = align_once(quote, source);
        Some((agreement(&alignment)?, alignment.span()?, matches!(alignment, Alignment::Exact { .. })))
    });
    found.truncate(most);
    found
}

/// The exact ones among [`holding`], in the same order; much cheaper.
pub fn holding_exactly(snapshot: &Snapshot, file: &FileKey, quotation: &str, most: usize) -> Vec<Holding> {
    let exact = |quote: &Quote, source: &Prepared| Some((2.0, exact_passage(quote, source)?, true));
    let mut found = search(snapshot, file, quotation, exact);
    found.truncate(most);
    found
}

/// The sources that may hold a quotation and in which `aligned` finds it: how well it agrees, where, and whether to the word. The best first.
fn search(
    snapshot: &Snapshot,
    file: &FileKey,
    quotation: &str,
    aligned: impl Fn(&Quote, &Prepared) -> Option<(f32, Span, bool)>,
) -> Vec<Holding> {
    let quote = Quote::of(quotation);
    let Some(space) = snapshot.space(file).filter(|_| quote.word_count() >= LEAST_WORDS) else { return Vec::new() };
    let states: Vec<Arc<FileState>> = {
        let indexed = space.corpus.of(snapshot, space);
        let ranked = candidates(&quote, &indexed.index);
        ranked.iter().filter_map(|ranked| snapshot.state(indexed.file(ranked.source)?).cloned()).collect()
    };
    let mut found: Vec<(f32, Holding)> = Vec::new();
    for state in states.iter().filter(|state| state.key != *file) {
        let Some((agree, span, exact)) = aligned(&quote, state.prepared()) else { continue };
        let Some(source) = space.catalog.by_file(&state.key) else { continue };
        let number = state.passages().numbered_at(span.start);
        found.push((agree, Holding { source, file: state.key.clone(), span, number, exact }));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.file.cmp(&b.1.file)));
    found.into_iter().map(|(_, holding)| holding).collect()
}
