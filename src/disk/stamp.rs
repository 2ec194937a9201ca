//! What a file of the cache was made from, in words: if any of it has changed, what is kept is of no use.
//!
//! A file is known by its path, length, times of change (of the content, and where the system has it of the file's entry) and by samples of its
//! content. One whose content was changed with the same length, between the samples, and with both times put back, is taken for the old one.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;
use xxhash_rust::xxh3::Xxh3;

/// Samples of the content, and the bytes of each.
const SAMPLES: u64 = 16;
const SAMPLE: u64 = 4096;

/// The stamp of a file; its first line is the path. `form` names what is made of it and how. Leaves `file` read to some place.
///
/// # Errors
/// Those of reading the file.
pub fn stamp(path: &Path, metadata: &Metadata, file: &mut File, form: &str) -> io::Result<String> {
    let length = metadata.len();
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let mut samples = Xxh3::new();
    let mut sample = [0; SAMPLE as usize];
    for at in 0..SAMPLES {
        file.seek(SeekFrom::Start(length.saturating_sub(SAMPLE) * at / (SAMPLES - 1)))?;
        let mut read = 0;
        while let Some(rest) = sample.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match file.read(rest)? {
                0 => break,
                more => read += more,
            }
        }
        samples.update(sample.get(..read).unwrap_or_default());
    }
    Ok(format!(
        "{}\n{length} bytes, changed {}.{:09}, entry {}, samples {:016x}\ndateline {}, {form}",
        path.display(),
        changed.as_secs(),
        changed.subsec_nanos(),
        entry_changed(metadata),
        samples.digest(),
        env!("CARGO_PKG_VERSION"),
    ))
}

#[cfg(unix)]
fn entry_changed(metadata: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{}.{:09}", metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn entry_changed(_metadata: &Metadata) -> String {
    String::new()
}
