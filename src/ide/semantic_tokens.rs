//! Semantic tokens: actors, events, times, quotations and assessments, as spans that do not overlap.

use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::dossier::recognise::Kind as MentionKind;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// What a token is; the order is that of the legend.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum TokenType {
    /// A name of an actor.
    Actor,
    /// A mention of an event.
    Event,
    /// A time expression.
    Time,
    /// A quotation.
    Quotation,
    /// A sentence that judges or forecasts.
    Assessment,
}

/// The names of the types, in their order.
pub const TYPES: [(TokenType, &str); 5] = [
    (TokenType::Actor, "actor"),
    (TokenType::Event, "event"),
    (TokenType::Time, "time"),
    (TokenType::Quotation, "quotation"),
    (TokenType::Assessment, "assessment"),
];

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Bytes of the file; may run over line ends.
    pub span: Span,
    /// What it is.
    pub kind: TokenType,
    /// It fits several entries.
    pub is_ambiguous: bool,
}

/// The tokens of the chunks that `range` meets, in text order, apart: inside an assessment or a quotation a name or time stands alone.
pub fn semantic_tokens(snapshot: &Snapshot, file: &FileKey, range: Option<Span>) -> Vec<Token> {
    let Some(analysis) = snapshot.analysis(file) else { return Vec::new() };
    let range = range.unwrap_or(Span::new(0, analysis.document.len()));
    let first = analysis.chunk_at(range.start).unwrap_or(0);
    let last = analysis.chunk_at(range.end).unwrap_or(0);
    let mut tokens = Vec::new();
    for view in (first..=last).flat_map(|chunk| analysis.chunk_blocks(chunk)) {
        tokens.extend(of_block(&view));
    }
    // Footnotes and table cells stand in the order of the file, chunks in theirs.
    tokens.sort_by_key(|token| token.span);
    tokens
}

fn of_block(view: &BlockView) -> Vec<Token> {
    // The narrower meaning is laid over the wider: later layers win.
    let mut layers: Vec<Token> = Vec::new();
    let mut add = |span: Span, kind, is_ambiguous| layers.push(Token { span, kind, is_ambiguous });
    for claim in view.result.claims.iter().filter(|claim| claim.status == Status::Assessment) {
        add(claim.span, TokenType::Assessment, false);
    }
    for quotation in view.result.quotations.iter() {
        add(quotation.span, TokenType::Quotation, false);
    }
    for time in &view.result.times {
        add(time.span, TokenType::Time, false);
    }
    for mention in &view.result.mentions {
        let kind = if mention.kind == MentionKind::Event { TokenType::Event } else { TokenType::Actor };
        add(mention.span, kind, mention.candidates.len() > 1);
    }
    let flat = flatten(&layers);
    // Markup between the words is no part of them: a token ends where a stretch of running text does.
    let segments = &view.block.running.segments;
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    for token in flat {
        while segments.get(at).is_some_and(|segment| segment.text + segment.len <= token.span.start) {
            at += 1;
        }
        let meets = segments.iter().skip(at).take_while(|segment| segment.text < token.span.end);
        for segment in meets {
            let start = token.span.start.max(segment.text);
            let end = token.span.end.min(segment.text + segment.len);
            let span = view.file_span(Span::new(start, end));
            match tokens.last_mut() {
                Some(last)
                    if last.span.end == span.start
                        && (last.kind, last.is_ambiguous) == (token.kind, token.is_ambiguous) =>
                {
                    last.span.end = span.end;
                }
                _ => tokens.push(Token { span, ..token }),
            }
        }
    }
    tokens.retain(|token| !token.span.is_empty());
    tokens
}

/// The layers as spans apart, in order; where several meet, the last one of the list counts. Costs a sort.
fn flatten(layers: &[Token]) -> Vec<Token> {
    let mut bounds: Vec<(usize, bool, usize)> = Vec::with_capacity(layers.len() * 2);
    for (at, token) in layers.iter().enumerate().filter(|(_, token)| !token.span.is_empty()) {
        bounds.push((token.span.start, true, at));
        bounds.push((token.span.end, false, at));
    }
    bounds.sort_unstable();
    let mut open: std::collections::BTreeSet<usize> = std::collections::BTreeSet::new();
    let mut out: Vec<Token> = Vec::new();
    let mut from = 0;
    for (place, begins, at) in bounds {
        if let Some(token) = open.last().and_then(|top| layers.get(*top)).filter(|_| from < place) {
            out.push(Token { span: Span::new(from, place), ..*token });
        }
        from = place;
        match begins {
            true => open.insert(at),
            false => open.remove(&at),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(start: usize, end: usize, kind: TokenType) -> Token {
        Token { span: Span::new(start, end), kind, is_ambiguous: false }
    }

    #[test]
    fn the_narrower_stands_out_of_the_wider() {
        let layers =
            [token(0, 20, TokenType::Assessment), token(4, 12, TokenType::Quotation), token(6, 8, TokenType::Actor)];
        let flat: Vec<_> =
            flatten(&layers).iter().map(|token| (token.span.start, token.span.end, token.kind)).collect();
        use TokenType::{Actor, Assessment, Quotation};
        assert_eq!(
            flat,
            [(0, 4, Assessment), (4, 6, Quotation), (6, 8, Actor), (8, 12, Quotation), (12, 20, Assessment)]
        );
    }

    proptest! {
        #[test]
        fn flat_tokens_are_apart_and_cover_the_same(spans in proptest::collection::vec((0usize..40, 0usize..10), 0..12)) {
            let layers: Vec<Token> = spans.iter().map(|(start, len)| token(*start, start + len, TokenType::Actor)).collect();
            let flat = flatten(&layers);
            prop_assert!(flat.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for byte in 0..50 {
                let wanted = layers.iter().any(|token| token.span.contains(byte));
                prop_assert_eq!(flat.iter().any(|token| token.span.contains(byte)), wanted);
            }
        }
    }
}
