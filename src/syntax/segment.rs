//! Cutting Markdown into top-level units, line by line. Where a chunk ends is decided by the text from its own start
//! to the first line after it, so that an edit is mended by cutting anew from the chunk before it.
//!
//! The cuts follow CommonMark 0.31 closely enough that a chunk parsed alone gives what the document would: containers
//! are cut whole (with lazy continuation), and a line too many in a chunk is sorted out by the parser that reads it.

mod start;

use super::line::{Line, indent, is_blank, skip_blank};
pub(super) use start::is_underline;
use start::{HtmlEnd, Leaf, Start, interrupts, start_of};

/// What a chunk is, as far as its cutting had to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(super) enum Unit {
    /// YAML (`---`) or TOML (`+++`) front matter.
    FrontMatter,
    /// Nothing to read: blank lines, code, a thematic break.
    Silent,
    /// An item of a top-level list with this marker (`-`, `*`, `+`, `.`, `)`).
    Item(u8),
    /// One line of heading, or the like; paragraphs, quotes, footnotes, HTML.
    Text,
}

/// A chunk as it was cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cut {
    /// Bytes, the blank lines after it included.
    pub len: usize,
    /// What it is.
    pub unit: Unit,
    /// Blank lines follow.
    pub gap: bool,
}

/// Cuts the chunk at the start of `text`, which begins in a clean state (`first`: at the document's start).
/// `None` where `text` is empty, or is not `complete` and ends before the cut is certain. Linear in the chunk.
pub(super) fn cut_markdown(text: &str, first: bool, complete: bool) -> Option<Cut> {
    let line = Line::at(text, 0, complete)?;
    let (end, unit) = body(text, line, first, complete)?;
    let len = skip_blank(text, end, complete)?;
    Some(Cut { len, unit, gap: len > end })
}

/// End of the front matter at the start of a whole text, its closing line included.
pub(super) fn front_matter_end(text: &str) -> Option<usize> {
    front_matter(text, true).flatten()
}

/// Whether `text` begins like front matter and is none: the line that would end it is missing, and may come anywhere.
/// Linear.
pub(super) fn opens_front_matter(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}');
    let second = || {
        let next = Line::at(first, 0, true)?.next;
        Some(Line::at(first, next, true)?.of(first))
    };
    (first.starts_with("---") || first.starts_with("+++"))
        && second().is_some_and(|line| !is_blank(line))
        && front_matter_end(text).is_none()
}

/// End of the chunk without the blank lines after it.
fn body(text: &str, line: Line, first: bool, complete: bool) -> Option<(usize, Unit)> {
    let content = line.of(text);
    if first && let Some(end) = front_matter(text, complete)? {
        return Some((end, Unit::FrontMatter));
    }
    if is_blank(content) {
        return Some((line.next, Unit::Silent));
    }
    match start_of(content) {
        Start::Indented => indented_code(text, line.next, complete).map(|end| (end, Unit::Silent)),
        Start::Fence(byte, count) => fenced(text, line.next, byte, count, complete).map(|end| (end, Unit::Silent)),
        Start::Rule => Some((line.next, Unit::Silent)),
        Start::Heading => Some((line.next, Unit::Text)),
        Start::Html(close) => html(text, line, close, complete).map(|end| (end, Unit::Text)),
        Start::Quote => container(text, line, usize::MAX, complete).map(|end| (end, Unit::Text)),
        Start::Footnote => container(text, line, 4, complete).map(|end| (end, Unit::Text)),
        Start::Item { marker, content, .. } => {
            container(text, line, content, complete).map(|end| (end, Unit::Item(marker)))
        }
        Start::Text => {
            let end = paragraph(text, line.next, complete)?;
            let end = if end == line.next && is_term(content) { defined(text, end, complete)? } else { end };
            Some((end, Unit::Text))
        }
    }
}

/// Lines from `at` on until one for which `ends` says where the chunk ends.
fn lines(
    text: &str,
    mut at: usize,
    complete: bool,
    mut ends: impl FnMut(&str, Line) -> Option<usize>,
) -> Option<usize> {
    loop {
        match Line::at(text, at, complete) {
            Some(line) => {
                if let Some(end) = ends(line.of(text), line) {
                    return Some(end);
                }
                at = line.next;
            }
            None => return complete.then_some(text.len()),
        }
    }
}

fn indented_code(text: &str, at: usize, complete: bool) -> Option<usize> {
    lines(text, at, complete, |content, line| (!is_blank(content) && indent(content).0 < 4).then_some(line.start))
}

fn fenced(text: &str, at: usize, byte: u8, count: usize, complete: bool) -> Option<usize> {
    lines(text, at, complete, |content, line| {
        let (columns, bytes) = indent(content);
        let rest = content.get(bytes..).unwrap_or_default();
        let run = rest.bytes().take_while(|&other| other == byte).count();
        let closes = columns < 4 && run >= count && is_blank(rest.get(run..).unwrap_or_default());
        closes.then_some(line.next)
    })
}

fn html(text: &str, first: Line, close: HtmlEnd, complete: bool) -> Option<usize> {
    let ended = |content: &str| match close {
        HtmlEnd::At(end) => content.contains(end),
        HtmlEnd::RawTag => {
            let lower = content.to_ascii_lowercase();
            ["</script>", "</pre>", "</style>", "</textarea>"].iter().any(|tag| lower.contains(tag))
        }
        HtmlEnd::Blank | HtmlEnd::BlankWeak => false,
    };
    let opening = first.of(text);
    // `<!-->` does not close itself.
    let opening = if opening.trim_start().starts_with("<!--") {
        opening.split_once("<!--").map_or("", |(_, rest)| rest)
    } else {
        opening
    };
    if ended(opening) {
        return Some(first.next);
    }
    let blank = matches!(close, HtmlEnd::Blank | HtmlEnd::BlankWeak);
    lines(text, first.next, complete, |content, line| {
        if blank { is_blank(content).then_some(line.start) } else { ended(content).then_some(line.next) }
    })
}

/// A list item, block quote or footnote: what is indented by `content` columns belongs to it, also after blank lines;
/// a line that opens nothing continues a paragraph in it lazily. A quote has no indent (`usize::MAX`): its lines say `>`.
fn container(text: &str, first: Line, content: usize, complete: bool) -> Option<usize> {
    let quote = content == usize::MAX;
    let mut leaf = Leaf::Other.after(first.of(text));
    let mut after_blank = None;
    // An item may begin with one blank line, its own; behind a second one nothing belongs to it (CommonMark 0.31, 5.2).
    let is_marker = !first.of(text).trim().contains([' ', '\t']);
    let empty = is_marker && matches!(start_of(first.of(text)), Start::Item { .. });
    lines(text, first.next, complete, |line_text, line| {
        if is_blank(line_text) {
            if quote || empty && line.start == first.next {
                return Some(line.start);
            }
            after_blank.get_or_insert(line.start);
            leaf = leaf.after_blank();
            return None;
        }
        let belongs = if quote { matches!(start_of(line_text), Start::Quote) } else { indent(line_text).0 >= content };
        if !belongs {
            if after_blank.is_some() {
                return after_blank;
            }
            let opens = match start_of(line_text) {
                Start::Item { .. } => true,
                _ => interrupts(line_text),
            };
            if opens || leaf != Leaf::Paragraph {
                return Some(line.start);
            }
        }
        after_blank = None;
        if belongs {
            leaf = leaf.after(line_text);
        }
        None
    })
}

fn paragraph(text: &str, at: usize, complete: bool) -> Option<usize> {
    lines(text, at, complete, |content, line| {
        if is_blank(content) {
            return Some(line.start);
        }
        if is_underline(content) {
            return Some(line.next);
        }
        interrupts(content).then_some(line.start)
    })
}

/// Whether a line may be the term of a definition list whose definitions stand behind a blank line: short, and no sentence (below a sentence
/// such a line is a table's caption).
fn is_term(line: &str) -> bool {
    const LONGEST: usize = 60;
    let line = line.trim();
    line.len() <= LONGEST && !line.ends_with(['.', '!', '?', ':', ';', ',', ']', '|', '…'])
}

/// The end of the definitions that stand behind a term of one line, which ends at `end`, and a blank line.
fn defined(text: &str, mut end: usize, complete: bool) -> Option<usize> {
    loop {
        let next = skip_blank(text, end, complete)?;
        let Some(line) = Line::at(text, next, complete) else { return complete.then_some(end) };
        let content = line.of(text);
        let (columns, bytes) = indent(content);
        let rest = content.get(bytes..).unwrap_or_default();
        if columns > 3 || !rest.starts_with(": ") && !rest.starts_with(":\t") {
            return Some(end);
        }
        end = container(text, line, 4, complete)?;
    }
}

/// End of the front matter at the start of `text`, `Some(None)` where there is none, `None` where it is not certain.
pub(super) fn front_matter(text: &str, complete: bool) -> Option<Option<usize>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - body.len();
    let Some(open) = Line::at(text, offset, complete) else { return complete.then_some(None) };
    let fence = open.of(text).trim_end_matches([' ', '\t']);
    if fence != "---" && fence != "+++" {
        return Some(None);
    }
    let mut at = open.next;
    loop {
        let Some(line) = Line::at(text, at, complete) else { return complete.then_some(None) };
        let content = line.of(text).trim_end_matches([' ', '\t']);
        if at == open.next && content.is_empty() {
            return Some(None);
        }
        if content == fence || (fence == "---" && content == "...") {
            return Some(Some(line.next));
        }
        at = line.next;
    }
}
