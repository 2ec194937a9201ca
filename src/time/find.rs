//! Finding time expressions in a running text.

use super::expr::{Reading, TimeExpr, TimexType};
use super::flow::{Found, flow};
use super::grammar::{self, Hit};
use super::lexicon::{Lex, lookup};
use super::words::Words;
use crate::lang::{Tense, Token, TokenKind};
use crate::text::Span;
use crate::text::wordlist::WordList;

/// The time expressions of `text` in order, not overlapping, from the text alone. `tokens` are those of
/// [`crate::lang::tokenize`]; expressions that touch an `opaque` span (in ascending order) are left out. Linear.
pub fn find(text: &str, tokens: &[Token], opaque: &[Span]) -> Vec<TimeExpr> {
    let mut found = find_with_terms(text, tokens, opaque);
    found.retain(|expr| !expr.is_term());
    found
}

/// The same, with terms of office and eras named by events among them ([`TimeExpr::is_term`]): no TIMEX3 by themselves,
/// to be reported only where [`super::Context::term`] resolves them.
pub fn find_with_terms(text: &str, tokens: &[Token], opaque: &[Span]) -> Vec<TimeExpr> {
    let lexes: Vec<Lex> = tokens.iter().map(|token| meaning(text, token)).collect();
    let w = Words { text, tokens, lexes: &lexes };
    let mut found: Vec<Found> = Vec::new();
    let mut opaque = opaque.iter().peekable();
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        if !begins(&w, token, i) {
            i += 1;
            continue;
        }
        while opaque.next_if(|o| o.end <= token.span.start).is_some() {}
        // What begins with a number there would touch it: paragraphs and pages that are cited.
        let number = token.kind == TokenKind::Number;
        if number && opaque.peek().is_some_and(|o| o.contains(token.span.start)) {
            i += 1;
            continue;
        }
        let hit = grammar::at(&w, i).filter(|hit| !hidden(&w, hit, opaque.peek().copied()));
        let Some(hit) = hit else {
            i += 1;
            continue;
        };
        debug_assert!(!number || hit.start <= i && i < hit.past(), "it begins with the number");
        let end = hit.past().max(i + 1);
        let hint = hint(&w, hit.start, hit.end);
        push(&w, &mut found, hit, hint);
        i = end;
        if let Some(second) = grammar::closing_year(&w, i) {
            i = second.end;
            push(&w, &mut found, second, None);
        }
    }
    flow(&w, &mut found);
    found.into_iter().map(|f| f.expr).collect()
}

/// Whether an expression can begin at the token: the test that most tokens fail.
#[inline]
fn begins(w: &Words, token: &Token, i: usize) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            let word = || token.span.of(w.text);
            w.lex(i) != Lex::None
                || (token.capital && token.span.len() <= 6 && word().ends_with(|c: char| c.is_ascii_digit()))
        }
        TokenKind::Punct => {
            matches!(token.span.of(w.text), "'" | "’" | "‘") && w.kind(i + 1) == Some(TokenKind::Number)
        }
        TokenKind::Clitic => false,
    }
}

/// What a token can mean in a time expression.
fn meaning(text: &str, token: &Token) -> Lex {
    match token.kind {
        TokenKind::Word => lookup(token.outline, token.capital, text, token.span),
        _ => Lex::None,
    }
}

fn hidden(w: &Words, hit: &Hit, opaque: Option<&Span>) -> bool {
    opaque.is_some_and(|o| o.overlaps(w.span(hit.start, hit.past())))
}

fn push(w: &Words, found: &mut Vec<Found>, hit: Hit, hint: Option<Tense>) {
    let order = hit.order;
    let mut add = |start, end, timex, reading, modifier| {
        let span = w.span(start, end);
        found.push(Found { expr: TimeExpr { span, timex, reading, modifier, hint, order }, start, end });
    };
    add(hit.start, hit.end, hit.timex, hit.reading, hit.modifier);
    for (start, end, cal) in hit.more {
        add(start, end, TimexType::Date, Reading::Date(cal), None);
    }
}

/// What is done to a date that was to come.
const MOVED: WordList =
    WordList::new(&["postponed", "delayed", "rescheduled", "deferred", "adjourned", "extended", "moved"]);

/// What says that a plan was given up.
const DROPPED: WordList = WordList::new(&["once", "originally", "initially", "previously", "first"]);

/// What is done to set the day of what is to come.
#[rustfmt::skip]
const CALLED: WordList = WordList::new(&[
    "announced", "arranged", "booked", "call", "called", "calling", "convened", "convoked", "fixed", "invited", "set", "summoned",
]);

/// What somebody does who sets himself a term.
#[rustfmt::skip]
const PROMISED: WordList = WordList::new(&[
    "aim", "aiming", "aims", "hope", "hopes", "hoping", "planning", "plans", "pledge", "pledged", "pledging", "promise", "promised",
    "promising", "seeking", "vow", "vowed", "vowing", "wants",
]);

/// What is sold for a month to come.
const SUPPLIED: WordList = WordList::new(&["delivery", "settlement"]);

/// What the words before an expression say about past and future.
fn hint(w: &Words, i: usize, end: usize) -> Option<Tense> {
    let near = |back: usize, words: &[&str]| (1..=back).any(|k| w.any(w.back(i, k), words));
    if near(1, &["since"]) {
        return Some(Tense::Past);
    }
    // `originally planned for March`: it may have come and gone.
    let dropped = || (2..=4).any(|k| w.any(w.back(i, k), DROPPED));
    if near(1, &["until", "till"]) && stayed(w, i, end) {
        return Some(Tense::Past);
    }
    // `when he is sentenced on Sept. 8`
    let on = w.back(i, if near(1, &["on", "in"]) { 2 } else { 1 });
    if w.s(on).ends_with("ed")
        && w.any(w.back(on, 1), &["is", "are"])
        && (2..=5).any(|k| w.any(w.back(on, k), &["when", "until", "before", "once", "after"]))
    {
        return Some(Tense::Future);
    }
    // `cannot be rebuilt before winter`
    let open = &["will", "would", "to", "can", "cannot", "must", "should", "could", "may", "might"];
    if near(1, &["before"]) && (2..=6).any(|k| w.any(w.back(i, k), open)) {
        return Some(Tense::Future);
    }
    // `signed the January memorandum`
    let done = |at: usize| w.s(at).len() > 4 && w.s(at).ends_with("ed") && !w.capital(at);
    if near(1, &["the"]) && done(w.back(i, 2)) && w.is_word(end) && !w.capital(end) {
        return Some(Tense::Past);
    }
    if near(1, &["until", "till"])
        || near(3, &["due", "scheduled", "slated", "planned", "expected", "upcoming", "forthcoming"]) && !dropped()
    {
        return Some(Tense::Future);
    }
    // `to be held on 12 October`, `to begin on Wednesday`
    let planned = &[
        "be", "begin", "start", "open", "launch", "resume", "expire", "end", "take", "meet", "visit", "leave",
        "arrive", "return", "vote", "deliver",
    ];
    if (2..=4).any(|k| w.is(w.back(i, k + 1), "to") && w.any(w.back(i, k), planned)) {
        return Some(Tense::Future);
    }
    // `were to resume Tuesday`; `had to leave Monday` is past.
    #[rustfmt::skip]
    let arranged = &[
        "is", "are", "was", "were", "be", "been", "due", "set", "going", "scheduled", "expected", "planned",
        "plans", "agreed", "slated",
    ];
    if w.any(w.back(i, 1), planned) && w.is(w.back(i, 2), "to") && w.any(w.back(i, 3), arranged) {
        return Some(Tense::Future);
    }
    // `promising an accord by mid-August`
    if near(1, &["by"]) && (2..=10).any(|k| w.any(w.back(i, k), PROMISED)) {
        return Some(Tense::Future);
    }
    // `voters go to the polls in September`
    if near(1, &["in", "on"])
        && w.seq(w.back(i, 4), &["to", "the", "polls"])
        && w.any(w.back(i, 5), &["go", "goes", "head", "heads"])
    {
        return Some(Tense::Future);
    }
    // `called a strike for Friday`, `oil for April delivery`
    if near(1, &["for"]) && !dropped() && ((3..=8).any(|k| w.any(w.back(i, k - 1), CALLED)) || w.any(end, SUPPLIED)) {
        return Some(Tense::Future);
    }
    if near(1, &["the"]) && w.seq(w.back(i, 3), &["ahead", "of"]) {
        return Some(Tense::Future);
    }
    // `announced Friday that it will`, `released on April 3`, `ends on 31 May`: the verb right before it goes before that
    // of the clause.
    let verb = if near(1, &["on", "in"]) { 2 } else { 1 };
    let (at, auxiliary) = (w.back(i, verb), w.back(i, verb + 1));
    if w.any(at, &["begins", "starts", "ends", "expires", "opens", "closes", "resumes", "falls"]) {
        return Some(Tense::Future);
    }
    // `were postponed to June 2`, `put off for Monday`
    if w.any(w.back(i, 1), &["to", "for"]) && w.any(w.back(i, 2), MOVED) {
        return Some(Tense::Future);
    }
    // `said Friday's talks would fail`: the day belongs to the talks.
    if w.kind(end) == Some(TokenKind::Clitic) {
        return None;
    }
    let word = w.s(at);
    let past = (word.len() > 4 && word.ends_with("ed") && !w.capital(at)) || matches!(word, "said" | "told");
    let open =
        w.any(auxiliary, &["be", "will", "would", "to", "may", "might", "could", "should", "must", "can", "not"]);
    (past && !open).then_some(Tense::Past)
}

/// What goes on until a day that has come.
const LASTING: WordList = WordList::new(&[
    "continued",
    "existed",
    "fought",
    "governed",
    "held",
    "hid",
    "kept",
    "lasted",
    "led",
    "lived",
    "occupied",
    "operated",
    "played",
    "raged",
    "ran",
    "reigned",
    "remained",
    "ruled",
    "served",
    "slept",
    "stayed",
    "survived",
    "taught",
    "waited",
    "went",
    "worked",
]);

/// Whether something went on until the expression, which is past then: `he served until February`, `shells fell until Monday, when`.
/// What was closed, put off or ordered until a day is still so.
fn stayed(w: &Words, i: usize, end: usize) -> bool {
    let until = w.back(i, 1);
    if w.is(end, ",") && w.is(end + 1, "when") {
        return true;
    }
    let before = |k: usize| w.back(until, k);
    let clause = || (1..=7).take_while(|&k| !(w.is_past(before(k)) || w.any(before(k), &[",", ".", ";", ":", "—"])));
    let open = &[
        "will",
        "would",
        "to",
        "may",
        "might",
        "could",
        "can",
        "must",
        "should",
        "ordered",
        "told",
        "allowed",
        "agreed",
        "closed",
        "suspended",
        "extended",
        "delayed",
        "jailed",
        "remanded",
        "banned",
        "barred",
    ];
    if clause().any(|k| w.any(before(k), open)) {
        return false;
    }
    let was = clause().find(|&k| w.any(before(k), &["was", "were", "had"]));
    // `was president until March`, and not `was closed until Monday`
    let office = &[
        "a",
        "an",
        "the",
        "state",
        "prime",
        "deputy",
        "vice",
        "acting",
        "interim",
        "party",
        "defence",
        "defense",
        "finance",
        "foreign",
        "president",
        "minister",
        "governor",
        "mayor",
        "chief",
        "head",
        "leader",
        "chairman",
        "director",
        "secretary",
        "in",
        "at",
        "among",
        "with",
        "under",
    ];
    let noun = was.is_some_and(|k| k > 1 && w.any(before(k - 1), office));
    noun || clause().any(|k| w.any(before(k), LASTING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;
    use crate::time::DateOrder;

    fn spans(text: &str, opaque: &[Span]) -> Vec<String> {
        find(text, &lang::tokenize(text), opaque).iter().map(|e| e.span.of(text).to_string()).collect()
    }

    #[test]
    fn opaque_spans_hold_no_expression() {
        let text = "In 2018, in 2019, in 2020.";
        assert_eq!(spans(text, &[]), ["2018", "2019", "2020"]);
        assert_eq!(spans(text, &[Span::new(9, 16)]), ["2018", "2020"]);
        assert_eq!(spans("On 12 June 2018 it rained.", &[Span::new(6, 10)]), ["2018"]);
    }

    #[test]
    fn the_order_of_day_and_month_is_seen() {
        let order = |text: &str| crate::time::date_order(&find(text, &lang::tokenize(text), &[]));
        assert_eq!(order("on June 3, 2018"), Some(DateOrder::MonthFirst));
        assert_eq!(order("on 3 June 2018"), Some(DateOrder::DayFirst));
        assert_eq!(order("on 25/12/2018"), Some(DateOrder::DayFirst));
        assert_eq!(order("on 3 June and June 5"), None);
        assert_eq!(order("on 3/4/2018"), None);
    }
}
