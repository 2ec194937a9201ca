//! `textDocument/semanticTokens/full` and `range`

use crate::ide::semantic_tokens::{TYPES, Token, semantic_tokens};
use crate::server::view::View;
use crate::server::{from_proto, uri};
use crate::text::{DocText, Encoding, Span};
use tower_lsp::ls_types::*;

/// More tokens of one document are not sent.
const MOST: usize = 100_000;

/// The names that the numbers of tokens stand for.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TYPES.iter().map(|(_, name)| SemanticTokenType::new(name)).collect(),
        token_modifiers: vec![SemanticTokenModifier::new("ambiguous")],
    }
}

/// The tokens of a document, or of a part; none where the user has switched them off.
pub fn tokens(view: &View, document: &TextDocumentIdentifier, part: Option<Range>) -> Option<SemanticTokens> {
    let file = uri::to_key(&document.uri);
    let text = view.text(&file)?;
    let encoding = view.client.encoding;
    let part = part.map(|part| from_proto::span(&text, part, encoding));
    let mut found = Vec::new();
    if view.shown.semantic_tokens {
        found = semantic_tokens(&view.snapshot, &file, part);
    }
    if let Some(part) = part {
        found.retain(|token| token.span.overlaps(part));
    }
    found.truncate(MOST);
    Some(SemanticTokens { result_id: None, data: encoded(&text, &found, encoding) })
}

/// Each token relative to the one before, one a line, in the client's columns.
fn encoded(text: &DocText, tokens: &[Token], encoding: Encoding) -> Vec<SemanticToken> {
    let mut data = Vec::with_capacity(tokens.len());
    let (mut line, mut column) = (0, 0);
    for token in tokens {
        let mut start = token.span.start;
        while start < token.span.end {
            let end = text.line_end(start).min(token.span.end);
            let (from, to) = (text.position(start, encoding), text.position(end, encoding));
            if to.column > from.column && (from.line, from.column) >= (line, column) {
                let delta_start = if from.line == line { from.column - column } else { from.column };
                data.push(SemanticToken {
                    delta_line: from.line - line,
                    delta_start,
                    length: to.column - from.column,
                    token_type: TYPES.iter().position(|(kind, _)| *kind == token.kind).unwrap_or(0) as u32,
                    token_modifiers_bitset: u32::from(token.is_ambiguous),
                });
                (line, column) = (from.line, from.column);
            }
            start = next_line(text, end, token.span.end);
        }
    }
    data
}

/// The first place after the line end at `end` that is no white space.
fn next_line(text: &DocText, end: usize, last: usize) -> usize {
    let rest = text.slice(Span::new(end, last.min(end + 4_096)));
    let blank = rest.len() - rest.trim_start().len();
    end + blank.max(usize::from(rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::semantic_tokens::TokenType;

    #[test]
    fn tokens_end_at_line_ends_and_count_in_the_clients_columns() {
        let text = DocText::new("😀 Kim\r\nJong Un spoke");
        let tokens = [
            Token { span: Span::new(5, 17), kind: TokenType::Actor, is_ambiguous: true },
            Token { span: Span::new(18, 23), kind: TokenType::Time, is_ambiguous: false },
        ];
        let numbers = |encoding| -> Vec<(u32, u32, u32, u32, u32)> {
            let data = encoded(&text, &tokens, encoding);
            let row =
                |t: &SemanticToken| (t.delta_line, t.delta_start, t.length, t.token_type, t.token_modifiers_bitset);
            data.iter().map(row).collect()
        };
        assert_eq!(numbers(Encoding::Utf16), [(0, 3, 3, 0, 1), (1, 0, 7, 0, 1), (0, 8, 5, 2, 0)]);
        assert_eq!(numbers(Encoding::Utf8)[0], (0, 5, 3, 0, 1));
        assert_eq!(numbers(Encoding::Utf32)[0], (0, 2, 3, 0, 1));
    }
}
