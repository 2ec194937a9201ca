//! Large and hostile documents: time, and that nothing overflows. Run with
//! `cargo test --release --lib syntax::stress -- --ignored --nocapture`.

use super::document::{Document, Format};
use super::segment::cut_markdown;
use std::time::Instant;

/// A note as analysts write them, about `bytes` long.
fn note(bytes: usize) -> String {
    let section = "## What the ministers agreed\n\n\
        The two sides met in the capital on 3 May 2024 and signed a paper of four points, as [@doe2024, p. 4] has it. \
        Officials said that “nothing was left open”, though the *text* was not shown; see [the statement](https://example.org/s).\n\n\
        - The first point is about the border, and it names no date.[^1]\n- The second asks for inspections, see [[ministry-report#Part two|the report]].\n\n\
        > We have waited for this for a long time, the minister told those who had come.\n\n\
        Talks are to go on in autumn. A further paper, which nobody has seen yet, would then be signed by both presidents \
        in a third country that has not been named so far by anybody who took part.\n\n\
        [^1]: See @roe2023 [¶ 3].\n\n";
    section.repeat(bytes / section.len() + 1)
}

fn timed(name: &str, text: &str, format: Format) {
    let start = Instant::now();
    let document = Document::parse(text, format);
    let time = start.elapsed();
    let speed = text.len() as f64 / 1e6 / time.as_secs_f64();
    eprintln!("{name}: {} bytes, {} chunks, {time:?}, {speed:.0} MB/s", text.len(), document.chunks.len());
}

#[test]
fn depth_overflows_nothing() {
    for piece in ["> ", "- ", "1. ", "[", "[[", "![", "*a **b ", "<div>", "<ul><li>", "(", "“", "'", "| "] {
        let text = format!("{}end\n", piece.repeat(3000));
        for format in [Format::Markdown, Format::Plain, Format::Html] {
            super::document::tests::sound(&text, &Document::parse(&text, format));
        }
    }
}

#[test]
#[ignore = "measures time"]
fn speed() {
    let text = note(20_000_000);
    let start = Instant::now();
    let (mut at, mut count) = (0, 0);
    while let Some(cut) = cut_markdown(&text[at..], at == 0, true) {
        at += cut.len;
        count += 1;
    }
    let time = start.elapsed();
    eprintln!("cutting: {count} chunks, {:.0} MB/s", text.len() as f64 / 1e6 / time.as_secs_f64());
    timed("markdown", &text, Format::Markdown);
    timed("plain", &text, Format::Plain);
    let html: String = text.split("\n\n").map(|part| format!("<p>{part}</p>\n")).collect();
    timed("html", &html, Format::Html);
}

#[test]
#[ignore = "measures time"]
fn hostile() {
    let n = 1_000_000;
    let nested: String = (0..5000).map(|depth| format!("{}- a\n", " ".repeat(depth * 2 % 4000))).collect();
    for (name, text) in [
        ("quotes in a line", format!("{}a\n", "> ".repeat(10_000))),
        ("lists in a line", format!("{}a\n", "- ".repeat(10_000))),
        ("quotes", format!("{}a\n", "> ".repeat(1000)).repeat(50)),
        ("nested lists", nested),
        (
            "cells",
            format!(
                "{}\n{}\n{}",
                "|a".repeat(1000),
                "|-".repeat(1000),
                format!("{}\n", "|b".repeat(1000)).repeat(1000)
            ),
        ),
        ("long line", "word ".repeat(20_000_000)),
        ("brackets", "[".repeat(n)),
        ("pairs of brackets", format!("{}@a{}", "[".repeat(n), "]".repeat(n))),
        ("wikilinks", "[[a".repeat(n)),
        ("keys", "@a ".repeat(n)),
        ("groups", "[@a] ".repeat(n / 10)),
        ("emphasis", "*a **b ".repeat(n / 10)),
        ("quote marks", "“‘\"'".repeat(n / 10)),
        ("closing marks", format!("{}{}", "“".repeat(n), "’".repeat(n))),
        ("backticks", "`a``b```c".repeat(n / 10)),
        ("links", "[a](b) ".repeat(n / 10)),
        ("definitions", (0..50_000).map(|i| format!("[l{i}]: x\n\n")).collect()),
        ("references", format!("[l]: x\n\n{}", "[l] ".repeat(n / 10))),
        ("comments", "<!-- a".repeat(n / 10)),
        ("tags", "<a b='".repeat(n / 10)),
        ("addresses", "https://a(((".repeat(n / 10)),
        ("parentheses", format!("https://a{}", ")".repeat(n / 10))),
        ("open fronts", format!("---\n{}", "a: b\n".repeat(n / 10))),
        ("yaml", format!("---\n{}---\n", "a: &x [*x]\n".repeat(n / 100))),
    ] {
        for (format, kind) in [(Format::Markdown, "md"), (Format::Plain, "txt"), (Format::Html, "html")] {
            timed(&format!("{name} {kind}"), &text, format);
        }
    }
    for piece in ["<p>a ", "<div>a", "<ul><li>a", "<b><a href=x>a", "<nav>x", "<br>a", "&am", "&a;"] {
        timed(piece, &piece.repeat(50_000_000 / piece.len() / 5), Format::Html);
    }
}
