//! Parts of periods: `early 2024`, `mid-June`, `the end of the year`, `the week of 18 June`, `the weekend`.

use super::{Hit, length, longest, ordered, part, plain_date, year};
use crate::lang::TokenKind;
use crate::time::calendar::{Period, Unit};
use crate::time::expr::{Base, Cal, Clock, Mod, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// `early`, `late`, `mid-`: the part, and the token after it.
pub(super) fn part_of(w: &Words, i: usize) -> Option<(Mod, usize)> {
    let modifier = match w.low(i).as_str() {
        "early" => Mod::Start,
        "late" => Mod::End,
        "mid" => Mod::Mid,
        _ => return None,
    };
    let next = if w.hyphen(i + 1) && w.tight(i) { i + 2 } else { i + 1 };
    Some((modifier, next))
}

/// An expression that begins with a part, an ordinal or a unit.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    longest!([
        early(w, i),
        edge(w, i),
        part::within(w, i),
        ordered::ordered(w, i),
        ordered::nth_of(w, i),
        week_of(w, i),
        ordered::numbered_week(w, i),
        approximate(w, i),
        weekend(w, i),
        whole(w, i),
        part::alone(w, i),
        year::at(w, i),
    ])
}

/// `early 2024`, `late last year`, `mid-June`, `late Friday`.
fn early(w: &Words, i: usize) -> Option<Hit> {
    let (modifier, next) = part_of(w, i)?;
    if let Lex::Part(part) = w.lex(next) {
        // `late morning`, after `in the` or with a day behind it.
        let end = next + 1;
        let day = w.is(end, "on").then(|| super::day::plain_day(w, end + 1)).flatten().and_then(|d| d.cal());
        return Some(Hit::time(i, end, day, Clock::Part(part)).with(modifier));
    }
    let worded = matches!(modifier, Mod::Start | Mod::End);
    let from = if worded && w.is(next, "in") { next + 1 } else { next };
    let mut hit = plain_date(w, from).or_else(|| the_unit(w, from)).or_else(|| decade_unit(w, from))?;
    if from > next && matches!(hit.cal(), Some(Cal::Shift { unit: Unit::Day, .. })) {
        return None;
    }
    hit.modifier = Some(modifier);
    Some(hit.from(i))
}

/// `early next decade` has its pointer; `mid-week`, `mid-year` none.
fn decade_unit(w: &Words, i: usize) -> Option<Hit> {
    let hyphen = w.hyphen(w.back(i, 1));
    match w.lex(i) {
        Lex::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week | Unit::Century)) if hyphen => {
            Some(Hit::date(i, i + 1, Cal::Shift { base: Base::Anchor, unit, n: 0 }))
        }
        _ => None,
    }
}

/// `the beginning of 2019`, `end of June`, `year-end`, `the middle of next week`, `end-2019`.
fn edge(w: &Words, i: usize) -> Option<Hit> {
    let mut at = w.skip(i, "the");
    at = w.skip(at, "very");
    let modifier = match w.low(at).as_str() {
        "beginning" | "start" | "opening" => Mod::Start,
        "end" | "close" => Mod::End,
        "middle" => Mod::Mid,
        _ => return None,
    };
    let of = at + 1;
    let hyphened = w.hyphen(of) && modifier == Mod::End;
    if !w.is(of, "of") && !hyphened {
        return None;
    }
    let from = of + 1;
    let mut hit = longest!([plain_date(w, from), the_unit(w, from), year::at(w, from)])?;
    hit.modifier = Some(modifier);
    Some(hit.from(i))
}

/// `the year` behind `end of`: the one of the anchor date.
pub(super) fn the_unit(w: &Words, i: usize) -> Option<Hit> {
    if !w.any(i, &["the", "this"]) {
        return None;
    }
    let fiscal = w.any(i + 1, &["fiscal", "financial"]);
    let at = if fiscal || w.is(i + 1, "calendar") { i + 2 } else { i + 1 };
    let Lex::Unit(unit) = w.lex(at) else { return None };
    let unit = if fiscal && unit == Unit::Year { Unit::FiscalYear } else { unit };
    let counted = w.any(at + 1, &["of", "before", "after"]);
    let whole = matches!(
        unit,
        Unit::Week
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::FiscalYear
            | Unit::Decade
            | Unit::Century
            | Unit::Day
    );
    (whole && !counted).then(|| Hit::date(i, at + 1, Cal::Shift { base: Base::Anchor, unit, n: 0 }))
}

/// `in the new year`, in small letters: the year that begins at the New Year's Day that is meant.
pub(super) fn new_year(w: &Words, i: usize) -> Option<Hit> {
    let small = w.seq(i, &["the", "new", "year"]) && !w.capital(i + 1) && !w.hyphen(i + 3);
    let named =
        w.any(i + 3, &["holiday", "holidays", "celebrations", "party", "parties", "message", "resolution", "break"]);
    (small && !named).then(|| Hit::date(i, i + 3, Cal::PartOf(Unit::Year, 1, 1, Which::Tense)))
}

/// `the rest of the year`, `sales for the full year`, `during the week`: the period that the text is at, after words
/// that make it one; `the year` alone may be any.
fn whole(w: &Words, i: usize) -> Option<Hit> {
    if !w.is(i, "the") {
        return None;
    }
    let at = if w.any(i + 1, &["full", "whole", "entire", "calendar"]) { i + 2 } else { i + 1 };
    let Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Half | Unit::Year | Unit::Decade)) =
        w.lex(at)
    else {
        return None;
    };
    let (before, end) = (w.back(i, 1), at + 1);
    let share = w.is(before, "of") && w.any(w.back(i, 2), &["rest", "remainder", "most", "much", "course", "balance"]);
    // `its worst session of the year`
    let ranked = w.is(before, "of") && matches!(unit, Unit::Month | Unit::Year | Unit::Decade) && ranks(w, before);
    let spans = ranked || w.any(before, &["for", "during", "throughout", "in"]);
    let follower = &[
        "and", "but", "or", "as", "with", "from", "on", "at", "by", "that", "when", "while", "because", "rose", "fell",
        "was", "were", "is", "are", "has", "had", "will", "the", "a", "an", "it", "he", "she", "we", "they",
    ];
    let alone = !w.is_word(end) && !w.hyphen(end) && w.kind(end) != Some(TokenKind::Clitic) || w.any(end, follower);
    let base = if share { Base::Anchor } else { Base::Running };
    (alone && (share || spans) && length::ending(w, i).is_none())
        .then(|| Hit::date(i, end, Cal::Shift { base, unit, n: 0 }))
}

/// Whether a superlative or an ordinal, in small letters, stands before `of` with what it ranks.
fn ranks(w: &Words, of: usize) -> bool {
    (2..=4).map(|k| w.back(of, k)).any(|at| {
        let word = w.s(at);
        let superlative =
            word.len() > 5 && word.ends_with("est") && !w.any(at, &["interest", "request", "protest", "harvest"]);
        let ordinal = matches!(w.lex(at), Lex::Ordinal(_));
        !w.capital(at) && (superlative || ordinal || w.any(at, &["worst", "best", "most", "least", "last", "only"]))
    }) && !w.capital(w.back(of, 1))
}

/// `the week of 18 June`, `the week beginning June 18`, `the week ending 24 June`.
fn week_of(w: &Words, i: usize) -> Option<Hit> {
    let at = w.skip(i, "the");
    if !w.is(at, "week") || !w.any(at + 1, &["of", "beginning", "starting", "ending", "ended"]) {
        return None;
    }
    let day = plain_date(w, w.skip(at + 2, "on"))?;
    let cal = match day.cal()? {
        Cal::Fixed(Period::Day(date)) => Cal::Fixed(Period::containing(Unit::Week, date)?),
        Cal::Named(Named::MonthDay(month, day), which) => Cal::PartOf(Unit::Week, month, day, which),
        _ => return None,
    };
    Some(Hit::date(i, day.end, cal))
}

/// `around 2018`, `about June 12`, `circa 1900`.
fn approximate(w: &Words, i: usize) -> Option<Hit> {
    if !w.any(i, &["about", "around", "circa", "c", "ca", "approximately", "roughly"]) {
        return None;
    }
    let short = w.any(i, &["c", "ca"]);
    let next = w.skip_stop(i + 1);
    if short && next == i + 1 {
        return None;
    }
    let hit = if short || w.is(i, "circa") {
        year::of_context(w, next).or_else(|| year::at(w, next))
    } else {
        // `about last week` tells what a talk was about.
        let dated = if w.is(i, "about") { None } else { plain_date(w, next) };
        longest!([super::clock::at(w, next), dated])
    }?;
    Some(hit.from(i).with(Mod::Approx))
}

/// `the weekend`, `the weekend of June 2`, `weekend`.
fn weekend(w: &Words, i: usize) -> Option<Hit> {
    let at = w.skip(i, "the");
    if !w.is(at, "weekend")
        || (at == i && !w.any(w.back(i, 1), &["over", "at", "during", "on"]))
        || w.is(w.back(i, 1), "long")
    {
        return None;
    }
    // `the weekend of June 2`
    if w.is(at + 1, "of") {
        let day = super::day::plain_day(w, at + 2).filter(super::day::has_day);
        let weekend = match day.as_ref().and_then(Hit::cal) {
            Some(Cal::Fixed(Period::Day(date))) => Period::containing(Unit::Weekend, date).map(Cal::Fixed),
            Some(Cal::Named(Named::MonthDay(month, day), which)) => Some(Cal::PartOf(Unit::Weekend, month, day, which)),
            _ => None,
        };
        if let (Some(day), Some(weekend)) = (day, weekend) {
            return Some(Hit::date(i, day.end, weekend));
        }
    }
    let other = w.any(at + 1, &["before", "after", "edition"]);
    (!other).then(|| Hit::date(i, at + 1, Cal::Named(Named::Weekend, Which::Tense)))
}
