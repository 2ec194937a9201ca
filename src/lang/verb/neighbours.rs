//! Questions about the words beside a verb: is that a plural, does an object begin here, does an auxiliary follow.

use super::reader::Reader;
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;

impl Reader<'_> {
    /// `Kim and Trump`: two subjects that end at `at`.
    pub(super) fn pair_before(&self, at: usize) -> bool {
        // `one log and one press notice`
        let counted = self.tag(at).is(Tag::DET.and(Tag::NUMERAL)) && !self.tag(at).is(Tag::SUBJECT);
        !counted && (at.saturating_sub(3)..at).any(|i| self.is(i, "and") && i > 0 && self.is_nominal(i - 1))
    }

    /// Whether a verb of saying behind a quotation has its speaker behind it: `shouted a woman`, `wrote Kim`.
    pub(super) fn speaks(&self, at: usize) -> bool {
        let says = reports(self.lemma(at))
            || matches!(
                self.lemma(at),
                "ask" | "chant" | "cry" | "joke" | "quip" | "remark" | "reply" | "scream" | "shout" | "yell"
            );
        let next = self.tag(at + 1);
        says && (next.is(Tag::DET.and(Tag::POSSESSIVE)) || self.is_name(at + 1))
    }

    /// `The camp, built for 4,000, holds 11,000.`: the phrase of the participle at `at` ends at a comma, and a verb stands behind it.
    pub(super) fn closes_before_verb(&self, at: usize) -> bool {
        let comma = self.ahead(at + 1).take(14).find(|&i| self.is(i, ",") && !self.adjacent_number(i));
        comma.is_some_and(|comma| {
            let (verb, _) = self.after(comma + 1);
            let tag = self.tag(verb);
            let form = tag.is(Tag::V_S.and(Tag::V_PAST)) && !tag.is(Tag::CLOSED);
            form && (self.opens_object(verb + 1) || self.tag(verb + 1).is(Tag::PREPOSITION.and(Tag::ADVERB)))
        })
    }

    /// Whether a number is part of a name: `Sword-2024A`, `Unit 2024A`.
    pub(super) fn is_designation(&self, at: usize) -> bool {
        let letters = self.word(at).bytes().any(|byte| byte.is_ascii_alphabetic());
        let tied = at > 1 && self.adjacent(at) && self.is_any(at - 1, &["-", "‑", "‐"]);
        letters || tied && self.tokens.get(at - 2).is_some_and(|token| token.capital)
    }

    /// A comma inside a number.
    fn adjacent_number(&self, at: usize) -> bool {
        self.adjacent(at) && self.adjacent(at + 1)
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let word = self.word(at);
        // `the Houthis`, `two Saudis`, but `Paris`.
        let counted = at > 0 && self.tag(at - 1).is(Tag::DET.and(Tag::NUMERAL).and(Tag::ADJECTIVE));
        let singular = ["ss", "us"].iter().any(|ending| word.ends_with(ending)) || word.ends_with("is") && !counted;
        let s = word.ends_with('s') && word.len() > 3 && !singular;
        // `fishermen`, `policewomen`
        let men = word.len() > 5 && word.ends_with("men") && !["specimen", "regimen", "abdomen"].contains(&word);
        tag.is(Tag::PLURAL) || men || s && self.kind(at) == Some(TokenKind::Word) && !tag.is(Tag::CLOSED)
    }

    /// `she` in `After the vote she told …`: a pronoun that can only be a subject, right behind a noun.
    pub(super) fn opens_main_clause(&self, at: usize) -> bool {
        ["she", "he", "they", "we"].iter().any(|word| self.is(at, word))
            && at > self.first
            && self.is_nominal(at - 1)
            && !self.subject_pronoun(at - 1)
            && self.kind(at - 1) == Some(TokenKind::Word)
    }

    pub(super) fn subject_pronoun(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is(Tag::SUBJECT) && !tag.is(Tag::DET.and(Tag::POSSESSIVE).and(Tag::NUMERAL))
    }

    pub(super) fn year(&self, at: usize) -> bool {
        self.word(at).len() == 4
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_any(at, &["—", "–", ")"]) || self.is(at, "-") && at > 0 && self.is(at - 1, "-") && self.adjacent(at)
    }

    /// An auxiliary or modal follows: what stands before it is its subject.
    pub(super) fn finite_at(&self, at: usize) -> bool {
        let (at, _) = self.after(at);
        let tag = self.tag(at);
        let modal = tag.is(Tag::MODAL) && self.tag(self.after(at + 1).0).is(Tag::V_BASE.and(Tag::AUXILIARY));
        modal
            || tag.is(Tag::PRESENT.and(Tag::PAST))
            || tag.is(Tag::V_PAST) && !tag.is(Tag::V_BASE) && !self.opens_noun_after(at)
    }

    /// `detained soldiers`: the participle belongs to a noun after it.
    pub(super) fn opens_noun_after(&self, at: usize) -> bool {
        self.is_plural(at + 1) && !self.tag(at + 1).is(Tag::CALENDAR)
    }

    /// What begins an object or a clause at `at`: an article, a pronoun, a name, a number, a quote.
    pub(super) fn opens_object(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let opener = Tag::DET.and(Tag::POSSESSIVE).and(Tag::OBJECT).and(Tag::NUMERAL).and(Tag::SUBJECT);
        tag.is(opener) && !tag.is(Tag::COORDINATOR)
            || self.is_name(at)
            || self.kind(at) == Some(TokenKind::Number)
            || self.is_any(at, &["\"", "“", "‘", "$", "€", "£"])
            || ["what", "how", "whether", "why", "that"].iter().any(|word| self.is(at, word))
    }

    /// What may follow a verb whose form is a noun's: an object, a preposition, a particle, a noun.
    pub(super) fn opens_complement(&self, at: usize) -> bool {
        let tag = self.tag(at);
        self.opens_object(at)
            || tag.is(Tag::PREPOSITION.and(Tag::PARTICLE).and(Tag::ADVERB).and(Tag::ADJECTIVE)) && !self.is(at, "of")
            || self.is_nominal(at) && !self.is_any(at, &[")", "]", "\"", "”"]) && !self.finite_at(at)
    }

    pub(super) fn opens_infinitive(&self, at: usize) -> bool {
        self.tag(at).is(Tag::TO) && self.tag(at + 1).is(Tag::V_BASE.and(Tag::BE).and(Tag::HAVE).and(Tag::DO))
    }
}
