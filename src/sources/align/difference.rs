//! What differs between a quotation and its passage, said so that it can be mended.

use super::edit::{Aligned, Step, StepKind};
use crate::sources::prepared::Prepared;
use crate::sources::quote::Quote;
use crate::sources::words::{CAPITAL, CLITIC, DIGIT, OPENS_SENTENCE, Words};
use crate::text::Span;
use std::ops::Range;

/// What kind of words differ; the order is the one in which they are said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum DifferenceKind {
    /// A number, a date, an amount.
    Number,
    /// A name.
    Name,
    /// Other words stand in place of the source's.
    Word,
    /// Words of the source are left out and nothing says so.
    Omission,
    /// The quotation has words that the source has not.
    Insertion,
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The quotation's words; empty where words were left out.
    pub quoted: String,
    /// The source's words; empty where words were put in.
    pub actual: String,
    /// What kind of words they are.
    pub kind: DifferenceKind,
    /// The quotation's words, bytes of the quotation; empty, where the missing words belong.
    pub span_in_quotation: Span,
    /// The source's words, bytes of its file.
    pub span: Span,
}

impl Difference {
    /// A compact sentence without a full stop: `the source has "2019", not "2018"`.
    pub fn sentence(&self) -> String {
        match (self.quoted.is_empty(), self.actual.is_empty()) {
            (false, false) => format!("the source has \"{}\", not \"{}\"", self.actual, self.quoted),
            (true, _) => format!("\"{}\" is left out", self.actual),
            (false, true) => format!("\"{}\" is not in the source", self.quoted),
        }
    }
}

/// The differences of an alignment, numbers and names first.
pub(super) fn list(quote: &Quote, source: &Prepared, aligned: &Aligned) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    let mut run: Vec<&Step> = Vec::new();
    for step in &aligned.steps {
        if step.kind == StepKind::Differs {
            run.push(step);
        } else {
            flush(&mut run, quote, source, &mut out);
        }
    }
    flush(&mut run, quote, source, &mut out);
    out.sort_by_key(|difference| {
        let early = matches!(difference.kind, DifferenceKind::Number | DifferenceKind::Name);
        (!early, if early { difference.kind as u8 } else { 0 }, difference.span_in_quotation.start)
    });
    out
}

/// Turns a run of steps that differ into differences: numbers and names each of its own, the rest together.
fn flush(run: &mut Vec<&Step>, quote: &Quote, source: &Prepared, out: &mut Vec<Difference>) {
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    let mut close = |open: &mut Option<(Range<usize>, Range<usize>)>, kind: Option<DifferenceKind>| {
        if let Some((ours, theirs)) = open.take() {
            let kind = kind.unwrap_or(match (ours.is_empty(), theirs.is_empty()) {
                (true, _) => DifferenceKind::Omission,
                (_, true) => DifferenceKind::Insertion,
                _ => DifferenceKind::Word,
            });
            let span_in_quotation = quote.span(ours.clone());
            out.push(Difference {
                quoted: one_line(span_in_quotation.of(quote.text)),
                actual: one_line(source.text_of(theirs.clone())),
                kind,
                span_in_quotation,
                span: source.file_span(theirs),
            });
        }
    };
    for step in run.drain(..) {
        let kind = weighty(step, quote, source);
        if kind.is_some() {
            close(&mut open, None);
            open = Some((step.quote.clone(), step.source.clone()));
            close(&mut open, kind);
            continue;
        }
        open = Some(match open.take() {
            Some((ours, theirs)) => (join(ours, &step.quote), join(theirs, &step.source)),
            None => (step.quote.clone(), step.source.clone()),
        });
    }
    close(&mut open, None);
}

fn join(a: Range<usize>, b: &Range<usize>) -> Range<usize> {
    match (a.is_empty(), b.is_empty()) {
        (_, true) => a,
        (true, false) => b.clone(),
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a step changes a number or a name.
fn weighty(step: &Step, quote: &Quote, source: &Prepared) -> Option<DifferenceKind> {
    let any =
        |words: &Words, range: &Range<usize>, test: fn(&Words, usize) -> bool| range.clone().any(|i| test(words, i));
    if any(&quote.words, &step.quote, is_number) || any(&source.words, &step.source, is_number) {
        return Some(DifferenceKind::Number);
    }
    (any(&quote.words, &step.quote, is_name) || any(&source.words, &step.source, is_name))
        .then_some(DifferenceKind::Name)
}

fn is_number(words: &Words, index: usize) -> bool {
    const NUMBERS: &[&str] = &[
        "billion",
        "dozen",
        "dozens",
        "eight",
        "eighteen",
        "eighty",
        "eleven",
        "fifteen",
        "fifth",
        "fifty",
        "five",
        "forty",
        "four",
        "fourteen",
        "fourth",
        "half",
        "hundred",
        "hundreds",
        "million",
        "millions",
        "nine",
        "nineteen",
        "ninety",
        "quarter",
        "second",
        "seven",
        "seventeen",
        "seventy",
        "six",
        "sixteen",
        "sixth",
        "sixty",
        "ten",
        "third",
        "thirteen",
        "thirty",
        "thousand",
        "thousands",
        "three",
        "trillion",
        "twelve",
        "twenty",
        "twice",
        "two",
        "zero",
    ];
    words.words.get(index).is_some_and(|word| word.is(DIGIT))
        || NUMBERS.binary_search(&words.letters_of(index, index + 1)).is_ok()
}

fn is_name(words: &Words, index: usize) -> bool {
    words.words.get(index).is_some_and(|word| {
        let letters = words.letters_of(index, index + 1);
        word.is(CAPITAL)
            && !word.is(CLITIC)
            && letters != "i"
            && !(word.is(OPENS_SENTENCE) && super::seed::is_function_word(letters))
            && !super::seed::is_function_word(letters)
    })
}
