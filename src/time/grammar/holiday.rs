//! Days that have a name and the same rule everywhere, or nearly: Christmas, Easter, Eid al-Fitr, Lunar New Year.

use super::{Hit, year};
use crate::time::expr::{Cal, Holiday, Named, Which};
use crate::time::words::Words;

/// Names in lower-case words as tokens stand (`'s` is a token; it may be missing), with their rule. Longer names first.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["orthodox", "easter", "sunday"], Holiday::Orthodox(0)),
    (&["orthodox", "easter", "monday"], Holiday::Orthodox(1)),
    (&["orthodox", "easter"], Holiday::Orthodox(0)),
    (&["orthodox", "good", "friday"], Holiday::Orthodox(-2)),
    (&["orthodox", "palm", "sunday"], Holiday::Orthodox(-7)),
    (&["orthodox", "pentecost"], Holiday::Orthodox(49)),
    (&["orthodox", "christmas", "eve"], Holiday::On(1, 6)),
    (&["orthodox", "christmas", "day"], Holiday::On(1, 7)),
    (&["orthodox", "christmas"], Holiday::On(1, 7)),
    (&["orthodox", "new", "year"], Holiday::On(1, 14)),
    (&["rosh", "hashanah"], Holiday::Jewish(0)),
    (&["rosh", "hashana"], Holiday::Jewish(0)),
    (&["jewish", "new", "year"], Holiday::Jewish(0)),
    (&["yom", "kippur"], Holiday::Jewish(9)),
    (&["sukkot"], Holiday::Jewish(14)),
    (&["hanukkah"], Holiday::Hanukkah),
    (&["chanukah"], Holiday::Hanukkah),
    (&["purim"], Holiday::Jewish(-193)),
    (&["passover"], Holiday::Jewish(-163)),
    (&["pesach"], Holiday::Jewish(-163)),
    (&["lag", "baomer"], Holiday::Jewish(-130)),
    (&["shavuot"], Holiday::Jewish(-113)),
    (&["tisha", "b'av"], Holiday::TishaBav),
    (&["islamic", "new", "year"], Holiday::Islamic(1, 1)),
    (&["ashura"], Holiday::Islamic(1, 10)),
    (&["arbaeen"], Holiday::Islamic(2, 20)),
    (&["mawlid"], Holiday::Islamic(3, 12)),
    (&["ramadan"], Holiday::Ramadan),
    (&["eid", "al", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "ul", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "al", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "ul", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid"], Holiday::Eid),
    (&["lunar", "new", "year", "'s", "eve"], Holiday::Chinese(1, 0)),
    (&["chinese", "new", "year", "'s", "eve"], Holiday::Chinese(1, 0)),
    (&["lunar", "new", "year", "'s", "day"], Holiday::Chinese(1, 1)),
    (&["lunar", "new", "year"], Holiday::Chinese(1, 1)),
    (&["chinese", "new", "year"], Holiday::Chinese(1, 1)),
    (&["tet"], Holiday::Chinese(1, 1)),
    (&["seollal"], Holiday::Chinese(1, 1)),
    (&["lantern", "festival"], Holiday::Chinese(1, 15)),
    (&["dragon", "boat", "festival"], Holiday::Chinese(5, 5)),
    (&["mid", "-", "autumn", "festival"], Holiday::Chinese(8, 15)),
    (&["chuseok"], Holiday::Chinese(8, 15)),
    (&["diwali"], Holiday::Diwali),
    (&["deepavali"], Holiday::Diwali),
    (&["holi"], Holiday::Holi),
    (&["vesak"], Holiday::Vesak),
    (&["wesak"], Holiday::Vesak),
    (&["nowruz"], Holiday::Nowruz),
    (&["norouz"], Holiday::Nowruz),
    (&["nawruz"], Holiday::Nowruz),
    (&["newroz"], Holiday::Nowruz),
    (&["navroz"], Holiday::Nowruz),
    (&["australia", "day"], Holiday::On(1, 26)),
    (&["burns", "night"], Holiday::On(1, 25)),
    (&["candlemas"], Holiday::On(2, 2)),
    (&["groundhog", "day"], Holiday::On(2, 2)),
    (&["waitangi", "day"], Holiday::On(2, 6)),
    (&["mardi", "gras"], Holiday::Easter(-47)),
    (&["shrove", "tuesday"], Holiday::Easter(-47)),
    (&["pancake", "day"], Holiday::Easter(-47)),
    (&["mothering", "sunday"], Holiday::Easter(-21)),
    (&["holy", "saturday"], Holiday::Easter(-1)),
    (&["easter", "saturday"], Holiday::Easter(-1)),
    (&["trinity", "sunday"], Holiday::Easter(56)),
    (&["corpus", "christi", "day"], Holiday::Easter(60)),
    (&["st", ".", "david", "'s", "day"], Holiday::On(3, 1)),
    (&["st", ".", "george", "'s", "day"], Holiday::On(4, 23)),
    (&["st", ".", "andrew", "'s", "day"], Holiday::On(11, 30)),
    (&["st", ".", "nicholas", "'", "day"], Holiday::On(12, 6)),
    (&["st", ".", "stephen", "'s", "day"], Holiday::On(12, 26)),
    (&["international", "women", "'s", "day"], Holiday::On(3, 8)),
    (&["international", "workers", "'", "day"], Holiday::On(5, 1)),
    (&["april", "fools", "'", "day"], Holiday::On(4, 1)),
    (&["earth", "day"], Holiday::On(4, 22)),
    (&["cinco", "de", "mayo"], Holiday::On(5, 5)),
    (&["world", "environment", "day"], Holiday::On(6, 5)),
    (&["world", "refugee", "day"], Holiday::On(6, 20)),
    (&["world", "aids", "day"], Holiday::On(12, 1)),
    (&["human", "rights", "day"], Holiday::On(12, 10)),
    (&["canada", "day"], Holiday::On(7, 1)),
    (&["michaelmas"], Holiday::On(9, 29)),
    (&["bonfire", "night"], Holiday::On(11, 5)),
    (&["all", "souls", "'", "day"], Holiday::On(11, 2)),
    (&["kwanzaa"], Holiday::On(12, 26)),
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
    // `Mohammed Eid`: a person.
    let name = holiday == Holiday::Eid && w.capital(w.back(i, 1)) && !w.opens(w.back(i, 1));
    if name
        || w.is(w.back(i, 1), "Orthodox")
        || (w.any(w.back(i, 1), &["lunar", "chinese", "jewish", "islamic", "tibetan"]))
    {
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
            "'" => at += usize::from(w.any(at, &["'", "’"])),
            "-" => at += usize::from(w.hyphen(at)),
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
