//! The knowledge of actors and events: its model, its three written forms, the built-in one, and recognition in text.

pub mod builtin;
pub mod bytes;
mod cycles;
pub mod import;
pub mod load;
pub mod lookup;
mod merge;
pub mod model;
pub mod names;
pub mod pack;
pub mod recognise;
pub mod store;
pub mod write;

pub use builtin::builtin;
pub use import::Image;
pub use load::Loaded;
pub use model::{Actor, EntryId, Event, Origin, Position};
pub use names::{BlockNames, Names};
pub use recognise::{DocNames, Flow, Mention};
pub use store::Dossier;
