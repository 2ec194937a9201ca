//! The verb groups of a sentence: `had been weighing` is one group, past, perfect and progressive.
//!
//! Own rules, no model: what a word may be comes from [`super::lexicon`], its neighbours decide between noun and verb,
//! participle and past. `docs/decisions/linguistic-step.md` says why, with figures.

mod base;
mod chain;
mod clause;
mod neighbours;
mod outlook;
mod participle;
mod reader;
mod reporting;
mod single;
mod third_person;

use super::token::Token;
use crate::text::Span;
use clause::Clauses;
use reader::Reader;
use std::borrow::Cow;

pub use outlook::outlook_at;

/// Tense of a finite verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Tense {
    /// `met`, `was meeting`, `had met`.
    Past,
    /// `meets`, `is meeting`, `has met`.
    Present,
    /// `will meet`, `is to meet`, `is going to meet`.
    Future,
}

/// Aspect of a verb group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub struct Aspect {
    /// `has met`, `had met`.
    pub perfect: bool,
    /// `is meeting`, `was meeting`.
    pub progressive: bool,
}

/// A verb with its auxiliaries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerbGroup {
    /// From the first auxiliary to the head verb, bytes of the running text; adverbs and `not` between are inside.
    pub span: Span,
    /// The head verb.
    pub head: Span,
    /// The head verb's base form in lower case (`be` for `was`), American where spellings in `-ize` differ.
    pub lemma: Cow<'static, str>,
    /// Tense; `None` for a group that is not finite (`to meet`, `meeting`, a participle).
    pub tense: Option<Tense>,
    /// Aspect.
    pub aspect: Aspect,
    /// The modal that opens it, in lower case (`may`, `could`, `will`).
    pub modal: Option<Cow<'static, str>>,
    /// `was hailed`, `has been driven`.
    pub passive: bool,
    /// `not`, `n't`, `never` inside it.
    pub negated: bool,
    /// It stands in a subordinate clause (after `that`, `which`, `who`, `because`, `if`, …, or reported without `that`).
    pub subordinate: bool,
    /// The stretch of the sentence that the group's clause was taken to cover, bytes of the running text.
    pub clause: Span,
}

impl VerbGroup {
    /// Whether it has a tense.
    pub fn is_finite(&self) -> bool {
        self.tense.is_some()
    }
}

/// The verb groups of `sentence`, in order, not overlapping; `tokens` are those of the whole `text`. Linear in the sentence
/// (and logarithmic in the number of tokens before it). Words in the brackets of citations are left out.
pub fn verb_groups(text: &str, tokens: &[Token], sentence: Span) -> Vec<VerbGroup> {
    let first = tokens.partition_point(|token| token.span.start < sentence.start);
    let end = tokens.partition_point(|token| token.span.start < sentence.end);
    let mut reader = Reader::new(text, tokens.get(first..end).unwrap_or_default());
    let clauses = read(&reader);
    if clauses.has_main() || !reader.ends_in_full_stop() {
        return clauses.finish(&reader, sentence);
    }
    // A sentence that ends in a full stop has a main verb more often than not: read again, and let less decide.
    reader.eager = true;
    let again = read(&reader);
    (if again.has_main() { again } else { clauses }).finish(&reader, sentence)
}

fn read(reader: &Reader) -> Clauses {
    let mut clauses = Clauses::default();
    let mut at = 0;
    while at < reader.len() {
        if let Some(group) = reader.group(at, &clauses) {
            let next = group.end.max(at + 1);
            clauses.verb(reader, group);
            at = next;
        } else {
            clauses.word(reader, at);
            at += 1;
        }
    }
    clauses
}

/// The tense of the clause that `offset` stands in: that of the finite group whose clause covers it, else of the nearest one.
/// `groups` may be those of several sentences in order. Logarithmic in `groups`.
pub fn tense_at(groups: &[VerbGroup], offset: usize) -> Option<Tense> {
    finite_at(groups, offset).and_then(|group| group.tense)
}

/// So many groups before and after a place are looked at: of a sentence that has more, the others are far away.
const NEAR: usize = 64;

/// The finite group whose clause covers `offset`, else the nearest one. Logarithmic in `groups`.
fn finite_at(groups: &[VerbGroup], offset: usize) -> Option<&VerbGroup> {
    let after = groups.partition_point(|group| group.span.start <= offset);
    let near = groups.get(after.saturating_sub(NEAR)..(after + NEAR).min(groups.len())).unwrap_or_default();
    let distance = |group: &VerbGroup| {
        let inside = !group.clause.touches(offset);
        let gap = group.span.start.saturating_sub(offset).max(offset.saturating_sub(group.span.end));
        (inside, gap)
    };
    near.iter().filter(|group| group.is_finite()).min_by_key(|group| distance(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::tokenize;
    use proptest::prelude::*;

    fn groups(text: &str) -> Vec<VerbGroup> {
        verb_groups(text, &tokenize(text), Span::new(0, text.len()))
    }

    #[test]
    fn tense_of_the_clause_at_an_offset() {
        let text = "Kim left on Monday and Trump will arrive on Friday.";
        let groups = groups(text);
        assert_eq!(tense_at(&groups, 12), Some(Tense::Past));
        assert_eq!(tense_at(&groups, 44), Some(Tense::Future));
        assert_eq!(tense_at(&[], 3), None);
    }

    #[test]
    fn needs_is_a_verb_before_its_object() {
        let needs = |text: &str| groups(text).iter().any(|group| &*group.lemma == "need" && group.is_finite());
        for text in [
            "The junta needs cash.",
            "The city needs to be rebuilt.",
            "Europe needs Russian gas.",
            "The ministry said the army needs more men.",
            "He needs help.",
        ] {
            assert!(needs(text), "{text}: {:?}", groups(text));
        }
        for text in ["Its needs were met.", "The needs of the army were met.", "They spoke of their needs in Geneva."] {
            assert!(!needs(text), "{text}: {:?}", groups(text));
        }
    }

    #[test]
    fn what_a_group_says() {
        let found = groups("The envoy may not have been being followed.");
        let [group] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(
            (&*group.lemma, group.modal.as_deref(), group.passive, group.negated),
            ("follow", Some("may"), true, true)
        );
        assert!(group.aspect.perfect && group.aspect.progressive);
    }

    #[test]
    fn long_sentences_stay_cheap() {
        for piece in ["talks ", "( ; ", "he said, ", "to go ", "who ", "Kim left talks and "] {
            let text = piece.repeat(200_000 / piece.len());
            assert!(groups(&text).len() <= text.len());
        }
    }

    proptest! {
        #[test]
        fn groups_are_in_order_and_hold_their_heads(words in proptest::collection::vec(
            "Kim|talks|launched|has|been|to|will|not|and|that|who|,|said|,|held|in|the|May|2019|met|is|n't|'s|“|”|\\(|\\)|if|after", 0..40)) {
            let text = words.join(" ");
            let found = groups(&text);
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for group in &found {
                prop_assert!(group.span.covers(group.head) && !group.head.of(&text).is_empty());
                prop_assert!(group.clause.covers(Span::at(group.span.start)));
            }
        }
    }
}
