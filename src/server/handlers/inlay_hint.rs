//! `textDocument/inlayHint`

use crate::ide::inlay_hints::inlay_hints;
use crate::server::to_proto::range;
use crate::server::view::View;
use crate::server::{from_proto, uri};
use crate::text::Span;
use tower_lsp::ls_types::*;

/// What dates resolve to and when events happened, in a part of a document; none where the user has switched them off.
pub fn inlay_hints_of(view: &View, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    if !view.shown.inlay_hints {
        return Some(Vec::new());
    }
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let part = from_proto::span(&text, params.range, view.client.encoding);
    let hints = inlay_hints(&view.snapshot, &file, part).into_iter().map(|hint| InlayHint {
        position: range(&text, Span::at(hint.offset), view.client.encoding).start,
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.tooltip)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(hints.collect())
}
