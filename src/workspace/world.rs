//! The owner of the ground state.

use super::change::{Change, DiskFile, Edit};
use super::corpus::IndexStore;
use super::file::FileState;
use super::kind::{Kind, format_of};
use super::snapshot::{Inner, Snapshot};
use super::space::Space;
use super::{FileKey, path};
use crate::syntax::Format;
use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::sync::Arc;

/// All that the program knows of files, settings and what follows from them. One owner changes it; readers take [`Snapshot`]s.
#[derive(Debug)]
pub struct World {
    inner: Arc<Inner>,
    roots: Vec<FileKey>,
    settings: serde_json::Value,
    revision: u64,
}

impl Default for World {
    fn default() -> Self {
        World::new()
    }
}

impl World {
    /// An empty world: no files, no roots, default settings.
    pub fn new() -> Self {
        let mut world =
            World { inner: Arc::default(), roots: Vec::new(), settings: serde_json::Value::Null, revision: 0 };
        world.derive_all();
        world
    }

    /// The text indexes of large workspaces are kept there from now on.
    pub fn keep_indexes(&mut self, store: Option<Arc<dyn IndexStore>>) {
        Arc::make_mut(&mut self.inner).index_store = store;
    }

    /// The state as it is now; cheap, and never changing afterwards.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.inner.clone())
    }

    /// Applies one change. Returns the open files whose findings may be other than before.
    pub fn apply(&mut self, change: Change) -> Vec<FileKey> {
        Arc::make_mut(&mut self.inner).memo = Arc::default();
        match change {
            Change::Open { file, format, version, text } => {
                let mut state = FileState::opened(file.clone(), format, version, &text, self.limit(&file));
                if let Some(on_disk) = self.inner.disk.get(&file) {
                    state.extracted = on_disk.extracted;
                    state.properties.clone_from(&on_disk.properties);
                }
                if let Some(before) = self.inner.disk.get(&file) {
                    state.take_entities(before);
                }
                self.set_open(file.clone(), Some(state));
                self.derive_spaces_of([&file]);
                self.open_files()
            }
            Change::Edit { file, version, edits } => self.edit(&file, version, edits),
            Change::Close { file } => {
                self.set_open(file.clone(), None);
                self.derive_spaces_of([&file]);
                self.open_files()
            }
            Change::Disk { files } => {
                let changed: Vec<FileKey> = files.iter().map(|(file, _)| file.clone()).collect();
                let states = on_disk(files);
                let inner = Arc::make_mut(&mut self.inner);
                let disk = Arc::make_mut(&mut inner.disk);
                for (file, state) in states {
                    match state {
                        Some(state) => {
                            disk.insert(file, Arc::new(state));
                        }
                        None => {
                            disk.remove(&file);
                        }
                    }
                }
                self.derive_spaces_of(&changed);
                if changed.iter().any(|file| path::name(file) == "dateline.toml") {
                    self.measure_open_files();
                }
                self.open_files()
            }
            Change::Roots { roots } => {
                self.roots = roots;
                self.roots.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
                self.roots.dedup();
                self.derive_all();
                self.open_files()
            }
            Change::Adopt { files, root } => {
                let adopted = &mut Arc::make_mut(&mut self.inner).adopted;
                adopted.extend(files.into_iter().map(|file| (file, root.clone())));
                self.derive_all();
                self.open_files()
            }
            Change::Settings { settings } => {
                self.settings = settings;
                self.derive_all();
                self.measure_open_files();
                self.open_files()
            }
        }
    }

    /// The roots, the longest first.
    pub fn roots(&self) -> &[FileKey] {
        &self.roots
    }

    fn open_files(&self) -> Vec<FileKey> {
        let mut files: Vec<FileKey> = self.inner.open.keys().cloned().collect();
        files.sort();
        files
    }

    fn limit(&self, file: &FileKey) -> u64 {
        self.inner.space_of(file).map_or(u64::MAX, |space| space.config.document_bytes)
    }

    /// Open documents that are longer than a limit that has changed, or no longer so, are read anew.
    fn measure_open_files(&mut self) {
        let open = Arc::clone(&self.inner.open);
        let mut other = Vec::new();
        for (file, before) in open.iter() {
            let limit = self.limit(file);
            if (before.text.len() as u64 > limit) != before.left_out.is_some() {
                let (version, text) = (before.version.unwrap_or_default(), before.text.to_string());
                let mut state = FileState::opened(file.clone(), before.format, version, &text, limit);
                state.take_entities(before);
                self.set_open(file.clone(), Some(state));
                other.push(file);
            }
        }
        self.derive_spaces_of(other);
    }

    fn set_open(&mut self, file: FileKey, state: Option<FileState>) {
        let inner = Arc::make_mut(&mut self.inner);
        let open = Arc::make_mut(&mut inner.open);
        match state {
            Some(state) => open.insert(file, Arc::new(state)),
            None => open.remove(&file),
        };
    }

    fn edit(&mut self, file: &FileKey, version: i32, edits: Vec<Edit>) -> Vec<FileKey> {
        let limit = self.limit(file);
        // Taken out, so that what nobody else holds is changed and not copied.
        let open = Arc::make_mut(&mut Arc::make_mut(&mut self.inner).open);
        let Some(before) = open.remove(file) else { return Vec::new() };
        let kind = self.inner.space_of(file).map_or(Kind::Other, |space| space.kind(&before));
        let (front, head) = (before.front_matter().cloned(), before.page_head().cloned());
        let mut state = before;
        let none = edits.is_empty().then(|| Edit::Range(crate::text::Span::at(0), String::new()));
        for (at, edit) in edits.into_iter().chain(none).enumerate() {
            let bytes = if at == 0 { 0 } else { state.parsed_bytes };
            let mut next = match edit {
                Edit::Full(text) => state.replaced(version, &text, limit),
                Edit::Range(span, insert) => FileState::edited(state, version, span, &insert, limit),
            };
            next.add_parsed_bytes(bytes);
            state = Arc::new(next);
        }
        let derives = !matches!(kind, Kind::Note | Kind::Source | Kind::Other)
            || state.front_matter() != front.as_ref()
            || state.page_head() != head.as_ref()
            || path::name(file) == "dateline.toml";
        Arc::make_mut(&mut Arc::make_mut(&mut self.inner).open).insert(file.clone(), state);
        if derives {
            self.derive_spaces_of([file]);
            self.open_files()
        } else if kind == Kind::Source {
            self.revision += 1;
            Arc::make_mut(&mut self.inner).texts_revision = self.revision;
            self.open_files()
        } else {
            let mut others = self.looking_into(file);
            self.revision += 1;
            let inner = Arc::make_mut(&mut self.inner);
            inner.looked_revisions.extend(others.iter().map(|other| (other.clone(), self.revision)));
            others.insert(0, file.clone());
            others
        }
    }

    /// The open documents whose findings look into a note. Linear in the open documents.
    fn looking_into(&self, note: &FileKey) -> Vec<FileKey> {
        let looks = self.inner.open.iter().filter(|(file, state)| *file != note && state.looks_into(note));
        let mut files: Vec<FileKey> = looks.map(|(file, _)| file.clone()).collect();
        files.sort();
        files
    }

    /// Derives every workspace anew.
    fn derive_all(&mut self) {
        let places: BTreeSet<usize> = (0..=self.roots.len()).collect();
        let before = std::mem::take(&mut Arc::make_mut(&mut self.inner).spaces);
        let by_root = |root: Option<&FileKey>| before.iter().find(|space| space.root.as_ref() == root).cloned();
        let mut spaces: Vec<Arc<Space>> =
            self.roots.iter().map(|root| by_root(Some(root)).unwrap_or_default()).collect();
        spaces.push(by_root(None).unwrap_or_default());
        for (space, root) in spaces.iter_mut().zip(self.roots.iter().map(Some).chain([None])) {
            if space.root.as_ref() != root {
                *space = Arc::new(Space::at(root));
            }
        }
        Arc::make_mut(&mut self.inner).spaces = Arc::new(spaces);
        self.derive(&places);
    }

    /// Derives the workspaces that the files belong to.
    fn derive_spaces_of<'f>(&mut self, files: impl IntoIterator<Item = &'f FileKey>) {
        let places: BTreeSet<usize> = files.into_iter().map(|file| self.inner.place_of(file)).collect();
        self.derive(&places);
    }

    fn derive(&mut self, places: &BTreeSet<usize>) {
        let mut files: Vec<Vec<Arc<FileState>>> = vec![Vec::new(); self.inner.spaces.len()];
        let on_disk = self.inner.disk.iter().filter(|(file, _)| !self.inner.open.contains_key(*file));
        for (file, state) in on_disk.chain(self.inner.open.iter()) {
            let place = self.inner.place_of(file);
            if places.contains(&place)
                && let Some(list) = files.get_mut(place)
            {
                list.push(state.clone());
            }
        }
        let mut spaces = (*self.inner.spaces).clone();
        for &place in places {
            let (Some(space), Some(files)) = (spaces.get_mut(place), files.get_mut(place)) else { continue };
            files.sort_by(|a, b| a.key.cmp(&b.key));
            self.revision += 1;
            *space = Arc::new(Space::derive(space.root.as_ref(), files, &self.settings, Some(space), self.revision));
        }
        let inner = Arc::make_mut(&mut self.inner);
        inner.spaces = Arc::new(spaces);
        inner.texts_revision = self.revision;
    }
}

/// How many files are worth threads of their own.
const SHARED_FILES: usize = 64;

/// Files with their states, shared between all cores where they are many. The threads are its own: they take up no other work
/// while the owner of the world waits.
fn on_disk(files: Vec<(FileKey, Option<DiskFile>)>) -> Vec<(FileKey, Option<FileState>)> {
    let state = |file: &FileKey, read: &DiskFile| {
        FileState::on_disk(file.clone(), format_of(file).unwrap_or(Format::Plain), read)
    };
    let states = |files: Vec<(FileKey, Option<DiskFile>)>| -> Vec<(FileKey, Option<FileState>)> {
        let made = files.into_iter().map(|(file, read)| {
            let state = read.map(|read| state(&file, &read));
            (file, state)
        });
        made.collect()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if files.len() < SHARED_FILES || cores == 1 {
        return states(files);
    }
    let share = files.len().div_ceil(cores);
    let mut shares: Vec<Vec<_>> = Vec::new();
    let mut files = files.into_iter();
    while files.len() > 0 {
        shares.push(files.by_ref().take(share).collect());
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = shares.into_iter().map(|share| scope.spawn(|| states(share))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
