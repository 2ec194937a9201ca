//! Writing a changed text back to its file: whole or not at all, and nothing but what has changed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Replaces the text of a file that still reads `before` by `after`. A byte order mark, line ends and permissions stay; the new text is
/// written beside the file and moved over it, so that a reader sees one or the other. A symbolic link stays, and what it leads to changes.
///
/// # Errors
/// Where the file is not UTF-8 (of the kind `InvalidData`), is read-only, has changed since it was read, or cannot be written.
pub fn replace_text(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    // A new file in its place would not ask for permission to write.
    if fs::metadata(&path)?.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let bytes = fs::read(&path)?;
    let (mark, body) = match bytes.strip_prefix(MARK) {
        Some(body) => (MARK, body),
        None => (&[][..], bytes.as_slice()),
    };
    if std::str::from_utf8(body).is_err() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"));
    }
    if body != before.as_bytes() {
        return Err(io::Error::other("it has changed since it was read"));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write(&beside, mark, after).and_then(|()| {
        fs::set_permissions(&beside, fs::metadata(&path)?.permissions())?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        // What was begun is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write(path: &Path, mark: &[u8], text: &str) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(mark)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of replacing `before` by `after` in a file of these bytes, and the bytes then.
    fn replaced(bytes: &[u8], before: &str, after: &str) -> (Result<(), String>, Vec<u8>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, bytes).expect("a file");
        let result = replace_text(&path, before, after).map_err(|error| error.to_string());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
        (result, fs::read(&path).expect("the file"))
    }

    #[test]
    fn line_ends_and_the_mark_stay() {
        let (result, bytes) = replaced(b"\xef\xbb\xbfa\r\nb\rc\n", "a\r\nb\rc\n", "a\r\nx\rc\n");
        assert_eq!((result, bytes.as_slice()), (Ok(()), &b"\xef\xbb\xbfa\r\nx\rc\n"[..]));
    }

    #[test]
    fn a_file_that_has_changed_stays() {
        let (result, bytes) = replaced(b"new", "old", "mended");
        assert_eq!((result, bytes.as_slice()), (Err("it has changed since it was read".into()), &b"new"[..]));
    }

    #[test]
    fn another_encoding_stays() {
        let utf16: Vec<u8> = "\u{feff}é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (result, bytes) = replaced(&utf16, "é", "e");
        assert_eq!((result, bytes), (Err("it is not UTF-8".into()), utf16));
    }

    #[test]
    fn a_read_only_file_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "old").expect("a file");
        let mut permissions = fs::metadata(&path).expect("the file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("permissions");
        let error = replace_text(&path, "old", "new").expect_err("it is read-only");
        assert_eq!(error.to_string(), "it is read-only");
        assert_eq!(fs::read_to_string(&path).expect("the file"), "old");
    }
}
