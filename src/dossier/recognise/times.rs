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

impl Times<'_> {
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
