//! The built binary over pipes: what an editor sees of `dateline lsp`.

#[path = "lsp/cite.rs"]
mod cite;
#[path = "lsp/client.rs"]
mod client;
#[path = "lsp/completion.rs"]
mod completion;
#[path = "lsp/diagnostics.rs"]
mod diagnostics;
#[path = "lsp/features.rs"]
mod features;
#[path = "lsp/files.rs"]
mod files;
#[path = "lsp/lifecycle.rs"]
mod lifecycle;
#[path = "lsp/malformed.rs"]
mod malformed;
#[path = "lsp/ordering.rs"]
mod ordering;
#[path = "lsp/pdf.rs"]
mod pdf;
#[path = "lsp/rename.rs"]
mod rename;
#[path = "lsp/sync.rs"]
mod sync;
#[path = "lsp/views.rs"]
mod views;
#[path = "lsp/workspace.rs"]
mod workspace;
