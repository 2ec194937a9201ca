//! Rename of the id of a dossier entry, in all dossier files.

use super::Edits;
use crate::dossier::builtin;
use crate::ide::dossier_ids::{loaded, own_ids};
use crate::workspace::{FileKey, Snapshot};

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
