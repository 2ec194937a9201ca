//! Where a document's text comes from while it is parsed: a string, or the rope of an open document.

use crate::text::{DocText, Span};
use std::borrow::Cow;

/// A text that can be read in pieces, offsets in bytes.
pub trait TextSource {
    /// Its length.
    fn len(&self) -> usize;
    /// Whether it is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The text of `span`; an end inside a character or past the end is moved back to the nearest boundary.
    fn slice(&self, span: Span) -> Cow<'_, str>;
}

/// The nearest character boundary of `text` at or before `offset`.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl TextSource for &str {
    fn len(&self) -> usize {
        str::len(self)
    }

    fn slice(&self, span: Span) -> Cow<'_, str> {
        let start = floor(self, span.start);
        let end = floor(self, span.end).max(start);
        Cow::Borrowed(Span::new(start, end).of(self))
    }
}

impl TextSource for String {
    fn len(&self) -> usize {
        str::len(self)
    }

    fn slice(&self, span: Span) -> Cow<'_, str> {
        let start = floor(self, span.start);
        let end = floor(self, span.end).max(start);
        Cow::Borrowed(Span::new(start, end).of(self))
    }
}

impl TextSource for DocText {
    fn len(&self) -> usize {
        DocText::len(self)
    }

    fn slice(&self, span: Span) -> Cow<'_, str> {
        DocText::slice(self, span)
    }
}
