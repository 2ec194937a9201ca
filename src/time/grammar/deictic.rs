//! Times counted from now or from the last date: `last week`, `the past two years`, `the following month`, `today`, `now`.

use super::length::duration;
use super::number::{Count, count};
use super::{Hit, day, holiday, part, season, weekday};
use crate::lang::TokenKind;
use crate::time::calendar::Unit;
use crate::time::expr::{Base, Cal, Clock, DayPart, Mod, Reading, Reference, TimexType, Which};
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A word that points: how far, and what it points from.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pointer {
    n: i64,
    base: Base,
    word: Word,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Last,
    This,
    Next,
    That,
    Following,
    Previous,
    Same,
}

/// Whether `last` is the verb: `will last two days`.
pub(super) fn lasts(w: &Words, i: usize) -> bool {
    let auxiliary = &[
        "will", "would", "to", "could", "may", "might", "should", "can", "must", "not", "n't", "n’t", "'ll", "’ll",
        "did", "does", "do", "only", "usually",
    ];
    // `is to begin in May and last six weeks`
    let second = || {
        let modal = &["to", "will", "would", "could", "may", "might", "should", "can", "must"];
        w.any(w.back(i, 1), &["and", "or", "then"]) && (2..=9).any(|k| w.any(w.back(i, k), modal))
    };
    w.is(i, "last") && (w.any(w.back(i, 1), auxiliary) || second())
}

fn pointer(w: &Words, i: usize) -> Option<Pointer> {
    let (n, base, word) = match w.low(i).as_str() {
        "last" | "past" => (-1, Base::Anchor, Word::Last),
        "this" | "current" => (0, Base::Anchor, Word::This),
        "next" | "coming" | "upcoming" => (1, Base::Anchor, Word::Next),
        "that" => (0, Base::Running, Word::That),
        "same" => (0, Base::Running, Word::Same),
        "following" | "ensuing" | "subsequent" => (1, Base::Running, Word::Following),
        "previous" | "preceding" | "prior" => (-1, Base::Running, Word::Previous),
        _ => return None,
    };
    Some(Pointer { n, base, word })
}

/// `last week`, `this June`, `the past two years`, `that day`, `these days`, `the day before yesterday`.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    if w.any(i, &["year", "month", "week"]) {
        return nominal(w, i);
    }
    if w.any(i, &["earlier", "later"]) {
        return earlier_later(w, i);
    }
    if w.seq(i, &["these", "days"]) {
        return Some(Hit::new(i, i + 2, TimexType::Date, Reading::Reference(Reference::Present)));
    }
    // `this time last year`
    if w.seq(i, &["this", "time"]) && w.any(i + 2, &["last", "next", "tomorrow", "yesterday"]) {
        return super::plain_date(w, i + 2).map(|hit| hit.from(i));
    }
    let article = w.any(i, &["the", "these", "those"]);
    let mut at = if article { i + 1 } else { i };
    if w.is(at, "very") {
        at += 1;
    }
    let mut hit = match pointer(w, at) {
        Some(pointer) => pointed(w, at, pointer, article),
        None if article => before_after(w, at)
            .or_else(|| night_before(w, at))
            .or_else(|| recent(w, at))
            .or_else(|| the_years(w, at))
            .or_else(|| latest(w, at))
            .or_else(|| year_ago_quarter(w, at)),
        None => recent(w, at),
    }?;
    hit.start = i;
    Some(hit)
}

fn pointed(w: &Words, at: usize, p: Pointer, article: bool) -> Option<Hit> {
    let mut next = at + 1;
    if p.word == Word::This && w.any(next, &["coming", "past", "same", "very"]) {
        let coming = w.is(next, "coming");
        let inner = Pointer { n: if coming { 1 } else { i64::from(-i32::from(w.is(next, "past"))) }, ..p };
        let word = if coming { Word::Next } else { Word::Last };
        return pointed(w, next, Pointer { word: if inner.n == 0 { Word::This } else { word }, ..inner }, false);
    }
    if p.word == Word::That && w.any(next, &["same", "very"]) {
        next += 1;
    }
    if p.word == Word::Same
        && let Some(hit) = same_last_year(w, at, next)
    {
        return Some(hit);
    }
    // `the last full week`
    if w.any(next, &["full", "whole", "calendar", "few"]) && matches!(w.lex(next + 1), Lex::Unit(_)) {
        next += 1;
    }
    let fiscal = w.any(next, &["fiscal", "financial"]) && w.is(next + 1, "year");
    match w.lex(next) {
        _ if fiscal => unit_pointed(w, at, next + 1, Unit::FiscalYear, p, false),
        Lex::Unit(unit) => unit_pointed(w, at, next, unit, p, article),
        Lex::Units(unit)
            if matches!(p.word, Word::Last | Word::Next | Word::Previous | Word::Following) && !lasts(w, at) =>
        {
            if p.word == Word::Previous && p.n < 0 {
                return Some(Hit::new(at, next + 1, TimexType::Date, Reading::Reference(Reference::Past)));
            }
            // `the coming months` but not `the last days of`
            (!w.is(next + 1, "of") || !w.is(at, "last")).then(|| duration(at, next + 1, Length::of(None, unit)))
        }
        Lex::Part(part) => part_pointed(at, next, part, p),
        Lex::Month(_) | Lex::MonthShort(_) => named(w, at, next, p, day::month),
        Lex::Weekday(_) => named(w, at, next, p, weekday::weekday),
        Lex::Season(_) if !w.any(next + 1, &["from"]) => named(w, at, next, p, season::season_name),
        Lex::Holiday | Lex::Feast => named(w, at, next, p, holiday::at),
        _ if matches!(p.word, Word::Last | Word::Next | Word::Previous | Word::Following) => several(w, at, next),
        _ => None,
    }
}

/// `last week`, `the next day`, `the past year`, `that year`.
fn unit_pointed(w: &Words, at: usize, next: usize, unit: Unit, p: Pointer, article: bool) -> Option<Hit> {
    let end = next + 1;
    // `Okafor's last day`, `her last year`: counted from an end that is not told.
    if w.is(at, "last") && owned(w, at) {
        return None;
    }
    let fortnight = if w.is(next, "fortnight") { 2 } else { 1 };
    // `the last day of its session`: it counts from what follows.
    if p.word == Word::Last && w.is(at, "last") && w.is(end, "of") && !w.is(end + 1, "course") {
        return None;
    }
    if unit <= Unit::Hour {
        let vague = article && matches!(p.word, Word::Last | Word::Next) && (unit == Unit::Hour || w.is(at, "past"));
        return vague.then(|| duration(at, end, Length::of(Some(1), unit)));
    }
    let preposition = w.back(if article { w.back(at, 1) } else { at }, 1);
    let spanning = w.any(preposition, &["over", "within", "during", "for", "throughout"])
        || (w.any(preposition, &["in"])
            && (w.is(at, "past") || (w.is(at, "next") && article) || (w.is(at, "last") && article)));
    if article
        && matches!(p.word, Word::Last | Word::Next)
        && spanning
        && !matches!(unit, Unit::Quarter | Unit::Weekend | Unit::Day)
    {
        if w.seq(end, &["or", "two"]) {
            return Some(duration(at, end + 2, Length::of(None, unit)));
        }
        return Some(duration(at, end, Length::of(Some(fortnight), unit)));
    }
    if matches!(unit, Unit::Decade | Unit::Century) && article && w.any(at, &["past", "last", "next", "coming"]) {
        return Some(duration(at, end, Length::of(Some(1), unit)));
    }
    // `next day` counts from the day told of, `the next week` too; `next week` from now.
    let telling = (article && p.word == Word::Next && !w.is(at, "coming") && !w.is(at, "upcoming"))
        || (w.is(at, "next") && unit == Unit::Day);
    let base = if telling { Base::Running } else { p.base };
    let hit = Hit::date(at, end, Cal::Shift { base, unit, n: p.n.saturating_mul(fortnight as i64) });
    Some(part::with_part(w, hit))
}

/// Whether a possessive stands before a token; `it's last week's news` has none.
fn owned(w: &Words, i: usize) -> bool {
    let before = w.back(i, 1);
    let short = w.any(w.back(before, 1), &["it", "that", "this", "what", "there", "here", "he", "she", "who"]);
    w.any(before, &["his", "her", "their", "its", "my", "our", "your"])
        || w.kind(before) == Some(TokenKind::Clitic) && w.s(before).ends_with(['s', 'S']) && !short
}

/// `this morning`, `last night`, `that evening`.
fn part_pointed(at: usize, next: usize, part: DayPart, p: Pointer) -> Option<Hit> {
    let n = match p.word {
        Word::Last if part == DayPart::Night || part == DayPart::Evening => -1,
        Word::This => 0,
        Word::That | Word::Same => 0,
        Word::Following | Word::Next => 1,
        Word::Previous => -1,
        Word::Last => return None,
    };
    let base = if p.word == Word::Next { Base::Running } else { p.base };
    let cal = Cal::Shift { base, unit: Unit::Day, n };
    Some(Hit::time(at, next + 1, Some(cal), Clock::Part(part)))
}

/// `last June`, `next Friday`, `this summer`, `last Christmas`.
fn named(w: &Words, at: usize, next: usize, p: Pointer, read: impl Fn(&Words, usize) -> Option<Hit>) -> Option<Hit> {
    let plain = matches!(w.lex(next), Lex::Weekday(_)) && !w.is(w.back(at, 1), "the");
    let which = match p.word {
        Word::Last => Which::Last,
        Word::Next => Which::Next,
        Word::This => Which::This,
        Word::That | Word::Same => Which::In(Base::Running, 0),
        // Speech has `on following Friday` for that of next week.
        Word::Following if plain => Which::In(Base::Running, 1),
        Word::Previous if plain => Which::In(Base::Running, -1),
        Word::Following => Which::Following,
        Word::Previous => Which::Preceding,
    };
    let mut hit = read(w, next)?;
    hit.start = at;
    hit.reading = match hit.reading {
        Reading::Date(Cal::Named(name, Which::Tense)) => Reading::Date(Cal::Named(name, which)),
        Reading::Time { day: Some(Cal::Named(name, Which::Tense)), clock } => {
            Reading::Time { day: Some(Cal::Named(name, which)), clock }
        }
        _ => return None,
    };
    Some(hit)
}

/// `the same quarter last year`, `the same period of 2012`, `the same month a year earlier`.
fn same_last_year(w: &Words, at: usize, next: usize) -> Option<Hit> {
    let (unit, n) = match w.lex(next) {
        Lex::Unit(Unit::Quarter) => (Unit::Quarter, -4),
        Lex::Unit(Unit::Month) => (Unit::Month, -12),
        _ if w.any(next, &["period", "time"]) => (Unit::Year, -1),
        _ => return None,
    };
    let of = if w.any(next + 1, &["of", "in"]) { next + 2 } else { next + 1 };
    let the = w.skip(of, "the");
    let end = match w.low(the).as_str() {
        "last" | "previous" | "preceding" | "prior" if w.is(the + 1, "year") => the + 2,
        "a" if w.is(the + 1, "year") && w.any(the + 2, &["ago", "earlier", "before"]) => the + 3,
        "year" if the > of && w.any(the + 1, &["before", "earlier"]) => the + 2,
        _ => {
            let year = super::year::of_context(w, of).filter(|_| of > next + 1)?;
            return Some(Hit::date(at, year.end, year.cal()?));
        }
    };
    Some(Hit::date(at, end, Cal::Shift { base: Base::Running, unit, n }))
}

/// `the past two weeks`, `the next several months`, `the last few years`.
fn several(w: &Words, at: usize, next: usize) -> Option<Hit> {
    if lasts(w, at) {
        return None;
    }
    let counted: Count = if w.is(next, "few") {
        Count { thousandths: None, end: next + 1, article: false }
    } else {
        count(w, next).filter(|c| !c.article)?
    };
    let mut unit_at = counted.end;
    if w.hyphen(unit_at) {
        unit_at += 1;
    }
    if w.any(unit_at, &["full", "consecutive", "calendar", "or", "plus", "odd"]) {
        unit_at += 1;
    }
    let unit = match w.lex(unit_at) {
        Lex::Units(unit) | Lex::Unit(unit) => unit,
        Lex::Parts(DayPart::Night) => Unit::Night,
        _ => return None,
    };
    let scale = if w.is(unit_at, "fortnights") { 2 } else { 1 };
    let n = counted.thousandths.map(|n| n.saturating_mul(scale));
    Some(duration(at, unit_at + 1, Length { parts: [Some((n, unit)), None, None] }))
}

/// `the day before`, `the week after`, `the day before yesterday`, `the day after tomorrow`.
fn before_after(w: &Words, at: usize) -> Option<Hit> {
    let Lex::Unit(unit) = w.lex(at) else { return None };
    let sign = match w.low(at + 1).as_str() {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    if unit == Unit::Day && ((sign < 0 && w.is(at + 2, "yesterday")) || (sign > 0 && w.is(at + 2, "tomorrow"))) {
        return Some(Hit::date(at, at + 3, Cal::Shift { base: Base::Anchor, unit, n: 2 * sign }));
    }
    if w.is(at + 2, "last") && unit != Unit::Day {
        return Some(Hit::date(at, at + 3, Cal::Shift { base: Base::Anchor, unit, n: -2 }));
    }
    if w.is(at + 2, "next") && unit != Unit::Day {
        return Some(Hit::date(at, at + 3, Cal::Shift { base: Base::Anchor, unit, n: 2 }));
    }
    // `the day after the talks` counts from the talks: no date here.
    let ends = w.get(at + 2).is_none()
        || w.kind(at + 2) == Some(TokenKind::Punct)
        || w.any(at + 2, &["and", "in", "at", "by", "when", "with", "that", "on", "to", "but"]);
    ends.then(|| Hit::date(at, at + 2, Cal::Shift { base: Base::Running, unit, n: sign }))
}

/// `the night before`, `the morning after`, with nothing behind that they would count from.
fn night_before(w: &Words, at: usize) -> Option<Hit> {
    let Lex::Part(part) = w.lex(at) else { return None };
    let n = match w.low(at + 1).as_str() {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let last = n < 0 && w.is(at + 2, "last");
    let ends = w.get(at + 2).is_none() || w.kind(at + 2) == Some(TokenKind::Punct);
    let (end, base, n) = if last { (at + 3, Base::Anchor, -2) } else { (at + 2, Base::Running, n) };
    let cal = Cal::Shift { base, unit: Unit::Day, n };
    (ends || last).then(|| Hit::time(at, end, Some(cal), Clock::Part(part)))
}

/// `over the years`, `in the weeks since`, `the months leading up to the vote`: at the unit behind `the`.
fn the_years(w: &Words, at: usize) -> Option<Hit> {
    let Lex::Units(unit) = w.lex(at) else { return None };
    let before = w.back(at, 2);
    let long = matches!(unit, Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
    let spans = long && w.any(before, &["over", "through", "throughout", "down"]);
    let told = w.any(at + 1, &["since", "after", "before", "following", "preceding", "until", "ahead", "prior"])
        || w.seq(at + 1, &["leading", "up"])
        || w.seq(at + 1, &["to", "come"])
        || w.seq(at + 1, &["that", "followed"]);
    let within = unit >= Unit::Hour && w.any(before, &["in", "over", "during", "within", "for"]);
    ((spans || (within && told)) && w.is(w.back(at, 1), "the")).then(|| duration(at, at + 1, Length::of(None, unit)))
}

/// `in the latest week`: the last whole one of which figures are told.
fn latest(w: &Words, at: usize) -> Option<Hit> {
    let Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = w.lex(at + 1) else { return None };
    let told = w.is(at, "latest") && !w.any(at + 2, &["of", "in", "for"]) && !w.hyphen(at + 2);
    told.then(|| Hit::date(at, at + 2, Cal::Shift { base: Base::Anchor, unit, n: -1 }))
}

/// `recent years`, `the recent past`.
fn recent(w: &Words, at: usize) -> Option<Hit> {
    let units = matches!(w.lex(at + 1), Lex::Units(u) if u >= Unit::Day);
    (w.any(at, &["recent", "previous"]) && units)
        .then(|| Hit::new(at, at + 2, TimexType::Date, Reading::Reference(Reference::Past)))
}

/// `earlier this year`, `later that day`, `later in the week`.
fn earlier_later(w: &Words, i: usize) -> Option<Hit> {
    let modifier = if w.is(i, "later") { Mod::End } else { Mod::Start };
    let in_the = w.seq(i + 1, &["in", "the"]);
    let hit = if in_the {
        let Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = w.lex(i + 3) else { return None };
        Hit::date(i, i + 4, Cal::Shift { base: Base::Running, unit, n: 0 })
    } else if w.any(i + 1, &["this", "that", "the", "today", "last", "next", "in", "on"])
        || matches!(w.lex(i + 1), Lex::Weekday(_))
    {
        let from = if w.any(i + 1, &["in", "on"]) { i + 2 } else { i + 1 };
        super::plain_date(w, from).filter(|h| h.timex == TimexType::Date || h.timex == TimexType::Time)?
    } else {
        return None;
    };
    Some(hit.from(i).with(modifier))
}

/// `the year-earlier quarter`, `year-ago levels`, `year's end`, `month-end`.
fn nominal(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Unit(unit) = w.lex(i) else { return None };
    let joined = w.hyphen(i + 1) && w.tight(i) && w.tight(i + 1);
    if joined && w.any(i + 2, &["earlier", "ago"]) && unit == Unit::Year {
        let base = if w.is(i + 2, "ago") { Base::Anchor } else { Base::Running };
        return Some(Hit::date(i, i + 3, Cal::Shift { base, unit, n: -1 }));
    }
    // `by year end`
    if unit == Unit::Year && w.is(i + 1, "end") && w.any(w.back(i, 1), &["by", "at", "before", "until"]) {
        return Some(Hit::date(i, i + 2, Cal::Shift { base: Base::Anchor, unit, n: 0 }).with(Mod::End));
    }
    let possessive = w.kind(i + 1) == Some(TokenKind::Clitic);
    if (joined || possessive) && w.is(i + 2, "end") && !w.any(w.back(i, 1), &["the", "this", "last", "next"]) {
        if let Some(year) = super::year::of_context(w, i + 3).filter(|_| unit == Unit::Year) {
            return Some(year.from(i).with(Mod::End));
        }
        return Some(Hit::date(i, i + 3, Cal::Shift { base: Base::Anchor, unit, n: 0 }).with(Mod::End));
    }
    None
}

/// `the year-ago quarter`, `the year-earlier period`: at `year`; before other nouns the article is not the date's.
fn year_ago_quarter(w: &Words, at: usize) -> Option<Hit> {
    let ago = nominal(w, at).filter(|hit| hit.end == at + 3 && !w.is(at + 2, "end"))?;
    let (unit, n) = match w.lex(ago.end) {
        Lex::Unit(Unit::Quarter) => (Unit::Quarter, -4),
        _ if w.is(ago.end, "period") => (Unit::Year, -1),
        _ => return None,
    };
    Some(Hit::date(at, ago.end + 1, Cal::Shift { base: Base::Running, unit, n }))
}
