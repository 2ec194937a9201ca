//! What dates that stand together give each other: a year, a day, a week, that they come again.

use super::calendar::{Period, Unit};
use super::expr::{Base, Cal, Clock, Named, Reading, Recurrence, TimeExpr, TimexType, Which};
use super::resolve::in_year;
use super::words::Words;

/// An expression and its tokens.
pub(super) struct Found {
    pub expr: TimeExpr,
    pub start: usize,
    pub end: usize,
}

/// Gives the dates of a range or a list the year of the one that has it.
pub(super) fn flow(w: &Words, found: &mut [Found]) {
    for right in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(right);
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else { continue };
        if let Some(reading) = in_the_year(w, a, b) {
            a.expr.reading = reading;
            continue;
        }
        let Some(link) = link(w, a.end, b.start) else { continue };
        if let Some(reading) = from_right(&a.expr, &b.expr, link) {
            a.expr.reading = reading;
        }
    }
    for right in 1..found.len() {
        let (before, after) = found.split_at_mut(right);
        let (Some(a), Some(b)) = (before.last(), after.first_mut()) else { continue };
        if let Some(reading) = in_the_week(w, a, b) {
            b.expr.reading = reading;
            continue;
        }
        let Some(link) = link(w, a.end, b.start) else { continue };
        if let Some(reading) = from_left(&a.expr, &b.expr, link) {
            if matches!(reading, Reading::Set(_)) {
                b.expr.timex = TimexType::Set;
            }
            b.expr.reading = reading;
        }
    }
}

/// `Lunar New Year in 2018`, `on 5 June in 2018`: the year stands behind.
fn in_the_year(w: &Words, a: &Found, b: &Found) -> Option<Reading> {
    let named = yearless(&a.expr).filter(|_| b.start == a.end + 1 && w.is(a.end, "in"))?;
    let Reading::Date(Cal::Fixed(Period::Year(year))) = b.expr.reading else { return None };
    Some(Reading::Date(Cal::Listed(in_year(named, year)?)))
}

/// `next week on Friday`, `this week, on Tuesday`: the week stands before.
fn in_the_week(w: &Words, a: &Found, b: &Found) -> Option<Reading> {
    let Reading::Date(Cal::Shift { base: Base::Anchor, unit: Unit::Week, n }) = a.expr.reading else { return None };
    let between = a.end..b.start;
    if between.len() > 2 || !between.clone().all(|i| w.is(i, "on") || w.is(i, ",")) {
        return None;
    }
    let n = i16::try_from(n).ok()?;
    let within = |named| Cal::Named(named, Which::In(Base::Anchor, n));
    match &b.expr.reading {
        Reading::Date(Cal::Named(named @ Named::Weekday(_), Which::Tense)) => Some(Reading::Date(within(*named))),
        Reading::Time { day: Some(Cal::Named(named @ Named::Weekday(_), Which::Tense)), clock } => {
            Some(Reading::Time { day: Some(within(*named)), clock: *clock })
        }
        _ => None,
    }
}

/// How two expressions stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `March and May 2019`
    List,
    /// `March to May 2019`
    Range,
}

/// The link between two expressions whose tokens between are `from..to`.
fn link(w: &Words, from: usize, to: usize) -> Option<Link> {
    if to < from || to - from > 3 || to == from {
        return None;
    }
    let mut link = Link::List;
    for i in from..to {
        if w.dash(i) || w.any(i, &["to", "through", "until", "till", "thru"]) {
            link = Link::Range;
        } else if !(w.any(i, &["and", "or", "then", "from", "on", "in", "by", "between", "the", "of"])
            || w.any(i, &[",", "/", "&"]))
        {
            return None;
        }
    }
    let joins = (from..to).any(|i| {
        w.dash(i) || w.any(i, &["to", "through", "until", "till", "thru", "and", "or"]) || w.any(i, &[",", "/", "&"])
    });
    joins.then_some(link)
}

/// A name that a year can be given to.
fn yearless(expr: &TimeExpr) -> Option<Named> {
    match expr.reading {
        Reading::Date(Cal::Named(
            named @ (Named::Month(_)
            | Named::MonthDay(..)
            | Named::Season(_)
            | Named::Quarter(_)
            | Named::Half(_)
            | Named::Holiday(_)),
            Which::Tense,
        )) => Some(named),
        _ => None,
    }
}

fn fixed(expr: &TimeExpr) -> Option<Period> {
    match expr.reading {
        Reading::Date(Cal::Fixed(period) | Cal::Listed(period)) => {
            (!matches!(period, Period::Year(_) | Period::Decade(_) | Period::Century(_) | Period::FiscalYear(_)))
                .then_some(period)
        }
        _ => None,
    }
}

fn from_right(a: &TimeExpr, b: &TimeExpr, link: Link) -> Option<Reading> {
    if let (Reading::Time { day: None, clock }, Reading::Time { day: Some(day), clock: end }) = (&a.reading, &b.reading)
    {
        // `from midnight until noon on Saturday`: it begins on the day before.
        if link == Link::Range && later(*clock, *end) {
            return None;
        }
        return Some(Reading::Time { day: Some(*day), clock: *clock });
    }
    let named = yearless(a)?;
    if let Reading::Date(Cal::Named(_, which @ Which::In(..))) = b.reading {
        return Some(Reading::Date(Cal::Named(named, which)));
    }
    let period = fixed(b)?;
    let year = period.year()?;
    let same = in_year(named, year)?;
    let later = matches!((same.bounds(), period.bounds()), (Some(a), Some(b)) if a.0 > b.0);
    let period = if later && link == Link::Range { in_year(named, year.checked_sub(1)?)? } else { same };
    Some(Reading::Date(Cal::Listed(period)))
}

/// Whether the hour of a time is later than that of another.
fn later(a: Clock, b: Clock) -> bool {
    match (a, b) {
        (Clock::At { hour: a, minute: am, .. }, Clock::At { hour: b, minute: bm, .. }) => (a, am) > (b, bm),
        _ => false,
    }
}

fn from_left(a: &TimeExpr, b: &TimeExpr, link: Link) -> Option<Reading> {
    if let (Reading::Time { day: Some(day), .. }, Reading::Time { day: None, clock }) = (&a.reading, &b.reading) {
        return Some(Reading::Time { day: Some(*day), clock: *clock });
    }
    // `every Monday, Wednesday and Friday`
    if let (Reading::Set(Recurrence::Each(first)), Reading::Date(Cal::Named(second, Which::Tense)), Link::List) =
        (&a.reading, &b.reading, link)
        && std::mem::discriminant(first) == std::mem::discriminant(second)
        && matches!(first, Named::Weekday(_) | Named::Month(_) | Named::MonthDay(..) | Named::Season(_))
    {
        return Some(Reading::Set(Recurrence::Each(*second)));
    }
    if let Some(reading) = next_in_list(a, b, link) {
        return Some(reading);
    }
    let (period, named) = (fixed(a)?, yearless(b)?);
    let year = period.year()?;
    let same = in_year(named, year)?;
    let earlier = matches!((period.bounds(), same.bounds()), (Some(a), Some(b)) if b.0 < a.0);
    if earlier && link == Link::List {
        return None;
    }
    let period = if earlier { in_year(named, year.checked_add(1)?)? } else { same };
    Some(Reading::Date(Cal::Listed(period)))
}

/// `Tuesday and Wednesday`, `from November to March`: the second comes after the first, whatever the tense of each.
fn next_in_list(a: &TimeExpr, b: &TimeExpr, link: Link) -> Option<Reading> {
    let named = |expr: &TimeExpr| match expr.reading {
        Reading::Date(Cal::Named(named, Which::Tense | Which::After)) => Some(named),
        _ => None,
    };
    // `next week on Tuesday and Thursday`
    if let (
        Reading::Date(Cal::Named(Named::Weekday(_), which @ Which::In(..))),
        Reading::Date(Cal::Named(second @ Named::Weekday(_), Which::Tense)),
    ) = (&a.reading, &b.reading)
    {
        return Some(Reading::Date(Cal::Named(*second, *which)));
    }
    let (first, second) = (named(a)?, named(b)?);
    let days = matches!((first, second), (Named::Weekday(_), Named::Weekday(_)));
    let span = link == Link::Range
        && matches!((first, second), (Named::Month(_) | Named::MonthDay(..), Named::Month(_) | Named::MonthDay(..)));
    ((days || span) && first != second).then_some(Reading::Date(Cal::Named(second, Which::After)))
}
