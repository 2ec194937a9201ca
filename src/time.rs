//! Time expressions: found in running text by a lexicon and a grammar, resolved to TIMEX3 values, and dates in EDTF.
//!
//! Finding needs the text alone and belongs to the block pass; resolving needs the anchor date, the calendar of the
//! text before, and the tense of the clause, and belongs to the document pass.

pub mod calendar;
#[cfg(test)]
mod cases;
pub mod edtf;
pub mod expr;
mod find;
mod flow;
mod grammar;
mod holidays;
pub mod length;
mod lexicon;
#[cfg(test)]
mod recognizers;
pub mod resolve;
pub mod value;
mod words;

pub use calendar::{Period, Season, Unit, month_name};
pub use edtf::{Edtf, EdtfError, Precision};
pub use expr::{Base, Cal, Clock, DateOrder, Mod, Named, Reading, Reference, TermQuery, TimeExpr, TimexType, Which};
pub use find::{find, find_with_terms};
pub use length::Length;
pub use resolve::{Context, Frame, TermLookup, date_order, resolve, resolve_block};
pub use value::{How, TimeValue};
