//! The tags of a page to blocks: a stack of the elements that matter, and the block that is being read.

use super::elements::{BLOCKS, ENDED, VOID, ends, hides, kind_of, must_be_closed, names_authors};
use super::entities::Entities;
use super::found::{Found, choose};
use super::open::{Link, Open};
use super::region::{Region, RegionKind, opened_by};
use super::stack::{Effect, Element, Hidden, Item};
use super::tags::{Sink, StartTag};
use crate::syntax::block::{Block, BlockKind, Chunk, ListPlace};
use crate::syntax::{directive, finish};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Reads a page's tags.
pub(super) struct Reader<'t> {
    text: &'t str,
    entities: Entities,
    directives: Vec<crate::syntax::block::Directive>,
    stack: Vec<Element>,
    /// How many elements of a name are open.
    counts: FxHashMap<&'static str, usize>,
    regions: Vec<Region>,
    region: usize,
    /// For each open list the number of its outermost one.
    lists: Vec<usize>,
    quotes: usize,
    item: Option<Item>,
    items: u32,
    hidden: Option<Hidden>,
    open: Option<Open>,
    link: Option<Link>,
    code: Option<usize>,
    pre: usize,
    /// An id that the next block takes.
    anchor: Option<Box<str>>,
    found: Vec<Found>,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Reader {
            text,
            entities: Entities::default(),
            directives: Vec::new(),
            stack: Vec::new(),
            counts: FxHashMap::default(),
            regions: vec![Region { kind: RegionKind::Page, parent: 0, text: 0 }],
            region: 0,
            lists: Vec::new(),
            quotes: 0,
            item: None,
            items: 0,
            hidden: None,
            open: None,
            link: None,
            code: None,
            pre: 0,
            anchor: None,
            found: Vec::new(),
        }
    }

    /// The chunk, once all tags were told.
    pub fn finish(mut self) -> Chunk {
        self.flush();
        while !self.stack.is_empty() {
            self.pop();
        }
        if let Some(page) = self.regions.first_mut() {
            page.text = self.found.iter().map(|found| found.chars).sum();
        }
        let mut chunk = Chunk { directives: self.directives, ..Chunk::default() };
        for block in choose(self.found, &self.regions) {
            finish::other(block, &mut chunk.blocks);
        }
        chunk
    }

    /// All blocks, whatever region they stand in.
    pub fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.found.into_iter().map(|found| found.block).collect()
    }

    fn push(&mut self, name: &'static str, kind: Option<BlockKind>, effect: Effect) {
        *self.counts.entry(name).or_default() += 1;
        self.stack.push(Element { name, kind, effect });
    }

    fn pop(&mut self) {
        let Some(element) = self.stack.pop() else { return };
        if let Some(count) = self.counts.get_mut(element.name) {
            *count = count.saturating_sub(1);
        }
        match element.effect {
            Effect::None => {}
            Effect::Region { outer } => {
                let text = self.regions.get(self.region).map_or(0, |region| region.text);
                if let Some(region) = self.regions.get_mut(outer) {
                    region.text += text;
                }
                self.region = outer;
            }
            Effect::List => {
                self.lists.pop();
            }
            Effect::Item { outer } => self.item = outer,
            Effect::Quote => self.quotes = self.quotes.saturating_sub(1),
            Effect::Pre => self.pre = self.pre.saturating_sub(1),
        }
    }

    /// Ends elements up to the innermost one of that name, if one is open. Linear in all over a page.
    fn end_element(&mut self, name: &str) {
        if self.counts.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        while let Some(element) = self.stack.last() {
            let last = element.name == name;
            self.pop();
            if last {
                return;
            }
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let link = self.link.take();
        let reopen = link.as_ref().and_then(Link::in_next_block);
        self.end_link(link, None);
        self.end_code();
        self.link = reopen;
        let Some(mut open) = self.open.take() else { return };
        let Some(span) = open.trim() else { return };
        let list = self.item.as_mut().map(|item| {
            item.blocks += 1;
            (item.number, item.blocks == 1)
        });
        let depth = self.lists.len().clamp(1, 255) as u8;
        let list = list.map(|(item, head)| ListPlace { depth, head, task: false, item });
        if let Some(region) = self.regions.get_mut(self.region) {
            region.text += open.chars;
        }
        let block = Block {
            span,
            kind: open.kind.unwrap_or(BlockKind::Paragraph),
            quoted: self.quotes > 0,
            list,
            footnote: None,
            anchor: open.anchor,
            running: open.running,
            inlines: open.inlines,
            quotations: Vec::new(),
        };
        let Open { named, chars, linked, .. } = open;
        self.found.push(Found { block, region: self.region, named, chars, linked, list: self.lists.last().copied() });
    }

    fn end_link(&mut self, link: Option<Link>, file_end: Option<usize>) {
        if let (Some(open), Some(link)) = (&mut self.open, link) {
            open.link(link, file_end);
        }
    }

    fn end_code(&mut self) {
        if let (Some(open), Some(start)) = (&mut self.open, self.code.take()) {
            open.code(start);
        }
    }

    fn inside(&mut self) -> &mut Open {
        let anchor = &mut self.anchor;
        let stack = &self.stack;
        self.open.get_or_insert_with(|| {
            let element = stack.iter().rev().take(16).find(|element| element.kind.is_some());
            let kind = element.and_then(|element| element.kind);
            Open { kind, named: kind.is_some(), anchor: anchor.take(), ..Open::default() }
        })
    }

    /// The id of an inline element names the block that it stands in, or the next one.
    fn inline_anchor(&mut self, tag: &StartTag) {
        let named = if tag.name == "a" { tag.get("name") } else { None };
        let Some(id) = tag.get("id").or(named).filter(|id| !id.is_empty()) else { return };
        let slot = self.open.as_mut().map_or(&mut self.anchor, |open| &mut open.anchor);
        slot.get_or_insert_with(|| id.into());
    }

    fn line_break(&mut self, span: Span) {
        let Some(open) = &mut self.open else { return };
        if open.running.text.ends_with('\n') {
            // Two in a row part paragraphs.
            let (kind, named) = (open.kind, open.named);
            self.flush();
            self.open = Some(Open { kind, named, ..Open::default() });
            return;
        }
        open.running.push_replaced("\n", span.start, span.len());
    }
}

impl Sink for Reader<'_> {
    fn start(&mut self, tag: &StartTag) {
        if self.hidden.as_ref().is_some_and(|hidden| hidden.blocks == 0 && ends(&hidden.name, &tag.name)) {
            self.hidden = None;
        }
        if let Some(hidden) = &mut self.hidden {
            let closed = matches!(tag.name.as_str(), "p" | "li") || tag.self_closing;
            if hidden.name == tag.name && !closed {
                hidden.depth += 1;
            } else if must_be_closed(&tag.name) {
                hidden.blocks += 1;
            }
            return;
        }
        if !VOID.contains(&tag.name.as_str()) && hides(tag) {
            // `<svg/>` and, as sloppy pages have it, `<i/>` hide nothing after them.
            if !tag.self_closing || must_be_closed(&tag.name) {
                self.hidden = Some(Hidden { name: tag.name.clone(), depth: 1, blocks: 0 });
            }
            return;
        }
        match tag.name.as_str() {
            "br" => return self.line_break(tag.span),
            "hr" => return self.flush(),
            "a" => {
                self.inline_anchor(tag);
                let link = self.link.take();
                self.end_link(link, Some(tag.span.start));
                if let Some((dest, dest_span)) = tag.place("href") {
                    let text = self.open.as_ref().map_or(0, |open| open.running.text.len());
                    self.link = Some(Link { text, file: tag.span.start, dest: dest.to_owned(), dest_span, blocks: 0 });
                }
                return;
            }
            "code" | "kbd" | "samp" | "tt" => {
                self.code = Some(self.open.as_ref().map_or(0, |open| open.running.text.len()));
                return;
            }
            _ => {}
        }
        let Some(name) = BLOCKS.into_iter().find(|name| *name == tag.name) else { return self.inline_anchor(tag) };
        self.flush();
        self.end_element("p");
        if name == "li"
            && let Some(at) =
                self.stack.iter().rev().take(8).position(|element| matches!(element.name, "li" | "ul" | "ol"))
            && self.stack.iter().rev().nth(at).is_some_and(|element| element.name == "li")
        {
            self.end_element("li");
        }
        // A cell ends at the next one, a row with the next one; not those of the table around.
        while let Some(open) = self.stack.iter().rev().take(8).find(|element| ENDED.contains(&element.name))
            && ends(open.name, name)
        {
            let open = open.name;
            self.end_element(open);
        }
        if let Some(id) = tag.get("id").filter(|id| !id.is_empty()) {
            self.anchor = Some(id.into());
        }
        let kind = if names_authors(tag) { Some(BlockKind::Byline) } else { kind_of(name) };
        let effect = match name {
            _ if let Some(kind) = opened_by(tag) => {
                let outer = self.region;
                self.regions.push(Region { kind, parent: outer, text: 0 });
                self.region = self.regions.len() - 1;
                Effect::Region { outer }
            }
            "ul" | "ol" => {
                let number = self.lists.last().copied().unwrap_or(tag.span.start);
                self.lists.push(number);
                Effect::List
            }
            "li" => {
                let outer = self.item.replace(Item { number: self.items, blocks: 0 });
                self.items = self.items.saturating_add(1);
                Effect::Item { outer }
            }
            "blockquote" => {
                self.quotes += 1;
                Effect::Quote
            }
            "pre" => {
                self.pre += 1;
                Effect::Pre
            }
            _ => Effect::None,
        };
        self.push(name, kind, effect);
    }

    fn end(&mut self, name: &str, span: Span) {
        if let Some(hidden) = &mut self.hidden {
            if hidden.name == name {
                hidden.depth -= 1;
                if hidden.depth == 0 {
                    self.hidden = None;
                }
                return;
            }
            if !must_be_closed(name) {
                return;
            }
            if hidden.blocks > 0 {
                hidden.blocks -= 1;
                return;
            }
            // The element around it ends: so does this one, its end tag is missing.
            self.hidden = None;
        }
        match name {
            "a" => {
                let link = self.link.take();
                self.end_link(link, Some(span.end));
            }
            "code" | "kbd" | "samp" | "tt" => self.end_code(),
            "br" => self.line_break(span),
            _ if BLOCKS.contains(&name) => {
                self.flush();
                self.anchor = None;
                self.end_element(name);
            }
            _ => {}
        }
    }

    fn text(&mut self, span: Span) {
        if self.hidden.is_some() {
            return;
        }
        let raw = span.of(self.text);
        if self.open.is_none() && raw.trim().is_empty() {
            return;
        }
        if self.pre > 0 {
            return self.preformatted(span);
        }
        self.words(raw, span.start, false);
    }

    fn comment(&mut self, span: Span) {
        directive::collect(span.of(self.text), span.start, &mut self.directives);
    }
}

impl Reader<'_> {
    fn words(&mut self, raw: &str, offset: usize, kept: bool) {
        let linked = self.link.is_some();
        let mut entities = std::mem::take(&mut self.entities);
        let open = self.inside();
        let count = entities.push(raw, offset, kept, &mut open.running);
        open.chars += count;
        if linked {
            open.linked += count;
        }
        self.entities = entities;
    }

    /// Text as it is laid out: blank lines part paragraphs.
    fn preformatted(&mut self, span: Span) {
        let raw = span.of(self.text);
        let mut at = 0;
        while let Some(line) = crate::syntax::line::Line::at(raw, at, true) {
            at = line.next;
            if crate::syntax::line::is_blank(line.of(raw)) {
                let kind = self.open.as_ref().and_then(|open| open.kind);
                self.flush();
                if let Some(kind) = kind {
                    self.open = Some(Open { kind: Some(kind), named: true, ..Open::default() });
                }
            } else {
                self.words(raw.get(line.start..line.next).unwrap_or_default(), span.start + line.start, false);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::document::Format;
    use crate::syntax::document::tests::{show, sound};
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        sound(text, &crate::syntax::Document::parse(text, Format::Html));
        expected.assert_eq(&show(text, Format::Html));
    }

    #[test]
    fn an_article_among_furniture() {
        check(
            "<html><head><title>T</title><style>p{}</style></head><body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
<form><header><a href=/>The Daily</a></header>
<h1 id=top>Talks &amp; tests</h1>
<article><p class=byline>By Jane Doe</p>
<p>The two sides <b>met</b>&nbsp;in the\n   <a href=\"/c?a=1&amp;b=2\">capital</a>, “at last”.<br>Then they left.</p>
<blockquote><p>We will go.</p></blockquote>
<ul><li>One item<li>Another <code>x</code></ul>
<figure><img src=a.png alt=x><figcaption>A picture</figcaption></figure>
<table><tr><td>Cell</td></tr></table>
<aside>Read more: <a href=/x>another story</a></aside>
<p hidden>not seen</p><script>var x = '<p>no</p>';</script>
<!-- dateline: ignore undated-claim -->
<p>A last one.</p></article>
<div class=\"share-bar\">Share this</div></form><footer>Copyright</footer></body></html>",
            &expect![[r#"
                0 Heading(1) #top "Talks & tests"
                0 Byline "By Jane Doe"
                0 Paragraph "The two sides met\u{a0}in the\ncapital, “at last”.\nThen they left."
                    "capital" <- "<a href=\"/c?a=1&amp;b=2\">capital</a>" link /c?a=1&b=2
                    quotation "at last"
                0 Paragraph quoted "We will go."
                0 Paragraph list 1.2 head "One item"
                0 Paragraph list 1.3 head "Another x"
                    "x" <- "x" code
                0 Caption "A picture"
                0 TableCell "Cell"
                0 Paragraph "A last one."
            "#]],
        );
    }

    #[test]
    fn a_page_without_landmarks() {
        check(
            "<body><div><a href=1>News</a> <a href=2>World</a> <a href=3>Sport</a></div>
<div>The minister said on Monday that talks would go on.<br><br>He left after that, and nobody knows where he went.</div>
<div>Share</div>
<ul><li><a href=4>Another story about talks</a></li><li><a href=5>A third story about tests</a></li></ul>",
            &expect![[r#"
                0 Paragraph "The minister said on Monday that talks would go on."
                0 Paragraph "He left after that, and nobody knows where he went."
            "#]],
        );
    }

    #[test]
    fn preformatted_text_has_paragraphs() {
        check(
            "<pre>One line\nand another.\n\nA second one.</pre>",
            &expect![[r#"
            0 Paragraph "One line\nand another."
            0 Paragraph "A second one."
        "#]],
        );
    }

    #[test]
    fn what_is_hidden_ends_with_what_it_stands_in() {
        check(
            "<div><p>One <svg/>two <i aria-hidden=true>x.</p></div><div hidden><div>no</div><p>no</div>\
             <h2><span id=part>Part</span></h2><p>Three.</p>",
            &expect![[r#"
                0 Paragraph "One two"
                0 Heading(2) #part "Part"
                0 Paragraph "Three."
            "#]],
        );
    }

    #[test]
    fn unclosed_tags_stay_linear() {
        for piece in [
            "<p>a ",
            "<div>a",
            "<ul><li>a",
            "<b><a href=x>a",
            "<li>a</b>",
            "<blockquote>",
            "<td>a</div>",
            "&a;",
            "<nav>x",
        ] {
            let text = piece.repeat(5_000);
            let start = std::time::Instant::now();
            crate::syntax::Document::parse(&text, Format::Html);
            assert!(start.elapsed().as_secs() < 5, "{piece}");
        }
    }
}
