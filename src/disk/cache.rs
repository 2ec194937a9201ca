//! The cache's folder, and read-only pages for what is in no file of the user's.

use super::packed::text_of;
use crate::workspace::FileKey;
use std::io;
use std::path::{Path, PathBuf};

/// The folder that the program may write to: `$DATELINE_CACHE`, else `dateline` in the user's cache folder
/// (`$XDG_CACHE_HOME`, `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`). `None` where there is no home.
pub fn folder() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("DATELINE_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|path| path.join("dateline")))
        .or_else(|| from("LOCALAPPDATA").map(|path| path.join("dateline").join("cache")))
        .or_else(|| {
            let home = from("HOME")?;
            let mac = home.join("Library/Caches");
            Some(if mac.is_dir() { mac.join("dateline") } else { home.join(".cache/dateline") })
        })
}

/// Lays `text` out as the read-only page `name` (`folder/id.extension`: letters, digits, `-`) and returns its path. A page that stands there already with the same text is kept.
///
/// # Errors
/// Where there is no cache folder, or it cannot be written.
pub fn page(name: &str, text: &str) -> io::Result<PathBuf> {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let parts = name.split_once('/').and_then(|(kind, file)| Some((kind, file.rsplit_once('.')?)));
    let (kind, (id, extension)) = parts
        .filter(|(kind, (id, extension))| plain(kind) && plain(id) && plain(extension))
        .ok_or(io::ErrorKind::InvalidInput)?;
    let folder = folder().ok_or(io::ErrorKind::NotFound)?.join(kind);
    let path = folder.join(format!("{id}.{extension}"));
    write_page(&path, text)?;
    Ok(path)
}

fn write_page(path: &Path, text: &str) -> io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    super::envelope::make_folder(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder.join(format!(".{name}.{}", std::process::id()));
    std::fs::write(&fresh, text)?;
    let mut permissions = std::fs::metadata(&fresh)?.permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&fresh, permissions)?;
    std::fs::rename(&fresh, path)
}

/// The folder under which texts that are in no file of their own are laid out, each under the path that it would have: the text of `/a/x.pdf` is
/// `text/a/x.pdf.txt`.
pub fn texts() -> Option<PathBuf> {
    folder().map(|folder| folder.join("text"))
}

/// Where a text of that key is laid out.
pub fn text_path(key: &FileKey) -> Option<PathBuf> {
    // A drive's colon cannot stand in a path.
    let below = key.trim_start_matches('/').replace(':', "_");
    texts().map(|texts| texts.join(below))
}

/// Lays the text of a key out as a read-only file.
///
/// # Errors
/// Where there is no cache folder, or it cannot be written.
pub fn lay_out(key: &FileKey, text: &str) -> io::Result<PathBuf> {
    let path = text_path(key).ok_or(io::ErrorKind::NotFound)?;
    write_page(&path, text)?;
    Ok(path)
}

/// Lays the text that is taken out of the file at `packed` out anew, where it is laid out.
///
/// # Errors
/// Where the cache cannot be written.
pub fn lay_out_again(packed: &Path, text: &str) -> io::Result<()> {
    let key = super::key_of(&text_of(packed), packed);
    match text_path(&key).is_some_and(|page| page.is_file()) {
        true => lay_out(&key, text).map(|_| ()),
        false => Ok(()),
    }
}
