//! A quotation against one stretch of a source, word by word: edit distance with free ends (Sellers 1980), extended by
//! gaps, by words that are divided otherwise, and by interruptions of speech. Long quotations are first cut at runs of
//! words that occur once in both (the anchors of patience diff).

use crate::sources::prepared::Prepared;
use crate::sources::quote::{Joint, Quote};
use crate::sources::words::{ASIDE, CAPITAL, CLITIC, CLOSES_QUOTE, DIGIT, OPENS_QUOTE, OPENS_SENTENCE, Word, Words};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// From so many words on a quotation is cut at anchors.
const ANCHORED: usize = 64;
/// A head or tail of more words is cut at anchors of its own.
const LONG_END: usize = 300;
/// How often a stretch between anchors is cut again.
const DEPTH: usize = 8;
/// No more cells than that are filled for a quotation that is not cut.
const CELLS: usize = 1 << 19;
/// No more cells than that are filled between two anchors.
const CELLS_BETWEEN: usize = 1 << 15;
/// A long quotation has an anchor for so many of its words at least, or it is not there: of words that agree six in ten,
/// two in ten runs of three are whole.
const WORDS_PER_ANCHOR: usize = 25;
/// Words of a source that may stand outside speech in its middle (`said Kim Yo Jong, the leader's sister, on Monday`).
const INTERRUPTION: usize = 25;

/// Words of the source that a gap may stand for at the ends of a long quotation.
const GAP: usize = 400;

const WORD: u32 = 1000;
const GAP_WORD: u32 = 2;
const INSERTED_WORD: u32 = 40;
const SKIP: u32 = 50;

/// One step of an alignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Step {
    /// Words of the quotation.
    pub quote: Range<usize>,
    /// Words of the source.
    pub source: Range<usize>,
    pub kind: StepKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StepKind {
    /// They agree.
    Same,
    /// They differ; one side may be empty.
    Differs,
    /// Words of the source that the quotation may leave out: a gap, an interruption.
    Free,
}

/// A quotation laid along a stretch of a source.
#[derive(Clone, Debug)]
pub(super) struct Aligned {
    /// The passage, words of the source.
    pub words: Range<usize>,
    /// From the quotation's first word to its last.
    pub steps: Vec<Step>,
    /// Share of the words that agree in order, of the longer of both.
    pub agree: f32,
    /// How many steps differ.
    pub differences: usize,
}

impl Aligned {
    /// For each word of the quotation whether it agrees.
    pub fn matched(&self, len: usize) -> Vec<bool> {
        let mut out = vec![false; len];
        for step in self.steps.iter().filter(|step| step.kind == StepKind::Same) {
            if let Some(part) = out.get_mut(step.quote.clone()) {
                part.fill(true);
            }
        }
        out
    }
}

/// The best alignment of `quote` within the words `region` of `source`; `None` where hardly anything agrees.
pub(super) fn align(quote: &Quote, source: &Prepared, region: Range<usize>) -> Option<Aligned> {
    let table = Table { quote, source, skips: skips(source, &region), region: region.clone() };
    let mut steps = Vec::new();
    if quote.len() < ANCHORED {
        table.fill(0..quote.len(), region, true, true, &mut steps);
    } else {
        let anchors = table.anchored()?;
        if anchors.len() * WORDS_PER_ANCHOR < quote.len() {
            return None;
        }
        let (first, last) = (anchors.first()?, anchors.last()?);
        let (head, tail) = (table.head(*first), table.tail(*last));
        table.fill(0..first.0, head, true, false, &mut steps);
        table.between(&anchors, &mut steps);
        table.fill(last.0..quote.len(), tail, false, true, &mut steps);
    }
    measure(steps, quote.len())
}

fn measure(steps: Vec<Step>, len: usize) -> Option<Aligned> {
    let (mut same, mut theirs, mut differences) = (0, 0, 0);
    for step in &steps {
        match step.kind {
            StepKind::Same => {
                same += step.quote.len();
                theirs += step.quote.len();
            }
            StepKind::Differs => {
                theirs += step.source.len();
                differences += 1;
            }
            StepKind::Free => {}
        }
    }
    let start = steps.iter().find(|step| !step.source.is_empty() && step.kind != StepKind::Free)?.source.start;
    let end = steps.iter().rev().find(|step| !step.source.is_empty() && step.kind != StepKind::Free)?.source.end;
    (same > 0).then(|| Aligned { words: start..end, steps, agree: same as f32 / len.max(theirs) as f32, differences })
}

/// For each word of the region where speech that begins there was broken off, if it was.
fn skips(source: &Prepared, region: &Range<usize>) -> Vec<Option<u32>> {
    let words = source.words.words.get(region.clone()).unwrap_or_default();
    let mut out = vec![None; words.len() + 1];
    let mut closed: Option<usize> = None;
    let mut aside: Option<usize> = None;
    for (index, word) in words.iter().enumerate() {
        if word.is(ASIDE) {
            aside = aside.or(Some(index));
        } else if let (Some(from), Some(slot)) = (aside.take().filter(|from| *from > 0), out.get_mut(index)) {
            *slot = Some(from as u32);
        }
        if word.is(OPENS_QUOTE) {
            if let (Some(from), Some(slot)) = (closed, out.get_mut(index))
                && index > from
                && index - from <= INTERRUPTION
            {
                *slot = Some(from as u32);
            }
            closed = None;
        }
        if word.is(CLOSES_QUOTE) {
            closed = Some(index + 1);
        }
    }
    out
}

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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Start,
    Diagonal,
    Ours,
    Theirs,
    FreeTheirs,
    /// One word of the quotation, two of the source.
    Split,
    /// Two of the quotation, one of the source.
    Joined,
    Skip,
}

struct Table<'a> {
    quote: &'a Quote,
    source: &'a Prepared,
    skips: Vec<Option<u32>>,
    region: Range<usize>,
}

/// What the table needs of a word.
#[derive(Clone, Copy)]
struct Cell<'a> {
    hash: u32,
    letters: &'a str,
    flags: u8,
}

fn cell(words: &Words, index: usize) -> Cell<'_> {
    let word = words.words.get(index);
    Cell {
        hash: word.map_or(0, |word| word.hash),
        letters: words.letters_of(index, index + 1),
        flags: word.map_or(0, |word| word.flags),
    }
}

/// What it costs that one word stands for another: less where the writer seems to have meant that very word.
fn differ(ours: &Cell<'_>, theirs: &Cell<'_>) -> u32 {
    let both = ours.flags & theirs.flags;
    if both & DIGIT != 0 {
        return 700;
    }
    let alike = ours.letters.bytes().zip(theirs.letters.bytes()).take_while(|(a, b)| a == b).count();
    if alike >= 4 || alike >= 3 && ours.letters.len().min(theirs.letters.len()) <= 4 {
        600
    } else if both & CAPITAL != 0 && (ours.flags | theirs.flags) & OPENS_SENTENCE == 0 {
        800
    } else {
        WORD
    }
}

/// Whether `whole` is `first` and `second` written together.
fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    whole.len() == first.len() + second.len() && whole.starts_with(first) && whole.ends_with(second)
}

impl Table<'_> {
    /// Aligns the words `ours` with `theirs` and appends the steps; a free end costs nothing in the source.
    fn fill(&self, ours: Range<usize>, theirs: Range<usize>, free_start: bool, free_end: bool, out: &mut Vec<Step>) {
        let (rows, columns) = (ours.len(), theirs.len());
        if rows == 0 && (free_start || free_end || columns == 0) {
            return;
        }
        if rows == 0 || columns == 0 || (rows + 1) * (columns + 1) > self.cells() {
            let source = if free_start && columns > 0 {
                theirs.end.saturating_sub(rows).max(theirs.start)..theirs.end
            } else if free_end {
                theirs.start..(theirs.start + rows).min(theirs.end)
            } else {
                theirs
            };
            let gap = rows == 0 && self.quote.joint(ours.start) != Joint::Close;
            out.push(Step { quote: ours, source, kind: if gap { StepKind::Free } else { StepKind::Differs } });
            return;
        }
        let q: Vec<Cell> = ours.clone().map(|index| cell(&self.quote.words, index)).collect();
        let s: Vec<Cell> = theirs.clone().map(|index| cell(&self.source.words, index)).collect();
        let width = columns + 1;
        let mut moves = vec![Move::Start; (rows + 1) * width];
        let mut older: Vec<u32> = vec![u32::MAX; width];
        let mut above: Vec<u32> = (0..width as u32).map(|j| if free_start { 0 } else { j * WORD }).collect();
        if !free_start && let Some(first) = moves.get_mut(1..width) {
            first.fill(Move::Theirs);
        }
        let offset = theirs.start - self.region.start;
        for (i, ours_word) in q.iter().enumerate() {
            let row = i + 1;
            // What a word of the source costs after this word of the quotation.
            let joint =
                if ours.start + row < self.quote.len() { self.quote.joint(ours.start + row) } else { Joint::Close };
            let (pass, pass_move) = match joint {
                Joint::Close => (WORD, Move::Theirs),
                Joint::Inserted => (INSERTED_WORD, Move::FreeTheirs),
                Joint::Gap => (GAP_WORD, Move::FreeTheirs),
            };
            let drop = if ours_word.flags & CLITIC != 0 { WORD / 2 } else { WORD };
            let before = i.checked_sub(1).and_then(|before| q.get(before));
            let mut here: Vec<u32> = Vec::with_capacity(width);
            let line = moves.get_mut(row * width..(row + 1) * width).unwrap_or_default();
            for (j, slot) in line.iter_mut().enumerate() {
                let (mut cost, mut step) = (above.get(j).map_or(u32::MAX, |above| above + drop), Move::Ours);
                if let Some(k) = j.checked_sub(1) {
                    if let (Some(their_word), Some(diagonal)) = (s.get(k), above.get(k)) {
                        if their_word.hash == ours_word.hash {
                            if *diagonal < cost {
                                (cost, step) = (*diagonal, Move::Diagonal);
                            }
                        } else {
                            let price = diagonal + differ(ours_word, their_word);
                            // On a tie a changed word is likelier than one left out and another put in.
                            if price <= cost {
                                (cost, step) = (price, Move::Diagonal);
                            }
                            let previous = k.checked_sub(1).and_then(|k| s.get(k));
                            if previous.is_some_and(|p| is_joined(ours_word.letters, p.letters, their_word.letters)) {
                                offer_at(&above, k.checked_sub(1), Move::Split, &mut cost, &mut step);
                            }
                            if before.is_some_and(|b| is_joined(their_word.letters, b.letters, ours_word.letters)) {
                                offer_at(&older, Some(k), Move::Joined, &mut cost, &mut step);
                            }
                        }
                    }
                    if let Some(left) = here.get(k) {
                        // At a free start the quotation's first word is sooner kept than changed.
                        if left + pass < cost || i == 0 && left + pass == cost {
                            (cost, step) = (left + pass, pass_move);
                        }
                    }
                    if let Some(from) = self.skips.get(offset + j).copied().flatten()
                        && let Some(price) = (from as usize).checked_sub(offset).and_then(|from| here.get(from))
                        && price + SKIP < cost
                    {
                        (cost, step) = (price + SKIP, Move::Skip);
                    }
                }
                here.push(cost);
                *slot = step;
            }
            older = std::mem::replace(&mut above, here);
        }
        let end = if free_end {
            // On a tie the later end: a last word that is changed, not one put in.
            (0..width).rev().min_by_key(|j| above.get(*j).copied().unwrap_or(u32::MAX)).unwrap_or(columns)
        } else {
            columns
        };
        self.trace(&moves, (rows, end), ours, theirs, out);
    }

    /// The anchors of the whole quotation; those that are unique in a long head or tail only are among them.
    fn anchored(&self) -> Option<Vec<(usize, usize)>> {
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
    fn head(&self, first: (usize, usize)) -> Range<usize> {
        let back = first.0 + first.0 / 2 + 8 + self.gap(1..first.0 + 1);
        first.1.saturating_sub(back).max(self.region.start)..first.1
    }

    /// Where in the source what follows the last anchor may stand.
    fn tail(&self, last: (usize, usize)) -> Range<usize> {
        let rest = self.quote.len() - last.0;
        last.1..(last.1 + rest + rest / 2 + 8 + self.gap(last.0 + 1..self.quote.len())).min(self.region.end)
    }

    fn cells(&self) -> usize {
        if self.quote.len() < ANCHORED { CELLS } else { CELLS_BETWEEN }
    }

    fn gap(&self, mut range: Range<usize>) -> usize {
        if range.any(|at| self.quote.joint(at) == Joint::Gap) { GAP } else { 0 }
    }

    /// Aligns what stands between anchors. Where that is still too much, words that are unique only there are anchors too.
    fn between(&self, anchors: &[(usize, usize)], out: &mut Vec<Step>) {
        let stretches = |anchors: &[(usize, usize)], depth: usize| -> Vec<(Range<usize>, Range<usize>, usize)> {
            let pairs = anchors.iter().zip(anchors.iter().skip(1));
            pairs.map(|(here, next)| (here.0..next.0, here.1..next.1, depth)).rev().collect()
        };
        let mut open = stretches(anchors, 0);
        while let Some((ours, theirs, depth)) = open.pop() {
            if (ours.len() + 1) * (theirs.len() + 1) <= CELLS_BETWEEN || depth == DEPTH {
                self.fill(ours, theirs, false, false, out);
                continue;
            }
            let mut inner = self::anchors(self.quote, self.source, ours.clone(), theirs.clone());
            inner.retain(|place| place.0 > ours.start && place.1 > theirs.start);
            inner.insert(0, (ours.start, theirs.start));
            inner.push((ours.end, theirs.end));
            let depth = if inner.len() == 2 { DEPTH } else { depth + 1 };
            open.append(&mut stretches(&inner, depth));
        }
    }

    /// Walks back from the end and appends the steps in order.
    fn trace(
        &self,
        moves: &[Move],
        end: (usize, usize),
        ours: Range<usize>,
        theirs: Range<usize>,
        out: &mut Vec<Step>,
    ) {
        let width = theirs.len() + 1;
        let offset = theirs.start - self.region.start;
        let (mut row, mut column) = end;
        let mut back: Vec<Step> = Vec::new();
        while row > 0 || column > 0 {
            let made = moves.get(row * width + column).copied().unwrap_or(Move::Start);
            let (rows, columns, kind) = match made {
                Move::Start => break,
                Move::Diagonal => {
                    let ours = self.quote.word(ours.start + row - 1).map(|word| word.hash);
                    let theirs = self.source.words.words.get(theirs.start + column - 1).map(|word| word.hash);
                    (1, 1, if ours == theirs { StepKind::Same } else { StepKind::Differs })
                }
                Move::Ours => (1, 0, StepKind::Differs),
                Move::Theirs => (0, 1, StepKind::Differs),
                Move::FreeTheirs => (0, 1, StepKind::Free),
                Move::Split => (1, 2, StepKind::Same),
                Move::Joined => (2, 1, StepKind::Same),
                Move::Skip => {
                    let from = self.skips.get(offset + column).copied().flatten().map_or(column, |from| from as usize);
                    (0, (offset + column).saturating_sub(from).max(1), StepKind::Free)
                }
            };
            let (top, left) = (row.saturating_sub(rows), column.saturating_sub(columns));
            back.push(Step {
                quote: ours.start + top..ours.start + row,
                source: theirs.start + left..theirs.start + column,
                kind,
            });
            (row, column) = (top, left);
        }
        out.extend(back.into_iter().rev());
    }
}

fn offer_at(costs: &[u32], at: Option<usize>, made: Move, cost: &mut u32, step: &mut Move) {
    if let Some(price) = at.and_then(|at| costs.get(at)).filter(|price| **price < *cost) {
        (*cost, *step) = (*price, made);
    }
}
