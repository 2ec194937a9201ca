//! Risks that are graded or said to grow: judgements without a word of likelihood.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// `The risk of famine is growing.`
pub(super) fn is_shifting_risk(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let shifts = matches!(
        &*main.lemma,
        "grow"
            | "rise"
            | "increase"
            | "mount"
            | "recede"
            | "fade"
            | "shrink"
            | "fall"
            | "diminish"
            | "narrow"
            | "widen"
            | "dim"
    );
    let head = subject.clone().find(|&at| reading.is(at, &["of", "that", "for", "to", "from"])).unwrap_or(subject.end);
    shifts && main.tense == Some(Tense::Present) && head > subject.start && reading.is(head - 1, super::view::RISKS)
}

/// `The risk of collapse is high.`: a likelihood by another name, graded.
pub(super) fn is_graded_risk(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const GRADES: WordList = WordList::new(&[
        "acute", "bleak", "considerable", "dim", "elevated", "fair", "good", "great", "growing", "high", "higher", "limited", "low",
        "lower", "minimal", "moderate", "negligible", "poor", "real", "remote", "serious", "significant", "slight", "slim", "small",
        "substantial",
    ]);
    let subject = reading.subject_of(main);
    let head = subject.clone().find(|&at| reading.is(at, &["of", "that", "for", "to", "from"])).unwrap_or(subject.end);
    let after = reading.token_at(main.span.end);
    matches!(&*main.lemma, "be" | "remain" | "stay")
        && main.tense == Some(Tense::Present)
        && head > subject.start
        && reading.is(head - 1, super::view::RISKS)
        && (after..after + 3).any(|at| {
            // `The chance of a coup is about 20 %.`
            let number = reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
            reading.is(at, GRADES) || number || reading.phrase(at, "one in").is_some()
        })
}
