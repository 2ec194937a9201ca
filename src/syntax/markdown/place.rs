//! Where the parts of Markdown's inline markup stand in the file.

use crate::text::Span;
use pulldown_cmark::LinkType;
use std::ops::Range;

/// A soft break's own bytes: its range may hold the white space around the line end.
pub(super) fn line_end(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = text.get(range.clone()).unwrap_or_default();
    match raw.find(['\r', '\n']) {
        Some(at) => {
            let len = 1 + usize::from(raw.get(at..).is_some_and(|rest| rest.starts_with("\r\n")));
            range.start + at..range.start + at + len
        }
        None => range,
    }
}

/// The pieces of a code span's content with their offsets in `raw`, what stands between its backticks: line ends became
/// spaces, a space at each end may be gone, and so are the indents and quote prefixes of its lines. Linear.
pub(super) fn aligned<'c>(code: &'c str, raw: &str) -> Option<Vec<(&'c str, usize)>> {
    let mut pieces = Vec::new();
    let mut at = if raw.contains(['\n', '\r']) { 0 } else { raw.find(code)? };
    let mut piece_at = at;
    let mut from = 0;
    for (offset, c) in code.char_indices() {
        let rest = raw.get(at..)?;
        let fits = |other: char| other == c || (c == ' ' && matches!(other, '\n' | '\r'));
        let skip = rest.find(fits)?;
        if offset > from && skip > 0 {
            pieces.push((code.get(from..offset)?, piece_at));
            from = offset;
        }
        if from == offset {
            piece_at = at + skip;
        }
        at += skip + c.len_utf8();
    }
    pieces.push((code.get(from..)?, piece_at));
    Some(pieces)
}

/// `span` without white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let raw = span.of(text);
    let start = span.start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

/// Where the target of the link at `range`, whose label ends at `label_end`, stands: the address of an inline link, the
/// label of a reference link.
pub(super) fn dest_span(text: &str, range: &Range<usize>, label_end: usize, kind: LinkType) -> Span {
    let whole = Span::from(range.clone());
    let after = text.get(label_end..range.end).unwrap_or_default();
    match kind {
        LinkType::Autolink | LinkType::Email => Span::new(range.start + 1, range.end.saturating_sub(1)),
        LinkType::Inline => {
            let Some(at) = after.find("](") else { return whole };
            let from = label_end + at + 2;
            let rest = text.get(from..range.end.saturating_sub(1)).unwrap_or_default();
            let skip = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            match rest.strip_prefix('<') {
                Some(inner) => {
                    let start = from + skip + 1;
                    Span::new(start, start + inner.find('>').unwrap_or(inner.len()))
                }
                None => {
                    let start = from + skip;
                    Span::new(start, start + rest.find(char::is_whitespace).unwrap_or(rest.len()))
                }
            }
        }
        LinkType::Reference | LinkType::ReferenceUnknown => match after.find("][") {
            Some(at) => Span::new(label_end + at + 2, range.end.saturating_sub(1)),
            None => whole,
        },
        _ => Span::new(range.start + 1, label_end),
    }
}
