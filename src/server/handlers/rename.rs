//! `textDocument/prepareRename`, `textDocument/rename` and `workspace/willRenameFiles`

use crate::ide::rename;
use crate::server::view::View;
use crate::server::{from_proto, to_proto, uri};
use crate::workspace::FileKey;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;

/// What can be renamed at the cursor; an error that says why not, where something is there that cannot.
pub fn prepare(view: &View, params: &TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
    let Some((file, offset)) = from_proto::place(view, params) else { return Ok(None) };
    let Some(text) = view.text(&file) else { return Ok(None) };
    let found = rename::prepare(&view.snapshot, &file, offset).map_err(refused)?;
    Ok(found.map(|found| PrepareRenameResponse::RangeWithPlaceholder {
        range: to_proto::range(&text, found.span, view.client.encoding),
        placeholder: found.name,
    }))
}

/// The edits that give what stands at the cursor another name.
pub fn rename(view: &View, params: &RenameParams) -> Result<Option<WorkspaceEdit>> {
    let Some((file, offset)) = from_proto::place(view, &params.text_document_position) else { return Ok(None) };
    let edits = rename::rename(&view.snapshot, &file, offset, &params.new_name).map_err(refused)?;
    if !edits.files.is_empty() && !view.client.renames_files {
        return Err(refused("This editor cannot rename files for a server; rename the file in its file list.".into()));
    }
    Ok(to_proto::Places::new(view).workspace_edits(&edits.edits, &edits.files))
}

/// The edits that keep links whole when files or folders get other names.
pub fn will_rename(view: &View, params: &RenameFilesParams) -> Option<WorkspaceEdit> {
    let key = |text: &str| text.parse::<Uri>().ok().map(|uri| uri::to_key(&uri));
    let key = |text: &str| key(text).map(|key| FileKey::from(key.trim_end_matches('/')));
    let moves: Vec<(FileKey, FileKey)> =
        params.files.iter().filter_map(|file| Some((key(&file.old_uri)?, key(&file.new_uri)?))).collect();
    let edits = rename::will_rename(&view.snapshot, &moves);
    if edits.edits.is_empty() {
        return None;
    }
    to_proto::Places::new(view).workspace_edits(&edits.edits, &[])
}

/// The kinds of files whose names are followed.
pub fn followed() -> FileOperationRegistrationOptions {
    let filter = |glob: &str, matches| FileOperationFilter {
        scheme: Some("file".to_string()),
        pattern: FileOperationPattern { glob: glob.to_string(), matches: Some(matches), options: None },
    };
    FileOperationRegistrationOptions {
        filters: vec![
            filter("**/*.{md,markdown,txt,html,htm,pdf,mhtml,mht,bib,json,toml}", FileOperationPatternKind::File),
            filter("**/*.{png,jpg,jpeg,gif,svg,webp,avif,bmp,tif,tiff}", FileOperationPatternKind::File),
            filter("**", FileOperationPatternKind::Folder),
        ],
    }
}

fn refused(message: String) -> Error {
    // RequestFailed: a right question that has no answer; clients show its message.
    Error { code: ErrorCode::ServerError(-32803), message: message.into(), data: None }
}
