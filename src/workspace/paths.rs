//! The files of a workspace by their paths, a folder at a time, for completing a path without walking the workspace.

use super::catalog::packed;
use super::{FileKey, FileState, path};
use std::sync::Arc;

/// Paths of files, sorted. A PDF is there by its own name, not that of its text.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    sorted: Vec<FileKey>,
}

/// What lies in a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Child<'p> {
    /// A folder, by its name.
    Folder(&'p str),
    /// A file, by its whole path.
    File(&'p FileKey),
}

impl Paths {
    /// The paths of files that come in the order of their keys.
    pub fn of<'s>(files: impl Iterator<Item = &'s Arc<FileState>>) -> Paths {
        let own_name = |state: &Arc<FileState>| match state.extracted {
            true => packed(&state.key).map(FileKey::from),
            false => None,
        };
        let mut sorted: Vec<FileKey> =
            files.map(|state| own_name(state).unwrap_or_else(|| state.key.clone())).collect();
        // Nearly so already.
        sorted.sort();
        sorted.dedup();
        Paths { sorted }
    }

    /// What lies in a folder, in the order of the names. Each child costs a search among all paths, however much lies in it.
    pub fn children(&self, folder: &str) -> impl Iterator<Item = Child<'_>> {
        let prefix = format!("{}/", folder.trim_end_matches('/'));
        let mut at = self.sorted.partition_point(|file| **file < *prefix);
        std::iter::from_fn(move || {
            let file = self.sorted.get(at)?;
            let rest = file.strip_prefix(&prefix)?;
            let Some((name, _)) = rest.split_once('/') else {
                at += 1;
                return Some(Child::File(file));
            };
            let inside = format!("{prefix}{name}/");
            let beyond = self.sorted.get(at..).unwrap_or_default();
            at += beyond.partition_point(|file| file.starts_with(&inside)).max(1);
            Some(Child::Folder(name))
        })
    }

    /// Whether a file is there.
    pub fn has(&self, file: &FileKey) -> bool {
        self.sorted.binary_search(file).is_ok()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &FileKey> {
        self.sorted.iter()
    }

    /// All of them whose name ends as that of an image.
    pub fn images(&self) -> impl Iterator<Item = &FileKey> {
        self.sorted.iter().filter(|file| is_image(file))
    }
}

/// Whether a file of that name is an image, known by its name alone.
pub fn is_image(name: &str) -> bool {
    let known = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "tif", "tiff"];
    let extension = path::extension(name);
    known.iter().any(|image| extension.eq_ignore_ascii_case(image))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_once_and_only_what_lies_in_them() {
        let names = ["/ws/a-b.md", "/ws/a.md", "/ws/a/b/c.md", "/ws/a/b/d.md", "/ws/a/z.png", "/wsx/no.md"];
        let paths = Paths { sorted: names.into_iter().map(FileKey::from).collect() };
        let shown = |folder: &str| -> Vec<String> {
            let name = |child| match child {
                Child::Folder(name) => format!("{name}/"),
                Child::File(file) => path::name(file).to_owned(),
            };
            paths.children(folder).map(name).collect()
        };
        assert_eq!(shown("/ws"), ["a-b.md", "a.md", "a/"]);
        assert_eq!(shown("/ws/a"), ["b/", "z.png"]);
        assert_eq!(shown("/ws/nowhere"), [""; 0]);
        assert_eq!(paths.images().count(), 1);
    }
}
