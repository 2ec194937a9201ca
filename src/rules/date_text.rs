//! Dates in words, as a note would have them.

use crate::time::edtf::Precision;
use crate::time::{Edtf, month_name};
use jiff::civil::Date;

/// `12 June 2018`, `27-28 February 2019`, `25 June 1950 to 27 July 1953`, `June 2019`, `2017`; what is coarser or open is left in EDTF.
pub fn in_words(start: &Edtf, end: Option<&Edtf>) -> String {
    let (Some(first), Some(last)) = (start.first, end.unwrap_or(start).last) else { return start.text.to_string() };
    match start.precision {
        Precision::Day if first == last => day(first),
        Precision::Day if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}-{} {} {}", first.day(), last.day(), month(first), first.year())
        }
        Precision::Day => format!("{} to {}", day(first), day(last)),
        Precision::Month if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{} {}", month(first), first.year())
        }
        Precision::Month => format!("{} {} to {} {}", month(first), first.year(), month(last), last.year()),
        Precision::Year if first.year() == last.year() => first.year().to_string(),
        Precision::Year => format!("{} to {}", first.year(), last.year()),
        _ => start.text.to_string(),
    }
}

/// `12 June 2018`
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Days from `first` to `last` as a note would have them: `12 June 2018`, `June 2018`, `2018`, `25 November to 1 December 2024`.
pub fn days(first: Date, last: Date) -> String {
    let (opens, closes) = (first.day() == 1, last == last.last_of_month());
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    if first == last {
        day(first)
    } else if opens && closes && same_month {
        format!("{} {}", month(first), first.year())
    } else if opens && closes && first.year() == last.year() && (first.month(), last.month()) == (1, 12) {
        first.year().to_string()
    } else if same_month {
        format!("{}-{} {} {}", first.day(), last.day(), month(first), first.year())
    } else if first.year() == last.year() {
        format!("{} {} to {}", first.day(), month(first), day(last))
    } else {
        format!("{} to {}", day(first), day(last))
    }
}

/// A date at a precision that may be coarser than a day: what a text that gave a month, or a year, would have.
pub fn at_precision(date: Date, precision: Precision) -> String {
    match precision {
        Precision::Month => format!("{} {}", month(date), date.year()),
        Precision::Year => date.year().to_string(),
        _ => day(date),
    }
}

fn month(date: Date) -> &'static str {
    month_name(date.month().unsigned_abs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(start: &str, end: Option<&str>) -> String {
        let parse = |text: &str| Edtf::parse(text).expect("EDTF");
        in_words(&parse(start), end.map(parse).as_ref())
    }

    #[test]
    fn dates_as_a_note_has_them() {
        assert_eq!(words("2018-06-12", None), "12 June 2018");
        assert_eq!(words("2019-02-27", Some("2019-02-28")), "27-28 February 2019");
        assert_eq!(words("1950-06-25", Some("1953-07-27")), "25 June 1950 to 27 July 1953");
        assert_eq!(words("2019-06", None), "June 2019");
        assert_eq!(words("2017", None), "2017");
        assert_eq!(words("2017/2021", None), "2017 to 2021");
    }

    #[test]
    fn stretches_of_days() {
        let day = |text: &str| text.parse().expect("a day");
        let said = |first: &str, last: &str| days(day(first), day(last));
        assert_eq!(said("2018-06-12", "2018-06-12"), "12 June 2018");
        assert_eq!(said("2018-06-01", "2018-06-30"), "June 2018");
        assert_eq!(said("2018-01-01", "2018-12-31"), "2018");
        assert_eq!(said("2024-11-25", "2024-12-01"), "25 November to 1 December 2024");
        assert_eq!(said("2024-11-18", "2024-11-24"), "18-24 November 2024");
        assert_eq!(said("2024-12-30", "2025-01-05"), "30 December 2024 to 5 January 2025");
        assert_eq!(at_precision(day("2018-06-12"), Precision::Month), "June 2018");
    }
}
