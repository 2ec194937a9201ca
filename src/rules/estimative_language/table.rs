//! ICD 203's table of likelihoods: seven steps, two rows of terms, and what each step stands for in per cent.

/// A row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Row {
    /// `almost no chance` to `almost certain`
    First,
    /// `remote` to `nearly certain`
    Second,
}

impl Row {
    pub(super) fn name(self) -> &'static str {
        match self {
            Row::First => "first",
            Row::Second => "second",
        }
    }

    pub(super) fn other(self) -> Row {
        match self {
            Row::First => Row::Second,
            Row::Second => Row::First,
        }
    }
}

/// Terms of each step by row, the adverb after the adjective.
const TABLE: [[&[&str]; 2]; 7] = [
    [&["almost no chance"], &["remote", "remote chance"]],
    [&["very unlikely"], &["highly improbable"]],
    [&["unlikely"], &["improbable", "improbably"]],
    [&["roughly even chance"], &["roughly even odds"]],
    [&["likely"], &["probable", "probably"]],
    [&["very likely"], &["highly probable"]],
    [&["almost certain", "almost certainly"], &["nearly certain"]],
];

/// From and to of each step, in per cent.
const PERCENT: [(u8, u8); 7] = [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)];

/// Step (from 1) and row of a term of the table, in lower case.
pub(super) fn place(term: &str) -> Option<(u8, Row)> {
    TABLE.iter().zip(1..).find_map(|(rows, step)| {
        let [first, second] = rows;
        let row = if first.contains(&term) { Row::First } else { Row::Second };
        (first.contains(&term) || second.contains(&term)).then_some((step, row))
    })
}

/// What a step stands for.
pub(super) fn percent(step: u8) -> Option<(u8, u8)> {
    PERCENT.get(usize::from(step).checked_sub(1)?).copied()
}

/// The one step that all of `low` to `high` per cent lies in; on the border of two, the likelier.
pub(super) fn step_of(low: u8, high: u8) -> Option<u8> {
    PERCENT.iter().zip(1u8..).filter(|((from, to), _)| *from <= low && high <= *to).map(|(_, step)| step).last()
}

/// The term of a step and a row that can stand where `like` stands: an adverb for an adverb.
pub(super) fn word(step: u8, row: Row, like: &str) -> Option<&'static str> {
    let rows = TABLE.get(usize::from(step).checked_sub(1)?)?;
    let terms = rows.get(if row == Row::First { 0 } else { 1 })?;
    let adverb = like.ends_with("bly") || like.ends_with("certainly");
    let noun = |term: &str| term.ends_with("chance") || term.ends_with("odds");
    let fits = |term: &&&str| {
        noun(term) == noun(like)
            && (!adverb || term.ends_with("bly") || term.ends_with("certainly") || term.ends_with("likely"))
    };
    terms.iter().rfind(|term| adverb && fits(term)).or_else(|| terms.iter().find(fits)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_a_step_and_a_row() {
        assert_eq!(place("likely"), Some((5, Row::First)));
        assert_eq!(place("probably"), Some((5, Row::Second)));
        assert_eq!(place("highly likely"), None);
        assert_eq!(percent(4), Some((45, 55)));
        assert_eq!(step_of(30, 30), Some(3));
        assert_eq!(step_of(60, 70), Some(5));
        assert_eq!(step_of(95, 95), Some(7));
        assert_eq!(step_of(10, 60), None);
        assert_eq!(word(3, Row::First, "likely"), Some("unlikely"));
        assert_eq!(word(7, Row::First, "probably"), Some("almost certainly"));
        assert_eq!(word(1, Row::First, "likely"), None);
    }
}
