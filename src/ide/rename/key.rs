//! Rename of a citation key: in the bibliography, in all notes, in front matter and in dossiers.

use super::pointers::{in_documents, pointers};
use super::{Edits, Subject};
use crate::syntax::front_matter::{Field, Value};
use crate::syntax::is_citation_key;
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Kind, Snapshot};

/// Characters that a citation key may have and a BibLaTeX key may not.
const NOT_IN_BIBLATEX: [char; 4] = ['#', '%', '~', '$'];

/// The entry whose key stands at `offset` of a bibliography.
pub(super) fn entry_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(Subject, Span)> {
    let catalog = &snapshot.space(file)?.catalog;
    let place = catalog.sources().iter().enumerate().find_map(|(at, source)| {
        let entry = source.entry.as_ref().filter(|entry| entry.file == *file && entry.key_span.touches(offset))?;
        Some((at as u32, entry.key_span))
    });
    if let Some((at, span)) = place {
        return Some((Subject::Key(at), span));
    }
    let bibliography = snapshot.state(file)?.bibliography(snapshot.kind(file) == Kind::CslJson).clone();
    let crossref = bibliography.entries.iter().filter_map(|entry| entry.crossref.as_ref());
    let (key, span) = crossref.filter(|(_, span)| span.touches(offset)).find_map(|(key, span)| {
        let raw = snapshot.state(file)?.text.slice(*span).into_owned();
        let at = raw.find(key.as_str())?;
        Some((key, Span::new(span.start + at, span.start + at + key.len())))
    })?;
    let source = catalog.by_key(key)?;
    catalog.source(source)?.entry.as_ref()?;
    Some((Subject::Key(source), span))
}

pub(super) fn rename(snapshot: &Snapshot, file: &FileKey, source: u32, name: &str) -> Result<Edits, String> {
    let gone = || "The source is not there any more.".to_owned();
    let space = snapshot.space(file).ok_or_else(gone)?;
    let own = space.catalog.source(source).ok_or_else(gone)?;
    let entry = own.entry.as_ref().ok_or_else(gone)?;
    let old = own.key.as_str();
    if name == old {
        return Ok(Edits::default());
    }
    let bad =
        !is_citation_key(name) || (snapshot.kind(&entry.file) == Kind::Biblatex && name.contains(NOT_IN_BIBLATEX));
    if bad {
        return Err(format!(
            "`{name}` cannot be a citation key: it begins and ends with a letter or digit and has no spaces, brackets, commas or quote marks."
        ));
    }
    if let Some(other) = space.catalog.by_key(name).and_then(|other| space.catalog.source(other)) {
        let title = other.meta.title.as_deref().unwrap_or("another source");
        return Err(format!("The key `{name}` is taken: by {title}."));
    }
    let mut edits = Edits::default();
    edits.push(&entry.file, inner(snapshot, &entry.file, entry.key_span), name);
    in_bibliographies(snapshot, file, old, name, &mut edits);
    let found = in_documents(snapshot, file, &[old.to_owned()], |document, edits| {
        for (start, inline) in document.inlines() {
            for pointer in pointers(snapshot, document.file, inline) {
                if pointer.source == Some(source) && pointer.name == old {
                    let span = pointer.span.shift(start);
                    if document.state.text.slice(span) == old {
                        edits.push(TextEdit { span, insert: name.to_owned() });
                    }
                }
            }
        }
        if let Some(front) = document.state.front_matter() {
            let fields = front.fields.iter().filter(|(key, _)| key.eq_ignore_ascii_case("source"));
            fields.for_each(|(_, field)| in_field(field, old, name, edits));
        }
    });
    found.into_iter().for_each(|(file, found)| edits.extend(&file, found));
    in_dossiers(snapshot, file, old, name, &mut edits);
    Ok(edits.finish())
}

/// The span without quote marks or an `@` around the name in it.
fn inner(snapshot: &Snapshot, file: &FileKey, span: Span) -> Span {
    let raw = snapshot.text(file).map(|text| text.slice(span).into_owned()).unwrap_or_default();
    match raw.len() >= 2 && raw.starts_with('"') && raw.ends_with('"') {
        true => Span::new(span.start + 1, span.end - 1),
        false => span,
    }
}

fn in_field(field: &Field, old: &str, name: &str, edits: &mut Vec<TextEdit>) {
    match &field.value {
        Value::Scalar(text) if text.trim().trim_start_matches('@') == old => {
            let at = usize::from(text.trim().starts_with('@'));
            edits.push(TextEdit { span: Span::new(field.span.start + at, field.span.end), insert: name.to_owned() });
        }
        Value::List(items) => {
            for item in items {
                // A list of lists names no keys.
                if matches!(item.value, Value::Scalar(_)) {
                    in_field(item, old, name, edits);
                }
            }
        }
        _ => {}
    }
}

fn in_bibliographies(snapshot: &Snapshot, file: &FileKey, old: &str, name: &str, edits: &mut Edits) {
    for other in snapshot.files_beside(file) {
        let kind = snapshot.kind(&other);
        let (Some(state), Kind::Biblatex | Kind::CslJson) = (snapshot.state(&other), kind) else { continue };
        for entry in &state.bibliography(kind == Kind::CslJson).entries {
            let Some((key, span)) = entry.crossref.as_ref().filter(|(key, _)| key == old) else { continue };
            if let Some(at) = state.text.slice(*span).find(key.as_str()) {
                edits.push(&other, Span::new(span.start + at, span.start + at + key.len()), name);
            }
        }
    }
}

/// `source = ["key"]` of events.
pub(super) fn in_dossiers(snapshot: &Snapshot, file: &FileKey, old: &str, name: &str, edits: &mut Edits) {
    for other in snapshot.files_beside(file) {
        let Some(state) = snapshot.state(&other) else { continue };
        let loaded = match snapshot.kind(&other) {
            Kind::DossierToml => state.dossier_toml(),
            Kind::DossierNote => state.dossier_note(),
            _ => continue,
        };
        for (_, span) in loaded.keys.iter().filter(|(key, _)| key == old) {
            edits.push(&other, *span, name);
        }
    }
}
