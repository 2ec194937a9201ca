//! Today and parts of a day: `tonight`, `the night of June 5`, `the early hours of Sunday`, `Friday morning`, `early in the morning`.

use super::{Hit, day, fuzzy};
use crate::lang::TokenKind;
use crate::text::wordlist::WordList;
use crate::time::calendar::Unit;
use crate::time::expr::{Base, Cal, Clock, DayPart, Mod};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A part of a day whose own word begins it: `morning of June 5`, `at night`, `by midday`.
pub(super) fn alone(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Part(part) = w.lex(i) else { return None };
    if w.any(i + 1, &["of", "on"]) {
        let day = day::plain_day(w, i + 2).filter(|_| w.is(i + 1, "of"))?;
        return Some(Hit::time(i, day.end, day.cal(), Clock::Part(part)));
    }
    let before = w.back(i, 1);
    let at = w.is(before, "at") && part == DayPart::Night;
    let midday = part == DayPart::Midday
        && w.any(
            before,
            &["at", "by", "around", "about", "before", "after", "since", "until", "till", "from", "towards"],
        );
    (at || midday).then(|| Hit::time(i, i + 1, None, Clock::Part(part)))
}

/// `the morning`, `the night of June 5`; `the morning after` is left to others.
pub(super) fn the_part(w: &Words, i: usize) -> Option<Hit> {
    if let Some(hit) = hours(w, i) {
        return Some(hit);
    }
    let Lex::Part(part) = w.lex(i + 1) else { return None };
    if w.is(i + 2, "of") {
        let day = day::plain_day(w, i + 3)?;
        return Some(Hit::time(i, day.end, day.cal(), Clock::Part(part)));
    }
    let most = w.is(w.back(i, 1), "of") && w.any(w.back(i, 2), &["most", "much", "rest", "part", "half"]);
    let before = most || w.any(w.back(i, 1), &["in", "during", "through", "throughout", "by", "for", "later", "until"]);
    let free = !w.is_word(i + 2)
        || w.any(i + 2, &["and", "on", "at", "when", "before", "after", "hours", "by", "to", "with", "as"]);
    (before && free && !w.is(i + 2, "hours")).then(|| Hit::time(i, i + 2, None, Clock::Part(part)))
}

/// Words behind `overnight` that it does not qualify.
#[rustfmt::skip]
const AFTER_OVERNIGHT: WordList = WordList::new(&[
    "a", "after", "amid", "an", "and", "as", "at", "because", "before", "but", "by", "during", "following", "for",
    "from", "he", "her", "his", "in", "into", "it", "its", "near", "of", "on", "or", "over", "she", "since", "so",
    "that", "the", "their", "they", "through", "to", "until", "we", "were", "when", "where", "while", "who", "with",
]);

/// `overnight` as an adverb, with a day right behind it: `shelled overnight`, `overnight Thursday`; no part of
/// `an overnight train`.
pub(super) fn overnight(w: &Words, i: usize) -> Option<Hit> {
    let clock = Clock::Part(DayPart::Night);
    let before = w.back(i, 1);
    let kept = w.any(
        before,
        &["a", "an", "the", "his", "her", "its", "their", "our", "this", "that", "any", "no", "first", "last"],
    ) || w.hyphen(before);
    if kept || w.hyphen(i + 1) || w.kind(before) == Some(TokenKind::Clitic) {
        return None;
    }
    let on = w.is(i + 1, "on");
    if let Some(day) = day::day_or_part(w, if on { i + 2 } else { i + 1 }).filter(|hit| hit.cal().is_some()) {
        return Some(Hit::time(i, if on { i + 1 } else { day.end }, day.cal(), clock));
    }
    let alone = !w.is_word(i + 1) || w.any(i + 1, AFTER_OVERNIGHT) || w.s(i + 1).ends_with("ing");
    alone.then(|| Hit::time(i, i + 1, Some(Cal::Overnight), clock))
}

/// `the early hours of Sunday`, `the small hours`, `the early morning hours of June 5`.
fn hours(w: &Words, i: usize) -> Option<Hit> {
    if w.is(i + 1, "pre") && w.hyphen(i + 2) && w.seq(i + 3, &["dawn", "hours"]) {
        return Some(hours_of(w, i, i + 5, DayPart::Morning).with(Mod::Start));
    }
    if let (Lex::Part(part), true) = (w.lex(i + 1), w.seq(i + 2, &["hours", "of"])) {
        return day::day_or_part(w, i + 4).map(|_| hours_of(w, i, i + 3, part));
    }
    let late = w.is(i + 1, "late");
    if !(late || w.any(i + 1, &["early", "small", "wee", "predawn"])) {
        return None;
    }
    let part_at = if w.is(i + 2, "hours") { None } else { Some(i + 2) };
    let part = match part_at.map(|at| w.lex(at)) {
        None if late => DayPart::Night,
        None => DayPart::Morning,
        Some(Lex::Part(part)) => part,
        Some(_) => return None,
    };
    let end = part_at.map_or(i + 3, |at| at + 2);
    if !w.is(end - 1, "hours") {
        return None;
    }
    if w.is(end, "of") && day::day_or_part(w, end + 1).is_none() {
        return None;
    }
    let modifier = if late { Mod::End } else { Mod::Start };
    Some(hours_of(w, i, end, part).with(modifier))
}

/// The part of a day with the day behind it, where `of` and one stand at `end`.
fn hours_of(w: &Words, i: usize, end: usize, part: DayPart) -> Hit {
    let day = if w.is(end, "of") { day::day_or_part(w, end + 1) } else { None };
    let (past, cal) = day.map_or((end, None), |hit| (hit.end, hit.cal().or_else(|| hit.day())));
    Hit::time(i, past, cal, Clock::Part(part))
}

/// `early in the morning`, `late in the evening of June 5`: at `early` or `late`.
pub(super) fn within(w: &Words, i: usize) -> Option<Hit> {
    let modifier = match w.low(i).as_str() {
        "early" | "earlier" => Mod::Start,
        "late" | "later" => Mod::End,
        _ => return None,
    };
    if !w.is(i + 1, "in") || !w.is(i + 2, "the") {
        return None;
    }
    the_part(w, i + 2).map(|hit| hit.from(i).with(modifier))
}

/// The date with a part of the day after it: `Friday morning`, `yesterday evening`.
pub(super) fn with_part(w: &Words, hit: Hit) -> Hit {
    let early = fuzzy::part_of(w, hit.end);
    let at = early.map_or(hit.end, |(_, next)| next);
    match (w.lex(at), hit.cal()) {
        (Lex::Part(part), Some(cal)) => {
            let mut time = Hit::time(hit.start, at + 1, Some(cal), Clock::Part(part));
            time.modifier = early.map(|(m, _)| m);
            time
        }
        (Lex::Hour(hour), Some(cal)) if early.is_none() => {
            Hit::time(hit.start, at + 1, Some(cal), Clock::At { hour, minute: Some(0), second: None, zone: None })
        }
        _ => hit,
    }
}

/// `today`, `yesterday morning`, `tonight`.
pub(super) fn today(w: &Words, i: usize) -> Option<Hit> {
    let cal = |n: i8| Cal::Shift { base: Base::Anchor, unit: Unit::Day, n: i64::from(n) };
    match w.lex(i) {
        Lex::Tonight => Some(Hit::time(i, i + 1, Some(cal(0)), Clock::Part(DayPart::Night))),
        Lex::Day(n) => {
            // `USA Today`, `Russia Today`: a name.
            let titled = w.capital(i) && w.capital(w.back(i, 1)) && w.is_word(w.back(i, 1)) && !w.opens(i);
            (!titled).then(|| with_part(w, Hit::date(i, i + 1, cal(n))))
        }
        _ => None,
    }
}
