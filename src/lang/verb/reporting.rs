//! Verbs that report what somebody says, thinks or shows.

use crate::text::wordlist::WordList;

/// Whether verbs of this lemma take a clause without `that` (`officials said talks had failed`).
pub(super) fn reports(lemma: &str) -> bool {
    REPORTING.has_exact(lemma)
}

/// Verbs of saying, thinking and showing that take a clause; sorted.
#[rustfmt::skip]
const REPORTING: WordList = WordList::new(&[
    "acknowledge", "add", "admit", "affirm", "agree", "allege", "announce", "argue", "assert", "assess", "assume",
    "believe", "boast", "caution", "claim", "complain", "concede", "conclude", "confirm", "contend", "decide",
    "declare", "demonstrate", "deny", "determine", "disclose", "emphasize", "ensure", "estimate", "expect",
    "explain", "fear", "feel", "find", "forecast", "guess", "hear", "hint", "hope", "imply", "indicate", "inform",
    "insist", "judge", "know", "learn", "maintain", "mean", "mention", "note", "pledge", "predict", "promise",
    "propose", "reaffirm", "realize", "recall", "reckon", "reiterate", "repeat", "report", "reveal", "rule", "say",
    "show", "speculate", "state", "stress", "suggest", "suspect", "swear", "tell", "testify", "think", "threaten",
    "tweet", "understand", "vow", "warn", "write",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reporting_verbs_are_sorted() {
        assert!(REPORTING.is_sorted());
    }
}
