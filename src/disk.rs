//! Files: walking a workspace, reading and decoding, the cache's folder. The only room that touches the file system.

pub mod belongs;
pub mod cache;
pub mod decode;
pub mod keys;
pub mod load;

pub use belongs::belongs;
pub use keys::{key_of, path_of};
pub use load::{Loaded, config_of, load_root, read_file, root_of};
