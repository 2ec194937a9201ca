//! The dossier entry that a fix makes for a stranger, filled with what the text tells.

use super::stranger::{Sort, Stranger};
use super::words::PARTICLES;
use crate::analysis::document::BlockView;
use crate::dossier::load::slug;
use crate::dossier::recognise::{Kind as MentionKind, Mention};
use crate::dossier::{Actor, EntryId, Position, write};
use crate::rules::Scene;
use crate::rules::finding::Fix;
use crate::text::fold::words;
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Kind, path};

/// The name as it stands in the text, on one line.
pub fn name(view: &BlockView, stranger: &Stranger) -> String {
    one_line(stranger.span.of(&view.block.running.text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The fix that adds an entry at the end of the workspace's first dossier file, else in a new one; `called` is the short name that the
/// text uses alone, 1 for the first word. `None` where there is no place for it.
pub fn fix(scene: &Scene, view: &BlockView, stranger: &Stranger, name: &str, called: Option<usize>) -> Option<Fix> {
    let entry = write::actor(&actor(scene, view, stranger, name, called));
    let (file, span, insert) = place(scene, entry)?;
    let title = format!("Add {name} to {}", scene.space.relative(&file));
    Some(Fix { title, edits: vec![(file, vec![TextEdit { span, insert }])], preferred: false })
}

fn place(scene: &Scene, entry: String) -> Option<(FileKey, Span, String)> {
    let files = scene.space.dossier_files().iter();
    let toml =
        || files.clone().filter(|state| scene.space.kind(state) == Kind::DossierToml && state.left_out.is_none());
    let named = toml().find(|state| path::name(&state.key).contains("actor")).or_else(|| toml().next());
    if let Some(state) = named {
        // The client's version, where it is open.
        let state = scene.snapshot.state(&state.key)?;
        let end = state.text.len();
        let tail = state.text.slice(Span::new(state.text.floor(end.saturating_sub(2)), end)).into_owned();
        let gap = match () {
            () if end == 0 || tail.ends_with("\n\n") => "",
            () if tail.ends_with('\n') => "\n",
            () => "\n\n",
        };
        return Some((state.key.clone(), Span::at(end), format!("{gap}{entry}")));
    }
    let root = scene.space.root.as_deref()?;
    let file = path::join(root, NEW_FILE)?;
    let is_free = scene.space.config.dossier.matches(NEW_FILE) && scene.snapshot.state(&file).is_none();
    is_free.then_some((file, Span::at(0), entry))
}

/// Where the first entry of a workspace goes.
const NEW_FILE: &str = "dossier/actors.toml";

fn actor(scene: &Scene, view: &BlockView, stranger: &Stranger, name: &str, called: Option<usize>) -> Actor {
    let dossier = &scene.space.dossier;
    let base = Some(slug(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "new-actor".to_owned());
    let is_free = |id: &str| dossier.actor(id).is_none() && dossier.event(id).is_none();
    let numbered = (2..1000).map(|number| format!("{base}-{number}"));
    let id = std::iter::once(base.clone()).chain(numbered).find(|id| is_free(id)).unwrap_or(base);
    let mut actor = Actor { id: id.into(), name: name.to_owned(), ..Actor::default() };
    let text = &view.block.running.text;
    match stranger.sort {
        Sort::Person => {
            actor.schema = "Person".into();
            actor.last_name = last_name(name, called);
        }
        _ => {
            actor.schema = "Organization".into();
            let acronym = words(text).into_iter().find(|word| word.start as usize > stranger.span.end);
            let introduced = acronym.filter(|word| stranger.short.contains(&word.key));
            actor.alias.extend(introduced.map(|word| word.span().of(text).to_owned()));
        }
    }
    if let Some(office) = stranger.office {
        let inside = view.result.mentions.iter().filter(|mention| office.covers(mention.span));
        let body = inside.filter_map(|mention| body(scene, mention)).next_back();
        actor.country = body.clone().and_then(|id| {
            let body = dossier.actor(&id)?;
            if &*body.schema == "Country" { Some(id) } else { body.country.clone() }
        });
        actor.position.push(Position { title: one_line(office.of(text)), of: body, ..Position::default() });
    }
    actor
}

/// The country or body that a mention names.
fn body(scene: &Scene, mention: &Mention) -> Option<EntryId> {
    let [only] = mention.candidates.as_slice() else { return None };
    let actor = scene.space.dossier.actor(only).filter(|_| mention.kind == MentionKind::Actor)?;
    (&*actor.schema != "Person").then(|| actor.id.clone())
}

/// What of the name may stand alone: the last word with its particles, or the first where the text uses that.
fn last_name(name: &str, called: Option<usize>) -> Option<String> {
    let parts: Vec<&str> = name.split(' ').collect();
    if called == Some(1) {
        return parts.first().map(|first| (*first).to_owned());
    }
    let mut from = parts.len().checked_sub(1)?;
    while from > 1
        && parts.get(from - 1).is_some_and(|part| words(part).first().is_some_and(|word| PARTICLES.contains(&word.key)))
    {
        from -= 1;
    }
    Some(parts.get(from..)?.join(" "))
}
