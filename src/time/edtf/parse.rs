//! The reader of EDTF.

use super::{Edtf, EdtfError, Precision};
use crate::time::calendar::{Season, last_of_month, season_bounds};
use jiff::civil::Date;

type Result<T> = std::result::Result<T, EdtfError>;

/// Bounds, precision and qualifiers of one date.
struct Part {
    first: Date,
    last: Date,
    precision: Precision,
    approximate: bool,
    uncertain: bool,
}

pub(super) fn parse(text: &str) -> Result<Edtf> {
    let whole = text.trim();
    if whole.is_empty() {
        return Err(EdtfError::new("there is no date here"));
    }
    let Some((start, end)) = whole.split_once('/') else {
        let part = date(whole)?;
        return Ok(join(Some(part), None, true, whole));
    };
    if end.contains('/') {
        return Err(EdtfError::new("an interval has one `/`"));
    }
    let side = |side: &str| if matches!(side, "" | "..") { Ok(None) } else { date(side).map(Some) };
    let (from, to) = (side(start)?, side(end)?);
    match (&from, &to) {
        (None, None) => return Err(EdtfError::new("an interval needs a date at one end at least")),
        (Some(from), Some(to)) if to.last < from.first => {
            return Err(EdtfError::new(format!("the interval ends ({end}) before it starts ({start})")));
        }
        _ => {}
    }
    Ok(join(from, to, false, whole))
}

fn join(from: Option<Part>, to: Option<Part>, single: bool, text: &str) -> Edtf {
    let ends = || from.iter().chain(to.iter());
    Edtf {
        first: from.as_ref().map(|p| p.first),
        last: if single { from.as_ref().map(|p| p.last) } else { to.as_ref().map(|p| p.last) },
        precision: ends().map(|p| p.precision).max().unwrap_or(Precision::Year),
        approximate: ends().any(|p| p.approximate),
        uncertain: ends().any(|p| p.uncertain),
        text: text.into(),
    }
}

fn date(text: &str) -> Result<Part> {
    let (body, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (text.get(..text.len() - 1), true, false),
        Some(b'?') => (text.get(..text.len() - 1), false, true),
        Some(b'%') => (text.get(..text.len() - 1), true, true),
        _ => (Some(text), false, false),
    };
    let body = body.unwrap_or_default();
    let (first, last, precision) = bounds(body)?;
    Ok(Part { first, last, precision, approximate, uncertain })
}

fn bounds(body: &str) -> Result<(Date, Date, Precision)> {
    if let Some(long) = body.strip_prefix('Y') {
        return long_year(long, body);
    }
    let (negative, digits) = match body.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, body),
    };
    let (day_part, time) = match digits.find(['T', 't', ' ']) {
        Some(at) => (digits.get(..at).unwrap_or_default(), digits.get(at + 1..)),
        None => (digits, None),
    };
    let mut fields = day_part.split('-');
    let (year, month, day) = (fields.next().unwrap_or_default(), fields.next(), fields.next());
    let numeric = |field: &str| !field.is_empty() && field.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    if !numeric(year)
        || month.is_some_and(|m| !numeric(m))
        || day.is_some_and(|d| !numeric(d))
        || fields.next().is_some()
    {
        return Err(EdtfError::new(format!("`{body}` is no EDTF date; dates are written 2024-11-26, 2024-11 or 2024")));
    }
    let (low, high, mut precision) = years(year, negative)?;
    let (mut first, mut last) = (ymd(low, 1, 1)?, ymd(high, 12, 31)?);
    let mut known_month = None;
    match month {
        None => {}
        Some(_) if low != high => {
            return Err(EdtfError::new("a month in a year that is partly unspecified bounds nothing"));
        }
        Some("XX") => {}
        Some(month) => {
            let number = two_digits(month, "month")?;
            (first, last, precision) = within_year(low, number)?;
            known_month = (number <= 12).then_some(number);
        }
    }
    match (day, known_month) {
        (None | Some("XX"), _) => {}
        (Some(_), None) if month == Some("XX") => {
            return Err(EdtfError::new("a day in an unspecified month bounds nothing"));
        }
        (Some(_), None) => {
            let part = month.unwrap_or_default();
            return Err(EdtfError::new(format!("{part} stands for a part of the year; a day cannot follow it")));
        }
        (Some(day), Some(month)) => {
            let number = two_digits(day, "day")?;
            let length = last.day();
            if number == 0 {
                return Err(EdtfError::new("there is no day 00"));
            }
            if i16::from(number) > i16::from(length) {
                return Err(EdtfError::new(format!(
                    "{}{year}-{month:02} has {length} days, there is no day {number}",
                    if negative { "-" } else { "" }
                )));
            }
            first = ymd(low, month as i8, number as i8)?;
            last = first;
            precision = Precision::Day;
        }
    }
    if let Some(time) = time {
        if precision != Precision::Day {
            return Err(EdtfError::new("a time of day needs a full date before it"));
        }
        if !is_time(time) {
            return Err(EdtfError::new(format!("`{time}` is no time of day")));
        }
    }
    Ok((first, last, precision))
}

fn long_year(digits: &str, whole: &str) -> Result<(Date, Date, Precision)> {
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
    if digits.len() < 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(EdtfError::new(format!("`{whole}`: Y is followed by a year of five digits or more")));
    }
    if digits.starts_with('0') {
        return Err(EdtfError::new(format!("`{whole}`: a long year does not begin with 0")));
    }
    let end = if negative { Date::MIN } else { Date::MAX };
    Ok((end, end, Precision::Year))
}

fn years(year: &str, negative: bool) -> Result<(i16, i16, Precision)> {
    match year.len() {
        0..=3 => return Err(EdtfError::new(format!("a year has four digits: {year:0>4}"))),
        4 => {}
        _ => {
            return Err(EdtfError::new(format!(
                "a year has four digits; a longer one is written with Y before it: Y{year}"
            )));
        }
    }
    let known = year.trim_end_matches('X');
    if known.is_empty() {
        return Err(EdtfError::new("a year that is wholly unspecified bounds nothing"));
    }
    let Ok(number) = known.parse::<i16>() else {
        return Err(EdtfError::new("unspecified digits (X) come last in a year"));
    };
    let (scale, precision) = match known.len() {
        4 => (1, Precision::Year),
        3 => (10, Precision::Decade),
        2 => (100, Precision::Century),
        _ => (1000, Precision::Century),
    };
    let (low, high) = (number * scale, number * scale + (scale - 1));
    Ok(if negative { (-high, -low, precision) } else { (low, high, precision) })
}

fn within_year(year: i16, number: u8) -> Result<(Date, Date, Precision)> {
    let months = |first: i8, last: i8| -> Result<(Date, Date, Precision)> {
        let end = last_of_month(year, last).ok_or_else(beyond)?;
        Ok((ymd(year, first, 1)?, end, Precision::Quarter))
    };
    let season = |season| -> Result<(Date, Date, Precision)> {
        let (first, last) = season_bounds(year, season).ok_or_else(beyond)?;
        Ok((first, last, Precision::Quarter))
    };
    let number_i = number as i8;
    match number {
        1..=12 => {
            let (first, last, _) = months(number_i, number_i)?;
            Ok((first, last, Precision::Month))
        }
        // Seasons of no hemisphere, then of the northern one, then of the southern one.
        21 | 25 | 31 => season(Season::Spring),
        22 | 26 | 32 => season(Season::Summer),
        23 | 27 | 29 => season(Season::Autumn),
        24 | 28 | 30 => season(Season::Winter),
        33..=36 => months((number_i - 33) * 3 + 1, (number_i - 33) * 3 + 3),
        37..=39 => months((number_i - 37) * 4 + 1, (number_i - 37) * 4 + 4),
        40 | 41 => months((number_i - 40) * 6 + 1, (number_i - 40) * 6 + 6),
        _ => Err(EdtfError::new(format!("month {number:02} does not exist"))),
    }
}

fn two_digits(field: &str, what: &str) -> Result<u8> {
    if field.len() != 2 {
        return Err(EdtfError::new(format!("a {what} has two digits: {field:0>2}")));
    }
    field.parse().map_err(|_| EdtfError::new(format!("a {what} is either known or XX, not {field}")))
}

fn ymd(year: i16, month: i8, day: i8) -> Result<Date> {
    Date::new(year, month, day).map_err(|_| beyond())
}

fn beyond() -> EdtfError {
    EdtfError::new("the date lies beyond the years -9999 to 9999")
}

/// `10:00`, `10:00:00.5`, each with `Z` or an offset or neither.
fn is_time(text: &str) -> bool {
    let zone = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = (text.get(..zone).unwrap_or_default(), text.get(zone..).unwrap_or_default());
    let number = |field: &str, max: u8| field.len() == 2 && field.parse::<u8>().is_ok_and(|n| n <= max);
    let whole = clock.split_once('.').map_or(clock, |(whole, _)| whole);
    let fraction = clock.split_once('.').is_none_or(|(_, f)| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()));
    let mut fields = whole.split(':');
    let (hour, minute, second) = (fields.next(), fields.next(), fields.next());
    let clock_ok = hour.is_some_and(|h| number(h, 24))
        && minute.is_some_and(|m| number(m, 59))
        && second.is_none_or(|s| number(s, 60))
        && fields.next().is_none();
    let offset = zone.get(1..).unwrap_or_default();
    let (hours, minutes) = offset.split_once(':').unwrap_or((offset, "00"));
    let zone_ok = zone.is_empty() || zone.eq_ignore_ascii_case("z") || (number(hours, 18) && number(minutes, 59));
    clock_ok && fraction && zone_ok
}
