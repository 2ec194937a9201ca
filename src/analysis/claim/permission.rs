//! `may` of permission: what a text of law allows is no forecast.

use super::reading::Reading;
use crate::text::wordlist::WordList;

/// What allows.
#[rustfmt::skip]
pub(super) const LAW: WordList = WordList::new(&[
    "accord", "act", "agreement", "article", "art", "bylaws", "charter", "clause", "code", "constitution", "contract", "convention",
    "deal", "decree", "directive", "law", "laws", "legislation", "licence", "license", "mandate", "memorandum", "notice", "order",
    "ordinance", "protocol", "regulation", "regulations", "resolution", "rules", "section", "statute", "statutes", "terms", "treaty",
]);

/// What is asked for where something is forbidden.
#[rustfmt::skip]
const LEAVE: WordList = WordList::new(&[
    "accreditation", "approval", "authorisation", "authorization", "clearance", "consent", "escort", "leave", "licence", "license",
    "pass", "passport", "permission", "permit", "pilot", "visa", "warrant",
]);

/// What befalls somebody needs no leave.
#[rustfmt::skip]
const BEFALLS: WordList = WordList::new(&[
    "become", "collapse", "come", "continue", "cost", "delayed", "drop", "face", "fail", "fall", "feel", "get", "go", "grow", "happen",
    "harmed", "have", "hit", "hurt", "increase", "lead", "lose", "lost", "mean", "prove", "rise", "seem", "slow", "spread", "stay",
    "suffer", "survive", "well", "worsen",
]);

/// Whether the `may` at the token `at` allows, by a text of law that the clause names (`may inspect vessels under its July notice`,
/// `under article 12 a member may withdraw`), or forbids what needs leave (`may not enter without a permit`). Linear in the clause, of which
/// the first 24 tokens on either side count.
pub(super) fn permits(reading: &Reading, at: usize) -> bool {
    // `Nobody may make funds available to it.`, `Only licensed brokers may buy gold.`, `Drivers may cross only on Tuesdays.`
    let subject = (at.saturating_sub(8)..at)
        .rev()
        .take_while(|&i| !reading.is(i, &[",", ";", ":", ".", "that", "and", "but"]))
        .last()
        .unwrap_or(at);
    let bare = if reading.is(at + 1, &["only", "not", "also", "be"]) { at + 2 } else { at + 1 };
    let acts = !reading.is(bare, BEFALLS) && !reading.is(bare, &["be", "not", "never", "well", "yet"]);
    let none = reading.is(subject, &["nobody", "no", "none", "only", "neither"]);
    let only = (bare..bare + 3).any(|i| {
        reading.is(i, &["only"])
            && reading.is(i + 1, &["at", "by", "from", "in", "on", "under", "with", "after", "between", "once"])
    }) || reading.is(at + 1, &["only"]);
    let notice = (bare..reading.end.min(bare + 6)).any(|i| {
        reading.is(i, &["at", "on", "with", "upon"])
            && (i + 1..i + 5)
                .any(|i| reading.is(i, &["notice", "request", "consent", "approval", "permission", "leave", "any"]))
            && (i + 1..i + 6)
                .any(|i| reading.is(i, &["notice", "request", "consent", "approval", "permission", "leave", "time"]))
    });
    if acts && (none || only || notice) {
        return true;
    }
    let bounds = |i: &usize| reading.is(*i, &[";", ":"]);
    let end = (at..reading.end.min(at + 24)).find(bounds).unwrap_or(reading.end.min(at + 24));
    let start = (at.saturating_sub(24)..at).rev().find(bounds).map_or(at.saturating_sub(24), |i| i + 1);
    // `may, under art. 12, set`: the verb stands behind the commas.
    let mut verb = match reading.word(at + 1) {
        "," => (at + 2..end).find(|&i| reading.is(i, &[","])).map_or(at + 1, |comma| comma + 1),
        _ => at + 1,
    };
    let forbids = reading.is(verb, &["not"]);
    while reading.is(verb, &["only", "also", "not", "now", "still", "then", "be"]) {
        verb += 1;
    }
    let basis = |i: usize| {
        let from = if reading.is(i, &["under", "by"]) {
            i + 1
        } else if reading.phrase(i, "pursuant to").is_some() || reading.phrase(i, "subject to").is_some() {
            i + 2
        } else {
            return false;
        };
        (from..from + 5).any(|i| reading.is(i, LAW))
    };
    let needs_leave = |i: usize| reading.is(i, &["without"]) && (i + 1..i + 5).any(|i| reading.is(i, LEAVE));
    !reading.is(verb, BEFALLS) && ((start..end).any(basis) || forbids && (at..end).any(needs_leave))
}

/// Whether the `could` at the token `at` tells what could be perceived: `Gunfire could be heard from the ridge`, not `could be seen as a threat`. Constant.
pub(super) fn perceives(reading: &Reading, at: usize) -> bool {
    let mut verb = at + 1;
    while reading.is(verb, &["also", "be", "clearly", "even", "just", "only", "still"]) {
        verb += 1;
    }
    let passive = reading.is(verb.wrapping_sub(1), &["be"]);
    let senses = if passive {
        reading.is(verb, &["heard", "seen", "smelled", "smelt"])
    } else {
        reading.is(verb, &["hear", "see", "smell"])
    };
    // `could see a return to war`, `could see prices double` forecast.
    let forecast = !passive
        && reading.is(verb, &["see"])
        && (!(reading.is(
            at.wrapping_sub(1),
            &[
                "he",
                "she",
                "they",
                "i",
                "we",
                "one",
                "nobody",
                "residents",
                "villagers",
                "witnesses",
                "crew",
                "pilot",
                "guards",
                "drivers",
            ],
        )) || reading.is(verb + 1, &["prices", "further", "more"]));
    senses
        && !forecast
        && !reading.is(verb + 1, &["as"])
        && !(reading.first..reading.end).any(|i| reading.is(i, &["if", "soon", "unless"]))
}
