//! Whether a sentence is plainly of the world: it tells of something particular, and speaks neither of texts nor of the writer and the reader.
//!
//! In a note that cites throughout, what is not so and cites nothing is more often the writer's own remark than a claim that lacks its source.

use super::attribution::Attribution;
use super::cues;
use super::metadiscourse;
use super::reading::Reading;
use crate::lang::{TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Those who write and read.
#[rustfmt::skip]
const PERSONS: WordList = WordList::new(&["i", "me", "mine", "my", "our", "ours", "us", "we", "you", "your", "yours"]);

/// Names of the calendar, which name nothing in the world.
#[rustfmt::skip]
const CALENDAR: WordList = WordList::new(&[
    "april", "august", "autumn", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november", "october",
    "ramadan", "saturday", "september", "spring", "summer", "sunday", "thursday", "tuesday", "wednesday", "winter",
]);

/// Whether the sentence is plainly of the world. `main` is the first verb of its main clause. Linear in the sentence.
pub(super) fn is_worldly(
    reading: &Reading,
    main: Option<&VerbGroup>,
    attribution: Option<&Attribution>,
    occurrence: bool,
) -> bool {
    if speaks_of_text(reading, main) {
        return false;
    }
    // `Both were checked twice.`: who did it is not said, as a writer leaves himself out.
    // `The bank was rescued in May.` tells of a day, though.
    let agent = || (reading.first..reading.end).any(|at| reading.is(at, &["by"]) || reading.is(at, CALENDAR));
    let acts = occurrence && main.is_some_and(|main| !main.passive || agent());
    acts || attribution.is_some()
        || opens_with_name(reading)
        || (reading.first..reading.end).any(|at| is_particular(reading, at))
}

/// Whether it speaks of the writer, the reader, or a text.
fn speaks_of_text(reading: &Reading, main: Option<&VerbGroup>) -> bool {
    let person =
        |at: usize| reading.is(at, PERSONS) && (reading.word(at) != "US") && !reading.is_quoted(reading.span(at).start);
    if (reading.first..reading.end).any(person) {
        return true;
    }
    let subject = main.map_or(reading.first..reading.first, |main| reading.subject_of(main));
    let pointed = |at: usize| {
        reading.is(at.wrapping_sub(1), &["this", "these", "next", "same"]) && reading.is(at, metadiscourse::TEXTS)
    };
    reading.cues(cues::TEXT).any(|at| subject.contains(&at) || pointed(at))
}

/// `Baldé, now a former minister, …`: what stands in apposition to the first word tells that it is a name.
fn opens_with_name(reading: &Reading) -> bool {
    let first = reading.first;
    reading.is(first + 1, &[","])
        && reading.is(first + 2, &["a", "an", "formerly", "now", "once", "the", "then", "who", "whose"])
        && reading.tokens.get(first).is_some_and(|token| token.capital && token.span.len() > 2)
        && (first + 3..reading.end.min(first + 14)).any(|at| reading.is(at, &[","]))
}

/// A name, a number that is no day's, or a quotation.
fn is_particular(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at).filter(|_| !reading.is_reference(at)) else { return false };
    match token.kind {
        TokenKind::Number => {
            // `on 9 July`, `July 9`
            let month = |at: usize| reading.is(at, CALENDAR);
            !(month(at + 1) || month(at.wrapping_sub(1)))
        }
        TokenKind::Word => {
            let behind_mark = reading.is(at.wrapping_sub(1), &[".", ":", ";"]);
            reading.is_name(at) && token.span.len() > 1 && !behind_mark && !reading.is(at, CALENDAR)
        }
        _ => reading.is(at, &["“", "\"", "«"]),
    }
}
