//! Rename of the id of a dossier entry, in all dossier files.

use super::Edits;
use crate::dossier::{EntryId, Loaded, Origin, builtin};
use crate::text::Span;
use crate::workspace::{FileKey, FileState, Kind, Snapshot};
use std::sync::Arc;

fn loaded(snapshot: &Snapshot, state: &FileState) -> Option<Arc<Loaded>> {
    match snapshot.kind(&state.key) {
        Kind::DossierToml => Some(state.dossier_toml().clone()),
        Kind::DossierNote => Some(state.dossier_note().clone()),
        _ => None,
    }
}

/// The places of an entry's own ids in a loaded file.
fn own_ids(loaded: &Loaded) -> impl Iterator<Item = (&EntryId, Span)> {
    let place = |origins: &[Origin]| match origins.first() {
        Some(Origin::File { id_span, .. }) => Some(*id_span),
        _ => None,
    };
    let actors = loaded.actors.iter().filter_map(move |actor| Some((&actor.id, place(&actor.origin)?)));
    let events = loaded.events.iter().filter_map(move |event| Some((&event.id, place(&event.origin)?)));
    actors.chain(events)
}

/// The id at a place of a dossier file: one that an entry refers to, or the entry's own.
pub fn id_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(EntryId, Span)> {
    let state = snapshot.state(file)?;
    let loaded = loaded(snapshot, state)?;
    let refs = loaded.refs.iter().map(|(id, span)| (id, *span));
    let (id, span) = refs.chain(own_ids(&loaded)).find(|(_, span)| span.touches(offset))?;
    Some((id.clone(), span))
}

/// Whether the id of an entry can be changed.
pub fn check(snapshot: &Snapshot, file: &FileKey, id: &str) -> Result<(), String> {
    let files = snapshot.files_beside(file);
    let states = files.iter().filter_map(|file| snapshot.state(file));
    let mut written = false;
    let mut imports = snapshot.space(file).into_iter().flat_map(|space| space.imports());
    if let Some(image) = imports.find(|image| image.by_id(id).is_some()) {
        return Err(format!("`{id}` comes from a file of entities that another program writes ({}).", image.file()));
    }
    for state in states {
        let Some(loaded) = loaded(snapshot, state) else { continue };
        for (_, span) in own_ids(&loaded).filter(|(own, _)| ***own == *id) {
            match state.text.slice(span) == id {
                true => written = true,
                false => {
                    return Err(format!(
                        "The entry has no `id`; it is made of the name. Write `id: {id}` into {} first.",
                        state.key
                    ));
                }
            }
        }
    }
    let built_in = builtin().actor(id).is_some() || builtin().event(id).is_some();
    let used = snapshot.space(file).is_some_and(|space| space.config.builtin);
    match (built_in && used, written) {
        (true, true) => Err(format!(
            "`{id}` is the id of a built-in entry, which this one adds to; with another id it would be an entry of its own, without the built-in facts."
        )),
        (true, false) => Err(format!("`{id}` is an entry of the built-in dossier; its id cannot be changed.")),
        (false, false) => Err(format!("No dossier file of this workspace has an entry `{id}`.")),
        (false, true) => Ok(()),
    }
}

pub(super) fn rename(snapshot: &Snapshot, file: &FileKey, id: &str, name: &str) -> Result<Edits, String> {
    check(snapshot, file, id)?;
    if name == id {
        return Ok(Edits::default());
    }
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return Err(format!("`{name}` cannot be an id: an id has only a-z, 0-9 and hyphens."));
    }
    let taken = snapshot
        .space(file)
        .is_some_and(|space| space.dossier.actor(name).is_some() || space.dossier.event(name).is_some());
    if taken {
        return Err(format!("The id `{name}` is taken by another entry."));
    }
    Ok(replaced(snapshot, file, id, name).finish())
}

/// Every place in dossier files where `id` stands, with `name` for it; both the entry's own and where others refer to it.
pub fn replaced(snapshot: &Snapshot, file: &FileKey, id: &str, name: &str) -> Edits {
    let mut edits = Edits::default();
    for other in snapshot.files_beside(file) {
        let Some(state) = snapshot.state(&other) else { continue };
        let Some(loaded) = loaded(snapshot, state) else { continue };
        let refs = loaded.refs.iter().map(|(id, span)| (id, *span));
        for (_, span) in refs.chain(own_ids(&loaded)).filter(|(found, _)| ***found == *id) {
            if state.text.slice(span) == id {
                edits.push(&other, span, name);
            }
        }
    }
    edits
}
