//! Labelled sentences with their signs.

use crate::labels::{Label, labels};
use crate::support::{Fixture, key};
use dateline::analysis::claim::{BlockInfo, Sentence, Status, mark_all, signs_of};
use dateline::lang::{tokenize, verb_groups};
use dateline::text::Span;
use std::path::{Path, PathBuf};

/// A sentence that says something of the world, or of its text.
pub struct Row {
    /// Where it comes from: `passages north`, `claims desks`, `notes 3`.
    pub group: String,
    /// It is neither claim nor assessment.
    pub about: bool,
    /// The program asks its weights of such a sentence: no citation, and by its form it could be a claim.
    pub is_asked: bool,
    /// Its signs.
    pub signs: Vec<String>,
    /// What the program takes it for.
    pub status: Status,
    /// Its words.
    pub text: String,
}

/// The rows of all sets.
pub fn all() -> Vec<Row> {
    let mut rows = Vec::new();
    files("passages", "txt").iter().for_each(|path| passages(path, &mut rows));
    // Those that are held out measure.
    let claims = files("claims", "jsonl");
    claims.iter().filter(|path| !stem(path).contains("held-out")).for_each(|path| sentences(path, &mut rows));
    files("examination", "txt").iter().for_each(|path| notes(path, &mut rows));
    rows
}

fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let all = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut all: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|found| found == end)).collect();
    all.sort();
    all
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).expect("a name")
}

fn row(group: &str, label: &str, about_before: bool, sentence: &Sentence, status: Status) -> Option<Row> {
    let about = match label {
        "none" => true,
        "claim" | "assessment" => false,
        _ => return None,
    };
    let signs = signs_of(sentence, about_before);
    let text = sentence.span.of(sentence.text).to_owned();
    let cited = text.contains("[@") || text.contains("[^");
    // Questions, commands and the like are told by their form.
    let formed = sentence.verbs.iter().any(|group| group.is_finite() && !group.subordinate) && !text.ends_with('?');
    Some(Row { group: group.to_owned(), about, is_asked: !cited && formed, signs, status, text })
}

fn label_of(letter: &str) -> &'static str {
    match letter {
        "c" => "claim",
        "a" => "assessment",
        "n" => "none",
        _ => panic!("no label: {letter}"),
    }
}

/// A passage: lines parted from the next one by an empty line; items of a list stand alone.
fn passages(path: &Path, rows: &mut Vec<Row>) {
    let group = format!("passages {}", stem(path));
    let text = std::fs::read_to_string(path).expect("a text");
    for passage in text.split("\n\n") {
        let mut block: Vec<(&str, &str)> = Vec::new();
        for line in passage.lines().filter(|line| !line.is_empty()) {
            let (letter, words) = line.split_once(' ').unwrap_or_else(|| panic!("no words: {line}"));
            match words.strip_prefix("- ") {
                Some(item) => {
                    paragraph(&group, &std::mem::take(&mut block), rows);
                    paragraph(&group, &[(label_of(letter), item)], rows);
                }
                None => block.push((label_of(letter), words)),
            }
        }
        paragraph(&group, &block, rows);
    }
}

/// Sentences that stand in one block.
fn paragraph(group: &str, sentences: &[(&str, &str)], rows: &mut Vec<Row>) {
    let text = sentences.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(" ");
    let tokens = tokenize(&text);
    let places = sentences.iter().scan(0, |next, (_, words)| {
        let start = *next;
        *next += words.len() + 1;
        Some(Span::new(start, start + words.len()))
    });
    let spans: Vec<Span> = places.collect();
    let verbs: Vec<_> = spans.iter().map(|span| verb_groups(&text, &tokens, *span)).collect();
    let mut marked = Vec::new();
    for (span, verbs) in spans.iter().zip(&verbs) {
        let (block, follows) = (BlockInfo::default(), span.start > 0);
        marked.push(Sentence { block, follows, span: *span, text: &text, tokens: &tokens, verbs });
    }
    let mut about = false;
    for ((sentence, mark), (label, _)) in marked.iter().zip(mark_all(&marked)).zip(sentences) {
        rows.extend(row(group, label, about, sentence, mark.status));
        about = *label == "none";
    }
}

#[derive(serde::Deserialize)]
struct Labelled {
    text: String,
    label: String,
    #[serde(default)]
    block: Option<String>,
}

fn sentences(path: &Path, rows: &mut Vec<Row>) {
    let group = format!("claims {}", stem(path));
    for line in std::fs::read_to_string(path).expect("a text").lines() {
        let labelled: Labelled = serde_json::from_str(line).expect(line);
        if labelled.block.is_some() {
            continue;
        }
        let (tokens, span) = (tokenize(&labelled.text), Span::new(0, labelled.text.len()));
        let verbs = verb_groups(&labelled.text, &tokens, span);
        let (block, text) = (BlockInfo::default(), labelled.text.as_str());
        let sentence = Sentence { block, follows: false, span, text, tokens: &tokens, verbs: &verbs };
        let status = mark_all(std::slice::from_ref(&sentence)).pop().expect("a mark").status;
        rows.extend(row(&group, &labelled.label, false, &sentence, status));
    }
}

/// The sentences of a note that its labels speak of.
fn notes(path: &Path, rows: &mut Vec<Row>) {
    let name = stem(path);
    let number: u32 = name.split('-').next().and_then(|number| number.parse().ok()).expect("a number");
    let group = format!("notes {}", number % 5);
    let text = std::fs::read_to_string(path).expect("a text");
    let (files, labelled) = text.split_once("=== labels\n").expect("labels");
    let fixture = Fixture::new(files);
    let (snapshot, file) = (fixture.snapshot(), key("note.md"));
    let labels = labels(labelled, &snapshot.text(&file).expect("a note").to_string());
    let open =
        |span: Span| labels.iter().any(|label| matches!(label, Label::Open { span: open } if open.overlaps(span)));
    let analysis = snapshot.analysis(&file).expect("an analysis");
    for view in analysis.blocks() {
        let (text, tokens) = (view.block.running.text.as_str(), view.facts.tokens(view.block));
        let mut about = false;
        for (at, facts) in view.facts.sentences.iter().enumerate() {
            let span = view.file_span(facts.span);
            let labelled = labels.iter().find_map(|label| match label {
                Label::Row { span: words, label, .. } if words.overlaps(span) && !open(*words) => Some(*label),
                _ => None,
            });
            let (block, verbs) = (BlockInfo::default(), facts.verbs.as_slice());
            let sentence = Sentence { block, follows: at > 0, span: facts.span, text, tokens, verbs };
            rows.extend(labelled.and_then(|label| row(&group, label, about, &sentence, facts.mark.status)));
            about = labelled.map_or(matches!(facts.mark.status, Status::None(_)), |label| label == "none");
        }
    }
}
