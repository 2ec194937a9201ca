//! Where a text's own work stands: `Two calls are still outstanding.`, `The registry search is with our agent.`, `The interpreter is booked.`

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// What desks do and wait for.
#[rustfmt::skip]
const WORK: WordList = WordList::new(&[
    "annex", "annexes", "answer", "answers", "approval", "booking", "call", "calls", "check", "checks", "clearance", "comment", "comments", "confirmation", "cover", "deadline", "draft", "feedback", "follow-up",
    "handover", "input", "inputs", "interpreter", "interview", "interviews", "invoice", "invoices", "item", "items", "map", "maps", "minutes", "payment", "photos", "print", "query", "queries", "question",
    "questions", "recording", "recordings", "reminder", "replies", "reply", "request", "requests", "response", "responses", "results", "review", "search", "searches", "sign-off", "slides", "summary", "task", "tasking", "tasks", "thread", "ticket",
    "tickets", "transcript", "transcripts", "translation", "translations", "travel", "up", "update", "verification",
]);

/// How far it is.
#[rustfmt::skip]
const STATES: WordList = WordList::new(&[
    "attached", "booked", "closed", "complete", "done", "due", "filed", "finished", "folded", "in", "late", "logged", "missing", "open", "outstanding", "overdue", "paid", "pending", "ready", "sent", "to", "underway",
]);

/// Whether the sentence tells how far the desk's own work is. Constant.
pub(super) fn is_pending(reading: &Reading, main: &VerbGroup) -> bool {
    if main.tense != Some(Tense::Present) || main.modal.is_some() || !reading.references.is_empty() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let head = subject.clone().take(6).find(|&at| {
        reading.is(at, WORK)
            && (at + 1 == subject.end
                || reading.is(at + 1, &["for", "from", "of", "on", "to", "with", "is", "are", "-"]))
    });
    let named = |from: usize, to: usize| (from..to).any(|at| reading.is_name(at) && reading.span(at).len() > 1);
    let Some(head) = head.filter(|_| subject.len() <= 9) else { return false };
    // `The army's request to parliament is pending` is the army's.
    let owned = (subject.start..head)
        .any(|at| reading.tokens.get(at).is_some_and(|token| token.kind == crate::lang::TokenKind::Clitic))
        || reading.is(subject.start, &["his", "her", "its", "their"]);
    let at = (after..after + 3)
        .find(|&at| !reading.is(at, &["still", "now", "also", "all", "not", "yet", "already"]))
        .unwrap_or(after);
    let ends = |at: usize| {
        at >= reading.end || reading.is(at, &[".", ",", ";", "for", "from", "until", "on", "and", "with", "since"])
    };
    let last = reading.token_at(main.head.start);
    // `is paid`, `are folded in`, `is booked`: the participle is the verb's.
    let done = (main.passive || main.aspect.progressive)
        && reading.is(last, STATES)
        && (ends(after) || reading.is(after, &["in"]));
    let state = &*main.lemma == "be"
        && (reading.is(at, STATES) && !reading.is(at, &["in", "to"]) && ends(at + 1)
            || reading.is(at, &["in"])
                && (ends(at + 1)
                    || reading.is(at + 1, &["hand", "draft", "progress", "train", "the"]) && ends(at + 2))
            || reading.phrase(at, "under way").is_some()
            || reading.is(at, &["with"])
                && (reading.is(at + 1, &["our", "my", "us"]) || reading.is(at + 1, &["legal", "finance"])));
    !owned && (done || state) && !named(subject.start + 1, subject.end) && !named(after, reading.end)
}
