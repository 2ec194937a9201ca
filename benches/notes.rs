//! `dateline check` over a folder of notes, beside reading the same files and counting their words on as many threads, and beside
//! other checkers of prose where they are installed (`rumdl`, `panache`, `harper`, as PyPI has them: found on the PATH or in `PEERS`, a folder).
//!
//! Two kinds of notes: as analysts write them, with a few findings each, and dense ones, of which nearly every sentence has one.
//! `cargo bench --bench notes` prints seconds and ratios for 10,000 notes of 4 KB; `cargo test` runs it over a few.

#![allow(clippy::print_stdout)]

#[path = "notes/dense.rs"]
mod dense;
#[path = "notes/prose.rs"]
mod prose;

use rayon::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of a note.
const SIZE: usize = 4096;
/// Reports that the notes rest on, and paragraphs of each.
const REPORTS: usize = 40;
const PARAGRAPHS: usize = 30;
/// How long a peer may take; then what is printed is a least.
const PATIENCE: Duration = Duration::from_secs(150);

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let (notes, rounds) = if full { (10_000, 3) } else { (20, 1) };
    println!("{notes} notes of {SIZE} bytes, the best of {rounds}; {} threads", rayon::current_num_threads());
    measure("as analysts write them", notes, rounds, true, &|number| prose::note(number, REPORTS, PARAGRAPHS, SIZE));
    measure("dense with findings", notes, rounds, false, &|number| dense::note(number, SIZE));
}

/// Prints what one kind of notes costs.
fn measure(what: &str, notes: usize, rounds: usize, with_peers: bool, note: &(dyn Fn(usize) -> String + Sync)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = write_workspace(folder.path(), notes, note);
    let check = |format: &str, kept: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["check", "--format", format, "--fail-on", "error"]).arg(folder.path().join("notes"));
        command.args((!kept).then_some("--no-cache")).env("DATELINE_CACHE", folder.path().join("cache"));
        command
    };
    let found = check("json", false).output().expect("the program runs");
    let found: Vec<serde_json::Value> = serde_json::from_slice(&found.stdout).expect("an array");
    println!("\n{what}: {:.1} findings a note", found.len() as f64 / notes as f64);

    let mut words = 0;
    let reading = best(rounds, || words = count_words(&files));
    println!("{:<28}{reading:>9.3} s   ({words} words)", "reading and counting words");
    let report = |name: &str, seconds: f64| {
        println!("{name:<28}{seconds:>9.3} s   {:.1} times reading", seconds / reading);
    };
    for format in ["text", "json"] {
        report(&format!("all anew, {format}"), best(rounds, || run(&mut check(format, false))));
        report(&format!("the first time, {format}"), best(1, || run(&mut check(format, true))));
        report(&format!("nothing changed, {format}"), best(rounds, || run(&mut check(format, true))));
        let mut round = 0;
        let change = |path: &PathBuf, round: usize| {
            let note = std::fs::read_to_string(path).expect("a note");
            std::fs::write(path, format!("{note}\nThe gate closed again in round {round}.\n")).expect("written");
        };
        let one_changed = best(rounds, || {
            round += 1;
            change(files.get(round).expect("a note"), round);
            run(&mut check(format, true));
        });
        report(&format!("a note changed, {format}"), one_changed);
    }
    let peers: [(&str, &str, &[&str]); 4] = [
        ("rumdl", "rumdl, all anew", &["check", "--no-cache"]),
        ("rumdl", "rumdl, nothing changed", &["check"]),
        ("panache", "panache", &["lint"]),
        ("harper", "harper", &["lint", "--quiet"]),
    ];
    for (program, name, arguments) in peers.into_iter().filter(|_| with_peers) {
        let Some(program) = find(program) else {
            println!("{name:<28}not installed");
            continue;
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(folder.path().join("notes")).env("RUMDL_CACHE_DIR", folder.path().join("rumdl"));
        if name == "rumdl, nothing changed" {
            let _ = run_within(&mut command, PATIENCE);
        }
        match run_within(&mut command, PATIENCE) {
            Some(seconds) => report(name, seconds),
            None => report(&format!("{name}, stopped"), PATIENCE.as_secs_f64()),
        }
    }
}

fn best(rounds: usize, mut work: impl FnMut()) -> f64 {
    let seconds = (0..rounds).map(|_| {
        let began = Instant::now();
        work();
        began.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
    assert!(
        status.code().is_some_and(|code| code < 2 || !command.get_program().to_string_lossy().ends_with("dateline"))
    );
}

/// The seconds that a peer takes; `None` where it was stopped, its time being up.
fn run_within(command: &mut Command, patience: Duration) -> Option<f64> {
    let began = Instant::now();
    // Some start another program: all of them are stopped together.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
    while child.try_wait().expect("it is ours").is_none() {
        if began.elapsed() > patience {
            let _ = Command::new("kill").args(["--", &format!("-{}", child.id())]).status();
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Some(began.elapsed().as_secs_f64())
}

fn count_words(files: &[PathBuf]) -> usize {
    let count = |path: &PathBuf| std::fs::read_to_string(path).map_or(0, |text| text.split_whitespace().count());
    files.par_iter().map(count).sum()
}

/// A peer's program.
fn find(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PEERS").into_iter().chain(std::env::var_os("PATH"));
    let folders: Vec<PathBuf> = folders.flat_map(|list| std::env::split_paths(&list).collect::<Vec<_>>()).collect();
    folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Notes over reports with a bibliography.
fn write_workspace(root: &Path, notes: usize, note: &(dyn Fn(usize) -> String + Sync)) -> Vec<PathBuf> {
    for folder in ["notes", "sources"] {
        std::fs::create_dir_all(root.join(folder)).expect("a folder");
    }
    let write = |path: &Path, text: &str| std::fs::write(path, text).expect("a file");
    write(&root.join("dateline.toml"), "[workspace]\nsources = [\"sources/**\"]\n");
    let mut bibliography = String::new();
    for n in 0..REPORTS {
        let day = n % 30 + 1;
        let _ = writeln!(
            bibliography,
            "@article{{wire{n}, title = {{Wire report {n}}}, date = {{2024-03-{day:02}}}, file = {{sources/wire{n}.txt}}}}",
        );
        write(&root.join(format!("sources/wire{n}.txt")), &prose::report(n, PARAGRAPHS));
    }
    write(&root.join("references.bib"), &bibliography);
    (0..notes)
        .map(|number| {
            let path = root.join(format!("notes/note-{number:05}.md"));
            write(&path, &note(number));
            path
        })
        .collect()
}
