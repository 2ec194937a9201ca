//! Bibliographies as reference managers export them: nothing of key, title, date, url and file is lost.
//!
//! `DATELINE_BIBLIOGRAPHIES=FOLDER[:FOLDER…] cargo test --test bibliographies -- --nocapture` reads every `.bib` and
//! `.json` of folders (Better BibTeX's and JabRef's own test fixtures were used) and prints what is missing.

#![allow(clippy::print_stdout)]

use dateline::sources::bibliography::{Bibliography, Entry, biblatex, csl_json};
use regex::Regex;

#[test]
fn a_file_of_each_dialect_loads_whole() {
    let text = include_str!("bibliographies/exported.bib");
    let all = biblatex(text);
    assert_eq!(all.problems, []);
    let lost = lost(text, &all, false);
    assert!(lost.is_empty(), "{lost:?}");
    assert_eq!(all.entries.len(), 5);
}

/// What was loaded, an entry a line, and what is said of the file.
fn shown(all: &Bibliography, text: &str) -> String {
    let mut out = String::new();
    for entry in &all.entries {
        let date = entry.date.as_ref().map_or("-", |date| &date.text);
        let title = entry.title.as_deref().unwrap_or("-");
        let url = entry.url.as_deref().unwrap_or("-");
        out.push_str(&format!("{:?} {:?} | {title} | {:?} | {date} | {url}", entry.key, entry.aliases, entry.authors));
        entry.files.iter().for_each(|file| out.push_str(&format!("\n    {file}")));
        out.push('\n');
    }
    for problem in &all.problems {
        out.push_str(&format!("«{}» {}\n", problem.span.of(text).lines().next().unwrap_or_default(), problem.message));
    }
    out
}

#[test]
fn dialects_of_the_programs_that_write_them() {
    let jabref = include_str!("bibliographies/jabref.bib");
    expect_test::expect![[r#"
        "" [] | An entry whose key was never made | ["Ida Amsel"] | 1977-06 | https://keyless.example/a
            papers/keyless.pdf
            papers/keyless; second.txt
        "Two files_2011" [] | Keys with a Space | ["Uwe Brod"] | 2011-11-29 | -
            D:/Papers/two files.pdf
            reviews/two.html
        "talk" [] | A Talk | ["Ann Cole"] | 1989 | -
        "meeting" [] | The Third Meeting | [] | 1989 | -
        «@Article{,» this entry has no key; add one after the brace
        «Two files_2011» the key `Two files_2011` has a space in it, which other programs do not read; take it out, or cite it as `[@{Two files_2011}]`
    "#]].assert_eq(&shown(&biblatex(jabref), jabref));
    let better = include_str!("bibliographies/better.bib");
    expect_test::expect![[r#"
        "sørensenVerden2020" ["sorensen2020", "verden"] | Verden set fra Kivi | ["Åge Sørensen", "Ida van den Berg"] | 2004-06-01/.. | https://verden.example/%C3%A5r?side=1&vis=2
            /home/ana/Zotero/storage/QW34/Sørensen and Berg - Verden, set fra Kivi.pdf
            /home/ana/Zotero/storage/QW35/snap;shot.html
        "nodateFar2021" [] | Far from the “Bridge”: A $x^2$ story | ["Ministry of $ and %"] | 2021-23 | https://far.example/a_b#c
            C:\Users\ana\Zotero\storage\ER56\far.html
    "#]].assert_eq(&shown(&biblatex(better), better));
    let json = include_str!("bibliographies/better.json");
    expect_test::expect![[r#"
        "sorensenVerden2020" [] | Verden set fra Kivi | ["Ida van den Berg"] | 2014-12-31/.. | https://verden.example/
            papers/verden.pdf
        "http://zotero.org/users/1/items/ABCD" [] | Far | [] | 2001-23 | -
        "roman" [] | Before | [] | -0333-11-05 | -
        "" [] | No id | [] | 2011-11-29 | https://noid.example/x
        «{» this item has no `id`, so that nothing can cite it by one
    "#]]
    .assert_eq(&shown(&csl_json(json), json));
}

#[test]
fn real_files_load_without_loss() {
    let Ok(folders) = std::env::var("DATELINE_BIBLIOGRAPHIES") else { return };
    let (mut files, mut entries, mut missing) = (0, 0, 0);
    let mut problems: std::collections::BTreeMap<String, usize> = Default::default();
    for folder in folders.split(':') {
        for file in std::fs::read_dir(folder).expect("the folder can be read").filter_map(|file| file.ok()) {
            let Ok(bytes) = std::fs::read(file.path()) else { continue };
            let text = String::from_utf8_lossy(&bytes);
            let json = file.path().extension().is_some_and(|ext| ext == "json");
            let all = if json { csl_json(&text) } else { biblatex(&text) };
            files += 1;
            entries += all.entries.len();
            for problem in &all.problems {
                let words: Vec<&str> =
                    problem.message.split_whitespace().filter(|word| !word.contains('`')).take(7).collect();
                *problems.entry(words.join(" ")).or_default() += 1;
                if std::env::var("DATELINE_SHOW").is_ok() {
                    println!("{}: {:?}: {}", file.path().display(), problem.span.of(&text), problem.message);
                }
            }
            for line in lost(&text, &all, json) {
                missing += 1;
                println!("{}: {line}", file.path().display());
            }
        }
    }
    println!("{files} files, {entries} entries, {missing} values missing");
    for (problem, count) in problems {
        println!("{count:>5} {problem}");
    }
}

/// What the text has and the entries have not, by a reading of its own: one expression for each field.
fn lost(text: &str, all: &Bibliography, json: bool) -> Vec<String> {
    let mut out = Vec::new();
    let heads = if json { r#""type"\s*:"# } else { r"(?im)^[ \t]*@[a-z]+\s*\{" };
    let others = Regex::new(r"(?im)^[ \t]*@(string|comment|preamble)\s*\{").expect("a pattern");
    let count = Regex::new(heads).expect("a pattern").find_iter(text).count();
    let count = if json { count } else { count - others.find_iter(text).count() };
    if count > all.entries.len() {
        out.push(format!("{count} entries, {} loaded", all.entries.len()));
    }
    if json {
        return out;
    }
    type Get = fn(&Entry) -> bool;
    let fields: [(&str, Get); 5] = [
        ("title", |entry| entry.title.is_some()),
        ("(date|year)", |entry| entry.date.is_some() || entry.date_span.is_some()),
        ("url", |entry| entry.url.is_some()),
        ("file", |entry| !entry.files.is_empty()),
        ("author", |entry| !entry.authors.is_empty()),
    ];
    for (name, get) in fields {
        let pattern = format!(r#"(?im)^[ \t]*{name}\s*=\s*[{{"]\s*[^}}"\s]"#);
        let field = Regex::new(&pattern).expect("a pattern");
        for entry in &all.entries {
            if field.is_match(entry.span.of(text)) && !get(entry) {
                out.push(format!("{} of {}", name, entry.key));
            }
        }
    }
    out
}
