//! The text that findings are shown in: a whole document, or of a file that is never in memory the lines that have findings.

use super::page::Page;
use crate::text::{DocText, Encoding, Position, Span};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// More of a line than this many bytes after a finding's start is not shown.
const AROUND: usize = 4_096;

/// A file's text as far as its findings need it. Offsets are bytes of the file.
pub enum Shown {
    /// All of it.
    Whole(DocText),
    /// All of it, for many places.
    Page(Page),
    /// Lines, ascending.
    Lines(Vec<Line>),
}

/// A line, or its beginning.
pub struct Line {
    /// Its number, from 0.
    number: u32,
    /// Bytes before it.
    start: usize,
    /// Code points before it.
    code_points: usize,
    /// Its text, a line end included.
    text: String,
}

impl Shown {
    /// The lines of a file in which these spans, in ascending order, begin. Linear in the file, which is read once.
    ///
    /// # Errors
    /// Those of reading it.
    pub fn lines_of(path: &Path, spans: impl IntoIterator<Item = Span>) -> io::Result<Shown> {
        let mut spans = spans.into_iter().peekable();
        let mut reader = BufReader::with_capacity(1 << 20, File::open(path)?);
        let (mut found, mut bytes) = (Vec::new(), Vec::new());
        let (mut number, mut start, mut code_points) = (0, 0, 0);
        while spans.peek().is_some() {
            bytes.clear();
            if reader.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            let end = start + bytes.len();
            let mut shown = None;
            while let Some(span) = spans.next_if(|span| span.start < end) {
                shown = Some((span.start.saturating_sub(start) + AROUND).max(shown.unwrap_or(0)));
            }
            if let Some(shown) = shown {
                let text = String::from_utf8_lossy(bytes.get(..shown).unwrap_or(&bytes)).into_owned();
                found.push(Line { number, start, code_points, text });
            }
            code_points += bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count();
            (number, start) = (number.saturating_add(1), end);
        }
        Ok(Shown::Lines(found))
    }

    /// The line that an offset stands in, and how many bytes of it stand before.
    fn line(&self, offset: usize) -> Option<(&Line, usize)> {
        let Shown::Lines(lines) = self else { return None };
        let line = lines.get(lines.partition_point(|line| line.start <= offset).checked_sub(1)?)?;
        let mut inside = (offset - line.start).min(line.text.len());
        while !line.text.is_char_boundary(inside) {
            inside -= 1;
        }
        Some((line, inside))
    }

    /// [`DocText::position`]
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        match self {
            Shown::Whole(text) => return text.position(offset, encoding),
            Shown::Page(page) => return page.position(offset, encoding),
            Shown::Lines(_) => {}
        }
        let Some((line, inside)) = self.line(offset) else { return Position { line: 0, column: 0 } };
        let before = line.text.get(..inside).unwrap_or_default();
        let column = match encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
            Encoding::Utf32 => before.chars().count(),
        };
        Position { line: line.number, column: column as u32 }
    }

    /// [`DocText::code_points`]
    pub fn code_points(&self, offset: usize) -> usize {
        match (self, self.line(offset)) {
            (Shown::Whole(text), _) => text.code_points(offset),
            (Shown::Page(page), _) => page.code_points(offset),
            (_, Some((line, inside))) => {
                line.code_points + line.text.get(..inside).map_or(0, |text| text.chars().count())
            }
            _ => 0,
        }
    }

    /// [`DocText::line_end`]
    pub fn line_end(&self, offset: usize) -> usize {
        match (self, self.line(offset)) {
            (Shown::Whole(text), _) => text.line_end(offset),
            (Shown::Page(page), _) => page.line_end(offset),
            (_, Some((line, _))) => line.start + line.text.trim_end_matches(['\r', '\n']).len(),
            _ => offset,
        }
    }

    /// [`DocText::floor`]
    pub fn floor(&self, offset: usize) -> usize {
        match (self, self.line(offset)) {
            (Shown::Whole(text), _) => text.floor(offset),
            (Shown::Page(page), _) => page.floor(offset),
            (_, Some((line, inside))) => line.start + inside,
            _ => offset,
        }
    }

    /// [`DocText::slice`]; of several lines the first.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        match self {
            Shown::Whole(text) => return text.slice(span),
            Shown::Page(page) => return Cow::Borrowed(page.slice(span)),
            Shown::Lines(_) => {}
        }
        let Some((line, from)) = self.line(span.start) else { return Cow::Borrowed("") };
        let to = self.line(span.end).filter(|(end, _)| end.number == line.number).map_or(line.text.len(), |(_, to)| to);
        Cow::Borrowed(line.text.get(from..to.max(from)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn lines_say_what_the_whole_text_says(lines in prop::collection::vec("[a-zé𝄞]{0,9}", 1..9), at in prop::collection::vec(any::<prop::sample::Index>(), 1..5)) {
            let text = lines.join("\n");
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a");
            std::fs::write(&path, &text).unwrap();
            let whole = Shown::Whole(DocText::new(&text));
            let mut spans: Vec<Span> = at.iter().filter(|_| !text.is_empty()).map(|at| {
                let start = whole.floor(at.index(text.len()));
                Span::new(start, whole.line_end(start))
            }).collect();
            spans.sort();
            let parts = Shown::lines_of(&path, spans.clone()).unwrap();
            for span in spans {
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    prop_assert_eq!(parts.position(span.start, encoding), whole.position(span.start, encoding));
                }
                prop_assert_eq!(parts.code_points(span.start), whole.code_points(span.start));
                prop_assert_eq!(parts.code_points(span.end), whole.code_points(span.end));
                prop_assert_eq!(parts.line_end(span.start), whole.line_end(span.start));
                prop_assert_eq!(parts.floor(span.start + 1), whole.floor(span.start + 1));
                prop_assert_eq!(parts.slice(span), whole.slice(span));
            }
        }
    }
}
