//! Events of the dossier that a claim dates otherwise: those that it names, and those that it tells of without a name.

mod misdated;

use super::Conflict;
use crate::analysis::ClaimFact;
use crate::analysis::document::BlockView;
use crate::dossier::names::{EventsBy, layer};
use crate::dossier::recognise::{Kind as MentionKind, Via};
use crate::dossier::{Event, Mention, Origin};
use crate::lang::{Token, TokenKind};
use crate::rules::Scene;
use crate::rules::date_text::{at_precision, days};
use crate::rules::finding::Related;
use crate::rules::given::{Given, tokens_before, tokens_from, tokens_in};
use crate::text::Span;
use crate::text::fold::phrase_key;
use crate::text::wordlist::{WordList, Words as _};
use crate::time::Precision;
use jiff::civil::Date;

/// The conflicts between the dates of a claim and the dossier's dates of its events.
pub(super) fn conflicts(view: &BlockView, scene: &Scene, claim: &ClaimFact, dates: &[Given]) -> Vec<Conflict> {
    let misdated: Vec<Conflict> = dates.iter().filter_map(|given| misdated::before_name(view, scene, given)).collect();
    if !misdated.is_empty() {
        return misdated;
    }
    let events: Vec<&Mention> =
        view.result.mentions_in(claim.span).filter(|mention| mention.kind == MentionKind::Event).collect();
    if events.is_empty() {
        return untold(view, scene, claim, dates).into_iter().collect();
    }
    let named = events.into_iter().filter(|mention| matches!(mention.via, Via::FullName | Via::Alias));
    named.filter_map(|mention| of_named(view, scene, mention, dates)).collect()
}

/// The conflict of an event that is said to have been held, or at which something is said to have happened, with the date of
/// the heading above: the claim has no date of its own.
pub(super) fn against_heading(view: &BlockView, scene: &Scene, claim: &ClaimFact) -> Option<Conflict> {
    let (first, last) = view.result.heading_date?;
    let timeless = view.result.times_in(claim.span).next().is_none();
    if !timeless || claim.dated.is_none() {
        return None;
    }
    let mut events = view
        .result
        .mentions_in(claim.span)
        .filter(|mention| mention.kind == MentionKind::Event && matches!(mention.via, Via::FullName | Via::Alias));
    let (mention, None) = (events.next()?, events.next()) else { return None };
    let [only] = mention.candidates.as_slice() else { return None };
    let event = scene.space.dossier.event(only)?;
    let days = interval(event)?;
    let precision = if first == last { Precision::Day } else { Precision::Month };
    let given = Given { span: mention.span, first, last, precision, relative: false, yearless: false };
    let text = &view.block.running.text;
    let next: Vec<String> =
        tokens_from(view, mention.span.end).iter().take(2).map(|token| token.of(text).to_lowercase()).collect();
    let held = match next.first().map(String::as_str) {
        Some("was" | "were") => next.get(1),
        first => next.first().filter(|_| first.is_some()),
    };
    let opens = |word: &str| matches!(word, "at" | "during" | "the");
    let mut before = tokens_before(view, mention.span.start).rev().map(|token| token.of(text).to_lowercase());
    let at = before.find(|word| word != "the").is_some_and(|word| matches!(word.as_str(), "at" | "during"));
    let leads = tokens_in(view, Span::new(claim.span.start, mention.span.start))
        .iter()
        .all(|token| opens(&token.of(text).to_lowercase()));
    let edge = match held.filter(|word| HELD.contains(&word.as_str())) {
        Some(word) if leads => edge(std::iter::once(word.as_str())),
        _ if leads && at => Edge::Any,
        _ => return None,
    };
    let (from, to) = match edge {
        Edge::Start => (days.0, days.0),
        Edge::End => (days.1, days.1),
        Edge::Any => days,
    };
    (!given.meets(from, to)).then(|| conflict(event, given, from, to))
}

/// Which end of an event a date is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
    Any,
}

fn of_named(view: &BlockView, scene: &Scene, mention: &Mention, dates: &[Given]) -> Option<Conflict> {
    let [only] = mention.candidates.as_slice() else { return None };
    let event = scene.space.dossier.event(only)?;
    let (first, last) = interval(event)?;
    let (given, edge) = dates.iter().find_map(|given| Some((*given, attached(view, mention.span, given)?)))?;
    let (first, last) = match edge {
        Edge::Start => (first, first),
        Edge::End => (last, last),
        Edge::Any => (first, last),
    };
    (!given.meets(first, last)).then(|| conflict(event, given, first, last))
}

/// The days of an event whose dates are known for sure.
fn interval(event: &Event) -> Option<(Date, Date)> {
    let start = event.start.as_ref()?;
    let end = event.end.as_ref().unwrap_or(start);
    let sure = [start, end].into_iter().all(|date| !date.approximate && !date.uncertain);
    let first = start.first.filter(|_| sure)?;
    Some((first, end.last?))
}

fn conflict(event: &Event, given: Given, first: Date, last: Date) -> Conflict {
    let place = event.origin.iter().find_map(|origin| match origin {
        Origin::File { file, id_span, .. } => Some(Related {
            file: file.clone(),
            span: *id_span,
            message: format!("the dossier's entry: {}", days(first, last)),
        }),
        Origin::Builtin { .. } => None,
    });
    let dossier = if place.is_some() { "The dossier" } else { "The built-in dossier" };
    let other = match given.precision {
        Precision::Month | Precision::Year => at_precision(first, given.precision),
        _ => days(first, last),
    };
    Conflict {
        given,
        says: format!("{dossier} dates \u{201c}{}\u{201d} {}", event.name, days(first, last)),
        other,
        whose: "of the dossier".into(),
        related: place.into_iter().collect(),
    }
}

/// Verbs of being held, with their helpers.
const HELD: &[&str] = &[
    "held",
    "took",
    "place",
    "happened",
    "occurred",
    "opened",
    "began",
    "started",
    "broke",
    "out",
    "ended",
    "concluded",
    "closed",
    "convened",
    "hosted",
    "signed",
    "launched",
    "fell",
];
const STARTS: &[&str] = &["opened", "began", "started", "broke", "launched"];
const ENDS: &[&str] = &["ended", "concluded", "closed"];
const GLUE: &[&str] =
    &["was", "were", "is", "been", "had", "has", "on", "in", "at", "the", "of", "dated", "city", "near"];
/// Before an event, these make its date that of what happened there.
const AT: &[&str] = &["at", "during", "since", "after", "before", "until", "following", "from"];

/// Whether the date is said of the event named in `mention`, and of which end.
fn attached(view: &BlockView, mention: Span, given: &Given) -> Option<Edge> {
    let text = &view.block.running.text;
    if given.span.start >= mention.end {
        let between = tokens_in(view, Span::new(mention.end, given.span.start));
        return after(view, mention, given, between);
    }
    let between = tokens_in(view, Span::new(given.span.end, mention.start));
    // `Signed on 4 February 2022, the accord …`
    let opened: Vec<String> =
        tokens_before(view, given.span.start).rev().take(3).map(|token| token.of(text).to_lowercase()).collect();
    if let [on, held, rest @ ..] = opened.as_slice()
        && matches!(on.as_str(), "on" | "in")
        && HELD.contains(&held.as_str())
        && rest.first().is_none_or(|before| before == ".")
        && between.first().is_some_and(|token| token.of(text) == ",")
        && between.len() <= 2
    {
        return Some(edge(std::iter::once(held.as_str())));
    }
    let plain = between.iter().all(|token| matches!(token.of(text), "," | ":" | "-" | "–" | "—" | "the" | "The"));
    if !plain || mention.start < given.span.end {
        return None;
    }
    let fine = !matches!(given.precision, Precision::Year);
    if between.is_empty() {
        // `the 12 June 2018 summit`; a year right before a name is recognition's to compare.
        return fine.then_some(Edge::Any);
    }
    let next: Vec<String> =
        tokens_from(view, mention.end).iter().take(2).map(|token| token.of(text).to_lowercase()).collect();
    let held = match next.first().map(String::as_str) {
        Some("was" | "were") => next.get(1),
        first => next.first().filter(|_| first.is_some()),
    };
    held.filter(|word| HELD.contains(&word.as_str())).map(|word| edge(std::iter::once(word.as_str())))
}

fn after(view: &BlockView, mention: Span, given: &Given, between: &[Token]) -> Option<Edge> {
    let text = &view.block.running.text;
    if between.len() > 14 {
        return None;
    }
    let words: Vec<String> = between.iter().map(|token| token.of(text).to_lowercase()).collect();
    let known = |(token, word): (&Token, &String)| {
        let word = word.as_str();
        HELD.contains(&word)
            || GLUE.contains(&word)
            || token.kind == TokenKind::Word && token.capital
            || matches!(word, "," | "(" | "-")
    };
    if !between.iter().zip(&words).all(known) {
        return None;
    }
    let held = words.iter().any(|word| HELD.contains(&word.as_str()));
    let fine = given.precision != Precision::Year;
    let direct = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["("] | ["of"] => true,
        [","] => fine,
        // `The summit in December 2023 collapsed`
        ["in"] | ["on"] if leads_to_verb(view, mention, given) => true,
        // `The summit was on 12 June.`
        ["was" | "were", "on" | "in"] if opens(view, mention) => true,
        _ => {
            let before = tokens_before(view, mention.start).rev().map(|token| token.of(text).to_lowercase());
            let at = before.into_iter().find(|word| !matches!(word.as_str(), "the" | "their" | "its"));
            // `five years after the summit, in 2023`
            let apart = words.first().is_some_and(|word| word == ",");
            at.is_some_and(|word| AT.contains(&word.as_str()) && (!apart || matches!(word.as_str(), "at" | "during")))
        }
    };
    (held || direct).then(|| edge(words.iter().map(String::as_str)))
}

/// Whether the event opens its sentence and a finite verb follows the date: the date is a part of the subject.
fn leads_to_verb(view: &BlockView, mention: Span, given: &Given) -> bool {
    let Some(sentence) = view.facts.sentence_at(mention.start).and_then(|at| view.facts.sentences.get(at)) else {
        return false;
    };
    let next = tokens_from(view, given.span.end).first().map(|token| token.span.start);
    opens(view, mention) && sentence.verbs.iter().any(|group| group.is_finite() && Some(group.span.start) == next)
}

/// Whether the event opens its sentence, an article aside.
fn opens(view: &BlockView, mention: Span) -> bool {
    let sentence = view.facts.sentence_at(mention.start).and_then(|at| view.facts.sentences.get(at));
    sentence.is_some_and(|sentence| tokens_in(view, Span::new(sentence.span.start, mention.start)).len() <= 1)
}

fn edge<'w>(mut words: impl Iterator<Item = &'w str>) -> Edge {
    words
        .find_map(|word| match word {
            word if STARTS.contains(&word) => Some(Edge::Start),
            word if ENDS.contains(&word) => Some(Edge::End),
            _ => None,
        })
        .unwrap_or(Edge::Any)
}

/// Words that make it another event of the kind.
const OTHER: WordList = WordList::new(&[
    "again", "another", "earlier", "last", "later", "n't", "new", "next", "not", "previous", "second", "third",
]);
/// Sentences with more tokens, and actors beyond so many, are not looked at.
const MOST_TOKENS: usize = 120;
const MOST_ACTORS: usize = 8;
const MOST_EVENTS: usize = 64;
/// A date so near to an event's, in days, means that event.
const NEAR: i32 = 60;

/// An event that the claim tells of by a cue, its place and all its participants, at a date that is nearly the event's.
fn untold(view: &BlockView, scene: &Scene, claim: &ClaimFact, dates: &[Given]) -> Option<Conflict> {
    let [given] = dates else { return None };
    let tokens = tokens_in(view, claim.span);
    let text = &view.block.running.text;
    if claim.dated.is_none() || tokens.len() > MOST_TOKENS {
        return None;
    }
    let mut actors: Vec<&str> = Vec::new();
    for mention in view.result.mentions_in(claim.span) {
        if let [only] = mention.candidates.as_slice()
            && mention.kind == MentionKind::Actor
            && !actors.contains(&&**only)
            && actors.len() < MOST_ACTORS
        {
            actors.push(only);
        }
    }
    if actors.is_empty() {
        return None;
    }
    let names = &scene.space.names;
    if tokens.iter().any(|token| OTHER.hold(token.outline, || token.of(text))) {
        return None;
    }
    let key = |token: &Token| match token.of(text) {
        word if word.is_ascii() => phrase_key(word),
        word => phrase_key(&word.to_lowercase()),
    };
    let cues: Vec<_> = tokens.iter().filter_map(|token| names.cue(key(token))).collect();
    let mut found: Vec<&Event> = Vec::new();
    for cue in cues {
        for actor in &actors {
            let by = EventsBy::Participant(layer::id_key(actor));
            for number in names.events(cue.key, by).take(MOST_EVENTS) {
                if let Some(layer::Entry::Event(event)) = names.entry(number)
                    && !found.iter().any(|other| other.id == event.id)
                {
                    found.push(event);
                }
            }
        }
    }
    // One of them is of that date, and nothing is wrong.
    let agrees = |event: &&Event| interval(event).is_none_or(|(first, last)| given.meets(first, last));
    if found.iter().any(agrees) {
        return None;
    }
    let told = |event: &&Event| {
        let all = event.participants.iter().all(|id| actors.contains(&&**id));
        all && !event.participants.is_empty() && event.place.iter().any(|place| names_place(claim.span.of(text), place))
    };
    let near: Vec<&Event> = found
        .into_iter()
        .filter(told)
        .filter(|event| interval(event).is_some_and(|days| is_near(given, days)))
        .collect();
    let [event] = near.as_slice() else { return None };
    let (first, last) = interval(event)?;
    Some(conflict(event, *given, first, last))
}

/// Whether the sentence has the place's name as words of their own.
fn names_place(sentence: &str, place: &str) -> bool {
    !place.is_empty()
        && sentence.match_indices(place).any(|(at, _)| {
            let before = sentence.get(..at).and_then(|text| text.chars().next_back());
            let after = sentence.get(at + place.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

/// A slip rather than another event of the kind: some days off, or the same day of another year.
fn is_near(given: &Given, (first, last): (Date, Date)) -> bool {
    let gap = if given.last < first { first.since(given.last) } else { given.first.since(last) };
    let days_off = gap.map_or(i32::MAX, |span| span.get_days());
    let same_month = given.first.month() == first.month();
    match given.precision {
        Precision::Day => days_off <= NEAR || same_month && given.first.day() == first.day(),
        Precision::Month => days_off <= NEAR || same_month,
        _ => false,
    }
}
