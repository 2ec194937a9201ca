//! The name that somebody probably meant.

/// The known name nearest to `word` by edit distance, where it is near enough to be meant (a third of its letters at most).
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let limit = (word.len() / 3).max(1);
    let mut row = Vec::new();
    let near = known.map(|name| (distance(&word, name, limit, &mut row), name)).filter(|(d, _)| *d <= limit);
    near.min().map(|(_, name)| name)
}

/// Levenshtein's distance, or anything above `limit` where it is larger. `row` is used again.
fn distance(a: &[char], b: &str, limit: usize, row: &mut Vec<usize>) -> usize {
    if a.len().abs_diff(b.chars().count()) > limit {
        return limit + 1;
    }
    row.clear();
    row.extend(0..=a.len());
    for (i, to) in b.chars().enumerate() {
        let (mut diagonal, mut left, mut least) = (i, i + 1, i + 1);
        let (first, rest) = row.split_at_mut(1);
        first.fill(left);
        for (from, slot) in a.iter().zip(rest) {
            let substituted = diagonal + usize::from(*from != to);
            diagonal = *slot;
            left = substituted.min(left + 1).min(*slot + 1);
            *slot = left;
            least = least.min(left);
        }
        // It only grows from row to row.
        if least > limit {
            return limit + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};
    use proptest::prelude::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["sources", "notes", "exclude"];
        assert_eq!(nearest("source", known.into_iter()), Some("sources"));
        assert_eq!(nearest("excldue", known.into_iter()), Some("exclude"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }

    fn one_by_one(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a_rest @ ..], [y, b_rest @ ..]) => {
                let changed = one_by_one(a_rest, b_rest) + usize::from(x != y);
                changed.min(one_by_one(a_rest, b) + 1).min(one_by_one(a, b_rest) + 1)
            }
        }
    }

    proptest! {
        #[test]
        fn distances_are_those_of_all_edits(a in "[abé]{0,5}", b in "[abé]{0,5}", limit in 0usize..5) {
            let (from, to): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let least = one_by_one(&from, &to);
            let found = distance(&from, &b, limit, &mut Vec::new());
            prop_assert!(if least <= limit { found == least } else { found > limit }, "{} {}", found, least);
        }
    }
}
