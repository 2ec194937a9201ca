//! `dateline lsp`: the language server over standard input and output.

use crate::disk::{belongs, cache, key_of, load, load_root, path_of, read_file, root_of};
use crate::server::{self, Loader};
use crate::workspace::change::DiskFile;
use crate::workspace::{Config, FileKey};
use clap::Args;
use serde_json::Value;
use std::io;
use std::path::Path;
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
    let test_hooks = std::env::var_os("DATELINE_TEST_HOOKS").is_some();
    let options = server::Options { test_hooks, ..server::Options::default() };
    let code = server::run(options, Arc::new(Disk));
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// The server's way to the disk.
struct Disk;

fn limit_of(root: &Path, settings: &Value) -> u64 {
    let text = std::fs::read_to_string(root.join(load::MARKER)).unwrap_or_default();
    Config::parse(&text).0.with_settings(settings).0.document_bytes
}

impl Loader for Disk {
    fn load(
        &self,
        root: &FileKey,
        settings: &Value,
        progress: &(dyn Fn(usize, usize) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> server::Loaded {
        let Some(path) = path_of(root) else { return server::Loaded::default() };
        let loaded = load_root(&path, Some(limit_of(&path, settings)), progress, cancelled);
        server::Loaded { roots: loaded.roots, files: loaded.files, problems: loaded.failures }
    }

    fn read(&self, root: &FileKey, settings: &Value, file: &FileKey) -> Option<DiskFile> {
        let (root, path) = (path_of(root)?, path_of(file)?);
        let config =
            std::fs::read_to_string(root.join(load::MARKER)).map(|text| Config::parse(&text).0).unwrap_or_default();
        if !belongs(&root, &path, &config) {
            return None;
        }
        read_file(&path, limit_of(&root, settings)).ok()
    }

    fn root_of(&self, file: &FileKey) -> Option<FileKey> {
        root_of(&path_of(file)?).map(|root| key_of(&root, &root))
    }

    fn builtin_page(&self, id: &str, text: &str) -> io::Result<FileKey> {
        cache::page(id, text).map(|path| key_of(&path, &path))
    }
}
