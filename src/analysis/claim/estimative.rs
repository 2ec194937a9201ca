//! Words of likelihood and confidence: the table of ICD 203 (Analytic Standards, 2015, D.6.e(2)(a)) and what lies outside it.

use super::cues;
use super::permission::{perceives, permits};
use super::reading::Reading;
use crate::text::Span;
use std::sync::LazyLock;

/// One estimative term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EstimativeTerm {
    /// Its words, bytes of the running text.
    pub span: Span,
    /// What it says.
    pub kind: EstimativeKind,
    /// It makes the clause that it stands in an assessment (`likely to`), and is not a mere attribute (`the likely successor`).
    pub judges: bool,
}

/// What an estimative term says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EstimativeKind {
    /// A step of the table, 1 (almost no chance, remote) to 7 (almost certain, nearly certain).
    Likelihood(u8),
    /// A statement of confidence.
    Confidence(Confidence),
    /// It speaks of likelihood in words that are not the table's.
    OutsideTable,
}

/// A level of confidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Confidence {
    /// `low confidence`
    Low,
    /// `moderate confidence`
    Moderate,
    /// `high confidence`
    High,
}

use Confidence::{High, Low, Moderate};
use EstimativeKind::{Confidence as Sure, Likelihood, OutsideTable};

/// Phrases, the longer before the shorter that they contain.
pub(super) const TERMS: &[(&str, EstimativeKind)] = &[
    ("almost no chance", Likelihood(1)),
    ("remote chance", Likelihood(1)),
    ("very unlikely", Likelihood(2)),
    ("highly unlikely", Likelihood(2)),
    ("highly improbable", Likelihood(2)),
    ("very improbable", Likelihood(2)),
    ("unlikely", Likelihood(3)),
    ("improbable", Likelihood(3)),
    ("improbably", Likelihood(3)),
    ("roughly even chance", Likelihood(4)),
    ("roughly even odds", Likelihood(4)),
    ("even chance", Likelihood(4)),
    ("even odds", Likelihood(4)),
    ("about as likely as not", OutsideTable),
    ("as likely as not", OutsideTable),
    ("more likely than not", OutsideTable),
    ("more than likely", OutsideTable),
    ("quite likely", OutsideTable),
    ("fairly likely", OutsideTable),
    ("rather likely", OutsideTable),
    ("somewhat likely", OutsideTable),
    ("reasonably likely", OutsideTable),
    ("extremely likely", OutsideTable),
    ("extremely unlikely", OutsideTable),
    ("overwhelmingly likely", OutsideTable),
    ("quite unlikely", OutsideTable),
    ("rather unlikely", OutsideTable),
    ("fairly unlikely", OutsideTable),
    ("quite possible", OutsideTable),
    ("quite possibly", OutsideTable),
    ("quite probably", OutsideTable),
    ("most probably", OutsideTable),
    ("likeliest", OutsideTable),
    ("fifty - fifty", OutsideTable),
    ("undoubtedly", OutsideTable),
    ("no doubt", OutsideTable),
    ("certainly", OutsideTable),
    ("odds are", OutsideTable),
    ("chances are", OutsideTable),
    ("prob", OutsideTable),
    ("very likely", Likelihood(6)),
    ("highly likely", Likelihood(6)),
    ("highly probable", Likelihood(6)),
    ("very probably", Likelihood(6)),
    ("likely", Likelihood(5)),
    ("probable", Likelihood(5)),
    ("probably", Likelihood(5)),
    ("almost certain", Likelihood(7)),
    ("almost certainly", Likelihood(7)),
    ("nearly certain", Likelihood(7)),
    ("high confidence", Sure(High)),
    ("moderate confidence", Sure(Moderate)),
    ("medium confidence", Sure(Moderate)),
    ("low confidence", Sure(Low)),
    ("highly confident", Sure(High)),
    ("very confident", Sure(High)),
    ("moderately confident", Sure(Moderate)),
    ("possibly", OutsideTable),
    ("perhaps", OutsideTable),
    ("maybe", OutsideTable),
    ("presumably", OutsideTable),
    ("conceivably", OutsideTable),
    ("conceivable", OutsideTable),
    ("plausibly", OutsideTable),
    ("plausible", OutsideTable),
    ("arguably", OutsideTable),
    ("doubtless", OutsideTable),
    ("doubtful", OutsideTable),
    ("in all likelihood", OutsideTable),
    ("in all probability", OutsideTable),
    ("good chance", OutsideTable),
    ("fair chance", OutsideTable),
    ("slim chance", OutsideTable),
    ("little chance", OutsideTable),
    ("real chance", OutsideTable),
    ("every chance", OutsideTable),
    ("some chance", OutsideTable),
    ("a risk that", OutsideTable),
    ("a danger that", OutsideTable),
    ("a chance that", OutsideTable),
    ("strong chance", OutsideTable),
    ("decent chance", OutsideTable),
    ("high likelihood", OutsideTable),
    ("strong likelihood", OutsideTable),
    ("low likelihood", OutsideTable),
    ("high probability", OutsideTable),
    ("low probability", OutsideTable),
    ("real risk", OutsideTable),
    ("little prospect", OutsideTable),
    ("no prospect", OutsideTable),
    ("real possibility", OutsideTable),
    ("a possibility", OutsideTable),
    ("distinct possibility", OutsideTable),
    ("remote possibility", OutsideTable),
    ("strong possibility", OutsideTable),
    ("cannot be ruled out", OutsideTable),
    ("can not be ruled out", OutsideTable),
    ("cannot be excluded", OutsideTable),
    ("cannot be discounted", OutsideTable),
    ("ca n't be ruled out", OutsideTable),
    ("ca n't be excluded", OutsideTable),
    ("ca n’t be ruled out", OutsideTable),
    ("ca n’t be excluded", OutsideTable),
    ("possible", OutsideTable),
    ("inevitable", OutsideTable),
    ("certain to", OutsideTable),
    ("bound to", OutsideTable),
    ("poised to", OutsideTable),
    ("may", OutsideTable),
    ("might", OutsideTable),
    ("could", OutsideTable),
];

/// The terms by their first letter, in the order of [`TERMS`].
static BY_LETTER: LazyLock<[Vec<(&str, EstimativeKind)>; 26]> = LazyLock::new(|| {
    let begins = |term: &(&str, EstimativeKind), letter: u8| term.0.as_bytes().first() == Some(&letter);
    std::array::from_fn(|at| TERMS.iter().filter(|term| begins(term, b'a' + at as u8)).copied().collect())
});

/// The estimative terms of the sentence in text order, not overlapping, outside references.
pub(super) fn terms(reading: &Reading) -> Vec<EstimativeTerm> {
    let mut out: Vec<EstimativeTerm> = Vec::new();
    for at in reading.cues(cues::TERM) {
        let first = reading.word(at).as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        let alike = BY_LETTER.get(usize::from(first.wrapping_sub(b'a'))).map(Vec::as_slice).unwrap_or_default();
        let found = alike.iter().find_map(|(phrase, kind)| Some((reading.phrase(at, phrase)?, *phrase, *kind)));
        let Some((end, phrase, kind)) = found else { continue };
        let span = reading.span(at).join(reading.span(end - 1));
        let modal = matches!(phrase, "may" | "might" | "could");
        if out.last().is_some_and(|last| last.span.overlaps(span))
            || modal && !is_modal(reading, at)
            || phrase == "may" && permits(reading, at)
            || phrase == "could" && perceives(reading, at)
        {
            continue;
        }
        out.push(EstimativeTerm { span, kind, judges: !modal && judges(reading, phrase, at, end) });
    }
    out
}

/// `May` the month and `might` the noun are no modals.
fn is_modal(reading: &Reading, at: usize) -> bool {
    let span = reading.span(at);
    reading.verbs_from(span.start).first().is_some_and(|group| group.modal.is_some() && group.span.start == span.start)
}

/// Whether the term qualifies its clause: `possible` only as a predicate with a clause, adjectives not before their noun.
fn judges(reading: &Reading, phrase: &str, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    // `It's unlikely that …`: a verb, no possessive.
    let is = reading.word(before).starts_with(['\'', '’'])
        && reading.verbs.iter().any(|group| group.is_finite() && group.span.start == reading.span(before).start);
    let article = [
        "the", "a", "an", "his", "her", "its", "their", "our", "'s", "’s", "most", "of", "no", "as", "if", "where",
        "wherever",
    ];
    match phrase {
        "possible" => {
            let it = reading.is(before, &["is", "remains", "seems"])
                || reading.is(before, &["also", "quite", "still", "entirely"]);
            it && (reading.is(end, &["that"]) || reading.is(end, &[".", ","]))
        }
        "likeliest" => {
            reading.main_verbs().any(|main| &*main.lemma == "be" && main.tense != Some(crate::lang::Tense::Past))
        }
        // `thirty doubtful marks`
        "doubtful" => {
            reading.is(
                before,
                &["is", "are", "be", "seems", "seem", "remains", "remain", "looks", "look", "very", "highly", "more"],
            ) || reading.is(end, &["that", "whether", "if"])
        }
        "likely" | "probable" | "plausible" | "unlikely" | "conceivable" | "improbable" | "inevitable" => {
            let attribute = !is && reading.is(before, &article) && !reading.is(end, &["to", "that", "be", "not"]);
            let most_likely = reading.is(before, &["most", "more", "less", "least"]);
            // `The bank most likely waited.`: an adverb, with no article before it.
            let adverb = most_likely
                && phrase == "likely"
                && !reading.is(before.wrapping_sub(1), &article)
                && !reading.is(end, &["to", "that", "be", "not"]);
            adverb
                || !attribute
                || most_likely
                    && reading
                        .main_verbs()
                        .any(|main| &*main.lemma == "be" && main.tense != Some(crate::lang::Tense::Past))
        }
        _ => true,
    }
}
