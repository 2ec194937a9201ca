//! The labels of an examined note; `tests/examination/README.md` has their form.
#![allow(dead_code)]

use dateline::text::Span;

/// A line of the labels.
pub enum Label {
    /// What a sentence is: `claim`, `assessment` or `none`; dated; sourced. Where a claim lacks a date only because a relative one has no anchor, `undated` is not due.
    Row { span: Span, label: &'static str, dated: Option<bool>, sourced: bool, undated_is_due: bool },
    /// A finding that must be reported.
    Must { rule: String, span: Span },
    /// A finding that is fair, and need not be reported.
    May { rule: String, span: Span },
    /// Words on which a naive tool would report that rule.
    Trap { rule: String, span: Span },
    /// Words of which both readings are fair: nothing here is scored.
    Open { span: Span },
}

/// Where the words stand in the note: at or behind `from`, else anywhere.
fn place(note: &str, words: &str, from: usize) -> Span {
    let behind = note.get(from..).and_then(|rest| rest.find(words)).map(|at| from + at);
    let start = behind.or_else(|| note.find(words)).unwrap_or_else(|| panic!("not in the note: {words}"));
    Span::new(start, start + words.len())
}

/// The lines of `text`, each with its place in `note`.
pub fn labels(text: &str, note: &str) -> Vec<Label> {
    let mut from = note.find("\n---\n").unwrap_or(0);
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (head, words) = line.split_once(' ').unwrap_or_else(|| panic!("no words: {line}"));
        let ruled = || words.split_once(' ').map(|(rule, words)| (rule.to_owned(), words));
        let spanned = |words: &str| place(note, words, from);
        all.push(match head.as_bytes() {
            [b'!'] => ruled().map(|(rule, words)| Label::Must { rule, span: spanned(words) }).expect(line),
            [b'?'] => ruled().map(|(rule, words)| Label::May { rule, span: spanned(words) }).expect(line),
            [b'x'] => ruled().map(|(rule, words)| Label::Trap { rule, span: spanned(words) }).expect(line),
            [b'i'] => Label::Open { span: spanned(words) },
            [kind, rest @ ..] => {
                let span = spanned(words);
                from = span.start;
                let label = match kind {
                    b'c' => "claim",
                    b'a' => "assessment",
                    b'n' => "none",
                    _ => panic!("no label: {line}"),
                };
                let dated = match rest.first() {
                    Some(b'+') => Some(true),
                    Some(b'-' | b'~') => Some(false),
                    _ => None,
                };
                let sourced = rest.get(1) == Some(&b'+');
                Label::Row { span, label, dated, sourced, undated_is_due: rest.first() == Some(&b'-') }
            }
            [] => panic!("no label: {line}"),
        });
    }
    all
}
