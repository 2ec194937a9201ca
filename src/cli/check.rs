//! `dateline check`: findings as people and programs read them.

mod json;
mod shown;
mod text;

use super::load::load;
use super::{Failure, output};
use crate::disk::path_of;
use crate::rules::{Finding, Severity, check};
use crate::workspace::{FileKey, Kind, Snapshot};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use shown::Shown;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `check`.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders to check; the current folder where none is named
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least severe finding that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    fail_on: FailOn,
    /// The root of the workspace, instead of the nearest `dateline.toml` above each path
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// With the lines of the document, for people
    Text,
    /// One array of objects, offsets in code points
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    /// Any finding
    Hint,
    /// Information, warnings and errors
    Information,
    /// Warnings and errors
    Warning,
    /// Errors only
    Error,
    /// Nothing
    Never,
}

/// The findings of one file.
struct Checked {
    /// As the user named it, or relative to the current folder.
    path: String,
    text: Shown,
    findings: Vec<Finding>,
}

/// Runs the command.
///
/// # Errors
/// Where a path cannot be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let paths = if arguments.paths.is_empty() { vec![PathBuf::from(".")] } else { arguments.paths.clone() };
    let given = load(&paths, arguments.workspace.as_deref())?;
    for failure in &given.failures {
        eprintln!("dateline: {failure}");
    }
    let snapshot = given.world.snapshot();
    let targets = given.targets();
    let here = std::env::current_dir().unwrap_or_default();
    let checked: Vec<Checked> = targets
        .par_iter()
        .filter_map(|file| {
            let findings = check(&snapshot, file);
            let text = text_for(&snapshot, file, &findings)?;
            Some(Checked { path: shown(file, &here), text, findings })
        })
        .collect();
    let printed = match arguments.format {
        Format::Text => text::print(&checked, output::in_colour()),
        Format::Json => json::print(&checked),
    };
    output::print(&printed)?;
    let limit = match arguments.fail_on {
        FailOn::Hint => Some(Severity::Hint),
        FailOn::Information => Some(Severity::Information),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Error => Some(Severity::Error),
        FailOn::Never => None,
    };
    let fails = |finding: &Finding| limit.is_some_and(|limit| finding.severity >= limit);
    let failed = checked.iter().flat_map(|file| &file.findings).any(fails);
    Ok(ExitCode::from(u8::from(failed)))
}

/// The text that the findings of a file are shown in. A file of entities that no editor has open is not in memory: its lines are read.
fn text_for(snapshot: &Snapshot, file: &FileKey, findings: &[Finding]) -> Option<Shown> {
    let text = snapshot.text(file)?;
    if snapshot.kind(file) == Kind::DossierEntities && text.is_empty() && !findings.is_empty() {
        let spans = findings.iter().map(|finding| finding.span);
        return path_of(file).and_then(|path| Shown::lines_of(&path, spans).ok()).or(Some(Shown::Whole(text)));
    }
    Some(Shown::Whole(text))
}

/// A file as the user would name it from here.
fn shown(file: &FileKey, here: &Path) -> String {
    let here = crate::disk::key_of(here, here);
    crate::workspace::path::below(&here, file).unwrap_or(file).to_owned()
}

/// A severity in words.
fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Information => "information",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
