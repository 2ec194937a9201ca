//! Ids, citation keys and schemata in dossier files in TOML, ids in files of entities.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT, LOOKED_AT, citations};
use crate::dossier::load::schema::SCHEMATA;
use crate::dossier::load::{ACTOR_KEYS, EVENT_KEYS, ID_PROPERTIES, POSITION_KEYS};
use crate::dossier::lookup::Named;
use crate::text::Span;

/// Lines that are looked at for the key of a list, or the table, that the cursor stands in.
const LINES_ABOVE: usize = 200;

fn in_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// What can be written in a dossier file.
pub fn toml(here: &Here) -> Completions {
    let typed = here.before.chars().rev().take_while(|c| citations::in_key(*c)).map(char::len_utf8).sum::<usize>();
    let at = here.before.len() - typed;
    let head = here.before.get(..at).unwrap_or_default();
    let quotes = here.before.matches('"').count();
    if quotes.is_multiple_of(2) {
        let items = if head.trim().is_empty() { keys(here, at) } else { Vec::new() };
        return Completions { items, incomplete: false };
    }
    let from = here.before.rfind('"').map_or(at, |quote| quote + 1);
    let key = head.split_once('=').map(|(key, _)| key.trim().to_owned()).unwrap_or_else(|| key_above(here));
    match key.as_str() {
        "country" => actors(here, from, |schema| schema == "Country"),
        "of" | "participants" => actors(here, from, |_| true),
        "source" => citations::sources(here, from),
        "schema" => {
            let fits =
                SCHEMATA.iter().filter(|schema| schema.to_lowercase().starts_with(&here.typed(from).to_lowercase()));
            let items = fits.map(|schema| here.item(from, in_id, schema, schema, schema)).collect();
            Completions { items, incomplete: false }
        }
        _ => Completions::default(),
    }
}

/// Ids in a file of FollowTheMoney entities: who holds a post, is a member, takes part.
pub fn entities(here: &Here) -> Completions {
    let Some(open) =
        here.before.rfind('"').filter(|open| !here.before.get(..*open).unwrap_or_default().ends_with('\\'))
    else {
        return Completions::default();
    };
    let head = here.before.get(..open).unwrap_or_default();
    // Between quote marks, after a property's name and a list's other values.
    let property = head.rsplit_once(':').and_then(|(names, _)| names.trim_end().strip_suffix('"')?.rsplit('"').next());
    let is_value = !head.trim_end().ends_with('{') && !here.before.matches('"').count().is_multiple_of(2);
    match property {
        Some(property) if is_value && ID_PROPERTIES.contains(&property) => actors(here, open + 1, |_| true),
        _ => Completions::default(),
    }
}

/// The lines above the cursor, the nearest first.
fn above(here: &Here) -> Vec<String> {
    let start = here.state.text.floor(here.offset.saturating_sub(20_000));
    let text = here.state.text.slice(Span::new(start, here.offset)).into_owned();
    text.lines().rev().take(LINES_ABOVE).map(str::to_owned).collect()
}

/// The key of the list that goes on over several lines.
fn key_above(here: &Here) -> String {
    let open = above(here).into_iter().find(|line| line.contains('='));
    open.and_then(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned())).unwrap_or_default()
}

fn keys(here: &Here, at: usize) -> Vec<Completion> {
    let header = above(here).into_iter().find(|line| line.trim_start().starts_with("[["));
    let known: &[&str] = match header.as_deref().map(str::trim) {
        Some("[[actor]]") => ACTOR_KEYS,
        Some("[[event]]") => EVENT_KEYS,
        Some("[[actor.position]]") => POSITION_KEYS,
        _ => &[],
    };
    let fits = known.iter().filter(|key| key.starts_with(here.typed(at)) && **key != "position");
    let items = fits.map(|key| {
        let equals = if here.after.trim_start().starts_with('=') { "" } else { " = " };
        let item = here.item(at, in_id, key, &format!("{key}{equals}"), key);
        item.with(CompletionKind::Key, "", About::Nothing)
    });
    items.collect()
}

/// Ids of actors of the schemata that `wanted` takes, found by id and by name.
pub fn actors(here: &Here, at: usize, wanted: fn(&str) -> bool) -> Completions {
    let query = Query::new(here.typed(at));
    let dossier = &here.space.dossier;
    let (found, more) = match query.is_empty() {
        true => {
            let own = dossier.own_actors().iter().take(LIMIT).cloned().map(Named::Actor).collect();
            (own, true)
        }
        false => dossier.beginning_with(&query.words(), LOOKED_AT),
    };
    let mut ranked = Vec::new();
    for entry in &found {
        let Named::Actor(actor) = entry else { continue };
        if !wanted(&actor.schema) {
            continue;
        }
        let Some(rank) = query.rank(std::iter::once(&*actor.id).chain(entry.names())) else { continue };
        let words = format!("{} {}", actor.id, actor.name);
        let item = here.item(at, in_id, &actor.id, &actor.id, &words);
        ranked.push((rank, item.with(CompletionKind::Actor, actor.name.clone(), About::Entry(actor.id.clone()))));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let items: Vec<Completion> = ranked.into_iter().take(LIMIT).map(|(_, item)| item).collect();
    Completions { incomplete: more || !items.is_empty(), items }
}
