//! `textDocument/codeAction`, and `workspace/executeCommand` for what an action opens when it is done

use crate::ide;
use crate::rules::Fix;
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
    // A client that wants it names it: run on saving, it is none of the actions at a place.
    let asks_all = params.context.only.as_ref().is_some_and(|only| !only.contains(&CodeActionKind::EMPTY));
    if asks_all
        && wanted(params, &CodeActionKind::from(FIX_ALL))
        && let Some(fix) = ide::code_actions::fix_all(&view.snapshot, &file)
    {
        actions.push(CodeAction {
            edit: Some(places.workspace_edit(&fix)?),
            title: fix.title,
            kind: Some(CodeActionKind::from(FIX_ALL)),
            ..Default::default()
        });
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

/// The kind of the action that resolves everything in a document.
pub const FIX_ALL: &str = "source.fixAll.dateline";

/// The command that shows a place: a URI and a position.
pub const SHOW: &str = "dateline.showPlace";

/// The command that opens what a fix has made in another document, for a client that can show documents.
fn opening(view: &View, file: &FileKey, fix: &Fix) -> Option<Command> {
    let (made, edits) = fix.edits.iter().find(|(edited, _)| edited != file).filter(|_| view.client.shows_documents)?;
    let edit = edits.first()?;
    let before = view.text(made).map_or(0, |text| text.position(edit.span.start, view.client.encoding).line);
    let blank = edit.insert.len() - edit.insert.trim_start_matches(['\n', '\r']).len();
    let skipped = edit.insert.get(..blank).map_or(0, |blank| blank.matches('\n').count() as u32);
    let place = Position::new(before + skipped, 0);
    let arguments = vec![serde_json::to_value(view.uri(made)?).ok()?, serde_json::to_value(place).ok()?];
    Some(Command { title: "Open it".into(), command: SHOW.into(), arguments: Some(arguments) })
}

/// What [`SHOW`] asks the client to show; `None` for another command or other arguments.
pub fn shown(params: &ExecuteCommandParams) -> Option<ShowDocumentParams> {
    let [uri, place] = params.arguments.as_slice() else { return None };
    let uri: Uri = serde_json::from_value(uri.clone()).ok()?;
    let place: Position = serde_json::from_value(place.clone()).ok()?;
    (params.command == SHOW).then(|| ShowDocumentParams {
        uri,
        external: Some(false),
        take_focus: Some(true),
        selection: Some(Range::new(place, place)),
    })
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
            command: opening(view, file, &fix),
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
