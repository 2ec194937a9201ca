//! Nothing is super-linear: documents that are hard in one way each, at one size and at twice that size, opened and checked with all rules on.
//! `cargo bench --bench growth` prints the time of both and their ratio, the least of several runs, and fails where a ratio is above 3;
//! `cargo test` opens small ones, and looks at no clock. `-- NAME` takes those with that in their names.

#![allow(clippy::print_stdout)]

use dateline::rules::{RULES, check};
use dateline::syntax::Format;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, World};
use std::time::Instant;

/// A ratio of twice the size above this is not linear, whatever else the machine does.
const MOST: f64 = 3.0;

/// A name, the format, the size of the full run, and what makes a document of a size.
type Hard = (&'static str, Format, usize, fn(usize) -> String);

const HARD: &[Hard] = &[
    ("a sentence of many clauses (KB)", Format::Markdown, 200, |kb| {
        let clause = "and the council of the northern lake, which had met on 3 May 2024, closed gate 7 for a year, ";
        format!("{FRONT}On that day {}nobody came [@report].\n", clause.repeat(kb * 1024 / clause.len()))
    }),
    ("a sentence without a comma (KB)", Format::Markdown, 200, |kb| {
        let words =
            "the old gate by the lake that the mayor of the town had closed was said to have been opened again ";
        format!("{FRONT}{}[@report].\n", words.repeat(kb * 1024 / words.len()))
    }),
    ("a sentence of names (KB)", Format::Markdown, 200, |kb| {
        let words = "Emmanuel Macron and Vladimir Putin met Xi Jinping of China and Angela Merkel of Germany and ";
        format!("{FRONT}{}left [@report].\n", words.repeat(kb * 1024 / words.len()))
    }),
    ("a sentence of quotations (KB)", Format::Markdown, 200, |kb| {
        let words = "\"the council voted to close the southern gate for a year\" and ";
        format!("{FRONT}They said {}left [@report].\n", words.repeat(kb * 1024 / words.len()))
    }),
    ("a sentence of citations", Format::Markdown, 4_000, |n| {
        format!("{FRONT}On 3 May 2024 the gate was closed {}.\n", "[@report, ¶ 1] [@other; @report] ".repeat(n))
    }),
    ("a paragraph of sentences", Format::Markdown, 4_000, |n| {
        format!("{FRONT}{}\n", "The gate was closed last week. Officials said it would likely stay so. ".repeat(n))
    }),
    ("lists in lists on a line", Format::Markdown, 10_000, |n| format!("{FRONT}{}end\n", "- ".repeat(n))),
    ("quotes in quotes on a line", Format::Markdown, 10_000, |n| format!("{FRONT}{}end\n", "> ".repeat(n))),
    ("lists in lists", Format::Markdown, 400, |n| {
        let line = |depth: usize| format!("{}- The gate was closed.\n", "  ".repeat(depth));
        format!("{FRONT}{}", (0..n * 10).map(|at| line(at % 40)).collect::<String>())
    }),
    ("cells of a table", Format::Markdown, 1_000_000, |n| {
        let row = format!("{}|\n", "| on 3 May 2024 ".repeat(100));
        format!("{FRONT}{row}{}|\n{}", "|---".repeat(100), row.repeat(n / 100))
    }),
    ("scripts that run both ways (KB)", Format::Markdown, 200, |kb| {
        let words = "قال محمد بن سلمان \u{202e}Emmanuel Macron\u{202c} 김정은 met Владимир Путин on 3 May 2024 \u{200f}في باريس. ";
        format!("{FRONT}{}\n", words.repeat(kb * 1024 / words.len()))
    }),
    ("silencing comments", Format::Markdown, 5_000, |n| {
        format!("{FRONT}{}", "<!-- dateline: ignore undated-claim nothing -->\n\nThe gate was closed.\n\n".repeat(n))
    }),
    ("silencing comments and no text", Format::Markdown, 20_000, |n| {
        format!("{FRONT}{}", "<!-- dateline: ignore undated-claim -->\n\n".repeat(n))
    }),
    ("stretches", Format::Markdown, 5_000, |n| {
        let part = |at: usize| format!("<!-- dateline-disable rule{at} -->\n\nThe gate was closed.\n\n");
        let end = |at: usize| format!("<!-- dateline-enable rule{at} -->\n\n");
        format!("{FRONT}{}{}", (0..n).map(part).collect::<String>(), (0..n).map(end).collect::<String>())
    }),
    ("footnotes", Format::Markdown, 5_000, |n| {
        let text = |at: usize| format!("The gate was closed.[^{at}]\n\n[^{at}]: [@report], ¶ 1.\n\n");
        format!("{FRONT}{}", (0..n).map(text).collect::<String>())
    }),
    ("footnotes without a text", Format::Markdown, 5_000, |n| {
        format!("{FRONT}{}", (0..n).map(|at| format!("The gate was closed.[^{at}]\n\n")).collect::<String>())
    }),
    ("definitions of links", Format::Markdown, 5_000, |n| {
        let text = |at: usize| format!("The gate was closed [then][l{at}].\n\n[l{at}]: report.txt\n\n");
        format!("{FRONT}{}", (0..n).map(text).collect::<String>())
    }),
    ("strangers", Format::Markdown, 3_000, |n| {
        let name = |at: usize| {
            let word =
                format!("F{}", at.to_string().bytes().map(|digit| (b'a' + digit - b'0') as char).collect::<String>());
            format!("Minister Jon {word} came on 3 May 2024. {word} left, said Minister Jon {word}.\n\n")
        };
        format!("{FRONT}{}", (0..n).map(name).collect::<String>())
    }),
    ("headings", Format::Markdown, 10_000, |n| {
        format!("{FRONT}{}", (0..n).map(|at| format!("## May {at}\n\nThe gate was closed.\n\n")).collect::<String>())
    }),
    ("front matter", Format::Markdown, 10_000, |n| {
        let lines: String = (0..n).map(|at| format!("key{at}: [a, {{b: c}}]\n")).collect();
        format!("---\ntype: note\n{lines}---\n\nThe gate was closed.\n")
    }),
    ("marks that nothing closes", Format::Markdown, 20_000, |n| {
        format!("{FRONT}{}\n", "[[a “b ‘c (d *e _f `g <h ".repeat(n))
    }),
    ("a plain text of one line (KB)", Format::Plain, 400, |kb| {
        "The gate was closed last week, and nobody said why. ".repeat(kb * 1024 / 52)
    }),
    ("tags that nothing closes", Format::Html, 20_000, |n| {
        format!("<html><body>{}", "<div><p>The gate was <b>closed last week. <li>".repeat(n))
    }),
];

const FRONT: &str = "---\ntype: note\ndate: 2024-05-10\n---\n\n";

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut bad = 0;
    for (name, format, size, make) in
        HARD.iter().filter(|(name, ..)| only.as_ref().is_none_or(|only| name.contains(only.as_str())))
    {
        if !full {
            checked(&make(size / 100 + 1), *format);
            continue;
        }
        let (one, two) = (make(size / 2), make(*size));
        let time = |text: &str| (0..3).map(|_| checked(text, *format).0).fold(f64::MAX, f64::min);
        let (half, whole) = (time(&one), time(&two));
        let ratio = whole / half * one.len() as f64 * 2.0 / two.len() as f64;
        let findings = checked(&two, *format).1;
        let verdict = if ratio > MOST { "  NOT LINEAR" } else { "" };
        bad += usize::from(ratio > MOST);
        println!(
            "{name:36} {size:8} {:7} KB  {half:7.3} s {whole:7.3} s  {ratio:4.2} times  {findings} findings{verdict}",
            two.len() >> 10
        );
    }
    if full {
        println!("{bad} of {} grow faster than the document", HARD.len());
    } else {
        println!("{} hard documents, each a small one", HARD.len());
    }
    std::process::exit(i32::from(bad > 0));
}

/// Opens a document in a workspace and checks it: seconds and findings.
fn checked(text: &str, format: Format) -> (f64, usize) {
    let mut world = World::new();
    let every: Vec<&str> = RULES.iter().map(|rule| rule.name()).collect();
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    world.apply(Change::Settings { settings: serde_json::json!({"rules": {"select": every}}) });
    let files = [
        ("dateline.toml", ""),
        ("report.txt", "The council met on 3 May 2024 and voted to close the northern gate for a year.\n"),
        (
            "references.bib",
            "@online{report, title = {Report}, date = {2024-05-04}, file = {report.txt}}\n@online{other, title = {Other}}\n",
        ),
    ];
    let file = |(name, text): (&str, &str)| (FileKey::from(format!("/ws/{name}")), Some(DiskFile::of(text)));
    world.apply(Change::Disk { files: files.into_iter().map(file).collect() });
    let key: FileKey = match format {
        Format::Markdown => "/ws/note.md".into(),
        Format::Plain => "/ws/note.txt".into(),
        Format::Html => "/ws/note.html".into(),
    };
    let began = Instant::now();
    world.apply(Change::Open { file: key.clone(), format, version: 0, text: text.to_owned() });
    let findings = check(&world.snapshot(), &key).len();
    (began.elapsed().as_secs_f64(), findings)
}
