//! What a text says is not known, of whatever: gaps that no source can be cited for.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// What a text may lack.
#[rustfmt::skip]
const DATA: WordList = WordList::new(&[
    "account", "count", "data", "date", "details", "estimate", "estimates", "figure", "figures", "information", "list", "name", "names", "news", "number", "numbers", "record",
    "records", "sources", "statistics", "trace", "word",
]);

/// How unknown something is.
#[rustfmt::skip]
const OPEN: WordList = WordList::new(&[
    "disputed", "guesswork", "unaccounted", "uncertain", "unclear", "undetermined", "unestablished", "unexplained", "unidentified", "unknown", "unproven", "unresolved", "unverified",
]);

/// What nobody managed to do, by lemma.
#[rustfmt::skip]
const SOUGHT: WordList = WordList::new(&[
    "ascertain", "authenticate", "check", "confirm", "corroborate", "date", "determine", "establish", "find", "geolocate", "identify", "locate", "match", "reconcile", "reconstruct",
    "resolve", "settle", "trace", "verify",
]);

/// Whether the sentence says that something is not known. Linear in the words about its verb.
pub(super) fn is_unknown(reading: &Reading, main: &VerbGroup) -> bool {
    if !reading.references.is_empty() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let ends = |at: usize| {
        at >= reading.end
            || reading.is(at, &[".", ",", ";", "–", "—"])
            || reading.is(at, &["yet", "at", "so", "still", "and", "but"])
            || reading.is(at, &["to"]) && reading.is(at + 1, &["us", "me", "the"]) && !reading.is(at + 2, &["free"])
    };
    let agent = || (after..reading.end).any(|at| reading.is(at, &["by"]));
    // `The owner of the hull could not be established.`
    let sought = main.negated && main.passive && SOUGHT.has(&main.lemma);
    if sought && matches!(main.modal.as_deref(), Some("could" | "can")) {
        return !agent();
    }
    if main.tense != Some(Tense::Present) || main.modal.is_some() {
        return false;
    }
    let lemma = &*main.lemma;
    // `It is too early to say.`
    let it = reading.is(subject.start, &["it"]) && subject.len() == 1;
    let alone = || reading.main_verbs().nth(1).is_none();
    if it
        && lemma == "be"
        && alone()
        && reading.phrase(after, "too early to").or(reading.phrase(after, "too soon to")).is_some()
    {
        return true;
    }
    let none = reading.is(subject.start, &["no", "nothing", "little", "neither"]);
    // `No motive is known.`, `No independent count is available.`
    if none && !main.negated {
        let known = main.passive && matches!(lemma, "know" | "establish")
            || lemma == "be" && reading.is(after, &["known", "available", "established"]);
        return known && !agent();
    }
    // `The date of the raid is not known.`, `The cause remains unknown.`, `The size is anyone's guess.`
    let adverb =
        |at: usize| reading.is(at, &["not", "still", "as", "yet", "also", "so", "far", "largely", "a", "matter", "of"]);
    let at = (after..after + 5).find(|&at| !adverb(at)).unwrap_or(after);
    let unknown = matches!(lemma, "be" | "remain" | "stay")
        && (reading.is(at, OPEN) || main.negated && reading.is(at, &["known", "clear", "established", "certain"]));
    if unknown && ends(at + 1) || main.negated && main.passive && matches!(lemma, "know" | "establish") && ends(after) {
        return true;
    }
    // `There is no word on the pilot.`, `There are no data for the north.`
    let there = lemma == "be" && reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["there"]);
    let at = if reading.is(after, &["still", "as", "yet"]) { after + 1 } else { after };
    there
        && reading.is(at, &["no", "little"])
        && (at + 1..at + 4).any(|at| {
            reading.is(at, DATA) && (ends(at + 1) || reading.is(at + 1, &["on", "of", "for", "from", "about"]))
        })
}
