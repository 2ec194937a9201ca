//! Files of the cache mapped into memory: the one module that may use `unsafe`.
//!
//! What is mapped takes no memory of the process's own, is shared with other processes, and is read as far as it is looked at.

use memmap2::Mmap;
use std::fs::File;
use std::io;

/// Maps a file of the cache.
///
/// A mapped file must not change under its readers. Files of the cache do not: they are written under another name, moved into place
/// when they are whole, and never written to again; a reader of one that has been replaced keeps the old one.
///
/// # Errors
/// Those of the system: no memory, not a file.
#[expect(
    unsafe_code,
    reason = "a file could change while it is mapped; nothing writes to a file of the cache once it is in place"
)]
pub fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: see above.
    unsafe { Mmap::map(file) }
}
