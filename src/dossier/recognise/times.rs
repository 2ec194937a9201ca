//! The dates that recognition is given: calendar intervals of a block's time expressions, and the anchor date.

use crate::text::Span;
use jiff::civil::Date;

/// A time expression that resolved to a calendar interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dated {
    /// Bytes of the block's running text.
    pub span: Span,
    /// First day.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
}

/// The dates of one block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Times<'a> {
    /// In text order; durations, sets and what stayed unresolved are left out.
    pub dated: &'a [Dated],
    /// First and last day of the anchor date.
    pub anchor: Option<(Date, Date)>,
}

/// Bytes of a preposition between a phrase and its date: ` of `, ` on `, ` in the `.
const PREPOSITION: usize = 8;

/// More dates before a cue are not looked at.
const MOST_BEFORE: usize = 8;

impl Times<'_> {
    /// The interval of the time expression that begins right behind `end` and before `limit`: `summit of June 2018`.
    pub(super) fn behind(&self, end: usize, limit: usize) -> Option<(Date, Date)> {
        let from = self.dated.partition_point(|dated| dated.span.start < end);
        let near = |dated: &&Dated| dated.span.start - end <= PREPOSITION && dated.span.start < limit;
        let next = self.dated.get(from).filter(near)?;
        Some((next.first, next.last))
    }

    /// Where the time expressions in a phrase and right behind it, before `limit`, begin.
    pub(super) fn starts(&self, start: usize, end: usize, limit: usize) -> impl Iterator<Item = u32> + '_ {
        let from = self.dated.partition_point(|dated| dated.span.start < start);
        let inside = self.dated.get(from..).unwrap_or_default().iter();
        let last = (end + PREPOSITION).min(limit.saturating_sub(1));
        inside.take_while(move |dated| dated.span.start <= last).map(|dated| dated.span.start as u32)
    }

    /// The interval of the last time expression that ends at or before `start`; those that begin at one of `skip`, which ascend, do
    /// not count.
    pub(super) fn before(&self, start: usize, skip: &[u32]) -> Option<(Date, Date)> {
        let upto = self.dated.partition_point(|dated| dated.span.end <= start);
        let mut before = self.dated.get(..upto)?.iter().rev().take(MOST_BEFORE);
        let last = before.find(|dated| skip.binary_search(&(dated.span.start as u32)).is_err())?;
        Some((last.first, last.last))
    }

    /// The interval of the time expression inside `clause` that is nearest to `at`; those that begin at one of `skip`, which
    /// ascend, are of something else.
    pub(super) fn of_clause(&self, clause: Span, at: Span, skip: &[u32]) -> Option<(Date, Date)> {
        let from = self.dated.partition_point(|dated| dated.span.start < clause.start);
        let inside = self.dated.get(from..)?.iter().take_while(|dated| dated.span.start < clause.end);
        let inside = inside.filter(|dated| skip.binary_search(&(dated.span.start as u32)).is_err());
        let distance = |dated: &&Dated| {
            if dated.span.start >= at.end { dated.span.start - at.end } else { at.start.saturating_sub(dated.span.end) }
        };
        inside.min_by_key(distance).map(|dated| (dated.first, dated.last))
    }
}
