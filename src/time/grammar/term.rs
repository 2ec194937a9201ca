//! Times that a dossier knows: offices held (`his first term`, `the presidency of Donald Trump`, `her first year in office`) and
//! eras named by events (`since the Hanoi summit`).

use super::{Hit, ordered};
use crate::lang::TokenKind;
use crate::text::wordlist::WordList;
use crate::time::expr::{Mod, Reading, TermQuery, TimexType};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// Words for the time of an office.
const TIMES: &[&str] = &["term", "presidency", "premiership", "chancellorship", "tenure", "administration"];

/// What an event is called in general, behind its proper name.
#[rustfmt::skip]
const EVENTS: WordList = WordList::new(&[
    "accord", "accords", "agreement", "armistice", "assassination", "attack", "attacks", "bombing", "bombings",
    "campaign", "ceasefire", "conference", "congress", "coup", "crackdown", "crisis", "disaster", "earthquake",
    "election", "elections", "embargo", "epidemic", "famine", "genocide", "inauguration", "incident", "invasion",
    "massacre", "meeting", "occupation", "offensive", "pact", "pandemic", "protests", "putsch", "raid", "rebellion",
    "referendum", "revolt", "revolution", "riots", "siege", "strike", "summit", "summits", "talks", "test",
    "treaty", "truce", "tsunami", "uprising", "war", "wars",
]);

/// An era named by an event: at `the` behind `since`, a name and a word for events. The span is the event's name without
/// the article. After other prepositions an event tells when something was, and opens no era.
pub(super) fn event(w: &Words, i: usize) -> Option<Hit> {
    if !w.is(w.back(i, 1), "since") {
        return None;
    }
    let mut end = i + 1;
    while end < i + 6 && (w.capital(end) || (w.hyphen(end) && w.tight(end))) && !w.any(end, EVENTS) {
        // `since the March talks`: the month is a time of its own.
        if matches!(w.lex(end), Lex::Month(_) | Lex::MonthShort(_) | Lex::Weekday(_) | Lex::Season(_)) {
            return None;
        }
        end += 1;
    }
    if end == i + 1 || !w.any(end, EVENTS) {
        return None;
    }
    let span = w.span(i + 1, end + 1);
    let query = TermQuery::Event { name: span.of(w.text).into(), span };
    let mut hit = Hit::new(i + 1, end + 1, TimexType::Date, Reading::Term(Box::new(query)));
    hit.modifier = Some(Mod::After);
    Some(hit)
}

/// Words that may open a sentence before a name.
const OPENERS: WordList = WordList::new(&[
    "after", "and", "as", "at", "because", "before", "but", "by", "despite", "during", "for", "from", "if", "in", "of",
    "on", "since", "so", "the", "then", "though", "under", "until", "when", "while", "with",
]);

/// Who holds an office, as written, and from which token to which.
type Holder = (usize, usize);

/// A term of office that begins at `i`, or a year of one; the holder before it stays outside the span.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let (nth, noun) = match ordered::ordinal(w, i) {
        Some((n, next)) => (Some(i8::try_from(n).ok()?), next),
        None if w.any(i, &["last", "final"]) => (Some(-1), i + 1),
        None => (None, i),
    };
    if w.is(noun, "year") {
        return year(w, i, u8::try_from(nth?).ok()?, noun);
    }
    if !TIMES.iter().any(|t| w.is(noun, t)) || w.is(noun, "administration") {
        return None;
    }
    let in_office = if w.seq(noun + 1, &["in", "office"]) { noun + 3 } else { noun + 1 };
    // `in the first term of 2018`, `the term limit`, `second term students`
    if w.hyphen(in_office) || w.any(noun + 1, &["limit", "limits", "paper", "loan"]) {
        return None;
    }
    let of = w.is(in_office, "of").then(|| name_from(w, in_office + 1)).flatten();
    let holder = possessor(w, i).or(of).or_else(|| name_before(w, i).filter(|_| nth.is_none()))?;
    // A term needs its number; a presidency may be the only one.
    if nth.is_none() && w.is(noun, "term") {
        return None;
    }
    Some(office(w, i, in_office, holder, w.s(noun), nth, None))
}

/// `his first year in office`, `her second year as president`, `the Okafor administration's first year`, `the first year of
/// the Okafor presidency`: at the ordinal; `noun` is `year`.
fn year(w: &Words, i: usize, nth: u8, noun: usize) -> Option<Hit> {
    let next = noun + 1;
    let office_word = |at: usize| TIMES.iter().any(|t| w.is(at, t)) && !w.is(at, "term");
    if w.seq(next, &["in", "office"]) || w.is(next, "as") {
        let (end, word) = match w.low(next + 1).as_str() {
            "office" => (next + 2, "tenure"),
            "president" => (next + 2, "presidency"),
            "chancellor" => (next + 2, "chancellorship"),
            "premier" => (next + 2, "premiership"),
            "prime" if w.is(next + 2, "minister") => (next + 3, "premiership"),
            _ => return None,
        };
        return Some(office(w, i, end, possessor(w, i)?, word, None, Some(nth)));
    }
    let before = w.back(i, 1);
    let owner = w.back(before, 1);
    if w.kind(before) == Some(TokenKind::Clitic) && office_word(owner) {
        return Some(office(w, i, next, name_before(w, owner)?, w.s(owner), None, Some(nth)));
    }
    if !w.is(next, "of") {
        return None;
    }
    // `of his presidency`, `of the Okafor administration`, `of Okafor's second term`
    let noun = (next + 2..next + 7).find(|at| office_word(*at) || w.is(*at, "term"))?;
    let (term, word) = match ordered::ordinal(w, w.back(noun, 1)) {
        Some((n, _)) => (Some(i8::try_from(n).ok()?), w.back(noun, 1)),
        None => (None, noun),
    };
    if term.is_none() && w.is(noun, "term") {
        return None;
    }
    let holder = possessor(w, word).or_else(|| name_before(w, noun))?;
    Some(office(w, i, next, holder, w.s(noun), term, Some(nth)))
}

fn office(w: &Words, i: usize, end: usize, of: Holder, word: &str, nth: Option<i8>, year: Option<u8>) -> Hit {
    let span = w.span(of.0, of.1);
    let query = TermQuery::Office {
        holder: Some(span.of(w.text).into()),
        holder_span: Some(span),
        office: word.to_ascii_lowercase().into(),
        nth,
        year,
    };
    Hit::new(i, end, TimexType::Date, Reading::Term(Box::new(query)))
}

/// `his`, `Donald Trump's` right before token `i`.
fn possessor(w: &Words, i: usize) -> Option<Holder> {
    let before = w.back(i, 1);
    if w.any(before, &["his", "her", "their"]) {
        return Some((before, i));
    }
    (w.kind(before) == Some(TokenKind::Clitic)).then(|| name_before(w, before)).flatten()
}

/// A name right before token `i`: as many capital words as stand there.
fn name_before(w: &Words, i: usize) -> Option<Holder> {
    let last = w.back(i, 1);
    if !w.capital(last) || !w.is_word(last) || w.any(last, OPENERS) {
        return None;
    }
    let mut first = last;
    while first > 0 && first + 4 > last && w.capital(w.back(first, 1)) && w.is_word(w.back(first, 1)) {
        first -= 1;
    }
    // `In Okafor's first term`: the word that opens the sentence is no name.
    if first < last && w.any(first, OPENERS) {
        first += 1;
    }
    Some((first, last + 1))
}

/// A name that begins at token `i`.
fn name_from(w: &Words, i: usize) -> Option<Holder> {
    let mut end = i;
    while end < i + 4 && w.capital(end) && w.is_word(end) {
        end += 1;
    }
    (end > i).then_some((i, end))
}
