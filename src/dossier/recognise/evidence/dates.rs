//! Dates as evidence: when an event was, which date is a cue's own, which of several events is the news.

use super::Evidence;
use crate::dossier::Event;
use crate::dossier::names::{BlockNames, CueSite};
use crate::dossier::recognise::events::Scene;
use jiff::civil::{Date, date};

/// First and last day.
pub(in crate::dossier::recognise) type Period = (Date, Date);

/// When an event was; `None` where its dates are not known.
pub(in crate::dossier::recognise) fn period(event: &Event) -> Option<Period> {
    let first =
        event.start.as_ref().and_then(|start| start.first).or_else(|| event.end.as_ref().and_then(|end| end.first))?;
    let last =
        event.end.as_ref().and_then(|end| end.last).or_else(|| event.start.as_ref().and_then(|start| start.last))?;
    Some((first, last))
}

/// The days of a year, or of the month or day that the phrase gives besides.
pub(super) fn year_with(year: i16, month: Option<(i8, Option<i8>)>) -> Period {
    let year = year.clamp(1, 9999);
    let whole = (date(year, 1, 1), date(year, 12, 31));
    let Some((month, day)) = month else { return whole };
    match day.and_then(|day| Date::new(year, month, day).ok()) {
        Some(day) => (day, day),
        None => Date::new(year, month, 1).map_or(whole, |first| (first, first.last_of_month())),
    }
}

/// Where a cue's phrase ends, with the places tied to it behind it.
pub(super) fn reach(block: &BlockNames, site: &CueSite) -> usize {
    let (from, to) = site.places;
    let places = block.places.get(from as usize..to as usize).unwrap_or_default().iter();
    let behind = places.filter(|place| place.tied && !place.before && place.span.start >= site.span.end);
    behind.map(|place| place.span.end).fold(site.span.end, usize::max)
}

/// Where the phrase of the cue after this one begins.
pub(super) fn next_phrase(block: &BlockNames, site: &CueSite) -> usize {
    let next = block.cues.partition_point(|other| other.span.start <= site.span.start);
    block.cues.get(next).map_or(usize::MAX, |other| other.start as usize)
}

/// Starts of the dates near a cue that are not its own, ascending: years of nouns, and dates in the phrase of another cue or right
/// behind it: `the worst since the fighting of April 2021`.
pub(super) fn taken(scene: &Scene<'_>, site: &CueSite) -> Vec<u32> {
    const NEAR: usize = 8;
    let years = &scene.block.noun_years;
    let from = years.partition_point(|&year| (year as usize) < site.sentence.start);
    let inside = years.get(from..).unwrap_or_default().iter().take_while(|&&year| (year as usize) < site.sentence.end);
    let mut others: Vec<u32> = inside.copied().collect();
    let cues = &scene.block.cues;
    let here = cues.partition_point(|other| other.span.start < site.span.start);
    let near = cues.get(here.saturating_sub(NEAR)..(here + NEAR).min(cues.len())).unwrap_or_default();
    for other in near.iter().filter(|other| other.span != site.span && site.sentence.overlaps(other.sentence)) {
        let end = reach(scene.block, other);
        // `the talks and the summit in May`: the date is of both.
        let joined = other.span.start > site.span.end && (other.start as usize).saturating_sub(site.span.end) <= AND;
        if !joined && end > site.span.end.min(other.span.start) {
            let own = |start: &u32| (site.start as usize..site.span.end).contains(&(*start as usize));
            let next = next_phrase(scene.block, other);
            others.extend(scene.times.starts(other.start as usize, end, next).filter(|start| !own(start)));
        }
    }
    others.sort_unstable();
    others.dedup();
    others
}

/// Bytes of ` and the ` and the like between two cues that share a date.
const AND: usize = 10;

impl Evidence<'_> {
    /// Of events that differ in nothing but their dates, the one that is news at the anchor date, where the others lie many times as
    /// far back.
    pub(super) fn latest(&self, events: &[u32]) -> Option<u32> {
        const NEWS: i32 = 120;
        const LEAST: i32 = 14;
        const TIMES: i32 = 5;
        let (_, anchor) = self.scene.times.anchor?;
        let mut ages: Vec<(i32, u32)> = Vec::new();
        for &number in events {
            let (first, last) = self.event(number).and_then(period)?;
            if first <= anchor {
                ages.push((last.until(anchor).map_or(0, |span| span.get_days().max(0)), number));
            }
        }
        ages.sort_unstable();
        let (age, latest) = *ages.first().filter(|(age, _)| *age <= NEWS)?;
        let far = |other: &(i32, u32)| other.0 >= age.max(LEAST).saturating_mul(TIMES);
        ages.get(1..).unwrap_or_default().iter().all(far).then_some(latest)
    }
}
