//! Findings as one JSON array; offsets and columns in code points, lines and columns from 1.

use super::{Checked, name_of};
use crate::text::Encoding;
use serde_json::{Value, json};

/// The array, with a line end.
pub fn print(files: &[Checked]) -> String {
    let mut rows: Vec<Value> = Vec::new();
    for file in files {
        for finding in &file.findings {
            let place = file.text.position(finding.span.start, Encoding::Utf32);
            let fixes: Vec<Value> = finding.fixes.iter().map(|fix| json!({ "title": fix.title })).collect();
            rows.push(json!({
                "path": file.path,
                "rule": finding.rule,
                "severity": name_of(finding.severity),
                "start": file.text.code_points(finding.span.start),
                "end": file.text.code_points(finding.span.end),
                "line": place.line + 1,
                "column": place.column + 1,
                "message": finding.message,
                "fixes": fixes,
            }));
        }
    }
    let mut text = serde_json::to_string_pretty(&rows).unwrap_or_default();
    text.push('\n');
    text
}
