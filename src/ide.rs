//! What an editor asks, answered from a [`Snapshot`](crate::workspace::Snapshot): plain data in, plain data out, offsets in bytes.

pub mod at;
pub mod builtin_page;
pub mod cite;
pub mod code_actions;
pub mod code_lens;
pub mod completion;
pub mod declaration;
pub mod definition;
pub mod diagnostics;
pub mod document_links;
pub mod dossier_ids;
pub mod folding;
pub mod highlight;
pub mod hover;
pub mod inlay_hints;
pub mod links;
pub mod merge_entries;
pub mod passage;
pub mod references;
pub mod rename;
pub mod selection;
pub mod semantic_tokens;
pub mod source_list;
pub mod symbols;

pub use builtin_page::builtin_page;
pub use code_actions::code_actions;
pub use completion::{Completion, CompletionKind, Completions, completion};
pub use definition::{Definition, Target, definition};
pub use diagnostics::{diagnostics, diagnostics_around};
pub use hover::{Hover, hover};
pub use references::{Place, References, references};
pub use symbols::{Symbol, SymbolKind, WorkspaceSymbol, document_symbols, workspace_symbols};
