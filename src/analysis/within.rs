//! What of a list that is in text order stands in a stretch of the text: found, not searched for, since blocks may have thousands of sentences.

use crate::text::Span;
use std::ops::Range;

/// The indexes of the items that begin in `stretch` or at its end; `span` gives an item's place, by whose starts the list is in order. Logarithmic.
pub fn starting_in<T>(list: &[T], stretch: Span, span: impl Fn(&T) -> Span) -> Range<usize> {
    let from = list.partition_point(|item| span(item).start < stretch.start);
    let rest = list.get(from..).unwrap_or_default();
    from..from + rest.partition_point(|item| span(item).start <= stretch.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_count() {
        let list = [0, 3, 3, 5, 9].map(|at| Span::new(at, at + 2));
        let of = |from, to| starting_in(&list, Span::new(from, to), |span| *span);
        assert_eq!((of(3, 5), of(1, 2), of(6, 99), of(10, 12)), (1..4, 1..1, 4..5, 5..5));
    }
}
