//! One line looked at by itself: whom it tells of, and which id stands at a place of it.

use super::line::Line;
use super::{LONGEST_LINE, Place};
use crate::dossier::names::layer::id_key;
use crate::text::Span;

/// The keys of the ids that a line tells of: of an entity its own and 0, of a post 0 and its own, of what connects them both; `None`
/// where it gives nothing to recognise.
pub fn keys(line: &Line) -> Option<(u64, u64)> {
    let id = line.id.as_deref().filter(|id| !id.is_empty())?;
    let properties = line.properties.as_ref()?;
    match line.schema.as_deref()? {
        "Person" | "Organization" | "PublicBody" | "Company" | "LegalEntity" | "Event" => {
            properties.name.first().map(|_| (id_key(id), 0))
        }
        "Position" => properties.name.first().map(|_| (0, id_key(id))),
        "Occupancy" => Some((id_key(&properties.holder.first()?), id_key(&properties.post.first()?))),
        "Membership" => Some((id_key(&properties.member.first()?), id_key(&properties.organization.first()?))),
        _ => None,
    }
}

fn parse(line: &[u8]) -> Option<Line> {
    let line = line.trim_ascii();
    (line.len() <= LONGEST_LINE).then(|| serde_json::from_slice(line).ok())?
}

/// [`keys`] of the text of a line.
pub fn ids(line: &[u8]) -> Option<(u64, u64)> {
    keys(&parse(line)?)
}

/// What a line says that somebody holds or is a member of.
pub struct Held {
    /// The id of the post or body.
    pub what: String,
    /// Where it stands, in bytes of the line.
    pub span: Span,
}

/// The post or body in the text of an occupancy or a membership.
pub fn link_of(line: &[u8]) -> Option<Held> {
    let start = line.len() - line.trim_ascii_start().len();
    let properties = parse(line)?.properties?;
    let what = properties.post.first().or_else(|| properties.organization.first())?;
    let trimmed = line.trim_ascii();
    let place = Place { line: trimmed, span: Span::new(start, start + trimmed.len()) };
    Some(Held { span: place.of(&what), what })
}

/// Title and country of a post, where the line is one.
pub fn post_of(line: &[u8]) -> Option<(String, Option<String>)> {
    let line = parse(line).filter(|line| line.schema.as_deref() == Some("Position"))?;
    let properties = line.properties?;
    Some((properties.name.first()?, properties.country.first()))
}

/// Properties whose values are ids of entities.
pub const ID_PROPERTIES: &[&str] = &[
    "id",
    "holder",
    "post",
    "member",
    "organization",
    "involved",
    "parent",
    "owner",
    "asset",
    "director",
    "subject",
    "object",
    "person",
    "relative",
    "associate",
    "employee",
    "employer",
    "family",
    "agent",
    "client",
    "referents",
];

/// Properties whose values are codes of countries.
pub const COUNTRY_PROPERTIES: &[&str] =
    &["country", "nationality", "jurisdiction", "mainCountry", "citizenship", "birthCountry"];

/// A string of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The name of the property that has it.
    pub property: String,
    /// What it says.
    pub value: String,
    /// Where it stands between its quote marks, in bytes of the line.
    pub span: Span,
}

/// The string that stands at the byte `offset` of a line and is no name of a property. What is not JSON is read as far as it can be.
pub fn at(line: &str, offset: usize) -> Option<At> {
    let mut property = String::new();
    let mut rest = 0;
    while let Some(open) = line.get(rest..)?.find('"').map(|at| rest + at) {
        let length = closing(line.get(open + 1..)?)?;
        let (span, after) = (Span::new(open + 1, open + 1 + length), open + length + 2);
        let text: String = serde_json::from_str(line.get(open..after)?).ok()?;
        if line.get(after..)?.trim_start().starts_with(':') {
            property = text;
        } else if span.touches(offset) {
            return Some(At { property, value: text, span });
        }
        if after > offset {
            return None;
        }
        rest = after;
    }
    None
}

/// Bytes to the quote mark that ends a string.
fn closing(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_string_at_a_place() {
        let line = r#"{"id":"Q1","properties":{"holder":["NK-\"7"],"post":[]}}"#;
        let found =
            |of: &str| at(line, line.find(of).unwrap()).map(|at| (at.property, at.value, at.span.of(line).to_owned()));
        assert_eq!(found("Q1"), Some(("id".into(), "Q1".into(), "Q1".into())));
        assert_eq!(found("NK"), Some(("holder".into(), "NK-\"7".into(), "NK-\\\"7".into())));
        assert_eq!(found("post"), None);
        assert_eq!(at("{\"id\":\"Q", 7), None);
    }

    #[test]
    fn whom_a_line_tells_of() {
        let line =
            |schema: &str, rest: &str| format!("{{\"id\":\"a\",\"schema\":\"{schema}\",\"properties\":{{{rest}}}}}\n");
        assert_eq!(ids(line("Person", "\"name\":[\"Ann\"]").as_bytes()), Some((id_key("a"), 0)));
        assert_eq!(ids(line("Position", "\"name\":[\"Head\"]").as_bytes()), Some((0, id_key("a"))));
        let text = line("Membership", "\"member\":[\"b\"],\"organization\":[\"c\"]");
        assert_eq!(ids(text.as_bytes()), Some((id_key("b"), id_key("c"))));
        let held = link_of(text.as_bytes()).unwrap();
        assert_eq!((held.what.as_str(), held.span.of(&text)), ("c", "c"));
        assert_eq!(ids(line("Person", "").as_bytes()), None);
    }

    proptest! {
        #[test]
        fn no_line_panics(line in "(\\PC|[\"\\\\{}:,]){0,30}", offset in 0usize..40) {
            if let Some(found) = at(&line, offset) {
                prop_assert!(line.get(found.span.start..found.span.end).is_some());
            }
        }
    }
}
