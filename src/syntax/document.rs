//! A document: its chunks, and parsing it whole. The way from one version to the next is in [`edit`](super::edit).

use super::block::{Block, Chunk, Definition};
use super::front_matter::{self, FrontMatter};
use super::html;
use super::markdown::{self, Definitions};
use super::plain::{self, Layout};
use super::segment::{Cut, Unit, cut_markdown};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The format of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Format {
    /// `.md`, `.markdown`
    Markdown,
    /// `.txt` and whatever is not known
    Plain,
    /// `.html`, `.htm`
    Html,
}

/// A chunk in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    /// Where it begins in the document.
    pub start: usize,
    /// Its length in bytes; the next chunk begins after it.
    pub len: usize,
    /// Hash of its bytes (and of what else its parse depended on): equal hashes, equal chunks.
    pub hash: u64,
    /// What it holds.
    pub chunk: Arc<Chunk>,
    /// How it was cut.
    pub(super) cut: Cut,
}

/// One version of a parsed document; its chunks cover it without gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The format it was parsed in.
    pub format: Format,
    /// Chunks in order.
    pub chunks: Vec<Placed>,
    pub(super) context: Context,
}

impl Document {
    /// Parses a whole text. Linear.
    pub fn parse(text: &str, format: Format) -> Document {
        Document::parse_with(text, format, None)
    }

    /// The same, where the text's front matter is known.
    pub fn parse_with(text: &str, format: Format, front: Option<&FrontMatter>) -> Document {
        let mut context = Context::new(text, format);
        let mut cuts = Vec::new();
        let mut start = 0;
        while let Some(cut) = context.cut(text.get(start..).unwrap_or_default(), start == 0, true) {
            cuts.push((start, cut));
            start += cut.len;
        }
        let mut pieces = Vec::with_capacity(cuts.len());
        for (start, cut) in cuts {
            let mut piece = Piece::new(text.get(start..start + cut.len).unwrap_or_default(), start, cut, format);
            piece.front = front;
            context.define(&piece.definitions);
            pieces.push(piece);
        }
        let mut before = None;
        let mut chunks = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let unit = piece.cut.unit;
            chunks.push(context.parse(piece, before));
            before = Some(unit);
        }
        Document { format, chunks, context }
    }

    /// All leaf blocks with the offset of their chunk.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &Block)> + Clone {
        self.chunks.iter().flat_map(|placed| placed.chunk.blocks.iter().map(move |block| (placed.start, block)))
    }

    /// Length of the text in bytes.
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| last.start + last.len)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }
}

/// A chunk before it is parsed.
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub start: usize,
    pub cut: Cut,
    pub definitions: Vec<Definition>,
    /// The document's front matter, where it is known; only the chunk that is it looks there.
    pub front: Option<&'t FrontMatter>,
}

impl<'t> Piece<'t> {
    pub fn new(text: &'t str, start: usize, cut: Cut, format: Format) -> Self {
        let read = format == Format::Markdown && matches!(cut.unit, Unit::Text | Unit::Item(_));
        let definitions = if read { markdown::definitions(text) } else { Vec::new() };
        Piece { text, start, cut, definitions, front: None }
    }
}

/// What the parse of a chunk depends on beyond its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Context {
    pub format: Format,
    /// Markdown: the document's link reference definitions.
    pub known: Arc<Definitions>,
    /// Plain text: how its blocks are told apart.
    pub layout: Layout,
    /// It begins like front matter that nothing ends, so that a line anywhere could end it.
    pub open_front: bool,
}

impl Context {
    fn new(text: &str, format: Format) -> Context {
        let layout = match format {
            Format::Plain => {
                let front = super::segment::front_matter_end(text).unwrap_or_default();
                Layout::of(text.get(front..).unwrap_or_default())
            }
            _ => Layout { blank_lines: true, single: false },
        };
        let open_front = format != Format::Html && super::segment::opens_front_matter(text);
        Context { format, known: Arc::default(), layout, open_front }
    }

    /// The chunk at the start of `text`; `None` where `text` is empty, or not `complete` and too short to tell.
    pub fn cut(&self, text: &str, first: bool, complete: bool) -> Option<Cut> {
        match self.format {
            Format::Markdown => cut_markdown(text, first, complete),
            Format::Plain => plain::cut(text, self.layout, first, complete),
            Format::Html => {
                (complete && !text.is_empty()).then_some(Cut { len: text.len(), unit: Unit::Text, gap: false })
            }
        }
    }

    fn define(&mut self, definitions: &[Definition]) {
        if definitions.is_empty() {
            return;
        }
        let known = Arc::make_mut(&mut self.known);
        for definition in definitions {
            known.entry(definition.label.clone()).or_insert_with(|| definition.dest.clone());
        }
    }

    /// Parses a chunk that follows one of unit `before`.
    pub fn parse(&self, piece: Piece<'_>, before: Option<Unit>) -> Placed {
        let Piece { text, start, cut, definitions, front } = piece;
        let continues = matches!(cut.unit, Unit::Item(_)) && before == Some(cut.unit);
        let mut hasher = FxHasher::default();
        // The bytes by a hash whose 64 bits are all good; the rest is a handful of values.
        (self.format, cut.unit, continues, self.layout.single, xxh3_64(text.as_bytes())).hash(&mut hasher);
        let chunk = match self.format {
            _ if cut.unit == Unit::FrontMatter => front_matter::chunk(text, front),
            Format::Markdown => {
                let (mut chunk, used) = markdown::parse(text, cut.unit, definitions, &self.known);
                chunk.continues_list = continues;
                for label in &used {
                    (label, self.known.get(label)).hash(&mut hasher);
                }
                chunk
            }
            Format::Plain => plain::parse(text, cut.unit, self.layout),
            Format::Html => html::parse(text),
        };
        Placed { start, len: cut.len, hash: hasher.finish(), chunk: Arc::new(chunk), cut }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::Span;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// One line a block: kind, marks, running text, inlines, quotations.
    pub(in crate::syntax) fn show(text: &str, format: Format) -> String {
        let document = Document::parse(text, format);
        let mut out = String::new();
        for (index, placed) in document.chunks.iter().enumerate() {
            for block in &placed.chunk.blocks {
                out += &format!("{index} {:?}", block.kind);
                if block.quoted {
                    out += " quoted";
                }
                if let Some(list) = block.list {
                    let task = if list.task { " task" } else { "" };
                    let head = if list.head { " head" } else { "" };
                    out += &format!(" list {}.{}{head}{task}", list.depth, list.item);
                }
                if let Some(footnote) = &block.footnote {
                    out += &format!(" footnote {footnote}");
                }
                if let Some(anchor) = &block.anchor {
                    out += &format!(" #{anchor}");
                }
                out += &format!(" {:?}\n", block.running.text);
                for inline in &block.inlines {
                    let raw = inline.file_span.shift(placed.start).of(text);
                    out +=
                        &format!("    {:?} <- {raw:?} {}\n", inline.span.of(&block.running.text), kind(&inline.kind));
                }
                for quotation in &block.quotations {
                    out += &format!("    quotation {:?}\n", quotation.inner.of(&block.running.text));
                }
            }
        }
        out
    }

    fn kind(kind: &crate::syntax::InlineKind) -> String {
        use crate::syntax::InlineKind::*;
        match kind {
            Link { dest, .. } => format!("link {dest}"),
            Wikilink { target, fragment, .. } => format!("wikilink {target} {}", fragment.as_deref().unwrap_or("")),
            Citation(citation) => {
                let items: Vec<String> = citation
                    .items
                    .iter()
                    .map(|item| match &item.locator {
                        Some((locator, _)) => format!("{} ({locator})", item.key),
                        None => item.key.clone(),
                    })
                    .collect();
                format!("citation {}{}", if citation.bracketed { "" } else { "bare " }, items.join("; "))
            }
            FootnoteRef { label } => format!("note {label}"),
            Code => "code".to_owned(),
            Opaque => "opaque".to_owned(),
            Image { dest, .. } => format!("image {dest}"),
        }
    }

    fn check(text: &str, format: Format, expected: &Expect) {
        expected.assert_eq(&show(text, format));
    }

    #[test]
    fn markdown_blocks() {
        check(
            "---\ntype: note\n---\n# Talks {#talks}\n\nThe *two* sides met [@doe, p. 4] in `code` at\n[the site](https://example.org/a \"t\"). ^block-1\n\n\
             > A quoted line\nlazily on.\n\n1. First item\n   with more\n\n   and a second paragraph\n2. [ ] Second\n   - nested [[key|label]]\n\n\
             [^1]: See @roe [¶ 3].\n    More of it.\n\n<!-- a\n\ncomment -->\n\n| Name | Date |\n| --- | --- |\n| A [[x\\|y]] | b |\n\nSource: [@doe]\n\nsource: doe\n\n```\ncode\n```\nAfter &amp; out.[^1]\n",
            Format::Markdown,
            &expect![[r#"
                1 Heading(1) #talks "Talks"
                2 Paragraph #block-1 "The two sides met [@doe, p. 4] in code at\nthe site."
                    "[@doe, p. 4]" <- "[@doe, p. 4]" citation doe (p. 4)
                    "code" <- "`code`" code
                    "the site" <- "[the site](https://example.org/a \"t\")" link https://example.org/a
                3 Paragraph quoted "A quoted line\nlazily on."
                4 Paragraph list 1.0 head "First item\nwith more"
                4 Paragraph list 1.0 "and a second paragraph"
                5 Paragraph list 1.0 head task "Second"
                5 Paragraph list 2.1 head "nested label"
                    "label" <- "[[key|label]]" wikilink key 
                6 Paragraph footnote 1 "See @roe [¶ 3].\nMore of it."
                    "@roe [¶ 3]" <- "@roe [¶ 3]" citation bare roe (¶ 3)
                8 TableCell "Name"
                8 TableCell "Date"
                8 TableCell "A y"
                    "y" <- "[[x\\|y]]" wikilink x 
                8 TableCell "b"
                9 SourceLine "Source: [@doe]"
                    "[@doe]" <- "[@doe]" citation doe
                10 SourceLine "source: doe"
                    "doe" <- "doe" citation doe
                12 Paragraph "After & out.[^1]"
                    "[^1]" <- "[^1]" note 1
            "#]],
        );
    }

    #[test]
    fn plain_blocks() {
        check(
            "A title line\n\nWrapped text that goes\non here.\n\nAdvertisement\n\n1. Continued in 2019\n\n![A picture of it](https://example.org/a.png)\n\n“We will,” she said.\n",
            Format::Plain,
            &expect![[r#"
                0 Heading(1) "A title line"
                1 Paragraph "Wrapped text that goes\non here."
                2 Heading(1) "Advertisement"
                3 Paragraph "1. Continued in 2019"
                4 Caption "A picture of it"
                5 Paragraph "“We will,” she said."
                    quotation "We will,"
            "#]],
        );
        check(
            "One line\nAnother line that ends.\nThird\n",
            Format::Plain,
            &expect![[r#"
            0 Heading(1) "One line"
            1 Paragraph "Another line that ends."
            2 Heading(1) "Third"
        "#]],
        );
        check(
            "One line\n",
            Format::Plain,
            &expect![[r#"
            0 Paragraph "One line"
        "#]],
        );
    }

    #[test]
    fn reference_links_are_resolved_across_chunks() {
        check(
            "See [the report][r] and [r] and [none].\n\n[R]: https://example.org/r\n",
            Format::Markdown,
            &expect![[r#"
                0 Paragraph "See the report and r and [none]."
                    "the report" <- "[the report][r]" link https://example.org/r
                    "r" <- "[r]" link https://example.org/r
            "#]],
        );
    }

    #[test]
    fn a_code_span_over_lines_maps_back() {
        let text = "- `a\n      b` ^id\n";
        let document = Document::parse(text, Format::Markdown);
        sound(text, &document);
        check(
            text,
            Format::Markdown,
            &expect![[r#"
            0 Paragraph list 1.0 head #id "a     b"
                "a     b" <- "`a\n      b`" code
        "#]],
        );
    }

    #[test]
    fn pictures_and_source_lines_inside_paragraphs() {
        check(
            "They met ![The two ministers at a long table](a.png) on ![x](b.png) Monday.\n\n\
             Talks ended in May.\nSource: [@doe, p. 2]\n\n- An item\n  source: roe\n\n\
             It has a\nsource: officials told us so.\n\n![Alone](c.png)\n",
            Format::Markdown,
            &expect![[r#"
                0 Paragraph "They met on Monday."
                    "" <- "![The two ministers at a long table](a.png)" image a.png
                    "" <- "![x](b.png)" image b.png
                0 Caption "The two ministers at a long table"
                    "The two ministers at a long table" <- "![The two ministers at a long table](a.png)" image a.png
                1 Paragraph "Talks ended in May."
                1 SourceLine "Source: [@doe, p. 2]"
                    "[@doe, p. 2]" <- "[@doe, p. 2]" citation doe (p. 2)
                2 Paragraph list 1.0 head "An item"
                2 SourceLine list 1.0 "source: roe"
                    "roe" <- "roe" citation roe
                3 Paragraph "It has a\nsource: officials told us so."
                4 Caption "Alone"
                    "Alone" <- "![Alone](c.png)" image c.png
            "#]],
        );
    }

    /// Every offset is where it says it is.
    pub(in crate::syntax) fn sound(text: &str, document: &Document) {
        let mut at = 0;
        for placed in &document.chunks {
            assert_eq!(placed.start, at);
            assert!(placed.len > 0);
            at += placed.len;
            let bytes = &text[placed.start..at];
            let inside = |span: Span| assert!(bytes.get(span.start..span.end).is_some(), "{span:?} of {bytes:?}");
            for block in &placed.chunk.blocks {
                inside(block.span);
                let running = &block.running;
                let mut end = (0, 0);
                for segment in &running.segments {
                    assert_eq!(segment.text, end.0);
                    assert!(segment.file >= end.1, "{running:?}");
                    assert!(segment.len > 0 && segment.file_len > 0);
                    end = (segment.text + segment.len, segment.file + segment.file_len);
                    inside(Span::new(segment.file, end.1));
                    assert!(running.text.get(segment.text..end.0).is_some());
                }
                assert_eq!(end.0, running.text.len());
                for (offset, c) in running.text.char_indices() {
                    let span = running.file_span(Span::new(offset, offset + c.len_utf8()));
                    assert_eq!(running.to_file(offset), span.start);
                    inside(span);
                    assert_eq!(running.from_file(span.start), Some(offset));
                }
                for inline in &block.inlines {
                    inside(inline.file_span);
                    assert!(running.text.get(inline.span.start..inline.span.end).is_some(), "{inline:?}");
                }
                for quotation in &block.quotations {
                    assert!(quotation.span.covers(quotation.inner));
                    assert!(running.text.get(quotation.inner.start..quotation.inner.end).is_some());
                    assert!(running.text.get(quotation.span.start..quotation.span.end).is_some());
                }
            }
        }
        assert_eq!(at, text.len());
    }

    /// Markup-heavy texts.
    pub(in crate::syntax) fn markup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => prop::sample::select(vec![
                "\n", "\n\n", "\r\n", "\r", "\t", "    ", "  ", " ", "- ", "1. ", "2) ", "* ", "> ", "# ", "===", "---", "***",
                "```", "~~~", "<!--", "-->", "<div>", "</div>", "<p>", "<b>", "<br>", "<script>", "</script>", "[", "]", "(", ")",
                "[[", "]]", "|", "| --- |", "[^1]", "[^1]:", "[a]: b", "[a]", "](x)", "![", "@key", "[@key]", ";", ", p. 4", "`", "*",
                "_", "**", "\\", "&amp;", "&#0;", "\"", "'", "“", "”", "‘", "’", "«", "»", "^id", "{#id}", "source:", "+++", "...",
                "key: v", "key = 1", "https://x.org", "é", "漢", "\u{feff}", "\u{0}", "\u{301}", "By Jane Doe", "<li>", "<td>", "<h1 id=x>",
                "<!-- dateline: ignore a -->", "</p>", "<article>", "<a href=\"y\">", "</a>", "- [ ] ", "$", "#", "{", "}",
            ]).prop_map(str::to_owned),
            1 => "[a-z ]{1,6}",
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn spans_are_sound(text in markup()) {
            for format in [Format::Markdown, Format::Plain, Format::Html] {
                sound(&text, &Document::parse(&text, format));
            }
        }
    }

    /// Lines of containers and leaves that CommonMark tells apart by what stands before them.
    fn structure() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            3 => prop::sample::select(vec!["a b", "word", "*x* y"]),
            2 => prop::sample::select(vec!["- ", "1. ", "2. ", "* ", "> ", "# ", "  ", "    ", "> > ", "\t"]),
            3 => Just("\n"),
            2 => Just("\n\n"),
            1 => prop::sample::select(vec!["===\n", "***\n", "```\n", "<div>\n", "<!-- c -->\n", "<!-- ", "-->", "[^1]: x", "<b>", "-\n"]),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| format!("x\n\n{}", pieces.concat()))
    }

    #[test]
    fn chunks_of_lists_with_blank_lines_are_those_of_the_whole() {
        for text in ["x\n\n* \n\n  a b===\n- ", "x\n\n- \ta b\n\n    ===\n"] {
            let document = Document::parse(text, Format::Markdown);
            let (whole, _) = markdown::parse(text, Unit::Text, Vec::new(), &Definitions::default());
            let show = |block: &Block| {
                format!("{:?} {:?} {:?}", block.kind, block.list.map(|l| (l.depth, l.head, l.task)), block.running.text)
            };
            let cut: Vec<String> = document.blocks().map(|(_, block)| show(block)).collect();
            assert_eq!(cut, whole.blocks.iter().map(show).collect::<Vec<_>>(), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// The cuts lose nothing: chunk by chunk, the blocks are those of the text parsed as one.
        #[test]
        fn chunks_give_the_blocks_of_the_whole(text in structure()) {
            let show = |block: &Block| {
                let list = block.list.map(|list| (list.depth, list.head, list.task));
                format!("{:?} {} {list:?} {:?}", block.kind, block.quoted, block.running.text)
            };
            let document = Document::parse(&text, Format::Markdown);
            let cut: Vec<String> = document.blocks().map(|(_, block)| show(block)).collect();
            let (whole, _) = markdown::parse(&text, Unit::Text, Vec::new(), &Definitions::default());
            prop_assert_eq!(cut, whole.blocks.iter().map(show).collect::<Vec<_>>());
        }
    }
}
