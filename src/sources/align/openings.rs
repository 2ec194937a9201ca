//! Where the words of a source are by how they begin: a search for letters looks at the few places that begin as they do, and not
//! through the whole source. Worth making for a source that is searched again and again, as by the notes of a folder.

use crate::sources::words::Words;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// So many letters are looked up.
pub(super) const LETTERS: usize = 8;
/// A source is searched so often before the table is made.
const WORTH: u32 = 16;
/// For a source of more words it is not made: sixteen bytes a word.
const MOST_WORDS: usize = 200_000;

/// The table of one version of a source. Copies share it.
#[derive(Clone, Debug, Default)]
pub(in crate::sources) struct Openings(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    searches: AtomicU32,
    /// The letters that each word and what follows it begin with, and its number; ascending.
    table: OnceLock<Vec<(u64, u32)>>,
}

/// The first letters of a row as a number; `None` where there are fewer.
fn key(row: &[u8]) -> Option<u64> {
    row.first_chunk::<LETTERS>().map(|letters| u64::from_be_bytes(*letters))
}

impl Openings {
    /// The words of `words`, at or after `from`, at which letters begin as `needle` does, ascending. `None` where that is not known: the needle is
    /// short, the source long, or has not been asked about often. Logarithmic in the source, but where the table is made.
    pub(super) fn from<'s>(
        &'s self,
        words: &Words,
        needle: &[u8],
        from: usize,
    ) -> Option<impl Iterator<Item = usize> + use<'s>> {
        let sought = key(needle).filter(|_| words.words.len() <= MOST_WORDS)?;
        if self.0.table.get().is_none() && self.0.searches.fetch_add(1, Ordering::Relaxed) < WORTH {
            return None;
        }
        let table = self.0.table.get_or_init(|| {
            let letters = words.letters.as_bytes();
            let row = |at: u32| letters.get(at as usize..).and_then(key);
            let mut table: Vec<(u64, u32)> =
                words.words.iter().zip(0..).filter_map(|(word, number)| Some((row(word.at)?, number))).collect();
            table.sort_unstable();
            table
        });
        let first = table.partition_point(|(key, number)| (*key, *number as usize) < (sought, from));
        let rest = table.get(first..).unwrap_or_default();
        Some(rest.iter().take_while(move |(key, _)| *key == sought).map(|(_, number)| *number as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{Prepared, Quote, align_quote};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_found_by_the_table_is_what_is_found_without_it(
            text in "((we|will|keep|shut|the|north|northgate|gate|3|1,200|rains)(, | | |-|\\. |\" ){1}){0,60}",
            from in 0usize..40,
            len in 1usize..12,
            joined in any::<bool>(),
        ) {
            let words: Vec<&str> = text.split_whitespace().collect();
            let taken: Vec<&str> = words.iter().copied().skip(from).take(len).collect();
            let quotation = taken.join(if joined { "" } else { " " });
            let quote = Quote::of(&quotation);
            let fresh = align_quote(&quote, &Prepared::plain(&text));
            let searched = Prepared::plain(&text);
            for _ in 0..WORTH + 3 {
                prop_assert_eq!(&align_quote(&quote, &searched), &fresh);
            }
        }
    }

    #[test]
    fn it_is_made_for_what_is_searched_often() {
        let words = Words::of("the northern gate was shut until the northern road was clear");
        let openings = Openings::default();
        let found = || openings.from(&words, b"northern", 2).map(Iterator::collect::<Vec<_>>);
        (0..WORTH).for_each(|_| assert_eq!(found(), None));
        assert_eq!(found(), Some(vec![7]));
        assert_eq!(openings.from(&words, b"the", 0).map(Iterator::collect::<Vec<_>>), None);
    }
}
