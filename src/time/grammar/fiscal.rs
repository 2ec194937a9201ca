//! Financial years and their quarters: `fiscal 2018`, `FY18`, `the 2017-18 financial year`, `the fiscal third quarter`.

use super::year::{YearRef, after_date};
use super::{Hit, date, ordered};
use crate::time::calendar::Period;
use crate::time::expr::{Cal, Named, Which};
use crate::time::words::Words;

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
pub(super) fn fiscal_split(w: &Words, i: usize) -> Option<Hit> {
    let year = w.digits(i).filter(|d| d.len == 4 && (1900..=2199).contains(&d.value))?.value as i16;
    let (year, end) = closing_year(w, i, year);
    let named = w.any(end, &["fiscal", "financial"]) && w.is(end + 1, "year");
    named.then(|| Hit::date(i, end + 2, Cal::Fixed(Period::FiscalYear(year))))
}

/// A financial year of two calendar years is named by the second.
fn closing_year(w: &Words, i: usize, year: i16) -> (i16, usize) {
    let joined = (w.dash(i + 1) || w.is(i + 1, "/")) && w.tight(i) && w.tight(i + 1);
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
