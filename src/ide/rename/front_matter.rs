//! Files that get other names, in front matter: `source:` (a key that is a file's name, a wikilink, a path) and `bibliography:`.

use super::files::{Moves, key_of_file, wikilink};
use super::pointers::Document;
use crate::analysis::{Catalog as _, CiteTarget};
use crate::ide::links;
use crate::sources::metadata::stem;
use crate::syntax::front_matter::{Field, Value};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Snapshot, Space, path};

/// The edits of a document's front matter.
pub(super) fn edits(
    snapshot: &Snapshot,
    space: &Space,
    moved: &Moves,
    document: &Document,
    text: &str,
    edits: &mut Vec<TextEdit>,
) {
    let Some(front) = document.state.front_matter() else { return };
    for (key, field) in &front.fields {
        let is_source = key.eq_ignore_ascii_case("source");
        if !is_source && !key.eq_ignore_ascii_case("bibliography") {
            continue;
        }
        for (value, span) in scalars(field) {
            let parts = if is_source { value.split(';').collect() } else { vec![value] };
            for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
                let new = match is_source {
                    true => source(snapshot, space, moved, document.file, part),
                    false => bibliography(snapshot, space, moved, document.file, part),
                };
                let Some((old, new)) = new.filter(|(old, new)| old != new) else { continue };
                // In the file it stands as it is, save for escapes of YAML, which paths seldom have.
                if let Some(at) = span.of(text).find(&old) {
                    let start = span.start + at;
                    edits.push(TextEdit { span: Span::new(start, start + old.len()), insert: new });
                }
            }
        }
    }
}

fn scalars(field: &Field) -> Vec<(&str, Span)> {
    let one = |field: &Field| match &field.value {
        Value::Scalar(_) => Some(field.span),
        _ => None,
    };
    match &field.value {
        Value::Scalar(text) => vec![(text.as_str(), field.span)],
        Value::List(items) => items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Scalar(text) => Some((text.as_str(), one(item)?)),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// What is written of a source's name, and what is to be.
fn source(
    snapshot: &Snapshot,
    space: &Space,
    moved: &Moves,
    from: &FileKey,
    written: &str,
) -> Option<(String, String)> {
    let seen = snapshot.seen_from(from)?;
    let bare = written.trim_start_matches('[').trim_end_matches(']').trim_start_matches('@');
    let bare = bare.trim_start_matches('{').trim_end_matches('}');
    let (name, _) = bare.split_once(['#', '|']).unwrap_or((bare, ""));
    let name = name.trim();
    if let Some(at) = space.catalog.by_key(name) {
        let source = space.catalog.source(at)?;
        let new = moved.of(source.file.as_ref()?)?;
        return key_of_file(source).then(|| (name.to_owned(), stem(&new).to_owned()));
    }
    let (path, _) = written.split_once('#').unwrap_or((written, ""));
    if let Some(target) = seen.file(path).filter(|target| snapshot.state(target).is_some()) {
        return Some((path.to_owned(), links::in_brackets(&moved.relative(from, &target)?)));
    }
    let CiteTarget::Source(at) = seen.wikilink(name, None) else { return None };
    let file = space.catalog.source(at)?.file.clone()?;
    let new = moved.of(&file)?;
    Some((name.to_owned(), wikilink(space, name, &file, &new)?))
}

/// A bibliography is named from the note's folder, or from the root.
fn bibliography(
    snapshot: &Snapshot,
    space: &Space,
    moved: &Moves,
    from: &FileKey,
    written: &str,
) -> Option<(String, String)> {
    let root = space.root.as_deref()?;
    let folder = path::parent(from)?;
    let is_here = |file: &FileKey| snapshot.state(file).is_some();
    match path::join(folder, written).filter(is_here) {
        Some(target) => Some((written.to_owned(), moved.relative(from, &target)?)),
        None => {
            let new = moved.of(&path::join(root, written).filter(is_here)?)?;
            Some((written.to_owned(), path::relative(root, &new)))
        }
    }
}
