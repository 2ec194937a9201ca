//! `textDocument/codeAction`

use crate::ide;
use crate::server::view::View;
use crate::server::{from_proto, to_proto, uri};
use crate::text::Span;
use crate::workspace::FileKey;
use tower_lsp::ls_types::*;

/// The fixes of the findings at a place, each with the diagnostic that it mends.
pub fn code_actions(view: &View, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let span = from_proto::span(&text, params.range, view.client.encoding);
    let mut places = to_proto::Places::new(view);
    let mut actions = Vec::new();
    if wanted(params, &CodeActionKind::QUICKFIX) {
        actions.extend(quick_fixes(view, &mut places, params, &file, span));
    }
    if wanted(params, &CodeActionKind::REFACTOR_REWRITE) {
        for fix in ide::code_actions::refactorings(&view.snapshot, &file, span) {
            let Some(edit) = places.workspace_edit(&fix) else { continue };
            actions.push(CodeAction {
                title: fix.title,
                kind: Some(CodeActionKind::REFACTOR_REWRITE),
                edit: Some(edit),
                ..Default::default()
            });
        }
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

fn quick_fixes(
    view: &View,
    places: &mut to_proto::Places<'_>,
    params: &CodeActionParams,
    file: &FileKey,
    span: Span,
) -> Vec<CodeAction> {
    let actions = ide::code_actions(&view.snapshot, file, span).into_iter().filter_map(|(finding, fix)| {
        let diagnostic = places.diagnostic(file, &finding)?;
        // The client's own copy, where it has one, since it may know more of it.
        let known = params.context.diagnostics.iter().find(|known| {
            known.range == diagnostic.range && known.code == diagnostic.code && known.message == diagnostic.message
        });
        Some(CodeAction {
            edit: Some(places.workspace_edit(&fix)?),
            title: fix.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![known.cloned().unwrap_or(diagnostic)]),
            is_preferred: fix.preferred.then_some(true),
            ..Default::default()
        })
    });
    actions.collect()
}

/// Whether the client asks for this kind: for all, for it, or for one that it is under (`refactor` for `refactor.rewrite`).
fn wanted(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let is_under = |asked: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(asked.as_str());
        asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    params.context.only.as_ref().is_none_or(|kinds| kinds.iter().any(is_under))
}
