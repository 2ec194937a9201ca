//! What is to come, by its form: what is planned, awaited, expected in a headline.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// `No breakthrough is expected.`, `A decision is expected by June.`: behind the verb nothing but a time.
pub(super) fn is_awaited(reading: &Reading, after: usize) -> bool {
    after >= reading.end
        || reading.is(after, &[".", ";"])
        || reading.is(
            after,
            &[
                "in", "by", "on", "before", "this", "next", "soon", "later", "today", "tomorrow", "within", "until",
                "at",
            ],
        ) && !reading.is(after + 1, &["the"])
}

/// `The envoys are to meet in May.`: what is planned. `The aim is to win time` tells what the aim is.
pub(super) fn is_to(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const AIMS: WordList = WordList::new(&[
        "aim", "aims", "all", "answer", "choice", "decision", "duty", "effect", "function", "goal", "goals", "hope", "idea", "intent",
        "intention", "it", "job", "mandate", "method", "mission", "objective", "objectives", "option", "plan", "plans", "point", "policy",
        "practice", "priority", "proposal", "purpose", "remedy", "role", "rule", "solution", "step", "strategy", "tactic", "target",
        "task", "tasks", "trick", "way", "what", "wish",
    ]);
    let mut subject = reading.subject_of(main);
    let from = reading.token_at(main.span.start);
    main.tense == Some(Tense::Future)
        && main.modal.is_none()
        && reading.is(from, &["is", "are", "am", "'s", "\u{2019}s", "'re", "\u{2019}re"])
        && (from + 1..from + 4).any(|at| reading.is(at, &["to"]))
        && !subject.is_empty()
        && !subject.any(|at| reading.is(at, AIMS))
}

/// `More strikes expected`, `New sanctions expected in June`: who expects is not said.
pub(super) fn is_headline_forecast(reading: &Reading, main: &VerbGroup) -> bool {
    const PRONOUNS: WordList = WordList::new(&["i", "we", "he", "she", "it", "they", "you", "who", "that"]);
    let after = reading.token_at(main.span.end);
    let verb = reading.token_at(main.span.start);
    let loose = after >= reading.end
        || reading.is(after, &["."])
        || reading
            .is(after, &["in", "by", "on", "from", "before", "this", "next", "soon", "later", "tomorrow", "within"]);
    &*main.lemma == "expect"
        && main.tense == Some(Tense::Past)
        && !main.passive
        && loose
        && verb > reading.first
        && !reading.is(verb.wrapping_sub(1), PRONOUNS)
}

pub(super) fn is_going_to(reading: &Reading, main: &VerbGroup) -> bool {
    let at = reading.token_at(main.span.start);
    main.tense == Some(Tense::Future) && (at..at + 4).any(|at| reading.phrase(at, "going to").is_some())
}
