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
/// Where the file is not UTF-8, has changed since it was read, or cannot be written.
pub fn replace_text(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let bytes = fs::read(&path)?;
    let (mark, body) = match bytes.strip_prefix(MARK) {
        Some(body) => (MARK, body),
        None => (&[][..], bytes.as_slice()),
    };
    if body != before.as_bytes() {
        return Err(io::Error::other("it is not UTF-8, or has changed since it was read"));
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
