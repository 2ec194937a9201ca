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

/// As many words as a text can have: between two of them stands a byte that is no ASCII letter.
fn most_words(text: &str) -> usize {
    /// So few that a byte counts them.
    const STRETCH: usize = 64;
    let other = |byte: &u8| u8::from(!byte.is_ascii_alphabetic());
    let (stretches, rest) = text.as_bytes().as_chunks::<STRETCH>();
    let of = |bytes: &[u8]| usize::from(bytes.iter().map(other).sum::<u8>());
    stretches.iter().map(|stretch| of(stretch)).sum::<usize>() + of(rest) + 1
}

/// Whether a text is English: among its first words, one in twelve is a common English one. Texts of fewer than 20 words pass.
/// Looks at 2,000 words at most, and at no more where the common ones are enough for all that can follow.
pub fn is_english<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> bool {
    let most = texts.clone().map(most_words).sum::<usize>().min(MOST);
    let mut count = Count::default();
    for text in texts {
        let (bytes, mut at) = (text.as_bytes(), 0);
        while count.words < MOST
            && let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty())
        {
            let mut length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let key = rest.get(..length.min(LONGEST)).map_or(0, key_of);
            at += length;
            // A word with other letters is none of the list.
            let further = further_letters(text, at);
            if further > 0 {
                (length, at) = (LONGEST + 1, at + further);
            }
            if length == 0 {
                at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                continue;
            }
            count.add(length, key);
            if count.common * 12 >= most {
                return true;
            }
        }
        if count.words == MOST {
            break;
        }
    }
    count.words < 20 || count.common * 12 >= count.words
}

/// How many bytes the letters take that begin at a place with one beyond ASCII.
fn further_letters(text: &str, at: usize) -> usize {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
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
