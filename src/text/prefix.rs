//! Finding texts by how their words begin: a sorted table of word beginnings, for lists of a million names.

use super::fold::fold;

/// Bytes of a word that the table tells apart; what comes after is for the caller to look at.
const TOLD: usize = 8;
/// More items of one beginning are not gone through.
const MOST_OF_ONE: usize = 200_000;

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
            rows.extend(fold(text).split(' ').filter(|word| !word.is_empty()).map(|word| (beginning(word, 0), item)));
        }
        rows.sort_unstable();
        rows.dedup();
        let (beginnings, items) = rows.into_iter().unzip();
        PrefixIndex { beginnings, items }
    }

    /// The items of words that begin with the first [`TOLD`] bytes of `prefix`, which is folded.
    fn range(&self, prefix: &str) -> &[u32] {
        let (low, high) = (beginning(prefix, 0), beginning(prefix, u8::MAX));
        let start = self.beginnings.partition_point(|&key| key < low);
        let end = self.beginnings.partition_point(|&key| key <= high);
        self.items.get(start..end).unwrap_or_default()
    }

    /// The numbers of items that may have words beginning with each of `prefixes` (folded), ascending; at most `most`, and whether
    /// there may be more. Linear in the items of the two rarest beginnings.
    pub fn candidates(&self, prefixes: &[&str], most: usize) -> (Vec<usize>, bool) {
        let mut ranges: Vec<&[u32]> = prefixes.iter().map(|prefix| self.range(prefix)).collect();
        ranges.sort_by_key(|range| range.len());
        let sorted = |range: &[u32]| {
            let mut items = range.iter().take(MOST_OF_ONE).copied().collect::<Vec<_>>();
            items.sort_unstable();
            items.dedup();
            items
        };
        let Some(first) = ranges.first() else { return (Vec::new(), false) };
        let mut items = sorted(first);
        let mut more = first.len() > MOST_OF_ONE;
        if let Some(second) = ranges.get(1).filter(|_| items.len() > 1) {
            let others = sorted(second);
            more |= second.len() > MOST_OF_ONE;
            if second.len() <= MOST_OF_ONE {
                items.retain(|item| others.binary_search(item).is_ok());
            }
        }
        more |= items.len() > most;
        (items.into_iter().take(most).map(|item| item as usize).collect(), more)
    }
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
