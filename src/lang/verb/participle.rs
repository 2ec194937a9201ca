//! Forms in `-ed` that are participles without an auxiliary: reduced clauses, what was done to people, lines of headlines.

use super::clause::Clauses;
use super::reader::Reader;
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;
use crate::text::wordlist::WordList;

/// What is done to people: with no object behind it, it was done to those before it (`Two soldiers killed in ambush`).
#[rustfmt::skip]
pub(super) const SUFFERED: &[&str] = &[
    "abduct", "arrest", "detain", "displace", "evacuate", "execute", "hospitalize", "hurt", "injure", "jail", "kill",
    "kidnap", "rescue", "wound",
];

/// What needs an object: without one, and behind a noun that no article opens, it was done to that noun (`Aid convoy attacked`).
#[rustfmt::skip]
const DONE_TO: WordList = WordList::new(&[
    "abandon", "accuse", "acquit", "adopt", "allow", "ambush", "analyze", "annul", "appoint", "approve", "archive", "arm", "assess",
    "assign", "attack", "audit", "avert", "award", "ban", "bar", "blame", "block", "bomb", "book", "borrow", "breach", "bury", "buy",
    "cancel", "capture", "charge", "cite", "clear", "compile", "condemn", "conduct", "confirm", "confiscate", "construct", "contact",
    "convict", "cremate", "crop", "damage", "deadlock", "deliver", "demolish", "deploy", "deport", "describe", "destroy", "detect", "disable",
    "dismiss", "display", "disrupt", "divert", "document", "edit", "equip", "erect", "escort", "evict", "examine", "exempt", "exhume",
    "expel", "export", "extradite", "fear", "fence", "file", "fill", "finance", "fine", "fix", "flag", "foil", "forge", "free", "fund",
    "gut", "hijack", "hire", "hit", "hold", "house", "identify", "import", "impose", "impound", "inform", "inspect", "install",
    "intercept", "interview", "introduce", "investigate", "invite", "issue", "lease", "lift", "load", "log", "loot", "man", "mark", "mine",
    "moor", "murder", "name", "negotiate", "notify", "obtain", "order", "oust", "overturn", "pave", "pay", "photograph", "plan",
    "postpone", "promote", "propose", "publish", "purchase", "quash", "raid", "raise", "ransack", "ratify", "rebuild", "receive",
    "recover", "recruit", "refloat", "refuse", "register", "reject", "release", "renew", "rent", "repair", "replace", "request", "require",
    "requisition", "resolve", "restore", "restrict", "reverse", "revoke", "rob", "sabotage", "sack", "salvage", "scan", "schedule",
    "scrap", "scupper", "secure", "seize", "select", "sell", "send", "sentence", "sever", "shell", "shelve", "shoot", "sign", "staff",
    "steal", "store", "strip", "submit", "subpoena", "supply", "survey", "suspend", "tag", "tap", "target", "tax", "test", "thwart",
    "tighten", "torch", "tow", "trace", "transfer", "translate", "treat", "uphold", "uproot", "vacate", "vaccinate", "verify", "veto",
    "waive", "wreck", "write",
]);

impl Reader<'_> {
    /// `Thus ended the siege.`, `Then began the blockade.`: verbs of course before their subject.
    pub(super) fn lemma_is_of_course(&self, at: usize) -> bool {
        matches!(self.lemma(at), "begin" | "collapse" | "come" | "die" | "end" | "fall" | "go" | "open" | "start")
    }

    /// `Aid convoy attacked`, `Mayor shot in Goma`: a line without article, auxiliary, object and full stop.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        let next = at + 1;
        let done = self.tag(at).is(Tag::V_PARTICIPLE)
            && (DONE_TO.has_exact(self.lemma(at)) || self.is(at, "set") && self.is(next, "for"));
        if !done {
            return false;
        }
        let tag = self.tag(next);
        let loose = next >= self.len()
            || self.is_any(next, &[".", ",", ";", "(", "["])
            || tag.is(Tag::PREPOSITION.and(Tag::ADVERB).and(Tag::CALENDAR)) && !self.opens_object(next)
            || ["daily", "weekly", "monthly", "quarterly", "yearly", "annually", "w"]
                .iter()
                .any(|word| self.is(next, word))
            || self.is_calendar(next);
        // `Riyadh paid for the survey.`
        let active = self.is(next, "for") && self.lemma(at) == "pay" && at == self.first + 1;
        // `a person or body named in Annex I`
        let one = |i: usize| i == self.first && (self.is(i, "a") || self.is(i, "an")) && tag.is(Tag::PREPOSITION);
        let opens = |i: usize| self.tag(i).is(Tag::DET.and(Tag::POSSESSIVE).and(Tag::SUBJECT)) && !one(i);
        let bare = !active && !(self.first..at).any(opens);
        loose && bare && at - self.first <= 6 && (!self.ends_in_full_stop() || self.is_curt(at))
    }

    /// `Contact lost at 2140.`, `Image cropped for clarity.`: a few words without a name, as logs and captions have them.
    fn is_curt(&self, at: usize) -> bool {
        let loose = Tag::PREPOSITION.and(Tag::ADVERB);
        at <= self.first + 2
            && self.len() <= self.first + 8
            && !reports(self.lemma(at))
            && !self.is_plural(at - 1)
            && self.tag(at + 1).is(loose)
            && !(self.first + 1..self.len()).any(|i| self.is_name(i))
    }

    /// `Shots heard near the pan.`, `Smoke seen over the port`: whoever perceives has an object.
    pub(super) fn is_perceived(&self, at: usize) -> bool {
        let next = at + 1;
        let loose =
            next >= self.len() || self.is_any(next, &[".", ",", ";", "("]) || self.tag(next).is(Tag::PREPOSITION);
        matches!(self.lemma(at), "feel" | "hear" | "see" | "sight" | "spot")
            && loose
            && at <= self.first + 3
            && !self.is_any(next, &["of", "about", "from"])
            && (self.first..at).all(|i| {
                !(self.tag(i).is(Tag::DET.and(Tag::POSSESSIVE).and(Tag::SUBJECT)) || i > self.first && self.is_name(i))
            })
            && !(next..self.len()).any(|i| self.is(i, "that") || self.is(i, "how"))
    }

    /// `Two soldiers killed in ambush`: no object, only where or when, or nothing.
    pub(super) fn is_suffered(&self, at: usize) -> bool {
        let next = at + 1;
        let loose =
            ["in", "near", "during", "after", "outside", "inside", "off", "on"].iter().any(|word| self.is(next, word));
        let ends = next >= self.len() || self.is_any(next, &[".", ",", ";"]);
        SUFFERED.contains(&self.lemma(at)) && (loose || ends)
    }

    /// `want the sheets published`, `saw the bridge destroyed`: what somebody wants or sees done.
    pub(super) fn is_wanted(&self, at: usize, clauses: &Clauses) -> bool {
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
    pub(super) fn is_reduced(&self, at: usize) -> bool {
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
        if self.resumes_behind_relative(at) {
            return true;
        }
        let Some((later, comma)) = self.next_finite(at) else {
            return !reports(self.lemma(at)) && self.next_base(at);
        };
        let short = later - at <= 5 && self.tag(at + 1).is(Tag::PREPOSITION);
        // `During talks held in May, Kim left`: the phrase before the comma has no verb of its own.
        let phrase = self.tag(self.first).is(Tag::PREPOSITION) && !self.tag(self.first).is(Tag::TIME_SUBORDINATOR);
        (!comma || phrase) && (!reports(self.lemma(at)) || short)
    }

    /// `The loans arranged in London, which fall due first, will be rolled over.`: the clause's verb stands behind a relative clause.
    fn resumes_behind_relative(&self, at: usize) -> bool {
        let comma = |from: usize| self.ahead(from).find(|&i| self.is(i, ","));
        let Some(opens) = comma(at + 1).filter(|&opens| self.tag(opens + 1).is(Tag::RELATIVE)) else { return false };
        let Some(closes) = comma(opens + 2) else { return false };
        self.finite_at(closes + 1)
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
    pub(super) fn is_intransitive(&self, at: usize) -> bool {
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
    pub(super) fn by_agent(&self, at: usize) -> bool {
        let (by, _) = self.after(at + 1);
        let measure = self.kind(by + 1) == Some(TokenKind::Number)
            || self.tag(by + 1).is(Tag::V_ING.and(Tag::NUMERAL).and(Tag::CALENDAR))
            || matches!(self.word(by + 1), "$" | "€" | "£" | "about" | "around" | "nearly" | "almost" | "more" | "up");
        self.is(by, "by") && (!measure || SUFFERED.contains(&self.lemma(at))) && !self.is_intransitive(at)
    }
}
