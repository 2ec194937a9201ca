//! The commands as a user runs them: what they print, how they end, what they say of wrong input.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the binary runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A workspace with these files.
fn workspace(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

#[test]
fn help_and_version() {
    let folder = workspace(&[]);
    let help = dateline(folder.path(), &["--help"]);
    assert_eq!(code(&help), 0);
    for command in ["lsp", "check", "annotate", "explain", "init"] {
        assert!(out(&help).contains(command), "{command}");
        assert_eq!(code(&dateline(folder.path(), &[command, "--help"])), 0, "{command}");
    }
    assert_eq!(out(&dateline(folder.path(), &["--version"])), format!("dateline {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(code(&dateline(folder.path(), &["chekc"])), 2);
}

#[test]
fn exit_codes_follow_the_findings() {
    let folder = workspace(&[
        ("dateline.toml", b""),
        ("clean.md", b"# Nothing yet\n"),
        ("claims.md", b"---\ndate: 2024-05-06\n---\n\nThe gate was shut in 2023.\n"),
    ]);
    let run = |arguments: &[&str]| code(&dateline(folder.path(), arguments));
    assert_eq!(run(&["check", "clean.md"]), 0);
    assert_eq!(run(&["check", "claims.md"]), 1);
    assert_eq!(run(&["check"]), 1);
    assert_eq!(run(&["check", "--fail-on", "error", "claims.md"]), 0);
    assert_eq!(run(&["check", "--fail-on", "never", "claims.md"]), 0);
    assert_eq!(run(&["check", "gone.md"]), 2);
    assert_eq!(run(&["check", "--format", "yaml"]), 2);
}

#[test]
fn check_shows_the_line_and_the_rule() {
    let folder =
        workspace(&[("dateline.toml", b""), ("a.md", "---\ndate: 2024-05-06\n---\n\nÉtienne left.\n".as_bytes())]);
    let text = out(&dateline(folder.path(), &["check", "a.md"]));
    assert!(text.contains("warning[undated-claim]: a.md:5:1: This claim has no date."), "{text}");
    assert!(text.contains("5 | Étienne left."), "{text}");
    assert!(text.ends_with("2 warnings in 1 file.\n"), "{text}");
}

#[test]
fn json_counts_in_code_points() {
    let folder = workspace(&[
        ("dateline.toml", b""),
        ("a.md", "---\ndate: 2024-05-06\n---\n\n𝄞 é. The gate was shut in 2023.\n".as_bytes()),
    ]);
    let rows: serde_json::Value =
        serde_json::from_slice(&dateline(folder.path(), &["check", "--format", "json", "a.md"]).stdout).expect("JSON");
    let row = &rows[0];
    assert_eq!((row["path"].as_str(), row["rule"].as_str()), (Some("a.md"), Some("unsourced-claim")));
    assert_eq!((row["line"].as_u64(), row["column"].as_u64()), (Some(5), Some(6)));
    assert_eq!((row["start"].as_u64(), row["end"].as_u64()), (Some(31), Some(57)));
    assert!(row["fixes"][0]["title"].is_string());
}

#[test]
fn annotate_reads_a_file_or_standard_input() {
    let folder = workspace(&[("a.txt", b"Germany and France met last week.\n")]);
    let text = out(&dateline(folder.path(), &["annotate", "--date", "2024-05-06", "a.txt"]));
    let rows: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let kinds: Vec<&str> = rows.iter().filter_map(|row| row["kind"].as_str()).collect();
    assert_eq!(kinds, ["claim", "actor", "actor", "time"]);
    assert_eq!(
        rows[1],
        serde_json::json!({"start": 0, "end": 7, "kind": "actor", "id": "germany", "name": "Germany", "text": "Germany"})
    );
    assert_eq!(rows[3]["value"], "2024-W18");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["annotate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(b"Germany slept.").expect("written");
    assert!(out(&child.wait_with_output().expect("an end")).contains("germany"));
    let wrong = dateline(folder.path(), &["annotate", "--date", "2024-13", "a.txt"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).starts_with("dateline: --date: "), "{}", err(&wrong));
}

#[test]
fn annotate_writes_web_annotations() {
    let folder = workspace(&[("a b.txt", "Café: Germany and France met last week.\n".as_bytes())]);
    let text = out(&dateline(folder.path(), &["annotate", "--format", "w3c", "--date", "2024-05-06", "a b.txt"]));
    let rows: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let germany = rows.iter().find(|row| row["motivation"] == "identifying").expect("an actor");
    assert_eq!(germany["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(germany["type"], "Annotation");
    let source = germany["target"]["source"].as_str().expect("an IRI");
    assert!(source.starts_with("file:///") && source.ends_with("/a%20b.txt"), "{source}");
    assert_eq!(germany["id"], format!("{source}#dateline-actor-6-13"));
    assert_eq!(
        germany["target"]["selector"],
        serde_json::json!([
            { "type": "TextPositionSelector", "start": 6, "end": 13 },
            { "type": "TextQuoteSelector", "exact": "Germany", "prefix": "Café: ", "suffix": " and France met last week.\n" }
        ])
    );
    let bodies: Vec<&str> = germany["body"]
        .as_array()
        .expect("bodies")
        .iter()
        .filter_map(|body| body["value"].as_str().or(body["source"].as_str()))
        .collect();
    assert_eq!(bodies, ["actor", "Germany", "dateline:actor/germany", "http://www.wikidata.org/entity/Q183"]);
    let values: Vec<&str> = rows
        .iter()
        .flat_map(|row| row["body"].as_array().expect("bodies"))
        .filter_map(|body| body["value"].as_str())
        .collect();
    assert!(values.contains(&"2024-W18") && values.contains(&"unsourced"), "{values:?}");
    let ids: std::collections::HashSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids.len(), rows.len());
}

#[test]
fn explain_knows_every_rule() {
    let folder = workspace(&[]);
    let list = out(&dateline(folder.path(), &["explain"]));
    assert_eq!(list.lines().count(), dateline::rules::RULES.len());
    for rule in dateline::rules::RULES {
        assert_eq!(out(&dateline(folder.path(), &["explain", rule.name()])), rule.page());
    }
    let wrong = dateline(folder.path(), &["explain", "undated-claims"]);
    assert_eq!(
        (code(&wrong), err(&wrong).as_str()),
        (2, "dateline: there is no rule `undated-claims`; did you mean `undated-claim`?\n")
    );
}

#[test]
fn init_makes_a_workspace_once() {
    let folder = workspace(&[("notes/first-note.md", b"mine\n")]);
    assert_eq!(code(&dateline(folder.path(), &["init"])), 0);
    assert_eq!(std::fs::read(folder.path().join("notes/first-note.md")).expect("the note"), b"mine\n");
    let again = dateline(folder.path(), &["init"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("is a workspace already"), "{}", err(&again));

    let fresh = workspace(&[]);
    assert_eq!(code(&dateline(fresh.path(), &["init", "ws"])), 0);
    let found = out(&dateline(fresh.path(), &["check", "ws"]));
    assert!(found.ends_with("2 warnings, 1 hint in 5 files.\n") || found.contains("2 warnings"), "{found}");
    assert!(!found.contains("error["), "{found}");
}

#[test]
fn wrong_files_are_said_and_the_rest_goes_on() {
    let long = vec![b'a'; 100 * 1024];
    let folder = workspace(&[
        ("dateline.toml", b"[limits]\ndocument-bytes = 65536\n"),
        ("latin.md", b"# caf\xe9\n"),
        ("nul.md", b"# a\0b\n"),
        ("long.md", &long),
        ("self.md", b"---\ntype: note\ndate: 2024-01-01\n---\n\nSee [[self]] and [me](self.md).\n"),
        ("refs.bib", b"@online{a, title = {A}}\n@online{b, title = {B\n"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("a link");
    let output = dateline(folder.path(), &["check"]);
    let text = out(&output);
    assert_eq!(code(&output), 1, "{text}{}", err(&output));
    assert!(text.contains("info[not-utf8]: latin.md:1:1:"), "{text}");
    assert!(text.contains("info[limit-exceeded]: long.md:1:1:"), "{text}");
    assert!(text.contains("error[bibliography-error]: refs.bib:2:"), "{text}");
    assert!(!text.contains("self.md"), "{text}");
    assert!(!text.contains("loop/"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_a_command_quietly() {
    let folder = workspace(&[("a.txt", "Germany. ".repeat(20_000).as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["annotate", "a.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(err(&output), "");
}
