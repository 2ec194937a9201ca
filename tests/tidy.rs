//! Holds the invariants of ARCHITECTURE.md by reading the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may use.
const ARROWS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("lang", &["text"]),
    ("syntax", &["text", "lang"]),
    ("time", &["text", "lang", "syntax"]),
    ("dossier", &["text", "lang", "syntax", "time"]),
    ("sources", &["text", "lang", "syntax", "time"]),
    ("analysis", &["text", "lang", "syntax", "time", "dossier", "sources"]),
    ("workspace", &["text", "lang", "syntax", "time", "dossier", "sources", "analysis"]),
    ("rules", &["text", "lang", "syntax", "time", "dossier", "sources", "analysis", "workspace"]),
    ("ide", &["text", "lang", "syntax", "time", "dossier", "sources", "analysis", "workspace", "rules"]),
    ("disk", &["text", "dossier", "workspace"]),
    ("server", &["text", "lang", "syntax", "time", "dossier", "sources", "analysis", "workspace", "rules", "ide"]),
    (
        "cli",
        &[
            "text",
            "lang",
            "syntax",
            "time",
            "dossier",
            "sources",
            "analysis",
            "workspace",
            "rules",
            "ide",
            "disk",
            "server",
        ],
    ),
];

/// Rooms of the core, which know no file system, no clock, no protocol.
const CORE: [&str; 10] =
    ["text", "lang", "syntax", "time", "dossier", "sources", "analysis", "workspace", "rules", "ide"];

/// Path, room and text of every source file that is not for tests alone.
fn sources() -> Vec<(PathBuf, String, String)> {
    let mut found: Vec<(PathBuf, String, String)> = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let src = folders[0].clone();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
                let room = relative.split(['/', '.']).next().unwrap_or_default().to_owned();
                found.push((path.clone(), room, fs::read_to_string(&path).expect("a source file")));
            }
        }
    }
    let for_tests: Vec<PathBuf> = found.iter().flat_map(|(path, _, text)| test_modules(path, text)).collect();
    found.retain(|(path, ..)| !for_tests.contains(path));
    found
}

/// The files of the modules that a file declares for tests alone.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let folder = path.with_extension("");
    let declared = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
    declared.filter(|(name, _)| !name.contains(' ')).map(|(name, _)| folder.join(format!("{name}.rs"))).collect()
}

/// The file's text before its tests.
fn before_tests(text: &str) -> &str {
    let starts = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(super) mod tests {"];
    starts.iter().find_map(|start| text.find(start)).map_or(text, |at| &text[..at])
}

/// Its lines, comments left out.
fn code(text: &str) -> impl Iterator<Item = &str> {
    before_tests(text).lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn rooms_use_only_what_the_plan_allows() {
    let mut wrong = Vec::new();
    for (path, room, text) in sources() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else { continue };
        for line in code(&text) {
            for rest in line.split("crate::").skip(1) {
                let used = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                let is_room = ARROWS.iter().any(|(name, _)| *name == used);
                if is_room && used != room && !allowed.contains(&used) {
                    wrong.push(format!("{}: {room} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_does_no_io_and_knows_no_protocol() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "tower_lsp",
        "tokio",
        "ls_types",
        "println!",
        "eprintln!",
    ];
    let mut wrong = Vec::new();
    for (path, room, text) in sources() {
        if !CORE.contains(&room.as_str()) {
            continue;
        }
        for line in code(&text) {
            for word in forbidden.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let mut wrong = Vec::new();
    for (path, _, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{}: does not begin with what it is for", path.display()));
        }
        let lines = before_tests(&text).lines().count();
        if lines > 400 {
            wrong.push(format!("{}: {lines} lines before its tests", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_page_of_the_same_form() {
    for rule in dateline::rules::RULES {
        let page = rule.page();
        for part in [
            format!("# {}\n", rule.name()),
            "Says: ".into(),
            "## Examples".into(),
            "## Mending it".into(),
            "## Silencing it".into(),
        ] {
            assert!(page.contains(&part), "{}: its page has no {part:?}", rule.name());
        }
    }
}
