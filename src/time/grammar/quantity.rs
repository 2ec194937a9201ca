//! Words that limit a number: `about`, `more than`, `at least`, `up to`, `just under`.

use crate::text::wordlist::WordList;
use crate::time::expr::Mod;
use crate::time::words::Words;

/// After these words `over` and `under` limit a number; elsewhere `over five days` tells when.
const BEFORE_LIMIT: WordList = WordList::new(&[
    "a", "after", "be", "been", "by", "for", "in", "is", "just", "lasted", "lasting", "of", "spent", "takes", "than",
    "to", "took", "was", "well", "were", "with",
]);

/// A word that limits the number after it, and the token after the word.
pub(super) fn quantity(w: &Words, i: usize) -> Option<(Mod, usize)> {
    let than = |mode, at: usize| w.is(at, "than").then_some((mode, at + 1));
    let found = match w.low(i).as_str() {
        "about" | "around" | "approximately" | "roughly" | "some" => Some((Mod::Approx, i + 1)),
        "nearly" | "almost" => Some((Mod::Less, i + 1)),
        "under" if w.any(w.back(i, 1), BEFORE_LIMIT) => Some((Mod::Less, i + 1)),
        "over" if w.any(w.back(i, 1), BEFORE_LIMIT) => Some((Mod::More, i + 1)),
        "more" => than(Mod::More, i + 1),
        "less" | "fewer" => than(Mod::Less, i + 1),
        "at" if w.is(i + 1, "least") => Some((Mod::EqualOrMore, i + 2)),
        "at" if w.is(i + 1, "most") => Some((Mod::EqualOrLess, i + 2)),
        "up" if w.is(i + 1, "to") => Some((Mod::EqualOrLess, i + 2)),
        "a" if w.any(i + 1, &["little", "bit"]) => match w.low(i + 2).as_str() {
            "over" => Some((Mod::More, i + 3)),
            "under" => Some((Mod::Less, i + 3)),
            "more" => than(Mod::More, i + 3),
            "less" => than(Mod::Less, i + 3),
            _ => None,
        },
        "no" if w.is(i + 1, "more") => than(Mod::EqualOrLess, i + 2),
        "no" if w.any(i + 1, &["less", "fewer"]) => than(Mod::EqualOrMore, i + 2),
        "just" | "well" | "slightly" => {
            let inner = match w.low(i + 1).as_str() {
                "over" => Some(Mod::More),
                "under" => Some(Mod::Less),
                _ => None,
            };
            match inner {
                Some(mode) => Some((mode, i + 2)),
                None if w.is(i + 1, "more") => than(Mod::More, i + 2),
                None if w.any(i + 1, &["less"]) => than(Mod::Less, i + 2),
                None => None,
            }
        }
        _ => None,
    };
    found.filter(|(_, next)| !w.is(*next, "the"))
}
