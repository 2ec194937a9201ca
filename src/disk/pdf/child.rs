//! The reading of one PDF as a process of its own, so that a file made to break readers breaks nothing else: the program runs itself, hands the
//! file over as standard input and takes the text from standard output.

use super::extract::{Fault, pages};
use crate::workspace::change::Properties;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// The hidden command that reads a PDF.
pub const COMMAND: &str = "pdf-text";
/// What the child says first; another program's output is none.
const GREETING: &str = "dateline reads a PDF\n";
/// The child may not take more memory, where the system lets it say so.
#[cfg(unix)]
const MEMORY: u64 = 3 << 30;
/// How often it is asked whether to go on.
const PATIENCE: Duration = Duration::from_millis(50);

/// What came of reading a PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The text, with a form feed between pages; how many pages there are; what the file says of itself.
    Text(String, usize, Properties),
    /// It cannot be read.
    Fault(Fault),
    /// It took too long and was stopped.
    TooSlow,
    /// The reader died of it.
    Crashed,
}

/// Reads a PDF in a process of its own, for `time` at most; more than `most` bytes of text are cut.
///
/// # Errors
/// Where the process cannot be started, or `cancelled` turned true (`Interrupted`).
pub fn read(file: File, most: u64, time: Duration, cancelled: &dyn Fn() -> bool) -> io::Result<Outcome> {
    read_by(&program()?, file, most, time, cancelled)
}

/// The same by that program.
fn read_by(program: &Path, file: File, most: u64, time: Duration, cancelled: &dyn Fn() -> bool) -> io::Result<Outcome> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("the program cannot be started again: {error}")))?;
    let Some(out) = child.stdout.take() else { return Err(io::ErrorKind::BrokenPipe.into()) };
    let (send, received) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = out.take(most.saturating_add(GREETING.len() as u64 + 64)).read_to_end(&mut bytes);
        // Nobody waits any more where the time was up.
        let _ = send.send(read.map(|_| bytes));
    });
    let until = Instant::now() + time;
    let bytes = loop {
        match received.recv_timeout(PATIENCE) {
            Ok(bytes) => break bytes,
            Err(RecvTimeoutError::Disconnected) => break Ok(Vec::new()),
            Err(RecvTimeoutError::Timeout) if cancelled() => break Err(io::ErrorKind::Interrupted.into()),
            Err(RecvTimeoutError::Timeout) if Instant::now() > until => {
                end(&mut child);
                return Ok(Outcome::TooSlow);
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    end(&mut child);
    Ok(said(&String::from_utf8_lossy(&bytes?), most))
}

/// Ends the child, which has said all that it has to, or too much.
fn end(child: &mut std::process::Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// What the child's output means: the greeting, then what came of it; a text that was cut has no last line.
fn said(output: &str, most: u64) -> Outcome {
    let Some(said) = output.strip_prefix(GREETING) else { return Outcome::Crashed };
    match Outcome::parse(said) {
        Outcome::Crashed if said.len() as u64 >= most => Outcome::Text(said.to_owned(), 1, Properties::default()),
        outcome => outcome,
    }
}

impl Outcome {
    /// As it is kept and handed on: the text, and a last line that says what it is.
    pub fn print(&self) -> String {
        let (text, last) = match self {
            Outcome::Text(text, pages, properties) => (text.as_str(), format!("pages {pages} {}", written(properties))),
            Outcome::Fault(Fault::Password) => ("", "fault password".to_owned()),
            Outcome::Fault(Fault::Encryption) => ("", "fault encryption".to_owned()),
            Outcome::Fault(Fault::Broken) => ("", "fault broken".to_owned()),
            Outcome::TooSlow => ("", "fault slow".to_owned()),
            Outcome::Crashed => ("", "fault crash".to_owned()),
        };
        format!("{text}\n{last}\n")
    }

    /// What [`print`](Outcome::print) wrote; anything else is a crash.
    pub fn parse(said: &str) -> Outcome {
        let whole = said.strip_suffix('\n').and_then(|said| said.rsplit_once('\n'));
        let Some((text, last)) = whole else { return Outcome::Crashed };
        match last.split_once(' ') {
            Some(("pages", said)) => {
                let (count, properties) = said.split_once(' ').unwrap_or((said, ""));
                Outcome::Text(text.to_owned(), count.parse().unwrap_or(1), read_back(properties))
            }
            Some(("fault", "password")) => Outcome::Fault(Fault::Password),
            Some(("fault", "encryption")) => Outcome::Fault(Fault::Encryption),
            Some(("fault", "broken")) => Outcome::Fault(Fault::Broken),
            Some(("fault", "slow")) => Outcome::TooSlow,
            _ => Outcome::Crashed,
        }
    }
}

/// Properties in one line.
fn written(properties: &Properties) -> String {
    let Properties { title, authors, made, .. } = properties;
    serde_json::json!({ "title": title, "authors": authors, "made": made }).to_string()
}

/// Those that were [`written`]; none of anything else.
fn read_back(line: &str) -> Properties {
    let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
    let text =
        |value: Option<&serde_json::Value>| value.and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let authors = value.get("authors").and_then(|authors| authors.as_array()).map(Vec::as_slice).unwrap_or_default();
    let authors = authors.iter().map(|author| text(Some(author))).filter(|author| !author.is_empty()).collect();
    Properties { title: text(value.get("title")), authors, made: text(value.get("made")), ..Properties::default() }
}

/// The program's own file, also where it has been replaced since it was started.
fn program() -> io::Result<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() { Ok(own) } else { std::env::current_exe() }
}

/// What the child does: reads the PDF from `input`, writes its text to `out`.
///
/// # Errors
/// Those of reading and writing.
pub fn serve(input: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    limit_memory();
    out.write_all(GREETING.as_bytes())?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let mut count = 0;
    let mut written = Ok(());
    let done = pages(bytes, &mut |page| {
        if count > 0 {
            written = out.write_all(b"\x0c\n");
        }
        count += 1;
        if written.is_ok() {
            written = out.write_all(page.as_bytes());
        }
        written.is_ok()
    });
    written?;
    let last = match done {
        Ok(properties) => Outcome::Text(String::new(), count, properties),
        Err(fault) => Outcome::Fault(fault),
    };
    out.write_all(last.print().as_bytes())?;
    out.flush()
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    // Where the system does not let it, the time is still limited.
    let _ = setrlimit(Resource::As, limit);
}

#[cfg(not(unix))]
fn limit_memory() {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// What comes of a reader that does this, in so many milliseconds at most, and what the reader left in the file `$0.pid`.
    fn read_with(script: &str, milliseconds: u64, cancelled: &dyn Fn() -> bool) -> (io::Result<Outcome>, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("reader");
        std::fs::write(&path, format!("#!/bin/sh\necho $$ > \"$0.pid\"\n{script}\n")).expect("a script");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("permissions");
        let file = File::open("/dev/null").expect("a file");
        let outcome = read_by(&path, file, 1000, Duration::from_millis(milliseconds), cancelled);
        (outcome, std::fs::read_to_string(folder.path().join("reader.pid")).unwrap_or_default())
    }

    #[test]
    fn a_reader_that_takes_too_long_is_ended() {
        let began = Instant::now();
        let (outcome, id) = read_with("exec sleep 600", 400, &|| false);
        assert_eq!(outcome.expect("it was started"), Outcome::TooSlow);
        assert!(began.elapsed() < Duration::from_secs(300), "{:?}", began.elapsed());
        let id = id.trim();
        assert!(!id.is_empty() && !Path::new("/proc").join(id).exists(), "{id} goes on");
    }

    #[test]
    fn a_reader_that_is_not_wanted_any_more_is_ended() {
        let (outcome, id) = read_with("exec sleep 600", 600_000, &|| true);
        assert_eq!(outcome.expect_err("it was cancelled").kind(), io::ErrorKind::Interrupted);
        assert!(!Path::new("/proc").join(id.trim()).is_dir() || id.is_empty(), "{id} goes on");
    }

    #[test]
    fn other_programs_say_nothing() {
        let outcome = |script: &str| read_with(script, 60_000, &|| false).0.expect("it was started");
        assert_eq!(outcome("echo hello"), Outcome::Crashed);
        assert_eq!(outcome("exit 3"), Outcome::Crashed);
        let said = "printf 'dateline reads a PDF\\nA page.\\n\\npages 1 {\"title\":\"T\"}\\n'";
        let properties = Properties { title: "T".into(), ..Properties::default() };
        assert_eq!(outcome(said), Outcome::Text("A page.\n".into(), 1, properties));
    }
}
