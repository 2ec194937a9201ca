//! Writing to standard output: a closed pipe (`| head`) ends a command quietly.

use super::Failure;
use std::io::{self, IsTerminal, Write};

/// Writes text to standard output.
///
/// # Errors
/// Where it cannot be written, other than because the reader has gone.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
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
