//! Every rule: cases that it reports at the marked place and cases that it does not, the examples of its page, and the law of its fixes:
//! applied, a fix's finding is gone and no new one has come.
//!
//! `tests/rules/NAME.txt` holds cases under `## bad: …` and `## good: …` lines. A case is a note, or files under `=== path` lines; what it
//! does not have comes from [`SOURCES`]. Under a line of text a line of carets (or `|` for a place between two characters) marks what is reported, a line `^ file` that the file as a whole
//! is. A note without front matter is of [`DATE`]. A line `fix: …` under the carets names a fix that has to be offered. After a path may stand
//! how the file comes: `(open)` in an editor, `(windows-1252)`, `(utf-16)`, `(utf-8 with mark)` on the disk.
//!
//! In a rule's page examples are fenced blocks marked `bad` or `good`, of the same form. The path of an example of one file follows that word;
//! without one it is a note, `dateline.toml` (`toml`) or `references.bib` (`bib`).

mod support;

use dateline::disk::decode::decode;
use dateline::rules::{Fix, RULES, Rule, check, late_fixes};
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, LeftOut};
use dateline::workspace::kind::format_of;
use dateline::workspace::{Change, Config, Snapshot, World};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use support::{ROOT, key};

/// What every case and example starts from, unless it has files of these names itself.
const SOURCES: &[(&str, &str)] = &[
    (
        "report.txt",
        "The council met at noon on 3 May 2024 and voted to close the northern gate for a year.\n\nThe mayor resigned on 26 April 2024, a month after the flood.\n\nNobody spoke against it, and three hundred soldiers at the northern crossing of the river stayed in their camp.\n",
    ),
    ("references.bib", "@online{report, title = {Report}, date = {2024-05-04}, file = {report.txt}}\n"),
];
const DATE: &str = "---\ntype: note\ndate: 2024-05-10\n---\n\n";

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The files of a case: path to text and how it comes.
type Files = BTreeMap<String, (String, String)>;

struct Case {
    name: String,
    bad: bool,
    files: Files,
    /// File, the words marked with where they begin, and the fixes that are named below them.
    marks: Vec<(String, Span, Vec<String>)>,
}

/// Reads one case for a rule; `select` adds the rule to the configuration where the case has none.
fn case(name: String, bad: bool, body: &str, rule: &dyn Rule) -> Case {
    let mut case = Case { name, bad, files: Files::new(), marks: Vec::new() };
    let mut parts: Vec<(String, String, String)> = Vec::new();
    if !body.starts_with("=== ") {
        parts.push(("note.md".into(), String::new(), String::new()));
    }
    for line in body.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => {
                let (path, how) = path.trim().split_once(" (").unwrap_or((path.trim(), ""));
                parts.push((path.into(), how.trim_end_matches(')').into(), String::new()));
            }
            None => parts.last_mut().expect("a file").2.push_str(line),
        }
    }
    for (path, how, text) in parts {
        let (mut plain, mut before) = (String::new(), 0);
        let text =
            if path == "note.md" && !text.starts_with("---") { format!("{DATE}{}", text.trim_start()) } else { text };
        for line in text.split_inclusive('\n') {
            let marks = line.trim();
            if marks == "^ file" {
                case.marks.push((path.clone(), Span::default(), Vec::new()));
            } else if !marks.is_empty() && marks.chars().all(|c| "^| ".contains(c)) {
                let above: Vec<char> = plain[before..].chars().collect();
                let offset = |column: usize| before + above.iter().take(column).map(|c| c.len_utf8()).sum::<usize>();
                let columns: Vec<char> = line.chars().collect();
                let mut column = 0;
                while column < columns.len() {
                    if columns[column] == '|' {
                        case.marks.push((path.clone(), Span::at(offset(column)), Vec::new()));
                    }
                    let end = column + columns[column..].iter().take_while(|c| **c == '^').count();
                    if end > column {
                        case.marks.push((path.clone(), Span::new(offset(column), offset(end)), Vec::new()));
                    }
                    column = end.max(column + 1);
                }
            } else if let Some(fix) = line.strip_prefix("fix: ") {
                case.marks.last_mut().expect("a fix stands under a mark").2.push(fix.trim().into());
            } else {
                before = plain.len();
                plain.push_str(line);
            }
        }
        case.files.insert(path, (plain.trim_end().to_owned() + "\n", how));
    }
    for (path, text) in SOURCES {
        case.files.entry((*path).into()).or_insert_with(|| ((*text).into(), String::new()));
    }
    let select = || (format!("[rules]\nselect = [\"{}\"]\n", rule.name()), String::new());
    case.files.entry("dateline.toml".into()).or_insert_with(select);
    case
}

fn cases(text: &str, rule: &dyn Rule) -> Vec<Case> {
    let mut found = Vec::new();
    for part in format!("\n{text}").split("\n## ").skip(1) {
        let (head, body) = part.split_once('\n').expect("a case has a text");
        let (kind, name) = head.split_once(": ").expect("`bad: …` or `good: …`");
        found.push(case(name.into(), kind == "bad", body, rule));
    }
    found
}

/// The examples of a rule's page: fenced blocks marked `bad` or `good`.
fn examples(rule: &dyn Rule) -> Vec<Case> {
    let mut found = Vec::new();
    let mut rest = rule.page();
    while let Some(at) = rest.find("\n```") {
        let open = &rest[at + 4..];
        let (info, body) = open.split_once('\n').expect("a fence has a line");
        let (body, after) = body.split_once("\n```").expect("a fence is closed");
        let name = format!("example {}", found.len() + 1);
        let words: Vec<&str> = info.split(' ').collect();
        if let [language, kind @ ("bad" | "good"), path @ ..] = words.as_slice() {
            let path = path.first().copied().unwrap_or(match *language {
                "toml" => "dateline.toml",
                "bib" => "references.bib",
                _ => "note.md",
            });
            let head = if body.starts_with("=== ") { String::new() } else { format!("=== {path}\n") };
            found.push(case(name, *kind == "bad", &format!("{head}{body}\n"), rule));
        }
        rest = after;
    }
    found
}

/// The files as the disk and an editor give them.
fn snapshot(files: &Files) -> Snapshot {
    let config = files.get("dateline.toml").map(|(text, _)| text.as_str()).unwrap_or_default();
    let limit = Config::parse(config).0.document_bytes;
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec![ROOT.into()] });
    let read = |path: &str, text: &str, how: &str| {
        let bytes = match how {
            "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            "utf-16" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            "utf-8 with mark" => format!("\u{feff}{text}").into_bytes(),
            "" | "open" => text.as_bytes().to_vec(),
            other => panic!("{path}: ({other}) is no way for a file to come"),
        };
        let length = bytes.len() as u64;
        if length > limit && path != "dateline.toml" {
            return DiskFile { left_out: Some(LeftOut::TooLong(length)), ..DiskFile::default() };
        }
        let (text, lossy) = decode(bytes, path.ends_with(".html"));
        DiskFile { lossy, ..DiskFile::of(text) }
    };
    let on_disk = files.iter().map(|(path, (text, how))| (key(path), Some(read(path, text, how))));
    world.apply(Change::Disk { files: on_disk.collect() });
    for (path, (text, _)) in files.iter().filter(|(_, (_, how))| how == "open") {
        let format = format_of(path).expect("a document");
        world.apply(Change::Open { file: key(path), format, version: 0, text: text.clone() });
    }
    world.snapshot()
}

type Counts = BTreeMap<(String, &'static str), usize>;

fn counts(files: &Files, snapshot: &Snapshot) -> Counts {
    let mut counts = Counts::new();
    for path in files.keys() {
        for finding in check(snapshot, &key(path)) {
            *counts.entry((path.clone(), finding.rule)).or_default() += 1;
        }
    }
    counts
}

/// Whether a fix does more than to silence the rule.
fn mends(fix: &Fix) -> bool {
    !fix.title.starts_with("Silence ")
}

/// What is wrong with a case, and whether a fix of the rule mends; `strict` asks that a good case has no finding of any rule above a hint.
fn wrong(case: &Case, rule: &dyn Rule, strict: bool) -> (Vec<String>, bool) {
    let mut said = Vec::new();
    let snapshot = snapshot(&case.files);
    let before = counts(&case.files, &snapshot);
    let mut found = Vec::new();
    let mut is_mended = false;
    for (path, (text, _)) in &case.files {
        for finding in check(&snapshot, &key(path)) {
            // What a case takes over is not what it is about.
            let marked = case.marks.iter().any(|(file, ..)| file == path);
            if !marked && SOURCES.contains(&(path.as_str(), text.as_str())) {
                continue;
            }
            let words = snapshot.text(&key(path)).map(|text| text.slice(finding.span).into_owned()).unwrap_or_default();
            if finding.rule != rule.name() {
                if strict && !case.bad && finding.severity > dateline::rules::Severity::Hint {
                    said.push(format!("{path}: {} «{words}» {}", finding.rule, finding.message));
                }
                continue;
            }
            found.push((path.clone(), finding.span));
            let mark = case.marks.iter().find(|(file, span, _)| file == path && *span == finding.span);
            match mark {
                None => said.push(format!("{path}: unexpected «{words}» {}", finding.message)),
                Some((_, _, fixes)) => {
                    let titles: Vec<&str> = finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
                    for fix in fixes.iter().filter(|fix| !titles.contains(&fix.as_str())) {
                        said.push(format!("«{words}»: no fix `{fix}` among {titles:?}"));
                    }
                }
            }
            for fix in finding.fixes.iter().chain(&late_fixes(&snapshot, &key(path), &finding)) {
                is_mended |= mends(fix);
                let mut files = case.files.clone();
                for (file, edits) in &fix.edits {
                    let name = file.strip_prefix("/ws/").expect("a file of the workspace").to_owned();
                    let (text, _) = files.entry(name).or_default();
                    let mut edits = edits.clone();
                    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
                    for edit in edits {
                        text.replace_range(edit.span.start..edit.span.end, &edit.insert);
                    }
                }
                let after = counts(&files, &self::snapshot(&files));
                let of_rule = |counts: &Counts| counts.get(&(path.clone(), rule.name())).copied().unwrap_or(0);
                if of_rule(&after) >= of_rule(&before) {
                    said.push(format!("«{words}»: the fix `{}` leaves the finding:\n{}", fix.title, files[path].0));
                }
                // An entry that is to be filled in has no date yet.
                let unfilled = |rule: &str| fix.title.ends_with(", to be filled in") && rule == "undated-source";
                let is_new = |(place, count): &(&(String, &str), &usize)| {
                    before.get(*place).is_none_or(|b| b < *count) && !unfilled(place.1)
                };
                for (place, count) in after.iter().filter(is_new) {
                    said.push(format!(
                        "«{words}»: the fix `{}` brings {count} {place:?}:\n{}",
                        fix.title, files[path].0
                    ));
                }
            }
        }
    }
    for (path, span, _) in &case.marks {
        if !found.contains(&(path.clone(), *span)) {
            said.push(format!("{path}: nothing reported at «{}»", span.of(&case.files[path].0)));
        }
    }
    if case.bad == case.marks.is_empty() {
        said.push("a bad case has marks, a good one has none".into());
    }
    (said.into_iter().map(|line| format!("{} / {}: {line}", rule.name(), case.name)).collect(), is_mended)
}

fn file_of(rule: &dyn Rule) -> Option<String> {
    std::fs::read_to_string(folder().join(format!("{}.txt", rule.name()))).ok()
}

#[test]
fn rules_report_what_the_cases_mark_and_their_fixes_mend_it() {
    let mut said = Vec::new();
    for rule in RULES {
        let cases = cases(&file_of(*rule).unwrap_or_default(), *rule);
        for bad in [true, false] {
            let count = cases.iter().filter(|case| case.bad == bad).count();
            if count < 6 {
                said.push(format!("{}: {count} cases with bad = {bad}; six are the least", rule.name()));
            }
        }
        let results: Vec<(Vec<String>, bool)> = cases.par_iter().map(|case| wrong(case, *rule, false)).collect();
        let is_mended = results.iter().any(|(_, is_mended)| *is_mended);
        if is_mended == rule.page().contains("No fix can") {
            said.push(format!(
                "{}: a rule has a fix that mends, or its page says `No fix can` and why: {is_mended}",
                rule.name()
            ));
        }
        said.extend(results.into_iter().flat_map(|(said, _)| said));
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn examples_of_the_pages_hold() {
    let mut said = Vec::new();
    for rule in RULES {
        let examples = examples(*rule);
        for bad in [true, false] {
            if !examples.iter().any(|case| case.bad == bad) {
                said.push(format!("{}: its page has no example that runs with bad = {bad}", rule.name()));
            }
        }
        said.par_extend(examples.par_iter().flat_map(|case| wrong(case, *rule, true).0));
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn no_file_of_cases_is_for_no_rule() {
    for entry in std::fs::read_dir(folder()).expect("the folder").flatten() {
        let name = entry.file_name().to_string_lossy().replace(".txt", "");
        assert!(dateline::rules::rule(&name).is_some(), "{name}");
    }
}
