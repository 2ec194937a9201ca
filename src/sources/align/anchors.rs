//! Anchors of a long quotation: runs of words that occur once in it and once in the source (as in patience diff), and the
//! alignment of what stands between them.

use super::edit::Step;
use super::table::{CELLS_BETWEEN, Table};
use crate::sources::prepared::Prepared;
use crate::sources::quote::{Joint, Quote};
use crate::sources::words::Word;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A head or tail of more words is cut at anchors of its own.
const LONG_END: usize = 300;
/// How often a stretch between anchors is cut again.
const DEPTH: usize = 8;
/// Words of the source that a gap may stand for at the ends of a long quotation.
const GAP: usize = 400;

/// Places (word of the quotation, word of the source) where three words in a row agree that occur once in both ranges;
/// both ascend.
fn anchors(quote: &Quote, source: &Prepared, ours: Range<usize>, theirs: Range<usize>) -> Vec<(usize, usize)> {
    let grams = |words: &[Word]| -> FxHashMap<(u32, u32, u32), Option<usize>> {
        let mut map = FxHashMap::default();
        for (index, gram) in words.windows(3).enumerate() {
            if let [a, b, c] = gram {
                map.entry((a.hash, b.hash, c.hash)).and_modify(|place| *place = None).or_insert(Some(index));
            }
        }
        map
    };
    let in_ours = grams(quote.words.words.get(ours.clone()).unwrap_or_default());
    let in_theirs = grams(source.words.words.get(theirs.clone()).unwrap_or_default());
    let mut pairs: Vec<(usize, usize)> = in_ours
        .iter()
        .filter_map(|(gram, place)| {
            Some(((*place)? + ours.start, in_theirs.get(gram).copied().flatten()? + theirs.start))
        })
        .collect();
    pairs.sort_unstable();
    // The longest row that ascends in the source as well.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let at = |index: usize| pairs.get(index).map_or(0, |pair| pair.1);
    for index in 0..pairs.len() {
        let place = tails.partition_point(|tail| at(*tail) < at(index));
        if let (Some(slot), Some(previous)) = (before.get_mut(index), place.checked_sub(1)) {
            *slot = tails.get(previous).copied();
        }
        match tails.get_mut(place) {
            Some(tail) => *tail = index,
            None => tails.push(index),
        }
    }
    let mut out = Vec::new();
    let mut next = tails.last().copied();
    while let Some(index) = next {
        out.extend(pairs.get(index));
        next = before.get(index).copied().flatten();
    }
    out.reverse();
    out
}

impl Table<'_> {
    /// The anchors of the whole quotation; those that are unique in a long head or tail only are among them.
    pub fn anchored(&self) -> Option<Vec<(usize, usize)>> {
        let mut all = anchors(self.quote, self.source, 0..self.quote.len(), self.region.clone());
        for _ in 0..DEPTH {
            let (first, last) = (*all.first()?, *all.last()?);
            let mut more = Vec::new();
            if first.0 > LONG_END {
                more = anchors(self.quote, self.source, 0..first.0, self.head(first));
            }
            let more_at_head = !more.is_empty();
            more.append(&mut all);
            all = more;
            let mut at_tail = Vec::new();
            if self.quote.len() - last.0 > LONG_END {
                at_tail = anchors(self.quote, self.source, last.0 + 1..self.quote.len(), self.tail(last));
                at_tail.retain(|place| place.1 > last.1);
            }
            if !more_at_head && at_tail.is_empty() {
                break;
            }
            all.append(&mut at_tail);
        }
        Some(all)
    }

    /// Where in the source what stands before the first anchor may stand.
    pub fn head(&self, first: (usize, usize)) -> Range<usize> {
        let back = first.0 + first.0 / 2 + 8 + self.gap(1..first.0 + 1);
        first.1.saturating_sub(back).max(self.region.start)..first.1
    }

    /// Where in the source what follows the last anchor may stand.
    pub fn tail(&self, last: (usize, usize)) -> Range<usize> {
        let rest = self.quote.len() - last.0;
        last.1..(last.1 + rest + rest / 2 + 8 + self.gap(last.0 + 1..self.quote.len())).min(self.region.end)
    }

    fn gap(&self, mut range: Range<usize>) -> usize {
        if range.any(|at| self.quote.joint(at) == Joint::Gap) { GAP } else { 0 }
    }

    /// Aligns what stands between anchors. Where that is still too much, words that are unique only there are anchors too.
    pub fn between(&self, places: &[(usize, usize)], out: &mut Vec<Step>) {
        let stretches = |places: &[(usize, usize)], depth: usize| -> Vec<(Range<usize>, Range<usize>, usize)> {
            let pairs = places.iter().zip(places.iter().skip(1));
            pairs.map(|(here, next)| (here.0..next.0, here.1..next.1, depth)).rev().collect()
        };
        let mut open = stretches(places, 0);
        while let Some((ours, theirs, depth)) = open.pop() {
            if (ours.len() + 1) * (theirs.len() + 1) <= CELLS_BETWEEN || depth == DEPTH {
                self.fill(ours, theirs, false, false, out);
                continue;
            }
            let mut inner = anchors(self.quote, self.source, ours.clone(), theirs.clone());
            inner.retain(|place| place.0 > ours.start && place.1 > theirs.start);
            inner.insert(0, (ours.start, theirs.start));
            inner.push((ours.end, theirs.end));
            let depth = if inner.len() == 2 { DEPTH } else { depth + 1 };
            open.append(&mut stretches(&inner, depth));
        }
    }
}
