//! An entry in the native TOML form, for the page of a built-in entry and for a new one.

use super::model::{Actor, Event, Origin, Position};
use crate::time::Edtf;
use std::fmt::Write;

/// The actor as it would stand in a dossier file; a built-in one with `factSource`. Reading it gives the actor again.
pub fn actor(actor: &Actor) -> String {
    let mut out = "[[actor]]\n".to_owned();
    text(&mut out, "id", &actor.id);
    text(&mut out, "schema", &actor.schema);
    text(&mut out, "name", &actor.name);
    text(&mut out, "lastName", actor.last_name.as_deref().unwrap_or_default());
    list(&mut out, "alias", &actor.alias);
    list(&mut out, "weakAlias", &actor.weak_alias);
    list(&mut out, "demonym", &actor.demonym);
    list(&mut out, "metonym", &actor.metonym);
    text(&mut out, "country", actor.country.as_deref().unwrap_or_default());
    text(&mut out, "summary", &actor.summary);
    text(&mut out, "wikidataId", actor.wikidata_id.as_deref().unwrap_or_default());
    if let Some(value) = actor.case_sensitive {
        _ = writeln!(out, "caseSensitive = {value}");
    }
    source(&mut out, &actor.origin);
    actor.position.iter().for_each(|held| position(&mut out, held));
    out
}

/// The event as it would stand in a dossier file.
pub fn event(event: &Event) -> String {
    let mut out = "[[event]]\n".to_owned();
    text(&mut out, "id", &event.id);
    text(&mut out, "name", &event.name);
    list(&mut out, "alias", &event.alias);
    text(&mut out, "kind", &event.kind);
    list(&mut out, "cues", &event.cues);
    list(&mut out, "place", &event.place);
    list(&mut out, "participants", &event.participants);
    date(&mut out, "startDate", event.start.as_ref());
    date(&mut out, "endDate", event.end.as_ref());
    text(&mut out, "summary", &event.summary);
    list(&mut out, "source", &event.source);
    text(&mut out, "wikidataId", event.wikidata_id.as_deref().unwrap_or_default());
    source(&mut out, &event.origin);
    out
}

fn position(out: &mut String, held: &Position) {
    out.push_str("[[actor.position]]\n");
    text(out, "title", &held.title);
    list(out, "role", &held.role);
    text(out, "of", held.of.as_deref().unwrap_or_default());
    date(out, "startDate", held.start.as_ref());
    date(out, "endDate", held.end.as_ref());
}

fn source(out: &mut String, origin: &[Origin]) {
    if let Some(Origin::Builtin { source }) = origin.first() {
        text(out, "factSource", source);
    }
}

fn text(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        _ = writeln!(out, "{key} = {}", quoted(value));
    }
}

fn list<T: AsRef<str>>(out: &mut String, key: &str, values: &[T]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
        _ = writeln!(out, "{key} = [{}]", values.join(", "));
    }
}

fn date(out: &mut String, key: &str, value: Option<&Edtf>) {
    if let Some(value) = value {
        let is_day = value.text.len() == 10 && value.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let value = if is_day { value.text.to_string() } else { quoted(&value.text) };
        _ = writeln!(out, "{key} = {value}");
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => _ = write!(out, "\\u{:04X}", letter as u32),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use crate::dossier::{builtin, load};

    #[test]
    fn what_is_written_is_read_again() {
        let mut text = String::new();
        for actor in builtin().actors() {
            text.push_str(&super::actor(actor));
        }
        let loaded = load::builtin(&text);
        assert_eq!(loaded.problems, []);
        assert!(loaded.actors == builtin().actors());
    }

    #[test]
    fn strings_with_everything_in_them() {
        let name = "a \"b\" \\ c\n\u{7}\u{1b}é\u{85}";
        let actor = crate::dossier::Actor { id: "x".into(), name: name.to_owned(), ..Default::default() };
        let loaded = load::toml(&"x".into(), &super::actor(&actor));
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.actors[0].name, name.trim());
    }
}
