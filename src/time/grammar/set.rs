//! What comes again: `daily`, `every Monday`, `each year`, `every two weeks`, `three times a month`, `Mondays`.

use super::amount::length;
use super::number::count;
use super::{Hit, day};
use crate::lang::TokenKind;
use crate::time::calendar::Unit;
use crate::time::expr::{Named, Reading, Recurrence, TimexType};
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

fn set(start: usize, end: usize, recurrence: Recurrence) -> Hit {
    Hit::new(start, end, TimexType::Set, Reading::Set(recurrence))
}

/// A recurrence that begins at `i`.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    match w.lex(i) {
        Lex::Often(n, unit) => often(w, i, n, unit),
        // `two Sundays before Easter`
        Lex::Weekdays(_) if matches!(w.lex(w.back(i, 1)), Lex::Count(_) | Lex::Many) => None,
        Lex::Weekdays(_) if w.kind(w.back(i, 1)) == Some(TokenKind::Number) => None,
        Lex::Weekdays(day) => Some(set(i, i + 1, Recurrence::Each(Named::Weekday(day)))),
        Lex::Weekday(day) => match w.lex(i + 1) {
            Lex::Parts(part) => Some(set(i, i + 2, Recurrence::Part(Some(day), part))),
            _ => None,
        },
        Lex::Parts(part) => {
            let free = w.any(w.back(i, 1), &["in", "on", "the"]) && !matches!(w.s(i).len(), 0..=5);
            (free || w.seq(w.back(i, 2), &["in", "the"])).then(|| set(i, i + 1, Recurrence::Part(None, part)))
        }
        Lex::Lead if w.any(i, &["every", "each"]) => every(w, i),
        Lex::Lead if w.any(i, &["once", "twice"]) => times(w, i, i + 1),
        Lex::Lead if w.is(i, "per") => match w.lex(i + 1) {
            Lex::Unit(unit) if unit >= Unit::Day => Some(set(i, i + 2, Recurrence::Every(Length::of(Some(1), unit)))),
            _ => None,
        },
        // `at least once a week`, `about three times a year`
        Lex::Lead => {
            let (_, next) = super::quantity::quantity(w, i)?;
            let counted = w.any(next, &["once", "twice"]) || matches!(w.lex(next), Lex::Count(_) | Lex::Many);
            counted.then(|| at(w, next)).flatten().map(|hit| hit.from(i))
        }
        Lex::Units(unit) => {
            let on = w.any(w.back(i, 1), &["on", "at", "during", "over"]);
            match unit {
                Unit::Weekend if on => Some(set(i, i + 1, Recurrence::Each(Named::Weekend))),
                _ if on && w.is(i, "weekdays") => {
                    Some(set(i, i + 1, Recurrence::Every(Length::of(Some(1), Unit::Day))))
                }
                _ => None,
            }
        }
        Lex::Count(_) | Lex::Many => {
            let c = count(w, i)?;
            w.is(c.end, "times").then(|| times(w, i, c.end + 1)).flatten()
        }
        _ => None,
    }
}

/// `six-monthly`, `two-yearly`: every so many units.
pub(super) fn numbered(w: &Words, i: usize) -> Option<Hit> {
    let c = count(w, i).filter(|c| !c.article && w.hyphen(c.end) && w.tight(c.end))?;
    let n = c.thousandths.map(|n| n / 1000).filter(|n| (2..=99).contains(n))?;
    match w.lex(c.end + 1) {
        Lex::Often(1, unit) if unit >= Unit::Week => {
            Some(set(i, c.end + 2, Recurrence::Every(Length::of(Some(n), unit))))
        }
        _ => None,
    }
}

/// `daily`, `the annual conference`; `the Daily Telegraph` is a name, `the daily wrote` a paper.
fn often(w: &Words, i: usize, n: u8, unit: Unit) -> Option<Hit> {
    let verbs = &[
        "is", "was", "has", "had", "said", "says", "wrote", "writes", "reported", "reports", "quoted", "quotes",
        "cited", "cites", "added", "adds",
    ];
    if w.any(w.back(i, 1), &["the", "a"]) && w.any(i + 1, verbs) || w.kind(i + 1) == Some(TokenKind::Clitic) {
        return None;
    }
    let name = w.capital(i) && !w.opens(i) && (w.capital(i + 1) || w.capital(w.back(i, 1)));
    let name = name || (w.capital(i) && w.capital(i + 1) && w.is_word(i + 1));
    let length = if n == 0 { Length::of(Some(6), Unit::Month) } else { Length::of(Some(u64::from(n)), unit) };
    (!name).then(|| set(i, i + 1, Recurrence::Every(length)))
}

/// `every year`, `every two years`, `every other week`, `every Monday`, `each June`, `every morning`.
fn every(w: &Words, i: usize) -> Option<Hit> {
    let other = w.is(i + 1, "other");
    let at = if other || w.any(i + 1, &["single", "passing", "last"]) { i + 2 } else { i + 1 };
    let each = |end, named| Some(set(i, end, Recurrence::Each(named)));
    match w.lex(at) {
        Lex::Unit(Unit::Weekend) => each(at + 1, Named::Weekend),
        Lex::Unit(unit) => {
            let n = if other || w.is(at, "fortnight") { 2 } else { 1 };
            Some(set(i, at + 1, Recurrence::Every(Length::of(Some(n), unit))))
        }
        Lex::Ordinal(n) => match w.lex(at + 1) {
            Lex::Unit(unit) => Some(set(i, at + 2, Recurrence::Every(Length::of(Some(u64::from(n)), unit)))),
            Lex::Weekday(day) => each(at + 2, Named::Weekday(day)),
            _ => None,
        },
        Lex::Weekday(day) => match w.lex(at + 1) {
            Lex::Part(part) => Some(set(i, at + 2, Recurrence::Part(Some(day), part))),
            _ => each(at + 1, Named::Weekday(day)),
        },
        Lex::Month(_) | Lex::MonthShort(_) => {
            let (month, end) = day::month_name(w, at)?;
            match w.small(end, 31) {
                Some(d) => each(end + 1, Named::MonthDay(month, d.value as u8)),
                None => each(end, Named::Month(month)),
            }
        }
        Lex::Season(season) => each(at + 1, Named::Season(season)),
        Lex::Part(part) => Some(set(i, at + 1, Recurrence::Part(None, part))),
        _ => {
            let (length, end, _) = length(w, at).filter(|_| w.is(i, "every") && !w.is(at, "a"))?;
            Some(set(i, end, Recurrence::Every(length)))
        }
    }
}

/// `twice a week`, `three times per month`, `once every two years`.
fn times(w: &Words, i: usize, at: usize) -> Option<Hit> {
    if let Lex::Often(n, unit) = w.lex(at) {
        return often(w, at, n, unit).map(|h| h.from(i));
    }
    if w.any(at, &["every", "each"]) {
        return every(w, at).map(|h| h.from(i));
    }
    if !w.any(at, &["a", "an", "per"]) {
        return None;
    }
    match w.lex(at + 1) {
        Lex::Unit(unit) => Some(set(i, at + 2, Recurrence::Every(Length::of(Some(1), unit)))),
        _ => None,
    }
}
