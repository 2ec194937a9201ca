//! What a line of Markdown opens, seen alone.

use crate::syntax::line::{indent, indent_from, is_blank};

/// How an HTML block ends (CommonMark, section 4.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum HtmlEnd {
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
pub(super) enum Start {
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

pub(super) fn start_of(line: &str) -> Start {
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
        Some(b':') if is_div_fence(rest) => Start::Rule,
        Some(b'-' | b'*' | b'+' | b'0'..=b'9') => item(rest, columns).unwrap_or(Start::Text),
        _ => Start::Text,
    }
}

/// Whether a line that begins so ends a paragraph before it.
pub(super) fn interrupts(line: &str) -> bool {
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

/// The line that opens or closes a fenced div (Pandoc, Quarto, Docusaurus): `:::`, `:::note`, `::: {.callout-tip} :::`.
fn is_div_fence(rest: &str) -> bool {
    let label = rest.trim_start_matches(':');
    let class = label.trim().trim_end_matches(':').trim_end();
    let plain =
        |class: &str| class.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    rest.len() - label.len() >= 3 && (plain(class) || class.starts_with('{') && class.ends_with('}'))
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
    // Tabs go to the next stop of the line, not of what stands behind the marker.
    let begins = columns + digits + 1;
    let (spaces, bytes) = indent_from(after, begins);
    let empty = bytes == after.len();
    if spaces == 0 && !empty {
        return None;
    }
    let pad = if empty || spaces > 4 { 1 } else { spaces };
    let number = rest.get(..digits).unwrap_or_default();
    let interrupts = !empty && (digits == 0 || number.parse() == Ok(1u32));
    Some(Start::Item { marker, content: begins + pad, interrupts })
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

/// The underline of a setext heading.
pub(in crate::syntax) fn is_underline(line: &str) -> bool {
    let (columns, bytes) = indent(line);
    let rest = line.get(bytes..).unwrap_or_default().trim_end_matches([' ', '\t']);
    columns < 4 && !rest.is_empty() && (rest.bytes().all(|byte| byte == b'=') || rest.bytes().all(|byte| byte == b'-'))
}

/// What the innermost block inside a container is, as far as laziness asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Leaf {
    Paragraph,
    /// Fenced code, by its mark and count.
    Fence(u8, usize),
    Other,
}

impl Leaf {
    /// After a line of the container.
    pub fn after(self, line: &str) -> Leaf {
        let rest = inside(line);
        if let Leaf::Fence(byte, count) = self {
            let run = rest.bytes().take_while(|&other| other == byte).count();
            let closes = run >= count && is_blank(rest.get(run..).unwrap_or_default());
            return if closes { Leaf::Other } else { self };
        }
        if is_blank(rest) || (self == Leaf::Paragraph && is_underline(rest)) {
            return Leaf::Other;
        }
        match start_of(rest) {
            Start::Fence(byte, count) => Leaf::Fence(byte, count),
            Start::Text | Start::Footnote | Start::Item { .. } | Start::Quote => Leaf::Paragraph,
            Start::Indented if self == Leaf::Paragraph => Leaf::Paragraph,
            Start::Html(HtmlEnd::BlankWeak) if self == Leaf::Paragraph => Leaf::Paragraph,
            Start::Rule | Start::Heading | Start::Html(_) | Start::Indented => Leaf::Other,
        }
    }

    /// After a blank line.
    pub fn after_blank(self) -> Leaf {
        if self == Leaf::Paragraph { Leaf::Other } else { self }
    }
}

/// Markers of containers that are looked through in one line; it bounds the work on a line of nothing else.
const DEEPEST: usize = 100;

/// A line without the markers of the containers that it opens or goes on with.
fn inside(line: &str) -> &str {
    let mut rest = line.trim_start_matches([' ', '\t']);
    for _ in 0..DEEPEST {
        let marker = match rest.as_bytes().first() {
            Some(b'>') => 1,
            Some(b'-' | b'*' | b'_') if is_rule(rest) => return rest,
            Some(b'-' | b'*' | b'+' | b'0'..=b'9') if item(rest, 0).is_some() => {
                rest.bytes().take_while(u8::is_ascii_digit).count() + 1
            }
            _ => return rest,
        };
        rest = rest.get(marker..).unwrap_or_default();
        if indent(rest).0 > 4 {
            return rest;
        }
        rest = rest.trim_start_matches([' ', '\t']);
    }
    rest
}
