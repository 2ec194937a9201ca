//! Holidays: the day of each in a year of our calendar, also of those that go by the moon.

mod tables;

use super::calendar::{Period, add_days, easter, nth_weekday};
use super::expr::Holiday;
use jiff::civil::{Date, Weekday};

impl Holiday {
    /// Its day in a year, where the year has it once and the calendar that it goes by is known so far.
    pub fn in_year(self, year: i16) -> Option<Period> {
        match self.all_in_year(year) {
            [Some(day), None] | [None, Some(day)] => Some(day),
            _ => None,
        }
    }

    /// Its days in a year: the Islamic year is shorter than ours, so that one of its days may come twice.
    pub fn all_in_year(self, year: i16) -> [Option<Period>; 2] {
        let day = match self {
            Holiday::Islamic(month, day) => return islamic(year, |starts| Some(Period::Day(starts.day(month, day)?))),
            Holiday::Ramadan => {
                return islamic(year, |starts| Some(Period::Days(starts.day(9, 1)?, starts.day(10, 0)?)));
            }
            Holiday::Eid => {
                let feast = |month, day| islamic(year, move |starts| Some(Period::Day(starts.day(month, day)?)));
                let mut days: Vec<Period> = feast(10, 1).into_iter().chain(feast(12, 10)).flatten().collect();
                days.sort_unstable_by_key(|day| day.bounds());
                let mut days = days.into_iter();
                return [days.next(), days.next()];
            }
            Holiday::On(month, day) => Date::new(year, month as i8, day as i8).ok(),
            Holiday::Easter(days) => after(easter(year), days),
            Holiday::Orthodox(days) => after(orthodox_easter(year), days),
            Holiday::Nth { n, weekday, month } => Weekday::from_monday_one_offset(weekday as i8)
                .ok()
                .and_then(|day| nth_weekday(year, month as i8, day, n)),
            Holiday::UsElection => after(nth_weekday(year, 11, Weekday::Monday, 1), 1),
            Holiday::Jewish(days) => after(rosh_hashanah(year), days),
            Holiday::Hanukkah => hanukkah(year),
            Holiday::TishaBav => {
                let day = after(rosh_hashanah(year), -51);
                if day.is_some_and(|day| day.weekday() == Weekday::Saturday) { after(day, 1) } else { day }
            }
            Holiday::Chinese(month, day) => chinese(year, month, day),
            Holiday::Diwali => diwali(year),
            Holiday::Nowruz => nowruz(year),
            Holiday::Holi => holi(year),
            Holiday::Vesak => vesak(year),
        };
        [day.map(Period::Day), None]
    }

    /// What it is called in an explanation, with what its reckoning leaves open.
    pub fn phrase(self) -> &'static str {
        match self {
            Holiday::Islamic(..) | Holiday::Ramadan | Holiday::Eid => {
                "the holiday, by the calendar of Umm al-Qura (where the moon is sighted, a day earlier or later)"
            }
            Holiday::Chinese(..) => "the holiday, by the Chinese calendar",
            Holiday::Diwali | Holiday::Holi => "the holiday, by the reckoning of northern India",
            Holiday::Vesak => "the holiday, where the calendars of Sri Lanka and Thailand agree",
            Holiday::Nowruz => "the holiday, by the Iranian calendar",
            Holiday::Orthodox(_) => "the holiday, by the reckoning of the eastern churches",
            Holiday::Jewish(_) | Holiday::Hanukkah | Holiday::TishaBav => {
                "the holiday, by the Jewish calendar (it begins the evening before)"
            }
            _ => "the holiday",
        }
    }
}

fn after(day: Option<Date>, days: i16) -> Option<Date> {
    add_days(day?, i64::from(days))
}

/// A day of our era, 1 January of the year 1 being day 1.
fn from_days(days: i32) -> Option<Date> {
    add_days(Date::new(1, 1, 1).ok()?, i64::from(days) - 1)
}

/// Easter Sunday of the eastern churches, in our calendar (Meeus, Astronomical Algorithms, ch. 8); from 1583 on.
fn orthodox_easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let at = d + e + 114;
    let julian = Date::new(year, (at / 31) as i8, (at % 31 + 1) as i8).ok()?;
    add_days(julian, i64::from(y / 100 - y / 400 - 2))
}

/// New Year's Day of the Jewish calendar in a year of ours, and the length of the Jewish year that it begins
/// (Reingold and Dershowitz, Calendrical Calculations, ch. 8).
fn jewish_year(year: i16) -> Option<(Date, i32)> {
    if !(1..=9000).contains(&year) {
        return None;
    }
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let days = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
    };
    let starts = |year: i64| {
        let (before, own, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
        let moved = if next - own == 356 {
            2
        } else if own - before == 382 {
            1
        } else {
            0
        };
        -1_373_427 + own + moved
    };
    let jewish = i64::from(year) + 3761;
    let (first, next) = (starts(jewish), starts(jewish + 1));
    Some((from_days(i32::try_from(first).ok()?)?, i32::try_from(next - first).ok()?))
}

fn rosh_hashanah(year: i16) -> Option<Date> {
    jewish_year(year).map(|(day, _)| day)
}

/// 25 Kislev: the month before it has 30 days in a long year only.
fn hanukkah(year: i16) -> Option<Date> {
    let (day, length) = jewish_year(year)?;
    after(Some(day), if length % 10 == 5 { 84 } else { 83 })
}

/// A year of the Islamic calendar.
struct IslamicYear {
    first: i32,
    months: u16,
}

impl IslamicYear {
    /// A day of a month, 1 to 12; day 0 is the last of the month before.
    fn day(&self, month: u8, day: u8) -> Option<Date> {
        let before = self.months & (1u16.checked_shl(u32::from(month).checked_sub(1)?)?.wrapping_sub(1));
        let days = 29 * (i32::from(month) - 1) + before.count_ones() as i32;
        from_days(self.first + days + i32::from(day) - 1)
    }
}

/// What `find` gives for the Islamic years, where it begins in a year of ours.
fn islamic(year: i16, find: impl Fn(&IslamicYear) -> Option<Period>) -> [Option<Period>; 2] {
    let mut found = [None, None];
    let mut first = tables::ISLAMIC_FROM.1;
    for months in tables::ISLAMIC {
        let of = IslamicYear { first, months };
        first += 12 * 29 + months.count_ones() as i32;
        let period = find(&of).filter(|period| period.bounds().is_some_and(|(day, _)| day.year() == year));
        if let (Some(period), Some(free)) = (period, found.iter_mut().find(|slot| slot.is_none())) {
            *free = Some(period);
        }
    }
    found
}

/// A day of a month of the Chinese year that begins in a year of ours; leap months are not asked for.
fn chinese(year: i16, month: u8, day: u8) -> Option<Date> {
    let at = usize::try_from(year.checked_sub(tables::CHINESE_FROM)?).ok()?;
    let (start, leap, long) = *tables::CHINESE.get(at)?;
    let before = if leap == 0 || month < leap { month.checked_sub(1)? } else { month };
    let long = long & (1u16.checked_shl(u32::from(before))?.wrapping_sub(1));
    let days = i64::from(start) + 29 * i64::from(before) + i64::from(long.count_ones()) + i64::from(day) - 1;
    add_days(Date::new(year, 1, 1).ok()?, days)
}

fn diwali(year: i16) -> Option<Date> {
    let at = usize::try_from(year.checked_sub(tables::DIWALI_FROM)?).ok()?;
    add_days(Date::new(year, 10, 1).ok()?, i64::from(*tables::DIWALI.get(at)?))
}

fn holi(year: i16) -> Option<Date> {
    let at = usize::try_from(year.checked_sub(tables::HOLI_FROM)?).ok()?;
    add_days(Date::new(year, 3, 1).ok()?, i64::from(*tables::HOLI.get(at)?) - 1)
}

fn vesak(year: i16) -> Option<Date> {
    let at = tables::VESAK.binary_search_by_key(&year, |row| row.0).ok()?;
    Date::new(year, 5, tables::VESAK.get(at)?.1).ok()
}

/// New Year's Day of the Iranian calendar by the cycle of 33 years, which is right from 1800 to 2100.
fn nowruz(year: i16) -> Option<Date> {
    if !(1800..=2100).contains(&year) {
        return None;
    }
    let iranian = i32::from(year) - 621;
    from_days(226_896 + 365 * (iranian - 1) + (8 * iranian + 21).div_euclid(33) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendrical_calculations::chinese_based::{Chinese, YearBounds, month_structure_for_year};
    use calendrical_calculations::gregorian::fixed_from_gregorian;
    use calendrical_calculations::hebrew::{BookHebrew, KISLEV, NISAN, TISHRI};
    use calendrical_calculations::islamic::fixed_from_saudi_islamic;
    use calendrical_calculations::persian::fixed_from_fast_persian;

    fn shown(holiday: Holiday, year: i16) -> String {
        holiday.in_year(year).map_or("-".into(), Period::value)
    }

    /// Days as calendars and the press had them.
    #[test]
    fn holidays_fall_on_the_days_that_they_fell_on() {
        let cases = [
            (Holiday::Orthodox(0), "2019-04-28 2021-05-02 2024-05-05"),
            (Holiday::Jewish(0), "2020-09-19 2021-09-07 2023-09-16"),
            (Holiday::Jewish(-163), "2018-03-31 2020-04-09 2024-04-23"),
            (Holiday::Jewish(-193), "2020-03-10 2021-02-26 2024-03-24"),
            (Holiday::Jewish(-113), "2021-05-17 2023-05-26 2024-06-12"),
            (Holiday::Hanukkah, "2016-12-25 2018-12-03 2021-11-29 2023-12-08"),
            (Holiday::TishaBav, "2019-08-11 2021-07-18 2022-08-07 2023-07-27"),
            (Holiday::Islamic(10, 1), "2018-06-15 2019-06-04 2020-05-24 2023-04-21 2025-03-30"),
            (Holiday::Islamic(12, 10), "2018-08-21 2020-07-31 2022-07-09 2024-06-16"),
            (Holiday::Chinese(1, 1), "2015-02-19 2018-02-16 2021-02-12 2023-01-22 2024-02-10"),
            (Holiday::Chinese(1, 0), "2021-02-11"),
            (Holiday::Chinese(5, 5), "2020-06-25 2021-06-14 2023-06-22"),
            (Holiday::Chinese(8, 15), "2017-10-04 2020-10-01 2021-09-21 2023-09-29"),
            (Holiday::Diwali, "2009-10-17 2015-11-11 2018-11-07 2021-11-04 2022-10-24 2024-10-31 2025-10-20"),
            (Holiday::Nowruz, "2019-03-21 2020-03-20 2021-03-21 2024-03-20"),
            (Holiday::Easter(-47), "2020-02-25"),
            (Holiday::Holi, "2012-03-08 2019-03-21 2023-03-08 2024-03-25"),
            (Holiday::Vesak, "2011-05-17 2017-05-10 2025-05-12"),
        ];
        for (holiday, days) in cases {
            for day in days.split(' ') {
                let year = day.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
                assert_eq!(shown(holiday, year), day, "{holiday:?}");
            }
        }
        assert_eq!(shown(Holiday::Ramadan, 2020), "2020-04-24/2020-05-23");
        // Twice in 2030: in January and in December.
        assert_eq!(shown(Holiday::Ramadan, 2030), "-");
        assert_eq!(Holiday::Ramadan.all_in_year(2030).iter().flatten().count(), 2);
        for year in [i16::MIN, -1, 0, 1, 1582, 1899, 2101, 9999, i16::MAX] {
            for (holiday, _) in cases {
                holiday.all_in_year(year);
            }
        }
    }

    #[test]
    fn the_tables_are_those_of_calendrical_calculations() {
        for (at, &(start, leap, long)) in tables::CHINESE.iter().enumerate() {
            let year = i32::from(tables::CHINESE_FROM) + at as i32;
            let bounds = YearBounds::compute::<Chinese>(fixed_from_gregorian(year, 7, 1));
            let (months, month) = month_structure_for_year::<Chinese>(bounds.new_year, bounds.next_new_year);
            let bits = months.iter().enumerate().fold(0, |bits, (i, long)| bits | (u16::from(*long) << i));
            let days = bounds.new_year - fixed_from_gregorian(year, 1, 1);
            assert_eq!((i64::from(start), leap, long), (days, month.unwrap_or(0), bits), "{year}");
        }
        for year in (tables::ISLAMIC_FROM.0..tables::ISLAMIC_FROM.0 + 209).step_by(13) {
            let (first, at) = (tables::ISLAMIC_FROM.1, (year - tables::ISLAMIC_FROM.0) as usize);
            let days: i32 = tables::ISLAMIC.iter().take(at).map(|months| 348 + months.count_ones() as i32).sum();
            let of = IslamicYear { first: first + days, months: tables::ISLAMIC.get(at).copied().unwrap_or(0) };
            for month in [1, 9, 10, 12] {
                let day = from_days(fixed_from_saudi_islamic(year, month, 1).to_i64_date() as i32);
                assert_eq!(of.day(month, 1), day, "{year}-{month}");
            }
        }
        for year in 1800..=2100 {
            let fixed = |date: calendrical_calculations::rata_die::RataDie| from_days(date.to_i64_date() as i32);
            let jewish = |add: i32, month, day| {
                let book = BookHebrew { year: i32::from(year) + add, month, day };
                fixed(BookHebrew::fixed_from_book_hebrew(book)).map(Period::Day)
            };
            assert_eq!(Holiday::Jewish(0).in_year(year), jewish(3761, TISHRI, 1));
            assert_eq!(Holiday::Jewish(-163).in_year(year), jewish(3760, NISAN, 15));
            assert_eq!(Holiday::Hanukkah.in_year(year), jewish(3761, KISLEV, 25));
            assert_eq!(nowruz(year), fixed(fixed_from_fast_persian(i32::from(year) - 621, 1, 1)), "{year}");
        }
    }
}
