//! The corpus report: every rule over a fixed workspace of notes and sources (our own texts, made-up reports), its findings kept in
//! `corpus/findings.report`, so that a change shows what it changes. `UPDATE_EXPECT=1 cargo test --test corpus` writes them anew.

use expect_test::expect_file;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// `path:line:column severity rule "what it underlines": message`, then how often each rule spoke.
fn report(folder: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["check", "--format", "json", "."])
        .current_dir(folder)
        .output()
        .expect("the binary runs");
    let findings: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines = String::new();
    for finding in findings.as_array().expect("an array") {
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let number = |key: &str| finding[key].as_u64().unwrap_or_default() as usize;
        let text = std::fs::read_to_string(folder.join(word("path"))).expect("a text");
        let under: String = text.chars().skip(number("start")).take(number("end") - number("start")).collect();
        *counts.entry(word("rule")).or_default() += 1;
        let place = format!("{}:{}:{}", word("path"), number("line"), number("column"));
        let _ = writeln!(lines, "{place} {} {} {under:?}", word("severity"), word("rule"));
        let _ = writeln!(lines, "    {}", word("message"));
        for fix in finding["fixes"].as_array().into_iter().flatten() {
            let _ = writeln!(lines, "    - {}", fix["title"].as_str().unwrap_or_default());
        }
    }
    let counts: String = counts.iter().map(|(rule, count)| format!("{count:5} {rule}\n")).collect();
    format!("{counts}\n{lines}")
}

#[test]
fn the_findings_of_the_corpus_are_those_on_record() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    expect_file!["./corpus/findings.report"].assert_eq(&report(&folder));
}
