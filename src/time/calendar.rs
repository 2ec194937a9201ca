//! Periods of the calendar: a day, a week, a month, … a century; their bounds, their neighbours and their TIMEX3 values.

use super::edtf::Precision;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A season of the northern half of the earth.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February; it counts to the year in which it begins.
    Winter,
}

/// A stretch of time that has a name in the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Period {
    /// By its hundreds: 19 is the 20th century, as TIMEX3 writes it.
    Century(i16),
    /// By its tens: 199 is the 1990s.
    Decade(i16),
    /// A year; 0 is 1 BC.
    Year(i16),
    /// A financial year, whose bounds depend on whose it is.
    FiscalYear(i16),
    /// A quarter of a financial year.
    FiscalQuarter(i16, u8),
    /// Half of a year, 1 or 2.
    Half(i16, u8),
    /// A quarter, 1 to 4.
    Quarter(i16, u8),
    /// A season.
    Season(i16, Season),
    /// A month, 1 to 12.
    Month(i16, u8),
    /// An ISO week: the year it counts to, and its number.
    Week(i16, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i16, u8),
    /// One day.
    Day(Date),
    /// From one day to another, as a month of another calendar.
    Days(Date, Date),
}

/// Units that periods and durations are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A night.
    Night,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days.
    Week,
    /// A month.
    Month,
    /// Three months of the calendar.
    Quarter,
    /// Six months of the calendar.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
    /// A financial year.
    FiscalYear,
}

/// English names of the months, January first.
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

/// The English name of a month, 1 to 12.
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// `date` moved by `days`; `None` beyond the calendar.
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// The last day of a month, 1 to 12.
pub fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// First and last day of a season.
pub fn season_bounds(year: i16, season: Season) -> Option<(Date, Date)> {
    let (month, end_year, end_month) = match season {
        Season::Spring => (3, year, 5),
        Season::Summer => (6, year, 8),
        Season::Autumn => (9, year, 11),
        Season::Winter => (12, year.checked_add(1)?, 2),
    };
    Some((Date::new(year, month, 1).ok()?, last_of_month(end_year, end_month)?))
}

/// The `n`th weekday of a month (1 is the first, -1 the last).
pub fn nth_weekday(year: i16, month: i8, weekday: Weekday, n: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
}

/// Easter Sunday of the western churches (the Gregorian computus in Meeus, Astronomical Algorithms, ch. 8).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let month = (h + l - 7 * m + 114).div_euclid(31);
    let day = (h + l - 7 * m + 114).rem_euclid(31) + 1;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl Period {
    /// The period of a unit in which `date` lies; `None` for units shorter than a day and for financial years.
    pub fn containing(unit: Unit, date: Date) -> Option<Period> {
        let week = date.iso_week_date();
        let (year, month) = (date.year(), date.month() as u8);
        Some(match unit {
            Unit::Day | Unit::Night => Period::Day(date),
            Unit::Week => Period::Week(week.year(), week.week() as u8),
            Unit::Weekend => Period::Weekend(week.year(), week.week() as u8),
            Unit::Month => Period::Month(year, month),
            Unit::Quarter => Period::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Period::Half(year, (month - 1) / 6 + 1),
            Unit::Year => Period::Year(year),
            Unit::FiscalYear => Period::FiscalYear(year),
            Unit::Decade => Period::Decade(year.div_euclid(10)),
            Unit::Century => Period::Century(year.div_euclid(100)),
            Unit::Millennium | Unit::Second | Unit::Minute | Unit::Hour => return None,
        })
    }

    /// The period `n` of its own kind later (earlier where `n` is negative); `None` beyond the years ±9999.
    pub fn shift(self, n: i64) -> Option<Period> {
        let year = |y: i16, n: i64, scale: i64| -> Option<i16> {
            let y = i64::from(y).checked_add(n)?;
            (y.checked_mul(scale)?.abs() <= 9999).then(|| i16::try_from(y).ok()).flatten()
        };
        // Parts of a year: counts parts from year 0.
        let part = |y: i16, p: u8, per: i64| -> Option<(i16, u8)> {
            let at = i64::from(y).checked_mul(per)?.checked_add(i64::from(p) - 1)?.checked_add(n)?;
            Some((year(0, at.div_euclid(per), 1)?, u8::try_from(at.rem_euclid(per) + 1).ok()?))
        };
        Some(match self {
            Period::Century(c) => Period::Century(year(c, n, 100)?),
            Period::Decade(d) => Period::Decade(year(d, n, 10)?),
            Period::Year(y) => Period::Year(year(y, n, 1)?),
            Period::FiscalYear(y) => Period::FiscalYear(year(y, n, 1)?),
            Period::FiscalQuarter(y, q) => part(y, q, 4).map(|(y, q)| Period::FiscalQuarter(y, q))?,
            Period::Half(y, h) => part(y, h, 2).map(|(y, h)| Period::Half(y, h))?,
            Period::Quarter(y, q) => part(y, q, 4).map(|(y, q)| Period::Quarter(y, q))?,
            Period::Month(y, m) => part(y, m, 12).map(|(y, m)| Period::Month(y, m))?,
            Period::Season(y, s) => Period::Season(year(y, n, 1)?, s),
            Period::Week(..) => Period::containing(Unit::Week, add_days(self.bounds()?.0, n.checked_mul(7)?)?)?,
            Period::Weekend(..) => Period::containing(Unit::Weekend, add_days(self.bounds()?.0, n.checked_mul(7)?)?)?,
            Period::Day(d) => Period::Day(add_days(d, n)?),
            // As months of other calendars come again by no count of days.
            Period::Days(..) => return (n == 0).then_some(self),
        })
    }

    /// First and last day; `None` for financial years (whose?) and beyond the calendar.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let months = |y, first, last| Some((Date::new(y, first, 1).ok()?, last_of_month(y, last)?));
        let years = |first: i16, last: i16| Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        let week = |y, w, day| ISOWeekDate::new(y, w, day).ok().map(|d: ISOWeekDate| d.date());
        match self {
            Period::Century(c) => years(c.checked_mul(100)?, c.checked_mul(100)?.checked_add(99)?),
            Period::Decade(d) => years(d.checked_mul(10)?, d.checked_mul(10)?.checked_add(9)?),
            Period::Year(y) => years(y, y),
            Period::FiscalYear(_) | Period::FiscalQuarter(..) => None,
            Period::Half(y, h) => months(y, h as i8 * 6 - 5, h as i8 * 6),
            Period::Quarter(y, q) => months(y, q as i8 * 3 - 2, q as i8 * 3),
            Period::Season(y, s) => season_bounds(y, s),
            Period::Month(y, m) => months(y, m as i8, m as i8),
            Period::Week(y, w) => Some((week(y, w as i8, Weekday::Monday)?, week(y, w as i8, Weekday::Sunday)?)),
            Period::Weekend(y, w) => Some((week(y, w as i8, Weekday::Saturday)?, week(y, w as i8, Weekday::Sunday)?)),
            Period::Day(d) => Some((d, d)),
            Period::Days(first, last) => Some((first, last)),
        }
    }

    /// Its TIMEX3 value: `2018-06-12`, `2018-W24`, `2018-SU`, `199`.
    pub fn value(self) -> String {
        let y = year_value;
        match self {
            Period::Century(c @ ..0) => format!("BC{:02}", -1 - i32::from(c)),
            Period::Century(c) => format!("{c:02}"),
            Period::Decade(d @ ..0) => format!("BC{:03}", -1 - i32::from(d)),
            Period::Decade(d) => format!("{d:03}"),
            Period::Year(v) => y(v),
            Period::FiscalYear(v) => format!("FY{}", y(v)),
            Period::FiscalQuarter(v, q) => format!("FY{}-Q{q}", y(v)),
            Period::Half(v, h) => format!("{}-H{h}", y(v)),
            Period::Quarter(v, q) => format!("{}-Q{q}", y(v)),
            Period::Season(v, s) => format!("{}-{}", y(v), s.code()),
            Period::Month(v, m) => format!("{}-{m:02}", y(v)),
            Period::Week(v, w) => format!("{}-W{w:02}", y(v)),
            Period::Weekend(v, w) => format!("{}-W{w:02}-WE", y(v)),
            Period::Day(d) => format!("{}-{:02}-{:02}", y(d.year()), d.month(), d.day()),
            Period::Days(first, last) => format!("{}/{}", Period::Day(first).value(), Period::Day(last).value()),
        }
    }

    /// How much of a date it gives.
    pub fn precision(self) -> Precision {
        match self {
            Period::Century(_) => Precision::Century,
            Period::Decade(_) => Precision::Decade,
            Period::Year(_) | Period::FiscalYear(_) => Precision::Year,
            Period::Half(..) | Period::Quarter(..) | Period::FiscalQuarter(..) | Period::Season(..) => {
                Precision::Quarter
            }
            Period::Month(..) | Period::Days(..) => Precision::Month,
            Period::Week(..) | Period::Weekend(..) => Precision::Week,
            Period::Day(_) => Precision::Day,
        }
    }

    /// The year that it counts to; `None` for decades and centuries.
    pub fn year(self) -> Option<i16> {
        match self {
            Period::Century(_) | Period::Decade(_) => None,
            Period::Year(y) | Period::FiscalYear(y) | Period::FiscalQuarter(y, _) => Some(y),
            Period::Half(y, _) | Period::Quarter(y, _) | Period::Season(y, _) => Some(y),
            Period::Month(y, _) | Period::Week(y, _) | Period::Weekend(y, _) => Some(y),
            Period::Day(d) | Period::Days(d, _) => Some(d.year()),
        }
    }
}

impl Season {
    /// TIMEX3's code: `SP`, `SU`, `FA`, `WI`.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

fn year_value(year: i16) -> String {
    // There is no year 0 before Christ: astronomical 0 is 1 BC.
    if year <= 0 { format!("BC{:04}", 1 - i32::from(year)) } else { format!("{year:04}") }
}
