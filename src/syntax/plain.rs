//! Plain text: after front matter, where it has any, a block ends at a blank line, or at each line where the file has no blank lines between its lines.

use super::block::{Block, BlockKind, Chunk};
use super::line::{Line, is_blank, skip_blank};
use super::running::RunningText;
use super::segment::{Cut, Unit, front_matter};
use super::{directive, finish, role};
use crate::text::Span;

/// What a plain text's blocks depend on beyond their own bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(super) struct Layout {
    /// Blank lines stand between blocks; else each line is one.
    pub blank_lines: bool,
    /// There is but one line: it is no heading.
    pub single: bool,
}

impl Layout {
    /// The layout of a whole text. Linear, and stops at the first blank line between others.
    pub fn of(text: &str) -> Layout {
        let mut lines = 0usize;
        let mut gap = false;
        let mut at = 0;
        while let Some(line) = Line::at(text, at, true) {
            at = line.next;
            if is_blank(line.of(text)) {
                gap = lines > 0;
            } else if gap {
                return Layout { blank_lines: true, single: false };
            } else {
                lines += 1;
            }
        }
        Layout { blank_lines: false, single: lines == 1 }
    }
}

/// Cuts the chunk at the start of `text`; as [`cut_markdown`](super::segment::cut_markdown).
pub(super) fn cut(text: &str, layout: Layout, is_first: bool, complete: bool) -> Option<Cut> {
    if is_first && let Some(end) = front_matter(text, complete)? {
        let len = skip_blank(text, end, complete)?;
        return Some(Cut { len, unit: Unit::FrontMatter, gap: len > end });
    }
    let first = Line::at(text, 0, complete)?;
    let mut at = first.next;
    let blank = is_blank(first.of(text));
    if layout.blank_lines && !blank {
        loop {
            match Line::at(text, at, complete) {
                Some(line) if is_blank(line.of(text)) => break,
                Some(line) => at = line.next,
                None if complete => break,
                None => return None,
            }
        }
    }
    let len = skip_blank(text, at, complete)?;
    Some(Cut { len, unit: if blank { Unit::Silent } else { Unit::Text }, gap: len > at })
}

/// Parses a chunk.
pub(super) fn parse(text: &str, unit: Unit, layout: Layout) -> Chunk {
    let mut chunk = Chunk::default();
    if matches!(unit, Unit::Silent | Unit::FrontMatter) {
        return chunk;
    }
    let body = text.trim();
    let start = text.len() - text.trim_start().len();
    if body.starts_with("<!--") && body.ends_with("-->") {
        directive::collect(text, 0, &mut chunk.directives);
        return chunk;
    }
    let span = Span::new(start, start + body.len());
    let mut kind = BlockKind::Paragraph;
    let mut running = RunningText::default();
    let mut span = span;
    if let Some(caption) = image(body) {
        kind = BlockKind::Caption;
        running.push(caption.of(body), start + caption.start);
    } else {
        // A byte order mark is no text.
        let skip = if body.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        span.start += skip;
        lines(body.get(skip..).unwrap_or_default(), start + skip, &mut running);
        if role::is_byline(&running.text) {
            kind = BlockKind::Byline;
        } else if !layout.single && is_heading(&running.text) {
            kind = BlockKind::Heading(1);
        }
    }
    let block = Block {
        span,
        kind,
        quoted: false,
        list: None,
        footnote: None,
        anchor: None,
        running,
        inlines: Vec::new(),
        quotations: Vec::new(),
    };
    finish::other(block, &mut chunk.blocks);
    chunk
}

/// The lines of `body`, which begins at `offset`, without their indents and with `\n` between them.
fn lines(body: &str, offset: usize, running: &mut RunningText) {
    let mut at = 0;
    while let Some(line) = Line::at(body, at, true) {
        let raw = line.of(body);
        let lead = raw.len() - raw.trim_start().len();
        let words = raw.trim();
        running.push(words, offset + line.start + lead);
        if line.next < body.len() {
            let end = Span::new(line.end, line.next);
            if end.of(body) == "\n" {
                running.push("\n", offset + end.start);
            } else {
                running.push_replaced("\n", offset + end.start, end.len());
            }
        }
        at = line.next;
    }
}

/// The description of a Markdown picture that stands alone.
fn image(body: &str) -> Option<Span> {
    let rest = body.strip_prefix("![")?;
    let len = rest.find("](")?;
    let after = rest.get(len + 2..)?;
    let close = after.find(')')?;
    let alone = after.get(close + 1..)?.trim().is_empty() && !after.contains('\n');
    alone.then_some(Span::new(2, 2 + len))
}

/// Most characters of a heading.
const LONGEST_HEADING: usize = 100;

/// Whether a line that stands alone is a heading: short, without closing punctuation.
fn is_heading(line: &str) -> bool {
    if line.contains('\n') || line.chars().take(LONGEST_HEADING + 1).count() > LONGEST_HEADING {
        return false;
    }
    let bare = line.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let closed = bare.ends_with(['.', '!', '?', ';', ':', ',', '…']);
    bare.chars().any(char::is_alphabetic) && !closed && !is_item(line)
}

/// A numbered or bulleted line is a paragraph.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    (digits > 0 && digits < 4 && (rest.starts_with(". ") || rest.starts_with(") ")))
        || line.starts_with(['•', '*', '·', '▪', '–'])
        || line.starts_with("- ")
}
