//! What can stand in a term's place.

use super::Used;
use super::table::{self, Row};
use crate::analysis::claim::EstimativeKind;
use crate::analysis::document::BlockView;
use crate::rules::given::{tokens_before, tokens_from};
use crate::text::Span;

/// The words to replace, and with what, so that the sentence says nothing of confidence: `with high confidence`, `(low confidence)`,
/// `We have high confidence that`.
pub(super) fn without_confidence(view: &BlockView, term: Span) -> Option<(Span, String)> {
    let text = &view.block.running.text;
    let before = tokens_before(view, term.start).next_back()?;
    let after = tokens_from(view, term.end).first();
    match before.of(text) {
        "with" => {
            // With the space before it, and a comma that closes it.
            let start = text.get(..before.span.start)?.trim_end().len();
            Some((Span::new(start, term.end), String::new()))
        }
        "(" if after.is_some_and(|token| token.of(text) == ")") => {
            let start = text.get(..before.span.start)?.trim_end().len();
            Some((Span::new(start, after?.span.end), String::new()))
        }
        "have" => Some((before.span.join(term), "judge".into())),
        "has" => Some((before.span.join(term), "judges".into())),
        _ => None,
    }
}

/// The term of the same step in the other row, where it fits the sentence as it stands.
pub(super) fn in_row(view: &BlockView, span: Span, written: &str, row: Row) -> Option<&'static str> {
    let (step, _) = table::place(written)?;
    if row == Row::First {
        return match written {
            "remote" | "remote chance" => None,
            _ => table::word(step, row, written),
        };
    }
    let text = &view.block.running.text;
    let after = tokens_from(view, span.end).first().map(|token| token.of(text)).unwrap_or_default();
    let before =
        tokens_before(view, span.start).next_back().map(|token| token.of(text).to_lowercase()).unwrap_or_default();
    match written {
        "likely"
            if matches!(before.as_str(), "will" | "would" | "is" | "are" | "was" | "were")
                && !matches!(after, "to" | "that") =>
        {
            Some("probably")
        }
        "likely" | "unlikely" | "very likely" | "very unlikely" if after == "that" => {
            table::word(step, row, "probable")
        }
        "roughly even chance" => Some("roughly even odds"),
        "almost certain" => Some("nearly certain"),
        _ => None,
    }
}

/// Terms of the table that can stand where a term outside it stands, each with its step.
pub(super) fn inside(used: &Used, written: &str, row: Row) -> Vec<(&'static str, u8)> {
    let first = row == Row::First;
    // Another wording of a step means that step.
    if let EstimativeKind::Likelihood(step) = used.term.kind {
        let like = if written.ends_with("probably") {
            "probably"
        } else if written.contains("chance") || written.contains("odds") {
            "chance"
        } else {
            "likely"
        };
        let word = table::word(step, row, like).or_else(|| table::word(step, row, "likely"));
        return word.map(|word| (word, step)).into_iter().collect();
    }
    let adverbs: &[(&str, u8)] =
        if first { &[("likely", 5), ("very likely", 6), ("almost certainly", 7)] } else { &[("probably", 5)] };
    let futures: &[(&str, u8)] = if first {
        &[("will likely", 5), ("will very likely", 6), ("will almost certainly", 7)]
    } else {
        &[("will probably", 5)]
    };
    let verbs = &used.sentence.verbs;
    let group = verbs.iter().find(|group| group.span.start == used.term.span.start);
    match written {
        "may" | "might" | "could" => match group {
            Some(group) if !group.aspect.perfect && !matches!(&*group.lemma, "be" | "have") => futures.to_vec(),
            _ => Vec::new(),
        },
        "prob" | "presumably" | "in all likelihood" | "in all probability" | "doubtless" | "arguably" => {
            adverbs.to_vec()
        }
        "possibly" | "perhaps" | "maybe" | "conceivably" | "plausibly" => adverbs.to_vec(),
        "inevitable" if first => vec![("almost certain", 7)],
        "certain to" | "bound to" | "poised to" if first => {
            vec![("likely to", 5), ("very likely to", 6), ("almost certain to", 7)]
        }
        "plausible" | "conceivable" | "possible" | "doubtful" if first => vec![("unlikely", 3), ("likely", 5)],
        _ => Vec::new(),
    }
}

/// The words with a capital where those that they replace have one.
pub(super) fn cased(view: &BlockView, span: Span, word: &str) -> String {
    let capital = span.of(&view.block.running.text).chars().next().is_some_and(char::is_uppercase);
    let mut chars = word.chars();
    match chars.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => word.to_owned(),
    }
}
