//! The days that a heading, or the head of a list, gives to what stands under it: `## 2019`, `### March 2020: the talks`,
//! `- 12 May` over a list of its own. Dates without a year, and weekdays, are read within them.

use super::pass::TimeMention;
use crate::time::{self, Edtf, TimexType, Unit};
use jiff::civil::Date;

/// What it gives.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub(super) struct Frame {
    /// First and last day, at most a year.
    days: (Date, Date),
    /// The date as it is written.
    name: Box<str>,
}

/// Days from the anchor date within which entries under days are a log, written on their day.
const LOG: i32 = 31;

/// Words that may stand beside the date and say nothing but that it dates what follows.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "and", "beginning", "by", "chronology", "commencing", "day", "developments", "during", "early", "ending", "entries", "entry",
    "events", "fri", "friday", "from", "in", "key", "late", "log", "main", "mid", "mon", "monday", "month", "of", "on", "overview",
    "sat", "saturday", "starting", "sun", "sunday", "the", "thu", "thursday", "timeline", "to", "tue", "tuesday", "wed",
    "wednesday", "week", "year",
];

impl Frame {
    /// What the text of a heading or an item's head gives, whose times are `times`: it opens with the date, before which and
    /// beside which nothing of its own stands (`The 2019 summit` is about that year's summit, and gives nothing).
    pub(super) fn of(text: &str, times: &[TimeMention]) -> Option<Frame> {
        let first = times.first()?;
        let mut head = text.get(..first.span.start)?;
        let (mut last, mut days) = (first, first.value.interval?);
        for time in times.get(1..)? {
            let between = text.get(last.span.end..time.span.start)?;
            if between.contains([':', '(', '\u{2014}', '|']) || !plain(between) {
                break;
            }
            let (from, to) = time.value.interval?;
            (last, days) = (time, (days.0.min(from), days.1.max(to)));
        }
        let dates = times.iter().take_while(|time| time.span.start <= last.span.start);
        if !dates.clone().all(|time| time.value.timex == TimexType::Date) {
            return None;
        }
        let words = head.split_whitespace().any(|word| word.eq_ignore_ascii_case("week"));
        if words && days.0 == days.1 {
            days = time::Period::containing(Unit::Week, days.0)?.bounds()?;
        }
        head = head.rsplit(['|', '\u{b7}']).next().unwrap_or_default();
        let rest = text.get(last.span.end..)?;
        let rest = rest.split([':', '(', ',', '.', ';', '|', '\u{2014}', '\u{2013}', '\u{b7}']).next()?;
        let rest = rest.split(" - ").next()?;
        let year = days.0.until(days.1).is_ok_and(|span| span.get_days() <= 366);
        (year && plain(head) && plain(rest))
            .then(|| Frame { days, name: text.get(first.span.start..last.span.end).unwrap_or_default().into() })
    }

    /// As resolving takes it.
    pub(super) fn given(&self) -> time::Frame<'_> {
        time::Frame { first: self.days.0, last: self.days.1, name: &self.name }
    }

    /// The day that stands for the anchor date under it: its own, where it is one day and the document a log of the days
    /// about its anchor date, or has none.
    pub(super) fn anchor(&self, anchor: Option<&Edtf>) -> Option<Edtf> {
        let (day, last) = self.days;
        let near =
            |end: Option<Date>| end.and_then(|end| day.until(end).ok()).is_some_and(|s| s.get_days().abs() <= LOG);
        (day == last && anchor.is_none_or(|anchor| near(anchor.first) || near(anchor.last))).then(|| Edtf::day(day))
    }

    /// First and last day.
    pub(super) fn days(&self) -> (Date, Date) {
        self.days
    }
}

/// Whether the words of a text say nothing but that a date dates what follows; numbers count paragraphs.
fn plain(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || PLAIN.binary_search_by(|known| (*known).cmp(&word.to_lowercase())).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn days(text: &str) -> String {
        let tokens = lang::tokenize(text);
        let anchor = Edtf::parse("2024-11-27").expect("a date");
        let context = time::Context { anchor: Some(&anchor), ..time::Context::default() };
        let exprs = time::find(text, &tokens, &[]);
        let values = time::resolve_block(&exprs, &context, |_| None);
        let times: Vec<TimeMention> =
            exprs.iter().zip(values).map(|(expr, value)| TimeMention { span: expr.span, value }).collect();
        Frame::of(text, &times).map_or("-".into(), |frame| format!("{}/{} {}", frame.days.0, frame.days.1, frame.name))
    }

    #[test]
    fn words_are_sorted() {
        assert!(PLAIN.is_sorted());
    }

    #[test]
    fn dates_that_open_a_heading() {
        let table = [
            ("2019", "2019-01-01/2019-12-31 2019"),
            ("2019: from Hanoi to the DMZ", "2019-01-01/2019-12-31 2019"),
            ("March 2020 (lockdown)", "2020-03-01/2020-03-31 March 2020"),
            ("3. Events of 2019", "2019-01-01/2019-12-31 2019"),
            ("12 March 2020 \u{2013} the vote", "2020-03-12/2020-03-12 12 March 2020"),
            ("27 February 2019 to 1 March 2019", "2019-02-27/2019-03-01 27 February 2019 to 1 March 2019"),
            ("Week of 2 March 2020", "2020-03-02/2020-03-08 Week of 2 March 2020"),
            ("Tuesday 10 March 2020", "2020-03-10/2020-03-10 Tuesday 10 March 2020"),
            ("The 2019 summit", "-"),
            ("2019 summit", "-"),
            ("Since 2019", "-"),
            ("Budget for 2026", "-"),
            ("The 1990s", "-"),
            ("2014 to 2019", "-"),
            ("Hanoi, 27 February 2019", "-"),
            ("Background", "-"),
        ];
        for (text, given) in table {
            assert_eq!(days(text), given, "{text}");
        }
    }
}
