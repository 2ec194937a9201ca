//! Dateline, a language server for analysts: names resolve to who they are, events to what happened and when,
//! citations and quotations to the passage they rest on, and claims are checked for a date and a source.
//!
//! The rooms and the arrows between them are described in ARCHITECTURE.md; `tests/tidy.rs` holds them.

pub mod analysis;
pub mod cli;
pub mod disk;
pub mod dossier;
pub mod ide;
pub mod lang;
pub mod rules;
pub mod server;
pub mod sources;
pub mod syntax;
pub mod text;
pub mod time;
pub mod workspace;
