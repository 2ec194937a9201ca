//! Outcomes of checks, kept in the cache's folder: of each document what was printed and what that depends on.
//!
//! One file a workspace and way of printing, in an envelope whose key says what all outcomes depend on (the program itself, settings, sources,
//! dossiers). Of the files that are kept the least recently written go when there are too many.

use super::{cache, envelope};
use crate::dossier::bytes::Bytes;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// Changes where outcomes are laid out otherwise than before.
const FORM: &str = "outcomes 1";
/// More bytes of one file are not kept.
const MOST_BYTES: usize = 64 << 20;
/// More files are not kept.
const MOST_FILES: usize = 32;

/// The outcome of one document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome<'a> {
    /// The document's key.
    pub file: &'a str,
    /// The sum of the document.
    pub sum: u128,
    /// The notes that the check looked into, with their sums; `None` where it looked into all of them.
    #[serde(borrow)]
    pub reads: Option<Vec<(&'a str, u128)>>,
    /// The sum of all files, which counts where `reads` is `None`.
    pub whole: u128,
    /// What was printed.
    pub printed: &'a str,
    /// How many findings there were, by rule and severity.
    #[serde(borrow)]
    pub counts: Vec<(&'a str, u8, u32)>,
}

/// The file that the outcomes of a workspace are kept in.
#[derive(Debug)]
pub struct KeptOutcomes {
    place: PathBuf,
    key: String,
}

impl KeptOutcomes {
    /// The outcomes of the workspace at `root`, printed as `form` says, where all that they depend on is `environment`. `None` where there
    /// is no cache folder.
    pub fn at(root: &Path, form: &str, environment: &str) -> Option<KeptOutcomes> {
        KeptOutcomes::within(&cache::folder()?.join("outcomes"), root, form, environment)
    }

    fn within(folder: &Path, root: &Path, form: &str, environment: &str) -> Option<KeptOutcomes> {
        let name = xxh3_64(format!("{}\n{form}", root.display()).as_bytes());
        let key = format!("{}\n{form}\n{environment}\n{FORM}", root.display());
        Some(KeptOutcomes { place: folder.join(format!("{name:016x}.cache")), key })
    }

    /// What is kept, to be read with [`outcomes`].
    pub fn open(&self) -> Option<Bytes> {
        envelope::open(&self.place, &self.key)
    }

    /// Keeps these outcomes instead of those before; where that is not possible, there are none next time. Too many of them are not kept.
    pub fn keep(&self, outcomes: &[Outcome<'_>]) {
        let bytes: usize = outcomes.iter().map(|outcome| outcome.printed.len() + outcome.file.len()).sum();
        let Some(folder) = self.place.parent().filter(|_| bytes <= MOST_BYTES) else { return };
        let rows = match postcard::to_stdvec(outcomes) {
            Ok(rows) => rows,
            Err(error) => return tracing::warn!("outcomes cannot be written down: {error}"),
        };
        let fill = |out: &mut dyn Write| out.write_all(&rows);
        let written = envelope::make_folder(folder).and_then(|()| envelope::write(&self.place, &self.key, fill));
        match written {
            Ok(()) => {
                envelope::sweep(folder);
                envelope::thin_out(folder, MOST_FILES);
            }
            Err(error) => tracing::warn!(
                "{}: cannot be written, so that all documents are checked anew each time: {error}",
                self.place.display()
            ),
        }
    }
}

/// The sum of the running program's file: one that was built anew finds other things, its version being the same. Linear in its length, some
/// milliseconds.
///
/// # Errors
/// Where the file cannot be read.
pub fn program_sum() -> io::Result<u128> {
    let mut file = File::open(std::env::current_exe()?)?;
    let mut sum = Xxh3::new();
    let mut piece = vec![0; 1 << 18];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(sum.digest128()),
            length => sum.update(piece.get(..length).unwrap_or_default()),
        }
    }
}

/// The outcomes in what was kept; none where it is not what it should be.
pub fn outcomes(kept: &[u8]) -> Vec<Outcome<'_>> {
    postcard::from_bytes(kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_by_all_that_it_depends_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |form: &str, environment: &str| {
            KeptOutcomes::within(&folder.path().join("outcomes"), folder.path(), form, environment).expect("a place")
        };
        let outcome = Outcome {
            file: "/a/note.md",
            sum: 1 << 100,
            reads: Some(vec![("/a/other.md", 7)]),
            whole: 3,
            printed: "note.md:1:1: ü\n",
            counts: vec![("undated-claim", 2, 5)],
        };
        assert!(at("text", "e").open().is_none());
        at("text", "e").keep(std::slice::from_ref(&outcome));
        let kept = at("text", "e").open().expect("kept");
        assert_eq!(outcomes(&kept), [outcome]);
        assert!(at("text", "f").open().is_none(), "of another environment");
        assert!(at("json", "e").open().is_none(), "printed otherwise");
        assert_eq!(outcomes(&kept[..kept.len() - 1]), [], "cut off");
        // A folder that cannot be made is no trouble.
        std::fs::write(folder.path().join("file"), "").expect("written");
        KeptOutcomes::within(&folder.path().join("file"), folder.path(), "text", "e").expect("a place").keep(&[]);
    }
}
