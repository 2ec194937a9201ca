//! The block of a page that is being read, and the link that is open in it.

use crate::syntax::block::BlockKind;
use crate::syntax::inline::{Inline, InlineKind};
use crate::syntax::running::RunningText;
use crate::text::Span;

/// A block that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub running: RunningText,
    pub inlines: Vec<Inline>,
    pub kind: Option<BlockKind>,
    /// In a `<p>`, `<li>`, heading or the like, not straight in a `<div>`.
    pub named: bool,
    pub anchor: Option<Box<str>>,
    /// Characters but white space, and those of them in links.
    pub chars: usize,
    pub linked: usize,
}

impl Open {
    /// Ends a link here; its end tag, if it has one, ends at `file_end`.
    pub fn link(&mut self, link: Link, file_end: Option<usize>) {
        let span = Span::new(link.text.min(self.running.text.len()), self.running.text.len());
        if span.of(&self.running.text).trim().is_empty() {
            return;
        }
        let inner = self.running.file_span(span);
        let start = if link.blocks == 0 { link.file.min(inner.start) } else { inner.start };
        let file_span = Span::new(start, file_end.unwrap_or(inner.end).max(inner.end));
        let kind = InlineKind::Link { dest: link.dest, dest_span: link.dest_span };
        self.inlines.push(Inline { span, file_span, kind });
    }

    /// Ends a stretch of code that began at `start` of the running text.
    pub fn code(&mut self, start: usize) {
        let span = Span::new(start.min(self.running.text.len()), self.running.text.len());
        if !span.is_empty() {
            let file_span = self.running.file_span(span);
            self.inlines.push(Inline { span, file_span, kind: InlineKind::Code });
        }
    }

    /// Takes white space off the end; gives the bytes of the file that are left, if any are.
    pub fn trim(&mut self) -> Option<Span> {
        let end = self.running.text.trim_end().len();
        if end < self.running.text.len() {
            self.running = self.running.without(&[Span::new(end, self.running.text.len())]);
            for inline in &mut self.inlines {
                inline.span = Span::new(inline.span.start.min(end), inline.span.end.min(end));
            }
        }
        let (first, last) = (self.running.segments.first()?, self.running.segments.last()?);
        Some(Span::new(first.file, last.file + last.file_len))
    }
}

/// An open link.
pub(super) struct Link {
    /// Where it begins in the running text, and in the file.
    pub text: usize,
    pub file: usize,
    pub dest: String,
    pub dest_span: Span,
    /// Blocks that it went through.
    pub blocks: u8,
}

/// A link over more blocks than this was never closed.
const MOST_BLOCKS: u8 = 16;

impl Link {
    /// The link as it goes on in the next block (a card that is a link as a whole).
    pub fn in_next_block(&self) -> Option<Link> {
        let Link { file, ref dest, dest_span, blocks, .. } = *self;
        (blocks < MOST_BLOCKS).then(|| Link { text: 0, file, dest: dest.clone(), dest_span, blocks: blocks + 1 })
    }
}
