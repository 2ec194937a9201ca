//! Dates in words, as a note would have them.

use crate::time::Edtf;
use crate::time::edtf::Precision;
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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

fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month().unsigned_abs()).saturating_sub(1)).copied().unwrap_or_default()
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
}
