//! The language server: the only room that knows LSP, tower-lsp and tokio.
//!
//! A notification changes the state, whole, before its first wait; a request takes its [`view`] of the state as its
//! first statement and computes on it in a thread of the blocking pool; a question to the client is never waited for
//! in a handler, its answer comes back as a change. What touches files is behind [`Loader`].

mod backend;
mod capabilities;
mod configuration;
mod frame;
mod from_proto;
mod handlers;
mod loader;
mod pages;
mod progress;
mod publisher;
pub mod pump;
mod session;
mod to_proto;
pub(crate) mod uri;
mod view;
mod work;
mod worker;

pub use loader::{Loaded, Loader};

use std::sync::Arc;
use std::time::Duration;

/// Threads for requests; more would only wait for each other.
const REQUEST_THREADS: usize = 32;

/// How the server runs; `initializationOptions` of the same names win.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long edits must pause before diagnostics are pushed.
    pub debounce: Duration,
    /// Whether the requests that tests use to make a handler slow or panic exist.
    pub test_hooks: bool,
}

impl Options {
    /// The defaults, and what tests ask for through the environment.
    pub fn from_env() -> Self {
        Options { test_hooks: std::env::var_os("DATELINE_TEST_HOOKS").is_some(), ..Options::default() }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options { debounce: Duration::from_millis(150), test_hooks: false }
    }
}

/// Serves one client over standard input and output until `exit` or the end of input. Returns the process's exit
/// code: 0 where a `shutdown` request went before, else 1.
pub fn run(options: Options, disk: Arc<dyn Loader>) -> i32 {
    start_log();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(REQUEST_THREADS).build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the runtime cannot be started: {error}");
            return 1;
        }
    };
    let code = runtime.block_on(async {
        let (service, socket) = backend::service(options, disk);
        pump::serve(service, socket, std::io::stdin(), std::io::stdout()).await
    });
    runtime.shutdown_background();
    code
}

/// The log goes to standard error, since standard output carries the protocol; `DATELINE_LOG` says how much of it.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("DATELINE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("dateline=info,warn"));
    // Where the process has a log already, that one stays.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).try_init();
}
