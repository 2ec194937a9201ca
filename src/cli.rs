//! The command line: one file a command.

mod annotate;
mod check;
mod explain;
mod index;
mod init;
mod load;
mod lsp;
mod output;
mod pdf_text;
mod sources;
mod support;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Names, sources and dates at the cursor while notes and briefings are written.
///
/// Dateline reads articles and notes and treats them the way a language server treats code: names resolve to who they are, citations and
/// quotations to the passage they rest on, and every claim is checked for a date and a source. It works offline and changes no file.
#[derive(Parser)]
#[command(name = "dateline", version, max_term_width = 100, propagate_version = true)]
#[command(
    after_long_help = "Exit codes of `check`: 0 no finding at or above --fail-on, 1 some, 2 it could not run. Other commands: 0 or 2.\n\n\
Environment: NO_COLOR switches colours off; DATELINE_LOG sets the log of `lsp` on standard error (error, warn, info, debug, trace); \
DATELINE_CACHE names the folder that the program may write to; DATELINE_FILE_FOLDERS names folders outside the workspace, separated as in PATH, in which \
the `file` of a bibliography entry is read."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve an editor over standard input and output
    Lsp(lsp::Arguments),
    /// Report findings: undated and unsourced claims, citations and quotations that do not hold
    Check(check::Arguments),
    /// Print what is recognised in a document, one JSON object a line
    Annotate(annotate::Arguments),
    /// Find the passages of a workspace's sources that may support a sentence
    Support(support::Arguments),
    /// Print a note's source list: who published what and when, and what is missing
    Sources(sources::Arguments),
    /// Explain a rule, or list them all
    Explain(explain::Arguments),
    /// Build a workspace's index and say what is in it
    Index(index::Arguments),
    /// Make a workspace to start from
    Init(init::Arguments),
    /// Read a PDF for another process of this program
    #[command(hide = true)]
    PdfText,
}

/// Why a command could not run, in words for the user: what failed, where, what to do.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Failure(words.into())
    }
}

/// Runs the command line and returns the process's exit code.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Lsp(arguments) => return lsp::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Support(arguments) => support::run(&arguments),
        Command::Sources(arguments) => sources::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::PdfText => pdf_text::run(),
    };
    result.unwrap_or_else(|Failure(words)| {
        eprintln!("dateline: {words}");
        ExitCode::from(2)
    })
}
