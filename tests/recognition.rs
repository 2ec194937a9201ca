//! Recognition over texts of several theatres, each with a dossier of its own, scored as the examination scores it.

use dateline::dossier::recognise::{Dated, Flow, Kind, Times, resolve};
use dateline::dossier::{BlockNames, DocNames, Dossier, Names, builtin, load};
use dateline::lang::tokenize;
use dateline::time::{self, Context, Edtf};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A span with its ids; none for an optional one.
#[derive(Debug, PartialEq, Eq, Clone)]
struct Gold {
    start: usize,
    end: usize,
    ids: Vec<String>,
    optional: bool,
}

/// The text without its marks, and the marks.
fn unmark(marked: &str) -> (String, Vec<Gold>) {
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        match c {
            '[' | '{' => open.push(text.len()),
            '|' => {
                let end = rest.find([']', '}']).expect("a mark ends");
                let ids = rest[1..end].split('?').filter(|id| !id.is_empty()).map(str::to_owned).collect();
                let start = open.pop().expect("a mark begins");
                gold.push(Gold { start, end: text.len(), ids, optional: rest[end..].starts_with('}') });
                rest = &rest[end + 1..];
                continue;
            }
            c => text.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    (text, gold)
}

fn times(text: &str, anchor: Option<&Edtf>) -> Vec<Dated> {
    let found = time::find(text, &tokenize(text), &[]);
    let context = Context { anchor, running: None, tense: None, order: None, term: None };
    let values = time::resolve_block(&found, &context, |_| Some(dateline::lang::Tense::Past));
    let dated = found.iter().zip(&values).filter_map(|(expr, value)| {
        let (first, last) = value.interval?;
        Some(Dated { span: expr.span, first, last })
    });
    dated.collect()
}

#[derive(Default, Debug)]
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

fn over(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Scores one text; what went wrong is added to `log`.
fn score(names: &Names, dossier: &Dossier, file: &Path, actors: &mut Score, events: &mut Score, log: &mut String) {
    let marked = std::fs::read_to_string(file).unwrap();
    let (head, body) = marked.split_once('\n').unwrap();
    let anchor = Edtf::parse(head.trim_start_matches("date:").trim()).unwrap();
    let blocks: Vec<(String, Vec<Gold>)> = body.lines().map(unmark).collect();
    let found: Vec<BlockNames> = blocks.iter().map(|(text, _)| names.find(text, &[])).collect();
    let doc = DocNames::gather(names, found.iter());
    let mut flow = Flow::default();
    for ((text, gold), block) in blocks.iter().zip(&found) {
        let dated = times(text, Some(&anchor));
        let times = Times { dated: &dated, anchor: anchor.first.zip(anchor.last) };
        let mentions = resolve(names, block, &doc, &times, &mut flow);
        for kind in [Kind::Actor, Kind::Event] {
            let score = if kind == Kind::Actor { &mut *actors } else { &mut *events };
            let is_event =
                |gold: &&Gold| gold.ids.iter().any(|id| dossier.event(id).is_some()) == (kind == Kind::Event);
            let wanted: Vec<&Gold> = gold.iter().filter(|gold| !gold.optional).filter(is_event).collect();
            let got: Vec<_> = mentions.iter().filter(|mention| mention.kind == kind).collect();
            let mut used = vec![false; got.len()];
            score.gold += wanted.len();
            for gold in &wanted {
                let span = (gold.start, gold.end);
                let hits = || {
                    (0..got.len()).filter(|&at| {
                        (kind == Kind::Event || !used[at]) && over(span, (got[at].span.start, got[at].span.end))
                    })
                };
                let is = |at: &usize| {
                    got[*at].candidates.len() == 1 && gold.ids.iter().any(|id| **id == *got[*at].candidates[0])
                };
                let exact = |at: &usize| (got[*at].span.start, got[*at].span.end) != span;
                let best = hits().min_by_key(|at| (exact(at), !is(at)));
                let right = best.filter(is).or(hits().find(is));
                let shown = right.or(best).map(|at| (got[at].span.of(text), &got[at].candidates));
                if right.is_none() {
                    log.push_str(&format!(
                        "{}: {:?} {:?}, reported {shown:?}\n    {text}\n",
                        file.display(),
                        &text[gold.start..gold.end],
                        gold.ids
                    ));
                }
                if let Some(at) = right.or(best) {
                    used[at] = true;
                }
                score.right += usize::from(right.is_some());
            }
            for (at, mention) in got.iter().enumerate() {
                let span = (mention.span.start, mention.span.end);
                let free = gold.iter().any(|gold| gold.optional && over(span, (gold.start, gold.end)));
                let within = kind == Kind::Event && wanted.iter().any(|gold| over(span, (gold.start, gold.end)));
                if used[at] || !free && !within {
                    score.reported += 1;
                }
                if !used[at] && !free && !within {
                    log.push_str(&format!(
                        "{}: spurious {:?} {:?} {:?}\n    {text}\n",
                        file.display(),
                        mention.span.of(text),
                        mention.candidates,
                        mention.via
                    ));
                }
            }
        }
    }
}

fn theatre(name: &str, held: bool) -> (Score, Score, String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/recognition").join(name);
    let toml = std::fs::read_to_string(folder.join("dossier.toml")).unwrap();
    let loaded = load::toml(&"dossier.toml".into(), &toml);
    assert_eq!(loaded.problems, []);
    let (dossier, _) = Dossier::merge(builtin(), &[Arc::new(loaded)]);
    let names = Names::layered(&Names::build(builtin()), &dossier);
    let (mut actors, mut events, mut log) = (Score::default(), Score::default(), String::new());
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let is_held = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("held"));
        if is_held == held {
            score(&names, &dossier, file, &mut actors, &mut events, &mut log);
        }
    }
    (actors, events, log)
}

fn check(name: &str) {
    let (actors, events, log) = theatre(name, std::env::var_os("HELD").is_some());
    let line = format!("{name}: actors {:.3} {actors:?}, events {:.3} {events:?}\n{log}", actors.f1(), events.f1());
    assert!(actors.f1() >= 0.95 && events.f1() >= 0.85 && std::env::var_os("SHOW").is_none(), "{line}");
}

#[test]
fn sahel() {
    check("sahel");
}

#[test]
fn south_china_sea() {
    check("sea");
}

#[test]
fn balkans() {
    check("balkans");
}

#[test]
fn caucasus() {
    check("caucasus");
}

#[test]
fn andes() {
    check("andes");
}

#[test]
fn red_sea() {
    check("red-sea");
}
