//! One sentence as the claim rules see it: its words, its quotations, its main verbs.

use super::cues;
use crate::lang::{Token, TokenKind, VerbGroup, after_marking};
use crate::text::Span;
use crate::text::wordlist::Words;
use std::cell::Cell;

/// The words of a sentence and what belongs to its main clause. Token indexes count from the sentence's first token.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The groups of the sentence, finite or not.
    pub(super) verbs: &'t [VerbGroup],
    /// Stretches in double quote marks, marks included.
    pub(super) quotes: Vec<Span>,
    /// Citations and footnote references.
    pub(super) references: Vec<Span>,
    /// Stretches in round brackets, and between two dashes, that the main clause goes on behind.
    asides: Vec<Span>,
    /// The first word, past bullets, opening marks and numbers of a list.
    pub(super) first: usize,
    /// Past the last token that is no reference.
    pub(super) end: usize,
    /// Tokens that may open a phrase of a rule, with the kinds of phrases; only those that do.
    cues: Vec<(usize, u8)>,
    /// The subject that was asked for last, with the start of its verb: rule after rule asks for the main verb's.
    subject: Cell<Option<(usize, usize, usize)>>,
    /// Offsets that were asked for, with the tokens that begin there: rule after rule asks where the main verb begins and ends.
    places: [Cell<(usize, usize)>; PLACES],
}

/// So many offsets are remembered, by their last bits.
const PLACES: usize = 8;

impl<'t> Reading<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], verbs: &'t [VerbGroup], sentence: Span) -> Self {
        let tokens = slice(tokens, sentence, |token| token.span.start);
        let verbs = slice(verbs, sentence, |group| group.span.start);
        let mut reading = Reading {
            text,
            tokens,
            verbs,
            quotes: Vec::new(),
            references: Vec::new(),
            asides: Vec::new(),
            first: 0,
            end: tokens.len(),
            cues: Vec::new(),
            subject: Cell::new(None),
            places: [const { Cell::new((usize::MAX, 0)) }; PLACES],
        };
        reading.mark_brackets();
        reading.mark_asides();
        reading.first = (after_marking(text, tokens)..tokens.len())
            .find(|&at| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) && !reading.is_reference(at))
            .unwrap_or(tokens.len());
        let words = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
        let cues = words.map(|(at, token)| (at, cues::at(text, token)));
        reading.cues = cues.filter(|(_, cue)| *cue != 0).collect();
        while reading.end > 0 && reading.is_reference(reading.end - 1) {
            reading.end -= 1;
        }
        reading
    }

    /// Finds what stands in double quote marks, and the brackets of references.
    fn mark_brackets(&mut self) {
        let (mut quote, mut bracket) = (None, None::<(usize, bool)>);
        for (at, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punct) {
            let span = token.span;
            match token.of(self.text) {
                "“" | "«" => quote = Some(span.start),
                "”" | "»" => {
                    if let Some(start) = quote.take() {
                        self.quotes.push(Span::new(start, span.end));
                    }
                }
                "\"" => match quote.take() {
                    Some(start) => self.quotes.push(Span::new(start, span.end)),
                    None => quote = Some(span.start),
                },
                "[" => bracket = Some((at, false)),
                "@" | "^" => bracket = bracket.map(|(start, _)| (start, true)),
                "]" => {
                    if let Some((start, true)) = bracket.take() {
                        self.references.push(self.span(start).join(span));
                    }
                }
                _ => {}
            }
        }
        // A quotation that the sentence opens and a later one closes.
        if let (Some(start), Some(last)) = (quote, self.tokens.last()) {
            self.quotes.push(Span::new(start, last.span.end));
        }
    }

    /// Finds the first stretch in round brackets or between dashes that has a finite verb of its own and stands between the
    /// subject and its verb: `The draft – Hedda has read it – lets the council decide`.
    fn mark_asides(&mut self) {
        let finite = |group: &&VerbGroup| group.is_finite() && !group.subordinate;
        let Some(inside) = self.verbs.iter().find(finite).map(|group| group.span) else { return };
        let Some(after) = self.verbs.iter().filter(finite).nth(1).map(|group| group.span.start) else { return };
        let mut marks = self.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punct);
        let (mut open, mut last) = (None, None);
        let span = marks.find_map(|(at, token)| {
            let spaced = || {
                let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
                before.is_some_and(|before| before.span.end < token.span.start)
            };
            match token.of(self.text) {
                "(" => open = Some(token.span.start),
                ")" => return open.take().map(|start: usize| Span::new(start, token.span.end)),
                // `--` is two tokens, of which the first has a space before it.
                "-" if !(spaced() && self.is(at + 1, &["-"]) && self.span(at + 1).start == token.span.end) => {}
                "–" | "—" | "-" if spaced() => match last.take() {
                    Some(start) => return Some(Span::new(start, token.span.end)),
                    None => last = Some(token.span.start),
                },
                _ => {}
            }
            None
        });
        let first = self.tokens.first().map_or(0, |token| token.span.start);
        let between = |span: &Span| span.start > first && span.covers(inside) && span.end <= after;
        self.asides.extend(span.filter(between));
    }

    /// The tokens that may open a phrase of the kind `cue`, references left out.
    pub(super) fn cues(&self, cue: u8) -> impl Iterator<Item = usize> {
        let fits = self.cues.iter().filter(move |(at, kinds)| kinds & cue != 0 && *at < self.end);
        fits.map(|(at, _)| *at).filter(|at| !self.is_reference(*at))
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map(|token| token.span).unwrap_or_default()
    }

    /// Whether the word at `at` is one of `words` (in lower case).
    #[inline(always)]
    pub(super) fn is(&self, at: usize, words: impl Words) -> bool {
        self.tokens.get(at).is_some_and(|token| words.hold(token.outline, || token.span.of(self.text)))
    }

    /// Whether there is no token at `at`.
    pub(super) fn is_past(&self, at: usize) -> bool {
        at >= self.tokens.len()
    }

    /// Whether the words from `at` on are those of `phrase`, parted by single spaces.
    #[inline(always)]
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let outline = self.tokens.get(at)?.outline;
        (phrase.as_bytes().first() == Some(&outline.first())).then(|| self.phrase_from(at, phrase))?
    }

    fn phrase_from(&self, at: usize, phrase: &str) -> Option<usize> {
        let length = self.tokens.get(at)?.outline.length();
        if phrase.as_bytes().get(length).is_some_and(|after| *after != b' ') {
            return None;
        }
        // Token after token against what is left of the phrase.
        let (text, mut rest, mut end) = (self.text.as_bytes(), phrase.as_bytes(), at);
        loop {
            let span = self.tokens.get(end)?.span;
            let word = text.get(span.start..span.end)?;
            let (head, tail) = rest.split_at_checked(word.len())?;
            if !head.eq_ignore_ascii_case(word) {
                return None;
            }
            end += 1;
            match tail {
                [] => return Some(end),
                [b' ', more @ ..] => rest = more,
                _ => return None,
            }
        }
    }

    /// Whether the token at `at` is a name or the start of one: a capital inside the sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        at != self.first && self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a name or a number stands in it.
    pub(super) fn is_particular(&self) -> bool {
        (self.first..self.end)
            .any(|at| self.is_name(at) || self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
    }

    pub(super) fn is_reference(&self, at: usize) -> bool {
        covers(&self.references, self.span(at).start)
    }

    /// Whether `offset` stands in a quotation.
    pub(super) fn is_quoted(&self, offset: usize) -> bool {
        covers(&self.quotes, offset)
    }

    /// The token that begins at or after `offset`.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        let find = || self.tokens.partition_point(|token| token.span.start < offset);
        let Some(place) = self.places.get(offset % PLACES) else { return find() };
        if place.get().0 != offset {
            place.set((offset, find()));
        }
        place.get().1
    }

    /// Finite groups of main clauses, not in quotations.
    pub(super) fn main_verbs(&self) -> impl Iterator<Item = &'t VerbGroup> {
        let verbs = self.verbs.iter();
        verbs.filter(|group| {
            let start = group.span.start;
            group.is_finite() && !group.subordinate && !self.is_quoted(start) && !covers(&self.asides, start)
        })
    }

    /// The finite group whose clause covers `offset`.
    pub(super) fn clause_of(&self, offset: usize) -> Option<&'t VerbGroup> {
        // Clauses of finite groups follow one another; those that are not finite share theirs.
        let before = self.verbs.partition_point(|group| group.clause.start <= offset);
        let near = self.verbs.get(..before).unwrap_or_default().iter().rev().take(16);
        let mut covering = near.filter(|group| group.is_finite() && group.clause.contains(offset));
        covering.next().or_else(|| self.verbs.iter().find(|group| group.is_finite()))
    }

    /// The groups that begin at or after `offset`.
    pub(super) fn verbs_from(&self, offset: usize) -> &'t [VerbGroup] {
        let from = self.verbs.partition_point(|group| group.span.start < offset);
        self.verbs.get(from..).unwrap_or_default()
    }

    /// The subject of `group` as token indexes: back from the verb to the last mark or opener of a clause.
    pub(super) fn subject_of(&self, group: &VerbGroup) -> std::ops::Range<usize> {
        if let Some((_, start, end)) = self.subject.get().filter(|(verb, ..)| *verb == group.span.start) {
            return start..end;
        }
        let subject = self.find_subject(group);
        self.subject.set(Some((group.span.start, subject.start, subject.end)));
        subject
    }

    fn find_subject(&self, group: &VerbGroup) -> std::ops::Range<usize> {
        let end = self.token_at(group.span.start);
        let floor = self.token_at(group.clause.start).min(end);
        let opener = |at: usize| {
            // `the report(s)`
            let plural = || {
                let open = if self.is(at, &[")"]) { at.wrapping_sub(2) } else { at };
                self.is(open, &["("])
                    && self.is(open + 1, &["s", "es"])
                    && self.is(open + 2, &[")"])
                    && open.checked_sub(1).is_some_and(|word| self.span(word).end == self.span(open).start)
            };
            // `9 May - officials say`: a dash between spaces.
            let dash = || {
                let apart =
                    |at: usize| at.checked_sub(1).is_some_and(|before| self.span(before).end < self.span(at).start);
                self.is(at, &["-"]) && apart(at) && apart(at + 1)
            };
            if self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punct) {
                return self.is(at, &["(", ")"]) && !plural()
                    || dash()
                    || self.is(at, &[",", ";", ":", "—", "–", "“", "”", "\""]);
            }
            let openers =
                &["that", "and", "but", "because", "although", "though", "while", "when", "if", "after", "as"];
            self.is(at, openers) && at + 1 < end
        };
        let start = (floor..end).rev().find(|&at| opener(at)).map_or(floor, |at| at + 1);
        start..end
    }
}

/// Whether one of `spans`, which are in order and apart, holds `offset`.
fn covers(spans: &[Span], offset: usize) -> bool {
    let after = spans.partition_point(|span| span.start <= offset);
    after.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|span| span.contains(offset))
}

/// The items of `all` (in order) that begin inside `sentence`.
fn slice<T>(all: &[T], sentence: Span, start: impl Fn(&T) -> usize) -> &[T] {
    let from = all.partition_point(|item| start(item) < sentence.start);
    let to = all.partition_point(|item| start(item) < sentence.end);
    all.get(from..to).unwrap_or_default()
}
