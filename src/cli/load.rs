//! Building the world for a command from the files that it is given.

use super::Failure;
use crate::disk::index::KeptIndexes;
use crate::disk::{behind, config_of, key_of, load_root, path_of, read_document, read_outside, root_of};
use crate::workspace::catalog::text_beside;
use crate::workspace::change::{DiskFile, LeftOut};
use crate::workspace::{Change, Config, FileKey, World};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// A world with the files that a command was given.
pub struct Given {
    /// The world.
    pub world: World,
    /// The files and folders named, in order.
    pub named: Vec<FileKey>,
    /// What could not be read.
    pub failures: Vec<String>,
    /// What the environment says for the user, as an editor's settings would.
    pub settings: Value,
}

impl Given {
    /// The files that a command works on: those named, and those below the folders named.
    pub fn targets(&self) -> Vec<FileKey> {
        let all = self.world.snapshot().files();
        let mut targets: Vec<FileKey> = Vec::new();
        for named in &self.named {
            let below = |file: &&FileKey| **file == *named || crate::workspace::path::below(named, file).is_some();
            targets.extend(all.iter().filter(below).cloned());
        }
        let mut seen = rustc_hash::FxHashSet::default();
        targets.retain(|file| seen.insert(file.clone()));
        targets
    }
}

/// Reads the workspaces that `paths` belong to (or the one named), and the paths themselves wherever they lie.
///
/// # Errors
/// Where a path does not exist or cannot be read.
pub fn load(paths: &[PathBuf], workspace: Option<&Path>) -> Result<Given, Failure> {
    load_with(paths, workspace, false)
}

/// The same for one file, which is read whole, however long it is: `document-bytes` is there so that what happens to lie in a workspace does
/// not stop an editor, and this file was asked for by name.
///
/// # Errors
/// As [`load`].
pub fn load_whole(path: &Path, workspace: Option<&Path>) -> Result<Given, Failure> {
    load_with(&[path.to_owned()], workspace, true)
}

fn load_with(paths: &[PathBuf], workspace: Option<&Path>, whole: bool) -> Result<Given, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure::new(format!("the current folder cannot be read: {error}")))?;
    let mut given = Given { world: World::new(), named: Vec::new(), failures: Vec::new(), settings: own_settings() };
    given.world.keep_indexes(KeptIndexes::in_cache());
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(folder) = workspace {
        if !folder.is_dir() {
            return Err(Failure::new(format!(
                "{}: not a folder; --workspace takes the root of a workspace",
                folder.display()
            )));
        }
        folders.push(absolute(folder, &here));
    }
    let mut files: Vec<FileKey> = Vec::new();
    for path in paths {
        let path = absolute(path, &here);
        let metadata = std::fs::metadata(&path).map_err(|error| {
            Failure::new(format!("{}: {error}; name a file or a folder that can be read", path.display()))
        })?;
        let key = key_of(&path, &here);
        // A PDF is known by the name of its text.
        let key = text_beside(&key).filter(|_| !metadata.is_dir()).unwrap_or(key);
        given.named.push(key.clone());
        if workspace.is_none() {
            folders.extend(folder_of(&path, metadata.is_dir()));
        } else if metadata.is_dir() {
            folders.push(path.clone());
        }
        if !metadata.is_dir() {
            files.push(key);
        }
    }
    folders.sort();
    folders.dedup();
    read_all(&mut given, &folders, &files, whole)?;
    Ok(given)
}

fn absolute(path: &Path, here: &Path) -> PathBuf {
    path_of(&key_of(path, here)).unwrap_or_else(|| path.to_owned())
}

/// The workspace of a path that has been named: the nearest `dateline.toml` above; else the folder itself, or that of a file which has a bibliography beside it.
fn folder_of(path: &Path, is_folder: bool) -> Option<PathBuf> {
    if let Some(root) = root_of(path) {
        return Some(root);
    }
    if is_folder {
        return Some(path.to_owned());
    }
    let folder = path.parent()?;
    let is_bibliography = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.path().extension().is_some_and(|e| e == "bib"))
    };
    std::fs::read_dir(folder).ok()?.any(is_bibliography).then(|| folder.to_owned())
}

/// Reads the folders' files and those named, which are read `whole` or left out where they are too long.
fn read_all(given: &mut Given, folders: &[PathBuf], named: &[FileKey], whole: bool) -> Result<(), Failure> {
    let limit = if whole { u64::MAX } else { Config::default().document_bytes };
    let mut roots = Vec::new();
    let mut files = Vec::new();
    let settings = given.settings.clone();
    for folder in folders {
        let shows = std::io::stderr().is_terminal();
        let progress = |done: usize, total: usize| {
            if shows && (done.is_multiple_of(500) || done == total) && total > 2_000 {
                eprint!("\rreading {done} of {total} files{}", if done == total { "\n" } else { "" });
            }
        };
        let loaded = load_root(folder, &config_of(folder, &settings), &progress, &|| false);
        roots.extend(loaded.roots);
        files.extend(loaded.files);
        given.failures.extend(loaded.failures);
    }
    for key in named {
        let at = files.iter().position(|(file, _)| file == key);
        let left_out =
            at.and_then(|at| files.get(at)).is_some_and(|(_, read)| matches!(read.left_out, Some(LeftOut::TooLong(_))));
        if at.is_some() && !(whole && left_out) {
            continue;
        }
        let Some(path) = path_of(key) else { continue };
        let read = read_document(&behind(&path), limit, None);
        let read = read.map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        match at.and_then(|at| files.get_mut(at)) {
            Some(file) => file.1 = read,
            None => files.push((key.clone(), read)),
        }
    }
    let first = folders.first().map(|folder| key_of(folder, folder));
    given.world.apply(Change::Roots { roots });
    if let Some(root) = first {
        given.world.apply(Change::Adopt { files: named.to_vec(), root });
    }
    let files = files.into_iter().map(|(file, read)| (file, Some(read))).collect();
    given.world.apply(Change::Settings { settings });
    given.world.apply(Change::Disk { files });
    read_outsiders(&mut given.world);
    Ok(())
}

/// What the environment says for the user, in the form of an editor's settings: DATELINE_FILE_FOLDERS.
fn own_settings() -> Value {
    let Some(folders) = std::env::var_os("DATELINE_FILE_FOLDERS") else { return Value::Null };
    let folders = std::env::split_paths(&folders).filter(|folder| folder.is_absolute());
    let folders: Vec<String> = folders.map(|folder| folder.to_string_lossy().into_owned()).collect();
    json!({"workspace": {"file-folders": folders}})
}

/// Reads the documents outside the workspaces that bibliographies name and the user allows.
fn read_outsiders(world: &mut World) {
    let snapshot = world.snapshot();
    for space in snapshot.spaces() {
        let Some(root) = &space.root else { continue };
        let unknown = space.outside.par_iter().filter(|file| snapshot.state(file).is_none());
        let read: Vec<(FileKey, Option<DiskFile>)> =
            unknown.filter_map(|file| Some((file.clone(), Some(read_outside(file, &space.config)?)))).collect();
        if !read.is_empty() {
            let files = read.iter().map(|(file, _)| file.clone()).collect();
            world.apply(Change::Adopt { files, root: root.clone() });
            world.apply(Change::Disk { files: read });
        }
    }
}
