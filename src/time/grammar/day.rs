//! Months, days of months and days of weeks, with what stands beside them.

use super::ordered::ordinal;
use super::year::{YearRef, after_date};
use super::{Hit, deictic, part, weekday};
use crate::lang::TokenKind;
use crate::text::wordlist::WordList;
use crate::time::calendar::Period;
use crate::time::expr::{Base, Cal, DateOrder, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// Words before a month that may be a name or a verb (`May`, `March`, `August`) that make it a month.
#[rustfmt::skip]
const BEFORE_MONTH: WordList = WordList::new(&[
    "about", "after", "and", "around", "before", "between", "by", "coming", "during", "each", "early", "ensuing", "every", "following",
    "for", "from", "in", "last", "late", "mid", "next", "of", "on", "or", "past", "preceding", "previous", "since", "this", "through",
    "throughout", "till", "to", "until",
]);

/// Those of them that make it a month even where a name follows: `in April Russian troops`, but `and April Jones`.
#[rustfmt::skip]
const FIRMLY_BEFORE_MONTH: WordList = WordList::new(&[
    "by", "during", "early", "in", "last", "late", "mid", "next", "since", "this", "throughout", "till", "until",
]);

/// Whether a word follows that may be a surname or the second part of a name.
fn named_after(w: &Words, i: usize) -> bool {
    let upper = w.s(i).len() > 1 && w.s(i).bytes().all(|b| b.is_ascii_uppercase());
    w.is_word(i) && w.capital(i) && w.lex(i) == Lex::None && !upper
}

/// A month beside a day's number, which makes it sure.
pub(super) fn month_beside(w: &Words, i: usize) -> Option<(u8, usize)> {
    match w.lex(i) {
        Lex::Month(month) if w.capital(i) || !matches!(month, 3 | 5) => Some((month, i + 1)),
        Lex::MonthShort(month) if w.capital(i) => Some((month, w.skip_stop(i + 1))),
        _ => None,
    }
}

/// A month at `i`: its number and the token after it (past the full stop of a short form).
pub(super) fn month_name(w: &Words, i: usize) -> Option<(u8, usize)> {
    let beside = |end: usize| {
        let day = w.small(w.back(i, 1), 31).is_some();
        let of = w.is(w.back(i, 1), "of") && w.small(w.back(i, 2), 31).is_some_and(|d| d.ordinal);
        let after = if w.is(end, ",") { end + 1 } else { end };
        let next = w.small(end, 31).is_some() || w.digits(after).is_some_and(|d| d.len == 4);
        let short = w.any(end, &["'", "’"]) && w.digits(end + 1).is_some();
        day || of || next || short
    };
    match w.lex(i) {
        Lex::Month(month) => {
            let (end, beside) = (i + 1, beside(i + 1));
            let back = w.back(i, 1);
            let invited = w.any(back, BEFORE_MONTH) || w.dash(back);
            if !w.capital(i) {
                // In lower case only beside a number or after a preposition, and never those that are everyday words.
                let firm = w.any(back, FIRMLY_BEFORE_MONTH) && month != 8;
                return ((beside || firm) && !matches!(month, 3 | 5)).then_some((month, end));
            }
            // `a March trial`, `the May elections`, but `the March on Rome` and `the May government`
            #[rustfmt::skip]
            let other = &[
                "on", "of", "for", "past", "to", "by", "in", "against", "through", "up", "out", "government",
                "administration", "cabinet", "ministry", "premiership", "team", "camp", "era", "campaign", "family",
            ];
            let attributive = w.any(back, &["a", "the", "its", "their", "his", "her"])
                && w.is_word(end)
                && !w.capital(end)
                && !w.any(end, other);
            // `March: the column stood still`, `May` over what happened then
            let label = i == 0 && (w.get(end).is_none() || w.is(end, ":"));
            let clear = match month {
                _ if label => true,
                3 | 5 if attributive && !w.opens(i) => true,
                3 | 5 => beside || (invited && (!named_after(w, end) || w.any(back, FIRMLY_BEFORE_MONTH))),
                4 | 6 | 8 => beside || !named_after(w, end) || w.any(back, FIRMLY_BEFORE_MONTH),
                _ => true,
            };
            clear.then_some((month, end))
        }
        Lex::MonthShort(month) if w.capital(i) => {
            let end = w.skip_stop(i + 1);
            let stopped = end > i + 1;
            let ambiguous = matches!(month, 1 | 3) || w.opens(i);
            let invited = w.any(w.back(i, 1), BEFORE_MONTH);
            if beside(end) || (stopped && beside(i + 1)) {
                return Some((month, end));
            }
            // The full stop may close the sentence: then it is not the month's.
            let closes = stopped && (w.get(end).is_none() || w.capital(end));
            (stopped && invited && !ambiguous).then_some((month, if closes { i + 1 } else { end }))
        }
        _ => None,
    }
}

/// `June`, `June 12`, `June 12, 2018`, `June 2018`, `June of last year`, `June 12-14`.
pub(super) fn month(w: &Words, i: usize) -> Option<Hit> {
    let (month, end) = month_name(w, i)?;
    if w.hyphen(end)
        && w.tight(end)
        && w.small(end + 1, 31).is_none()
        && w.lex(end + 1) == Lex::None
        && !w.capital(end + 1)
    {
        // `a June-like heat`, but not `the May-June talks`.
        if w.any(end + 1, &["like", "style", "esque"]) {
            return None;
        }
    }
    let the = if w.is(end, "the") && w.small(end + 1, 31).is_some_and(|d| d.ordinal) { end + 1 } else { end };
    if let Some(hit) = worded_day(w, i, month, end) {
        return Some(hit);
    }
    let day_at = if w.hyphen(the) && w.tight(end - 1) && w.tight(the) { the + 1 } else { the };
    if let Some((day, after)) = day_number(w, day_at) {
        let named = Named::MonthDay(month, day);
        crate::time::resolve::in_year(named, 2000)?;
        let days = further_days(w, after, day);
        if let Some((_, past)) = days.last() {
            let (year, closed) = year_or_none(w, *past);
            let mut hit = Hit::date(i, after, listed(dated(year, named)?));
            hit.order = Some(DateOrder::MonthFirst);
            for (n, (number, end)) in days.iter().enumerate() {
                let end_at = if n + 1 == days.len() { closed } else { *end };
                hit.more.push((end - 1, end_at, dated(year, Named::MonthDay(month, *number))?));
            }
            return Some(hit);
        }
        let (year, past) = year_or_none(w, after);
        let mut hit = Hit::date(i, past, dated(year, named)?);
        hit.order = Some(DateOrder::MonthFirst);
        return Some(hit);
    }
    let (year, past) = year_or_none(w, end);
    Some(Hit::date(i, past, dated(year, Named::Month(month))?))
}

/// `September the twenty-first`, `May first`: at a month that ends before token `end`.
fn worded_day(w: &Words, i: usize, month: u8, end: usize) -> Option<Hit> {
    let (day, past) = ordinal(w, w.skip(end, "the")).filter(|_| w.is_word(w.skip(end, "the")))?;
    let named = Named::MonthDay(month, day);
    crate::time::resolve::in_year(named, 2000)?;
    let (year, past) = year_or_none(w, past);
    let followers = &[
        "and", "or", "to", "at", "in", "on", "when", "as", "but", "that", "until", "by", "with", "after", "for",
        "before", "he", "she", "it", "they", "we", "is", "was", "will", "had",
    ];
    let noun = year.is_none() && (w.hyphen(past) || w.is_word(past) && !w.any(past, followers));
    (!noun).then(|| Some(Hit::date(i, past, dated(year, named)?))).flatten()
}

/// `26 November 2018`, `the 26th of November`, `12-14 June`, `the 26th`.
pub(super) fn day_first(w: &Words, i: usize) -> Option<Hit> {
    let article = w.is(i, "the");
    let at = if article { i + 1 } else { i };
    let (day, ordinal, next) = day_word(w, at)?;
    let worded = w.is_word(at);
    let before = w.back(at, 1);
    if w.tight(before) && w.any(before, &[".", ":", "/", "$", "€", "£", "#", "+"]) {
        return None;
    }
    if let Some(hit) = spanned(w, at) {
        return Some(if article { hit.from(i) } else { hit });
    }
    let of = if w.is(next, "of") && ordinal { next + 1 } else { next };
    let month_at = if w.hyphen(of) && w.tight(at) { of + 1 } else { of };
    let month = month_beside(w, month_at).filter(|_| !worded || of > next);
    if let Some((month, end)) = month {
        // `in 10 June days` and `June 12 June`: the number belongs to the month before it.
        let named = Named::MonthDay(month, day);
        crate::time::resolve::in_year(named, 2000)?;
        let hyphen = if w.hyphen(end) && month_at > of && w.tight(end) { end + 1 } else { end };
        let (year, past) = year_or_none(w, hyphen);
        let past = if past == hyphen { end } else { past };
        // In `the 13 November attacks` the article belongs to the attacks.
        let followers = &[
            "and", "or", "to", "at", "in", "on", "when", "as", "but", "that", "until", "by", "with", "after", "for",
            "before", "was", "is", "he", "she", "it", "they", "the",
        ];
        let noun = article && !ordinal && w.is_word(past) && !w.any(past, followers);
        let mut hit = Hit::date(if noun { at } else { i }, past, dated(year, named)?);
        hit.order = Some(DateOrder::DayFirst);
        return Some(hit);
    }
    if ordinal && of > next && !worded {
        // `the 5th of this month`
        let k = match w.low(of).as_str() {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        return w
            .is(of + 1, "month")
            .then(|| Hit::date(i, of + 2, Cal::Named(Named::DayOfMonth(day), Which::In(Base::Anchor, k))));
    }
    let bare = article && !worded && ordinal && day_alone(w, i, next);
    bare.then(|| Hit::date(i, next, Cal::Named(Named::DayOfMonth(day), Which::Tense)))
}

/// Whether `the 26th` stands for a day: after a preposition of days, and nothing that it could count follows.
fn day_alone(w: &Words, i: usize, next: usize) -> bool {
    let before = w.any(
        w.back(i, 1),
        &["on", "by", "until", "till", "since", "from", "before", "after", "of", "to", "and", "through"],
    );
    let follows = w.is_word(next)
        && !w.any(
            next,
            &["and", "to", "or", "when", "as", "at", "but", "that", "until", "in", "by", "with", "after", "for"],
        );
    before
        && !follows
        && !w.hyphen(next)
        && !w.tight(w.back(next, 1)) | (w.is_past(next) || w.any(next, &[".", ",", ";", ":", ")"]))
}

/// A day of a month: `12`, `12th`, `twenty-second`; whether it is an ordinal, and the token after it.
fn day_word(w: &Words, i: usize) -> Option<(u8, bool, usize)> {
    match w.small(i, 31) {
        Some(d) => Some((d.value as u8, d.ordinal, i + 1)),
        None if w.kind(i) == Some(TokenKind::Number) => None,
        None => ordinal(w, i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n, true, end)),
    }
}

/// `12-14 June 2018`, `5, 7 and 9 June`, `the ninth and tenth of June`: the first day stands at `i`.
fn spanned(w: &Words, i: usize) -> Option<Hit> {
    let (day, _, first_end) = day_word(w, i)?;
    let worded = w.is_word(i);
    if !w.dash(first_end) && !w.any(first_end, &["and", "to", "or", "till", "until"]) && !w.is(first_end, ",") {
        return None;
    }
    let mut days: Vec<(usize, u8)> = vec![(i, day)];
    let mut at = first_end;
    for _ in 0..8 {
        let comma = w.is(at, ",") && !w.tight(w.back(at, 1).wrapping_add(1));
        let next = if comma && w.any(at + 1, &["and", "or"]) { at + 2 } else { at + 1 };
        let joined = w.dash(at) || w.any(at, &["and", "to", "or"]) || worded && w.any(at, &["till", "until"]);
        if !comma && !joined {
            break;
        }
        let next = w.skip(next, "the");
        let Some((number, _, end)) = day_word(w, next)
            .filter(|(n, _, _)| w.is_word(next) == worded && days.last().is_some_and(|last| *n > last.1))
        else {
            break;
        };
        days.push((next, number));
        at = end;
    }
    let (last_at, _) = days.last().copied().filter(|_| days.len() > 1)?;
    let of = w.is(at, "of") && (worded || w.digits(last_at).is_some_and(|d| d.ordinal));
    if worded && !of {
        return None;
    }
    let (month, end) = month_beside(w, if of { at + 1 } else { at })?;
    let (year, past) = year_or_none(w, end);
    let mut hit = Hit::date(i, first_end, listed(dated(year, Named::MonthDay(month, day))?));
    hit.order = Some(DateOrder::DayFirst);
    for (start, number) in days.into_iter().skip(1) {
        let end = if start == last_at { past } else { day_word(w, start)?.2 };
        hit.more.push((start, end, dated(year, Named::MonthDay(month, number))?));
    }
    Some(hit)
}

/// The days behind `June 12`: `-14`, ` and 13`, `, 15 and 17`; each with the token after it. A comma alone leads to a day
/// only where a further one follows (`June 12, 14 and 16`, but `June 12, 14 people`).
fn further_days(w: &Words, i: usize, first: u8) -> Vec<(u8, usize)> {
    let mut days = Vec::new();
    let (mut at, mut last, mut closed) = (i, first, false);
    for _ in 0..8 {
        let comma = w.is(at, ",");
        let joined = w.dash(at) || w.any(at, &["and", "to", "through", "or"]);
        let next = if comma && w.any(at + 1, &["and", "or"]) { at + 2 } else { at + 1 };
        let next = w.skip(next, "the");
        let Some(number) = w.small(next, 31).filter(|_| comma || joined) else { break };
        let open =
            w.is(next + 1, ":") && w.tight(next) || w.any(next + 1, &["am", "pm", "percent"]) || counted(w, next + 1);
        let noun = !number.ordinal && w.is_word(next + 1) && !w.capital(next + 1) && w.s(next + 1).ends_with('s');
        if number.value as u8 <= last || open || noun || month_beside(w, next + 1).is_some() || w.is(next + 1, "%") {
            break;
        }
        last = number.value as u8;
        days.push((last, next + 1));
        closed = joined || next > at + 1;
        at = next + 1;
        if closed {
            break;
        }
    }
    if !closed {
        days.clear();
    }
    days
}

/// A day of a month in digits that is no hour, no amount and no year.
fn day_number(w: &Words, i: usize) -> Option<(u8, usize)> {
    let d = w.small(i, 31)?;
    let clock = w.tight(i) && w.is(i + 1, ":") || w.any(i + 1, &["am", "pm", "percent", "million", "billion"]);
    let money = w.tight(i) && w.any(i + 1, &["%", "°"]);
    (!clock && !money && !counted(w, i + 1) || d.ordinal).then_some((d.value as u8, i + 1))
}

/// Whether a unit of time follows that the number counts (`in June 12 days passed`).
fn counted(w: &Words, i: usize) -> bool {
    matches!(w.lex(i), Lex::Units(_))
}

fn year_or_none(w: &Words, i: usize) -> (Option<YearRef>, usize) {
    match after_date(w, i) {
        Some((year, end)) => (Some(year), end),
        None => (None, i),
    }
}

fn dated(year: Option<YearRef>, named: Named) -> Option<Cal> {
    match year {
        Some(year) => year.of(named),
        None => Some(Cal::Named(named, Which::Tense)),
    }
}

fn listed(cal: Cal) -> Cal {
    match cal {
        Cal::Fixed(period) => Cal::Listed(period),
        other => other,
    }
}

pub(super) fn has_day(hit: &Hit) -> bool {
    matches!(
        hit.cal(),
        Some(
            Cal::Fixed(Period::Day(_))
                | Cal::Named(Named::MonthDay(..) | Named::DayOfMonth(_), _)
                | Cal::Numeric { .. }
        )
    )
}

/// `the night of June 5`: the day after `of`.
pub(super) fn plain_day(w: &Words, i: usize) -> Option<Hit> {
    day_or_part(w, i).filter(|hit| hit.cal().is_some())
}

/// A day, or a part of one: `Friday`, `Friday evening`.
pub(super) fn day_or_part(w: &Words, i: usize) -> Option<Hit> {
    let hit = match w.lex(i) {
        Lex::Month(_) | Lex::MonthShort(_) => month(w, i).filter(has_day)?,
        Lex::Weekday(_) | Lex::WeekdayShort(_) => weekday::weekday(w, i)?,
        Lex::Day(_) | Lex::Tonight => part::today(w, i)?,
        Lex::Lead if w.any(i, &["this", "that"]) => deictic::at(w, i).filter(|hit| hit.day().is_some())?,
        _ => day_first(w, i).filter(has_day)?,
    };
    Some(hit)
}
