//! Findings as SARIF 2.1.0 (OASIS), for code scanning and viewers: every rule with its page, findings with related places and fixes.

use super::Checked;
use super::shown::Shown;
use crate::rules::{Finding, Fix, RULES, Rule, Severity};
use crate::text::{Encoding, Span};
use crate::workspace::{FileKey, Kind};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The text of a file by its key, and its name as the user would say it.
pub type Lookup<'a> = &'a dyn Fn(&FileKey) -> Option<(String, Shown)>;

/// The results of one file as members of the log's array, with commas between them.
pub fn print(file: &Checked, lookup: Lookup) -> String {
    let results: Vec<Value> = file.findings.iter().map(|finding| result(file, finding, lookup)).collect();
    // A string of JSON has no line end in it: each one begins a line of the layout.
    let members = super::json::members(&results).replace('\n', &format!("\n{INDENT}"));
    if members.is_empty() { members } else { format!("{INDENT}{members}") }
}

/// How much deeper the results stand in the log than the members of an array that stands alone.
const INDENT: &str = "      ";

/// The log around what was printed of each file, with a line end.
pub fn log<'p>(parts: impl Iterator<Item = &'p str>) -> Vec<Cow<'p, str>> {
    let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(*rule)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "dateline", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": [],
        }],
    });
    let frame = serde_json::to_string_pretty(&log).unwrap_or_default();
    // The results are the last array of the log.
    let (before, after) = frame.rsplit_once("[]").unwrap_or((&frame, ""));
    let mut all = vec![Cow::Owned(format!("{before}["))];
    for part in parts.filter(|part| !part.is_empty()) {
        all.push(Cow::Borrowed(if all.len() == 1 { "\n" } else { ",\n" }));
        all.push(Cow::Borrowed(part));
    }
    let close = if all.len() == 1 { String::new() } else { format!("\n{INDENT}") };
    all.push(Cow::Owned(format!("{close}]{after}\n")));
    all
}

fn level(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Information | Severity::Hint) => "note",
        None => "none",
    }
}

fn descriptor(rule: &dyn Rule) -> Value {
    use crate::workspace::config::Level;
    let own = rule.level(Kind::Note);
    let severity = match rule.selected_level(Kind::Note) {
        Level::Error => Some(Severity::Error),
        Level::Warning => Some(Severity::Warning),
        Level::Information | Level::Hint => Some(Severity::Information),
        Level::Off => None,
    };
    let page = rule.page();
    let says = page.lines().find_map(|line| line.strip_prefix("Says: ")).unwrap_or_default();
    json!({
        "id": rule.name(),
        "shortDescription": { "text": says },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "enabled": own != Level::Off, "level": level(severity) },
    })
}

fn result(file: &Checked, finding: &Finding, lookup: Lookup) -> Value {
    let index = RULES.iter().position(|rule| rule.name() == finding.rule);
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(Some(finding.severity)),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": physical(&file.path, &file.text, finding.span) }],
    });
    let related: Vec<Value> = finding
        .related
        .iter()
        .filter_map(|related| {
            let (path, text) = lookup(&related.file)?;
            let place = physical(&path, &text, related.span);
            Some(json!({ "message": { "text": related.message }, "physicalLocation": place }))
        })
        .collect();
    let mends = finding.fixes.iter().filter(|fix| !fix.title.starts_with("Silence "));
    let fixes: Vec<Value> = mends.filter_map(|fix| mend(fix, lookup)).collect();
    if let Some(object) = result.as_object_mut() {
        object.extend(index.map(|index| ("ruleIndex".to_owned(), json!(index))));
        for (key, list) in [("relatedLocations", related), ("fixes", fixes)] {
            if !list.is_empty() {
                object.insert(key.into(), Value::Array(list));
            }
        }
    }
    result
}

fn mend(fix: &Fix, lookup: Lookup) -> Option<Value> {
    let mut changes = Vec::new();
    for (file, edits) in &fix.edits {
        let (path, text) = lookup(file)?;
        let replacements: Vec<Value> = edits
            .iter()
            .map(
                |edit| json!({ "deletedRegion": region(&text, edit.span), "insertedContent": { "text": edit.insert } }),
            )
            .collect();
        (!replacements.is_empty()).then_some(())?;
        changes.push(json!({ "artifactLocation": { "uri": uri(&path) }, "replacements": replacements }));
    }
    (!changes.is_empty()).then(|| json!({ "description": { "text": fix.title }, "artifactChanges": changes }))
}

fn physical(path: &str, text: &Shown, span: Span) -> Value {
    json!({ "artifactLocation": { "uri": uri(path) }, "region": region(text, span) })
}

/// Lines and columns from 1, the end column past the last character.
fn region(text: &Shown, span: Span) -> Value {
    let (start, end) = (text.position(span.start, Encoding::Utf32), text.position(span.end, Encoding::Utf32));
    let offset = text.code_points(span.start);
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
        "charOffset": offset,
        "charLength": text.code_points(span.end) - offset,
    })
}

/// What a path has to escape in a URI reference.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path relative to the current folder as a relative reference, an absolute one as a `file:` URI.
fn uri(path: &str) -> String {
    let escaped = utf8_percent_encode(path, ESCAPED).to_string();
    if path.starts_with('/') { format!("file://{escaped}") } else { escaped }
}
