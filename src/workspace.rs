//! Ground state, the one way to change it, and immutable snapshots of it.

pub mod change;
pub mod snapshot;
pub mod world;

pub use change::{Change, FileKey};
pub use snapshot::Snapshot;
pub use world::World;
