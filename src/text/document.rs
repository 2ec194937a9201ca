//! The text of a document: a rope, so that an edit costs its own size and a clone costs nothing.

use super::{Encoding, Position, Span};
use ropey::Rope;
use std::borrow::Cow;

/// A document's text. Offsets are bytes; one past the end or inside a character is moved back to the nearest boundary.
#[derive(Clone, Debug, Default)]
pub struct DocText {
    rope: Rope,
}

impl DocText {
    /// The text as a rope; linear.
    pub fn new(text: &str) -> Self {
        DocText { rope: Rope::from_str(text) }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The nearest character boundary at or before `offset`.
    pub fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        self.rope.char_to_byte(self.rope.byte_to_char(offset))
    }

    /// The text of `span`; borrowed where it lies in one piece of the rope.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let (start, end) = (self.floor(span.start), self.floor(span.end));
        self.rope.byte_slice(start..end.max(start)).into()
    }

    /// Replaces the bytes of `span`.
    pub fn edit(&mut self, span: Span, insert: &str) {
        let start = self.rope.byte_to_char(span.start.min(self.len()));
        let end = self.rope.byte_to_char(span.end.min(self.len())).max(start);
        self.rope.remove(start..end);
        self.rope.insert(start, insert);
    }

    /// Where `offset` stands in a client's counting.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let char_at = self.rope.byte_to_char(offset.min(self.len()));
        let line = self.rope.char_to_line(char_at);
        let line_start = self.rope.line_to_char(line);
        let column = match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(char_at) - self.rope.char_to_byte(line_start),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(char_at) - self.rope.char_to_utf16_cu(line_start),
            Encoding::Utf32 => char_at - line_start,
        };
        Position { line: line as u32, column: column as u32 }
    }
}

impl std::fmt::Display for DocText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}
