//! One file a method: from the protocol's parameters to `ide` and back.

pub mod cite;
pub mod code_action;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod hover;
pub mod inlay_hint;
pub mod lifecycle;
pub mod navigation;
pub mod references;
pub mod rename;
pub mod semantic_tokens;
pub mod structure;
pub mod symbols;
pub mod sync;
pub mod test_hooks;
pub mod text;
pub mod watched_files;
