//! What a time expression means: the TIMEX3 value, the days that it covers, and how it came about.

use super::edtf::Precision;
use super::expr::{Mod, TimexType};
use crate::lang::Tense;
use jiff::civil::Date;

/// A resolved time expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeValue {
    /// TIMEX3 type.
    pub timex: TimexType,
    /// TIMEX3 value; what is not known is `X`: `XXXX-06`, `XXXX-WXX-5`.
    pub value: String,
    /// First and last day, both inclusive, where it covers known days of the calendar.
    pub interval: Option<(Date, Date)>,
    /// How much of a date it gives; none for durations, sets and references.
    pub precision: Option<Precision>,
    /// It needs an anchor date or a date before it.
    pub relative: bool,
    /// It is relative and there is nothing (or nothing fine enough) to resolve it against.
    pub unanchored: bool,
    /// How the value came about.
    pub how: How,
    /// TIMEX3 `mod`.
    pub mod_: Option<Mod>,
}

/// How a value came about; dates and phrases are as a reader would write them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    /// It is written in full.
    Written,
    /// Counted from the anchor date.
    Anchor { what: Box<str>, anchor: Box<str> },
    /// Counted from the last date before it.
    Running { what: Box<str>, date: Box<str> },
    /// The tense decided between the one before and the one after the anchor date.
    Tense { what: Box<str>, tense: Option<Tense>, anchor: Box<str> },
    /// The one within the date of the heading, or of the list's head, that it stands under; or counted from that date.
    Framed { what: Box<str>, frame: Box<str> },
    /// The year stands with a neighbour.
    Listed,
    /// Day and month in the order of the document's other dates.
    Order { month_first: bool },
    /// In the order that goes with the document's spelling.
    Spelling { month_first: bool },
    /// The dossier told it.
    Term { what: Box<str> },
    /// It names no day of the calendar.
    Vague,
    /// No such day lies within the years -9999 to 9999.
    Beyond,
    /// Not resolved, and why.
    Open { why: Box<str> },
}

impl How {
    /// One sentence, without its full stop.
    pub fn explain(&self) -> String {
        match self {
            How::Written => "as written".into(),
            How::Anchor { what, anchor } => format!("{what}, counted from the anchor date {anchor}"),
            How::Running { what, date } => format!("{what}, counted from {date}, the last date before it"),
            How::Tense { what, tense, anchor } => match tense {
                Some(Tense::Past) => format!("{what}, in the past tense: the last one up to the anchor date {anchor}"),
                Some(Tense::Future) => format!("{what}, in the future: the first one from the anchor date {anchor} on"),
                Some(Tense::Present) => {
                    format!("{what}, in the present tense: the one at or next to the anchor date {anchor}")
                }
                None => format!("{what}: the one nearest to the anchor date {anchor}"),
            },
            How::Framed { what, frame } => format!("{what}, under {frame}, the date that stands above it"),
            How::Listed => "its year is that of the date it stands with".into(),
            How::Order { month_first: true } => "read with the month first, as the document's other dates are".into(),
            How::Order { month_first: false } => "read with the day first, as the document's other dates are".into(),
            How::Spelling { month_first: true } => "read with the month first, as American documents write".into(),
            How::Spelling { month_first: false } => "read with the day first, as British documents write".into(),
            How::Term { what } => format!("{what}, by the dossier"),
            How::Vague => "it fixes no day of the calendar".into(),
            How::Beyond => "not resolved: the calendar has no such day within the years -9999 to 9999".into(),
            How::Open { why } => format!("not resolved: {why}"),
        }
    }
}

impl TimeValue {
    /// How the value came about, in one sentence.
    pub fn explain(&self) -> String {
        self.how.explain()
    }

    /// Whether it covers known days of the calendar.
    pub fn resolved(&self) -> bool {
        self.interval.is_some()
    }
}
