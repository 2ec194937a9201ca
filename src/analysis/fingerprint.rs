//! Fingerprints: what tells whether something that a result depends on has changed.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A hash of a value for comparing within one run of the program; never stored.
pub fn of<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
