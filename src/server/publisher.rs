//! Diagnostics that are sent: one task, debounced, the latest revision wins.

use super::handlers::diagnostics::findings;
use super::session::Session;
use crate::workspace::FileKey;
use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tower_lsp::ls_types::Uri;

/// A pause is waited for at most this many times.
const LONGEST_WAIT: u32 = 10;

/// What is due to the client.
pub struct Outbox {
    due: Mutex<Due>,
    wake: Notify,
    debounce: AtomicU64,
}

#[derive(Default)]
struct Due {
    /// Documents whose findings may have changed, the latest last.
    files: Vec<FileKey>,
    /// URIs under which nothing is open any more.
    cleared: Vec<Uri>,
    /// The client is to ask again.
    refresh: bool,
}

impl Outbox {
    /// Nothing due.
    pub fn new(debounce: Duration) -> Self {
        let outbox = Outbox { due: Mutex::default(), wake: Notify::new(), debounce: AtomicU64::new(0) };
        outbox.set_debounce(debounce);
        outbox
    }

    /// How long edits must pause before diagnostics are sent.
    pub fn set_debounce(&self, debounce: Duration) {
        self.debounce.store(debounce.as_millis().try_into().unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn due(&self) -> MutexGuard<'_, Due> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The findings of these documents may have changed.
    pub fn publish<'f>(&self, files: impl Iterator<Item = &'f FileKey>) {
        let mut due = self.due();
        for file in files {
            due.files.retain(|other| other != file);
            due.files.push(file.clone());
        }
        drop(due);
        self.wake.notify_one();
    }

    /// A document is no longer open under this URI.
    pub fn clear(&self, uri: Uri) {
        self.due().cleared.push(uri);
        self.wake.notify_one();
    }

    /// Findings and what else is shown changed in a way that the client cannot know of.
    pub fn refresh(&self) {
        self.due().refresh = true;
        self.wake.notify_one();
    }

    /// Waits until something is due and edits have paused.
    async fn take(&self) -> Due {
        self.wake.notified().await;
        let debounce = Duration::from_millis(self.debounce.load(Ordering::Relaxed));
        for _ in 0..LONGEST_WAIT {
            if debounce.is_zero() || tokio::time::timeout(debounce, self.wake.notified()).await.is_err() {
                break;
            }
        }
        std::mem::take(&mut *self.due())
    }
}

/// Sends what is due, for as long as the session lives.
pub async fn run(session: Arc<Session>) {
    loop {
        let due = session.outbox.take().await;
        if due.refresh && session.info().pulls_diagnostics && session.info().refreshes_diagnostics {
            let client = session.client.clone();
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
        if due.refresh {
            refresh_views(&session);
        }
        if session.info().pulls_diagnostics {
            continue;
        }
        let open = session.view().open;
        let shown = open.values().collect::<HashSet<_>>();
        for uri in due.cleared.into_iter().filter(|uri| !shown.contains(uri)) {
            session.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
        for file in due.files.into_iter().rev() {
            publish(&session, file).await;
        }
    }
}

/// Has the client ask again for what it shows beside findings, as far as it can be told to.
fn refresh_views(session: &Session) {
    let (client, [hints, tokens, lenses]) = (session.client.clone(), session.info().refreshes);
    tokio::spawn(async move {
        // A client that cannot answer has nothing to refresh.
        if hints {
            let _ = client.inlay_hint_refresh().await;
        }
        if tokens {
            let _ = client.semantic_tokens_refresh().await;
        }
        if lenses {
            let _ = client.code_lens_refresh().await;
        }
    });
}

/// Sends the findings of one document, unless it was edited or closed meanwhile: then it is due again, or cleared.
async fn publish(session: &Arc<Session>, file: FileKey) {
    session.files_are_read().await;
    let view = session.view();
    let Some((uri, version)) = view.open.get(&file).cloned().zip(view.version(&file)) else {
        return;
    };
    let last_edit = session.last_edit(&file);
    let key = file.clone();
    let task = tokio::task::spawn_blocking(move || findings(&view, &key, last_edit));
    let Ok(diagnostics) = task.await else {
        tracing::error!("the findings of {file} could not be computed");
        return;
    };
    // Not held while the client is written to: an edit changes in place what nobody looks at.
    let is_current = {
        let now = session.view();
        now.version(&file) == Some(version) && now.open.get(&file) == Some(&uri)
    };
    if is_current {
        session.client.publish_diagnostics(uri, diagnostics, Some(version)).await;
    }
}
