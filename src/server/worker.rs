//! The file thread: all that needs the disk, one thing after the other, so that of two readings of a file the later
//! one stays.

use super::handlers::watched_files;
use super::loader::Loaded;
use super::progress::Progress;
use super::session::Session;
use super::uri;
use crate::workspace::change::DiskFile;
use crate::workspace::{Change, FileKey};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, mpsc};
use tokio::runtime::Handle;
use tower_lsp::ls_types::{ProgressToken, Unregistration};

/// Something to do with files.
#[derive(Debug)]
pub enum Job {
    /// The client's folders came or went.
    Folders { added: Vec<FileKey>, removed: Vec<FileKey> },
    /// A document was opened that may belong to a workspace not yet loaded.
    Adopt(FileKey),
    /// These files changed, appeared or vanished.
    Read(Vec<FileKey>),
    /// What is read, or how, may be other than before.
    Reload,
}

/// Starts the thread; it ends with the session. Called in a runtime.
pub fn start(session: Arc<Session>, jobs: mpsc::Receiver<Job>) {
    let runtime = Handle::current();
    std::thread::spawn(move || {
        let mut worker = Worker {
            session,
            runtime,
            folders: BTreeSet::new(),
            roots: BTreeMap::new(),
            nested: BTreeSet::new(),
            walks: 0,
        };
        while let Ok(job) = jobs.recv() {
            let name = format!("{job:?}");
            if catch_unwind(AssertUnwindSafe(|| worker.run(job))).is_err() {
                tracing::error!("a fault of dateline's own while reading files: {name}");
            }
        }
    });
}

struct Worker {
    session: Arc<Session>,
    runtime: Handle,
    /// Folders that the client has open.
    folders: BTreeSet<FileKey>,
    /// Roots of workspaces, with the files that were read from them.
    roots: BTreeMap<FileKey, BTreeSet<FileKey>>,
    /// Roots found inside other roots.
    nested: BTreeSet<FileKey>,
    walks: u32,
}

impl Worker {
    fn run(&mut self, job: Job) {
        match job {
            Job::Folders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added.into_iter().filter(|folder| uri::is_path(folder)));
                let disk = Arc::clone(&self.session.disk);
                let root_of = |folder: &FileKey| disk.root_of(folder).unwrap_or_else(|| folder.clone());
                let roots = self.folders.iter().map(root_of).collect::<BTreeSet<_>>();
                let gone = removed.iter().map(root_of).filter(|root| !roots.contains(root)).collect::<Vec<_>>();
                self.set_roots(&roots, &gone);
            }
            Job::Adopt(file) => {
                if uri::is_path(&file)
                    && let Some(root) = self.session.disk.root_of(&file)
                    && !self.roots.contains_key(&root)
                {
                    self.set_roots(&BTreeSet::from([root]), &[]);
                }
            }
            Job::Read(files) => self.read(files),
            Job::Reload => {
                let roots = self.roots.keys().cloned().collect::<Vec<_>>();
                self.load(&roots);
            }
        }
    }

    /// Takes roots in and lets others go.
    fn set_roots(&mut self, wanted: &BTreeSet<FileKey>, gone: &[FileKey]) {
        let mut vanished = Vec::new();
        for root in gone {
            vanished.extend(self.roots.remove(root).into_iter().flatten());
        }
        let new = wanted.iter().filter(|root| !self.roots.contains_key(*root)).cloned().collect::<Vec<_>>();
        self.roots.extend(new.iter().map(|root| (root.clone(), BTreeSet::new())));
        if new.is_empty() && gone.is_empty() {
            return;
        }
        let kept = self.roots.values().flatten().collect::<BTreeSet<_>>();
        let files =
            vanished.into_iter().filter(|file| !kept.contains(file)).map(|file| (file, None)).collect::<Vec<_>>();
        self.nested.retain(|nested| gone.iter().all(|root| !nested.starts_with(&format!("{root}/"))));
        self.apply_roots();
        if !files.is_empty() {
            self.session.apply(Change::Disk { files });
        }
        self.watch();
        self.load(&new);
    }

    /// Tells the world its roots: those that the client gave, and workspaces that lie inside them.
    fn apply_roots(&self) {
        let roots = self.roots.keys().chain(&self.nested).cloned().collect::<BTreeSet<_>>();
        self.session.apply(Change::Roots { roots: roots.into_iter().collect() });
    }

    /// Takes a workspace inside another in, or lets it go, as its `dateline.toml` comes and goes.
    fn note_marker(&mut self, file: &FileKey, is_there: bool) {
        let Some(folder) = file.strip_suffix("/dateline.toml").map(FileKey::from) else { return };
        if self.roots.contains_key(&folder) {
            return;
        }
        let changed = if is_there { self.nested.insert(folder) } else { self.nested.remove(&folder) };
        if changed {
            self.apply_roots();
        }
    }

    /// Reads all files of these roots.
    fn load(&mut self, roots: &[FileKey]) {
        if roots.is_empty() {
            return;
        }
        let progress = self.begin_progress(roots);
        self.session.stop_walk.store(false, Ordering::Relaxed);
        let settings = self.session.settings();
        for root in roots {
            let report = |done, total| progress.iter().for_each(|progress| progress.report(done, total));
            let cancelled = || self.session.stop_walk.load(Ordering::Relaxed);
            let Loaded { roots, files, problems } = self.session.disk.load(root, &settings, &report, &cancelled);
            let inside = roots.into_iter().filter(|nested| nested != root).collect::<Vec<_>>();
            if !inside.is_empty() {
                self.nested.extend(inside);
                self.apply_roots();
            }
            problems.iter().for_each(|problem| tracing::warn!("{problem}"));
            let now = files.iter().map(|(file, _)| file.clone()).collect::<BTreeSet<_>>();
            let before = self.roots.insert(root.clone(), now).unwrap_or_default();
            let kept = self.roots.values().flatten().collect::<BTreeSet<_>>();
            let gone = before.iter().filter(|file| !kept.contains(file)).map(|file| (file.clone(), None));
            let files = gone.chain(files.into_iter().map(|(file, text)| (file, Some(text)))).collect();
            self.session.apply(Change::Disk { files });
        }
    }

    /// Reads single files again; what lay in a folder that vanished has vanished too.
    fn read(&mut self, files: Vec<FileKey>) {
        let settings = self.session.settings();
        let mut read = Vec::<(FileKey, Option<DiskFile>)>::new();
        for file in files.into_iter().filter(|file| uri::is_path(file)) {
            let Some(root) = self.nearest_root(&file) else { continue };
            let text = self.session.disk.read(&root, &settings, &file);
            self.note_marker(&file, text.is_some());
            let known = self.roots.entry(root).or_default();
            match &text {
                Some(_) => drop(known.insert(file.clone())),
                None => {
                    let folder = format!("{file}/");
                    let inside = known.iter().filter(|other| other.starts_with(&folder)).cloned().collect::<Vec<_>>();
                    known.retain(|other| *other != file && !other.starts_with(&folder));
                    read.extend(inside.into_iter().map(|file| (file, None)));
                }
            }
            read.push((file, text));
        }
        if !read.is_empty() {
            self.session.apply(Change::Disk { files: read });
        }
    }

    /// The innermost root that a file lies under.
    fn nearest_root(&self, file: &FileKey) -> Option<FileKey> {
        let lies_under = |root: &&FileKey| {
            file.strip_prefix(&***root).is_some_and(|rest| rest.starts_with('/') || root.ends_with('/'))
        };
        self.roots.keys().filter(lies_under).max_by_key(|root| root.len()).cloned()
    }

    /// Has the client watch the files of all roots.
    fn watch(&self) {
        let roots = self.roots.keys().cloned().collect::<Vec<_>>();
        let Some(registration) = watched_files::registration(&self.session.info(), &roots) else {
            return;
        };
        let client = self.session.client.clone();
        let again = self.walks > 0;
        self.runtime.spawn(async move {
            if again {
                let (id, method) = (registration.id.clone(), registration.method.clone());
                let _ = client.unregister_capability(vec![Unregistration { id, method }]).await;
            }
            if let Err(error) = client.register_capability(vec![registration]).await {
                tracing::warn!("the client will not watch files: {error}");
            }
        });
    }

    fn begin_progress(&mut self, roots: &[FileKey]) -> Option<Progress> {
        self.walks += 1;
        let given = self.session.first_token.lock().unwrap_or_else(PoisonError::into_inner).take();
        let create = given.is_none();
        if create && !self.session.info().shows_progress {
            return None;
        }
        let token = given.unwrap_or_else(|| ProgressToken::String(format!("dateline/walk/{}", self.walks)));
        let title = match roots {
            [root] => format!("Reading {}", root.rsplit('/').next().unwrap_or(root)),
            _ => format!("Reading {} workspaces", roots.len()),
        };
        let _in_runtime = self.runtime.enter();
        Some(Progress::begin(self.session.client.clone(), token, create, title))
    }
}
