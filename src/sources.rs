//! What notes rest on: metadata, bibliographies, passages and locators, the alignment of quotations.

pub mod align;
pub mod prepared;
mod quote;
#[cfg(test)]
mod testing;
mod words;

pub use align::{Alignment, Difference, DifferenceKind, align};
pub use prepared::Prepared;
pub use quote::word_count;
