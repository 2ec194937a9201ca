//! A soak: random damage to the documents, bibliographies, dossiers and settings of two real workspaces, and everything that an editor
//! asks after each. It ends at the first panic, at an answer outside its text, or where a document's state after its edits is not that of its
//! final text, and leaves the text that did it in `target/soak`.
//!
//! `cargo bench --bench soak` runs for ten minutes (`SOAK_SECONDS`), from a seed that it prints (`SOAK_SEED`); `cargo test` runs a few rounds.

#![allow(clippy::print_stdout)]

use dateline::ide;
use dateline::rules::check;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::kind::format_of;
use dateline::workspace::{Change, FileKey, Snapshot, World};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// What breaks grammars: marks of every syntax that is read, half of each.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "’",
    "[@",
    "[[",
    "]]",
    "#\"",
    "^[",
    "[^1]",
    "[^1]: ",
    "@key",
    "¶ 3",
    "#:~:text=a,-b",
    "](",
    "<!--",
    "-->",
    "<!-- dateline: ignore ",
    "<!-- dateline-disable -->",
    "---\n",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "# ",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{feff}",
    "\u{0}",
    "\u{200d}",
    "\u{301}",
    "\u{202e}",
    "😀",
    "김정은",
    "<p>",
    "</p>",
    "<script>",
    "<![CDATA[",
    "&amp;",
    "&#x110000;",
    "{",
    "}",
    "@article{",
    "title = {",
    "[[actor]]\n",
    "id = \"",
    "startDate = 2023-02-30\n",
    "\"\"\"",
    "2024-13-45",
    "20245",
    "on 3 May",
    "last week",
    "two years earlier",
    "the 1990s",
    "according to ",
    "Kim said that ",
    "the president of France ",
    "U.S.",
    "e.g.",
    "…",
    "[...]",
    "(",
    ")",
    "—",
    "summit in Geneva",
    "type: note\n",
    "date: 2024~\n",
    "source: key\n",
];

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

struct File {
    key: FileKey,
    original: String,
    now: String,
}

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("SOAK_SEED").unwrap_or(0x5eed_da7e);
    let time = Duration::from_secs(number("SOAK_SECONDS").unwrap_or(600));
    println!("seed {seed}");
    let began = Instant::now();
    let mut rounds = 0;
    let mut random = Random(seed | 1);
    while if full { began.elapsed() < time } else { rounds < 1 } {
        for folder in ["seeds", "tests/corpus"] {
            session(folder, if full { 400 } else { 12 }, &mut random);
        }
        rounds += 1;
    }
    println!(
        "{rounds} rounds in {:.0} s: no panic, every answer in its text, every state that of its final text",
        began.elapsed().as_secs_f64()
    );
}

/// One workspace, opened and damaged so many times.
fn session(folder: &str, steps: usize, random: &mut Random) {
    let mut files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let mut world = world_of(&files);
    for file in &files {
        if let Some(format) = format_of(&file.key) {
            world.apply(Change::Open { file: file.key.clone(), format, version: 0, text: file.original.clone() });
        }
    }
    for step in 0..steps {
        let at = random.below(files.len());
        let donor = files[random.below(files.len())].original.clone();
        let Some(file) = files.get_mut(at) else { continue };
        let edits = damage(file, &donor, random);
        let (key, now) = (file.key.clone(), file.now.clone());
        let is_document = format_of(&key).is_some();
        let looked = catch_unwind(AssertUnwindSafe(|| {
            if is_document {
                world.apply(Change::Edit { file: key.clone(), version: step as i32 + 1, edits });
            } else {
                world.apply(Change::Disk { files: vec![(key.clone(), Some(DiskFile::of(now.as_str())))] });
            }
            let snapshot = world.snapshot();
            let findings = check(&snapshot, &key);
            for finding in &findings {
                let inside = now.get(finding.span.start..finding.span.end).is_some();
                assert!(inside, "{}: {:?} is no span of the text", finding.rule, finding.span);
            }
            for _ in 0..4 {
                ask(&snapshot, &key, random.below(now.len() + 2));
            }
            findings.len()
        }));
        let equal = looked.and_then(|count| {
            catch_unwind(AssertUnwindSafe(|| {
                if step % 16 == 15 {
                    let fresh = world_of(&files);
                    for file in &files {
                        assert_eq!(
                            seen(&world.snapshot(), &file.key),
                            seen(&fresh.snapshot(), &file.key),
                            "{}",
                            file.key
                        );
                    }
                }
                count
            }))
        });
        if equal.is_err() {
            let left = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/soak");
            for file in &files {
                let path = left.join(file.key.trim_start_matches("/ws/"));
                path.parent().into_iter().for_each(|parent| std::fs::create_dir_all(parent).expect("a folder"));
                std::fs::write(path, &file.now).expect("a file");
            }
            panic!("{folder}, step {step}, {key}: the workspace is left in {}", left.display());
        }
        if random.below(24) == 0 {
            let Some(file) = files.get_mut(at) else { continue };
            file.now = file.original.clone();
            let change = match format_of(&file.key) {
                Some(_) => Change::Edit {
                    file: file.key.clone(),
                    version: step as i32 + 1,
                    edits: vec![Edit::Full(file.now.clone())],
                },
                None => Change::Disk { files: vec![(file.key.clone(), Some(DiskFile::of(file.now.as_str())))] },
            };
            world.apply(change);
        }
    }
}

/// Everything that an editor asks at a place.
fn ask(snapshot: &Snapshot, file: &FileKey, offset: usize) {
    ide::hover::hover(snapshot, file, offset);
    ide::definition::definition(snapshot, file, offset);
    ide::references::references(snapshot, file, offset, true);
    ide::completion::completion(snapshot, file, offset);
    ide::code_actions::code_actions(snapshot, file, Span::at(offset));
    ide::code_actions::refactorings(snapshot, file, Span::at(offset));
    ide::symbols::document_symbols(snapshot, file);
    if let Ok(Some(_)) = ide::rename::prepare(snapshot, file, offset) {
        let _ = ide::rename::rename(snapshot, file, offset, "another-name");
    }
}

/// What readers see of a document.
fn seen(snapshot: &Snapshot, file: &FileKey) -> String {
    let analysis = snapshot.analysis(file);
    let blocks: Vec<String> =
        analysis.iter().flat_map(|all| all.blocks()).map(|view| format!("{} {:?}", view.start, view.result)).collect();
    format!("{}\n{:#?}", blocks.join("\n"), check(snapshot, file))
}

/// One to three edits, made to `file.now` as well.
fn damage(file: &mut File, donor: &str, random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for _ in 0..=random.below(3) {
        let start = floor(&file.now, random.below(file.now.len() + 1));
        let reach = match random.below(6) {
            0 => random.below(400),
            1 | 2 => random.below(12),
            _ => 0,
        };
        let end = floor(&file.now, (start + reach).min(file.now.len()));
        let insert = match random.below(5) {
            0 => String::new(),
            1 => {
                let from = floor(donor, random.below(donor.len() + 1));
                let to = floor(donor, (from + random.below(300)).min(donor.len()));
                donor.get(from..to).unwrap_or_default().to_owned()
            }
            2 => PIECES[random.below(PIECES.len())].repeat(1 + random.below(40)),
            _ => PIECES[random.below(PIECES.len())].to_owned(),
        };
        file.now.replace_range(start..end, &insert);
        edits.push(Edit::Range(Span::new(start, end), insert));
    }
    edits
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn world_of(files: &[File]) -> World {
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    world.apply(Change::Disk {
        files: files.iter().map(|file| (file.key.clone(), Some(DiskFile::of(file.now.as_str())))).collect(),
    });
    world
}

/// The files of a workspace, under the root `/ws`.
fn read(root: &Path) -> Vec<File> {
    let walk = ignore::WalkBuilder::new(root).standard_filters(false).build();
    let mut files: Vec<File> = walk
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter_map(|entry| {
            let name = entry.path().strip_prefix(root).ok()?.to_str()?.to_owned();
            let known = ["md", "txt", "html", "toml", "bib", "json"];
            known.contains(&name.rsplit('.').next()?).then_some(())?;
            let text = std::fs::read_to_string(entry.path()).ok()?;
            Some(File { key: format!("/ws/{name}").into(), original: text.clone(), now: text })
        })
        .collect();
    files.sort_by(|one, other| one.key.cmp(&other.key));
    files
}
