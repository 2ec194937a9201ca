//! A multimap in one sorted array: 64-bit keys to `u32` values.

/// Values by key; built once, then read.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rows: Vec<(u64, u32)>,
}

impl Index {
    /// An index of these rows; equal rows are kept once.
    pub fn new(mut rows: Vec<(u64, u32)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        rows.shrink_to_fit();
        Index { rows }
    }

    /// The values of `key`, ascending. Logarithmic.
    pub fn get(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let from = self.rows.partition_point(|row| row.0 < key);
        self.rows.get(from..).unwrap_or_default().iter().take_while(move |row| row.0 == key).map(|row| row.1)
    }
}
