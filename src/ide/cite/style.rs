//! How a note cites and quotes: in which form, with which quote marks.

use super::leads_somewhere;
use crate::analysis::{Catalog, CiteTarget};
use crate::syntax::InlineKind;
use crate::workspace::{FileKey, Snapshot, Source, path};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a Markdown link's destination cannot hold as it is.
const DESTINATION: &AsciiSet =
    &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'#').add(b'?').add(b'%').add(b'\\');

/// A form of citations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// `[@key, ¶ 3]`
    Pandoc,
    /// `[[key]]`
    Wikilink,
    /// `[Title](../articles/file.txt)`
    Link,
}

impl Style {
    /// The form of most citations of a document; Pandoc's where it has none. Linear.
    pub fn of(snapshot: &Snapshot, file: &FileKey) -> Style {
        let (Some(state), Some(seen)) = (snapshot.state(file), snapshot.seen_from(file)) else { return Style::Pandoc };
        let (mut pandoc, mut wikilinks, mut links) = (0, 0, 0);
        for (_, block) in state.document().blocks() {
            for inline in &block.inlines {
                match &inline.kind {
                    InlineKind::Citation(citation) => {
                        let known = || citation.items.iter().any(|item| seen.key(&item.key).is_some());
                        pandoc += usize::from(citation.bracketed || known());
                    }
                    InlineKind::Wikilink { target, fragment, .. } => {
                        wikilinks += usize::from(leads_somewhere(&seen.wikilink(target, fragment.as_deref())));
                    }
                    InlineKind::Link { dest, .. } => {
                        let place = dest.split('#').next().unwrap_or_default();
                        links += usize::from(matches!(seen.link(place), CiteTarget::Source(_)));
                    }
                    _ => {}
                }
            }
        }
        match () {
            () if links > pandoc && links > wikilinks => Style::Link,
            () if wikilinks > pandoc => Style::Wikilink,
            () => Style::Pandoc,
        }
    }

    /// The citation of a source as it stands in the document `from`. Only Pandoc's form has room for a locator; the others name a
    /// passage by the quotation beside them.
    pub fn citation(self, from: &FileKey, source: &Source, locator: Option<&str>) -> String {
        let pandoc = || {
            let item = pandoc_item(&source.key);
            locator.map_or_else(|| format!("[{item}]"), |locator| format!("[{item}, {locator}]"))
        };
        match self {
            Style::Pandoc => pandoc(),
            // What ends a wikilink's target cannot stand in it.
            Style::Wikilink if source.key.contains(['|', '#', '[', ']']) => pandoc(),
            Style::Wikilink => format!("[[{}]]", source.key),
            Style::Link => link(from, source).unwrap_or_else(pandoc),
        }
    }
}

fn link(from: &FileKey, source: &Source) -> Option<String> {
    let destination = match &source.file {
        Some(file) => path::relative(path::parent(from)?, file),
        None => source.meta.url.clone()?,
    };
    let escaped = utf8_percent_encode(&destination, DESTINATION).to_string();
    let destination = if source.file.is_some() { escaped } else { destination };
    let label = source.meta.title.as_deref().unwrap_or(&source.key).replace(['[', ']'], "");
    Some(format!("[{label}]({destination})"))
}

/// `@key`, in braces where the key is not one that Pandoc reads without.
pub fn pandoc_item(key: &str) -> String {
    let mut after_mark = true;
    let plain = key.chars().all(|c| {
        let is_mark = ":.#$%&-+?<>~/".contains(c);
        let fits = c.is_alphanumeric() || c == '_' || (is_mark && !after_mark);
        after_mark = is_mark;
        fits
    });
    if plain && !after_mark { format!("@{key}") } else { format!("@{{{key}}}") }
}

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
    fn keys_that_pandoc_does_not_read_stand_in_braces() {
        assert_eq!(pandoc_item("ito2021"), "@ito2021");
        assert_eq!(pandoc_item("DBLP:conf/a-b.c"), "@DBLP:conf/a-b.c");
        assert_eq!(pandoc_item("two words"), "@{two words}");
        assert_eq!(pandoc_item("ends."), "@{ends.}");
        assert_eq!(pandoc_item("a--b"), "@{a--b}");
    }

    #[test]
    fn marks_inside_a_quotation_are_single() {
        assert_eq!(quoted("he said \"no\", twice", false), "\"he said 'no', twice\"");
        assert_eq!(quoted("he said “no.”", true), "“he said ‘no.’”");
        assert_eq!(quoted("\"Never\" was it", true), "“‘Never’ was it”");
    }
}
