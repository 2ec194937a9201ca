//! One chunk of Markdown to its blocks: pulldown-cmark's events, walked without recursion.

mod html_block;
mod place;
mod simple;

use super::block::{Block, BlockKind, Chunk, Definition, ListPlace};
use super::inline::{Inline, InlineKind};
use super::running::RunningText;
use super::segment::Unit;
use super::{directive, finish};
use crate::text::Span;
use place::{aligned, dest_span, line_end, trimmed};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// What a document defines for all its chunks: the targets of reference links by their normalized label.
pub(super) type Definitions = HashMap<Box<str>, Box<str>>;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
}

/// A label as CommonMark compares them: white space collapsed, case folded.
pub(super) fn normal_label(label: &str) -> Box<str> {
    let mut out = String::with_capacity(label.len());
    for word in label.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out.into()
}

/// The link reference definitions of a chunk, in text order. Linear; cheap where there can be none.
pub(super) fn definitions(text: &str) -> Vec<Definition> {
    if memchr::memmem::find(text.as_bytes(), b"]:").is_none() {
        return Vec::new();
    }
    let parser = Parser::new_ext(text, options());
    let mut found: Vec<(usize, Definition)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| {
            let target = Definition { label: normal_label(label), dest: definition.dest.as_ref().into() };
            (definition.span.start, target)
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1.label).cmp(&(b.0, &b.1.label)));
    found.into_iter().map(|(_, definition)| definition).collect()
}

/// Parses a chunk that was cut as `unit` and holds the definitions `own`. Also gives the labels of `known` that it
/// uses, in order of use.
pub(super) fn parse(text: &str, unit: Unit, own: Vec<Definition>, known: &Definitions) -> (Chunk, Vec<Box<str>>) {
    let mut used = Vec::new();
    match unit {
        Unit::Silent | Unit::FrontMatter => return (Chunk::default(), used),
        Unit::Item(_) | Unit::Text => {}
    }
    if own.is_empty()
        && let Some(block) = simple::simple(text, unit, !known.is_empty())
    {
        let mut chunk = Chunk::default();
        finish::markdown(block, &mut chunk.blocks);
        return (chunk, used);
    }
    let mut chunk = read(text, known, &mut used);
    chunk.definitions = own;
    (chunk, used)
}

/// Parses a chunk with all that CommonMark has.
fn read(text: &str, known: &Definitions, used: &mut Vec<Box<str>>) -> Chunk {
    let mut reader = Reader { text, ..Reader::default() };
    let resolve = |link: BrokenLink<'_>| {
        let label = normal_label(&link.reference);
        let dest = known.get(&label)?;
        let found = (CowStr::from(dest.to_string()), CowStr::Borrowed(""));
        used.push(label);
        Some(found)
    };
    let events: OffsetIter<'_, _> =
        Parser::new_with_broken_link_callback(text, options(), Some(resolve)).into_offset_iter();
    for (event, range) in events {
        reader.event(event, range);
    }
    reader.close();
    reader.chunk
}

/// A block that is being read.
#[derive(Default)]
struct Open {
    span: Span,
    kind: Option<BlockKind>,
    /// It has no paragraph of its own (tight lists): it ends where something else begins.
    implicit: bool,
    running: RunningText,
    inlines: Vec<Inline>,
    anchor: Option<Box<str>>,
    links: Vec<OpenLink>,
}

struct OpenLink {
    text: usize,
    /// Where its label ends in the file, as far as read.
    label_end: usize,
    kind: LinkType,
    dest: String,
    image: bool,
}

#[derive(Clone, Copy)]
struct Item {
    number: u32,
    task: bool,
    blocks: u32,
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    chunk: Chunk,
    quotes: u32,
    items: Vec<Item>,
    count: u32,
    footnote: Option<Box<str>>,
    /// How many list items were open where each definition list began.
    defining: Vec<usize>,
    /// Inside a code block: its text is not read.
    code: bool,
    /// How many stretches of `~~struck-out~~` text are open: what is withdrawn is not read.
    struck: usize,
    open: Option<Open>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let withdrawn = |range: &Range<usize>| self.text.get(range.start..).is_some_and(|rest| rest.starts_with("~~"));
        match event {
            Event::Start(Tag::Strikethrough) if self.struck > 0 || withdrawn(&range) => {
                self.inside(range.start);
                self.struck += 1;
            }
            Event::End(TagEnd::Strikethrough) if self.struck > 0 => {
                self.struck -= 1;
                self.touch(range.end);
            }
            _ if self.struck > 0 => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if !self.code => self.words(&text, range),
            Event::Code(code) => self.code_span(&code, range),
            Event::SoftBreak => self.words("\n", line_end(self.text, range)),
            Event::HardBreak => self.words("\n", range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(_) => {
                let raw = self.text.get(range.clone()).unwrap_or_default().to_owned();
                self.words(&raw, range);
            }
            Event::TaskListMarker(_) => {
                if let Some(item) = self.items.last_mut() {
                    item.task = true;
                }
            }
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::Text(_) | Event::Html(_) | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph, range, false),
            Tag::Heading { level, id, .. } => {
                self.begin(BlockKind::Heading(level as u8), range, false);
                if let Some(open) = &mut self.open {
                    open.anchor = id.map(|id| id.as_ref().into());
                }
            }
            Tag::TableCell => self.begin(BlockKind::TableCell, range, false),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Item => {
                self.close();
                self.open_item();
            }
            Tag::DefinitionList => {
                self.close();
                self.defining.push(self.items.len());
            }
            // The term heads its definitions, as an item's first line does what stands below it.
            Tag::DefinitionListTitle => {
                self.close();
                self.items.truncate(self.defining.last().copied().unwrap_or(0));
                self.open_item();
                self.begin(BlockKind::Caption, range.start..range.start, true);
            }
            Tag::DefinitionListDefinition => {
                self.close();
                self.open_item();
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                let from = self.text.get(range.start..).unwrap_or_default();
                let at = range.start + from.find("[^").map_or(0, |at| at + 2);
                let span = Span::new(at, at + label.len());
                self.chunk.footnotes.push((label.as_ref().into(), span));
                self.footnote = Some(label.as_ref().into());
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.close();
                let raw = self.text.get(range.clone()).unwrap_or_default();
                directive::collect(raw, range.start, &mut self.chunk.directives);
                // Inside a list or a quote its lines bear the marks of that.
                if self.quotes == 0 && self.items.is_empty() {
                    html_block::read(raw, range.start, &mut self.chunk.blocks);
                }
            }
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, range, false),
            Tag::Image { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, range, true),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.inside(range.start);
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.touch(range.end);
                return;
            }
            TagEnd::Link | TagEnd::Image => {
                self.close_link(range);
                return;
            }
            _ => self.close(),
        }
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item | TagEnd::DefinitionListDefinition => {
                self.items.pop();
            }
            TagEnd::DefinitionList => self.items.truncate(self.defining.pop().unwrap_or(0)),
            TagEnd::FootnoteDefinition => self.footnote = None,
            TagEnd::CodeBlock => self.code = false,
            _ => {}
        }
    }

    fn open_item(&mut self) {
        self.items.push(Item { number: self.count, task: false, blocks: 0 });
        self.count += 1;
    }

    fn begin(&mut self, kind: BlockKind, range: Range<usize>, implicit: bool) {
        self.close();
        self.open = Some(Open { span: range.into(), kind: Some(kind), implicit, ..Open::default() });
    }

    /// The block that inline content at `at` belongs to; a tight list item's is opened here.
    fn inside(&mut self, at: usize) -> Option<&mut Open> {
        if self.open.is_none() && !self.code {
            self.begin(BlockKind::Paragraph, at..at, true);
        }
        self.open.as_mut()
    }

    /// Notes that inline content goes up to `end`.
    fn touch(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            if open.implicit {
                open.span.end = open.span.end.max(end);
            }
            if let Some(link) = open.links.last_mut() {
                link.label_end = link.label_end.max(end);
            }
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        let verbatim = self.text.get(range.clone()) == Some(words);
        if let Some(open) = self.inside(range.start) {
            if verbatim {
                open.running.push(words, range.start);
            } else {
                open.running.push_replaced(words, range.start, range.len());
            }
        }
        self.touch(range.end);
    }

    fn code_span(&mut self, code: &str, range: Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let ticks = raw.bytes().take_while(|&byte| byte == b'`').count();
        let inner = raw.get(ticks..raw.len().saturating_sub(ticks)).unwrap_or_default();
        let Some(open) = self.inside(range.start) else { return };
        let start = open.running.text.len();
        match aligned(code, inner) {
            Some(pieces) => {
                for (words, at) in pieces {
                    open.running.push(words, range.start + ticks + at);
                }
            }
            None => open.running.push_replaced(code, range.start, range.len()),
        }
        let span = Span::new(start, open.running.text.len());
        open.inlines.push(Inline { span, file_span: range.clone().into(), kind: InlineKind::Code });
        self.touch(range.end);
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        directive::collect(html, range.start, &mut self.chunk.directives);
        let name = html.trim_start_matches(['<', '/']);
        let line_break = name.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"))
            && !name.get(2..).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_alphanumeric()));
        if line_break {
            self.words("\n", range);
        } else {
            // A comment before the words of a tight item opens no block.
            self.touch(range.end);
        }
    }

    fn open_link(&mut self, kind: LinkType, dest: &str, range: Range<usize>, image: bool) {
        if let Some(open) = self.inside(range.start) {
            let label_end = range.start + 1 + usize::from(image);
            open.links.push(OpenLink { text: open.running.text.len(), label_end, kind, dest: dest.to_owned(), image });
        }
    }

    fn close_link(&mut self, range: Range<usize>) {
        let text = self.text;
        if let Some(open) = &mut self.open
            && let Some(link) = open.links.pop()
        {
            let span = Span::new(link.text, open.running.text.len());
            let dest_span = dest_span(text, &range, link.label_end, link.kind);
            let kind = if link.image {
                InlineKind::Image { dest: link.dest, dest_span }
            } else {
                InlineKind::Link { dest: link.dest, dest_span }
            };
            open.inlines.push(Inline { span, file_span: range.clone().into(), kind });
        }
        self.touch(range.end);
    }

    /// Ends the open block, if there is one.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let list = self.items.last_mut().map(|item| {
            item.blocks += 1;
            (item.number, item.task, item.blocks == 1)
        });
        let depth = self.items.len().min(255) as u8;
        let list = list.map(|(item, task, head)| ListPlace { depth, head, task, item });
        let kind = open.kind.unwrap_or(BlockKind::Paragraph);
        let block = Block {
            span: trimmed(self.text, open.span),
            kind,
            quoted: self.quotes > 0,
            list,
            footnote: self.footnote.clone(),
            anchor: open.anchor,
            running: open.running,
            inlines: open.inlines,
            quotations: Vec::new(),
        };
        finish::markdown(block, &mut self.chunk.blocks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn the_short_way_leads_to_the_same(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "word", "a b", " ", "  ", "\n", "\r\n", "\r", "\t", "[@key]", "[a]", "[^1]", "[x] ", "1. ", "- ", "+ ", "#", "# ", "===", "--",
                "---", "é", "“", "”", "!", "{#id}", ":", "(x)", "]", "@key", "^id", "[[a]]", "source: x", "https://a.b", "\u{0}",
                "\u{a0}", "=", "\u{c}", "+++", "~~", "$",
            ]), 1..8),
            item in any::<bool>(),
        ) {
            let text = format!("{}{}", if item { "- " } else { "" }, pieces.concat());
            let Some(cut) = crate::syntax::segment::cut_markdown(&text, false, true) else { return Ok(()) };
            let chunk = text.get(..cut.len).unwrap();
            if let Some(block) = simple::simple(chunk, cut.unit, false) && definitions(chunk).is_empty() {
                let mut short = Chunk::default();
                finish::markdown(block, &mut short.blocks);
                let long = read(chunk, &Definitions::default(), &mut Vec::new());
                prop_assert_eq!(short, long, "{:?}", chunk);
            }
        }
    }
}
