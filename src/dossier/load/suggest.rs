//! 'Did you mean …': the word of a list that a misspelt one is nearest to.

/// The candidate nearest to `word` by edit distance with transpositions (optimal string alignment), where at most a third of
/// its letters differ; the first of equals. Costs length times length for each candidate of about the same length.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().take(64).flat_map(char::to_lowercase).collect();
    let most = (letters.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > 3 * most {
            continue;
        }
        let limit = best.map_or(most, |(distance, _)| distance.saturating_sub(1));
        let other: Vec<char> = candidate.chars().take(64).flat_map(char::to_lowercase).collect();
        if let Some(distance) = distance(&letters, &other, limit) {
            best = Some((distance, candidate));
            if distance == 0 {
                break;
            }
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// `; did you mean 'x'?` or nothing.
pub fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|word| format!("; did you mean '{word}'?")).unwrap_or_default()
}

fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut cost = (row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                cost = cost.min(before[j - 1] + 1);
            }
            next.push(cost);
        }
        if next.iter().min().is_none_or(|&least| least > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_word_or_none() {
        let keys = ["name", "alias", "lastName", "weakAlias"];
        assert_eq!(nearest("nmae", keys), Some("name"));
        assert_eq!(nearest("aliases", keys), Some("alias"));
        assert_eq!(nearest("lastname", keys), Some("lastName"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("vladimir-puttin", ["vladimir-putin", "nadimir"]), Some("vladimir-putin"));
    }
}
