//! The titles of a workspace's sources: whether words in quote marks are one.

use crate::text::fold::{fold, phrase_key};
use rustc_hash::FxHashSet;

/// Titles, letter case, diacritics and punctuation aside.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    keys: FxHashSet<u64>,
    /// How many letters and digits they have: bit n for n, the last for more.
    lengths: u128,
}

/// How many letters and digits a text has, if it is of ASCII alone: those that folding leaves of it.
fn length(text: &str) -> Option<usize> {
    text.is_ascii().then(|| text.bytes().filter(u8::is_ascii_alphanumeric).count())
}

/// The bit of a length.
fn bit(length: usize) -> u128 {
    1 << length.min(127)
}

impl Titles {
    /// The set of `titles`.
    pub fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Titles {
        let mut out = Titles::default();
        for title in titles {
            out.keys.insert(phrase_key(title));
            out.lengths |= bit(fold(title).chars().filter(|c| *c != ' ').count());
        }
        out
    }

    /// Whether these words are a title. Linear; most words are as long as none, which is told by counting.
    pub fn has(&self, words: &str) -> bool {
        let may_be = length(words).is_none_or(|length| self.lengths & bit(length) != 0);
        may_be && self.keys.contains(&phrase_key(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_punctuation_do_not_matter() {
        let titles = Titles::of(["The Gate, Shut", "Été à Kyïv"].into_iter());
        assert!(titles.has("the gate shut") && titles.has("THE GATE: SHUT!") && titles.has("ete a Kyiv"));
        assert!(!titles.has("the gate") && !titles.has("the gate shot"));
    }

    proptest! {
        #[test]
        fn a_length_leaves_no_title_out(titles in prop::collection::vec("[a-zA-Z0-9 .'é’ßﬁŁ\u{301}\u{ad}-]{0,14}", 0..6), words in "[a-zA-Z0-9 .'-]{0,14}") {
            let set = Titles::of(titles.iter().map(String::as_str));
            let plain = |words: &str| titles.iter().any(|title| phrase_key(title) == phrase_key(words));
            prop_assert_eq!(set.has(&words), plain(&words));
            for title in &titles {
                prop_assert!(set.has(title));
                let folded = fold(title);
                prop_assert_eq!(set.has(&folded), plain(&folded));
            }
        }
    }
}
