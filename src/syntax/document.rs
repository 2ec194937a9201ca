//! A document: its chunks, and the way from one version to the next.

use super::block::{Block, Chunk};
use std::sync::Arc;

/// The format of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Format {
    /// `.md`, `.markdown`
    Markdown,
    /// `.txt` and whatever is not known
    Plain,
    /// `.html`, `.htm`
    Html,
}

/// A chunk in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Where it begins in the document.
    pub start: usize,
    /// Its length in bytes; the next chunk begins after it.
    pub len: usize,
    /// Hash of its bytes (and of what else its parse depended on): equal hashes, equal chunks.
    pub hash: u64,
    /// What it holds.
    pub chunk: Arc<Chunk>,
}

/// One version of a parsed document; its chunks cover it without gap.
#[derive(Clone, Debug)]
pub struct Document {
    /// The format it was parsed in.
    pub format: Format,
    /// Chunks in order.
    pub chunks: Vec<Placed>,
}

impl Document {
    /// All leaf blocks with the offset of their chunk.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.chunks.iter().flat_map(|placed| placed.chunk.blocks.iter().map(move |block| (placed.start, block)))
    }
}
