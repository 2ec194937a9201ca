//! `dateline check` over a folder of notes, beside reading the same files and counting their words on as many threads, and beside
//! other checkers of prose where they are installed (`rumdl`, `panache`, `harper`, as PyPI has them: found on the PATH or in `PEERS`, a folder).
//! `cargo bench --bench notes` prints seconds and ratios for 10,000 notes of 4 KB; `cargo test` runs it over a few.

#![allow(clippy::print_stdout)]

use rayon::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Bytes of a note.
const SIZE: usize = 4096;

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let (notes, rounds) = if full { (10_000, 3) } else { (20, 1) };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = write_workspace(folder.path(), notes);
    println!("{notes} notes of {SIZE} bytes, the best of {rounds}; {} threads", rayon::current_num_threads());

    let mut words = 0;
    let reading = best(rounds, || words = count_words(&files));
    println!("{:<28}{reading:>9.3} s   ({words} words)", "reading and counting words");
    let check = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(["check", "--format", format, "--fail-on", "error"]).arg(folder.path().join("notes"));
        command
    };
    for format in ["text", "json"] {
        let seconds = best(rounds, || run(&mut check(format)));
        println!(
            "{:<28}{seconds:>9.3} s   {:.1} times reading",
            format!("dateline check, {format}"),
            seconds / reading
        );
    }
    for (name, arguments) in
        [("rumdl", &["check", "--no-cache"][..]), ("panache", &["lint"]), ("harper", &["lint", "--quiet"])]
    {
        let Some(program) = find(name) else {
            println!("{name:<28}not installed");
            continue;
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(folder.path().join("notes"));
        let seconds = best(1, || run(&mut command));
        println!("{name:<28}{seconds:>9.3} s   {:.1} times reading", seconds / reading);
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

/// Notes as analysts write them, in words that follow from their numbers, with a bibliography of twenty sources.
fn write_workspace(root: &Path, notes: usize) -> Vec<PathBuf> {
    for folder in ["notes", "sources"] {
        std::fs::create_dir_all(root.join(folder)).expect("a folder");
    }
    let write = |path: &Path, text: &str| std::fs::write(path, text).expect("a file");
    write(&root.join("dateline.toml"), "[workspace]\nsources = [\"sources/**\"]\n");
    let mut bibliography = String::new();
    for n in 0..20 {
        let _ = writeln!(
            bibliography,
            "@article{{wire{n}, title = {{Wire report {n}}}, date = {{2024-03-{:02}}}, file = {{sources/wire{n}.txt}}}}",
            n + 1
        );
        let text = format!(
            "The council of district {n} met on Monday.\n\nThe governor said that the road to the port was open.\n"
        );
        write(&root.join(format!("sources/wire{n}.txt")), &text);
    }
    write(&root.join("references.bib"), &bibliography);
    (0..notes)
        .map(|number| {
            let path = root.join(format!("notes/note-{number:05}.md"));
            write(&path, &note(number as u64));
            path
        })
        .collect()
}

fn note(number: u64) -> String {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut pick = move |of: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % of as u64) as usize
    };
    const WHO: &[&str] = &[
        "Emmanuel Macron",
        "The German chancellor",
        "Japan",
        "Ankara",
        "The UN",
        "A spokesman",
        "Rebels",
        "The council",
    ];
    const DID: &[&str] = &[
        "rejected the offer",
        "signed an accord",
        "closed the border",
        "sent 200 soldiers",
        "called for talks",
        "raised tariffs",
    ];
    const WHERE: &[&str] = &["in Geneva", "near the port", "in the north of Mali", "at the summit", "across the river"];
    const WHEN: &[&str] = &["on 3 March 2024", "last week", "in May 2023", "two years earlier", "", ""];
    const TAIL: &[&str] = &["", " [@wire3]", " [@wire7, ¶ 2]", ", two officials said", " [@wire12]"];
    let mut text = format!("---\ntype: note\ndate: 2024-04-02\n---\n# Briefing {number}\n\n");
    while text.len() < SIZE {
        match pick(12) {
            0 => text.push_str("\n\n## Background\n\n"),
            1 => text.push_str("\n\n- "),
            2 => text.push_str("\n\n"),
            3 => text.push_str("It is likely that the price of grain will fall before the summer. "),
            4 => text.push_str("The governor said that \"the road to the port was open\" [@wire5, ¶ 2]. "),
            _ => {
                let words = [WHO[pick(8)], DID[pick(6)], WHERE[pick(5)], WHEN[pick(6)]];
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                let _ = write!(text, "{}{}. ", words.join(" "), TAIL[pick(5)]);
            }
        }
    }
    text.push('\n');
    text
}
