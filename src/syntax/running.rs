//! Running text: what a reader reads, without markup, with a map back to the bytes of the file.

use crate::text::Span;

/// One stretch that running text and file have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// Where it begins in the running text.
    pub text: usize,
    /// Where it begins in the chunk.
    pub file: usize,
    /// How many bytes it takes in the running text, at least 1.
    pub len: usize,
    /// How many bytes it takes in the file: `len`, but for a replaced entity or escape, which is a segment of its own.
    pub file_len: usize,
}

/// The running text of one block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RunningText {
    /// The text.
    pub text: String,
    /// Its segments, ascending in both offsets, covering `text` wholly.
    pub segments: Vec<Segment>,
}

impl RunningText {
    /// Text that stands in the chunk as it is, from `file` on.
    pub fn verbatim(text: &str, file: usize) -> Self {
        let mut running = RunningText::default();
        running.push(text, file);
        running
    }

    /// The offset in the chunk of the byte at `offset` of the running text; the end of the last segment for an offset
    /// past the end, 0 for an empty text. Inside a replaced entity: its start. Logarithmic.
    pub fn to_file(&self, offset: usize) -> usize {
        let at = self.segments.partition_point(|segment| segment.text + segment.len <= offset);
        match (self.segments.get(at), self.segments.last()) {
            (Some(segment), _) if segment.len == segment.file_len => segment.file + offset.saturating_sub(segment.text),
            (Some(segment), _) => segment.file,
            (None, Some(last)) => last.file + last.file_len,
            (None, None) => 0,
        }
    }

    /// The bytes of the chunk that `span` of the running text came from: from the start of its first character to the
    /// end of its last. Logarithmic.
    pub fn file_span(&self, span: Span) -> Span {
        let start = self.to_file(span.start);
        if span.is_empty() {
            return Span::at(start);
        }
        let at = self.segments.partition_point(|segment| segment.text + segment.len < span.end);
        let end = match self.segments.get(at) {
            Some(segment) if segment.len == segment.file_len => segment.file + span.end.saturating_sub(segment.text),
            Some(segment) => segment.file + segment.file_len,
            None => self.to_file(span.end),
        };
        Span::new(start, end)
    }

    /// The offset in the running text of the byte at `offset` of the chunk; `None` where that byte is markup. The end
    /// of a stretch counts as inside it. Logarithmic.
    pub fn from_file(&self, offset: usize) -> Option<usize> {
        let at = self.segments.partition_point(|segment| segment.file <= offset).checked_sub(1)?;
        let segment = self.segments.get(at)?;
        let inside = offset - segment.file;
        if inside < segment.file_len {
            Some(if segment.len == segment.file_len { segment.text + inside } else { segment.text })
        } else if inside == segment.file_len {
            Some(segment.text + segment.len)
        } else {
            None
        }
    }

    /// The part of the running text that came from the bytes of the chunk in `file`, as whole characters of replaced entities;
    /// `None` where there is markup only. Logarithmic.
    pub fn text_span(&self, file: Span) -> Option<Span> {
        let first = self.segments.partition_point(|segment| segment.file + segment.file_len <= file.start);
        let last = self.segments.partition_point(|segment| segment.file < file.end).checked_sub(1)?;
        let (first, last) = (self.segments.get(first)?, self.segments.get(last)?);
        let as_is = |segment: &Segment| segment.len == segment.file_len;
        let start = if as_is(first) { file.start.saturating_sub(first.file) } else { 0 };
        let end = if as_is(last) { (file.end - last.file).min(last.len) } else { last.len };
        let span = Span::new(first.text + start, (last.text + end).max(first.text + start));
        (!span.is_empty()).then_some(span)
    }

    /// Appends text that stands in the chunk as it is, from `file` on.
    pub(super) fn push(&mut self, text: &str, file: usize) {
        self.push_replaced(text, file, text.len());
    }

    /// Appends text that stands for `file_len` bytes of the chunk from `file` on.
    pub(super) fn push_replaced(&mut self, text: &str, file: usize, file_len: usize) {
        if text.is_empty() {
            return;
        }
        let (at, len) = (self.text.len(), text.len());
        self.text.push_str(text);
        if let Some(last) = self.segments.last_mut()
            && len == file_len
            && last.len == last.file_len
            && last.file + last.file_len == file
        {
            last.len += len;
            last.file_len += len;
            return;
        }
        self.segments.push(Segment { text: at, file, len, file_len });
    }

    /// The part of the text in `span`. Linear.
    pub(super) fn part(&self, span: Span) -> RunningText {
        self.without(&[Span::new(0, span.start), Span::new(span.end, self.text.len().max(span.end))])
    }

    /// The text without `cuts`, which ascend and do not overlap. Linear.
    pub(super) fn without(&self, cuts: &[Span]) -> RunningText {
        let mut out = RunningText::default();
        let mut cuts = cuts.iter().peekable();
        for segment in &self.segments {
            let (mut at, end) = (segment.text, segment.text + segment.len);
            while at < end {
                while cuts.next_if(|cut| cut.end <= at).is_some() {}
                let stop = match cuts.peek() {
                    Some(cut) if cut.start <= at => {
                        at = cut.end.min(end);
                        continue;
                    }
                    Some(cut) => cut.start.min(end),
                    None => end,
                };
                let text = Span::new(at, stop).of(&self.text);
                if segment.len == segment.file_len {
                    out.push(text, segment.file + (at - segment.text));
                } else {
                    out.push_replaced(text, segment.file, segment.file_len);
                }
                at = stop;
            }
        }
        out
    }
}

/// Where `offset` lies once `cuts` (ascending, apart) are gone. Logarithmic in nothing: linear in the cuts before it.
pub(super) fn after_cuts(offset: usize, cuts: &[Span]) -> usize {
    let gone: usize = cuts.iter().take_while(|cut| cut.start < offset).map(|cut| cut.end.min(offset) - cut.start).sum();
    offset - gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_the_text_that_some_bytes_became() {
        // `a <b>&amp; c</b> d`
        let mut running = RunningText::verbatim("a ", 0);
        running.push_replaced("&", 5, 5);
        running.push(" c", 10);
        running.push(" d", 16);
        let part = |start, end| running.text_span(Span::new(start, end)).map(|span| span.of(&running.text));
        assert_eq!(part(0, 18), Some("a & c d"));
        assert_eq!(part(3, 7), Some("&"));
        assert_eq!(part(11, 17), Some("c "));
        assert_eq!(part(2, 5), None);
        assert_eq!(part(12, 16), None);
        assert_eq!(part(18, 30), None);
    }
}
