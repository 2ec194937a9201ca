//! Whether a sentence tells something particular of the world: what somebody did, what somebody said, a name, a number.
//!
//! In a note that cites throughout, a general remark that cites nothing (`Salt prices move with the rain.`) is the writer's own more often than a
//! claim that lacks its source.

use super::attribution::Attribution;
use super::reading::Reading;
use crate::lang::{TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Names of the calendar, which name nothing in the world.
#[rustfmt::skip]
const CALENDAR: WordList = WordList::new(&[
    "april", "august", "autumn", "december", "february", "friday", "fridays", "january", "july", "june", "march", "may", "monday", "mondays", "november", "october", "ramadan",
    "saturday", "saturdays", "september", "spring", "summer", "sunday", "sundays", "thursday", "thursdays", "tuesday", "tuesdays", "wednesday", "wednesdays", "winter",
]);

/// Whether it does. `main` is the first verb of its main clause. Linear in the sentence.
pub(super) fn is_plain(
    reading: &Reading,
    main: Option<&VerbGroup>,
    attribution: Option<&Attribution>,
    occurrence: bool,
) -> bool {
    // `Both were checked twice.`: who did it is not said, as a writer leaves himself out. `The bank was rescued in May.` tells of a day, though.
    let agent = || (reading.first..reading.end).any(|at| reading.is(at, &["by"]) || reading.is(at, CALENDAR));
    let acts = occurrence && main.is_some_and(|main| !main.passive || main.aspect.perfect && !main.negated || agent());
    acts || attribution.is_some()
        || opens_with_name(reading)
        || (reading.first..reading.end).any(|at| is_particular(reading, at))
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
