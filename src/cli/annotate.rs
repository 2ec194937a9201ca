//! `dateline annotate`: what is recognised in a document, one JSON object a line.

mod collect;
mod lines;
mod w3c;

use super::load::{load, load_whole};
use super::{Failure, output};
use crate::server::uri::from_key;
use crate::text::Span;
use crate::time::Edtf;
use crate::workspace::change::DiskFile;
use crate::workspace::{Change, FileKey, Snapshot};
use clap::{Args, ValueEnum};
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `annotate`.
#[derive(Args)]
pub struct Arguments {
    /// The document, however long; `-` reads Markdown from standard input
    file: PathBuf,
    /// The anchor date that relative dates are resolved against, instead of the document's own (EDTF)
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The root of the workspace, instead of the nearest `dateline.toml` above the file
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
    /// How the annotations are written
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line with `start`, `end` (code points), `kind`, `text` and what the kind has
    Jsonl,
    /// W3C Web Annotations (JSON-LD), one a line
    W3c,
}

/// Runs the command.
///
/// # Errors
/// Where the file cannot be read or the date is none.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let date = arguments.date.as_deref().map(Edtf::parse).transpose();
    let date = date.map_err(|error| Failure::new(format!("--date: {error}; write YYYY-MM-DD")))?;
    let (snapshot, file) = read(arguments)?;
    let missing = || {
        Failure::new(format!(
            "{}: not a document; annotate reads .md, .markdown, .txt and .html",
            arguments.file.display()
        ))
    };
    let analysis = snapshot.analysis_at(&file, date.as_ref()).ok_or_else(missing)?;
    let (text, space) = snapshot.text(&file).zip(snapshot.space(&file)).ok_or_else(missing)?;
    let source = from_key(&file).map_or_else(|| file.to_string(), |uri| uri.to_string());
    let mut printed = String::with_capacity(2 * PIECE);
    output::print_all((0..=analysis.document.chunks.len()).filter_map(|at| {
        if let Some(placed) = analysis.document.chunks.get(at) {
            let found = collect::of_chunk(&snapshot, space, &analysis, at);
            match arguments.format {
                _ if found.is_empty() => {}
                Format::Jsonl => {
                    lines::write(&found, &text, Span::new(placed.start, placed.start + placed.len), &mut printed)
                }
                Format::W3c => printed.push_str(&w3c::write(&found, &text, &source, &space.dossier)),
            }
        }
        let full = printed.len() >= PIECE || at == analysis.document.chunks.len();
        full.then(|| std::mem::replace(&mut printed, String::with_capacity(2 * PIECE)))
    }))?;
    // The process ends here: to give millions of small pieces of memory back one by one would only take time.
    std::mem::forget((snapshot, analysis));
    Ok(ExitCode::SUCCESS)
}

/// Bytes of output that are written at once.
const PIECE: usize = 1 << 16;

fn read(arguments: &Arguments) -> Result<(Snapshot, FileKey), Failure> {
    if arguments.file.as_os_str() != "-" {
        let given = load_whole(&arguments.file, arguments.workspace.as_deref())?;
        let file = given.named.first().cloned().ok_or_else(|| Failure::new("no file is named"))?;
        return Ok((given.world.snapshot(), file));
    }
    let folders: Vec<PathBuf> = arguments.workspace.iter().cloned().collect();
    let mut given = load(&folders, arguments.workspace.as_deref())?;
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::new(format!("standard input: {error}")))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let file: FileKey = "untitled:standard-input.md".into();
    if let Some(root) = given.world.roots().first().cloned() {
        given.world.apply(Change::Adopt { files: vec![file.clone()], root });
    }
    given.world.apply(Change::Disk { files: vec![(file.clone(), Some(DiskFile::of(text)))] });
    Ok((given.world.snapshot(), file))
}
