//! How a note quotes: with which marks; and the citation in brackets that stands at a place.

use crate::syntax::InlineKind;
use crate::workspace::{FileKey, Snapshot};

/// The place before the closing bracket of the Pandoc citation that stands around `offset`.
pub fn group_around(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<usize> {
    let state = snapshot.state(file)?;
    let (start, block) = state.document().blocks().find(|(start, block)| block.span.shift(*start).touches(offset))?;
    let bracketed = |kind: &InlineKind| matches!(kind, InlineKind::Citation(citation) if citation.bracketed);
    let mut groups =
        block.inlines.iter().filter(|inline| bracketed(&inline.kind)).map(|inline| inline.file_span.shift(start));
    groups.find(|span| span.start < offset && offset < span.end).map(|span| span.end - 1)
}

/// Whether a document quotes in curly marks.
pub fn is_curly(snapshot: &Snapshot, file: &FileKey) -> bool {
    let Some(state) = snapshot.state(file) else { return false };
    let count = |mark: char| {
        let blocks = state.document().blocks();
        blocks.map(|(_, block)| block.running.text.matches(mark).count()).sum::<usize>()
    };
    count('“') > count('"') / 2
}

/// Words in quote marks, those inside them single.
pub fn quoted(words: &str, curly: bool) -> String {
    let (open, close) = if curly { ('“', '”') } else { ('"', '"') };
    let (inner_open, inner_close) = if curly { ('‘', '’') } else { ('\'', '\'') };
    let mut before = ' ';
    let inner = words.chars().map(|c| {
        let single = match c {
            '“' | '„' => inner_open,
            '”' => inner_close,
            '"' if before.is_alphanumeric() || ".,;:!?…".contains(before) => inner_close,
            '"' => inner_open,
            other => other,
        };
        before = c;
        single
    });
    format!("{open}{}{close}", inner.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_a_quotation_are_single() {
        assert_eq!(quoted("he said \"no\", twice", false), "\"he said 'no', twice\"");
        assert_eq!(quoted("he said “no.”", true), "“he said ‘no.’”");
        assert_eq!(quoted("\"Never\" was it", true), "“‘Never’ was it”");
    }
}
