//! PDF: its text, read by a process of its own and kept in the cache's folder.

pub mod child;
mod extract;
mod layout;

use super::stamp::stamp;
use super::{cache, envelope};
use crate::workspace::change::Properties;
use crate::workspace::change::{DiskFile, LeftOut};
use child::Outcome;
use extract::Fault;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use xxhash_rust::xxh3::xxh3_64;

/// A PDF may have so many times the bytes that a document may have: most of one are pictures and fonts.
const BYTES: u64 = 16;
/// Reading one takes no longer.
const TIME: Duration = Duration::from_secs(60);
/// Changes where a PDF is read otherwise than before.
const FORM: &str = "pages 2";

/// The text of the PDF at `path`, a form feed between its pages; where there is none, why, and what to do about it. `limit` is that of a document's bytes.
/// What was read once is kept until the file changes.
///
/// # Errors
/// Where the file cannot be read or the reader cannot be started; `Interrupted` where `cancelled` turned true.
pub fn read_pdf(path: &Path, limit: u64, cancelled: &dyn Fn() -> bool) -> io::Result<DiskFile> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    let most = limit.saturating_mul(BYTES);
    if metadata.len() > most {
        let reason = format!(
            "it has {} bytes, and the limit for a PDF is {most}, {BYTES} times `document-bytes` under `[limits]`",
            metadata.len()
        );
        return Ok(unread(path, &reason, TEXT));
    }
    let stamp = stamp(path, &metadata, &mut file, FORM)?;
    let place = cache::folder()
        .map(|folder| folder.join("pdf").join(format!("{:016x}.cache", xxh3_64(path.as_os_str().as_encoded_bytes()))));
    let kept = place.as_ref().and_then(|place| envelope::open(place, &stamp));
    let outcome = match kept {
        Some(kept) => Outcome::parse(&String::from_utf8_lossy(&kept)),
        None => {
            let outcome = child::read(File::open(path)?, limit.saturating_add(1), TIME, cancelled)?;
            if let Some(place) = &place
                && let Err(error) = keep(place, &stamp, &outcome)
            {
                tracing::warn!(
                    "{}: cannot be written, so that the PDF is read anew each time: {error}",
                    place.display()
                );
            }
            if let Outcome::Text(text, ..) = &outcome
                && let Err(error) = cache::lay_out_again(path, text)
            {
                tracing::warn!("{}: its text cannot be laid out: {error}", path.display());
            }
            outcome
        }
    };
    Ok(taken(path, outcome, limit))
}

fn keep(place: &Path, stamp: &str, outcome: &Outcome) -> io::Result<()> {
    static KEPT: AtomicUsize = AtomicUsize::new(0);
    let _lock = envelope::lock(place)?;
    envelope::write(place, stamp, |out| out.write_all(outcome.print().as_bytes()))?;
    // The sweep looks at every file of the folder.
    if let Some(folder) = place.parent().filter(|_| KEPT.fetch_add(1, Ordering::Relaxed).is_multiple_of(256)) {
        envelope::sweep(folder);
    }
    Ok(())
}

/// What to do where no program can help.
const TEXT: &str = "Put its text into `{}.txt` beside it, with a form feed between pages";

fn taken(path: &Path, outcome: Outcome, limit: u64) -> DiskFile {
    let (reason, help) = match outcome {
        Outcome::Text(text, ..) if text.len() as u64 > limit => {
            let left_out = Some(LeftOut::TooLong(text.len() as u64));
            return DiskFile { left_out, extracted: true, ..DiskFile::default() };
        }
        Outcome::Text(text, pages, properties) => {
            let (mut known, mut unknown) = (0usize, 0usize);
            for c in text.chars().filter(|c| !c.is_whitespace()) {
                if c == '\u{fffd}' { unknown += 1 } else { known += 1 }
            }
            if known > unknown {
                let properties = Some(Arc::new(properties)).filter(|known| **known != Properties::default());
                return DiskFile { extracted: true, properties, ..DiskFile::of(text) };
            }
            match (unknown, pages) {
                (0, 1) => ("its page has no text, as a scan has none".to_owned(), SCAN),
                (0, _) => (format!("none of its {pages} pages has text, as scans have none"), SCAN),
                _ => ("its fonts do not say which letters they show".to_owned(), SCAN),
            }
        }
        Outcome::Fault(Fault::Password) => ("it opens with a password only".to_owned(), PASSWORD),
        Outcome::Fault(Fault::Encryption) => ("it is encrypted in a way that cannot be read".to_owned(), TOOL),
        Outcome::Fault(Fault::Broken) => ("it is damaged, or no PDF".to_owned(), TOOL),
        Outcome::TooSlow => (format!("reading it took more than {} seconds", TIME.as_secs()), TOOL),
        Outcome::Crashed => ("the reader failed on it".to_owned(), TOOL),
    };
    unread(path, &reason, help)
}

const TOOL: &str = "Put its text into `{}.txt` beside it, for instance with `pdftotext \"{}\" \"{}.txt\"`";
const PASSWORD: &str =
    "Put its text into `{}.txt` beside it, for instance with `pdftotext -upw PASSWORD \"{}\" \"{}.txt\"`";
const SCAN: &str =
    "Have it read by a program for text recognition (`ocrmypdf`), or put its text into `{}.txt` beside it";

fn unread(path: &Path, reason: &str, help: &str) -> DiskFile {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words = format!("The text of `{name}` is not here: {reason}. {}.", help.replace("{}", &name));
    DiskFile { left_out: Some(LeftOut::Unread(words.into())), extracted: true, ..DiskFile::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_a_pdf() {
        let words = |outcome| match taken(Path::new("/ws/a b.pdf"), outcome, 100).left_out {
            Some(LeftOut::Unread(words)) => words.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(words(Outcome::Text("A page.\n\x0c\nAnother.\n".into(), 2, Properties::default())), "None");
        expect_test::expect![[r#"The text of `a b.pdf` is not here: none of its 3 pages has text, as scans have none. Have it read by a program for text recognition (`ocrmypdf`), or put its text into `a b.pdf.txt` beside it."#]]
            .assert_eq(&words(Outcome::Text("\n\x0c\n\n\x0c\n".into(), 3, Properties::default())));
        expect_test::expect![[r#"The text of `a b.pdf` is not here: it opens with a password only. Put its text into `a b.pdf.txt` beside it, for instance with `pdftotext -upw PASSWORD "a b.pdf" "a b.pdf.txt"`."#]]
            .assert_eq(&words(Outcome::Fault(Fault::Password)));
        assert_eq!(words(Outcome::Text("x".repeat(101), 1, Properties::default())), "Some(TooLong(101))");
        assert!(words(Outcome::TooSlow).contains("reading it took more than 60 seconds"));
        assert!(words(Outcome::Text("\u{fffd}\u{fffd} a".into(), 1, Properties::default())).contains("fonts"));
    }

    #[test]
    fn outcomes_are_kept_as_they_are() {
        let all = [
            Outcome::Text("a\n\n\x0c\nb\n\n".into(), 2, Properties::default()),
            Outcome::Text(
                String::new(),
                1,
                Properties {
                    title: "A\nb \"c\"".into(),
                    authors: vec!["É".into()],
                    made: "2024-11-26".into(),
                    ..Properties::default()
                },
            ),
            Outcome::Fault(Fault::Password),
            Outcome::Fault(Fault::Encryption),
            Outcome::Fault(Fault::Broken),
            Outcome::TooSlow,
            Outcome::Crashed,
        ];
        for outcome in all {
            assert_eq!(Outcome::parse(&outcome.print()), outcome);
        }
    }
}
