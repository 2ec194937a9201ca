//! Cutting a text into words, with what stands between them.

mod gap;

use super::{
    Gap, SEED, Shape, Word, finish, fold_char, is_apostrophe, is_jamo, is_silent, is_unit, is_word_char, step,
};
use unicode_normalization::char::is_combining_mark;

/// Puts the words of `text` into `out`, which is emptied first.
pub(super) fn cut(text: &str, out: &mut Vec<Word>) {
    out.clear();
    out.reserve(text.len() / 5);
    Cutter { text, at: 0, last_end: 0, out }.run();
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    last_end: usize,
    out: &'a mut Vec<Word>,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at).copied() {
            if self.at > u32::MAX as usize - 8 {
                break;
            }
            if byte == b' ' {
                self.at += 1;
                continue;
            }
            if class(byte) != NOTHING && self.plain() {
                continue;
            }
            let Some(c) = self.peek(self.at) else { break };
            if c.is_ascii_alphanumeric() || (!c.is_ascii() && is_word_char(c) && !is_silent(c)) {
                self.word(c);
            } else {
                self.at += c.len_utf8();
            }
        }
    }

    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte < 128 => Some(byte as char),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    /// Cuts a word of ASCII letters and digits that ends where they end, as nearly all do; whether there is one.
    #[inline]
    fn plain(&mut self) -> bool {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let run = bytes.get(start..).unwrap_or_default();
        let (mut hash, mut seen, mut length) = (SEED, NOTHING, 0);
        for byte in run {
            let class = class(*byte);
            if class == NOTHING {
                break;
            }
            seen |= class;
            hash = step(hash, byte | (class & UPPER) << 3);
            length += 1;
        }
        match run.get(length) {
            Some(128.. | b'\'' | b'`') => return false,
            // An acronym with dots.
            Some(b'.') if length == 1 => return false,
            _ => {}
        }
        let mut gap = self.gap(start);
        let end = start + length;
        if gap == Gap::Other && self.is_clitic(start, self.text.get(start..end).unwrap_or_default()) {
            gap = Gap::Clitic;
        }
        let is_letter = |byte: &&u8| class(**byte) & LETTER != 0;
        let first_upper = seen & UPPER != 0 && run.iter().find(is_letter).is_some_and(|byte| class(*byte) == UPPER);
        let shape = Tally { hash, seen, first_upper }.shape();
        (self.at, self.last_end) = (end, end);
        self.out.push(Word { start: start as u32, end: end as u32, key: finish(hash), gap, shape });
        true
    }

    /// Cuts the word that begins at `self.at` with `first`.
    fn word(&mut self, first: char) {
        let start = self.at;
        let mut gap = self.gap(start);
        let mut tally = Tally::default();
        if !first.is_ascii() && (is_unit(first) || is_jamo(first)) {
            self.unit(first, &mut tally);
        } else {
            if let Some(end) = self.dotted(start) {
                while let Some(c) = self.peek(self.at).filter(|_| self.at < end) {
                    tally.add(c);
                    self.at += c.len_utf8();
                }
            }
            while let Some(c) = self.ascii(&mut tally) {
                if c.is_ascii_alphanumeric() || (!c.is_ascii() && is_word_char(c) && !is_unit(c) && !is_apostrophe(c)) {
                    tally.add(c);
                } else if c.is_ascii() && !is_apostrophe(c) {
                    break;
                } else if is_apostrophe(c) || is_silent(c) {
                    if !self.joins(c) {
                        break;
                    }
                } else {
                    break;
                }
                self.at += c.len_utf8();
            }
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        if gap == Gap::Other && self.is_clitic(start, raw) {
            gap = Gap::Clitic;
        }
        self.last_end = self.at;
        self.out.push(Word {
            start: start as u32,
            end: self.at as u32,
            key: finish(tally.hash),
            gap,
            shape: tally.shape(),
        });
    }

    /// Reads ASCII letters and digits; gives the character after them.
    #[inline]
    fn ascii(&mut self, tally: &mut Tally) -> Option<char> {
        let run = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut hash, mut seen, mut first_upper, mut read) = (tally.hash, tally.seen, tally.first_upper, 0);
        for byte in run {
            let class = class(*byte);
            if class == NOTHING {
                break;
            }
            first_upper |= class == UPPER && seen & LETTER == 0;
            seen |= class;
            hash = step(hash, byte | (class & UPPER) << 3);
            read += 1;
        }
        (tally.hash, tally.seen, tally.first_upper) = (hash, seen, first_upper);
        self.at += read;
        self.peek(self.at)
    }

    /// One character of a script without spaces with its marks, or one syllable of conjoining letters.
    fn unit(&mut self, first: char, tally: &mut Tally) {
        tally.add(first);
        self.at += first.len_utf8();
        while let Some(c) = self.peek(self.at) {
            let joins =
                if is_jamo(first) { is_jamo(c) && !matches!(c, '\u{1100}'..='\u{115f}') } else { is_combining_mark(c) };
            if !joins {
                break;
            }
            tally.add(c);
            self.at += c.len_utf8();
        }
    }

    /// The end of an acronym with dots that begins at `start`: two letters or more, each with its dot (the last may lack it).
    fn dotted(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut letters = 0;
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
            at += 2;
            letters += 1;
        }
        let tail = bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
            && !bytes.get(at + 1).is_some_and(|&b| b.is_ascii_alphanumeric() || b >= 128);
        match letters {
            0 => None,
            1 if tail => Some(at + 1),
            1 => None,
            _ if tail => Some(at + 1),
            _ if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) => None,
            _ => Some(at),
        }
    }

    /// Whether an apostrophe (or a silent character) at `self.at` stays inside its word: letters follow that are no clitic.
    fn joins(&self, c: char) -> bool {
        let rest = self.at + c.len_utf8();
        let Some(next) = self.peek(rest).filter(|&next| is_word_char(next)) else { return !is_apostrophe(c) };
        !is_apostrophe(c) || !self.clitic_at(rest) && next.is_alphabetic()
    }

    /// Whether the letters at `at` are `s`, `ll`, `re`, `ve`, `d`, `m` and end there.
    fn clitic_at(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let end = (at..at + 3).find(|&end| !bytes.get(end).is_some_and(u8::is_ascii_alphabetic)).unwrap_or(at + 3);
        if self.peek(end).is_some_and(is_word_char) {
            return false;
        }
        self.text
            .get(at..end)
            .is_some_and(|run| ["s", "ll", "re", "ve", "d", "m"].iter().any(|clitic| run.eq_ignore_ascii_case(clitic)))
    }

    fn is_clitic(&self, start: usize, raw: &str) -> bool {
        let between = self.text.get(self.last_end..start).unwrap_or_default();
        let mut chars = between.chars();
        !self.out.is_empty() && chars.next().is_some_and(is_apostrophe) && chars.next().is_none() && raw.len() <= 2
    }

    /// What stands between the last word and `start`.
    #[inline(always)]
    fn gap(&self, start: usize) -> Gap {
        let Some(last) = self.out.last() else { return Gap::Start };
        // Most words: one space, and no acronym before it.
        let bytes = self.text.as_bytes();
        if start == self.last_end + 1
            && bytes.get(self.last_end) == Some(&b' ')
            && self.last_end.checked_sub(1).and_then(|end| bytes.get(end)) != Some(&b'.')
        {
            return Gap::Space;
        }
        gap::wide(self.text, last, self.text.get(self.last_end..start).unwrap_or_default(), start)
    }
}

/// No letter and no digit.
const NOTHING: u8 = 0;
const DIGIT: u8 = 1;
const LOWER: u8 = 2;
const UPPER: u8 = 4;
/// A letter without case.
const UNCASED: u8 = 8;
const LETTER: u8 = LOWER | UPPER | UNCASED;

/// What each byte is; nothing beyond ASCII.
const CLASSES: [u8; 256] = {
    let mut classes = [NOTHING; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            _ => NOTHING,
        };
        byte += 1;
    }
    classes
};

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(NOTHING)
}

/// Hash and letter case of a word while it is read.
struct Tally {
    hash: u64,
    /// The classes of the characters so far.
    seen: u8,
    /// The first letter is a capital.
    first_upper: bool,
}

impl Default for Tally {
    fn default() -> Self {
        Tally { hash: SEED, seen: NOTHING, first_upper: false }
    }
}

impl Tally {
    fn add(&mut self, c: char) {
        if c.is_ascii() {
            match class(c as u8) {
                NOTHING => {}
                class => self.add_ascii(c as u8, class),
            }
            return;
        }
        if c.is_alphabetic() && !is_silent(c) {
            self.see(match (c.is_uppercase(), c.is_lowercase()) {
                (true, _) => UPPER,
                (_, true) => LOWER,
                _ => UNCASED,
            });
        }
        let hash = &mut self.hash;
        fold_char(c, &mut |folded| {
            let mut buffer = [0; 4];
            for &byte in folded.encode_utf8(&mut buffer).as_bytes() {
                *hash = step(*hash, byte);
            }
        });
    }

    /// An ASCII letter or digit.
    #[inline]
    fn add_ascii(&mut self, byte: u8, class: u8) {
        self.hash = step(self.hash, byte.to_ascii_lowercase());
        self.see(class);
    }

    #[inline]
    fn see(&mut self, class: u8) {
        self.first_upper |= class == UPPER && self.seen & LETTER == 0;
        self.seen |= class;
    }

    fn shape(&self) -> Shape {
        match (self.seen & UPPER != 0, self.seen & LOWER != 0) {
            (false, false) if self.seen & LETTER == 0 => Shape::Number,
            (false, false) => Shape::Uncased,
            (false, _) => Shape::Lower,
            (_, false) => Shape::Upper,
            _ if self.first_upper => Shape::Capital,
            _ => Shape::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words as they are cut without the short way for plain ones.
    fn cut_slowly(text: &str) -> Vec<Word> {
        let mut out = Vec::new();
        let mut cutter = Cutter { text, at: 0, last_end: 0, out: &mut out };
        while let Some(c) = cutter.peek(cutter.at) {
            if c.is_ascii_alphanumeric() || (!c.is_ascii() && is_word_char(c) && !is_silent(c)) {
                cutter.word(c);
            } else {
                cutter.at += c.len_utf8();
            }
        }
        out
    }

    fn words(text: &str) -> Vec<Word> {
        let mut out = Vec::new();
        cut(text, &mut out);
        out
    }

    proptest! {
        #[test]
        fn plain_words_are_cut_as_all_are(text in "([A-Za-z0-9]{0,4}['’`. ,-]{0,2}(U\\.S\\.|don't|é|习|\u{ad}|O'Neil's|3\\.5|G7)?[ .\\[(]?){0,9}") {
            prop_assert_eq!(words(&text), cut_slowly(&text));
        }

        #[test]
        fn so_in_any_text(text in any::<String>()) {
            prop_assert_eq!(words(&text), cut_slowly(&text));
        }
    }
}
