//! Time expressions as the text alone gives them: where they stand and what they say, before any date is known.

use super::calendar::{Period, Season, Unit};
use super::length::Length;
use crate::lang::Tense;
use crate::text::Span;

/// A time expression of a running text.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct TimeExpr {
    /// Bytes of the running text.
    pub span: Span,
    /// TIMEX3 type.
    pub timex: TimexType,
    /// What it says.
    pub reading: Reading,
    /// TIMEX3 `mod`.
    pub modifier: Option<Mod>,
    /// What the words around it say about past and future (`since March`, `due in June`); it goes before the clause's tense.
    pub hint: Option<Tense>,
    /// The order of month and day in which it is written, where it shows one: evidence for `12/6/2018` elsewhere.
    pub order: Option<DateOrder>,
}

/// The four types of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TimexType {
    /// A day or what is longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Mod {
    /// `before 2019`, `more than two years ago`
    Before,
    /// `less than two years ago`
    After,
    /// `less than two years`, `nearly two years`
    Less,
    /// `more than two years`
    More,
    /// `at most two years`
    EqualOrLess,
    /// `at least two years`
    EqualOrMore,
    /// `early 2019`
    Start,
    /// `mid-2019`
    Mid,
    /// `late 2019`
    End,
    /// `about two years`
    Approx,
}

/// The order of day and month in a numeric date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum DateOrder {
    /// `12/6/2018` is 6 December.
    MonthFirst,
    /// `12/6/2018` is 12 June.
    DayFirst,
    /// Month first for no other reason than that the document spells as Americans do.
    American,
    /// Day first for no other reason than that it spells as the British do.
    British,
}

/// What a time expression says.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub enum Reading {
    /// A period of the calendar.
    Date(Cal),
    /// A time of a day; without `day`, of the day that the text is at.
    Time { day: Option<Cal>, clock: Clock },
    /// A length of time.
    Duration(Length),
    /// Every so often.
    Set(Recurrence),
    /// Now, then or some day.
    Reference(Reference),
    /// A time known by an office held or by an event.
    Term(Box<TermQuery>),
}

/// A period of the calendar, given outright or by way of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Cal {
    /// Written in full.
    Fixed(Period),
    /// Its year (month, week) stands with a neighbour: `March` in `from March to May 2019`.
    Listed(Period),
    /// A name that comes again each year, month or week: `June`, `Friday`, `the 26th`.
    Named(Named, Which),
    /// So many units from another date: `last week`, `two years ago`, `the following month`.
    Shift { base: Base, unit: Unit, n: i64 },
    /// `12/6/2018`, with neither number above 12.
    Numeric { a: u8, b: u8, year: Option<i16> },
    /// The week or weekend in which a month's day lies: `the week of 18 June`.
    PartOf(Unit, u8, u8, Which),
    /// So many days from the next or the last day of a name: `a week from Monday`, `two Fridays ago`.
    FromNamed(Named, Which, i64),
    /// So many months, then days from a day, to the day: `thirty years ago today`.
    Counted { base: Base, months: i32, days: i64 },
    /// The day on which a night begins that words do not name: `overnight`.
    Overnight,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Base {
    /// The anchor date.
    Anchor,
    /// The last date that the text gave, else the anchor date.
    Running,
}

/// A name that comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Named {
    /// 1 to 12, of a year.
    Month(u8),
    /// Month and day, of a year.
    MonthDay(u8, u8),
    /// 1 to 31, of a month.
    DayOfMonth(u8),
    /// Day of a month that is this weekday: `Friday the 13th`.
    DayOn(u8, u8),
    /// 1 (Monday) to 7, of a week.
    Weekday(u8),
    /// The nth (-1: last) of a weekday, of a month.
    NthWeekday(i8, u8),
    /// Of a year.
    Season(Season),
    /// Of a year.
    Quarter(u8),
    /// Of a financial year, whose it is said or not.
    FiscalQuarter(u8),
    /// Of a year.
    Half(u8),
    /// By its tens: 9 is `the nineties`.
    Decade(u8),
    /// Of a week.
    Weekend,
    /// Of a year.
    Holiday(Holiday),
}

/// Which of the things of one name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Which {
    /// The tense of the clause says whether it is the one before or after the anchor date.
    Tense,
    /// The one before.
    Last,
    /// The one of now.
    This,
    /// The one after.
    Next,
    /// Some one, which is not told: `on a Friday`.
    Any,
    /// The first one after the date right before it: `Wednesday` in `Tuesday and Wednesday`. Where that date is not
    /// known, as the tense says.
    After,
    /// The last one before the date that the text is at: `the previous July`.
    Preceding,
    /// The first one after it: `the following March`.
    Following,
    /// The one in the year (month, week) that lies so many from that of the base: `June last year`.
    In(Base, i16),
}

/// Days that have a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Holiday {
    /// The same day each year.
    On(u8, u8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// The nth (-1: last) weekday (1 is Monday) of a month.
    Nth { n: i8, weekday: u8, month: u8 },
    /// The Tuesday after the first Monday in November.
    UsElection,
    /// Days after Easter Sunday of the eastern churches.
    Orthodox(i16),
    /// Days after New Year's Day of the Jewish calendar in the same year of ours.
    Jewish(i16),
    /// 25 Kislev.
    Hanukkah,
    /// 9 Av, or the Sunday after it.
    TishaBav,
    /// Month and day of the Islamic calendar.
    Islamic(u8, u8),
    /// The ninth month of the Islamic calendar.
    Ramadan,
    /// One of the two feasts of the Islamic calendar that are called so, the nearer one.
    Eid,
    /// Month and day of the Chinese calendar; day 0 is the eve of the month.
    Chinese(u8, u8),
    /// The main day of the Hindu festival of lights.
    Diwali,
    /// New Year's Day of the Iranian calendar.
    Nowruz,
    /// The day of colours of the Hindu spring festival.
    Holi,
    /// The Buddha's birthday, in the years in which the calendars of Sri Lanka and Thailand have it on one day.
    Vesak,
}

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Clock {
    /// By the clock, with the offset of its zone from UTC in minutes.
    At { hour: u8, minute: Option<u8>, second: Option<u8>, zone: Option<i16> },
    /// `morning`, `night`.
    Part(DayPart),
    /// `two hours ago`: by a clock that the text does not show.
    Unknown,
    /// `nine hours later`, `three hours earlier`: so many minutes from the last time of day that the text gave; without one, a length.
    From { minutes: i32, unit: Unit },
}

/// Parts of a day, with TIMEX3's codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`
    Daytime,
}

/// Every so often.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Recurrence {
    /// `daily`, `every two years`.
    Every(Length),
    /// `every Monday`, `each June`.
    Each(Named),
    /// `every morning`, `Friday nights`.
    Part(Option<u8>, DayPart),
    /// `daily at 9:00`.
    At(Clock),
}

/// Times that no calendar fixes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Reference {
    /// `recently`
    Past,
    /// `now`
    Present,
    /// `the future`
    Future,
}

/// A question that the dossier answers.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub enum TermQuery {
    /// `his first term`, `Trump's presidency`: who holds the office, as written (`his`, `Trump`), where the text says it,
    /// with its place in bytes of the running text; which of the terms, 1 the first, -1 the last, `None` where not said; which
    /// year of the time in office, 1 the first, `None` for all of it.
    Office { holder: Option<Box<str>>, holder_span: Option<Span>, office: Box<str>, nth: Option<i8>, year: Option<u8> },
    /// `since the Hanoi summit`: the event's name as written, without the article; the bounds of the event itself.
    Event { name: Box<str>, span: Span },
}

impl TimeExpr {
    /// Whether it is no TIMEX3 by itself, and only a dossier can tell when it was: a term of office, an event.
    pub fn is_term(&self) -> bool {
        matches!(self.reading, Reading::Term(_))
    }
}

impl TimeExpr {
    /// Whether it is the first of its name after the expression before it.
    pub(super) fn follows(&self) -> bool {
        matches!(self.reading, Reading::Date(Cal::Named(_, Which::After)))
    }

    /// The same, to be told by the tense.
    pub(super) fn by_tense(&self) -> TimeExpr {
        let mut expr = self.clone();
        if let Reading::Date(Cal::Named(named, Which::After)) = expr.reading {
            expr.reading = Reading::Date(Cal::Named(named, Which::Tense));
        }
        expr
    }
}

impl TimexType {
    /// `DATE`, `TIME`, `DURATION`, `SET`.
    pub fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

impl Mod {
    /// As TIMEX3 writes it: `EQUAL_OR_MORE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Mod::Before => "BEFORE",
            Mod::After => "AFTER",
            Mod::Less => "LESS_THAN",
            Mod::More => "MORE_THAN",
            Mod::EqualOrLess => "EQUAL_OR_LESS",
            Mod::EqualOrMore => "EQUAL_OR_MORE",
            Mod::Start => "START",
            Mod::Mid => "MID",
            Mod::End => "END",
            Mod::Approx => "APPROX",
        }
    }
}

impl DayPart {
    /// TIMEX3's code.
    pub fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }
}
