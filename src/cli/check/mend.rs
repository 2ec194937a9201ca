//! `check --fix`: resolves what the texts already say, round by round, and writes the files that have changed.

use super::shown;
use crate::cli::load::Given;
use crate::disk::{path_of, replace_text};
use crate::rules::{Resolution, resolutions};
use crate::text::{DocText, Encoding};
use crate::workspace::change::DiskFile;
use crate::workspace::{Change, FileKey, Kind};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// A text that needs more rounds has fixes that undo one another; it stays as the last round left it.
const ROUNDS: usize = 8;

/// What came of it.
#[derive(Default)]
pub(super) struct Mended {
    /// What was done, a line each.
    pub done: Vec<String>,
    /// Files that are left as they are because they are not UTF-8.
    pub left: Vec<String>,
    /// Files that could not be written, and why. They are checked as they are on the disk.
    pub failed: Vec<String>,
}

/// Mends the notes among `targets` on disk and in `given`. A file that cannot be written keeps nobody from the others.
pub(super) fn mend(given: &mut Given, targets: &[FileKey], here: &Path) -> Mended {
    let mut before: BTreeMap<FileKey, DocText> = BTreeMap::new();
    let mut done: BTreeMap<FileKey, Vec<String>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let snapshot = given.world.snapshot();
        let mendable = |file: &&FileKey| {
            let whole = snapshot.state(file).is_some_and(|state| !state.lossy && state.left_out.is_none());
            whole && snapshot.kind(file) == Kind::Note
        };
        let round: Vec<(&FileKey, DocText, Vec<Resolution>)> = targets
            .par_iter()
            .filter(mendable)
            .filter_map(|file| {
                let found = resolutions(&snapshot, file);
                (!found.is_empty()).then_some(())?;
                Some((file, snapshot.text(file)?, found))
            })
            .collect();
        if round.is_empty() {
            break;
        }
        let mut files = Vec::new();
        for (file, text, found) in round {
            let mut changed = text.to_string();
            for resolution in &found {
                let place = text.position(resolution.span.start, Encoding::Utf32);
                let (line, column) = (place.line + 1, place.column + 1);
                done.entry(file.clone()).or_default().push(format!(
                    "{}:{line}:{column}: {}",
                    shown(file, here),
                    resolution.title
                ));
            }
            for edit in found.iter().flat_map(|resolution| &resolution.edits).rev() {
                let span = edit.span.start..edit.span.end;
                if changed.get(span.clone()).is_some() {
                    changed.replace_range(span, &edit.insert);
                }
            }
            before.entry(file.clone()).or_insert(text);
            files.push((file.clone(), Some(DiskFile::of(changed))));
        }
        given.world.apply(Change::Disk { files });
    }
    let snapshot = given.world.snapshot();
    let mut mended = Mended::default();
    for (file, before) in before {
        let (Some(path), Some(after)) = (path_of(&file), snapshot.text(&file)) else { continue };
        let before = before.to_string();
        let Err(error) = replace_text(&path, &before, &after.to_string()) else {
            mended.done.extend(done.remove(&file).unwrap_or_default());
            continue;
        };
        let said = format!("{}: not mended: {error}", shown(&file, here));
        match error.kind() {
            std::io::ErrorKind::InvalidData => mended.left.push(said),
            _ => mended.failed.push(said),
        }
        given.world.apply(Change::Disk { files: vec![(file, Some(DiskFile::of(before)))] });
    }
    mended
}
