//! The form of one entry in an image: numbers in LEB128, texts after their length, shared texts by their number plus one (0: absent).

use crate::dossier::bytes::{put_number, put_text, take_number, take_text};
use crate::dossier::load::schema::SCHEMATA;
use crate::dossier::model::{Actor, Event, Origin, Position};
use crate::dossier::names::layer::Entry;
use crate::dossier::pack::date;
use crate::text::Span;
use crate::time::Edtf;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The first byte of a record.
const ACTOR: u8 = 0;
const EVENT: u8 = 1;

/// Texts that many entries share, numbered as they come.
#[derive(Debug, Default)]
pub struct Shared {
    numbers: FxHashMap<Box<str>, u32>,
    /// The texts, one after the other.
    pub text: Vec<u8>,
    /// Where each ends.
    pub ends: Vec<u8>,
}

impl Shared {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.into(), number);
        self.text.extend_from_slice(text.as_bytes());
        self.ends.extend_from_slice(&(self.text.len() as u32).to_le_bytes());
        number
    }

    /// The text of a number.
    pub fn get(&self, number: u32) -> Option<&str> {
        shared(&self.text, &self.ends, number)
    }

    fn put(&mut self, out: &mut Vec<u8>, text: Option<&str>) {
        let number = text.map_or(0, |text| self.number(text) as usize + 1);
        put_number(out, number);
    }
}

/// The text of a number in the two tables of [`Shared`].
pub fn shared<'t>(text: &'t [u8], ends: &[u8], number: u32) -> Option<&'t str> {
    use crate::dossier::bytes::u32_at;
    let at = number as usize * 4;
    let end = u32_at(ends, at)? as usize;
    let start = at.checked_sub(4).map_or(Some(0), |before| u32_at(ends, before))? as usize;
    std::str::from_utf8(text.get(start..end)?).ok()
}

/// An office of an entry, its texts shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// Title; `None`: a member of `of`.
    pub title: Option<u32>,
    /// Word for its holder.
    pub role: Option<u32>,
    /// Country or body.
    pub of: Option<u32>,
    /// Dates in EDTF.
    pub start: Option<u32>,
    pub end: Option<u32>,
}

/// Writes the offices of one entry.
pub fn put_offices(out: &mut Vec<u8>, offices: &[Office]) {
    put_number(out, offices.len());
    for office in offices {
        for number in [office.title, office.role, office.of, office.start, office.end] {
            put_number(out, number.map_or(0, |number| number as usize + 1));
        }
    }
}

/// Writes texts after their number.
pub fn put_texts(out: &mut Vec<u8>, texts: &[String]) {
    put_number(out, texts.len());
    texts.iter().for_each(|text| put_text(out, text));
}

fn put_option(out: &mut Vec<u8>, text: Option<&str>) {
    // An absent text and an empty one are the same.
    put_text(out, text.unwrap_or_default());
}

fn put_origin(out: &mut Vec<u8>, origin: &[Origin]) {
    let (span, id) = match origin.first() {
        Some(Origin::File { span, id_span, .. }) => (*span, *id_span),
        _ => Default::default(),
    };
    put_number(out, span.start);
    put_number(out, span.len());
    put_number(out, id.start.saturating_sub(span.start));
    put_number(out, id.len());
}

/// Writes an actor without its positions.
pub fn put_actor(out: &mut Vec<u8>, actor: &Actor, shared: &mut Shared) {
    out.push(ACTOR);
    put_origin(out, &actor.origin);
    put_text(out, &actor.id);
    let schema = SCHEMATA.iter().position(|known| **known == *actor.schema);
    put_number(out, schema.map_or(0, |at| at + 1));
    if schema.is_none() {
        put_text(out, &actor.schema);
    }
    put_text(out, &actor.name);
    put_option(out, actor.last_name.as_deref());
    put_texts(out, &actor.alias);
    put_texts(out, &actor.weak_alias);
    shared.put(out, actor.country.as_deref());
    put_text(out, &actor.summary);
    put_option(out, actor.wikidata_id.as_deref());
}

/// Writes an event.
pub fn put_event(out: &mut Vec<u8>, event: &Event, shared: &mut Shared) {
    out.push(EVENT);
    put_origin(out, &event.origin);
    put_text(out, &event.id);
    put_text(out, &event.name);
    put_texts(out, &event.alias);
    put_texts(out, &event.place);
    let participants: Vec<String> = event.participants.iter().map(|id| id.to_string()).collect();
    put_texts(out, &participants);
    let date = |date: &Option<Edtf>| date.as_ref().map(|date| date.text.to_string());
    shared.put(out, date(&event.start).as_deref());
    shared.put(out, date(&event.end).as_deref());
    put_text(out, &event.summary);
    put_option(out, event.wikidata_id.as_deref());
}

/// What reading a record needs beside its bytes.
pub trait Tables {
    /// The key of the file that was imported.
    fn file(&self) -> &Arc<str>;
    /// A shared text.
    fn shared(&self, number: u32) -> Option<&str>;
    /// The name of the entry with that id.
    fn name_of(&self, id: &str) -> Option<String>;
    /// Where the byte of the file that was read stands now.
    fn moved(&self, at: usize) -> usize;
}

/// Reads an entry; `None` where the bytes are none. Of an actor the positions are in `positions`, if any, its further names in `pieces`.
pub fn take(
    mut rest: &[u8],
    positions: Option<&[u8]>,
    pieces: impl Iterator<Item = Vec<String>>,
    tables: &impl Tables,
) -> Option<Entry> {
    let reader = Reader { tables };
    let rest = &mut rest;
    let (&tag, after) = rest.split_first()?;
    *rest = after;
    match tag {
        ACTOR => {
            let mut actor = reader.actor(rest)?;
            for name in pieces.flatten() {
                if name != actor.name && !actor.alias.contains(&name) {
                    actor.alias.push(name);
                }
            }
            actor.position = positions.and_then(|positions| reader.positions(positions)).unwrap_or_default();
            Some(Entry::Actor(Arc::new(actor)))
        }
        EVENT => Some(Entry::Event(Arc::new(reader.event(rest)?))),
        _ => None,
    }
}

/// The id of a record, without reading the rest.
pub fn id_of(mut rest: &[u8]) -> Option<&str> {
    take_head(&mut rest).map(|(_, id)| id)
}

/// The name of a record, without reading the rest.
pub fn name_of(mut rest: &[u8]) -> Option<&str> {
    let rest = &mut rest;
    let (tag, _) = take_head(rest)?;
    if tag == ACTOR && take_number(rest)? == 0 {
        take_text(rest)?;
    }
    take_text(rest)
}

fn take_head<'a>(rest: &mut &'a [u8]) -> Option<(u8, &'a str)> {
    let (&tag, after) = rest.split_first()?;
    *rest = after;
    for _ in 0..4 {
        take_number(rest)?;
    }
    Some((tag, take_text(rest)?))
}

/// Reads what [`put_texts`] wrote.
pub fn take_texts(rest: &mut &[u8]) -> Option<Vec<String>> {
    let count = take_number(rest)?;
    // A wrong number must not reserve what the bytes cannot hold.
    let mut texts = Vec::with_capacity(count.min(rest.len()));
    for _ in 0..count {
        texts.push(take_text(rest)?.to_owned());
    }
    Some(texts)
}

struct Reader<'a, T> {
    tables: &'a T,
}

impl<'a, T: Tables> Reader<'a, T> {
    fn origin(&self, rest: &mut &[u8]) -> Option<Vec<Origin>> {
        let (start, length) = (self.tables.moved(take_number(rest)?), take_number(rest)?);
        let (id, id_length) = (start.saturating_add(take_number(rest)?), take_number(rest)?);
        let span = Span::new(start, start.saturating_add(length));
        let id_span = Span::new(id, id.saturating_add(id_length));
        Some(vec![Origin::File { file: self.tables.file().clone(), span, id_span }])
    }

    /// The outer `None`: not well formed; the inner: absent.
    fn shared(&self, rest: &mut &[u8]) -> Option<Option<&'a str>> {
        let number = take_number(rest)?;
        Some(number.checked_sub(1).and_then(|number| self.tables.shared(u32::try_from(number).ok()?)))
    }

    fn date(&self, rest: &mut &[u8]) -> Option<Option<Edtf>> {
        Some(self.shared(rest)?.and_then(date))
    }

    fn actor(&self, rest: &mut &[u8]) -> Option<Actor> {
        let origin = self.origin(rest)?;
        let id = take_text(rest)?.into();
        let schema = match take_number(rest)? {
            0 => take_text(rest)?,
            known => SCHEMATA.get(known - 1)?,
        };
        Some(Actor {
            origin,
            id,
            schema: schema.into(),
            name: take_text(rest)?.to_owned(),
            last_name: take_option(rest)?,
            alias: take_texts(rest)?,
            weak_alias: take_texts(rest)?,
            country: self.shared(rest)?.map(Into::into),
            summary: take_text(rest)?.to_owned(),
            wikidata_id: take_option(rest)?,
            ..Actor::default()
        })
    }

    fn event(&self, rest: &mut &[u8]) -> Option<Event> {
        Some(Event {
            origin: self.origin(rest)?,
            id: take_text(rest)?.into(),
            name: take_text(rest)?.to_owned(),
            alias: take_texts(rest)?,
            place: take_texts(rest)?,
            participants: take_texts(rest)?.into_iter().map(Into::into).collect(),
            start: self.date(rest)?,
            end: self.date(rest)?,
            summary: take_text(rest)?.to_owned(),
            wikidata_id: take_option(rest)?,
            ..Event::default()
        })
    }

    fn positions(&self, mut rest: &[u8]) -> Option<Vec<Position>> {
        let rest = &mut rest;
        let count = take_number(rest)?;
        let mut positions = Vec::with_capacity(count.min(rest.len()));
        for _ in 0..count {
            let (title, role, of) = (self.shared(rest)?, self.shared(rest)?, self.shared(rest)?);
            let title = match (title, of) {
                (Some(title), _) => title.to_owned(),
                (None, Some(body)) => {
                    format!("Member of {}", self.tables.name_of(body).as_deref().unwrap_or(body))
                }
                (None, None) => String::new(),
            };
            let role = role.map(str::to_owned).into_iter().collect();
            let of = of.map(Into::into);
            positions.push(Position { title, role, of, start: self.date(rest)?, end: self.date(rest)? });
        }
        Some(positions)
    }
}

fn take_option(rest: &mut &[u8]) -> Option<Option<String>> {
    take_text(rest).map(|text| (!text.is_empty()).then(|| text.to_owned()))
}
