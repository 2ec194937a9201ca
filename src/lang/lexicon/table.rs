//! The words of the lexicon by their packed letters, as they are looked up: one probe for most words of a text.

use super::Entry;
use crate::text::packed::mixed;
use rustc_hash::FxHashMap;

/// A word of at most 24 bytes.
pub(super) type Key = [u64; 3];

/// The words in a hash table with open addressing. Most words of a text are in no list: two bytes of a small array tell.
pub(super) struct Table {
    /// Part of the hash of the word at each slot, never 0; 0 where there is none.
    tags: Vec<u16>,
    /// Its place in `words`.
    places: Vec<u16>,
    words: Vec<(Key, Entry)>,
    /// How far a hash is shifted to give a slot.
    shift: u32,
}

impl Table {
    /// The table of these words.
    pub(super) fn of(listed: FxHashMap<Key, Entry>) -> Table {
        let slots = (listed.len() * 2 + 1).next_power_of_two();
        let shift = u64::BITS - slots.trailing_zeros();
        let mut table = Table { tags: vec![0; slots], places: vec![0; slots], words: Vec::new(), shift };
        for (key, entry) in listed {
            let (mut at, tag) = table.slot(&key);
            while table.tags.get(at).is_some_and(|tag| *tag != 0) {
                at = (at + 1) % slots;
            }
            if let (Some(to), Some(place)) = (table.tags.get_mut(at), table.places.get_mut(at)) {
                (*to, *place) = (tag, table.words.len() as u16);
                table.words.push((key, entry));
            }
        }
        table
    }

    #[inline]
    fn slot(&self, key: &Key) -> (usize, u16) {
        let hash = mixed(key);
        ((hash >> self.shift) as usize, hash as u16 | 1)
    }

    /// What is known of a word.
    #[inline]
    pub(super) fn get(&self, key: &Key) -> Option<Entry> {
        let (mut at, sought) = self.slot(key);
        loop {
            let tag = *self.tags.get(at)?;
            if tag == sought
                && let Some((_, entry)) =
                    self.words.get(usize::from(*self.places.get(at)?)).filter(|word| word.0 == *key)
            {
                return Some(*entry);
            }
            if tag == 0 {
                return None;
            }
            at = (at + 1) & (self.tags.len() - 1);
        }
    }
}
