//! Metadiscourse: sentences in which a text speaks of itself, of its making and of its reader, by their signs added up.
//!
//! The signs are words, their classes, tense and subject (`metadiscourse/signs.rs`). How much each weighs was fitted by logistic regression to
//! labelled sentences of analysts' prose (tests/metadiscourse.rs, which has the sentences, the fit, and how well it does on texts that it was
//! not fitted to). The term is K. Hyland's, *Metadiscourse* (2005).

mod sign;
mod signs;
mod weights;
mod words;

use super::Asked;

/// Hundredths of the logarithm of the odds from which on a sentence is taken to be about its text.
const OF_TEXT: i32 = 125;
/// From here on it may be: a note that cites throughout leaves its citation out only where it is.
const OPEN: i32 = -100;

/// What a sentence's signs say of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Odds {
    /// It speaks of the text that it stands in.
    OfText,
    /// It may, or may not.
    Open,
    /// It speaks of the world.
    OfWorld,
}

/// Whether the sentence speaks of the text that it stands in. `about`: the sentence before it in its block does. A sentence with a citation speaks
/// of the world. Linear in the sentence but for sorting its signs.
pub(super) fn odds(one: &Asked, occurrence: bool, about: bool) -> Odds {
    // One whose verb stands in a quotation has no signs of its own.
    if !one.reading.references.is_empty() || one.main.is_none() {
        return Odds::OfWorld;
    }
    let mut found: Vec<(u64, i32)> = Vec::with_capacity(128);
    signs::signs(one, occurrence, about, &mut |sign| {
        let key = sign.key();
        let weight = weights::weight(key);
        if weight != 0 {
            found.push((key, weight));
        }
    });
    // A sign counts once.
    found.sort_unstable();
    found.dedup();
    match found.iter().map(|(_, weight)| weight).sum::<i32>() {
        OF_TEXT.. => Odds::OfText,
        OPEN.. => Odds::Open,
        _ => Odds::OfWorld,
    }
}

/// The signs of a sentence as the table of weights has them, sorted, each once.
pub(super) fn names_of_signs(one: &Asked, occurrence: bool, about: bool) -> Vec<String> {
    let mut names = Vec::new();
    signs::signs(one, occurrence, about, &mut |sign| names.push(sign.to_string()));
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use crate::analysis::claim::{BlockInfo, Reason, Sentence, Status, mark_all, signs_of};
    use crate::lang::{sentences, tokenize, verb_groups};
    use crate::text::Span;
    use proptest::prelude::*;

    /// What each sentence of the text is.
    fn statuses(text: &str) -> Vec<Status> {
        let tokens = tokenize(text);
        let spans = sentences(text, &tokens, &[]);
        let verbs: Vec<_> = spans.iter().map(|span| verb_groups(text, &tokens, *span)).collect();
        let mut sentences = Vec::new();
        for (span, verbs) in spans.iter().zip(&verbs) {
            let (block, follows) = (BlockInfo::default(), span.start > 0);
            sentences.push(Sentence { block, follows, span: *span, text, tokens: &tokens, verbs });
        }
        mark_all(&sentences).iter().map(|mark| mark.status).collect()
    }

    #[test]
    fn a_text_speaks_of_itself() {
        for text in [
            "Comments on this checklist are welcome until 21 March 2025.",
            "Place names in the tables are transliterated.",
            "This typology covers fuel. It describes a pattern and not a case.",
            "Nothing below was cleared with the field.",
        ] {
            assert_eq!(statuses(text).pop(), Some(Status::None(Reason::AboutNote)), "{text}");
        }
    }

    #[test]
    fn a_text_speaks_of_the_world() {
        for text in [
            "The list names nine ships.",
            "The figures were revised upwards by the ministry.",
            "Notes worth 2 million were burned.",
            "Comments on this checklist are welcome until 21 March 2025 [@key].",
        ] {
            assert_eq!(statuses(text).pop(), Some(Status::Claim), "{text}");
        }
    }

    #[test]
    fn signs_are_words_subject_and_verb() {
        let text = "Figures of 2024 were rounded by Kim Min.";
        let (tokens, span) = (tokenize(text), Span::new(0, text.len()));
        let (block, verbs) = (BlockInfo::default(), verb_groups(text, &tokens, span));
        let signs = signs_of(&Sentence { block, follows: true, span, text, tokens: &tokens, verbs: &verbs }, true);
        for sign in [
            "Holds about",
            "Holds follows",
            "Pair < figures",
            "Pair of #year",
            "Pair by #name",
            "SubjectHas contents",
            "HeadTense #year past-passive",
            "Verb edits past-passive",
            "Names 1",
        ] {
            assert!(signs.iter().any(|found| found == sign), "{sign} of {signs:#?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_signs(text in any::<String>(), about in any::<bool>()) {
            let (tokens, span) = (tokenize(&text), Span::new(0, text.len()));
            let (block, verbs) = (BlockInfo::default(), verb_groups(&text, &tokens, span));
            let signs = signs_of(&Sentence { block, follows: about, span, text: &text, tokens: &tokens, verbs: &verbs }, about);
            prop_assert!(signs.iter().any(|sign| sign == "Always"));
        }
    }
}
