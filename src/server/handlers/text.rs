//! `dateline/text`, a request of our own: the text of a document as the server has it, to see in a report of a fault
//! whether the two sides agree

use crate::server::uri;
use crate::server::view::View;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::TextDocumentIdentifier;

/// Which document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextParams {
    text_document: TextDocumentIdentifier,
}

/// Its text; no version where it is not open.
#[derive(Debug, Serialize)]
pub struct TextAnswer {
    version: Option<i32>,
    text: String,
}

/// The text of a document, nothing where it is not known.
pub fn text(view: &View, params: &TextParams) -> Option<TextAnswer> {
    let file = uri::to_key(&params.text_document.uri);
    Some(TextAnswer { version: view.version(&file), text: view.text(&file)?.to_string() })
}
