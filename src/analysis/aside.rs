//! What the rooms above make of a whole analysis, kept with it for as long as it is kept itself.

use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::sync::{Arc, Mutex, PoisonError};

/// Values that follow from one analysis alone, one of each type.
#[derive(Debug, Default)]
pub(super) struct Asides(Mutex<FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Asides {
    /// The value of that type; `make` makes it where there is none. Two threads that ask at once may both make it, and have the same one in the end.
    pub fn of<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let kind = TypeId::of::<T>();
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&kind).cloned();
        if let Some(known) = known.and_then(|known| known.downcast::<T>().ok()) {
            return known;
        }
        // Not under the lock: what is made may ask for other values.
        let made = Arc::new(make());
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.entry(kind).or_insert_with(|| made.clone()).clone();
        kept.downcast::<T>().unwrap_or(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_a_type_is_made_once() {
        let asides = Asides::default();
        assert_eq!(*asides.of(|| 7_u8), 7);
        assert_eq!(*asides.of(|| asides.of(|| 1_u8).to_string()), "7");
        assert!(Arc::ptr_eq(&asides.of(|| 9_u8), &asides.of(|| 8_u8)));
    }
}
