//! Names that come again (`June`, `Friday`, `the 26th`, `Easter`): which of them is meant.

use super::{Context, Frame, From, Lean, agree, anchor_bounds, explain, no_base};
use crate::lang::Tense;
use crate::time::calendar::{Period, Unit, add_days, month_name, nth_weekday};
use crate::time::edtf::Precision;
use crate::time::expr::{Holiday, Named, Which};
use crate::time::value::How;
use jiff::civil::{Date, Weekday};

/// The period of this name in a year; `None` where the year has none (29 February) and for names of weeks and months.
pub fn in_year(named: Named, year: i16) -> Option<Period> {
    let day =
        |month: u8, day: u8| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::Day);
    match named {
        Named::Month(month) => (1..=12).contains(&month).then_some(Period::Month(year, month)),
        Named::MonthDay(month, d) => day(month, d),
        Named::Season(season) => Some(Period::Season(year, season)),
        Named::Quarter(quarter) => Some(Period::Quarter(year, quarter)),
        Named::FiscalQuarter(quarter) => Some(Period::FiscalQuarter(year, quarter)),
        Named::Half(half) => Some(Period::Half(year, half)),
        Named::Holiday(holiday) => holiday.in_year(year),
        Named::DayOfMonth(_)
        | Named::DayOn(..)
        | Named::Weekday(_)
        | Named::NthWeekday(..)
        | Named::Decade(_)
        | Named::Weekend => None,
    }
}

fn weekday(day: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()
}

/// The nth period of this name from the one in the year (month, week) of `day`.
fn cycle(named: Named, day: Date, n: i64) -> Option<Period> {
    match named {
        Named::Weekday(wanted) => {
            let here = i64::from(day.weekday().to_monday_one_offset());
            add_days(day, i64::from(wanted) - here + n.checked_mul(7)?).map(Period::Day)
        }
        Named::Weekend => Period::containing(Unit::Weekend, day)?.shift(n),
        Named::NthWeekday(nth, on) => {
            let Period::Month(year, month) = Period::containing(Unit::Month, day)?.shift(n)? else { return None };
            nth_weekday(year, i8::try_from(month).ok()?, weekday(on)?, nth).map(Period::Day)
        }
        Named::DayOfMonth(wanted) => {
            let Period::Month(year, month) = Period::containing(Unit::Month, day)?.shift(n)? else { return None };
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(wanted).ok()?).ok().map(Period::Day)
        }
        Named::DayOn(wanted, on) => {
            let period = cycle(Named::DayOfMonth(wanted), day, n)?;
            period.bounds().filter(|(day, _)| weekday(on) == Some(day.weekday())).map(|_| period)
        }
        Named::Decade(tens) => {
            let century = i64::from(day.year().div_euclid(100)).checked_add(n)?;
            i16::try_from(century.checked_mul(10)? + i64::from(tens)).ok().map(Period::Decade)
        }
        _ => in_year(named, i16::try_from(i64::from(day.year()).checked_add(n)?).ok()?),
    }
}

/// `June last year`, `Friday of next week`: the period in the cycle that lies `n` from that of `day`.
pub(super) fn within(named: Named, day: Date, n: i64) -> Option<Period> {
    cycle(named, day, n)
}

/// The period meant from a day on: the last one up to it, the first one from it on, or the nearest.
pub(crate) fn candidate(named: Named, which: Which, tense: Option<Tense>, day: Date) -> Option<Period> {
    // Nine years reach over a century's missing 29 February.
    let reach: i64 = match named {
        Named::DayOn(..) => 40,
        Named::Holiday(Holiday::On(2, 29)) | Named::MonthDay(2, 29) => 9,
        _ => 2,
    };
    let all = move |n: i64| match named {
        Named::Holiday(holiday) => {
            let year = i64::from(day.year()).checked_add(n).and_then(|year| i16::try_from(year).ok());
            year.map_or([None, None], |year| holiday.all_in_year(year))
        }
        _ => [cycle(named, day, n), None],
    };
    let cycles = || (-reach..=reach).flat_map(all).flatten().filter_map(|p| Some((p, p.bounds()?)));
    let latest = |ok: &dyn Fn((Date, Date)) -> bool| cycles().rfind(|(_, b)| ok(*b)).map(|(p, _)| p);
    let earliest = |ok: &dyn Fn((Date, Date)) -> bool| cycles().find(|(_, b)| ok(*b)).map(|(p, _)| p);
    // Of a half of a year that is told of without a verb in the past, too, the last that has begun.
    let begun = matches!(named, Named::Weekday(_) | Named::Weekend | Named::Half(_));
    let found = match (which, tense) {
        (Which::Last, _) => latest(&|(_, last)| last < day),
        (Which::Next, _) => earliest(&|(first, _)| first > day),
        (Which::This, _) => earliest(&|(first, last)| first <= day && day <= last).or_else(|| cycle(named, day, 0)),
        (_, Some(Tense::Past)) => latest(&|(first, _)| first <= day),
        (_, Some(Tense::Future)) => earliest(&|(_, last)| last >= day),
        (_, None) if begun => latest(&|(first, _)| first <= day),
        _ => cycles().min_by_key(|(_, bounds)| distance(*bounds, day)).map(|(p, _)| p),
    };
    found.filter(|period| is_the_one(named, *period, day))
}

/// Whether no year between a day and a holiday lacks it for want of knowledge: it may have been then.
fn is_the_one(named: Named, period: Period, day: Date) -> bool {
    let (Named::Holiday(holiday @ Holiday::Vesak), Some((first, _))) = (named, period.bounds()) else { return true };
    let (from, to) = (first.year().min(day.year()), first.year().max(day.year()));
    (from..=to).all(|year| holiday.in_year(year).is_some())
}

/// Days from which on a day of the year is far from the anchor date, and up to which it is near.
const FAR: i64 = 300;
const NEAR: i64 = 60;

/// Days back from the anchor date of which news tells without a year.
const NEWS: i64 = 31;

/// Days between a day and a period, doubled so that of two equally far the earlier is nearer.
fn distance((first, last): (Date, Date), day: Date) -> i64 {
    let days = |a: Date, b: Date| i64::from(a.until(b).map_or(0, |s| s.get_days()));
    if last < day {
        2 * days(last, day)
    } else if first > day {
        2 * days(day, first) + 1
    } else {
        0
    }
}

/// Which period of a name is meant in a context, and why.
pub(super) fn find(named: Named, which: Which, lean: Lean, context: &Context) -> (Option<Period>, How) {
    let what = phrase(named);
    if let Named::FiscalQuarter(_) = named {
        return (None, How::Open { why: "whose financial year it is of, and when that begins, is not told".into() });
    }
    if which == Which::Any {
        return (None, How::Open { why: format!("which {what} is not told").into() });
    }
    if which == Which::After
        && let Some((first, _)) = context.running.and_then(|running| running.interval)
    {
        return explain(candidate(named, Which::Next, None, first), From::Running, &what, context);
    }
    if let Some(found) = framed(named, which, lean, context) {
        return found;
    }
    if let Some(period) = narrative(named, which, lean.tense, context) {
        return explain(Some(period), From::Running, &what, context);
    }
    let Some(bounds) = anchor_bounds(context) else { return (None, no_base(context)) };
    let by = |tense| agree(bounds, |day| candidate(named, which, tense, day));
    let mut tense = lean.tense;
    let mut found = by(tense);
    // The clause's verb may not be the date's (`a report of 26 November says that they will`): a day that the verb puts
    // almost a year away, while its neighbour the other way lies near, is the neighbour.
    if let (Named::MonthDay(..), Which::Tense, false) = (named, which, lean.firm) {
        let away = |p: Option<Period>| p.and_then(Period::bounds).map(|b| distance(b, bounds.0) / 2);
        let near = by(None);
        if away(found).is_some_and(|d| d > FAR) && away(near).is_some_and(|d| d <= NEAR) {
            (tense, found) = (None, near);
        }
    }
    let (period, mut how) = explain(found, From::Anchor, &what, context);
    if let (Named::Holiday(_), How::Beyond) = (named, &how) {
        how = How::Open { why: "the calendar that the holiday goes by is not known so far".into() };
    }
    match (period, which) {
        (Some(_), Which::Tense) => {
            let anchor = context.anchor.map(|a| a.to_string()).unwrap_or_default().into();
            (period, How::Tense { what: what.into(), tense, anchor })
        }
        _ => (period, how),
    }
}

/// Under a dated heading a name means the one within its date, or where it is longer than that date, the one that the tense
/// tells from there: `30 June` under `2019`, `Friday` under `12 March 2020`. `None` where the heading does not decide.
fn framed(named: Named, which: Which, lean: Lean, context: &Context) -> Option<(Option<Period>, How)> {
    if !matches!(which, Which::Tense | Which::After) {
        return None;
    }
    let innermost = context.frames.first()?;
    let told = context.running.and_then(|running| running.interval).filter(|_| !context.carried);
    // The paragraph tells of another time by now.
    if told.is_some_and(|told| told.1 < innermost.first || innermost.last < told.0) {
        return None;
    }
    let tense = lean.tense;
    for frame in context.frames {
        let within = |(first, last): (Date, Date)| frame.first <= first && last <= frame.last;
        let mut inside =
            (-1..=53).filter_map(|n| cycle(named, frame.first, n)).filter(|p| p.bounds().is_some_and(within));
        match (inside.next(), inside.next()) {
            (Some(only), None) => {
                // `12 November: adjourned until March`, under a year: that of the next.
                let passed = told.filter(|_| tense == Some(Tense::Future));
                let passed = passed.filter(|told| only.bounds().is_some_and(|(_, last)| last < told.0));
                let next = passed.and_then(|told| candidate(named, Which::Next, None, told.1));
                return Some((Some(next.unwrap_or(only)), under(frame, named)));
            }
            // One of several Fridays: the first after the day that the paragraph told of; else the anchor date's, unless
            // that lies behind.
            (Some(_), Some(_)) => {
                if let Some((day, _)) = told.filter(|told| told.0 == told.1 && within(*told)) {
                    let next = candidate(named, Which::Next, None, day);
                    return Some(explain(next, From::Running, &phrase(named), context));
                }
                let past = anchor_bounds(context).is_none_or(|(anchor, _)| frame.last < anchor);
                let why = || format!("which {} of {} is not told", phrase(named), frame.name).into();
                return past.then(|| (None, How::Open { why: why() }));
            }
            (None, _) => {}
        }
    }
    if told.is_some() {
        return None;
    }
    // What is told in the past tense under `March 2020` may come before or after it: of a year's names the nearest.
    let of_year = in_year(named, 2000).is_some();
    let tense = tense.filter(|tense| !of_year || *tense == Tense::Future);
    let by = agree((innermost.first, innermost.last), |day| candidate(named, Which::Tense, tense, day))?;
    Some((Some(by), under(innermost, named)))
}

fn under(frame: &Frame, named: Named) -> How {
    How::Framed { what: phrase(named).into(), frame: frame.name.into() }
}

/// In a text that tells of another year, a month without a year is of that year: `On 12 June 2018 they met. In September …`.
/// Without an anchor date any running year will do.
fn narrative(named: Named, which: Which, tense: Option<Tense>, context: &Context) -> Option<Period> {
    let (first, last) = context.running?.interval?;
    if which != Which::Tense || tense == Some(Tense::Future) || first.year() != last.year() {
        return None;
    }
    let period = in_year(named, first.year())?;
    let Some((anchor, _)) = anchor_bounds(context) else { return Some(period) };
    // `on 28 November`, ten days before the anchor date, in a paragraph of its own: news again.
    if let (true, Named::MonthDay(..)) = (context.carried, named) {
        let latest = candidate(named, Which::Tense, Some(Tense::Past), anchor).and_then(Period::bounds);
        if latest.is_some_and(|bounds| distance(bounds, anchor) / 2 <= NEWS) {
            return None;
        }
    }
    let told = context.running?.precision? >= Precision::Month && first.year() < anchor.year();
    let follows = period.bounds().is_some_and(|(_, end)| end >= first);
    (told && follows).then_some(period)
}

/// The TIMEX3 value of a name that is not resolved.
pub(super) fn named_value(named: Named) -> String {
    match named {
        Named::Month(month) => format!("XXXX-{month:02}"),
        Named::MonthDay(month, day) | Named::Holiday(Holiday::On(month, day)) => format!("XXXX-{month:02}-{day:02}"),
        Named::DayOfMonth(day) | Named::DayOn(day, _) => format!("XXXX-XX-{day:02}"),
        Named::Weekday(day) => format!("XXXX-WXX-{day}"),
        Named::NthWeekday(..) => "XXXX-XX-XX".into(),
        Named::Weekend => "XXXX-WXX-WE".into(),
        Named::Season(season) => format!("XXXX-{}", season.code()),
        Named::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Named::FiscalQuarter(quarter) => format!("FYXXXX-Q{quarter}"),
        Named::Half(half) => format!("XXXX-H{half}"),
        Named::Decade(tens) => format!("XX{tens}"),
        Named::Holiday(_) => "XXXX-XX-XX".into(),
    }
}

/// What a name is called in an explanation.
pub(super) fn phrase(named: Named) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let month = |m: u8| month_name(m).unwrap_or("month");
    match named {
        Named::Month(m) => month(m).into(),
        Named::MonthDay(m, day) => format!("{day} {}", month(m)),
        Named::DayOfMonth(day) | Named::DayOn(day, _) => format!("day {day} of the month"),
        Named::Weekday(d) => DAYS.get(usize::from(d).wrapping_sub(1)).copied().unwrap_or("day").into(),
        Named::NthWeekday(_, d) => {
            format!("a {} of the month", DAYS.get(usize::from(d).wrapping_sub(1)).unwrap_or(&"day"))
        }
        Named::Weekend => "the weekend".into(),
        Named::Season(season) => format!("{season:?}").to_lowercase(),
        Named::Quarter(q) => format!("quarter {q}"),
        Named::FiscalQuarter(q) => format!("quarter {q} of the financial year"),
        Named::Half(h) => format!("half {h} of the year"),
        Named::Decade(tens) => format!("the {tens}0s"),
        Named::Holiday(holiday) => holiday.phrase().into(),
    }
}
