//! Every citation and quotation of the seed workspace's notes leads to its passage; the list was compared with the articles by eye. And what
//! must break does when a citation, a passage or a file changes, and nothing else.

mod support;

use dateline::ide::passage::{of_citation, of_quotation};
use dateline::rules::check;
use dateline::text::Encoding;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, Snapshot, World};
use expect_test::expect_file;
use std::path::Path;
use support::{ROOT, key};

fn files() -> Vec<(FileKey, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let (mut found, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let name = path.strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
                found.push((key(&name), text));
            }
        }
    }
    found.sort();
    found
}

fn world(files: &[(FileKey, String)]) -> World {
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec![ROOT.into()] });
    let files = files.iter().map(|(file, text)| (file.clone(), Some(DiskFile::of(text.as_str())))).collect();
    world.apply(Change::Disk { files });
    world
}

/// One line for each citation and quotation of a note.
fn passages(snapshot: &Snapshot, note: &str) -> String {
    let file = key(note);
    let (text, space) = (snapshot.text(&file).expect("a note"), snapshot.space(&file).expect("a workspace"));
    let analysis = snapshot.analysis(&file).expect("a document");
    let line = |at: usize| text.position(at, Encoding::Utf32).line + 1;
    let words = |file: &FileKey, span: dateline::text::Span| {
        let words = snapshot.state(file).expect("a source").prepared().quote(span);
        let count = words.split_whitespace().count();
        let shown = words.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        format!(
            "{} «{shown}{}",
            space.relative(file),
            if count > 8 { format!("…» ({count} words)") } else { "»".into() }
        )
    };
    let mut out = String::new();
    for view in analysis.blocks() {
        for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote && cite.target.is_citation()) {
            let locator = cite.locator.as_ref().map(|(text, _)| format!(" {text}")).unwrap_or_default();
            out.push_str(&format!("{note}:{} {}{locator}\n", line(cite.file_span.start + view.start), cite.key));
            for passage in of_citation(snapshot, space, &file, cite) {
                let place = if passage.pinned {
                    words(&passage.file, passage.span)
                } else {
                    space.relative(&passage.file).to_owned()
                };
                out.push_str(&format!("    {place}\n"));
            }
        }
        for (at, quotation) in view.result.quotations.iter().enumerate() {
            let span = view.file_span(quotation.span);
            let quoted = text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
            out.push_str(&format!("{note}:{} {quoted}\n", line(span.start)));
            match of_quotation(snapshot, space, &view, at) {
                Some(passage) => out.push_str(&format!("    {}\n", words(&passage.file, passage.span))),
                None => out.push_str("    nowhere\n"),
            }
        }
    }
    out
}

const NOTES: [&str; 3] = ["notes/briefing.md", "notes/timeline.md", "notes/working-note.md"];

#[test]
fn every_citation_and_quotation_leads_to_its_passage() {
    let snapshot = world(&files()).snapshot();
    let all: String = NOTES.iter().map(|note| passages(&snapshot, note)).collect();
    expect_file!["seed_passages.txt"].assert_eq(&all);
}

/// The rules of the findings of a note that the changed workspace has and the other has not.
fn new_findings(before: &World, after: &World, note: &str) -> Vec<&'static str> {
    let rules =
        |world: &World| -> Vec<&'static str> { check(&world.snapshot(), &key(note)).iter().map(|f| f.rule).collect() };
    let mut fresh = rules(after);
    for rule in rules(before) {
        if let Some(at) = fresh.iter().position(|other| *other == rule) {
            fresh.remove(at);
        }
    }
    fresh
}

fn changed(name: &str, from: &str, to: &str) -> (World, World) {
    let all = files();
    let mut edited = all.clone();
    let (_, text) = edited.iter_mut().find(|(file, _)| *file == key(name)).expect("the file");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    *text = text.replace(from, to);
    (world(&all), world(&edited))
}

#[test]
fn what_must_break_breaks() {
    // A key changed by one character.
    let (before, after) = changed("notes/briefing.md", "[@revival2024, ¶ 9]", "[@revival2025, ¶ 9]");
    assert_eq!(new_findings(&before, &after, "notes/briefing.md"), ["unresolved-citation"]);
    // A locator that leads past the end.
    let (before, after) = changed("notes/briefing.md", "[@revival2024, ¶ 9]", "[@revival2024, ¶ 99]");
    assert_eq!(new_findings(&before, &after, "notes/briefing.md"), ["unresolved-citation"]);
    // A word of a quotation, in the note and in the article.
    let (before, after) =
        changed("notes/briefing.md", "escalating the risk of nuclear war", "escalating the risk of regional war");
    assert_eq!(new_findings(&before, &after, "notes/briefing.md"), ["misquotation"]);
    let (before, after) =
        changed("001_e6247ebbc90b03f1.txt", "escalating the risk of nuclear war", "lowering the risk of nuclear war");
    assert_eq!(new_findings(&before, &after, "notes/briefing.md"), ["misquotation"]);
    // The words of a fragment are gone from the article.
    let (before, after) = changed("002_3adfa5dbcbf62b07.txt", "“permanent enemy”", "“lasting adversary”");
    assert_eq!(new_findings(&before, &after, "notes/briefing.md"), ["unresolved-citation"]);
    // A file that a link leads to has moved; its bibliography entry names it no more.
    let all = files();
    let mut moved = all.clone();
    for (file, _) in &mut moved {
        if *file == key("004_4aec452666275507.txt") {
            *file = key("archive/004.txt");
        }
    }
    let fresh = new_findings(&world(&all), &world(&moved), "notes/briefing.md");
    assert_eq!(fresh, ["unresolved-citation"]);
}

#[test]
fn what_must_hold_holds() {
    // White space, marks and a paragraph's other words.
    for (name, from, to) in [
        ("notes/briefing.md", "\"abruptly with no agreement\"", "“abruptly  with no agreement,”"),
        (
            "004_4aec452666275507.txt",
            "This symbolic act demonstrated a willingness",
            "The gesture showed a willingness",
        ),
        ("001_e6247ebbc90b03f1.txt", "Trump often praised Kim", "Mr Trump often praised Mr Kim"),
    ] {
        let (before, after) = changed(name, from, to);
        assert_eq!(new_findings(&before, &after, "notes/briefing.md"), Vec::<&str>::new(), "{from}");
    }
}

#[test]
fn two_articles_rest_on_one_report() {
    let claim = "In November 2024 Trump's team was weighing direct talks with Kim [@directtalks2024, ¶ 1; @revival2024, ¶ 2].\n";
    let other = "In November 2024 Trump's team was weighing direct talks with Kim [@directtalks2024, ¶ 1; @rekindle2024, ¶ 2].\n";
    let mut all = files();
    all.push((key("notes/a.md"), claim.into()));
    all.push((key("notes/b.md"), other.into()));
    let snapshot = world(&all).snapshot();
    let of = |note: &str| check(&snapshot, &key(note)).into_iter().find(|finding| finding.rule == "single-origin");
    let found = of("notes/a.md").expect("a finding");
    assert!(found.message.contains("both rest on a Reuters report of 26 November"), "{}", found.message);
    assert_eq!(of("notes/b.md"), None);
}
