//! Verbs that stand without an auxiliary: past or participle, verb or noun, decided by neighbours.

use super::Tense;
use super::clause::Clauses;
use super::reader::{Built, Reader};
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;

/// What is done to people: with no object behind it, it was done to those before it (`Two soldiers killed in ambush`).
#[rustfmt::skip]
const SUFFERED: &[&str] = &[
    "abduct", "arrest", "detain", "displace", "evacuate", "execute", "hospitalize", "hurt", "injure", "jail", "kill",
    "kidnap", "rescue", "wound",
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
        if !tag.is(Tag::VERB) || self.is_compound(at) || tag.is(Tag::MODAL) && tag.is(Tag::CALENDAR) {
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
            return (!tag.is(Tag::NOUN)).then_some(participle);
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
            let subject = clauses.waits_for_verb();
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
        if tag.is(Tag::NOUN) && tag.is(Tag::V_BASE) && !ends && !self.opens_complement(at + 1) {
            return None;
        }
        // `Airport closed since Monday`: a past would not go with `since`. `Vote postponed`: a headline says how it is.
        let since = ["since", "until", "till"].iter().any(|word| self.is(at + 1, word));
        let stopped = at + 1 >= self.len()
            && matches!(self.lemma(at), "close" | "shut" | "block" | "postpone" | "cancel" | "suspend" | "delay");
        let lasting = tag.is(Tag::V_PARTICIPLE) && (since && !self.eager && !self.is_intransitive(at) || stopped);
        if lasting || self.is_suffered(at) || self.is_reduced(at) { Some(participle) } else { finite }
    }

    /// Whether a word for a number of people or things stands for them, with no noun behind it: `Some fled`, `Forty died`.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const WORDS: &[&str] = &[
            "some", "many", "most", "few", "several", "both", "all", "others", "half", "hundreds", "thousands",
            "dozens", "scores",
        ];
        let opens = at == self.first
            || self.is_any(at.saturating_sub(1), &[",", ";", ":", "—", "–"])
            || self.is(at.saturating_sub(1), "-") && !self.adjacent(at) && !self.adjacent(at.saturating_sub(1));
        let numeral = self.tag(at).is(Tag::NUMERAL) && !self.tag(at).is(Tag::ADJECTIVE.and(Tag::ADVERB));
        opens && (numeral || WORDS.iter().any(|word| self.is(at, word)))
    }

    /// Whether those that the number at `number` stands for did what the verb at `at` says: not `Two killed in strike`, `some planned visits`.
    fn acts(&self, number: usize, at: usize) -> bool {
        if self.opens_object(at + 1) || !self.tag(at).is(Tag::V_PARTICIPLE) {
            return true;
        }
        let tag = self.tag(at + 1);
        let bare = tag.is(Tag::PREPOSITION.and(Tag::ADVERB).and(Tag::PARTICLE).and(Tag::CALENDAR)) || tag.is(Tag::TO);
        let modifies = !bare && (self.is_nominal(at + 1) || tag.is(Tag::ADJECTIVE));
        let counted = self.tag(number).is(Tag::NUMERAL) && !tag.is(Tag::PARTICLE) && !self.is_intransitive(at);
        !modifies && !counted && !SUFFERED.contains(&self.lemma(at))
    }

    /// `Two soldiers killed in ambush`: no object, only where or when, or nothing.
    fn is_suffered(&self, at: usize) -> bool {
        let next = at + 1;
        let loose =
            ["in", "near", "during", "after", "outside", "inside", "off", "on"].iter().any(|word| self.is(next, word));
        let ends = next >= self.len() || self.is_any(next, &[".", ",", ";"]);
        SUFFERED.contains(&self.lemma(at)) && (loose || ends)
    }

    /// `want the sheets published`, `saw the bridge destroyed`: what somebody wants or sees done.
    fn is_wanted(&self, at: usize, clauses: &Clauses) -> bool {
        const LEMMAS: &[&str] = &["want", "like", "prefer", "need", "see", "keep", "leave", "get", "wish"];
        let Some(last) = clauses.last().filter(|last| last.tense.is_some()) else { return false };
        let between = last.end..at;
        self.tag(at).is(Tag::V_PARTICIPLE)
            && LEMMAS.contains(&self.lemma(last.head))
            && (1..=5).contains(&between.len())
            && !between.clone().any(|i| self.is(i, ",") || self.breaks_clause(i))
            && !self.opens_object(at + 1)
    }

    /// `the talks held in Geneva collapsed`: a participle behind its noun, no object after it, and the clause's verb still to come.
    fn is_reduced(&self, at: usize) -> bool {
        // `The town used to have a mayor.`
        if self.is(at, "used") && self.opens_infinitive(at + 1) {
            return false;
        }
        let next = self.tag(at + 1);
        let loose = next.is(Tag::PREPOSITION.and(Tag::ADVERB).and(Tag::CALENDAR)) || self.tag(at + 1).is(Tag::TO);
        if self.tag(at + 1).is(Tag::MODAL) && self.finite_at(at + 1) {
            return true;
        }
        if !loose || self.is_intransitive(at) {
            return false;
        }
        let Some((later, comma)) = self.next_finite(at) else {
            return !reports(self.lemma(at)) && self.next_base(at);
        };
        let short = later - at <= 5 && self.tag(at + 1).is(Tag::PREPOSITION);
        // `During talks held in May, Kim left`: the phrase before the comma has no verb of its own.
        let phrase = self.tag(self.first).is(Tag::PREPOSITION) && !self.tag(self.first).is(Tag::TIME_SUBORDINATOR);
        (!comma || phrase) && (!reports(self.lemma(at)) || short)
    }

    /// `gangs allied under one banner control the port`: a base form with an object ends the noun phrase.
    fn next_base(&self, at: usize) -> bool {
        let bare = Tag::DET.and(Tag::PREPOSITION).and(Tag::ADJECTIVE).and(Tag::COORDINATOR);
        let stops = |i: usize| self.breaks_clause(i) || self.is(i, ",") || self.tag(i).is(Tag::TO);
        self.ahead(at + 2).take_while(|&i| !stops(i)).any(|i| {
            let base = self.tag(i).is(Tag::V_BASE) && !self.tag(i).is(bare) && !self.blocks_verb(i - 1);
            let object = self.opens_object(i + 1) || self.is(i, "account") && self.is(i + 1, "for");
            base && self.is_nominal(i - 1) && object
        })
    }

    /// Verbs that make no passive: their form in `-ed` after a noun is a past.
    fn is_intransitive(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const LEMMAS: &[&str] = &[
            "arrive", "collapse", "happen", "occur", "emerge", "die", "escalate", "erupt", "fail", "succeed",
            "remain", "stay", "appear", "seem", "rise", "fall", "go", "come", "sit", "stand", "lie", "depart",
            "travel", "retreat", "resign", "react", "respond", "participate", "belong", "exist", "consist",
            "struggle", "vanish", "disappear", "persist", "continue", "expire", "elapse", "agree", "say", "become",
            "withdraw", "soar", "plummet",
        ];
        LEMMAS.contains(&self.lemma(at))
    }

    /// `attack claimed by a militia`: an agent follows, not a measure (`fell by 5 %`) nor a way (`responded by sending`).
    fn by_agent(&self, at: usize) -> bool {
        let (by, _) = self.after(at + 1);
        let measure = self.kind(by + 1) == Some(TokenKind::Number)
            || self.tag(by + 1).is(Tag::V_ING.and(Tag::NUMERAL).and(Tag::CALENDAR))
            || matches!(self.word(by + 1), "$" | "€" | "£" | "about" | "around" | "nearly" | "almost" | "more" | "up");
        self.is(by, "by") && (!measure || SUFFERED.contains(&self.lemma(at))) && !self.is_intransitive(at)
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

    /// A noun or a verb in `-s` (`talks`, `launches`).
    fn third_person(&self, at: usize, clauses: &Clauses) -> bool {
        let tag = self.tag(at);
        let Some(before) = self.before(at) else { return false };
        let before_tag = self.tag(before);
        if before_tag.is(Tag::SINGULAR) && (before_tag.is(Tag::SUBJECT) || self.is(before, "that"))
            || before_tag.is(Tag::RELATIVE)
        {
            let demonstrative = self.is(before, "that") || self.is(before, "this");
            return !tag.is(Tag::PLURAL_FIRST) || !demonstrative || before == self.first && self.points(at);
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
            return clauses.waits_for_verb() && (!tag.is(Tag::NOUN) || self.opens_object(next) || self.eager);
        }
        if !self.is_nominal(before) || tag.is(Tag::NOUN) && self.finite_at(next) {
            return false;
        }
        if !tag.is(Tag::NOUN) {
            return true;
        }
        // `for peace talks`, `lifting sanctions`: a noun behind its modifier, an object.
        let modifier = before
            .checked_sub(1)
            .is_some_and(|i| self.tag(i).is(Tag::PREPOSITION) && !self.tag(i).is(Tag::TIME_SUBORDINATOR));
        // `A day at anchor costs $31,000.`
        let priced = self.eager && self.opens_object(next) && !self.is_plural(before);
        if modifier && !self.is_name(before) && !priced || self.tag(before).is(Tag::V_ING) {
            return false;
        }
        let plural_subject = self.is_plural(before) && !self.is_name(before);
        // `Nobody at the depot answers.`
        let pronoun = self.tag(self.first).is(Tag::SINGULAR)
            && !self.tag(self.first).is(Tag::DET.and(Tag::CLOSED.without(Tag::SUBJECT.and(Tag::SINGULAR))));
        if self.eager && pronoun && !plural_subject && before > self.first && !clauses.has_finite() {
            return true;
        }
        let waiting = clauses.in_open_clause();
        let alone = self.next_finite(at).is_none_or(|(_, comma)| comma && waiting);
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

    /// `points to a state actor`: a verb with its preposition and what it leads to.
    fn points(&self, at: usize) -> bool {
        let leads = matches!(self.lemma(at), "point" | "amount" | "lead" | "look");
        let to = leads && self.is(at + 1, "to");
        // `CPI stands at 44.4 %`
        let stands = self.is(at, "stands") && self.is(at + 1, "at") && self.kind(at + 2) == Some(TokenKind::Number);
        to && (self.opens_object(at + 2) || self.lemma(at) == "point" && self.is_nominal(at + 2)) || stands
    }
}
