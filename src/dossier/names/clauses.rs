//! Where clauses begin, roughly: enough to tell which date goes with which role and cue.

use super::lexicon::{Keys, keys};
use crate::text::fold::{Gap, Shape, Word, word_key};

const AFTER_COMMA: Keys =
    keys!["but" "while" "whereas" "although" "though" "which" "who" "where" "when" "after" "before" "yet" "as"];
const ANYWHERE: Keys = keys!["that" "because" "since" "whereas" "although" "while" "if"];
/// `and was ousted`: a second predicate.
const AND: Keys = keys!["and" "or" "but"];
const PREDICATE: Keys = keys!["was" "were" "is" "are" "had" "has" "have" "did" "then" "later" "subsequently" "became" "went" "took" "fled" "left"];
/// Before a year that belongs to a noun.
const OWNER: Keys = keys!["the" "a" "this" "that" "their" "his" "her" "its" "our" "of" "s"];

/// Starts of clauses: sentences, semicolons, dashes and colons, commas before conjunctions, `that`, `because` and the like.
pub(super) fn starts(words: &[Word]) -> Vec<u32> {
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let predicate =
            || words.get(at + 1).is_some_and(|next| next.gap == Gap::Space && PREDICATE.contains(&next.key));
        let begins = match word.gap {
            Gap::Start | Gap::Stop | Gap::Break => true,
            Gap::Comma if AFTER_COMMA.contains(&word.key) => true,
            _ => ANYWHERE.contains(&word.key) || AND.contains(&word.key) && predicate(),
        };
        if begins {
            out.push(word.start);
        }
    }
    out
}

/// Words after which another thing is told, that happened at another time: `resigned in May after the talks`.
pub(super) fn dividers(words: &[Word]) -> Vec<u32> {
    const DIVIDERS: Keys = keys!["after" "before" "since" "following" "until" "ahead" "preceding" "despite" "amid"];
    words.iter().filter(|word| DIVIDERS.contains(&word.key)).map(|word| word.start).collect()
}

/// Starts of bare years that belong to a noun and do not date the clause: `the 2015 deal`, `the agreement of 2013`.
pub(super) fn years_of_nouns(words: &[Word]) -> Vec<u32> {
    let of_noun = |pair: &&[Word]| match pair {
        [before, year] => {
            let bare = year.shape == Shape::Number && year.end - year.start == 4 && year.gap == Gap::Space;
            bare && (OWNER.contains(&before.key) && (before.key != word_key("s") || before.gap == Gap::Clitic))
        }
        _ => false,
    };
    words.windows(2).filter(of_noun).filter_map(|pair| Some(pair.get(1)?.start)).collect()
}
