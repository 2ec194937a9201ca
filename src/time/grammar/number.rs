//! Numbers before units, in digits and words: `4,120`, `3.5`, `twenty-five`, `a couple of`, `two and a half`.

use super::amount::unit;
use crate::lang::TokenKind;
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// A number before a unit.
#[derive(Clone, Copy)]
pub(super) struct Count {
    /// In thousandths; `None`: not said how many.
    pub thousandths: Option<u64>,
    /// The token after it.
    pub end: usize,
    /// It is `a` or `an`.
    pub article: bool,
}

/// A number in digits or words.
pub(super) fn count(w: &Words, i: usize) -> Option<Count> {
    let exact = |n: u64, end| Some(Count { thousandths: Some(n.saturating_mul(1000)), end, article: false });
    if w.kind(i) == Some(TokenKind::Number) {
        let (mut thousandths, mut end) = mixed(w, i)?;
        // `66 million years`
        if let Lex::Scale(scale @ 1_000_000..) = w.lex(end) {
            (thousandths, end) = (thousandths.saturating_mul(u64::from(scale)), end + 1);
        }
        return Some(half(w, Count { thousandths: Some(thousandths), end, article: false }));
    }
    match w.lex(i) {
        Lex::A => {
            let next = i + 1;
            if w.any(
                next,
                &[
                    "few", "couple", "number", "handful", "dozen", "hundred", "thousand", "million", "good", "mere",
                    "full", "whole",
                ],
            ) || w.any(next, &["series", "matter"])
            {
                return match w.low(next).as_str() {
                    "few" => Some(Count { thousandths: None, end: next + 1, article: false }),
                    "couple" => exact(2, w.skip(next + 1, "of")),
                    "number" | "handful" | "matter" => {
                        w.is(next + 1, "of").then_some(Count { thousandths: None, end: next + 2, article: false })
                    }
                    "dozen" => exact(12, next + 1),
                    "hundred" => exact(100, next + 1),
                    "thousand" => exact(1000, next + 1),
                    "million" => exact(1_000_000, next + 1),
                    "mere" | "good" if !matches!(w.lex(next + 1), Lex::A | Lex::None | Lex::Unit(_)) => {
                        count(w, next + 1).filter(|c| !c.article)
                    }
                    "full" | "whole" | "mere" | "good" => exact(1, next),
                    _ => None,
                };
            }
            Some(Count { thousandths: Some(1000), end: next, article: true })
        }
        // `another year`, `another 36 hours`; `on another day` is any.
        Lex::Lead if w.is(i, "another") && !w.any(w.back(i, 1), &["on", "one", "from", "of"]) => {
            if w.any(i + 1, &["second", "day", "night"]) && !w.any(w.back(i, 1), &["for", "yet", "after"]) {
                return None;
            }
            count(w, i + 1).filter(|c| !c.article).or_else(|| exact(1, i + 1))
        }
        Lex::Many => {
            let end = match w.low(i).as_str() {
                "couple" => return exact(2, w.skip(i + 1, "of")),
                "dozens" | "hundreds" | "thousands" | "tens" => w.is(i + 1, "of").then_some(i + 2)?,
                _ => i + 1,
            };
            Some(Count { thousandths: None, end, article: false })
        }
        Lex::Count(_) | Lex::Scale(_) => {
            let (n, end) = spelled(w, i)?;
            Some(half(w, Count { thousandths: Some(n.saturating_mul(1000)), end, article: false }))
        }
        _ => None,
    }
}

/// A number in digits with the fraction behind it: `2`, `2.5`, `2½`, `2 1/2`; the token after it.
fn mixed(w: &Words, i: usize) -> Option<(u64, usize)> {
    let s = w.s(i);
    let vulgar = [("½", 500), ("¼", 250), ("¾", 750), ("⅓", 333), ("⅔", 667)];
    if let Some((whole, part)) = vulgar.iter().find_map(|(mark, part)| Some((s.strip_suffix(mark)?, *part))) {
        let whole = if whole.is_empty() { 0 } else { decimal(whole)? };
        return Some((whole.saturating_add(part), i + 1));
    }
    let whole = decimal(s)?;
    let at = if w.hyphen(i + 1) && w.tight(i) { i + 2 } else { i + 1 };
    if !w.is(at + 1, "/") || !w.tight(at) || !w.tight(at + 1) || !s.bytes().all(|b| b.is_ascii_digit()) {
        return Some((whole, i + 1));
    }
    let part = match (w.s(at), w.s(at + 2)) {
        ("1", "2") => 500,
        ("1", "4") => 250,
        ("3", "4") => 750,
        ("1", "3") => 333,
        ("2", "3") => 667,
        _ => return Some((whole, i + 1)),
    };
    Some((whole.saturating_add(part), at + 3))
}

/// `and a half` after a number, also with hyphens (`two-and-a-half`).
fn half(w: &Words, mut count: Count) -> Count {
    let joint = |at: usize| w.hyphen(at) && w.tight(at);
    let hyphened = joint(count.end) && joint(count.end + 2) && joint(count.end + 4);
    if hyphened && w.is(count.end + 1, "and") && w.is(count.end + 3, "a") && w.is(count.end + 5, "half") {
        count.thousandths = count.thousandths.map(|n| n.saturating_add(500));
        count.end += 6;
    } else if w.seq(count.end, &["and", "a", "half"]) {
        count.thousandths = count.thousandths.map(|n| n.saturating_add(500));
        count.end += 3;
    } else if w.is(count.end, "½") {
        count.thousandths = count.thousandths.map(|n| n.saturating_add(500));
        count.end += 1;
    }
    // `10- to 15-year`, `two-to-three-year`
    let hyphen = w.hyphen(count.end) && w.tight(w.back(count.end, 1));
    let tied = if joint(count.end + 2) && w.tight(count.end) { count.end + 3 } else { count.end + 2 };
    if hyphen
        && w.any(count.end + 1, &["to", "or"])
        && let Some((_, end)) = number(w, tied).filter(|(_, end)| joint(*end) && unit(w, end + 1).is_some())
    {
        return Count { thousandths: None, end, article: false };
    }
    // `2 to 3 years`, `two or three years`: how many is not said.
    if w.any(count.end, &["to", "or"]) || (w.dash(count.end) && w.kind(count.end + 1) == Some(TokenKind::Number)) {
        let second = number(w, count.end + 1);
        if let Some((_, end)) = second.filter(|(_, end)| unit(w, *end).is_some()) {
            return Count { thousandths: None, end, article: false };
        }
    }
    count
}

/// A whole number in digits or words, and the token after it.
pub(super) fn number(w: &Words, i: usize) -> Option<(u64, usize)> {
    match w.kind(i) {
        Some(TokenKind::Number) => decimal(w.s(i)).map(|n| (n / 1000, i + 1)),
        _ => spelled(w, i),
    }
}

/// Thousandths of a number in digits: `4,120`, `3.5`.
fn decimal(s: &str) -> Option<u64> {
    let (whole, part) = s.split_once('.').unwrap_or((s, ""));
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    if whole.is_empty() || whole.len() > 12 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut thousandths: u64 = whole.parse::<u64>().ok()?.saturating_mul(1000);
    for (k, b) in part.bytes().take(3).enumerate() {
        thousandths += u64::from(b - b'0') * [100, 10, 1].get(k).copied().unwrap_or(0);
    }
    Some(thousandths)
}

/// `twenty-five`, `two hundred and ten`, `three thousand`.
pub(super) fn spelled(w: &Words, i: usize) -> Option<(u64, usize)> {
    let (mut total, mut group, mut at, mut any) = (0u64, 0u64, i, false);
    for _ in 0..8 {
        match w.lex(at) {
            Lex::Count(n) if any && n < 10 && group % 10 == 0 && group % 100 >= 20 => group += u64::from(n),
            Lex::Count(n) if !any || (group % 100 == 0 && group.max(total) > 0) => group += u64::from(n),
            Lex::Scale(100) if any && group > 0 && group < 100 => group *= 100,
            Lex::Scale(scale) if any && group > 0 => {
                total = total.saturating_add(group.saturating_mul(u64::from(scale)));
                group = 0;
            }
            _ => break,
        }
        any = true;
        at += 1;
        let joined = (w.hyphen(at) && w.tight(at)) || (w.is(at, "and") && (total > 0 || group >= 100));
        let goes_on = matches!(w.lex(at + 1), Lex::Count(n) if n < 100) && (w.is(at, "and") || group % 100 >= 20);
        if joined && goes_on {
            at += 1;
        }
    }
    any.then_some((total.saturating_add(group), at))
}
