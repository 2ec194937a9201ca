//! The grammar's view of a running text: tokens by index, with nothing beyond the ends.

use super::lexicon::Lex;
use crate::lang::{Token, TokenKind};
use crate::text::Span;
use crate::text::wordlist;

/// Tokens of a text. Indexes past the end give empty words.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// What each of them can mean; asked for many times, looked up once.
    pub lexes: &'a [Lex],
}

/// A number in digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Digits {
    /// Its value.
    pub value: u32,
    /// How many digits.
    pub len: u8,
    /// It ends in `st`, `nd`, `rd` or `th`.
    pub ordinal: bool,
}

/// A short ASCII word in lower case, held in place where it is not written so; longer words and others are empty, as no rule names them.
#[derive(Clone, Copy)]
pub(crate) struct Low<'a> {
    as_is: Option<&'a str>,
    bytes: [u8; MOST],
    len: usize,
}

/// The longest word that a rule names.
const MOST: usize = 16;

impl<'a> Low<'a> {
    fn of(word: &'a str) -> Low<'a> {
        // Nearly all are.
        if word.len() <= MOST && word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return Low { as_is: Some(word), bytes: [0; MOST], len: 0 };
        }
        let mut low = Low { as_is: None, bytes: [0; MOST], len: 0 };
        if word.len() <= MOST && word.is_ascii() {
            for (to, from) in low.bytes.iter_mut().zip(word.bytes()) {
                *to = from.to_ascii_lowercase();
            }
            low.len = word.len();
        }
        low
    }

    pub fn as_str(&self) -> &str {
        let lowered =
            || self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        self.as_is.unwrap_or_else(lowered)
    }
}

/// The index of what stands before the first token: no token is there nor anywhere near, so that counting on from it or
/// back stays outside every text and never overflows.
pub const BEFORE_ALL: usize = usize::MAX / 2;

impl<'a> Words<'a> {
    pub fn get(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    /// The token `back` places before `i`, or [`BEFORE_ALL`] where there is none.
    pub fn back(&self, i: usize, back: usize) -> usize {
        i.checked_sub(back).unwrap_or(BEFORE_ALL)
    }

    pub fn s(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The token in lower case.
    pub fn low(&self, i: usize) -> Low<'a> {
        Low::of(self.s(i))
    }

    /// Whether the token is this word; letter case does not count.
    #[inline(always)]
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.any(i, &[word])
    }

    /// Whether the token is one of these words.
    #[inline(always)]
    pub fn any(&self, i: usize, words: impl wordlist::Words) -> bool {
        self.get(i).is_some_and(|token| words.hold(token.outline, || token.span.of(self.text)))
    }

    /// Whether there is no token at `i`.
    pub fn is_past(&self, i: usize) -> bool {
        i >= self.tokens.len()
    }

    /// Whether the tokens from `i` on are these words.
    pub fn seq(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.is(i + k, word))
    }

    pub fn lex(&self, i: usize) -> Lex {
        self.lexes.get(i).copied().unwrap_or(Lex::None)
    }

    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.get(i).map(|t| t.kind)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Word)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.capital)
    }

    /// Whether nothing lies between the token and the next one.
    pub fn tight(&self, i: usize) -> bool {
        match (self.get(i), self.get(i.wrapping_add(1))) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    pub fn hyphen(&self, i: usize) -> bool {
        self.any(i, &["-", "‐", "‑"])
    }

    /// A hyphen or a dash.
    pub fn dash(&self, i: usize) -> bool {
        self.hyphen(i) || self.any(i, &["–", "—", "−"])
    }

    /// A whole number without separators, at most nine digits.
    pub fn digits(&self, i: usize) -> Option<Digits> {
        let token = self.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let bytes = token.span.of(self.text).as_bytes();
        let (mut value, mut len) = (0u32, 0u8);
        for byte in bytes.iter().take_while(|byte| byte.is_ascii_digit()) {
            if len == 9 {
                return None;
            }
            value = value * 10 + u32::from(byte - b'0');
            len += 1;
        }
        let ending = bytes.get(usize::from(len)..).unwrap_or_default();
        let whole = len > 0 && ending.iter().all(u8::is_ascii_alphabetic);
        whole.then_some(Digits { value, len, ordinal: !ending.is_empty() })
    }

    /// A number of one or two digits, ordinal or not, from 1 to `max`.
    pub fn small(&self, i: usize, max: u32) -> Option<Digits> {
        self.digits(i).filter(|d| d.len <= 2 && (1..=max).contains(&d.value))
    }

    /// Past a full stop that closes an abbreviation.
    pub fn skip_stop(&self, i: usize) -> usize {
        if self.is(i, ".") { i + 1 } else { i }
    }

    pub fn skip(&self, i: usize, word: &str) -> usize {
        if self.is(i, word) { i + 1 } else { i }
    }

    /// The bytes from the first token to the one before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.get(start).map_or(0, |t| t.span.start);
        let last = end.checked_sub(1).and_then(|i| self.get(i)).map_or(first, |t| t.span.end);
        Span::new(first, last)
    }

    /// Whether a sentence or the text begins at the token.
    pub fn opens(&self, i: usize) -> bool {
        i == 0 || self.any(self.back(i, 1), &[".", "!", "?", ":", "“", "\"", "("])
    }
}
