//! Amounts of time: a number and its unit, and smaller ones joined to it: `two and a half years`, `an hour and ten minutes`,
//! `half a century`.

use super::length::AFTER_JOINED;
use super::number::count;
use crate::text::wordlist::WordList;
use crate::time::calendar::Unit;
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// What may stand between a number and its unit.
#[rustfmt::skip]
const FILLERS: WordList = WordList::new(&[
    "additional", "brief", "business", "calendar", "consecutive", "entire", "extra", "full", "further", "long", "more", "odd", "other",
    "short", "solid", "straight", "successive", "such", "tumultuous", "turbulent", "whole", "working",
]);

/// A number, its units, and further ones joined to it: the length, the token after it, its first unit.
pub(super) fn length(w: &Words, i: usize) -> Option<(Length, usize, Unit)> {
    let (mut length, mut end, unit) = single(w, i)?;
    for _ in 0..2 {
        let and = match w.s(end) {
            "," => w.skip(end + 1, "and"),
            s if s.eq_ignore_ascii_case("and") => end + 1,
            _ => end,
        };
        let Some((next, past, _smaller)) = single(w, and).filter(|(_, _, smaller)| *smaller < unit) else { break };
        if w.any(and, &["a", "an"]) && !w.is(and + 1, "half") {
            break;
        }
        (length, end) = (length.and(next), past);
    }
    Some((length, end, unit))
}

fn single(w: &Words, i: usize) -> Option<(Length, usize, Unit)> {
    if matches!(w.lex(i), Lex::A | Lex::Lead)
        && let Some(part) = part(w, i)
    {
        return part;
    }
    let count = count(w, i)?;
    let mut at = count.end;
    if w.hyphen(at) && w.tight(at - 1) {
        at += 1;
        // `20-plus months`, `30-odd years`
        if w.any(at, &["plus", "odd"]) {
            let (unit, _) = unit(w, at + 1).filter(|(_, singular)| !singular)?;
            return Some((scaled(w, count.thousandths, unit, at + 1), at + 2, unit));
        }
        let (unit, singular) = unit(w, at)?;
        let long = w.hyphen(at + 1) && w.is(at + 2, "long");
        let end = if long { at + 3 } else { at + 1 };
        // `the 1950-year`, `10-second`; plural units stand after a hyphen only by mistake.
        return singular.then_some((scaled(w, count.thousandths, unit, at), end, unit));
    }
    for _ in 0..2 {
        if w.is_word(at) && w.any(at, FILLERS) {
            at += 1;
        }
    }
    let (unit, singular) = unit(w, at)?;
    // `a second` is an ordinal, `one second` a length; `5 day` is one only with its plural or a hyphen.
    let one = count.thousandths.is_none_or(|n| n <= 1000);
    if singular && (!one || (count.thousandths.is_none() && !w.is(w.back(at, 1), "a"))) {
        let clock = count.thousandths.is_some() && w.any(at, &["hour", "minute", "month"]);
        if !clock {
            return None;
        }
    }
    // `a decades-long feud`: the article belongs to the feud.
    // `less than a second`, but `more than a second term`
    let second = w.is(at, "second") && !(w.is(w.back(i, 1), "than") && !w.is_word(at + 1) && !w.hyphen(at + 1));
    if count.article && (!singular || (w.hyphen(at + 1) && w.tight(at)) || second || w.is(at, "weekday")) {
        return None;
    }
    // `a week or two`, `a year or more` but not `an hour or an hour and a half`
    if count.article && w.seq(at + 1, &["or", "two"]) && !matches!(w.lex(at + 3), Lex::Units(_)) {
        return Some((scaled(w, None, unit, at), at + 3, unit));
    }
    let mut length = scaled(w, count.thousandths, unit, at);
    let mut end = at + 1;
    if w.seq(end, &["and", "a", "half"]) {
        end += 3;
        length = match (count.thousandths, unit) {
            (Some(n), Unit::Hour | Unit::Minute) => {
                let smaller = if unit == Unit::Hour { Unit::Minute } else { Unit::Second };
                Length::thousandths(n, unit).and(Length::of(Some(30), smaller))
            }
            (n, _) => scaled(w, n.map(|n| n.saturating_add(500)), unit, at),
        };
    }
    Some((length, end, unit))
}

/// A part of a unit, at an article or `half`; the inner `None`: what begins as one is none.
fn part(w: &Words, i: usize) -> Option<Option<(Length, usize, Unit)>> {
    let of = |at: usize, thousandths: u64, end: usize| {
        let Lex::Unit(unit) = w.lex(at) else { return None };
        Some((part_of_unit(unit, thousandths)?, end, unit))
    };
    // `half a century`, `half an hour`, `a quarter of a century`
    if w.is(i, "half") && (w.any(i + 1, &["a", "an"]) || w.hyphen(i + 1) && w.tight(i)) {
        return Some(of(i + 2, 500, i + 3));
    }
    if w.any(i, &["a", "an"]) && w.is(i + 1, "half") {
        let hyphened = w.hyphen(i + 2);
        let at = if hyphened { i + 3 } else { i + 2 };
        // In `a half-hour walk` the article belongs to the walk.
        let noun = hyphened && w.is_word(at + 1) && !w.any(at + 1, AFTER_JOINED) && !w.any(at + 1, &["ago", "later"]);
        return Some(of(at, 500, at + 1).filter(|_| !noun));
    }
    if w.seq(i, &["a", "quarter", "of"]) && w.any(i + 3, &["a", "an"]) {
        return Some(of(i + 4, 250, i + 5));
    }
    if w.seq(i, &["a", "quarter"]) && (w.hyphen(i + 2) || w.is(i + 2, "century")) {
        let at = if w.hyphen(i + 2) { i + 3 } else { i + 2 };
        return Some(of(at, 250, at + 1));
    }
    None
}

fn scaled(w: &Words, thousandths: Option<u64>, unit: Unit, at: usize) -> Length {
    let double = w.is(at, "fortnight") || w.is(at, "fortnights");
    let n = thousandths.map(|n| if double { n.saturating_mul(2) } else { n });
    Length { parts: [Some((n, unit)), None, None] }
}

/// A half or a quarter of a unit, in whole smaller units where they are usual.
fn part_of_unit(unit: Unit, thousandths: u64) -> Option<Length> {
    let (per, smaller) = match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        Unit::Week | Unit::Month => (1, unit),
        _ => return None,
    };
    Some(Length::thousandths(per * thousandths, smaller))
}

/// A unit and whether it is singular.
pub(super) fn unit(w: &Words, i: usize) -> Option<(Unit, bool)> {
    match w.lex(i) {
        Lex::Unit(unit) => Some((unit, true)),
        Lex::Units(unit) => Some((unit, false)),
        Lex::Ordinal(2) if w.is(i, "second") => Some((Unit::Second, true)),
        Lex::Part(crate::time::expr::DayPart::Night) if w.is(i, "night") => Some((Unit::Night, true)),
        Lex::Parts(crate::time::expr::DayPart::Night) => Some((Unit::Night, false)),
        _ if w.any(i, &["hrs", "hr"]) => Some((Unit::Hour, false)),
        _ if w.any(i, &["mins", "min"]) => Some((Unit::Minute, false)),
        _ if w.any(i, &["fortnights"]) => Some((Unit::Week, false)),
        _ => None,
    }
}
