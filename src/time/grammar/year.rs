//! Years. A number is one only where the words around it let it be one.

use super::decade::{decade, ordinal_century, short_decade, worded_decade};
use super::fiscal::{fiscal, fiscal_split};
use super::{Hit, date, fuzzy, number};
use crate::lang::TokenKind;
use crate::text::wordlist::WordList;
use crate::time::calendar::Period;
use crate::time::expr::{Cal, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// What is counted in thousands: after these a number is no year.
#[rustfmt::skip]
const COUNTED: WordList = WordList::new(&[
    "acres", "aircraft", "airmen", "barrels", "bodies", "bombs", "calories", "cases", "casualties", "children",
    "civilians", "copies", "cubic", "cars", "dead", "deaths", "degrees", "delegates", "detainees", "dollars",
    "employees", "euros", "families", "fatalities", "feet", "fighters", "files", "ft", "gallons", "grams",
    "hectares", "homes", "hostages", "houses", "inmates", "injured", "items", "jobs", "kg", "killed", "kilograms",
    "kilometers", "kilometres", "km", "knots", "lb", "lbs", "lines", "litres", "liters", "marines", "megawatts",
    "members", "men", "meters", "metres", "migrants", "miles", "militants", "missiles", "mm", "mph", "mw", "names",
    "officers", "other", "others", "pages", "parts", "passengers", "patients", "people", "percent", "persons",
    "pieces", "planes", "points", "police", "policemen", "pounds", "prisoners", "protesters", "quarts", "questions",
    "rebels", "refugees", "residents", "rockets", "rounds", "rubles", "rupees", "sailors", "seats", "shares",
    "shells", "ships", "sites", "soldiers", "sq", "square", "staff", "steps", "stores", "strikes", "strong",
    "students", "survivors", "tanks", "teachers", "times", "tonnes", "tons", "troops", "trucks", "units",
    "vehicles", "victims", "voters", "votes", "volunteers", "warheads", "watts", "women", "words", "workers",
    "wounded", "yards", "yen", "yuan",
]);

/// Words that number things: after these a number is a name.
#[rustfmt::skip]
const NUMBERING: WordList = WordList::new(&[
    "act", "apartment", "apt", "area", "article", "articles", "battalion", "boeing", "box", "brigade", "bus", "channel", "chapter",
    "chapters", "clause", "clauses", "convention", "court", "decree", "directive", "division", "document", "edition", "eq", "figure",
    "figures", "flight", "flights", "form", "grade", "highway", "iso", "item", "line", "lines", "mark", "model", "no", "nr", "number",
    "order", "p", "page", "pages", "pages", "paragraph", "paragraphs", "paras", "pp", "protocol", "regiment", "regulation", "res",
    "resolution", "resolutions", "road", "room", "rooms", "route", "routes", "rule", "rules", "section", "sections", "serial", "series",
    "size", "squadron", "suite", "table", "train", "unit", "version", "vol", "volume", "windows",
]);

/// Before these words a number counts things.
#[rustfmt::skip]
const COUNTING: WordList = WordList::new(&[
    "additional", "all", "almost", "another", "approximately", "estimated", "exactly", "extra", "further", "least", "many", "most",
    "nearly", "only", "over", "roughly", "some", "than", "these", "those", "total", "up",
]);

/// Words that a year follows: after these any number from 1000 on is one.
const YEAR_AFTER: WordList = WordList::new(&[
    "after", "and", "around", "autumn", "before", "between", "by", "c", "ca", "circa", "during", "early", "fall",
    "for", "from", "in", "late", "mid", "of", "since", "spring", "summer", "through", "till", "to", "until", "winter",
    "year",
]);

/// A year, a decade or a century that begins at token `i`.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    if w.kind(i) == Some(TokenKind::Number) {
        return decade(w, i)
            .or_else(|| ordinal_century(w, i, i))
            .or_else(|| fiscal_split(w, i))
            .or_else(|| of_context(w, i));
    }
    if w.is(i, "the") {
        return after_the(w, i);
    }
    if w.any(i, &["fiscal", "financial", "fy"]) {
        return fiscal(w, i);
    }
    if matches!(w.lex(i), Lex::Decade(_)) {
        return worded_decade(w, i);
    }
    anno_domini(w, i).map(|(year, end)| Hit::date(i, end, Cal::Fixed(Period::Year(year))))
}

/// `AD 410`: the year and the token after it.
fn anno_domini(w: &Words, i: usize) -> Option<(i16, usize)> {
    let d = w.digits(i + 1).filter(|d| w.s(i) == "AD" && d.len <= 4 && !d.ordinal && d.value > 0)?;
    Some((i16::try_from(d.value).ok()?, i + 2))
}

fn after_the(w: &Words, i: usize) -> Option<Hit> {
    let hit = if w.is(i + 1, "year") && !w.is(i + 2, "of") {
        let year = w.digits(i + 2).filter(|d| (3..=4).contains(&d.len) && !d.ordinal)?.value as i16;
        Some(Hit::date(i, i + 3, Cal::Fixed(Period::Year(year))))
    } else {
        let very = w.skip(i + 1, "very");
        let (modifier, from) = fuzzy::part_of(w, very).map_or((None, i + 1), |(m, next)| (Some(m), next));
        let hit = decade(w, from)
            .or_else(|| short_decade(w, from))
            .or_else(|| worded_decade(w, from))
            .or_else(|| ordinal_century(w, i, from))
            .or_else(|| fiscal_split(w, from))
            .or_else(|| fiscal(w, from));
        hit.map(|mut h| {
            h.modifier = modifier.or(h.modifier);
            h
        })
    };
    hit.map(|h| h.from(i))
}

/// A year in four digits where the context lets it be one.
pub(super) fn of_context(w: &Words, i: usize) -> Option<Hit> {
    let d = w.digits(i).filter(|d| d.len == 4 && !d.ordinal)?;
    let value = d.value as i16;
    let back = w.back(i, 1);
    let before = w.s(back);
    if !(1000..=2199).contains(&value) || w.any(i + 1, COUNTED) || w.is(i + 1, "%") {
        return None;
    }
    if matches!(before, "$" | "€" | "£" | "¥" | "#" | "№" | "§" | "+" | "*" | "=" | "@" | "^" | "_" | "\\") {
        return None;
    }
    let after = w.text.get(w.get(i)?.span.end..).unwrap_or_default();
    let mut rest = after.chars();
    match (rest.next(), rest.next()) {
        (Some(c), _) if c.is_alphanumeric() || matches!(c, '_' | '$' | '€' | '£' | '°' | '%') => return None,
        (Some('/' | '-' | ':' | '.'), Some(n)) if n.is_ascii_digit() && !year_range(w, i) => return None,
        _ => {}
    }
    let ranged = w.dash(back) && year_range(w, w.back(i, 2));
    if w.tight(back) && !ranged {
        let prefix =
            w.dash(back) && w.any(w.back(i, 2), &["mid", "pre", "post", "early", "late", "end", "since", "to"]);
        let opening = matches!(before, "(" | "[" | "“" | "\"" | "‘" | "'" | "—" | "–" | "," | ";" | "{" | "|");
        if !prefix && !opening {
            return None;
        }
    }
    // `sections 1201 to 1204`
    let second = (w.any(back, &["to", "and", "through", "or"]) || w.dash(back))
        && w.kind(w.back(i, 2)) == Some(TokenKind::Number)
        && w.any(w.back(i, 3), NUMBERING);
    let numbering = second || w.any(back, NUMBERING);
    let stop_numbering = before == "." && w.s(w.back(i, 2)).len() <= 3 && w.any(w.back(i, 2), NUMBERING);
    if numbering || stop_numbering || w.any(back, COUNTING) {
        return None;
    }
    let invited = w.any(back, YEAR_AFTER)
        || matches!(before, "(" | "[")
        || ranged
        || (before == "." && w.any(w.back(i, 2), &["c", "ca"]));
    let modern = (1900..=2099).contains(&value);
    let old = year_range(w, i) || (invited && !counts_plural(w, i));
    if !modern && !old {
        return None;
    }
    // `about 2000 rifles`: a round number before a plural noun, with nothing that invites a year.
    if value % 100 == 0 && !invited && counts_plural(w, i) {
        return None;
    }
    // `at 2015 GMT` is a time.
    if w.is(back, "at") || w.any(i + 1, &["gmt", "utc", "hrs", "hours", "hour", "z", "zulu"]) {
        return None;
    }
    match w.s(i + 1).as_bytes() {
        [b'Q', quarter @ b'1'..=b'4'] => {
            return Some(Hit::date(i, i + 2, Cal::Fixed(Period::Quarter(value, quarter - b'0'))));
        }
        [b'H', half @ b'1'..=b'2'] => {
            return Some(Hit::date(i, i + 2, Cal::Fixed(Period::Half(value, half - b'0'))));
        }
        _ => {}
    }
    Some(Hit::date(i, i + 1, Cal::Fixed(Period::Year(value))))
}

/// A year in words after a word that a year follows: `in nineteen eighty-four`.
pub(super) fn in_words(w: &Words, i: usize) -> Option<Hit> {
    let (year, end) = spelled(w, i)?;
    let alone = w.any(w.back(i, 1), YEAR_AFTER) && !counts_plural(w, end - 1);
    (alone && !w.hyphen(end)).then(|| Hit::date(i, end, Cal::Fixed(Period::Year(year))))
}

/// `nineteen eighty-four`, `nineteen oh one`, `twenty nineteen`; `two thousand and five` only where a date stands before.
fn spelled(w: &Words, i: usize) -> Option<(i16, usize)> {
    let Lex::Count(hundreds @ 15..=20) = w.lex(i) else { return None };
    let at = if w.hyphen(i + 1) && w.tight(i) { i + 2 } else { i + 1 };
    let (rest, end) = match (w.lex(at), w.lex(at + 1)) {
        (Lex::Count(n @ 10..=19), _) => (n, at + 1),
        (Lex::Count(tens @ 20..=90), _) => {
            let unit = if w.hyphen(at + 1) && w.tight(at) { at + 2 } else { at + 1 };
            match w.lex(unit) {
                Lex::Count(n @ 1..=9) => (tens + n, unit + 1),
                _ => (tens, at + 1),
            }
        }
        (_, Lex::Count(n @ 1..=9)) if w.any(at, &["oh", "zero", "o"]) => (n, at + 2),
        _ => return None,
    };
    Some((i16::try_from(hundreds * 100 + rest).ok()?, end))
}

/// `two thousand and eighteen`, `two thousand`.
fn thousands(w: &Words, i: usize) -> Option<(i16, usize)> {
    let (n, end) = number::spelled(w, i).filter(|_| w.seq(i, &["two", "thousand"]))?;
    i16::try_from(n).ok().filter(|n| (2000..2100).contains(n)).map(|n| (n, end))
}

/// Whether a plural noun in lower case follows.
fn counts_plural(w: &Words, i: usize) -> bool {
    let next = w.s(i + 1);
    w.is_word(i + 1) && !w.capital(i + 1) && next.len() > 3 && next.ends_with('s') && !next.ends_with("ss")
}

/// Whether token `i` is four digits in the range of modern years.
fn year_at(w: &Words, i: usize) -> bool {
    w.digits(i).is_some_and(|d| d.len == 4 && !d.ordinal && (1000..=2199).contains(&d.value))
}

/// Whether `1950-1953` or `2017-18` begins at `i`.
fn year_range(w: &Words, i: usize) -> bool {
    let slash = w.is(i + 1, "/") && w.tight(i) && w.tight(i + 1);
    if slash {
        let from = w.digits(i).map_or(0, |d| d.value);
        return year_at(w, i)
            && w.digits(i + 2).is_some_and(|d| d.len == 2 && d.value == (from + 1) % 100 && d.value > 12);
    }
    if !year_at(w, i) || !w.dash(i + 1) {
        return false;
    }
    let from = w.digits(i).map_or(0, |d| d.value);
    w.digits(i + 2).is_some_and(|d| match d.len {
        4 => d.value >= from && d.value - from < 400,
        2 => d.value > from % 100,
        _ => false,
    }) && !w.dash(i + 3)
}

/// The second year of `2017-18`: token `i` stands after the dash.
pub(super) fn second_of_range(w: &Words, i: usize) -> Option<Hit> {
    let from = w.back(i, 2);
    let short = w.digits(i).filter(|d| d.len == 2 && !d.ordinal)?;
    if !year_range(w, from) {
        return None;
    }
    let first = w.digits(from)?.value;
    Some(Hit::date(i, i + 1, Cal::Fixed(Period::Year((first / 100 * 100 + short.value) as i16))))
}

/// A year after a date without one: `June 2018`, `June of 2018`, `June '18`, `June last year`, `June of that year`.
/// Gives the year and the token after it.
pub(super) fn after_date(w: &Words, i: usize) -> Option<(YearRef, usize)> {
    let of = w.skip(i, "of");
    let comma = if w.is(i, ",") { i + 1 } else { of };
    if let Some(d) = w.digits(comma).filter(|d| d.len == 4 && !d.ordinal && (1000..=2199).contains(&d.value)) {
        // `in June, 2003 troops moved`; without the comma the year goes before what could be counted: `January 2024 strikes`.
        let year = comma == of && (1900..=2099).contains(&d.value) && !d.value.is_multiple_of(100);
        if !year && w.any(comma + 1, COUNTED) || w.is(comma + 1, "%") {
            return None;
        }
        return Some((YearRef::Year(d.value as i16), comma + 1));
    }
    if let Some(d) = w.digits(of).filter(|d| d.len <= 4 && !d.ordinal && d.value > 0)
        && let Some((end, before)) = date::era_word(w, of + 1)
    {
        let year = d.value as i16;
        return Some((YearRef::Year(if before { 1 - year } else { year }), end));
    }
    if let Some((year, end)) = spelled(w, comma).or_else(|| thousands(w, comma)) {
        return (!counts_plural(w, end - 1)).then_some((YearRef::Year(year), end));
    }
    if let Some((year, end)) = anno_domini(w, of) {
        return Some((YearRef::Year(year), end));
    }
    if w.any(of, &["'", "’", "‘"]) && w.tight(of) {
        let d = w.digits(of + 1).filter(|d| d.len == 2 && !d.ordinal)?;
        return (!w.is(of + 2, "s")).then(|| (YearRef::Year(date::century(d.value)), of + 2));
    }
    let base = |anchor: &[&str], running: &[&str], at: usize| {
        let k = |at: usize| match w.low(at).as_str() {
            "last" | "previous" | "preceding" | "past" => Some(-1),
            "this" | "same" | "that" | "current" => Some(0),
            "next" | "following" | "coming" => Some(1),
            _ => None,
        };
        let word = w.s(at);
        if anchor.iter().any(|a| word.eq_ignore_ascii_case(a)) {
            return k(at).map(|n| YearRef::Which(Which::In(crate::time::expr::Base::Anchor, n)));
        }
        let found = running.iter().any(|a| word.eq_ignore_ascii_case(a));
        found.then(|| k(at)).flatten().map(|n| YearRef::Which(Which::In(crate::time::expr::Base::Running, n)))
    };
    let the = w.skip(of, "the");
    if w.is(the + 1, "year") {
        let hit = if the > of {
            base(&["current", "past"], &["same", "previous", "following", "next", "preceding"], the)
        } else {
            base(&["last", "this", "next", "current"], &["that"], the)
        };
        return hit.map(|which| (which, the + 2));
    }
    None
}

/// A year, said or counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum YearRef {
    Year(i16),
    Which(Which),
}

impl YearRef {
    /// The date with this year; `None` where the calendar has no such day.
    pub fn of(self, named: Named) -> Option<Cal> {
        let year = match self {
            YearRef::Which(which) => return Some(Cal::Named(named, which)),
            YearRef::Year(year) => year,
        };
        crate::time::resolve::in_year(named, year).map(Cal::Fixed)
    }
}
