//! What the outcome of a check depends on beyond the document that is checked, so that a command can keep outcomes from one run to the next.
//!
//! All but the bodies of notes is the [`Environment`]: sources, bibliographies, dossiers, settings, which files there are, the notes' front
//! matter. From these everything is derived that a document sees of its workspace (an edit of a note's body derives nothing). Which bodies of other notes a check looks
//! into, to find a heading that a link names or a passage that is quoted, is only known when it has been made: a [`Snapshot::watched`] tells.

use super::FileKey;
use super::file::FileState;
use super::kind::Kind;
use super::snapshot::Snapshot;
use crate::syntax::Format;
use crate::text::Span;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Mutex, PoisonError};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// The sum of something (XXH3, 128 bits): what has the same sum is the same.
pub type Sum = u128;

/// The sums of a snapshot's files.
#[derive(Debug)]
pub struct Environment {
    /// All but the bodies of notes.
    pub sum: Sum,
    /// All, the bodies of notes too.
    pub whole: Sum,
    files: FxHashMap<FileKey, (Sum, bool)>,
}

impl Environment {
    /// Sums up the files of a snapshot, on all cores. Linear in their texts.
    pub fn of(snapshot: &Snapshot) -> Environment {
        let keys = snapshot.files();
        let sums: Vec<(Kind, Sum, Option<Sum>)> = keys
            .par_iter()
            .map(|file| match snapshot.state(file) {
                Some(state) => {
                    let kind = snapshot.kind(file);
                    let has_body = kind == Kind::Note && state.format != Format::Html && !state.extracted;
                    (kind, sum_of(state), has_body.then(|| sum_of_head(state)))
                }
                None => (Kind::Other, 0, None),
            })
            .collect();
        let (mut without, mut whole) = (Xxh3::new(), Xxh3::new());
        for space in snapshot.spaces() {
            without.update(space.root.as_deref().unwrap_or("\0").as_bytes());
            without.update(b"\n");
        }
        let mut files = FxHashMap::default();
        for (file, (kind, sum, head)) in keys.into_iter().zip(sums) {
            let root = snapshot.space(&file).and_then(|space| space.root.clone());
            without.update(format!("{file}\n{kind:?} {root:?}\n").as_bytes());
            without.update(&head.unwrap_or(sum).to_le_bytes());
            whole.update(&sum.to_le_bytes());
            files.insert(file, (sum, head.is_some()));
        }
        let sum = without.digest128();
        whole.update(&sum.to_le_bytes());
        Environment { sum, whole: whole.digest128(), files }
    }

    /// The sum of a file; `None` for one that is not there.
    pub fn file(&self, file: &str) -> Option<Sum> {
        self.files.get(file).map(|(sum, _)| *sum)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether the file's body is no part of the sum.
    fn has_body(&self, file: &FileKey) -> bool {
        self.files.get(file).is_some_and(|(_, has_body)| *has_body)
    }
}

/// All that a file brings.
fn sum_of(state: &FileState) -> Sum {
    let mut sum = Xxh3::new();
    let FileState { format, lossy, left_out, extracted, properties, .. } = state;
    sum.update(format!("{format:?} {lossy} {left_out:?} {extracted} {properties:?}\n").as_bytes());
    sum.update(state.entity_sums().unwrap_or_default());
    sum.update(state.text.slice(Span::new(0, state.text.len())).as_bytes());
    sum.digest128()
}

/// What others see of a note that they do not look into.
fn sum_of_head(state: &FileState) -> Sum {
    let front = state.front_matter().map(|front| state.text.slice(Span::new(0, front.span.end)).into_owned());
    xxh3_128(format!("{:?} {front:?}", state.left_out).as_bytes())
}

/// The files whose states were asked for, since a snapshot is watched.
#[derive(Debug, Default)]
pub struct Reads {
    of: Mutex<Read>,
}

/// What was looked at.
#[derive(Debug, Default)]
struct Read {
    files: FxHashSet<FileKey>,
    all: bool,
}

impl Reads {
    /// A file was asked for.
    pub(super) fn file(&self, file: &FileKey) {
        let mut read = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if !read.files.contains(file) {
            read.files.insert(file.clone());
        }
    }

    /// What all notes say was asked for.
    pub(super) fn all(&self) {
        self.of.lock().unwrap_or_else(PoisonError::into_inner).all = true;
    }

    /// The notes of the snapshot, other than `own`, that were looked into.
    pub fn notes(&self, own: &FileKey, snapshot: &Snapshot) -> Vec<FileKey> {
        let read = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        let is_note = |file: &&FileKey| *file != own && snapshot.kind(file) == Kind::Note;
        read.files.iter().filter(is_note).cloned().collect()
    }

    /// The notes other than `own` that were looked into, sorted; `None` where that is all of them.
    pub fn notes_beside(&self, own: &FileKey, environment: &Environment) -> Option<Vec<FileKey>> {
        let read = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if read.all {
            return None;
        }
        let mut notes: Vec<FileKey> =
            read.files.iter().filter(|file| *file != own && environment.has_body(file)).cloned().collect();
        notes.sort();
        Some(notes)
    }
}
