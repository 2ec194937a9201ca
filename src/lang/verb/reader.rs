//! The words of one sentence with what they may be, and questions about neighbours.

use crate::lang::lexicon::{Entry, Tag, look_up, look_up_in};
use crate::lang::marking::after_marking;
use crate::lang::token::{Token, TokenKind};
use crate::text::wordlist::{WordList, Words as _};
use std::cell::Cell;
use std::ops::Range;

/// How far a question about neighbours looks, in tokens: beyond it the rules would be guessing, and the pass stays linear.
const REACH: usize = 30;

/// A group while it is being built; indexes are tokens of the sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Built {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: usize,
    pub(super) tense: Option<super::Tense>,
    pub(super) aspect: super::Aspect,
    pub(super) modal: Option<usize>,
    pub(super) passive: bool,
    pub(super) negated: bool,
}

impl Built {
    pub(super) fn at(at: usize, tense: Option<super::Tense>) -> Self {
        Built { start: at, end: at + 1, head: at, tense, ..Built::default() }
    }
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    words: Vec<Entry>,
    /// The first word: its capital letter says nothing.
    pub(super) first: usize,
    /// A second reading of a sentence in which the first found no main verb: what may be one is one.
    pub(super) eager: bool,
    /// It has a hyphen.
    hyphens: bool,
    /// What [`Reader::opening`] gave: verb after verb asks.
    pub(super) opening: Cell<Option<usize>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let marked = after_marking(text, tokens);
        let words = tokens.get(marked..).unwrap_or_default();
        let first = words.iter().position(|token| token.kind != TokenKind::Punct).map_or(0, |at| marked + at);
        let mut reader = Reader {
            text,
            tokens,
            words: Vec::with_capacity(tokens.len()),
            first,
            eager: false,
            hyphens: false,
            opening: Cell::new(None),
        };
        let titled = reader.title_case();
        for (at, token) in tokens.iter().enumerate() {
            let opens = !token.capital || at == first || at > 0 && reader.is_any(at - 1, &["\"", "“", ":", "‘"]);
            // `US bombed …`: an acronym at the start is no pronoun.
            let acronym =
                token.capital && token.span.len() > 1 && reader.word(at).bytes().all(|b| b.is_ascii_uppercase());
            let name = token.capital && !titled && token.span.len() > 1 && (!opens || acronym);
            // `Sword-2024A`: the letter is no article.
            let suffix = token.capital && token.span.len() == 1 && reader.is_number_before(at);
            // `A round cost K5.`: behind an article it is a noun.
            let noun = at > 0 && token.span.len() == 5 && reader.is(at, "round") && reader.is(at - 1, "a");
            let entry = match token.kind {
                _ if noun => Entry::default(),
                TokenKind::Word if !name && !suffix => look_up_in(text, token.span),
                TokenKind::Clitic => look_up_in(text, token.span),
                TokenKind::Punct if reader.is(at, "&") && !reader.adjacent(at) => look_up("and"),
                _ => Entry::default(),
            };
            reader.words.push(entry);
        }
        reader.look_at_marks();
        reader
    }

    fn is_number_before(&self, at: usize) -> bool {
        self.adjacent(at) && self.kind(at.wrapping_sub(1)) == Some(TokenKind::Number)
    }

    /// Whether the sentence is set as a title, most words of four letters and more with a capital.
    fn title_case(&self) -> bool {
        let long = self.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3);
        let (all, capital) = long.fold((0, 0), |(all, capital), token| (all + 1, capital + usize::from(token.capital)));
        all >= 4 && capital * 10 >= all * 9
    }

    /// Words in `[@key, see …]`, `[^note]` are no words of the sentence. Notes whether there are hyphens.
    fn look_at_marks(&mut self) {
        let mut open = None;
        for (at, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Punct) {
            match token.of(self.text) {
                "-" | "‑" | "‐" => self.hyphens = true,
                "[" => open = Some((at, false)),
                "@" | "^" => open = open.map(|(start, _)| (start, true)),
                "]" => {
                    if let Some((start, true)) = open {
                        self.words.iter_mut().take(at).skip(start).for_each(|entry| *entry = Entry::default());
                    }
                    open = None;
                }
                _ => {}
            }
        }
    }

    /// Whether a full stop closes it, references and closing marks aside, and it is long enough to be more than a label.
    pub(super) fn ends_in_full_stop(&self) -> bool {
        let closers = |at: &usize| {
            self.is_any(*at, &["\"", "”", ")", "]", "’"])
                || self.words.get(*at) == Some(&Entry::default()) && !self.is(*at, ".")
        };
        let last = (0..self.len()).rev().take(12).find(|at| !closers(at));
        self.len() >= 5 && last.is_some_and(|at| self.is(at, "."))
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map(|token| token.of(self.text)).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.is_any(at, &[word])
    }

    /// Whether the token at `at` is one of these words or marks.
    #[inline(always)]
    pub(super) fn is_any<const N: usize>(&self, at: usize, words: &[&str; N]) -> bool {
        self.tokens.get(at).is_some_and(|token| words.hold(token.outline, || token.of(self.text)))
    }

    /// Whether the token at `at` is one of a longer list.
    pub(super) fn is_one_of(&self, at: usize, words: WordList) -> bool {
        self.tokens.get(at).is_some_and(|token| words.hold(token.outline, || token.of(self.text)))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.words.get(at).map(|entry| entry.tag).unwrap_or_default()
    }

    pub(super) fn lemma(&self, at: usize) -> &'static str {
        self.words.get(at).map(|entry| entry.lemma).unwrap_or_default()
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// A name or a number, or the start of one: a word with a capital inside the sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital && at != self.first) && self.tag(at) == Tag::NONE
    }

    /// A word that may be a noun, a name, a number in digits, or a closing quote or bracket behind one.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let tag = self.tag(at);
        match self.kind(at) {
            Some(TokenKind::Number) => true,
            Some(TokenKind::Word) => {
                tag.is(Tag::SUBJECT.and(Tag::PLURAL).and(Tag::CALENDAR).and(Tag::NUMERAL))
                    || !tag.is(Tag::CLOSED.and(Tag::ADJECTIVE))
            }
            Some(TokenKind::Punct) => self.is_any(at, &[")", "]", "\"", "”", "’", "%", "^"]),
            _ => false,
        }
    }

    /// Whether the token is tied to its neighbour by a hyphen (`US-led`, `cut-off`); `re-elected` is not tied.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        const PREFIXES: &[&str] =
            &["re", "co", "pre", "de", "un", "over", "under", "out", "counter", "cross", "mis", "fast"];
        if !self.hyphens {
            return false;
        }
        // Nearly all words stand between words.
        let punct = |at: usize| self.kind(at) == Some(TokenKind::Punct);
        if !(at > 0 && punct(at - 1) || punct(at + 1)) {
            return false;
        }
        let hyphen = |at: usize| self.is_any(at, &["-", "‑", "‐"]);
        let tied = |at: usize| self.adjacent(at) && self.adjacent(at + 1) && hyphen(at);
        let before = at > 0 && tied(at - 1) && !PREFIXES.iter().any(|prefix| at > 1 && self.is(at - 2, prefix));
        before || tied(at + 1)
    }

    /// Whether no space lies between the token at `at` and the one before it.
    pub(super) fn adjacent(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.span.end == token.span.start)
    }

    /// Whether the word at `at` only qualifies a verb: an adverb that is nothing else.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let other = Tag::DET.and(Tag::NUMERAL).and(Tag::SUBJECT).and(Tag::PREPOSITION).and(Tag::ADJECTIVE);
        let tag = self.tag(at);
        (tag.is(Tag::ADVERB) || tag.is(Tag::NEGATION)) && !tag.is(other) && !tag.is(Tag::MODAL.and(Tag::COORDINATOR))
    }

    /// The token before `at` that is no adverb and no abbreviation's full stop; `None` at the start.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let much = |i: usize| self.is(i, "much") && i > 0 && ["very", "so"].iter().any(|word| self.is(i - 1, word));
        // `The bank most likely waited.`
        let most = |i: usize| self.is(i, "most") && i + 1 < at && self.is_adverb(i + 1);
        // `The agreement itself names three ports.`
        let own = |i: usize| {
            ["itself", "himself", "herself", "themselves"].iter().any(|word| self.is(i, word))
                && i > 0
                && self.is_nominal(i - 1)
        };
        let skipped = |i: usize| self.is_adverb(i) || self.is(i, ".") || much(i) || most(i) || own(i);
        let found = (at.saturating_sub(REACH)..at).rev().find(|&i| !skipped(i))?;
        // `A return before then appears remote.`: the adverb is the preposition's, and the noun stands before both.
        let time = found + 1 < at
            && self.tag(found).is(Tag::PREPOSITION)
            && ["then", "now", "recently", "today", "lately"].iter().any(|word| self.is(found + 1, word));
        let noun = found.checked_sub(1).filter(|&noun| time && self.is_nominal(noun));
        Some(noun.unwrap_or(found))
    }

    /// Whether the word is a month or a weekday, with its capital.
    pub(super) fn is_calendar(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital) && look_up(self.word(at)).tag.is(Tag::CALENDAR)
    }

    /// The token at or after `at` that is no adverb, a bracketed `, however,` skipped too; and whether a negation was passed.
    pub(super) fn after(&self, at: usize) -> (usize, bool) {
        let (mut next, mut negated) = (at, false);
        while next < at + 12 {
            let tag = self.tag(next);
            if tag.is(Tag::ADVERB.and(Tag::NEGATION)) && !tag.is(Tag::MODAL) {
                negated |= tag.is(Tag::NEGATION);
                next += 1;
            } else if self.is(next, "no") && self.is(next + 1, "longer") {
                negated = true;
                next += 2;
            } else if self.is(next, ",") && self.is(next + 2, ",") && self.tag(next + 1).is(Tag::ADVERB) {
                next += 3;
            } else if next > at && self.is(next, "(") {
                // `will almost certainly (60 %) turn up`
                match (next + 1..next + 7).find(|&close| self.is(close, ")")) {
                    Some(close) => next = close + 1,
                    None => break,
                }
            } else {
                break;
            }
        }
        (next, negated)
    }

    /// Marks and words that end the reach of a verb's own clause.
    pub(super) fn breaks_clause(&self, at: usize) -> bool {
        let opener = Tag::SUBORDINATOR.and(Tag::RELATIVE).and(Tag::COORDINATOR);
        self.tag(at).is(opener) || self.is_any(at, &[";", ":", "\"", "“", "”", "(", ")", "—", "–"])
    }

    /// The next token after `at` in the same clause that may be a finite verb of its own, and whether a comma lies between.
    pub(super) fn next_finite(&self, at: usize) -> Option<(usize, bool)> {
        let mut comma = false;
        for next in self.ahead(at + 1) {
            if self.breaks_clause(next)
                || self.tag(next).is(Tag::TIME_SUBORDINATOR) && self.kind(next + 1) == Some(TokenKind::Word)
            {
                return None;
            }
            comma |= self.is(next, ",");
            if self.may_be_finite(next) {
                return Some((next, comma));
            }
        }
        None
    }

    /// The tokens from `at` on that a question may look at.
    pub(super) fn ahead(&self, at: usize) -> Range<usize> {
        at..(at + REACH).min(self.len())
    }

    /// A glance at a word: finite forms, pasts that no article or preposition makes adjectives, plain verbs in `-s`.
    fn may_be_finite(&self, at: usize) -> bool {
        let tag = self.tag(at);
        if !tag.is(Tag::VERB.and(Tag::AUXILIARY).and(Tag::MODAL)) || self.is_compound(at) {
            return false;
        }
        let Some(before) = self.before(at) else { return false };
        let blocked = self.blocks_verb(before);
        if tag.is(Tag::MODAL) {
            return !blocked && !tag.is(Tag::CALENDAR) || self.tag(at + 1).is(Tag::V_BASE.and(Tag::AUXILIARY));
        }
        if tag.is(Tag::PRESENT.and(Tag::PAST)) {
            return true;
        }
        let past = tag.is(Tag::V_PAST)
            && !blocked
            && !self.tag(before).is(Tag::V_ING)
            && !self.tag(before).is(Tag::AUXILIARY.and(Tag::NUMERAL));
        past || tag.is(Tag::V_S) && !tag.is(Tag::NOUN) && !blocked
    }

    /// Whether a word after `at` belongs to a noun phrase: an article, a possessive, an adjective, a preposition stands there.
    pub(super) fn blocks_verb(&self, at: usize) -> bool {
        let tag = self.tag(at);
        let possessive =
            self.kind(at) == Some(TokenKind::Clitic) && !tag.is(Tag::AUXILIARY.and(Tag::MODAL).and(Tag::NEGATION));
        let subject = tag.is(Tag::SUBJECT) && !tag.is(Tag::POSSESSIVE);
        possessive
            || tag.is(Tag::DET.and(Tag::POSSESSIVE)) && !subject
            || tag.is(Tag::PREPOSITION.and(Tag::ADJECTIVE)) && !tag.is(Tag::ADVERB)
            || self.tag(at).is(Tag::TO)
    }
}
