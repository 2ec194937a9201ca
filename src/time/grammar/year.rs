//! Years, decades and centuries; financial years. A number is a year only where the words around it let it be one.

use super::{Hit, date, fuzzy, ordered};
use crate::lang::TokenKind;
use crate::time::calendar::Period;
use crate::time::expr::{Cal, Named, Which};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// What is counted in thousands: after these a number is no year.
const COUNTED: &str = " \
    acres aircraft airmen barrels bodies bombs calories cases casualties children civilians copies cubic \
    cars dead deaths degrees delegates detainees dollars employees euros families fatalities feet fighters \
    files ft gallons grams hectares homes hostages houses inmates injured items jobs kg killed kilograms \
    kilometers kilometres km knots lb lbs lines litres liters marines megawatts members men meters metres \
    migrants miles militants missiles mm mph mw names officers other others pages parts passengers patients \
    people percent persons pieces planes points police policemen pounds prisoners protesters quarts \
    questions rebels refugees residents rockets rounds rubles rupees sailors seats shares shells ships sites \
    soldiers sq square staff steps stores strikes strong students survivors tanks teachers times tonnes tons \
    troops trucks units vehicles victims voters votes volunteers warheads watts women words workers wounded \
    yards yen yuan ";

/// Words that number things: after these a number is a name.
const NUMBERING: &str = " \
    act apartment apt area article battalion boeing box brigade bus channel chapter clause convention court decree \
    directive division document edition eq figure flight form grade highway iso item line mark model no nr \
    number order p page pages paragraph pp protocol regiment regulation res resolution resolutions road room \
    route rule rules articles chapters clauses figures flights lines pages paragraphs paras sections rooms routes section serial series size squadron suite table train unit version vol volume windows ";

/// Before these words a number counts things.
const COUNTING: &str = " \
    than over nearly almost least most some only another exactly approximately roughly many additional total \
    estimated those these all further extra up ";

/// Words that a year follows: after these any number from 1000 on is one.
const YEAR_AFTER: &str = " \
    in since until till by from between before after during circa early late of year mid for to and through \
    around c ca spring summer autumn fall winter ";

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
    if !(1000..=2199).contains(&value) || w.among(i + 1, COUNTED) || w.is(i + 1, "%") {
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
        && w.among(w.back(i, 3), NUMBERING);
    let numbering = second || w.among(back, NUMBERING);
    let stop_numbering = before == "." && w.s(w.back(i, 2)).len() <= 3 && w.among(w.back(i, 2), NUMBERING);
    if numbering || stop_numbering || w.among(back, COUNTING) {
        return None;
    }
    let invited = w.among(back, YEAR_AFTER)
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
    if let [b'Q', quarter @ b'1'..=b'4'] = w.s(i + 1).as_bytes() {
        return Some(Hit::date(i, i + 2, Cal::Fixed(Period::Quarter(value, quarter - b'0'))));
    }
    Some(Hit::date(i, i + 1, Cal::Fixed(Period::Year(value))))
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
    let slash = w.s(i + 1) == "/" && w.tight(i) && w.tight(i + 1);
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

/// `1990s`, `1990's`
fn decade(w: &Words, i: usize) -> Option<Hit> {
    let d =
        w.digits(i).filter(|d| d.len == 4 && !d.ordinal && d.value % 10 == 0 && (1000..=2200).contains(&d.value))?;
    let s = w.is(i + 1, "s") || matches!(w.s(i + 1), "'s" | "’s");
    if !s || !w.tight(i) {
        return None;
    }
    let period = if d.value % 100 == 0 && d.value < 2000 {
        Period::Century((d.value / 100) as i16)
    } else {
        Period::Decade((d.value / 10) as i16)
    };
    Some(Hit::date(i, i + 2, Cal::Fixed(period)))
}

/// `'90s`, `90s` after `the`.
pub(super) fn short_decade(w: &Words, i: usize) -> Option<Hit> {
    let quoted = matches!(w.s(i), "'" | "’" | "‘") && w.tight(i);
    let at = if quoted { i + 1 } else { i };
    let d = w.digits(at).filter(|d| d.len == 2 && !d.ordinal && d.value % 10 == 0)?;
    let listed = w.any(w.back(i, 1), &["and", "or", "to"]) && w.is(w.back(i, 2), "s");
    let article = listed || w.any(w.back(i, 1), &["the", "early", "late", "mid"]);
    if !(w.is(at + 1, "s") && w.tight(at)) || !(quoted || article) {
        return None;
    }
    Some(Hit::date(i, at + 2, Cal::Fixed(decade_of(d.value as u8 / 10))))
}

/// The nineties: those of the 20th century from the thirties on.
fn decade_of(tens: u8) -> Period {
    Period::Decade(if tens >= 3 { 190 + i16::from(tens) } else { 200 + i16::from(tens) })
}

/// `nineties`, `nineteen nineties`
fn worded_decade(w: &Words, i: usize) -> Option<Hit> {
    let article = w.any(w.back(i, 1), &["the", "early", "late", "mid"]) || w.hyphen(w.back(i, 1));
    let person = w.any(w.back(i, 1), &["his", "her", "their", "my", "in"]);
    match (w.lex(i), w.lex(i + 1)) {
        (Lex::Count(n @ 15..=19), Lex::Decade(tens)) => {
            Some(Hit::date(i, i + 2, Cal::Fixed(Period::Decade(n as i16 * 10 + i16::from(tens)))))
        }
        (Lex::Decade(tens), _) if article && !person => Some(Hit::date(i, i + 1, Cal::Fixed(decade_of(tens)))),
        _ => None,
    }
}

/// `19th century`, `twentieth century`, `21st-century`, `the 18th and 19th centuries`.
fn ordinal_century(w: &Words, start: usize, i: usize) -> Option<Hit> {
    let (n, next) = ordered::ordinal(w, i)?;
    if (w.any(next, &["and", "or", "to"]) || w.dash(next))
        && let Some((second, after)) = ordered::ordinal(w, next + 1)
        && w.any(after, &["century", "centuries"])
        && second > n
    {
        let mut hit = Hit::date(start, next, Cal::Fixed(Period::Century(i16::from(n) - 1)));
        hit.more.push((next + 1, after + 1, Cal::Fixed(Period::Century(i16::from(second) - 1))));
        return Some(hit);
    }
    let unit = if w.hyphen(next) { next + 1 } else { next };
    // In `the 17th-century fort` the article belongs to the fort.
    if !w.is(unit, "century") || (unit > next && w.is(start, "the")) {
        return None;
    }
    let (end, before) = date::era_word(w, unit + 1).unwrap_or((unit + 1, false));
    let century = if before { -i16::from(n) } else { i16::from(n) - 1 };
    Some(Hit::date(i, end, Cal::Fixed(Period::Century(century))))
}

/// `fiscal 2018`, `fiscal year 2018`, `financial year 2017-18`, `FY 2018`.
pub(super) fn fiscal(w: &Words, i: usize) -> Option<Hit> {
    if !w.any(i, &["fiscal", "financial", "fy"]) {
        return None;
    }
    if let Some((quarter, end)) = fiscal_quarter(w, i + 1) {
        let of = w.skip(end, "of");
        let hit = match fiscal(w, of).or_else(|| fiscal_short(w, of)).map(|hit| (hit.cal(), hit.end)) {
            Some((Some(Cal::Fixed(Period::FiscalYear(year))), past)) => {
                Hit::date(i, past, Cal::Fixed(Period::FiscalQuarter(year, quarter)))
            }
            _ => match after_date(w, end) {
                Some((YearRef::Year(year), past)) => {
                    Hit::date(i, past, Cal::Fixed(Period::FiscalQuarter(year, quarter)))
                }
                _ => Hit::date(i, end, Cal::Named(Named::FiscalQuarter(quarter), Which::Tense)),
            },
        };
        return Some(hit);
    }
    let next = w.skip(i + 1, "year");
    let d = w.digits(next).filter(|d| !d.ordinal)?;
    let year = match d.len {
        4 if (1900..=2199).contains(&d.value) => d.value as i16,
        2 if w.is(i, "fy") => date::century(d.value),
        _ => return None,
    };
    let (year, end) = closing_year(w, next, year);
    Some(Hit::date(i, end, Cal::Fixed(Period::FiscalYear(year))))
}

/// `third quarter`, `third-quarter` behind `fiscal`: its number and the token after it.
fn fiscal_quarter(w: &Words, i: usize) -> Option<(u8, usize)> {
    let (quarter, next) = ordered::ordinal(w, i).filter(|(n, _)| *n <= 4)?;
    let at = if w.hyphen(next) { next + 1 } else { next };
    w.is(at, "quarter").then_some((quarter, at + 1))
}

/// `2017-18 fiscal year`, `2018 fiscal year`, `2017/18 financial year`.
fn fiscal_split(w: &Words, i: usize) -> Option<Hit> {
    let year = w.digits(i).filter(|d| d.len == 4 && (1900..=2199).contains(&d.value))?.value as i16;
    let (year, end) = closing_year(w, i, year);
    let named = w.any(end, &["fiscal", "financial"]) && w.is(end + 1, "year");
    named.then(|| Hit::date(i, end + 2, Cal::Fixed(Period::FiscalYear(year))))
}

/// A financial year of two calendar years is named by the second.
fn closing_year(w: &Words, i: usize, year: i16) -> (i16, usize) {
    let joined = (w.dash(i + 1) || w.s(i + 1) == "/") && w.tight(i) && w.tight(i + 1);
    match w.digits(i + 2) {
        Some(d) if joined && d.len == 2 && d.value as i16 == (year + 1).rem_euclid(100) => (year + 1, i + 3),
        Some(d) if joined && d.len == 4 && d.value as i16 == year + 1 => (year + 1, i + 3),
        _ => (year, i + 1),
    }
}

/// Past the `-63` of `1962-63`, where token `i` stands behind a year.
pub(super) fn past_next_year(w: &Words, i: usize) -> usize {
    let year = w.digits(w.back(i, 1)).filter(|d| d.len == 4).and_then(|d| i16::try_from(d.value).ok());
    year.map_or(i, |year| closing_year(w, i - 1, year).1)
}

/// `FY2018`, `FY18`: one token.
pub(super) fn fiscal_short(w: &Words, i: usize) -> Option<Hit> {
    let digits = w.s(i).strip_prefix("FY").filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let year = match digits.len() {
        4 => digits.parse().ok()?,
        2 => date::century(digits.parse().ok()?),
        _ => return None,
    };
    Some(Hit::date(i, i + 1, Cal::Fixed(Period::FiscalYear(year))))
}

/// A year after a date without one: `June 2018`, `June of 2018`, `June '18`, `June last year`, `June of that year`.
/// Gives the year and the token after it.
pub(super) fn after_date(w: &Words, i: usize) -> Option<(YearRef, usize)> {
    let of = w.skip(i, "of");
    let comma = if w.s(i) == "," { i + 1 } else { of };
    if let Some(d) = w.digits(comma).filter(|d| d.len == 4 && !d.ordinal && (1000..=2199).contains(&d.value)) {
        // `in June, 2003 troops moved`; without the comma the year goes before what could be counted: `January 2024 strikes`.
        let year = comma == of && (1900..=2099).contains(&d.value) && !d.value.is_multiple_of(100);
        if !year && w.among(comma + 1, COUNTED) || w.is(comma + 1, "%") {
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
    if let Some((year, end)) = anno_domini(w, of) {
        return Some((YearRef::Year(year), end));
    }
    if matches!(w.s(of), "'" | "’" | "‘") && w.tight(of) {
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
