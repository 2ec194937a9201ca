//! Ground state, the one way to change it, and immutable snapshots of it.

pub mod catalog;
pub mod change;
pub mod cited;
pub mod config;
pub mod corpus;
pub mod environment;
pub mod file;
mod imported;
pub mod kind;
pub mod lookup;
mod named_files;
pub mod path;
pub mod paths;
pub mod snapshot;
pub mod space;
mod titles;
pub mod world;

pub use catalog::{Catalog, Source};
pub use change::{Change, FileKey};
pub use config::Config;
pub use corpus::Corpus;
pub use environment::Environment;
pub use file::FileState;
pub use kind::Kind;
pub use snapshot::Snapshot;
pub use space::Space;
pub use world::World;
