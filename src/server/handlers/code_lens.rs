//! `textDocument/codeLens` and `codeLens/resolve`

use crate::ide::code_lens;
use crate::server::to_proto::{Places, range};
use crate::server::uri;
use crate::server::view::View;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::ls_types::*;

/// The command of a lens, which the editor's plugin has: it shows the places that it is given. The server takes it too, and does nothing.
pub const SHOW_REFERENCES: &str = "dateline.showReferences";

/// What the client keeps of a lens until it asks what it says.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    uri: String,
    /// The paragraph; none for the source as a whole.
    block: Option<(usize, usize)>,
}

/// Where the lenses of a source go.
pub fn code_lenses(view: &View, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let lenses = code_lens::code_lenses(&view.snapshot, &file).into_iter().map(|lens| {
        let block = lens.block.map(|block| (block.start, block.end));
        let kept = Kept { uri: params.text_document.uri.as_str().to_string(), block };
        CodeLens {
            range: range(&text, lens.span, view.client.encoding),
            command: None,
            data: serde_json::to_value(kept).ok(),
        }
    });
    Some(lenses.collect())
}

/// The same lens with what it says and does.
pub fn resolve(view: &View, mut lens: CodeLens) -> CodeLens {
    let kept = lens.data.clone().and_then(|data| serde_json::from_value::<Kept>(data).ok());
    let Some((kept, at)) = kept.and_then(|kept| Some((kept.uri.parse::<Uri>().ok()?, kept.block))) else {
        return lens;
    };
    let block = at.map(|(start, end)| Span::new(start, end));
    let (title, places) = code_lens::resolve(&view.snapshot, &uri::to_key(&kept), block);
    let mut found = Places::new(view);
    let locations: Vec<Location> = places.iter().filter_map(|place| found.location(&place.file, place.span)).collect();
    let arguments = vec![json!(kept.as_str()), json!(lens.range.start), json!(locations)];
    lens.command = Some(Command { title, command: SHOW_REFERENCES.to_string(), arguments: Some(arguments) });
    lens
}
