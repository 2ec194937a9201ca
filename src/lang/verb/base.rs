//! Base forms without an auxiliary: presents of plural subjects, or nouns.

use super::Tense;
use super::clause::Clauses;
use super::reader::{Built, Reader};
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;

/// Plurals that stand before a noun as its modifier (`sanctions relief`, `arms control`): what follows them is no verb.
#[rustfmt::skip]
const COMPOUNDING: &[&str] = &[
    "sanctions", "arms", "weapons", "sales", "communications", "operations", "elections", "rights", "sports",
    "logistics", "affairs", "securities", "savings", "customs", "goods", "systems", "services", "relations",
    "means", "missions", "funds", "drugs", "narcotics",
];

impl Reader<'_> {
    /// Whether a plural opens the sentence, with a phrase behind it that reaches to `before`: `Banks in Dubai`, `Sources close to the palace`.
    fn has_plural_head(&self, before: usize, clauses: &Clauses) -> bool {
        if clauses.has_finite() || before > self.first + 12 {
            return false;
        }
        let head = (self.first..before).take(4).find(|&at| self.is_plural(at) && !self.tag(at).is(Tag::DET));
        head.is_some_and(|head| {
            let behind = self.tag(head + 1);
            let such = self.is(head + 1, "such") && self.is(head + 2, "as");
            such || behind.is(Tag::PREPOSITION)
                || ["close", "familiar", "loyal", "near"].iter().any(|word| self.is(head + 1, word))
        })
    }

    /// Whether a word stands in what is commanded: `the order that the camp be cleared`, `a demand that he resign`.
    pub(super) fn is_commanded(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const COMMANDS: &[&str] = &[
            "advice", "appeal", "call", "condition", "decree", "demand", "insistence", "instruction", "instructions", "motion", "order", "orders", "plea", "proposal", "recommendation", "request",
            "requirement", "suggestion",
        ];
        let that = (at.saturating_sub(8)..at).rev().find(|&i| self.is(i, "that"));
        that.is_some_and(|that| (that.saturating_sub(6)..that).any(|i| COMMANDS.iter().any(|word| self.is(i, word))))
    }

    /// `the other six fly`, `two out of three live`: a number of several that stands for those that it counts.
    fn counted_head(&self, at: usize) -> bool {
        let several = self.tag(at).is(Tag::NUMERAL)
            && !["one", "first", "second", "third", "fourth", "fifth", "last", "next"]
                .iter()
                .any(|word| self.is(at, word));
        let led = at > 0
            && (["other", "remaining", "all", "these", "those"].iter().any(|word| self.is(at - 1, word))
                || self.is(at - 1, "of") && at > 1 && self.is(at - 2, "out")
                || self.is(at - 1, "in") && at > 1 && self.tag(at - 2).is(Tag::NUMERAL));
        (several || self.kind(at) == Some(TokenKind::Number) && !self.year(at)) && led
    }

    /// A base form without auxiliary: a present of a plural subject, or an imperative at the start (no group).
    pub(super) fn base(&self, at: usize, clauses: &Clauses) -> Option<Built> {
        let tag = self.tag(at);
        let before = self.before(at)?;
        let before_tag = self.tag(before);
        let present = Some(Built::at(at, Some(Tense::Present)));
        let closed = tag.is(Tag::PREPOSITION
            .and(Tag::ADJECTIVE)
            .and(Tag::DET)
            .and(Tag::ADVERB)
            .and(Tag::COORDINATOR)
            .and(Tag::CALENDAR));
        // `The request that three tankers leave the berth was obeyed.`
        let noun = Tag::PREPOSITION.and(Tag::DET).and(Tag::ADVERB).and(Tag::COORDINATOR).and(Tag::CALENDAR);
        if clauses.in_open_clause()
            && !tag.is(noun)
            && self.is_commanded(at)
            && !self.blocks_verb(before)
            && self.is_nominal(before)
        {
            return present;
        }
        let next = at + 1;
        // `the register not public`, `wrong, see 1/.`: no present takes a bare `not`, and a request stands behind its own comma.
        let asks = self.is_any(before, &[",", ":", "–", "—", "("])
            && matches!(self.lemma(at), "see" | "compare" | "check" | "ask" | "note");
        // `a recorder, wind, a donkey`: one of a list.
        let listed = self.is(before, ",") && self.is(next, ",") && tag.is(Tag::NOUN);
        // `Norwell Metals, contract frustration, Aktau`: the noun before a noun.
        let compound = self.is(before, ",")
            && tag.is(Tag::NOUN)
            && self.kind(next) == Some(TokenKind::Word)
            && self.is_nominal(next)
            && !self.is_plural(next)
            && !self.is_name(next)
            && !self.tag(next).is(Tag::CLOSED.and(Tag::VERB));
        if self.is(next, "not") || asks || listed || compound {
            return None;
        }
        // `Those who stay pay 40 dollars.`
        if clauses.ends_relative() && self.tag(before).is(Tag::VERB) && !closed && self.opens_object(next) {
            return present;
        }
        // `The shops stay closed.`
        let copular = matches!(
            self.lemma(at),
            "stay" | "remain" | "stand" | "lie" | "sit" | "go" | "appear" | "seem" | "look" | "become" | "get"
        );
        let state = copular && self.tag(next).is(Tag::V_PARTICIPLE) && !self.tag(next + 1).is(Tag::DET);
        if state && self.is_plural(before) && !self.blocks_verb(before) && !clauses.has_verb_of_own() {
            return present;
        }
        // `Some say the deal is dead.`
        if !closed && self.stands_alone(before) && (!tag.is(Tag::NOUN) || self.opens_object(next)) {
            return present;
        }
        let quantifier = before_tag.is(Tag::DET) && before_tag.is(Tag::SUBJECT) && before_tag.is(Tag::PLURAL);
        if quantifier && !closed && !tag.is(Tag::NOUN) {
            return present;
        }
        let pronoun = before_tag.is(Tag::SUBJECT)
            && !before_tag.is(Tag::SINGULAR.and(Tag::DET))
            && !(self.is(before, "you") && before == at);
        if pronoun && !closed {
            return present;
        }
        // `Two companies own the icebreakers`
        let owns = self.is(at, "own") && self.is_plural(before) && self.opens_object(next);
        if closed && !owns
            || self.blocks_verb(before)
            || clauses.has_verb_of_own() && !self.starts_over(before, clauses)
            || self.finite_at(next)
        {
            return None;
        }
        if before_tag.is(Tag::RELATIVE) {
            // `which fall due first`, `who work at the quay`
            let bare = self.tag(next).is(Tag::PREPOSITION.and(Tag::ADVERB).and(Tag::ADJECTIVE)) && !self.is(next, "of");
            let verb = !tag.is(Tag::NOUN) || self.opens_object(next) || bare || self.is(next, "due");
            return verb.then_some(Built::at(at, Some(Tense::Present)));
        }
        if before_tag.is(Tag::COORDINATOR) {
            if clauses.after_infinitive(before) {
                return Some(Built::at(at, None));
            }
            let other = clauses.last()?;
            let present = other.tense == Some(Tense::Present) || other.modal.is_some();
            return (present && (!tag.is(Tag::NOUN) || self.opens_object(next)))
                .then(|| Built { modal: other.modal, ..Built::at(at, other.tense) });
        }
        // `The men, once freed, go home`, but `Bulk carrier, flag Malta.`: the subject stands before the first comma.
        let head = (self.first..before).find(|&i| self.is(i, ",") || self.is_dash(i)).unwrap_or(before);
        let several = head > self.first && (self.is_plural(head - 1) || self.pair_before(head - 1))
            || (self.first..head).any(|i| self.is_plural(i));
        if (self.is(before, ",") || self.is_dash(before))
            && clauses.waits_for_verb()
            && (self.eager && several || !tag.is(Tag::NOUN))
        {
            return present;
        }
        if self.counted_head(before)
            && (!tag.is(Tag::NOUN) || self.opens_object(next) || self.tag(next).is(Tag::PREPOSITION))
        {
            return present;
        }
        if !self.is_plural(before) && !self.pair_before(before) {
            // The plural may stand further left: `Imports of grain from Kazan include rye`.
            let noun = tag.is(Tag::NOUN) && !(self.opens_object(next) && self.has_plural_head(before, clauses));
            let open = self.is_nominal(before) && before > self.first + 1 && !noun;
            let speech = reports(self.lemma(at)) && self.opens_object(next);
            return if open && (speech || self.next_finite(at).is_none()) { present } else { None };
        }
        // `The parties want him released`: the participle behind is no verb of the clause.
        if !tag.is(Tag::NOUN) || self.is(at, "want") && self.opens_object(next) {
            return present;
        }
        if self.tag(before).is(Tag::V_ING) {
            return None;
        }
        // `Satellite images show new trenches`
        let shown = reports(self.lemma(at)) && self.tag(next).is(Tag::ADJECTIVE);
        // `Elections take place every five years.`
        let held = self.is(at, "take") && self.is(next, "place");
        let object =
            held || shown || self.opens_object(next) || self.opens_infinitive(next) || self.tag(next).is(Tag::ADVERB);
        let modifier = COMPOUNDING.iter().any(|word| self.is(before, word));
        let noun = self.is_nominal(next) && self.kind(next) == Some(TokenKind::Word) && !tag.is(Tag::PLURAL_FIRST);
        let loose = !modifier && (noun || self.tag(next).is(Tag::PREPOSITION) && !self.is(next, "of"));
        let ends = self.is_any(next, &[",", ".", ";"]);
        let waits = ends && (clauses.in_open_clause() || clauses.has_finite() && clauses.waits_for_verb());
        let alone = self.next_finite(at).is_none();
        if waits || alone && (object || loose) { present } else { None }
    }
}
