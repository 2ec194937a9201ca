//! `dateline index`: what a workspace is made of, and what is kept of it in the cache's folder.

use super::load::load;
use super::{Failure, output};
use crate::disk::entities::{Reading, kept_at};
use crate::disk::{cache, key_of, path_of, read_entities};
use crate::dossier::builtin;
use crate::workspace::{FileKey, Kind, Snapshot, Space};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

/// The arguments of `index`.
#[derive(Args)]
#[command(
    after_long_help = "Everything that dateline knows of a workspace it reads from the workspace's files when it starts. Only files of FollowTheMoney \
entities (*.ftm.json, matched by `[workspace] dossier`) may be so large that reading them takes seconds: of each that has 1 MB or more, what is read is kept in \
the cache's folder in the form in which it is used, and is opened from there in no time until the file changes. This command makes what is not there yet \
and says what there is.\n\n\
What is kept belongs to a file by its path, its length, its times of change and samples of its content. Where a file was changed and all of these were put back, --rebuild reads it \
again. The cache may be deleted at any time; what was made from files that are gone is removed by itself. A cache folder that cannot be written is no \
error: the files are then read each time.\n\n\
Examples:\n  dateline index\n  dateline index ~/work/dossiers --rebuild\n  dateline index --format json | jq .imported\n\n\
Exit codes: 0 the index is there, 2 it could not be made.\n\n\
Environment: DATELINE_CACHE names the cache's folder; without it, it is `dateline` in the user's cache folder (XDG_CACHE_HOME, ~/.cache, \
~/Library/Caches, %LOCALAPPDATA%)."
)]
pub struct Arguments {
    /// The workspace: the nearest folder with a `dateline.toml` at or above it, else the folder itself
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
    /// Read files of entities again, whatever is kept of them
    #[arg(long)]
    rebuild: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One object
    Json,
}

/// What is said of a file of entities.
struct Imported {
    path: String,
    bytes: u64,
    entities: usize,
    problems: usize,
    /// What is kept: where, how many bytes, and whether it was made just now.
    kept: Option<(PathBuf, u64, bool)>,
}

/// Runs the command.
///
/// # Errors
/// Where the folder is none or a file of it cannot be read.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if !arguments.folder.is_dir() {
        let folder = arguments.folder.display();
        return Err(Failure::new(format!("{folder}: not a folder; name the folder of a workspace")));
    }
    let began = SystemTime::now();
    let given = load(std::slice::from_ref(&arguments.folder), None)?;
    for failure in &given.failures {
        eprintln!("dateline: {failure}");
    }
    let snapshot = given.world.snapshot();
    let here = given.named.first().cloned().unwrap_or_default();
    let space = snapshot.spaces().iter().find(|space| {
        let root = space.root.as_deref();
        root.is_some_and(|root| *root == *here || crate::workspace::path::below(root, &here).is_some())
    });
    let Some(space) = space else { return Err(Failure::new("no workspace was found")) };
    let mut imported = Vec::new();
    for image in space.imports() {
        let Some(path) = path_of(image.file()) else { continue };
        let is_old = kept(&path, began).is_none_or(|(_, _, is_new)| !is_new);
        if arguments.rebuild && is_old || image.is_edited() {
            read_entities(&path, Reading { rebuild: true, ..Reading::default() })
                .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        }
        imported.push(Imported {
            path: space.relative(image.file()).to_owned(),
            bytes: fs::metadata(&path).map_or(0, |metadata| metadata.len()),
            entities: image.count(),
            problems: space.problems.get(image.file()).map_or(0, Vec::len),
            kept: kept(&path, began),
        });
    }
    let printed = match arguments.format {
        Format::Text => text(&snapshot, space, &imported),
        Format::Json => json(&snapshot, space, &imported),
    };
    output::print(&printed)?;
    Ok(ExitCode::SUCCESS)
}

/// What is kept of a file of entities.
fn kept(path: &Path, began: SystemTime) -> Option<(PathBuf, u64, bool)> {
    let place = kept_at(path)?;
    let metadata = fs::metadata(&place).ok()?;
    Some((place, metadata.len(), metadata.modified().is_ok_and(|time| time >= began)))
}

/// How many files of each kind a workspace has.
fn counts(snapshot: &Snapshot, space: &Space) -> [(&'static str, usize); 6] {
    let files: Vec<FileKey> = snapshot.files();
    let own = files.iter().filter(|file| snapshot.space(file).is_some_and(|own| own.root == space.root));
    let kinds: Vec<Kind> = own.map(|file| snapshot.kind(file)).collect();
    let count = |wanted: &[Kind]| kinds.iter().filter(|kind| wanted.contains(kind)).count();
    [
        ("notes", count(&[Kind::Note])),
        ("sources", count(&[Kind::Source])),
        ("bibliographies", count(&[Kind::Biblatex, Kind::CslJson])),
        ("dossierNotes", count(&[Kind::DossierNote])),
        ("dossierFiles", count(&[Kind::DossierToml])),
        ("entityFiles", count(&[Kind::DossierEntities])),
    ]
}

fn text(snapshot: &Snapshot, space: &Space, imported: &[Imported]) -> String {
    let [notes, sources, bibliographies, dossier_notes, dossier_files, _] = counts(snapshot, space).map(|row| row.1);
    let root = space.root.as_deref().unwrap_or_default();
    let marker = if space.config_is_written() { "dateline.toml" } else { "no dateline.toml" };
    let mut rows = vec![
        ("workspace", format!("{root} ({marker})")),
        ("documents", format!("{}, {}", many(notes, "note"), many(sources, "source"))),
        (
            "citing",
            format!(
                "{}, {}",
                many(bibliographies, "bibliography"),
                many(space.catalog.sources().len(), "citation key")
            ),
        ),
        (
            "dossier",
            format!(
                "{}, {}: {}, {}",
                many(dossier_files, "file"),
                many(dossier_notes, "note"),
                many(space.dossier.own_actors().len(), "actor"),
                many(space.dossier.own_events().len(), "event")
            ),
        ),
        ("built-in", built_in(space)),
    ];
    for file in imported {
        let kept = match &file.kept {
            Some((place, bytes, is_new)) => {
                let made = if *is_new { "made now" } else { "made before" };
                format!("kept in {} ({}, {made})", place.display(), size(*bytes))
            }
            None if file.bytes < 1 << 20 => "read each time, being short".to_owned(),
            None => "not kept: the cache's folder cannot be written".to_owned(),
        };
        let problems = if file.problems > 0 { format!(", {}", many(file.problems, "finding")) } else { String::new() };
        let entities = many(file.entities, "entity");
        rows.push(("imported", format!("{} ({}): {entities}{problems}; {kept}", file.path, size(file.bytes))));
    }
    let cache =
        cache::folder().map_or("none: there is no home folder".to_owned(), |folder| folder.display().to_string());
    rows.push(("cache", cache));
    let problems: usize = space.problems.values().map(Vec::len).sum();
    if problems > 0 {
        rows.push((
            "findings",
            format!("{problems} in dossiers, bibliographies and dateline.toml; `dateline check` shows them"),
        ));
    }
    rows.into_iter().map(|(name, value)| format!("{name:<12}{value}\n")).collect()
}

fn built_in(space: &Space) -> String {
    match space.config.builtin {
        true => {
            let (actors, events) = (builtin().actors().len(), builtin().events().len());
            format!("{}, {}, as of {}", many(actors, "actor"), many(events, "event"), builtin::as_of())
        }
        false => "switched off".to_owned(),
    }
}

fn json(snapshot: &Snapshot, space: &Space, imported: &[Imported]) -> String {
    let file = |file: &Imported| {
        let kept = file.kept.as_ref().map(
            |(place, bytes, is_new)| json!({ "path": place.to_string_lossy(), "bytes": bytes, "madeNow": is_new }),
        );
        json!({ "path": file.path, "bytes": file.bytes, "entities": file.entities, "findings": file.problems, "kept": kept })
    };
    let files: serde_json::Map<String, Value> =
        counts(snapshot, space).into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
    let object = json!({
        "workspace": space.root.as_deref(),
        "files": files,
        "citationKeys": space.catalog.sources().len(),
        "actors": space.dossier.own_actors().len(),
        "events": space.dossier.own_events().len(),
        "builtin": space.config.builtin,
        "imported": imported.iter().map(file).collect::<Vec<_>>(),
        "cache": cache::folder().map(|folder| key_of(&folder, &folder).to_string()),
        "findings": space.problems.values().map(Vec::len).sum::<usize>(),
    });
    let mut text = serde_json::to_string_pretty(&object).unwrap_or_default();
    text.push('\n');
    text
}

/// `1,234 actors`
fn many(count: usize, noun: &str) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o']) => format!("{grouped} {stem}ies"),
        _ => format!("{grouped} {noun}s"),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => many(bytes as usize, "byte"),
        1_024..1_048_576 => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", bytes >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::{many, size};

    #[test]
    fn numbers_as_people_read_them() {
        assert_eq!(many(1, "entity"), "1 entity");
        assert_eq!(many(1_234_567, "entity"), "1,234,567 entities");
        assert_eq!(many(0, "citation key"), "0 citation keys");
        assert_eq!(many(999, "note"), "999 notes");
        assert_eq!((size(12), size(4_096), size(5 << 20)), ("12 bytes".into(), "4 KB".into(), "5 MB".into()));
    }
}
