//! The dates that a sentence gives outright, so that they can be compared with others: not bounds (`since 2019`), not approximations.

use crate::analysis::document::BlockView;
use crate::lang::{Token, VerbGroup};
use crate::text::Span;
use crate::time::{How, Precision, TimexType};
use jiff::civil::Date;

/// A date that a sentence gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Given {
    /// Bytes of the running text.
    pub span: Span,
    /// First day.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
    /// How much of a date is given.
    pub precision: Precision,
    /// It was counted from another date.
    pub relative: bool,
    /// Its year is not written, and was taken from the tense: `on 30 June`.
    pub yearless: bool,
}

impl Given {
    /// Whether some day lies within both: the two agree at the coarser precision. A year that is not written agrees with any.
    pub fn meets(&self, first: Date, last: Date) -> bool {
        let meets = |from: Date, to: Date| from <= last && first <= to;
        let moved = |year: i16| {
            let by = jiff::Span::new().try_years(i64::from(year) - i64::from(self.first.year())).ok()?;
            Some((self.first.checked_add(by).ok()?, self.last.checked_add(by).ok()?))
        };
        let years = [first.year(), last.year()].into_iter().filter(|_| self.yearless);
        meets(self.first, self.last) || years.filter_map(moved).any(|(from, to)| meets(from, to))
    }
}

/// Words after which a date is a bound, or about right.
const BOUNDS: &[&str] = &[
    "since",
    "until",
    "till",
    "by",
    "after",
    "before",
    "from",
    "through",
    "between",
    "than",
    "around",
    "about",
    "circa",
    "to",
    "following",
    "towards",
    "approximately",
    "roughly",
    "and",
    "or",
    "per",
    "versus",
];

/// A sentence of more bytes is no prose: rules that relate its parts to one another leave it alone.
pub const LONGEST_SENTENCE: usize = 4_000;

/// The dates that `sentence` gives, in text order; those in quotation marks are somebody else's and left out.
/// Logarithmic in the block's times and tokens for each.
pub fn dates(view: &BlockView, sentence: Span) -> Vec<Given> {
    let times = view.result.times_in(sentence);
    let whole = times.filter(|time| {
        matches!(time.value.timex, TimexType::Date | TimexType::Time)
            && time.value.mod_.is_none()
            && !is_quoted(view, time.span)
            && !is_bound(view, time.span)
    });
    let given = whole.filter_map(|time| {
        let ((first, last), precision) = (time.value.interval?, time.value.precision?);
        let relative = time.value.relative;
        let yearless = relative && matches!(time.value.how, How::Tense { .. });
        Some((time.value.timex, Given { span: time.span, first, last, precision, relative, yearless }))
    });
    let mut found: Vec<(TimexType, Given)> = given.collect();
    // `at noon on 3 May`: the time of day is of the day beside it.
    let days: Vec<(Date, Date)> =
        found.iter().filter(|(timex, _)| *timex == TimexType::Date).map(|(_, day)| (day.first, day.last)).collect();
    found.retain(|(timex, given)| *timex == TimexType::Date || !days.contains(&(given.first, given.last)));
    found.into_iter().map(|(_, given)| given).collect()
}

/// Whether the span stands in quotation marks, or in a block quote.
pub fn is_quoted(view: &BlockView, span: Span) -> bool {
    view.block.quoted || view.block.quotations.iter().any(|quotation| quotation.inner.covers(span))
}

/// Whether a sentence begins at `offset`. Logarithmic in the block's sentences.
pub fn opens_sentence(view: &BlockView, offset: usize) -> bool {
    view.facts.sentences.binary_search_by_key(&offset, |sentence| sentence.span.start).is_ok()
}

/// Whether a word before the date, or a range around it, makes it no date of its own.
fn is_bound(view: &BlockView, span: Span) -> bool {
    let text = &view.block.running.text;
    let before = tokens_before(view, span.start).next_back();
    let after = tokens_from(view, span.end).first();
    let dash = |token: &Token| matches!(token.of(text), "-" | "–" | "—" | "/");
    let close = |token: &Token, at: usize| token.span.end == at || token.span.start == at;
    before.is_some_and(|token| {
        BOUNDS.iter().any(|bound| bound.eq_ignore_ascii_case(token.of(text))) || dash(token) && close(token, span.start)
    }) || after.is_some_and(|token| dash(token) && close(token, span.end))
}

/// The tokens that end at or before `offset`.
pub fn tokens_before<'a>(view: &BlockView<'a>, offset: usize) -> std::slice::Iter<'a, Token> {
    let tokens = view.tokens();
    let end = tokens.partition_point(|token| token.span.end <= offset);
    tokens.get(..end).unwrap_or_default().iter()
}

/// The tokens that begin at or after `offset`.
pub fn tokens_from<'a>(view: &BlockView<'a>, offset: usize) -> &'a [Token] {
    let tokens = view.tokens();
    tokens.get(tokens.partition_point(|token| token.span.start < offset)..).unwrap_or_default()
}

/// The tokens inside `span`.
pub fn tokens_in<'a>(view: &BlockView<'a>, span: Span) -> &'a [Token] {
    let from = tokens_from(view, span.start);
    from.get(..from.partition_point(|token| token.span.end <= span.end)).unwrap_or_default()
}

/// The finite verb group whose clause holds `offset`, the innermost; of a sentence with one finite group, that one.
pub fn clause_of(verbs: &[VerbGroup], offset: usize) -> Option<&VerbGroup> {
    let mut finite = verbs.iter().filter(|group| group.is_finite());
    if let (Some(only), None) = (finite.next(), finite.next()) {
        return Some(only);
    }
    let holding = verbs.iter().filter(|group| group.is_finite() && group.clause.touches(offset));
    holding.min_by_key(|group| group.clause.len())
}
