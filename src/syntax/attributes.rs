//! Attributes as Pandoc and Quarto write them behind a bracketed span, a link or code: `[words]{.smallcaps}`, `` `x`{.r} ``.
//! They are markup, and no words of the sentence; nor are the brackets of such a span.

use super::block::Block;
use super::inline::InlineKind;
use crate::text::Span;

/// The longest list of attributes that is looked for, in bytes.
const LONGEST: usize = 200;
/// How far back the bracket of a span is looked for.
const LONGEST_SPAN: usize = 4_000;

/// The stretches of the running text that are attributes, with the brackets of the spans that bear them; ascending and apart. Linear.
pub(super) fn cuts(block: &Block) -> Vec<Span> {
    let text = block.running.text.as_str();
    if memchr::memchr(b'{', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let bears =
        |kind: &InlineKind| matches!(kind, InlineKind::Code | InlineKind::Link { .. } | InlineKind::Image { .. });
    let mut ends: Vec<usize> =
        block.inlines.iter().filter(|inline| bears(&inline.kind)).map(|inline| inline.span.end).collect();
    ends.sort_unstable();
    let inside = covered(block);
    let held = |at: usize| {
        let next = inside.partition_point(|span| span.end <= at);
        inside.get(next).is_some_and(|span| span.contains(at))
    };
    let mut cuts: Vec<Span> = Vec::new();
    for open in memchr::memchr_iter(b'{', text.as_bytes()) {
        let Some(list) = list_at(text, open) else { continue };
        if ends.binary_search(&open).is_ok() {
            cuts.push(list);
        } else if open.checked_sub(1).and_then(|at| text.as_bytes().get(at)) == Some(&b']') {
            let start = bracket_of(text, open - 1).filter(|&start| !held(start) && !held(open));
            if let Some(start) = start {
                cuts.push(Span::new(start, start + 1));
                cuts.push(Span::new(open - 1, list.end));
            }
        }
    }
    cuts.sort_unstable();
    cuts.dedup_by(|next, before| before.end > next.start);
    cuts
}

/// What the block's inlines cover: ascending and apart.
fn covered(block: &Block) -> Vec<Span> {
    let mut spans: Vec<Span> = block.inlines.iter().map(|inline| inline.span).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let overlaps = before.end > next.start;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
    spans
}

/// The attributes in braces that begin at `open`: `{.class}`, `{#id}`, `{key=value}`.
fn list_at(text: &str, open: usize) -> Option<Span> {
    let rest = text.as_bytes().get(open + 1..)?;
    let len = rest.iter().take(LONGEST).position(|byte| matches!(byte, b'}' | b'{' | b'\n'))?;
    let inside = text.get(open + 1..open + 1 + len)?;
    let listed = inside.starts_with(['.', '#', '=']) || inside.split_once('=').is_some_and(|(key, _)| is_key(key));
    let plain = inside.len() > 1 && rest.get(len) == Some(&b'}');
    (plain && listed).then(|| Span::new(open, open + len + 2))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Where the bracket opens that closes at `close`.
fn bracket_of(text: &str, close: usize) -> Option<usize> {
    let from = close.saturating_sub(LONGEST_SPAN);
    let mut depth = 0_u32;
    for (back, byte) in text.as_bytes().get(from..close)?.iter().rev().enumerate() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(close - 1 - back),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::syntax::Document;
    use crate::syntax::Format;

    fn running(text: &str) -> String {
        let document = Document::parse(text, Format::Markdown);
        let blocks: Vec<_> = document.blocks().map(|(_, block)| block.running.text.clone()).collect();
        blocks.join("|")
    }

    #[test]
    fn attributes_are_no_words() {
        assert_eq!(running("[The cabinet]{.smallcaps} met.\n"), "The cabinet met.");
        assert_eq!(running("[The files go back [@a].]{.aside} He left.\n"), "The files go back [@a]. He left.");
        assert_eq!(running("`x`{.r} is a name.\n"), "x is a name.");
        assert_eq!(running("A set {a, b} of [them].\n"), "A set {a, b} of [them].");
    }

    #[test]
    fn a_term_and_its_definitions_are_blocks_of_their_own() {
        assert_eq!(running("Central bank\n:   It met.\n:   It left.\n"), "Central bank|It met.|It left.");
    }
}
