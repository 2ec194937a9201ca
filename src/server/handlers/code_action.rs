//! `textDocument/codeAction`

use crate::ide;
use crate::server::view::View;
use crate::server::{from_proto, to_proto, uri};
use tower_lsp::ls_types::*;

/// The fixes of the findings at a place, each with the diagnostic that it mends.
pub fn code_actions(view: &View, params: &CodeActionParams) -> Option<CodeActionResponse> {
    if !wanted(params.context.only.as_deref()) {
        return Some(Vec::new());
    }
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let span = from_proto::span(&text, params.range, view.client.encoding);
    let mut places = to_proto::Places::new(view);
    let actions = ide::code_actions(&view.snapshot, &file, span).into_iter().filter_map(|(finding, fix)| {
        let diagnostic = places.diagnostic(&file, &finding)?;
        // The client's own copy, where it has one, since it may know more of it.
        let known = params.context.diagnostics.iter().find(|known| {
            known.range == diagnostic.range && known.code == diagnostic.code && known.message == diagnostic.message
        });
        Some(CodeActionOrCommand::CodeAction(CodeAction {
            edit: Some(places.workspace_edit(&fix)?),
            title: fix.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![known.cloned().unwrap_or(diagnostic)]),
            is_preferred: fix.preferred.then_some(true),
            ..Default::default()
        }))
    });
    Some(actions.collect())
}

/// Whether the client asks for quick fixes, which are all there is.
fn wanted(only: Option<&[CodeActionKind]>) -> bool {
    only.is_none_or(|kinds| kinds.iter().any(|kind| kind.as_str().is_empty() || kind.as_str() == "quickfix"))
}
