//! Marks of editors and of site builders that are no words of the text: what CriticMarkup takes out (`{--…--}`) or remarks (`{>>…<<}`), and
//! the heads of admonitions (`!!! note "Title"`, `??? quote`); and comments as Obsidian has them.

use super::block::Block;
use super::inline::InlineKind;
use crate::text::Span;

/// The longest stretch that is taken out, in bytes.
const LONGEST: usize = 4_000;

/// Takes what is no text out of the running text of a block. Log-linear.
pub(super) fn cut(block: &mut Block) {
    comments(block);
    let withdrawn = withdrawn(&block.running.text);
    take_out(block, &withdrawn);
    let head = admonition_head(&block.running.text).or_else(|| fence_head(&block.running.text));
    if let Some(head) = head {
        block.cut(&[head]);
    }
}

/// Takes comments as Obsidian has them (`%% … %%`) out of the running text.
fn comments(block: &mut Block) {
    let text = block.running.text.as_str();
    if memchr::memmem::find(text.as_bytes(), b"%%").is_none() {
        return;
    }
    let code: Vec<Span> =
        block.inlines.iter().filter(|inline| inline.kind == InlineKind::Code).map(|inline| inline.span).collect();
    let in_code = |at: usize| {
        let next = code.partition_point(|span| span.end <= at);
        code.get(next).is_some_and(|span| span.contains(at))
    };
    let marks: Vec<usize> = memchr::memmem::find_iter(text.as_bytes(), b"%%").filter(|&at| !in_code(at)).collect();
    let cut_of = |pair: &[usize]| Some(Span::new(*pair.first()?, pair.last()? + 2));
    let cuts: Vec<Span> = marks.chunks_exact(2).filter_map(cut_of).collect();
    take_out(block, &cuts);
}

/// Takes stretches (ascending, apart) out of the running text, with the links in them, where none reaches out. Log-linear.
fn take_out(block: &mut Block, cuts: &[Span]) {
    let over = |span: Span| {
        let next = cuts.partition_point(|cut| cut.end <= span.start);
        cuts.get(next).filter(|cut| cut.overlaps(span))
    };
    if cuts.is_empty()
        || block.inlines.iter().any(|inline| over(inline.span).is_some_and(|cut| !cut.covers(inline.span)))
    {
        return;
    }
    block.inlines.retain(|inline| over(inline.span).is_none());
    block.cut(cuts);
}

/// The stretches of a block's running text that are taken out or remarked upon, marks included; ascending and apart. Linear.
fn withdrawn(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut cuts: Vec<Span> = Vec::new();
    // Where the next closing mark of each kind stands, as far as it was looked for: none is looked for twice.
    let mut closing = [Some(0), Some(0)];
    for open in memchr::memchr_iter(b'{', bytes) {
        if cuts.last().is_some_and(|last| open < last.end) {
            continue;
        }
        let (kind, close): (usize, &[u8]) = match bytes.get(open..open + 3) {
            Some(b"{--") => (0, b"--}"),
            Some(b"{>>") => (1, b"<<}"),
            _ => continue,
        };
        let Some(next) = closing.get_mut(kind) else { continue };
        if next.is_some_and(|at| at < open + 3) {
            let rest = bytes.get(open + 3..).unwrap_or_default();
            *next = memchr::memmem::find(rest, close).map(|at| open + 3 + at);
        }
        if let Some(end) = next.map(|at| at + close.len()).filter(|end| end - open <= LONGEST) {
            cuts.push(Span::new(open, end));
        }
    }
    cuts
}

/// The head of an admonition that opens a paragraph: its mark, its kind and its title.
fn admonition_head(text: &str) -> Option<Span> {
    let rest = ["!!!", "???+", "???"].iter().find_map(|mark| text.strip_prefix(mark))?;
    let line = rest.split('\n').next()?;
    let words = line.strip_prefix(' ')?.trim_end();
    let (kind, title) = words.split_once(' ').unwrap_or((words, ""));
    let named =
        !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let marks = ['"', '\u{201c}', '\u{201d}'];
    let titled = title.is_empty() || title.starts_with(marks) && title.ends_with(marks);
    (named && titled).then(|| Span::new(0, text.len() - rest.len() + line.len()))
}

/// The line that opens a directive of MyST (`:::{admonition} Caveat`), and lines of comment (`% moved`) that open a paragraph.
fn fence_head(text: &str) -> Option<Span> {
    if text.starts_with(":::{") {
        return text.split('\n').next().map(|line| Span::new(0, line.len()));
    }
    if !text.starts_with("% ") {
        return None;
    }
    let comments = text.split_inclusive('\n').take_while(|line| line.starts_with("% "));
    let len: usize = comments.map(str::len).sum();
    (len > 0).then(|| Span::new(0, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Document, Format};
    use proptest::prelude::*;

    fn running(text: &str) -> String {
        let document = Document::parse(text, Format::Markdown);
        let blocks: Vec<_> = document.blocks().map(|(_, block)| block.running.text.trim().to_owned()).collect();
        blocks.join("|")
    }

    #[test]
    fn what_an_editor_took_out_is_not_read() {
        assert_eq!(running("The mill {--never --}closed {>>says who?<<}in May.\n"), "The mill closed in May.");
        assert_eq!(running("{--The mill closed.--}\n"), "");
        assert_eq!(running("A set {--open.\n"), "A set {--open.");
    }

    #[test]
    fn heads_of_admonitions_are_not_read() {
        assert_eq!(running("!!! quote \"A teacher\"\n    We walked.\n"), "We walked.");
        assert_eq!(running("???+ note\n    We walked.\n"), "We walked.");
        assert_eq!(running("!!! We walked.\n"), "!!! We walked.");
        assert_eq!(running(":::{admonition} Caveat\nWe walked.\n:::\n"), "We walked.");
        assert_eq!(running("% moved by nobody\n% twice\nWe walked.\n"), "We walked.");
    }

    proptest! {
        #[test]
        fn cuts_are_ascending_and_in_the_text(pieces in prop::collection::vec(prop::sample::select(vec!["{--", "--}", "{>>", "<<}", "a", "é", "\n", "{"]), 0..20)) {
            let text = pieces.concat();
            let cuts = withdrawn(&text);
            prop_assert!(cuts.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for cut in cuts {
                prop_assert!(!cut.of(&text).is_empty());
            }
        }
    }
}
