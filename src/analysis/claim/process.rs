//! What the writer did to find out: sentences in the first person, the desk's own work, entries of a log.

use super::reading::Reading;
use crate::lang::VerbGroup;
use crate::text::wordlist::WordList;

/// The writer is the subject, and does not judge.
pub(super) fn is_process(reading: &Reading, main: &VerbGroup) -> bool {
    if first_person(reading, main) {
        return !super::assessment::judges_as_writer(reading, main);
    }
    // `The desk has asked for the manifest.`; what `the desk` of a shipping firm issued would be cited.
    let works = matches!(
        &*main.lemma,
        "ask"
            | "chase"
            | "check"
            | "compare"
            | "contact"
            | "follow"
            | "interview"
            | "monitor"
            | "phone"
            | "read"
            | "request"
            | "review"
            | "search"
            | "see"
            | "track"
            | "translate"
            | "verify"
            | "visit"
            | "watch"
    );
    if works && super::view::own_voice(reading, main) && reading.references.is_empty() {
        return true;
    }
    let subject = reading.subject_of(main);
    if logs_work(reading) || subject.is_empty() && works_unnamed(reading, main) {
        return true;
    }
    // `Two interviews were held by phone.`
    let held = matches!(&*main.lemma, "hold" | "conduct" | "carry" | "record" | "transcribe" | "translate" | "do")
        && main.passive;
    if held
        && subject.end.checked_sub(1).is_some_and(|head| reading.is(head, &["interviews", "interview"]))
        && subject.len() <= 3
    {
        return true;
    }
    // `It reached us by post.`, `The file was shown to the desk.`
    let after = reading.token_at(main.span.end);
    let us =
        |at: usize| reading.is(at, &["us", "me"]) || reading.is(at, &["the", "this"]) && reading.is(at + 1, &["desk"]);
    let came = matches!(&*main.lemma, "reach" | "contact") && us(after)
        || matches!(&*main.lemma, "come" | "send" | "show" | "pass" | "give" | "hand" | "leak" | "forward")
            && (&*main.lemma == "come" || main.passive)
            && reading.is(after, &["to"])
            && us(after + 1);
    if came {
        return true;
    }
    let own = reading.is(subject.start, &["our", "my", "this"]);
    #[rustfmt::skip]
    const OWN_PEOPLE: WordList = WordList::new(&[
        "analyst", "analysts", "author", "colleague", "colleagues", "contact", "contacts", "copy", "correspondent", "correspondents", "desk",
        "draft", "fixer", "interlocutor", "interlocutors", "interviews", "notes", "office", "questions", "reporter", "request", "requests",
        "researchers", "review", "search", "searches", "staff", "stringer", "team",
    ]);
    own && reading.is(subject.end.saturating_sub(1), OWN_PEOPLE) && subject.len() <= 4
}

/// `14/3 – asked Ms Abe for her notes`: an entry of the writer's own log, the subject left out.
fn logs_work(reading: &Reading) -> bool {
    #[rustfmt::skip]
    const WORK: WordList = WordList::new(&[
        "archived", "asked", "booked", "chased", "checked", "drafted", "emailed", "e-mailed", "filed", "forwarded", "graded", "logged",
        "phoned", "received", "reread", "rang", "transcribed",
    ]);
    let first = reading.first;
    let behind_mark = first > 0 && reading.is(first - 1, &["–", "—", "-", ":"]);
    behind_mark && reading.is(first, WORK) && !reading.is(first + 1, &["for", "on", "by", "in"])
}

/// `could not open the PDF`, `spoke to N. on the phone`, `saw this on X`: the writer's work, without the pronoun.
fn works_unnamed(reading: &Reading, main: &VerbGroup) -> bool {
    const READ: WordList = WordList::new(&[
        "access",
        "check",
        "confirm",
        "download",
        "find",
        "get",
        "locate",
        "make",
        "match",
        "open",
        "read",
        "reach",
        "see",
        "trace",
        "translate",
        "verify",
    ]);
    let (verb, after) = (reading.token_at(main.span.start), reading.token_at(main.span.end));
    if verb != reading.first {
        return false;
    }
    let tried = matches!(main.modal.as_deref(), Some("could" | "can")) && main.negated && READ.has(&main.lemma);
    let asked = main.aspect.perfect
        && main.tense == Some(crate::lang::Tense::Present)
        && matches!(
            &*main.lemma,
            "ask" | "email" | "write" | "request" | "chase" | "ring" | "call" | "send" | "check" | "read"
        );
    let spoke = matches!(&*main.lemma, "speak" | "talk") && reading.is(after, &["to", "with"])
        || matches!(&*main.lemma, "see" | "hear" | "find" | "read" | "get")
            && reading.is(after, &["this", "these", "it", "that"]);
    reading.references.is_empty() && (tried || asked || spoke)
}

/// Whether `I` or `we` is the subject of `group`.
pub(super) fn first_person(reading: &Reading, group: &VerbGroup) -> bool {
    let at = reading.token_at(group.span.start);
    // `Nor have I seen the draft.`
    let inverted = reading.is(reading.first, &["nor", "neither", "never", "only", "so"]) && at <= reading.first + 3;
    if inverted && (at..reading.token_at(group.span.end).max(at + 2)).any(|at| reading.is(at, &["i", "we"])) {
        return true;
    }
    (at.saturating_sub(3)..at).rev().find(|&before| reading.is(before, &["i", "we"])).is_some_and(|before| {
        // Adverbs may stand between, nothing else.
        (before + 1..at).all(|between| {
            reading.word(between).ends_with("ly")
                || reading.is(between, &["also", "then", "still", "now", "both", "all", "therefore"])
        })
    })
}
