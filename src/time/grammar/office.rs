//! Times known by an office held: `his first term`, `Trump's presidency`, `the presidency of Donald Trump`.

use super::{Hit, fuzzy};
use crate::lang::TokenKind;
use crate::time::expr::{Reading, TermQuery, TimexType};
use crate::time::words::Words;

/// Words for the time of an office.
const TIMES: &[&str] = &["term", "presidency", "premiership", "chancellorship", "tenure", "administration"];

/// A term of office that begins at `i`; the holder before it stays outside the span.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let (nth, noun) = match fuzzy::ordinal(w, i) {
        Some((n, next)) => (Some(i8::try_from(n).ok()?), next),
        None if w.any(i, &["last", "final"]) => (Some(-1), i + 1),
        None => (None, i),
    };
    if !TIMES.iter().any(|t| w.is(noun, t)) || w.is(noun, "administration") {
        return None;
    }
    let in_office = if w.seq(noun + 1, &["in", "office"]) { noun + 3 } else { noun + 1 };
    // `in the first term of 2018`, `the term limit`, `second term students`
    if w.hyphen(in_office) || w.any(noun + 1, &["limit", "limits", "paper", "loan"]) {
        return None;
    }
    let before = w.back(i, 1);
    let (holder, from, to) = if w.any(before, &["his", "her", "their"]) {
        (w.s(before), before, i)
    } else if w.kind(before) == Some(TokenKind::Clitic) {
        let last = w.back(before, 1);
        let mut first = last;
        while first > 0 && first + 4 > last && w.capital(w.back(first, 1)) && w.is_word(w.back(first, 1)) {
            first -= 1;
        }
        if !w.capital(last) {
            return None;
        }
        (w.span(first, last + 1).of(w.text), first, last + 1)
    } else if w.is(in_office, "of") && w.capital(in_office + 1) {
        let mut end = in_office + 2;
        while end < in_office + 5 && w.capital(end) && w.is_word(end) {
            end += 1;
        }
        (w.span(in_office + 1, end).of(w.text), in_office + 1, end)
    } else {
        return None;
    };
    // A term needs its number; a presidency may be the only one.
    if nth.is_none() && w.is(noun, "term") {
        return None;
    }
    let query = TermQuery::Office {
        holder: Some(holder.into()),
        holder_span: Some(w.span(from, to)),
        office: w.s(noun).to_ascii_lowercase().into(),
        nth,
    };
    Some(Hit::new(i, in_office, TimexType::Date, Reading::Term(Box::new(query))))
}
