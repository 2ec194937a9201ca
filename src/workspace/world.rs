//! The owner of the ground state.

use super::{Change, FileKey, Snapshot};

/// All that the program knows of files, settings and what follows from them. One owner changes it; readers take [`Snapshot`]s.
#[derive(Debug, Default)]
pub struct World {}

impl World {
    /// An empty world: no files, no roots, default settings.
    pub fn new() -> Self {
        World::default()
    }

    /// Applies one change. Returns the open files whose findings may be other than before.
    pub fn apply(&mut self, change: Change) -> Vec<FileKey> {
        let _ = change;
        Vec::new()
    }

    /// The state as it is now; cheap, and never changing afterwards.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {}
    }
}
