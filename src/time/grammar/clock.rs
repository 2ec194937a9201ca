//! Times of day: `18:00 UTC`, `6:40 p.m. (GMT +8)`, `8 o'clock`, `half past three`, `noon`, `1430 hours`.

use super::{Hit, day};
use crate::lang::TokenKind;
use crate::time::expr::{Cal, Clock, DayPart, Reading};
use crate::time::lexicon::Lex;
use crate::time::words::{BEFORE_ALL, Words};

/// A time of day that begins at `i`, with the day that stands with it.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let (hour, minute, second, end, sure) =
        noon(w, i).or_else(|| digital(w, i)).or_else(|| spoken(w, i)).or_else(|| military(w, i))?;
    let (hour, end, sure) = match part_behind(w, end).filter(|_| (1..=12).contains(&hour)) {
        Some(DayPart::Morning) => (hour % 12, end + 3, true),
        Some(DayPart::Night) => (if hour < 5 { hour } else { hour % 12 + 12 }, end + 2, true),
        Some(_) => (hour % 12 + 12, end + 3, true),
        None => (hour, end, sure),
    };
    let (zone, mut end) = zone(w, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    let local = w.any(end, &["local", "eastern", "pacific", "central"]) && w.is(end + 1, "time");
    if local {
        end += 2;
    }
    if !sure && zone.is_none() && !local && !invited(w, i, end) {
        return None;
    }
    let day = following_day(w, end);
    let past = day.as_ref().filter(|(_, inside)| *inside).map_or(end, |(hit, _)| hit.end);
    let (day, part) = match day.map(|(hit, _)| hit.reading) {
        Some(Reading::Date(day)) => (Some(day), None),
        Some(Reading::Time { day, clock: Clock::Part(part) }) => (day, Some(part)),
        _ => (None, None),
    };
    // `8 o'clock Tuesday evening`
    let late = matches!(part, Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night));
    let hour = if late && (1..12).contains(&hour) { hour + 12 } else { hour };
    Some(Hit::time(i, past, day, Clock::At { hour, minute, second, zone }))
}

/// `in the afternoon`, `at night` behind a time.
fn part_behind(w: &Words, end: usize) -> Option<DayPart> {
    let at = if w.seq(end, &["in", "the"]) { end + 2 } else { end + 1 };
    match w.lex(at) {
        Lex::Part(part @ (DayPart::Morning | DayPart::Afternoon | DayPart::Evening)) if at == end + 2 => Some(part),
        Lex::Part(DayPart::Night) if w.is(end, "at") => Some(DayPart::Night),
        _ => None,
    }
}

/// The day behind a time: part of the expression right behind it (`10 p.m. Friday`), beside it after `on`.
fn following_day(w: &Words, end: usize) -> Option<(Hit, bool)> {
    let on = w.is(end, "on");
    let comma = w.is(end, ",");
    let hit = day::day_or_part(w, if on || comma { end + 1 } else { end })?;
    (!comma || matches!(hit.cal(), Some(Cal::Fixed(_)))).then_some((hit, !on && !comma))
}

type Read = (u8, Option<u8>, Option<u8>, usize, bool);

fn noon(w: &Words, i: usize) -> Option<Read> {
    if w.is(i, "12") && matches!(w.lex(i + 1), Lex::Hour(_)) {
        return noon(w, i + 1);
    }
    let Lex::Hour(hour) = w.lex(i) else { return None };
    let before = w.back(i, 1);
    let shadow = w.any(before, &["the", "a"]) && !w.is(before, "12");
    (!shadow).then_some((hour, Some(0), None, i + 1, true))
}

/// `18:00`, `6:40:10 p.m.`, `6 pm`, `7.30pm`, `10am`.
fn digital(w: &Words, i: usize) -> Option<Read> {
    let token = w.get(i).filter(|t| t.kind == TokenKind::Number)?;
    let before = w.back(i, 1);
    if w.tight(before) && w.any(before, &[":", "/", ".", "$", "€", "£", "+", "#"]) {
        return None;
    }
    let s = token.span.of(w.text);
    let (mut hour, mut minute, mut second, mut end);
    if let Some((h, m)) = s.split_once('.') {
        (hour, minute, second, end) =
            (h.parse::<u8>().ok()?, Some(m.parse::<u8>().ok().filter(|_| m.len() == 2)?), None, i + 1);
    } else {
        let d = w.digits(i).filter(|d| !d.ordinal && d.len <= 4)?;
        (hour, minute, second, end) = match d.len {
            1 | 2 => (d.value as u8, None, None, i + 1),
            _ => ((d.value / 100) as u8, Some((d.value % 100) as u8), None, i + 1),
        };
        if d.len > 2 && meridiem(w, end).is_none() {
            return None;
        }
    }
    let colon = minute.is_none() && w.is(end, ":") && w.tight(i) && w.tight(end);
    if colon {
        let field =
            |at: usize| w.digits(at).filter(|d| d.len == 2 && d.value < 60 && !d.ordinal).map(|d| d.value as u8);
        minute = Some(field(end + 1)?);
        end += 2;
        if w.is(end, ":") && w.tight(end - 1) && w.tight(end) {
            second = Some(field(end + 1)?);
            end += 2;
        }
        if w.tight(end - 1) && w.is(end, ":") && w.tight(end) {
            return None;
        }
    }
    let noon = meridiem(w, end);
    if let Some((afternoon, past)) = noon {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        end = past;
    } else if !(colon || s.contains('.') && after_day(w, i) || bare_hour(w, i, end)) {
        return None;
    }
    if hour > 24 || minute.is_some_and(|m| m > 59) {
        return None;
    }
    Some((hour, minute, second, end, noon.is_some()))
}

/// Whether a bare number is an hour: `at 11 at night`, `by 7 in the morning`.
fn bare_hour(w: &Words, i: usize, end: usize) -> bool {
    w.any(w.back(i, 1), &["at", "by", "around", "about", "until", "from", "before", "after"])
        && w.small(i, 12).is_some_and(|d| !d.ordinal)
        && part_behind(w, end).is_some()
}

/// Whether `at` and a date stand before a token: what tells `on 5 May at 14.00` from a price.
fn after_day(w: &Words, i: usize) -> bool {
    let date = w.back(i, 2);
    let dated = w.digits(date).is_some_and(|d| d.len == 4 && (1900..=2099).contains(&d.value))
        || matches!(w.lex(date), Lex::Month(_) | Lex::Weekday(_) | Lex::Day(_));
    w.is(w.back(i, 1), "at") && dated && !w.is_word(i + 1)
}

/// `am`, `p.m.`; whether it is after noon, and the token after it.
fn meridiem(w: &Words, i: usize) -> Option<(bool, usize)> {
    let long = |letter: &str| w.is(i, letter) && w.is(i + 1, ".") && w.is(i + 2, "m");
    match w.low(i).as_str() {
        "am" => Some((false, i + 1)),
        "pm" => Some((true, i + 1)),
        "a" if long("a") => Some((false, stop(w, i + 3))),
        "p" if long("p") => Some((true, stop(w, i + 3))),
        _ => None,
    }
}

/// Past the second full stop of `a.m.`, also where it ends the sentence: it belongs to the word.
fn stop(w: &Words, i: usize) -> usize {
    if w.is(i, ".") && w.tight(i.saturating_sub(1)) { i + 1 } else { i }
}

/// `half past three`, `quarter to six`, `ten o'clock`, `five p.m.`, `8 in the morning`.
fn spoken(w: &Words, i: usize) -> Option<Read> {
    let number = |at: usize| match (w.lex(at), w.digits(at)) {
        (Lex::Count(n @ 1..=12), _) => Some(n as u8),
        (_, Some(d)) if !d.ordinal && (1..=12).contains(&d.value) => Some(d.value as u8),
        _ => None,
    };
    let i = if w.is(i, "a") && w.is(i + 1, "quarter") { i + 1 } else { i };
    let minutes = match w.low(i).as_str() {
        "half" if w.is(i + 1, "past") => Some((30, i + 1)),
        "quarter" => Some((15, i + 1)),
        _ => minutes_past(w, i),
    };
    if let Some((minutes, at)) = minutes {
        let past = w.is(at, "past");
        if !past && !w.is(at, "to") {
            return None;
        }
        let hour = number(at + 1)?;
        let (hour, minute) = if past { (hour, minutes) } else { ((hour + 11) % 12, 60 - minutes) };
        return Some((hour, Some(minute), None, at + 2, true));
    }
    let hour = number(i)?;
    let clock = w.any(i + 1, &["o'clock", "o’clock"]);
    if clock {
        return Some((hour, None, None, i + 2, true));
    }
    if w.kind(i) == Some(TokenKind::Word) {
        let (afternoon, end) = meridiem(w, i + 1).filter(|(_, end)| *end > i + 2 || !w.is(i + 1, "am"))?;
        return Some((hour % 12 + if afternoon { 12 } else { 0 }, None, None, end, true));
    }
    None
}

/// The minutes of `ten past six`, `twenty minutes to four`; `to` only after a word that tells when, as `ten to six` may count.
fn minutes_past(w: &Words, i: usize) -> Option<(u8, usize)> {
    let Lex::Count(minutes @ (5 | 10 | 20)) = w.lex(i) else { return None };
    let at = w.skip(i + 1, "minutes");
    let told = w.any(w.back(i, 1), &["at", "by", "until", "till"]);
    (w.is(at, "past") || told && w.is(at, "to")).then_some((minutes as u8, at))
}

/// `1430 hours`, `0830 GMT`, `1430Z`.
fn military(w: &Words, i: usize) -> Option<Read> {
    if let Some(read) = local(w, i) {
        return Some(read);
    }
    let d = w.digits(i).filter(|d| d.len == 4 && !d.ordinal && d.value / 100 <= 24 && d.value % 100 < 60)?;
    let hours = w.any(i + 1, &["hours", "hrs"]);
    // `2000 hours` of work: only after `at` and the like, or where it begins with 0.
    let at = w.any(w.back(i, 1), &["at", "by", "until", "from", "around", "to"]) || w.s(i).starts_with('0');
    let zoned = zone(w, i + 1).is_some();
    // `between 0200 and 0430 hours`
    let ranged = (w.any(i + 1, &["and", "to", "until"]) || w.dash(i + 1))
        && (w.s(i).starts_with('0') || w.any(w.back(i, 1), &["between", "from"]))
        && w.digits(i + 2).is_some_and(|d| d.len == 4 && !d.ordinal)
        && (w.any(i + 3, &["hours", "hrs"]) || zone(w, i + 3).is_some());
    // `0600 tomorrow`, `at 1430 Friday`
    let nlt = w.any(w.back(i, 1), &["NLT", "NET"]);
    let day = (at || nlt) && matches!(w.lex(i + 1), Lex::Day(_) | Lex::Weekday(_));
    if !(zoned || ranged || day || (hours && at)) {
        return None;
    }
    let end = if hours { i + 2 } else { i + 1 };
    Some(((d.value / 100) as u8, Some((d.value % 100) as u8), None, end, true))
}

/// `0340L`: the military letter for local time.
fn local(w: &Words, i: usize) -> Option<Read> {
    let d = w.digits(i).filter(|d| d.len == 4 && !d.ordinal && d.value / 100 <= 24 && d.value % 100 < 60)?;
    let letter = w.tight(i) && w.s(i + 1) == "L";
    letter.then_some(((d.value / 100) as u8, Some((d.value % 100) as u8), None, i + 2, true))
}

/// A zone behind a time: its offset from UTC in minutes, and the token after it.
fn zone(w: &Words, i: usize) -> Option<(i16, usize)> {
    let open = w.is(i, "(");
    let at = if open { i + 1 } else { i };
    let offset = match w.s(at) {
        "UTC" | "GMT" | "Z" | "Zulu" | "WET" => 0,
        "BST" | "CET" | "WAT" => 60,
        "CEST" | "EET" | "CAT" | "SAST" => 120,
        "EEST" | "MSK" | "EAT" | "TRT" => 180,
        "IRST" => 210,
        "PKT" => 300,
        "IST" => 330,
        "ICT" | "WIB" => 420,
        "HKT" | "SGT" | "AWST" => 480,
        "KST" | "JST" => 540,
        "AEST" => 600,
        "AEDT" => 660,
        "NZST" => 720,
        "EDT" | "AST" => -240,
        "EST" | "ET" | "CDT" => -300,
        "CST" | "CT" | "MDT" => -360,
        "MST" | "MT" | "PDT" => -420,
        "PST" | "PT" => -480,
        _ => return None,
    };
    let mut end = at + 1;
    let mut offset = offset;
    if offset == 0
        && w.any(end, &["+", "-", "−", "–"])
        && let Some(d) = w.digits(end + 1).filter(|d| d.len <= 2 && d.value <= 14)
    {
        let sign = if w.is(end, "+") { 1 } else { -1 };
        offset = sign * d.value as i16 * 60;
        end += 2;
        if w.is(end, ":")
            && w.tight(end)
            && let Some(m) = w.digits(end + 1).filter(|m| m.len == 2 && m.value < 60)
        {
            offset += sign * m.value as i16;
            end += 2;
        }
    }
    if open {
        return (w.is(end, ")")).then_some((offset, end + 1));
    }
    // `(0940 GMT)` behind a time is another time.
    Some((offset, end))
}

/// Whether the words around a bare `10:30` make it a time of day and no verse, score or ratio.
fn invited(w: &Words, i: usize, end: usize) -> bool {
    let before = w.back(i, 1);
    w.any(
        before,
        &[
            "at",
            "by",
            "around",
            "about",
            "until",
            "till",
            "from",
            "between",
            "to",
            "before",
            "after",
            "since",
            "and",
            "past",
            "approximately",
        ],
    ) || w.any(before, &["(", ",", "–", "-", "["])
        || matches!(w.lex(before), Lex::Weekday(_) | Lex::Month(_) | Lex::Day(_))
        || w.any(end, &["on", "local"])
        || before == BEFORE_ALL
        || w.digits(before).is_some_and(|d| d.len == 4)
        || w.opens(i)
}
