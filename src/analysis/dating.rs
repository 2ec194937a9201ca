//! What dates a claim: a time of the calendar, a stretch of it, an event whose date is known.

use super::context::Context;
use super::pass::TimeMention;
use crate::dossier::Dossier;
use crate::dossier::recognise::{Kind, Mention};
use crate::time::{TimeValue, TimexType};

/// Whether a time begins behind the document's own date, or reaches beyond it.
pub(super) fn is_ahead(value: &TimeValue, context: &Context) -> bool {
    let written = context.anchor.and_then(|anchor| anchor.first);
    value.interval.zip(written).is_some_and(|((_, last), written)| last > written)
}

/// Whether a time dates a claim: it resolves to an interval of the calendar.
pub(super) fn dates(value: &TimeValue) -> bool {
    value.interval.is_some() && matches!(value.timex, TimexType::Date | TimexType::Time)
}

/// Whether a date tells its year, though not which days: `FY24`, `4/5/24`.
pub(super) fn gives_year(value: &TimeValue) -> bool {
    let year = value.value.strip_prefix("FY").unwrap_or(&value.value);
    value.timex == TimexType::Date
        && value.interval.is_none()
        && year.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `the past 24 hours`, `the last two months`: a stretch of time that ends at the anchor date.
pub(super) fn counts_back(time: &TimeMention, text: &str) -> bool {
    let words = time.span.of(text).split_ascii_whitespace().take(2);
    let back =
        |word: &str| ["past", "last", "previous", "preceding"].iter().any(|other| word.eq_ignore_ascii_case(other));
    // `48 hours ago` gives no day by itself.
    let ago = || time.span.of(text).ends_with(" ago");
    time.value.timex == TimexType::Duration && (words.into_iter().any(back) || is_part_of_date(time, text))
        || time.value.timex == TimexType::Time && ago()
}

/// `the first twelve days of September`: a stretch that begins or ends what is a date.
fn is_part_of_date(time: &TimeMention, text: &str) -> bool {
    let ends = ["first", "last", "final", "opening", "closing"];
    time.span.of(text).split_once(" of ").is_some_and(|(stretch, _)| {
        let mut words = stretch.split_ascii_whitespace().take(2);
        words.any(|word| ends.iter().any(|end| word.eq_ignore_ascii_case(end)))
    })
}

/// `thirty years before that`, `two days later`: a stretch of time from the date that was told before.
pub(super) fn counts_from(time: &TimeMention, text: &str) -> bool {
    let mut words = text
        .get(time.span.end..)
        .unwrap_or_default()
        .split_whitespace()
        .map(|word| word.trim_end_matches(|mark: char| mark.is_ascii_punctuation()));
    let to_date = |word: &str| matches!(word, "that" | "this" | "it" | "then" | "which");
    time.value.timex == TimexType::Duration
        && matches!(words.next(), Some("before" | "after"))
        && words.next().is_some_and(to_date)
}

/// Whether a mention names one event whose date is known.
pub(super) fn is_dated_event(mention: &Mention, dossier: &Dossier) -> bool {
    mention.kind == Kind::Event
        && mention.candidates.len() == 1
        && mention.candidates.first().and_then(|id| dossier.event(id)).is_some_and(|event| event.start.is_some())
}
