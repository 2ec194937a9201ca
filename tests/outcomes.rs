//! What `check` keeps from one run to the next: whatever is changed in a workspace, it prints what it prints when nothing is kept, and it checks
//! anew only what the change can reach.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NOTES: usize = 66;

struct Workspace {
    folder: tempfile::TempDir,
}

impl Workspace {
    /// Notes that link to each other in a chain, each with a claim, over two sources.
    fn new() -> Workspace {
        let workspace = Workspace { folder: tempfile::tempdir().expect("a folder") };
        workspace.write("dateline.toml", "[workspace]\nsources = [\"sources/**\"]\n");
        workspace.write(
            "references.bib",
            "@article{wire, title = {Wire}, date = {2024-03-02}, file = {sources/wire.txt}}\n\
             @article{memo, title = {Memo}, date = {2024-03-03}, file = {sources/memo.txt}}\n",
        );
        workspace.write("sources/wire.txt", "The ferry left Port Arlen on 1 March 2024.\n\nTwo crews stayed ashore.\n");
        workspace.write("sources/memo.txt", "The harbour office closed the eastern gate on 2 March 2024.\n");
        for number in 0..NOTES {
            workspace.write(&note(number), &body(number, "stayed ashore"));
        }
        workspace
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("work").join(name)
    }

    fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }

    fn check(&self, from: &Path, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("check")
            .args(arguments)
            .current_dir(from)
            .env("DATELINE_CACHE", self.folder.path().join("cache"))
            .env_remove("DATELINE_FILE_FOLDERS")
            .output()
            .expect("the binary runs")
    }

    /// How many files were checked anew in a run that keeps its outcomes; it printed what one prints that keeps nothing, with the same exit code.
    fn fresh(&self, format: &str) -> usize {
        let arguments = ["--statistics", "--format", format, "--fail-on", "error", "."];
        let kept = self.check(&self.path(""), &arguments);
        let anew = self.check(&self.path(""), &[&["--no-cache"], &arguments[..]].concat());
        assert_eq!(String::from_utf8_lossy(&kept.stdout), String::from_utf8_lossy(&anew.stdout));
        assert_eq!(kept.status.code(), anew.status.code());
        let said = String::from_utf8_lossy(&kept.stderr).into_owned();
        let line = said.lines().find(|line| line.contains("had not changed")).expect("a line about what is kept");
        assert!(!String::from_utf8_lossy(&anew.stderr).contains("had not changed"));
        let numbers: Vec<usize> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
        numbers[1] - numbers[0]
    }
}

fn note(number: usize) -> String {
    format!("notes/n{number:02}.md")
}

fn body(number: usize, quoted: &str) -> String {
    let mut text = format!("# Log {number}\n\nTwo crews {quoted} on 1 March 2024 [@wire].\n\n");
    let _ = writeln!(text, "The pilot said on 2 March 2024 that \"two crews {quoted}\" [@wire].\n");
    let _ = writeln!(text, "See [[n{:02}#Log {}]]. The gate closed.", (number + 1) % NOTES, (number + 1) % NOTES);
    text
}

#[test]
fn a_run_checks_anew_what_a_change_can_reach() {
    let workspace = Workspace::new();
    // The notes, two sources, the bibliography and the settings.
    let all = NOTES + 4;
    assert_eq!(workspace.fresh("text"), all, "nothing is kept yet");
    assert_eq!(workspace.fresh("text"), 0);
    assert_eq!(workspace.fresh("json"), all, "printed otherwise");
    assert_eq!(workspace.fresh("json"), 0);

    workspace.write(&note(5), &body(5, "walked home"));
    assert_eq!(workspace.fresh("text"), 2, "the note, and the one that links into it");
    assert_eq!(workspace.fresh("json"), 2);
    workspace.write(&note(7), &body(7, "stayed ashore").replace("# Log 7", "# Notes"));
    assert_eq!(workspace.fresh("text"), 2, "the heading that another note links to is gone");

    workspace.write(&note(9), &format!("---\ndate: 2024-03-04\n---\n{}", body(9, "stayed ashore")));
    assert_eq!(workspace.fresh("text"), all, "others may see the front matter");
    workspace.write("sources/wire.txt", "The ferry left Port Arlen on 1 March 2024.\n\nTwo crews walked home.\n");
    assert_eq!(workspace.fresh("text"), all);
    workspace.write("references.bib", "@article{wire, title = {Wire}, file = {sources/wire.txt}}\n");
    assert_eq!(workspace.fresh("text"), all);
    workspace.write(
        "dossiers/local.toml",
        "[[actor]]\nid = \"harbour\"\nname = \"Harbour Office\"\ntype = \"organization\"\n",
    );
    assert_eq!(workspace.fresh("text"), all + 1);
    workspace
        .write("dateline.toml", "[workspace]\nsources = [\"sources/**\"]\n[rules.severity]\nundated-claim = \"off\"\n");
    assert_eq!(workspace.fresh("text"), all + 1);

    workspace.write_bytes(&note(11), b"# Log 11\n\nThe caf\xe9 closed.\n");
    assert_eq!(workspace.fresh("text"), 2);
    std::fs::remove_file(workspace.path(&note(13))).expect("it was there");
    assert_eq!(workspace.fresh("text"), all, "links may lead elsewhere");
    workspace.write("notes/extra.md", "The gate closed.\n");
    assert_eq!(workspace.fresh("text"), all + 1);
    assert_eq!(workspace.fresh("text"), 0);
}

#[test]
fn a_rule_that_reads_all_notes_is_asked_again_when_any_changes() {
    let workspace = Workspace::new();
    workspace
        .write("dateline.toml", "[workspace]\nsources = [\"sources/**\"]\n[rules]\nselect = [\"uncited-source\"]\n");
    let all = NOTES + 4;
    assert_eq!(workspace.fresh("text"), all);
    workspace.write(&note(5), &body(5, "stayed ashore").replace("[@wire]", "[@memo]"));
    // The note, the one that links into it, and what is said of sources: that the memo is cited now.
    let fresh = workspace.fresh("text");
    assert!((3..=5).contains(&fresh), "{fresh}");
    assert_eq!(workspace.fresh("text"), 0);
}

#[test]
fn part_of_a_workspace_leaves_the_rest_kept() {
    let workspace = Workspace::new();
    let root = workspace.path("");
    let fresh = |path: &str| {
        let output = workspace.check(&root, &["--statistics", path]);
        String::from_utf8_lossy(&output.stderr).lines().find(|line| line.contains("had not changed")).map(str::to_owned)
    };
    assert_eq!(fresh("notes").as_deref(), Some("0 of 66 files had not changed and were not checked anew"));
    workspace.write(&note(5), &body(5, "walked home"));
    assert_eq!(fresh("notes/n05.md").as_deref(), Some("0 of 1 files had not changed and were not checked anew"));
    assert_eq!(fresh("notes").as_deref(), Some("65 of 66 files had not changed and were not checked anew"));
    // From another folder other paths are printed.
    let above = workspace.check(root.parent().expect("a folder above"), &["--statistics", "work/notes"]);
    assert!(String::from_utf8_lossy(&above.stdout).contains("work/notes/n05.md"));
    // With --fix nothing is taken from what was kept.
    assert_eq!(
        workspace.check(&root, &["--fix", "--statistics", "."]).stderr.windows(3).filter(|w| w == b"had").count(),
        0
    );
}

#[test]
fn what_is_damaged_or_cannot_be_written_is_no_trouble() {
    let workspace = Workspace::new();
    assert_eq!(workspace.fresh("text"), NOTES + 4);
    let folder = workspace.folder.path().join("cache/outcomes");
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let mut bytes = std::fs::read(&path).expect("a file");
        let last = bytes.len() - 9;
        bytes[last] ^= 0x20;
        std::fs::write(&path, bytes).expect("written");
    }
    assert_eq!(workspace.fresh("text"), NOTES + 4);
    assert_eq!(workspace.fresh("text"), 0);
    std::fs::remove_dir_all(&folder).expect("removed");
    std::fs::write(&folder, "a file where a folder should be").expect("written");
    assert_eq!(workspace.fresh("text"), NOTES + 4);
}

/// A row of numbers that looks random and is the same each time (a linear congruential generator, Numerical Recipes').
struct Row(u32);

impl Row {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

#[test]
fn whatever_changes_what_is_kept_prints_as_a_run_without_it() {
    let workspace = Workspace::new();
    let mut row = Row(20_240_301);
    let endings = [
        "The gate closed on 3 March 2024.",
        "\"Two crews stayed at home\" [@wire, ¶ 2], the pilot said.",
        "See [[memo]] and [the log](n03.md#log-3), and [@nobody].",
        "He told \"The harbour office closed the eastern gate\" [[n04]].",
        "<!-- dateline: ignore undated-claim -->\n\nThe gate closed.",
    ];
    for _ in 0..14 {
        let number = row.below(NOTES);
        let changed = format!("{}\n{}\n", body(number, "stayed ashore"), endings[row.below(endings.len())]);
        match row.below(8) {
            0 => workspace.write(&note(number), &format!("---\ntitle: Log {number}\nlang: en\n---\n{changed}")),
            1 => workspace.write("sources/wire.txt", &format!("Two crews stayed ashore.\n\nThe gate of {number}.\n")),
            2 => workspace.write(&format!("notes/n{number:02}.txt"), &changed),
            3 => workspace.write(&note(number), &changed.replace("# Log", "## Diary")),
            _ => workspace.write(&note(number), &changed),
        }
        workspace.fresh(["text", "json", "sarif", "github"][row.below(4)]);
    }
}
