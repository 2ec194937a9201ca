//! Documents for the tests of this room, made by hand.

use crate::syntax::document::Placed;
use crate::syntax::{Block, BlockKind, Chunk, Document, Format, ListPlace, RunningText};
use crate::text::Span;
use std::sync::Arc;

/// A document of blocks between blank lines: `# ` opens a heading, `- ` a list item, `^id` at a block's end names it.
pub fn document(text: &str) -> Document {
    let mut chunks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        let body = part.trim_end();
        let (marker, kind, list) = if let Some(rest) = body.strip_prefix('#') {
            let level = 1 + rest.len() - rest.trim_start_matches('#').len();
            (level + 1, BlockKind::Heading(level as u8), None)
        } else if body.starts_with("- ") {
            (2, BlockKind::Paragraph, Some(ListPlace { depth: 1, head: true, task: false, item: 0 }))
        } else {
            (0, BlockKind::Paragraph, None)
        };
        let mut running = body.get(marker..).unwrap_or_default();
        let mut anchor = None;
        if let Some((before, id)) = running.rsplit_once(" ^").filter(|(_, id)| !id.contains(' ')) {
            anchor = Some(id.into());
            running = before;
        }
        let blocks = if body.is_empty() {
            Vec::new()
        } else {
            vec![Block {
                span: Span::new(0, body.len()),
                kind,
                quoted: false,
                list,
                footnote: None,
                anchor,
                running: RunningText::verbatim(running, marker),
                inlines: Vec::new(),
                quotations: Vec::new(),
            }]
        };
        let chunk = Arc::new(Chunk { blocks, ..Chunk::default() });
        chunks.push(Placed { start, len: part.len(), hash: 0, chunk });
        start += part.len();
    }
    Document { format: Format::Markdown, chunks }
}
