//! Times that no calendar fixes: `now`, `recently`, `the foreseeable future`, `long ago`.

use super::Hit;
use crate::time::expr::{Reading, Reference, TimexType};
use crate::time::lexicon::Lex;
use crate::time::words::Words;

/// `now`, `recently`, `the future`, `the past`.
pub(super) fn at(w: &Words, i: usize) -> Option<Hit> {
    let hit = |end, reference| Some(Hit::new(i, end, TimexType::Date, Reading::Reference(reference)));
    match w.low(i).as_str() {
        "now" => {
            let other = w.hyphen(i + 1) || w.is(i + 1, "that");
            if other { None } else { hit(i + 1, Reference::Present) }
        }
        "present"
            if w.is(w.back(i, 1), "at")
                && (!w.is_word(i + 1) || w.any(i + 1, &["and", "but", "the", "no", "it", "there"])) =>
        {
            hit(i + 1, Reference::Present)
        }
        "long" if w.is(i + 1, "ago") => hit(i + 2, Reference::Past),
        "a" if w.seq(i + 1, &["long", "time", "ago"]) => hit(i + 4, Reference::Past),
        "some" if w.seq(i + 1, &["time", "ago"]) => hit(i + 3, Reference::Past),
        "more" | "most" if w.is(i + 1, "recently") => hit(i + 2, Reference::Past),
        "the" if w.seq(i + 1, &["other", "day"]) && !w.is_word(i + 3) => hit(i + 3, Reference::Past),
        "the" => {
            let near = w.any(i + 1, &["near", "foreseeable", "immediate", "distant", "recent", "not", "far"]);
            let at = if near { i + 2 } else { i + 1 };
            let noun = w.is_word(at + 1)
                && !w.any(
                    at + 1,
                    &[
                        "and", "or", "of", "is", "was", "will", "may", "as", "to", "for", "with", "that", "when",
                        "but", "has", "in", "by", "at", "on", "if", "would", "could",
                    ],
                );
            if w.capital(at) {
                return None;
            }
            match w.low(at).as_str() {
                "future" if near || !noun => hit(at + 1, Reference::Future),
                "past" if near || (!noun && w.any(w.back(i, 1), &["in", "of", "from", "than", "with"])) => {
                    hit(at + 1, Reference::Past)
                }
                "present" if !noun && w.any(w.back(i, 1), &["at", "in", "to", "until", "for"]) => {
                    hit(at + 1, Reference::Present)
                }
                "moment" if w.is(w.back(i, 1), "at") && !w.is(at + 1, "of") && !w.is(at + 1, "when") && !near => {
                    hit(at + 1, Reference::Present)
                }
                _ => None,
            }
        }
        "recent" | "current" => hit(i + 1, if w.is(i, "recent") { Reference::Past } else { Reference::Present }),
        "future" => (w.is(w.back(i, 1), "in") && !w.is_word(i + 1)).then(|| hit(i + 1, Reference::Future)).flatten(),
        _ => match w.lex(i) {
            Lex::Reference(reference) => hit(i + 1, reference),
            _ => None,
        },
    }
}
