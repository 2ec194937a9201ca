//! Citing: the list of sources, a citation in the style of a note, words of a source as a quotation with its citation, and
//! the notes that rest on a source. Editors' commands are made of these.

mod style;

use super::references::{References, citations};
use crate::rules::Fix;
use crate::rules::citing::{Cited, Form, Style, pandoc_item};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Kind, Snapshot, Source, path};

/// A source that can be cited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citable {
    /// Its citation key.
    pub key: String,
    /// Its title, or empty.
    pub title: String,
    /// Who wrote and published it and when, as far as that is known: `Mara Ito, Harbour News, 2021-05-04`.
    pub detail: String,
    /// Its document, where the text is here.
    pub file: Option<FileKey>,
}

/// A note that something can be added to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The file.
    pub file: FileKey,
    /// Its path below the root.
    pub path: String,
    /// Its title, or empty.
    pub title: String,
}

/// Words of a source as they stand in a note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CitedPassage {
    /// The source's key.
    pub key: String,
    /// The quotation with its citation: `"The crane fell." [@harbour, ¶ 2]`.
    pub text: String,
}

/// The sources of the workspace that `file` belongs to, by their keys.
pub fn citable(snapshot: &Snapshot, file: &FileKey) -> Vec<Citable> {
    let sources = snapshot.space(file).map(|space| space.catalog.sources()).unwrap_or_default();
    let mut found = sources.iter().filter(|source| !source.key.is_empty()).map(citable_as).collect::<Vec<_>>();
    found.sort_by(|a, b| a.key.cmp(&b.key));
    found
}

fn citable_as(source: &Source) -> Citable {
    let meta = &source.meta;
    let published = meta.published.as_ref().map(ToString::to_string);
    let detail = meta.authors.iter().cloned().chain(meta.publisher.clone()).chain(published);
    Citable {
        key: source.key.clone(),
        title: meta.title.clone().unwrap_or_default(),
        detail: detail.collect::<Vec<_>>().join(", "),
        file: source.file.clone(),
    }
}

/// The notes of the workspace that `file` belongs to, in order of their paths, without the file itself.
pub fn notes(snapshot: &Snapshot, file: &FileKey) -> Vec<Note> {
    let Some(space) = snapshot.space(file) else { return Vec::new() };
    let others = snapshot.files_beside(file).into_iter().filter(|other| other != file);
    let notes = others.filter(|other| snapshot.kind(other) == Kind::Note);
    notes
        .map(|note| Note {
            path: space.relative(&note).to_owned(),
            title: snapshot.metadata(&note).title.unwrap_or_default(),
            file: note,
        })
        .collect()
}

/// The edit that cites `key` at `offset` of a note, in its style: a further item of the citation in brackets that stands
/// there, else a citation of its own, apart from the words around it. `None` where no source has that key.
pub fn insert_citation(snapshot: &Snapshot, file: &FileKey, offset: usize, key: &str) -> Option<TextEdit> {
    let space = snapshot.space(file)?;
    let source = space.catalog.source(space.catalog.by_key(key)?)?;
    let text = snapshot.text(file)?;
    if let Some(end) = style::group_around(snapshot, file, offset) {
        return Some(TextEdit { span: Span::at(end), insert: format!("; {}", pandoc_item(&source.key)) });
    }
    let citation = form_of(snapshot, file).citation(&Cited { source, locator: None, words: "" }, file);
    let around = |from: usize, to: usize| text.slice(Span::new(from, to.min(text.len()))).to_string();
    // A line is not read whole for its last character.
    let before = around(text.floor(offset.saturating_sub(4)), offset);
    let after = around(offset, text.floor(offset + 4));
    let apart = before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '“' | '"'));
    let goes_on = after.chars().next().is_some_and(char::is_alphanumeric);
    let insert = format!("{}{citation}{}", if apart { " " } else { "" }, if goes_on { " " } else { "" });
    Some(TextEdit { span: Span::at(offset), insert })
}

/// The words of a document in `span` as a quotation with its citation, in the style of `note`, else as Pandoc has it; with the number of
/// the paragraph where that can be told. `None` where there are no words.
pub fn cite_passage(snapshot: &Snapshot, file: &FileKey, span: Span, note: Option<&FileKey>) -> Option<CitedPassage> {
    let state = snapshot.state(file)?;
    let mut words = Vec::new();
    for (start, block) in state.document().blocks().filter(|(start, block)| block.span.shift(*start).overlaps(span)) {
        let within = Span::new(span.start.saturating_sub(start), span.end.saturating_sub(start));
        let part = block.running.text_span(within);
        words.extend(part.map(|part| part.of(&block.running.text).trim()).filter(|part| !part.is_empty()));
    }
    let whole = state.text.slice(span).to_string();
    if words.is_empty() {
        words.push(whole.trim());
    }
    let words = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return None;
    }
    let quoted = style::quoted(&words, note.is_some_and(|note| style::is_curly(snapshot, note)));
    let Some(source) = snapshot.source_of(file) else {
        // A note is no source with a key; a wikilink leads to it.
        let key = path::stem(file).to_owned();
        return Some(CitedPassage { text: format!("{quoted} [[{key}]]"), key });
    };
    let first = span.start + (whole.len() - whole.trim_start().len());
    let last = span.end - (whole.len() - whole.trim_end().len());
    let paragraph = |offset: usize| state.passages().numbered_at(offset);
    let locator = match (paragraph(first), paragraph(last)) {
        (Some(first), Some(last)) if first == last => Some(format!("¶ {first}")),
        (Some(first), Some(last)) => Some(format!("¶ {first}-{last}")),
        _ => None,
    };
    let (form, from) = match note {
        Some(note) => (form_of(snapshot, note), note),
        None => (Form::Pandoc, file),
    };
    // A wikilink or link names the passage by the quotation beside it.
    let citation = form.citation(&Cited { source, locator: locator.as_deref(), words: "" }, from);
    Some(CitedPassage { key: source.key.clone(), text: format!("{quoted} {citation}") })
}

/// Adds a paragraph to the end of a note, before the line ends that it ends with.
pub fn append(snapshot: &Snapshot, note: &FileKey, paragraph: &str) -> Option<Fix> {
    let text = snapshot.text(note)?;
    let text = text.to_string();
    let end = text.trim_end().len();
    let insert = if end == 0 { format!("{paragraph}\n") } else { format!("\n\n{paragraph}") };
    let edit = TextEdit { span: Span::at(end), insert };
    let title = format!("Add the passage to {}", path::name(note));
    Some(Fix { title, edits: vec![(note.clone(), vec![edit])], preferred: false })
}

/// The citations of a source in other documents; `None` where `file` is no source.
pub fn notes_of(snapshot: &Snapshot, file: &FileKey) -> Option<References> {
    let source = snapshot.space(file)?.catalog.by_file(file)?;
    let mut found = References::default();
    citations(snapshot, file, source, &mut found);
    found.places.retain(|place| place.file != *file);
    Some(found)
}

/// The form in which a note cites; Pandoc's for a document that is none.
fn form_of(snapshot: &Snapshot, file: &FileKey) -> Form {
    snapshot.analysis(file).map_or(Form::Pandoc, |analysis| Style::of(&analysis).form)
}
