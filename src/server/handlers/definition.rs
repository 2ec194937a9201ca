//! `textDocument/definition`

use crate::ide;
use crate::server::view::View;
use crate::server::{from_proto, to_proto};
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

/// Where what stands under the cursor is defined: as links where the client takes them, else as locations.
pub fn definition(view: &View, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let (file, offset) = from_proto::place(view, &params.text_document_position_params)?;
    let definition = ide::definition(&view.snapshot, &file, offset)?;
    let mut places = to_proto::Places::new(view);
    let (_, origin) = places.range(&file, definition.origin)?;
    if view.client.definition_links {
        let links = definition.targets.iter().filter_map(|target| places.link(origin, target)).collect();
        return Some(GotoDefinitionResponse::Link(links));
    }
    let locations = definition.targets.iter().filter_map(|target| places.location(&target.file, target.focus));
    Some(GotoDefinitionResponse::Array(locations.collect()))
}
