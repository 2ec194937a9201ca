//! Groups that an auxiliary, a modal or `to` opens.

use super::Tense;
use super::reader::{Built, Reader};
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;
use std::borrow::Cow;

/// What the last auxiliary wants next.
enum Wants {
    Base,
    AfterHave,
    AfterBe,
}

/// The base form of a modal as it is written, in lower case: `will` for `wo` (of `won't`).
pub(super) fn base_of_modal(word: &str) -> Cow<'static, str> {
    const FORMS: &[(&str, &str)] = &[
        ("will", "will"),
        ("would", "would"),
        ("could", "could"),
        ("may", "may"),
        ("can", "can"),
        ("should", "should"),
        ("might", "might"),
        ("must", "must"),
        ("wo", "will"),
        ("'ll", "will"),
        ("’ll", "will"),
        ("ca", "can"),
        ("cannot", "can"),
        ("sha", "shall"),
        ("'d", "would"),
        ("’d", "would"),
    ];
    let known = FORMS.iter().find(|(form, _)| form.eq_ignore_ascii_case(word));
    known.map_or_else(|| word.to_lowercase().into(), |(_, base)| (*base).into())
}

impl Reader<'_> {
    /// The group that opens at `at` with a modal, with `be`, `have`, `do`, with a clitic of theirs, or with `to`.
    pub(super) fn auxiliary(&self, at: usize) -> Option<Built> {
        let tag = self.tag(at);
        if self.kind(at) == Some(TokenKind::Clitic) {
            return self.clitic(at);
        }
        if self.tag(at).is(Tag::TO) {
            let (verb, negated) = self.after(at + 1);
            let infinitive =
                self.tag(verb).is(Tag::V_BASE) || ["be", "have", "do"].iter().any(|word| self.is(verb, word));
            return infinitive.then(|| {
                let mut built = self.chain(at, verb, Built::at(verb, None));
                built.start = at;
                built.negated |= negated;
                built
            });
        }
        if tag.is(Tag::MODAL) {
            return self.modal(at);
        }
        // `4 am`
        let hour = self.is(at, "am") && at > 0 && self.kind(at - 1) == Some(TokenKind::Number);
        if !tag.is(Tag::AUXILIARY) || hour {
            return None;
        }
        let tense = match (tag.is(Tag::PRESENT), tag.is(Tag::PAST)) {
            (true, _) => Some(Tense::Present),
            (_, true) => Some(Tense::Past),
            // `be` after a plural or `do` by itself: not finite here.
            _ => None,
        };
        let noun = tag.is(Tag::DO) && at > 0 && self.tag(at - 1).is(Tag::DET) && !self.tag(at - 1).is(Tag::SUBJECT);
        (!noun).then(|| self.chain(at, at, Built::at(at, tense)))
    }

    fn modal(&self, at: usize) -> Option<Built> {
        // `the will`, but `Few will return.`
        let noun = at > 0 && self.tag(at - 1).is(Tag::DET.and(Tag::POSSESSIVE)) && !self.tag(at - 1).is(Tag::SUBJECT);
        if noun && !self.is_quantity(at - 1) {
            return None;
        }
        let (verb, _) = self.after(at + 1);
        let tag = self.tag(verb);
        let lower = self.tokens.get(verb).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
        let base = tag.is(Tag::V_BASE) || ["be", "have", "do", "to"].iter().any(|word| self.is(verb, word));
        let unknown = lower && tag == Tag::NONE && !self.is(at, "may");
        let stranded = verb >= self.len() || self.is_any(verb, &[".", ",", ";", ")"]);
        if !(base || unknown || stranded && at != self.first) {
            return None;
        }
        let future = ["will", "shall", "wo", "'ll", "’ll", "sha"].iter().any(|word| self.is(at, word));
        let tense = if future { Tense::Future } else { Tense::Present };
        let mut built = Built::at(at, Some(tense));
        built.modal = Some(at);
        built.negated = self.is(at, "cannot");
        Some(self.chain(at, at, built))
    }

    fn clitic(&self, at: usize) -> Option<Built> {
        let (word, tag) = (self.word(at), self.tag(at));
        let (next, _) = self.after(at + 1);
        let built = |tense| Built::at(at, Some(tense));
        if word.ends_with(['d', 'D']) {
            let modal = self.tag(next).is(Tag::V_BASE) && !self.tag(next).is(Tag::V_PARTICIPLE) || self.is(next, "be");
            let mut group = built(if modal { Tense::Present } else { Tense::Past });
            group.modal = modal.then_some(at);
            group.aspect.perfect = !modal;
            let head = if modal || self.tag(next).is(Tag::V_PARTICIPLE) { next } else { at };
            return Some(Built { end: head + 1, head, ..group });
        }
        if tag.is(Tag::MODAL) {
            return self.modal(at);
        }
        if tag.is(Tag::AUXILIARY) {
            return Some(self.chain(at, at, built(Tense::Present)));
        }
        let pronoun = at > 0
            && [
                "he", "she", "it", "that", "there", "what", "who", "here", "where", "how", "this", "everyone", "nobody",
            ]
            .iter()
            .any(|word| self.is(at - 1, word));
        let s = word.ends_with(['s', 'S']) && word.len() > 1;
        // `Burundi's got`, `the army's been`: no noun follows.
        let got = self.is(next, "got") || self.is(next, "been");
        if !s || !(pronoun || got) {
            return None;
        }
        let mut group = built(Tense::Present);
        if self.is(next, "got") {
            return Some(Built { end: next + 1, head: next, ..group });
        }
        if self.is(next, "been") || self.tag(next).is(Tag::V_PARTICIPLE) && !self.tag(next).is(Tag::V_PAST) {
            group.aspect.perfect = true;
            return Some(self.follow(next, Built { end: next + 1, head: next, ..group }, Wants::AfterBe));
        }
        Some(self.follow(at, group, Wants::AfterBe))
    }

    /// Continues a group whose auxiliary stands at `auxiliary`.
    fn chain(&self, start: usize, auxiliary: usize, built: Built) -> Built {
        let tag = self.tag(auxiliary);
        let wants = match () {
            () if tag.is(Tag::MODAL) => Wants::Base,
            () if tag.is(Tag::BE) => Wants::AfterBe,
            () if tag.is(Tag::HAVE) => Wants::AfterHave,
            () if tag.is(Tag::DO) => Wants::Base,
            () => return Built { start, ..built },
        };
        Built { start, ..self.follow(auxiliary, built, wants) }
    }

    /// `the aim is to …`, `the goal was to …`: an identity, no future.
    fn is_aim(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const AIMS: &[&str] = &[
            "aim", "goal", "objective", "plan", "purpose", "idea", "task", "mission", "intention", "priority",
            "strategy", "role", "job", "hope", "intent", "ambition", "answer", "way", "option", "step", "challenge",
            "key", "question", "problem", "point", "here", "policy", "function",
        ];
        let from = at.saturating_sub(8);
        (from..at).any(|i| AIMS.iter().any(|word| self.is(i, word)))
    }

    fn follow(&self, auxiliary: usize, mut built: Built, mut wants: Wants) -> Built {
        let mut last = auxiliary;
        // `may have been being held`: four verbs are the most that English stacks.
        for _ in 0..5 {
            let (next, negated) = self.after(last + 1);
            let tag = self.tag(next);
            let mut take = |built: &mut Built| {
                built.end = next + 1;
                built.head = next;
                built.negated |= negated;
                last = next;
            };
            match wants {
                Wants::Base if self.is(next, "be") => {
                    take(&mut built);
                    wants = Wants::AfterBe;
                }
                Wants::Base if self.is(next, "have") => {
                    take(&mut built);
                    wants = Wants::AfterHave;
                }
                Wants::Base => {
                    let unknown = built.modal.is_some() && tag == Tag::NONE && self.kind(next) == Some(TokenKind::Word);
                    let base = tag.is(Tag::V_BASE) || self.is(next, "do") || unknown;
                    if base && !(tag.is(Tag::CLOSED) && built.modal.is_none()) {
                        take(&mut built);
                    }
                    break;
                }
                Wants::AfterHave if self.is(next, "been") => {
                    built.aspect.perfect = true;
                    take(&mut built);
                    wants = Wants::AfterBe;
                }
                Wants::AfterHave => {
                    let participle = tag.is(Tag::V_PARTICIPLE) || self.is(next, "had") || self.is(next, "done");
                    if participle && !tag.is(Tag::ADJECTIVE) && !self.is_compound(next) {
                        built.aspect.perfect = true;
                        take(&mut built);
                    }
                    break;
                }
                Wants::AfterBe if self.is(next, "being") => {
                    built.aspect.progressive = true;
                    take(&mut built);
                }
                Wants::AfterBe => {
                    let going = self.is(next, "going")
                        && self.tag(next + 1).is(Tag::TO)
                        && self.tag(next + 2).is(Tag::V_BASE.and(Tag::AUXILIARY));
                    let to = self.tag(next).is(Tag::TO) && self.tag(next + 1).is(Tag::V_BASE.and(Tag::AUXILIARY));
                    if (going || to && built.modal.is_none() && !self.is_aim(built.start)) && built.tense.is_some() {
                        let verb = if going { next + 2 } else { next + 1 };
                        built.tense =
                            built.tense.map(|tense| if tense == Tense::Present { Tense::Future } else { tense });
                        built.end = verb + 1;
                        built.head = verb;
                        if self.is(verb, "be") {
                            last = verb;
                            continue;
                        }
                    } else if self.is_compound(next) {
                    } else if tag.is(Tag::V_ING) {
                        built.aspect.progressive = true;
                        take(&mut built);
                    } else if tag.is(Tag::V_PARTICIPLE) && !self.is(next, "come")
                        || self.is(next, "had")
                        || self.is(next, "done")
                    {
                        built.passive = true;
                        take(&mut built);
                    }
                    break;
                }
            }
        }
        if built.head == auxiliary {
            // `is not`, `did n't`: what negates the verb that stands alone belongs to its group.
            let follows = self.tag(auxiliary + 1).is(Tag::NEGATION) && !self.is(auxiliary + 1, "nor");
            built.negated |= follows;
            built.end = built.end.max(auxiliary + 1 + usize::from(follows));
        }
        built
    }
}
