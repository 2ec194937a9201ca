//! Decades and centuries: `the 1990s`, `the '70s`, `the nineties`, `the 19th century`.

use super::{Hit, date, ordered};
use crate::time::calendar::Period;
use crate::time::expr::Cal;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// `1990s`, `1990's`
pub(super) fn decade(w: &Words, i: usize) -> Option<Hit> {
    let d =
        w.digits(i).filter(|d| d.len == 4 && !d.ordinal && d.value % 10 == 0 && (1000..=2200).contains(&d.value))?;
    let end = plural(w, i)?;
    let period = if d.value % 100 == 0 && d.value < 2000 {
        Period::Century((d.value / 100) as i16)
    } else {
        Period::Decade((d.value / 10) as i16)
    };
    Some(Hit::date(i, end, Cal::Fixed(period)))
}

/// Past the `s` of `1970s`; past that of `1970's` only behind words of decades, as it may be the year's own.
fn plural(w: &Words, i: usize) -> Option<usize> {
    if w.is(i + 1, "s") && w.tight(i) {
        return Some(i + 2);
    }
    let quoted = w.any(i + 1, &["'", "’"]) && w.is(i + 2, "s") && w.tight(i) && w.tight(i + 1);
    (quoted && w.any(w.back(i, 1), &["the", "early", "late", "mid"])).then_some(i + 3)
}

/// `'90s`, `90s` after `the`.
pub(super) fn short_decade(w: &Words, i: usize) -> Option<Hit> {
    let quoted = w.any(i, &["'", "’", "‘"]) && w.tight(i);
    let at = if quoted { i + 1 } else { i };
    let d = w.digits(at).filter(|d| d.len == 2 && !d.ordinal && d.value % 10 == 0)?;
    let listed = w.any(w.back(i, 1), &["and", "or", "to"]) && w.is(w.back(i, 2), "s");
    let article = listed || w.any(w.back(i, 1), &["the", "early", "late", "mid"]);
    let end = plural(w, at).filter(|_| quoted || article)?;
    Some(Hit::date(i, end, Cal::Fixed(decade_of(d.value as u8 / 10))))
}

/// The nineties: those of the 20th century from the thirties on.
fn decade_of(tens: u8) -> Period {
    Period::Decade(if tens >= 3 { 190 + i16::from(tens) } else { 200 + i16::from(tens) })
}

/// `nineties`, `nineteen nineties`
pub(super) fn worded_decade(w: &Words, i: usize) -> Option<Hit> {
    let article = w.any(w.back(i, 1), &["the", "early", "late", "mid"]) || w.hyphen(w.back(i, 1));
    // `in his forties`, `in her early thirties`, `in her mid-thirties`
    let person = (1..=3).any(|k| w.any(w.back(i, k), &["his", "her", "their", "my", "our"]));
    let person = person || w.is(w.back(i, 1), "in");
    match (w.lex(i), w.lex(i + 1)) {
        (Lex::Count(n @ 15..=19), Lex::Decade(tens)) => {
            Some(Hit::date(i, i + 2, Cal::Fixed(Period::Decade(n as i16 * 10 + i16::from(tens)))))
        }
        (Lex::Decade(tens), _) if article && !person => Some(Hit::date(i, i + 1, Cal::Fixed(decade_of(tens)))),
        _ => None,
    }
}

/// `19th century`, `twentieth century`, `21st-century`, `the 18th and 19th centuries`.
pub(super) fn ordinal_century(w: &Words, start: usize, i: usize) -> Option<Hit> {
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
