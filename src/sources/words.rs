//! Words as quotations compare them: case, marks on letters, apostrophes, hyphens and invisible characters put aside.

use rustc_hash::FxHasher;
use std::hash::Hasher;
use unicode_normalization::UnicodeNormalization;

/// Its first character is an upper-case letter.
pub const CAPITAL: u8 = 1;
/// It opens a sentence, a block or quoted speech, so that its capital says nothing.
pub const OPENS_SENTENCE: u8 = 2;
/// A quote mark opens before it.
pub const OPENS_QUOTE: u8 = 4;
/// A quote mark closes after it; a plural's bare apostrophe looks the same.
pub const CLOSES_QUOTE: u8 = 8;
/// It holds a digit.
pub const DIGIT: u8 = 16;
/// It follows an apostrophe without a space (`'s`, `'t`): part of the word before it.
pub const CLITIC: u8 = 32;
/// It stands in a heading, a caption, a byline: text that interrupts running text.
pub const ASIDE: u8 = 64;
/// It is the first word of its block.
pub const OPENS_BLOCK: u8 = 128;

/// One word of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// Offset of its letters in [`Words::letters`].
    pub at: u32,
    /// Bytes of the text that it was read from.
    pub start: u32,
    /// Past its last byte.
    pub end: u32,
    /// Hash of its letters.
    pub hash: u32,
    /// The constants of this module.
    pub flags: u8,
}

impl Word {
    /// Whether it has that flag.
    pub fn is(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The words of a text, in order, and their folded letters in one row.
///
/// The row has no spaces, so that `long-range`, `long range` and a word divided at a line's end read alike; between two
/// words of which one ends and the other begins with a digit stands one space, so that `1-2` is not `12`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Folded letters and digits.
    pub letters: String,
    /// The words.
    pub words: Vec<Word>,
}

impl Words {
    /// The words of `text`; linear.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        words.push_text(text, 0, 0);
        words
    }

    /// Appends the words of `text`, which begins at byte `base` of the whole; `flags` are set on each word.
    pub fn push_text(&mut self, text: &str, base: usize, flags: u8) {
        self.letters.reserve(text.len());
        self.words.reserve(text.len() / 6 + 1);
        Reader { words: self, text, base, extra: flags }.read();
    }

    /// Offset past the letters of word `index`.
    pub fn letters_end(&self, index: usize) -> usize {
        match self.words.get(index + 1) {
            Some(next) => {
                let end = next.at as usize;
                if end > 0 && self.letters.as_bytes().get(end - 1) == Some(&b' ') { end - 1 } else { end }
            }
            None => self.letters.len(),
        }
    }

    /// The letters of the words `from..to`.
    pub fn letters_of(&self, from: usize, to: usize) -> &str {
        match self.words.get(from) {
            Some(first) if to > from => {
                self.letters.get(first.at as usize..self.letters_end(to - 1)).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The word whose letters begin at `at`, if one does.
    pub fn starting_at(&self, at: usize) -> Option<usize> {
        self.words.binary_search_by(|word| (word.at as usize).cmp(&at)).ok()
    }
}

/// The hash by which words are compared.
pub fn hash(letters: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(letters.as_bytes());
    let wide = hasher.finish();
    (wide ^ (wide >> 32)) as u32
}

/// Whether `c` is a quote mark of any kind that is not an apostrophe at the same time.
pub fn is_quote_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‹' | '›' | '＂')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '＇')
}

/// Characters that are not seen: they neither end a word nor belong to it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{2}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Scripts that write without spaces: each character is compared as a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{20000}'..='\u{3ffff}')
}

fn is_symbol(c: char) -> bool {
    matches!(c, '%' | '$' | '€' | '£' | '¥' | '₩')
}

/// Appends `c` folded: lower case, without marks.
fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(c).nfkd() {
        if !is_invisible(part) {
            out.extend(part.to_lowercase().filter(|c| !is_invisible(*c)));
        }
    }
}

struct Reader<'a> {
    words: &'a mut Words,
    text: &'a str,
    base: usize,
    extra: u8,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        let mut folded = String::new();
        // What stood since the last word: decides the flags of the next.
        let mut flags = OPENS_SENTENCE | OPENS_BLOCK;
        let mut before = ' ';
        while let Some(c) = self.peek(at) {
            let start = at;
            at += c.len_utf8();
            // Most of what stands between words.
            if c == ' ' {
                before = c;
                continue;
            }
            if c == '['
                && let Some(len) = note_mark(self.text.get(start..).unwrap_or_default())
            {
                at = start + len;
                before = ']';
                continue;
            }
            if is_symbol(c) {
                self.push(start, at, c.encode_utf8(&mut [0; 4]), flags & !OPENS_SENTENCE);
                flags = 0;
                before = c;
                continue;
            }
            if !c.is_alphanumeric() {
                flags = self.between(c, before, flags);
                if !is_invisible(c) {
                    before = c;
                }
                continue;
            }
            if is_apostrophe(before) && flags & (OPENS_QUOTE | OPENS_SENTENCE) == 0 && self.adjoins(start) {
                flags |= CLITIC;
            }
            if let Some((end, last)) = self.plain(start) {
                self.push_plain(start, end, flags);
                (at, flags, before) = (end, 0, last);
                continue;
            }
            folded.clear();
            let mut end = at;
            fold_into(c, &mut folded);
            if c.is_uppercase() {
                flags |= CAPITAL;
            }
            let mut digits = c.is_numeric();
            let mut last = c;
            loop {
                // Nearly all letters.
                if last.is_ascii() {
                    let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                    let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                    let run = self.text.get(at..at + run).unwrap_or_default();
                    if let Some(final_byte) = run.bytes().next_back() {
                        folded.push_str(run);
                        if let Some(tail) = folded.len().checked_sub(run.len()).and_then(|from| folded.get_mut(from..))
                        {
                            tail.make_ascii_lowercase();
                        }
                        digits |= run.bytes().any(|byte| byte.is_ascii_digit());
                        at += run.len();
                        (end, last) = (at, char::from(final_byte));
                    }
                }
                let Some(next) = self.peek(at) else { break };
                if is_invisible(next) {
                    at += next.len_utf8();
                    continue;
                }
                if stands_alone(last) {
                    break;
                }
                if next.is_alphanumeric() && !stands_alone(next) {
                    fold_into(next, &mut folded);
                    digits |= next.is_numeric();
                    at += next.len_utf8();
                    (end, last) = (at, next);
                    continue;
                }
                match joins(self.text.get(at..).unwrap_or_default(), last, folded.len()) {
                    Some((len, keep)) => {
                        folded.push_str(keep);
                        at += len;
                    }
                    None => break,
                }
            }
            if digits {
                flags |= DIGIT;
            }
            self.push(start, end, &folded, flags);
            flags = 0;
            before = last;
        }
    }

    /// The end and the last character of a word of ASCII letters and digits that begins at `start` and that nothing behind it goes on with, as
    /// nearly all do.
    #[inline]
    fn plain(&self, start: usize) -> Option<(usize, char)> {
        let rest = self.text.as_bytes().get(start..)?;
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let last = *rest.get(run.checked_sub(1)?)?;
        let ends = match rest.get(run) {
            None | Some(b'\n') => true,
            Some(b'.') => last.is_ascii_lowercase(),
            Some(b',') => !last.is_ascii_digit(),
            Some(b'-') => false,
            Some(next) => (0x20..0x7f).contains(next),
        };
        ends.then_some((start + run, char::from(last)))
    }

    /// Adds a word of ASCII letters and digits.
    fn push_plain(&mut self, start: usize, end: usize, flags: u8) {
        let run = self.text.get(start..end).unwrap_or_default();
        let first = run.as_bytes().first().copied().unwrap_or_default();
        let row = &mut self.words.letters;
        if first.is_ascii_digit() && row.chars().next_back().is_some_and(char::is_numeric) {
            row.push(' ');
        }
        let at = row.len();
        row.push_str(run);
        let letters = row.get_mut(at..).unwrap_or_default();
        letters.make_ascii_lowercase();
        let digit = if letters.bytes().any(|byte| byte.is_ascii_digit()) { DIGIT } else { 0 };
        let capital = if first.is_ascii_uppercase() { CAPITAL } else { 0 };
        self.words.words.push(Word {
            at: at as u32,
            start: (self.base + start) as u32,
            end: (self.base + end) as u32,
            hash: hash(letters),
            flags: flags | digit | capital | self.extra,
        });
    }

    /// The character at byte `at`.
    #[inline]
    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    /// What one character between words makes of the flags of the word to come.
    fn between(&mut self, c: char, before: char, flags: u8) -> u8 {
        match c {
            '.' | '!' | '?' | ':' | '…' | '。' => flags | OPENS_SENTENCE,
            '“' | '„' | '‟' | '«' | '‘' | '‹' => flags | OPENS_QUOTE,
            _ if is_quote_mark(c) || is_apostrophe(c) => {
                if matches!(c, '"' | '\'' | '`' | '＂') && (before.is_whitespace() || "([{—–".contains(before)) {
                    return flags | OPENS_QUOTE;
                }
                if let Some(last) = self.words.words.last_mut() {
                    last.flags |= CLOSES_QUOTE;
                }
                flags
            }
            _ => flags,
        }
    }

    /// Whether only an apostrophe stands between the last word and byte `at`.
    fn adjoins(&self, at: usize) -> bool {
        self.words.words.last().is_some_and(|last| {
            let gap = (self.base + at).saturating_sub(last.end as usize);
            gap > 0 && gap <= 3 && last.end as usize >= self.base
        })
    }

    fn push(&mut self, start: usize, end: usize, letters: &str, flags: u8) {
        if letters.is_empty() {
            return;
        }
        let row = &mut self.words.letters;
        let digit_before = row.chars().next_back().is_some_and(char::is_numeric);
        if digit_before && letters.chars().next().is_some_and(char::is_numeric) {
            row.push(' ');
        }
        let at = row.len() as u32;
        row.push_str(letters);
        self.words.words.push(Word {
            at,
            start: (self.base + start) as u32,
            end: (self.base + end) as u32,
            hash: hash(letters),
            flags: flags | self.extra,
        });
    }
}

/// Whether what begins `rest` continues a word that ends in `last`: how many bytes to pass over and what to keep of them.
fn joins(rest: &str, last: char, letters: usize) -> Option<(usize, &'static str)> {
    let mut chars = rest.chars();
    let mark = chars.next()?;
    let next = chars.next();
    match mark {
        '.' if last.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit()) => Some((1, ".")),
        ',' if last.is_ascii_digit() => {
            let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
            (digits == 3).then_some((1, ""))
        }
        // `U.S.` is the word `us`.
        '.' if letters <= 4 && last.is_uppercase() && next.is_some_and(char::is_uppercase) => Some((1, "")),
        // A word divided at the end of a line.
        '-' | '\u{2010}' if last.is_lowercase() && next.is_some_and(char::is_whitespace) => {
            let blank: usize =
                rest.chars().skip(1).take(80).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
            let gap = rest.get(mark.len_utf8()..mark.len_utf8() + blank)?;
            let breaks = gap.bytes().filter(|byte| *byte == b'\n' || *byte == b'\r').count();
            let after = rest.get(mark.len_utf8() + blank..)?.chars().next()?;
            ((1..=2).contains(&breaks) && after.is_lowercase()).then_some((mark.len_utf8() + blank, ""))
        }
        _ => None,
    }
}

/// Length of a reference mark such as `[12]` at the start of `rest`: not a word of the text.
fn note_mark(rest: &str) -> Option<usize> {
    let digits = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && rest.as_bytes().get(digits + 1) == Some(&b']')).then_some(digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.words.len()).map(|i| words.letters_of(i, i + 1).to_owned()).collect()
    }

    #[test]
    fn words_fold() {
        assert_eq!(
            read("The U.S. envoy’s talks, 1,200 strong"),
            ["the", "us", "envoy", "s", "talks", "1200", "strong"]
        );
        assert_eq!(read("diplo-\nmacy in Zürich [12]."), ["diplomacy", "in", "zurich"]);
        assert_eq!(read("3.5% of 12-13"), ["3.5", "%", "of", "12", "13"]);
        assert_eq!(Words::of("12-13").letters, "12 13");
        assert_eq!(read("会談"), ["会", "談"]);
        assert_eq!(read("de\u{ad}lay \u{200b}x"), ["delay", "x"]);
    }

    #[test]
    fn long_compounds_read_alike() {
        assert_eq!(Words::of("long-range missile").letters, Words::of("long range mis-\n  sile").letters);
    }

    #[test]
    fn flags_tell_speech_and_sentences() {
        let words = Words::of("“We wait,” Kim said, “in Seoul.” It’s so. ");
        let named: Vec<_> = words.words.iter().map(|w| (w.start, w.flags)).collect();
        let flag = |i: usize| named[i].1;
        assert!(flag(0) & (OPENS_SENTENCE | OPENS_QUOTE | CAPITAL) == OPENS_SENTENCE | OPENS_QUOTE | CAPITAL);
        assert!(flag(1) & CLOSES_QUOTE != 0);
        assert!(flag(2) & (CAPITAL | OPENS_SENTENCE) == CAPITAL);
        assert!(flag(4) & OPENS_QUOTE != 0);
        assert!(flag(7) & CLITIC != 0, "{named:?}");
    }
}
