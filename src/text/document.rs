//! The text of a document: a rope, so that an edit costs its own size and a clone costs nothing.
//!
//! The rope counts the line ends that the protocol counts (`\n`, `\r\n`, `\r`), and keeps beside each piece how many
//! bytes, characters and UTF-16 units it holds: a position is found in logarithmic time, in a long line too.

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

    /// How many lines it has: one more than line ends.
    pub fn lines(&self) -> usize {
        self.rope.len_lines()
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

    /// How many code points stand before `offset`.
    pub fn code_points(&self, offset: usize) -> usize {
        self.rope.byte_to_char(offset.min(self.len()))
    }

    /// The start of the line that `offset` stands in.
    pub fn line_start(&self, offset: usize) -> usize {
        self.rope.line_to_byte(self.rope.char_to_line(self.code_points(offset)))
    }

    /// The start of the line that `offset` stands in, and the start of the next, where only a line feed ends a line. Linear in the line.
    pub fn fed_line(&self, offset: usize) -> std::ops::Range<usize> {
        let is_fed = |at: usize| at == 0 || self.rope.byte(at - 1) == b'\n';
        let mut start = self.line_start(offset.min(self.len()));
        while !is_fed(start) {
            start = self.line_start(start - 1);
        }
        let next = |at: usize| {
            let line = self.rope.char_to_line(self.code_points(at));
            self.rope.line_to_byte((line + 1).min(self.rope.len_lines()))
        };
        let mut end = next(offset.min(self.len()));
        while end < self.len() && !is_fed(end) {
            end = next(end);
        }
        start..end.max(start)
    }

    /// The end of the line that `offset` stands in, its line end left out.
    pub fn line_end(&self, offset: usize) -> usize {
        let line = self.rope.char_to_line(self.code_points(offset));
        let end = self.rope.line_to_byte((line + 1).min(self.rope.len_lines()));
        let ends = |c: char| end > 0 && self.rope.get_char(self.rope.byte_to_char(end).saturating_sub(1)) == Some(c);
        if line + 1 >= self.rope.len_lines() {
            return self.len();
        }
        let crlf = ends('\n') && end > 1 && self.rope.byte(end - 2) == b'\r';
        if crlf { end - 2 } else { end.saturating_sub(1) }
    }

    /// Where `offset` stands in a client's counting. Between `\r` and `\n` it is the end of the line.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let char_at = self.rope.byte_to_char(offset.min(self.len()));
        let line = self.rope.char_to_line(char_at);
        let start = self.rope.line_to_char(line);
        let char_at = char_at.min(self.content_end(line)).max(start);
        let column = match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(char_at) - self.rope.char_to_byte(start),
            Encoding::Utf16 => self.rope.char_to_utf16_cu(char_at) - self.rope.char_to_utf16_cu(start),
            Encoding::Utf32 => char_at - start,
        };
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }

    /// The offset of a client's position. A column past the line's end is the end of its content, before the line end;
    /// a line past the last is the end of the text; a column inside a character is its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.len();
        }
        let start = self.rope.line_to_char(line);
        let end = self.content_end(line);
        let column = position.column as usize;
        let char_at = match encoding {
            Encoding::Utf8 => self.rope.byte_to_char((self.rope.char_to_byte(start) + column).min(self.len())),
            Encoding::Utf16 => {
                let unit = self.rope.char_to_utf16_cu(start) + column;
                self.rope.utf16_cu_to_char(unit.min(self.rope.len_utf16_cu()))
            }
            Encoding::Utf32 => start + column,
        };
        self.rope.char_to_byte(char_at.min(end))
    }

    /// The end of a line's content in characters: before its line end.
    fn content_end(&self, line: usize) -> usize {
        let start = self.rope.line_to_char(line);
        let mut end = match line + 1 < self.rope.len_lines() {
            true => self.rope.line_to_char(line + 1),
            false => return self.rope.len_chars(),
        };
        for line_end in ['\n', '\r'] {
            if end > start && self.rope.get_char(end - 1) == Some(line_end) {
                end -= 1;
            }
        }
        end
    }
}

impl From<&str> for DocText {
    fn from(text: &str) -> Self {
        DocText::new(text)
    }
}

impl std::fmt::Display for DocText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// Positions counted by hand over a string: the reading that the rope must agree with.
    fn naive_position(text: &str, offset: usize, encoding: Encoding) -> Position {
        let (mut line, mut column) = (0, 0);
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            if at >= offset {
                break;
            }
            let crlf = c == '\r' && rest.peek().is_some_and(|(_, next)| *next == '\n');
            if crlf && at + 1 >= offset {
                break;
            }
            if crlf {
                rest.next();
            }
            if c == '\n' || c == '\r' {
                (line, column) = (line + 1, 0);
                continue;
            }
            column += match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
        }
        Position { line, column: column as u32 }
    }

    fn floor(text: &str, offset: usize) -> usize {
        (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// Text with every line end, wide characters and combining marks, long enough to fill several pieces of a rope.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-z ]{0,12}",
            2 => prop::sample::select(vec!["\n", "\r\n", "\r", "\n\r", "\u{2028}", "\u{85}", "\u{b}"]).prop_map(String::from),
            2 => prop::sample::select(vec!["😀", "é", "e\u{301}", "한국", "👩‍👧", "\0", "\u{feff}"]).prop_map(String::from),
            1 => Just("long ".repeat(90)),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr_only() {
        let text = DocText::new("a\nb\r\nc\rd\u{2028}e\u{85}f\u{b}g");
        assert_eq!(text.lines(), 4);
        assert_eq!(text.position(3, Encoding::Utf8), Position { line: 1, column: 1 });
        assert_eq!(text.position(4, Encoding::Utf8), Position { line: 1, column: 1 }, "between \\r and \\n");
        assert_eq!(text.position(5, Encoding::Utf8), Position { line: 2, column: 0 });
    }

    #[test]
    fn columns_past_the_end_are_the_end() {
        let text = DocText::new("ab\r\n😀\n");
        let at = |line, column, encoding| text.offset(Position { line, column }, encoding);
        for encoding in ENCODINGS {
            assert_eq!(at(0, 99, encoding), 2);
            assert_eq!(at(1, u32::MAX, encoding), 8);
            assert_eq!(at(2, 7, encoding), 9);
            assert_eq!(at(u32::MAX, 0, encoding), 9);
        }
        assert_eq!(at(1, 1, Encoding::Utf16), 4, "inside a surrogate pair");
        assert_eq!(at(1, 2, Encoding::Utf16), 8);
        assert_eq!(at(1, 3, Encoding::Utf8), 4, "inside a character");
        assert_eq!(at(1, 1, Encoding::Utf32), 8);
    }

    #[test]
    fn spans_that_do_not_fit_are_cut() {
        let mut text = DocText::new("é");
        assert_eq!(text.slice(Span::new(1, 99)), "é");
        text.edit(Span::new(50, 60), "x");
        text.edit(Span { start: 3, end: 0 }, "y");
        assert_eq!(text.to_string(), "éxy");
    }

    proptest! {
        #[test]
        fn positions_agree_with_counting(text in text(), offset in 0usize..4000) {
            let rope = DocText::new(&text);
            let offset = floor(&text, offset);
            for encoding in ENCODINGS {
                prop_assert_eq!(rope.position(offset, encoding), naive_position(&text, offset, encoding));
            }
        }

        #[test]
        fn offset_to_position_and_back(text in text(), offset in 0usize..4000) {
            let rope = DocText::new(&text);
            let offset = floor(&text, offset);
            let inside_crlf = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            for encoding in ENCODINGS {
                let back = rope.offset(rope.position(offset, encoding), encoding);
                prop_assert_eq!(back, offset - usize::from(inside_crlf));
            }
        }

        #[test]
        fn any_position_is_inside_on_a_boundary(text in text(), line in 0u32..30, column in 0u32..500) {
            let rope = DocText::new(&text);
            for encoding in ENCODINGS {
                let offset = rope.offset(Position { line, column }, encoding);
                prop_assert!(text.is_char_boundary(offset));
                let back = rope.position(offset, encoding);
                let asked = Position { line, column };
                prop_assert!(back <= asked);
            }
        }

        #[test]
        fn edits_equal_rebuilding(
            text in text(),
            edits in prop::collection::vec((0usize..4000, 0usize..50, text()), 0..8),
        ) {
            let mut expected = text.clone();
            let mut rope = DocText::new(&text);
            for (start, len, insert) in edits {
                let (from, to) = (floor(&expected, start), floor(&expected, start + len));
                expected.replace_range(from..to, &insert);
                rope.edit(Span::new(start, start + len), &insert);
                prop_assert_eq!(rope.len(), expected.len());
            }
            prop_assert_eq!(rope.to_string(), expected.clone());
            prop_assert_eq!(rope.lines(), DocText::new(&expected).lines());
            for offset in (0..=expected.len()).step_by(31) {
                let offset = floor(&expected, offset);
                prop_assert_eq!(rope.position(offset, Encoding::Utf16), naive_position(&expected, offset, Encoding::Utf16));
            }
        }
    }
}
