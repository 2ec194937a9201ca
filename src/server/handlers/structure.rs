//! `textDocument/foldingRange` and `selectionRange`

use crate::ide::folding::foldings;
use crate::ide::selection::selection;
use crate::server::to_proto::range;
use crate::server::view::View;
use crate::server::{from_proto, uri};
use tower_lsp::ls_types::*;

/// What can be folded; as much as the client takes, the outer before the inner.
pub fn folding_ranges(view: &View, params: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let most = view.client.folding_limit.unwrap_or(usize::MAX);
    let ranges = foldings(&view.snapshot, &file).into_iter().take(most).map(|folding| {
        let lines = range(&text, folding.span, view.client.encoding);
        FoldingRange {
            start_line: lines.start.line,
            end_line: lines.end.line,
            kind: folding.is_comment.then_some(FoldingRangeKind::Comment),
            ..Default::default()
        }
    });
    Some(ranges.collect())
}

/// For each position the ranges around it, each inside the next.
pub fn selection_ranges(view: &View, params: &SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let encoding = view.client.encoding;
    let ranges = params.positions.iter().map(|position| {
        let spans = selection(&view.snapshot, &file, from_proto::offset(&text, *position, encoding));
        let outward = spans.into_iter().rev().fold(None, |parent, span| {
            Some(SelectionRange { range: range(&text, span, encoding), parent: parent.map(Box::new) })
        });
        outward.unwrap_or(SelectionRange { range: Range::new(*position, *position), parent: None })
    });
    Some(ranges.collect())
}
