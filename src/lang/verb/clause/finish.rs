//! From what was placed to the groups that others see: which verb is the main one after all, and how far each clause reaches.

use super::{Clauses, Placed, lemma_of};
use crate::lang::lexicon::{Tag, guess_base};
use crate::lang::token::TokenKind;
use crate::lang::verb::VerbGroup;
use crate::lang::verb::chain::base_of_modal;
use crate::lang::verb::reader::Reader;
use crate::text::Span;

impl Clauses {
    /// The groups, each with the stretch of its clause.
    pub(in crate::lang::verb) fn finish(mut self, reader: &Reader, sentence: Span) -> Vec<VerbGroup> {
        let main = self.placed.iter().any(|placed| placed.group.tense.is_some() && !placed.subordinate);
        if !main
            && let Some(last) =
                self.placed.iter_mut().rev().find(|placed| placed.group.tense.is_some() && placed.doubtful)
        {
            last.subordinate = false;
        } else if !main && opens_with_question(reader) {
            // `What the court struck down was the second clause.`, `Whether it holds depends on the militias.`
            let several = self.placed.len() > 1;
            let leads = |head: usize| {
                let complete = head > reader.first + 2 && head + 2 < reader.len();
                (several || complete) && reader.tag(head).is(Tag::BE)
                    || matches!(lemma_of(reader, head), "depend" | "hinge")
            };
            let last = self.placed.last_mut().filter(|placed| leads(placed.group.head));
            if let Some(last) = last.filter(|last| last.group.tense.is_some()) {
                last.subordinate = false;
            }
        }
        let mut out: Vec<VerbGroup> = Vec::with_capacity(self.placed.len());
        let (mut from, mut previous) = (sentence.start, None::<usize>);
        // The first group whose clause has no end yet.
        let mut open = 0;
        for placed in &self.placed {
            let group = &placed.group;
            if let Some(previous_end) = previous.filter(|_| group.tense.is_some()) {
                let cut = clause_break(reader, previous_end, group.start);
                let offset = reader.tokens.get(cut).map_or(sentence.end, |token| token.span.start);
                for earlier in out.iter_mut().skip(open) {
                    earlier.clause.end = offset.max(earlier.span.end);
                }
                (open, from) = (out.len(), offset);
            }
            if group.tense.is_some() {
                previous = Some(group.end);
            }
            out.push(public(reader, placed, Span::new(from, sentence.end)));
        }
        out
    }
}

/// A clause that asks stands for the subject: `What the court struck down …`, `Who paid …`.
fn opens_with_question(reader: &Reader) -> bool {
    ["what", "who", "how", "why", "where", "when", "whether"].iter().any(|word| reader.is(reader.first, word))
}

/// Where between two finite verbs the second one's clause begins: at the last opener, else comma or coordinator, else its subject pronoun.
fn clause_break(reader: &Reader, from: usize, to: usize) -> usize {
    let opener = Tag::SUBORDINATOR.and(Tag::TIME_SUBORDINATOR).and(Tag::RELATIVE);
    let find = |wanted: &dyn Fn(usize) -> bool| (from..to).rev().find(|&at| wanted(at));
    find(&|at| reader.tag(at).is(opener))
        .or_else(|| find(&|at| reader.is_any(at, &[",", ";", ":", "—", "–", "(", "“", "\""])))
        .or_else(|| find(&|at| reader.tag(at).is(Tag::COORDINATOR)))
        .or_else(|| find(&|at| reader.tag(at).is(Tag::SUBJECT)))
        .unwrap_or(from)
}

fn public(reader: &Reader, placed: &Placed, clause: Span) -> VerbGroup {
    let group = &placed.group;
    let span_of = |at: usize| reader.tokens.get(at).map(|token| token.span).unwrap_or_default();
    let (start, end) = (span_of(group.start), span_of(group.end.saturating_sub(1)));
    let tag = reader.tag(group.head);
    let lemma = match reader.lemma(group.head) {
        _ if tag.is(Tag::BE) || reader.kind(group.head) == Some(TokenKind::Clitic) => "be".into(),
        _ if tag.is(Tag::HAVE) => "have".into(),
        _ if tag.is(Tag::DO) || reader.is(group.head, "done") => "do".into(),
        "" if tag.is(Tag::V_PAST.and(Tag::V_ING)) => guess_base(reader.word(group.head)).into(),
        "" => reader.word(group.head).to_lowercase().into(),
        lemma => lemma.into(),
    };
    let modal = group.modal.map(|at| base_of_modal(reader.word(at)));
    VerbGroup {
        span: start.join(end),
        head: span_of(group.head),
        lemma,
        tense: group.tense,
        aspect: group.aspect,
        modal,
        passive: group.passive,
        negated: group.negated,
        subordinate: placed.subordinate,
        clause: if clause.covers(start) { clause } else { clause.join(start) },
    }
}
