//! Phrases that date by an event which the text has told of: `in the week of the decree`, `on the night of the vote`, `on the day itself`.

use super::reading::Reading;
use crate::text::wordlist::WordList;

/// Stretches of time that an event gives its name to.
const STRETCHES: WordList = WordList::new(&[
    "afternoon",
    "day",
    "days",
    "eve",
    "evening",
    "hour",
    "hours",
    "month",
    "morning",
    "night",
    "week",
    "weekend",
    "weeks",
    "year",
]);

/// What happens on a day.
#[rustfmt::skip]
const EVENTS: WordList = WordList::new(&[
    "announcement", "arrest", "arrests", "attack", "ban", "blast", "blaze", "coup", "crash", "decision", "decree", "earthquake", "election", "elections", "explosion", "fire", "flood", "funeral", "handover", "hearing",
    "inauguration", "killing", "killings", "landing", "launch", "murder", "offer", "outage", "protest", "quake", "raid", "referendum", "resignation", "ruling", "sale", "seizure", "sentence", "shooting", "signature",
    "signing", "sinking", "speech", "spill", "storm", "strike", "summit", "transfer", "trial", "verdict", "vote", "wedding", "withdrawal",
]);

/// Whether the sentence has one. Linear in the sentence.
pub(super) fn dates_by_event(reading: &Reading) -> bool {
    (reading.first..reading.end).any(|at| {
        if !reading.is(at, STRETCHES) || reading.is_quoted(reading.span(at).start) {
            return false;
        }
        let itself = reading.is(at + 1, &["itself"]);
        let of = reading.is(at + 1, &["of", "after", "before"])
            && reading.is(at + 2, &["the", "his", "her", "its", "their"]);
        let event = of && (at + 3..at + 6).any(|at| reading.is(at, EVENTS));
        let definite = reading.is(at.wrapping_sub(1), &["the", "same", "very"]);
        definite && (itself || event)
    })
}
