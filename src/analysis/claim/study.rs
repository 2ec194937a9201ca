//! What a text says of the study that it tells of: its sample, its count, its interviews, and what they are confined to.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// What somebody who studies something makes and asks.
#[rustfmt::skip]
const STUDIES: WordList = WordList::new(&[
    "analysis", "baseline", "benchmark", "coders", "coding", "count", "coverage", "dataset", "estimate", "estimates", "fieldwork", "index", "interviewers", "interviews", "method", "methodology", "model", "monitor",
    "monitoring", "respondents", "sample", "sampling", "scope", "series", "survey", "surveys",
]);

/// What these do and what is done with them, by lemma.
#[rustfmt::skip]
const CONFINED: WordList = WordList::new(&[
    "assume", "begin", "combine", "conduct", "confine", "count", "cover", "draw", "end", "exclude", "extend", "follow", "go", "include", "last", "leave", "limit", "measure", "omit",
    "rest", "restrict", "run", "skew", "span", "start", "stop", "take", "track", "treat", "use", "weigh", "weight",
]);

/// Names of months and days.
#[rustfmt::skip]
const DAYS: WordList = WordList::new(&[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november", "october", "saturday", "september", "sunday",
    "thursday", "tuesday", "wednesday",
]);

/// `The analysis is confined to registered vessels.`, `Interviews lasted two hours.`, `The estimate assumes four persons to a tent.` Linear in the sentence.
pub(super) fn tells_of_study(reading: &Reading, main: &VerbGroup) -> bool {
    if main.modal.is_some() || !reading.references.is_empty() || !CONFINED.has(&main.lemma) && &*main.lemma != "be" {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let article = reading.is(
        subject.start,
        &["the", "all", "these", "our", "any", "each", "every", "no", "such", "only", "both", "this"],
    );
    let bare = subject.start + usize::from(article);
    if !reading.is(bare, STUDIES) {
        return false;
    }
    let present = main.tense == Some(Tense::Present);
    let named = || {
        let name = |at: usize| {
            reading.is_name(at) && reading.span(at).len() > 1 && !reading.is(at.wrapping_sub(1), &[".", ";", ":"])
        };
        (reading.first..reading.end).any(|at| name(at) || reading.is(at, &["by"]) && at >= after)
    };

    let opens = bare == subject.start || reading.is(subject.start, &["the", "our", "this", "all", "each"]);

    let whole =
        bare + 1 == subject.end || reading.is(bare + 1, &["of", "for", "in", "on", "with"]) && subject.len() <= 6;
    let own = reading.is(subject.start, &["our"])
        || reading.is(bare, &["coders", "coding", "coverage", "fieldwork", "sampling", "baseline"]);
    // `The estimate assumes four persons to a tent.`, but `The count was stopped by the army on 3 May.`
    let plain = !named()
        && (present
            || own
            || !main.passive && reading.is(bare, &["interviewers", "interviews", "respondents", "sample"]));
    let dated = (after..reading.end).any(|at| reading.is(at, DAYS));
    let be = &*main.lemma == "be";
    let part = reading.is(after, &["an", "a", "the", "not", "our"])
        && (after..after + 4)
            .any(|at| reading.is(at, &["average", "mean", "median", "count", "sum", "total", "own", "ours"]));
    opens && whole && plain && (!dated || present) && (!be || part && present)
}
