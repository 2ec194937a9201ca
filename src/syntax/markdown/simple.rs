//! The short way for a chunk without markup: a paragraph, or a list item of one line, whose words are its text.
//! It gives what the parser would give, at a fraction of the cost; anything that could be markup goes the long way.

use super::place::trimmed;
use crate::syntax::block::{Block, BlockKind, ListPlace};
use crate::syntax::line::{Line, is_blank};
use crate::syntax::running::RunningText;
use crate::syntax::segment::{Unit, is_underline};
use crate::text::Span;

/// The block of a chunk without markup; `defined` says that the document has link reference definitions. Linear.
pub(super) fn simple(text: &str, unit: Unit, defined: bool) -> Option<Block> {
    let body = text.trim_end_matches(['\n', '\r', ' ', '\t']);
    if has_markup(body.as_bytes()) {
        return None;
    }
    let (start, list) = match unit {
        Unit::Text => (0, None),
        Unit::Item(marker) => {
            let at = memchr::memchr(marker, body.as_bytes())? + 1;
            let place = ListPlace { depth: 1, head: true, task: false, item: 0 };
            (at, Some(place))
        }
        Unit::Silent | Unit::FrontMatter => return None,
    };
    let content = body.get(start..)?;
    let words = content.trim_start_matches(' ');
    let lead = content.len() - words.len();
    let first = words.chars().next()?;
    let plain =
        first.is_alphabetic() || "“‘\"'(".contains(first) || (list.is_none() && (first.is_numeric() || first == '['));
    if !plain || (list.is_some() && !(1..=4).contains(&lead)) || (list.is_none() && lead > 3) {
        return None;
    }
    for at in memchr::memchr_iter(b']', body.as_bytes()) {
        if defined || matches!(body.as_bytes().get(at + 1), Some(b'(' | b'[' | b':')) {
            return None;
        }
    }
    let mut running = RunningText::default();
    let mut at = start + lead;
    let from = at;
    while let Some(line) = Line::at(body, at, true) {
        let raw = line.of(body);
        let words = raw.trim_start_matches([' ', '\t']);
        let later = at > from;
        // A definition under its term.
        let defines = later && words.starts_with(':');
        if defines || is_blank(raw) || raw.ends_with([' ', '\t']) || (later && (list.is_some() || is_underline(raw))) {
            return None;
        }
        running.push(words, line.start + (raw.len() - words.len()));
        if line.next < body.len() {
            match line.next - line.end {
                1 if body.as_bytes().get(line.end) == Some(&b'\n') => running.push("\n", line.end),
                2 => running.push_replaced("\n", line.end, 2),
                _ => return None,
            }
        }
        at = line.next;
    }
    Some(Block {
        span: trimmed(text, Span::new(from, body.len())),
        kind: BlockKind::Paragraph,
        quoted: false,
        list,
        footnote: None,
        anchor: None,
        running,
        inlines: Vec::new(),
        quotations: Vec::new(),
    })
}

/// Whether a byte could be markup. A stretch is asked about as a whole, which a processor does for many bytes at once.
fn has_markup(bytes: &[u8]) -> bool {
    const STRETCH: usize = 64;
    let is_markup =
        |byte: &u8| matches!(byte, 0x0b | 0x0c | b'\\' | b'`' | b'*' | b'_' | b'<' | b'>' | b'&' | b'~' | b'|');
    let (stretches, rest) = bytes.as_chunks::<STRETCH>();
    let in_stretch = |stretch: &[u8; STRETCH]| stretch.iter().fold(false, |any, byte| any | is_markup(byte));
    stretches.iter().any(in_stretch) || rest.iter().any(is_markup)
}
