//! Grades in running text and in the entries of bibliographies.

use super::grade::Part;
use crate::analysis::document::BlockView;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// A grade as it is written.
pub(super) struct Written<'t> {
    /// Bytes of the running text.
    pub(super) span: Span,
    pub(super) letter: &'t str,
    pub(super) number: &'t str,
    pub(super) number_span: Span,
}

/// `(B2)`, `[C 3]`; `Admiralty code B2`; `graded B2`.
static WRITTEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let grade = r"(?P<letter>[A-Z])[ -/]?(?P<number>[0-9]{1,2})\b";
    let bare = grade.replace("<letter>", "<letter2>").replace("<number>", "<number2>");
    let of = grade.replace("<letter>", "<letter3>").replace("<number>", "<number3>");
    let pattern = format!(
        r"[(\[](?:(?:Admiralty|NATO)(?: code| grade| grading)?:? )?{grade}[)\]]|\b(?P<cue>Admiralty(?: (?:code|grade|grading|rating|system))?|[Gg]raded|[Gg]rading|[Ee]valuated)(?: as| at| of)?:? {bare}|\b(?P<of>[Gg]rades? (?:of|for) [^.:;()\[\]]{{1,40}}: ){of}"
    );
    Regex::new(&pattern).ok()
});

/// The grades in a block. A letter and a number in brackets are one only behind a citation, or where the block speaks of grades. Linear.
pub(super) fn grades<'t>(view: &BlockView<'t>) -> Vec<Written<'t>> {
    let text: &'t str = &view.block.running.text;
    let Some(pattern) = WRITTEN.as_ref().filter(|_| has_grade_like(text)) else { return Vec::new() };
    let speaks = ["dmiralty", "reliability", "credibility", "graded", "grading", "rade of", "rades of", "rade for"]
        .iter()
        .any(|word| text.contains(word));
    if !speaks && view.result.citations.is_empty() {
        return Vec::new();
    }
    let found = pattern.captures_iter(text).filter_map(|found| {
        let (letter, number) = match (found.name("letter"), found.name("number")) {
            (Some(letter), Some(number)) => (letter, number),
            _ => {
                let either = |one: &str, other: &str| found.name(one).or_else(|| found.name(other));
                (either("letter2", "letter3")?, either("number2", "number3")?)
            }
        };
        let span = Span::new(letter.start(), number.end());
        let opaque = view.facts.opaque.iter().any(|opaque| opaque.covers(span));
        // `Grade of the cousin: F7.`
        let admiralty = found.name("of").is_some()
            || found.name("cue").is_some_and(|cue| cue.as_str().starts_with("Admiralty"))
            || found.get(0).is_some_and(|whole| whole.as_str().contains("Admiralty"));
        let behind = found.get(0).and_then(|whole| text.get(..whole.start())).map(|before| before.trim_end().len());
        let cited =
            view.result.citations.iter().any(|cite| Some(cite.span.end) == behind && found.name("letter").is_some());
        let graded = speaks
            && (found.name("letter").is_some()
                || text.contains("dmiralty")
                || ["eliability", "ource", "nformation", "eport"].iter().any(|word| text.contains(word))
                || !view.result.citations.is_empty());
        (!opaque && (admiralty || cited || graded)).then(|| Written {
            span,
            letter: letter.as_str(),
            number: number.as_str(),
            number_span: Span::new(number.start(), number.end()),
        })
    });
    found.collect()
}

/// Whether a capital stands before a digit, with a sign between them at most: without that the pattern fits nowhere.
fn has_grade_like(text: &str) -> bool {
    /// Bytes that are asked about together: most stretches of prose have no digit.
    const STRETCH: usize = 32;
    let bytes = text.as_bytes();
    let is = |at: Option<usize>, what: fn(&u8) -> bool| at.and_then(|at| bytes.get(at)).is_some_and(what);
    let opens = |at: usize| {
        let before = at.checked_sub(1);
        is(before, u8::is_ascii_uppercase)
            || is(before, |sign| matches!(sign, b' '..=b'/')) && is(at.checked_sub(2), u8::is_ascii_uppercase)
    };
    let among =
        |here: &[u8], from: usize| here.iter().enumerate().any(|(at, byte)| byte.is_ascii_digit() && opens(from + at));
    let (stretches, rest) = bytes.as_chunks::<STRETCH>();
    let in_stretch = |(at, here): (usize, &[u8; STRETCH])| {
        here.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) && among(here, at * STRETCH)
    };
    stretches.iter().enumerate().any(in_stretch) || among(rest, stretches.len() * STRETCH)
}

/// Where an entry of a bibliography, given as its text, has the value of a grade: behind the name of its key.
pub(super) fn in_entry(entry: &str, part: Part, value: &str) -> Option<Span> {
    let lower = entry.to_ascii_lowercase();
    lower.match_indices(part.key()).find_map(|(at, key)| {
        let from = at + key.len();
        let rest = entry.get(from..)?;
        let skipped = rest.len() - rest.trim_start_matches(['"', '\'', ' ', '=', ':', '{', '\t', '\n', '\r']).len();
        let start = from + skipped;
        (skipped > 0 && !value.is_empty() && entry.get(start..)?.starts_with(value))
            .then(|| Span::new(start, start + value.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_has_no_grade_like_has_no_grade(text in "(Admiralty code |graded |\\(|\\)|[A-Ca-b0-9 /é.-]){0,24}") {
            let fits = WRITTEN.as_ref().expect("it is a pattern").is_match(&text);
            prop_assert!(!fits || has_grade_like(&text), "{}", text);
        }
    }
}
