//! A text in one piece with a table of its lines: places in it are told without a walk, however many are asked for.

use crate::text::{Encoding, Position, Span};

/// Code points are counted once for so many bytes.
const STRIDE: usize = 256;

/// A text whose places are asked for again and again; answers are those of [`DocText`](crate::text::DocText).
pub struct Page {
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Code points that begin before each [`STRIDE`]th byte.
    marks: Vec<usize>,
}

impl Page {
    /// Reads a text. Linear.
    pub fn of(text: String) -> Page {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        let mut before = 0;
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        for stride in bytes.chunks(STRIDE) {
            marks.push(before);
            before += begun(stride);
        }
        Page { text, starts, marks }
    }

    /// The character boundary at an offset or before it.
    pub fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// How many code points stand before `offset`.
    pub fn code_points(&self, offset: usize) -> usize {
        let at = self.floor(offset);
        let stride = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(stride * STRIDE..at).unwrap_or_default();
        self.marks.get(stride).copied().unwrap_or(0) + begun(rest)
    }

    /// The number of the line that a boundary stands in, and where that begins.
    fn line(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        (line, self.starts.get(line).copied().unwrap_or(0))
    }

    /// Where a line that begins at `start` ends, its line end left out.
    fn end_of(&self, line: usize, start: usize) -> usize {
        let Some(next) = self.starts.get(line + 1).copied() else { return self.text.len() };
        let content = self.text.get(start..next).unwrap_or_default();
        let content = content.strip_suffix('\n').unwrap_or(content);
        start + content.strip_suffix('\r').unwrap_or(content).len()
    }

    /// The end of the line that `offset` stands in, its line end left out.
    pub fn line_end(&self, offset: usize) -> usize {
        let (line, start) = self.line(self.floor(offset));
        self.end_of(line, start)
    }

    /// Where `offset` stands. Between `\r` and `\n` it is the end of the line.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let at = self.floor(offset);
        let (line, start) = self.line(at);
        let at = at.min(self.end_of(line, start)).max(start);
        let column = match encoding {
            Encoding::Utf8 => at - start,
            Encoding::Utf16 => self.text.get(start..at).unwrap_or_default().encode_utf16().count(),
            Encoding::Utf32 => self.code_points(at) - self.code_points(start),
        };
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (self.floor(span.start), self.floor(span.end));
        self.text.get(start..end.max(start)).unwrap_or_default()
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DocText;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_are_those_of_the_rope(
            pieces in prop::collection::vec(prop_oneof!["[a-zé𝄞]{0,9}", Just("\r".to_owned()), Just("\n".to_owned()), Just("long é ".repeat(60))], 0..14),
            at in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        ) {
            let text = pieces.concat();
            let (rope, page) = (DocText::new(&text), Page::of(text.clone()));
            // Past the end too.
            for at in at.iter().map(|at| at.index(text.len() + 3)) {
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    prop_assert_eq!(page.position(at, encoding), rope.position(at, encoding));
                }
                prop_assert_eq!(page.code_points(at), rope.code_points(at));
                prop_assert_eq!(page.line_end(at), rope.line_end(at));
                prop_assert_eq!(page.floor(at), rope.floor(at));
                let span = Span { start: at, end: at + 7 };
                prop_assert_eq!(page.slice(span), rope.slice(span));
            }
        }
    }
}
