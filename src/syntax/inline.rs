//! What stands inside a block's running text: links, wikilinks, citations, footnote references, quotations.
//! Spans are offsets of the running text unless a field says otherwise.

use crate::text::Span;

/// One inline element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inline {
    /// What it covers of the running text: a link's label, a citation with its brackets, a code span's content.
    pub span: Span,
    /// What it covers in the chunk, markup included (`[label](dest)`).
    pub file_span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inline elements.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InlineKind {
    /// A Markdown or HTML link or an autolink; `dest` is its decoded target, fragment included, `dest_span` its place in the chunk
    /// (of the reference's definition's label for reference links).
    Link { dest: String, dest_span: Span },
    /// `[[target#fragment|label]]`; the running text holds the label, or the whole target where there is none.
    /// `target_span` and `fragment_span` are places in the chunk; `fragment` is without its `#`.
    Wikilink {
        target: String,
        target_span: Span,
        fragment: Option<String>,
        fragment_span: Option<Span>,
        labelled: bool,
    },
    /// A citation in Pandoc's forms.
    Citation(Citation),
    /// `[^label]`; the running text holds it as written, so that a sentence can end with it.
    FootnoteRef { label: String },
    /// Code: in the running text, and not to be annotated.
    Code,
    /// A mathematical or otherwise opaque span, not to be annotated.
    Opaque,
    /// An image. In its own block of kind caption `span` covers its description; in a sentence, which does not hold the
    /// description, `span` is empty (a description longer than a name then is a caption block after the sentence's).
    /// `dest` and `dest_span` are as those of a link.
    Image { dest: String, dest_span: Span },
}

/// A group in brackets, or a bare `@key`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// `[@a; @b]`, against `@a` in the text.
    pub bracketed: bool,
    /// Its items in order.
    pub items: Vec<CiteItem>,
}

/// One key of a citation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CiteItem {
    /// The key, without `@`, `-` and braces.
    pub key: String,
    /// The key in the chunk, without `@`.
    pub key_span: Span,
    /// `-@key`: the author's name is suppressed.
    pub suppress_author: bool,
    /// What follows the key: `p. 4`, `¶ 3`, `sec. Heading`, without the comma; in the chunk and as text.
    pub locator: Option<(String, Span)>,
}

/// Text in quote marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
}
