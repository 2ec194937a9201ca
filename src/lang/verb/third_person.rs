//! Forms in `-s`: a verb of a third person, or a plural (`talks`, `launches`).

use super::Tense;
use super::clause::Clauses;
use super::reader::Reader;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;

/// Verbs of time, place and course whose form in `-s` is a verb behind a subject with its article: `The harvest starts in May`.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "account", "end", "flow", "last", "lead", "live", "rank", "range", "rest", "run", "sit", "stand", "start", "stay", "stop", "stretch", "trade", "work",
];

/// Verbs of what people do for a living, whose form in `-s` is a verb behind a full name: `Simran Gill signs for the deliveries`.
#[rustfmt::skip]
const BUSY: &[&str] = &[
    "answer", "campaign", "drive", "fish", "hold", "live", "lobby", "pay", "pose", "report", "rule", "serve", "sign", "speak", "travel", "vote", "work", "write",
];

impl Reader<'_> {
    /// A noun or a verb in `-s` (`talks`, `launches`).
    pub(super) fn third_person(&self, at: usize, clauses: &Clauses) -> bool {
        let tag = self.tag(at);
        let Some(before) = self.before(at) else { return false };
        let before_tag = self.tag(before);
        if before_tag.is(Tag::SINGULAR) && (before_tag.is(Tag::SUBJECT) || self.is(before, "that"))
            || before_tag.is(Tag::RELATIVE)
        {
            let demonstrative = self.is(before, "that") || self.is(before, "this");
            return !tag.is(Tag::PLURAL_FIRST)
                || !demonstrative
                || (before == self.first || before == self.first + 1 && self.is(self.first, "all")) && self.points(at);
        }
        let one = self.is(before, "one") && self.opens_object(at + 1);
        // `Each of them reports to the governor.`
        let each = before > 1
            && self.is(before - 1, "of")
            && ["each", "one", "none", "neither", "either"].iter().any(|word| self.is(before - 2, word))
            && ["them", "us", "which", "these", "those"].iter().any(|word| self.is(before, word));
        if each && !clauses.has_verb_of_own() {
            return true;
        }
        // `Article 4 allows`, `A third insures`; of `Order 118 bars` and `the accord of 2025 bars` a second reading decides.
        let numbered = self.eager
            && self.kind(before) == Some(TokenKind::Number)
            && before > 0
            && (self.year(before) || self.tokens.get(before - 1).is_some_and(|token| token.capital));
        let counted = before_tag.is(Tag::NUMERAL) && !one || self.kind(before) == Some(TokenKind::Number) && !numbered;
        if self.blocks_verb(before) || before_tag.is(Tag::AUXILIARY) || counted && tag.is(Tag::NOUN) {
            return false;
        }
        let next = at + 1;
        if before_tag.is(Tag::COORDINATOR) {
            let present = clauses.last().is_some_and(|last| last.tense == Some(Tense::Present) && last.modal.is_none());
            return present && (!tag.is(Tag::NOUN) || self.opens_object(next) && !tag.is(Tag::PLURAL_FIRST));
        }
        if clauses.has_verb_of_own() && !self.starts_over(before, clauses) {
            return false;
        }
        if self.is(before, ",") || self.is_dash(before) {
            // `The list, leaked in May, runs to 40 pages.`
            let aside = (self.first..before).any(|i| self.is(i, ","));
            let course =
                aside && !tag.is(Tag::PLURAL_FIRST) && self.tag(next).is(Tag::PREPOSITION) && !self.is(next, "of");
            return clauses.waits_for_verb() && (!tag.is(Tag::NOUN) || self.opens_object(next) || self.eager || course);
        }
        if !self.is_nominal(before) || tag.is(Tag::NOUN) && self.finite_at(next) {
            return false;
        }
        if !tag.is(Tag::NOUN) {
            return true;
        }
        let plural_subject = self.is_plural(before) && !self.is_name(before);
        let headed = self.first < before && self.tag(self.first).is(Tag::DET.and(Tag::POSSESSIVE)) && !plural_subject;
        // `for peace talks`, `lifting sanctions`: a noun behind its modifier, an object.
        let modifier = before
            .checked_sub(1)
            .is_some_and(|i| self.tag(i).is(Tag::PREPOSITION) && !self.tag(i).is(Tag::TIME_SUBORDINATOR));
        // `A day at anchor costs $31,000.`
        let amount = self.kind(next) == Some(TokenKind::Number) || self.is_any(next, &["$", "€", "£"]);
        let measured = amount && matches!(self.lemma(at), "cost" | "weigh" | "measure" | "total" | "average" | "fetch");
        let priced = measured || self.eager && self.opens_object(next) && !self.is_plural(before);
        if modifier && !self.is_name(before) && !priced || self.tag(before).is(Tag::V_ING) && !headed {
            return false;
        }
        // `Nobody at the depot answers.`
        let pronoun = self.tag(self.first).is(Tag::SINGULAR)
            && !self.tag(self.first).is(Tag::DET.and(Tag::CLOSED.without(Tag::SUBJECT.and(Tag::SINGULAR))));
        if self.eager && pronoun && !plural_subject && before > self.first && !clauses.has_finite() {
            return true;
        }
        let waiting = clauses.in_open_clause();
        let alone = self.next_finite(at).is_none_or(|(_, comma)| comma && waiting);
        // `The army fields three brigades`, `The harvest starts in May`: no compound of nouns has a number or an article behind it.
        let verb = LASTING.contains(&self.lemma(at)) || !tag.is(Tag::PLURAL_FIRST);
        let course = verb && self.tag(next).is(Tag::PREPOSITION) && !self.is(next, "of");
        if alone && headed && !self.is_calendar(before) && (self.opens_quantity(next) || course || self.is_name(next)) {
            return true;
        }
        let agent = ["er", "or", "ist", "ian", "ent"].iter().any(|ending| self.word(before).ends_with(ending));
        let clipped = tag.is(Tag::PLURAL_FIRST) && self.tag(next).is(Tag::PREPOSITION) && !agent;
        if alone
            && !plural_subject
            && (waiting || self.eager && !clipped && next + 1 < self.len())
            && !self.is(next, "of")
        {
            return true;
        }
        let name = self.is_name(before) || before == self.first;
        if alone && !plural_subject && self.points(at) {
            return true;
        }
        // `Washington stays out of it.`
        let away = ["out", "away", "put", "off", "up", "apart", "aside", "back"].iter().any(|word| self.is(next, word));
        // `Simran Gill signs for the deliveries.`
        let person = before > self.first && self.is_name(before) && self.is_name(before - 1)
            || before == self.first + 1
                && self.is_name(before)
                && self.tokens.get(self.first).is_some_and(|token| token.capital);
        if alone && person && self.tag(next).is(Tag::PREPOSITION) && BUSY.contains(&self.lemma(at)) {
            return true;
        }
        if alone && name && !plural_subject && away && LASTING.contains(&self.lemma(at)) {
            return true;
        }
        if tag.is(Tag::PLURAL_FIRST) {
            let article = ["the", "a", "an", "no", "its", "his", "her", "their", "them", "him", "it", "us"]
                .iter()
                .any(|word| self.is(next, word));
            return alone && !plural_subject && (article || name && self.opens_object(next));
        }
        if self.opens_object(next) || self.opens_infinitive(next) || self.tag(next).is(Tag::ADVERB) {
            return !plural_subject || alone;
        }
        if !alone || plural_subject {
            return false;
        }
        match self.kind(next) {
            Some(TokenKind::Word) if self.tag(next).is(Tag::PREPOSITION) => {
                name && !self.is(next, "of") && before > self.first
            }
            Some(TokenKind::Word) => self.is_nominal(next) || self.tag(next).is(Tag::ADJECTIVE),
            _ => false,
        }
    }

    /// What opens an object beyond doubt: an article, a possessive, a number, rough or not.
    fn opens_quantity(&self, at: usize) -> bool {
        let rough = ["about", "around", "some", "nearly", "almost", "roughly"].iter().any(|word| self.is(at, word));
        let at = if rough { at + 1 } else { at };
        let unit = ["km", "m", "miles", "nm", "kilometres", "kilometers", "%"].iter().any(|word| self.is(at + 1, word));
        let number = self.kind(at) == Some(TokenKind::Number) && !unit && !self.year(at);
        self.tag(at).is(Tag::DET.and(Tag::POSSESSIVE).and(Tag::NUMERAL)) || number
    }

    /// `points to a state actor`: a verb with its preposition and what it leads to.
    fn points(&self, at: usize) -> bool {
        let leads = matches!(self.lemma(at), "point" | "amount" | "lead" | "look");
        let to = leads && self.is(at + 1, "to");
        // `Cocoa accounts for a third`, `It ranks among the largest`: the preposition is the verb's.
        #[rustfmt::skip]
        const WITH: &[(&str, &[&str])] = &[
            ("account", &["for"]), ("act", &["as"]), ("border", &["on"]), ("count", &["as"]), ("date", &["from", "back"]), ("feed", &["into", "on"]),
            ("hinge", &["on"]), ("range", &["from"]), ("rank", &["among", "as"]), ("rest", &["on", "with"]), ("result", &["from"]), ("serve", &["as"]),
            ("stem", &["from"]), ("trade", &["as"]), ("vary", &["from", "by", "with"]),
        ];
        let with = WITH.iter().find(|(lemma, _)| *lemma == self.lemma(at));
        if with.is_some_and(|(_, after)| after.iter().any(|word| self.is(at + 1, word))) {
            return true;
        }
        // `CPI stands at 44.4 %`
        let stands = self.is(at, "stands") && self.is(at + 1, "at") && self.kind(at + 2) == Some(TokenKind::Number);
        to && (self.opens_object(at + 2) || self.lemma(at) == "point" && self.is_nominal(at + 2)) || stands
    }
}
