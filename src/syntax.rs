//! From the bytes of a file to blocks of running text with a map back, for Markdown, HTML and plain text.
//! Parsing never fails: it gives a value and a list of problems.
//!
//! A document is a sequence of [`Chunk`]s, its top-level units (a paragraph, one item of a top-level list, a fence).
//! A chunk's content depends on its own bytes alone, its offsets are relative to its start, and it is shared
//! between versions of a document that an edit did not touch: this is what keeps a keystroke cheap.

pub mod attributes;
mod block;
mod citation;
mod directive;
pub mod document;
pub mod edit;
mod editorial;
mod finish;
pub mod front_matter;
pub mod html;
pub mod inline;
mod layout;
mod line;
mod markdown;
mod plain;
mod quotation;
mod role;
pub mod running;
mod segment;
pub mod source;
#[cfg(test)]
mod stress;
mod wikilink;

pub use block::{Block, BlockKind, Chunk, Definition, Directive, ListPlace, Problem};
pub use citation::is_key as is_citation_key;
pub use document::{Document, Format, Placed};
pub use edit::Reparse;
pub use front_matter::FrontMatter;
pub use html::{HtmlHead, html_head};
pub use inline::{Citation, CiteItem, Inline, InlineKind, Quotation};
pub use running::RunningText;
pub use source::TextSource;
