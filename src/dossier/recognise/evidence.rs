//! What speaks for and against an event at a cue: its date, its participants, its place.

mod dates;

use super::Resolved;
use super::events::Scene;
use crate::dossier::Event;
use crate::dossier::names::layer::{Entry, id_key};
use crate::dossier::names::{Back, CueSite, EventsBy, PlaceSite};
use crate::text::fold::phrase_key;
use dates::{taken, year_with};
use jiff::civil::Date;

pub(super) use dates::{Period, period};

/// More events of one cue and participant, or of one cue and place, are not looked at.
const MOST: usize = 256;

/// The evidence around one cue.
pub(super) struct Evidence<'a> {
    scene: &'a Scene<'a>,
    site: &'a CueSite,
    /// What the phrase (its year) or its clause says.
    pub date: Option<Period>,
    /// The date is of the phrase itself, or finer than a year.
    pub exact: bool,
    /// Starts of the dates that belong to nouns or to other cues, ascending.
    others: Vec<u32>,
    /// Actors attached to the cue.
    attached: Vec<u32>,
    /// All actors of the sentence.
    around: Vec<u32>,
}

impl<'a> Evidence<'a> {
    /// Collects what stands around a cue.
    pub fn new(scene: &'a Scene<'a>, site: &'a CueSite) -> Self {
        let own_year = site.year.map(|year| year_with(year, site.month));
        let others = taken(scene, site);
        let of_clause = || {
            let behind = scene.times.behind(dates::reach(scene.block, site), dates::next_phrase(scene.block, site));
            // `the talks that they held in May`: those behind the cue stand in a clause of their own.
            let (from, to) = site.places;
            let places = scene.block.places.get(from as usize..to as usize).unwrap_or_default().iter();
            let parties = site.attached.iter().map(|&start| start as usize).chain(places.map(|place| place.span.start));
            let party = parties.filter(|&start| start > site.span.end).max();
            let relative = || Some(scene.block.stretch(crate::text::Span::new(party?, party? + 1)));
            behind
                .or_else(|| scene.times.of_clause(scene.block.stretch(site.span), site.span, &others))
                .or_else(|| scene.times.of_clause(relative()?, site.span, &others))
        };
        let finer = || {
            // `the August 2020 coup`: the time expression inside the phrase is finer than its year.
            let phrase = crate::text::Span::new(site.start as usize, site.span.end);
            scene.times.of_clause(phrase, site.span, &[])
        };
        let date = own_year
            .and_then(|year| finer().filter(|period| period.0 >= year.0 && period.1 <= year.1).or(Some(year)))
            .or_else(of_clause);
        let exact = own_year.is_some()
            || scene.times.behind(site.span.end, dates::next_phrase(scene.block, site)).is_some()
            || date.is_some_and(|(first, last)| {
                first.year() == last.year() && (last.day_of_year() - first.day_of_year()) < 364
            });
        let named = scene.actors.get(..scene.by_name).unwrap_or_default();
        let only = |mention: &Resolved| match mention.entries.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let at = |start: &u32| {
            let at = named.binary_search_by_key(&(*start as usize), |mention| mention.span.start).ok()?;
            named.get(at).and_then(only)
        };
        let from = named.partition_point(|mention| mention.span.start < site.sentence.start);
        let inside =
            named.get(from..).unwrap_or_default().iter().take_while(|mention| mention.span.start < site.sentence.end);
        let roles = scene
            .actors
            .get(scene.by_name..)
            .unwrap_or_default()
            .iter()
            .filter(|mention| site.sentence.covers(mention.span));
        let around = inside.chain(roles).filter_map(only).collect();
        Evidence { scene, site, date, exact, others, attached: site.attached.iter().filter_map(at).collect(), around }
    }

    fn event(&self, number: u32) -> Option<&'a Event> {
        match self.scene.names.entry(number) {
            Some(Entry::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// Whether the event has this cue.
    pub fn has_cue(&self, number: u32) -> bool {
        self.event(number)
            .is_some_and(|event| event.cues.iter().chain([&event.kind]).any(|cue| phrase_key(cue) == self.site.cue))
    }

    /// Whether nothing contradicts the event: the date meets its own, all attached actors have a part in it.
    pub fn fits(&self, number: u32) -> bool {
        let Some(event) = self.event(number) else { return false };
        let in_time = match (self.date, period(event)) {
            (Some((from, to)), Some((first, last))) => first <= to && last >= from,
            _ => true,
        };
        in_time
            && (event.participants.is_empty()
                || self.attached.iter().all(|&actor| self.has_part(event, actor) || self.is_its_place(event, actor)))
            && !self.is_of_others(event)
    }

    /// Whether nothing contradicts the event that the text told of last: the date meets its own. Who stands behind may be anybody:
    /// `that summit was attended by Kim`.
    pub fn is_meant_again(&self, number: u32) -> bool {
        self.event(number).is_some_and(|event| match (self.date, period(event)) {
            (Some((from, to)), Some((first, last))) => first <= to && last >= from,
            _ => true,
        })
    }

    /// Whether the date is no longer than a month.
    pub fn is_fine(&self) -> bool {
        self.date.is_some_and(|(first, last)| last.since(first).is_ok_and(|span| span.get_days() <= 31))
    }

    /// The one event of this cue that a possessive pronoun points to: somebody who took part is named in the sentence.
    pub fn theirs(&self) -> Option<u32> {
        let all = self.scene.names.events(self.site.cue, EventsBy::Cue).take(MOST);
        let mut fitting = all.filter(|&number| self.fits(number));
        let only = fitting.next().filter(|_| fitting.next().is_none())?;
        let event = self.event(only)?;
        let named = |id: &std::sync::Arc<str>| {
            self.scene.names.by_id(id_key(id)).is_some_and(|part| self.around.contains(&part))
        };
        event.participants.iter().any(named).then_some(only)
    }

    /// The events of this cue, at one of the places where there are such, that fit and are near, in the order of their dates.
    pub fn several(&self, places: &[PlaceSite]) -> Vec<u32> {
        let mut found: Vec<u32> = match places.is_empty() {
            true => {
                let all = self.scene.names.events(self.site.cue, EventsBy::Cue).take(MOST);
                all.filter(|&number| self.fits(number) && self.is_near(number)).collect()
            }
            false => places.iter().flat_map(|place| self.at_place(place)).collect(),
        };
        found.sort_by_key(|&number| (self.event(number).and_then(period), number));
        found.dedup();
        found
    }

    /// Whether the event has dates.
    pub fn is_dated(&self, number: u32) -> bool {
        self.event(number).is_some_and(|event| period(event).is_some())
    }

    /// Whether somebody who took part is named in the document or near by; an event without participants is always near.
    pub fn is_near(&self, number: u32) -> bool {
        let Some(event) = self.event(number) else { return false };
        let known = |id: &std::sync::Arc<str>| {
            let number = self.scene.names.by_id(id_key(id));
            number.is_some_and(|number| {
                self.scene.doc.is_sure_of(number)
                    || self.around.contains(&number)
                    || self.country_of(number).is_some_and(|country| self.scene.doc.is_sure_of(country))
            })
        };
        event.participants.is_empty() || event.participants.iter().any(known)
    }

    /// Whether somebody who took part is named in the sentence.
    pub fn takes_part(&self, number: u32) -> bool {
        self.event(number).is_some_and(|event| self.around.iter().any(|&actor| self.has_part(event, actor)))
    }

    fn country_of(&self, number: u32) -> Option<u32> {
        match self.scene.names.entry(number) {
            Some(Entry::Actor(actor)) => self.scene.names.by_id(id_key(actor.country.as_ref()?)),
            _ => None,
        }
    }

    /// The actor took part, or the country of an actor that did, or a person of a country that did.
    fn has_part(&self, event: &Event, actor: u32) -> bool {
        let parts = || event.participants.iter().filter_map(|id| self.scene.names.by_id(id_key(id)));
        parts().any(|part| part == actor || self.country_of(part) == Some(actor))
            || self.country_of(actor).is_some_and(|country| parts().any(|part| part == country))
    }

    /// The actor is the country (or the body) that the event took place in: `the Malian coup`.
    fn is_its_place(&self, event: &Event, actor: u32) -> bool {
        let keys = self.place_keys(actor);
        event
            .place
            .iter()
            .any(|place| keys.contains(&phrase_key(place.trim_start_matches("the ").trim_start_matches("The "))))
    }

    /// Names that a country goes by as a place: its own and its capital's.
    fn place_keys(&self, actor: u32) -> Vec<u64> {
        match self.scene.names.entry(actor) {
            Some(Entry::Actor(actor)) if &*actor.schema != "Person" => [&actor.name]
                .into_iter()
                .chain(&actor.alias)
                .chain(&actor.metonym)
                .map(|name| phrase_key(name))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// A person of the sentence met another than the event's participants: `Trump met Abe in Singapore`.
    fn is_of_others(&self, event: &Event) -> bool {
        let person = |number: &u32| self.scene.names.traits(*number).person;
        let parts: Vec<u32> = event.participants.iter().filter_map(|id| self.scene.names.by_id(id_key(id))).collect();
        let persons = parts.iter().filter(|number| person(number)).count();
        let here = |number: &u32| self.around.contains(number);
        let stranger = self.around.iter().any(|number| person(number) && !parts.contains(number));
        persons > 1
            && stranger
            && parts.iter().filter(|number| here(number)).count() < 2
            && parts.iter().any(here)
            && self.site.verb
    }

    /// Events of the cue at a place that fit and are near.
    pub fn at_place(&self, place: &PlaceSite) -> Vec<u32> {
        let mut keys: Vec<u64> = place.key.into_iter().collect();
        let named = self.scene.actors.get(..self.scene.by_name).unwrap_or_default();
        if let Ok(at) = named.binary_search_by_key(&(place.hit as usize), |mention| mention.span.start)
            && let Some([only]) = named.get(at).map(|mention| mention.entries.as_slice())
        {
            keys.extend(self.place_keys(*only));
        }
        let mut found: Vec<u32> = Vec::new();
        for key in keys {
            let events = self.scene.names.events(self.site.cue, EventsBy::Place(key)).take(MOST);
            found.extend(events.filter(|&number| self.fits(number) && self.is_near(number)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Of events that fit, the one that the phrase means; several where that stays open, the likeliest first.
    pub fn choose(&self, fitting: &[u32]) -> Vec<u32> {
        if fitting.len() < 2 {
            return fitting.to_vec();
        }
        let mut left = fitting.to_vec();
        if let Some(ordinal) = self.site.ordinal {
            let one = self.pick(&left, ordinal);
            if !one.is_empty() {
                return one;
            }
        }
        let narrow = |left: &mut Vec<u32>, keep: &dyn Fn(u32) -> bool| {
            if left.iter().any(|&number| keep(number)) {
                left.retain(|&number| keep(number));
            }
        };
        let sentence_date = self.scene.times.of_clause(self.site.sentence, self.site.span, &self.others);
        narrow(&mut left, &|number| {
            let period = self.event(number).and_then(period);
            sentence_date.zip(period).is_some_and(|((from, to), (first, last))| first <= to && last >= from)
        });
        let attended = |number: u32| {
            self.event(number).map_or(0, |event| {
                event
                    .participants
                    .iter()
                    .filter(|id| self.scene.names.by_id(id_key(id)).is_some_and(|part| self.around.contains(&part)))
                    .count()
            })
        };
        let most = left.iter().map(|&number| attended(number)).max().unwrap_or(0);
        narrow(&mut left, &|number| attended(number) == most);
        narrow(&mut left, &|number| self.event(number).is_some_and(|event| phrase_key(&event.kind) == self.site.cue));
        let meets = |number: u32, (from, to): Period| {
            self.event(number).and_then(period).is_some_and(|(first, last)| first <= to && last >= from)
        };
        if let Some((_, anchor)) = self.scene.times.anchor {
            narrow(&mut left, &|number| meets(number, (Date::MIN, anchor)));
        }
        if let Some(told) = self.scene.times.before(self.site.start as usize, &self.others) {
            narrow(&mut left, &|number| meets(number, told));
        }
        if left.len() < 2 {
            return left;
        }
        left.sort_by_key(|&number| std::cmp::Reverse(self.event(number).and_then(period)));
        self.latest(&left).map_or(left, |one| vec![one])
    }

    /// The nth of events in the order of their dates; -1 is the last.
    fn pick(&self, events: &[u32], ordinal: i8) -> Vec<u32> {
        let mut dated: Vec<(Period, u32)> =
            events.iter().filter_map(|&number| Some((period(self.event(number)?)?, number))).collect();
        dated.sort_unstable();
        let at = if ordinal < 0 { dated.len().checked_sub(1) } else { (ordinal as usize).checked_sub(1) };
        at.and_then(|at| dated.get(at)).map(|row| row.1).into_iter().collect()
    }

    /// The nth of the events of this cue that the same actors took part in.
    pub fn nth(&self, ordinal: i8) -> Vec<u32> {
        let all = self.scene.names.events(self.site.cue, EventsBy::Cue).take(MOST);
        let whose = |event: &Event| match (self.attached.is_empty(), self.site.back) {
            (false, _) => true,
            (true, Back::Their | Back::The | Back::That) => {
                !event.participants.is_empty() && event.participants.iter().all(|id| self.is_known(id))
            }
            _ => false,
        };
        let fitting: Vec<u32> =
            all.filter(|&number| self.fits(number) && self.event(number).is_some_and(whose)).collect();
        let parties = |number: u32| {
            let mut parties: Vec<_> = self.event(number).map(|event| event.participants.clone()).unwrap_or_default();
            parties.sort();
            parties
        };
        let Some(first) = fitting.first().map(|&number| parties(number)) else { return Vec::new() };
        if fitting.iter().any(|&number| parties(number) != first) {
            return Vec::new();
        }
        self.pick(&fitting, ordinal)
    }

    fn is_known(&self, id: &str) -> bool {
        self.scene
            .names
            .by_id(id_key(id))
            .is_some_and(|number| self.scene.doc.is_sure_of(number) || self.around.contains(&number))
    }

    /// The one event of this cue that two participants in the sentence, or one that is attached, make certain.
    pub fn by_participants(&self) -> Option<u32> {
        let all: Vec<u32> = self.scene.names.events(self.site.cue, EventsBy::Cue).take(MOST).collect();
        let fitting: Vec<u32> =
            all.iter().copied().filter(|&number| self.fits(number) && self.is_certain(number)).collect();
        match fitting.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn is_certain(&self, number: u32) -> bool {
        let Some(event) = self.event(number) else { return false };
        let present = event
            .participants
            .iter()
            .filter(|id| self.scene.names.by_id(id_key(id)).is_some_and(|part| self.around.contains(&part)))
            .count();
        let attached = self.attached.iter().filter(|&&actor| self.has_part(event, actor)).count();
        attached > 0 && present >= event.participants.len().min(2) || attached > 1
    }
}
