//! Quotations of a block: what stands between marks, and quoted blocks as a whole.

use super::citation::{CitationUse, QuotationUse};
use super::facts::BlockFacts;
use crate::syntax::Block;
use crate::text::Span;

/// The block's quotations with the citations that they can be taken from; a quoted block is one as a whole.
pub(super) fn quotations(
    block: &Block,
    facts: &BlockFacts,
    citations: &[CitationUse],
    covering: &[Vec<usize>],
) -> Vec<QuotationUse> {
    let all =
        || (0..citations.len()).filter(|&at| citations.get(at).is_some_and(|cite| cite.target.is_citation())).collect();
    if block.quoted {
        let text = &block.running.text;
        // A paragraph of its own may name who is quoted.
        if !text.trim().contains('\n') && names_speaker(text) {
            return Vec::new();
        }
        let Some(start) = quoted_from(text) else { return Vec::new() };
        let end = citations
            .iter()
            .map(|cite| cite.span.start)
            .find(|&start| is_tail(text, start, citations))
            .unwrap_or(text.len());
        let end = speaker_line(text).map_or(end, |line| line.min(end));
        // Before the citation a dash may stand, and brackets.
        let trailing = |c: char| c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2013}' | '-' | '(' | '[');
        let end = if end < text.len() {
            text.get(..end).map_or(end, |t| t.trim_end_matches(trailing).len())
        } else {
            text.trim_end().len()
        };
        let inner = Span::new(start, end.max(start));
        return vec![QuotationUse { span: inner, inner, cites: all(), implied: Vec::new() }];
    }
    block
        .quotations
        .iter()
        .map(|quotation| {
            let own =
                facts.sentence_at(quotation.span.start).and_then(|at| covering.get(at)).cloned().unwrap_or_default();
            QuotationUse {
                span: quotation.span,
                inner: quotation.inner,
                cites: if own.is_empty() { all() } else { own },
                implied: Vec::new(),
            }
        })
        .collect()
}

/// Where the words of a quoted block begin: behind the head of a callout for quotations; `None` in callouts for anything else
/// (`> [!warning]`), which are the writer's own words.
fn quoted_from(text: &str) -> Option<usize> {
    let Some((kind, rest)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return Some(0) };
    let quotes = ["quote", "cite"].iter().any(|name| kind.eq_ignore_ascii_case(name));
    let start = text.len() - rest.len() + rest.find('\n').map_or(rest.len(), |at| at + 1);
    quotes.then_some(start)
}

/// Where the last line of a quoted block begins, if it names who is quoted: `— a shepherd, [[Isfara road]]`.
fn speaker_line(text: &str) -> Option<usize> {
    let line = text.trim_end().rfind('\n')?;
    names_speaker(text.get(line + 1..)?).then_some(line)
}

/// Whether a line opens with a dash, as that which names who is quoted does.
fn names_speaker(line: &str) -> bool {
    let words = line.trim_start();
    let dash = words.trim_start_matches(['\u{2014}', '\u{2013}', '-']);
    let dashes = words.get(..words.len() - dash.len()).unwrap_or_default();
    dashes.len() > 1 && dash.starts_with([' ', '\u{a0}'])
}

/// Whether nothing but citations and closing marks follows `offset`.
fn is_tail(text: &str, offset: usize, citations: &[CitationUse]) -> bool {
    let rest = text.get(offset..).unwrap_or_default();
    // A wikilink's brackets are not in the text: what its key is made of tells nothing of what follows.
    let mut at = offset;
    let plain = |from: usize, to: usize| !text.get(from..to).unwrap_or_default().contains(char::is_alphanumeric);
    let mut bare = true;
    for cite in citations.iter().filter(|cite| cite.span.start >= offset) {
        bare &= plain(at, cite.span.start.max(at));
        at = at.max(cite.span.end);
    }
    if bare && plain(at, text.len()) {
        return true;
    }
    let open = rest.rfind(']').map_or(rest, |close| rest.get(close + 1..).unwrap_or_default());
    !open.chars().any(char::is_alphanumeric)
}
