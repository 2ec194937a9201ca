//! A million FollowTheMoney entities: loading them, opening what is kept of them, the memory they take, annotating with them, changing an entry
//! of the workspace, changing a line of the file.
//! `cargo bench --bench dossier` prints each figure beside its bar; `cargo test` does it once with two thousand. Each measurement is a process of its own.

#![allow(clippy::print_stdout)]

#[path = "dossier/entities.rs"]
mod entities;
#[path = "dossier/measure.rs"]
mod measure;

use dateline::dossier::{Names, builtin};
use measure::Figures;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, folder] = arguments.as_slice()
        && let Some(mode) = mode.strip_prefix("measure-")
    {
        return measure::run(mode, Path::new(folder));
    }
    let began = Instant::now();
    let dossier = builtin();
    let decoded = began.elapsed();
    let names = Names::build(dossier);
    println!(
        "the built-in dossier, {} actors: decoded in {:.1} ms (bar: 20 ms), its {} entries made into names in {:.1} ms more",
        dossier.actors().len(),
        decoded.as_secs_f64() * 1e3,
        names.len(),
        (began.elapsed() - decoded).as_secs_f64() * 1e3
    );
    let full = arguments.iter().any(|argument| argument == "--bench");
    let (count, bytes) = if full { (1_000_000, 1 << 20) } else { (2_000, 20_000) };
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("dossier")).expect("a folder");
    let file = folder.path().join("dossier/world.ftm.json");
    let made = entities::write(&file, count).expect("written");
    fs::write(folder.path().join("document.md"), entities::document(bytes, count)).expect("written");
    println!("{count} entities, {} names, {} of them shared, {} MB", made.names, made.shared, made.bytes >> 20);
    let values = parse_values(&file);
    println!("parsing the lines into serde_json::Value: {values:.2} s");
    let run = |mode: &str| measure(mode, folder.path());
    let without = run("without");
    let cold = run("cold");
    // A machine has other things to do: of several runs the fastest counts.
    let several = |mode: &str| (0..if full { 5 } else { 1 }).map(|_| run(mode)).collect::<Vec<_>>();
    let fastest = |runs: Vec<Figures>| runs.into_iter().reduce(Figures::fastest).expect("a run");
    let warm = fastest(several("warm"));
    let without = fastest([vec![without], several("without")].concat());
    ratio("loaded cold", cold.load, values, 4.0);
    println!(
        "opened warm: {:.0} ms (bar: 150 ms), the workspace derived in {:.0} ms",
        warm.load * 1e3,
        warm.derive * 1e3
    );
    for (name, figures) in [("cold", &cold), ("warm", &warm)] {
        let more = figures.anonymous - without.anonymous;
        println!(
            "anonymous memory after loading {name} and annotating: {:.0} MB, {more:.0} MB more than without (bar: 350 MB); its peak while loading {:.0} MB",
            figures.anonymous, figures.peak_anonymous
        );
        println!(
            "    peak of all resident memory: {:.0} MB, without {:.0} MB (what is mapped counts)",
            figures.peak, without.peak
        );
    }
    ratio("a document annotated, against the built-in dossier alone", warm.annotate, without.annotate, 4.0);
    println!("    mentions: {} against {}", warm.mentions, without.mentions);
    println!(
        "an entry of the workspace changed: {:.1} ms, without imported entities {:.1} ms",
        warm.change * 1e3,
        without.change * 1e3
    );
    // The file is another one afterwards.
    let edit = run("edit");
    println!(
        "a line of the file changed on disk: read in {:.0} ms, {:.2} of reading it anew, and derived in {:.1} ms",
        edit.load * 1e3,
        edit.load / cold.load,
        edit.derive * 1e3
    );
    println!("a line of the file changed in the editor: {:.1} ms with all that follows from it", edit.change * 1e3);
    assert!(warm.mentions > without.mentions && cold.mentions == warm.mentions);
}

fn ratio(what: &str, seconds: f64, baseline: f64, bar: f64) {
    println!(
        "{what}: {:.0} ms, {:.2} times {:.0} ms (bar: {bar} times)",
        seconds * 1e3,
        seconds / baseline,
        baseline * 1e3
    );
}

fn parse_values(file: &Path) -> f64 {
    let began = Instant::now();
    let mut lines = BufReader::with_capacity(1 << 20, fs::File::open(file).expect("a file"));
    let mut line = String::new();
    let mut fields = 0;
    while lines.read_line(&mut line).expect("a line") > 0 {
        let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        fields += value.as_object().map_or(0, |object| object.len());
        line.clear();
    }
    assert!(fields > 0);
    began.elapsed().as_secs_f64()
}

fn measure(mode: &str, folder: &Path) -> Figures {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .arg(format!("measure-{mode}"))
        .arg(folder)
        .env("DATELINE_CACHE", folder.join("cache"))
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{mode}: {}", String::from_utf8_lossy(&output.stderr));
    Figures::read(&String::from_utf8_lossy(&output.stdout))
}
