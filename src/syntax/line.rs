//! Lines of a text, ended by `\n`, `\r\n` or `\r`, and how far they are indented.

/// One line of a text: its offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub start: usize,
    /// Before the line end.
    pub end: usize,
    /// After the line end.
    pub next: usize,
}

impl Line {
    /// The line of `text` that begins at `start`; `None` at the end of the text, and where the line's end is not in
    /// sight while more of the text may follow (`complete` is false).
    pub fn at(text: &str, start: usize, complete: bool) -> Option<Line> {
        let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let Some(len) = memchr::memchr2(b'\n', b'\r', rest) else {
            return complete.then_some(Line { start, end: text.len(), next: text.len() });
        };
        let after = match (rest.get(len), rest.get(len + 1)) {
            (Some(b'\r'), Some(b'\n')) => len + 2,
            (Some(b'\r'), None) if !complete => return None,
            _ => len + 1,
        };
        Some(Line { start, end: start + len, next: start + after })
    }

    /// Its text without the line end.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Columns of white space that `line` begins with (tabs go to multiples of four) and their bytes.
pub(super) fn indent(line: &str) -> (usize, usize) {
    indent_from(line, 0)
}

/// The same of a part of a line that begins at column `begins`.
pub(super) fn indent_from(part: &str, begins: usize) -> (usize, usize) {
    let mut column = begins;
    for (bytes, byte) in part.bytes().enumerate() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 4 - column % 4,
            _ => return (column - begins, bytes),
        }
    }
    (column - begins, part.len())
}

/// Whether `line` has nothing but white space.
pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\x0b' | b'\x0c'))
}

/// Offset past the blank lines of `text` from `start` on; `None` where more of the text may follow.
pub(super) fn skip_blank(text: &str, start: usize, complete: bool) -> Option<usize> {
    let mut at = start;
    loop {
        match Line::at(text, at, complete) {
            Some(line) if is_blank(line.of(text)) => at = line.next,
            Some(_) => return Some(at),
            None => {
                return complete.then_some(at).or_else(|| {
                    // The line goes on out of sight; what is in sight already shows that it is not blank.
                    (!is_blank(text.get(at..).unwrap_or_default().trim_end_matches('\r'))).then_some(at)
                });
            }
        }
    }
}
