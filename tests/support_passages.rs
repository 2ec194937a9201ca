//! Which passages are offered for a sentence whose citation is gone: the right one among the first three, beside plain BM25.
//!
//! 505 made-up articles, 50 of them on one dispute, the texts of the quotations' test and the seed articles. `DATELINE_SUPPORT=full` asks 300
//! sentences instead of 60; `DATELINE_SUPPORT=held` those of the wordings, and of the written sentences every third, that were held out while
//! the ranking was made. `DATELINE_SHOW=1` prints the misses.

#![allow(clippy::print_stdout)]

mod support;
#[path = "support_passages/world.rs"]
mod world;

use dateline::rules::support::support as supporting;
use dateline::sources::Prepared;
use dateline::sources::index::{MemoryIndex, WordCounts};
use dateline::sources::search::rank;
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, Snapshot, World};
use std::path::Path;
use support::key;
use world::Asked;

/// The workspace of the made-up articles and of those that lie here.
fn workspace(made: &[(String, String)]) -> World {
    let mut files: Vec<(String, String)> = made.to_vec();
    for folder in ["tests/quotations/texts", "seeds"] {
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|e| e == "txt") && !name.starts_with("factory") {
                files.push((name, std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    files.push((
        "references.bib".into(),
        std::fs::read_to_string(seeds.join("references.bib")).expect("a bibliography"),
    ));
    files.push(("dateline.toml".into(), String::new()));
    let disk = |text: String| Some(DiskFile::of(text));
    let files = files.into_iter().map(|(name, text)| (key(&name), disk(text))).collect();
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec![support::ROOT.into()] });
    world.apply(Change::Disk { files });
    world
}

/// The written sentences: those of every third line are held out.
fn written(snapshot: &Snapshot, held: bool) -> Vec<Asked> {
    let rows = include_str!("support_passages/written.jsonl").lines().enumerate();
    let rows = rows.filter(|(at, _)| (at % 3 == 2) == held);
    rows.map(|(_, line)| {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row");
        let text = |name: &str| row[name].as_str().expect("a text").to_owned();
        let state = snapshot.state(&key(&text("source"))).expect("the source");
        let at = state.text.to_string().find(&text("passage")).unwrap_or_else(|| panic!("no {}", text("passage")));
        let paragraph = state.passages().numbered_at(at).expect("a paragraph");
        Asked { claim: text("claim"), file: text("source"), paragraph }
    })
    .collect()
}

/// Place of the right passage in the ranking, from 0.
fn ours(world: &mut World, asked: &Asked) -> Option<usize> {
    let file: FileKey = key("asked.md");
    let text = format!("---\ntype: note\ndate: 2025-03-01\n---\n\n{}\n", asked.claim);
    world.apply(Change::Open { file: file.clone(), format: Format::Markdown, version: 0, text });
    let snapshot = world.snapshot();
    let analysis = snapshot.analysis(&file).expect("a note");
    let view = analysis.blocks().next().expect("a sentence");
    let whole = Span::new(0, view.block.running.text.len());
    let found = supporting(&snapshot, &file, &view, whole, 10, 0.0);
    found.iter().position(|found| found.file == key(&asked.file) && found.number == asked.paragraph)
}

/// Every paragraph as a source of its own, ranked by plain BM25.
fn paragraphs(snapshot: &Snapshot) -> (MemoryIndex, Vec<(FileKey, usize)>) {
    let (mut index, mut places) = (MemoryIndex::default(), Vec::new());
    for file in snapshot.files() {
        if snapshot.source_of(&file).is_none() {
            continue;
        }
        let state = snapshot.state(&file).expect("a file");
        for (span, number) in state.passages().numbered().iter().zip(1..) {
            index.put(places.len() as u32, &WordCounts::of(&Prepared::plain(&state.text.slice(*span))));
            places.push((file.clone(), number));
        }
    }
    (index, places)
}

#[test]
fn the_cited_passage_is_among_the_first_three() {
    let mode = std::env::var("DATELINE_SUPPORT").unwrap_or_default();
    let held = mode == "held";
    let made = world::world(505, 50, if mode.is_empty() { 60 } else { 300 }, held);
    let mut world = workspace(&made.articles);
    let snapshot = world.snapshot();
    let (index, places) = paragraphs(&snapshot);
    let sets = [("made up", made.asked), ("written", written(&snapshot, held))];
    let sources = snapshot.files().iter().filter(|file| snapshot.source_of(file).is_some()).count();
    println!("{sources} sources, {} paragraphs", places.len());
    println!(
        "{:<10}{:>6}{:>16}{:>16}{:>16}{:>16}",
        "sentences", "", "first", "first three", "BM25 first", "BM25 three"
    );
    for (name, asked) in sets {
        let (mut first, mut three, mut plain_first, mut plain_three) = (0, 0, 0, 0);
        for asked in &asked {
            let place = ours(&mut world, asked);
            first += usize::from(place == Some(0));
            three += usize::from(place.is_some_and(|place| place < 3));
            if place.is_none_or(|place| place >= 3) && std::env::var_os("DATELINE_SHOW").is_some() {
                println!("  {place:?} {} ¶ {}: {}", asked.file, asked.paragraph, asked.claim);
            }
            let ranked = rank(&asked.claim, &index, 3);
            let right = |at: &usize| {
                let found = ranked.get(*at).and_then(|ranked| places.get(ranked.source as usize));
                found.is_some_and(|(file, number)| *file == key(&asked.file) && *number == asked.paragraph)
            };
            plain_first += usize::from(right(&0));
            plain_three += usize::from((0..3).any(|at| right(&at)));
        }
        let share = |count: usize| format!("{count} ({:.1} %)", 100.0 * count as f64 / asked.len() as f64);
        println!(
            "{name:<10}{:>6}{:>16}{:>16}{:>16}{:>16}",
            asked.len(),
            share(first),
            share(three),
            share(plain_first),
            share(plain_three)
        );
        assert!(three * 10 >= asked.len() * 7, "{name}: {three} of {}", asked.len());
        assert!(three >= plain_three, "{name}: plain BM25 finds more");
    }
}
