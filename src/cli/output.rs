//! Writing to standard output: a closed pipe (`| head`) ends a command quietly.

use super::Failure;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes text to standard output.
///
/// # Errors
/// Where it cannot be written, other than because the reader has gone.
pub fn print(text: &str) -> Result<(), Failure> {
    print_all([text])
}

/// Writes texts to standard output, one after the other, as they are made.
///
/// # Errors
/// As [`print`].
pub fn print_all<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Result<(), Failure> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match texts.into_iter().try_for_each(|text| out.write_all(text.as_ref().as_bytes())).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write the output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Whether standard output is a terminal whose user has not asked for no colours.
pub fn in_colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A count on standard error, where that is a terminal and the work is long.
pub struct Progress {
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    shows: bool,
}

impl Progress {
    /// Nothing done yet of `total`.
    pub fn new(what: &'static str, total: usize) -> Self {
        Progress { what, total, done: AtomicUsize::new(0), shows: total > 500 && io::stderr().is_terminal() }
    }

    /// One more is done; any thread may say so.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shows && done.is_multiple_of(100) {
            eprint!("\r{} {done} of {} files", self.what, self.total);
        }
    }

    /// All is done: the line is wiped.
    pub fn end(&self) {
        if self.shows {
            eprint!("\r\x1b[K");
        }
    }
}
