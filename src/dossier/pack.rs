//! The compact form of the built-in dossier: every string once, entries as numbers that name strings.
//!
//! Layout: `DLD1`; the date of the dossier; a table of strings; the actors; the events. Numbers are LEB128, a string of an entry
//! is its place in the table plus one (0: absent), a list is its length and its items.

use super::bytes::{put_number, put_text, take_number, take_text};
use super::model::{Actor, Event, Origin, Position};
use crate::time::Edtf;
use crate::time::edtf::Precision;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

const MAGIC: &[u8] = b"DLD1";

/// Entries as they are packed and unpacked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// The day or month that the facts are as of.
    pub as_of: String,
    /// Actors, their origins [`Origin::Builtin`].
    pub actors: Vec<Actor>,
    /// Events, their origins [`Origin::Builtin`].
    pub events: Vec<Event>,
}

/// Packs entries; of their origins only the source of the first is kept. Linear.
pub fn pack(packed: &Packed) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(packed.actors.len());
    for actor in &packed.actors {
        writer.text(&actor.id);
        writer.text(&actor.schema);
        writer.text(&actor.name);
        writer.option(actor.last_name.as_deref());
        writer.list(&actor.alias);
        writer.list(&actor.weak_alias);
        writer.list(&actor.demonym);
        writer.list(&actor.metonym);
        writer.option(actor.country.as_deref());
        writer.text(&actor.summary);
        writer.option(actor.wikidata_id.as_deref());
        writer.number(actor.case_sensitive.map_or(0, |value| 1 + usize::from(value)));
        writer.number(actor.position.len());
        for position in &actor.position {
            writer.text(&position.title);
            writer.list(&position.role);
            writer.option(position.of.as_deref());
            writer.date(position.start.as_ref());
            writer.date(position.end.as_ref());
        }
        writer.source(&actor.origin);
    }
    writer.number(packed.events.len());
    for event in &packed.events {
        writer.text(&event.id);
        writer.text(&event.name);
        writer.list(&event.alias);
        writer.text(&event.kind);
        writer.list(&event.cues);
        writer.list(&event.place);
        writer.list(&event.participants);
        writer.date(event.start.as_ref());
        writer.date(event.end.as_ref());
        writer.text(&event.summary);
        writer.list(&event.source);
        writer.option(event.wikidata_id.as_deref());
        writer.source(&event.origin);
    }
    let mut head = Writer { out: MAGIC.to_vec(), ..Writer::default() };
    head.bytes(&packed.as_of);
    head.number(writer.strings.len());
    for string in &writer.strings {
        head.bytes(string);
    }
    head.out.extend(writer.out);
    head.out
}

/// Unpacks entries; `None` where the bytes are not what [`pack`] writes. Linear.
pub fn unpack(bytes: &[u8]) -> Option<Packed> {
    let mut reader = Reader { rest: bytes.strip_prefix(MAGIC)?, strings: Vec::new(), shared: FxHashMap::default() };
    let as_of = reader.bytes()?.to_owned();
    let count = reader.number()?;
    for _ in 0..count {
        let string = reader.bytes()?;
        reader.strings.push(string);
    }
    let mut packed = Packed { as_of, ..Packed::default() };
    for _ in 0..reader.number()? {
        let actor = reader.actor()?;
        packed.actors.push(actor);
    }
    for _ in 0..reader.number()? {
        let event = reader.event()?;
        packed.events.push(event);
    }
    reader.rest.is_empty().then_some(packed)
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    strings: Vec<String>,
    place: FxHashMap<String, usize>,
}

impl Writer {
    fn number(&mut self, number: usize) {
        put_number(&mut self.out, number);
    }

    fn bytes(&mut self, text: &str) {
        put_text(&mut self.out, text);
    }

    fn text(&mut self, text: &str) {
        let place = match self.place.get(text) {
            Some(&place) => place,
            None => {
                self.strings.push(text.to_owned());
                self.place.insert(text.to_owned(), self.strings.len());
                self.strings.len()
            }
        };
        self.number(place);
    }

    fn option(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.number(0),
        }
    }

    fn list<T: AsRef<str>>(&mut self, list: &[T]) {
        self.number(list.len());
        for text in list {
            self.text(text.as_ref());
        }
    }

    fn date(&mut self, date: Option<&Edtf>) {
        self.option(date.map(|date| &*date.text));
    }

    fn source(&mut self, origin: &[Origin]) {
        match origin.first() {
            Some(Origin::Builtin { source }) => self.text(source),
            _ => self.text(""),
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    strings: Vec<&'a str>,
    /// Strings that many entries share: ids, schemata, sources.
    shared: FxHashMap<&'a str, Arc<str>>,
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<usize> {
        take_number(&mut self.rest)
    }

    fn bytes(&mut self) -> Option<&'a str> {
        take_text(&mut self.rest)
    }

    /// The outer `None`: not well formed; the inner: absent.
    fn option(&mut self) -> Option<Option<&'a str>> {
        match self.number()? {
            0 => Some(None),
            place => self.strings.get(place - 1).map(|text| Some(*text)),
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        self.option()?
    }

    fn arc(&mut self) -> Option<Arc<str>> {
        let text = self.text()?;
        Some(self.share(text))
    }

    fn share(&mut self, text: &'a str) -> Arc<str> {
        self.shared.entry(text).or_insert_with(|| text.into()).clone()
    }

    fn option_arc(&mut self) -> Option<Option<Arc<str>>> {
        let text = self.option()?;
        Some(text.map(|text| self.share(text)))
    }

    fn each<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        // A wrong length must not reserve what the bytes cannot hold.
        let mut list = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            list.push(item(self)?);
        }
        Some(list)
    }

    fn list(&mut self) -> Option<Vec<String>> {
        self.each(|reader| reader.text().map(str::to_owned))
    }

    fn date(&mut self) -> Option<Option<Edtf>> {
        let Some(text) = self.option()? else { return Some(None) };
        Some(date(text))
    }

    fn origin(&mut self) -> Option<Vec<Origin>> {
        Some(vec![Origin::Builtin { source: self.arc()? }])
    }

    fn actor(&mut self) -> Option<Actor> {
        Some(Actor {
            id: self.arc()?,
            schema: self.arc()?,
            name: self.text()?.to_owned(),
            last_name: self.option()?.map(str::to_owned),
            alias: self.list()?,
            weak_alias: self.list()?,
            demonym: self.list()?,
            metonym: self.list()?,
            country: self.option_arc()?,
            summary: self.text()?.to_owned(),
            wikidata_id: self.option()?.map(str::to_owned),
            case_sensitive: match self.number()? {
                0 => None,
                value => Some(value == 2),
            },
            position: self.each(|reader| {
                Some(Position {
                    title: reader.text()?.to_owned(),
                    role: reader.list()?,
                    of: reader.option_arc()?,
                    start: reader.date()?,
                    end: reader.date()?,
                })
            })?,
            origin: self.origin()?,
        })
    }

    fn event(&mut self) -> Option<Event> {
        Some(Event {
            id: self.arc()?,
            name: self.text()?.to_owned(),
            alias: self.list()?,
            kind: self.text()?.to_owned(),
            cues: self.list()?,
            place: self.list()?,
            participants: self.each(Self::arc)?,
            start: self.date()?,
            end: self.date()?,
            summary: self.text()?.to_owned(),
            source: self.list()?,
            wikidata_id: self.option()?.map(str::to_owned),
            origin: self.origin()?,
        })
    }
}

/// A date in EDTF, as it was packed.
pub(super) fn date(text: &str) -> Option<Edtf> {
    day(text).or_else(|| Edtf::parse(text).ok())
}

/// `2018-06-12`, which most dates are, without the reader of all that EDTF has.
fn day(text: &str) -> Option<Edtf> {
    let part = |from, to| text.get(from..to).and_then(|digits: &str| digits.parse::<i16>().ok());
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let date = is_day.then(|| Date::new(year, month as i8, day as i8).ok())??;
    Some(Edtf {
        first: Some(date),
        last: Some(date),
        precision: Precision::Day,
        approximate: false,
        uncertain: false,
        text: text.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            names in prop::collection::vec(("[a-z-]{1,8}", "\\PC{0,12}", prop::collection::vec("\\PC{0,6}", 0..3), any::<Option<bool>>()), 0..12),
            date in prop::option::of("20[0-9]{2}(-0[1-9](-1[0-9])?)?~?"),
        ) {
            let date = date.and_then(|date| Edtf::parse(&date).ok());
            let origin = vec![Origin::Builtin { source: "editor".into() }];
            let position = Position { title: "Doge".to_owned(), start: date.clone(), ..Position::default() };
            let actors = names.iter().map(|(id, name, alias, case)| Actor {
                id: id.as_str().into(),
                name: name.clone(),
                alias: alias.clone(),
                country: alias.first().map(|text| text.as_str().into()),
                case_sensitive: *case,
                position: vec![position.clone(); alias.len()],
                origin: origin.clone(),
                ..Actor::default()
            });
            let events = names.iter().map(|(id, name, cues, _)| Event {
                id: id.as_str().into(),
                name: name.clone(),
                cues: cues.clone(),
                participants: vec![id.as_str().into()],
                end: date.clone(),
                origin: origin.clone(),
                ..Event::default()
            });
            let packed = Packed { as_of: "2026-05".to_owned(), actors: actors.collect(), events: events.collect() };
            prop_assert_eq!(unpack(&pack(&packed)), Some(packed));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&[MAGIC, &bytes].concat());
            let _ = unpack(&bytes);
        }
    }
}
