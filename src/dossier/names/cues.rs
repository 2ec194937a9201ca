//! Cue words with what stands around them: the modifiers before, the places and names attached, what they point back to.

mod before;
mod words;

use super::block::{Back, CueSite, PlaceSite};
use super::find::{Found, Mark, Scan};
use super::lexicon::{HEADING_LOWER, OPENERS, TITLES};
use super::trie::{Class, Mask};
use crate::text::Span;
use crate::text::fold::{Gap, Shape, Word, word_key};
use words::{AT, CLAUSE, DONE, GLUE, GOES_ON, MONTHS, PARTY, PATIENCE, THAT_WHICH, TIES, WITH};

/// The cues of a block that may be mentions, with their places.
pub(super) fn sites(scan: &Scan<'_>) -> (Vec<CueSite>, Vec<PlaceSite>) {
    let (mut sites, mut places) = (Vec::new(), Vec::new());
    let marks: Vec<&Mark> = scan.marks.iter().filter(|mark| mark.class != Class::Role).collect();
    let mut done = 0;
    for (number, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.class == Class::Cue) {
        let inside = |found: &Found| {
            (found.hit.mask.has(Class::EventName) || found.hit.mask.has(Class::EventAlias))
                && found.first <= mark.first
                && mark.end <= found.end
        };
        let near = scan.found.partition_point(|found| found.first <= mark.first);
        if mark.first < done || scan.found.get(near.saturating_sub(4)..near).unwrap_or_default().iter().any(inside) {
            continue;
        }
        done = mark.end;
        let around = marks.get(number.saturating_sub(24)..(number + 24).min(marks.len())).unwrap_or_default();
        let mut reading =
            Reading { scan, marks: around, mark, site: CueSite::at(scan, mark), places: Vec::new(), elsewhere: false };
        reading.before();
        reading.after();
        reading.earlier();
        let from = places.len() as u32;
        reading.places.sort_by_key(|place| place.span.start);
        places.append(&mut reading.places);
        reading.site.places = (from, places.len() as u32);
        reading.site.elsewhere = reading.elsewhere;
        sites.push(reading.site);
    }
    (sites, places)
}

impl CueSite {
    fn at(scan: &Scan<'_>, mark: &Mark) -> CueSite {
        let span = scan.span(mark.first, mark.end);
        let form = scan.names.layers.iter().find_map(|(_, layer)| layer.cues.get(&mark.key)).copied();
        let first = (0..mark.first + 1)
            .rev()
            .find(|&at| scan.words.get(at).is_some_and(|word| word.gap.opens_sentence()))
            .unwrap_or(0);
        let last = scan
            .words
            .iter()
            .skip(mark.end)
            .position(|word| matches!(word.gap, Gap::Stop))
            .map_or(scan.words.len(), |after| mark.end + after);
        CueSite {
            span,
            start: span.start as u32,
            cue: form.map_or(mark.key, |form| form.key),
            plural: form.is_some_and(|form| form.plural),
            verb: false,
            vague: false,
            indefinite: false,
            back: Back::None,
            ordinal: None,
            year: None,
            month: None,
            number: None,
            attached: Vec::new().into(),
            places: (0, 0),
            elsewhere: false,
            sentence: scan.span(first, last),
        }
    }
}

/// A clause behind a cue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relative {
    /// Those named first did it: `the war that they fought`, `the deal that A and B signed`.
    Object,
    /// `the fighting that broke out in May`
    Subject,
}

struct Reading<'a> {
    scan: &'a Scan<'a>,
    /// Cues and places near the cue, in text order.
    marks: &'a [&'a Mark],
    mark: &'a Mark,
    site: CueSite,
    places: Vec<PlaceSite>,
    elsewhere: bool,
}

impl Reading<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.scan.words.get(at)
    }

    fn place_ending(&self, end: usize) -> Option<&Mark> {
        self.marks.iter().copied().find(|mark| mark.class == Class::Place && mark.end == end)
    }

    fn place_at(&self, first: usize) -> Option<&Mark> {
        self.marks.iter().copied().find(|mark| mark.class == Class::Place && mark.first == first)
    }

    fn hit_ending(&self, end: usize) -> Option<&Found> {
        let upto = self.scan.found.partition_point(|found| found.first < end);
        self.scan.found.get(upto.saturating_sub(8)..upto)?.iter().find(|found| found.end == end)
    }

    fn hit_at(&self, first: usize) -> Option<&Found> {
        let from = self.scan.found.partition_point(|found| found.first < first);
        self.scan.found.get(from).filter(|found| found.first == first)
    }

    fn attach(&mut self, found: &Found) {
        let mut attached = std::mem::take(&mut self.site.attached).into_vec();
        attached.push(found.hit.start);
        self.site.attached = attached.into();
    }

    fn add_place(&mut self, first: usize, end: usize, key: Option<u64>, before: bool) {
        let mut span = self.scan.span(first, end);
        // `Demilitarized Zone (DMZ)`: the acronym is part of the place's span.
        if let Some(word) = self.word(end).filter(|word| word.gap == Gap::Open && word.shape == Shape::Upper) {
            let close = word.end as usize;
            if self.scan.text.as_bytes().get(close) == Some(&b')') {
                span.end = close + 1;
            }
        }
        let tied = before || self.is_tied(first);
        self.places.push(PlaceSite { span, key, before, hit: self.word(first).map_or(0, |word| word.start), tied });
    }

    /// Whether the place at a word after the cue belongs to it by a preposition, in a list, or as a verb's object; else it only stands in
    /// the same clause: `the coup shook Bamako`.
    fn is_tied(&self, first: usize) -> bool {
        let the = |at: usize| self.word(at).is_some_and(|word| word.key == word_key("the"));
        let Some(mut before) = first.checked_sub(1) else { return false };
        if self.word(first).is_some_and(|word| word.gap == Gap::Comma) {
            return true;
        }
        if the(before) && before > self.mark.end {
            before -= 1;
        }
        let word = self.word(before).map_or(0, |word| word.key);
        before < self.mark.end || AT.contains(&word) || TIES.contains(&word) || first < self.mark.first
    }

    /// The year after `of`.
    fn year_of(&self, at: usize) -> Option<i16> {
        self.word(at).filter(|word| word.key == word_key("of"))?;
        self.word(at + 1).filter(|word| word.gap == Gap::Space).and_then(|word| year(self.scan, word))
    }

    /// A name before a title or another name says whose that is: `Hamas leader Yahya Sinwar`.
    fn is_modifier(&self, hit: &Found) -> bool {
        let role = |at: usize| self.scan.marks.iter().any(|mark| mark.class == Class::Role && mark.first == at);
        self.word(hit.end).is_some_and(|next| {
            next.gap == Gap::Space && (TITLES.contains(&next.key) || role(hit.end) || self.hit_at(hit.end).is_some())
        })
    }

    /// The clause that `that` behind a cue begins.
    fn relative(&self, at: usize) -> Option<Relative> {
        const REACH: usize = 10;
        let that = |word: &Word| THAT_WHICH.contains(&word.key) && word.gap == Gap::Space;
        if self.site.verb || !self.word(at).is_some_and(that) {
            return None;
        }
        let mut next = at + 1;
        if self.word(next).is_some_and(|word| GOES_ON.contains(&word.key) && !THAT_WHICH.contains(&word.key)) {
            return Some(Relative::Subject);
        }
        while next < at + REACH {
            let word = self.word(next)?;
            if let Some(hit) = self.hit_at(next) {
                next = hit.end;
            } else if next > at + 1 && DONE.contains(&word.key) {
                return Some(Relative::Object);
            } else if word.gap == Gap::Clitic || GLUE.contains(&word.key) || TITLES.contains(&word.key) {
                next += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// Reads on after the cue: participants, then the list of places, to the end of the clause.
    fn after(&mut self) {
        let mut at = self.mark.end;
        let mut patience = PATIENCE;
        let (mut with, mut prep) = (self.site.verb, false);
        // Behind `between` and `with` a name is a party, also one that is the place of other events.
        let mut party = false;
        match self.relative(at) {
            Some(Relative::Object) => (at, with, party) = (at + 1, true, true),
            Some(Relative::Subject) => at += 2,
            None => {}
        }
        while let Some(word) = self.word(at).copied() {
            if matches!(word.gap, Gap::Stop | Gap::Break | Gap::Start) || CLAUSE.contains(&word.key) {
                break;
            }
            if self.marks.iter().any(|mark| mark.class == Class::Cue && mark.first == at) {
                break;
            }
            let listed = self.places.iter().any(|place| !place.before);
            if let Some(place) = self.place_at(at).copied() {
                let own = self.hit_at(at).copied();
                // In a list, a country that follows a place with a comma tells where the place is; it is a name of its own too.
                self.add_place(place.first, place.end, Some(place.key), false);
                at = place.end.max(own.map_or(0, |own| own.end));
                match own.filter(|own| party && !prep && !own.hit.mask.and(Mask::NAMES).is_empty()) {
                    Some(own) => self.attach(&own),
                    None => with = false,
                }
                prep = false;
            } else if let Some(hit) = self.hit_at(at).copied() {
                if prep {
                    self.add_place(hit.first, hit.end, None, false);
                } else if with && (!listed || party) && !self.is_modifier(&hit) {
                    self.attach(&hit);
                } else if listed && word.gap != Gap::Comma {
                    break;
                }
                at = hit.end;
            } else if AT.contains(&word.key) {
                (prep, with, party) = (true, false, false);
                at += 1;
            } else if let Some(year) = self.year_of(at).filter(|_| at == self.mark.end) {
                // `the agreement of 2013`
                self.site.year = self.site.year.or(Some(year));
                at += 2;
            } else if WITH.contains(&word.key) {
                // `at the border between A and B`: they say where the place is.
                (with, prep, party) = (true, false, !listed && PARTY.contains(&word.key));
                at += 1;
            } else if word.gap == Gap::Clitic || GLUE.contains(&word.key) || TITLES.contains(&word.key) {
                at += 1;
            } else {
                let stranger = prep
                    && word.is_capital()
                    && !OPENERS.contains(&word.key)
                    && !MONTHS.contains(&word.key)
                    && word.shape != Shape::Number;
                if stranger && !listed {
                    self.elsewhere = true;
                    break;
                }
                if listed
                    || patience == 0
                    || word.gap == Gap::Comma && !MONTHS.contains(&word.key) && word.shape != Shape::Number
                {
                    break;
                }
                patience -= 1;
                (prep, party) = (false, false);
                with = with
                    && word.shape == Shape::Lower
                    && word.gap == Gap::Space
                    && self.site.verb
                    && patience + 1 == PATIENCE;
                at += 1;
            }
        }
    }

    /// `In Singapore, Trump and Kim met`: a place earlier in the sentence serves a cue that has none of its own.
    fn earlier(&mut self) {
        if !self.places.is_empty() || self.elsewhere || self.site.vague {
            return;
        }
        let start = self.site.sentence.start as u32;
        let at = |mark: &Mark| self.word(mark.first).map_or(0, |word| word.start);
        let place = self.marks.iter().rev().copied().find(|mark| {
            let the = mark
                .first
                .checked_sub(1)
                .and_then(|before| self.word(before))
                .is_some_and(|word| word.key == word_key("the"));
            let prep = mark.first.checked_sub(if the { 2 } else { 1 }).and_then(|before| self.word(before));
            mark.class == Class::Place
                && mark.end <= self.mark.first
                && at(mark) >= start
                && prep.is_some_and(|prep| AT.contains(&prep.key))
        });
        if let Some(place) = place.copied().filter(|place| self.mark.first - place.end < 16) {
            let between = self
                .marks
                .iter()
                .any(|mark| mark.class == Class::Cue && mark.first >= place.end && mark.end <= self.mark.first);
            let before = self.marks.iter().any(|mark| {
                mark.class == Class::Cue && mark.end <= place.first && place.first - mark.end < 8 && at(mark) >= start
            });
            if !between && !before {
                self.add_place(place.first, place.end, Some(place.key), false);
            }
        }
    }
}

/// A year of four digits.
fn year(scan: &Scan<'_>, word: &Word) -> Option<i16> {
    let text = word.span().of(scan.text);
    let year = text.parse::<i16>().ok().filter(|_| word.shape == Shape::Number && text.len() == 4)?;
    (1000..2200).contains(&year).then_some(year)
}

/// Names of events with a year right before: start of the hit, the year, where the year begins.
pub(super) fn years(scan: &Scan<'_>) -> Vec<(u32, i16, u32)> {
    let event = |found: &&Found| found.hit.mask.has(Class::EventName) || found.hit.mask.has(Class::EventAlias);
    let dated = |found: &Found| {
        let before = scan
            .words
            .get(found.first.checked_sub(1)?)
            .filter(|_| scan.words.get(found.first).is_some_and(|word| word.gap == Gap::Space))?;
        Some((found.hit.start, year(scan, before)?, before.start))
    };
    scan.found.iter().filter(event).filter_map(dated).collect()
}

impl Scan<'_> {
    /// The bytes of the words `first..end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let from = self.words.get(first).map_or(self.text.len(), |word| word.start as usize);
        let to = end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(from, |word| word.end as usize);
        Span::new(from, to)
    }
}
