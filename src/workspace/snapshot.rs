//! One state of the world, for readers.

use super::FileKey;
use crate::text::DocText;

/// An immutable state; clones are cheap.
#[derive(Clone, Debug)]
pub struct Snapshot {}

impl Snapshot {
    /// The text of a file: the client's where it is open, else the disk's.
    pub fn text(&self, file: &FileKey) -> Option<DocText> {
        let _ = file;
        None
    }

    /// The version of an open document.
    pub fn version(&self, file: &FileKey) -> Option<i32> {
        let _ = file;
        None
    }

    /// The open documents.
    pub fn open_files(&self) -> Vec<FileKey> {
        Vec::new()
    }
}
