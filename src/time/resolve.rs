//! From a time expression and its context to a TIMEX3 value. What cannot be known stays unresolved.

mod clock;
mod context;
mod named;
mod term;
mod text;

use super::calendar::{Period, Unit, add_days};
use super::expr::{Base, Cal, Clock, DateOrder, Mod, Named, Reading, Reference, TimeExpr, TimexType, Which};
use super::value::{How, TimeValue};
use crate::lang::Tense;
use jiff::civil::Date;

pub use context::{Context, Frame, TermLookup};
pub use named::in_year;
use named::named_value;
use text::{clock_value, recurrence_value, unit_name, unit_value};

/// The order of day and month that the dates of a document show, where all agree.
pub fn date_order<'a>(exprs: impl IntoIterator<Item = &'a TimeExpr>) -> Option<DateOrder> {
    let mut orders = exprs.into_iter().filter_map(|e| e.order);
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// Resolves the expressions of one stretch of text in order: each gives the running date to those after it.
/// `tense` tells the tense of the clause of the nth; `context` gives the rest, and the running date to begin with.
pub fn resolve_block(exprs: &[TimeExpr], context: &Context, tense: impl Fn(usize) -> Option<Tense>) -> Vec<TimeValue> {
    let mut values: Vec<TimeValue> = Vec::with_capacity(exprs.len());
    let mut running: Option<usize> = None;
    let mut prior: Option<usize> = None;
    for (n, expr) in exprs.iter().enumerate() {
        let here = Context {
            running: running.and_then(|r| values.get(r)).or(context.running),
            carried: running.is_none(),
            tense: if twin(exprs, n) {
                exprs.get(n - 1).and_then(|time| time.hint).or_else(|| tense(n - 1))
            } else {
                tense(n)
            },
            ..*context
        };
        // What follows its neighbour needs it.
        let alone = expr.follows() && running.is_none_or(|r| r + 1 != n);
        let read = |context: &Context| if alone { resolve(&expr.by_tense(), context) } else { resolve(expr, context) };
        let mut value = read(&here);
        // `by 2030 …; he had said so the previous July`, `last month they recalled that … two years later`: what is past and would
        // be still to come is counted from the date before the last.
        if expr.hint.or(here.tense) == Some(Tense::Past) && to_come(&value, context) {
            let before = prior.and_then(|at| values.get(at)).or(context.running.filter(|_| running.is_some()));
            let again = read(&Context { running: before, ..here });
            if before.is_some() && !to_come(&again, context) {
                value = again;
            }
        }
        // `at 4:17 a.m. on Monday`: the clock is still what the text is at.
        let same_day = running.is_some_and(|at| {
            at + 1 == n
                && values.get(at).is_some_and(|told| {
                    told.timex == TimexType::Time && told.interval.is_some() && told.interval == value.interval
                })
        });
        if value.can_run() && !same_day {
            prior = running;
            running = Some(n);
        }
        values.push(value);
    }
    values
}

/// Whether the nth expression is the day of the time before it: `9:12 a.m. EST on Friday` is one day, whatever stands between.
fn twin(exprs: &[TimeExpr], n: usize) -> bool {
    const ON: usize = 4;
    let (Some(time), Some(day)) = (n.checked_sub(1).and_then(|before| exprs.get(before)), exprs.get(n)) else {
        return false;
    };
    let (Reading::Time { day: Some(told), .. }, Reading::Date(cal)) = (&time.reading, &day.reading) else {
        return false;
    };
    told == cal && day.hint.is_none() && day.span.start.saturating_sub(time.span.end) <= ON
}

/// Whether a date was counted from the last one and begins after the anchor date.
fn to_come(value: &TimeValue, context: &Context) -> bool {
    let after = || Some(value.interval?.0 > anchor_bounds(context)?.1);
    matches!(value.how, How::Running { .. }) && after().unwrap_or_default()
}

/// Which way a name without a year leans.
#[derive(Clone, Copy)]
struct Lean {
    tense: Option<Tense>,
    /// The words right beside it say so (`since`, `due`), not only the clause's verb.
    firm: bool,
}

/// A date before its modifier and type are known.
struct Outcome {
    period: Option<Period>,
    /// The value where there is no period.
    open: String,
    relative: bool,
    how: How,
}

/// The value of an expression in its context.
pub fn resolve(expr: &TimeExpr, context: &Context) -> TimeValue {
    let mut value = TimeValue {
        timex: expr.timex,
        value: String::new(),
        interval: None,
        precision: None,
        relative: false,
        unanchored: false,
        how: How::Written,
        mod_: expr.modifier,
    };
    let tense = Lean { tense: expr.hint.or(context.tense), firm: expr.hint.is_some() };
    match &expr.reading {
        Reading::Date(cal) => fill(&mut value, date(*cal, context, tense)),
        Reading::Time { day, clock } => {
            let outcome = match day {
                Some(day) => date(*day, context, tense),
                None => clock::that_day(context),
            };
            if let Clock::From { minutes, unit } = *clock {
                clock::counted(&mut value, minutes, unit, context);
                return value;
            }
            let outcome = clock::before_midnight(outcome, *clock, tense, day.is_none());
            let clock_text = clock_value(*clock);
            let bare = day.is_none() && outcome.period.is_none();
            fill(&mut value, outcome);
            if *clock == Clock::Unknown {
                (value.interval, value.precision) = (None, None);
                value.value = "XXXX-XX-XX".into();
            }
            value.value =
                if bare && *clock != Clock::Unknown { clock_text } else { format!("{}{clock_text}", value.value) };
        }
        Reading::Duration(length) => value.value = length.value(),
        Reading::Set(recurrence) => value.value = recurrence_value(recurrence),
        Reading::Reference(reference) => {
            value.value = match reference {
                Reference::Past => "PAST_REF",
                Reference::Present => "PRESENT_REF",
                Reference::Future => "FUTURE_REF",
            }
            .into();
            value.how = How::Vague;
        }
        Reading::Term(query) => term::resolve(&mut value, query, context),
    }
    value
}

fn fill(value: &mut TimeValue, outcome: Outcome) {
    value.relative = outcome.relative;
    value.how = outcome.how;
    match outcome.period {
        Some(period) => {
            value.value = period.value();
            value.interval = period.bounds();
            value.precision = Some(period.precision());
        }
        None => {
            value.value = outcome.open;
            value.unanchored = outcome.relative && value.how != How::Beyond;
        }
    }
}

/// The bounds of a base that both ends of it must agree on.
fn anchor_bounds(context: &Context) -> Option<(Date, Date)> {
    let anchor = context.anchor?;
    Some((anchor.first?, anchor.last?))
}

/// Applies `f` to both ends of the base: what they do not agree on, the base is too coarse for.
fn agree(bounds: (Date, Date), f: impl Fn(Date) -> Option<Period>) -> Option<Period> {
    let first = f(bounds.0)?;
    (bounds.0 == bounds.1 || f(bounds.1) == Some(first)).then_some(first)
}

fn date(cal: Cal, context: &Context, tense: Lean) -> Outcome {
    match cal {
        Cal::Fixed(period) => Outcome { period: Some(period), open: String::new(), relative: false, how: How::Written },
        Cal::Listed(period) => Outcome { period: Some(period), open: String::new(), relative: false, how: How::Listed },
        Cal::Numeric { a, b, year } => numeric(a, b, year, context),
        Cal::PartOf(unit, month, day, which) => {
            let mut outcome = date(Cal::Named(Named::MonthDay(month, day), which), context, tense);
            let day = outcome.period.and_then(Period::bounds);
            outcome.period = day.and_then(|(day, _)| Period::containing(unit, day));
            outcome.open = unit_value(unit);
            outcome
        }
        Cal::Shift { base, unit, n } => shift(base, unit, n, context),
        Cal::FromNamed(named, which, days) => {
            let (ahead, which) = match which {
                Which::Next => (Lean { tense: Some(Tense::Future), firm: true }, Which::Tense),
                _ => (tense, which),
            };
            let mut outcome = date(Cal::Named(named, which), context, ahead);
            outcome.period = outcome.period.and_then(|period| period.shift(days));
            outcome.open = unit_value(Unit::Day);
            if let How::Tense { what, anchor, .. } | How::Anchor { what, anchor } = outcome.how {
                let side = if days < 0 { "before the last" } else { "after the next" };
                let what = format!("{} days {side} {what}", days.unsigned_abs()).into();
                outcome.how = if outcome.period.is_some() { How::Anchor { what, anchor } } else { How::Beyond };
            }
            outcome
        }
        Cal::Counted { base, months, days } => counted(base, months, days, context),
        Cal::Overnight => clock::overnight(context, tense.tense),
        Cal::Named(named, which) => {
            let (period, how) = match which {
                Which::In(base, n) => match base_bounds(base, context) {
                    None => (None, no_base(context)),
                    Some((bounds, from)) => {
                        let found = agree(bounds, |day| named::within(named, day, i64::from(n)));
                        explain(found, from, named::phrase(named).as_str(), context)
                    }
                },
                Which::Preceding | Which::Following => match base_bounds(Base::Running, context) {
                    None => (None, no_base(context)),
                    Some(((first, last), from)) => {
                        let back = which == Which::Preceding;
                        let (which, day) = if back { (Which::Last, first) } else { (Which::Next, last) };
                        explain(named::candidate(named, which, None, day), from, &named::phrase(named), context)
                    }
                },
                _ => named::find(named, which, tense, context),
            };
            let relative = !matches!((named, which), (Named::FiscalQuarter(_), _) | (_, Which::Any));
            Outcome { period, open: named_value(named), relative, how }
        }
    }
}

/// What a shift or a name was counted from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Anchor,
    Running,
}

fn base_bounds(base: Base, context: &Context) -> Option<((Date, Date), From)> {
    let running = context.running.and_then(|r| r.interval).filter(|_| base == Base::Running);
    match running {
        Some(bounds) => Some((bounds, From::Running)),
        None => anchor_bounds(context).map(|bounds| (bounds, From::Anchor)),
    }
}

fn no_base(context: &Context) -> How {
    let why = match context.anchor {
        Some(anchor) if anchor.first.is_none() || anchor.last.is_none() => "the anchor date is open at one end",
        _ => "the document has no anchor date",
    };
    How::Open { why: why.into() }
}

fn explain(found: Option<Period>, from: From, what: &str, context: &Context) -> (Option<Period>, How) {
    let bounds = base_bounds(if from == From::Anchor { Base::Anchor } else { Base::Running }, context);
    if found.is_none() && bounds.is_some_and(|((first, last), _)| first == last) {
        return (None, How::Beyond);
    }
    let source: Box<str> = match from {
        From::Anchor => context.anchor.map(|a| a.to_string()).unwrap_or_default().into(),
        From::Running => context.running.map(|r| r.value.clone()).unwrap_or_default().into(),
    };
    let how = match (found, from) {
        (None, From::Anchor) => How::Open { why: format!("the anchor date {source} is too coarse for it").into() },
        (None, From::Running) => {
            How::Open { why: format!("{source}, the last date before it, is too coarse for it").into() }
        }
        (Some(_), From::Anchor) => How::Anchor { what: what.into(), anchor: source },
        (Some(_), From::Running) => How::Running { what: what.into(), date: source },
    };
    (found, how)
}

fn shift(base: Base, unit: Unit, n: i64, context: &Context) -> Outcome {
    let open = before_calendar(unit, n).unwrap_or_else(|| unit_value(unit));
    let Some((bounds, from)) = base_bounds(base, context) else {
        return Outcome { period: None, open, relative: true, how: no_base(context) };
    };
    let quarter = n != 0
        && from == From::Running
        && unit == Unit::Year
        && context.running.is_some_and(|r| r.value.contains("-Q"));
    let found = match unit {
        // `in the third quarter, up from a year earlier`: the same quarter.
        Unit::Year if quarter => agree(bounds, |d| Period::containing(Unit::Quarter, d)?.shift(n.checked_mul(4)?)),
        Unit::Millennium => agree(bounds, |d| Period::Century(d.year().div_euclid(100)).shift(n.checked_mul(10)?)),
        Unit::Week if from == From::Running && n != 0 => {
            // `late June …, six weeks later`
            let modifier = context.running.and_then(|r| r.mod_);
            let bounds = match modifier {
                Some(Mod::End) => (bounds.1, bounds.1),
                Some(Mod::Start) => (bounds.0, bounds.0),
                _ => bounds,
            };
            agree(bounds, |d| Period::containing(unit, d)?.shift(n))
        }
        _ => agree(bounds, |d| Period::containing(unit, d)?.shift(n)),
    };
    // `less than a month earlier`, where the last date is `this summer`: counted from the anchor date, which lies in it.
    let within = anchor_bounds(context).filter(|(first, last)| bounds.0 <= *first && *last <= bounds.1);
    let (found, from) = match (found, from, within) {
        (None, From::Running, Some(anchor)) if unit <= Unit::Month => {
            (agree(anchor, |d| Period::containing(unit, d)?.shift(n)), From::Anchor)
        }
        _ => (found, from),
    };
    let name = unit_name(unit);
    let what = match n {
        0 => format!("the same {name}"),
        -1 => format!("the {name} before"),
        1 => format!("the {name} after"),
        n if n < 0 => format!("{} {name}s back", n.unsigned_abs()),
        n => format!("{n} {name}s on"),
    };
    let (period, how) = explain(found, from, &what, context);
    Outcome { period, open, relative: true, how }
}

/// Years ago beyond the calendar, as TIDES writes them: `MA66` for 66 million, `KA40` for 40,000.
fn before_calendar(unit: Unit, n: i64) -> Option<String> {
    let years = n.checked_neg().filter(|years| unit == Unit::Year && *years >= 20_000)?;
    let (per, name) = [(1_000_000_000, "GA"), (1_000_000, "MA"), (1_000, "KA")]
        .into_iter()
        .find(|(per, _)| years >= *per && years % (per / 10) == 0 && years / per <= 9999)?;
    match years % per / (per / 10) {
        0 => Some(format!("{name}{}", years / per)),
        tenths => Some(format!("{name}{}.{tenths}", years / per)),
    }
}

/// So many months and days from a day, to the day.
fn counted(base: Base, months: i32, days: i64, context: &Context) -> Outcome {
    let open = unit_value(Unit::Day);
    let Some((bounds, from)) = base_bounds(base, context) else {
        return Outcome { period: None, open, relative: true, how: no_base(context) };
    };
    let count = |day: Date| {
        let months = jiff::Span::new().try_months(months).ok()?;
        add_days(day.checked_add(months).ok()?, days).map(Period::Day)
    };
    let side = if months < 0 || days < 0 { "back" } else { "on" };
    let what = format!("{} months and {} days {side}", months.unsigned_abs(), days.unsigned_abs());
    let (period, how) = explain(agree(bounds, count), from, &what, context);
    Outcome { period, open, relative: true, how }
}

fn numeric(a: u8, b: u8, year: Option<i16>, context: &Context) -> Outcome {
    let day =
        |month: u8, day: u8| Date::new(year?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::Day);
    let (period, how) = match context.order {
        Some(DateOrder::MonthFirst) => (day(a, b), How::Order { month_first: true }),
        Some(DateOrder::DayFirst) => (day(b, a), How::Order { month_first: false }),
        Some(DateOrder::American) => (day(a, b), How::Spelling { month_first: true }),
        Some(DateOrder::British) => (day(b, a), How::Spelling { month_first: false }),
        None => {
            let show = |p: Option<Period>| p.map(Period::value).unwrap_or_default();
            let why = format!("it may be {} or {}", show(day(a, b)), show(day(b, a)));
            (None, How::Open { why: why.into() })
        }
    };
    let open = year.map_or("XXXX-XX-XX".into(), |y| format!("{}-XX-XX", Period::Year(y).value()));
    Outcome { period, open, relative: false, how }
}

impl TimeValue {
    /// Whether it can be the running date of what follows: a date that covers known days.
    pub fn can_run(&self) -> bool {
        matches!(self.timex, TimexType::Date | TimexType::Time)
            && self.interval.is_some()
            && !matches!(self.how, How::Term { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::time::Edtf;
    use crate::time::{Mod, TermQuery, find_with_terms};
    use expect_test::{Expect, expect};

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    fn lookup(query: &TermQuery) -> Option<(Date, Option<Date>)> {
        match query {
            TermQuery::Office { holder, nth: Some(1), .. } if holder.as_deref() == Some("Okafor") => {
                Some((day("2011-05-01"), Some(day("2015-04-30"))))
            }
            TermQuery::Office { nth: Some(2), .. } => Some((day("2019-05-01"), None)),
            TermQuery::Event { name, .. } if &**name == "Lagos summit" => {
                Some((day("2013-03-04"), Some(day("2013-03-05"))))
            }
            _ => None,
        }
    }

    /// Each expression with its value, interval and explanation.
    fn check(text: &str, anchor: &str, tense: Option<Tense>, shape: Expect) {
        let tokens = lang::tokenize(text);
        let exprs = find_with_terms(text, &tokens, &[]);
        let anchor = Edtf::parse(anchor).ok();
        let context =
            Context { anchor: anchor.as_ref(), order: date_order(&exprs), term: Some(&lookup), ..Context::default() };
        let lines: Vec<_> = exprs
            .iter()
            .zip(resolve_block(&exprs, &context, |_| tense))
            .map(|(expr, v)| {
                let days = v.interval.map_or("-".to_string(), |(a, b)| format!("{a}/{b}"));
                let open = if v.unanchored { " unanchored" } else { "" };
                let modifier = v.mod_.map_or("", Mod::as_str);
                format!("{} | {} {days}{open} {modifier} | {}\n", expr.span.of(text), v.value, v.explain())
            })
            .collect();
        shape.assert_eq(&lines.concat());
    }

    #[test]
    fn says_how_a_value_came_about() {
        check(
            "They met last week, in June, and on Friday.",
            "2024-11-27",
            Some(Tense::Past),
            expect![[r#"
            last week | 2024-W47 2024-11-18/2024-11-24  | the week before, counted from the anchor date 2024-11-27
            June | 2024-06 2024-06-01/2024-06-30  | June, in the past tense: the last one up to the anchor date 2024-11-27
            Friday | 2024-11-22 2024-11-22/2024-11-22  | Friday, in the past tense: the last one up to the anchor date 2024-11-27
        "#]],
        );
        check(
            "They met last week, in June, and on Friday.",
            "2024-11",
            None,
            expect![[r#"
            last week | XXXX-WXX - unanchored  | not resolved: the anchor date 2024-11 is too coarse for it
            June | 2024-06 2024-06-01/2024-06-30  | June: the one nearest to the anchor date 2024-11
            Friday | XXXX-WXX-5 - unanchored  | not resolved: the anchor date 2024-11 is too coarse for it
        "#]],
        );
        check(
            "They met last week and in June.",
            "",
            None,
            expect![[r#"
            last week | XXXX-WXX - unanchored  | not resolved: the document has no anchor date
            June | XXXX-06 - unanchored  | not resolved: the document has no anchor date
        "#]],
        );
        check(
            "On 12 June 2018 they met; two days later, it was off. It may be 3/4/2019.",
            "2024-11-27",
            None,
            expect![[r#"
                12 June 2018 | 2018-06-12 2018-06-12/2018-06-12  | as written
                two days later | 2018-06-14 2018-06-14/2018-06-14  | 2 days on, counted from 2018-06-12, the last date before it
                3/4/2019 | 2019-04-03 2019-04-03/2019-04-03  | read with the day first, as the document's other dates are
            "#]],
        );
        check(
            "In March and May 2019; on 3/4/2019.",
            "2024-11-27",
            None,
            expect![[r#"
            March | 2019-03 2019-03-01/2019-03-31  | its year is that of the date it stands with
            May 2019 | 2019-05 2019-05-01/2019-05-31  | as written
            3/4/2019 | 2019-XX-XX -  | not resolved: it may be 2019-03-04 or 2019-04-03
        "#]],
        );
    }

    #[test]
    fn modifiers_are_told() {
        check(
            "in early 2024, late last year, mid-June, about two years, more than a year ago, at least 3 days, the end of May, around 1650",
            "2024-11-27",
            None,
            expect![[r#"
                early 2024 | 2024 2024-01-01/2024-12-31 START | as written
                late last year | 2023 2023-01-01/2023-12-31 END | the year before, counted from the anchor date 2024-11-27
                mid-June | 2024-06 2024-06-01/2024-06-30 MID | June: the one nearest to the anchor date 2024-11-27
                about two years | P2Y - APPROX | as written
                more than a year ago | 2023 2023-01-01/2023-12-31 BEFORE | the year before, counted from the anchor date 2024-11-27
                at least 3 days | P3D - EQUAL_OR_MORE | as written
                the end of May | 2025-05 2025-05-01/2025-05-31 END | May: the one nearest to the anchor date 2024-11-27
                around 1650 | 1650 1650-01-01/1650-12-31 APPROX | as written
            "#]],
        );
    }

    #[test]
    fn the_dossier_tells_terms_and_events() {
        let text = "In Okafor's first term, his second term, her third term, since the Lagos summit and since the Abuja talks.";
        check(
            text,
            "2024-11-27",
            None,
            expect![[r#"
            first term | 2011-05-01/2015-04-30 2011-05-01/2015-04-30  | the term of Okafor, by the dossier
            second term | 2019-05-01/.. 2019-05-01/9999-12-31  | his term, by the dossier
            third term | XXXX -  | not resolved: no dossier tells when her term was
            Lagos summit | 2013-03-04/2013-03-05 2013-03-04/2013-03-05 AFTER | the Lagos summit, by the dossier
            Abuja talks | XXXX - AFTER | not resolved: no dossier tells when the Abuja talks was
        "#]],
        );
    }

    #[test]
    fn a_date_of_ages_ago_does_not_overflow() {
        check(
            "9999999 years ago, 9999999999999 weeks later, in 99999 centuries",
            "-9999-01-01",
            None,
            expect![[r#"
                9999999 years ago | XXXX -  | not resolved: the calendar has no such day within the years -9999 to 9999
                weeks later | FUTURE_REF -  | it fixes no day of the calendar
                99999 centuries | P9999900Y -  | as written
            "#]],
        );
    }
}
