//! Times of day: those that are counted from another, midnight, nights, the day of those that name none.

use super::{Context, From, Lean, Outcome, agree, anchor_bounds, explain, no_base, shift};
use crate::lang::Tense;
use crate::time::calendar::{Period, Unit, add_days};
use crate::time::edtf::Precision;
use crate::time::expr::{Base, Clock, TimexType};
use crate::time::length::Length;
use crate::time::value::{How, TimeValue};
use jiff::civil::DateTime;

/// `nine hours later`: from the last time of day that the text gave, where it gave one; else a length.
pub(super) fn counted(value: &mut TimeValue, minutes: i32, unit: Unit, context: &Context) {
    let told = context.running.filter(|running| running.timex == TimexType::Time);
    let from = told.and_then(|running| running.value.get(..16)?.parse::<DateTime>().ok());
    let at = from.and_then(|from| from.checked_add(jiff::Span::new().try_minutes(minutes).ok()?).ok());
    let Some((at, told)) = at.zip(told) else {
        value.timex = TimexType::Duration;
        let count = u64::from(minutes.unsigned_abs());
        value.value = match unit {
            // Half hours are written as minutes.
            Unit::Hour if count % 60 == 0 => Length::of(Some(count / 60), Unit::Hour).value(),
            _ => Length::of(Some(count), Unit::Minute).value(),
        };
        return;
    };
    value.relative = true;
    value.interval = Period::Day(at.date()).bounds();
    value.precision = Some(Precision::Day);
    value.value = format!("{}T{:02}:{:02}", Period::Day(at.date()).value(), at.hour(), at.minute());
    let side = if minutes < 0 { "back" } else { "on" };
    let what = format!("{} minutes {side}", minutes.unsigned_abs()).into();
    value.how = How::Running { what, date: told.value.as_str().into() };
}

/// Midnight that has been on the anchor date is the one with which that day began: the end of the day before.
pub(super) fn before_midnight(mut outcome: Outcome, clock: Clock, tense: Lean, bare: bool) -> Outcome {
    let midnight = matches!(clock, Clock::At { hour: 24, minute: Some(0) | None, .. });
    let now = matches!(outcome.how, How::Anchor { .. });
    if midnight && bare && now && tense.tense == Some(Tense::Past) {
        outcome.period = outcome.period.and_then(|day| day.shift(-1));
    }
    outcome
}

/// The day of a time that names none: the last day that the text gave, else the anchor date.
pub(super) fn that_day(context: &Context) -> Outcome {
    let running = context.running.filter(|r| r.precision == Some(Precision::Day)).and_then(|r| r.interval);
    let (bounds, from) = match (running.filter(|(a, b)| a == b), anchor_bounds(context)) {
        (Some(bounds), _) => (bounds, From::Running),
        (None, Some(bounds)) => (bounds, From::Anchor),
        (None, None) => {
            return Outcome { period: None, open: "XXXX-XX-XX".into(), relative: true, how: no_base(context) };
        }
    };
    let found = agree(bounds, |d| Some(Period::Day(d)));
    let (period, how) = explain(found, from, "the same day", context);
    Outcome { period, open: "XXXX-XX-XX".into(), relative: true, how }
}

/// The day on which the night of `overnight` begins: that of a day told of long before the anchor date; else the day before
/// the anchor date, and the anchor date itself for what is to come.
pub(super) fn overnight(context: &Context, tense: Option<Tense>) -> Outcome {
    let told = context.running.filter(|r| r.precision == Some(Precision::Day)).and_then(|r| r.interval);
    let before = anchor_bounds(context).and_then(|(first, _)| add_days(first, -1));
    if told.is_some_and(|(day, _)| before.is_none_or(|before| day < before)) {
        return shift(Base::Running, Unit::Day, 0, context);
    }
    shift(Base::Anchor, Unit::Day, if tense == Some(Tense::Future) { 0 } else { -1 }, context)
}
