//! Hover: a chain of finders, one file an object.

mod actor;
mod citation;
mod cited;
mod event;
mod quotation;
mod time;
mod words;

pub use words::shortened;

use super::at::{Thing, things_at};
use super::dossier_ids;
use super::passage::Passage;
use super::references::citing_notes;
use crate::dossier::recognise::Kind as MentionKind;
use crate::text::Span;
use crate::time::How;
use crate::workspace::{FileKey, Kind, Snapshot, Space};

/// What is shown over a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// Markdown: a short first line, then details.
    pub markdown: String,
}

/// What is known of what stands at `offset`.
pub fn hover(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Hover> {
    let space = snapshot.space(file)?;
    if let Some(hover) = of_id(snapshot, file, offset) {
        return Some(hover);
    }
    let Some(analysis) = snapshot.analysis(file) else { return of_bibliography(snapshot, file, offset) };
    let thing = things_at(&analysis, offset).into_iter().find_map(|found| {
        let view = &found.view;
        let markdown = match found.thing {
            Thing::Citation(at) => {
                let cite = view.result.citations.get(at)?;
                citation::hover(snapshot, space, file, cite, Some(cite.file_span.shift(view.start)))?
            }
            Thing::Inline(at) => citation::footnote(snapshot, space, file, &analysis, view, at)?,
            Thing::Time(at) => time::hover(view, view.result.times.get(at)?),
            Thing::Quotation(at) => quotation::hover(snapshot, space, view, at)?,
            Thing::Mention(at) => {
                let mention = view.result.mentions.get(at)?;
                match mention.kind {
                    MentionKind::Actor => actor::hover(snapshot, space, file, mention)?,
                    MentionKind::Event => {
                        let era = view.result.times.iter().find(|time| time.span.overlaps(mention.span));
                        let era = era.filter(|time| matches!(time.value.how, How::Term { .. }));
                        let era = era.map(|time| format!("\n\n{}", time::hover(view, time))).unwrap_or_default();
                        event::hover(snapshot, space, file, mention)? + &era
                    }
                }
            }
        };
        Some(Hover { span: found.span, markdown })
    });
    thing.or_else(|| cited::hover(snapshot, file, offset).map(|(span, markdown)| Hover { span, markdown }))
}

/// Over an id in a dossier file: the entry that it names.
fn of_id(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Hover> {
    let space = snapshot.space(file)?;
    let (id, span) = dossier_ids::id_at(snapshot, file, offset)?;
    let markdown = match space.dossier.actor(&id) {
        Some(found) => actor::entry(Some(snapshot), space, file, found, None),
        None => match space.dossier.event(&id) {
            Some(found) => event::entry(Some(snapshot), space, file, found),
            None => post(space, dossier_ids::post(snapshot, file, &id)?),
        },
    };
    Some(Hover { span, markdown })
}

/// An office that somebody may hold, of a file of entities.
fn post(space: &Space, (title, code): (String, Option<String>)) -> String {
    let country = code.as_deref().and_then(|code| crate::dossier::builtin::country_of_code(&code.to_lowercase()));
    let country = country.and_then(|id| space.dossier.actor(id)).map(|actor| &actor.name).or(code.as_ref());
    let of = country.map(|country| format!(" · {}", words::plain(country))).unwrap_or_default();
    format!("**{}** · position{of}", words::plain(&title))
}

/// Over the key of a bibliography entry, or a key that another entry takes fields from: the source.
fn of_bibliography(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Hover> {
    let is_json = match snapshot.kind(file) {
        Kind::Biblatex => false,
        Kind::CslJson => true,
        _ => return None,
    };
    let bibliography = snapshot.state(file)?.bibliography(is_json).clone();
    let keys = bibliography.entries.iter().flat_map(|entry| {
        let crossref = entry.crossref.as_ref().map(|(key, span)| (key, *span));
        std::iter::once((&entry.key, entry.key_span)).chain(crossref)
    });
    let (key, span) = keys.into_iter().find(|(_, span)| span.touches(offset))?;
    let source = snapshot.space(file)?.catalog.by_key(key)?;
    let mut markdown = of_key(snapshot, file, key)?;
    let notes = citing_notes(snapshot, file, source);
    if notes > 0 {
        markdown.push_str(&format!("\n\n*Cited in {}*", words::counted(notes, "note")));
    }
    Some(Hover { span, markdown })
}

/// What is known of the entry of that id, without counting its mentions.
pub fn of_entry(snapshot: &Snapshot, file: &FileKey, id: &str) -> Option<String> {
    let space = snapshot.space(file)?;
    match space.dossier.actor(id) {
        Some(found) => {
            let anchor = snapshot.metadata(file).published;
            Some(actor::entry(None, space, file, found, anchor.as_ref()))
        }
        None => Some(event::entry(None, space, file, space.dossier.event(id)?)),
    }
}

/// What is known of the source with that key.
pub fn of_key(snapshot: &Snapshot, file: &FileKey, key: &str) -> Option<String> {
    let catalog = &snapshot.space(file)?.catalog;
    Some(citation::metadata(catalog.source(catalog.by_key(key)?)?).join("\n\n"))
}

/// The words of a passage.
pub fn of_passage(snapshot: &Snapshot, file: &FileKey, span: Span) -> Option<String> {
    citation::words_of(snapshot, &Passage { file: file.clone(), span, pinned: true })
}
