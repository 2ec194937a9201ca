//! The second reading of a block: what the format's own parser left in the running text. Wikilinks, citations,
//! footnote references and bare addresses become inlines, a block id its anchor; then quotations, then what the block is.

use super::block::{Block, BlockKind};
use super::inline::{Citation, CiteItem, Inline, InlineKind};
use super::running::RunningText;
use super::{attributes, citation, editorial, quotation, role, wikilink};
use crate::text::Span;

/// Finishes a block of Markdown and adds it to `blocks`, if there is anything to read in it; the descriptions of
/// pictures in it and a source line at its end become blocks of their own.
pub(super) fn markdown(mut block: Block, blocks: &mut Vec<Block>) {
    editorial::cut(&mut block);
    let attributes = attributes::cuts(&block);
    block.cut(&attributes);
    block_id(&mut block);
    let captions = pictures(&mut block);
    let source = last_line(&mut block);
    for (part, is_last) in [(Some(block), false), (source, true)] {
        let Some(mut block) = part else { continue };
        inlines(&mut block, true);
        if block.running.text.trim().is_empty() {
            if block.anchor.is_some() && !is_last {
                // An id on a line of its own names what stands before it; there is nothing to read in it.
                block.kind = BlockKind::Byline;
                blocks.push(block);
            }
            continue;
        }
        role::source_line(&mut block);
        role::markdown(&mut block);
        quotation::find(&mut block);
        blocks.push(block);
    }
    blocks.extend(captions);
}

/// The most characters of a picture's description that is but a name.
const LONGEST_NAME: usize = 30;

/// Takes the descriptions of pictures out of a sentence; longer ones become captions.
fn pictures(block: &mut Block) -> Vec<Block> {
    let is_picture = |inline: &&Inline| matches!(inline.kind, InlineKind::Image { .. }) && !inline.span.is_empty();
    if !block.inlines.iter().any(|inline| is_picture(&inline)) {
        return Vec::new();
    }
    let mut cuts: Vec<Span> = block.inlines.iter().filter(is_picture).map(|inline| inline.span).collect();
    cuts.sort_unstable();
    cuts.dedup_by(|next, before| before.end > next.start);
    let mut rest = block.running.without(&cuts).text;
    rest.retain(|c| !c.is_whitespace());
    if rest.is_empty() {
        return Vec::new();
    }
    for cut in &mut cuts {
        // Of the spaces around it one stays.
        let text = block.running.text.as_str();
        let before = text.get(..cut.start).is_none_or(|before| before.is_empty() || before.ends_with([' ', '\n']));
        if before && text.get(cut.end..).is_some_and(|after| after.starts_with(' ')) {
            cut.end += 1;
        }
    }
    let mut captions = Vec::new();
    for inline in block.inlines.iter().filter(is_picture) {
        let running = block.running.part(inline.span);
        if running.text.chars().count() > LONGEST_NAME {
            let span = Span::new(0, running.text.len());
            let inlines = vec![Inline { span, file_span: inline.file_span, kind: inline.kind.clone() }];
            let mut caption = Block {
                span: inline.file_span,
                kind: BlockKind::Caption,
                anchor: None,
                running,
                inlines,
                quotations: Vec::new(),
                ..block.clone()
            };
            quotation::find(&mut caption);
            captions.push(caption);
        }
    }
    block.cut(&cuts);
    captions
}

/// Parts a `source:` line from the paragraph that it ends.
fn last_line(block: &mut Block) -> Option<Block> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let text = &block.running.text;
    let end = memchr::memrchr(b'\n', text.as_bytes())?;
    if !role::begins_source_line(text.get(end + 1..)?) {
        return None;
    }
    let tail = Span::new(end + 1, text.len());
    let file_start = block.running.to_file(tail.start);
    let (before, after): (Vec<Inline>, Vec<Inline>) =
        block.inlines.iter().cloned().partition(|inline| inline.span.start < tail.start);
    let shifted = |inline: Inline| {
        let span = Span::new(inline.span.start - tail.start, inline.span.end - tail.start);
        Inline { span, ..inline }
    };
    let mut source = Block {
        span: Span::new(file_start, block.span.end),
        anchor: None,
        running: block.running.part(tail),
        inlines: after.into_iter().map(shifted).collect(),
        ..block.clone()
    };
    // Only what does become a source line is parted.
    let mut probe = source.clone();
    inlines(&mut probe, true);
    role::source_line(&mut probe);
    if probe.kind != BlockKind::SourceLine || before.iter().any(|inline| inline.span.end > end) {
        return None;
    }
    if let Some(list) = &mut source.list {
        list.head = false;
    }
    let head = block.running.part(Span::new(0, end));
    block.span = Span::new(block.span.start, head.file_span(Span::new(0, head.text.len())).end.max(block.span.start));
    block.running = head;
    block.inlines = before;
    Some(source)
}

/// Finishes a block of plain text or HTML.
pub(super) fn other(mut block: Block, blocks: &mut Vec<Block>) {
    inlines(&mut block, false);
    if block.running.text.trim().is_empty() {
        return;
    }
    quotation::find(&mut block);
    blocks.push(block);
}

/// Takes a `^block-id` at the end out of the running text.
fn block_id(block: &mut Block) {
    let text = block.running.text.trim_end();
    let Some(at) = memchr::memrchr(b'^', text.as_bytes()) else { return };
    let id = text.get(at + 1..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let named = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !named || !(before.is_empty() || before.ends_with([' ', '\n', '\t'])) {
        return;
    }
    if block.inlines.iter().any(|inline| inline.span.end > at) {
        return;
    }
    block.anchor = Some(id.into());
    let kept = block.inlines.iter().map(|inline| inline.span.end).max().unwrap_or(0);
    let cut = Span::new(before.trim_end().len().max(kept), block.running.text.len());
    block.running = block.running.without(&[cut]);
}

/// Finds the inlines of the running text; `bare` keys count as citations in Markdown only.
fn inlines(block: &mut Block, bare: bool) {
    let text = &block.running.text;
    let (found, cuts) = {
        let mut scan = Scan {
            text,
            running: &block.running,
            known: &block.inlines,
            at_known: 0,
            found: Vec::new(),
            cuts: Vec::new(),
        };
        scan.run(bare);
        (scan.found, scan.cuts)
    };
    if found.is_empty() {
        block.inlines.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
        return;
    }
    block.inlines.extend(found);
    block.cut(&cuts);
    block.inlines.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
}

struct Scan<'b> {
    text: &'b str,
    running: &'b RunningText,
    /// What the format's parser found: code and links are not read again. Sorted by their ends.
    known: &'b [Inline],
    at_known: usize,
    found: Vec<Inline>,
    cuts: Vec<Span>,
}

impl Scan<'_> {
    fn run(&mut self, bare: bool) {
        let bytes = self.text.as_bytes();
        if memchr::memchr3(b'[', b'@', b':', bytes).is_none() {
            return;
        }
        let brackets = brackets(self.text);
        let close = |open: usize| {
            let at = brackets.binary_search_by_key(&open, |&(open, _)| open).ok()?;
            brackets.get(at).map(|&(_, close)| close)
        };
        let mut at = 0;
        while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'[', b'@', b':', rest)) {
            let here = at + next;
            if let Some(end) = self.protected(here) {
                at = end.max(here + 1);
                continue;
            }
            let end = match bytes.get(here) {
                Some(b'[') => self
                    .wikilink(here)
                    .or_else(|| self.footnote(here))
                    .or_else(|| close(here).and_then(|close| self.group(here, close))),
                Some(b'@') => self.bare(here, bare, close),
                _ => self.address(here),
            };
            at = end.unwrap_or(here + 1);
        }
    }

    /// End of the code or link that `at` lies in.
    fn protected(&mut self, at: usize) -> Option<usize> {
        while self.known.get(self.at_known).is_some_and(|inline| inline.span.end <= at) {
            self.at_known += 1;
        }
        let inline = self.known.get(self.at_known)?;
        (inline.span.start <= at && !matches!(inline.kind, InlineKind::Image { .. })).then_some(inline.span.end)
    }

    /// Whether a code span or link begins in `span`.
    fn crosses(&self, span: Span) -> bool {
        self.known.get(self.at_known).is_some_and(|inline| inline.span.overlaps(span))
    }

    fn push(&mut self, span: Span, kind: InlineKind) {
        self.found.push(Inline { span, file_span: self.running.file_span(span), kind });
    }

    fn wikilink(&mut self, at: usize) -> Option<usize> {
        let link = wikilink::at(self.text, at)?;
        if self.crosses(link.span) {
            return None;
        }
        let kind = InlineKind::Wikilink {
            target: link.target.of(self.text).to_owned(),
            target_span: self.running.file_span(link.target),
            fragment: link.fragment.map(|span| span.of(self.text).to_owned()),
            fragment_span: link.fragment.map(|span| self.running.file_span(span)),
            labelled: link.labelled,
        };
        let file_span = self.running.file_span(link.span);
        self.found.push(Inline { span: link.label, file_span, kind });
        self.cuts.extend([Span::new(link.span.start, link.label.start), Span::new(link.label.end, link.span.end)]);
        Some(link.span.end)
    }

    fn footnote(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?.strip_prefix("[^")?;
        let len = rest.char_indices().take(200).find_map(|(at, c)| match c {
            ']' => Some(Some(at)),
            '[' | '^' => Some(None),
            c if c.is_whitespace() => Some(None),
            _ => None,
        })??;
        if len == 0 {
            return None;
        }
        let label = rest.get(..len)?.to_owned();
        let span = Span::new(at, at + 2 + len + 1);
        self.push(span, InlineKind::FootnoteRef { label });
        Some(span.end)
    }

    fn group(&mut self, open: usize, close: usize) -> Option<usize> {
        let items = citation::group(self.text, Span::new(open + 1, close))?;
        let kind = self.citation(true, items);
        self.push(Span::new(open, close + 1), kind);
        Some(close + 1)
    }

    fn bare(&mut self, at: usize, allowed: bool, close: impl Fn(usize) -> Option<usize>) -> Option<usize> {
        let (items, span) = citation::bare(self.text, at, close)?;
        let located = items.iter().any(|item| item.locator.is_some());
        if !allowed && !located {
            return None;
        }
        let kind = self.citation(false, items);
        self.push(span, kind);
        Some(span.end)
    }

    fn citation(&self, bracketed: bool, items: Vec<citation::RawItem>) -> InlineKind {
        let items = items
            .into_iter()
            .map(|item| CiteItem {
                key: item.key.of(self.text).to_owned(),
                key_span: self.running.file_span(item.key),
                suppress_author: item.suppress_author,
                locator: item.locator.map(|span| (span.of(self.text).to_owned(), self.running.file_span(span))),
            })
            .collect();
        InlineKind::Citation(Citation { bracketed, items })
    }

    /// A bare web address around the `:` at `at`.
    fn address(&mut self, at: usize) -> Option<usize> {
        if !self.text.get(at..)?.starts_with("://") {
            return None;
        }
        let before = self.text.get(..at)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        let start = at - scheme.len();
        if self.text.get(..start)?.ends_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let rest = self.text.get(at + 3..)?;
        let rest = rest.get(..super::source::floor(rest, LONGEST_ADDRESS))?;
        let len = rest
            .find(|c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»|\\^`{}".contains(c))
            .unwrap_or(rest.len());
        let mut url = rest.get(..len)?;
        let count = |bracket: char| url.matches(bracket).count();
        let (mut round, mut square) = (count(')').saturating_sub(count('(')), count(']').saturating_sub(count('[')));
        while let Some(last) = url.chars().next_back() {
            let unpaired = match last {
                ')' => &mut round,
                ']' => &mut square,
                _ if ".,;:!?'’*_…".contains(last) => &mut 1,
                _ => break,
            };
            if *unpaired == 0 {
                break;
            }
            *unpaired -= 1;
            url = url.get(..url.len() - last.len_utf8())?;
        }
        if url.is_empty() {
            return None;
        }
        let span = Span::new(start, at + 3 + url.len());
        let dest_span = self.running.file_span(span);
        self.push(span, InlineKind::Link { dest: span.of(self.text).to_owned(), dest_span });
        Some(span.end)
    }
}

/// A longer address is cut.
const LONGEST_ADDRESS: usize = 4096;

/// The pairs of square brackets, by their opening offset. Linear.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        if text.as_bytes().get(at) == Some(&b'[') {
            open.push(at);
        } else if let Some(start) = open.pop() {
            pairs.push((start, at));
        }
    }
    pairs.sort_unstable();
    pairs
}
