//! TIMEX3 values of what has no period: units not known, clocks, recurrences; and what units are called.

use super::named::named_value;
use crate::time::calendar::Unit;
use crate::time::expr::{Clock, Recurrence};

/// The value of a unit's period that is not known.
pub(super) fn unit_value(unit: Unit) -> String {
    match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year | Unit::Millennium => "XXXX",
        Unit::FiscalYear => "FYXXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Day | Unit::Night | Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XX",
    }
    .into()
}

pub(super) fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Night => "night",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half-year",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
        Unit::FiscalYear => "financial year",
    }
}

pub(super) fn clock_value(clock: Clock) -> String {
    match clock {
        Clock::Unknown | Clock::From { .. } => "TXX:XX".into(),
        Clock::Part(part) => format!("T{}", part.code()),
        Clock::At { hour, minute, second, zone } => {
            let mut out = format!("T{hour:02}:{:02}", minute.unwrap_or(0));
            if let Some(second) = second {
                out.push_str(&format!(":{second:02}"));
            }
            match zone {
                None => {}
                Some(0) => out.push('Z'),
                Some(offset) => {
                    let sign = if offset < 0 { '-' } else { '+' };
                    let minutes = offset.unsigned_abs();
                    out.push_str(&format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60));
                }
            }
            out
        }
    }
}

pub(super) fn recurrence_value(recurrence: &Recurrence) -> String {
    match recurrence {
        Recurrence::Every(length) => length.value(),
        Recurrence::Each(named) => named_value(*named),
        Recurrence::Part(Some(day), part) => format!("XXXX-WXX-{day}T{}", part.code()),
        Recurrence::Part(None, part) => format!("XXXX-XX-XXT{}", part.code()),
        Recurrence::At(clock) => format!("XXXX-XX-XX{}", clock_value(*clock)),
    }
}
