//! Events: those that are named, and cues with a place, a date or participants.
//!
//! A cue alone makes no mention. What the text gives beside it must agree with the event: its place, its date, the
//! participants that are attached; and something of it must be known in the document.

use super::evidence::{Evidence, Period, period};
use super::{DocNames, Flow, Kind, MOST_CANDIDATES, Resolved, Times, Via};
use crate::dossier::names::layer::Entry;
use crate::dossier::names::{Back, BlockNames, CueSite, EventsBy, Names, PlaceSite};
use crate::text::Span;
use jiff::civil::date;

/// More events of one cue are not looked at.
const MOST_EVENTS: usize = 2048;

/// A block with what is resolved in it.
pub(super) struct Scene<'a> {
    pub names: &'a Names,
    pub block: &'a BlockNames,
    pub doc: &'a DocNames,
    pub times: &'a Times<'a>,
    /// Mentions by name, in text order, then roles.
    pub actors: &'a [Resolved],
    pub by_name: usize,
}

/// Adds the mentions of events by cue, settles those by name whose year or date decides, and keeps `flow` at the last event.
pub(super) fn resolve(scene: &Scene<'_>, flow: &mut Flow) -> Vec<Resolved> {
    let mut out: Vec<Resolved> = Vec::new();
    let mut named = scene
        .actors
        .iter()
        .filter(|mention| mention.kind == Kind::Event)
        .filter_map(|mention| settle(scene, mention))
        .peekable();
    for site in &scene.block.cues {
        while let Some(mention) = named.next_if(|mention| mention.span.start < site.span.start) {
            note(flow, &mention);
            out.push(mention);
        }
        let covered = out.last().is_some_and(|last| last.span.end > site.start as usize && last.via != Via::Cue);
        if !covered {
            for mention in cue(scene, site, flow) {
                note(flow, &mention);
                out.push(mention);
            }
        }
    }
    for mention in named {
        note(flow, &mention);
        out.push(mention);
    }
    out.dedup_by(|b, a| a.entries == b.entries && a.span.covers(b.span));
    out
}

fn note(flow: &mut Flow, mention: &Resolved) {
    if let [only] = mention.entries.as_slice() {
        flow.event = Some(*only);
    }
}

/// A mention by name: a year right before it belongs to it, and must agree; it decides between events of one name, as the
/// date of the clause does.
fn settle(scene: &Scene<'_>, mention: &Resolved) -> Option<Resolved> {
    let mut settled = mention.clone();
    let start = mention.span.start as u32;
    if let Ok(at) = scene.block.years.binary_search_by_key(&start, |row| row.0)
        && let Some((_, year, from)) = scene.block.years.get(at)
    {
        let period = Some((date(*year, 1, 1), date(*year, 12, 31)));
        settled.entries.retain(|&number| agrees(scene.names, number, period));
        settled.span.start = *from as usize;
    }
    if settled.entries.len() > 1 {
        let period = scene.times.of_clause(scene.block.stretch(mention.span), mention.span, &scene.block.noun_years);
        let fitting: Vec<u32> = settled
            .entries
            .iter()
            .copied()
            .filter(|&number| period.is_some() && agrees(scene.names, number, period))
            .collect();
        if !fitting.is_empty() {
            settled.entries = fitting;
        }
    }
    (!settled.entries.is_empty()).then_some(settled)
}

/// Whether an event's dates meet the period; what is undated agrees with all.
fn agrees(names: &Names, number: u32, given: Option<Period>) -> bool {
    let (Some((from, to)), Some(Entry::Event(event))) = (given, names.entry(number)) else { return true };
    period(event).is_none_or(|(first, last)| first <= to && last >= from)
}

/// The mentions that a cue makes.
fn cue(scene: &Scene<'_>, site: &CueSite, flow: &Flow) -> Vec<Resolved> {
    let evidence = Evidence::new(scene, site);
    let (from, to) = site.places;
    let places = scene.block.places.get(from as usize..to as usize).unwrap_or_default();
    let by_place = by_places(scene, site, places, &evidence);
    if !by_place.is_empty() {
        return by_place;
    }
    let span = Span::new(site.start as usize, site.span.end);
    // `both coups`, `the three meetings`: as many events as are told of.
    if let Some(number) = site.number.filter(|_| site.plural && !site.elsewhere && !site.vague) {
        let several = evidence.several(places);
        if several.len() == usize::from(number) {
            return several.into_iter().map(|one| event(span, vec![one], Via::BackReference)).collect();
        }
    }
    // A place of an event of this cue that the rest does not agree with, or a place that no event has.
    let of_other = places.iter().any(|place| {
        place.key.is_some()
            && scene.names.events(site.cue, EventsBy::Place(place.key.unwrap_or_default())).next().is_some()
    });
    if site.elsewhere || of_other || site.plural {
        return Vec::new();
    }
    let mention = |entries: Vec<u32>, via: Via| vec![event(span, entries, via)];
    if site.back == Back::That {
        if let Some(ordinal) = site.ordinal {
            let nth = evidence.nth(ordinal);
            return if nth.is_empty() { Vec::new() } else { mention(nth, Via::BackReference) };
        }
        if let Some(last) = flow.event.filter(|&last| evidence.has_cue(last) && evidence.is_meant_again(last)) {
            return mention(vec![last], Via::BackReference);
        }
    }
    if site.vague {
        return Vec::new();
    }
    let definite = matches!(site.back, Back::The | Back::Their);
    let dated = evidence.date.is_some() && (evidence.exact || definite);
    if dated {
        let all = scene.names.events(site.cue, EventsBy::Cue).take(MOST_EVENTS);
        let fitting: Vec<u32> = all
            .filter(|&number| evidence.fits(number) && evidence.is_dated(number) && evidence.is_near(number))
            .filter(|&number| !site.indefinite || evidence.takes_part(number) || evidence.is_fine())
            .collect();
        let chosen = evidence.choose(&fitting);
        // `an attack in September 2023` may be another than the one that is known, unless it is the only one.
        let open = site.indefinite && chosen.len() > 1;
        if !chosen.is_empty() && !open {
            return mention(chosen, Via::Cue);
        }
        return Vec::new();
    }
    if site.indefinite {
        return Vec::new();
    }
    if let Some(ordinal) = site.ordinal {
        let chosen = evidence.nth(ordinal);
        let via = if site.back == Back::Their { Via::BackReference } else { Via::Cue };
        return if chosen.is_empty() { Vec::new() } else { mention(chosen, via) };
    }
    if let Some(only) = evidence.by_participants() {
        return mention(vec![only], Via::Cue);
    }
    match evidence.theirs().filter(|_| site.back == Back::Their && !site.verb) {
        Some(only) => mention(vec![only], Via::BackReference),
        None => Vec::new(),
    }
}

fn event(span: Span, mut entries: Vec<u32>, via: Via) -> Resolved {
    entries.truncate(MOST_CANDIDATES);
    Resolved { span, kind: Kind::Event, entries, via, title: None }
}

/// Places that the same events have, one after the other.
struct Group {
    first: PlaceSite,
    last: Span,
    events: Vec<u32>,
    tied: bool,
}

/// One mention for each run of places that belong to one event.
fn by_places(scene: &Scene<'_>, site: &CueSite, places: &[PlaceSite], evidence: &Evidence<'_>) -> Vec<Resolved> {
    let mut groups: Vec<Group> = Vec::new();
    for place in places {
        let mut events = evidence.at_place(place);
        if !place.tied && evidence.date.is_none() {
            // `the summit angered Hanoi`
            events.retain(|&number| evidence.takes_part(number));
        }
        if events.is_empty() {
            continue;
        }
        if let Some(group) = groups.last_mut() {
            let both: Vec<u32> = group.events.iter().copied().filter(|number| events.contains(number)).collect();
            if !both.is_empty() {
                group.events = both;
                // `in Hanoi, Vietnam`: a country after its city is a name of its own.
                if place.key.is_some() && place.tied && !is_country(scene, place) {
                    group.last = place.span;
                }
                group.tied |= place.tied;
                continue;
            }
        }
        groups.push(Group { first: *place, last: place.span, events, tied: place.tied });
    }
    let several = groups.len() > 1;
    if site.vague && !site.plural && !several && site.verb && evidence.date.is_none() {
        return Vec::new();
    }
    let count = groups.len();
    let mut out: Vec<Resolved> = Vec::new();
    for (number, group) in groups.into_iter().enumerate() {
        let entries = evidence.choose(&group.events);
        if entries.is_empty() || entries.len() > 1 && (site.plural || site.vague) {
            continue;
        }
        let before = group.first.before;
        let places = group.first.span.join(group.last);
        let last_before = before
            && places.end.max(site.start as usize) <= site.span.start
            && (number + 1 == count || !group.last.is_empty());
        let span = if !group.tied {
            Span::new(site.start as usize, site.span.end)
        } else if site.verb {
            places
        } else if !several {
            Span::new((site.start as usize).min(places.start), site.span.end.max(places.end))
        } else if before && last_before && number + 1 == groups_before(scene, site) {
            places.join(site.span)
        } else {
            places
        };
        out.push(event(span, entries, Via::Cue));
    }
    out
}

/// How many places stand before the cue.
fn groups_before(scene: &Scene<'_>, site: &CueSite) -> usize {
    let (from, to) = site.places;
    scene.block.places.get(from as usize..to as usize).unwrap_or_default().iter().filter(|place| place.before).count()
}

fn is_country(scene: &Scene<'_>, place: &PlaceSite) -> bool {
    let at = scene
        .actors
        .get(..scene.by_name)
        .unwrap_or_default()
        .binary_search_by_key(&place.span.start, |mention| mention.span.start);
    at.is_ok_and(|at| scene.actors.get(at).is_some_and(|mention| mention.via != Via::Metonym))
}
