//! Markdown for a client that shows it, plain text for one that does not.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tower_lsp::ls_types::{MarkupContent, MarkupKind};

/// A text for the client.
pub fn markup(markdown: String, client_shows_markdown: bool) -> MarkupContent {
    match client_shows_markdown {
        true => MarkupContent { kind: MarkupKind::Markdown, value: markdown },
        false => MarkupContent { kind: MarkupKind::PlainText, value: plain(&markdown) },
    }
}

/// The words of a Markdown text, with its paragraphs, items and table rows on lines of their own.
fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut quoted = 0usize;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => new_line(&mut out, quoted),
            Event::Rule => paragraph(&mut out),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_)) if !out.ends_with("- ") => {
                paragraph(&mut out);
                out.push_str(&"> ".repeat(quoted));
            }
            Event::Start(Tag::BlockQuote(_)) => quoted += 1,
            Event::End(TagEnd::BlockQuote(_)) => quoted = quoted.saturating_sub(1),
            Event::Start(Tag::Item) => {
                if !out.is_empty() {
                    new_line(&mut out, quoted);
                }
                out.push_str("- ");
            }
            Event::End(TagEnd::TableCell) => out.push_str("  "),
            Event::Start(Tag::TableRow | Tag::TableHead) => new_line(&mut out, quoted),
            Event::Start(Tag::List(_) | Tag::Table(_)) | Event::End(TagEnd::List(_) | TagEnd::Table) => {
                paragraph(&mut out)
            }
            _ => {}
        }
    }
    out.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn new_line(out: &mut String, quoted: usize) {
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str(&"> ".repeat(quoted));
}

fn paragraph(out: &mut String) {
    let ends = out.bytes().rev().take_while(|byte| *byte == b'\n').count();
    if !out.is_empty() && ends < 2 {
        out.push_str(&"\n\n"[ends..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_the_words_and_the_lines() {
        let markdown = "**Ada Lovelace** (Person)\n\nMathematician, *1815 to 1852*. See [her notes](x.md).\n\n- wrote `Note G`\n- 2 mentions\n\n> She said\n> so.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        expect_test::expect![[r#"
            Ada Lovelace (Person)

            Mathematician, 1815 to 1852. See her notes.

            - wrote Note G
            - 2 mentions

            > She said
            > so.

            a  b
            1  2"#]]
        .assert_eq(&plain(markdown));
    }
}
