//! What is kept from one run of `check` to the next: a document whose outcome depends on nothing that has changed is not checked anew.
//!
//! An outcome is what is printed of a document, with its counts. It holds where the program, the way of printing and the [`Environment`] are
//! those of before, and the document and the notes that the check looked into have not changed. Small workspaces are checked faster than anything is looked up.

use super::tally::Tally;
use crate::disk::outcomes::{KeptOutcomes, Outcome, outcomes, program_sum};
use crate::dossier::bytes::Bytes;
use crate::workspace::environment::Reads;
use crate::workspace::{Environment, FileKey, Snapshot};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::path::Path;

/// Of fewer files nothing is kept.
const LEAST_FILES: usize = 64;

/// The outcomes that were kept, and where those of this run will be.
pub struct Kept {
    environment: Environment,
    place: KeptOutcomes,
    bytes: Option<Bytes>,
}

/// What one document comes to.
pub struct Done<'k> {
    /// The document.
    pub file: FileKey,
    /// What is printed of it.
    pub printed: Cow<'k, str>,
    /// Its counts.
    pub tally: Tally,
    /// It was checked in this run.
    pub is_fresh: bool,
    /// The notes beside it that the check looked into; `None` where that is all of them, or it was not watched.
    pub reads: Option<Vec<FileKey>>,
}

impl Kept {
    /// What is kept of the files of a snapshot, the command's `root` being the first of their workspaces. `form` is all that decides how findings are printed, and
    /// the settings that do not stand in files. `None` where nothing is kept: there are few files, or no folder for it.
    pub fn of(snapshot: &Snapshot, form: &str) -> Option<Kept> {
        if snapshot.file_count() < LEAST_FILES {
            return None;
        }
        let root = snapshot.spaces().first()?.root.clone()?;
        let (environment, program) = rayon::join(|| Environment::of(snapshot), program_sum);
        let depends_on = format!("files {:032x}, program {:032x}", environment.sum, program.ok()?);
        let place = KeptOutcomes::at(Path::new(&*root), form, &depends_on)?;
        let bytes = place.open();
        Some(Kept { environment, place, bytes })
    }

    /// The outcomes that hold still, by document.
    pub fn valid(&self) -> FxHashMap<&str, Outcome<'_>> {
        let kept = self.bytes.as_deref().map(outcomes).unwrap_or_default();
        kept.into_iter().filter(|outcome| self.holds(outcome)).map(|outcome| (outcome.file, outcome)).collect()
    }

    fn holds(&self, outcome: &Outcome<'_>) -> bool {
        let is_same = |file: &str, sum: u128| self.environment.file(file) == Some(sum);
        is_same(outcome.file, outcome.sum)
            && match &outcome.reads {
                Some(reads) => reads.iter().all(|(file, sum)| is_same(file, *sum)),
                None => outcome.whole == self.environment.whole,
            }
    }

    /// The notes that an outcome depends on.
    pub fn reads_of(&self, outcome: &Outcome<'_>) -> Option<Vec<FileKey>> {
        Some(outcome.reads.as_ref()?.iter().map(|(file, _)| FileKey::from(*file)).collect())
    }

    /// The notes beside `file` that a check of it looked into; `None` where that is all of them.
    pub fn notes_of(&self, file: &FileKey, reads: &Reads) -> Option<Vec<FileKey>> {
        reads.notes_beside(file, &self.environment)
    }

    /// Keeps what was done in this run, and of what was kept the outcomes of other documents. Writes nothing where all was kept already.
    pub fn keep(&self, done: &[Done<'_>], valid: &FxHashMap<&str, Outcome<'_>>) {
        if done.iter().all(|done| !done.is_fresh) {
            return;
        }
        let with_sum = |file: &'_ FileKey| Some((file.clone(), self.environment.file(file)?));
        let of_done =
            |done: &Done<'_>| -> Option<Vec<(FileKey, u128)>> { done.reads.as_ref()?.iter().map(with_sum).collect() };
        let reads: Vec<Option<Vec<(FileKey, u128)>>> = done.iter().map(of_done).collect();
        let made = done.iter().zip(&reads).filter_map(|(done, reads)| {
            let reads = reads.as_ref().map(|reads| reads.iter().map(|(file, sum)| (&**file, *sum)).collect());
            Some(Outcome {
                file: &done.file,
                sum: self.environment.file(&done.file)?,
                reads,
                whole: self.environment.whole,
                printed: &done.printed,
                counts: done.tally.rows().collect(),
            })
        });
        let named: FxHashSet<&str> = done.iter().map(|done| &*done.file).collect();
        let others = valid.values().filter(|outcome| !named.contains(outcome.file)).cloned();
        let mut all: Vec<Outcome<'_>> = made.chain(others).collect();
        all.sort_by_key(|outcome| outcome.file);
        self.place.keep(&all);
    }
}
