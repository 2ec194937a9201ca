//! A percentage that is given for a term: `likely (about 70 %)`, `unlikely, a 10 to 20 percent chance`.

use crate::analysis::document::BlockView;
use crate::lang::{Token, TokenKind};
use crate::rules::given::tokens_in;
use crate::text::Span;

/// A percentage.
pub(super) struct Percent {
    pub(super) low: u8,
    pub(super) high: u8,
    /// Bytes of the running text.
    pub(super) span: Span,
}

impl Percent {
    pub(super) fn said(&self) -> String {
        if self.low == self.high { format!("{} %", self.low) } else { format!("{} to {} %", self.low, self.high) }
    }
}

/// Words that may stand between a term and its percentage.
const BETWEEN: &[&str] = &[
    "(",
    ",",
    "about",
    "roughly",
    "around",
    "approximately",
    "some",
    "or",
    "at",
    "a",
    "i",
    ".",
    "e",
    "say",
    "circa",
    "ca",
    "~",
    "≈",
    "—",
    "–",
];
const CHANCE: &[&str] = &["chance", "chances", "probability", "likelihood", "odds"];

/// The percentage that the sentence gives for the term: right behind it, or, where the term is `alone`, a chance put in per cent.
pub(super) fn beside(view: &BlockView, sentence: Span, term: Span, alone: bool) -> Option<Percent> {
    let text = &view.block.running.text;
    let tokens = tokens_in(view, sentence);
    let from = tokens.partition_point(|token| token.span.start < term.end);
    let skipped = tokens
        .get(from..)?
        .iter()
        .take(6)
        .take_while(|token| BETWEEN.contains(&&*token.of(text).to_lowercase()))
        .count();
    if skipped > 0
        && let Some(found) = read(tokens.get(from + skipped..)?, text)
    {
        return Some(found.0);
    }
    if !alone {
        return None;
    }
    (0..tokens.len()).find_map(|at| {
        let (found, length) = read(tokens.get(at..)?, text)?;
        let after = tokens.get(at + length..)?.first()?;
        CHANCE.contains(&&*after.of(text).to_lowercase()).then_some(found)
    })
}

/// A percentage at the head of `tokens`, and how many tokens it takes.
fn read(tokens: &[Token], text: &str) -> Option<(Percent, usize)> {
    let number = |at: usize| {
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        token
            .of(text)
            .parse::<f32>()
            .ok()
            .filter(|value| (0.0..=100.0).contains(value))
            .map(|value| value.round() as u8)
    };
    let word = |at: usize| tokens.get(at).map(|token| token.of(text).to_lowercase()).unwrap_or_default();
    let sign = |at: usize| match word(at).as_str() {
        "%" | "percent" | "pct" => Some(1),
        "per" if word(at + 1) == "cent" => Some(2),
        _ => None,
    };
    let low = number(0)?;
    let start = tokens.first()?.span;
    let end = |at: usize| tokens.get(at.checked_sub(1)?).map(|token| token.span);
    if let Some(length) = sign(1) {
        let high = matches!(word(1 + length).as_str(), "-" | "–" | "to").then(|| number(2 + length)).flatten();
        let more = high.and_then(|high| Some((high, sign(3 + length)?)));
        let (high, length) = more.map_or((low, 1 + length), |(high, more)| (high, 3 + length + more));
        return Some((Percent { low, high: high.max(low), span: start.join(end(length)?) }, length));
    }
    if !matches!(word(1).as_str(), "-" | "–" | "—" | "to" | "and") {
        return None;
    }
    let (high, length) = (number(2)?, 3 + sign(3)?);
    Some((Percent { low, high: high.max(low), span: start.join(end(length)?) }, length))
}
