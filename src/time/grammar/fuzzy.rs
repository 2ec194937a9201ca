//! Parts of periods, and periods counted within a year: `early 2024`, `mid-June`, `the end of the year`, `the third quarter`.

use super::length::duration;
use super::year::YearRef;
use super::{Hit, longest, plain_date, year};
use crate::lang::TokenKind;
use crate::time::calendar::{Period, Unit};
use crate::time::expr::{Base, Cal, Clock, Holiday, Length, Mod, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::resolve::in_year;
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
    longest([
        early(w, i),
        edge(w, i),
        ordered(w, i),
        nth_of(w, i),
        week_of(w, i),
        approximate(w, i),
        weekend(w, i),
        lone_part(w, i),
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
    let mut hit = longest([plain_date(w, from), the_unit(w, from), year::at(w, from)])?;
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
    if let Some(hit) = year::fiscal(w, of).or_else(|| year::fiscal_short(w, of)) {
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
    quarter.then(|| Hit::date(i, past, Cal::Named(named, Which::Tense)))
}

/// `the first week of June`, `the last days of 2019`, `the third Thursday in November`, `the last day of June 2018`.
fn nth_of(w: &Words, i: usize) -> Option<Hit> {
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

/// `the week of 18 June`, `the week beginning June 18`, `the week ending 24 June`.
fn week_of(w: &Words, i: usize) -> Option<Hit> {
    let at = w.skip(i, "the");
    if !w.is(at, "week") || !w.any(at + 1, &["of", "beginning", "starting", "ending", "ended"]) {
        return None;
    }
    let day = plain_date(w, w.skip(at + 2, "on"))?;
    let cal = match day.cal()? {
        Cal::Fixed(Period::Day(date)) => Cal::Fixed(Period::containing(Unit::Week, date)?),
        Cal::Named(Named::MonthDay(month, day), which) => Cal::WeekOf(month, day, which),
        _ => return None,
    };
    Some(Hit::date(i, day.end, cal))
}

/// `the first nine months of 2018`, `the first two weeks of June`: a length.
fn first_months(w: &Words, i: usize, at: usize) -> Option<Hit> {
    let count = super::number::count(w, at).filter(|c| !c.article)?;
    let unit = match w.lex(count.end) {
        Lex::Units(unit) if unit >= Unit::Night => unit,
        _ => return None,
    };
    let end = count.end + 1;
    let (mut past, of) = (end, w.is(end, "of"));
    if of && let Some(hit) = plain_date(w, end + 1).or_else(|| the_unit(w, end + 1)) {
        past = hit.end;
    }
    Some(duration(i, past, Length { parts: [Some((count.thousandths, unit)), None, None] }))
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
        longest([super::clock::at(w, next), dated])
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
    let other = w.any(at + 1, &["before", "after", "edition"]);
    (!other).then(|| Hit::date(i, at + 1, Cal::Named(Named::Weekend, Which::Tense)))
}

/// `morning` with a day behind it: `morning of June 5`.
fn lone_part(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Part(part) = w.lex(i) else { return None };
    if w.any(i + 1, &["of", "on"]) {
        let day = super::day::plain_day(w, i + 2).filter(|_| w.is(i + 1, "of"))?;
        return Some(Hit::time(i, day.end, day.cal(), Clock::Part(part)));
    }
    let at = w.is(w.back(i, 1), "at") && w.any(i, &["night", "midday"]);
    at.then(|| Hit::time(i, i + 1, None, Clock::Part(part)))
}

/// A season, with its year: `spring 2019`, `the fall of 2018`, `in the summer`.
pub(super) fn season(w: &Words, i: usize) -> Option<Hit> {
    let hit = season_name(w, i)?;
    let before = w.back(i, 1);
    let article = w.is(before, "the");
    let invited = |at: usize| {
        w.any(
            at,
            &[
                "in", "since", "until", "by", "during", "early", "late", "mid", "of", "from", "through", "this",
                "last", "next", "over",
            ],
        )
    };
    let dated = hit.end > i + 1;
    let everyday = w.any(i, &["fall", "spring"]);
    let of = w.is(hit.end, "of") && !dated;
    let noun = w.is_word(hit.end)
        && !w.any(
            hit.end,
            &["and", "or", "when", "to", "with", "after", "as", "but", "at", "on", "for", "before", "by"],
        );
    let alone = if article { invited(w.back(i, 2)) } else { invited(before) || w.dash(before) };
    if dated || (alone && !of && !(noun && (everyday || !article)) && !w.hyphen(hit.end)) {
        return Some(hit);
    }
    None
}

/// `the summer of 2014`; in `the spring 2012 offensive` the article belongs to what follows.
pub(super) fn the_season(w: &Words, i: usize) -> Option<Hit> {
    let hit = season(w, i + 1)?;
    let number = w.kind(hit.end - 1) == Some(TokenKind::Number);
    let noun = number && !w.is(hit.end - 2, "of") && w.is_word(hit.end) && !w.capital(hit.end);
    (!noun).then(|| hit.from(i))
}

/// A season's name and its year, whatever stands before it.
pub(super) fn season_name(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Season(season) = w.lex(i) else { return None };
    let named = Named::Season(season);
    if let Some((year, end)) = year::after_date(w, i + 1) {
        return Some(Hit::date(i, end, year.of(named)?));
    }
    Some(Hit::date(i, i + 1, Cal::Named(named, Which::Tense)))
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
    let tight = w.tight(w.back(i, 1)) && !matches!(w.s(w.back(i, 1)), "(" | "/" | "–" | "-");
    match year::after_date(w, i + 1) {
        Some((year @ YearRef::Year(_), end)) => Some(Hit::date(i, end, year.of(named)?)),
        Some((year, end)) => Some(Hit::date(i, end, year.of(named)?)),
        None if kind == b'Q' && !tight => Some(Hit::date(i, i + 1, Cal::Named(named, Which::Tense))),
        None => None,
    }
}
