//! Which sources the notes of a workspace cite, and which of them together.

use super::Kind;
use super::snapshot::Snapshot;
use crate::analysis::CiteTarget;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The citations of a workspace's notes, by places of sources in its catalogue.
#[derive(Debug, Default)]
pub struct Cited {
    sources: FxHashSet<u32>,
    together: FxHashMap<u32, FxHashSet<u32>>,
}

impl Cited {
    /// Reads the notes among `files`. Costs the analysis of those that have none yet, and is linear in their citations but for claims
    /// that cite very many sources.
    fn of(snapshot: &Snapshot, files: &[super::FileKey]) -> Cited {
        let mut cited = Cited::default();
        for file in files.iter().filter(|file| snapshot.kind(file) == Kind::Note) {
            let Some(analysis) = snapshot.analysis(file) else { continue };
            for view in analysis.blocks() {
                let source = |at: usize| match view.result.citations.get(at)?.target {
                    CiteTarget::Source(source) => Some(source),
                    _ => None,
                };
                cited.sources.extend((0..view.result.citations.len()).filter_map(source));
                for claim in &view.result.claims {
                    let all: Vec<u32> = claim.cites.iter().filter_map(|&at| source(at)).take(MOST_TOGETHER).collect();
                    for one in &all {
                        let others = all.iter().copied().filter(|other| other != one);
                        cited.together.entry(*one).or_default().extend(others);
                    }
                }
            }
        }
        cited
    }

    /// Whether any note cites the source.
    pub fn is_cited(&self, source: u32) -> bool {
        self.sources.contains(&source)
    }

    /// The sources that some claim cites beside this one; `None` where no claim cites it.
    pub fn beside(&self, source: u32) -> Option<&FxHashSet<u32>> {
        self.together.get(&source)
    }
}

/// More sources of one claim are not paired.
const MOST_TOGETHER: usize = 16;

/// What is derived from all notes of a workspace, made when it is first asked for and gone with the next change.
#[derive(Debug, Default)]
pub struct Memo {
    cited: Mutex<FxHashMap<usize, Arc<OnceLock<Arc<Cited>>>>>,
}

impl Memo {
    /// The citations of the workspace at `place`, whose files are `files`.
    pub(super) fn cited(
        &self,
        place: usize,
        snapshot: &Snapshot,
        files: impl FnOnce() -> Vec<super::FileKey>,
    ) -> Arc<Cited> {
        let cell = self.cited.lock().unwrap_or_else(PoisonError::into_inner).entry(place).or_default().clone();
        cell.get_or_init(|| Arc::new(Cited::of(snapshot, &files()))).clone()
    }
}
