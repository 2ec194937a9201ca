//! What `check --fix` and *Fix All* may do, over the seeds, the corpus and their notes with relative dates put in: only what the text already
//! says is written out, and it comes to an end.

mod support;

use dateline::rules::{RULES, check, resolutions};
use dateline::text::{Span, TextEdit};
use dateline::workspace::change::DiskFile;
use dateline::workspace::{Change, FileKey, Kind, Snapshot, World};
use std::path::Path;
use support::ROOT;

/// Sentences with relative dates of many kinds, and quotations that are nearly right.
const ADDED: &str = "\n\nThe gate was closed last week. Two days earlier the guards left it. Yesterday evening they came again, and on Tuesday nobody was there.\n\n- Three months ago the road was mended; next year it will be likely to be widened.\n- Last month Ann Roe resigned. A fortnight ago she had denied it.\n\nSince last spring, over the past two weeks and this morning nobody has said “last week it was closed”.\n";

fn files(folder: &str) -> Vec<(FileKey, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let walk = ignore::WalkBuilder::new(&root).standard_filters(false).build().filter_map(Result::ok);
    let mut found: Vec<(FileKey, String)> = walk
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter_map(|entry| {
            let name = entry.path().strip_prefix(&root).ok()?.to_str()?.to_owned();
            Some((format!("{ROOT}/{name}").into(), std::fs::read_to_string(entry.path()).ok()?))
        })
        .collect();
    found.sort();
    found
}

fn world(files: &[(FileKey, String)]) -> World {
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec![ROOT.into()] });
    let every: Vec<&str> = RULES.iter().map(|rule| rule.name()).collect();
    world.apply(Change::Settings { settings: serde_json::json!({"rules": {"select": every}}) });
    let files = files.iter().map(|(file, text)| (file.clone(), Some(DiskFile::of(text.as_str()))));
    world.apply(Change::Disk { files: files.collect() });
    world
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The interval of the time expression that overlaps a span.
fn interval(snapshot: &Snapshot, file: &FileKey, span: Span) -> Option<String> {
    let analysis = snapshot.analysis(file)?;
    analysis.blocks().find_map(|view| {
        let time = view.result.times.iter().find(|time| view.file_span(time.span).overlaps(span))?;
        Some(format!("{:?}", time.value.interval))
    })
}

#[test]
fn nothing_is_put_in_that_the_text_does_not_say() {
    let (mut seen, mut dates, mut quotations) = (0, 0, 0);
    for folder in ["seeds", "tests/corpus"] {
        let mut all = files(folder);
        let sources: Vec<Vec<String>> = all.iter().map(|(_, text)| words(text)).collect();
        let before = world(&all).snapshot();
        for (file, text) in all.iter_mut().filter(|(file, _)| before.kind(file) == Kind::Note) {
            // A closing quotation of its own: a wrong word in what a note quotes.
            let wrong = text.replacen(" of the ", " of all the ", 3);
            *text = format!("{wrong}{ADDED}");
            assert!(file.starts_with(ROOT));
        }
        let mut world = world(&all);
        let mut rounds = 0;
        loop {
            let snapshot = world.snapshot();
            let mut changed = Vec::new();
            for (file, text) in &mut all {
                if snapshot.kind(file) != Kind::Note {
                    continue;
                }
                let found = resolutions(&snapshot, file);
                let mut edits: Vec<TextEdit> = Vec::new();
                for resolution in &found {
                    seen += 1;
                    for edit in &resolution.edits {
                        for forbidden in
                            ["@", "[", "]", "<", ">", "dateline", "source:", "likely", "probabl", "confidence"]
                        {
                            let taken = edit.span.of(text);
                            assert!(
                                !edit.insert.contains(forbidden) || taken.contains(forbidden),
                                "{file}: {edit:?} for {taken:?}"
                            );
                        }
                    }
                    let is_quotation = resolution.title.starts_with("Correct the quotation");
                    if is_quotation {
                        quotations += 1;
                        // Every word is one of a source.
                        for word in resolution.edits.iter().flat_map(|edit| words(&edit.insert)) {
                            assert!(sources.iter().any(|source| source.contains(&word)), "{file}: {word}");
                        }
                    } else {
                        dates += 1;
                        let mut after = text.clone();
                        for edit in resolution.edits.iter().rev() {
                            after.replace_range(edit.span.start..edit.span.end, &edit.insert);
                        }
                        let mut other = self::world(&[]);
                        let mut files = all_with(&snapshot, file, &after);
                        files.sort();
                        other.apply(Change::Disk {
                            files: files.into_iter().map(|(file, text)| (file, Some(DiskFile::of(text)))).collect(),
                        });
                        let start = resolution.edits.first().map_or(0, |edit| edit.span.start);
                        let length: usize = resolution.edits.iter().map(|edit| edit.insert.len()).sum();
                        let told = interval(&snapshot, file, resolution.span);
                        let written = interval(&other.snapshot(), file, Span::new(start, start + length));
                        assert_eq!(told, written, "{file}: {} in {:?}", resolution.title, resolution.span.of(text));
                    }
                    edits.extend(resolution.edits.iter().cloned());
                }
                edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
                for edit in edits {
                    text.replace_range(edit.span.start..edit.span.end, &edit.insert);
                }
                if !found.is_empty() {
                    changed.push((file.clone(), Some(DiskFile::of(text.as_str()))));
                }
            }
            if changed.is_empty() {
                break;
            }
            rounds += 1;
            assert!(rounds <= 8, "it comes to an end");
            world.apply(Change::Disk { files: changed });
        }
        // What was wrong beside the dates is still said.
        assert!(all.iter().any(|(file, _)| !check(&world.snapshot(), file).is_empty()));
    }
    eprintln!("{seen} resolutions: {dates} dates, {quotations} quotations");
    assert!(dates > 30 && quotations > 0, "{dates} dates, {quotations} quotations");
}

/// Only what decides dates is needed: the note itself, and the configuration.
fn all_with(snapshot: &Snapshot, file: &FileKey, after: &str) -> Vec<(FileKey, String)> {
    let config: FileKey = format!("{ROOT}/dateline.toml").into();
    let kept = snapshot
        .files()
        .into_iter()
        .filter(|other| *other == config || other.contains("/dossier/") || other.ends_with(".bib"));
    let mut files: Vec<(FileKey, String)> =
        kept.filter_map(|other| Some((other.clone(), snapshot.text(&other)?.to_string()))).collect();
    files.push((file.clone(), after.to_owned()));
    files
}
