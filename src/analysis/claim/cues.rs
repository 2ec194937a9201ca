//! The words that open a phrase some claim rule looks for: one look at each word of a sentence, instead of one a phrase.

use super::{attribution, estimative, occurrence};
use crate::lang::Token;
use crate::text::packed::{mixed, packed, packed_in};
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

/// The words with what they may open.
struct Cues {
    /// For each first letter, which lengths occur: bit n for words of n bytes.
    lengths: [u32; 26],
    /// The bits that the words' hashes name: most words of a text are none of these.
    bits: [u64; 16],
    words: FxHashMap<[u64; 2], u8>,
}

/// The part and the bit of [`Cues::bits`] that a word has.
fn bit(word: &[u64; 2]) -> (usize, u64) {
    let hash = mixed(word) >> 54;
    ((hash >> 6) as usize, 1 << (hash & 63))
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { lengths: [0; 26], bits: [0; 16], words: FxHashMap::default() };
    let mut add = |phrase: &'static str, cue: u8| {
        let word = phrase.split(' ').next().unwrap_or(phrase);
        let letter = word.bytes().next().and_then(|first| cues.lengths.get_mut(usize::from(first.wrapping_sub(b'a'))));
        if let (Some(lengths), Some(key)) = (letter, packed(word)) {
            *lengths |= 1 << word.len();
            let (part, bit) = bit(&key);
            cues.bits.iter_mut().skip(part).take(1).for_each(|bits| *bits |= bit);
            *cues.words.entry(key).or_default() |= cue;
        }
    };
    estimative::TERMS.iter().for_each(|(phrase, _)| add(phrase, TERM));
    attribution::OPENERS.iter().for_each(|phrase| add(phrase, SOURCE));
    occurrence::BREAKING_WORDS.iter().chain(occurrence::BREAKING_PHRASES).for_each(|phrase| add(phrase, BREAK));
    ["if", "unless"].iter().for_each(|word| add(word, CONDITION));
    cues
});

/// What a token of a text may open, letter case ignored.
pub(super) fn at(text: &str, token: &Token) -> u8 {
    let cues = &*CUES;
    let (length, first) = (token.outline.length(), token.outline.first());
    let lengths = cues.lengths.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or(0);
    if length > 16 || lengths & (1 << length) == 0 {
        return 0;
    }
    let Some(key) = packed_in(text, token.span) else { return 0 };
    let (part, bit) = bit(&key);
    if cues.bits.get(part).is_none_or(|bits| bits & bit == 0) {
        return 0;
    }
    cues.words.get(&key).copied().unwrap_or(0)
}
