//! The envelope of everything that is kept in the cache's folder: what it was made from, a checksum, one writer and many readers.
//!
//! A file begins with `DLCACHE1`; then, eight bytes each, where the content begins, its length, its checksum, the length of the key,
//! and a checksum of all of that and the key; then the key. Checksums are XXH3. A file that is not all of this is as good as none.

use super::map::map;
use crate::dossier::bytes::{Bytes, u64_at};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

const MAGIC: &[u8; 8] = b"DLCACHE1";
/// Bytes before the key.
const HEAD: usize = 48;
/// Longer keys are none.
const LONGEST_KEY: u64 = 1 << 16;
/// The content begins at a multiple of this.
const PAGE: u64 = 4096;

/// The content of the file `path`, where it was made from what `key` says and is whole; used in place, mapped. The time is that of the checksum, some
/// gigabytes a second.
pub fn open(path: &Path, key: &str) -> Option<Bytes> {
    let mut file = File::open(path).ok()?;
    let head = read_head(&mut file)?;
    if head.key != key {
        return None;
    }
    let mapped = Bytes::new(map(&file).ok()?);
    let end = head.start.checked_add(head.length)?;
    let content = mapped.part(usize::try_from(head.start).ok()?..usize::try_from(end).ok()?)?;
    if xxh3_64(&content) != head.checksum {
        tracing::warn!("{}: damaged; it is made anew", path.display());
        return None;
    }
    Some(content)
}

/// The content of the file `path`, where it is whole, and the key of what it was made from.
pub fn open_any(path: &Path) -> Option<(Bytes, String)> {
    let key = read_head(&mut File::open(path).ok()?)?.key;
    Some((open(path, &key)?, key))
}

/// What the head of a file says.
struct Head {
    start: u64,
    length: u64,
    checksum: u64,
    key: String,
}

fn read_head(file: &mut File) -> Option<Head> {
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    let key_length = u64_at(&head, 32).filter(|length| *length <= LONGEST_KEY)?;
    let mut key = vec![0; key_length as usize];
    file.read_exact(&mut key).ok()?;
    let is_whole = head.starts_with(MAGIC) && u64_at(&head, 40) == Some(head_checksum(&head, &key));
    let (start, length, checksum) = (u64_at(&head, 8)?, u64_at(&head, 16)?, u64_at(&head, 24)?);
    is_whole.then_some(Head { start, length, checksum, key: String::from_utf8(key).ok()? })
}

fn head_checksum(head: &[u8], key: &[u8]) -> u64 {
    let mut sum = Xxh3::new();
    sum.update(head.get(..HEAD - 8).unwrap_or_default());
    sum.update(key);
    sum.digest()
}

/// Writes the file `path` under another name and moves it into place when it is whole: a reader sees the old one or the new one. `fill`
/// writes the content.
///
/// # Errors
/// Those of the file system and of `fill`; nothing is left behind then.
pub fn write(path: &Path, key: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if key.len() as u64 > LONGEST_KEY {
        return Err(io::Error::other("the name of the file is too long"));
    }
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    let written = write_whole(&fresh, key, fill).and_then(|()| fs::rename(&fresh, path));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    written
}

fn write_whole(fresh: &Path, key: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = File::create(fresh)?;
    let start = ((HEAD + key.len()) as u64).next_multiple_of(PAGE);
    file.seek(SeekFrom::Start(start))?;
    let mut content = Summing { out: BufWriter::with_capacity(1 << 16, file), sum: Xxh3::new(), length: 0 };
    fill(&mut content)?;
    let mut head = Vec::with_capacity(HEAD + key.len());
    head.extend_from_slice(MAGIC);
    for number in [start, content.length, content.sum.digest(), key.len() as u64] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    head.extend_from_slice(&head_checksum(&[head.as_slice(), &[0; 8]].concat(), key.as_bytes()).to_le_bytes());
    head.extend_from_slice(key.as_bytes());
    let mut file = content.out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&head)?;
    file.flush()
}

/// Sums what goes through.
struct Summing {
    out: BufWriter<File>,
    sum: Xxh3,
    length: u64,
}

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(bytes)?;
        self.sum.update(bytes);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Waits until no other process writes the file `path`; while the lock is held, none does. It ends with the process that holds it.
///
/// # Errors
/// Those of the file system.
pub fn lock(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let lock = File::options().create(true).truncate(false).write(true).open(path.with_extension("lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// Makes a folder of the cache, and those above it that are not there, for the user alone: what is kept holds words of the user's notes.
///
/// # Errors
/// Those of the file system.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Removes from `folder` what was made from files that are no more; the first line of a key names the file.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "cache") {
            continue;
        }
        let head = File::open(&path).ok().and_then(|mut file| read_head(&mut file));
        let source = head.as_ref().and_then(|head| head.key.lines().next()).map(PathBuf::from);
        if source.is_some_and(|source| !source.exists()) {
            let _ = fs::remove_file(&path);
            let _ = fs::remove_file(path.with_extension("lock"));
        }
    }
}

/// Removes from `folder` the files that were written the longest ago, until there are `most` of them.
pub fn thin_out(folder: &Path, most: usize) {
    let kept = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let kept = kept.filter(|path| path.extension().is_some_and(|extension| extension == "cache"));
    let mut by_age: Vec<_> = kept.filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path))).collect();
    by_age.sort();
    let too_many = by_age.len().saturating_sub(most);
    for (_, path) in by_age.into_iter().take(too_many) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(content: &'static [u8]) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
        move |out| content.chunks(7).try_for_each(|piece| out.write_all(piece))
    }

    #[test]
    fn what_is_written_is_read_by_its_key_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.cache");
        write(&path, "key\n1", fill(b"some content of a file")).expect("written");
        assert_eq!(&*open(&path, "key\n1").expect("whole"), b"some content of a file");
        assert!(open(&path, "key\n2").is_none());
        // A reader keeps what it has while a writer replaces it.
        let before = open(&path, "key\n1").expect("whole");
        write(&path, "key\n2", fill(b"other")).expect("written");
        assert_eq!(&*before, b"some content of a file");
        assert_eq!(&*open(&path, "key\n2").expect("whole"), b"other");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn what_is_not_whole_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.cache");
        write(&path, "key", fill(b"some content of a file")).expect("written");
        let whole = fs::read(&path).expect("a file");
        let start = PAGE as usize;
        for at in (0..HEAD + 3).chain(start..whole.len()) {
            let mut wrong = whole.clone();
            wrong[at] ^= 0x20;
            fs::write(&path, &wrong).expect("written");
            assert!(open(&path, "key").is_none(), "byte {at}");
        }
        for length in [0, 7, HEAD, HEAD + 2, start, whole.len() - 1] {
            fs::write(&path, &whole[..length]).expect("written");
            assert!(open(&path, "key").is_none(), "{length} bytes");
        }
        fs::write(&path, "a text of somebody else, long enough to be taken for a head of sixty bytes")
            .expect("written");
        assert!(open(&path, "key").is_none());
    }

    #[test]
    fn a_disk_that_is_full_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.cache");
        let full = write(&path, "key", |out| {
            out.write_all(&[1; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.expect_err("full").kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn sweeping_removes_what_was_made_from_files_that_are_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let source = folder.path().join("there");
        fs::write(&source, "").expect("written");
        write(&folder.path().join("a.cache"), &format!("{}\n1", source.display()), fill(b"a")).expect("written");
        write(&folder.path().join("b.cache"), "/no/such/file\n1", fill(b"b")).expect("written");
        sweep(folder.path());
        assert!(folder.path().join("a.cache").exists() && !folder.path().join("b.cache").exists());
    }

    #[cfg(unix)]
    #[test]
    fn others_do_not_see_into_the_cache() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let made = folder.path().join("cache/outcomes");
        make_folder(&made).expect("made");
        make_folder(&made).expect("there already");
        for path in [made.clone(), folder.path().join("cache")] {
            let mode = fs::metadata(&path).expect("a folder").permissions().mode();
            assert_eq!(mode & 0o77, 0, "{}", path.display());
        }
    }

    #[test]
    fn the_oldest_go_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let times = [3, 1, 2].map(|second| std::time::UNIX_EPOCH + std::time::Duration::from_secs(second));
        for (name, time) in ["c", "a", "b"].iter().zip(times) {
            let path = folder.path().join(format!("{name}.cache"));
            write(&path, "key", fill(b"content")).expect("written");
            File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("a time");
        }
        thin_out(folder.path(), 2);
        assert!(!folder.path().join("a.cache").exists());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }
}
