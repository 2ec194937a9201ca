//! Fuzzing: workspaces by grammar and by damage to the seeds and the corpus, opened, analysed, checked, asked everything that an editor asks
//! at random places, and edited; the laws are in `fuzz/laws.rs`. A case follows from its number alone; one that breaks a law or panics is
//! made smaller, left in `target/fuzz/`, and told with its number. Each place in the code that panics is told once.
//!
//! `cargo bench --profile fuzz --bench fuzz -- --seconds 600` (the profile has overflow checks and debug assertions on); `--from N` begins
//! at that case, `--cases N` ends after so many. `cargo test` runs a few hundred, with the same checks on.

#![allow(clippy::print_stdout)]

#[path = "fuzz/draw.rs"]
mod draw;
#[path = "fuzz/grammar.rs"]
mod grammar;
#[path = "fuzz/laws.rs"]
mod laws;

use dateline::rules::RULES;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::kind::format_of;
use dateline::workspace::{Change, FileKey, World};
use draw::{Random, floor};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The files of a case, and what each is by the grammar.
const FILES: &[(&str, &str)] = &[
    ("dateline.toml", "config"),
    ("references.bib", "bib"),
    ("library.json", "csl"),
    ("dossier/d.toml", "dossier"),
    ("dossier/e.ftm.json", "ftm"),
    ("dossier/roe.md", "note"),
    ("note.md", "note"),
    ("notes/other.md", "note"),
    ("source.txt", "text"),
    ("page.html", "page"),
    ("report.md", "note"),
];

/// A source that notes by the grammar quote from.
const REPORT: &str = "The council met at noon on 3 May 2024 and voted to close the northern gate for a year.\n\nNobody spoke against it, and three hundred soldiers at the northern crossing of the river stayed in their camp.\n";

/// Where an edit begins and ends, and what it puts there.
type Replaced = (usize, usize, String);

/// A workspace and what is done to it.
#[derive(Clone)]
struct Case {
    number: u64,
    files: Vec<(FileKey, String)>,
    /// File, and its edits one after the other; places are taken to the nearest boundary.
    steps: Vec<(usize, Vec<Replaced>)>,
}

/// Where the last panic was, and what it said.
static PANIC: Mutex<(String, String)> = Mutex::new((String::new(), String::new()));

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let full = arguments.iter().any(|argument| argument == "--bench");
    let number = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let seconds = number("--seconds");
    let cases = number("--cases").or(if full || seconds.is_some() { None } else { Some(60) });
    let time = Duration::from_secs(seconds.unwrap_or(if full { 600 } else { 3600 }));
    let first = number("--from").unwrap_or(1);
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or_default().chars().take(600).collect();
        *PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = (place, said);
    }));
    let models = models();
    let began = Instant::now();
    let (mut count, mut findings, mut bytes, mut slowest) = (0, 0, 0, (Duration::ZERO, 0));
    let mut broken: BTreeMap<String, u64> = BTreeMap::new();
    while began.elapsed() < time && cases.is_none_or(|cases| count < cases) {
        let case = draw(first + count, &models);
        let from = Instant::now();
        match attempt(&case) {
            Ok(found) => findings += found,
            Err((place, said)) if !broken.contains_key(&place) => {
                println!("case {}: {place}: {said}", case.number);
                leave(&smaller(case.clone(), &place));
                broken.insert(place, case.number);
            }
            Err(_) => {}
        }
        slowest = slowest.max((from.elapsed(), case.number));
        bytes += case.files.iter().map(|(_, text)| text.len()).sum::<usize>();
        count += 1;
    }
    let last = first + count;
    println!(
        "{count} cases ({first}..{last}), {} KB, {findings} findings in {:.0} s",
        bytes >> 10,
        began.elapsed().as_secs_f64()
    );
    println!("the slowest was case {} with {:.2} s", slowest.1, slowest.0.as_secs_f64());
    println!("{} places in the code break a law or panic", broken.len());
    std::process::exit(i32::from(!broken.is_empty()));
}

/// The texts of the seeds and the corpus, by their extensions.
fn models() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/corpus", "tests/bibliographies", "editors/vscode/test"];
    let walks = folders.iter().map(|folder| root.join(folder)).filter(|folder| folder.exists());
    let mut files: Vec<(String, String)> = walks
        .flat_map(|folder| ignore::WalkBuilder::new(folder).standard_filters(false).build())
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()) && !entry.path().ends_with("node_modules"))
        .filter_map(|entry| {
            let name = entry.path().to_str()?.to_owned();
            let text = std::fs::read_to_string(entry.path()).ok().filter(|text| text.len() < 40_000)?;
            Some((name, text))
        })
        .collect();
    files.sort();
    files
}

/// The case of that number.
fn draw(number: u64, models: &[(String, String)]) -> Case {
    let mut random = Random::new(number);
    let extension = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let files: Vec<(FileKey, String)> = FILES
        .iter()
        .filter_map(|(name, kind)| {
            if *name != "note.md" && random.once_in(6) {
                return None;
            }
            let like: Vec<&String> =
                models.iter().filter(|(model, _)| extension(model) == extension(name)).map(|(_, text)| text).collect();
            let mut text = match random.below(4) {
                0 if !like.is_empty() => {
                    let text = random.one_of(&like);
                    // A stretch of it is as good as the whole, and quicker.
                    let from = if random.once_in(2) { 0 } else { floor(text, random.below(text.len() + 1)) };
                    text[from..floor(text, from + 4_000)].to_owned()
                }
                1 if *name == "report.md" => REPORT.to_owned(),
                _ => grammar::text(kind, &mut random),
            };
            let count = [0, 0, 1, 2, 8][random.below(5)];
            draw::damage(&mut text, REPORT, count, &mut random);
            Some((format!("/ws/{name}").into(), text))
        })
        .collect();
    let mut now: Vec<String> = files.iter().map(|(_, text)| text.clone()).collect();
    let steps = (0..random.below(7))
        .map(|_| {
            let at = random.below(files.len());
            let donor = now[random.below(files.len())].clone();
            let count = 1 + random.below(3);
            (at, draw::damage(&mut now[at], &donor, count, &mut random))
        })
        .collect();
    Case { number, files, steps }
}

/// Runs a case. Returns its findings, or where and with what words it panicked.
fn attempt(case: &Case) -> Result<usize, (String, String)> {
    catch_unwind(AssertUnwindSafe(|| run(case)))
        .map_err(|_| PANIC.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone())
}

fn run(case: &Case) -> usize {
    let mut random = Random::new(!case.number);
    let mut files = case.files.clone();
    let mut world = world_of(&files);
    let mut findings = 0;
    for (file, text) in &files {
        findings += laws::hold(&world.snapshot(), file, text, 3, &mut random);
    }
    for (version, (at, edits)) in (1..).zip(&case.steps) {
        let Some((file, text)) = files.get_mut(*at) else { continue };
        let mut ranges = Vec::new();
        for (start, end, insert) in edits {
            let (start, end) = (floor(text, *start), floor(text, *end));
            text.replace_range(start..end.max(start), insert);
            ranges.push(Edit::Range(Span::new(start, end), insert.clone()));
        }
        world.apply(match format_of(file) {
            Some(_) => Change::Edit { file: file.clone(), version, edits: ranges },
            None => Change::Disk { files: vec![(file.clone(), Some(DiskFile::of(text.as_str())))] },
        });
        findings += laws::hold(&world.snapshot(), file, text, 3, &mut random);
    }
    let (edited, fresh) = (world.snapshot(), world_of(&files).snapshot());
    for (file, _) in &files {
        let (edited, fresh) = (laws::seen(&edited, file), laws::seen(&fresh, file));
        let differs = edited.lines().zip(fresh.lines()).find(|(one, other)| one != other);
        assert!(edited == fresh, "{file}: after edits it is not as its final text is: {differs:?}");
    }
    findings
}

/// The files of a workspace, documents opened in an editor.
fn world_of(files: &[(FileKey, String)]) -> World {
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    let every: Vec<&str> = RULES.iter().map(|rule| rule.name()).collect();
    world.apply(Change::Settings { settings: serde_json::json!({"rules": {"select": every}}) });
    let on_disk = files.iter().map(|(file, text)| (file.clone(), Some(DiskFile::of(text.as_str())))).collect();
    world.apply(Change::Disk { files: on_disk });
    for (file, text) in files {
        if let Some(format) = format_of(file) {
            world.apply(Change::Open { file: file.clone(), format, version: 0, text: text.clone() });
        }
    }
    world
}

/// A smaller case that panics at the same place: without edits, files and lines that it does not need.
fn smaller(mut case: Case, place: &str) -> Case {
    let until = Instant::now() + Duration::from_secs(60);
    let still = |case: &Case| Instant::now() < until && attempt(case).is_err_and(|(at, _)| at == place);
    for at in (0..case.steps.len()).rev() {
        let mut without = case.clone();
        without.steps.remove(at);
        if still(&without) {
            case = without;
        }
    }
    for at in 0..case.files.len() {
        let mut without = case.clone();
        without.files[at].1.clear();
        if still(&without) {
            case = without;
        }
    }
    for at in 0..case.files.len() {
        for separator in ['\n', ' '] {
            let mut length = case.files[at].1.len();
            while length > 0 {
                let mut parts: Vec<String> = case.files[at].1.split_inclusive(separator).map(str::to_owned).collect();
                let step = (length * parts.len() / case.files[at].1.len().max(1)).max(1);
                let mut from = 0;
                while from < parts.len() {
                    let mut without = parts.clone();
                    without.drain(from..(from + step).min(parts.len()));
                    let mut smaller = case.clone();
                    smaller.files[at].1 = without.concat();
                    if still(&smaller) {
                        (case, parts) = (smaller, without);
                    } else {
                        from += step;
                    }
                }
                length = if step == 1 { 0 } else { length / 2 };
            }
        }
    }
    case
}

/// Leaves a case in `target/fuzz/NUMBER/`, its edits as a text beside it.
fn leave(case: &Case) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz").join(case.number.to_string());
    for (file, text) in case.files.iter().filter(|(_, text)| !text.is_empty()) {
        let path = folder.join(file.trim_start_matches("/ws/"));
        path.parent().into_iter().for_each(|parent| drop(std::fs::create_dir_all(parent)));
        if let Err(error) = std::fs::write(&path, text) {
            println!("{}: {error}", path.display());
        }
        println!("  {file}: {:?}", text.chars().take(300).collect::<String>());
    }
    for (at, edits) in &case.steps {
        println!("  edit {}: {edits:?}", case.files[*at].0);
    }
    println!("  left in {}", folder.display());
}
