//! Ground state, the one way to change it, and immutable snapshots of it.

pub mod change;
pub mod config;
pub mod snapshot;
pub mod world;

pub use change::{Change, FileKey};
pub use config::Config;
pub use snapshot::Snapshot;
pub use world::World;
