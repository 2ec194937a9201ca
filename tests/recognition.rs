//! Recognition over texts of several theatres, each with a dossier of its own, scored as the examination scores it: the
//! program annotates each text, and its mentions are laid beside those that are written into the text.

use std::path::{Path, PathBuf};
use std::process::Command;

const KINDS: [&str; 3] = ["actor", "event", "time"];

/// A span of code points with what it may mean: ids, for a time its value; nothing for an optional one.
#[derive(Debug, Clone)]
struct Gold {
    start: usize,
    end: usize,
    ids: Vec<String>,
    kind: Option<usize>,
}

/// What the program reports.
#[derive(Debug, Clone)]
struct Found {
    start: usize,
    end: usize,
    id: Option<String>,
    kind: usize,
    row: serde_json::Value,
}

/// The text without its marks, and the marks.
fn unmark(marked: &str, is_event: impl Fn(&str) -> bool) -> (String, Vec<Gold>) {
    let (mut text, mut at, mut gold, mut open) = (String::new(), 0, Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        match c {
            '[' | '{' => open.push(at),
            '|' => {
                let end = rest.find([']', '}']).expect("a mark ends");
                let given = rest[1..end].strip_prefix('@');
                let ids: Vec<String> = rest[1..end]
                    .trim_start_matches('@')
                    .split('?')
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned)
                    .collect();
                let start = open.pop().expect("a mark begins");
                let optional = rest[end..].starts_with('}');
                let kind = match given {
                    Some(_) => 2,
                    None => usize::from(ids.iter().any(|id| is_event(id))),
                };
                gold.push(Gold { start, end: at, ids, kind: (!optional).then_some(kind) });
                rest = &rest[end + 1..];
                continue;
            }
            c => {
                text.push(c);
                at += 1;
            }
        }
        rest = &rest[c.len_utf8()..];
    }
    assert!(open.is_empty(), "a mark is open: {marked}");
    (text, gold)
}

#[derive(Default, Debug, Clone, Copy)]
struct Score {
    gold: usize,
    reported: usize,
    right: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.reported).max(1) as f64
    }
}

/// What the program reports in a text of a theatre.
fn annotate(theatre: &Path, date: &str, text: &str) -> Vec<Found> {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["annotate", "--workspace"])
        .arg(theatre)
        .args(["--date", date, "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("standard input").write_all(text.as_bytes()).expect("the text is read");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    let rows = String::from_utf8(output.stdout).expect("UTF-8");
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let kind = KINDS.iter().position(|kind| row["kind"] == **kind)?;
        let id = row.get(if kind == 2 { "value" } else { "id" }).and_then(|id| id.as_str()).map(str::to_owned);
        let place = |key: &str| row[key].as_u64().expect("an offset") as usize;
        Some(Found { start: place("start"), end: place("end"), id, kind, row })
    };
    rows.lines().filter_map(row).collect()
}

/// Scores one text by kind; what went wrong is added to `log`. Times count where the text has any marked.
fn score(theatre: &Path, file: &Path, is_event: impl Fn(&str) -> bool, scores: &mut [Score; 3], log: &mut String) {
    let marked = std::fs::read_to_string(file).unwrap();
    let (head, body) = marked.split_once('\n').unwrap();
    let (text, gold) = unmark(body, is_event);
    let found = annotate(theatre, head.trim_start_matches("date:").trim(), &text);
    let around = |start: usize, end: usize| -> String {
        let from = start.saturating_sub(50);
        text.chars().skip(from).take(end + 50 - from).map(|c| if c == '\n' { ' ' } else { c }).collect()
    };
    let dated = gold.iter().any(|gold| gold.kind == Some(2));
    for (kind, score) in scores.iter_mut().enumerate().take(if dated { 3 } else { 2 }) {
        let wanted: Vec<&Gold> = gold.iter().filter(|gold| gold.kind == Some(kind)).collect();
        let got: Vec<&Found> = found.iter().filter(|found| found.kind == kind).collect();
        let over = |gold: &Gold, found: &Found| gold.start < found.end && found.start < gold.end;
        let mut used = vec![false; got.len()];
        score.gold += wanted.len();
        for gold in &wanted {
            let hits = || (0..got.len()).filter(|&at| (kind == 1 || !used[at]) && over(gold, got[at]));
            let is = |at: &usize| got[*at].id.as_ref().is_some_and(|id| gold.ids.contains(id));
            let inexact = |at: &usize| (got[*at].start, got[*at].end) != (gold.start, gold.end);
            let best = hits().min_by_key(|at| (inexact(at), !is(at)));
            let right = best.filter(is).or(hits().find(is));
            if right.is_none() {
                let shown = best.map(|at| got[at].row.to_string());
                let words = around(gold.start, gold.end);
                log.push_str(&format!("{}: {:?}, reported {shown:?}\n    …{words}…\n", file.display(), gold.ids));
            }
            if let Some(at) = right.or(best) {
                used[at] = true;
            }
            score.right += usize::from(right.is_some());
        }
        for (at, found) in got.iter().enumerate() {
            let free = gold.iter().any(|gold| gold.kind.is_none() && over(gold, found));
            let within = kind == 1 && wanted.iter().any(|gold| over(gold, found));
            if used[at] || !free && !within {
                score.reported += 1;
            }
            if !used[at] && !free && !within {
                let words = around(found.start, found.end);
                log.push_str(&format!("{}: spurious {}\n    …{words}…\n", file.display(), found.row));
            }
        }
    }
}

fn theatre(name: &str, held: bool) -> ([Score; 3], String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/recognition").join(name);
    let toml = std::fs::read_to_string(folder.join("dossier.toml")).unwrap();
    let workspace = std::env::temp_dir().join(format!("dateline-recognition-{}-{name}", std::process::id()));
    std::fs::create_dir_all(workspace.join("dossier")).unwrap();
    std::fs::write(workspace.join("dateline.toml"), "").unwrap();
    std::fs::write(workspace.join("dossier/dossier.toml"), &toml).unwrap();
    let loaded = dateline::dossier::load::toml(&"dossier.toml".into(), &toml);
    assert_eq!(loaded.problems, []);
    let is_event = |id: &str| loaded.events.iter().any(|event| *event.id == *id);
    let (mut scores, mut log) = ([Score::default(); 3], String::new());
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let is_held = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("held"));
        if is_held == held {
            score(&workspace, file, is_event, &mut scores, &mut log);
        }
    }
    let _ = std::fs::remove_dir_all(&workspace);
    (scores, log)
}

/// `HELD=1` scores the texts held back, `SHOW=1` prints what is wrong and fails.
fn check(name: &str) {
    let (scores, log) = theatre(name, std::env::var_os("HELD").is_some());
    let figures = KINDS.iter().zip(&scores).map(|(kind, score)| format!("{kind} {:.3} {score:?}", score.f1()));
    let line = format!("{name}: {}\n{log}", figures.collect::<Vec<_>>().join(", "));
    let bars = scores.iter().zip([0.95, 0.85, 0.90]).all(|(score, bar)| score.gold == 0 || score.f1() >= bar);
    assert!(bars && std::env::var_os("SHOW").is_none(), "{line}");
}

/// One test a theatre.
macro_rules! theatres {
    ($($test:ident $folder:literal),* $(,)?) => {
        $(
            #[test]
            fn $test() {
                check($folder);
            }
        )*
    };
}

theatres! {
    sahel "sahel",
    sea "sea",
    balkans "balkans",
    caucasus "caucasus",
    andes "andes",
    red_sea "red-sea",
    great_lakes "great-lakes",
    central_asia "central-asia",
    horn "horn",
    mekong "mekong",
}
