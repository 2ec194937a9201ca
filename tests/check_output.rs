//! What `check` prints for programs, and what `check --fix` writes.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1").output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn workspace(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sources = [
        ("dateline.toml", &b""[..]),
        ("report.txt", b"The council met at noon and voted to close the northern gate for a year.\n"),
        ("refs.bib", b"@online{report, title = {Report}, date = {2024-05-04}, file = {report.txt}}\n"),
    ];
    for (name, bytes) in files.iter().chain(&sources) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

const QUOTES: &str = "In May 2024 it \"voted to close the southern gate for a year\" [@report].";

#[test]
fn sarif_has_rules_places_and_fixes() {
    let note = format!("---\ndate: 2024-05-10\n---\n\n𝄞 {QUOTES}\n");
    let folder = workspace(&[("my notes/a b.md", note.as_bytes())]);
    let output = dateline(folder.path(), &["check", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(1));
    let log: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), dateline::rules::RULES.len());
    let result = run["results"].as_array().expect("results").iter().find(|result| result["ruleId"] == "misquotation");
    let result = result.expect("the misquotation");
    assert_eq!(rules[result["ruleIndex"].as_u64().expect("an index") as usize]["id"], "misquotation");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20notes/a%20b.md");
    assert_eq!(
        (place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64()),
        (Some(5), Some(18)),
        "{place}"
    );
    let related = &result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(related, "report.txt");
    let fix = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert!(fix["insertedContent"]["text"].as_str().is_some_and(|text| text.contains("northern")), "{fix}");
}

#[test]
fn github_annotations_are_escaped_and_have_no_hints() {
    let folder = workspace(&[("a,b.md", format!("---\ndate: 2024-05-10\n---\n{QUOTES}\n").as_bytes())]);
    let text = out(&dateline(folder.path(), &["check", "--format", "github"]));
    let line = text.lines().find(|line| line.contains("misquotation")).expect("the misquotation");
    assert!(
        line.starts_with("::error file=a%2Cb.md,line=4,endLine=4,col=16,endColumn=60,title=dateline misquotation::Not what `report` says: "),
        "{line}"
    );
    assert!(
        text.lines().all(|line| line.starts_with("::error ")
            || line.starts_with("::warning ")
            || line.starts_with("::notice "))
    );
}

#[test]
fn statistics_count_each_rule() {
    let folder = workspace(&[(
        "a.md",
        b"---\ndate: 2024-05-10\n---\nThe gate was shut. The tower fell.\n\nIt was shut in 2023.\n",
    )]);
    let text = out(&dateline(folder.path(), &["check", "--statistics", "a.md"]));
    assert!(text.ends_with("5 warnings in 1 file.\n      3  unsourced-claim\n      2  undated-claim\n"), "{text}");
    let json = dateline(folder.path(), &["check", "--statistics", "--format", "json", "a.md"]);
    assert!(serde_json::from_str::<Value>(&out(&json)).is_ok());
    assert!(err(&json).contains("3  unsourced-claim"), "{}", err(&json));
}

#[test]
fn fix_resolves_what_the_text_says_and_nothing_else() {
    let note = format!(
        "\u{feff}---\r\ndate: 2024-05-10\r\n---\r\n\r\n{QUOTES} Ann Roe left\tyesterday [@report].  \r\nLast month the guards left [@report]. The gate was shut. They came last week and said \"we left yesterday\" [@report].\r\n\r\nNo end of line"
    );
    let folder = workspace(&[
        ("a.md", note.as_bytes()),
        ("latin.md", b"---\ndate: 2024-05-10\n---\ncaf\xe9 was shut yesterday.\n"),
    ]);
    let output = dateline(folder.path(), &["check", "--fix", "."]);
    let expected = note
        .replace("southern gate", "northern gate")
        .replace("left\tyesterday", "left\ton 9 May 2024")
        .replace("Last month", "In April 2024")
        .replace("last week", "in the week of 29 April 2024");
    let after = std::fs::read_to_string(folder.path().join("a.md")).expect("the note");
    assert_eq!(after, expected);
    let said = err(&output);
    assert_eq!(said.lines().filter(|line| line.starts_with("mended: a.md:")).count(), 4, "{said}");
    assert!(said.contains("mended: a.md:5:16: Correct the quotation to the source's words"), "{said}");
    assert_eq!(std::fs::read(folder.path().join("latin.md")).expect("a file").len(), 50);
    // Nothing is left to resolve, and what only the writer can mend is still said.
    let again = dateline(folder.path(), &["check", "--fix", "."]);
    assert_eq!(err(&again), "");
    assert!(out(&again).contains("unlocated-quotation"), "{}", out(&again));
    assert_eq!(std::fs::read_to_string(folder.path().join("a.md")).expect("the note"), expected);
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn fix_keeps_permissions_and_symbolic_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = workspace(&[("real/a.md", format!("---\ndate: 2024-05-10\n---\n{QUOTES}\n").as_bytes())]);
    let real = folder.path().join("real/a.md");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    let output = dateline(folder.path(), &["check", "--fix", "real/a.md"]);
    assert!(err(&output).contains("mended: real/a.md"), "{}", err(&output));
    assert!(std::fs::read_to_string(&real).expect("the note").contains("northern"));
    assert_eq!(std::fs::metadata(&real).expect("the note").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_silenced_stretch_is_not_mended() {
    let text = "---\ndate: 2024-05-10\n---\n<!-- dateline-disable -->\n\nAnn Roe left yesterday [@report].\n\n<!-- dateline-enable -->\n";
    let folder = workspace(&[("a.md", text.as_bytes())]);
    dateline(folder.path(), &["check", "--fix", "a.md"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("a.md")).expect("the note"), text);
}

#[cfg(unix)]
#[test]
fn fix_leaves_what_it_cannot_write_and_mends_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let note = format!("---\ndate: 2024-05-10\n---\n{QUOTES}\n");
    let folder = workspace(&[("a.md", note.as_bytes()), ("b.md", note.as_bytes())]);
    let path = |name: &str| folder.path().join(name);
    std::fs::set_permissions(path("a.md"), std::fs::Permissions::from_mode(0o444)).expect("permissions");
    let output = dateline(folder.path(), &["check", "--fix", "--fail-on", "never", "."]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("dateline: a.md: not mended: it is read-only"), "{}", err(&output));
    assert!(err(&output).contains("mended: b.md:4:16:") && !err(&output).contains("mended: a.md:"), "{}", err(&output));
    assert_eq!(std::fs::read_to_string(path("a.md")).expect("a note"), note);
    assert!(std::fs::read_to_string(path("b.md")).expect("a note").contains("northern"));
    // What is not mended is still wrong.
    let said = out(&output);
    assert!(said.contains("a.md:4:16") && said.contains("misquotation") && !said.contains("b.md:4:16"), "{said}");
}

#[test]
fn fix_leaves_utf_16_alone_and_says_so() {
    let note = format!("---\ndate: 2024-05-10\n---\n{QUOTES}\n");
    let utf16: Vec<u8> = format!("\u{feff}{note}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = workspace(&[("a.md", &utf16)]);
    let output = dateline(folder.path(), &["check", "--fix", "a.md"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert_eq!(err(&output), "dateline: a.md: not mended: it is not UTF-8\n");
    assert_eq!(std::fs::read(folder.path().join("a.md")).expect("a note"), utf16);
    assert!(out(&output).contains("misquotation"), "{}", out(&output));
}

#[test]
fn fixes_of_the_same_words_are_made_one_after_the_other() {
    // In the quotation, which is wrong, stands another, which is wrong too; beside them a relative date.
    let text = "---\ndate: 2024-05-10\n---\r\nLast month the guards left [@report].\r\nThe paper says that \"the council met at nine and voted to close the northern gate for a year\" [@report]; it “voted to close the southern gate for a ‘year’” [@report].\r\n";
    let folder = workspace(&[("a.md", text.as_bytes())]);
    let first = dateline(folder.path(), &["check", "--fix", "a.md"]);
    let after = std::fs::read_to_string(folder.path().join("a.md")).expect("the note");
    assert!(after.contains("met at noon") && after.contains("In April 2024"), "{after}\n{}", err(&first));
    assert_eq!(text.matches("\r\n").count(), after.matches("\r\n").count(), "line ends stay");
    let again = dateline(folder.path(), &["check", "--fix", "a.md"]);
    assert_eq!(err(&again), "", "a fixed point in one run");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.md")).expect("the note"), after);
}

#[test]
fn notes_outside_a_workspace_are_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("note.md"), "In May 2024 the council closed the gate [@nobody].\n")
        .expect("a note");
    let output = dateline(folder.path(), &["check", "note.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "No findings in 1 file.\n");
    let said = err(&output);
    assert!(said.contains("1 note lies in no workspace") && said.contains("dateline init"), "{said}");

    // A `type:` makes it speak, and so does a workspace.
    std::fs::write(folder.path().join("typed.md"), "---\ntype: note\n---\nThe council closed the gate in May.\n")
        .expect("a note");
    assert_eq!(err(&dateline(folder.path(), &["check", "typed.md"])), "");
    std::fs::write(folder.path().join("dateline.toml"), "").expect("settings");
    let output = dateline(folder.path(), &["check", "note.md"]);
    assert_eq!(err(&output), "");
    assert!(out(&output).contains("unresolved-citation"), "{}", out(&output));
}
