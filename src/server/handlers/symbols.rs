//! `textDocument/documentSymbol` and `workspace/symbol`

use crate::ide;
use crate::server::view::View;
use crate::server::{to_proto, uri};
use crate::text::DocText;
use tower_lsp::ls_types::*;

/// The outline of a document: a tree where the client takes one, else a list.
pub fn document_symbols(view: &View, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let symbols = ide::document_symbols(&view.snapshot, &file);
    if view.client.symbol_tree {
        return Some(DocumentSymbolResponse::Nested(tree(view, &text, symbols)));
    }
    let mut flat = Vec::new();
    let uri = &params.text_document.uri;
    let mut waiting = symbols.into_iter().rev().map(|symbol| (symbol, None)).collect::<Vec<_>>();
    while let Some((symbol, container)) = waiting.pop() {
        let range = to_proto::range(&text, symbol.span, view.client.encoding);
        let name = symbol.name.clone();
        waiting.extend(symbol.children.into_iter().rev().map(|child| (child, Some(name.clone()))));
        flat.push(information(symbol.name, symbol.kind, Location::new(uri.clone(), range), container));
    }
    Some(DocumentSymbolResponse::Flat(flat))
}

fn tree(view: &View, text: &DocText, symbols: Vec<ide::Symbol>) -> Vec<DocumentSymbol> {
    // Headings have six levels, so that the tree is as deep at most.
    let range = |span| to_proto::range(text, span, view.client.encoding);
    let convert = |symbol: ide::Symbol| {
        #[expect(deprecated, reason = "the field must be given")]
        DocumentSymbol {
            range: range(symbol.span.join(symbol.focus)),
            selection_range: range(symbol.focus),
            name: symbol.name,
            detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
            kind: to_proto::symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            children: Some(tree(view, text, symbol.children)),
        }
    };
    symbols.into_iter().map(convert).collect()
}

fn information(
    name: String,
    kind: ide::SymbolKind,
    location: Location,
    container: Option<String>,
) -> SymbolInformation {
    #[expect(deprecated, reason = "the field must be given")]
    SymbolInformation {
        name,
        kind: to_proto::symbol_kind(kind),
        tags: None,
        deprecated: None,
        location,
        container_name: container,
    }
}

/// Actors, events, sources and headings by name.
pub fn workspace_symbols(view: &View, params: &WorkspaceSymbolParams) -> WorkspaceSymbolResponse {
    let mut places = to_proto::Places::new(view);
    let symbols = ide::workspace_symbols(&view.snapshot, &params.query).into_iter().filter_map(|symbol| {
        let location = places.location(&symbol.place.file, symbol.place.span)?;
        let container = Some(symbol.container).filter(|container| !container.is_empty());
        Some(information(symbol.name, symbol.kind, location, container))
    });
    WorkspaceSymbolResponse::Flat(symbols.collect())
}
