//! One measurement in a process of its own: a workspace with the entities or without, its memory, a document annotated, an entry changed.

use dateline::disk::entities::{Came, Reading, read_entities};
use dateline::syntax::Format;
use dateline::text::Span;
use dateline::workspace::change::{DiskFile, Edit};
use dateline::workspace::{Change, FileKey, World};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What a measurement gave; times in seconds, memory in MB.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub load: f64,
    pub derive: f64,
    pub annotate: f64,
    pub change: f64,
    pub anonymous: f64,
    pub peak_anonymous: f64,
    pub peak: f64,
    pub mentions: usize,
}

impl Figures {
    /// Of each time the shorter one, the rest as in `self`.
    pub fn fastest(self, other: Figures) -> Figures {
        Figures {
            load: self.load.min(other.load),
            derive: self.derive.min(other.derive),
            annotate: self.annotate.min(other.annotate),
            change: self.change.min(other.change),
            ..self
        }
    }

    /// Reads what [`run`] printed.
    pub fn read(line: &str) -> Figures {
        let mut numbers = line.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
        let mut next = || numbers.next().expect("a figure");
        Figures {
            load: next(),
            derive: next(),
            annotate: next(),
            change: next(),
            anonymous: next(),
            peak_anonymous: next(),
            peak: next(),
            mentions: next() as usize,
        }
    }
}

fn own(summary: &str) -> Option<DiskFile> {
    Some(DiskFile::of(format!(
        "[[actor]]\nid = \"gate-council\"\nschema = \"Organization\"\nname = \"Gate Council\"\nsummary = \"{summary}\"\n"
    )))
}

/// Measures and prints the figures on one line. `without`: no entities; `cold`: nothing is kept yet; `warm`: something is.
pub fn run(mode: &str, folder: &Path) {
    let stop = AtomicBool::new(false);
    let figures = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut peak = 0.0_f64;
            while !stop.load(Ordering::Relaxed) {
                peak = peak.max(memory("RssAnon:"));
                std::thread::sleep(Duration::from_millis(5));
            }
            peak
        });
        let figures = measure(mode, folder);
        stop.store(true, Ordering::Relaxed);
        Figures { peak_anonymous: watch.join().expect("the watch ends"), ..figures }
    });
    let Figures { load, derive, annotate, change, anonymous, peak_anonymous, peak, mentions } = figures;
    println!("{load} {derive} {annotate} {change} {anonymous} {peak_anonymous} {peak} {mentions}");
}

/// Changes a name in the middle of the file, on disk and then in an editor.
fn edit(world: &mut World, file: &FileKey, path: &Path) -> Figures {
    let mut figures = Figures::default();
    let mut text = fs::read_to_string(path).expect("the file");
    let name_after = |text: &str, at: usize| {
        let from = (at..).find(|at| text.is_char_boundary(*at)).expect("a boundary");
        from + text[from..].find("\"name\":[\"").expect("a name") + "\"name\":[\"".len()
    };
    let at = name_after(&text, text.len() / 2);
    text.replace_range(at..at + 2, "Zz");
    fs::write(path, &text).expect("written");
    let began = Instant::now();
    let (image, came) = read_entities(path, Reading { edits: true, ..Reading::default() }).expect("entities");
    figures.load = began.elapsed().as_secs_f64();
    assert!(came == Came::Edited || came == Came::Read, "{came:?}");
    let began = Instant::now();
    let read = DiskFile { imported: Some(Arc::new(image)), ..DiskFile::default() };
    world.apply(Change::Disk { files: vec![(file.clone(), Some(read))] });
    figures.derive = began.elapsed().as_secs_f64();
    let at = name_after(&text, text.len() / 4);
    world.apply(Change::Open { file: file.clone(), format: Format::Plain, version: 0, text });
    for version in 1..4 {
        let began = Instant::now();
        let edits = vec![Edit::Range(Span::new(at, at + 2), "Yy".into())];
        world.apply(Change::Edit { file: file.clone(), version, edits });
        let took = began.elapsed().as_secs_f64();
        figures.change = if version == 1 { took } else { figures.change.min(took) };
    }
    figures
}

fn measure(mode: &str, folder: &Path) -> Figures {
    let root: FileKey = folder.to_string_lossy().replace('\\', "/").into();
    let key = |name: &str| FileKey::from(format!("{root}/{name}"));
    let mut world = World::new();
    world.apply(Change::Roots { roots: vec![root.clone()] });
    let files = vec![(key("dateline.toml"), Some(DiskFile::of(""))), (key("dossier/own.toml"), own("First."))];
    world.apply(Change::Disk { files });
    let mut figures = Figures::default();
    if mode != "without" {
        let began = Instant::now();
        let how = Reading { rebuild: mode == "cold", ..Reading::default() };
        let (image, came) = read_entities(&folder.join("dossier/world.ftm.json"), how).expect("entities");
        figures.load = began.elapsed().as_secs_f64();
        assert!(mode == "cold" || came != Came::Made, "{came:?}");
        let began = Instant::now();
        let file = DiskFile { imported: Some(Arc::new(image)), ..DiskFile::default() };
        world.apply(Change::Disk { files: vec![(key("dossier/world.ftm.json"), Some(file))] });
        figures.derive = began.elapsed().as_secs_f64();
    }
    if mode == "edit" {
        return edit(&mut world, &key("dossier/world.ftm.json"), &folder.join("dossier/world.ftm.json"));
    }
    let text = fs::read_to_string(folder.join("document.md")).expect("a document");
    // The first run is for what a process makes once; of the others the fastest counts.
    for round in 0..4 {
        let name = key(&format!("notes/{round}.md"));
        world.apply(Change::Open { file: name.clone(), format: Format::Markdown, version: 0, text: text.clone() });
        let snapshot = world.snapshot();
        let began = Instant::now();
        let analysis = snapshot.analysis(&name).expect("a document");
        let took = began.elapsed().as_secs_f64();
        figures.annotate = if round < 2 { took } else { figures.annotate.min(took) };
        figures.mentions = analysis.blocks().map(|view| view.result.mentions.len()).sum();
        drop(analysis);
        world.apply(Change::Close { file: name });
    }
    figures.anonymous = memory("RssAnon:");
    let began = Instant::now();
    world.apply(Change::Disk { files: vec![(key("dossier/own.toml"), own("Second."))] });
    figures.change = began.elapsed().as_secs_f64();
    let snapshot = world.snapshot();
    let space = snapshot.space(&key("dateline.toml")).expect("a workspace");
    assert_eq!(space.dossier.actor("gate-council").map(|actor| actor.summary.as_str()), Some("Second."));
    figures.peak = memory("VmHWM:");
    figures
}

/// A figure of the process in MB; nothing where the system does not give it.
fn memory(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
