//! The commands.

use crate::server::{self, Loaded, Loader};
use crate::workspace::FileKey;
use crate::workspace::change::DiskFile;
use serde_json::Value;
use std::process::ExitCode;
use std::sync::Arc;

/// Runs the command line.
pub fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("lsp") => {
            let options = server::Options {
                test_hooks: std::env::var_os("DATELINE_TEST_HOOKS").is_some(),
                ..server::Options::default()
            };
            ExitCode::from(server::run(options, Arc::new(NoDisk)) as u8)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Stands where the disk room will.
struct NoDisk;

impl Loader for NoDisk {
    fn load(&self, _: &FileKey, _: &Value, _: &dyn Fn(usize, usize), _: &dyn Fn() -> bool) -> Loaded {
        Loaded::default()
    }

    fn read(&self, _: &FileKey, _: &Value, _: &FileKey) -> Option<DiskFile> {
        None
    }

    fn root_of(&self, _: &FileKey) -> Option<FileKey> {
        None
    }

    fn builtin_page(&self, _: &str, _: &str) -> std::io::Result<FileKey> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}
