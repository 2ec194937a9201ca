//! `dateline annotate`: what is recognised in a document, one JSON object a line.

use super::load::load;
use super::{Failure, output};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, CitationUse, CiteTarget};
use crate::dossier::recognise::{Kind as MentionKind, Mention};
use crate::ide::passage::of_locator;
use crate::syntax::Format;
use crate::text::{DocText, Span};
use crate::time::{Edtf, TimexType};
use crate::workspace::{Change, FileKey, Snapshot, Space};
use clap::Args;
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `annotate`.
#[derive(Args)]
pub struct Arguments {
    /// The document; `-` reads Markdown from standard input
    file: PathBuf,
    /// The anchor date that relative dates are resolved against, instead of the document's own (EDTF)
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The root of the workspace, instead of the nearest `dateline.toml` above the file
    #[arg(long, value_name = "DIR")]
    workspace: Option<PathBuf>,
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
    output::print(&rows(&snapshot, space, &text, &analysis))?;
    Ok(ExitCode::SUCCESS)
}

fn read(arguments: &Arguments) -> Result<(Snapshot, FileKey), Failure> {
    if arguments.file.as_os_str() != "-" {
        let given = load(std::slice::from_ref(&arguments.file), arguments.workspace.as_deref())?;
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
        given.world.apply(Change::Adopt { file: file.clone(), root });
    }
    given.world.apply(Change::Open { file: file.clone(), format: Format::Markdown, version: 0, text });
    Ok((given.world.snapshot(), file))
}

/// One line an annotation, in text order, the longer first.
fn rows(snapshot: &Snapshot, space: &Space, text: &DocText, analysis: &Analysis) -> String {
    let mut found: Vec<(Span, Map<String, Value>)> = Vec::new();
    for view in analysis.blocks() {
        let result = view.result;
        found.extend(result.mentions.iter().filter_map(|m| Some((view.file_span(m.span), mention(space, m)?))));
        found.extend(result.times.iter().map(|time| {
            let row = object(json!({ "kind": "time", "type": timex(time.value.timex), "value": time.value.value }));
            (view.file_span(time.span), row)
        }));
        found
            .extend(result.quotations.iter().map(|q| (view.file_span(q.span), object(json!({ "kind": "quotation" })))));
        found.extend(citations(snapshot, space, &view));
        found.extend(result.claims.iter().map(|claim| {
            let status = if claim.status == Status::Assessment { "assessment" } else { "claim" };
            let row = json!({ "kind": "claim", "status": status, "dated": claim.dated, "sourced": claim.sourced });
            (view.file_span(claim.span), object(row))
        }));
    }
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::new();
    for (span, rest) in found {
        let mut row = object(json!({ "start": text.code_points(span.start), "end": text.code_points(span.end) }));
        row.extend(rest);
        row.insert("text".into(), Value::String(text.slice(span).into_owned()));
        out.push_str(&Value::Object(row).to_string());
        out.push('\n');
    }
    out
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn mention(space: &Space, mention: &Mention) -> Option<Map<String, Value>> {
    let name = |id: &str| match mention.kind {
        MentionKind::Actor => space.dossier.actor(id).map(|actor| actor.name.clone()),
        MentionKind::Event => space.dossier.event(id).map(|event| event.name.clone()),
    };
    let kind = match mention.kind {
        MentionKind::Actor => "actor",
        MentionKind::Event => "event",
    };
    match mention.candidates.as_slice() {
        [] => None,
        [only] => Some(object(json!({ "kind": kind, "id": only, "name": name(only) }))),
        several => Some(object(json!({ "kind": kind, "candidates": several }))),
    }
}

fn timex(timex: TimexType) -> &'static str {
    match timex {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

/// A block's citations; where one inline makes several, each has the span of its own key and locator.
fn citations(snapshot: &Snapshot, space: &Space, view: &BlockView) -> Vec<(Span, Map<String, Value>)> {
    let all = &view.result.citations;
    let own: Vec<&CitationUse> =
        all.iter().filter(|cite| !cite.through_footnote && cite.target.is_citation()).collect();
    own.iter()
        .map(|cite| {
            let alone = own.iter().filter(|other| other.file_span == cite.file_span).count() == 1;
            let item = cite.locator.as_ref().map_or(cite.key_span, |(_, span)| cite.key_span.join(*span));
            let span = if alone { cite.file_span } else { item };
            let key = match cite.target {
                CiteTarget::Source(at) => space.catalog.source(at).map_or(cite.key.as_str(), |source| &source.key),
                _ => &cite.key,
            };
            let row = json!({ "kind": "citation", "key": key, "resolved": resolves(snapshot, space, cite) });
            (span.shift(view.start), object(row))
        })
        .collect()
}

fn resolves(snapshot: &Snapshot, space: &Space, cite: &CitationUse) -> bool {
    let CiteTarget::Source(at) = cite.target else { return false };
    let file = space.catalog.source(at).and_then(|source| source.file.as_ref());
    match (file, &cite.locator) {
        (Some(file), Some((locator, _))) => {
            crate::sources::locator::parse(locator).is_empty() || !of_locator(snapshot, file, locator).is_empty()
        }
        _ => true,
    }
}
