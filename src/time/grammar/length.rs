//! Lengths of time, and the dates counted with them: `two and a half years`, `41-year`, `three weeks ago`, `a day later`.

use super::Hit;
use super::number::count;
use crate::lang::TokenKind;
use crate::time::calendar::Unit;
use crate::time::expr::{Base, Cal, Clock, Length, Mod, Reading, Recurrence, Reference, TimexType};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// What goes an hour: speeds are no lengths of time.
const SPEEDS: &str = " miles kilometres kilometers km mph knots metres meters feet ";

/// After these words `over` and `under` limit a number; elsewhere `over five days` tells when.
const BEFORE_LIMIT: &str =
    " for in after lasted took takes is was were been be by of to with than spent lasting just well a ";

/// What goes on after `days or weeks` and is not what they count.
const AFTER_JOINED: &str = " it he she we they to in for the that if when as but and or with by at on from ";

/// A length that begins at `i`, with the modifier before it and what counts from it after it.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let (modifier, from) = quantity(w, i).map_or((None, i), |(m, next)| (Some(m), next));
    // `the three months` is one phrase, `the three-month truce` a truce.
    let article = from == i && w.any(i, &["the", "these", "those"]);
    let (length, end, unit) = length(w, if article { from + 1 } else { from })?;
    if article && !matches!(w.lex(end - 1), Lex::Units(_)) {
        return None;
    }
    if refused(w, i, end) {
        return None;
    }
    let (before, one) = (w.back(i, 1), end == i + 2);
    let fraction = unit == Unit::Quarter && w.is(end, "of");
    let speed = one && w.is(i, "an") && (w.among(before, SPEEDS) || w.among(w.back(i, 1), SPEEDS));
    let name = one
        && w.is(i, "a")
        && (w.is(i + 1, "night") || w.is(i + 1, "quarter") && !w.any(end, &["ago", "earlier", "later"]));
    if fraction || speed || name {
        return None;
    }
    // `that one day they will`, `may one day return`: some day.
    if w.seq(i, &["one", "day"]) && end == i + 2 && w.among(before, " that will would may might could can and ") {
        return Some(Hit::new(i, end, TimexType::Date, Reading::Reference(Reference::Future)));
    }
    let mut hit = counted(w, i, length, end, unit).unwrap_or_else(|| duration(i, end, length));
    hit.modifier = match (modifier, hit.timex) {
        (Some(Mod::More | Mod::EqualOrMore), TimexType::Date) => Some(Mod::Before),
        (Some(Mod::Less | Mod::EqualOrLess), TimexType::Date) => Some(Mod::After),
        (m, _) => m.or(hit.modifier),
    };
    Some(hit)
}

/// A unit with no number: `for decades`, `years of war`, `decades-long`, `years ago`, `weeklong`.
pub(super) fn bare(w: &Words, i: usize) -> Option<Hit> {
    let (unit, plural) = match w.lex(i) {
        Lex::Units(unit) => (unit, true),
        Lex::Unit(unit) => (unit, false),
        _ => return None,
    };
    let count = if plural { None } else { Some(1) };
    if w.hyphen(i + 1) && w.is(i + 2, "long") {
        return Some(duration(i, i + 3, Length::of(count, unit)));
    }
    if !plural || unit == Unit::Second {
        return None;
    }
    let length = Length::of(None, unit);
    if let Some(hit) = counted(w, i, length, i + 1, unit) {
        return Some(hit);
    }
    let before =
        ["for", "after", "within", "took", "takes", "take", "spent", "spend", "lasted", "last", "many", "over"];
    let behind = w.any(i + 1, &["of", "after", "before"]) || w.seq(i + 1, &["to", "come"]);
    let after = behind && !(w.is(w.back(i, 1), "the") && unit < Unit::Year);
    let alone = !w.is_word(i + 1) && !w.hyphen(i + 1);
    let working =
        unit == Unit::Weekend || w.any(w.back(i, 1), &["the", "his", "her", "their", "our", "its", "my", "your"]);
    let for_ = before.iter().any(|b| w.is(w.back(i, 1), b)) && !w.any(i + 1, &["old"]);
    let in_ = w.is(w.back(i, 1), "in") && alone && unit >= Unit::Day;
    // `within days or weeks`, `the coming days and weeks`, `weeks, not months`
    let joined = w.any(w.back(i, 1), &["and", "or", "not"]) && {
        let comma = w.s(w.back(i, 2)) == ",";
        matches!(w.lex(w.back(i, if comma { 3 } else { 2 })), Lex::Units(_))
    };
    (for_ || in_ || (joined && (alone || w.among(i + 1, AFTER_JOINED))) || (after && !working))
        .then(|| duration(i, i + 1, length))
}

/// `weeklong`: one word.
pub(super) fn long(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Long(unit) = w.lex(i) else { return None };
    Some(duration(i, i + 1, Length::of(Some(1), unit)))
}

/// `all day`, `all week long`.
pub(super) fn all(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Unit(unit @ (Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year)) = w.lex(i + 1) else {
        return None;
    };
    let end = if w.is(i + 2, "long") { i + 3 } else { i + 2 };
    let alone = !w.is_word(end) || w.any(end, &["and", "on", "in", "at", "to", "for", "with", "but", "round", "as"]);
    (w.is(i, "all") && alone && !w.hyphen(end)).then(|| duration(i, end, Length::of(Some(1), unit)))
}

/// `the year` of `the year ended June 30`, `the quarter to 31 March`: a length, whose end stands behind it.
pub(super) fn ending(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Half | Unit::Year)) = w.lex(i + 1) else {
        return None;
    };
    let behind = match w.low(i + 2).as_str() {
        "ended" | "ending" => w.skip(i + 3, "on"),
        "to" => w.skip(i + 3, "the"),
        _ => return None,
    };
    let dated = matches!(w.lex(behind), Lex::Month(_) | Lex::MonthShort(_)) || w.small(behind, 31).is_some();
    (w.is(i, "the") && dated && !w.is(i + 1, "week")).then(|| duration(i, i + 2, Length::of(Some(1), unit)))
}

pub(super) fn duration(start: usize, end: usize, length: Length) -> Hit {
    Hit::new(start, end, TimexType::Duration, Reading::Duration(length))
}

/// Ages and names: `a 12-year-old`, `the six-day war` is kept, `Five Year Plan` is not told from a length.
fn refused(w: &Words, start: usize, end: usize) -> bool {
    let old = w.hyphen(end) && w.any(end + 1, &["old", "olds"]);
    let before = w.back(start, 1);
    let mark = w.tight(before) && matches!(w.s(before), "$" | "€" | "£" | "." | "/" | "#" | ":");
    old || (mark && w.kind(start) == Some(TokenKind::Number))
}

/// A word that limits the number after it, and the token after the word.
pub(super) fn quantity(w: &Words, i: usize) -> Option<(Mod, usize)> {
    let than = |mode, at: usize| w.is(at, "than").then_some((mode, at + 1));
    let found = match w.low(i).as_str() {
        "about" | "around" | "approximately" | "roughly" | "some" => Some((Mod::Approx, i + 1)),
        "nearly" | "almost" => Some((Mod::Less, i + 1)),
        "under" if w.among(w.back(i, 1), BEFORE_LIMIT) => Some((Mod::Less, i + 1)),
        "over" if w.among(w.back(i, 1), BEFORE_LIMIT) => Some((Mod::More, i + 1)),
        "more" => than(Mod::More, i + 1),
        "less" | "fewer" => than(Mod::Less, i + 1),
        "at" if w.is(i + 1, "least") => Some((Mod::EqualOrMore, i + 2)),
        "at" if w.is(i + 1, "most") => Some((Mod::EqualOrLess, i + 2)),
        "up" if w.is(i + 1, "to") => Some((Mod::EqualOrLess, i + 2)),
        "a" if w.any(i + 1, &["little", "bit"]) => match w.low(i + 2).as_str() {
            "over" => Some((Mod::More, i + 3)),
            "under" => Some((Mod::Less, i + 3)),
            "more" => than(Mod::More, i + 3),
            "less" => than(Mod::Less, i + 3),
            _ => None,
        },
        "no" if w.is(i + 1, "more") => than(Mod::EqualOrLess, i + 2),
        "no" if w.any(i + 1, &["less", "fewer"]) => than(Mod::EqualOrMore, i + 2),
        "just" | "well" | "slightly" => {
            let inner = match w.low(i + 1).as_str() {
                "over" => Some(Mod::More),
                "under" => Some(Mod::Less),
                _ => None,
            };
            match inner {
                Some(mode) => Some((mode, i + 2)),
                None if w.is(i + 1, "more") => than(Mod::More, i + 2),
                None if w.any(i + 1, &["less"]) => than(Mod::Less, i + 2),
                None => None,
            }
        }
        _ => None,
    };
    found.filter(|(_, next)| !w.is(*next, "the"))
}

/// A number, its units, and further ones joined to it: the length, the token after it, its first unit.
pub(super) fn length(w: &Words, i: usize) -> Option<(Length, usize, Unit)> {
    let (mut length, mut end, unit) = single(w, i)?;
    for _ in 0..2 {
        let and = match w.s(end) {
            "," => w.skip(end + 1, "and"),
            s if s.eq_ignore_ascii_case("and") => end + 1,
            _ => end,
        };
        let Some((next, past, _smaller)) = single(w, and).filter(|(_, _, smaller)| *smaller < unit) else { break };
        if w.any(and, &["a", "an"]) && !w.is(and + 1, "half") {
            break;
        }
        (length, end) = (length.and(next), past);
    }
    Some((length, end, unit))
}

fn single(w: &Words, i: usize) -> Option<(Length, usize, Unit)> {
    // `half a century`, `half an hour`, `a quarter of a century`
    if w.is(i, "half") && w.any(i + 1, &["a", "an"]) {
        let Lex::Unit(unit) = w.lex(i + 2) else { return None };
        return Some((part_of_unit(unit, 500)?, i + 3, unit));
    }
    if w.is(i, "half") && w.hyphen(i + 1) && w.tight(i) {
        let Lex::Unit(unit) = w.lex(i + 2) else { return None };
        return Some((part_of_unit(unit, 500)?, i + 3, unit));
    }
    if w.any(i, &["a", "an"]) && w.is(i + 1, "half") {
        let hyphened = w.hyphen(i + 2);
        let at = if hyphened { i + 3 } else { i + 2 };
        let Lex::Unit(unit) = w.lex(at) else { return None };
        // In `a half-hour walk` the article belongs to the walk.
        let noun = hyphened && w.is_word(at + 1) && !w.among(at + 1, AFTER_JOINED) && !w.any(at + 1, &["ago", "later"]);
        return if noun { None } else { Some((part_of_unit(unit, 500)?, at + 1, unit)) };
    }
    if w.seq(i, &["a", "quarter", "of", "a"]) || w.seq(i, &["a", "quarter", "of", "an"]) {
        let Lex::Unit(unit) = w.lex(i + 4) else { return None };
        return Some((part_of_unit(unit, 250)?, i + 5, unit));
    }
    if w.seq(i, &["a", "quarter"]) && (w.hyphen(i + 2) || w.is(i + 2, "century")) {
        let at = if w.hyphen(i + 2) { i + 3 } else { i + 2 };
        let Lex::Unit(unit) = w.lex(at) else { return None };
        return Some((part_of_unit(unit, 250)?, at + 1, unit));
    }
    let count = count(w, i)?;
    let mut at = count.end;
    if w.hyphen(at) && w.tight(at - 1) {
        at += 1;
        // `20-plus months`, `30-odd years`
        if w.any(at, &["plus", "odd"]) {
            let (unit, _) = unit(w, at + 1).filter(|(_, singular)| !singular)?;
            return Some((scaled(w, count.thousandths, unit, at + 1), at + 2, unit));
        }
        let (unit, singular) = unit(w, at)?;
        let long = w.hyphen(at + 1) && w.is(at + 2, "long");
        let end = if long { at + 3 } else { at + 1 };
        // `the 1950-year`, `10-second`; plural units stand after a hyphen only by mistake.
        return singular.then_some((scaled(w, count.thousandths, unit, at), end, unit));
    }
    for _ in 0..2 {
        let filler = [
            "full",
            "whole",
            "entire",
            "consecutive",
            "straight",
            "successive",
            "additional",
            "more",
            "extra",
            "further",
            "long",
            "short",
            "solid",
            "calendar",
            "business",
            "working",
            "odd",
            "other",
            "brief",
            "tumultuous",
            "turbulent",
            "such",
        ];
        if filler.iter().any(|f| w.is(at, f)) {
            at += 1;
        }
    }
    let (unit, singular) = unit(w, at)?;
    // `a second` is an ordinal, `one second` a length; `5 day` is one only with its plural or a hyphen.
    let one = count.thousandths.is_none_or(|n| n <= 1000);
    if singular && (!one || (count.thousandths.is_none() && !w.is(w.back(at, 1), "a"))) {
        let clock = count.thousandths.is_some() && w.any(at, &["hour", "minute", "month"]);
        if !clock {
            return None;
        }
    }
    // `a decades-long feud`: the article belongs to the feud.
    if count.article && (!singular || (w.hyphen(at + 1) && w.tight(at)) || w.any(at, &["second", "weekday"])) {
        return None;
    }
    let mut length = scaled(w, count.thousandths, unit, at);
    let mut end = at + 1;
    if w.seq(end, &["and", "a", "half"]) {
        end += 3;
        length = match (count.thousandths, unit) {
            (Some(n), Unit::Hour | Unit::Minute) => {
                let smaller = if unit == Unit::Hour { Unit::Minute } else { Unit::Second };
                Length::thousandths(n, unit).and(Length::of(Some(30), smaller))
            }
            (n, _) => scaled(w, n.map(|n| n.saturating_add(500)), unit, at),
        };
    }
    Some((length, end, unit))
}

fn scaled(w: &Words, thousandths: Option<u64>, unit: Unit, at: usize) -> Length {
    let double = w.is(at, "fortnight") || w.is(at, "fortnights");
    let n = thousandths.map(|n| if double { n.saturating_mul(2) } else { n });
    Length { parts: [Some((n, unit)), None, None] }
}

/// A half or a quarter of a unit, in whole smaller units where they are usual.
fn part_of_unit(unit: Unit, thousandths: u64) -> Option<Length> {
    let (per, smaller) = match unit {
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        Unit::Week | Unit::Month => (1, unit),
        _ => return None,
    };
    Some(Length::thousandths(per * thousandths, smaller))
}

/// A unit and whether it is singular.
pub(super) fn unit(w: &Words, i: usize) -> Option<(Unit, bool)> {
    match w.lex(i) {
        Lex::Unit(unit) => Some((unit, true)),
        Lex::Units(unit) => Some((unit, false)),
        Lex::Ordinal(2) if w.is(i, "second") => Some((Unit::Second, true)),
        Lex::Part(crate::time::expr::DayPart::Night) if w.is(i, "night") => Some((Unit::Night, true)),
        Lex::Parts(crate::time::expr::DayPart::Night) => Some((Unit::Night, false)),
        _ if w.any(i, &["hrs", "hr"]) => Some((Unit::Hour, false)),
        _ if w.any(i, &["mins", "min"]) => Some((Unit::Minute, false)),
        _ if w.any(i, &["fortnights"]) => Some((Unit::Week, false)),
        _ => None,
    }
}

/// A date counted by a length: `ago`, `earlier`, `later`, `from now`, `before` and `after` with nothing behind them.
fn counted(w: &Words, start: usize, length: Length, end: usize, unit: Unit) -> Option<Hit> {
    let clause_ends = |at: usize| {
        w.get(at).is_none() || matches!(w.s(at), "." | "," | ";" | ":" | ")" | "?" | "!" | "—" | "–" | "”" | "\"")
    };
    let (base, sign, past) = match w.low(end).as_str() {
        "ago" => (Base::Anchor, -1, end + 1),
        "earlier" if !w.is(end + 1, "than") => (Base::Running, -1, end + 1),
        "later" if !w.any(end + 1, &["than", "this", "that", "today"]) => (Base::Running, 1, end + 1),
        "before" | "previously" if clause_ends(end + 1) => (Base::Running, -1, end + 1),
        "after" | "afterwards" | "afterward" | "on" if clause_ends(end + 1) => (Base::Running, 1, end + 1),
        "from" if w.any(end + 1, &["now", "today"]) => (Base::Anchor, 1, end + 2),
        "hence" => (Base::Anchor, 1, end + 1),
        "into" => return None,
        _ => return rate(w, start, length, end, unit),
    };
    let [Some((count, unit)), second, _] = length.parts else { return None };
    let reference = if sign < 0 { Reference::Past } else { Reference::Future };
    let vague = Hit::new(start, past, TimexType::Date, Reading::Reference(reference));
    let Some(count) = count else { return Some(vague) };
    if unit < Unit::Night {
        return Some(Hit::time(start, past, None, Clock::Unknown));
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
