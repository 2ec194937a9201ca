//! One file a method: from the protocol's parameters to `ide` and back.

pub mod cite;
pub mod code_action;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod hover;
pub mod lifecycle;
pub mod references;
pub mod rename;
pub mod symbols;
pub mod sync;
pub mod test_hooks;
pub mod text;
pub mod watched_files;
