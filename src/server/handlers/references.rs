//! `textDocument/references`

use crate::ide;
use crate::server::session::Session;
use crate::server::view::View;
use crate::server::{from_proto, to_proto};
use tower_lsp::ls_types::{Location, MessageType, ReferenceParams};

/// The places that refer to what stands under the cursor, and how many more there are than are listed.
pub fn references(view: &View, params: &ReferenceParams) -> Option<(Vec<Location>, usize)> {
    let (file, offset) = from_proto::place(view, &params.text_document_position)?;
    let found = ide::references(&view.snapshot, &file, offset, params.context.include_declaration);
    let mut places = to_proto::Places::new(view);
    let locations = found.places.iter().filter_map(|place| places.location(&place.file, place.span)).collect();
    Some((locations, found.left_out))
}

/// Tells the user of a list that was cut; the protocol has no place for it in the answer.
pub fn say_left_out(session: &Session, listed: usize, left_out: usize) {
    if left_out > 0 {
        let client = session.client.clone();
        let message = format!("{listed} references are listed, {left_out} more are not.");
        tokio::spawn(async move { client.show_message(MessageType::INFO, message).await });
    }
}
