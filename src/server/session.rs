//! The state of a session: the world, the documents that the client has open, and who must hear of a change.
//!
//! One std mutex, held for a change or a snapshot and never across a wait.

use super::Options;
use super::capabilities::ClientInfo;
use super::loader::Loader;
use super::pages::Pages;
use super::publisher::Outbox;
use super::uri;
use super::view::{OpenDocuments, Shown, View};
use super::worker::Job;
use crate::workspace::{Change, FileKey, World};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, mpsc};
use std::time::Duration;
use tower_lsp::Client;
use tower_lsp::ls_types::{ProgressToken, Uri};

/// Findings do not wait longer for files to be read.
const LONGEST_READ: Duration = Duration::from_secs(60);

/// One session with one client.
pub struct Session {
    /// The way to the client.
    pub client: Client,
    /// The way to files.
    pub disk: Arc<dyn Loader>,
    pages: Arc<Pages>,
    /// Diagnostics that are due.
    pub outbox: Outbox,
    info: OnceLock<Arc<ClientInfo>>,
    state: Mutex<State>,
    jobs: Mutex<mpsc::Sender<Job>>,
    /// How many jobs the file thread has still to do.
    pending: tokio::sync::watch::Sender<usize>,
    /// Counts questions for settings; only the answer to the last one counts.
    pub(super) settings_asked: AtomicU64,
    /// The user asked to stop the walk that is under way.
    pub(super) stop_walk: AtomicBool,
    /// The token that the client gave `initialize`, for the first walk.
    pub(super) first_token: Mutex<Option<ProgressToken>>,
    /// The folders that the client gave `initialize`, until `initialized`.
    pub(super) first_folders: Mutex<Vec<FileKey>>,
}

#[derive(Default)]
struct State {
    world: World,
    open: Arc<OpenDocuments>,
    /// Where each open document was last edited, in bytes.
    edited: HashMap<FileKey, usize>,
    settings: Value,
    shown: Shown,
}

impl Session {
    /// A session before `initialize`. The receiver is for the file thread.
    pub fn new(options: &Options, client: Client, disk: Arc<dyn Loader>) -> (Self, mpsc::Receiver<Job>) {
        let (jobs, receiver) = mpsc::channel();
        uri::set_texts(disk.texts());
        let mut state = State::default();
        state.world.keep_indexes(disk.indexes());
        let session = Session {
            outbox: Outbox::new(options.debounce),
            client,
            pages: Arc::new(Pages::new(Arc::clone(&disk))),
            disk,
            info: OnceLock::new(),
            state: Mutex::new(state),
            jobs: Mutex::new(jobs),
            pending: tokio::sync::watch::Sender::new(0),
            settings_asked: AtomicU64::new(0),
            stop_walk: AtomicBool::new(false),
            first_token: Mutex::default(),
            first_folders: Mutex::default(),
        };
        (session, receiver)
    }

    /// Settles what the client can do; the first call counts.
    pub fn set_info(&self, info: ClientInfo) {
        let _ = self.info.set(Arc::new(info));
    }

    /// What the client can do; nothing before `initialize`.
    pub fn info(&self) -> Arc<ClientInfo> {
        self.info.get().cloned().unwrap_or_default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state as it is now.
    pub fn view(&self) -> View {
        let state = self.state();
        View {
            snapshot: state.world.snapshot(),
            client: self.info(),
            shown: state.shown,
            open: Arc::clone(&state.open),
            pages: Arc::clone(&self.pages),
        }
    }

    /// Applies a change and has the diagnostics that it touches sent.
    pub fn apply(&self, change: Change) {
        let touched = self.state().world.apply(change);
        self.announce(&touched, None);
    }

    fn announce(&self, touched: &[FileKey], edited: Option<&FileKey>) {
        if touched.iter().any(|file| Some(file) != edited) {
            self.outbox.refresh();
        }
        match self.info().pulls_diagnostics {
            // The client asks again for the document that it edited; for others it must be told to.
            true => {}
            false => self.outbox.publish(touched.iter().chain(edited)),
        }
    }

    /// A client opened a document under `uri`.
    pub fn open(&self, uri: Uri, change: impl FnOnce(FileKey) -> Change) {
        let file = uri::to_key(&uri);
        let mut state = self.state();
        let touched = state.world.apply(change(file.clone()));
        let before = Arc::make_mut(&mut state.open).insert(file.clone(), uri.clone());
        state.edited.insert(file.clone(), 0);
        drop(state);
        if let Some(before) = before.filter(|before| *before != uri) {
            self.outbox.clear(before);
        }
        self.announce(&touched, Some(&file));
    }

    /// A client edited a document. `change` makes the change out of the state of before it, and says where it ended.
    pub fn edit(&self, uri: &Uri, change: impl FnOnce(&World, &FileKey) -> Option<(Change, usize)>) {
        let file = uri::to_key(uri);
        let mut state = self.state();
        let Some((change, at)) = change(&state.world, &file) else {
            drop(state);
            tracing::error!("an edit of {}, which is not open", uri.as_str());
            return;
        };
        let touched = state.world.apply(change);
        state.edited.insert(file.clone(), at);
        drop(state);
        self.announce(&touched, Some(&file));
    }

    /// A client closed a document.
    pub fn close(&self, uri: &Uri) {
        let file = uri::to_key(uri);
        let mut state = self.state();
        let touched = state.world.apply(Change::Close { file: file.clone() });
        let opened = Arc::make_mut(&mut state.open).remove(&file);
        state.edited.remove(&file);
        drop(state);
        if let Some(opened) = opened.filter(|_| !self.info().pulls_diagnostics) {
            self.outbox.clear(opened);
        }
        self.announce(&touched, None);
    }

    /// Where a document was last edited.
    pub fn last_edit(&self, file: &FileKey) -> usize {
        self.state().edited.get(file).copied().unwrap_or(0)
    }

    /// The user's settings.
    pub fn settings(&self) -> Value {
        self.state().settings.clone()
    }

    /// Takes what the user wants to see.
    pub fn set_shown(&self, shown: Shown) {
        let mut state = self.state();
        if state.shown != shown {
            state.shown = shown;
            drop(state);
            self.outbox.refresh();
        }
    }

    /// Takes the user's settings; whether they are other than before.
    pub fn set_settings(&self, settings: Value) -> bool {
        let mut state = self.state();
        if state.settings == settings {
            return false;
        }
        state.settings = settings.clone();
        let touched = state.world.apply(Change::Settings { settings });
        drop(state);
        self.announce(&touched, None);
        true
    }

    /// Gives the file thread something to do.
    pub fn queue(&self, job: Job) {
        self.pending.send_modify(|pending| *pending += 1);
        // The thread ends with the process only.
        let _ = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).send(job);
    }

    /// The file thread has done a job.
    pub fn done(&self) {
        self.pending.send_modify(|pending| *pending = pending.saturating_sub(1));
    }

    /// Waits until the file thread has done all its jobs: before, a citation may seem to lead nowhere because its source has not been
    /// read. Waits [`LONGEST_READ`] at most.
    pub async fn files_are_read(&self) {
        let mut pending = self.pending.subscribe();
        if tokio::time::timeout(LONGEST_READ, pending.wait_for(|pending| *pending == 0)).await.is_err() {
            tracing::warn!("files are still being read; findings are made without them");
        }
    }

    /// The number of a new question for settings.
    pub fn next_question(&self) -> u64 {
        self.settings_asked.fetch_add(1, Ordering::SeqCst) + 1
    }
}
