//! Files outside a workspace that the user's own settings allow to be read.

use super::load::{behind, read_document};
use super::path_of;
use crate::workspace::catalog::packed;
use crate::workspace::change::DiskFile;
use crate::workspace::{Config, FileKey};
use std::fs;
use std::path::Path;

/// Reads a document outside the workspace; `None` where it is not there, or does not lie in a folder that `config` allows once all links are
/// followed. Nothing is opened before that is known, and nothing but a plain file.
pub fn read_outside(file: &FileKey, config: &Config) -> Option<DiskFile> {
    let path = behind(&path_of(file)?);
    // By its name, before the disk is asked.
    if !config.allows(file) {
        return None;
    }
    let real = fs::canonicalize(path).ok()?;
    let lies_in = |folder: &FileKey| {
        let folder = fs::canonicalize(Path::new(&**folder));
        folder.is_ok_and(|folder| real.starts_with(folder))
    };
    if !config.file_folders.iter().any(lies_in) || !fs::metadata(&real).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut read = read_document(&real, config.document_bytes, None);
    // A link with another name than the file's: the reasons name what the user has written.
    if let Ok(read) = &mut read {
        read.extracted &= packed(file).is_some();
    }
    read.inspect_err(|error| tracing::warn!("{}: {error}", real.display())).ok()
}
