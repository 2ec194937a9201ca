//! The weights of signs: how much each speaks for a sentence that is about the text, or against it.

use super::sign::{Kind, Part, Sign};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table, made by `tests/metadiscourse.rs` from labelled sentences. A line has a weight in hundredths, a kind, and words.
const TABLE: &str = include_str!("weights.txt");

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(TABLE));

/// Weights by the keys of their signs.
struct Weights {
    /// The bits that the keys name: most signs of a sentence have no weight.
    bits: Box<[u64]>,
    by_key: FxHashMap<u64, i32>,
}

impl Weights {
    fn read(table: &str) -> Weights {
        let kinds = kinds();
        let by_key: FxHashMap<u64, i32> = table.lines().filter_map(|row| line(row, &kinds)).collect();
        let mut bits = vec![0; BITS / 64].into_boxed_slice();
        for key in by_key.keys() {
            let (place, bit) = place(*key);
            bits.iter_mut().skip(place).take(1).for_each(|bits| *bits |= bit);
        }
        Weights { bits, by_key }
    }

    fn of(&self, key: u64) -> i32 {
        let (place, bit) = place(key);
        match self.bits.get(place).is_some_and(|bits| bits & bit != 0) {
            true => self.by_key.get(&key).copied().unwrap_or(0),
            false => 0,
        }
    }
}

/// So many bits, a power of two.
const BITS: usize = 1 << 16;

fn place(key: u64) -> (usize, u64) {
    let at = (key >> 48) as usize & (BITS - 1);
    (at >> 6, 1 << (at & 63))
}

/// The kinds by their names.
fn kinds() -> FxHashMap<String, Kind> {
    Kind::ALL.into_iter().map(|kind| (format!("{kind:?}"), kind)).collect()
}

/// The key and the weight of a line; `None` where it is none.
fn line(line: &str, kinds: &FxHashMap<String, Kind>) -> Option<(u64, i32)> {
    let mut words = line.split(' ');
    let weight = words.next()?.parse().ok()?;
    let kind = *kinds.get(words.next()?)?;
    let mut part = || words.next().map(Part::new).unwrap_or_default();
    let (first, second) = (part(), part());
    Some((Sign { kind, first, second }.key(), weight))
}

/// The weight of a sign by its key, in hundredths; 0 for one that the table does not have.
pub(super) fn weight(key: u64) -> i32 {
    WEIGHTS.of(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_sign_with_a_weight() {
        let kinds = kinds();
        let mut known = FxHashMap::default();
        for row in TABLE.lines() {
            let (key, weight) = line(row, &kinds).unwrap_or_else(|| panic!("no sign: {row}"));
            assert_ne!(weight, 0, "{row}");
            assert_eq!(known.insert(key, row), None, "twice: {row}");
            assert_eq!(super::weight(key), weight, "{row}");
        }
    }

    #[test]
    fn a_sign_is_read_as_it_is_written() {
        let kinds = kinds();
        let sign = Sign { kind: Kind::HeadTense, first: Part::new("Figures"), second: Part::new("present") };
        assert_eq!(line(&format!("12 {sign}"), &kinds), Some((sign.key(), 12)));
        assert_eq!(line("twelve Word the", &kinds), None);
        assert_eq!(line("12 Nonsense the", &kinds), None);
    }
}
