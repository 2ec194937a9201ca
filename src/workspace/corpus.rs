//! The text index of a workspace's sources: made when it is first asked for, and brought up to date source by source.
//!
//! It is shared between the snapshots of a workspace and follows the one that asks. Nothing asks at a keystroke: a user who wants to know
//! where a quotation or a claim stands does.

use super::file::FileState;
use super::{FileKey, Snapshot, Space};
use crate::sources::index::{MemoryIndex, SourceId, WordCounts};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, Weak};

/// The index, behind a lock: many read while nothing has changed.
#[derive(Debug, Default)]
pub struct Corpus {
    indexed: RwLock<Indexed>,
}

/// The index with what it was made from.
#[derive(Debug, Default)]
pub struct Indexed {
    /// The words of the sources.
    pub index: MemoryIndex,
    /// The revision of the texts that it was last compared with.
    revision: Option<u64>,
    sources: Vec<Slot>,
    ids: FxHashMap<FileKey, SourceId>,
    free: Vec<SourceId>,
}

#[derive(Debug, Default)]
struct Slot {
    file: Option<FileKey>,
    /// The version that was indexed. A weak pointer keeps the address from being used again, and none of the text.
    state: Weak<FileState>,
}

impl Indexed {
    /// The source with that id.
    pub fn file(&self, id: SourceId) -> Option<&FileKey> {
        self.sources.get(id as usize)?.file.as_ref()
    }

    /// The id of a source.
    pub fn id(&self, file: &FileKey) -> Option<SourceId> {
        self.ids.get(file).copied()
    }

    /// The sources of the snapshot that are not indexed in the version that they have there, and those indexed that are no more.
    fn behind(&self, snapshot: &Snapshot, space: &Space) -> (Vec<Arc<FileState>>, Vec<FileKey>) {
        let mut fresh = Vec::new();
        let mut known = 0;
        for file in space.catalog.sources().iter().filter_map(|source| source.file.as_ref()) {
            let Some(state) = snapshot.state(file).filter(|state| state.left_out.is_none()) else { continue };
            let slot = self.id(file).and_then(|id| self.sources.get(id as usize));
            known += usize::from(slot.is_some());
            if slot.is_none_or(|slot| !std::ptr::eq(slot.state.as_ptr(), Arc::as_ptr(state))) {
                fresh.push(state.clone());
            }
        }
        let mut gone = Vec::new();
        if known < self.ids.len() {
            let is_source = |file: &FileKey| {
                space.catalog.by_file(file).is_some()
                    && snapshot.state(file).is_some_and(|state| state.left_out.is_none())
            };
            gone.extend(self.ids.keys().filter(|file| !is_source(file)).cloned());
        }
        (fresh, gone)
    }

    fn put(&mut self, state: &Arc<FileState>, counts: &WordCounts) {
        let known = self.id(&state.key).or_else(|| self.free.pop());
        let id = known.unwrap_or(self.sources.len() as SourceId);
        if self.sources.len() <= id as usize {
            self.sources.resize_with(id as usize + 1, Slot::default);
        }
        if let Some(slot) = self.sources.get_mut(id as usize) {
            *slot = Slot { file: Some(state.key.clone()), state: Arc::downgrade(state) };
        }
        self.ids.insert(state.key.clone(), id);
        self.index.put(id, counts);
    }

    fn take(&mut self, file: &FileKey) {
        let Some(id) = self.ids.remove(file) else { return };
        self.index.take(id);
        self.free.push(id);
        if let Some(slot) = self.sources.get_mut(id as usize) {
            *slot = Slot::default();
        }
    }
}

impl Corpus {
    /// The index as the snapshot has the sources. The first time linear in all of them, on all cores; then in those that have changed.
    pub fn of(&self, snapshot: &Snapshot, space: &Space) -> RwLockReadGuard<'_, Indexed> {
        let revision = Some(snapshot.texts_revision());
        loop {
            let indexed = self.read();
            if indexed.revision == revision {
                return indexed;
            }
            let (fresh, gone) = indexed.behind(snapshot, space);
            drop(indexed);
            // Not under the lock: a thread that waits for others takes up their work, which may ask for this index.
            let counted: Vec<WordCounts> = fresh.par_iter().map(|state| state.word_counts()).collect();
            let mut indexed = self.indexed.write().unwrap_or_else(PoisonError::into_inner);
            gone.iter().for_each(|file| indexed.take(file));
            fresh.iter().zip(&counted).for_each(|(state, counts)| indexed.put(state, counts));
            indexed.revision = revision;
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Indexed> {
        self.indexed.read().unwrap_or_else(PoisonError::into_inner)
    }
}
