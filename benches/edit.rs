//! What a keystroke costs inside the library, at 50 KB and at 5 MB: the edit, the analysis, the findings, the release of what was before.
//! First, what the built-in dossier costs a program that starts: it is unpacked once.
//! `cargo bench --bench edit` prints medians in milliseconds beside a baseline, one copy of the text; `cargo test` runs it once, small.

#![allow(clippy::print_stdout)]

use dateline::rules::check_around;
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::{Change, FileKey, World};
use std::time::Instant;

fn main() {
    unpacking();
    let full = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[usize] = if full { &[50_000, 5_000_000] } else { &[20_000] };
    let rounds = if full { 60 } else { 2 };
    println!("{:>10}{:>12}{:>12}{:>12}{:>12}{:>12}", "bytes", "edit", "analysis", "findings", "all", "copy");
    for &bytes in sizes {
        measure(bytes, rounds);
    }
}

fn unpacking() {
    let began = Instant::now();
    let entries = dateline::dossier::builtin().actors().len();
    let took = began.elapsed().as_secs_f64() * 1000.0;
    println!("built-in dossier, {entries} entries, unpacked: {took:.1} ms (bar: 20 ms in release)");
}

fn measure(bytes: usize, rounds: usize) {
    let mut text = String::from("---\ndate: 2024-05-06\n---\n\n");
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        text.push_str(&format!(
            "Gate {n} was closed by the council of France. Emmanuel Macron met the guards in May 2023 and opened it again.\n\n"
        ));
    }
    let mut world = World::new();
    let file: FileKey = "/ws/note.md".into();
    let marker = DiskFile::of("");
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    world.apply(Change::Disk { files: vec![("/ws/dateline.toml".into(), Some(marker))] });
    world.apply(Change::Open { file: file.clone(), format: Format::Markdown, version: 0, text: text.clone() });
    check_around(&world.snapshot(), &file, 0, 1000);
    let middle = text[..text.len() / 2].rfind("Gate ").expect("a paragraph");
    let mut times: [Vec<f64>; 5] = Default::default();
    for round in 0..rounds {
        let began = Instant::now();
        let edits = vec![Edit::Range(Span::at(middle), "x".into())];
        world.apply(Change::Edit { file: file.clone(), version: round as i32 + 1, edits });
        let edited = Instant::now();
        let snapshot = world.snapshot();
        snapshot.analysis(&file).expect("a document");
        let analysed = Instant::now();
        check_around(&snapshot, &file, middle, 1000);
        let checked = Instant::now();
        let copy = text.clone();
        let copied = Instant::now();
        assert_eq!(copy.len(), text.len());
        let steps = [edited - began, analysed - edited, checked - analysed, checked - began, copied - checked];
        for (list, step) in times.iter_mut().zip(steps) {
            list.push(step.as_secs_f64() * 1000.0);
        }
    }
    let median = |list: &mut Vec<f64>| {
        list.sort_by(f64::total_cmp);
        list[list.len() / 2]
    };
    let row: Vec<String> = times.iter_mut().map(|list| format!("{:>12.3}", median(list))).collect();
    println!("{bytes:>10}{}", row.concat());
}
