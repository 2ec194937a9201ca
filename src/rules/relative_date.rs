//! A relative date written out: `last month` as `in November 2024`. Only what the document's own date decides, and only where the
//! sentence stays a sentence.

use super::finding::Fix;
use super::given::{is_quoted, opens_sentence, tokens_before, tokens_from};
use super::{Scene, date_text};
use crate::analysis::TimeMention;
use crate::analysis::document::BlockView;
use crate::lang::{Token, TokenKind};
use crate::text::{Span, TextEdit};
use crate::time::{How, Precision, TimexType};
use crate::workspace::Kind;

/// Words before a date after which it needs no preposition of its own.
const PREPOSITIONS: &[&str] = &[
    "on", "in", "by", "since", "until", "till", "before", "after", "from", "of", "during", "for", "through", "to", "as",
];
/// Words before it that make it a part of something else.
const BOUND: &[&str] = &[
    "the", "this", "that", "a", "an", "his", "her", "its", "their", "our", "about", "around", "nearly", "almost",
    "over", "than", "early", "earlier", "late", "later", "mid", "every", "each", "between", "and", "or",
];
/// Words after it with which a new part of the sentence begins.
const AFTER: &[&str] = &[
    "on",
    "in",
    "at",
    "by",
    "and",
    "but",
    "after",
    "before",
    "when",
    "that",
    "to",
    "with",
    "for",
    "from",
    "as",
    "while",
    "because",
    "over",
    "under",
    "during",
    "near",
    "against",
    "into",
    "without",
    "amid",
    "despite",
    "following",
    "where",
];

/// The fix that writes a relative date of a note out; `None` where its day is not sure, or the sentence would not stand it.
/// Logarithmic in the block's tokens.
pub fn written_out(view: &BlockView, scene: &Scene, time: &TimeMention) -> Option<Fix> {
    if !scene.claims || scene.kind != Kind::Note || is_quoted(view, time.span) {
        return None;
    }
    let insert = words(view, time)?;
    let text = &view.block.running.text;
    let span = view.file_span(time.span);
    let title = format!("Write \u{201c}{}\u{201d} out: {}", time.span.of(text), insert);
    let own = scene.state.text.slice(span);
    // Markup inside the words would be lost.
    (*own == *time.span.of(text)).then(|| scene.fix(title, vec![TextEdit { span, insert }]))
}

fn words(view: &BlockView, time: &TimeMention) -> Option<String> {
    let text = &view.block.running.text;
    let value = &time.value;
    let (first, last) = value.interval?;
    let How::Anchor { anchor, .. } = &value.how else { return None };
    let sure = anchor.len() >= 10 && !anchor.contains(['~', '?', '%']);
    let today = matches!(&*time.span.of(text).to_lowercase(), "today" | "tonight" | "now");
    if !sure || today || value.timex != TimexType::Date || value.mod_.is_some() || !value.relative {
        return None;
    }
    let opens = opens_sentence(view, time.span.start);
    let before = tokens_before(view, time.span.start).next_back().filter(|_| !opens);
    let before = before.map(|token| token.of(text).to_lowercase()).unwrap_or_default();
    if BOUND.contains(&before.as_str()) || matches!(before.as_str(), "-" | "–" | "—" | "'s" | "’s") {
        return None;
    }
    let after = tokens_from(view, time.span.end).first();
    if !after.is_none_or(|token| goes_on(token, text, opens)) {
        return None;
    }
    let (preposition, date) = match value.precision? {
        Precision::Day if first == last => ("on", date_text::day(first)),
        Precision::Week => ("in", format!("the week of {}", date_text::day(first))),
        Precision::Month | Precision::Year => ("in", date_text::days(first, last)),
        _ => return None,
    };
    if PREPOSITIONS.contains(&before.as_str()) {
        return Some(date);
    }
    let preposition = match (opens, preposition) {
        (true, "on") => "On",
        (true, _) => "In",
        (false, preposition) => preposition,
    };
    Some(format!("{preposition} {date}"))
}

/// Whether the date ends with what stands before this token; a sentence that it opens goes on with its subject.
fn goes_on(token: &Token, text: &str, opens: bool) -> bool {
    let word = token.of(text).to_lowercase();
    match token.kind {
        TokenKind::Clitic => false,
        TokenKind::Punct => !matches!(word.as_str(), "-" | "–" | "/" | "'" | "’"),
        _ if AFTER.contains(&word.as_str()) => true,
        _ => {
            opens
                && (token.capital
                    || matches!(
                        word.as_str(),
                        "the"
                            | "a"
                            | "an"
                            | "he"
                            | "she"
                            | "it"
                            | "they"
                            | "its"
                            | "their"
                            | "his"
                            | "her"
                            | "two"
                            | "three"
                            | "several"
                            | "some"
                    ))
        }
    }
}

/// The relative dates of a document that can be written out, each with its fix, in text order. Linear.
pub fn all(scene: &Scene) -> Vec<(Span, Fix)> {
    let Some(analysis) = &scene.analysis else { return Vec::new() };
    let mut found = Vec::new();
    for view in analysis.blocks() {
        for claim in &view.result.claims {
            for time in view.result.times_in(claim.span) {
                found.extend(written_out(&view, scene, time).map(|fix| (view.file_span(time.span), fix)));
            }
        }
    }
    found
}
