//! HTML: a saved page's article to blocks, and what its head says.
//!
//! One pass over the tags makes blocks and regions (the article, navigation, asides); then the regions that hold the
//! article are chosen. The whole document is one chunk.

mod blocks;
mod elements;
mod entities;
mod found;
mod head;
mod open;
mod region;
mod stack;
mod tags;

pub use head::{HtmlHead, html_head};

use super::block::{Block, Chunk};

/// Parses a whole HTML document as one chunk. Linear.
pub(super) fn parse(text: &str) -> Chunk {
    let mut reader = blocks::Reader::new(text);
    tags::read(text, &mut reader);
    reader.finish()
}

/// The blocks of a piece of HTML that stands in Markdown, as they were read: all of them, links and citations in their text not found yet.
/// Linear.
pub(super) fn fragment(text: &str) -> Vec<Block> {
    let mut reader = blocks::Reader::new(text);
    tags::read(text, &mut reader);
    reader.into_blocks()
}
