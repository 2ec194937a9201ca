//! Cutting Markdown into top-level units, line by line. Where a chunk ends is decided by the text from its own start
//! to the first line after it, so that an edit is mended by cutting anew from the chunk before it.
//!
//! The cuts follow CommonMark 0.31 closely enough that a chunk parsed alone gives what the document would: containers
//! are cut whole (with lazy continuation), and a line too many in a chunk is sorted out by the parser that reads it.

use super::line::{Line, indent, is_blank, skip_blank};

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

/// Whether `text` begins like front matter and is none: the line that would end it is missing. Linear.
pub(super) fn opens_front_matter(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}');
    (first.starts_with("---") || first.starts_with("+++")) && front_matter_end(text).is_none()
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
        Start::Quote => container(text, line.next, usize::MAX, complete).map(|end| (end, Unit::Text)),
        Start::Footnote => container(text, line.next, 4, complete).map(|end| (end, Unit::Text)),
        Start::Item { marker, content, .. } => {
            container(text, line.next, content, complete).map(|end| (end, Unit::Item(marker)))
        }
        Start::Text => paragraph(text, line.next, complete).map(|end| (end, Unit::Text)),
    }
}

/// How an HTML block ends (CommonMark, section 4.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum HtmlEnd {
    /// With the line that has this.
    At(&'static str),
    /// With the end tag of `script`, `pre`, `style` or `textarea`.
    RawTag,
    /// Before a blank line.
    Blank,
    /// The same, and it does not interrupt a paragraph.
    BlankWeak,
}

/// What a line opens in a clean state.
enum Start {
    Indented,
    Fence(u8, usize),
    Rule,
    Heading,
    Html(HtmlEnd),
    Quote,
    Footnote,
    Item { marker: u8, content: usize, interrupts: bool },
    Text,
}

fn start_of(line: &str) -> Start {
    let (columns, bytes) = indent(line);
    if columns >= 4 {
        return Start::Indented;
    }
    let rest = line.get(bytes..).unwrap_or_default();
    match rest.as_bytes().first() {
        Some(b'#') if is_atx(rest) => Start::Heading,
        Some(&byte @ (b'`' | b'~')) => match fence(rest) {
            Some(count) => Start::Fence(byte, count),
            None => Start::Text,
        },
        Some(b'>') => Start::Quote,
        Some(b'[') if is_footnote(rest) => Start::Footnote,
        Some(b'<') => html_start(rest).map_or(Start::Text, Start::Html),
        Some(b'-' | b'*' | b'_') if is_rule(rest) => Start::Rule,
        Some(b'-' | b'*' | b'+' | b'0'..=b'9') => item(rest, columns).unwrap_or(Start::Text),
        _ => Start::Text,
    }
}

/// Whether a line that begins so ends a paragraph before it.
fn interrupts(line: &str) -> bool {
    match start_of(line) {
        Start::Indented | Start::Text | Start::Html(HtmlEnd::BlankWeak) => false,
        Start::Item { interrupts, .. } => interrupts,
        _ => true,
    }
}

fn is_atx(rest: &str) -> bool {
    let level = rest.bytes().take_while(|&byte| byte == b'#').count();
    level <= 6 && rest.as_bytes().get(level).is_none_or(|byte| matches!(byte, b' ' | b'\t'))
}

fn fence(rest: &str) -> Option<usize> {
    let byte = *rest.as_bytes().first()?;
    let count = rest.bytes().take_while(|&other| other == byte).count();
    let info = rest.get(count..)?;
    (count >= 3 && (byte == b'~' || !info.contains('`'))).then_some(count)
}

fn is_rule(rest: &str) -> bool {
    let byte = rest.as_bytes().first().copied().unwrap_or_default();
    let mut count = 0;
    rest.bytes().all(|other| {
        count += usize::from(other == byte);
        other == byte || matches!(other, b' ' | b'\t')
    }) && count >= 3
}

fn is_footnote(rest: &str) -> bool {
    rest.strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(label, _)| !label.is_empty() && !label.contains([' ', '\t', '[', ']']))
}

fn item(rest: &str, columns: usize) -> Option<Start> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marker = *rest.as_bytes().get(digits)?;
    let fits = if digits == 0 { matches!(marker, b'-' | b'*' | b'+') } else { matches!(marker, b'.' | b')') };
    if !fits || digits > 9 {
        return None;
    }
    let after = rest.get(digits + 1..)?;
    let (spaces, bytes) = indent(after);
    let empty = bytes == after.len();
    if spaces == 0 && !empty {
        return None;
    }
    let pad = if empty || spaces > 4 { 1 } else { spaces };
    let number = rest.get(..digits).unwrap_or_default();
    let interrupts = !empty && (digits == 0 || number.parse() == Ok(1u32));
    Some(Start::Item { marker, content: columns + digits + 1 + pad, interrupts })
}

fn html_start(rest: &str) -> Option<HtmlEnd> {
    if rest.starts_with("<!--") {
        return Some(HtmlEnd::At("-->"));
    }
    if rest.starts_with("<?") {
        return Some(HtmlEnd::At("?>"));
    }
    if rest.starts_with("<![CDATA[") {
        return Some(HtmlEnd::At("]]>"));
    }
    let after = rest.get(1..)?;
    if after.starts_with('!') {
        return after.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic).then_some(HtmlEnd::At(">"));
    }
    let (closing, name) = match after.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, after),
    };
    let len = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let (name, tail) = name.split_at_checked(len)?;
    let lower = name.to_ascii_lowercase();
    let bounded = tail.is_empty() || tail.starts_with([' ', '\t', '>']) || tail.starts_with("/>");
    if !closing && matches!(lower.as_str(), "script" | "pre" | "style" | "textarea") && bounded {
        return Some(HtmlEnd::RawTag);
    }
    if bounded && BLOCK_TAGS.binary_search(&lower.as_str()).is_ok() {
        return Some(HtmlEnd::Blank);
    }
    // Any other tag, complete and alone on its line.
    let alone = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && tail
            .split_once('>')
            .is_some_and(|(attributes, after)| is_blank(after) && !attributes.starts_with([':', '@', '.']));
    alone.then_some(HtmlEnd::BlankWeak)
}

/// Names of the tags that open an HTML block which may interrupt a paragraph, sorted.
const BLOCK_TAGS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

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
/// what directly follows and opens nothing continues it lazily. A quote has no indent (`usize::MAX`): its lines say `>`.
fn container(text: &str, at: usize, content: usize, complete: bool) -> Option<usize> {
    let quote = content == usize::MAX;
    let mut after_blank = None;
    lines(text, at, complete, |line_text, line| {
        if is_blank(line_text) {
            if quote {
                return Some(line.start);
            }
            after_blank.get_or_insert(line.start);
            return None;
        }
        let belongs = if quote { matches!(start_of(line_text), Start::Quote) } else { indent(line_text).0 >= content };
        if belongs {
            after_blank = None;
            return None;
        }
        if after_blank.is_some() {
            return after_blank;
        }
        let opens = match start_of(line_text) {
            Start::Item { .. } => true,
            _ => interrupts(line_text),
        };
        opens.then_some(line.start)
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

/// The underline of a setext heading.
fn is_underline(line: &str) -> bool {
    let (columns, bytes) = indent(line);
    let rest = line.get(bytes..).unwrap_or_default().trim_end_matches([' ', '\t']);
    columns < 4 && !rest.is_empty() && (rest.bytes().all(|byte| byte == b'=') || rest.bytes().all(|byte| byte == b'-'))
}

/// End of the front matter at the start of `text`, `Some(None)` where there is none, `None` where it is not certain.
fn front_matter(text: &str, complete: bool) -> Option<Option<usize>> {
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
