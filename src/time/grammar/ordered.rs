//! Ordinals, and what they count: `the third quarter of 2018`, `the first half`, `the last days of June`, `Q3`.

use super::fuzzy::the_unit;
use super::length::duration;
use super::year::YearRef;
use super::{Hit, deictic, fiscal, plain_date, year};
use crate::text::wordlist::WordList;
use crate::time::calendar::{Period, Unit};
use crate::time::expr::{Cal, Holiday, Mod, Named, Which};
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::resolve::in_year;
use crate::time::words::Words;

/// An ordinal in digits or words: its number and the token after it.
pub(super) fn ordinal(w: &Words, i: usize) -> Option<(u8, usize)> {
    if let Some(d) = w.digits(i).filter(|d| d.ordinal && d.value <= 99) {
        return Some((d.value as u8, i + 1));
    }
    let next = if w.hyphen(i + 1) && w.tight(i) { i + 2 } else { i + 1 };
    match (w.lex(i), w.lex(next)) {
        (Lex::Count(tens @ 20..=90), Lex::Ordinal(n @ 1..=9)) => Some((tens as u8 + n, next + 1)),
        (Lex::Ordinal(n), _) => Some((n, i + 1)),
        _ => None,
    }
}

/// `the third quarter of 2018`, `first-quarter`, `the second half of the year`, `the last quarter`, `the first nine months`.
pub(super) fn ordered(w: &Words, i: usize) -> Option<Hit> {
    let at = w.skip(i, "the");
    if deictic::lasts(w, at) {
        return None;
    }
    let (n, next) = match ordinal(w, at) {
        Some((n, next)) => (n, next),
        None if w.any(at, &["final", "closing", "last"]) => (0, at + 1),
        None => return None,
    };
    // A financial quarter is no quarter of the calendar; in `the third-quarter loss` the article belongs to the loss.
    if w.any(w.back(at, 1), &["fiscal", "financial"]) || (at > i && w.hyphen(next)) {
        return None;
    }
    let fiscal = w.any(next, &["fiscal", "financial"]);
    let unit_at = if fiscal || w.hyphen(next) { next + 1 } else { next };
    if let Some(hit) = first_months(w, i, next) {
        return Some(hit);
    }
    let (named, limit) = match w.lex(unit_at) {
        Lex::Unit(Unit::Quarter) => (Named::Quarter(if n == 0 { 4 } else { n }), 4),
        _ if w.is(unit_at, "half") => (Named::Half(if n == 0 { 2 } else { n }), 2),
        _ => return None,
    };
    if n > limit || (n == 0 && w.is(at, "last") && !w.is(unit_at + 1, "of")) {
        return None;
    }
    let end = unit_at + 1;
    let of = w.skip(end, "of");
    if let Some(hit) = fiscal::fiscal(w, of).or_else(|| fiscal::fiscal_short(w, of)) {
        let Some(Cal::Fixed(Period::FiscalYear(y))) = hit.cal() else { return None };
        let Named::Quarter(q) = named else { return None };
        return Some(Hit::date(i, hit.end, Cal::Fixed(Period::FiscalQuarter(y, q))));
    }
    if let Some((year, past)) = year::after_date(w, end) {
        return Some(Hit::date(i, past, year.of(named)?));
    }
    if w.is(end, "of") {
        if let Some((period, past)) = plain_date(w, of).and_then(|h| Some((h.cal()?, h.end)))
            && let (Cal::Fixed(whole), Named::Half(half)) = (period, named)
        {
            let modifier = if half == 1 { Mod::Start } else { Mod::End };
            return Some(Hit::date(i, past, Cal::Fixed(whole)).with(modifier));
        }
        if let Some(hit) = the_unit(w, of) {
            let Some(Cal::Shift { unit: Unit::Year | Unit::FiscalYear, base, n }) = hit.cal() else { return None };
            let n = i16::try_from(n).ok()?;
            return Some(Hit::date(i, hit.end, Cal::Named(named, Which::In(base, n))));
        }
        return None;
    }
    // `the second half` may be of anything; a quarter of a ball game is rare in the press.
    let quarter = matches!(named, Named::Quarter(_)) && !w.any(end, &["century", "mile"]) && !w.hyphen(end);
    let past = if quarter && w.any(end, &["of"]) { return None } else { end };
    let half = matches!(named, Named::Half(_)) && is_of_a_year(w, i, end);
    (quarter || half).then(|| Hit::date(i, past, Cal::Named(named, Which::Tense)))
}

/// What is told by the half year; a game has none of it.
const REPORTED: WordList = WordList::new(&[
    "deliveries",
    "dividend",
    "earnings",
    "exports",
    "gdp",
    "growth",
    "imports",
    "income",
    "inflation",
    "loss",
    "losses",
    "margins",
    "orders",
    "output",
    "production",
    "profit",
    "profits",
    "revenue",
    "revenues",
    "sales",
    "shipments",
    "spending",
    "turnover",
]);

/// Whether `the first half` is that of a year: figures of business stand right behind it or near by in the sentence.
fn is_of_a_year(w: &Words, i: usize, end: usize) -> bool {
    if w.hyphen(w.back(end, 2)) {
        return w.any(end, REPORTED) || w.any(end + 1, REPORTED);
    }
    let stops = |at: usize| w.get(at).is_none() || w.any(at, &[".", "?", "!"]);
    let near = |at: usize| w.any(at, REPORTED);
    w.is(i, "the")
        && !w.is(w.back(i, 1), "of")
        && ((1..=14).map(|k| w.back(i, k)).take_while(|&at| !stops(at)).any(near)
            || (0..10).map(|k| end + k).take_while(|&at| !stops(at)).any(near))
}

/// `3rd quarter of 2018`, `2nd week of June`: at an ordinal in digits.
pub(super) fn in_digits(w: &Words, i: usize) -> Option<Hit> {
    w.digits(i).filter(|d| d.ordinal)?;
    ordered(w, i).or_else(|| nth_of(w, i))
}

/// `the first week of June`, `the last days of 2019`, `the third Thursday in November`, `the last day of June 2018`.
pub(super) fn nth_of(w: &Words, i: usize) -> Option<Hit> {
    let at = w.skip(i, "the");
    let (n, next) = match ordinal(w, at) {
        Some((n, next)) => (i8::try_from(n).ok()?, next),
        None if w.any(at, &["last", "final", "closing"]) => (-1, at + 1),
        None if w.any(at, &["opening"]) => (1, at + 1),
        None => return None,
    };
    if !w.any(next + 1, &["of", "in"]) {
        return None;
    }
    let whole = plain_date(w, next + 2).or_else(|| the_unit(w, next + 2).filter(|_| w.is(next + 1, "of")))?;
    let cal = whole.cal()?;
    if let Lex::Weekday(weekday) = w.lex(next) {
        let nth = |month: u8| Named::Holiday(Holiday::Nth { n, weekday, month });
        let cal = match cal {
            Cal::Fixed(Period::Month(year, month)) => Cal::Fixed(in_year(nth(month), year)?),
            Cal::Named(Named::Month(month), which) => Cal::Named(nth(month), which),
            Cal::Shift { base, unit: Unit::Month, n: months } => {
                Cal::Named(Named::NthWeekday(n, weekday), Which::In(base, i16::try_from(months).ok()?))
            }
            _ => return None,
        };
        return Some(Hit::date(i, whole.end, cal));
    }
    let unit = match w.lex(next) {
        Lex::Unit(unit) | Lex::Units(unit) => unit,
        _ => return None,
    };
    let day = unit == Unit::Day && matches!(w.lex(next), Lex::Unit(_));
    if let Cal::Fixed(period) = cal
        && day
        && matches!(n, 1 | -1)
    {
        let (first, last) = period.bounds()?;
        return Some(Hit::date(i, whole.end, Cal::Fixed(Period::Day(if n > 0 { first } else { last }))));
    }
    // `the third month of 2021`, `the 15th day of next month`
    let pointed = !w.any(next + 2, &["the"]);
    let exact = match (unit, cal, u8::try_from(n)) {
        (Unit::Month, Cal::Fixed(Period::Year(year)), Ok(n @ 1..=12)) => Some(Cal::Fixed(Period::Month(year, n))),
        (Unit::Month, Cal::Shift { base, unit: Unit::Year, n: years }, Ok(n @ 1..=12)) => {
            Some(Cal::Named(Named::Month(n), Which::In(base, i16::try_from(years).ok()?)))
        }
        (Unit::Day, Cal::Shift { base, unit: Unit::Month, n: months }, Ok(n @ 1..=31)) if pointed => {
            Some(Cal::Named(Named::DayOfMonth(n), Which::In(base, i16::try_from(months).ok()?)))
        }
        (Unit::Decade, Cal::Fixed(Period::Century(century)), Ok(n @ 1..=10)) => {
            century.checked_mul(10)?.checked_add(i16::from(n) - 1).map(|decade| Cal::Fixed(Period::Decade(decade)))
        }
        _ => None,
    };
    if let Some(cal) = exact.filter(|_| matches!(w.lex(next), Lex::Unit(_))) {
        return Some(Hit::date(i, whole.end, cal));
    }
    // Which days a first or second week has depends on where weeks begin: the whole, with a modifier, is what is sure.
    let modifier = match n {
        1 => Mod::Start,
        -1 => Mod::End,
        _ => Mod::Mid,
    };
    let finer = matches!(unit, Unit::Day | Unit::Weekend | Unit::Week | Unit::Month);
    (finer && !(unit == Unit::Month && matches!(cal, Cal::Fixed(Period::Month(..)) | Cal::Named(Named::Month(_), _))))
        .then(|| Hit::date(i, whole.end, cal).with(modifier))
}

/// `week 27 of 2018`: as ISO 8601 counts them.
pub(super) fn numbered_week(w: &Words, i: usize) -> Option<Hit> {
    let week = w.digits(i + 1).filter(|d| w.is(i, "week") && d.len <= 2 && !d.ordinal)?.value as u8;
    let of = if w.any(i + 2, &["of", "in"]) || w.is(i + 2, ",") { i + 3 } else { i + 2 };
    let year = year::of_context(w, of)?;
    let Cal::Fixed(Period::Year(in_year)) = year.cal()? else { return None };
    let period = Period::Week(in_year, week);
    period.bounds()?;
    Some(Hit::date(i, year.end, Cal::Fixed(period)))
}

/// `the first nine months of 2018`, `the first two weeks of June`: a length.
fn first_months(w: &Words, i: usize, at: usize) -> Option<Hit> {
    let count = super::number::count(w, at).filter(|c| !c.article)?;
    let unit = match w.lex(count.end) {
        Lex::Units(unit) if unit >= Unit::Minute => unit,
        _ => return None,
    };
    let end = count.end + 1;
    let (mut past, of) = (end, w.is(end, "of"));
    if of && let Some(hit) = plain_date(w, end + 1).or_else(|| the_unit(w, end + 1)) {
        past = hit.end;
    }
    Some(duration(i, past, Length { parts: [Some((count.thousandths, unit)), None, None] }))
}

/// `Q3 2018`, `Q3`, `3Q 2018`, `H1 2018`, `2018 Q3` begins at its year and is read as two.
pub(super) fn short_quarter(w: &Words, i: usize) -> Option<Hit> {
    let s = w.s(i);
    let (kind, number) = match s.as_bytes() {
        [kind @ (b'Q' | b'H'), n] if n.is_ascii_digit() => (*kind, n - b'0'),
        _ => return None,
    };
    let named = match (kind, number) {
        (b'Q', 1..=4) => Named::Quarter(number),
        (b'H', 1..=2) => Named::Half(number),
        _ => return None,
    };
    let tight = w.tight(w.back(i, 1)) && !w.any(w.back(i, 1), &["(", "/", "–", "-"]);
    match year::after_date(w, i + 1) {
        Some((year @ YearRef::Year(_), end)) => Some(Hit::date(i, end, year.of(named)?)),
        Some((year, end)) => Some(Hit::date(i, end, year.of(named)?)),
        None if kind == b'Q' && !tight => Some(Hit::date(i, i + 1, Cal::Named(named, Which::Tense))),
        None => None,
    }
}
