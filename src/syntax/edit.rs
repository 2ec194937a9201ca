//! From one version of a document to the next: only what an edit touched is read.
//!
//! Cutting begins at the chunk before the edit (its end was decided by the first line after it) and goes on until a
//! new chunk begins, past the edit, where an old one did: from there on the text and so the cuts are the old ones.
//! What a chunk depends on beyond its bytes (definitions, the layout of a plain text, an unfinished front matter)
//! is compared before and after; where it changed, the whole text is parsed.

use super::document::{Context, Document, Format, Piece, Placed};
use super::plain::Layout;
use super::segment::{Cut, Unit};
use super::source::TextSource;
use crate::text::Span;
use std::ops::Range;

/// What an edit cost, and which chunks it replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reparse {
    /// Chunks of the old document that are gone.
    pub old_chunks: Range<usize>,
    /// Chunks of the new document that stand for them.
    pub new_chunks: Range<usize>,
    /// Bytes read from the text, and bytes parsed.
    pub bytes: usize,
}

/// What an edit makes of the chunks: those `old` are gone, and `new` stand for them.
struct Mended {
    old: Range<usize>,
    new: Vec<Placed>,
    bytes: usize,
}

impl Document {
    /// Makes it the document after an edit: `source` is the text after it, in which `new_len` bytes stand where `old_span` of
    /// the old text stood. Equal to [`Document::parse`] of that text. An edit inside a paragraph reads its chunk and
    /// the two beside it; one that changes what other chunks depend on, or in HTML, reads the whole text.
    pub fn edit(&mut self, source: &dyn TextSource, old_span: Span, new_len: usize) -> Reparse {
        let Some(Mended { old, new, bytes }) = self.mend(source, old_span, new_len) else {
            let text = source.slice(Span::new(0, source.len()));
            let old_chunks = 0..self.chunks.len();
            *self = Document::parse(&text, self.format);
            return Reparse { old_chunks, new_chunks: 0..self.chunks.len(), bytes: text.len() * 2 };
        };
        let new_chunks = old.start..old.start + new.len();
        self.chunks.splice(old.clone(), new);
        for placed in self.chunks.get_mut(new_chunks.end..).unwrap_or_default() {
            placed.start = placed.start.saturating_sub(old_span.len()) + new_len;
        }
        Reparse { old_chunks: old, new_chunks, bytes }
    }

    /// What becomes of the chunks, where it can be told from those around the edit.
    fn mend(&self, source: &dyn TextSource, old_span: Span, new_len: usize) -> Option<Mended> {
        let old_len = self.len();
        let total = source.len();
        let fits = old_span.end <= old_len && old_len - old_span.len() + new_len == total;
        if !fits || self.format == Format::Html || self.context.open_front || self.chunks.is_empty() {
            return None;
        }
        let holds = |offset: usize| self.chunks.partition_point(|chunk| chunk.start <= offset).saturating_sub(1);
        let first = holds(old_span.start).saturating_sub(1);
        let after = (holds(old_span.end) + 2).min(self.chunks.len());
        let old = Old { document: self, old_span, new_len };
        let start = self.chunks.get(first)?.start;
        let until = old.moved(self.chunks.get(after).map_or(old_len, |chunk| chunk.start))?;
        let mut window = Window { source, start, text: String::new(), total, bytes: 0 };
        window.extend_to(until)?;

        let (cuts, last) = recut(&self.context, &mut window, first, &old)?;
        if start == 0 && super::segment::opens_front_matter(&window.text) {
            return None;
        }
        let mut bytes = window.bytes;
        let old_chunks = self.chunks.get(first..last)?;
        let pieces: Vec<Piece<'_>> = cuts
            .iter()
            .map(|&(at, cut)| {
                let text = window.text.get(at - start..at - start + cut.len).unwrap_or_default();
                Piece::new(text, at, cut, self.format)
            })
            .collect();
        let defined = pieces.iter().flat_map(|piece| &piece.definitions);
        if !defined.eq(old_chunks.iter().flat_map(|placed| &placed.chunk.definitions)) {
            return None;
        }

        let mut before = first.checked_sub(1).and_then(|at| self.chunks.get(at)).map(|placed| placed.cut.unit);
        let mut new: Vec<Placed> = Vec::new();
        let mut kept = 0;
        for (index, piece) in pieces.into_iter().enumerate() {
            let unit = piece.cut.unit;
            let same = old_chunks
                .get(index)
                .filter(|placed| placed.start == piece.start && placed.cut == piece.cut)
                .filter(|placed| kept == index && placed.start + placed.len <= old_span.start);
            if same.is_some() {
                kept += 1;
            } else {
                bytes += piece.text.len();
                new.push(self.context.parse(piece, before));
            }
            before = Some(unit);
        }
        let (front, back) = (self.chunks.get(..first + kept)?, self.chunks.get(last..)?);
        if self.format == Format::Plain && layout(front.iter().chain(&new).chain(back)) != self.context.layout {
            return None;
        }
        Some(Mended { old: first + kept..last, new, bytes })
    }
}

/// The old document and the edit.
struct Old<'d> {
    document: &'d Document,
    old_span: Span,
    new_len: usize,
}

impl Old<'_> {
    /// Where the byte at `offset`, past the edit, went.
    fn moved(&self, offset: usize) -> Option<usize> {
        Some(offset.checked_sub(self.old_span.len())? + self.new_len)
    }

    /// The old chunk (or the end) that began where the new text, past the edit, has `offset`.
    fn chunk_at(&self, offset: usize) -> Option<usize> {
        if offset < self.old_span.start + self.new_len {
            return None;
        }
        let offset = offset - self.new_len + self.old_span.len();
        let chunks = &self.document.chunks;
        match chunks.binary_search_by_key(&offset, |placed| placed.start) {
            // The first chunk may be what only a first chunk can be.
            Ok(index) => (index > 0).then_some(index),
            Err(index) => (offset == self.document.len()).then_some(index),
        }
    }
}

/// The part of the new text that was read so far.
struct Window<'s> {
    source: &'s dyn TextSource,
    start: usize,
    text: String,
    total: usize,
    bytes: usize,
}

impl Window<'_> {
    /// Reads on up to `end`; `None` where there is nothing more.
    fn extend_to(&mut self, end: usize) -> Option<()> {
        let from = self.start + self.text.len();
        let more = self.source.slice(Span::new(from, end.min(self.total)));
        if more.is_empty() && from < self.total {
            return None;
        }
        self.bytes += more.len();
        self.text.push_str(&more);
        Some(())
    }

    fn is_complete(&self) -> bool {
        self.start + self.text.len() >= self.total
    }
}

/// Cuts from the window's start on until the old cuts hold again. Gives the new cuts, and the old chunk from which on
/// they are as they were.
fn recut(
    context: &Context,
    window: &mut Window<'_>,
    first: usize,
    old: &Old<'_>,
) -> Option<(Vec<(usize, Cut)>, usize)> {
    let mut at = window.start;
    let mut cuts: Vec<(usize, Cut)> = Vec::new();
    loop {
        let unit = match cuts.last() {
            Some((_, cut)) => Some(cut.unit),
            None => first.checked_sub(1).and_then(|index| old.document.chunks.get(index)).map(|placed| placed.cut.unit),
        };
        if !cuts.is_empty()
            && let Some(index) = old.chunk_at(at)
            && same_list(old.document, index, unit)
        {
            return Some((cuts, index));
        }
        if at >= window.total {
            return Some((cuts, old.document.chunks.len()));
        }
        let rest = window.text.get(at - window.start..)?;
        match context.cut(rest, at == 0, window.is_complete()) {
            Some(cut) => {
                cuts.push((at, cut));
                at += cut.len;
            }
            None if window.is_complete() => return None,
            None => {
                let read = window.text.len();
                window.extend_to(window.start + 2 * read + 4096)?;
            }
        }
    }
}

/// Whether the old chunk `index` goes on with a list after a chunk of `unit` just as it did.
fn same_list(document: &Document, index: usize, unit: Option<Unit>) -> bool {
    document.chunks.get(index).is_none_or(|placed| {
        let continues = matches!(placed.cut.unit, Unit::Item(_)) && unit == Some(placed.cut.unit);
        continues == placed.chunk.continues_list
    })
}

/// The layout that the chunks of a plain text show. Linear in the chunks.
fn layout<'c>(chunks: impl DoubleEndedIterator<Item = &'c Placed> + Clone) -> Layout {
    let mut lines = chunks.filter(|placed| placed.cut.unit == Unit::Text).rev();
    let count = lines.clone().count();
    lines.next();
    let blank_lines = lines.any(|placed| placed.cut.gap);
    Layout { blank_lines, single: !blank_lines && count == 1 }
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::{markup, sound};
    use super::*;
    use crate::text::DocText;
    use proptest::prelude::*;

    fn edited(text: &str, span: Span, insert: &str, format: Format) -> (String, Document, Reparse) {
        let mut after = text.to_owned();
        after.replace_range(Range::from(span), insert);
        let mut document = Document::parse(text, format);
        let reparse = document.edit(&DocText::new(&after), span, insert.len());
        (after, document, reparse)
    }

    fn law(text: &str, span: Span, insert: &str, format: Format) {
        let (after, document, reparse) = edited(text, span, insert, format);
        let whole = Document::parse(&after, format);
        assert_eq!(document, whole, "{text:?} {span:?} {insert:?}");
        let old = Document::parse(text, format);
        assert!(reparse.old_chunks.end <= old.chunks.len() && reparse.new_chunks.end <= whole.chunks.len());
        let tail = old.chunks.len() - reparse.old_chunks.end;
        assert_eq!(tail, whole.chunks.len() - reparse.new_chunks.end);
        assert_eq!(reparse.old_chunks.start, reparse.new_chunks.start);
    }

    #[test]
    fn edits_that_move_boundaries() {
        for (text, at, len, insert) in [
            ("a\n\nb\n\nc\n", 3, 0, "```\n"),
            ("a\n\nb\n\nc\n", 1, 2, ""),
            ("- a\n- b\n\n- c\n", 4, 1, "*"),
            ("---\na: b\n\nc\n", 11, 0, "\n---\n"),
            ("---\na: b\n---\nc\n", 9, 1, ""),
            ("a\n\n[x]\n\n[x]: y\n", 14, 0, "z"),
            ("a\r\rb", 2, 0, "\n"),
            ("a\n\nb", 0, 4, ""),
            ("", 0, 0, "a"),
            ("---\na: b\n---\n\nc\nd\n", 16, 0, "\n"),
            ("---\na: b\n---\n\nc\nd\n", 0, 4, ""),
            ("---\na: b\n\nc\n\nd\n", 15, 0, "---\n"),
            ("a: b\n---\nc\n", 0, 0, "---\n"),
        ] {
            law(text, Span::new(at, at + len), insert, Format::Markdown);
            law(text, Span::new(at, at + len), insert, Format::Plain);
        }
    }

    fn paragraphs(bytes: usize) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            text += "The two sides met in the capital, as @doe said [@roe, p. 4].\n\n- An item of a list\n\n";
        }
        text
    }

    #[test]
    fn an_edit_costs_the_same_in_a_large_document() {
        let cost = |bytes: usize, format: Format| {
            let text = paragraphs(bytes);
            let at = text.len() / 2;
            let at = at + text[at..].find("capital").unwrap();
            edited(&text, Span::new(at, at + 3), "city x", format).2.bytes
        };
        for format in [Format::Markdown, Format::Plain] {
            let small = cost(50_000, format);
            assert_eq!(small, cost(5_000_000, format));
            assert!(small < 400, "{small}");
        }
    }

    #[test]
    fn chunks_before_an_edit_are_shared() {
        let text = paragraphs(2000);
        let old = Document::parse(&text, Format::Markdown);
        let at = text.len() / 2;
        let mut after = text.clone();
        after.insert(at, 'x');
        let mut new = old.clone();
        let reparse = new.edit(&after, Span::at(at), 1);
        assert!(reparse.new_chunks.start > 5);
        for (a, b) in old.chunks.iter().zip(&new.chunks).take(reparse.new_chunks.start) {
            assert!(std::sync::Arc::ptr_eq(&a.chunk, &b.chunk));
        }
    }

    fn boundary(text: &str, at: usize) -> usize {
        super::super::source::floor(text, at % (text.len() + 1))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        #[test]
        fn edits_equal_parsing(
            text in markup(),
            edits in prop::collection::vec((any::<u16>(), 0usize..12, markup()), 1..4),
            short in any::<bool>(),
        ) {
            for format in [Format::Markdown, Format::Plain, Format::Html] {
                let mut text = text.clone();
                let mut document = Document::parse(&text, format);
                for (at, len, insert) in &edits {
                    let start = boundary(&text, usize::from(*at));
                    let end = super::super::source::floor(&text, start + len).max(start);
                    let insert: String = if short { insert.chars().take(3).collect() } else { insert.clone() };
                    text.replace_range(start..end, &insert);
                    document.edit(&text, Span::new(start, end), insert.len());
                    prop_assert_eq!(&document, &Document::parse(&text, format), "{:?}", text);
                }
                sound(&text, &document);
            }
        }
    }
}
