//! The clauses of a sentence, kept while its words go by: which verb is the main one, which stand in subordinate clauses.

mod finish;

use super::reader::{Built, Reader};
use super::reporting::reports;
use crate::lang::lexicon::Tag;
use crate::lang::token::TokenKind;

/// A subordinate clause that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// It has its finite verb.
    finite: bool,
    /// It began after a comma.
    after_comma: bool,
    /// It began before the main verb.
    before_main: bool,
    /// Its opener may be a preposition (`after the talks`).
    preposition: bool,
    /// It modifies a noun (`who …`).
    relative: bool,
    /// It stands in brackets that close it.
    bracket: bool,
}

/// A group with what the clauses made of it.
#[derive(Clone, Debug)]
struct Placed {
    group: Built,
    subordinate: bool,
    /// Its clause was opened by a word that may be a preposition.
    doubtful: bool,
}

/// What is known after some of the words.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    open: Vec<Open>,
    placed: Vec<Placed>,
    /// The main clause has its finite verb.
    main: bool,
    /// A coordinator, comma or other break since the last finite verb.
    break_since: bool,
    coordinated: bool,
    /// A noun since the clause began.
    subject: bool,
    /// What was so before the quotation that is open: depth of open clauses, main verb seen.
    quote: Option<(usize, bool)>,
}

impl Clauses {
    /// The last finite group, else the last group.
    pub(super) fn last(&self) -> Option<&Built> {
        let finite = self.placed.iter().rev().take(6).find(|placed| placed.group.tense.is_some());
        finite.or_else(|| self.placed.last()).map(|placed| &placed.group)
    }

    /// Whether the last group is an infinitive that a coordinator at `at` may continue (`to break the ice and set the stage`).
    pub(super) fn after_infinitive(&self, at: usize) -> bool {
        let last = self.placed.last().map(|placed| &placed.group);
        last.is_some_and(|group| group.tense.is_none() && group.start < group.head && at.saturating_sub(group.end) < 12)
    }

    pub(super) fn has_finite(&self) -> bool {
        self.placed.iter().rev().take(12).any(|placed| placed.group.tense.is_some())
    }

    /// Whether the clause at hand already has its finite verb, with no break after it.
    pub(super) fn has_verb_of_own(&self) -> bool {
        if self.break_since {
            return false;
        }
        match self.open.last() {
            Some(open) => open.finite && (self.main || !open.before_main),
            None => self.main,
        }
    }

    /// Whether a subject has gone by that has no verb yet.
    pub(super) fn waits_for_verb(&self) -> bool {
        match self.open.last() {
            Some(open) => !open.finite && self.subject,
            None => !self.main && self.subject,
        }
    }

    /// Whether a subordinate clause is open that has no verb yet.
    pub(super) fn in_open_clause(&self) -> bool {
        self.open.last().is_some_and(|open| !open.finite && !open.bracket)
    }

    /// A word that is no verb.
    pub(super) fn word(&mut self, reader: &Reader, at: usize) {
        let tag = reader.tag(at);
        let mark = if reader.kind(at) == Some(TokenKind::Punct) { reader.word(at) } else { "" };
        match mark {
            "" => {}
            // `--` for a dash.
            "-" if reader.is(at + 1, "-") && reader.adjacent(at + 1) => return self.comma(reader, at),
            "," => return self.comma(reader, at),
            "—" | "–" => return self.comma(reader, at),
            "(" | "[" => {
                self.push(Open {
                    finite: false,
                    after_comma: true,
                    before_main: !self.main,
                    preposition: false,
                    relative: false,
                    bracket: true,
                });
                return;
            }
            ")" | "]" => {
                if let Some(bracket) = self.open.iter().rposition(|open| open.bracket) {
                    self.open.truncate(bracket);
                }
                return;
            }
            ";" => {
                self.open.retain(|open| open.bracket);
                (self.main, self.subject, self.break_since) = (false, false, true);
                return;
            }
            "“" | "«" => return self.quote = Some((self.open.len(), self.main)),
            "”" | "»" => return self.end_quote(),
            "\"" if self.quote.is_some() => return self.end_quote(),
            "\"" => return self.quote = Some((self.open.len(), self.main)),
            ":" => {
                if !self.main {
                    self.open.retain(|open| open.bracket);
                }
                self.break_since = true;
                return;
            }
            _ => {}
        }
        if reader.is_compound(at) {
            self.subject = true;
            return;
        }
        if tag.is(Tag::COORDINATOR) {
            return self.coordinator(reader, at);
        }
        if self.opens_clause(reader, at) {
            // `until` in the middle of a sentence, with a verb to come, opens a clause: `Reserve at 30 per cent until Almaty reports`.
            let until = reader.is(at, "until")
                && at > reader.first
                && !reader.is_calendar(at + 1)
                && !reader.tag(at + 1).is(Tag::CALENDAR.and(Tag::DET).and(Tag::ADVERB))
                && reader.kind(at + 1) == Some(TokenKind::Word);
            let doubtful = tag.is(Tag::TIME_SUBORDINATOR) && !until || reader.is(at, "once") && at == reader.first;
            self.push(Open {
                finite: false,
                after_comma: at > 0 && (reader.is(at - 1, ",") || reader.is_dash(at - 1)),
                before_main: !self.main,
                preposition: doubtful,
                relative: tag.is(Tag::RELATIVE) && !reader.is(at, "when") && at > reader.first,
                bracket: false,
            });
            self.break_since = false;
            self.coordinated = false;
            self.subject = tag.is(Tag::RELATIVE);
            return;
        }
        // `After the vote she told reporters …`: what seemed to open a clause was a preposition with its noun.
        let phrase = self.open.last().is_some_and(|open| open.preposition && !open.finite && !open.bracket);
        if phrase && self.subject && reader.opens_main_clause(at) {
            self.open.pop();
        }
        if reader.is_nominal(at) {
            self.subject = true;
        }
    }

    /// Opens a clause; nesting deeper than any writer's is not followed, so that the state stays small.
    fn push(&mut self, open: Open) {
        if self.open.len() < 32 {
            self.open.push(open);
        }
    }

    /// A quotation ends: its clauses end with it, and its main verb is not the sentence's.
    fn end_quote(&mut self) {
        if let Some((depth, main)) = self.quote.take() {
            self.open.truncate(depth);
            self.main = main;
            self.break_since = true;
            self.subject = true;
        }
    }

    fn opens_clause(&self, reader: &Reader, at: usize) -> bool {
        let tag = reader.tag(at);
        let opener = Tag::RELATIVE.and(Tag::SUBORDINATOR).and(Tag::TIME_SUBORDINATOR);
        if !tag.is(opener) && !reader.is(at, "once") {
            return false;
        }
        let before = at.checked_sub(1).filter(|&before| before >= reader.first);
        let after_preposition = before.is_some_and(|before| {
            // `They point out that …`: the particle is the verb's.
            let particle = reader.is(before, "out") && before > 0 && reader.tag(before - 1).is(Tag::VERB);
            reader.tag(before).is(Tag::PREPOSITION) && !reader.tag(before).is(Tag::TIME_SUBORDINATOR) && !particle
        });
        if reader.is(at, "that") {
            // `that summit`, `That suggests`, `at that time`: no clause begins.
            let starts = before.is_none()
                || before.is_some_and(|before| reader.tag(before).is(Tag::COORDINATOR) && !self.has_finite());
            // `until that August`, `before that,`, `In Vakaga that is a name for …`, `that same channel`, `A tap that size`
            let next = at + 1;
            let points = reader.is_calendar(next)
                || ["same", "very", "size", "kind", "sort", "length", "height", "depth"]
                    .iter()
                    .any(|word| reader.is(next, word))
                || reader.tag(next).is(Tag::CALENDAR)
                || matches!(reader.word(next), "," | "." | ";" | ")" | "")
                || before.is_some_and(|before| {
                    reader.tag(before).is(Tag::TIME_SUBORDINATOR) && !reader.is(before, "than")
                        || self.opens_with_phrase(reader, before) && reader.tag(next).is(Tag::BE)
                });
            return !starts && !after_preposition && !points;
        }
        if tag.is(Tag::RELATIVE) {
            return true;
        }
        if reader.is(at, "once") {
            // `LGTM once the owner has signed`, but `once a week`, `was once the capital`.
            let clause = reader.tag(at + 1).is(Tag::DET.and(Tag::SUBJECT));
            let often = ["a", "an", "each", "every", "more"].iter().any(|word| reader.is(at + 1, word));
            let behind = |before: usize| reader.tag(before).is(Tag::AUXILIARY.and(Tag::BE)) || reader.is(before, "at");
            return clause && before.is_none_or(|before| !often && !behind(before));
        }
        if tag.is(Tag::TIME_SUBORDINATOR) {
            let number =
                reader.kind(at + 1) == Some(TokenKind::Number) || reader.tag(at + 1).is(Tag::CALENDAR.and(Tag::V_ING));
            return !number && !reader.is(at + 1, "well") && !reader.is(at + 1, "of");
        }
        tag.is(Tag::SUBORDINATOR)
    }

    /// Whether nothing but a preposition and its noun has gone by up to `last`: `In Vakaga`, `Under the law`.
    fn opens_with_phrase(&self, reader: &Reader, last: usize) -> bool {
        let first = reader.tag(reader.first);
        first.is(Tag::PREPOSITION)
            && !first.is(Tag::TIME_SUBORDINATOR)
            && last <= reader.first + 3
            && self.placed.is_empty()
    }

    /// Whether the verb at hand follows the complete relative clause of a subject that has no verb yet: `Those who stay pay`.
    pub(super) fn ends_relative(&self) -> bool {
        !self.main && self.open.last().is_some_and(|open| open.relative && open.finite && open.before_main)
    }

    fn comma(&mut self, reader: &Reader, at: usize) {
        self.break_since = true;
        while let Some(open) = self.open.last().filter(|open| !open.bracket) {
            let complete = open.finite && (open.before_main || open.after_comma);
            let without_verb = !open.finite && (open.preposition || open.before_main && !open.relative);
            if complete || without_verb {
                self.open.pop();
                self.subject |= !self.main && open_had_subject(reader, at);
            } else {
                break;
            }
        }
    }

    fn coordinator(&mut self, reader: &Reader, at: usize) {
        self.break_since = true;
        self.coordinated = true;
        let comma = at > 0 && reader.is(at - 1, ",");
        let (next, _) = reader.after(at + 1);
        let verb = reader.tag(next).is(Tag::V_PAST.and(Tag::PRESENT).and(Tag::PAST));
        while let Some(open) = self.open.last().filter(|open| !open.bracket) {
            let resumes = verb && open.preposition && !open.finite;
            let stays = reader.tag(next).is(Tag::RELATIVE) || !(comma || resumes);
            if stays || open.before_main && !open.finite && !open.preposition {
                break;
            }
            self.open.pop();
        }
    }

    /// A group, finite or not.
    pub(super) fn verb(&mut self, reader: &Reader, group: Built) {
        let doubtful = self.open.last().is_some_and(|open| open.preposition);
        if group.tense.is_none() {
            let subordinate = !self.open.is_empty() || self.main;
            // `The order that the camp be cleared was read out.`
            let bare = reader.is(group.start, "be") && reader.is_commanded(group.start);
            if let Some(open) = self.open.last_mut().filter(|open| bare && open.relative) {
                open.finite = true;
            }
            self.placed.push(Placed { group, subordinate, doubtful });
            return;
        }
        let last = self.placed.iter().rev().find(|placed| placed.group.tense.is_some());
        let reported = last.is_some_and(|last| {
            let subject = (last.group.end..group.start).any(|at| reader.is_nominal(at));
            subject && reports(lemma_of(reader, last.group.head))
        });
        while let Some(open) = self.open.last() {
            let closes =
                open.finite && open.before_main && !self.main && !self.coordinated && !open.bracket && !reported;
            if !closes {
                break;
            }
            self.open.pop();
        }
        let complement = reported && self.main && !self.coordinated && self.open.is_empty();
        let bare = complement && !self.comma_between(reader, last.map_or(0, |last| last.group.end), group.start);
        let subordinate = !self.open.is_empty() || bare;
        match self.open.last_mut() {
            Some(open) => open.finite = true,
            None if bare => self.push(Open {
                finite: true,
                after_comma: false,
                before_main: false,
                preposition: false,
                relative: false,
                bracket: false,
            }),
            None => self.main = true,
        }
        (self.break_since, self.coordinated, self.subject) = (false, false, false);
        self.placed.push(Placed { group, subordinate, doubtful });
    }

    fn comma_between(&self, reader: &Reader, from: usize, to: usize) -> bool {
        (from..to).any(|at| reader.is(at, ","))
    }

    /// Whether a finite group stands in the main clause, or in one that may be it.
    pub(super) fn has_main(&self) -> bool {
        self.placed.iter().any(|placed| placed.group.tense.is_some() && (!placed.subordinate || placed.doubtful))
    }
}

fn open_had_subject(reader: &Reader, at: usize) -> bool {
    // `which the law is about,`: a preposition whose noun stands before the clause.
    at > 0 && (reader.is_nominal(at - 1) || reader.tag(at - 1).is(Tag::PREPOSITION))
}

fn lemma_of<'t>(reader: &'t Reader, head: usize) -> &'t str {
    match reader.lemma(head) {
        "" => reader.word(head),
        lemma => lemma,
    }
}
