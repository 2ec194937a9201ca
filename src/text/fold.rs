//! Folding: a text cut into words with match keys that are the same for `Kim Jong-un`, `KIM JONG UN` and `Kim Jŏng Un`.
//!
//! A word's key ignores letter case, diacritics, NFC against NFD, compatibility forms, soft hyphens, apostrophes inside a
//! word and the dots of `U.S.`. What stands between two words is kept as a [`Gap`], so that a name may match over a hyphen,
//! a space or a line break and never over a full stop. The words' spans are the map back to the text.

mod cutter;

use super::Span;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

/// What stands before a word, back to the word before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Gap {
    /// Nothing: the text begins here.
    Start,
    /// Nothing: two units of a script that is written without spaces (or a syllable of Hangul).
    None,
    /// White space, at most one line break.
    Space,
    /// One hyphen or en dash between two letters.
    Hyphen,
    /// The apostrophe of `'s`, `'ll` and the like: the word is a clitic.
    Clitic,
    /// A dot and a space after an initial or a short abbreviation: `St. Petersburg`, `J. Trump`.
    Dot,
    /// The apostrophe of a plural possessive and white space: `the Houthis' attack`.
    Possessive,
    /// A comma with white space.
    Comma,
    /// An opening bracket.
    Open,
    /// The end of a sentence.
    Stop,
    /// A colon, a semicolon, a dash, an empty line.
    Break,
    /// Anything else: quote marks, slashes, closing brackets, symbols.
    Other,
}

impl Gap {
    /// Whether a name may run over it where it was written with a space or a hyphen.
    pub fn is_soft(self) -> bool {
        matches!(self, Gap::None | Gap::Space | Gap::Hyphen | Gap::Clitic | Gap::Dot)
    }

    /// Whether the capital of a word after it says nothing: a sentence, a heading or a quotation begins.
    pub fn opens_sentence(self) -> bool {
        matches!(self, Gap::Start | Gap::Stop | Gap::Break)
    }
}

/// Letter case of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Shape {
    /// `summit`, `al`
    Lower,
    /// `Kim`, `McDonald`
    Capital,
    /// `US`, `U.S.`, `J`, `G7`
    Upper,
    /// `iPhone`
    Mixed,
    /// Digits only.
    Number,
    /// A script without letter case.
    Uncased,
}

/// One word of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// Past the last byte; the closing dot of `U.S.` is inside.
    pub end: u32,
    /// 64-bit hash of the folded letters. Two words with different letters share a key about once in 2^64 pairs.
    pub key: u64,
    /// What stands before it.
    pub gap: Gap,
    /// Its letter case.
    pub shape: Shape,
}

impl Word {
    /// Its place in the text.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// It begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }
}

/// The words of `text` in order. Linear. Texts over 4 GiB are cut off there.
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::with_capacity(text.len() / 5);
    cutter::cut(text, &mut out);
    out
}

/// [`words`] into a buffer that is used again; it is emptied first.
pub fn words_into(text: &str, out: &mut Vec<Word>) {
    cutter::cut(text, out);
}

/// The match key of one word that is written in lower-case ASCII letters or digits, for tables of words.
pub const fn word_key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut hash = SEED;
    let mut at = 0;
    while at < bytes.len() {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    finish(hash)
}

/// The readable match key of a phrase: its folded words with single spaces between.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.span().of(text).chars() {
            fold_char(c, &mut |c| out.push(c));
        }
    }
    out
}

/// The match key of a phrase as one number: equal for phrases that [`fold`] alike.
pub fn phrase_key(text: &str) -> u64 {
    // A token is mostly one word, or a mark.
    match text.as_bytes() {
        [mark] if mark.is_ascii() && !mark.is_ascii_alphanumeric() => return SEED,
        bytes if bytes.iter().all(u8::is_ascii_alphanumeric) && !bytes.is_empty() => {
            let hash = bytes.iter().fold(SEED, |hash, byte| step(hash, byte.to_ascii_lowercase()));
            return join_keys(SEED, finish(hash));
        }
        _ => {}
    }
    words(text).iter().fold(SEED, |hash, word| join_keys(hash, word.key))
}

/// Adds a word's key to the key of the words before it; a phrase starts from [`phrase_key`] of nothing.
pub const fn join_keys(phrase: u64, word: u64) -> u64 {
    finish(phrase.rotate_left(29) ^ word)
}

/// The number that [`join_keys`] starts from.
pub const EMPTY_PHRASE: u64 = SEED;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, one byte.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The finalizer of MurmurHash3, so that all bits of a key are good.
const fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// Gives the folded characters of `c`: none for a diacritic, an apostrophe, a dot.
fn fold_char(c: char, out: &mut impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out(c.to_ascii_lowercase());
        }
        return;
    }
    match c {
        'ł' | 'Ł' => out('l'),
        'ø' | 'Ø' => out('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out('d'),
        'ı' => out('i'),
        'ħ' | 'Ħ' => out('h'),
        'ə' | 'Ə' => out('a'),
        'æ' | 'Æ' => "ae".chars().for_each(out),
        'œ' | 'Œ' => "oe".chars().for_each(out),
        'þ' | 'Þ' => "th".chars().for_each(out),
        'ß' | 'ẞ' => "ss".chars().for_each(out),
        'ς' => out('σ'),
        c if is_silent(c) => {}
        c => decompose_compatible(c, |part| {
            if !is_diacritic(part) && part.is_alphanumeric() | is_combining_mark(part) {
                part.to_lowercase().filter(|&lower| !is_diacritic(lower)).for_each(&mut *out);
            }
        }),
    }
}

/// Marks above and below Latin, Greek and Cyrillic letters, Hebrew points and Arabic vowel signs; not the vowel signs and
/// viramas of Indic scripts, which make words differ.
fn is_diacritic(c: char) -> bool {
    let class = canonical_combining_class(c);
    class >= 10 || c == '\u{640}'
}

/// Characters that stand inside a word without being read: soft hyphen, joiners, the letters that serve as apostrophes.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{2b9}'..='\u{2bf}' | '\u{a78c}')
        || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{ff07}' | '`' | '\u{b4}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// Scripts whose words are not set apart by spaces, or (Hangul) carry particles without one: each character is a word.
fn is_unit(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Conjoining letters of Hangul as NFD gives them.
fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(a: &str, b: &str) {
        assert_eq!(fold(a), fold(b), "{a} / {b}");
        assert_eq!(phrase_key(a), phrase_key(b), "{a} / {b}");
    }

    #[test]
    fn what_is_the_same_folds_alike() {
        same("Kim Jong-un", "KIM JONG UN");
        same("Kim Jŏng-ŭn", "Kim Jong\nUn");
        same("U.S.", "US");
        same("J.D. Vance", "JD Vance");
        same("Sana’a", "Sanaa");
        same("Côte d'Ivoire", "Cote d’Ivoire");
        same("김정은", "\u{1100}\u{1175}\u{11b7}\u{110c}\u{1165}\u{11bc}\u{110b}\u{1173}\u{11ab}");
        same("Łódź", "Lodz");
        same("Путин", "ПУТИН");
        same("İstanbul", "Istanbul");
    }

    #[test]
    fn what_differs_folds_apart() {
        assert_ne!(fold("Mali"), fold("Malin"));
        assert_ne!(phrase_key("a bc"), phrase_key("ab c"));
    }

    fn gaps(text: &str) -> Vec<(&str, Gap)> {
        words(text).iter().map(|word| (word.span().of(text), word.gap)).collect()
    }

    #[test]
    fn gaps_tell_what_stands_between() {
        use Gap::*;
        assert_eq!(
            gaps("Trump’s U.S.-led"),
            [("Trump", Start), ("s", Clitic), ("U.S.", Other), ("led", Hyphen)]
                .map(|(w, g)| (w, if w == "U.S." { Space } else { g }))
        );
        assert_eq!(gaps("St. Petersburg. Then"), [("St", Start), ("Petersburg", Dot), ("Then", Stop)]);
        assert_eq!(gaps("A (DFU), b: c"), [("A", Start), ("DFU", Open), ("b", Other), ("c", Break)]);
        assert_eq!(gaps("Houthis’ war"), [("Houthis", Start), ("war", Possessive)]);
        assert_eq!(gaps("don’t O’Brien’s"), [("don’t", Start), ("O’Brien", Space), ("s", Clitic)]);
        assert_eq!(gaps("习近"), [("习", Start), ("近", None)]);
    }

    #[test]
    fn word_keys_of_tables_equal_those_of_texts() {
        assert_eq!(words("Summit")[0].key, word_key("summit"));
        assert_eq!(words("G7")[0].key, word_key("g7"));
    }

    proptest! {
        #[test]
        fn keys_of_tokens_are_those_of_their_words(text in "[A-Za-z0-9]{0,6}|[ -~]|\\PC{0,4}") {
            prop_assert_eq!(phrase_key(&text), words(&text).iter().fold(SEED, |hash, word| join_keys(hash, word.key)));
        }

        #[test]
        fn spans_are_in_order_and_on_boundaries(text in "\\PC{0,60}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start as usize >= last && word.end > word.start);
                prop_assert!(text.get(word.start as usize..word.end as usize).is_some());
                last = word.end as usize;
            }
        }

        #[test]
        fn folding_is_the_same_for_upper_case(text in "[a-zà-öø-ÿ '’.-]{0,40}") {
            prop_assert_eq!(fold(&text).replace(' ', ""), fold(&text.to_uppercase()).replace(' ', ""));
        }
    }
}
