//! Citing as a note cites: which of the forms of citations a note uses, where it puts them, and a new citation written so.

use crate::analysis::Analysis;
use crate::syntax::{Document, Format, InlineKind};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, FileState, Snapshot, Source, path};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The forms of citations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Form {
    /// `[@key, ¶ 3]`
    #[default]
    Pandoc,
    /// `[[key#"words"]]`
    Wikilink,
    /// `[title](../source.txt#:~:text=words)`
    Link,
}

/// How a note cites.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub struct Style {
    /// The form that most of its citations have.
    pub form: Form,
    /// They stand in footnotes.
    pub footnotes: bool,
    /// They stand after the full stop.
    pub after_stop: bool,
}

/// A passage to be cited.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The source.
    pub source: &'a Source,
    /// What names the passage after a Pandoc key: `¶ 4`.
    pub locator: Option<&'a str>,
    /// The passage as it is read, for a fragment of a wikilink or link; empty for none.
    pub words: &'a str,
}

impl Form {
    /// A citation of a passage in this form, without what stands around it. `from` is the citing note.
    pub fn citation(self, cited: &Cited, from: &FileKey) -> String {
        let key = &cited.source.key;
        let words = first_words(cited.words);
        let pandoc = || {
            let locator = cited.locator.map(|locator| format!(", {locator}")).unwrap_or_default();
            format!("[{}{locator}]", pandoc_item(key))
        };
        match self {
            Form::Pandoc => pandoc(),
            // What ends a wikilink's target cannot stand in it.
            Form::Wikilink if key.contains(['|', '#', '[', ']']) => pandoc(),
            Form::Wikilink => {
                let words = words.replace(['"', '“', '”', '„', '[', ']', '|', '#'], "");
                if words.is_empty() { format!("[[{key}]]") } else { format!("[[{key}#\"{words}\"]]") }
            }
            Form::Link => link(cited.source, &words, from).unwrap_or_else(pandoc),
        }
    }
}

fn link(source: &Source, words: &str, from: &FileKey) -> Option<String> {
    let destination = match &source.file {
        Some(file) => encoded(&path::relative(path::parent(from)?, file), PATH),
        None => source.meta.url.clone()?,
    };
    let fragment = if words.is_empty() { String::new() } else { format!("#:~:text={}", encoded(words, FRAGMENT)) };
    let label = source.meta.title.as_deref().unwrap_or(&source.key).replace(['[', ']'], "");
    Some(format!("[{label}]({destination}{fragment})"))
}

impl Style {
    /// The style of a note; that of Pandoc where it cites nothing yet. Linear in its blocks.
    pub fn of(analysis: &Analysis) -> Style {
        let (mut forms, mut notes, mut all, mut after) = ([0usize; 3], 0usize, 0usize, 0usize);
        for view in analysis.blocks() {
            let text = &view.block.running.text;
            for cite in view.result.citations.iter().filter(|cite| cite.target.is_citation()) {
                if cite.through_footnote {
                    notes += 1;
                    continue;
                }
                let inline = view.block.inlines.iter().find(|inline| inline.file_span == cite.file_span);
                let form = match inline.map(|inline| &inline.kind) {
                    Some(InlineKind::Citation(_)) => 0,
                    Some(InlineKind::Wikilink { .. }) => 1,
                    _ => 2,
                };
                if let Some(count) = forms.get_mut(form) {
                    *count += 1;
                }
                if view.block.footnote.is_none() && !view.block.quoted {
                    all += 1;
                    let before = text.get(..cite.span.start).unwrap_or_default().trim_end();
                    after += usize::from(before.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!', '?']));
                }
            }
        }
        let [pandoc, wikilink, link] = forms;
        let form = if wikilink > pandoc && wikilink >= link {
            Form::Wikilink
        } else if link > pandoc {
            Form::Link
        } else {
            Form::Pandoc
        };
        Style { form, footnotes: notes > all, after_stop: after * 2 > all }
    }

    /// The edits that cite a passage for the sentence `span`, bytes of the note, which reads `sentence`.
    pub fn edits(&self, cited: &Cited, from: &FileKey, state: &FileState, sentence: &str, span: Span) -> Vec<TextEdit> {
        let citation = self.form.citation(cited, from);
        let length = state.text.len();
        let trimmed = sentence.trim_end();
        let body = trimmed.trim_end_matches(['.', '!', '?', '…']);
        let end = span.start + trimmed.len();
        // `said "no."`: the stop belongs to the quotation.
        let before_stop = span.start + body.len();
        if self.footnotes {
            let label = free_label(state.document());
            let last = state.text.slice(Span::new(length.saturating_sub(1), length));
            let gap = if last == "\n" { "\n" } else { "\n\n" };
            return vec![
                TextEdit { span: Span::at(end), insert: format!("[^{label}]") },
                TextEdit { span: Span::at(length), insert: format!("{gap}[^{label}]: {citation}\n") },
            ];
        }
        let at = if self.after_stop { end } else { before_stop };
        let insert = if citation.starts_with("[[") || citation.starts_with("[@") {
            format!(" {citation}")
        } else {
            format!(" ({citation})")
        };
        vec![TextEdit { span: Span::at(at), insert }]
    }
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

/// Words that a fragment gives of a passage: enough to tell it from its neighbours.
const WORDS: usize = 8;

/// The first words of a passage, on one line.
fn first_words(passage: &str) -> String {
    let words: Vec<&str> = passage.split_whitespace().take(WORDS).collect();
    words.join(" ").trim_end_matches([',', ';', ':', '.']).to_owned()
}

/// What is written otherwise in a link's destination.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'?').add(b'\\');
/// In a text fragment `-`, `,` and `&` have a meaning of their own.
const FRAGMENT: &AsciiSet = &PATH.add(b'-').add(b',').add(b'&').add(b'"');

/// A fragment as it stands in a link's destination.
pub fn in_destination(fragment: &str) -> String {
    encoded(fragment, FRAGMENT)
}

fn encoded(text: &str, set: &'static AsciiSet) -> String {
    utf8_percent_encode(text, set).to_string()
}

/// The least number that no footnote has as its label.
fn free_label(document: &Document) -> usize {
    let taken: Vec<&str> =
        document.chunks.iter().flat_map(|placed| placed.chunk.footnotes.iter().map(|(label, _)| &**label)).collect();
    let mut taken: Vec<usize> = taken.iter().filter_map(|label| label.parse().ok()).collect();
    taken.sort_unstable();
    taken.dedup();
    (1..).zip(taken.iter().chain([&usize::MAX])).find(|(free, taken)| free != *taken).map_or(1, |(free, _)| free)
}

/// Whether citations can be written into a document of that format.
pub fn can_cite(format: Format) -> bool {
    format != Format::Html
}

/// The words of a passage, for [`Cited::words`].
pub fn words_of(snapshot: &Snapshot, file: &FileKey, span: Span) -> String {
    snapshot.state(file).map(|state| state.prepared().quote(span)).unwrap_or_default()
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
}
