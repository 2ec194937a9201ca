//! Folding: front matter, sections, lists, block quotes, entries of bibliographies and dossiers.

use super::symbols::{Symbol, document_symbols};
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// A stretch of lines that can be folded under its first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Folding {
    /// From the first line's start to the last line's content.
    pub span: Span,
    /// It is front matter or a comment, not a part of the text.
    pub is_comment: bool,
}

/// The foldings of a document, in text order; each covers more than one line.
pub fn foldings(snapshot: &Snapshot, file: &FileKey) -> Vec<Folding> {
    let Some(state) = snapshot.state(file) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |span: Span, is_comment| found.push(Folding { span, is_comment });
    if let Some(front) = state.front_matter() {
        add(front.span, true);
    }
    // A heading's section, an entry: without recursion, the tree may be six deep and ten thousand wide.
    let mut open: Vec<Symbol> = document_symbols(snapshot, file);
    while let Some(symbol) = open.pop() {
        add(symbol.span, false);
        open.extend(symbol.children);
    }
    if snapshot.kind(file).is_document() {
        blocks(state.document(), &mut add);
    }
    for folding in &mut found {
        folding.span = trimmed(&state.text, folding.span);
    }
    found.retain(|folding| state.text.line_start(folding.span.end) > folding.span.start);
    found.sort_by_key(|folding| (folding.span.start, std::cmp::Reverse(folding.span.end)));
    found.dedup();
    found
}

/// The span up to the end of the last line that says something.
fn trimmed(text: &crate::text::DocText, span: Span) -> Span {
    let end = span.end.min(text.len());
    let start = end.saturating_sub(4_096).max(span.start);
    let tail = text.slice(Span::new(start, end)).into_owned();
    Span::new(text.line_start(span.start), end - (tail.len() - tail.trim_end().len()))
}

/// Lists, items of several lines, and block quotes.
fn blocks(document: &crate::syntax::Document, add: &mut impl FnMut(Span, bool)) {
    let mut list: Option<Span> = None;
    let mut quote: Option<Span> = None;
    for placed in &document.chunks {
        let mut item: Option<(u32, Span)> = None;
        let whole = Span::new(placed.start, placed.start + placed.len);
        let is_list = placed.chunk.blocks.first().is_some_and(|block| block.list.is_some());
        match (is_list, placed.chunk.continues_list, list) {
            (true, true, Some(span)) => list = Some(span.join(whole)),
            (true, ..) => {
                list.take().into_iter().for_each(|span| add(span, false));
                list = Some(whole);
            }
            (false, ..) if placed.chunk.blocks.is_empty() => {}
            (false, ..) => list.take().into_iter().for_each(|span| add(span, false)),
        }
        for block in &placed.chunk.blocks {
            let span = block.span.shift(placed.start);
            match (block.quoted, quote) {
                (true, Some(open)) => quote = Some(open.join(span)),
                (true, None) => quote = Some(span),
                (false, open) => {
                    open.into_iter().for_each(|span| add(span, false));
                    quote = None;
                }
            }
            let own = block.list.map(|place| place.item);
            match (own, item) {
                (Some(number), Some((open, before))) if number == open => item = Some((open, before.join(span))),
                (own, before) => {
                    before.into_iter().for_each(|(_, span)| add(span, false));
                    item = own.map(|number| (number, span));
                }
            }
        }
        item.into_iter().for_each(|(_, span)| add(span, false));
    }
    list.into_iter().chain(quote).for_each(|span| add(span, false));
}
