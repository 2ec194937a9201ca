//! Files of FollowTheMoney entities: read as a stream, and kept in the cache's folder in the form in which they are used.
//!
//! What is kept is known by the file's [`stamp`]; `dateline index --rebuild` reads a file again that changed without showing it.

use super::stamp::stamp;
use super::{cache, envelope, key_of};
use crate::dossier::bytes::Bytes;
use crate::dossier::load::{FtmReader, LONGEST_LINE};
use crate::dossier::{Image, import};
use memchr::{memchr, memrchr};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Of a shorter file nothing is kept: reading it takes no time.
const LEAST: u64 = 1 << 20;
/// The file is read in pieces of this many bytes; longer lines make them longer.
const PIECE: usize = 1 << 20;

/// How entities are read.
#[derive(Clone, Copy, Default)]
pub struct Reading<'a> {
    /// Asked now and then; reading stops where it turns true.
    pub cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
    /// What is kept is made anew.
    pub rebuild: bool,
    /// Where a file has changed in one place, what is kept is used, with the changed lines over it; it is not made anew.
    pub edits: bool,
}

/// How an image came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was kept.
    Kept,
    /// It was kept, and the lines that have changed since were read.
    Edited,
    /// The file was read, and its image is kept from now on.
    Made,
    /// The file was read; nothing is kept, because it is short or because the cache's folder cannot be written.
    Read,
}

/// The entities of a file, kept in the program's cache folder.
///
/// # Errors
/// Those of reading the file. That nothing can be kept is no error; it is logged.
pub fn read_entities(path: &Path, how: Reading<'_>) -> io::Result<(Image, Came)> {
    let folder = cache::folder().map(|folder| folder.join("entities"));
    read_in(path, how, folder.as_deref(), LEAST)
}

/// Where what is kept of a file stands, whether it does or not.
pub fn kept_at(path: &Path) -> Option<PathBuf> {
    cache::folder().map(|folder| place_in(&folder.join("entities"), path))
}

fn place_in(folder: &Path, path: &Path) -> PathBuf {
    folder.join(format!("{:016x}.cache", xxh3_64(path.as_os_str().as_encoded_bytes())))
}

fn read_in(path: &Path, how: Reading<'_>, folder: Option<&Path>, least: u64) -> io::Result<(Image, Came)> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    let name = key_of(path, path);
    let in_memory = |file: &mut File| {
        let mut bytes = Vec::new();
        fill(file, &name, how, &mut bytes)?;
        let image = Image::open(name.clone(), &Bytes::new(bytes));
        image.map(|image| (image, Came::Read)).ok_or_else(|| io::Error::other("what was read cannot be used"))
    };
    let Some(folder) = folder.filter(|_| metadata.len() >= least) else { return in_memory(&mut file) };
    let (place, key) = (place_in(folder, path), stamp(path, &metadata, &mut file, &format!("form {}", import::FORM))?);
    let kept = || envelope::open(&place, &key).and_then(|bytes| Image::open(name.clone(), &bytes));
    if let Some(image) = Some(()).filter(|()| !how.rebuild).and_then(|()| kept()) {
        return Ok((image, Came::Kept));
    }
    if how.edits
        && !how.rebuild
        && let Some(image) = edited(&place, &name, &key, &file, metadata.len())
    {
        return Ok((image, Came::Edited));
    }
    let mut fault = None;
    let made = envelope::lock(&place).and_then(|_lock| {
        // Another process may have written it while this one waited.
        if let Some(image) = Some(()).filter(|()| !how.rebuild).and_then(|()| kept()) {
            return Ok((image, Came::Kept));
        }
        envelope::write(&place, &key, |out| {
            fill(&mut file, &name, how, out).inspect_err(|error| fault = Some(error.kind()))
        })?;
        envelope::sweep(folder);
        kept().map(|image| (image, Came::Made)).ok_or_else(|| io::Error::other("what was written is not there"))
    });
    match made {
        Ok(made) => Ok(made),
        Err(error) if fault == Some(io::ErrorKind::Interrupted) => Err(error),
        Err(error) => {
            tracing::warn!("{}: cannot be written, so that {name} is read anew each time: {error}", place.display());
            in_memory(&mut file)
        }
    }
}

/// Where more bytes than this have changed, what is kept is made anew.
const MOST_EDITED: usize = 1 << 20;

/// What is kept of the file as it was, with what has changed since. Costs summing the file once.
fn edited(place: &Path, name: &Arc<str>, key: &str, file: &File, length: u64) -> Option<Image> {
    let (bytes, old) = envelope::open_any(place)?;
    // Of the same file, in the same form.
    let same = |line: fn(&str) -> Option<&str>| line(&old) == line(key);
    if !same(|key| key.lines().next()) || !same(|key| key.lines().last()) {
        return None;
    }
    let whole = Arc::new(Image::open(name.clone(), &bytes)?);
    let read = |range: Range<usize>| {
        let mut file = file;
        let mut bytes = vec![0; range.len()];
        file.seek(SeekFrom::Start(range.start as u64)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    };
    let windows = import::compare(whole.sums(), usize::try_from(length).ok()?, &mut { read })?;
    if windows.len() > MOST_EDITED {
        return None;
    }
    let image = Image::edited(&whole, windows, &read)?;
    drop(whole);
    Arc::into_inner(image)
}

/// Reads the file line by line and writes its image.
fn fill(file: &mut File, name: &Arc<str>, how: Reading<'_>, out: &mut dyn Write) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    let mut reader = FtmReader::new(name.clone(), out);
    let mut buffer = vec![0; PIECE];
    // Bytes of the buffer that are read; length of a line that is too long for it, as far as it has been read.
    let (mut filled, mut skipped) = (0, 0);
    loop {
        if how.cancelled.is_some_and(|cancelled| cancelled()) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let read = file.read(buffer.get_mut(filled..).unwrap_or_default())?;
        let mut piece = buffer.get(..filled + read).unwrap_or_default();
        if skipped > 0 {
            let Some(end) = memchr(b'\n', piece).filter(|_| read > 0) else {
                skipped += piece.len();
                filled = 0;
                match read {
                    0 => break reader.long_line(skipped),
                    _ => continue,
                }
            };
            reader.long_line(skipped + end + 1);
            skipped = 0;
            piece = piece.get(end + 1..).unwrap_or_default();
        }
        // Without a line end at its end, the last line is whole too.
        let whole = if read == 0 { piece.len() } else { memrchr(b'\n', piece).map_or(0, |end| end + 1) };
        let (lines, rest) = piece.split_at_checked(whole).unwrap_or((piece, &[]));
        lines.split_inclusive(|byte| *byte == b'\n').for_each(|line| reader.line(line));
        if read == 0 {
            break;
        }
        let (from, length) = (filled + read - rest.len(), rest.len());
        buffer.copy_within(from..from + length, 0);
        filled = length;
        if filled > LONGEST_LINE {
            (skipped, filled) = (filled, 0);
            buffer.truncate(PIECE);
            buffer.shrink_to_fit();
        } else if filled == buffer.len() {
            buffer.resize(filled * 2, 0);
        }
    }
    reader.finish()
}

#[cfg(test)]
mod tests;
