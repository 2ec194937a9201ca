//! A source made ready for looking quotations up in it: its words with the way back to the bytes of its file.

use super::align::{Openings, Remembered};
use super::words::{ASIDE, Words};
use crate::syntax::{BlockKind, Document};
use crate::text::Span;
use std::ops::Range;

/// A source's words, built once for each version of it. Linear to build; about twice the size of the text and 20 bytes a word.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// The running texts of the blocks, a blank line between them.
    text: String,
    pub(super) words: Words,
    pieces: Vec<Piece>,
    pub(super) remembered: Remembered,
    pub(super) openings: Openings,
}

/// A stretch that text and file have in common.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: u32,
    len: u32,
    file: usize,
    file_len: u32,
}

impl Prepared {
    /// The blocks of a parsed document; spans that come out are bytes of its file. Text past 4 GiB is left out.
    pub fn new(doc: &Document) -> Prepared {
        let mut out = Prepared::default();
        for (start, block) in doc.blocks() {
            let running = &block.running;
            if out.text.len() + running.text.len() + 2 > u32::MAX as usize {
                break;
            }
            let base = out.text.len();
            for segment in &running.segments {
                out.pieces.push(Piece {
                    text: (base + segment.text) as u32,
                    len: segment.len as u32,
                    file: start + segment.file,
                    file_len: segment.file_len as u32,
                });
            }
            let aside = !matches!(block.kind, BlockKind::Paragraph | BlockKind::TableCell) || block.footnote.is_some();
            out.words.push_text(&running.text, base, if aside { ASIDE } else { 0 });
            out.text.push_str(&running.text);
            out.text.push_str("\n\n");
        }
        out
    }

    /// A text as it is: spans that come out are bytes of it.
    pub fn plain(text: &str) -> Prepared {
        let text = if text.len() > u32::MAX as usize { "" } else { text };
        let len = text.len() as u32;
        Prepared {
            text: text.to_owned(),
            words: Words::of(text),
            pieces: vec![Piece { text: 0, len, file: 0, file_len: len }],
            remembered: Remembered::default(),
            openings: Openings::default(),
        }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.words.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.words.is_empty()
    }

    /// The text that is read of it, blocks divided by blank lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The distinct hashes of its words, ascending.
    pub fn vocabulary(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.words.words.iter().map(|word| word.hash).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The bytes of the file that the words `range` cover, from the first one's start to the last one's end.
    pub(super) fn file_span(&self, range: Range<usize>) -> Span {
        let words = &self.words.words;
        match (words.get(range.start), range.end.checked_sub(1).and_then(|last| words.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(self.to_file(first.start as usize, false), self.to_file(last.end as usize, true))
            }
            (Some(next), _) => Span::at(self.to_file(next.start as usize, false)),
            _ => Span::at(self.to_file(self.text.len(), true)),
        }
    }

    /// What is read of the words `range`.
    pub(super) fn text_of(&self, range: Range<usize>) -> &str {
        let words = &self.words.words;
        match (words.get(range.start), range.end.checked_sub(1).and_then(|last| words.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => {
                self.text.get(first.start as usize..last.end as usize).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The words that stand in a span of the file, as a range of their numbers: first and past the last.
    pub fn words_in(&self, span: Span) -> (usize, usize) {
        let first = self.words.words.partition_point(|word| self.to_file(word.end as usize, true) <= span.start);
        let end = self.words.words.partition_point(|word| self.to_file(word.start as usize, false) < span.end);
        (first, end.max(first))
    }

    /// What is read of the words with these numbers, on one line.
    pub fn quote_words(&self, words: Range<usize>) -> String {
        let text = self.text_of(words);
        // Nearly always it is on one line already.
        let mut space = true;
        let single = text.chars().all(|c| {
            let fits = !c.is_whitespace() || c == ' ' && !space;
            space = c == ' ';
            fits
        });
        if single && !space { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    /// What is read between two places of the file, as a quotation would give it: line breaks as spaces.
    pub fn quote(&self, span: Span) -> String {
        let (first, end) = self.words_in(span);
        self.quote_words(first..end)
    }

    /// Where byte `at` of the text stands in the file; `end` for the end of a span, which belongs to what is before it.
    fn to_file(&self, at: usize, end: bool) -> usize {
        let index = self.pieces.partition_point(|piece| {
            let start = piece.text as usize;
            if end { start < at } else { start <= at }
        });
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return self.pieces.first().map_or(0, |piece| piece.file);
        };
        let inside = at - piece.text as usize;
        if piece.len == piece.file_len {
            piece.file + inside.min(piece.len as usize)
        } else if inside > 0 && (end || inside >= piece.len as usize) {
            piece.file + piece.file_len as usize
        } else {
            piece.file
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Document, Format};

    #[test]
    fn words_lead_back_to_the_file() {
        let file = "# Head\n\nTwo words.\n\nThree more words.\n";
        let source = Prepared::new(&Document::parse(file, Format::Markdown));
        assert_eq!(source.len(), 6);
        assert_eq!(source.file_span(1..3).of(file), "Two words");
        assert_eq!(source.file_span(2..4).of(file), "words.\n\nThree");
        assert_eq!(source.quote(Span::new(8, 30)), "Two words. Three more");
    }
}
