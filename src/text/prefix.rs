//! Finding texts by how their words begin: a sorted table of word beginnings, for lists of a million names.

use super::fold::fold;
use std::ops::Range;

/// Bytes of a word that the table tells apart; what comes after is for the caller to look at.
const TOLD: usize = 8;
/// More items of one beginning are not gone through.
const MOST_OF_ONE: usize = 200_000;

/// A table of words by their beginnings ([`beginnings`]), sorted; each with the number of its item.
pub trait WordTable {
    /// How many rows it has.
    fn rows(&self) -> usize;
    /// The beginning and item of a row.
    fn word(&self, row: usize) -> Option<(u64, u32)>;
}

/// Words of numbered texts, by their beginnings. Twelve bytes a word.
#[derive(Clone, Debug, Default)]
pub struct PrefixIndex {
    /// The first bytes of each word, sorted.
    beginnings: Vec<u64>,
    /// The item of each.
    items: Vec<u32>,
}

impl PrefixIndex {
    /// The table over `texts`, each with the number of its item (several texts may share one). Costs a sort of the words.
    pub fn build<'t>(texts: impl Iterator<Item = (usize, &'t str)>) -> PrefixIndex {
        let mut rows: Vec<(u64, u32)> = Vec::new();
        for (item, text) in texts {
            let Ok(item) = u32::try_from(item) else { continue };
            rows.extend(beginnings(text).map(|word| (word, item)));
        }
        rows.sort_unstable();
        rows.dedup();
        let (beginnings, items) = rows.into_iter().unzip();
        PrefixIndex { beginnings, items }
    }

    /// The numbers of items that may have words beginning with each of `prefixes` (folded), ascending; at most `most`, and whether
    /// there may be more. Linear in the items of the two rarest beginnings.
    pub fn candidates(&self, prefixes: &[&str], most: usize) -> (Vec<usize>, bool) {
        candidates(self, prefixes, most)
    }
}

impl WordTable for PrefixIndex {
    fn rows(&self) -> usize {
        self.beginnings.len()
    }

    fn word(&self, row: usize) -> Option<(u64, u32)> {
        Some((*self.beginnings.get(row)?, *self.items.get(row)?))
    }
}

/// The rows of words that begin with the first [`TOLD`] bytes of `prefix`, which is folded.
fn range(table: &impl WordTable, prefix: &str) -> Range<usize> {
    let (low, high) = (beginning(prefix, 0), beginning(prefix, u8::MAX));
    let point = |before: &dyn Fn(u64) -> bool| {
        let (mut from, mut upto) = (0, table.rows());
        while from < upto {
            let middle = from + (upto - from) / 2;
            match table.word(middle).is_some_and(|(key, _)| before(key)) {
                true => from = middle + 1,
                false => upto = middle,
            }
        }
        from
    };
    let start = point(&|key| key < low);
    start..point(&|key| key <= high).max(start)
}

/// [`PrefixIndex::candidates`] of any such table.
pub fn candidates(table: &impl WordTable, prefixes: &[&str], most: usize) -> (Vec<usize>, bool) {
    let mut ranges: Vec<Range<usize>> = prefixes.iter().map(|prefix| range(table, prefix)).collect();
    ranges.sort_by_key(ExactSizeIterator::len);
    let sorted = |range: &Range<usize>| {
        let rows = range.clone().take(MOST_OF_ONE);
        let mut items: Vec<u32> = rows.filter_map(|row| table.word(row).map(|word| word.1)).collect();
        items.sort_unstable();
        items.dedup();
        items
    };
    let Some(first) = ranges.first() else { return (Vec::new(), false) };
    let mut items = sorted(first);
    let mut more = first.len() > MOST_OF_ONE;
    if let Some(second) = ranges.get(1).filter(|_| items.len() > 1) {
        more |= second.len() > MOST_OF_ONE;
        if second.len() <= MOST_OF_ONE {
            let others = sorted(second);
            items.retain(|item| others.binary_search(item).is_ok());
        }
    }
    more |= items.len() > most;
    (items.into_iter().take(most).map(|item| item as usize).collect(), more)
}

/// The beginnings of the words of a text, as a [`WordTable`] has them.
pub fn beginnings(text: &str) -> impl Iterator<Item = u64> {
    let folded = fold(text);
    let words: Vec<u64> = folded.split(' ').filter(|word| !word.is_empty()).map(|word| beginning(word, 0)).collect();
    words.into_iter()
}

/// The first bytes of a word as a number; `fill` stands for bytes that the word does not have.
fn beginning(word: &str, fill: u8) -> u64 {
    let bytes = word.bytes().chain(std::iter::repeat(fill)).take(TOLD);
    bytes.fold(0_u64, |key, byte| key << 8 | u64::from(byte))
}

/// Whether each word of `query` (folded) begins a word of `text` (folded); an empty query fits everything.
pub fn begins_words(query: &str, text: &str) -> bool {
    query.split(' ').filter(|word| !word.is_empty()).all(|word| {
        memchr::memmem::find_iter(text.as_bytes(), word).any(|at| at == 0 || text.as_bytes().get(at - 1) == Some(&b' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_by_their_beginnings() {
        let names = ["Kim Jong-un", "Mohammed Ali", "Mohammad Reza", "Ali Kimani", "Łódź"];
        let index = PrefixIndex::build(names.iter().copied().enumerate());
        let found = |query: &[&str]| index.candidates(query, 100).0;
        assert_eq!(found(&["kim"]), [0, 3]);
        assert_eq!(found(&["moham", "al"]), [1]);
        assert_eq!(found(&["mohammed", "ki"]), [1], "the last one is left for the caller to look at");
        assert_eq!(found(&["moham", "ki"]), Vec::<usize>::new());
        assert_eq!(found(&["lo"]), [4]);
        assert_eq!(index.candidates(&["k"], 1), (vec![0], true), "as many as are wanted");
        assert!(begins_words("al mo", "mohammed ali") && !begins_words("hammed", "mohammed ali"));
    }

    proptest! {
        #[test]
        fn no_item_is_missed(texts in proptest::collection::vec("[a-cA-C é]{0,12}", 0..12), query in "[a-c]{1,7}") {
            let index = PrefixIndex::build(texts.iter().map(String::as_str).enumerate());
            let (found, _) = index.candidates(&[&query], usize::MAX);
            for (item, text) in texts.iter().enumerate() {
                if begins_words(&query, &fold(text)) {
                    prop_assert!(found.contains(&item));
                }
            }
        }
    }
}
