//! Lists of words that tokens are compared with, letter case aside. Most comparisons end at a word's outline.

/// The length and the first byte in lower case of a word: what two equal words share, at the price of one comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outline(u16);

impl Outline {
    /// The outline of a word; that of the empty one no list has. Constant.
    #[inline]
    pub const fn of(word: &str) -> Outline {
        match word.as_bytes() {
            [] => Outline(0),
            [first, ..] => Outline::from_parts(word.len(), *first),
        }
    }

    /// The outline of a word of `length` bytes that begins with `first`.
    #[inline]
    pub const fn from_parts(length: usize, first: u8) -> Outline {
        let length = if length > 255 { 255 } else { length };
        Outline((length as u16) << 8 | first.to_ascii_lowercase() as u16)
    }

    /// The word's length in bytes, at most 255.
    #[inline]
    pub const fn length(self) -> usize {
        (self.0 >> 8) as usize
    }

    /// The word's first byte, an ASCII letter in lower case.
    #[inline]
    pub const fn first(self) -> u8 {
        self.0 as u8
    }

    /// Its place among the 256 bits of a list's mask.
    const fn bit(self) -> (usize, u64) {
        let at = (self.0 & 31) | (self.0 >> 8 & 7) << 5;
        ((at >> 6) as usize & 3, 1 << (at & 63))
    }
}

/// Words in lower case, shorter than 255 bytes, that a token may be one of.
pub trait Words: Copy {
    /// Whether a word, whose outline is `outline`, is one of these, ASCII letter case aside. `word` is asked for where the
    /// outlines are alike only. Linear in the list, constant where no outline fits a [`WordList`].
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool;
}

/// A list whose outlines are known beforehand. Where its words stand grouped by their first letters, as in a sorted list, only those with the
/// letter that is asked for are looked at.
#[derive(Clone, Copy, Debug)]
pub struct WordList {
    words: &'static [&'static str],
    mask: [u64; 4],
    /// Where the words with each letter of the alphabet begin, and past the last of them.
    starts: [u8; 27],
    grouped: bool,
}

impl WordList {
    /// A list of words in lower case.
    pub const fn new(words: &'static [&'static str]) -> WordList {
        let (mut mask, mut starts, mut grouped) = ([0; 4], [0; 27], words.len() < 256);
        let (mut at, mut letter) = (0, 0);
        while at < words.len() {
            let outline = Outline::of(words[at]);
            let (place, bit) = outline.bit();
            mask[place] |= bit;
            let first = outline.first().wrapping_sub(b'a') as usize;
            if first < letter || first >= 26 {
                grouped = false;
            }
            while grouped && letter < first {
                letter += 1;
                starts[letter] = at as u8;
            }
            at += 1;
        }
        while grouped && letter < 26 {
            letter += 1;
            starts[letter] = words.len() as u8;
        }
        WordList { words, mask, starts, grouped }
    }

    /// The words that one with this outline may be.
    #[inline(always)]
    fn beginning(self, outline: Outline) -> &'static [&'static str] {
        if !self.grouped {
            return self.words;
        }
        let letter = usize::from(outline.first().wrapping_sub(b'a'));
        let ends = self.starts.get(letter).zip(self.starts.get(letter + 1));
        ends.and_then(|(from, to)| self.words.get(usize::from(*from)..usize::from(*to))).unwrap_or_default()
    }

    /// Whether `word` is one of them, ASCII letter case aside.
    pub fn has(&self, word: &str) -> bool {
        self.hold(Outline::of(word), || word)
    }

    /// Whether `word`, as it is written, is one of them.
    pub fn has_exact(&self, word: &str) -> bool {
        let (place, bit) = Outline::of(word).bit();
        self.mask.get(place).is_some_and(|mask| mask & bit != 0) && self.beginning(Outline::of(word)).contains(&word)
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
    // Inlined, the mask of a list is a constant.
    #[inline(always)]
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool {
        let (place, bit) = outline.bit();
        self.mask.get(place).is_some_and(|mask| mask & bit != 0) && is_among(self.beginning(outline), outline, word())
    }
}

#[inline(never)]
fn is_among(words: &[&str], outline: Outline, word: &str) -> bool {
    words.hold(outline, || word)
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
    // Inlined, the lengths and first letters of words that are written out are constants.
    #[inline(always)]
    fn hold<'t>(self, outline: Outline, word: impl Fn() -> &'t str) -> bool {
        let (length, first) = (outline.length(), outline.first());
        let alike = |known: &str| known.len() == length && known.as_bytes().first() == Some(&first);
        // Of a mark or a letter the outline is all.
        self.iter().any(|known| alike(known) && (known.len() == 1 || same(known, word())))
    }
}

#[inline(never)]
fn same(known: &str, word: &str) -> bool {
    known.eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: WordList = WordList::new(&["a", "about", "après", "said", "says", "talks", "zone"]);
    const MIXED: WordList = WordList::new(&["zone", "said", "q&a", "a", "talks", "about", "says", "90s", "après"]);

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
            prop_assert_eq!(MIXED.has(&word), plain || matches!(&*word.to_ascii_lowercase(), "q&a" | "90s"));
            prop_assert_eq!((&["a", "about", "après", "said", "says", "talks", "zone"]).hold(outline, || &word), plain);
        }
    }
}
