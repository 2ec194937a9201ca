//! HTML to blocks.

use super::block::Chunk;

/// Parses a whole HTML document as one chunk.
pub(super) fn parse(_text: &str) -> Chunk {
    Chunk::default()
}
