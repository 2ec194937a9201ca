//! What each line of a file of entities gives, so that of a file of which some lines have changed only those are read again, and the
//! lines that belong with them.

use super::windows::Windows;
use crate::dossier::bytes::{Bytes, partition, u64_at};
use crate::dossier::names::Index;
use std::ops::Range;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A line: where it stands, and by the keys of their ids whom it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where the line begins, in bytes of the file.
    pub start: usize,
    /// Its length, its end included.
    pub length: usize,
    /// The entity, or the holder or member; 0: the line is a post.
    pub who: u64,
    /// The post or body; 0: the line is an entity.
    pub what: u64,
}

impl Row {
    /// The line's bytes in the file.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.length
    }

    /// Whether it is an entity's.
    pub fn is_entity(&self) -> bool {
        self.what == 0
    }

    /// Whether it is a post's.
    pub fn is_post(&self) -> bool {
        self.who == 0
    }

    /// Whether it connects a holder or member with a post or body.
    pub fn is_link(&self) -> bool {
        self.who != 0 && self.what != 0
    }
}

/// Bytes of a row: place and length in one number, who, what.
const ROW: usize = 24;
/// Bits of a length; lines that are longer are not read.
const LENGTH: u32 = 25;

/// The rows of a file as they are made.
#[derive(Debug, Default)]
pub struct Making {
    rows: Vec<u8>,
    by_id: Vec<(u64, u32)>,
}

impl Making {
    /// Adds a line; lines come in the order of the file.
    pub fn add(&mut self, row: Row) {
        let number = (self.rows.len() / ROW) as u32;
        let place = (row.start as u64) << LENGTH | (row.length as u64).min((1 << LENGTH) - 1);
        for part in [place, row.who, row.what] {
            self.rows.extend_from_slice(&part.to_le_bytes());
        }
        for key in [row.who, row.what].into_iter().filter(|key| *key != 0) {
            self.by_id.push((key, number));
        }
    }

    /// The rows, and their numbers by the ids in them.
    pub fn finish(self) -> (Vec<u8>, Index) {
        (self.rows, Index::new(self.by_id))
    }
}

/// The rows of a file, used in place.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub rows: Bytes,
    pub by_id: Index,
}

impl Lines {
    fn row(&self, number: usize) -> Option<Row> {
        let at = number.checked_mul(ROW)?;
        let place = u64_at(&self.rows, at)?;
        Some(Row {
            start: (place >> LENGTH) as usize,
            length: (place & ((1 << LENGTH) - 1)) as usize,
            who: u64_at(&self.rows, at + 8)?,
            what: u64_at(&self.rows, at + 16)?,
        })
    }

    /// The lines that begin in a stretch of the file.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = Row> + '_ {
        let first = partition(&self.rows, ROW, |row| {
            u64_at(row, 0).is_some_and(|place| ((place >> LENGTH) as usize) < range.start)
        });
        (first..).map_while(|number| self.row(number)).take_while(move |row| row.start < range.end)
    }

    /// The lines that tell of the id with that key, in the order of the file.
    pub fn of(&self, key: u64) -> impl Iterator<Item = Row> + '_ {
        self.by_id.get(key).filter_map(|number| self.row(number as usize))
    }
}

/// Whole lines of a file are summed together up to about this many bytes.
const BLOCK: usize = 1 << 16;

/// Sums of the stretches of a file, by which it is known where it has changed.
#[derive(Default)]
pub struct Summing {
    sum: Xxh3,
    start: usize,
    end: usize,
    unknown: bool,
    rows: Vec<u8>,
}

impl Summing {
    /// Takes the next line.
    pub fn line(&mut self, line: &[u8]) {
        self.sum.update(line);
        self.end += line.len();
        if self.end - self.start >= BLOCK {
            self.close();
        }
    }

    /// Takes note of a line that is not known but for its length.
    pub fn unknown(&mut self, length: usize) {
        self.unknown = true;
        self.end += length;
        self.close();
    }

    fn close(&mut self) {
        // No text has the sum 0 but one in 2^64, which is then taken for changed.
        let sum = if self.unknown { 0 } else { self.sum.digest() };
        self.rows.extend_from_slice(&(self.end as u64).to_le_bytes());
        self.rows.extend_from_slice(&sum.to_le_bytes());
        self.sum.reset();
        (self.start, self.unknown) = (self.end, false);
    }

    /// End and sum of each stretch, eight bytes each.
    pub fn finish(mut self) -> Vec<u8> {
        if self.end > self.start {
            self.close();
        }
        self.rows
    }
}

/// Where a file of `length` bytes differs from the one with these sums: the stretch between what is alike at the beginning and at the
/// end. `read` gives its bytes. Costs reading and summing the file once.
pub fn compare(sums: &[u8], length: usize, read: &mut dyn FnMut(Range<usize>) -> Option<Vec<u8>>) -> Option<Windows> {
    let rows: Vec<(usize, u64)> =
        sums.chunks_exact(16).filter_map(|row| Some((u64_at(row, 0)? as usize, u64_at(row, 8)?))).collect();
    let all = rows.last().map_or(0, |row| row.0);
    let begin = |at: usize| at.checked_sub(1).and_then(|before| rows.get(before)).map_or(0, |row| row.0);
    let mut alike = |range: Range<usize>, sum: u64| {
        let bytes = read(range)?;
        // A last line without an end goes on where something was added.
        Some((xxh3_64(&bytes) == sum && sum != 0, bytes.last() == Some(&b'\n')))
    };
    let mut front = 0;
    while let Some(&(end, sum)) = rows.get(front).filter(|row| row.0 <= length) {
        let (is_alike, is_whole) = alike(begin(front)..end, sum)?;
        if !is_alike || (!is_whole && end != length) {
            break;
        }
        front += 1;
    }
    let start = begin(front);
    let mut back = rows.len();
    while let Some(&(end, sum)) = back.checked_sub(1).filter(|at| *at >= front).and_then(|at| rows.get(at)) {
        let from = begin(back - 1);
        let Some(place) = (length + from).checked_sub(all).filter(|place| *place >= start) else { break };
        let is_alike = alike(place..place + (end - from), sum)?.0;
        // What comes before must end a line too.
        let is_new_line = place == start || alike(place - 1..place, 0)?.1;
        if !is_alike || !is_new_line {
            break;
        }
        back -= 1;
    }
    let end = begin(back);
    Some(Windows::one(start..end, start..(length + end).saturating_sub(all)))
}
