//! What is known of HTML's elements.

use super::tags::StartTag;
use crate::syntax::block::BlockKind;

/// Elements that end a paragraph and are kept on the stack.
pub(super) const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "search",
];

/// Elements whose content is never read.
const HIDDEN: [&str; 19] = [
    "script", "style", "noscript", "template", "svg", "button", "select", "textarea", "iframe", "object", "head",
    "title", "audio", "video", "canvas", "datalist", "math", "label", "noframes",
];

/// Elements without content.
pub(super) const VOID: [&str; 13] =
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"];

/// Whether an element of that name ends only with its end tag.
pub(super) fn must_be_closed(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "div"
            | "dl"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "main"
            | "nav"
            | "ol"
            | "section"
            | "table"
            | "ul"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
    )
}

/// Whether an element hides what it holds.
pub(super) fn hides(tag: &StartTag) -> bool {
    let style = tag.get("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).take(500).collect();
    HIDDEN.contains(&tag.name.as_str())
        || tag.get("hidden").is_some()
        || tag.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || style.to_ascii_lowercase().contains("display:none")
}

/// Elements whose end tag may be left out where the next begins, and those that keep what lies in them apart from what lies around.
pub(super) const ENDED: [&str; 10] = ["td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "table", "dl"];

/// Whether the start of an element ends an open one whose end tag may be left out (HTML standard, 13.1.2.4).
pub(super) fn ends(open: &str, next: &str) -> bool {
    match open {
        "head" => !matches!(
            next,
            "title" | "base" | "link" | "meta" | "script" | "style" | "noscript" | "template" | "head" | "html"
        ),
        "p" => BLOCKS.contains(&next),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(next, "tbody" | "tfoot"),
        _ => false,
    }
}

/// What the text in an element of that name is, where the name says so.
pub(super) fn kind_of(name: &str) -> Option<BlockKind> {
    match name {
        "p" | "li" | "dd" | "dt" | "summary" | "pre" | "address" | "blockquote" => Some(BlockKind::Paragraph),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
            Some(BlockKind::Heading(level))
        }
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "td" | "th" => Some(BlockKind::TableCell),
        _ => None,
    }
}

/// Whether an element says that it names the authors.
pub(super) fn names_authors(tag: &StartTag) -> bool {
    let names = [
        tag.get("class").unwrap_or_default(),
        tag.get("rel").unwrap_or_default(),
        tag.get("itemprop").unwrap_or_default(),
    ];
    let mut words = names.iter().flat_map(|names| names.split_ascii_whitespace());
    !matches!(tag.name.as_str(), "article" | "section" | "main" | "body")
        && words.any(|word| {
            let word = word.to_ascii_lowercase();
            matches!(
                word.as_str(),
                "byline" | "author" | "authors" | "dateline" | "post-meta" | "entry-meta" | "article-meta"
            )
        })
}
