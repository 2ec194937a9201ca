//! Verbs that stand without an auxiliary: past or participle, verb or noun, decided by neighbours.

use super::Tense;
use super::clause::Clauses;
use super::participle::SUFFERED;
use super::reader::{Built, Reader};
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;
use crate::text::wordlist::WordList;

/// What those who are counted do of themselves: `Two returned`, `At least nine drowned`.
#[rustfmt::skip]
const MOVED: &[&str] = &[
    "abstain", "attend", "cross", "defect", "desert", "disembark", "drown", "escape", "flee", "leave", "march", "perish", "return", "sail",
    "speak", "starve", "surrender", "survive", "swim", "turn", "vote", "walk",
];

impl Reader<'_> {
    /// The group that opens at `at`, if a verb stands there.
    pub(super) fn group(&self, at: usize, clauses: &Clauses) -> Option<Built> {
        let tag = self.tag(at);
        if !(tag.is(Tag::VERB.and(Tag::AUXILIARY).and(Tag::MODAL))
            || self.kind(at) == Some(TokenKind::Clitic)
            || self.tag(at).is(Tag::TO))
        {
            return None;
        }
        if let Some(group) = self.auxiliary(at) {
            return Some(group);
        }
        // `an insurer whose accounts nobody has seen`
        let owned = at > 0 && self.is(at - 1, "whose");
        if owned || !tag.is(Tag::VERB) || self.is_compound(at) || tag.is(Tag::MODAL) && tag.is(Tag::CALENDAR) {
            return None;
        }
        if tag.is(Tag::V_PAST) || tag.is(Tag::V_PARTICIPLE) && !tag.is(Tag::V_BASE) {
            return self.past(at, clauses);
        }
        if tag.is(Tag::V_S) {
            return self.third_person(at, clauses).then(|| Built::at(at, Some(Tense::Present)));
        }
        if tag.is(Tag::V_BASE) {
            return self.base(at, clauses);
        }
        let noun = at > 0 && (self.blocks_verb(at - 1) && !self.tag(at - 1).is(Tag::PREPOSITION));
        (tag.is(Tag::V_ING) && !noun).then(|| Built::at(at, None))
    }

    /// A form that may be a past or a participle (`held`, `launched`), or only one of them (`went`, `taken`).
    fn past(&self, at: usize, clauses: &Clauses) -> Option<Built> {
        let tag = self.tag(at);
        let participle = Built::at(at, None);
        let finite = Some(Built::at(at, Some(Tense::Past)));
        // `came`, `went`, `gave` are no participles: `Then came the floods`, `A mortar round came down`.
        if tag.is(Tag::V_PAST) && !tag.is(Tag::V_PARTICIPLE.and(Tag::V_BASE).and(Tag::NOUN)) {
            return finite;
        }
        let Some(before) = self.before(at) else {
            // `Thus ended the siege.`
            let inverted = at > self.first && self.opens_object(at + 1) && self.lemma_is_of_course(at);
            return if inverted { finite } else { (!tag.is(Tag::NOUN)).then_some(participle) };
        };
        let before_tag = self.tag(before);
        // `Ferry traffic not affected`: a past takes no `not` without an auxiliary.
        if at > 0 && self.is(at - 1, "not") {
            return Some(participle);
        }
        if self.subject_pronoun(before) {
            return finite;
        }
        if before_tag.is(Tag::RELATIVE) {
            return finite;
        }
        if tag.is(Tag::V_PAST) && self.stands_alone(before) && self.acts(before, at) {
            return finite;
        }
        // `“Go home!”, shouted a woman at the gate.`
        let mark = if self.is(before, ",") && before > 0 { before - 1 } else { before };
        if tag.is(Tag::V_PAST) && self.is_any(mark, &["”", "\"", "»"]) && self.speaks(at) {
            return finite;
        }
        // `Minimize considered.`: the word before is a verb, and no subject.
        if before == self.first
            && self.tag(before).is(Tag::V_BASE)
            && !self.tag(before).is(Tag::NOUN.and(Tag::CLOSED))
            && !self.is_name(before)
        {
            return Some(participle);
        }
        // `A party that is three months old pushed it aside.`
        let old = self.is(before, "old") && clauses.ends_relative() && self.opens_object(at + 1);
        if old && tag.is(Tag::V_PAST) {
            return finite;
        }
        if self.blocks_verb(before) {
            // A noun of the same form (`the cut`, `a set`), or an adjective (`the planned visit`, `by armed men`).
            return (!tag.is(Tag::NOUN)).then_some(participle);
        }
        if before_tag.is(Tag::COORDINATOR) {
            return self.coordinated(at, before, clauses);
        }
        if !tag.is(Tag::V_PAST) || self.is_wanted(at, clauses) {
            return Some(participle);
        }
        // `Route 3`, `3 May`, `Bridge No. 2`: the number belongs to what stands before it.
        let owner = before.saturating_sub(if before > 1 && self.is(before - 1, ".") { 2 } else { 1 });
        let named = before > 0
            && (self.is_calendar(owner)
                || self.tokens.get(owner).is_some_and(|token| token.capital)
                || self.is_designation(before));
        let digits = self.kind(before) == Some(TokenKind::Number) && !named && !self.adjacent(before);
        // `some planned visits`, `supporting advanced plants`: an adjective before its noun.
        let gerund = before_tag.is(Tag::V_ING) && before > self.first && !self.blocks_verb(before - 1);
        let quantifier = before_tag.is(Tag::DET) && !(self.eager && before == self.first);
        if (quantifier || gerund) && self.is_nominal(at + 1) && !self.opens_object(at + 1) {
            return Some(participle);
        }
        if (before_tag.is(Tag::NUMERAL) || digits && !self.year(before)) && !self.opens_object(at + 1) {
            return Some(participle);
        }
        if before_tag.is(Tag::VERB.and(Tag::AUXILIARY)) && !self.is_nominal(before) {
            return Some(participle);
        }
        if before_tag.is(Tag::SUBORDINATOR.and(Tag::TIME_SUBORDINATOR)) {
            return Some(participle);
        }
        if self.by_agent(at) || clauses.has_verb_of_own() && !self.starts_over(before, clauses) {
            return Some(participle);
        }
        if self.is(before, ",") || self.is_dash(before) {
            // After an interruption (`Kim, the leader, met …`) the verb is finite unless a later one is.
            let bare = self.tag(at + 1).is(Tag::PREPOSITION) && !self.is_intransitive(at);
            let later = self.next_finite(at).is_some_and(|(_, comma)| comma || bare) || self.closes_before_verb(at);
            // `coupon 6.75%, paid twice a year`: one comma by itself does not part a subject from its verb.
            // So with a list behind a label: `Output: 1 bcf/d gas, 84 kb/d condensate, split evenly`.
            // And with years behind what was done: `Built 1998, reflagged 2021`.
            let labelled = (self.first..before.min(self.first + 4)).any(|i| self.is(i, ":"))
                || self.tag(self.first).is(Tag::V_PARTICIPLE) && !self.tag(self.first).is(Tag::NOUN);
            let share =
                labelled && (self.kind(at + 1) == Some(TokenKind::Number) || self.tag(at + 1).is(Tag::CALENDAR));
            let lone = self.is(before, ",")
                && (share || !self.opens_object(at + 1))
                && (labelled || !(self.first..before).any(|i| self.is_any(i, &[",", "(", ")", "–", "—", "-"])));
            let subject = clauses.waits_for_verb() && !(lone && self.tag(at).is(Tag::V_PARTICIPLE));
            return Some(if subject && !later { Built::at(at, Some(Tense::Past)) } else { participle });
        }
        if before == at || !self.is_nominal(before) && !before_tag.is(Tag::OBJECT) {
            return (!tag.is(Tag::NOUN)).then_some(participle);
        }
        // `Twelve of them passed without incident.`
        let part = before > 1 && self.is(before - 1, "of") && self.stands_alone(before - 2);
        if part && tag.is(Tag::V_PAST) {
            return finite;
        }
        if before_tag.is(Tag::OBJECT) && !before_tag.is(Tag::SUBJECT) {
            return Some(participle);
        }
        let ends = self.is_any(at + 1, &[",", ".", ";"]) && clauses.has_finite() && clauses.waits_for_verb();
        // `The vote lost, the party split.`
        let last = self.eager && self.is(at + 1, ".") && !clauses.has_finite();
        if tag.is(Tag::NOUN) && tag.is(Tag::V_BASE) && !ends && !last && !self.opens_complement(at + 1) {
            return None;
        }
        // `Airport closed since Monday`: a past would not go with `since`. `Vote postponed`: a headline says how it is.
        let since = ["since", "until", "till"].iter().any(|word| self.is(at + 1, word));
        let stopped = at + 1 >= self.len()
            && matches!(self.lemma(at), "close" | "shut" | "block" | "postpone" | "cancel" | "suspend" | "delay");
        let lasting = tag.is(Tag::V_PARTICIPLE) && (since && !self.eager && !self.is_intransitive(at) || stopped);
        // `gate shut till 8.`: no article stands anywhere.
        let curt = since
            && self.eager
            && tag.is(Tag::V_PARTICIPLE)
            && self.len() <= self.first + 10
            && (self.first..at).all(|i| !self.tag(i).is(Tag::DET.and(Tag::SUBJECT).and(Tag::POSSESSIVE)));
        if curt && matches!(self.lemma(at), "block" | "close" | "cut" | "shut" | "suspend") {
            return Some(participle);
        }
        if lasting || self.is_perceived(at) || self.is_suffered(at) || self.is_headline(at) || self.is_reduced(at) {
            Some(participle)
        } else {
            finite
        }
    }

    /// Whether a word for a number of people or things stands for them, with no noun behind it: `Some fled`, `Forty died`.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        let opens = at == self.opening()
            || self.is_any(at.saturating_sub(1), &[",", ";", ":", "—", "–"])
            || self.is(at.saturating_sub(1), "-") && !self.adjacent(at) && !self.adjacent(at.saturating_sub(1));
        let numeral = self.tag(at).is(Tag::NUMERAL) && !self.tag(at).is(Tag::ADJECTIVE.and(Tag::ADVERB));
        let digits = || self.opening() > self.first && self.kind(at) == Some(TokenKind::Number);
        opens && (numeral || self.is_quantity(at) || digits())
    }

    /// Whether a word for an indefinite number may stand for those that it counts.
    pub(super) fn is_quantity(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const WORDS: WordList = WordList::new(&[
            "some", "many", "most", "few", "several", "both", "all", "others", "half", "hundreds", "thousands",
            "dozens", "scores", "fewer",
        ]);
        self.is_one_of(at, WORDS)
    }

    /// The first word past what makes a number rough: `at least nine`, `up to 400`, `just two`, `a further 40`.
    fn opening(&self) -> usize {
        let opening = self.opening.get().unwrap_or_else(|| self.find_opening());
        self.opening.set(Some(opening));
        opening
    }

    fn find_opening(&self) -> usize {
        #[rustfmt::skip]
        const ROUGH: WordList = WordList::new(&[
            "about", "almost", "another", "around", "at", "barely", "estimated", "even", "further", "fewer", "just", "least", "less", "more",
            "most", "nearly", "only", "over", "roughly", "than", "to", "under", "up", "well",
        ]);
        let rough = |at: usize| self.is_one_of(at, ROUGH);
        let first = self.first;
        let from = if (self.is(first, "a") || self.is(first, "an")) && rough(first + 1) { first + 1 } else { first };
        let counts = |at: &usize| self.tag(*at).is(Tag::NUMERAL) || self.kind(*at) == Some(TokenKind::Number);
        (from..from + 4).find(|&at| !rough(at)).filter(counts).unwrap_or(first)
    }

    /// Whether those that the number at `number` stands for did what the verb at `at` says: not `Two killed in strike`, `some planned visits`.
    fn acts(&self, number: usize, at: usize) -> bool {
        if self.opens_object(at + 1) || !self.tag(at).is(Tag::V_PARTICIPLE) {
            return true;
        }
        let tag = self.tag(at + 1);
        let bare = tag.is(Tag::PREPOSITION.and(Tag::ADVERB).and(Tag::PARTICLE).and(Tag::CALENDAR)) || tag.is(Tag::TO);
        let modifies = !bare && (self.is_nominal(at + 1) || tag.is(Tag::ADJECTIVE));
        let numeral = self.tag(number).is(Tag::NUMERAL) || self.kind(number) == Some(TokenKind::Number);
        let moves = self.is_intransitive(at) || MOVED.contains(&self.lemma(at));
        let counted = numeral && !tag.is(Tag::PARTICLE) && !moves;
        !modifies && !counted && !SUFFERED.contains(&self.lemma(at))
    }

    /// A verb after `and`, `or`, `but` shares what the verb before it is.
    fn coordinated(&self, at: usize, before: usize, clauses: &Clauses) -> Option<Built> {
        let tag = self.tag(at);
        if tag.is(Tag::V_BASE) && clauses.after_infinitive(before) {
            return Some(Built::at(at, None));
        }
        let qualifies = self.is_adverb(at - 1) && at - 1 > before && self.is_nominal(at + 1) && !self.is_name(at + 1);
        if qualifies {
            return Some(Built::at(at, None));
        }
        let Some(other) = clauses.last() else {
            return (!tag.is(Tag::NOUN)).then(|| Built::at(at, None));
        };
        let near = before.saturating_sub(other.end) <= 12 || other.tense.is_some();
        let shares = tag.is(Tag::V_PARTICIPLE) && (other.passive || other.aspect.perfect);
        if shares && other.tense.is_some() {
            let mut built = Built::at(at, other.tense);
            built.passive = other.passive;
            built.aspect = other.aspect;
            built.modal = other.modal;
            return Some(built);
        }
        // `Arrears are common and rarely pursued.`
        let copula = other.tense == Some(Tense::Present)
            && self.tag(other.head).is(Tag::BE)
            && tag.is(Tag::V_PARTICIPLE)
            && !tag.is(Tag::V_BASE)
            && !self.is_intransitive(at)
            && !self.opens_object(at + 1)
            && !(before.min(at)..at).any(|i| self.subject_pronoun(i));
        if copula && !(other.end..before).any(|i| self.is(i, ",") || self.is(i, "who") || self.is(i, "which")) {
            return Some(Built { passive: true, ..Built::at(at, other.tense) });
        }
        let finite = near && tag.is(Tag::V_PAST) && clauses.has_finite();
        Some(Built::at(at, finite.then_some(Tense::Past)))
    }

    /// Whether a new subject begins between the clause's verb and the token at `before`: what follows may have a verb of its own.
    pub(super) fn starts_over(&self, before: usize, clauses: &Clauses) -> bool {
        let Some(last) = clauses.last() else { return true };
        let from = last.end.max(before.saturating_sub(40));
        let comma = (from..before).any(|at| self.is(at, ","));
        let subject = (from..=before).any(|at| self.is_nominal(at));
        subject && (comma || reports(self.lemma(last.head)))
    }
}
