//! Lists of words that tokens are compared with, letter case aside. Most comparisons end at a word's outline.

/// The length and the first two bytes and the last one in lower case of a word: what two equal words share, at the price of one
/// comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outline(u32);

impl Outline {
    /// The outline of a word; that of the empty one no list has. Constant.
    #[inline]
    pub const fn of(word: &str) -> Outline {
        let bytes = word.as_bytes();
        let length = if word.len() > 255 { 255 } else { word.len() as u8 };
        match bytes {
            [] => Outline(0),
            [only] => Outline::made(length, *only, *only, *only),
            [first, last] => Outline::made(length, *first, *last, *last),
            [first, second, .., last] => Outline::made(length, *first, *second, *last),
        }
    }

    #[inline]
    const fn made(length: u8, first: u8, second: u8, last: u8) -> Outline {
        let bytes = [first.to_ascii_lowercase(), second.to_ascii_lowercase(), last.to_ascii_lowercase(), length];
        Outline(u32::from_le_bytes(bytes))
    }

    /// The word's length in bytes, at most 255.
    #[inline]
    pub const fn length(self) -> usize {
        (self.0 >> 24) as usize
    }

    /// The word's first byte, an ASCII letter in lower case.
    #[inline]
    pub const fn first(self) -> u8 {
        self.0 as u8
    }

    /// Its place among the bits of a list's mask: which number of it, and the bit there.
    #[inline]
    const fn bit(self) -> (usize, u64) {
        let hash = self.0.wrapping_mul(0x9e37_79b1) >> 22;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

/// Words in lower case, shorter than 255 bytes, that a token may be one of.
pub trait Words: Copy {
    /// Whether a word, whose outline is `outline`, is one of these, ASCII letter case aside. `word` is asked for where the
    /// outlines are alike only. Linear in the list, constant where no outline fits a [`WordList`].
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool;
}

/// A list whose outlines are known beforehand.
#[derive(Clone, Copy, Debug)]
pub struct WordList {
    words: &'static [&'static str],
    mask: [u64; 16],
}

impl WordList {
    /// A list of words in lower case.
    pub const fn new(words: &'static [&'static str]) -> WordList {
        let (mut mask, mut at) = ([0; 16], 0);
        while at < words.len() {
            let (place, bit) = Outline::of(words[at]).bit();
            mask[place] |= bit;
            at += 1;
        }
        WordList { words, mask }
    }

    /// Whether `word` is one of them, ASCII letter case aside.
    pub fn has(&self, word: &str) -> bool {
        self.hold(Outline::of(word), || word)
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Whether they stand in order, each once.
    pub fn is_sorted(&self) -> bool {
        self.words.is_sorted_by(|a, b| a < b)
    }
}

impl Words for WordList {
    #[inline(always)]
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool {
        let (place, bit) = outline.bit();
        self.mask.get(place).is_some_and(|mask| mask & bit != 0) && self.words.hold(outline, word)
    }
}

impl Words for &[&str] {
    #[inline]
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool {
        let (length, first) = (outline.length(), outline.first());
        let alike = |known: &str| known.len() == length && known.as_bytes().first() == Some(&first);
        self.iter().any(|known| alike(known) && known.eq_ignore_ascii_case(word()))
    }
}

impl<const N: usize> Words for &[&str; N] {
    // Inlined, the outlines of words that are written out are constants.
    #[inline(always)]
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool {
        self.iter().any(|known| Outline::of(known) == outline && alike(known, word()))
    }
}

#[inline(never)]
fn alike(known: &str, word: &str) -> bool {
    known.eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: WordList = WordList::new(&["a", "about", "après", "said", "says", "talks", "zone"]);

    #[test]
    fn letter_case_does_not_count() {
        assert!(WORDS.has("Says") && WORDS.has("ZONE") && WORDS.has("Après"));
        assert!(!WORDS.has("") && !WORDS.has("say") && !WORDS.has("sayz"));
    }

    proptest! {
        #[test]
        fn all_lists_hold_the_same(word in "[a-z]{0,6}|[A-Za-zé]{1,5}|a|About|saYs|.{0,3}") {
            let plain = WORDS.iter().any(|known| known.eq_ignore_ascii_case(&word));
            let outline = Outline::of(&word);
            prop_assert_eq!(WORDS.has(&word), plain);
            prop_assert_eq!(WORDS.words.hold(outline, || &word), plain);
            prop_assert_eq!((&["a", "about", "après", "said", "says", "talks", "zone"]).hold(outline, || &word), plain);
        }
    }
}
