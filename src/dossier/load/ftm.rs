//! FollowTheMoney entities as JSON lines, as OpenSanctions and Aleph export them: people and bodies become actors, events events,
//! and what connects them (`Occupancy`, `Membership`) positions.
//!
//! A file is read line by line and becomes an [`Image`](crate::dossier::Image) on the way: neither its text nor its entities are ever in memory as a whole.

mod line;
mod links;
mod peek;
mod topics;

use crate::dossier::builtin;
use crate::dossier::bytes::Bytes;
use crate::dossier::import::lines::Row;
use crate::dossier::import::{Builder, Image};
use crate::dossier::model::{Actor, EntryId, Event, Origin};
use crate::dossier::names::layer::id_key;
use crate::text::Span;
use crate::time::Edtf;
use line::{Line, Properties, Texts};
use links::{Link, Links, Post};
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};
use std::sync::Arc;
use topics::topics;

pub use peek::{At, COUNTRY_PROPERTIES, ID_PROPERTIES, at, ids, link_of, post_of};

/// Longer lines are left out: an entity has some kilobytes.
pub const LONGEST_LINE: usize = 16 << 20;

/// A stream may give an entity in pieces; of each piece no more names than this are taken.
const MOST_NAMES: usize = 64;

/// The entities of a text that is in memory. Linear.
pub fn ftm(file: &Arc<str>, text: &str) -> Image {
    let mut bytes = Vec::new();
    let mut reader = FtmReader::new(file.clone(), &mut bytes);
    text.as_bytes().split_inclusive(|byte| *byte == b'\n').for_each(|line| reader.line(line));
    // A vector takes everything, and what was written a moment ago can be opened.
    let _ = reader.finish();
    let bytes = Bytes::new(bytes);
    Image::open(file.clone(), &bytes).unwrap_or_else(|| Image::none(file.clone()))
}

/// Reads a file of entities line by line and writes its image.
pub struct FtmReader<'w> {
    file: Arc<str>,
    image: Builder<'w>,
    /// Entries by the keys of their ids.
    entry_of: FxHashMap<u64, u32>,
    /// Of each entry the name (as a key) that it came with first, and its country.
    countries: Vec<Option<u32>>,
    links: Links,
    offset: usize,
    is_full: bool,
    /// Bodies that the file has in lines that are not read, by the keys of their ids.
    bodies: FxHashSet<u64>,
    /// Schemata and countries, which many entities share.
    shared: FxHashMap<String, Arc<str>>,
}

impl<'w> FtmReader<'w> {
    /// A reader of nothing yet, whose image goes to `out`.
    pub fn new(file: Arc<str>, out: &'w mut dyn Write) -> Self {
        FtmReader {
            file,
            image: Builder::new(out),
            entry_of: FxHashMap::default(),
            countries: Vec::new(),
            links: Links::default(),
            offset: 0,
            is_full: false,
            bodies: FxHashSet::default(),
            shared: FxHashMap::default(),
        }
    }

    /// The same reader, of some lines only of the file that `whole` is the image of; `bodies`: entities of other lines, of which these
    /// may be members.
    pub(in crate::dossier) fn of_some_lines(mut self, whole: &Arc<Image>, bodies: FxHashSet<u64>) -> Self {
        self.bodies = bodies;
        self.image.beside = Some(whole.clone());
        self
    }

    /// Takes the line that begins at the byte `start` of the file.
    pub(in crate::dossier) fn line_at(&mut self, start: usize, line: &[u8]) {
        self.offset = start;
        self.take(line);
    }

    /// Takes the next line, its end included.
    pub fn line(&mut self, line: &[u8]) {
        self.image.sums.line(line);
        self.take(line);
    }

    fn take(&mut self, line: &[u8]) {
        let start = self.offset + (line.len() - line.trim_ascii_start().len());
        let (begin, length) = (self.offset, line.len());
        self.offset += line.len();
        let line = line.trim_ascii();
        if line.is_empty() || self.is_full {
            return;
        }
        let span = Span::new(start, start + line.len());
        if line.len() > LONGEST_LINE {
            return self.say_too_long(start, line.len());
        }
        match serde_json::from_slice::<Line>(line) {
            Ok(entity) => {
                if let Some((who, what)) = peek::keys(&entity) {
                    self.image.lines.add(Row { start: begin, length, who, what });
                }
                self.entity(entity, line, span);
            }
            Err(error) => {
                let place = character(line, error.column().saturating_sub(1)).shift(start);
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                self.problem(place, &format!("not an entity in JSON on one line: {message}"));
            }
        }
    }

    /// Takes note of the next line, of which only the length is known because it is longer than [`LONGEST_LINE`].
    pub fn long_line(&mut self, length: usize) {
        let start = self.offset;
        self.offset += length;
        self.image.sums.unknown(length);
        self.say_too_long(start, length);
    }

    fn say_too_long(&mut self, start: usize, length: usize) {
        let message = format!(
            "this line of {} MB is left out: an entity has {} MB at most",
            length.div_ceil(1 << 20),
            LONGEST_LINE >> 20
        );
        self.image.limit(Span::new(start, start + 1), &message);
    }

    /// Resolves the offices and writes what is left of the image. Links to entities of other files are left out silently.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(self) -> io::Result<()> {
        let FtmReader { mut links, entry_of, countries, mut image, bodies, .. } = self;
        links.resolve(&entry_of, &bodies, &countries, &mut image);
        // Writing what is left takes memory of its own.
        drop((links, entry_of, countries));
        image.finish()
    }

    fn problem(&mut self, span: Span, message: &str) {
        self.image.problem(span, message);
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        match self.shared.get(text) {
            Some(shared) => shared.clone(),
            None => {
                let shared: Arc<str> = text.into();
                self.shared.insert(text.to_owned(), shared.clone());
                shared
            }
        }
    }

    fn entity(&mut self, entity: Line, line: &[u8], span: Span) {
        let (Some(id), Some(schema)) = (entity.id.filter(|id| !id.is_empty()), entity.schema) else {
            return self.problem(Span::new(span.start, span.start + 1), "an entity needs an id and a schema");
        };
        let properties = entity.properties.unwrap_or_default();
        let place = Place { line, span };
        match schema.as_str() {
            "Person" | "Organization" | "PublicBody" | "Company" | "LegalEntity" => {
                self.actor(id, &schema, properties, place);
            }
            "Event" => self.event(id, properties, place),
            "Position" => {
                let of = self.country(&properties).map(|of| self.image.shared.number(&of));
                match properties.name.first() {
                    Some(title) => self.links.post(id_key(&id), Post::of(&title, of, &mut self.image.shared)),
                    None => self.problem(place.of(&id), "a position without a name cannot be recognised"),
                }
            }
            "Occupancy" => self.link(&properties.holder, &properties.post, &properties, place),
            "Membership" => self.link(&properties.member, &properties.organization, &properties, place),
            // Addresses, sanctions, ownerships: nothing that a text names.
            _ => {}
        }
    }

    fn link(&mut self, who: &Texts, what: &Texts, properties: &Properties, place: Place<'_>) {
        let (start, end) = (self.date(&properties.start, place), self.date(&properties.end, place));
        let over = end.as_ref().and_then(|end| end.last);
        if let (Some(first), Some(last)) = (start.as_ref().and_then(|start| start.first), over)
            && last < first
        {
            let text = properties.end.first().unwrap_or_default();
            self.problem(place.of(&text), "the end is before the start");
        }
        let (Some(who), Some(what)) = (who.first(), what.first()) else { return };
        let at = place.of(&what);
        let shared = &mut self.image.shared;
        let mut date = |date: Option<Edtf>| date.map(|date| shared.number(&date.text));
        let (start, end) = (date(start), date(end));
        let role = properties.role.first().map(|role| shared.number(&role));
        self.links.add(Link {
            who: id_key(&who),
            what: id_key(&what),
            body: shared.number(&what),
            role,
            start,
            end,
            at,
        });
    }

    fn country(&mut self, properties: &Properties) -> Option<EntryId> {
        let code = [&properties.country, &properties.nationality, &properties.jurisdiction]
            .into_iter()
            .find_map(Texts::first)?;
        let id = builtin::country_of_code(&code.to_ascii_lowercase()).unwrap_or(&code).to_owned();
        Some(self.share(&id))
    }

    /// A date as the first of the values that is one; others are said.
    fn date(&mut self, texts: &Texts, place: Place<'_>) -> Option<Edtf> {
        let mut found = None;
        for text in &texts.0 {
            // FollowTheMoney has times of day too.
            let day = text.split(['T', ' ']).next().unwrap_or(text);
            match crate::dossier::pack::date(day) {
                Some(date) => found = found.or(Some(date)),
                None => self
                    .problem(place.of(text), &format!("'{text}' is no date; write it as 2018-06-12, 2018-06 or 2018")),
            }
        }
        found
    }

    /// Whether there is room for another entry; the first time that there is none, that is said.
    fn has_room(&mut self, place: Place<'_>) -> bool {
        if !self.image.has_room() && !self.is_full {
            self.is_full = true;
            let here = Span::new(place.span.start, place.span.start + 1);
            self.image.limit(here, "this entity and all after it are left out: a file holds 4 GB of entities at most");
        }
        !self.is_full
    }

    fn actor(&mut self, id: String, schema: &str, properties: Properties, place: Place<'_>) {
        let id_span = place.of(&id);
        let Some(name) = properties.name.first() else {
            return self.problem(id_span, "an entity without a name cannot be recognised");
        };
        if !self.has_room(place) {
            return;
        }
        let country = self.country(&properties);
        let mut alias: Vec<String> = properties.name.0.into_iter().skip(1).collect();
        alias.extend(properties.alias.0.into_iter().chain(properties.previous.0).chain(properties.abbreviation.0));
        alias.retain(|other| *other != name && !other.trim().is_empty());
        if let Some(&known) = self.entry_of.get(&id_key(&id)) {
            alias.insert(0, name);
            alias.truncate(MOST_NAMES);
            return self.image.names(known, &alias);
        }
        let wikidata_id = properties.wikidata.first().or_else(|| is_wikidata(&id).then(|| id.clone()));
        let summary = [&properties.summary, &properties.position, &properties.notes].into_iter().find_map(Texts::first);
        let actor = Actor {
            id: id.as_str().into(),
            schema: self.share(schema),
            name,
            last_name: properties.last_name.first(),
            alias,
            weak_alias: properties.weak_alias.0,
            country,
            summary: summary.or_else(|| topics(&properties.topics)).unwrap_or_default(),
            wikidata_id,
            origin: vec![Origin::File { file: self.file.clone(), span: place.span, id_span }],
            ..Actor::default()
        };
        let number = self.image.actor(&actor);
        self.entry_of.insert(id_key(&id), number);
        self.countries.resize(number as usize, None);
        self.countries.push(actor.country.as_deref().map(|country| self.image.shared.number(country)));
    }

    fn event(&mut self, id: String, properties: Properties, place: Place<'_>) {
        let id_span = place.of(&id);
        let Some(name) = properties.name.first() else {
            return self.problem(id_span, "an entity without a name cannot be recognised");
        };
        let start = self.date(&properties.start, place);
        let event = Event {
            id: id.as_str().into(),
            name,
            alias: properties.alias.0.iter().chain(&properties.weak_alias.0).cloned().collect(),
            start: start.or_else(|| self.date(&properties.date, place)),
            end: self.date(&properties.end, place),
            place: properties.location.0,
            participants: properties.involved.0.into_iter().map(Into::into).collect(),
            summary: properties.summary.first().or_else(|| properties.notes.first()).unwrap_or_default(),
            wikidata_id: properties.wikidata.first(),
            origin: vec![Origin::File { file: self.file.clone(), span: place.span, id_span }],
            ..Event::default()
        };
        // A stream may give it again.
        if !self.entry_of.contains_key(&id_key(&id)) && self.has_room(place) {
            let number = self.image.event(&event);
            self.entry_of.insert(id_key(&id), number);
        }
    }
}

/// Where an entity stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    line: &'a [u8],
    span: Span,
}

impl Place<'_> {
    /// Where a text of the entity stands first; its beginning where that is written with escapes.
    fn of(&self, text: &str) -> Span {
        match memmem::find(self.line, text.as_bytes()) {
            Some(at) if !text.is_empty() => Span::new(self.span.start + at, self.span.start + at + text.len()),
            _ => Span::new(self.span.start, self.span.start + 1),
        }
    }
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The character of a line, which is not empty, that the byte at `offset` (or, beyond the end, the last one) belongs to.
fn character(line: &[u8], offset: usize) -> Span {
    let goes_on = |at: usize| line.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let mut start = offset.min(line.len().saturating_sub(1));
    while start > 0 && goes_on(start) {
        start -= 1;
    }
    let mut end = start + 1;
    while goes_on(end) {
        end += 1;
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::names::layer::Entry;
    use proptest::prelude::*;

    const LINES: &str = r#"{"id":"Q11","schema":"Person","properties":{"name":["Ada Moreau","A. Moreau"],"alias":["The Hat"],"nationality":["fr"],"lastName":["Moreau"]},"datasets":["x"]}
{"id":"p","schema":"Position","properties":{"name":["Minister of Ferries"],"country":["fr"]}}
{"id":"o","schema":"Occupancy","properties":{"holder":["Q11"],"post":["p"],"startDate":["2011-12"],"endDate":["2013"]}}
{"id":"b","schema":"Organization","properties":{"name":["Ferry Board"]}}
{"id":"m1","schema":"Membership","properties":{"member":["Q11"],"organization":["b"],"role":["Chair"]}}
{"id":"m2","schema":"Membership","properties":{"member":["b"],"organization":["b"]}}
{"id":"a","schema":"Address","properties":{"full":["Nowhere"]}}
{"id":"e","schema":"Event","properties":{"name":["Ferry summit"],"startDate":["2018-06-12"]}}
{"id":"n","schema":"Person","properties":{"birthDate":["1970"]}}
{"id":"Q11","schema":"Person","properties":{"name":"Adele Moreau"}}
{"id":
[1]
"#;

    fn said(image: &Image, text: &str) -> Vec<(&'static str, String, String)> {
        let row = |fault: crate::dossier::import::Fault| (fault.rule, fault.span.of(text).to_owned(), fault.message);
        image.faults().into_iter().map(row).collect()
    }

    #[test]
    fn a_wrong_place_inside_a_character_is_the_character() {
        for text in ["{\"id\":ﬁﬁ", "\u{301}", "{\"id\":\"é", "é"] {
            let image = ftm(&"x.ftm.json".into(), text);
            let spans: Vec<Span> = image.faults().into_iter().map(|fault| fault.span).collect();
            assert!(
                !spans.is_empty()
                    && spans.iter().all(|span| text.get(span.start..span.end).is_some_and(|c| !c.is_empty())),
                "{text} {spans:?}"
            );
        }
    }

    fn errors(text: &str) -> Vec<(String, String)> {
        said(&ftm(&"x.ftm.json".into(), text), text).into_iter().map(|row| (row.1, row.2)).collect()
    }

    #[test]
    fn entities_their_offices_and_what_is_wrong() {
        let image = ftm(&"x.ftm.json".into(), LINES);
        let ada = image.actor(image.by_id("Q11").unwrap()).unwrap();
        assert_eq!((&*ada.id, ada.name.as_str(), ada.country.as_deref()), ("Q11", "Ada Moreau", Some("france")));
        assert_eq!(ada.alias, ["A. Moreau", "The Hat", "Adele Moreau"]);
        assert_eq!((ada.wikidata_id.as_deref(), ada.last_name.as_deref()), (Some("Q11"), Some("Moreau")));
        let Some(Origin::File { span, id_span, .. }) = ada.origin.first() else { panic!("an origin") };
        assert_eq!((id_span.of(LINES), LINES.lines().next()), ("Q11", Some(span.of(LINES))));
        let held: Vec<(&str, &str)> = ada
            .position
            .iter()
            .map(|position| (position.title.as_str(), position.of.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(held, [("Minister of Ferries", "france"), ("Chair", "b")]);
        assert_eq!(ada.position[0].role, ["minister"]);
        assert_eq!(&*ada.position[0].end.as_ref().unwrap().text, "2013");
        let board = image.actor(image.by_id("b").unwrap()).unwrap();
        assert_eq!(board.position[0].title, "Member of Ferry Board");
        let Some(Entry::Event(summit)) = image.by_id("e").and_then(|at| image.entry(at)) else { panic!("an event") };
        assert_eq!((summit.name.as_str(), &*summit.start.as_ref().unwrap().text), ("Ferry summit", "2018-06-12"));
        let said = errors(LINES);
        assert_eq!(said.len(), 4, "{said:?}");
        assert_eq!(said[0].1, "'b' is given as a part of itself (b → b); take that out");
        assert_eq!(said[1], ("n".to_owned(), "an entity without a name cannot be recognised".to_owned()));
    }

    #[test]
    fn a_line_of_fifty_megabytes_and_many_wrong_ones() {
        let long = format!("{{\"id\":\"{}\"}}\n", "x".repeat(50 << 20));
        let text = LINES.to_owned() + &long + &"{\n".repeat(100_000) + &LINES.replace("Q11", "Q12");
        let image = ftm(&"x.ftm.json".into(), &text);
        let said = said(&image, &text);
        assert_eq!(said.iter().filter(|row| row.0 == "dossier-error").count(), 999);
        let limits: Vec<&str> = said.iter().filter(|row| row.0 == "limit-exceeded").map(|row| row.2.as_str()).collect();
        let line = "this line of 51 MB is left out: an entity has 16 MB at most";
        assert_eq!(limits, [line, "99008 more problems of this file are not listed"]);
        assert!(image.by_id("Q11").is_some() && image.by_id("Q12").is_some());
    }

    #[test]
    fn dates_that_are_none() {
        let said = errors(
            "{\"id\":\"e\",\"schema\":\"Event\",\"properties\":{\"name\":[\"Talks\"],\"startDate\":[\"2023-02-30\"],\"endDate\":[\"20245\"]}}\n\
             {\"id\":\"f\",\"schema\":\"Event\",\"properties\":{\"name\":[\"Ball\"],\"startDate\":[\"2023-02-03T10:00:00\"]}}\n\
             {\"id\":\"o\",\"schema\":\"Occupancy\",\"properties\":{\"holder\":[\"x\"],\"post\":[\"y\"],\"startDate\":[\"2013\"],\"endDate\":[\"2011-05\"]}}\n",
        );
        let said: Vec<(&str, &str)> = said.iter().map(|(place, message)| (place.as_str(), message.as_str())).collect();
        assert_eq!(
            said,
            [
                ("2023-02-30", "'2023-02-30' is no date; write it as 2018-06-12, 2018-06 or 2018"),
                ("20245", "'20245' is no date; write it as 2018-06-12, 2018-06 or 2018"),
                ("2011-05", "the end is before the start"),
            ]
        );
    }

    #[test]
    fn bodies_that_are_members_of_each_other() {
        let body = |id: &str| {
            format!("{{\"id\":\"{id}\",\"schema\":\"Organization\",\"properties\":{{\"name\":[\"Body {id}\"]}}}}\n")
        };
        let member = |who: &str, of: &str| {
            format!(
                "{{\"id\":\"{who}{of}\",\"schema\":\"Membership\",\"properties\":{{\"member\":[\"{who}\"],\"organization\":[\"{of}\"]}}}}\n"
            )
        };
        let text = [member("a", "b"), body("a"), body("b"), member("b", "a"), member("a", "a")].concat();
        let image = ftm(&"x.ftm.json".into(), &text);
        let titles = |id: &str| {
            let actor = image.actor(image.by_id(id).unwrap()).unwrap();
            actor.position.iter().map(|position| position.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            (titles("a"), titles("b")),
            (vec!["Member of Body b".into(), "Member of Body a".into()], vec!["Member of Body a".to_owned()])
        );
    }

    #[test]
    fn a_name_that_a_thousand_share() {
        let line = |at: usize| {
            format!(
                "{{\"id\":\"n{at}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"Ann {at}\"],\"alias\":[\"The Hat\"]}}}}\n"
            )
        };
        let said = errors(&(0..1_000).map(line).collect::<String>());
        let message = "a name of this entry is shared by 1000 entries; 64 of them are looked at";
        assert_eq!(said, [("n999".to_owned(), message.to_owned())]);
    }

    proptest! {
        #[test]
        fn any_text_loads(lines in prop::collection::vec("(\\PC|[{}\"\\[\\],:]|id|schema|Person|name){0,40}", 0..6)) {
            let text = lines.join("\n");
            for fault in ftm(&"x".into(), &text).faults() {
                prop_assert!(fault.span.end <= text.len());
            }
        }
    }
}
