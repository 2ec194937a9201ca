//! What looking a quotation up costs: in one source of a megabyte, and in a workspace of 10,000 sources (60 MB), beside plain `memmem` over the
//! same bytes. `cargo bench --bench quotations` prints medians in milliseconds; `cargo test` runs it once, small.

#![allow(clippy::print_stdout)]

use dateline::disk::index::KeptIndexes;
use dateline::rules::quotation_search::holding;
use dateline::rules::support::support;
use dateline::sources::{Alignment, Prepared, align};
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, World};
use std::time::Instant;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

/// A language of 20,000 words, the common ones very common.
fn text(dice: &mut Dice, bytes: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ka", "lo", "mi", "ter", "sun", "ver", "da", "ne", "pol", "gar", "fi", "es", "ran", "to", "bel", "qui", "mar",
        "os", "ad", "le",
    ];
    const COMMON: [&str; 10] = ["the", "of", "and", "to", "in", "that", "was", "for", "on", "with"];
    let mut out = String::with_capacity(bytes + 80);
    let mut in_sentence = 0;
    while out.len() < bytes {
        let word = if dice.below(100) < 42 {
            COMMON[dice.below(10)].to_owned()
        } else {
            // A square of a random number makes a few words frequent and most rare.
            let rare = dice.below(141);
            let number = rare * dice.below(141);
            let part = |at: usize| SYLLABLES[number / 20usize.pow(at as u32) % 20];
            format!("{}{}{}{}", part(0), part(1), part(2), if number.is_multiple_of(3) { "s" } else { "" })
        };
        out.push_str(&word);
        in_sentence += 1;
        if in_sentence > 12 && dice.below(6) == 0 {
            out.push_str(if dice.below(4) == 0 { ".\n\n" } else { ". " });
            in_sentence = 0;
        } else {
            out.push(' ');
        }
    }
    out.push_str(".\n");
    out
}

/// Some words of a text; every fourth quotation has one changed.
fn quotation(dice: &mut Dice, text: &str, bytes: usize, change: bool) -> String {
    let from = text[..dice.below(text.len().saturating_sub(bytes * 2))].rfind(' ').map_or(0, |at| at + 1);
    let to = from + text[from..].char_indices().take_while(|(at, _)| *at < bytes).count();
    let to = text[..to].rfind(' ').unwrap_or(to);
    let mut words: Vec<&str> = text[from..to].split_whitespace().collect();
    if change && words.len() > 4 {
        let middle = words.len() / 2;
        words[middle] = "altered";
    }
    words.join(" ")
}

fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list.get(list.len() / 2).copied().unwrap_or_default()
}

fn timed<T>(list: &mut Vec<f64>, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let value = work();
    list.push(began.elapsed().as_secs_f64() * 1000.0);
    value
}

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    one(if full { 1_000_000 } else { 40_000 }, if full { 60 } else { 4 });
    many(if full { 10_000 } else { 60 }, 6_000, if full { 60 } else { 4 });
}

fn one(bytes: usize, rounds: usize) {
    let mut dice = Dice(0x1234_5678_9abc);
    let source = text(&mut dice, bytes);
    let mut built = Vec::new();
    let prepared = timed(&mut built, || Prepared::plain(&source));
    println!("one source of {bytes} bytes (prepared in {:.1} ms)", median(built));
    println!("{:>12}{:>14}{:>14}{:>10}", "quotation", "align", "memmem", "ratio");
    for length in [120, 600, 50_000.min(bytes / 3)] {
        let (mut ours, mut plain) = (Vec::new(), Vec::new());
        for round in 0..rounds {
            let words = quotation(&mut dice, &source, length, round % 4 == 3);
            let found = timed(&mut ours, || align(&words, &prepared));
            assert!(!matches!(found, Alignment::None), "{words}");
            timed(&mut plain, || memchr::memmem::find(source.as_bytes(), words.as_bytes()));
        }
        let (ours, plain) = (median(ours), median(plain));
        println!("{length:>12}{ours:>11.3} ms{plain:>11.3} ms{:>10.1}", ours / plain);
    }
}

fn many(sources: usize, bytes: usize, rounds: usize) {
    let mut dice = Dice(0xfeed_beef);
    let texts: Vec<String> = (0..sources).map(|_| text(&mut dice, bytes)).collect();
    let mut world = World::new();
    let note: FileKey = "/ws/note.md".into();
    let disk = |text: &str| Some(DiskFile::of(text));
    let mut files: Vec<(FileKey, Option<DiskFile>)> =
        vec![("/ws/dateline.toml".into(), disk("")), (note.clone(), disk("In May 2020 it was closed.\n"))];
    files.extend(texts.iter().enumerate().map(|(at, text)| (format!("/ws/s{at}.txt").into(), disk(text))));
    world.apply(Change::Roots { roots: vec!["/ws".into()] });
    world.apply(Change::Disk { files });
    let snapshot = world.snapshot();
    let mut cold = Vec::new();
    timed(&mut cold, || holding(&snapshot, &note, "words that are in none of all these many sources", 3));
    let (mut ours, mut plain, mut right) = (Vec::new(), Vec::new(), 0);
    for round in 0..rounds {
        let at = dice.below(sources);
        let words = quotation(&mut dice, &texts[at], 140, round % 4 == 3);
        let found = timed(&mut ours, || holding(&snapshot, &note, &words, 3));
        right += usize::from(found.first().is_some_and(|found| *found.file == *format!("/ws/s{at}.txt")));
        timed(&mut plain, || {
            texts.iter().position(|text| memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some())
        });
    }
    warm(&texts, &mut dice, rounds);
    assert!(right * 20 >= rounds * 19, "{right} of {rounds} found");
    let (ours, plain) = (median(ours), median(plain));
    println!("{sources} sources of {bytes} bytes (index made in {:.0} ms): found {right} of {rounds}", median(cold));
    println!("{:>12}{ours:>11.3} ms{plain:>11.3} ms{:>10.1}", 140, ours / plain);
    // What may support a claim, and the same after one source was edited.
    let mut supporting = Vec::new();
    for round in 0..rounds.min(20) {
        let claim = quotation(&mut dice, &texts[round * 7 % sources], 100, true);
        let text = format!("{claim}.\n");
        world.apply(Change::Open { file: note.clone(), format: Format::Markdown, version: 0, text });
        let edited: FileKey = format!("/ws/s{}.txt", round % sources).into();
        world.apply(Change::Disk { files: vec![(edited, disk(&texts[(round + 1) % sources]))] });
        let snapshot = world.snapshot();
        let analysis = snapshot.analysis(&note).expect("a note");
        let Some(view) = analysis.blocks().next() else { continue };
        let whole = Span::new(0, view.block.running.text.len());
        timed(&mut supporting, || support(&snapshot, &note, &view, whole, 5, 0.4));
    }
    println!("passages that may support a claim, one source edited before each: {:.1} ms", median(supporting));
}

/// Memory of the process's own, in megabytes; 0 where the system does not say.
fn own_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or_default() / 1024
}

/// The same with the index kept: counted and written, then opened by another world.
fn warm(texts: &[String], dice: &mut Dice, rounds: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let note: FileKey = "/ws/note.md".into();
    let world = |kept: bool| {
        let mut world = World::new();
        world.keep_indexes(kept.then(|| KeptIndexes::at(folder.path())));
        let mut files: Vec<(FileKey, Option<DiskFile>)> = vec![("/ws/dateline.toml".into(), Some(DiskFile::of("")))];
        files.extend(
            texts
                .iter()
                .enumerate()
                .map(|(at, text)| (format!("/ws/s{at}.txt").into(), Some(DiskFile::of(text.as_str())))),
        );
        world.apply(Change::Roots { roots: vec!["/ws".into()] });
        world.apply(Change::Disk { files });
        world
    };
    println!("{:>24}{:>16}{:>16}{:>22}", "the index", "first question", "a question", "memory of its own");
    for (name, kept) in [("in memory", false), ("counted and kept", true), ("opened", true)] {
        let world = world(kept);
        let snapshot = world.snapshot();
        let before = own_memory();
        let (mut first, mut each) = (Vec::new(), Vec::new());
        timed(&mut first, || holding(&snapshot, &note, "words that are in none of all these many sources", 3));
        let held = own_memory().saturating_sub(before);
        let mut right = 0;
        for round in 0..rounds {
            let at = dice.below(texts.len());
            let words = quotation(dice, &texts[at], 140, round % 4 == 3);
            let found = timed(&mut each, || holding(&snapshot, &note, &words, 3));
            right += usize::from(found.first().is_some_and(|found| *found.file == *format!("/ws/s{at}.txt")));
        }
        assert!(right * 20 >= rounds * 19, "{name}: {right} of {rounds} found");
        println!("{name:>24}{:>13.0} ms{:>13.3} ms{held:>19} MB", median(first), median(each));
    }
}
