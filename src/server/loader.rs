//! What the server needs of the disk.

use crate::workspace::FileKey;
use crate::workspace::change::DiskFile;
use crate::workspace::corpus::IndexStore;
use serde_json::Value;
use std::io;
use std::sync::Arc;

/// Reads files for the server; the disk room implements it. All paths are [`FileKey`]s of files, never URIs.
///
/// Called from the server's file thread, one call at a time, except [`Loader::page`] and
/// [`Loader::lay_out`], which any thread calls.
pub trait Loader: Send + Sync {
    /// All files of the workspace at `root` that the program reads: documents, bibliographies, dossiers, `dateline.toml`.
    /// `settings` are the user's own, with the keys of `dateline.toml`. `progress` is told how many of how many files
    /// are done; where `cancelled` turns true, what was read so far is returned.
    fn load(
        &self,
        root: &FileKey,
        settings: &Value,
        progress: &(dyn Fn(usize, usize) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Loaded;

    /// One file as it is now; `None` where it is gone, or is none that [`Loader::load`] would take for that root.
    fn read(&self, root: &FileKey, settings: &Value, file: &FileKey) -> Option<DiskFile>;

    /// A document that a bibliography names outside `root`; `None` where it is not there or `settings` do not allow its folder.
    fn read_outside(&self, root: &FileKey, settings: &Value, file: &FileKey) -> Option<DiskFile>;

    /// The user's home folder, for `~` in settings.
    fn home(&self) -> Option<FileKey>;

    /// The nearest folder at or above `file`, a file or a folder, that has a `dateline.toml`.
    fn root_of(&self, file: &FileKey) -> Option<FileKey>;

    /// Lays out a text as the read-only file `name`, `builtin/ID.toml` or `rules/RULE.md`, and says where it is.
    fn page(&self, name: &str, text: &str) -> io::Result<FileKey>;

    /// Lays the text of a file that is no file of its own, a PDF's, out as a read-only one below [`Loader::texts`], and says where it is.
    fn lay_out(&self, file: &FileKey, text: &str) -> io::Result<FileKey>;

    /// Where the text indexes of large workspaces are kept.
    fn indexes(&self) -> Option<Arc<dyn IndexStore>> {
        None
    }

    /// The folder under which texts are laid out, each under its own path.
    fn texts(&self) -> Option<FileKey>;
}

/// The files of a workspace.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Roots of workspaces that were found below, folders with a `dateline.toml` of their own.
    pub roots: Vec<FileKey>,
    /// Files with their texts.
    pub files: Vec<(FileKey, DiskFile)>,
    /// What could not be read, for the log: what failed, where, and what to do.
    pub problems: Vec<String>,
}
