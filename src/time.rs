//! Time expressions: found in running text by a lexicon and a grammar, resolved to TIMEX3 values, and dates in EDTF.
//!
//! Finding needs the text alone and belongs to the block pass; resolving needs the anchor date, the calendar of the
//! text before, and the tense of the clause, and belongs to the document pass.

pub mod calendar;
pub mod edtf;

pub use calendar::{Period, Season, Unit};
pub use edtf::{Edtf, EdtfError, Precision};
