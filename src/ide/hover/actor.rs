//! Hover over an actor: who it is, what office it held on the document's date and holds now.

use super::words::{listed, plain, times};
use crate::dossier::recognise::{Mention, Via};
use crate::dossier::{Actor, Origin, Position};
use crate::ide::references::mention_counts;
use crate::rules::date_text::in_words;
use crate::time::Edtf;
use crate::workspace::{FileKey, Snapshot, Space};

/// The hover of a mention: its actor, or the candidates where it is open.
pub fn hover(snapshot: &Snapshot, space: &Space, file: &FileKey, mention: &Mention) -> Option<String> {
    if let [only] = mention.candidates.as_slice() {
        let anchor = snapshot.metadata(file).published;
        return Some(entry(Some(snapshot), space, file, space.dossier.actor(only)?, anchor.as_ref()));
    }
    let why = match mention.via {
        Via::Role if snapshot.metadata(file).published.is_none() => {
            "no date tells who of these held the office; the document has none."
        }
        Via::Role => "several held this office on the date.",
        _ => "this name fits several actors.",
    };
    let mut lines = vec![format!("**Ambiguous**: {why}"), String::new()];
    for actor in mention.candidates.iter().filter_map(|id| space.dossier.actor(id)) {
        let summary = if actor.summary.is_empty() { String::new() } else { format!(": {}", plain(&actor.summary)) };
        lines.push(format!("- **{}** ({}){summary}", plain(&actor.name), actor.id));
    }
    Some(lines.join("\n"))
}

/// The hover of an actor's entry; its mentions in `counts`, where that is given, are counted.
pub fn entry(counts: Option<&Snapshot>, space: &Space, file: &FileKey, actor: &Actor, anchor: Option<&Edtf>) -> String {
    let mut first = format!("**{}** · {}", plain(&actor.name), schema_in_words(&actor.schema));
    let then: Vec<&Position> =
        anchor.map(|date| actor.position.iter().filter(|p| held_on(p, date)).collect()).unwrap_or_default();
    if let (Some(position), Some(date)) = (then.first(), anchor) {
        first.push_str(&format!(
            " · {} (on the document's date, {})",
            plain(&position.title),
            super::words::date(date)
        ));
    }
    let mut parts = vec![first];
    if !actor.summary.is_empty() {
        parts.push(plain(actor.summary.trim()));
    }
    let mut facts = Vec::new();
    for position in shown(&actor.position, &then) {
        let marks = match (then.contains(&position), position.end.is_none()) {
            (true, true) => " · then and now",
            (true, false) => " · then",
            (false, true) => " · now",
            (false, false) => "",
        };
        facts.push(format!("- {}, {}{marks}", plain(&position.title), term(position)));
    }
    let more = actor.position.len().saturating_sub(MOST_OFFICES);
    if more > 0 {
        facts.push(format!("- and {more} more {}", if more == 1 { "office" } else { "offices" }));
    }
    if let Some(country) = actor.country.as_ref().and_then(|id| space.dossier.actor(id)) {
        facts.push(format!("- Country: {}", plain(&country.name)));
    }
    let aliases: Vec<String> = actor.alias.iter().chain(&actor.weak_alias).map(|alias| plain(alias)).collect();
    if !aliases.is_empty() {
        facts.push(format!("- Also: {}", listed(&aliases, 6)));
    }
    let events: Vec<String> = space
        .dossier
        .events_of(&actor.id)
        .iter()
        .map(|event| match &event.start {
            Some(start) => format!("{} ({})", plain(&event.name), in_words(start, event.end.as_ref())),
            None => plain(&event.name),
        })
        .collect();
    if !events.is_empty() {
        facts.push(format!("- Events: {}", listed(&events, 5)));
    }
    if let Some((here, documents, all)) = counts.and_then(|snapshot| mention_counts(snapshot, file, &actor.id)) {
        let everywhere =
            if documents > 1 { format!(", {} in {documents} documents", times(all)) } else { String::new() };
        facts.push(format!("- Mentioned {} here{everywhere}", times(here)));
    }
    if !facts.is_empty() {
        parts.push(facts.join("\n"));
    }
    parts.push(origin(space, &actor.origin));
    parts.join("\n\n")
}

/// More offices of one actor are counted, not listed.
const MOST_OFFICES: usize = 12;

/// The offices that are listed, in their order: those held on the document's date go before the others where there are too many.
fn shown<'a>(all: &'a [Position], then: &[&Position]) -> Vec<&'a Position> {
    let mut chosen: Vec<(usize, &Position)> = all.iter().enumerate().collect();
    chosen.sort_by_key(|(at, position)| (!then.contains(position), *at));
    chosen.truncate(MOST_OFFICES);
    chosen.sort_by_key(|(at, _)| *at);
    chosen.into_iter().map(|(_, position)| position).collect()
}

/// Where an entry's facts come from, in small print.
pub fn origin(space: &Space, origin: &[Origin]) -> String {
    match origin.first() {
        Some(Origin::File { file, .. }) => format!("*Dossier: {}*", plain(space.relative(file))),
        Some(Origin::Builtin { source }) => format!("*Built-in dossier ({})*", plain(source)),
        None => String::new(),
    }
}

fn held_on(position: &Position, date: &Edtf) -> bool {
    let begun =
        position.start.as_ref().and_then(|start| start.first).zip(date.last).is_some_and(|(start, day)| start <= day);
    let over = position.end.as_ref().and_then(|end| end.last).zip(date.first).is_some_and(|(end, day)| end < day);
    begun && !over
}

fn term(position: &Position) -> String {
    let date = |edtf: &Edtf| in_words(edtf, None);
    match (&position.start, &position.end) {
        (Some(start), Some(end)) => format!("{} to {}", date(start), date(end)),
        (Some(start), None) => format!("since {}", date(start)),
        (None, Some(end)) => format!("until {}", date(end)),
        (None, None) => "dates not known".into(),
    }
}

/// `PublicBody` as a reader has it: `public body`.
fn schema_in_words(schema: &str) -> String {
    let mut words = String::new();
    for c in schema.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}
