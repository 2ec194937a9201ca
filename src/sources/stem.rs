//! Stems: what the forms of a word have in common, so that `closed`, `closing` and `closes` are found by `close`.
//!
//! Endings are taken off by a short list of rules (after Porter 1980, fewer and gentler), irregular verbs are looked up.
//! A stem is for comparing, not for reading.

use super::words::hash;
use crate::lang::base_form;

/// Hash of the stem of a folded word; equal for forms of one word.
pub fn stem_hash(letters: &str) -> u32 {
    let base = if letters.len() <= 10 { base_form(letters).unwrap_or(letters) } else { letters };
    hash(stem(base))
}

/// Endings of derivation, longer ones first where one ends another, each with the least that must be left of the word.
const ENDINGS: &[(&str, usize)] = &[
    ("ations", 4),
    ("ation", 4),
    ("itions", 5),
    ("ition", 5),
    ("ments", 4),
    ("ment", 4),
    ("ions", 5),
    ("ion", 5),
    ("ings", 3),
    ("ing", 3),
    ("ally", 5),
    ("ied", 3),
    ("ies", 3),
    ("ers", 4),
    ("ed", 3),
    ("ly", 4),
    ("er", 4),
    ("al", 5),
    ("at", 5),
];

/// The stem of a folded word: a part from its beginning.
fn stem(word: &str) -> &str {
    if word.len() < 4 || !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let word = without_plural(word);
    let mut out = without_e(word);
    let last = out.as_bytes().last();
    for (ending, least) in ENDINGS.iter().filter(|(ending, _)| ending.as_bytes().last() == last) {
        if let Some(rest) = out.strip_suffix(ending).filter(|rest| rest.len() >= *least) {
            out = rest;
            break;
        }
    }
    // `negotiat` of `negotiate` is `negoti` of `negotiation`.
    let out = out.strip_suffix("at").filter(|rest| rest.len() >= 5).unwrap_or(out);
    let out = without_e(out);
    let out = out.strip_suffix(['y', 'i']).filter(|rest| rest.len() >= 3).unwrap_or(out);
    undoubled(out)
}

fn without_e(word: &str) -> &str {
    let bare = word.trim_end_matches('e');
    if bare.len() >= 3 { bare } else { word }
}

fn without_plural(word: &str) -> &str {
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    let hissing = ["sses", "xes", "zes", "ches", "shes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return word.get(..word.len() - 2).unwrap_or(word);
    }
    word.strip_suffix('s').filter(|rest| rest.len() >= 3).unwrap_or(word)
}

/// `stopp` of `stopped` is `stop`.
fn undoubled(word: &str) -> &str {
    match word.as_bytes() {
        [.., a, b] if a == b && word.len() > 3 && !b"aeiou".contains(a) => word.get(..word.len() - 1).unwrap_or(word),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            "close closes closed closing",
            "city cities",
            "stop stops stopped stopping",
            "negotiate negotiated negotiation negotiations negotiating",
            "agree agreed agreement agreements",
            "launch launches launched launching",
            "meet met meets meeting",
            "deploy deployed deployment deploys",
            "withdraw withdrew withdrawn withdrawal withdrawing",
            "missile missiles",
            "propose proposed proposal proposals",
            "deny denied denies",
        ] {
            let hashes: Vec<u32> = forms.split(' ').map(stem_hash).collect();
            assert!(hashes.iter().all(|hash| Some(hash) == hashes.first()), "{forms}: {hashes:?}");
        }
        for (one, other) in
            [("port", "ports2"), ("nation", "nature"), ("us", "u"), ("border", "bord2"), ("1200", "120")]
        {
            assert_ne!(stem_hash(one), stem_hash(other), "{one} {other}");
        }
    }
}
