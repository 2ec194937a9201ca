//! `textDocument/hover`

use crate::ide;
use crate::server::view::View;
use crate::server::{from_proto, to_proto};
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams};

/// What is known of what stands under the cursor.
pub fn hover(view: &View, params: &HoverParams) -> Option<Hover> {
    let (file, offset) = from_proto::place(view, &params.text_document_position_params)?;
    let hover = ide::hover(&view.snapshot, &file, offset)?;
    let text = view.text(&file)?;
    Some(Hover {
        contents: HoverContents::Markup(to_proto::markup(hover.markdown, view.client.hover_markdown)),
        range: Some(to_proto::range(&text, hover.span, view.client.encoding)),
    })
}
