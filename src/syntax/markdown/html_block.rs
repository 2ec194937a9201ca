//! A block of HTML in Markdown (`<p>…</p>`, `<div>`): its elements are blocks like the others.

use crate::syntax::block::Block;
use crate::syntax::inline::InlineKind;
use crate::syntax::{finish, html};

/// Adds the blocks of the HTML in `raw`, which begins at `start` of the chunk. Linear.
pub(super) fn read(raw: &str, start: usize, blocks: &mut Vec<Block>) {
    // A comment, a declaration, a lone tag: nothing to read.
    if raw.starts_with("<!") || raw.starts_with("<?") {
        return;
    }
    for mut block in html::fragment(raw) {
        block.span = block.span.shift(start);
        for segment in &mut block.running.segments {
            segment.file += start;
        }
        for inline in &mut block.inlines {
            inline.file_span = inline.file_span.shift(start);
            if let InlineKind::Link { dest_span, .. } = &mut inline.kind {
                *dest_span = dest_span.shift(start);
            }
        }
        finish::markdown(block, blocks);
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::document::Format;
    use crate::syntax::document::tests::show;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&show(text, Format::Markdown));
    }

    #[test]
    fn elements_are_blocks() {
        check(
            "Before.\n\n<div class=\"box\">\n<h3>Attacks</h3>\n<p>The army <b>left</b> the town&nbsp;[@key, \u{b6} 1].</p>\n</div>\n\n<!-- a note -->\n\nAfter.\n",
            &expect![[r#"
                0 Paragraph "Before."
                1 Heading(3) "Attacks"
                1 Paragraph "The army left the town\u{a0}[@key, ¶ 1]."
                    "[@key, ¶ 1]" <- "[@key, ¶ 1]" citation key (¶ 1)
                3 Paragraph "After."
            "#]],
        );
    }

    #[test]
    fn scripts_are_not_read() {
        check(
            "<script>\nlet left = 1;\n</script>\n\n<p>Read [this](no) and <a href=\"a.md\">that</a>.</p>\n",
            &expect![[r#"
                1 Paragraph "Read [this](no) and that."
                    "that" <- "<a href=\"a.md\">that</a>" link a.md
            "#]],
        );
    }

    #[test]
    fn what_is_struck_out_is_not_read() {
        check(
            "The bridge ~~was [shut](a.md) by `x`~~ is open.\n\n~~Withdrawn.~~\n\nSome ~40 ships and ~20 boats~.\n",
            &expect![[r#"
                0 Paragraph "The bridge  is open."
                2 Paragraph "Some ~40 ships and 20 boats."
            "#]],
        );
    }

    #[test]
    fn comments_are_not_read() {
        check(
            "The dam %%see [notes](n.md)%% is shut [@key].\n\n%% The dam broke.\nDo not use. %%\n\nUse `%%` and 5 %% more.\n",
            &expect![[r#"
                0 Paragraph "The dam  is shut [@key]."
                    "[@key]" <- "[@key]" citation key
                2 Paragraph "Use %% and 5 %% more."
                    "%%" <- "`%%`" code
            "#]],
        );
    }

    #[test]
    fn fences_of_divs_are_not_read() {
        check(
            "::: {.callout-note}\n## Reading\nText\n:::\n\n:::note\nMaps\n:::\nAfter :::\n",
            &expect![[r#"
            1 Heading(2) "Reading"
            2 Paragraph "Text"
            5 Paragraph "Maps"
            7 Paragraph "After :::"
        "#]],
        );
    }
}
