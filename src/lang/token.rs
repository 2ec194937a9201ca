//! Words, numbers and punctuation with their places.

use crate::text::Span;
use crate::text::wordlist::Outline;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes that are not a possessive's or a contraction's, and digits after the first letter (`G7`).
    Word,
    /// Digits, with inner `,` and `.` where digits follow (`4,120`, `3.5`); an ordinal's ending belongs to it (`12th`).
    Number,
    /// A clitic split from its word: `'s`, `’s`, a possessive's bare apostrophe, `n't`, `'ll`, `'re`, `'ve`, `'d`, `'m`.
    Clitic,
    /// One character of punctuation or a symbol.
    Punct,
}

/// One token of a running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Bytes of the running text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its first character is an upper-case letter.
    pub capital: bool,
    /// Its outline, by which most comparisons with a word end.
    pub outline: Outline,
}

impl Token {
    fn new(text: &str, span: Span, kind: TokenKind, capital: bool) -> Token {
        Token { span, kind, capital, outline: Outline::of(span.of(text)) }
    }

    /// Its text; `text` is what was tokenised.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is the punctuation mark `mark`.
    pub fn is_punct(&self, text: &str, mark: &str) -> bool {
        self.kind == TokenKind::Punct && self.of(text) == mark
    }
}

/// [`tokenize`] into a buffer that is used again; it is emptied first.
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    tokens.reserve(text.len() / 5 + 4);
    read(text, tokens);
}

/// The tokens of `text` in order, none empty, none overlapping, all on character boundaries; white space and control
/// characters lie between them. Letters are those of Unicode, a hyphen is punctuation (`Jong-un` is three tokens), as is
/// the full stop of an abbreviation. Linear.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    read(text, &mut tokens);
    tokens
}

fn read(text: &str, tokens: &mut Vec<Token>) {
    let mut cursor = Cursor { text, at: 0 };
    // Where a single quote was opened and not yet closed: the next `s'` may close it and is then no possessive.
    let mut single = None;
    while let Some(first) = cursor.peek() {
        let start = cursor.at;
        if first == ' ' {
            cursor.at += 1;
            continue;
        }
        if let Some(length) = cursor.plain_word() {
            let (end, outline) = (start + length, Outline::from_parts(length, first as u8));
            tokens.push(Token {
                span: Span::new(start, end),
                kind: TokenKind::Word,
                capital: first.is_ascii_uppercase(),
                outline,
            });
            cursor.at = end;
            continue;
        }
        cursor.bump(first);
        match class(first) {
            Class::Space => {}
            Class::Letter => {
                let capital = first.is_uppercase();
                cursor.word(start, capital, &mut single, tokens);
            }
            Class::Digit => {
                cursor.number();
                tokens.push(Token::new(text, Span::new(start, cursor.at), TokenKind::Number, false));
            }
            Class::Other => {
                if is_apostrophe(first) || first == '‘' {
                    let opens = cursor.peek().is_some_and(|next| class(next) != Class::Space)
                        && !tokens
                            .last()
                            .is_some_and(|token| token.span.end == start && token.kind != TokenKind::Punct);
                    single = opens.then_some(start);
                }
                tokens.push(Token::new(text, Span::new(start, cursor.at), TokenKind::Punct, false));
            }
        }
    }
}

/// The reach of an opened single quote, in bytes: past it the quote counts as an apostrophe that opened nothing.
const QUOTE_REACH: usize = 400;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Other,
}

/// What `c` is at the start of a token.
#[inline]
fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..=' ' | '\x7f' => Class::Space,
        '\x21'..='\x7e' => Class::Other,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_whitespace() || c.is_control() => Class::Space,
        _ => Class::Other,
    }
}

/// What continues a word: letters, digits, combining marks, and the marks of hyphenation and joining that print nothing.
#[inline]
fn continues_word(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\x7f' => false,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => true,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{fe20}'..='\u{fe2f}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The straight and the curly apostrophe, and the letter that some keyboards give for it.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// ASCII letters and digits.
const IN_WORDS: [bool; 256] = {
    let (mut inside, mut byte) = ([false; 256], 0);
    while byte < 128 {
        inside[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    inside
};

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            None => None,
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.rest().chars().next(),
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// The length of a word of ASCII letters and digits that begins here and ends where they end, as nearly all do: no clitic, no further
    /// letter can follow.
    #[inline]
    fn plain_word(&self) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..)?;
        if !rest.first()?.is_ascii_alphabetic() {
            return None;
        }
        let inside = |byte: &&u8| IN_WORDS.get(usize::from(**byte)).copied().unwrap_or(false);
        let length = rest.iter().take_while(inside).count();
        match rest.get(length) {
            Some(128.. | b'\'') => None,
            _ => Some(length),
        }
    }

    #[inline]
    fn letters(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            while bytes.get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
                self.at += 1;
            }
            match bytes.get(self.at).filter(|byte| !byte.is_ascii()).and_then(|_| self.rest().chars().next()) {
                Some(c) if continues_word(c) => self.bump(c),
                _ => return,
            }
        }
    }

    /// A word whose first letter has been read, and the clitics after it.
    fn word(&mut self, start: usize, capital: bool, single: &mut Option<usize>, tokens: &mut Vec<Token>) {
        let text = self.text;
        let mut push = |start, end, kind, capital| {
            tokens.push(Token::new(text, Span::new(start, end), kind, capital));
        };
        self.letters();
        while let Some(mark) = self.peek().filter(|c| is_apostrophe(*c) || *c == '‘') {
            let (before, after) = (self.at, self.at + mark.len_utf8());
            self.at = after;
            self.letters();
            let tail = self.text.get(after..self.at).unwrap_or_default();
            let ends_in = |ending: u8| {
                self.text.as_bytes().get(before.wrapping_sub(1)).is_some_and(|b| b.eq_ignore_ascii_case(&ending))
            };
            if tail.is_empty() {
                let quoted = single.is_some_and(|open| before - open < QUOTE_REACH);
                let possessive = mark != '‘' && ends_in(b's') && !quoted && class_at(self.text, after) != Class::Digit;
                if possessive {
                    push(start, before, TokenKind::Word, capital);
                    push(before, after, TokenKind::Clitic, false);
                } else {
                    self.at = before;
                    push(start, before, TokenKind::Word, capital);
                }
                return;
            }
            if mark == '‘' {
                continue;
            }
            if tail.eq_ignore_ascii_case("t") && ends_in(b'n') && before - start > 1 {
                push(start, before - 1, TokenKind::Word, capital);
                push(before - 1, self.at, TokenKind::Clitic, false);
                return;
            }
            if ["s", "ll", "re", "ve", "d", "m"].iter().any(|ending| tail.eq_ignore_ascii_case(ending)) {
                push(start, before, TokenKind::Word, capital);
                push(before, self.at, TokenKind::Clitic, false);
                return;
            }
        }
        push(start, self.at, TokenKind::Word, capital);
    }

    /// A number whose first digit has been read.
    fn number(&mut self) {
        loop {
            while let Some(c) = self.peek().filter(|c| class(*c) == Class::Digit) {
                self.bump(c);
            }
            let inner = matches!(self.peek(), Some(',' | '.')) && class_at(self.text, self.at + 1) == Class::Digit;
            if !inner {
                break;
            }
            self.at += 1;
        }
        let ending = self.text.as_bytes().get(self.at..self.at + 2).unwrap_or_default();
        let ordinal = [b"st", b"nd", b"rd", b"th"].iter().any(|known| ending.eq_ignore_ascii_case(*known));
        let closed = |at| self.text.get(at..).unwrap_or_default().chars().next().is_none_or(|c| !continues_word(c));
        if ordinal && closed(self.at + 2) {
            self.at += 2;
        }
    }
}

/// The class of the character at `at`; the end of the text counts as space.
fn class_at(text: &str, at: usize) -> Class {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(Class::Space, class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, shape: Expect) {
        let kinds = |kind| match kind {
            TokenKind::Word => 'w',
            TokenKind::Number => 'n',
            TokenKind::Clitic => 'c',
            TokenKind::Punct => 'p',
        };
        let shown: Vec<_> = tokenize(text)
            .iter()
            .map(|token| format!("{}/{}{}", token.of(text), kinds(token.kind), if token.capital { "+" } else { "" }))
            .collect();
        shape.assert_eq(&shown.join(" "));
    }

    #[test]
    fn words_numbers_and_marks() {
        check(
            "G7 ministers pledged 4,120.5 tons on the 12th, not 3.",
            expect!["G7/w+ ministers/w pledged/w 4,120.5/n tons/w on/w the/w 12th/n ,/p not/w 3/n ./p"],
        );
        check("Kim Jong-un (U.S.)", expect!["Kim/w+ Jong/w+ -/p un/w (/p U/w+ ./p S/w+ ./p )/p"]);
        check("the 1990s, 20km, 1sts", expect!["the/w 1990/n s/w ,/p 20/n km/w ,/p 1/n sts/w"]);
    }

    #[test]
    fn clitics() {
        check("Iran’s isn't they'll", expect!["Iran/w+ ’s/c is/w n't/c they/w 'll/c"]);
        check("can't won’t TRUMP'S", expect!["ca/w n't/c wo/w n’t/c TRUMP/w+ 'S/c"]);
        check("The states' O'Brien's Sana'a", expect!["The/w+ states/w '/c O'Brien/w+ 's/c Sana'a/w+"]);
        check("'United States' he", expect!["'/p United/w+ States/w+ '/p he/w"]);
        check("‘the talks’ in", expect!["‘/p the/w talks/w ’/p in/w"]);
        check("the '90s", expect!["the/w '/p 90/n s/w"]);
    }

    #[test]
    fn letters_of_unicode() {
        check("Émile Zoë\u{308}l Ṭāʾif", expect!["Émile/w+ Zoë̈l/w+ Ṭāʾif/w+"]);
        check("a\u{a0}b\u{200b}c 😀!", expect!["a/w b/w c/w 😀/p !/p"]);
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_leave_only_space_between(text in any::<String>()) {
            let tokens = tokenize(&text);
            let mut end = 0;
            for token in &tokens {
                prop_assert!(token.span.start >= end && !token.span.is_empty());
                prop_assert!(text.get(end..token.span.start).is_some_and(|gap| gap.chars().all(|c| class(c) == Class::Space)));
                prop_assert!(!token.of(&text).is_empty());
                end = token.span.end;
            }
            prop_assert!(text.get(end..).is_some_and(|gap| gap.chars().all(|c| class(c) == Class::Space)));
        }

        #[test]
        fn english_like_text_too(text in "([a-zA-Z]{0,6}['’‘]{0,2}[a-z]{0,2}[ .,0-9]{0,3}){0,20}") {
            let total: usize = tokenize(&text).iter().map(|token| token.span.len()).sum();
            prop_assert_eq!(total, text.chars().filter(|c| class(*c) != Class::Space).map(char::len_utf8).sum::<usize>());
        }
    }
}
