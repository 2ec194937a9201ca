//! Sentences that move the text along or weigh it, and tell nothing of the world that a source could: structure, open questions put
//! as statements, the writer's summing up.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// `There are three reasons for this.`, `The question is not whether but when.`, `One can only guess.`
pub(super) fn leads_on(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const PARTS: WordList = WordList::new(&[
        "reasons", "options", "scenarios", "questions", "factors", "points", "ways", "explanations", "readings", "possibilities",
    ]);
    const IDLE: &[&str] = &["time will tell", "only time will tell", "the jury is", "so much for", "enough said"];
    if reading.end - reading.first <= 8 && IDLE.iter().any(|phrase| reading.phrase(reading.first, phrase).is_some()) {
        return true;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let verb = reading.token_at(main.span.start);
    let be = &*main.lemma == "be" && main.tense == Some(Tense::Present) && main.modal.is_none();
    let there = reading.is(verb.wrapping_sub(1), &["there"]) && verb <= reading.first + 1;
    let named = |from: usize| (from..reading.end).any(|at| reading.is_name(at));
    if be && there && (after..after + 3).any(|at| reading.is(at, PARTS)) && !named(after) {
        return true;
    }
    let question = reading.is(subject.end.wrapping_sub(1), &["question", "issue"]) && subject.len() <= 3;
    let asks = |at: usize| reading.is(at, &["whether", "who", "how", "when", "what", "why", "where", "if"]);
    let at = if reading.is(after, &["not", "n't", "now", "rather"]) { after + 1 } else { after };
    if be && question && asks(at) {
        return true;
    }
    let one = reading.is(reading.first, &["one"]) && subject.len() == 1;
    one && main.modal.is_some() && matches!(&*main.lemma, "guess" | "speculate" | "hope" | "wonder" | "imagine" | "ask")
}

/// `Much depends on the army.`, `What matters more is who counts.`, `This is new.`, `In short, little has changed.`: the writer weighs.
pub(super) fn weighs(reading: &Reading, main: &VerbGroup) -> bool {
    let first = reading.first;
    let subject = reading.subject_of(main);
    let present = main.tense == Some(Tense::Present) && main.modal.is_none();
    let much = reading.is(first, &["much", "everything", "most", "all"]) && subject.len() <= 2;
    if much && present && matches!(&*main.lemma, "depend" | "hinge" | "turn") {
        return true;
    }
    if present && reading.is(first, &["what"]) && reading.is(first + 1, &["matters", "counts"]) {
        return true;
    }
    // A short word on what was said: no name, no number, nothing cited.
    let pronoun = reading.is(first, &["this", "that", "these", "those"]) && subject.len() == 1;
    let short = reading.end - first <= 6
        && reading.references.is_empty()
        && (first..reading.end)
            .all(|at| !reading.is_name(at) && !reading.word(at).bytes().any(|byte| byte.is_ascii_digit()));
    if pronoun && present && short && &*main.lemma == "be" && !main.aspect.perfect {
        return true;
    }
    let sums = [
        "in short",
        "in sum",
        "to sum up",
        "all in all",
        "in conclusion",
        "to conclude",
        "on the whole",
        "time will tell",
    ];
    sums.iter().any(|phrase| reading.phrase(first, phrase).is_some())
}

/// `Readers who want the roll can ask the desk.`, `The spreadsheet is on the shared drive.`, `An earlier version of this note gave …`
pub(super) fn tells_where(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    if reading.is(reading.first, &["readers"]) && (main.modal.is_some() || main.tense == Some(Tense::Present)) {
        return true;
    }
    // `Distribution is limited to the desk.`
    let handed = reading.is(subject.end.wrapping_sub(1), &["distribution", "circulation", "dissemination"])
        && subject.len() <= 2;
    if handed && matches!(&*main.lemma, "be" | "limit" | "restrict") && main.tense == Some(Tense::Present) {
        return true;
    }
    let drive = |at: usize| {
        reading.is(at, &["shared"]) && reading.is(at + 1, &["drive", "folder", "directory", "space"])
            || reading.is(at, &["intranet"])
    };
    if &*main.lemma == "be" && (after..after + 4).any(drive) {
        return true;
    }
    let of_this = |at: usize| reading.is(at, &["of"]) && reading.is(at + 1, &["this"]);
    let version =
        |at: usize| reading.is(at, &["version", "versions", "draft", "drafts", "edition", "issue"]) && of_this(at + 1);
    (subject.start..subject.end).any(version)
}
