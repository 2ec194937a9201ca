//! The sources of a workspace that have a text in common with one of them.

use crate::sources::SharedOrigin;
use crate::sources::search::rank_words;
use crate::workspace::{FileKey, Snapshot};

/// Telling words of a source by which its copies are looked for.
const WORDS: usize = 48;
/// Sources that are compared with it.
const COMPARED: usize = 8;
/// Above this many sources a copy is not looked for.
const SOURCES: usize = 2_000;

/// The sources, by their places in the catalogue, of which most stands in `file`, or that hold most of it. The time is that of the text index
/// and of comparing at most 8 sources.
pub fn copies(snapshot: &Snapshot, file: &FileKey) -> Vec<u32> {
    let (Some(space), Some(state)) = (snapshot.space(file), snapshot.state(file)) else { return Vec::new() };
    if space.catalog.sources().len() > SOURCES {
        return Vec::new();
    }
    let candidates: Vec<FileKey> = {
        let indexed = space.corpus.of(snapshot, space);
        let words = state.word_counts().telling(&indexed.index, WORDS);
        let ranked = rank_words(&words, &indexed.index, COMPARED + 1);
        ranked.iter().filter_map(|ranked| indexed.file(ranked.source)).filter(|other| *other != file).cloned().collect()
    };
    let is_copy = |other: &FileKey| {
        let other = snapshot.state(other)?;
        matches!(state.origins().shared(other.origins()), Some(SharedOrigin::Copy(_))).then_some(&other.key)
    };
    candidates.iter().filter_map(|other| space.catalog.by_file(is_copy(other)?)).collect()
}
