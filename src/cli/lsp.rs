//! `dateline lsp`: the language server over standard input and output.

use crate::disk::entities::Reading;
use crate::disk::index::KeptIndexes;
use crate::disk::{behind, belongs, cache, config_of, key_of, load_root, path_of, read_member, read_outside, root_of};
use crate::server::{self, Loader};
use crate::workspace::FileKey;
use crate::workspace::change::DiskFile;
use crate::workspace::corpus::IndexStore;
use clap::Args;
use serde_json::Value;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

/// The arguments of `lsp`.
#[derive(Args)]
pub struct Arguments {
    /// Accepted because many editors pass it; standard input and output are always used
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Serves one client; the exit code is the protocol's.
pub fn run(_arguments: &Arguments) -> ExitCode {
    spare_memory();
    let test_hooks = std::env::var_os("DATELINE_TEST_HOOKS").is_some();
    let options = server::Options { test_hooks, ..server::Options::default() };
    let code = server::run(options, Arc::new(Disk));
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// Keeps the heap out of huge pages: an idle server is half as large. Where the system does not allow it, all works as well.
fn spare_memory() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// The server's way to the disk.
struct Disk;

impl Loader for Disk {
    fn indexes(&self) -> Option<Arc<dyn IndexStore>> {
        KeptIndexes::in_cache()
    }

    fn load(
        &self,
        root: &FileKey,
        settings: &Value,
        progress: &(dyn Fn(usize, usize) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> server::Loaded {
        let Some(path) = path_of(root) else { return server::Loaded::default() };
        let loaded = load_root(&path, &config_of(&path, settings), progress, cancelled);
        server::Loaded { roots: loaded.roots, files: loaded.files, problems: loaded.failures }
    }

    fn read(&self, root: &FileKey, settings: &Value, file: &FileKey) -> Option<DiskFile> {
        let (root, path) = (path_of(root)?, path_of(file)?);
        let config = config_of(&root, settings);
        let path = behind(&path);
        if !belongs(&root, &path, &config) {
            return None;
        }
        read_member(&root, &path, &config, Reading { edits: true, ..Reading::default() }).ok()
    }

    fn read_outside(&self, root: &FileKey, settings: &Value, file: &FileKey) -> Option<DiskFile> {
        read_outside(file, &config_of(&path_of(root)?, settings))
    }

    fn home(&self) -> Option<FileKey> {
        let home =
            std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).filter(|home| !home.is_empty())?;
        Some(key_of(home.as_ref(), home.as_ref()))
    }

    fn root_of(&self, file: &FileKey) -> Option<FileKey> {
        root_of(&path_of(file)?).map(|root| key_of(&root, &root))
    }

    fn page(&self, name: &str, text: &str) -> io::Result<FileKey> {
        cache::page(name, text).map(|path| key_of(&path, &path))
    }

    fn lay_out(&self, file: &FileKey, text: &str) -> io::Result<FileKey> {
        cache::lay_out(file, text).map(|path| key_of(&path, &path))
    }

    fn texts(&self) -> Option<FileKey> {
        cache::texts().map(|path| key_of(&path, &path))
    }
}
