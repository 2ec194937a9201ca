//! Work for a request in a thread of the blocking pool: a panic in it becomes an error answer, and a request that is
//! cancelled before its turn is not worked on at all.

use super::pump;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::jsonrpc::{Error, Result};

/// Set when nobody waits for the answer any more.
#[derive(Clone, Debug, Default)]
pub struct Cancelled(Arc<AtomicBool>);

impl Cancelled {
    /// Whether to stop.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Asks the work to stop.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The framework drops the future of a cancelled request; this passes it on.
struct SetOnDrop(Cancelled);

impl Drop for SetOnDrop {
    fn drop(&mut self) {
        self.0.set();
    }
}

/// Runs `work` off the protocol's thread. It may look at the flag between its stages.
pub async fn run<T, F>(work: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&Cancelled) -> T + Send + 'static,
{
    let cancelled = Cancelled::default();
    let _guard = SetOnDrop(cancelled.clone());
    let task = tokio::task::spawn_blocking(move || match cancelled.is_set() {
        true => None,
        false => Some(work(&cancelled)),
    });
    match task.await {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => Err(Error::request_cancelled()),
        Err(_) => Err(pump::panicked()),
    }
}
