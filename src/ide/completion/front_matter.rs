//! Keys and values of front matter.

use super::here::Here;
use super::{About, Completion, CompletionKind, Completions, LIMIT, citations, dossier, links, rules};
use crate::dossier::load::schema::SCHEMATA;
use crate::syntax::FrontMatter;

const KEYS: &[(&str, &str)] = &[
    ("type", "source, note, briefing, actor or event"),
    ("title", "the title"),
    ("author", "who wrote it; several as a list"),
    ("publisher", "who published it"),
    ("published", "when it was published: the anchor date"),
    ("date", "the date: the anchor date where `published` is not given"),
    ("url", "where it is on the web"),
    ("retrieved", "when it was retrieved"),
    ("reliability", "the Admiralty code's letter, A to F"),
    ("credibility", "the Admiralty code's number, 1 to 6"),
    ("lang", "its language, such as `en`"),
    ("source", "the key of the source that the whole document rests on"),
    ("bibliography", "its bibliography, as Pandoc has it"),
    ("dateline", "`{ignore: [RULE]}` silences rules in this file"),
];

const TYPES: &[(&str, &str)] = &[
    ("source", "notes rest on it"),
    ("note", "you write it"),
    ("briefing", "a note for readers"),
    ("actor", "an entry of the dossier"),
    ("event", "an entry of the dossier"),
];
const RELIABILITY: &[(&str, &str)] = &[
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "cannot be judged"),
];
const CREDIBILITY: &[(&str, &str)] = &[
    ("1", "confirmed by independent sources"),
    ("2", "probably true"),
    ("3", "possibly true"),
    ("4", "doubtful"),
    ("5", "improbable"),
    ("6", "cannot be judged"),
];

fn in_value(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// What can be written in front matter.
pub fn complete(here: &Here, front: &FrontMatter) -> Completions {
    let typed = here.before.chars().rev().take_while(|c| in_value(*c)).map(char::len_utf8).sum::<usize>();
    let at = here.before.len() - typed;
    let head = here.before.get(..at).unwrap_or_default();
    let kind = front.scalar("type").map(|(kind, _)| kind.to_lowercase());
    let list = |items: Vec<Completion>| Completions { items, incomplete: false };
    if head.is_empty() {
        return list(keys(here, at, front, kind.as_deref()));
    }
    let key = head.split_once(':').map(|(key, _)| key.trim().trim_start_matches("- ").to_lowercase());
    let key = key.unwrap_or_else(|| key_above(here));
    match key.as_str() {
        "type" => list(values(here, at, TYPES)),
        "reliability" => list(values(here, at, RELIABILITY)),
        "credibility" => list(values(here, at, CREDIBILITY)),
        "source" => {
            let is_path = here.typed(value_start(&here.before).0).contains('/');
            let mut found = if is_path { Completions::default() } else { citations::sources(here, at) };
            let paths = links::in_front_matter(here, false);
            found.items.extend(paths.items);
            found.items.truncate(LIMIT);
            Completions { incomplete: found.incomplete || paths.incomplete, ..found }
        }
        "bibliography" => links::in_front_matter(here, true),
        "dateline" | "ignore" => list(rules::items(here, at)),
        "country" => dossier::actors(here, at, |schema| schema == "Country"),
        "of" | "participants" => dossier::actors(here, at, |_| true),
        "schema" => {
            let schemata: Vec<(&str, &str)> = SCHEMATA.iter().map(|schema| (*schema, "")).collect();
            list(values(here, at, &schemata))
        }
        _ => Completions::default(),
    }
}

/// Where the value begins that is open at the end of a line, after its key, its list's mark and its quote mark, which comes with it.
pub fn value_start(before: &str) -> (usize, Option<char>) {
    let blank = |at: usize| {
        let rest = before.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start().len()
    };
    let mut at = blank(0);
    if before.get(at..).is_some_and(|rest| rest.starts_with("- ")) {
        at = blank(at + 2);
    } else if let Some(colon) = before.find(':') {
        at = blank(colon + 1);
    }
    if before.get(at..).is_some_and(|rest| rest.starts_with('[')) {
        let comma = before.get(at..).and_then(|rest| rest.rfind(',')).unwrap_or(0);
        at = blank(at + comma + 1);
    }
    match before.get(at..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => (at + 1, Some(quote)),
        None => (at, None),
    }
}

/// The key that the list belongs to in which the cursor stands.
fn key_above(here: &Here) -> String {
    let text = here.state.text.slice(crate::text::Span::new(0, here.offset)).into_owned();
    let open = text.lines().rev().find(|line| line.starts_with(char::is_alphabetic)).unwrap_or_default();
    open.split_once(':').map(|(key, _)| key.trim().to_owned()).unwrap_or_default()
}

fn keys(here: &Here, at: usize, front: &FrontMatter, kind: Option<&str>) -> Vec<Completion> {
    let of_entry: &[&str] = match kind {
        Some("actor") => crate::dossier::load::ACTOR_KEYS,
        Some("event") => crate::dossier::load::EVENT_KEYS,
        _ => &[],
    };
    let keys = KEYS.iter().copied().chain(of_entry.iter().map(|key| (*key, "key of a dossier entry")));
    let typed = here.typed(at);
    let mut seen: Vec<&str> = Vec::new();
    let wanted = keys.filter(|(key, _)| key.starts_with(typed) && (front.get(key).is_none() || *key == typed));
    let mut items = Vec::new();
    for (key, detail) in wanted {
        if !seen.contains(&key) {
            seen.push(key);
            let colon = if here.after.trim_start().starts_with(':') { "" } else { ": " };
            let item = here.item(at, in_value, key, &format!("{key}{colon}"), key);
            items.push(item.with(CompletionKind::Key, detail, About::Nothing));
        }
    }
    items
}

fn values(here: &Here, at: usize, values: &[(&str, &str)]) -> Vec<Completion> {
    let typed = here.typed(at).to_lowercase();
    let fits = values.iter().filter(|(value, _)| value.to_lowercase().starts_with(&typed));
    let items = fits.map(|(value, detail)| {
        here.item(at, in_value, value, value, value).with(CompletionKind::Value, *detail, About::Nothing)
    });
    items.collect()
}
