//! What flows from block to block of a document.

use std::hash::{Hash, Hasher};

/// What the blocks before leave for the next one. Small; equal flows give equal results.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Flow {
    /// Persons with a shared surname, the one named last first.
    pub(super) near: Vec<u32>,
    /// The event mentioned last.
    pub(super) event: Option<u32>,
}

impl Flow {
    /// A number that differs where flows differ, but for one chance in 2^64.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// Notes that a person was named.
    pub(super) fn named(&mut self, number: u32) {
        if self.near.first() != Some(&number) {
            self.near.retain(|&other| other != number);
            self.near.insert(0, number);
            self.near.truncate(MOST_NEAR);
        }
    }
}

const MOST_NEAR: usize = 16;
