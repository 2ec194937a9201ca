//! The words by which the reading of a cue goes.

use crate::dossier::names::lexicon::{Keys, keys};

pub(super) const ORDINALS: [(Keys, i8); 8] = [
    (keys!["first" "1st" "initial" "inaugural" "maiden" "opening"], 1),
    (keys!["second" "2nd"], 2),
    (keys!["third" "3rd"], 3),
    (keys!["fourth" "4th"], 4),
    (keys!["fifth" "5th"], 5),
    (keys!["sixth" "6th"], 6),
    (keys!["seventh" "7th"], 7),
    (keys!["final"], -1),
];
pub(super) const THEIR: Keys = keys!["their" "his" "her" "its" "our"];
pub(super) const THAT: Keys = keys!["that" "this"];
pub(super) const INDEFINITE: Keys = keys!["a" "an"];
/// Words before a cue that make it no event that was, or none in particular.
pub(super) const VAGUE: Keys = keys![
    "any" "no" "another" "some" "every" "each" "next" "new" "future" "possible" "potential" "planned" "proposed" "upcoming" "direct"
    "renewed" "further" "more" "fresh" "prospective" "additional" "annual" "regular" "such" "whether" "without" "would" "could" "may" "might" "will"
    "should" "can" "must" "not" "never" "to" "if" "unless" "hypothetical" "eventual" "imminent"
];
/// Prepositions of place.
pub(super) const AT: Keys = keys!["in" "at" "on" "near" "outside" "inside" "along" "around" "across"];
/// Prepositions that attach a participant.
pub(super) const WITH: Keys = keys!["with" "between" "by" "of" "against" "among"];
/// Those of them behind which stand parties and no places.
pub(super) const PARTY: Keys = keys!["with" "between" "by" "against" "among"];
/// What may begin a clause that says who did it.
pub(super) const THAT_WHICH: Keys = keys!["that" "which"];
/// What is done by those who take part.
pub(super) const DONE: Keys = keys!["signed" "fought" "held" "struck" "reached" "concluded" "agreed" "waged" "negotiated" "attended" "made" "lost" "won"
    "contested" "launched" "staged" "initialled" "sealed" "hammered"];
/// What a form in `-ing` that is a noun does: `fighting starts in the north`.
pub(super) const GOES_ON: Keys = keys!["starts" "started" "begins" "began" "broke" "breaks" "erupted" "erupts" "ended" "ends" "continued" "continues" "resumed"
    "resumes" "raged" "rages" "spread" "spreads" "flared" "flares" "stopped" "stops" "killed" "that" "which"];
/// Words of a list, and those that may stand in one without a cost.
pub(super) const GLUE: Keys = keys!["and" "or" "then" "later" "even" "also" "again" "the" "both" "took" "place" "was" "were" "held" "finally" "as" "well" "once" "more" "city" "town" "capital" "island" "village"];
/// Months in order, then their abbreviations with their numbers.
pub(super) const MONTHS: Keys = keys!["january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november" "december"
    "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec"];
/// How many, before a plural.
pub(super) const NUMBERS: [(Keys, u8); 3] = [(keys!["both" "two"], 2), (keys!["three"], 3), (keys!["four"], 4)];
/// Words before a place that tie it to what stands before, besides [`AT`].
pub(super) const TIES: Keys = keys!["of" "and" "or" "from"];
/// A clause ends before these.
pub(super) const CLAUSE: Keys = keys!["that" "which" "who" "where" "because" "although" "while" "whereas" "but" "if" "when" "after" "before" "since" "said" "says"];
/// The number of a month.
pub(super) fn month_number(key: u64) -> Option<i8> {
    const SHORT: [i8; 12] = [1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12];
    let at = MONTHS.position(key)?;
    match at.checked_sub(12) {
        None => i8::try_from(at + 1).ok(),
        Some(short) => SHORT.get(short).copied(),
    }
}
/// Forms in `-ing` that are nouns wherever they stand.
pub(super) const NOUNS: Keys =
    keys!["bombing" "uprising" "killing" "shooting" "hearing" "ruling" "hijacking" "kidnapping"];
pub(super) const IRREGULAR: Keys = keys!["met" "meet" "meets" "fought" "struck" "overthrew" "took" "fell" "shot" "began" "won" "sank" "broke" "went" "came" "held" "gave" "left"];

/// Words of other sort that may stand between a cue and its first place.
pub(super) const PATIENCE: usize = 7;
