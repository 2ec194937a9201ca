//! The words that open a phrase some claim rule looks for: one look at each word of a sentence, instead of one a phrase.

use super::{attribution, estimative, occurrence};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// May open a term of likelihood or confidence.
pub(super) const TERM: u8 = 1;
/// May open a phrase that names a source.
pub(super) const SOURCE: u8 = 2;
/// May end a running date.
pub(super) const BREAK: u8 = 4;
/// Opens a condition.
pub(super) const CONDITION: u8 = 8;

static CUES: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut cues = FxHashMap::default();
    let mut add = |phrase: &'static str, cue: u8| {
        *cues.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default() |= cue;
    };
    estimative::TERMS.iter().for_each(|(phrase, _)| add(phrase, TERM));
    attribution::OPENERS.iter().for_each(|phrase| add(phrase, SOURCE));
    occurrence::BREAKING_WORDS.iter().chain(occurrence::BREAKING_PHRASES).for_each(|phrase| add(phrase, BREAK));
    ["if", "unless"].iter().for_each(|word| add(word, CONDITION));
    cues
});

/// What `word` may open, letter case ignored.
pub(super) fn of(word: &str) -> u8 {
    let mut buffer = [0u8; 16];
    let Some(lower) = buffer.get_mut(..word.len()) else { return 0 };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().and_then(|lower| CUES.get(lower)).copied().unwrap_or(0)
}
