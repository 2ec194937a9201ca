//! `textDocument/declaration`, `documentHighlight` and `documentLink`

use crate::ide::document_links::{LinkTarget, document_links};
use crate::ide::{declaration, highlight};
use crate::server::to_proto::{Places, range};
use crate::server::view::View;
use crate::server::{from_proto, uri};
use tower_lsp::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};
use tower_lsp::ls_types::*;

/// Where what stands under the cursor is declared: a citation in its bibliography.
pub fn declaration(view: &View, params: &GotoDeclarationParams) -> Option<GotoDeclarationResponse> {
    let (file, offset) = from_proto::place(view, &params.text_document_position_params)?;
    let found = declaration::declaration(&view.snapshot, &file, offset)?;
    let mut places = Places::new(view);
    let (_, origin) = places.range(&file, found.origin)?;
    if view.client.declaration_links {
        let links = found.targets.iter().filter_map(|target| places.link(origin, target)).collect();
        return Some(GotoDeclarationResponse::Link(links));
    }
    let locations = found.targets.iter().filter_map(|target| places.location(&target.file, target.focus));
    Some(GotoDeclarationResponse::Array(locations.collect()))
}

/// What in this document is the same as what stands under the cursor.
pub fn highlights(view: &View, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let (file, offset) = from_proto::place(view, &params.text_document_position_params)?;
    let text = view.text(&file)?;
    let spans = highlight::highlights(&view.snapshot, &file, offset).into_iter();
    let kind = Some(DocumentHighlightKind::TEXT);
    Some(spans.map(|span| DocumentHighlight { range: range(&text, span, view.client.encoding), kind }).collect())
}

/// The links of a document or a bibliography.
pub fn links(view: &View, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let links = document_links(&view.snapshot, &file).into_iter().filter_map(|link| {
        let target = match link.target {
            LinkTarget::Web(url) => url.parse().ok()?,
            LinkTarget::File(file, 0) => view.uri(&file)?,
            LinkTarget::File(file, offset) => {
                // Editors take the fragment for a line.
                let line = view.text(&file)?.position(offset, view.client.encoding).line + 1;
                format!("{}#L{line}", view.uri(&file)?.as_str()).parse().ok()?
            }
        };
        Some(DocumentLink {
            range: range(&text, link.span, view.client.encoding),
            target: Some(target),
            tooltip: Some(link.tooltip).filter(|tooltip| !tooltip.is_empty() && view.client.link_tooltips),
            data: None,
        })
    });
    Some(links.collect())
}
