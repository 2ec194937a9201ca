//! Days of the week, with the date or the part of the day beside them.

use super::day::{day_first, has_day, month, month_beside, month_name};
use super::{Hit, number, part};
use crate::lang::TokenKind;
use crate::time::expr::{Base, Cal, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A weekday at `i`: its number and the token after it.
fn weekday_name(w: &Words, i: usize) -> Option<(u8, usize)> {
    match w.lex(i) {
        Lex::Weekday(day) => Some((day, i + 1)),
        Lex::WeekdayShort(day) if w.capital(i) => {
            let end = w.skip_stop(i + 1);
            let comma = if w.is(end, ",") { end + 1 } else { end };
            let dated =
                month_name(w, comma).is_some() || (w.small(comma, 31).is_some() && month_name(w, comma + 1).is_some());
            if dated { Some((day, end)) } else { stands_alone(w, i, day).then_some((day, i + 1)) }
        }
        _ => None,
    }
}

/// Whether a short name is a day with no date beside it: `on Tues`, `spoke Mon 1700`, `lost it again Wed.`. `Sat` and `Sun` need
/// a word that leads to a day; a name behind any of them makes it one (`on Mon State`).
fn stands_alone(w: &Words, i: usize, day: u8) -> bool {
    let before = i.checked_sub(1).map(|before| w.s(before)).unwrap_or_default();
    let leads = matches!(before, "on" | "last" | "next" | "this" | "On" | "Last" | "Next" | "This");
    let next = w.skip_stop(i + 1);
    let named = next == i + 1 && w.capital(next);
    let hour = w.kind(next) == Some(TokenKind::Number) && w.s(next).len() == 4;
    let part = matches!(&*w.s(next).to_lowercase(), "morning" | "afternoon" | "evening" | "night" | "noon" | "midday");
    let ends = next != i + 1 || (w.is_past(next) || w.any(next, &[",", ";", ")"]));
    let plain = !before.is_empty()
        && before.bytes().all(|byte| byte.is_ascii_lowercase())
        && !matches!(before, "a" | "an" | "the" | "of" | "and" | "in" | "by");
    // `Mon 9:`, `Thu` as the head of what follows.
    let behind = if w.small(next, 31).is_some() { next + 1 } else { next };
    let head = i == 0 && (w.is_past(behind) || w.is(behind, ":"));
    head || leads && !named || plain && day < 6 && (hour || part || ends)
}

/// `Friday`, `Friday morning`, `Friday, June 12, 2018`, `Friday last week`, `Friday the 13th`.
pub(super) fn weekday(w: &Words, i: usize) -> Option<Hit> {
    let (day, end) = weekday_name(w, i)?;
    if is_name(w, i, end) {
        return None;
    }
    let comma = if w.is(end, ",") { end + 1 } else { end };
    if let Some(d) = w.small(end + 1, 31).filter(|d| d.ordinal && w.is(end, "the") && !w.is(end + 2, "of"))
        && month_beside(w, end + 2).is_none()
    {
        return Some(Hit::date(i, end + 2, Cal::Named(Named::DayOn(d.value as u8, day), Which::Tense)));
    }
    let full = match w.kind(comma) {
        Some(TokenKind::Number) => {
            super::longest!([day_first(w, comma), super::date::numeric(w, comma).filter(super::date::is_day)])
        }
        _ if w.is(comma, "the") => day_first(w, comma),
        _ => month(w, comma).filter(has_day),
    };
    if let Some(hit) = full.filter(|h| has_day(h) || comma == end) {
        return Some(hit.from(i));
    }
    let cal = Cal::Named(Named::Weekday(day), Which::Tense);
    let week = |n| Cal::Named(Named::Weekday(day), Which::In(Base::Anchor, n));
    let of = w.skip(end, "of");
    let hit = match w.low(of).as_str() {
        "last" if w.is(of + 1, "week") => Hit::date(i, of + 2, week(-1)),
        "this" if w.is(of + 1, "week") => Hit::date(i, of + 2, week(0)),
        "next" if w.is(of + 1, "week") => Hit::date(i, of + 2, week(1)),
        // British: `Friday week`, `Wednesday last`, `Monday next`
        "week" if of == end && !goes_on(w, end + 1) => {
            Hit::date(i, end + 1, Cal::FromNamed(Named::Weekday(day), Which::Next, 7))
        }
        "last" if of == end && !goes_on(w, end + 1) => {
            Hit::date(i, end + 1, Cal::Named(Named::Weekday(day), Which::Last))
        }
        "next" if of == end && !goes_on(w, end + 1) => {
            Hit::date(i, end + 1, Cal::Named(Named::Weekday(day), Which::Next))
        }
        "after" if of == end && w.is(end + 1, "next") && !goes_on(w, end + 2) => {
            Hit::date(i, end + 2, Cal::FromNamed(Named::Weekday(day), Which::Next, 7))
        }
        _ => Hit::date(i, end, cal),
    };
    Some(part::with_part(w, hit))
}

/// `a Friday`, with nothing behind it that it qualifies: which one is not told. `A Friday deadline` is that of the Friday.
pub(super) fn some_weekday(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Weekday(day) = w.lex(i + 1) else { return None };
    let followers =
        &["in", "of", "or", "and", "at", "after", "before", "when", "that", "with", "it", "he", "she", "they"];
    let open = w.is(i, "a") && !w.hyphen(i + 2) && (!w.is_word(i + 2) || w.any(i + 2, followers));
    let clitic = w.kind(i + 2) == Some(TokenKind::Clitic) || w.kind(i + 2) == Some(TokenKind::Number);
    (open && !clitic).then(|| Hit::date(i, i + 2, Cal::Named(Named::Weekday(day), Which::Any)))
}

/// `two Fridays ago`: at the number.
pub(super) fn weekdays_ago(w: &Words, i: usize) -> Option<Hit> {
    let (Lex::Weekdays(day) | Lex::Weekday(day)) = w.lex(i + 1) else { return None };
    let (n, at) = number::number(w, i).filter(|(n, at)| (1..=60).contains(n) && *at == i + 1)?;
    let days = i64::try_from(n).ok()?.checked_sub(1)?.checked_mul(7)?;
    let (which, days, end) = if w.is(at + 1, "ago") {
        (Which::Last, -days, at + 2)
    } else if w.seq(at + 1, &["from", "now"]) {
        (Which::Next, days, at + 3)
    } else {
        return None;
    };
    Some(Hit::date(i, end, Cal::FromNamed(Named::Weekday(day), which, days)))
}

/// Whether what stands behind `Friday last` belongs to `last`: `Friday last year`, `Friday week-long talks`.
fn goes_on(w: &Words, i: usize) -> bool {
    let follower = &[
        "and", "or", "but", "at", "in", "on", "for", "to", "with", "by", "as", "when", "the", "he", "she", "they",
        "it", "we", "i",
    ];
    w.hyphen(i) || w.kind(i) == Some(TokenKind::Number) || w.is_word(i) && !w.any(i, follower)
}

/// Days that have a name of their own, and newspapers and programmes called after a day.
fn is_name(w: &Words, i: usize, end: usize) -> bool {
    let before = w.back(i, 1);
    let epithet = &["black", "bloody", "super", "cyber", "holy", "shrove", "fat", "ruby", "giving", "casual", "man"];
    if w.capital(before) && w.any(before, epithet) {
        return true;
    }
    #[rustfmt::skip]
    let papers = &[
        "times", "telegraph", "mail", "mirror", "express", "herald", "post", "star", "world", "independent",
        "tribune", "group", "club", "magazine",
    ];
    let night = w.any(end, &["night", "evening", "morning"]) && w.capital(end) && w.capital(end + 1);
    (w.capital(end) && w.any(end, papers)) || (night && w.any(end + 1, &["live", "football", "lights", "post"]))
}
