//! Names of actors, and events with their dates, after two letters of a capitalised word.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT, LOOKED_AT};
use crate::dossier::Origin;
use crate::dossier::lookup::Named;
use crate::dossier::names::lexicon::OPENERS;
use crate::rules::date_text::in_words;
use crate::text::fold::word_key;
use crate::workspace::Kind;

/// A name that is typed is looked for from so many words back.
const MOST_WORDS: usize = 5;

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

/// Where a name may begin that ends at the cursor, the longest first: at words with a capital.
fn starts(before: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end = before.len();
    for _ in 0..MOST_WORDS {
        let Some(rest) = before.get(..end) else { break };
        let start = rest.len() - rest.chars().rev().take_while(|c| in_name(*c)).map(char::len_utf8).sum::<usize>();
        let Some(word) = before.get(start..end).filter(|word| !word.is_empty()) else { break };
        if word.chars().next().is_some_and(char::is_uppercase) {
            found.push(start);
        } else if end == before.len() {
            return Vec::new();
        }
        match before.get(..start).and_then(|head| head.strip_suffix(' ')) {
            Some(head) if !head.ends_with(' ') => end = head.len(),
            _ => break,
        }
    }
    found.reverse();
    found
}

/// Names that what was typed may begin.
pub fn complete(here: &Here) -> Option<Completions> {
    let starts = starts(&here.before);
    let last = *starts.last()?;
    if here.typed(last).chars().count() < 2 && starts.len() < 2 {
        return None;
    }
    for at in starts {
        let typed = here.typed(at);
        // A word that opens sentences begins too many names.
        if word_is_opener(typed) {
            continue;
        }
        let items = fitting_dated(here, at, &Query::new(typed));
        // That which stands there already is not worth a list.
        if items.iter().any(|item| item.insert != typed) {
            return Some(Completions { items, incomplete: true });
        }
        if !items.is_empty() {
            return None;
        }
    }
    None
}

fn word_is_opener(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.bytes().all(|byte| byte.is_ascii_alphanumeric()) && OPENERS.contains(&word_key(&lower))
}

/// The actors and events with a name that fits the query: those whose name it begins first, the workspace's before built-in ones, imported ones last.
/// An event with a date is there twice, without and with it.
fn fitting_dated(here: &Here, at: usize, query: &Query) -> Vec<Completion> {
    fitting(here, at, query)
        .into_iter()
        .flat_map(|(item, date)| {
            let dated = date.map(|date| format!("{} ({date})", item.insert));
            let dated = dated.map(|text| Completion { label: text.clone(), insert: text, ..item.clone() });
            std::iter::once(item).chain(dated)
        })
        .take(LIMIT)
        .collect()
}

/// The same, each once, an event with its date.
pub fn fitting(here: &Here, at: usize, query: &Query) -> Vec<(Completion, Option<String>)> {
    let words = query.words();
    if words.is_empty() {
        return Vec::new();
    }
    let (found, _) = here.space.dossier.beginning_with(&words, LOOKED_AT);
    let mut ranked = Vec::new();
    for entry in &found {
        let by_name = entry.names().filter_map(|name| Some((query.rank_of(name)?, name)));
        let Some((rank, name)) = by_name.min_by_key(|(rank, _)| *rank) else { continue };
        let origin = match entry {
            Named::Actor(actor) => actor.origin.first(),
            Named::Event(event) => event.origin.first(),
        };
        let foreign = match origin {
            Some(Origin::Builtin { .. }) => 1,
            // What another program wrote comes last: there may be a million of them.
            Some(Origin::File { file, .. }) if here.snapshot.kind(file) == Kind::DossierEntities => 2,
            _ => 0,
        };
        ranked.push((rank, foreign, name.chars().count(), entry, name));
    }
    ranked.sort_by(|a, b| (a.0, a.1, a.2, a.4).cmp(&(b.0, b.1, b.2, b.4)));
    ranked.truncate(LIMIT);
    let date = |entry: &Named| match entry {
        Named::Actor(_) => None,
        Named::Event(event) => event.start.as_ref().map(|start| in_words(start, event.end.as_ref())),
    };
    ranked.into_iter().map(|(.., entry, name)| (item(here, at, entry, name), date(entry))).collect()
}

fn item(here: &Here, at: usize, entry: &Named, name: &str) -> Completion {
    let item = here.item(at, in_name, name, name, name);
    match entry {
        Named::Actor(actor) => {
            let office = actor.position.iter().find(|position| position.end.is_none()).map(|position| &position.title);
            let alias_of = (actor.name != name).then_some(&actor.name);
            let parts = alias_of.into_iter().chain(office).map(String::as_str);
            let detail = parts.chain([&*actor.schema]).take(2).collect::<Vec<_>>().join(" · ");
            item.with(CompletionKind::Actor, detail, About::Entry(actor.id.clone()))
        }
        Named::Event(event) => {
            let alias_of = (event.name != name).then(|| event.name.clone());
            let date = event.start.as_ref().map(|start| in_words(start, event.end.as_ref()));
            let detail = alias_of.into_iter().chain(date).collect::<Vec<_>>().join(" · ");
            item.with(CompletionKind::Event, detail, About::Entry(event.id.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_begin_at_words_with_a_capital() {
        assert_eq!(starts("said Kim Jong-u"), [5, 9]);
        assert_eq!(starts("In Kim"), [0, 3]);
        assert_eq!(starts("said kim"), Vec::<usize>::new());
        assert_eq!(starts("Bank of Eng"), [0, 8]);
        assert_eq!(starts("the end. "), Vec::<usize>::new());
    }
}
