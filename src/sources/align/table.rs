//! The table of an alignment: edit distance over words with free ends (Sellers 1980), extended by gaps, by words that
//! are divided otherwise, and by interruptions of speech.

use super::edit::{ANCHORED, Step, StepKind};
use crate::sources::prepared::Prepared;
use crate::sources::quote::{Joint, Quote};
use crate::sources::words::{ASIDE, CAPITAL, CLITIC, CLOSES_QUOTE, DIGIT, OPENS_QUOTE, OPENS_SENTENCE, Words};
use std::ops::Range;

/// No more cells than that are filled for a quotation that is not cut.
const CELLS: usize = 1 << 19;
/// No more cells than that are filled between two anchors.
pub(super) const CELLS_BETWEEN: usize = 1 << 15;
/// Words of a source that may stand outside speech in its middle (`said Kim Yo Jong, the leader's sister, on Monday`).
const INTERRUPTION: usize = 25;

const WORD: u32 = 1000;
const GAP_WORD: u32 = 2;
const INSERTED_WORD: u32 = 40;
const SKIP: u32 = 50;

/// For each word of the region where speech that begins there was broken off, if it was.
pub(super) fn skips(source: &Prepared, region: &Range<usize>) -> Vec<Option<u32>> {
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

/// A quotation and a stretch of a source.
pub(super) struct Table<'a> {
    pub quote: &'a Quote<'a>,
    pub source: &'a Prepared,
    /// Of each word of the region, as [`skips`] gives them.
    pub skips: Vec<Option<u32>>,
    /// Words of the source.
    pub region: Range<usize>,
}

/// What the table needs of a word.
#[derive(Clone, Copy)]
struct Cell<'a> {
    hash: u32,
    /// Its first four bytes, as far as it has them, the first one lowest.
    head: u32,
    letters: &'a str,
    flags: u8,
}

fn cell(words: &Words, index: usize) -> Cell<'_> {
    let word = words.words.get(index);
    let letters = words.letters_of(index, index + 1);
    Cell {
        hash: word.map_or(0, |word| word.hash),
        head: letters.bytes().take(4).rev().fold(0, |head, byte| head << 8 | u32::from(byte)),
        letters,
        flags: word.map_or(0, |word| word.flags),
    }
}

/// What it costs that one word stands for another: less where the writer seems to have meant that very word.
fn differ(ours: &Cell<'_>, theirs: &Cell<'_>) -> u32 {
    let both = ours.flags & theirs.flags;
    if both & DIGIT != 0 {
        return 700;
    }
    // How many of the first four bytes are alike; no letter is the byte zero.
    let shorter = ours.letters.len().min(theirs.letters.len());
    let alike = ((ours.head ^ theirs.head).trailing_zeros() as usize / 8).min(shorter);
    if alike >= 4 || alike >= 3 && shorter <= 4 {
        600
    } else if both & CAPITAL != 0 && (ours.flags | theirs.flags) & OPENS_SENTENCE == 0 {
        800
    } else {
        WORD
    }
}

/// Whether `whole` is `first` and `second` written together.
pub(super) fn is_joined(whole: &str, first: &str, second: &str) -> bool {
    // Most differ in the first letter.
    whole.len() == first.len() + second.len()
        && first.as_bytes().first().is_none_or(|letter| whole.as_bytes().first() == Some(letter))
        && whole.starts_with(first)
        && whole.ends_with(second)
}

impl Table<'_> {
    /// Aligns the words `ours` with `theirs` and appends the steps; a free end costs nothing in the source.
    pub fn fill(
        &self,
        ours: Range<usize>,
        theirs: Range<usize>,
        free_start: bool,
        free_end: bool,
        out: &mut Vec<Step>,
    ) {
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
        let mut here: Vec<u32> = Vec::with_capacity(width);
        let mut above: Vec<u32> = (0..width as u32).map(|j| if free_start { 0 } else { j * WORD }).collect();
        if !free_start && let Some(first) = moves.get_mut(1..width) {
            first.fill(Move::Theirs);
        }
        let offset = theirs.start - self.region.start;
        // Most stretches have no interruption.
        let skips = self.skips.iter().any(Option::is_some).then_some(&self.skips);
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
            here.clear();
            let line = moves.get_mut(row * width..(row + 1) * width).unwrap_or_default();
            let (Some((slot, line)), Some(first)) = (line.split_first_mut(), above.first()) else { continue };
            let mut left = first + drop;
            here.push(left);
            *slot = Move::Ours;
            let beside = above.iter().zip(above.iter().skip(1));
            for (k, ((slot, their_word), (diagonal, over))) in line.iter_mut().zip(&s).zip(beside).enumerate() {
                let (mut cost, mut step) = (over + drop, Move::Ours);
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
                // At a free start the quotation's first word is sooner kept than changed.
                if left + pass < cost + u32::from(i == 0) {
                    (cost, step) = (left + pass, pass_move);
                }
                if let Some(from) = skips.and_then(|skips| skips.get(offset + k + 1).copied().flatten())
                    && let Some(price) = (from as usize).checked_sub(offset).and_then(|from| here.get(from))
                    && price + SKIP < cost
                {
                    (cost, step) = (price + SKIP, Move::Skip);
                }
                here.push(cost);
                left = cost;
                *slot = step;
            }
            // The row at hand is the one above the next.
            std::mem::swap(&mut older, &mut above);
            std::mem::swap(&mut above, &mut here);
        }
        let end = if free_end {
            // On a tie the later end: a last word that is changed, not one put in.
            (0..width).rev().min_by_key(|j| above.get(*j).copied().unwrap_or(u32::MAX)).unwrap_or(columns)
        } else {
            columns
        };
        self.trace(&moves, (rows, end), ours, theirs, out);
    }

    fn cells(&self) -> usize {
        if self.quote.len() < ANCHORED { CELLS } else { CELLS_BETWEEN }
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
