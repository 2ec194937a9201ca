//! Dossier notes: Markdown files with `type: actor` or `type: event` in their front matter, the keys of an entry there, and the
//! body as its summary.

use super::Loaded;
use super::entry::{Reader, slug};
use super::node::{Key, Node, Table, Value};
use crate::syntax::front_matter::{self, Field, FrontMatter};
use crate::text::Span;
use std::sync::Arc;

/// Mappings in mappings are read down to here; an entry has two levels.
const DEPTH: usize = 4;

/// Reads a dossier note; nothing is loaded where `type` is neither `actor` nor `event`. An entry without an id has the file's
/// name as its id, one without a name the body's first heading. What is wrong in the front matter as such is not repeated.
pub fn markdown(file: &Arc<str>, text: &str, front: &FrontMatter) -> Loaded {
    let mut reader = Reader { lenient: true, ..Reader::new(file.clone()) };
    let is_event = match front.scalar("type") {
        Some((kind, _)) if kind.eq_ignore_ascii_case("actor") => false,
        Some((kind, _)) if kind.eq_ignore_ascii_case("event") => true,
        _ => return reader.finish(),
    };
    let mut table = Table { header: front.span, pairs: Vec::new() };
    for (name, field) in &front.fields {
        let name = match name.to_ascii_lowercase().as_str() {
            "type" => continue,
            "aliases" => "alias",
            _ => name,
        };
        // YAML gives the place of the value; the key stands before it on its line.
        let key = Key { text: name.to_owned(), span: key_span(text, field.span, name) };
        if let Some(node) = node_of(text, field, DEPTH) {
            table.pairs.push((key, node));
        }
    }
    let (heading, summary) = body(text, front.span.end);
    for (key, value) in [("name", heading), ("summary", summary)] {
        let given = table.pairs.iter().any(|(known, _)| known.text == key);
        if let Some(span) = value.filter(|_| !given) {
            let value = Value::Text(span.of(text).to_owned());
            table.pairs.push((Key { text: key.to_owned(), span }, Node { span, value }));
        }
    }
    let stem = file.rsplit('/').next().unwrap_or(file);
    let id = slug(stem.rsplit_once('.').map_or(stem, |(stem, _)| stem));
    let span = Span::new(front.span.start, text.len());
    match is_event {
        true => reader.event(table, span, !front.problems.is_empty(), Some(&id)),
        false => reader.actor(table, span, !front.problems.is_empty(), Some(&id)),
    }
    reader.finish()
}

/// Places of the body's first heading, where it begins with one, and of the rest.
fn body(text: &str, from: usize) -> (Option<Span>, Option<Span>) {
    let body = trimmed(text, Span::new(from, text.len()));
    let line = body.of(text).split('\n').next().unwrap_or_default();
    let heading = line.starts_with("# ").then(|| trimmed(text, Span::new(body.start + 1, body.start + line.len())));
    let rest = trimmed(text, Span::new(body.start + heading.map_or(0, |_| line.len()), body.end));
    (heading.filter(|span| !span.is_empty()), Some(rest).filter(|span| !span.is_empty()))
}

/// The span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

/// The key of a value: the last place of `name` before it on its own line and the line above (YAML's lists and blocks).
fn key_span(text: &str, value: Span, name: &str) -> Span {
    let head = text.get(..value.start).unwrap_or_default();
    let mut lines = head.char_indices().rev().filter(|(_, letter)| *letter == '\n').map(|(at, _)| at + 1);
    let from = lines.nth(1).unwrap_or(0);
    match head.get(from..).and_then(|near| near.rfind(name)) {
        Some(at) => Span::new(from + at, from + at + name.len()),
        None => value,
    }
}

fn node_of(text: &str, field: &Field, depth: usize) -> Option<Node> {
    let value = match &field.value {
        front_matter::Value::Scalar(scalar) => Value::Text(scalar.clone()),
        front_matter::Value::List(items) if depth > 0 => {
            Value::List(items.iter().filter_map(|item| node_of(text, item, depth - 1)).collect())
        }
        front_matter::Value::Map(pairs) if depth > 0 => {
            let pairs = pairs.iter().filter_map(|(name, field)| {
                let key = Key { text: name.clone(), span: key_span(text, field.span, name) };
                Some((key, node_of(text, field, depth - 1)?))
            });
            Value::Table(Table { header: field.span, pairs: pairs.collect() })
        }
        // A key with nothing after it gives nothing.
        _ => return None,
    };
    Some(Node { span: field.span, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load::fixture;
    use expect_test::{Expect, expect};

    fn check(fixture: Expect) -> Loaded {
        fixture::check(fixture, |text| {
            let front = FrontMatter::parse(text).unwrap_or_default();
            markdown(&"/w/dossier/Ada Moreau.md".into(), text, &front)
        })
    }

    #[test]
    fn an_actor_with_its_body_as_summary() {
        let loaded = check(expect![[r#"
            ---
            type: actor
            schema: Persom
                    ^^^^^^ no schema of an actor is called 'Persom'; did you mean 'Person'?
            aliases: A. Moreau
            tags: [people]
            wekAlias: Ada
            ^^^^^^^^ unknown key 'wekAlias'; did you mean 'weakAlias'?
            wikidataId: 7
                        ^ a Wikidata id is a Q and a number: 'Q56226'
            ---
            # Ada Moreau

            Minister of *Ferries*.

            And more.
        "#]]);
        let actor = &loaded.actors[0];
        assert_eq!((&*actor.id, actor.name.as_str(), actor.alias.len()), ("ada-moreau", "Ada Moreau", 1));
        assert_eq!(actor.summary, "Minister of *Ferries*.\n\nAnd more.");
    }

    #[test]
    fn an_event_with_its_own_keys() {
        let loaded = check(expect![[r#"
            ---
            type: Event
            id: ferry-summit
            name: Ferry summit
            cues: summit
            startDate: 2018-06
            endDate: 2017
                     ^^^^ the end, 2017, is before the start, 2018-06
            summary: Ferries met.
            ---

            The body.
        "#]]);
        let event = &loaded.events[0];
        assert_eq!((&*event.id, event.summary.as_str(), event.cues.len()), ("ferry-summit", "Ferries met.", 1));
        assert_eq!(markdown(&"a.md".into(), "", &FrontMatter::default()).actors, []);
    }
}
