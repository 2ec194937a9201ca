//! Rename: a citation key, a heading, a block id, a source's or note's file, a dossier entry's id, each with everything that points to it.

mod dossier;
pub mod edits;
mod files;
mod front_matter;
mod key;
mod place;
mod pointers;

pub use dossier::replaced as replaced_id;
pub use edits::Edits;
pub use files::will_rename;

use super::at::{Thing, things_at};
use super::dossier_ids;
use crate::dossier::EntryId;
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot};
use place::Place;

/// What stands at a place and can be renamed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Renamable {
    /// What to select.
    pub span: Span,
    /// Its name now.
    pub name: String,
}

/// Something that has a name.
enum Subject {
    /// A source with a bibliography entry, by its place in the catalogue.
    Key(u32),
    /// A document, by its file's name without extension.
    File(FileKey),
    /// A heading or a block id.
    Place(Place),
    /// An entry of the dossier.
    Entry(EntryId),
}

/// What can be renamed at `offset`: nothing where nothing has a name there.
///
/// # Errors
/// Says why what stands there cannot be renamed, and what to do instead.
pub fn prepare(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Result<Option<Renamable>, String> {
    let Some((subject, span)) = subject_at(snapshot, file, offset)? else { return Ok(None) };
    let name = match &subject {
        Subject::Entry(id) => {
            dossier::check(snapshot, file, id)?;
            id.to_string()
        }
        _ => snapshot.text(file).map(|text| text.slice(span).into_owned()).unwrap_or_default(),
    };
    Ok(Some(Renamable { span, name }))
}

/// The edits that give what stands at `offset` another name.
///
/// # Errors
/// Says why it cannot have that name, or none.
pub fn rename(snapshot: &Snapshot, file: &FileKey, offset: usize, name: &str) -> Result<Edits, String> {
    let name = name.trim();
    if name.is_empty() || name.contains(['\n', '\r']) {
        return Err("A name is one line that is not empty.".into());
    }
    match subject_at(snapshot, file, offset)? {
        Some((Subject::Key(source), _)) => key::rename(snapshot, file, source, name),
        Some((Subject::File(document), _)) => files::rename(snapshot, &document, name),
        Some((Subject::Place(place), _)) => place::rename(snapshot, &place, name),
        Some((Subject::Entry(id), _)) => dossier::rename(snapshot, file, &id, name),
        None => Err("Nothing here has a name that can be changed.".into()),
    }
}

fn subject_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Result<Option<(Subject, Span)>, String> {
    match snapshot.kind(file) {
        Kind::DossierToml | Kind::DossierNote => {
            if let Some((id, span)) = dossier_ids::written_at(snapshot, file, offset) {
                return Ok(Some((Subject::Entry(id), span)));
            }
        }
        Kind::Biblatex | Kind::CslJson => return Ok(key::entry_at(snapshot, file, offset)),
        Kind::Note | Kind::Source => {}
        _ => return Ok(None),
    }
    if let Some(found) = pointer_at(snapshot, file, offset) {
        return Ok(Some(found));
    }
    if let Some((place, span)) = place::at(snapshot, file, offset)? {
        return Ok(Some((Subject::Place(place), span)));
    }
    let Some(analysis) = snapshot.analysis(file) else { return Ok(None) };
    let names = things_at(&analysis, offset).into_iter().any(|found| matches!(found.thing, Thing::Mention(_)));
    match names {
        true => Err("A name in a text is renamed where it is written. To change the entry's id, go to its definition and rename it there.".into()),
        false => Ok(None),
    }
}

/// The citation, link or wikilink at `offset`.
fn pointer_at(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<(Subject, Span)> {
    let space = snapshot.space(file)?;
    let document = snapshot.state(file)?.document().clone();
    for (start, block) in document.blocks().filter(|(start, block)| block.span.shift(*start).touches(offset)) {
        let at = offset - start;
        let inlines = block.inlines.iter().filter(|inline| inline.file_span.touches(at));
        for inline in inlines {
            let Some(pointer) = pointers::pointer(snapshot, file, inline, at) else { continue };
            if let Some((text, span)) = &pointer.locator
                && span.touches(at)
            {
                let target = pointer.file.clone()?;
                return place::named(snapshot, &target, text, *span, at)
                    .map(|(place, span)| (Subject::Place(place), span.shift(start)));
            }
            if !pointer.span.touches(at) {
                continue;
            }
            let span = pointer.span.shift(start);
            let is_link = matches!(inline.kind, InlineKind::Link { .. } | InlineKind::Image { .. });
            let entry = pointer.source.and_then(|source| space.catalog.source(source)).filter(|it| it.entry.is_some());
            return match (pointer.source, entry, pointer.file) {
                (Some(source), Some(entry), _) if !is_link && entry.key == pointer.name => {
                    Some((Subject::Key(source), span))
                }
                (_, _, Some(document)) if !is_link => Some((Subject::File(document), span)),
                _ => None,
            };
        }
    }
    None
}
