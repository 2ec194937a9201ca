//! `dateline check`: findings as people and programs read them.
//!
//! A file is checked and its findings are printed in one go, on all cores; what was known of it is given back before the next one.

mod github;
mod json;
mod kept;
mod mend;
mod page;
mod sarif;
mod shown;
mod tally;
mod text;

use super::load::load;
use super::{Failure, output};
use crate::disk::path_of;
use crate::rules::{Finding, Severity, check_once};
use crate::workspace::catalog::packed;
use crate::workspace::{FileKey, Kind, Snapshot};
use clap::{Args, ValueEnum};
use kept::{Done, Kept};
use page::Page;
use rayon::prelude::*;
use shown::Shown;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tally::Tally;

/// The arguments of `check`.
#[derive(Args)]
#[command(after_long_help = HELP)]
pub struct Arguments {
    /// Files and folders to check; the current folder where none is named
    ///
    /// A folder stands for all documents, dossier files and bibliographies below it that `.gitignore` and `[workspace] exclude` leave.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least severe finding that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Resolve what the notes already say, and check what is left
    ///
    /// Quotations get their source's words, relative dates that the note's own date decides are written out. Nothing else is changed:
    /// no citation, no date, no word of likelihood, no silencing comment is put in. What was done is said on standard error. A file is
    /// written whole or not at all; line ends and a byte order mark stay, and a file that is not UTF-8 is left alone. A file that is
    /// read-only, or has changed meanwhile, stays as it is; the others are mended, and the exit code is 2.
    #[arg(long)]
    fix: bool,
    /// Print how often each rule spoke, after the findings; on standard error, how many files had not changed since they were checked
    #[arg(long)]
    statistics: bool,
    /// Check every file anew, and keep nothing for the next time
    ///
    /// In a workspace of 64 files or more what was printed of a file is kept in the cache's folder, and taken over while neither the file
    /// nor anything that its findings depend on has changed: sources, bibliographies, dossiers, settings, the notes that it links to, dateline itself.
    #[arg(long)]
    no_cache: bool,
    /// The root of the workspace, instead of the nearest `dateline.toml` above each path
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

const HELP: &str = "\
Exit codes: 0 no finding at or above --fail-on, 1 some, 2 it could not run, or --fix could not write a file.

Examples:
  dateline check                                   the workspace of the current folder
  dateline check --fail-on error notes/brief.md    one note; warnings are shown and pass
  dateline check --fix notes/                      resolve, then check
  dateline check --format sarif > dateline.sarif   for code scanning
  dateline check --format github                   annotations in a GitHub workflow

Rules, their levels and where they are silent stand in `dateline.toml`; `dateline explain` lists them.
NO_COLOR switches colours off. Progress is shown on a terminal where the work takes long.";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// With the lines of the document, for people; hints are counted only
    Text,
    /// One array of objects, offsets in code points
    Json,
    /// SARIF 2.1.0, with related places and fixes
    Sarif,
    /// GitHub's workflow commands; hints are left out
    Github,
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
    let mut given = load(&paths, arguments.workspace.as_deref())?;
    for failure in &given.failures {
        eprintln!("dateline: {failure}");
    }
    let targets = given.targets();
    let here = std::env::current_dir().unwrap_or_default();
    let mended = if arguments.fix { mend::mend(&mut given, &targets, &here) } else { mend::Mended::default() };
    for line in &mended.done {
        eprintln!("mended: {line}");
    }
    for line in mended.left.iter().chain(&mended.failed) {
        eprintln!("dateline: {line}");
    }
    let snapshot = given.world.snapshot();
    let colour = output::in_colour();
    let form = format!("{:?}, colour {colour}, in {}, {:?}", arguments.format, here.display(), given.settings);
    let keeps = !arguments.fix && !arguments.no_cache;
    let kept = if keeps { Kept::of(&snapshot, &form) } else { None };
    let valid = kept.as_ref().map(Kept::valid).unwrap_or_default();
    let progress = output::Progress::new("checking", targets.len());
    let done: Vec<Done<'_>> = targets
        .par_iter()
        .filter_map(|file| {
            let known = valid.get(&**file).and_then(|outcome| Some((outcome, Tally::of_rows(&outcome.counts)?)));
            let done = match known {
                Some((outcome, tally)) => {
                    let (printed, reads) =
                        (Cow::Borrowed(outcome.printed), kept.as_ref().and_then(|kept| kept.reads_of(outcome)));
                    Some(Done { file: file.clone(), printed, tally, is_fresh: false, reads })
                }
                None => {
                    // What a check looks into is asked for what is kept only.
                    let watched = kept.as_ref().map(|kept| (kept, snapshot.watched()));
                    let seen = watched.as_ref().map_or(&snapshot, |(_, (watched, _))| watched);
                    let (printed, tally) = check_one(seen, file, arguments.format, &here, colour)?;
                    let reads = watched.as_ref().and_then(|(kept, (_, reads))| kept.notes_of(file, reads));
                    Some(Done { file: file.clone(), printed: printed.into(), tally, is_fresh: true, reads })
                }
            };
            progress.step();
            done
        })
        .collect();
    progress.end();
    let stray = targets.iter().filter(|file| snapshot.is_stray_note(file)).count();
    if stray > 0 {
        let notes = if stray == 1 { "1 note lies".to_owned() } else { format!("{stray} notes lie") };
        eprintln!(
            "dateline: {notes} in no workspace (no dateline.toml, and no bibliography at the root), so claims and \
             citations are not checked there; `dateline init` in the folder makes a workspace of it"
        );
    }
    let tally = done.iter().fold(Tally::default(), |all, done| all.and(&done.tally));
    let parts = done.iter().map(|done| &*done.printed);
    match arguments.format {
        Format::Text => output::print_all(parts.chain([tally.summary().as_str(), "\n"]))?,
        Format::Json => output::print_all(json::array(parts))?,
        Format::Sarif => output::print_all(sarif::log(parts))?,
        Format::Github => output::print_all(parts)?,
    }
    if arguments.statistics {
        let table = tally.statistics();
        match arguments.format {
            Format::Text => output::print(&table)?,
            // Standard output is for programs.
            _ => eprint!("{table}"),
        }
        if kept.is_some() {
            let unchanged = done.iter().filter(|done| !done.is_fresh).count();
            eprintln!("{unchanged} of {} files had not changed and were not checked anew", done.len());
        }
    }
    let limit = match arguments.fail_on {
        FailOn::Hint => Some(Severity::Hint),
        FailOn::Information => Some(Severity::Information),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Error => Some(Severity::Error),
        FailOn::Never => None,
    };
    let failed = limit.is_some_and(|limit| tally.at_least(limit) > 0);
    if let Some(kept) = &kept {
        kept.keep(&done, &valid);
    }
    // The process ends here: to give what the workspace holds back piece by piece would only take time.
    std::mem::forget((snapshot, given));
    Ok(ExitCode::from(if mended.failed.is_empty() { u8::from(failed) } else { 2 }))
}

/// What is printed of one file, and its counts; `None` where there is no such file.
fn check_one(
    snapshot: &Snapshot,
    file: &FileKey,
    format: Format,
    here: &Path,
    colour: bool,
) -> Option<(String, Tally)> {
    // In JSON a finding has all that an editor offers for it.
    let findings = check_once(snapshot, file, matches!(format, Format::Json));
    let text = text_for(snapshot, file, &findings)?;
    let path = shown(file, here);
    // What is said of a PDF's text is said of the PDF.
    let is_extracted = snapshot.state(file).is_some_and(|state| state.extracted);
    let path = packed(&path).filter(|_| is_extracted).map_or(path.clone(), str::to_owned);
    let checked = Checked { path, text, findings };
    let lookup = |file: &FileKey| Some((shown(file, here), Shown::Whole(snapshot.text(file)?)));
    let printed = match format {
        Format::Text => text::print(&checked, colour),
        Format::Json => json::print(&checked),
        Format::Sarif => sarif::print(&checked, &lookup),
        Format::Github => github::print(&checked),
    };
    Some((printed, Tally::of(&checked.findings)))
}

/// The text that the findings of a file are shown in. A file of entities that no editor has open is not in memory: its lines are read.
fn text_for(snapshot: &Snapshot, file: &FileKey, findings: &[Finding]) -> Option<Shown> {
    let text = snapshot.text(file)?;
    if snapshot.kind(file) == Kind::DossierEntities && text.is_empty() && !findings.is_empty() {
        let spans = findings.iter().map(|finding| finding.span);
        return path_of(file).and_then(|path| Shown::lines_of(&path, spans).ok()).or(Some(Shown::Whole(text)));
    }
    Some(if findings.is_empty() { Shown::Whole(text) } else { Shown::Page(Page::of(text.to_string())) })
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
