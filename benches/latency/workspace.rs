//! A small workspace with one source, and notes of any length about it.

use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;

/// A temporary folder.
pub struct Workspace {
    folder: tempfile::TempDir,
}

const BIBLIOGRAPHY: &str =
    "@article{harbour, title = {The harbour talks}, author = {Ito, Mara}, date = {2021-05-04}, file = {harbour.txt}}\n";
const SOURCE: &str =
    "Delegates met in the harbour office on Tuesday.\n\nThe port authority signed the lease on 3 May 2021.\n";
const DOSSIER: &str =
    "[[actor]]\nid = \"mara-ito\"\nschema = \"Person\"\nname = \"Mara Ito\"\nsummary = \"Reporter.\"\n";

impl Workspace {
    /// A name that the workspace's dossier knows.
    pub const ACTOR: &'static str = "Mara Ito";

    /// Writes the workspace.
    pub fn new() -> Self {
        let workspace = Workspace { folder: tempfile::tempdir().expect("a temporary folder") };
        for (name, text) in [
            ("dateline.toml", ""),
            ("references.bib", BIBLIOGRAPHY),
            ("harbour.txt", SOURCE),
            ("dossier/people.toml", DOSSIER),
        ] {
            let path = workspace.path(name);
            path.parent().into_iter().for_each(|parent| std::fs::create_dir_all(parent).expect("a folder"));
            std::fs::write(path, text).expect("a file");
        }
        workspace
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its folder's URI.
    pub fn uri(&self) -> String {
        format!("file://{}", self.folder.path().display())
    }

    /// The URI of the note.
    pub fn note_uri(&self) -> String {
        format!("{}/note.md", self.uri())
    }

    /// A note of at least so many bytes, one paragraph a line, with claims that have a date, a source, both or neither.
    pub fn note(&self, bytes: usize) -> String {
        let mut note = "# Briefing on the harbour\n\n".to_string();
        for n in 0.. {
            if note.len() >= bytes {
                break;
            }
            let _ = match n % 4 {
                0 => writeln!(
                    note,
                    "Mara Ito reported on 4 May 2021 that delegates met in office {n} [@harbour, ¶ 1].\n"
                ),
                1 => writeln!(note, "The port authority signed lease {n} in 2021 [@harbour].\n"),
                2 => writeln!(note, "Japan and the United States are partners in project {n}.\n"),
                _ => writeln!(note, "The crane of pier {n} is likely to stay where it is.\n"),
            };
        }
        note
    }

    /// A note with three lines after it that something can be completed in: what it is, its line, its text.
    pub fn with_beginnings(&self, mut note: String) -> (String, Vec<(&'static str, usize, &'static str)>) {
        let mut lines = Vec::new();
        for (name, line, rest) in [
            ("completion of a key", "It rained on 5 May 2021 [@har", "].\n\n"),
            ("completion of a name", "On 5 May 2021 Un", "\n\n"),
            ("completion of a quotation", "On 5 May 2021 it \"", " [@harbour].\n\n"),
        ] {
            lines.push((name, note.matches('\n').count(), line));
            note.push_str(line);
            note.push_str(rest);
        }
        (note, lines)
    }

    /// Writes notes that cite the source five times each.
    pub fn with_citing_notes(&self, count: usize) -> Vec<PathBuf> {
        let paragraph =
            "The port authority signed the lease in 2021 and moved its office to the pier [see @harbour, ¶ 1].\n\n";
        let paths = (0..count).map(|n| self.path(&format!("notes/{n}.md"))).collect::<Vec<_>>();
        std::fs::create_dir_all(self.path("notes")).expect("a folder");
        paths.iter().for_each(|path| std::fs::write(path, paragraph.repeat(5)).expect("a file"));
        paths
    }

    /// The position of a citation.
    pub fn citation(note: &str) -> Value {
        let (line, text) = note.lines().enumerate().find(|(_, line)| line.contains("[@harbour, ")).expect("a citation");
        let character = text.find("@harbour").expect("it is there") + 2;
        json!({"line": line, "character": character})
    }
}
