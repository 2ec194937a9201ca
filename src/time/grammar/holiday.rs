//! Days that have a name and the same rule everywhere, or nearly: Christmas, Easter, Thanksgiving, New Year's Eve.

use super::{Hit, year};
use crate::time::expr::{Cal, Holiday, Named, Which};
use crate::time::words::Words;

/// Names in lower-case words as tokens stand (`'s` is a token; it may be missing), with their rule. Longer names first.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'s", "eve"], Holiday::On(12, 31)),
    (&["new", "year", "'s", "day"], Holiday::On(1, 1)),
    (&["new", "year", "'s"], Holiday::On(1, 1)),
    (&["new", "year"], Holiday::On(1, 1)),
    (&["epiphany"], Holiday::On(1, 6)),
    (&["martin", "luther", "king", "jr", ".", "day"], Holiday::Nth { n: 3, weekday: 1, month: 1 }),
    (&["martin", "luther", "king", "day"], Holiday::Nth { n: 3, weekday: 1, month: 1 }),
    (&["mlk", "day"], Holiday::Nth { n: 3, weekday: 1, month: 1 }),
    (&["valentine", "'s", "day"], Holiday::On(2, 14)),
    (&["valentines", "day"], Holiday::On(2, 14)),
    (&["presidents", "day"], Holiday::Nth { n: 3, weekday: 1, month: 2 }),
    (&["president", "'s", "day"], Holiday::Nth { n: 3, weekday: 1, month: 2 }),
    (&["st", ".", "patrick", "'s", "day"], Holiday::On(3, 17)),
    (&["st", "patrick", "'s", "day"], Holiday::On(3, 17)),
    (&["saint", "patrick", "'s", "day"], Holiday::On(3, 17)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["maundy", "thursday"], Holiday::Easter(-3)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter"], Holiday::Easter(0)),
    (&["anzac", "day"], Holiday::On(4, 25)),
    (&["may", "day"], Holiday::On(5, 1)),
    (&["ascension", "day"], Holiday::Easter(39)),
    (&["whit", "sunday"], Holiday::Easter(49)),
    (&["whit", "monday"], Holiday::Easter(50)),
    (&["pentecost"], Holiday::Easter(49)),
    (&["mother", "'s", "day"], Holiday::Nth { n: 2, weekday: 7, month: 5 }),
    (&["memorial", "day"], Holiday::Nth { n: -1, weekday: 1, month: 5 }),
    (&["juneteenth"], Holiday::On(6, 19)),
    (&["father", "'s", "day"], Holiday::Nth { n: 3, weekday: 7, month: 6 }),
    (&["fourth", "of", "july"], Holiday::On(7, 4)),
    (&["bastille", "day"], Holiday::On(7, 14)),
    (&["labor", "day"], Holiday::Nth { n: 1, weekday: 1, month: 9 }),
    (&["columbus", "day"], Holiday::Nth { n: 2, weekday: 1, month: 10 }),
    (&["halloween"], Holiday::On(10, 31)),
    (&["all", "saints", "'", "day"], Holiday::On(11, 1)),
    (&["all", "saints", "day"], Holiday::On(11, 1)),
    (&["guy", "fawkes", "night"], Holiday::On(11, 5)),
    (&["armistice", "day"], Holiday::On(11, 11)),
    (&["remembrance", "day"], Holiday::On(11, 11)),
    (&["veterans", "day"], Holiday::On(11, 11)),
    (&["election", "day"], Holiday::UsElection),
    (&["thanksgiving", "day"], Holiday::Nth { n: 4, weekday: 4, month: 11 }),
    (&["thanksgiving"], Holiday::Nth { n: 4, weekday: 4, month: 11 }),
    (&["christmas", "eve"], Holiday::On(12, 24)),
    (&["christmas", "day"], Holiday::On(12, 25)),
    (&["christmas"], Holiday::On(12, 25)),
    (&["xmas"], Holiday::On(12, 25)),
    (&["boxing", "day"], Holiday::On(12, 26)),
];

/// A holiday whose name begins at `i`, with the year behind it.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    if !w.capital(i) {
        return None;
    }
    let (end, holiday) = NAMES.iter().find_map(|(name, holiday)| Some((matches(w, i, name)?, *holiday)))?;
    // `Easter Island`, `New Year Honours`: a name of something else.
    let one_word = end == i + 1;
    if one_word
        && w.capital(end)
        && w.is_word(end)
        && !w.any(end, &["Day", "Eve", "Sunday", "I"])
        && !w.is(i, "Christmas")
    {
        return None;
    }
    if w.is(w.back(i, 1), "Orthodox") || (w.any(w.back(i, 1), &["lunar", "chinese", "jewish", "islamic", "tibetan"])) {
        return None;
    }
    let named = Named::Holiday(holiday);
    let hit = match year::after_date(w, end) {
        Some((year, past)) => Hit::date(i, past, year.of(named)?),
        None => Hit::date(i, end, Cal::Named(named, Which::Tense)),
    };
    Some(super::part::with_part(w, hit))
}

/// The token after the name; an apostrophe and its `s` may be missing or curly.
fn matches(w: &Words, i: usize, name: &[&str]) -> Option<usize> {
    let mut at = i;
    for part in name {
        match *part {
            "'s" => {
                if matches!(w.s(at), "'s" | "’s" | "'S" | "’S") {
                    at += 1;
                } else if at == i + 1 || !w.is(at, "day") {
                    return None;
                }
            }
            "'" => at += usize::from(matches!(w.s(at), "'" | "’")),
            word => {
                if !w.is(at, word) {
                    return None;
                }
                at += 1;
            }
        }
    }
    Some(at)
}
