//! File keys as paths: by their spelling alone, no file is looked at.

use super::FileKey;

/// The folder of a file; `None` for one that is in no file.
pub fn parent(key: &str) -> Option<&str> {
    if !is_path(key) {
        return None;
    }
    parted(key, b'/').map(|(folder, _)| folder)
}

/// What stands before and behind the last `mark`, an ASCII character.
fn parted(key: &str, mark: u8) -> Option<(&str, &str)> {
    let at = memchr::memrchr(mark, key.as_bytes())?;
    key.get(..at).zip(key.get(at + 1..))
}

/// The last part of a path.
pub fn name(key: &str) -> &str {
    parted(key, b'/').map_or(key, |(_, name)| name)
}

/// The name without its extension.
pub fn stem(key: &str) -> &str {
    let name = name(key);
    match parted(name, b'.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// The extension, as written, without its dot.
pub fn extension(key: &str) -> &str {
    parted(name(key), b'.').filter(|(stem, _)| !stem.is_empty()).map_or("", |(_, extension)| extension)
}

/// Whether a key is a path rather than the URI of a document that is in no file.
pub fn is_path(key: &str) -> bool {
    key.starts_with('/') || is_drive(key)
}

fn is_drive(key: &str) -> bool {
    matches!(key.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic())
}

/// `relative` (with `/` or `\` between its parts) as seen from `folder`; an absolute one stays as it is. `None` where `..` climbs above the file system's root.
pub fn join(folder: &str, relative: &str) -> Option<FileKey> {
    let relative = relative.replace('\\', "/");
    let (prefix, mut parts): (&str, Vec<&str>) = if relative.starts_with('/') {
        ("", Vec::new())
    } else if is_drive(&relative) {
        return Some(relative.into());
    } else {
        ("", folder.split('/').filter(|part| !part.is_empty()).collect())
    };
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let leads_with_drive = parts.first().is_some_and(|part| part.len() == 2 && part.ends_with(':'));
    let lead = if leads_with_drive { "" } else { "/" };
    Some(format!("{prefix}{lead}{}", parts.join("/")).into())
}

/// The path of `key` below `root`, where it lies below.
pub fn below<'k>(root: &str, key: &'k str) -> Option<&'k str> {
    key.strip_prefix(root.trim_end_matches('/'))?.strip_prefix('/')
}

/// How to write `target` in a document that lies in `folder`: `../a/b.md`.
pub fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to.iter().skip(shared).copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_ways() {
        assert_eq!(parent("/a/b.md"), Some("/a"));
        assert_eq!((stem("/a/b.c.md"), extension("/a/b.c.md")), ("b.c", "md"));
        assert_eq!((stem("/a/.hidden"), extension("/a/.hidden")), (".hidden", ""));
        assert_eq!(join("/a/b", "../c/./d.md").as_deref(), Some("/a/c/d.md"));
        assert_eq!(join("/a", "../../x"), None);
        assert_eq!(join("C:/a/b", "../c.md").as_deref(), Some("C:/a/c.md"));
        assert_eq!(below("/a", "/a/b/c"), Some("b/c"));
        assert_eq!(below("/a", "/ab/c"), None);
        assert_eq!(relative("/a/b", "/a/c/d.md"), "../c/d.md");
        assert_eq!(relative("/a", "/a/d.md"), "d.md");
    }
}
