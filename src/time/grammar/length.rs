//! Lengths of time as expressions: `two and a half years`, `41-year`, `for decades`, `all week`, with the words that limit
//! them before and what counts with them behind.

use super::Hit;
use super::amount::length;
use super::counted::counted;
use super::number::number;
use super::quantity::quantity;
use crate::lang::TokenKind;
use crate::text::wordlist::WordList;
use crate::time::calendar::Unit;
use crate::time::expr::{Mod, Reading, Reference, TimexType};
use crate::time::length::Length;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// What goes an hour: speeds are no lengths of time.
const SPEEDS: WordList =
    WordList::new(&["miles", "kilometres", "kilometers", "km", "mph", "knots", "metres", "meters", "feet"]);

/// What goes on after `days or weeks` and is not what they count.
pub(super) const AFTER_JOINED: WordList = WordList::new(&[
    "and", "as", "at", "but", "by", "for", "from", "he", "if", "in", "it", "on", "or", "she", "that", "the", "they",
    "to", "we", "when", "with",
]);

/// A length that begins at `i`, with the modifier before it and what counts from it after it.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    if w.is(i, "between") {
        return between(w, i);
    }
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
    let speed = one && w.is(i, "an") && (w.any(before, SPEEDS) || w.any(w.back(i, 1), SPEEDS));
    let name = one
        && w.is(i, "a")
        && (w.is(i + 1, "night") || w.is(i + 1, "quarter") && !w.any(end, &["ago", "earlier", "later"]));
    if fraction || speed || name {
        return None;
    }
    // `that one day they will`, `may one day return`: some day.
    if w.seq(i, &["one", "day"])
        && end == i + 2
        && w.any(before, &["that", "will", "would", "may", "might", "could", "can", "and"])
    {
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

/// `between three and five months`: how many is not said. `Between 2018 and 2019 two years passed` has no unit there.
fn between(w: &Words, i: usize) -> Option<Hit> {
    let (_, and) = number(w, i + 1)?;
    let (length, end, unit) = length(w, and + 1).filter(|_| w.is(and, "and") && number(w, and + 1).is_some())?;
    let [Some(_), None, None] = length.parts else { return None };
    // `between 0200 and 0430 hours`
    if unit == Unit::Hour && w.digits(i + 1).is_some_and(|d| d.len == 4) {
        return None;
    }
    let length = Length::of(None, unit);
    Some(counted(w, i, length, end, unit).unwrap_or_else(|| duration(i, end, length)))
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
    // `a century-old feud`: no age of a person.
    if !plural && unit > Unit::Year && w.hyphen(i + 1) && w.is(i + 2, "old") {
        return Some(duration(i, i + 3, Length::of(count, unit)));
    }
    if !plural || unit == Unit::Second {
        return None;
    }
    let length = Length::of(None, unit);
    // `for years after`
    let lasting = w.is(w.back(i, 1), "for") && w.any(i + 1, &["after", "afterwards", "before"]);
    if let Some(hit) = counted(w, i, length, i + 1, unit).filter(|_| !lasting) {
        return Some(hit);
    }
    let before = [
        "for", "after", "within", "took", "takes", "take", "spent", "spend", "lasted", "last", "lasting", "many",
        "over",
    ];
    let behind = w.any(i + 1, &["of", "after", "before"]) || w.seq(i + 1, &["to", "come"]);
    let after = behind && !(w.is(w.back(i, 1), "the") && unit < Unit::Year) && !w.is(w.back(i, 1), "same");
    let alone = !w.is_word(i + 1) && !w.hyphen(i + 1);
    let working =
        unit == Unit::Weekend || w.any(w.back(i, 1), &["the", "his", "her", "their", "our", "its", "my", "your"]);
    let for_ = before.iter().any(|b| w.is(w.back(i, 1), b)) && !w.any(i + 1, &["old"]);
    let in_ = w.is(w.back(i, 1), "in") && alone && unit >= Unit::Day;
    // `within days or weeks`, `the coming days and weeks`, `weeks, not months`
    let joined = w.any(w.back(i, 1), &["and", "or", "not"]) && {
        let comma = w.is(w.back(i, 2), ",");
        matches!(w.lex(w.back(i, if comma { 3 } else { 2 })), Lex::Units(_))
    };
    (for_ || in_ || (joined && (alone || w.any(i + 1, AFTER_JOINED))) || (after && !working))
        .then(|| duration(i, i + 1, length))
}

/// `full-year results`, `a full-day session`: the article belongs to the noun.
pub(super) fn full(w: &Words, i: usize) -> Option<Hit> {
    let Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = w.lex(i + 2) else {
        return None;
    };
    let joined = w.is(i, "full") && w.hyphen(i + 1) && w.tight(i) && w.tight(i + 1);
    joined.then(|| duration(i, i + 3, Length::of(Some(1), unit)))
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
    let at = if w.any(i + 1, &["fiscal", "financial"]) && w.is(i + 2, "year") { i + 2 } else { i + 1 };
    let Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Half | Unit::Year)) = w.lex(at) else {
        return None;
    };
    let behind = match w.low(at + 1).as_str() {
        "ended" | "ending" => w.skip(at + 2, "on"),
        "that" | "which" if w.any(at + 2, &["ended", "ends"]) => w.skip(at + 3, "on"),
        "to" => w.skip(at + 2, "the"),
        _ => return None,
    };
    let dated = matches!(w.lex(behind), Lex::Month(_) | Lex::MonthShort(_)) || w.small(behind, 31).is_some();
    (w.is(i, "the") && dated && !w.is(at, "week")).then(|| duration(i, at + 1, Length::of(Some(1), unit)))
}

pub(super) fn duration(start: usize, end: usize, length: Length) -> Hit {
    Hit::new(start, end, TimexType::Duration, Reading::Duration(length))
}

/// Ages and names: `a 12-year-old`, `the six-day war` is kept, `Five Year Plan` is not told from a length.
fn refused(w: &Words, start: usize, end: usize) -> bool {
    let old = w.hyphen(end) && w.any(end + 1, &["old", "olds"]);
    // `the Six-Day War`, `the Five-Year Plan`: names.
    let name =
        w.hyphen(w.back(end, 2)) && w.capital(w.back(end, 1)) && w.capital(start) && w.capital(end) && w.is_word(end);
    let before = w.back(start, 1);
    let mark = w.tight(before) && w.any(before, &["$", "€", "£", ".", "/", "#", ":"]);
    old || name || (mark && w.kind(start) == Some(TokenKind::Number))
}
