//! The text index of a workspace's sources: made when it is first asked for, and brought up to date source by source.
//!
//! It is shared between the snapshots of a workspace and follows the one that asks. Nothing asks at a keystroke: a user who wants to know
//! where a quotation or a claim stands does.

use super::file::FileState;
use super::{FileKey, Snapshot, Space};
use crate::sources::index::{LayeredIndex, SourceId, TextIndex, WordCounts};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, Weak};

pub use crate::sources::index::Row;

/// Keeps the rows of indexes from one run of the program to the next.
pub trait IndexStore: std::fmt::Debug + Send + Sync {
    /// What is kept for the workspace at `root`, where it is whole and of this version.
    fn open(&self, root: &str) -> Option<Row>;
    /// Keeps a row; whether that was possible.
    fn keep(&self, root: &str, row: &[u8]) -> bool;
}

/// Of fewer sources nothing is kept: counting their words takes no time.
const LARGE: usize = 500;

/// The index, behind a lock: many read while nothing has changed.
#[derive(Debug, Default)]
pub struct Corpus {
    indexed: RwLock<Indexed>,
}

/// The index with what it was made from.
#[derive(Debug, Default)]
pub struct Indexed {
    /// The words of the sources.
    pub index: LayeredIndex,
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

    /// Takes over what is kept of the sources that are as they were when it was kept.
    fn take_over(&mut self, index: LayeredIndex, known: Vec<(SourceId, Option<Slot>)>) {
        self.sources.resize_with(index.kept(), Slot::default);
        self.index = index;
        for (id, same) in known {
            match (same, self.sources.get_mut(id as usize)) {
                (Some(same), Some(slot)) => {
                    self.ids.extend(same.file.iter().map(|file| (file.clone(), id)));
                    *slot = same;
                }
                _ => {
                    self.index.take(id);
                    self.free.push(id);
                }
            }
        }
    }

    /// Keeps the index, and goes on with what is kept: the memory of what was counted is free again.
    fn keep(&mut self, store: &dyn IndexStore, root: &str) {
        let source = |id: SourceId| {
            let slot = self.sources.get(id as usize)?;
            Some((slot.file.as_ref()?.to_string(), slot.state.upgrade()?.text_hash()))
        };
        let Some(row) = self.index.row(&source) else { return };
        if !store.keep(root, &row) {
            return;
        }
        drop(row);
        if let Some(index) = store.open(root).and_then(LayeredIndex::open)
            && index.size() == self.index.size()
            && index.kept() == self.sources.len()
        {
            self.index = index;
        }
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

/// The sources of a kept index, those that the snapshot has as they were when it was kept. Linear in their texts, on all cores.
fn unchanged(index: &LayeredIndex, snapshot: &Snapshot, space: &Space) -> Vec<(SourceId, Option<Slot>)> {
    (0..index.kept())
        .into_par_iter()
        .map(|id| {
            let id = id as SourceId;
            let same = || {
                let stored = index.stored(id)?;
                let file = FileKey::from(stored.name);
                let state = snapshot.state(&file).filter(|state| state.left_out.is_none())?;
                let is_source = space.catalog.by_file(&file).is_some();
                (is_source && state.text_hash() == stored.hash)
                    .then(|| Slot { file: Some(file), state: Arc::downgrade(state) })
            };
            (id, same())
        })
        .collect()
}

impl Corpus {
    /// The index as the snapshot has the sources. The first time linear in all of them, on all cores; then in those that have changed.
    pub fn of(&self, snapshot: &Snapshot, space: &Space) -> RwLockReadGuard<'_, Indexed> {
        let revision = Some(snapshot.texts_revision());
        let large = space.catalog.sources().len() >= LARGE;
        let kept = snapshot.index_store().zip(space.root.as_deref()).filter(|_| large);
        loop {
            let indexed = self.read();
            if indexed.revision == revision {
                return indexed;
            }
            if let Some((store, root)) = kept.filter(|_| indexed.revision.is_none()) {
                drop(indexed);
                // Not under the lock either.
                let opened = store.open(root).and_then(LayeredIndex::open);
                let opened = opened.map(|index| (unchanged(&index, snapshot, space), index));
                let mut indexed = self.indexed.write().unwrap_or_else(PoisonError::into_inner);
                if indexed.revision.is_none() {
                    if let Some((known, index)) = opened {
                        indexed.take_over(index, known);
                    }
                    // Older than any: the next look compares it with the sources.
                    indexed.revision = Some(0);
                }
                continue;
            }
            let (fresh, gone) = indexed.behind(snapshot, space);
            drop(indexed);
            // Not under the lock: a thread that waits for others takes up their work, which may ask for this index.
            let counted: Vec<WordCounts> = fresh.par_iter().map(|state| state.word_counts()).collect();
            let mut indexed = self.indexed.write().unwrap_or_else(PoisonError::into_inner);
            gone.iter().for_each(|file| indexed.take(file));
            fresh.iter().zip(&counted).for_each(|(state, counts)| indexed.put(state, counts));
            indexed.revision = revision;
            // What is few is counted anew the next time.
            if let Some((store, root)) = kept.filter(|_| fresh.len() > indexed.ids.len() / 8) {
                indexed.keep(store, root);
            }
        }
    }

    fn read(&self) -> RwLockReadGuard<'_, Indexed> {
        self.indexed.read().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Prepared;
    use crate::workspace::World;
    use crate::workspace::change::{Change, DiskFile};
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    #[derive(Debug, Default)]
    struct Kept(Mutex<Option<Vec<u8>>>);

    impl IndexStore for Kept {
        fn open(&self, _: &str) -> Option<Row> {
            self.0.lock().expect("no panic").clone().map(|row| Arc::new(row) as Row)
        }

        fn keep(&self, _: &str, row: &[u8]) -> bool {
            *self.0.lock().expect("no panic") = Some(row.to_vec());
            true
        }
    }

    fn world(store: Option<Arc<dyn IndexStore>>, texts: &BTreeMap<String, String>) -> World {
        let mut world = World::new();
        world.keep_indexes(store);
        world.apply(Change::Roots { roots: vec!["/ws".into()] });
        let files = texts
            .iter()
            .map(|(name, text)| (FileKey::from(format!("/ws/{name}.txt")), Some(DiskFile::of(text.as_str()))));
        world.apply(Change::Disk { files: files.collect() });
        world
    }

    /// In which sources each of the words is, and how often.
    fn found(world: &World) -> Vec<(String, Vec<(String, u32)>)> {
        let snapshot = world.snapshot();
        let space = snapshot.space(&"/ws/a.md".into()).expect("a workspace").clone();
        let indexed = space.corpus.of(&snapshot, &space);
        let of_word = |word: &str| {
            let words = WordCounts::of(&Prepared::plain(word));
            let mut list = Vec::new();
            for (word, _) in words.words() {
                indexed.index.postings(word, &mut |source, count| {
                    list.push((indexed.file(source).map(|file| file.to_string()).unwrap_or_default(), count));
                });
                assert_eq!(indexed.index.document_frequency(word), list.len());
            }
            list.sort();
            (word.to_owned(), list)
        };
        ["ferry", "bridge", "word7", "word550", "changed", "nowhere"].map(of_word).into()
    }

    #[test]
    fn what_is_kept_is_as_good_as_counted_and_follows_the_sources() {
        let mut texts: BTreeMap<String, String> = (0..600)
            .map(|n| {
                (format!("s{n}"), format!("A ferry and word{n} ferry. {}", if n % 7 == 0 { "bridge" } else { "" }))
            })
            .collect();
        let store = Arc::new(Kept::default());
        let kept = || Some(store.clone() as Arc<dyn IndexStore>);
        let plain = found(&world(None, &texts));
        assert_eq!(plain[0].1.len(), 600);
        assert_eq!(found(&world(kept(), &texts)), plain, "counted and kept");
        assert!(store.0.lock().expect("no panic").is_some());
        let opened = world(kept(), &texts);
        assert_eq!(found(&opened), plain, "opened");
        let before = store.0.lock().expect("no panic").clone();
        // Changed, gone and new since it was kept.
        texts.insert("s7".into(), "It changed bridge.".into());
        texts.remove("s550");
        texts.insert("new".into(), "A ferry changed.".into());
        assert_eq!(found(&world(kept(), &texts)), found(&world(None, &texts)), "followed");
        assert_eq!(*store.0.lock().expect("no panic"), before, "a few changes are not written");
        // Edits after it was opened.
        let mut opened = opened;
        let files = vec![
            ("/ws/s7.txt".into(), texts.get("s7").map(|text| DiskFile::of(text.as_str()))),
            ("/ws/s550.txt".into(), None),
        ];
        opened.apply(Change::Disk { files });
        texts.remove("new");
        assert_eq!(found(&opened), found(&world(None, &texts)), "edited");
        // What is no row is counted anew, and kept.
        *store.0.lock().expect("no panic") = Some(b"DLINDEX1 and nonsense that follows it".to_vec());
        assert_eq!(found(&world(kept(), &texts)), found(&world(None, &texts)), "damaged");
        assert_ne!(store.0.lock().expect("no panic").as_deref(), Some(&b"DLINDEX1 and nonsense that follows it"[..]));
    }
}
