//! Hover over an event: what happened, when and where, who took part, which sources tell of it.

use super::actor::origin;
use super::words::{listed, plain, times};
use crate::dossier::Event;
use crate::dossier::recognise::Mention;
use crate::ide::references::mention_counts;
use crate::rules::date_text::in_words;
use crate::workspace::{FileKey, Snapshot, Space};

/// The hover of a mention: its event, or the candidates where it is open.
pub fn hover(snapshot: &Snapshot, space: &Space, file: &FileKey, mention: &Mention) -> Option<String> {
    if let [only] = mention.candidates.as_slice() {
        return Some(entry(Some(snapshot), space, file, space.dossier.event(only)?));
    }
    let mut lines = vec!["**Ambiguous**: this can be any of several events.".to_owned(), String::new()];
    for event in mention.candidates.iter().filter_map(|id| space.dossier.event(id)) {
        lines.push(format!("- **{}**{}", plain(&event.name), when(event)));
    }
    Some(lines.join("\n"))
}

fn when(event: &Event) -> String {
    event.start.as_ref().map(|start| format!(" · {}", in_words(start, event.end.as_ref()))).unwrap_or_default()
}

/// The hover of an event's entry; its mentions in `counts`, where that is given, are counted.
pub fn entry(counts: Option<&Snapshot>, space: &Space, file: &FileKey, event: &Event) -> String {
    let mut parts = vec![format!("**{}**{}", plain(&event.name), when(event))];
    if !event.summary.is_empty() {
        parts.push(plain(event.summary.trim()));
    }
    let mut facts = Vec::new();
    if !event.kind.is_empty() {
        facts.push(format!("- Kind: {}", plain(&event.kind)));
    }
    if !event.place.is_empty() {
        let places: Vec<String> = event.place.iter().map(|place| plain(place)).collect();
        facts.push(format!("- Place: {}", listed(&places, 4)));
    }
    let names: Vec<String> = event
        .participants
        .iter()
        .map(|id| space.dossier.actor(id).map_or_else(|| plain(id), |actor| plain(&actor.name)))
        .collect();
    if !names.is_empty() {
        facts.push(format!("- Participants: {}", listed(&names, 8)));
    }
    let sources: Vec<String> = event
        .source
        .iter()
        .map(|key| {
            let source = space.catalog.by_key(key).and_then(|at| space.catalog.source(at));
            match source.and_then(|source| source.meta.title.as_deref()) {
                Some(title) => format!("{} (`{key}`)", plain(title)),
                None => format!("`{key}`"),
            }
        })
        .collect();
    if !sources.is_empty() {
        facts.push(format!("- Sources: {}", listed(&sources, 5)));
    }
    if let Some((here, documents, all)) = counts.and_then(|snapshot| mention_counts(snapshot, file, &event.id)) {
        let everywhere =
            if documents > 1 { format!(", {} in {documents} documents", times(all)) } else { String::new() };
        facts.push(format!("- Mentioned {} here{everywhere}", times(here)));
    }
    if !facts.is_empty() {
        parts.push(facts.join("\n"));
    }
    parts.push(origin(space, &event.origin));
    parts.join("\n\n")
}
