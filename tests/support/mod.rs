//! A workspace written in a test: files under `=== path` lines, a cursor as `<|>`.
#![allow(dead_code)]

use dateline::text::DocText;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, Snapshot, World};

/// Where the workspace seems to lie.
pub const ROOT: &str = "/ws";

/// A workspace with the place of its cursor.
pub struct Fixture {
    pub world: World,
    /// File and byte offset of the cursor, where the fixture has one.
    pub cursor: Option<(FileKey, usize)>,
}

impl Fixture {
    /// Reads a fixture.
    pub fn new(text: &str) -> Fixture {
        let mut files = Vec::new();
        let mut cursor = None;
        for part in text.split("=== ").skip(1) {
            let (name, body) = part.split_once('\n').expect("a path and a text");
            let file: FileKey = format!("{ROOT}/{}", name.trim()).into();
            let mut body = body.to_owned();
            if let Some(at) = body.find("<|>") {
                body.replace_range(at..at + 3, "");
                cursor = Some((file.clone(), at));
            }
            files.push((file, Some(DiskFile::of(body))));
        }
        let mut world = World::new();
        world.apply(Change::Roots { roots: vec![ROOT.into()] });
        world.apply(Change::Disk { files });
        Fixture { world, cursor }
    }

    pub fn snapshot(&self) -> Snapshot {
        self.world.snapshot()
    }

    pub fn at_cursor(&self) -> (FileKey, usize) {
        self.cursor.clone().expect("a cursor in the fixture")
    }
}

/// The key of a file of the fixture.
pub fn key(name: &str) -> FileKey {
    format!("{ROOT}/{name}").into()
}

/// The findings of a file, one a line: `line:column rule «text» message`; columns in code points from 1.
pub fn findings(snapshot: &Snapshot, file: &FileKey) -> String {
    let text: DocText = snapshot.text(file).expect("the file");
    let mut out = String::new();
    for finding in dateline::rules::check(snapshot, file) {
        let place = text.position(finding.span.start, dateline::text::Encoding::Utf32);
        let words = text.slice(finding.span);
        out.push_str(&format!(
            "{}:{} {} «{words}» {}\n",
            place.line + 1,
            place.column + 1,
            finding.rule,
            finding.message
        ));
        for fix in finding.fixes.iter().filter(|fix| !fix.title.starts_with("Silence")) {
            out.push_str(&format!("    fix: {}\n", fix.title));
        }
    }
    out
}

/// Applies a fix to the one file that it edits and returns the new text.
pub fn applied(snapshot: &Snapshot, fix: &dateline::rules::Fix) -> (FileKey, String) {
    let [(file, edits)] = fix.edits.as_slice() else { panic!("a fix of one file") };
    let mut text = snapshot.text(file).expect("the file").to_string();
    let mut edits = edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        text.replace_range(edit.span.start..edit.span.end, &edit.insert);
    }
    (file.clone(), text)
}
