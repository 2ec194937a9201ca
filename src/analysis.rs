//! One document in, its facts out, in two passes.
//!
//! The block pass ([`facts`]) holds only what a chunk's bytes decide, and is kept while the chunk is unchanged. The document pass
//! ([`document`]) adds what depends on the dossier, the anchor date, the configuration and the rest of the document; it is linear over
//! chunk summaries and takes over what it said of a chunk before where nothing that it depends on has changed.

mod aside;
pub mod citation;
pub mod claim;
pub mod context;
pub mod coverage;
mod dating;
pub mod document;
pub mod facts;
pub mod fingerprint;
mod flow;
mod frame;
mod habit;
pub mod language;
mod named;
pub mod pass;
mod quoted;
pub mod slot;
mod spelling;
mod term;
pub mod within;

pub use citation::{Catalog, CitationUse, CiteTarget, QuotationUse};
pub use context::Context;
pub use document::Analysis;
pub use facts::{BlockFacts, ChunkFacts, Scratch, SentenceFacts};
pub use flow::Flow;
pub use pass::{BlockResult, ChunkResult, ClaimFact, TimeMention};
