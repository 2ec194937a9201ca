//! Where the text of a file differs from the one that its image was made of.

use std::ops::Range;

/// A stretch of whole lines, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Bytes of the file as the image knows it.
    pub old: Range<usize>,
    /// Bytes of the file as it is.
    pub new: Range<usize>,
}

/// The stretches that differ, in order and apart; outside them the texts are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Windows(Vec<Window>);

impl Windows {
    /// The one stretch.
    pub fn one(old: Range<usize>, new: Range<usize>) -> Windows {
        match old.is_empty() && new.is_empty() {
            true => Windows::default(),
            false => Windows(vec![Window { old, new }]),
        }
    }

    /// The stretches.
    pub fn iter(&self) -> std::slice::Iter<'_, Window> {
        self.0.iter()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes they cover, before and after together.
    pub fn len(&self) -> usize {
        self.0.iter().map(|window| window.old.len() + window.new.len()).sum()
    }

    /// Takes note that the bytes `lines` of the text as it is, whole lines, have become `length` bytes, whole lines too. Stretches that
    /// touch become one.
    pub fn edit(&mut self, lines: Range<usize>, length: usize) {
        let from = self.0.partition_point(|window| window.new.end < lines.start);
        let upto = self.0.partition_point(|window| window.new.start <= lines.end);
        let before = from.checked_sub(1).and_then(|at| self.0.get(at));
        let (base, here) = before.map_or((0, 0), |window| (window.old.end, window.new.end));
        let touched = self.0.get(from..upto).unwrap_or_default();
        let start = touched.first().map_or(lines.start, |first| first.new.start.min(lines.start));
        let end = touched.last().map_or(lines.end, |last| last.new.end.max(lines.end));
        let old_start = base + start.saturating_sub(here);
        let old_end = match touched.last() {
            Some(last) => last.old.end + (end - last.new.end),
            None => base + end.saturating_sub(here),
        };
        let grown = |at: usize| (at + length).saturating_sub(lines.len());
        let window = Window { old: old_start..old_end, new: start..grown(end) };
        self.0.splice(from..upto.max(from), [window]);
        for later in self.0.iter_mut().skip(from + 1) {
            later.new = grown(later.new.start)..grown(later.new.end);
        }
    }

    /// Where the byte `at` of the old text stands now; what stood in a stretch that differs, at its beginning.
    pub fn moved(&self, at: usize) -> usize {
        let upto = self.0.partition_point(|window| window.old.start <= at);
        match upto.checked_sub(1).and_then(|last| self.0.get(last)) {
            None => at,
            Some(window) if window.old.contains(&at) => window.new.start,
            Some(window) => window.new.end + (at - window.old.end),
        }
    }

    /// Whether the byte `at` of the old text is in a stretch that differs.
    pub fn has_old(&self, at: usize) -> bool {
        let upto = self.0.partition_point(|window| window.old.start <= at);
        upto.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|window| window.old.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn outside_the_stretches_nothing_differs(lines in prop::collection::vec("[a-z]{0,3}", 1..12), edits in prop::collection::vec((0usize..12, 0usize..4, prop::collection::vec("[A-Z]{0,3}", 0..3)), 0..6)) {
            let old: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let (mut new, mut windows) = (old.clone(), Windows::default());
            for (first, count, insert) in edits {
                let starts: Vec<usize> = std::iter::once(0).chain(new.match_indices('\n').map(|(at, _)| at + 1)).collect();
                let (from, upto) = (first.min(starts.len() - 1), (first + count).min(starts.len() - 1));
                let insert: String = insert.iter().map(|line| format!("{line}\n")).collect();
                windows.edit(starts[from]..starts[upto], insert.len());
                new.replace_range(starts[from]..starts[upto], &insert);
            }
            let (mut built, mut at) = (String::new(), 0);
            for window in windows.iter() {
                prop_assert!(window.old.start >= at);
                built += &old[at..window.old.start];
                prop_assert_eq!(built.len(), window.new.start);
                built += &new[window.new.clone()];
                at = window.old.end;
            }
            built += &old[at..];
            prop_assert_eq!(&built, &new);
            for at in 0..old.len() {
                if !windows.has_old(at) {
                    prop_assert_eq!(old.as_bytes()[at], new.as_bytes()[windows.moved(at)]);
                }
            }
        }
    }
}
