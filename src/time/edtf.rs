//! Dates with less than full precision or certainty: EDTF, ISO 8601-2 (level 1 and what of level 2 analysts write).

mod parse;

use jiff::civil::Date;
use std::fmt;

/// How much of a date is given; a finer precision is greater.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// `20XX`
    Century,
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

/// What is wrong with a date, in words for the person who wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EdtfError {
    message: String,
}

impl EdtfError {
    fn new(message: impl Into<String>) -> Self {
        EdtfError { message: message.into() }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EdtfError {}

impl Edtf {
    /// Reads a date as EDTF, TOML and bibliographies write it: `2024`, `2024-11~`, `201X`, `2024-XX`, `2024-22`,
    /// `2017/2021`, `2017/..`, `2024-11-26T10:00:00Z`. White space around it does not count.
    ///
    /// Bounds are in the proleptic Gregorian calendar; a year beyond ±9999 (`Y17000`) counts as the last or first day
    /// that the calendar has.
    ///
    /// # Errors
    /// Says what is wrong: `month 13 does not exist`.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::parse(text)
    }

    /// The date of one day.
    pub fn day(date: Date) -> Edtf {
        Edtf {
            first: Some(date),
            last: Some(date),
            precision: Precision::Day,
            approximate: false,
            uncertain: false,
            text: date.to_string().into(),
        }
    }

    /// Whether `date` lies within the bounds.
    pub fn contains(&self, date: Date) -> bool {
        self.first.is_none_or(|first| first <= date) && self.last.is_none_or(|last| date <= last)
    }

    /// Whether some day lies within both.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !before(self.last, other.first) && !before(other.last, self.first)
    }

    /// Whether the two agree at the coarser precision of the two: `2018-06-12` agrees with `2018-06` and `2018`.
    ///
    /// Bounds are filled out to each date's own precision, so that agreeing is having a day in common.
    pub fn compare_coarse(&self, other: &Edtf) -> bool {
        self.overlaps(other)
    }
}

/// Canonical EDTF: what was written, without the white space around it, and `T` between date and time.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text.trim();
        match (text.get(..10), text.get(10..11), text.get(11..)) {
            (Some(date), Some(" " | "t"), Some(time)) => write!(f, "{date}T{}", time.to_ascii_uppercase()),
            _ => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bounds(text: &str) -> String {
        match Edtf::parse(text) {
            Ok(e) => {
                let day = |d: Option<Date>| d.map_or("..".to_string(), |d| d.to_string());
                let mark = if e.approximate { "~" } else { "" }.to_string() + if e.uncertain { "?" } else { "" };
                format!("{}/{} {:?}{mark}", day(e.first), day(e.last), e.precision)
            }
            Err(e) => e.to_string(),
        }
    }

    #[test]
    fn reads_what_analysts_write() {
        for (text, expected) in [
            ("2024-11-26", "2024-11-26/2024-11-26 Day"),
            (" 2024-11 ", "2024-11-01/2024-11-30 Month"),
            ("2024-02", "2024-02-01/2024-02-29 Month"),
            ("2024", "2024-01-01/2024-12-31 Year"),
            ("2024-11~", "2024-11-01/2024-11-30 Month~"),
            ("2024?", "2024-01-01/2024-12-31 Year?"),
            ("2024%", "2024-01-01/2024-12-31 Year~?"),
            ("201X", "2010-01-01/2019-12-31 Decade"),
            ("20XX", "2000-01-01/2099-12-31 Century"),
            ("2024-XX", "2024-01-01/2024-12-31 Year"),
            ("2024-11-XX", "2024-11-01/2024-11-30 Month"),
            ("2024-XX-XX", "2024-01-01/2024-12-31 Year"),
            ("2017/2021", "2017-01-01/2021-12-31 Year"),
            ("2017/..", "2017-01-01/.. Year"),
            ("2017/", "2017-01-01/.. Year"),
            ("../2021", "../2021-12-31 Year"),
            ("2004-02-01/2005-02", "2004-02-01/2005-02-28 Day"),
            ("2017~/2021?", "2017-01-01/2021-12-31 Year~?"),
            ("2024-21", "2024-03-01/2024-05-31 Quarter"),
            ("2024-22", "2024-06-01/2024-08-31 Quarter"),
            ("2024-23", "2024-09-01/2024-11-30 Quarter"),
            ("2024-24", "2024-12-01/2025-02-28 Quarter"),
            ("2024-33", "2024-01-01/2024-03-31 Quarter"),
            ("2024-36", "2024-10-01/2024-12-31 Quarter"),
            ("2024-41", "2024-07-01/2024-12-31 Quarter"),
            ("-0044-03-15", "-000044-03-15/-000044-03-15 Day"),
            ("0000", "0000-01-01/0000-12-31 Year"),
            ("Y17000", "9999-12-31/9999-12-31 Year"),
            ("Y-17000", "-009999-01-01/-009999-01-01 Year"),
            ("2024-11-26T10:00:00Z", "2024-11-26/2024-11-26 Day"),
            ("2024-11-26 10:00:00", "2024-11-26/2024-11-26 Day"),
            ("2024-11-26T10:00:00.123+09:00", "2024-11-26/2024-11-26 Day"),
            ("2024-11-26T10:00", "2024-11-26/2024-11-26 Day"),
        ] {
            assert_eq!(bounds(text), expected, "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, expected) in [
            ("", "there is no date here"),
            ("2024-13", "month 13 does not exist"),
            ("2024-00", "month 00 does not exist"),
            ("2023-02-30", "2023-02 has 28 days, there is no day 30"),
            ("2024-06-00", "there is no day 00"),
            ("20245", "a year has four digits; a longer one is written with Y before it: Y20245"),
            ("987", "a year has four digits: 0987"),
            ("2024-6", "a month has two digits: 06"),
            ("2024-06-1", "a day has two digits: 01"),
            ("Nov 2024", "`Nov 2024` is no EDTF date; dates are written 2024-11-26, 2024-11 or 2024"),
            ("2024-22-10", "22 stands for a part of the year; a day cannot follow it"),
            ("2021/2017", "the interval ends (2017) before it starts (2021)"),
            ("../..", "an interval needs a date at one end at least"),
            ("2017/2018/2019", "an interval has one `/`"),
            ("XXXX-12", "a year that is wholly unspecified bounds nothing"),
            ("2X14", "unspecified digits (X) come last in a year"),
            ("2024-11-26T25:00:00", "`25:00:00` is no time of day"),
            ("2024-XX-12", "a day in an unspecified month bounds nothing"),
        ] {
            assert_eq!(bounds(text), expected, "{text}");
        }
    }

    #[test]
    fn displays_canonically() {
        assert_eq!(Edtf::parse(" 2024-11~ ").map(|e| e.to_string()), Ok("2024-11~".into()));
        assert_eq!(Edtf::parse("2024-11-26 10:00:00z").map(|e| e.to_string()), Ok("2024-11-26T10:00:00Z".into()));
    }

    #[test]
    fn compares_at_the_coarser_precision() {
        let agree = |a, b| Edtf::parse(a).and_then(|a| Edtf::parse(b).map(|b| a.compare_coarse(&b)));
        assert_eq!(agree("2018-06-12", "2018-06"), Ok(true));
        assert_eq!(agree("2018-06-12", "2018"), Ok(true));
        assert_eq!(agree("2018-06-12", "2018-07"), Ok(false));
        assert_eq!(agree("2018-06-12", "2018-06-13"), Ok(false));
        assert_eq!(agree("2017/2021", "2019-02"), Ok(true));
        assert_eq!(agree("2017/..", "2016"), Ok(false));
    }

    proptest! {
        #[test]
        fn never_panics_and_reads_its_own_display(text in "[-0-9XYTZ/.~?%: ]{0,24}|\\PC{0,12}") {
            if let Ok(date) = Edtf::parse(&text) {
                let again = Edtf::parse(&date.to_string()).expect("its own display");
                prop_assert_eq!((date.first, date.last, date.precision), (again.first, again.last, again.precision));
                if let (Some(first), Some(last)) = (date.first, date.last) {
                    prop_assert!(first <= last);
                }
            }
        }
    }
}
