//! The file thread: all that needs the disk, one thing after the other, so that of two readings of a file the later
//! one stays.

use super::handlers::watched_files;
use super::loader::Loaded;
use super::progress::Progress;
use super::session::Session;
use super::uri;
use crate::workspace::catalog::text_beside;
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
            files: BTreeMap::new(),
            outside: BTreeMap::new(),
            walks: 0,
        };
        while let Ok(job) = jobs.recv() {
            let name = format!("{job:?}");
            if catch_unwind(AssertUnwindSafe(|| worker.run(job))).is_err() {
                tracing::error!("a fault of dateline's own while reading files: {name}");
            }
            worker.session.done();
            worker.session.view().snapshot.prepare_lookup();
        }
    });
}

struct Worker {
    session: Arc<Session>,
    runtime: Handle,
    /// Folders that the client has open.
    folders: BTreeSet<FileKey>,
    /// Roots of workspaces; one that lies in another is held by the walk of that one.
    roots: BTreeMap<FileKey, Option<FileKey>>,
    /// Files that were read, with the root whose walk found them.
    files: BTreeMap<FileKey, FileKey>,
    /// Files outside all roots that bibliographies name, with the root of the first that does; whether there is such a file.
    outside: BTreeMap<FileKey, (FileKey, bool)>,
    walks: u32,
}

impl Worker {
    fn run(&mut self, job: Job) {
        let again = matches!(job, Job::Reload);
        self.run_job(job);
        self.read_outside(again);
    }

    /// Reads what bibliographies name outside the roots and the user allows; what was read before only where `again`.
    fn read_outside(&mut self, again: bool) {
        let snapshot = self.session.view().snapshot;
        let settings = self.session.settings();
        let mut wanted = BTreeMap::<FileKey, FileKey>::new();
        for space in snapshot.spaces() {
            let Some(root) = &space.root else { continue };
            let own = space.outside.iter().filter(|file| self.nearest_root(file).is_none());
            own.for_each(|file| _ = wanted.entry(file.clone()).or_insert_with(|| root.clone()));
        }
        let mut changed = Vec::<(FileKey, Option<DiskFile>)>::new();
        for (file, (_, was_there)) in &self.outside {
            if *was_there && !wanted.contains_key(file) {
                changed.push((file.clone(), None));
            }
        }
        self.outside.retain(|file, _| wanted.contains_key(file));
        let mut adopted = BTreeMap::<FileKey, Vec<FileKey>>::new();
        for (file, root) in wanted {
            if !again && self.outside.contains_key(&file) {
                continue;
            }
            let read = self.session.disk.read_outside(&root, &settings, &file);
            let was_there = self.outside.insert(file.clone(), (root.clone(), read.is_some()));
            if read.is_some() || was_there.is_some_and(|(_, was_there)| was_there) {
                adopted.entry(root).or_default().push(file.clone());
                changed.push((file, read));
            }
        }
        adopted.into_iter().for_each(|(root, files)| self.session.apply(Change::Adopt { files, root }));
        if !changed.is_empty() {
            self.session.apply(Change::Disk { files: changed });
        }
    }

    fn run_job(&mut self, job: Job) {
        match job {
            Job::Folders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added.into_iter().filter(|folder| uri::is_path(folder)));
                let disk = Arc::clone(&self.session.disk);
                let root_of = |folder: &FileKey| disk.root_of(folder).unwrap_or_else(|| folder.clone());
                let wanted = self.folders.iter().map(root_of).collect::<BTreeSet<_>>();
                let gone = removed.iter().map(root_of).filter(|root| !wanted.contains(root)).collect::<Vec<_>>();
                self.set_roots(wanted, &gone);
            }
            Job::Adopt(file) => {
                if uri::is_path(&file)
                    && let Some(root) = self.session.disk.root_of(&file)
                {
                    self.set_roots(BTreeSet::from([root]), &[]);
                }
            }
            Job::Read(files) => self.read(files),
            Job::Reload => {
                let walked = self.roots.iter().filter(|(_, within)| within.is_none());
                let roots = walked.map(|(root, _)| root.clone()).collect::<Vec<_>>();
                self.load(&roots);
            }
        }
    }

    /// Takes roots in and lets others go.
    fn set_roots(&mut self, wanted: BTreeSet<FileKey>, gone: &[FileKey]) {
        let is_gone = |root: &FileKey| gone.contains(root);
        self.roots.retain(|root, within| !is_gone(root) && !within.as_ref().is_some_and(is_gone));
        let vanished = self.files.iter().filter(|(_, root)| is_gone(root));
        let vanished = vanished.map(|(file, _)| (file.clone(), None)).collect::<Vec<_>>();
        self.files.retain(|_, root| !is_gone(root));
        let new = wanted.into_iter().filter(|root| !self.roots.contains_key(root)).collect::<Vec<_>>();
        if new.is_empty() && gone.is_empty() {
            return;
        }
        self.roots.extend(new.iter().map(|root| (root.clone(), None)));
        self.tell_roots();
        if !vanished.is_empty() {
            self.session.apply(Change::Disk { files: vanished });
        }
        self.load(&new);
    }

    fn tell_roots(&self) {
        self.session.apply(Change::Roots { roots: self.roots.keys().cloned().collect() });
        self.watch();
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
            let loaded = self.session.disk.load(root, &settings, &report, &cancelled);
            loaded.problems.iter().for_each(|problem| tracing::warn!("{problem}"));
            self.take_in(root, loaded);
        }
    }

    /// Takes in what a walk found; what an earlier walk of the same root found and this one did not has gone.
    fn take_in(&mut self, root: &FileKey, loaded: Loaded) {
        let within = loaded.roots.into_iter().filter(|inner| !self.roots.contains_key(inner)).collect::<Vec<_>>();
        if !within.is_empty() {
            self.roots.extend(within.into_iter().map(|inner| (inner, Some(root.clone()))));
            self.tell_roots();
        }
        let now = loaded.files.iter().map(|(file, _)| file).collect::<BTreeSet<_>>();
        let gone = self.files.iter().filter(|(file, by)| *by == root && !now.contains(file));
        let gone = gone.map(|(file, _)| (file.clone(), None)).collect::<Vec<_>>();
        gone.iter().for_each(|(file, _)| drop(self.files.remove(file)));
        self.files.extend(loaded.files.iter().map(|(file, _)| (file.clone(), root.clone())));
        let files = loaded.files.into_iter().map(|(file, text)| (file, Some(text)));
        self.session.apply(Change::Disk { files: gone.into_iter().chain(files).collect() });
    }

    /// Takes a workspace inside another in, or lets it go, as its `dateline.toml` comes and goes.
    fn note_marker(&mut self, file: &FileKey, is_there: bool) {
        let Some(folder) = file.strip_suffix("/dateline.toml").map(FileKey::from) else { return };
        match (self.roots.get(&folder), self.nearest_root(&folder)) {
            (None, Some(outer)) if is_there => {
                let walked = self.roots.get(&outer).cloned().flatten().unwrap_or(outer);
                self.roots.insert(folder, Some(walked));
            }
            (Some(Some(_)), _) if !is_there => drop(self.roots.remove(&folder)),
            _ => return,
        }
        self.tell_roots();
    }

    /// Reads single files again; what lay in a folder that vanished has vanished too.
    fn read(&mut self, files: Vec<FileKey>) {
        let settings = self.session.settings();
        let mut read = Vec::<(FileKey, Option<DiskFile>)>::new();
        // A PDF is known by the name of its text.
        let named = |file: FileKey| text_beside(&file).unwrap_or(file);
        for file in files.into_iter().filter(|file| uri::is_path(file)).map(named) {
            let Some(root) = self.nearest_root(&file) else { continue };
            let text = self.session.disk.read(&root, &settings, &file);
            self.note_marker(&file, text.is_some());
            match &text {
                Some(_) => drop(self.files.entry(file.clone()).or_insert(root)),
                None => {
                    let folder = format!("{file}/");
                    let is_inside = |other: &FileKey| *other == file || other.starts_with(&folder);
                    let inside = self.files.keys().filter(|other| is_inside(other)).cloned().collect::<Vec<_>>();
                    inside.iter().for_each(|other| drop(self.files.remove(other)));
                    read.extend(inside.into_iter().map(|other| (other, None)));
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
