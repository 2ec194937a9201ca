//! Work-done progress for a walk over files.

use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::ls_types::*;

/// The far end of a progress bar; dropping it ends the bar.
pub struct Progress {
    done: watch::Sender<(usize, usize)>,
}

impl Progress {
    /// Begins a progress under `token`. `create` asks the client for it first, as the protocol wants for tokens that
    /// the client did not give. Called in a runtime.
    pub fn begin(client: Client, token: ProgressToken, create: bool, title: String) -> Self {
        let (done, mut steps) = watch::channel((0, 0));
        tokio::spawn(async move {
            if create && client.create_work_done_progress(token.clone()).await.is_err() {
                return;
            }
            let progress = client.progress(token, title).with_percentage(0).with_cancel_button().begin().await;
            let mut shown = 0;
            while steps.changed().await.is_ok() {
                let (done, total): (usize, usize) = *steps.borrow_and_update();
                let percent = (done * 100).checked_div(total).unwrap_or(0).min(100) as u32;
                if percent > shown {
                    shown = percent;
                    progress.report_with_message(format!("{done} of {total} files"), percent, Some(true)).await;
                }
            }
            progress.finish().await;
        });
        Progress { done }
    }

    /// So many of so many are done.
    pub fn report(&self, done: usize, total: usize) {
        self.done.send_replace((done, total));
    }
}
