//! What surrounds a time expression: the dates above and before it, the tense of its clause, who can tell terms of office.

use crate::lang::Tense;
use crate::time::edtf::Edtf;
use crate::time::expr::{DateOrder, TermQuery};
use crate::time::value::TimeValue;
use jiff::civil::Date;

/// Answers questions about offices and events: first and last day, `None` for the last where it still goes on.
pub type TermLookup<'a> = &'a dyn Fn(&TermQuery) -> Option<(Date, Option<Date>)>;

/// The date of a heading, or of the head of a list, that an expression stands under.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its first day.
    pub first: Date,
    /// Its last day, the same or a later one.
    pub last: Date,
    /// How it is written.
    pub name: &'a str,
}

/// What surrounds an expression.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// The anchor date.
    pub anchor: Option<&'a Edtf>,
    /// The last date before it in the text.
    pub running: Option<&'a TimeValue>,
    /// The last date before it stands in an earlier paragraph.
    pub carried: bool,
    /// The dated headings that it stands under, from the innermost.
    pub frames: &'a [Frame<'a>],
    /// Tense of the clause; give `Past` for a perfect.
    pub tense: Option<Tense>,
    /// Order of day and month in the document's other dates: see [`date_order`](super::date_order). Where they show none and its spelling
    /// tells, give [`DateOrder::American`] or [`DateOrder::British`].
    pub order: Option<DateOrder>,
    /// Terms of office and eras named by events.
    pub term: Option<TermLookup<'a>>,
}
