//! Times that a dossier knows: offices held (`his first term`, `the presidency of Donald Trump`) and eras named by events
//! (`since the Hanoi summit`).

use super::{Hit, ordered};
use crate::lang::TokenKind;
use crate::time::expr::{Mod, Reading, TermQuery, TimexType};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// Words for the time of an office.
const TIMES: &[&str] = &["term", "presidency", "premiership", "chancellorship", "tenure", "administration"];

/// What an event is called in general, behind its proper name.
const EVENTS: &str = " accord accords agreement armistice assassination attack attacks bombing bombings campaign ceasefire \
                      conference congress coup crackdown crisis disaster earthquake election elections embargo epidemic \
                      famine genocide inauguration incident invasion massacre meeting occupation offensive pact pandemic \
                      protests putsch raid rebellion referendum revolt revolution riots siege strike summit summits talks \
                      test treaty truce tsunami uprising war wars ";

/// An era named by an event: at `the` behind `since`, a name and a word for events. The span is the event's name without
/// the article. After other prepositions an event tells when something was, and opens no era.
pub(super) fn event(w: &Words, i: usize) -> Option<Hit> {
    if !w.is(w.back(i, 1), "since") {
        return None;
    }
    let mut end = i + 1;
    while end < i + 6 && (w.capital(end) || (w.hyphen(end) && w.tight(end))) && !w.among(end, EVENTS) {
        // `since the March talks`: the month is a time of its own.
        if matches!(w.lex(end), Lex::Month(_) | Lex::MonthShort(_) | Lex::Weekday(_) | Lex::Season(_)) {
            return None;
        }
        end += 1;
    }
    if end == i + 1 || !w.among(end, EVENTS) {
        return None;
    }
    let span = w.span(i + 1, end + 1);
    let query = TermQuery::Event { name: span.of(w.text).into(), span };
    let mut hit = Hit::new(i + 1, end + 1, TimexType::Date, Reading::Term(Box::new(query)));
    hit.modifier = Some(Mod::After);
    Some(hit)
}

/// Words that may open a sentence before a name.
const OPENERS: &str = " \
    after and as at because before but by despite during for from if in of on since so the then \
    though under until when while with ";

/// A term of office that begins at `i`; the holder before it stays outside the span.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let (nth, noun) = match ordered::ordinal(w, i) {
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
        // `In Okafor's first term`: the word that opens the sentence is no name.
        if first < last && w.among(first, OPENERS) {
            first += 1;
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
