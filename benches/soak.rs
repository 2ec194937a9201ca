//! A soak: random damage to the documents, bibliographies, dossiers and settings of two real workspaces, and everything that an editor
//! asks after each. It ends at the first panic, at an answer outside its text, or where a document's state after its edits is not that of its
//! final text, and leaves the text that did it in `target/soak`.
//!
//! `cargo bench --bench soak` runs for ten minutes (`SOAK_SECONDS`), from a seed that it prints (`SOAK_SEED`); `cargo test` runs a few rounds.

#![allow(clippy::print_stdout)]

#[path = "fuzz/draw.rs"]
mod draw;
#[path = "fuzz/laws.rs"]
mod laws;

use dateline::rules::RULES;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::kind::format_of;
use dateline::workspace::{Change, FileKey, World};
use draw::Random;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

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
    let mut random = Random::new(seed);
    let mut resident = Vec::new();
    while if full { began.elapsed() < time } else { rounds < 1 } {
        for folder in ["seeds", "tests/corpus"] {
            session(folder, if full { 400 } else { 12 }, &mut random);
        }
        rounds += 1;
        resident.push(resident_mb());
    }
    // The first rounds fill what is kept for the whole process.
    let fifths = resident.chunks(resident.len().div_ceil(5).max(1));
    let most: Vec<String> = fifths.map(|part| part.iter().max().map_or(String::new(), u64::to_string)).collect();
    println!("resident after a round, the most of each fifth of the time: {} MB", most.join(", "));
    println!(
        "{rounds} rounds in {:.0} s: no panic, every answer in its text, every state that of its final text",
        began.elapsed().as_secs_f64()
    );
}

/// The memory that this process has, in MB; 0 where the system does not tell.
fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() >> 10
}

/// One workspace, opened and damaged so many times.
fn session(folder: &str, steps: usize, random: &mut Random) {
    let mut files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let mut world = world_of(&files);
    for step in 0..steps {
        let at = random.below(files.len());
        let donor = files[random.below(files.len())].original.clone();
        let Some(file) = files.get_mut(at) else { continue };
        let count = 1 + random.below(3);
        let edits = draw::damage(&mut file.now, &donor, count, random);
        let edits = edits.into_iter().map(|(start, end, text)| Edit::Range(Span::new(start, end), text)).collect();
        let (key, now) = (file.key.clone(), file.now.clone());
        let is_document = format_of(&key).is_some();
        let looked = catch_unwind(AssertUnwindSafe(|| {
            if is_document {
                world.apply(Change::Edit { file: key.clone(), version: step as i32 + 1, edits });
            } else {
                world.apply(Change::Disk { files: vec![(key.clone(), Some(DiskFile::of(now.as_str())))] });
            }
            let snapshot = world.snapshot();
            laws::hold(&snapshot, &key, &now, 4, random);
        }));
        let equal = looked.and_then(|()| {
            catch_unwind(AssertUnwindSafe(|| {
                if step % 16 == 15 {
                    let fresh = world_of(&files);
                    for file in &files {
                        assert_eq!(
                            laws::seen(&world.snapshot(), &file.key),
                            laws::seen(&fresh.snapshot(), &file.key),
                            "{}",
                            file.key
                        );
                    }
                }
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

fn world_of(files: &[File]) -> World {
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    let every: Vec<&str> = RULES.iter().map(|rule| rule.name()).collect();
    world.apply(Change::Settings { settings: serde_json::json!({"rules": {"select": every}}) });
    world.apply(Change::Disk {
        files: files.iter().map(|file| (file.key.clone(), Some(DiskFile::of(file.now.as_str())))).collect(),
    });
    for file in files {
        if let Some(format) = format_of(&file.key) {
            world.apply(Change::Open { file: file.key.clone(), format, version: 0, text: file.now.clone() });
        }
    }
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
