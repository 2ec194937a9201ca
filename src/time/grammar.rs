//! The grammar of time expressions: from a token that may begin one to the longest expression there.

mod amount;
mod clock;
mod counted;
mod date;
mod day;
mod decade;
mod deictic;
mod fiscal;
mod fuzzy;
mod holiday;
mod length;
mod number;
mod ordered;
mod part;
mod quantity;
mod reference;
mod season;
mod set;
mod term;
mod weekday;
mod year;

use super::calendar::Unit;
use super::expr::{Cal, Clock, DateOrder, Mod, Reading, TimexType};
use super::lexicon::Lex;
use super::words::Words;
use crate::lang::TokenKind;

/// The longest of several, the first of those that are as long.
macro_rules! longest {
    ([$($hit:expr),+ $(,)?]) => {{
        let mut best: Option<Hit> = None;
        $($crate::time::grammar::longer(&mut best, $hit);)+
        best
    }};
}
use longest;

#[inline]
fn longer(best: &mut Option<Hit>, hit: Option<Hit>) {
    if let Some(hit) = hit
        && best.as_ref().is_none_or(|best| hit.past() > best.past())
    {
        *best = Some(hit);
    }
}

/// An expression between two tokens.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// Its first token.
    pub start: usize,
    /// The token after its last one.
    pub end: usize,
    pub timex: TimexType,
    pub reading: Reading,
    pub modifier: Option<Mod>,
    pub order: Option<DateOrder>,
    /// Further days of a list that share its month, first and end token: `14` in `12-14 June`, in order.
    pub more: Vec<(usize, usize, Cal)>,
}

impl Hit {
    pub fn new(start: usize, end: usize, timex: TimexType, reading: Reading) -> Hit {
        Hit { start, end, timex, reading, modifier: None, order: None, more: Vec::new() }
    }

    pub fn date(start: usize, end: usize, cal: Cal) -> Hit {
        Hit::new(start, end, TimexType::Date, Reading::Date(cal))
    }

    pub fn time(start: usize, end: usize, day: Option<Cal>, clock: Clock) -> Hit {
        Hit::new(start, end, TimexType::Time, Reading::Time { day, clock })
    }

    pub fn from(mut self, start: usize) -> Hit {
        self.start = start;
        self
    }

    pub fn with(mut self, modifier: Mod) -> Hit {
        self.modifier = Some(modifier);
        self
    }

    /// The token after the last of its days.
    pub fn past(&self) -> usize {
        self.more.last().map_or(self.end, |day| day.1)
    }

    /// The date that it gives, where it is one.
    pub fn cal(&self) -> Option<Cal> {
        match self.reading {
            Reading::Date(cal) => Some(cal),
            _ => None,
        }
    }

    /// The day that a time of day gives.
    pub fn day(&self) -> Option<Cal> {
        match self.reading {
            Reading::Time { day, .. } => day,
            _ => None,
        }
    }
}

/// The longest expression that begins at token `i`.
pub(crate) fn at(w: &Words, i: usize) -> Option<Hit> {
    if w.kind(i) == Some(TokenKind::Number) {
        return longest!([
            date::numeric(w, i),
            clock::at(w, i),
            day::day_first(w, i),
            year::at(w, i),
            length::at(w, i),
            decade::short_decade(w, i),
            ordered::in_digits(w, i),
            weekday::weekdays_ago(w, i),
        ]);
    }
    let lex = w.lex(i);
    if matches!(lex, Lex::The | Lex::A | Lex::Lead) && !goes_on(w, i + 1) && !w.is(i, "present") {
        return if lex == Lex::The { term::event(w, i) } else { None };
    }
    match lex {
        Lex::Inner => None,
        Lex::None => named_by_digits(w, i),
        Lex::Month(_) | Lex::MonthShort(_) => longest!([day::month(w, i), holiday::at(w, i)]),
        Lex::Weekday(_) | Lex::WeekdayShort(_) | Lex::Weekdays(_) => longest!([weekday::weekday(w, i), set::at(w, i)]),
        Lex::Season(_) => season::season(w, i),
        Lex::Day(_) | Lex::Tonight => part::today(w, i),
        Lex::Overnight => part::overnight(w, i),
        Lex::Reference(_) => longest!([deictic::at(w, i), reference::at(w, i)]),
        Lex::Often(..) | Lex::Parts(_) => set::at(w, i),
        Lex::Hour(_) => clock::at(w, i),
        Lex::Holiday => longest!([holiday::at(w, i), length::all(w, i)]),
        Lex::Feast => holiday::at(w, i),
        Lex::Long(_) => length::long(w, i),
        Lex::Office => term::at(w, i),
        Lex::Ordinal(_) => longest!([fuzzy::at(w, i), day::day_first(w, i), term::at(w, i)]),
        // `million years` has its number before it.
        Lex::Scale(1_000_000..) => None,
        Lex::Count(_) | Lex::Many | Lex::Scale(_) => {
            let set = longest!([set::at(w, i), set::numbered(w, i)]);
            let hit = longest!([clock::at(w, i), length::at(w, i), set, weekday::weekdays_ago(w, i)]);
            match lex {
                Lex::Count(15..=30) => longest!([hit, day::day_first(w, i), year::in_words(w, i)]),
                _ => hit,
            }
        }
        Lex::A => match w.lex(i + 1) {
            Lex::Weekday(_) => weekday::some_weekday(w, i),
            Lex::Unit(Unit::Quarter) => longest!([length::at(w, i), fuzzy::at(w, i), clock::at(w, i)]),
            Lex::Lead => longest!([length::at(w, i), fuzzy::at(w, i), reference::at(w, i)]),
            _ => longest!([length::at(w, i), fuzzy::at(w, i)]),
        },
        Lex::Units(_) | Lex::Unit(_) => {
            longest!([length::bare(w, i), deictic::at(w, i), fuzzy::at(w, i), set::at(w, i)])
        }
        Lex::The => after_the(w, i),
        Lex::Part(_) | Lex::Decade(_) => fuzzy::at(w, i),
        Lex::Lead if w.is(i, "full") => length::full(w, i),
        Lex::Lead => longest!([
            deictic::at(w, i),
            fuzzy::at(w, i),
            length::at(w, i),
            set::at(w, i),
            term::at(w, i),
            reference::at(w, i),
            year::at(w, i),
            clock::at(w, i),
        ]),
    }
}

/// What begins at the article `i`: most kinds of expressions show in the word behind it.
fn after_the(w: &Words, i: usize) -> Option<Hit> {
    let next = w.lex(i + 1);
    let number = w.kind(i + 1) == Some(TokenKind::Number);
    let counts = number || matches!(next, Lex::Count(_) | Lex::Many | Lex::Scale(_) | Lex::A);
    longest!([
        deictic::at(w, i),
        fuzzy::at(w, i),
        year::at(w, i),
        if number || matches!(next, Lex::Ordinal(_) | Lex::Count(_)) { day::day_first(w, i) } else { None },
        reference::at(w, i),
        if matches!(next, Lex::Part(_) | Lex::Lead | Lex::Inner) { part::the_part(w, i) } else { None },
        if matches!(next, Lex::Season(_)) { season::the_season(w, i) } else { None },
        term::event(w, i),
        if counts { length::at(w, i) } else { None },
        if matches!(next, Lex::Unit(_)) || w.any(i + 1, &["fiscal", "financial"]) {
            length::ending(w, i)
        } else {
            None
        },
        if matches!(next, Lex::Holiday) { fuzzy::new_year(w, i) } else { None },
    ])
}

/// Whether a token can follow the small words that begin expressions: the test that most of them fail.
fn goes_on(w: &Words, i: usize) -> bool {
    match w.kind(i) {
        Some(TokenKind::Number | TokenKind::Clitic) => true,
        Some(TokenKind::Punct) => w.any(i, &["-", "‐", "‑", ".", "'", "’", "‘"]),
        Some(TokenKind::Word) => {
            !matches!(w.lex(i), Lex::None | Lex::Feast)
                || w.s(i).starts_with("FY")
                || w.any(i, &["of", "to", "in", "on", "ago", "time"])
        }
        None => false,
    }
}

/// `Q3 2018`, `FY2019`, `'90s`: words that the lexicon does not list.
fn named_by_digits(w: &Words, i: usize) -> Option<Hit> {
    longest!([ordered::short_quarter(w, i), fiscal::fiscal_short(w, i), decade::short_decade(w, i)])
}

/// A date that a modifier or `of` may stand before: `June`, `2018`, `last week`, `the 1990s`, `the year`.
pub(crate) fn plain_date(w: &Words, i: usize) -> Option<Hit> {
    let hit = match w.lex(i) {
        Lex::Month(_) | Lex::MonthShort(_) => day::month(w, i),
        Lex::Weekday(_) | Lex::WeekdayShort(_) => weekday::weekday(w, i),
        Lex::Season(_) => season::season(w, i),
        Lex::Day(_) | Lex::Tonight => part::today(w, i),
        Lex::Holiday | Lex::Feast => holiday::at(w, i),
        Lex::The => longest!([
            deictic::at(w, i),
            year::at(w, i),
            ordered::ordered(w, i),
            fuzzy::the_unit(w, i),
            day::day_first(w, i),
            season::the_season(w, i),
        ]),
        Lex::Lead => longest!([deictic::at(w, i), year::at(w, i)]),
        Lex::Ordinal(_) => longest!([ordered::ordered(w, i), day::day_first(w, i)]),
        Lex::Decade(_) => year::at(w, i),
        Lex::None if w.kind(i) == Some(TokenKind::Number) => {
            longest!([date::numeric(w, i), day::day_first(w, i), year::at(w, i)])
        }
        _ => longest!([ordered::short_quarter(w, i), decade::short_decade(w, i)]),
    };
    hit.filter(|h| matches!(h.timex, TimexType::Date | TimexType::Time))
}

/// The second year of `2017-18`, where token `i` is the dash.
pub(crate) fn closing_year(w: &Words, i: usize) -> Option<Hit> {
    if w.dash(i) || w.is(i, "/") { year::second_of_range(w, i + 1) } else { None }
}
