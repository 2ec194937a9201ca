//! Lengths of time and their TIMEX3 values.

use super::calendar::Unit;

/// A length of time: up to three amounts, the longest unit first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Length {
    /// Thousandths of the unit; `None`: how many is not said.
    pub parts: [Option<(Option<u64>, Unit)>; 3],
}

impl Length {
    /// So many of one unit; `None`: how many is not said.
    pub fn of(count: Option<u64>, unit: Unit) -> Length {
        Length { parts: [Some((count.map(|n| n.saturating_mul(1000)), unit)), None, None] }
    }

    /// Thousandths of one unit.
    pub fn thousandths(count: u64, unit: Unit) -> Length {
        Length { parts: [Some((Some(count), unit)), None, None] }
    }

    /// The same length and then some; the fourth amount is dropped.
    pub fn and(mut self, other: Length) -> Length {
        for part in other.parts.into_iter().flatten() {
            if let Some(free) = self.parts.iter_mut().find(|p| p.is_none()) {
                *free = Some(part);
            }
        }
        self
    }

    /// Its TIMEX3 value: `P3D`, `PT1H30M`, `P2.5Y`, `PXM`.
    pub fn value(&self) -> String {
        let (mut date, mut time) = (String::new(), String::new());
        for (count, unit) in self.parts.iter().flatten() {
            let (scale, letter, clock) = match unit {
                Unit::Second => (1, "S", true),
                Unit::Minute => (1, "M", true),
                Unit::Hour => (1, "H", true),
                Unit::Night => (1, "NI", true),
                Unit::Day => (1, "D", false),
                Unit::Weekend => (1, "WE", false),
                Unit::Week => (1, "W", false),
                Unit::Month => (1, "M", false),
                Unit::Quarter => (3, "M", false),
                Unit::Half => (6, "M", false),
                Unit::Year | Unit::FiscalYear => (1, "Y", false),
                Unit::Decade => (10, "Y", false),
                Unit::Century => (100, "Y", false),
                Unit::Millennium => (1000, "Y", false),
            };
            let number = match count {
                None => "X".to_string(),
                Some(count) => decimal(count.saturating_mul(scale)),
            };
            let out = if clock { &mut time } else { &mut date };
            out.push_str(&number);
            out.push_str(letter);
        }
        if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
    }
}

/// Thousandths as a decimal number without trailing zeros.
fn decimal(thousandths: u64) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 {
        return whole.to_string();
    }
    format!("{whole}.{part:03}").trim_end_matches('0').to_string()
}
