//! Set phrases of banks, lawyers and registries by which a paper limits what it is good for.

use super::reading::Reading;
use crate::text::wordlist::WordList;

/// Words of which one stands in each of the phrases, and is looked for first.
#[rustfmt::skip]
const CUES: WordList = WordList::new(&[
    "addressee", "addressees", "advice", "basis", "consent", "guarantee", "guide", "information", "issuer", "liability", "notice", "offer", "parties", "prejudice", "purposes", "recipient", "recipients", "referred",
    "relied", "reproduction", "responsibility", "restated", "rights", "warranty",
]);

/// The phrases, each with the place of its cue in it.
#[rustfmt::skip]
const PHRASES: &[(&str, usize)] = &[
    ("for information only", 1), ("for information purposes", 1), ("for your information", 2), ("information purposes only", 0),
    ("an offer to", 1), ("an offer or", 1), ("no offer to", 1), ("legal advice", 1), ("investment advice", 1), ("no guide to", 1), ("not a guide to", 2), ("a reliable guide to", 2),
    ("no guarantee of", 1), ("without notice", 1), ("without prior notice", 2), ("no liability is accepted", 1), ("accepts no liability", 2), ("accept no liability", 2), ("no responsibility is accepted", 1), ("accepts no responsibility", 2),
    ("our written consent", 2), ("our prior written consent", 3), ("without our consent", 2), ("all rights reserved", 1), ("rights reserved", 0), ("without prejudice", 1),
    ("going concern basis", 2), ("by third parties", 2), ("to third parties", 2), ("the intended recipient", 2), ("the intended recipients", 2), ("for the addressee", 2), ("the addressee only", 1),
    ("referred to as", 0), ("referred to below", 0), ("referred to here", 0), ("relied upon", 0), ("been restated", 1), ("are restated", 1), ("reproduction in whole", 0), ("reproduction or distribution", 0), ("no warranty", 1),
];

/// Whether the sentence has one of them, cites nothing and tells of no particular. Linear in the sentence.
pub(super) fn is_boilerplate(reading: &Reading) -> bool {
    if !reading.references.is_empty() {
        return false;
    }
    let found = |at: usize| {
        reading.is(at, CUES)
            && PHRASES.iter().any(|(phrase, back)| {
                at.checked_sub(*back)
                    .is_some_and(|from| from >= reading.first && reading.phrase(from, phrase).is_some())
            })
    };
    let named = || {
        (reading.first + 1..reading.end).any(|at| {
            let token = reading.tokens.get(at);
            reading.is_name(at)
                && reading.span(at).len() > 1
                && !reading.is(at, &["issuer", "company", "borrower", "group", "fund", "bank", "policy"])
                || token.is_some_and(|token| token.kind == crate::lang::TokenKind::Number)
        })
    };
    (reading.first..reading.end).any(found) && !named()
}
