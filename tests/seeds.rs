//! The seed workspace: the faults of the working note are found, each once and at the right place, and the careful notes have none.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn check(path: &str) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["check", "--format", "json", path])
        .current_dir(root)
        .output()
        .expect("the binary runs");
    serde_json::from_slice(&output.stdout).expect("an array of findings")
}

fn rows(findings: &[Value], path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file");
    let text: Vec<char> = text.chars().collect();
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small number");
    findings
        .iter()
        .filter(|finding| finding["path"] == path)
        .map(|finding| {
            let words: String = text[number(&finding["start"])..number(&finding["end"])].iter().collect();
            format!("{} {} «{words}»", finding["line"], finding["rule"].as_str().unwrap_or_default())
        })
        .collect()
}

#[test]
fn the_working_note_has_its_faults_and_the_careful_notes_have_none() {
    let findings = check("seeds");
    expect_test::expect![[r#"
        5 config-error «ignroe»
        14 undated-claim «North Korea launched three missiles over the sea [@complexpath2024, ¶ 7].»
        16 unsourced-claim «Trump and Kim met in Panmunjom on 30 June 2019.»
        18 unanchored-date «last week»
        20 undated-claim «The summit of Trump and Kim ended without an agreement [@complexpath2024, ¶ 4].»
        24 misquotation «"has declared North Korea a permanent enemy and strengthened his ties with Russia and China"»
        26 unlocated-quotation «"nobody in either capital expects the talks to resume soon"»
        30 unresolved-citation «complexpath2023»
        32 undated-source «factory-memo»
        36 date-conflict «March 2019»
        38 anachronism «US President»
        40 vague-attribution «Experts»
        40 unsourced-claim «Experts quoted nowhere believe that the new hall stands empty.»
        42 admiralty-code «B7»"#]]
    .assert_eq(&rows(&findings, "seeds/notes/working-note.md").join("\n"));
    assert_eq!(rows(&findings, "seeds/notes/briefing.md"), Vec::<String>::new());
    assert_eq!(rows(&findings, "seeds/notes/timeline.md"), Vec::<String>::new());
    assert_eq!(rows(&findings, "seeds/dossier/unfinished.toml"), ["8 dossier-error «noth-korea»"]);
    let dossier = [
        "seeds/dossier/actors.toml",
        "seeds/dossier/events.toml",
        "seeds/dossier/alex-wong.md",
        "seeds/references.bib",
    ];
    assert!(dossier.iter().all(|path| rows(&findings, path).is_empty()));
}

#[test]
fn the_articles_have_hints_and_nothing_louder() {
    let loud: Vec<String> = check("seeds")
        .iter()
        .filter(|finding| {
            finding["path"].as_str().is_some_and(|path| path.starts_with("seeds/00")) && finding["severity"] != "hint"
        })
        .map(Value::to_string)
        .collect();
    assert_eq!(loud, Vec::<String>::new());
}
