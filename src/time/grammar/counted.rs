//! What a length of time counts: dates (`three weeks ago`, `a day later`) and rates (`$15 a year`, `three times a week`).

use super::{Hit, day};
use crate::lang::TokenKind;
use crate::time::calendar::{Period, Unit};
use crate::time::expr::{Base, Cal, Clock, Named, Reading, Recurrence, Reference, TimexType, Which};
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A date counted by a length: `ago`, `earlier`, `later`, `from now`, `before` and `after` with nothing behind them.
pub(super) fn counted(w: &Words, start: usize, length: Length, end: usize, unit: Unit) -> Option<Hit> {
    let clause_ends =
        |at: usize| w.get(at).is_none() || w.any(at, &[".", ",", ";", ":", ")", "?", "!", "—", "–", "”", "\""]);
    // `a day or so later`
    let end = if w.seq(end, &["or", "so"]) && w.any(end + 2, &["ago", "later", "earlier"]) { end + 2 } else { end };
    let (base, sign, past) = match w.low(end).as_str() {
        "ago" if w.is(end + 1, "today") => return ago_today(start, length, end + 2),
        "ago" if matches!(w.lex(end + 1), Lex::Weekday(_)) && unit == Unit::Week => {
            let Lex::Weekday(day) = w.lex(end + 1) else { return None };
            let days = whole(length, Unit::Week)?.checked_mul(-7)?;
            return Some(Hit::date(start, end + 2, Cal::FromNamed(Named::Weekday(day), Which::Last, days)));
        }
        // `third-quarter sales rose 8% from a year ago`: the same quarter.
        "ago" if unit == Unit::Year && compares_quarters(w, start) => (Base::Running, -1, end + 1),
        "ago" => (Base::Anchor, -1, end + 1),
        "earlier" if !w.is(end + 1, "than") => (Base::Running, -1, end + 1),
        "later" if !w.any(end + 1, &["than", "this", "that", "today"]) => (Base::Running, 1, end + 1),
        "before" | "previously" if clause_ends(end + 1) => (Base::Running, -1, end + 1),
        "after" | "afterwards" | "afterward" | "on" if clause_ends(end + 1) => (Base::Running, 1, end + 1),
        "from" if w.is(end + 1, "now") => (Base::Anchor, 1, end + 2),
        "from" | "on" | "today" | "tomorrow" if from_day(w, end).is_some() => {
            return days_from(w, start, length, end);
        }
        "hence" => (Base::Anchor, 1, end + 1),
        "into" => return None,
        _ => return rate(w, start, length, end, unit),
    };
    let [Some((count, unit)), second, _] = length.parts else { return None };
    let reference = if sign < 0 { Reference::Past } else { Reference::Future };
    let vague = Hit::new(start, past, TimexType::Date, Reading::Reference(reference));
    let Some(count) = count else {
        // `minutes later`: how many of them is all that is told.
        let short = unit < Unit::Night && base == Base::Running;
        return Some(if short { Hit::new(start, past, TimexType::Duration, Reading::Duration(length)) } else { vague });
    };
    if unit < Unit::Night {
        let clock = match (base, minutes(length)) {
            (Base::Running, Some(n)) => Clock::From { minutes: if sign < 0 { -n } else { n }, unit },
            _ => Clock::Unknown,
        };
        return Some(Hit::time(start, past, None, clock));
    }
    if let Some(cal) = to_the_day(length, base, sign) {
        return Some(Hit::date(start, past, cal));
    }
    let (mut n, mut unit) = (i64::try_from(count).unwrap_or(i64::MAX), unit);
    if let Some((Some(more), Unit::Month)) = second {
        n = n.saturating_mul(12).saturating_add(i64::try_from(more).unwrap_or(0));
        unit = Unit::Month;
    } else if n % 1000 != 0 {
        (n, unit) = match unit {
            Unit::Year => (n.saturating_mul(12), Unit::Month),
            Unit::Decade => (n.saturating_mul(10), Unit::Year),
            Unit::Century => (n.saturating_mul(100), Unit::Year),
            Unit::Week => (n.saturating_mul(7), Unit::Day),
            _ => (n, unit),
        };
    }
    let n = (n / 1000).saturating_mul(sign);
    Some(Hit::date(start, past, Cal::Shift { base, unit, n }))
}

/// Whether the words before a length compare with a quarter that the sentence names.
fn compares_quarters(w: &Words, start: usize) -> bool {
    const REACH: usize = 40;
    let compared = &["from", "against", "than", "versus", "vs", "over", "with"];
    let quarter =
        |at: usize| matches!(w.lex(at), Lex::Unit(Unit::Quarter)) || matches!(w.s(at).as_bytes(), [b'Q', b'1'..=b'4']);
    let ends = |at: usize| w.is(at, ".") && w.capital(at + 1) && w.is_word(at + 1);
    (1..=8).any(|k| w.any(w.back(start, k), compared))
        && (1..=REACH).map(|k| w.back(start, k)).take_while(|&at| w.get(at).is_some() && !ends(at)).any(quarter)
}

/// A length of hours and minutes in minutes.
fn minutes(length: Length) -> Option<i32> {
    let mut thousandths = 0u64;
    for (count, unit) in length.parts.into_iter().flatten() {
        let per = match unit {
            Unit::Hour => 60,
            Unit::Minute => 1,
            _ => return None,
        };
        thousandths = thousandths.checked_add(count?.checked_mul(per)?)?;
    }
    i32::try_from(thousandths / 1000).ok().filter(|minutes| (1..=100_000).contains(minutes))
}

/// How many of one unit a length is, where it is a whole number of them.
fn whole(length: Length, unit: Unit) -> Option<i64> {
    match length.parts {
        [Some((Some(count), own)), None, None] if own == unit && count % 1000 == 0 => i64::try_from(count / 1000).ok(),
        _ => None,
    }
}

/// Years, months, weeks and days together, as months and days.
fn months_and_days(length: Length) -> Option<(i32, i64)> {
    let (mut months, mut days) = (0i64, 0i64);
    for (count, unit) in length.parts.into_iter().flatten() {
        let count = count.filter(|n| n % 1000 == 0).and_then(|n| i64::try_from(n / 1000).ok())?;
        match unit {
            Unit::Year => months = months.checked_add(count.checked_mul(12)?)?,
            Unit::Month => months = months.checked_add(count)?,
            Unit::Week => days = days.checked_add(count.checked_mul(7)?)?,
            Unit::Day => days = days.checked_add(count)?,
            _ => return None,
        }
    }
    Some((i32::try_from(months).ok().filter(|n| *n < 1_000_000)?, Some(days).filter(|n| *n < 10_000_000)?))
}

/// `two years, a month and 21 days ago`: to the day, as the smaller amount asks.
fn to_the_day(length: Length, base: Base, sign: i64) -> Option<Cal> {
    let [Some(_), Some(_), _] = length.parts else { return None };
    let (months, days) = months_and_days(length).filter(|(_, days)| *days > 0)?;
    Some(Cal::Counted { base, months: if sign < 0 { -months } else { months }, days: days * sign })
}

/// `thirty years ago today`, `two weeks ago today`.
fn ago_today(start: usize, length: Length, past: usize) -> Option<Hit> {
    let (months, days) = months_and_days(length)?;
    Some(Hit::date(start, past, Cal::Counted { base: Base::Anchor, months: -months, days: -days }))
}

/// A day right behind a length that it is counted from: `from Monday`, `on Friday`, `today`; the token after it.
fn from_day(w: &Words, end: usize) -> Option<(Cal, usize)> {
    let from = w.any(end, &["from", "on"]);
    let hit = day::day_or_part(w, if from { end + 1 } else { end })?;
    let weekday = matches!(hit.cal()?, Cal::Named(Named::Weekday(_), _));
    (w.is(end, "from") || weekday || !from).then_some((hit.cal()?, hit.end))
}

/// `a week from Monday`, `two weeks from today`, `a week on Friday`: the day so many days or weeks after another, to the day.
fn days_from(w: &Words, start: usize, length: Length, end: usize) -> Option<Hit> {
    let (day, past) = from_day(w, end)?;
    let [Some((Some(count), unit)), None, None] = length.parts else { return None };
    let per = match unit {
        Unit::Day if w.is(end, "from") => 1,
        Unit::Week => 7,
        _ => return None,
    };
    let days = i64::try_from(count).ok().filter(|n| n % 1000 == 0)?.checked_div(1000)?.checked_mul(per)?;
    let cal = match day {
        Cal::Named(named @ (Named::Weekday(_) | Named::MonthDay(..)), _) => Cal::FromNamed(named, Which::Next, days),
        Cal::Shift { base: Base::Anchor, unit: Unit::Day, n } => {
            Cal::Shift { base: Base::Anchor, unit: Unit::Day, n: n.checked_add(days)? }
        }
        Cal::Fixed(period @ Period::Day(_)) => Cal::Fixed(period.shift(days)?),
        _ => return None,
    };
    Some(Hit::date(start, past, cal))
}

/// `$15 a year`, `three times a week`: the length is a rate.
fn rate(w: &Words, start: usize, length: Length, end: usize, unit: Unit) -> Option<Hit> {
    let one = w.any(start, &["a", "an"]) && end == start + 2 && length.parts.first() == Some(&Some((Some(1000), unit)));
    let before = w.back(start, 1);
    let word = w.s(before);
    let number =
        |at: usize| w.kind(at) == Some(TokenKind::Number) || matches!(w.lex(at), Lex::Scale(_) | Lex::Count(_));
    let counted = word.ends_with('s') && !w.capital(before) && number(w.back(before, 1));
    let per = w.kind(before) == Some(TokenKind::Number)
        || counted
        || matches!(w.lex(before), Lex::Scale(_) | Lex::Count(_))
        || matches!(word, "%" | "€" | "£")
        || w.any(
            before,
            &[
                "times", "percent", "dollars", "euros", "pounds", "million", "billion", "trillion", "once", "twice",
                "tons", "tonnes", "barrels", "units", "hours", "days", "yuan", "yen", "rubles", "cents",
            ],
        );
    if !one || !per {
        return None;
    }
    // `twice a week` and `three times a week` are one expression.
    let start = match () {
        () if w.any(before, &["once", "twice"]) => before,
        () if w.is(before, "times") => before.saturating_sub(1),
        () => start,
    };
    Some(Hit::new(start, end, TimexType::Set, Reading::Set(Recurrence::Every(length))))
}
