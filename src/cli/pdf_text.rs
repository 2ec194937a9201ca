//! `dateline pdf-text`: what the program runs itself as to read a PDF; standard input to standard output. Not for people.

use super::Failure;
use crate::disk::pdf::child;
use std::io::{stdin, stdout};
use std::process::ExitCode;

/// Runs the command.
///
/// # Errors
/// Where standard input cannot be read or standard output written.
pub fn run() -> Result<ExitCode, Failure> {
    let done = child::serve(&mut stdin().lock(), &mut stdout().lock());
    done.map(|()| ExitCode::SUCCESS).map_err(|error| Failure::new(format!("the PDF cannot be read: {error}")))
}
