//! Files: walking a workspace, reading and decoding, the cache's folder. The only room that touches the file system.

pub mod belongs;
pub mod cache;
pub mod decode;
pub mod entities;
pub mod envelope;
pub mod index;
pub mod keys;
pub mod load;
mod map;
pub mod mhtml;
pub mod outcomes;
pub mod outside;
pub mod packed;
pub mod pdf;
pub mod replace;
pub mod stamp;

pub use belongs::belongs;
pub use entities::read_entities;
pub use keys::{key_of, path_of};
pub use load::{Loaded, behind, config_of, load_root, read_document, read_file, read_member, root_of};
pub use outside::read_outside;
pub use pdf::read_pdf;
pub use replace::replace_text;
