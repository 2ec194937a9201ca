//! Findings as one JSON array; offsets and columns in code points, lines and columns from 1.

use super::{Checked, name_of};
use crate::text::Encoding;
use serde::Serialize;

/// A finding as it is printed.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    rule: &'static str,
    severity: &'static str,
    start: usize,
    end: usize,
    line: u32,
    column: u32,
    message: &'a str,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
}

/// The findings of one file as members of the array, with commas between them.
pub fn print(file: &Checked) -> String {
    let rows: Vec<Row> = file
        .findings
        .iter()
        .map(|finding| {
            let place = file.text.position(finding.span.start, Encoding::Utf32);
            Row {
                path: &file.path,
                rule: finding.rule,
                severity: name_of(finding.severity),
                start: file.text.code_points(finding.span.start),
                end: file.text.code_points(finding.span.end),
                line: place.line + 1,
                column: place.column + 1,
                message: &finding.message,
                fixes: finding.fixes.iter().map(|fix| Fix { title: &fix.title }).collect(),
            }
        })
        .collect();
    members(&rows)
}

/// The members of an array as they stand between its brackets, without the line ends next to those.
pub(super) fn members(rows: &[impl Serialize]) -> String {
    let array = serde_json::to_string_pretty(rows).unwrap_or_default();
    array.strip_prefix("[\n").and_then(|rest| rest.strip_suffix("\n]")).unwrap_or_default().to_owned()
}

/// The array of what was printed of each file, with a line end.
pub fn array<'p>(parts: impl Iterator<Item = &'p str>) -> impl Iterator<Item = &'p str> {
    let mut any = false;
    let members = parts.filter(|part| !part.is_empty()).flat_map(move |part| {
        let before = if std::mem::replace(&mut any, true) { ",\n" } else { "\n" };
        [before, part]
    });
    // An array without members stands on one line.
    let mut members = members.peekable();
    let end = if members.peek().is_some() { "\n]\n" } else { "]\n" };
    std::iter::once("[").chain(members).chain([end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_in_parts_is_the_array() {
        let array = |parts: &[&[u8]]| -> String {
            let parts: Vec<String> = parts.iter().map(|part| members(part)).collect();
            super::array(parts.iter().map(String::as_str)).collect()
        };
        let whole = |rows: &[u8]| serde_json::to_string_pretty(rows).unwrap() + "\n";
        assert_eq!(array(&[&[], &[1, 2], &[], &[3]]), whole(&[1, 2, 3]));
        assert_eq!(array(&[&[], &[]]), whole(&[]));
    }
}
