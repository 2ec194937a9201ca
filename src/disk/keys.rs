//! File keys and paths.

use crate::workspace::FileKey;
use std::path::{Component, Path, PathBuf, Prefix};

/// The key of a path: absolute, `.` and `..` taken out by name alone, `/` between its parts, a drive letter in upper case.
/// Links are not followed: a file keeps the name by which it was found. A relative path is taken from `base`.
pub fn key_of(path: &Path, base: &Path) -> FileKey {
    let joined = if path.is_absolute() { path.to_owned() } else { base.join(path) };
    let mut prefix = String::new();
    let mut parts: Vec<String> = Vec::new();
    for component in joined.components() {
        match component {
            Component::Prefix(p) => {
                prefix = match p.kind() {
                    Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                        format!("{}:", letter.to_ascii_uppercase() as char)
                    }
                    _ => p.as_os_str().to_string_lossy().replace('\\', "/"),
                };
            }
            Component::RootDir | Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
        }
    }
    format!("{prefix}/{}", parts.join("/")).into()
}

/// The path of a key; `None` for the key of a document that is in no file (`untitled:…`).
pub fn path_of(key: &FileKey) -> Option<PathBuf> {
    let is_drive = key.as_bytes().get(1) == Some(&b':') && key.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    (key.starts_with('/') || is_drive).then(|| PathBuf::from(&**key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_absolute_and_plain() {
        let base = Path::new("/home/a");
        assert_eq!(&*key_of(Path::new("b/./c/../d.md"), base), "/home/a/b/d.md");
        assert_eq!(&*key_of(Path::new("/x/../../y"), base), "/y");
        assert_eq!(path_of(&"untitled:Untitled-1".into()), None);
        assert_eq!(path_of(&"/y".into()), Some(PathBuf::from("/y")));
    }
}
