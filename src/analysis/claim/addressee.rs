//! What a text says to those who asked for it: `You asked whether …`, `The committee is asked to note …`.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// Whom papers are laid before.
#[rustfmt::skip]
const READERS: WordList = WordList::new(&[
    "addressees", "analysts", "board", "cabinet", "chair", "clients", "colleagues", "committee", "commission", "council", "desk", "desks", "director", "directors", "editors", "group", "management",
    "members", "minister", "ministers", "offices", "panel", "posts", "principals", "readers", "recipients", "secretary", "staff", "stations", "subscribers", "underwriters", "users",
]);

/// Whether it does. Constant.
pub(super) fn speaks_to_reader(reading: &Reading, main: &VerbGroup) -> bool {
    if !reading.references.is_empty() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    // `You asked whether anybody can license them.`, `You may quote from this letter.`
    let you = reading.is(reading.first, &["you"]) && subject.len() == 1;
    if you {
        let asked = matches!(
            &*main.lemma,
            "ask"
                | "want"
                | "wish"
                | "request"
                | "enquire"
                | "inquire"
                | "write"
                | "raise"
                | "put"
                | "send"
                | "mention"
                | "know"
                | "have"
        );
        let may = matches!(main.modal.as_deref(), Some("may" | "can" | "will" | "need" | "should" | "must"));
        return asked || may;
    }
    // `Members asked what is known of the effect.`: what the paper answers.
    let those = subject.len() == 1
        && reading.is(
            subject.start,
            &["members", "clients", "colleagues", "readers", "subscribers", "ministers", "underwriters"],
        );
    let whether =
        reading.is(after, &["what", "whether", "how", "why", "if", "who", "which", "about", "us", "when", "where"]);
    if those && whether && matches!(&*main.lemma, "ask" | "want" | "wonder" | "enquire" | "inquire") {
        return true;
    }
    // `The committee is asked to keep the country in group C.`
    let asked = main.passive
        && main.tense == Some(Tense::Present)
        && main.modal.is_none()
        && matches!(&*main.lemma, "ask" | "invite" | "request" | "recommend" | "remind" | "thank")
        && reading.is(after, &["to", "that", "for", "not"]);
    asked
        && subject.len() <= 3
        && reading.is(subject.end.wrapping_sub(1), READERS)
        && !subject.clone().any(|at| reading.is_name(at))
}
