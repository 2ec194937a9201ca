//! Dates in digits: ISO 8601, `12/6/2018`, `26.11.2018`, EDTF's `201X`, BC and AD.

use super::Hit;
use crate::text::Span;
use crate::time::calendar::Period;
use crate::time::expr::{Cal, Clock, DateOrder, Reading, TimexType};
use crate::time::words::Words;
use jiff::civil::Date;

/// A date in digits that begins at token `i`.
pub(super) fn numeric(w: &Words, i: usize) -> Option<Hit> {
    // Inside a longer run of digits and marks it is a number of something else: a telephone's, a law's, a file's.
    let before = w.back(i, 1);
    if w.tight(before) && w.any(before, &["-", "/", ".", ":", "_", "#", "=", "&", "@", "+", "$"]) {
        return None;
    }
    iso(w, i)
        .or_else(|| slashed(w, i))
        .or_else(|| dotted(w, i))
        .or_else(|| short(w, i))
        .or_else(|| compact(w, i))
        .or_else(|| era(w, i))
}

/// Whether a word stands before token `i` behind which digits are a date.
fn is_invited(w: &Words, i: usize) -> bool {
    w.any(w.back(i, 1), &["on", "since", "until", "from", "by", "dated", "of", "before", "after", "("])
}

/// `20240504` behind a preposition; `041200ZMAY24`, as signals write it; `2Q24`.
fn compact(w: &Words, i: usize) -> Option<Hit> {
    let digits = w.digits(i).filter(|d| !d.ordinal)?;
    let day =
        |year: i16, month: i8, day: i8| Date::new(year, month, day).ok().map(|date| Cal::Fixed(Period::Day(date)));
    if digits.len == 8 && is_invited(w, i) {
        let (year, month) = ((digits.value / 10_000) as i16, (digits.value / 100 % 100) as i8);
        let date = day(year, month, (digits.value % 100) as i8).filter(|_| (1900..=2199).contains(&year))?;
        return closed(w, Hit::date(i, i + 1, date));
    }
    let tail = w.s(i + 1);
    if !w.tight(i) || !tail.is_ascii() {
        return None;
    }
    if digits.len == 1 && (1..=4).contains(&digits.value) {
        let year = tail.strip_prefix(['Q', 'q'])?;
        let year = match (year.len(), year.parse::<u32>()) {
            (2, Ok(two)) => century(two),
            (4, Ok(four)) => i16::try_from(four).ok().filter(|year| (1900..=2199).contains(year))?,
            _ => return None,
        };
        return closed(w, Hit::date(i, i + 2, Cal::Fixed(Period::Quarter(year, digits.value as u8))));
    }
    if digits.len != 6 || tail.len() != 6 {
        return None;
    }
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let zone = tail.get(..1).filter(|zone| zone.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    let month = MONTHS.iter().position(|month| tail.get(1..4) == Some(*month))? + 1;
    let year = century(tail.get(4..)?.parse().ok()?);
    let date = day(year, month as i8, (digits.value / 10_000) as i8)?;
    let (hour, minute) = ((digits.value / 100 % 100) as u8, (digits.value % 100) as u8);
    let clock = Clock::At { hour, minute: Some(minute), second: None, zone: (zone == "Z").then_some(0) };
    (hour < 24 && minute < 60).then(|| Hit::time(i, i + 2, Some(date), clock)).and_then(|hit| closed(w, hit))
}

fn iso(w: &Words, i: usize) -> Option<Hit> {
    let year = w.digits(i).filter(|d| d.len == 4 && !d.ordinal)?.value as i16;
    if !w.tight(i) || !(w.hyphen(i + 1) || w.is(i + 1, "/")) || !w.tight(i + 1) {
        return None;
    }
    let mark = w.s(i + 1);
    if mark != "/" {
        if let Some(week) = w.s(i + 2).strip_prefix('W').filter(|n| n.len() == 2).and_then(|n| n.parse::<u8>().ok()) {
            let period = Period::Week(year, week);
            period.bounds()?;
            return closed(w, Hit::date(i, i + 3, Cal::Fixed(period)));
        }
        if let Some(quarter) = w.s(i + 2).strip_prefix('Q').and_then(|n| n.parse::<u8>().ok()) {
            let cal = Cal::Fixed(Period::Quarter(year, quarter));
            return (1..=4).contains(&quarter).then(|| Hit::date(i, i + 3, cal)).and_then(|h| closed(w, h));
        }
    }
    let month = w.digits(i + 2).filter(|d| d.len == 2 && !d.ordinal && (1..=12).contains(&d.value))?.value as u8;
    let more = w.tight(i + 2) && w.s(i + 3) == mark && w.tight(i + 3);
    if !more {
        // `2017-18` is a season or two years, and `2018/06` too rare to tell from a fraction.
        let is_month = mark != "/" && (1500..=2100).contains(&year) && u32::from(month) != year as u32 % 100 + 1;
        let hit = Hit::date(i, i + 3, Cal::Fixed(Period::Month(year, month)));
        return is_month.then_some(hit).and_then(|h| closed(w, h));
    }
    let token = w.get(i + 4)?;
    let s = token.span.of(w.text);
    if s.len() != 2 {
        return None;
    }
    let date = Date::new(year, month as i8, s.parse().ok()?).ok()?;
    let day = Cal::Fixed(Period::Day(date));
    if w.tight(i + 4) && w.s(i + 5).starts_with(['T', 't']) {
        return iso_time(w, i, day);
    }
    closed(w, Hit::date(i, i + 5, day))
}

/// `2024-11-26T10:00:00Z`: the tokens after the day are taken by their bytes.
fn iso_time(w: &Words, i: usize, day: Cal) -> Option<Hit> {
    let hour: u8 = w.s(i + 5).get(1..)?.parse().ok().filter(|h| *h <= 24)?;
    let mut end = i + 6;
    let field = |end: &mut usize| {
        let value = w.digits(*end + 1).filter(|d| d.len == 2 && d.value < 61)?.value as u8;
        (w.is(*end, ":")).then(|| *end += 2)?;
        Some(value)
    };
    let minute = field(&mut end);
    let second = minute.and_then(|_| field(&mut end));
    let mut zone = None;
    if w.tight(end - 1) && w.is(end, "z") {
        (zone, end) = (Some(0), end + 1);
    } else if w.tight(end - 1) && w.any(end, &["+", "-"]) && w.tight(end) {
        let sign = if w.is(end, "+") { 1 } else { -1 };
        let hours = w.digits(end + 1).filter(|d| d.len == 2)?.value as i16;
        (zone, end) = (Some(sign * hours * 60), end + 2);
        if w.is(end, ":") && w.tight(end) {
            let minutes = w.digits(end + 1).filter(|d| d.len == 2)?.value as i16;
            (zone, end) = (zone.map(|z| z + sign * minutes), end + 2);
        }
    }
    Some(Hit::time(i, end, Some(day), Clock::At { hour, minute, second, zone }))
}

/// `12/6/2018`, `12/6/18`, `12-06-2018`.
fn slashed(w: &Words, i: usize) -> Option<Hit> {
    let a = w.small(i, 31).filter(|d| !d.ordinal)?.value as u8;
    let mark = w.s(i + 1);
    if !matches!(mark, "/" | "-") || !w.tight(i) || !w.tight(i + 1) {
        return None;
    }
    let b = w.small(i + 2, 31).filter(|d| !d.ordinal)?.value as u8;
    if w.s(i + 3) != mark || !w.tight(i + 2) || !w.tight(i + 3) {
        return None;
    }
    let year = w.digits(i + 4).filter(|d| !d.ordinal)?;
    let year = match year.len {
        4 if (1000..=2200).contains(&year.value) => year.value as i16,
        2 if mark == "/" => century(year.value),
        _ => return None,
    };
    let (cal, order) = day_month_year(a, b, year)?;
    let mut hit = Hit::date(i, i + 5, cal);
    hit.order = order;
    closed(w, hit)
}

/// `9/11`: the one date that is a name in digits everywhere. `11/2016`, after a preposition, is a month.
fn short(w: &Words, i: usize) -> Option<Hit> {
    if !w.is(i + 1, "/") || !w.tight(i) || !w.tight(i + 1) {
        return None;
    }
    let invited = w.any(w.back(i, 1), &["in", "since", "until", "from", "by", "during", "before", "after", "("]);
    let period = match (w.s(i), w.s(i + 2)) {
        ("9", "11") => Period::Day(Date::new(2001, 9, 11).ok()?),
        _ if invited => {
            let month = w.small(i, 12).filter(|d| !d.ordinal)?.value as u8;
            let year = w.digits(i + 2).filter(|d| d.len == 4 && (1900..=2199).contains(&d.value))?.value as i16;
            Period::Month(year, month)
        }
        _ => return None,
    };
    closed(w, Hit::date(i, i + 3, Cal::Fixed(period)))
}

/// `26.11.2018` is one token; the point as mark is of day-first languages.
fn dotted(w: &Words, i: usize) -> Option<Hit> {
    let s = w.get(i).filter(|t| t.span.len() <= 10)?.span.of(w.text);
    let mut fields = s.split('.');
    let (a, b, c) = (fields.next()?, fields.next()?, fields.next()?);
    // `4.5.24` may be a section's number: only behind a preposition.
    let short = c.len() == 2 && is_invited(w, i);
    if fields.next().is_some() || a.len() > 2 || b.len() > 2 || b.is_empty() || c.len() != 4 && !short {
        return None;
    }
    let year = if short { century(c.parse().ok()?) } else { c.parse().ok().filter(|y| *y >= 1000)? };
    let date = Date::new(year, b.parse().ok()?, a.parse().ok()?).ok()?;
    let mut hit = Hit::date(i, i + 1, Cal::Fixed(Period::Day(date)));
    hit.order = Some(DateOrder::DayFirst);
    closed(w, hit)
}

/// Which of two numbers is the month; the order only where it shows.
fn day_month_year(a: u8, b: u8, year: i16) -> Option<(Cal, Option<DateOrder>)> {
    let day = |month: u8, day: u8| Date::new(year, month as i8, day as i8).ok().map(|d| Cal::Fixed(Period::Day(d)));
    match (a <= 12, b <= 12) {
        (true, true) if a == b => day(a, b).map(|cal| (cal, None)),
        (true, true) => Some((Cal::Numeric { a, b, year: Some(year) }, None)),
        (true, false) => day(a, b).map(|cal| (cal, Some(DateOrder::MonthFirst))),
        (false, true) => day(b, a).map(|cal| (cal, Some(DateOrder::DayFirst))),
        (false, false) => None,
    }
}

/// The year of two digits: the window that POSIX `strptime` has.
pub(super) fn century(two: u32) -> i16 {
    if two < 69 { 2000 + two as i16 } else { 1900 + two as i16 }
}

/// `44 BC`, `300 B.C.`, `79 CE`; `AD 79` begins at its word and is read by the caller.
fn era(w: &Words, i: usize) -> Option<Hit> {
    let year = w.digits(i).filter(|d| d.len <= 4 && !d.ordinal && d.value > 0)?.value as i16;
    let (end, before) = era_word(w, i + 1)?;
    let year = if before { 1 - year } else { year };
    Some(Hit::date(i, end, Cal::Fixed(Period::Year(year))))
}

/// Past `BC`, `B.C.`, `BCE`, `AD`, `CE`; whether it is before Christ.
pub(super) fn era_word(w: &Words, i: usize) -> Option<(usize, bool)> {
    match w.s(i) {
        "BC" | "BCE" => Some((i + 1, true)),
        "AD" | "CE" => Some((i + 1, false)),
        "B" if w.is(i + 1, ".") && w.s(i + 2) == "C" => Some((w.skip_stop(i + 3), true)),
        "A" if w.is(i + 1, ".") && w.s(i + 2) == "D" => Some((w.skip_stop(i + 3), false)),
        _ => None,
    }
}

/// Refuses a date whose digits go on: `2018-06-12-0042`, `2018-06x`.
fn closed(w: &Words, hit: Hit) -> Option<Hit> {
    let last = hit.end.checked_sub(1)?;
    let end: Span = w.get(last)?.span;
    let after = w.text.get(end.end..).unwrap_or_default();
    let mut chars = after.chars();
    let open = match (chars.next(), chars.next()) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => true,
        (Some('-' | '/' | '.' | ':'), Some(c)) => c.is_ascii_digit(),
        _ => false,
    };
    (!open).then_some(hit)
}

/// Whether the reading is a day of the calendar.
pub(super) fn is_day(hit: &Hit) -> bool {
    hit.timex == TimexType::Date && matches!(hit.reading, Reading::Date(Cal::Fixed(Period::Day(_))))
}
