//! `dateline support`: the passages of a workspace's sources that may support a sentence.

use super::load::{Given, load};
use super::{Failure, output};
use crate::disk::root_of;
use crate::rules::citing::{Cited, Form, words_of};
use crate::rules::quotation_search::holding;
use crate::rules::support::support;
use crate::syntax::Format as DocumentFormat;
use crate::text::{Encoding, Span};
use crate::workspace::{Change, FileKey, Snapshot};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `support`.
#[derive(Args)]
#[command(
    after_long_help = "The passages are ranked by how much of the sentence they say: words and words of like meaning, \
the rarer the more; actors, events and dates, in whatever words. The score is about the share of the sentence that the passage says; below 0.4 \
it mostly says something else. What the sentence puts in quotation marks is looked up first.\n\n\
Examples:\n  dateline support \"The northern gate was closed in February 2022.\"\n  \
dateline support --workspace dossier --format json - < claim.txt\n\n\
Exit codes: 0 passages were found, 1 none, 2 it could not run."
)]
pub struct Arguments {
    /// The sentence; `-` reads it from standard input
    #[arg(value_name = "SENTENCE")]
    sentence: String,
    /// How passages are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many passages are printed at most
    #[arg(long, short = 'n', default_value_t = 5, value_name = "N")]
    count: usize,
    /// The date that relative dates of the sentence are resolved against (EDTF)
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The root of the workspace, instead of the nearest `dateline.toml` above the current folder, else that folder itself
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: score, place, citation, the passage
    Text,
    /// One array of objects, offsets in code points
    Json,
}

/// A passage as it is printed.
struct Row {
    path: String,
    key: String,
    title: Option<String>,
    file: FileKey,
    span: Span,
    number: Option<usize>,
    score: Option<f32>,
    quotation: Option<&'static str>,
    words: String,
    citation: String,
}

/// Runs the command.
///
/// # Errors
/// Where the workspace cannot be read, or nothing is asked.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut sentence = arguments.sentence.clone();
    if sentence == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::new(format!("standard input: {error}")))?;
        sentence = String::from_utf8_lossy(&bytes).into_owned();
    }
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if sentence.is_empty() {
        return Err(Failure::new(
            "the sentence is empty; give it as one argument, in quotation marks, or as `-` on standard input",
        ));
    }
    let (snapshot, file) = ask(arguments, &sentence)?;
    let rows = rows(&snapshot, &file, arguments.count);
    let printed = match arguments.format {
        Format::Text => rows.iter().map(|row| text(row, &snapshot)).collect(),
        Format::Json => json_of(&rows, &snapshot),
    };
    output::print(&printed)?;
    if rows.is_empty() && matches!(arguments.format, Format::Text) {
        eprintln!("dateline: no source of this workspace says anything of it");
    }
    Ok(ExitCode::from(u8::from(rows.is_empty())))
}

/// The workspace, and the sentence as a note in it.
fn ask(arguments: &Arguments, sentence: &str) -> Result<(Snapshot, FileKey), Failure> {
    let here = std::env::current_dir();
    let here = here.map_err(|error| Failure::new(format!("the current folder cannot be read: {error}")))?;
    let folder = arguments.workspace.clone().unwrap_or_else(|| root_of(&here).unwrap_or(here));
    let mut given: Given = load(&[], Some(&folder))?;
    for failure in &given.failures {
        eprintln!("dateline: {failure}");
    }
    let date = match &arguments.date {
        Some(date) => {
            let date = crate::time::Edtf::parse(date);
            let date = date.map_err(|error| Failure::new(format!("--date: {error}; write YYYY-MM-DD")))?;
            format!("---\ntype: note\ndate: {}\n---\n\n", date.text)
        }
        None => String::new(),
    };
    let file: FileKey = "untitled:sentence.md".into();
    if let Some(root) = given.world.roots().first().cloned() {
        given.world.apply(Change::Adopt { files: vec![file.clone()], root });
    }
    let text = format!("{date}{sentence}\n");
    given.world.apply(Change::Open { file: file.clone(), format: DocumentFormat::Markdown, version: 0, text });
    Ok((given.world.snapshot(), file))
}

fn rows(snapshot: &Snapshot, file: &FileKey, count: usize) -> Vec<Row> {
    let (Some(space), Some(analysis)) = (snapshot.space(file), snapshot.analysis(file)) else { return Vec::new() };
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |source: u32, file: FileKey, span: Span, number: Option<usize>, score, quotation| {
        let Some(source) = space.catalog.source(source) else { return };
        if rows.len() >= count || rows.iter().any(|row| row.file == file && row.number == number) {
            return;
        }
        let words = words_of(snapshot, &file, span);
        let locator = number.map(|number| format!("¶ {number}"));
        let citation = Form::Pandoc.citation(&Cited { source, locator: locator.as_deref(), words: &words }, &file);
        rows.push(Row {
            path: space.relative(&file).to_owned(),
            key: source.key.clone(),
            title: source.meta.title.clone(),
            file,
            span,
            number,
            score,
            quotation,
            words,
            citation,
        });
    };
    for view in analysis.blocks() {
        let text = &view.block.running.text;
        for quotation in &view.result.quotations {
            for found in holding(snapshot, file, quotation.inner.of(text), 3) {
                let how = if found.exact { "exact" } else { "near" };
                add(found.source, found.file, found.span, found.number, None, Some(how));
            }
        }
        let whole = Span::new(0, text.len());
        for found in support(snapshot, file, &view, whole, count, 0.05) {
            add(found.source, found.file, found.span, Some(found.number), Some(found.score), None);
        }
    }
    rows
}

fn line(row: &Row, snapshot: &Snapshot) -> usize {
    snapshot.text(&row.file).map_or(0, |text| text.position(row.span.start, Encoding::Utf32).line as usize) + 1
}

fn text(row: &Row, snapshot: &Snapshot) -> String {
    let how = match (row.score, row.quotation) {
        (Some(score), _) => format!("{score:.2}"),
        (None, quotation) => format!("{} quotation", quotation.unwrap_or_default()),
    };
    let title = row.title.as_deref().map(|title| format!("  {title}")).unwrap_or_default();
    let words = wrapped(&row.words);
    format!("{how}  {}:{}  {}{title}\n{words}\n", row.path, line(row, snapshot), row.citation)
}

/// The passage in lines of at most 96 characters, set in.
fn wrapped(words: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if width == 0 || width + 1 + length > 96 {
            out.push_str(if width == 0 { "    " } else { "\n    " });
            width = length;
        } else {
            out.push(' ');
            width += 1 + length;
        }
        out.push_str(word);
    }
    out.push('\n');
    out
}

fn json_of(rows: &[Row], snapshot: &Snapshot) -> String {
    let rows: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            let text = snapshot.text(&row.file).unwrap_or_default();
            json!({
                "path": row.path,
                "key": row.key,
                "title": row.title,
                "paragraph": row.number,
                "line": line(row, snapshot),
                "start": text.code_points(row.span.start),
                "end": text.code_points(row.span.end),
                "score": row.score.map(|score| (f64::from(score) * 1000.0).round() / 1000.0),
                "quotation": row.quotation,
                "citation": row.citation,
                "text": row.words,
            })
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&rows).unwrap_or_default();
    out.push('\n');
    out
}
