//! A multimap in one sorted array that is used in place: 64-bit keys to `u32` values.

use crate::dossier::bytes::{Bytes, partition, u32_at, u64_at};
use crate::text::WordTable;

/// Bytes of a row: key, value.
const ROW: usize = 12;

/// Values by key; built once, then read. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rows: Bytes,
}

impl Index {
    /// An index of these rows; equal rows are kept once.
    pub fn new(mut rows: Vec<(u64, u32)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut bytes = Vec::with_capacity(rows.len() * ROW);
        for (key, value) in rows {
            bytes.extend_from_slice(&key.to_le_bytes());
            bytes.extend_from_slice(&value.to_le_bytes());
        }
        Index { rows: Bytes::new(bytes) }
    }

    /// The index of these rows, as [`Index::table`] gave them.
    pub fn of(rows: Bytes) -> Self {
        Index { rows }
    }

    /// Its rows.
    pub fn table(&self) -> &[u8] {
        &self.rows
    }

    /// Keys and values, by key.
    pub fn rows(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.rows.chunks_exact(ROW).filter_map(|row| Some((u64_at(row, 0)?, u32_at(row, 8)?)))
    }

    /// The values of `key`, ascending. Logarithmic.
    pub fn get(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let rows: &[u8] = &self.rows;
        let from = partition(rows, ROW, |row| u64_at(row, 0).is_some_and(|here| here < key));
        let rest = rows.get(from * ROW..).unwrap_or_default().chunks_exact(ROW);
        rest.take_while(move |row| u64_at(row, 0) == Some(key)).filter_map(|row| u32_at(row, 8))
    }
}

impl WordTable for Index {
    fn rows(&self) -> usize {
        self.rows.len() / ROW
    }

    fn word(&self, row: usize) -> Option<(u64, u32)> {
        let at = row.checked_mul(ROW)?;
        Some((u64_at(&self.rows, at)?, u32_at(&self.rows, at.checked_add(8)?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_of_a_key_are_those_of_its_rows(rows in prop::collection::vec((0u64..9, 0u32..5), 0..40), key in 0u64..10) {
            let mut expected: Vec<u32> = rows.iter().filter(|row| row.0 == key).map(|row| row.1).collect();
            expected.sort_unstable();
            expected.dedup();
            let index = Index::new(rows);
            prop_assert_eq!(index.get(key).collect::<Vec<_>>(), expected.clone());
            prop_assert_eq!(Index::of(Bytes::new(index.table().to_vec())).get(key).collect::<Vec<_>>(), expected);
        }
    }
}
