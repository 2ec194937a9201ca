//! How a writer weighs what his sources say: `Her testimony stands alone.`, `The claim is second-hand.`, `The log is the firmer of the two.`

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// What sources give.
#[rustfmt::skip]
const GIVEN: WordList = WordList::new(&[
    "account", "accounts", "allegation", "allegations", "article", "bulletin", "claim", "claims", "clip", "document", "documents", "evidence", "figure", "figures", "footage", "leak", "letter", "list", "log", "number",
    "numbers", "paper", "photo", "photograph", "photographs", "photos", "picture", "reading", "record", "report", "reporting", "reports", "rumor", "rumour", "source", "sources", "statement", "statements", "story",
    "tape", "testimony", "tip", "transcript", "version", "versions", "video", "witness", "witnesses",
]);

/// How good that is.
#[rustfmt::skip]
const WORTH: WordList = WordList::new(&[
    "anecdotal", "anonymous", "biased", "circumstantial", "coherent", "consistent", "contradictory", "convincing", "credible", "doubtful", "dubious", "firmer", "firmest", "first-hand", "firsthand", "hearsay", "honest",
    "implausible", "inconclusive", "inconsistent", "independent", "indirect", "persuasive", "plausible", "questionable", "reliable", "second-hand", "secondhand", "self-serving", "shaky", "solid", "sparse", "stale",
    "stronger", "strongest", "suspect", "thin", "unconvincing", "undated", "unreliable", "unsourced", "untested", "unverified", "vague", "weak", "weaker", "weakest", "worthless",
]);

/// Whether the sentence weighs what a source gives. Linear in the words about its verb.
pub(super) fn weighs_source(reading: &Reading, main: &VerbGroup) -> bool {
    if main.tense != Some(Tense::Present)
        || main.modal.is_some()
        || main.aspect.progressive
        || !reading.references.is_empty()
    {
        return false;
    }
    let lemma = &*main.lemma;
    if !matches!(
        lemma,
        "be" | "remain"
            | "look"
            | "stand"
            | "have"
            | "prove"
            | "settle"
            | "agree"
            | "seem"
            | "appear"
            | "come"
            | "hang"
            | "ring"
            | "lack"
    ) {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let head = subject.clone().take(6).find(|&at| {
        reading.is(at, GIVEN)
            && (at + 1 == subject.end
                || reading.is(at + 1, &["of", "from", "for", "on", "by", "about", "given", "itself", "that", "in"]))
    });
    let Some(head) = head else { return false };
    let definite = head > subject.start
        && reading.is(
            subject.start,
            &["the", "this", "that", "these", "both", "all", "neither", "his", "her", "their", "its", "our", "most"],
        )
        || (subject.start..head).any(|at| reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic));
    let named = (after..reading.end)
        .any(|at| reading.is_name(at) || reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
    if !definite || named {
        return false;
    }
    let near = |words: WordList, count: usize| (after..after + count).any(|at| reading.is(at, words));
    match lemma {
        "be" | "remain" | "look" | "seem" | "appear" | "prove" => {
            (near(WORTH, 4)
                || (after..after + 2)
                    .any(|at| reading.phrase(at, "second - hand").or(reading.phrase(at, "first - hand")).is_some()))
                && !reading.is(after, &["in", "at", "on", "under"])
        }
        "stand" => reading.is(after, &["alone", "up"]),
        "hang" | "ring" => reading.is(after, &["together", "true", "hollow"]),
        "agree" => reading.is(after, &["on", "that", "in"]),
        "settle" => true,
        "come" => reading.is(after, &["without", "with"]),
        "lack" => {
            (after..after + 3).any(|at| reading.is(at, &["detail", "details", "date", "source", "sources", "context"]))
        }
        "have" => {
            !main.aspect.perfect
                && (after..after + 4).any(|at| {
                    reading.is(
                        at,
                        &["access", "grudge", "bias", "gaps", "interest", "merit", "reason", "stake", "weaknesses"],
                    )
                })
        }
        _ => false,
    }
}
