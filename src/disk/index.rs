//! The text indexes of large workspaces, kept in the cache's folder and mapped.

use super::{cache, envelope};
use crate::dossier::bytes::Bytes;
use crate::workspace::corpus::{IndexStore, Row};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Changes where a text is indexed otherwise than before.
const FORM: &str = "index 1";

/// Indexes in files of a folder.
#[derive(Debug)]
pub struct KeptIndexes {
    folder: PathBuf,
}

impl KeptIndexes {
    /// Those in the program's cache folder; `None` where there is none.
    pub fn in_cache() -> Option<Arc<dyn IndexStore>> {
        let folder = cache::folder()?.join("index");
        Some(Arc::new(KeptIndexes { folder }))
    }

    /// Those in a folder.
    pub fn at(folder: &Path) -> Arc<dyn IndexStore> {
        Arc::new(KeptIndexes { folder: folder.to_owned() })
    }

    fn place(&self, root: &str) -> PathBuf {
        self.folder.join(format!("{:016x}.cache", xxh3_64(root.as_bytes())))
    }
}

/// The first line names what it was made from, for sweeping.
fn key(root: &str) -> String {
    format!("{root}\ndateline {}, {FORM}", env!("CARGO_PKG_VERSION"))
}

struct Mapped(Bytes);

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl IndexStore for KeptIndexes {
    fn open(&self, root: &str) -> Option<Row> {
        envelope::open(&self.place(root), &key(root)).map(|bytes| Arc::new(Mapped(bytes)) as Row)
    }

    fn keep(&self, root: &str, row: &[u8]) -> bool {
        let place = self.place(root);
        let written =
            envelope::lock(&place).and_then(|_lock| envelope::write(&place, &key(root), |out| out.write_all(row)));
        match written {
            Ok(()) => envelope::sweep(Path::new(&self.folder)),
            Err(error) => {
                tracing::warn!(
                    "{}: cannot be written, so that the index is made anew each time: {error}",
                    place.display()
                );
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_opened_and_what_is_damaged_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = KeptIndexes { folder: folder.path().join("index") };
        let root = folder.path().to_string_lossy().into_owned();
        assert!(store.open(&root).is_none());
        assert!(store.keep(&root, b"a row"));
        assert_eq!(store.open(&root).map(|row| (*row).as_ref().to_vec()).as_deref(), Some(&b"a row"[..]));
        assert!(store.open("/another").is_none());
        let place = store.place(&root);
        let mut bytes = std::fs::read(&place).expect("the file");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&place, bytes).expect("written");
        assert!(store.open(&root).is_none(), "damaged");
        // A folder that is a file cannot be written to.
        std::fs::write(folder.path().join("file"), "").expect("written");
        let store = KeptIndexes { folder: folder.path().join("file") };
        assert!(!store.keep(&root, b"a row"));
    }
}
