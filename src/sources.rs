//! What notes rest on: metadata, bibliographies, passages and locators, the alignment of quotations.

pub mod admiralty;
pub mod align;
pub mod bibliography;
pub mod estimate;
pub mod export;
pub mod index;
pub mod locator;
pub mod metadata;
pub mod origins;
pub mod passages;
pub mod prepared;
mod quote;
pub mod search;
mod stem;
pub mod support;
pub mod url;
mod words;

pub use align::{Alignment, Difference, DifferenceKind, align, align_once, align_quote, exact_passage};
pub use bibliography::{Bibliography, Entry};
pub use estimate::{Estimate, EstimateFrom, estimate_published};
pub use locator::Locator;
pub use metadata::{DateFrom, Properties, SourceMeta, metadata};
pub use origins::{Origins, SharedOrigin};
pub use passages::{LocateProblem, Located, Passages};
pub use prepared::Prepared;
pub use quote::{Quote, word_count};
