//! What became of quotations that do not stand in a source as they are quoted: to find the nearest passage is most of the work on a
//! quotation, and the same one is looked up again at each keystroke in its block, and in each note that has it.

use super::Alignment;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Of one version of a source the nearest passages of quotations, by their text. Copies share them.
#[derive(Clone, Debug, Default)]
pub(in crate::sources) struct Remembered(Arc<Mutex<FxHashMap<Box<str>, Alignment>>>);

/// So many are kept, and none that is longer in bytes than this.
const MOST: usize = 256;
const LONGEST: usize = 2_000;

impl Remembered {
    /// What is remembered of `quotation`, else what `find` gives. Nobody waits while it is found.
    pub(super) fn of(&self, quotation: &str, find: impl FnOnce() -> Alignment) -> Alignment {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if quotation.len() > LONGEST {
            return find();
        }
        if let Some(found) = known().get(quotation) {
            return found.clone();
        }
        let found = find();
        let mut known = known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(quotation.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{Prepared, align};

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let source = Prepared::plain("The guards let forty trucks pass before the bridge was closed for the night.");
        let quotation = "The guards let fifty trucks pass before the bridge was closed";
        let first = align(quotation, &source);
        assert!(matches!(first, Alignment::Near { .. }), "{first:?}");
        assert_eq!(align(quotation, &source), first);
        assert_eq!(align(quotation, &source.clone()), first);
    }

    #[test]
    fn so_many_are_kept() {
        let remembered = Remembered::default();
        for at in 0..3 * MOST {
            remembered.of(&format!("quotation {at}"), || Alignment::None);
            assert!(remembered.0.lock().unwrap().len() <= MOST);
        }
        remembered.of(&"long ".repeat(1_000), || Alignment::None);
        assert!(!remembered.0.lock().unwrap().keys().any(|key| key.len() > LONGEST));
    }
}
