//! Blocks and chunks: what parsing gives.

use super::front_matter::FrontMatter;
use super::inline::{Inline, Quotation};
use super::running::{RunningText, after_cuts};
use crate::text::Span;

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph of running text, also inside a list item, a block quote or a footnote.
    Paragraph,
    /// A cell of a table.
    TableCell,
    /// A figure's caption, an image's description, the term of a definition list.
    Caption,
    /// A line that names authors or agencies, a page header or footer, navigation: read, and not annotated.
    Byline,
    /// A `source: KEY` line of its own.
    SourceLine,
}

/// Where a block stands in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ListPlace {
    /// 1 for an item of a top-level list.
    pub depth: u8,
    /// It is the first block of its item.
    pub head: bool,
    /// Its item is a task, `[ ]` or `[x]`.
    pub task: bool,
    /// Number of the item within the chunk, in order of opening; blocks with the same number share an item.
    pub item: u32,
}

/// A leaf block: one stretch of running text. Spans are bytes of the chunk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// All its bytes, markup included.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Inside a block quote.
    pub quoted: bool,
    /// Its place in a list.
    pub list: Option<ListPlace>,
    /// The label of the footnote definition that it belongs to.
    pub footnote: Option<Box<str>>,
    /// An explicit anchor: `^block-id` at its end, an HTML `id`, a heading's `{#id}`.
    pub anchor: Option<Box<str>>,
    /// What is read.
    pub running: RunningText,
    /// Links, citations and the like, in text order.
    pub inlines: Vec<Inline>,
    /// Quotations in text order; a nested one follows the one that it stands in.
    pub quotations: Vec<Quotation>,
}

impl Block {
    /// Takes `cuts` (ascending, apart) out of the running text; inlines move along. Linear.
    pub(super) fn cut(&mut self, cuts: &[Span]) {
        if cuts.is_empty() {
            return;
        }
        self.running = self.running.without(cuts);
        for inline in &mut self.inlines {
            inline.span = Span::new(after_cuts(inline.span.start, cuts), after_cuts(inline.span.end, cuts));
        }
    }
}

impl Block {
    /// Whether `¶ N` counts it: running text, not headings, captions, bylines, table cells.
    pub fn is_numbered(&self) -> bool {
        self.kind == BlockKind::Paragraph && self.footnote.is_none()
    }
}

/// A silencing comment. Its effect on the blocks after it is the rules' concern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Directive {
    /// `<!-- dateline: ignore RULE… -->` before a block.
    Ignore { rules: Vec<(String, Span)>, span: Span },
    /// `<!-- dateline-disable RULE… -->`; no rule means all.
    Disable { rules: Vec<(String, Span)>, span: Span },
    /// `<!-- dateline-enable RULE… -->`.
    Enable { rules: Vec<(String, Span)>, span: Span },
}

/// Something wrong in a file, at a place; offsets of whatever text was parsed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The wrong place.
    pub span: Span,
    /// What is wrong and what would mend it, one sentence.
    pub message: String,
}

/// A link reference definition, `[label]: dest`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The label as CommonMark compares them: white space collapsed, lower case.
    pub label: Box<str>,
    /// The target.
    pub dest: Box<str>,
}

/// A top-level unit of a document, parsed from its own bytes alone (and the labels that the document defines). Spans are bytes from its start.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chunk {
    /// Its leaf blocks in order; empty for blank lines, code, comments.
    pub blocks: Vec<Block>,
    /// Silencing comments in it.
    pub directives: Vec<Directive>,
    /// The front matter, in a document's first chunk.
    pub front_matter: Option<Box<FrontMatter>>,
    /// Labels of footnotes defined here, with the place of the label.
    pub footnotes: Vec<(Box<str>, Span)>,
    /// Link reference definitions in it, in text order.
    pub definitions: Vec<Definition>,
    /// It continues the list that the chunk before it belongs to.
    pub continues_list: bool,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
}
