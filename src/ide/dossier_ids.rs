//! Ids in dossier files: which one stands at a place, and where its entry is written.

use super::definition::{Target, dossier_entry};
use crate::dossier::load::ftm;
use crate::dossier::{EntryId, Loaded, Origin, builtin};
use crate::text::Span;
use crate::workspace::{FileKey, FileState, Kind, Snapshot, Space};
use std::sync::Arc;

/// What a dossier file that people write holds; nothing of other files.
pub fn loaded(snapshot: &Snapshot, state: &FileState) -> Option<Arc<Loaded>> {
    match snapshot.kind(&state.key) {
        Kind::DossierToml => Some(state.dossier_toml().clone()),
        Kind::DossierNote => Some(state.dossier_note().clone()),
        _ => None,
    }
}

/// The places of the entries' own ids in a loaded file.
pub fn own_ids(loaded: &Loaded) -> impl Iterator<Item = (&EntryId, Span)> {
    let place = |origins: &[Origin]| match origins.first() {
        Some(Origin::File { id_span, .. }) => Some(*id_span),
        _ => None,
    };
    let actors = loaded.actors.iter().filter_map(move |actor| Some((&actor.id, place(&actor.origin)?)));
    let events = loaded.events.iter().filter_map(move |event| Some((&event.id, place(&event.origin)?)));
    actors.chain(events)
}

/// The id at a place of a dossier file that people write: one that an entry refers to, or the entry's own (its name, where it gives no id).
pub fn written_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(EntryId, Span)> {
    let state = snapshot.state(file)?;
    let loaded = loaded(snapshot, state)?;
    let refs = loaded.refs.iter().map(|(id, span)| (id, *span));
    let one_line = |span: Span| !state.text.slice(span).contains('\n');
    let (id, span) = refs.chain(own_ids(&loaded)).find(|(_, span)| span.touches(offset) && one_line(*span))?;
    Some((id.clone(), span))
}

/// The id at a place of any dossier file.
pub fn id_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(EntryId, Span)> {
    match snapshot.kind(file) {
        Kind::DossierEntities => entity_at(snapshot, file, offset),
        _ => written_at(snapshot, file, offset),
    }
}

/// The line at a place of a file, with where it begins.
fn line_at(state: &FileState, offset: usize) -> (usize, String) {
    let offset = state.text.floor(offset);
    let start = state.text.line_start(offset);
    (start, state.text.slice(Span::new(start, state.text.line_end(offset))).into_owned())
}

/// The id in a line of a file of entities; of a country's code that of the country.
fn entity_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(EntryId, Span)> {
    let (start, line) = line_at(snapshot.state(file)?, offset);
    let found = ftm::at(&line, offset.checked_sub(start)?)?;
    let span = found.span.shift(start);
    if ftm::COUNTRY_PROPERTIES.contains(&found.property.as_str()) {
        return Some((builtin::country_of_code(&found.value.to_lowercase())?.into(), span));
    }
    ftm::ID_PROPERTIES.contains(&found.property.as_str()).then(|| (found.value.into(), span))
}

/// Where what an id names is written: an entry of the dossier, or a post of a file of entities, which is none.
pub fn place_of(snapshot: &Snapshot, space: &Space, file: &FileKey, id: &str) -> Option<Target> {
    dossier_entry(space, id).or_else(|| {
        let span = post_span(snapshot, file, id)?;
        Some(Target { file: file.clone(), span, focus: span })
    })
}

fn post_span(snapshot: &Snapshot, file: &FileKey, id: &str) -> Option<Span> {
    (snapshot.kind(file) == Kind::DossierEntities).then_some(())?;
    let line = snapshot.state(file)?.imported().post(id)?;
    Some(Span::new(line.start, line.end))
}

/// Title and country of the post of that id in a file of entities whose text is here.
pub fn post(snapshot: &Snapshot, file: &FileKey, id: &str) -> Option<(String, Option<String>)> {
    let span = post_span(snapshot, file, id)?;
    ftm::post_of(snapshot.state(file)?.text.slice(span).as_bytes())
}
