//! Dates with less than full precision or certainty: EDTF, ISO 8601-2 (level 1 and what of level 2 analysts write).

use jiff::civil::Date;

/// How much of a date is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// `201X`
    Decade,
    /// `2024`
    Year,
    /// `2024-Q1`, a season, a half
    Quarter,
    /// `2024-11`
    Month,
    /// `2024-W48`
    Week,
    /// `2024-11-26`
    Day,
}

/// A date or an interval in EDTF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edtf {
    /// First day that it can mean; `None` for an open or unknown start.
    pub first: Option<Date>,
    /// Last day that it can mean, inclusive; `None` for an open or unknown end.
    pub last: Option<Date>,
    /// Precision of its finer end.
    pub precision: Precision,
    /// `~` or `%`: approximate, an estimate.
    pub approximate: bool,
    /// `?` or `%`: uncertain.
    pub uncertain: bool,
    /// As written.
    pub text: Box<str>,
}
