//! Whether a document is in English, from its commonest words. Links, citations and quotations work in any language; the claim rules only in English.

/// English words that few other languages share in this spelling, and that no page of English prose lacks, as [`key`]s.
#[rustfmt::skip]
const ENGLISH: [u64; 24] = [
    key("the"), key("of"), key("and"), key("to"), key("that"), key("is"), key("was"), key("for"), key("with"),
    key("by"), key("from"), key("has"), key("have"), key("are"), key("were"), key("which"), key("their"),
    key("this"), key("been"), key("would"), key("said"), key("its"), key("after"), key("on"),
];

/// The letters of a short word in lower case, one byte each; of a longer one nothing that is a word's.
const fn key(word: &str) -> u64 {
    key_of(word.as_bytes())
}

/// [`key`] of the bytes of a word.
const fn key_of(bytes: &[u8]) -> u64 {
    let (mut key, mut at) = (0, 0);
    if bytes.len() > 8 {
        return 0;
    }
    while at < bytes.len() {
        key = key << 8 | bytes[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    key
}

/// Whether `lang:` names English; `None` where it says nothing of use.
pub fn is_english_tag(tag: &str) -> Option<bool> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    (!primary.is_empty()).then_some(matches!(primary.as_str(), "en" | "eng" | "english"))
}

/// So many words of a text are looked at.
const MOST: usize = 2000;
/// The longest of the list.
const LONGEST: usize = 5;

/// The words of the list by their first letter, so that most words of a text are compared with none or two.
const BY_LETTER: [[u64; MOST_ALIKE]; 26] = {
    let mut table = [[0; MOST_ALIKE]; 26];
    let mut at = 0;
    while at < ENGLISH.len() {
        let mut first = ENGLISH[at];
        while first > 0xff {
            first >>= 8;
        }
        let row = (first - b'a' as u64) as usize;
        let mut place = 0;
        while table[row][place] != 0 {
            place += 1;
        }
        table[row][place] = ENGLISH[at];
        at += 1;
    }
    table
};
/// So many words of the list begin with one letter at most.
const MOST_ALIKE: usize = 5;

/// Words, and how many of them are common.
#[derive(Default)]
struct Count {
    words: usize,
    common: usize,
}

impl Count {
    /// Adds a word by its length and its [`key`].
    #[inline]
    fn add(&mut self, length: usize, key: u64) {
        self.words += 1;
        if length <= LONGEST {
            let letter = (key >> (8 * length.saturating_sub(1))).wrapping_sub(u64::from(b'a')) as usize;
            self.common += usize::from(BY_LETTER.get(letter).is_some_and(|alike| alike.contains(&key)));
        }
    }
}

/// The ASCII letters in lower case, 0 for every other byte.
const LETTERS: [u8; 256] = {
    let (mut letters, mut byte) = ([0; 256], 0);
    while byte < 256 {
        if (byte as u8).is_ascii_alphabetic() {
            letters[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// As many words as a text can have: between two of them stands a byte that is no ASCII letter.
fn most_words(text: &str) -> usize {
    text.bytes().filter(|byte| !byte.is_ascii_alphabetic()).count() + 1
}

/// Whether a text is English: among its first words, one in twelve is a common English one. Texts of fewer than 20 words pass.
/// Looks at 2,000 words at most, and at no more where the common ones are enough for all that can follow.
pub fn is_english<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> bool {
    let most = texts.clone().map(most_words).sum::<usize>().min(MOST);
    let mut count = Count::default();
    for text in texts {
        if count.common * 12 >= most {
            return true;
        }
        let (mut rest, mut length, mut key) = (text.as_bytes(), 0, 0);
        while count.words < MOST
            && let Some((byte, after)) = rest.split_first()
        {
            let letter = LETTERS.get(usize::from(*byte)).copied().unwrap_or(0);
            if letter != 0 {
                key = key << 8 | u64::from(letter);
                length += 1;
                rest = after;
                continue;
            }
            let place = text.len() - rest.len();
            let other = text.get(place..).filter(|_| !byte.is_ascii()).and_then(|rest| rest.chars().next());
            rest = rest.get(other.map_or(1, char::len_utf8)..).unwrap_or_default();
            if other.is_some_and(char::is_alphabetic) {
                // No word of the list.
                length += LONGEST + 1;
                continue;
            }
            if length > 0 {
                count.add(length, key);
                if count.common * 12 >= most {
                    return true;
                }
            }
            (length, key) = (0, 0);
        }
        if length > 0 && count.words < MOST {
            count.add(length, key);
        }
        if count.words == MOST {
            break;
        }
    }
    count.words < 20 || count.common * 12 >= count.words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_those_between_what_is_no_letter(texts in prop::collection::vec("([a-zé·한\u{301}1]|the|WAS| of |, ){0,90}", 0..40)) {
            let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
            let (mut all, mut common) = (0, 0);
            for word in words.filter(|word| !word.is_empty()).take(MOST) {
                all += 1;
                common += usize::from(ENGLISH.contains(&key(word)));
            }
            prop_assert_eq!(is_english(texts.iter().map(String::as_str)), all < 20 || common * 12 >= all);
        }
    }

    #[test]
    fn tells_english_from_its_neighbours() {
        let english = "The ministry said on Monday that talks would go on after the holiday and that both sides have agreed to meet again in the autumn.";
        let german = "Das Ministerium teilte am Montag mit, dass die Gespräche nach den Feiertagen fortgesetzt werden und dass beide Seiten sich im Herbst wieder treffen.";
        let french = "Le ministère a déclaré lundi que les pourparlers se poursuivraient après les vacances et que les deux parties se retrouveraient en automne prochain.";
        assert!(is_english([english].into_iter()));
        assert!(!is_english([german].into_iter()));
        assert!(!is_english([french].into_iter()));
        assert_eq!(is_english_tag("en-GB"), Some(true));
        assert_eq!(is_english_tag("de"), Some(false));
        assert_eq!(is_english_tag(""), None);
    }
}
