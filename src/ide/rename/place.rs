//! Rename of a heading or a block id, with the links, wikilinks and locators that name it.

use super::Edits;
use super::pointers::{in_documents, pointers};
use crate::sources::locator::{self, Place as Named};
use crate::sources::passages::slug;
use crate::syntax::{Block, BlockKind, Format};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, FileState, Snapshot};

/// A place of a document that has a name.
pub struct Place {
    file: FileKey,
    /// The block, bytes of the file.
    block: Span,
    /// Where its name stands.
    name: Span,
    kind: PlaceKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PlaceKind {
    Heading,
    BlockId,
}

/// The words of a Markdown heading as they are written, without its marks.
fn heading_span(state: &FileState, span: Span) -> Span {
    let raw = state.text.slice(span).into_owned();
    let (start, end) = match raw.trim_start().starts_with('#') {
        true => {
            let start = raw.len() - raw.trim_start().trim_start_matches('#').trim_start().len();
            let line = raw.trim_end();
            let closed = line.trim_end_matches('#');
            // Closing marks stand after a space: `C#` has none.
            let line = if closed.ends_with([' ', '\t']) { closed.trim_end() } else { line };
            (start, line.len())
        }
        false => (0, raw.trim_end().rfind('\n').unwrap_or(raw.trim_end().len())),
    };
    let inner = raw.get(start..end.max(start)).unwrap_or_default();
    let inner = match inner.trim_end().strip_suffix('}').and_then(|head| head.rfind("{#")) {
        Some(at) => inner.get(..at).unwrap_or_default(),
        None => inner,
    };
    let lead = inner.len() - inner.trim_start().len();
    Span::new(span.start + start + lead, span.start + start + lead + inner.trim().len())
}

/// Where `^id` stands in a block, without its mark.
fn id_span(state: &FileState, span: Span, id: &str) -> Option<Span> {
    let raw = state.text.slice(span).into_owned();
    let at = raw.rfind(&format!("^{id}"))? + 1;
    Some(Span::new(span.start + at, span.start + at + id.len()))
}

fn place_of(state: &FileState, start: usize, block: &Block, by_id: bool) -> Option<Place> {
    let span = block.span.shift(start);
    let (name, kind) = match (block.kind, &block.anchor) {
        (BlockKind::Heading(_), _) if !by_id => (heading_span(state, span), PlaceKind::Heading),
        (kind, Some(id)) if !matches!(kind, BlockKind::Heading(_)) => (id_span(state, span, id)?, PlaceKind::BlockId),
        _ => return None,
    };
    Some(Place { file: state.key.clone(), block: span, name, kind })
}

/// The heading or block id that stands at `offset`, and its name's place.
///
/// # Errors
/// Says that headings of documents that are not Markdown are not renamed.
pub fn at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Result<Option<(Place, Span)>, String> {
    let Some(state) = snapshot.state(file) else { return Ok(None) };
    let document = state.document();
    for (start, block) in document.blocks().filter(|(start, block)| block.span.shift(*start).touches(offset)) {
        let Some(place) = place_of(state, start, block, false) else { continue };
        if place.kind == PlaceKind::Heading && state.format != Format::Markdown {
            return Err(
                "Only headings of Markdown documents can be renamed; this is the text of a source as it was published."
                    .into(),
            );
        }
        if place.name.touches(offset) || place.kind == PlaceKind::Heading {
            let span = place.name;
            return Ok(Some((place, span)));
        }
    }
    Ok(None)
}

/// The one block of a document that a named place of a locator means.
fn block_named(state: &FileState, named: &Named) -> Option<Place> {
    let by_id = matches!(named, Named::Block(_));
    let wanted = match named {
        Named::Heading(_) | Named::Section(_) | Named::Block(_) => {
            locator::Locator { place: named.clone(), span: Span::default() }
        }
        _ => return None,
    };
    let found = state.passages().locate(&wanted).spans.into_iter().next()?;
    let mut blocks = state.document().blocks();
    let (start, block) = blocks.find(|(start, block)| {
        let span = block.span.shift(*start);
        if by_id { span == found } else { span.start == found.start && matches!(block.kind, BlockKind::Heading(_)) }
    })?;
    place_of(state, start, block, by_id)
}

/// The place of `target` that the locator at `at` names, and where its name stands in the locator, in bytes of the chunk.
pub fn named(snapshot: &Snapshot, target: &FileKey, text: &str, span: Span, at: usize) -> Option<(Place, Span)> {
    let state = snapshot.state(target).filter(|state| state.format == Format::Markdown)?;
    written(text, span)
        .into_iter()
        .filter(|(_, written)| written.touches(at))
        .find_map(|(named, written)| Some((block_named(state, &named)?, written)))
}

/// The headings and block ids that a locator names, each with where its name stands; `span` is where `text` stands.
fn written(text: &str, span: Span) -> Vec<(Named, Span)> {
    // The span of a wikilink's fragment begins after the `#`.
    let shift = text.len().saturating_sub(span.len());
    let mut found = Vec::new();
    for locator in locator::parse(text) {
        let name = match &locator.place {
            Named::Heading(name) => name.rsplit('#').next().unwrap_or_default(),
            Named::Section(name) => name,
            Named::Block(id) => id,
            _ => continue,
        };
        if let Some(at) = text.rfind(name).filter(|at| !name.is_empty() && *at >= shift) {
            let start = span.start + at - shift;
            found.push((locator.place.clone(), Span::new(start, start + name.len())));
        }
    }
    found
}

pub(super) fn rename(snapshot: &Snapshot, place: &Place, name: &str) -> Result<Edits, String> {
    let state = snapshot.state(&place.file).ok_or("The document is not there any more.")?;
    let name = name.trim_start_matches(if place.kind == PlaceKind::BlockId { '^' } else { '#' }).trim();
    if place.kind == PlaceKind::BlockId {
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(format!("`{name}` cannot be a block id: it has only letters, digits and hyphens."));
        }
        let mut others = state.document().blocks().filter(|(start, block)| block.span.shift(*start) != place.block);
        if others.any(|(_, block)| block.anchor.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(name))) {
            return Err(format!("The block id `{name}` is taken by another block of this document."));
        }
    }
    let mut edits = Edits::default();
    edits.push(&place.file, place.name, name);
    let new_slug = slug_of(state, place, name);
    // What a reader sees of it: markup is no part of a link to it.
    let plain = name.replace(['*', '_', '`', '[', ']', '|', '#', '^'], "");
    let found = in_documents(snapshot, &place.file, &[], |document, edits| {
        for (start, inline) in document.inlines() {
            for pointer in pointers(snapshot, document.file, inline) {
                if pointer.file.as_ref() != Some(&place.file) {
                    continue;
                }
                let Some((text, span)) = &pointer.locator else { continue };
                for (named, written) in written(text, *span) {
                    if block_named(state, &named).is_none_or(|found| found.name != place.name) {
                        continue;
                    }
                    let old = document.text(start, written);
                    let is_slug = old == slug(&old) && matches!(named, Named::Heading(_));
                    let insert = match place.kind {
                        PlaceKind::BlockId => name.to_owned(),
                        PlaceKind::Heading if is_slug && !old.contains(' ') => new_slug.clone(),
                        PlaceKind::Heading => plain.clone(),
                    };
                    edits.push(TextEdit { span: written.shift(start), insert });
                }
            }
        }
    });
    found.into_iter().for_each(|(file, found)| edits.extend(&file, found));
    Ok(edits.finish())
}

/// The slug that a heading will have under its new name: numbered where one before it has the same.
fn slug_of(state: &FileState, place: &Place, name: &str) -> String {
    let wanted = slug(name);
    let headings = state.passages();
    let before = headings.headings().iter().filter(|heading| heading.span.start < place.block.start);
    match before.filter(|heading| slug(&heading.text) == wanted).count() {
        0 => wanted,
        count => format!("{wanted}-{count}"),
    }
}
