//! The claim marks against labelled sentences. `talks-outlook.jsonl` holds the sentences of the briefing in the shared gold
//! set, the other files are our own. A row: the text, its label, whether it tells of an occurrence (null where it is no
//! claim, or where both readings are fair), and, where it matters, the block that it stands in and what else the mark says.

use dateline::analysis::claim::{BlockInfo, Mark, Sentence, Status, mark_all};
use dateline::lang::{tokenize, verb_groups};
use dateline::text::Span;
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    label: String,
    occurrence: Option<bool>,
    #[serde(default)]
    block: Option<String>,
    #[serde(default)]
    breaks: Option<bool>,
    #[serde(default)]
    who: Option<String>,
    #[serde(default)]
    vague: Option<bool>,
}

fn mark_of(row: &Row) -> Mark {
    let kind = row.block.as_deref();
    let block = BlockInfo {
        heading: kind == Some("heading"),
        quoted: kind == Some("quote"),
        table_cell: kind == Some("cell"),
        task: kind == Some("task"),
        ..BlockInfo::default()
    };
    let (tokens, span) = (tokenize(&row.text), Span::new(0, row.text.len()));
    let verbs = verb_groups(&row.text, &tokens, span);
    let sentence = Sentence { block, follows: false, span, text: &row.text, tokens: &tokens, verbs: &verbs };
    mark_all(&[sentence]).pop().expect("a mark for each sentence")
}

fn label(mark: &Mark) -> String {
    match mark.status {
        Status::Claim => "claim".to_owned(),
        Status::Assessment => "assessment".to_owned(),
        Status::None(reason) => format!("none ({reason:?})"),
    }
}

/// Right and all, by what was asked; and the rows that went wrong.
#[derive(Default)]
struct Score {
    counts: BTreeMap<String, (usize, usize)>,
    wrong: String,
}

impl Score {
    fn ask(&mut self, what: &str, row: &Row, right: bool, got: &str) {
        let count = self.counts.entry(what.to_owned()).or_default();
        *count = (count.0 + usize::from(right), count.1 + 1);
        if !right {
            self.wrong.push_str(&format!("  {what}: {got}: {}\n", row.text));
        }
    }

    fn share(&self, what: &str) -> f64 {
        self.counts.get(what).map_or(1.0, |(right, all)| *right as f64 / *all as f64)
    }

    fn figures(&self) -> String {
        let shares: Vec<_> = self.counts.iter().map(|(what, (right, all))| format!("{what} {right}/{all}")).collect();
        shares.join(", ")
    }
}

fn score(rows: &str) -> Score {
    let mut score = Score::default();
    for line in rows.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let mark = mark_of(&row);
        let got = label(&mark);
        // `other`: whatever it is, it is no claim.
        let right = if row.label == "other" { !got.starts_with("claim") } else { got.starts_with(&row.label) };
        score.ask(&row.label, &row, right, &got);
        score.ask("label", &row, right, &got);
        if let (true, "claim", Some(occurrence)) = (right, row.label.as_str(), row.occurrence) {
            score.ask("occurrence", &row, mark.occurrence == occurrence, &format!("{}", mark.occurrence));
        }
        if let Some(breaks) = row.breaks {
            score.ask("breaks", &row, mark.breaks_running_date == breaks, &format!("{}", !breaks));
        }
        if let Some(who) = &row.who {
            let found = mark.attribution.map(|span| span.of(&row.text)).unwrap_or_default();
            score.ask("attribution", &row, found == who, found);
        }
        if let Some(vague) = row.vague {
            score.ask("vague", &row, mark.vague_attribution.is_some() == vague, &format!("{}", !vague));
        }
    }
    score
}

fn check(name: &str, rows: &str, floors: &[(&str, f64)]) {
    let score = score(rows);
    if std::env::var_os("CLAIM_FIGURES").is_some() {
        std::fs::write(
            std::env::temp_dir().join(format!("claims-{name}.txt")),
            format!("{}\n{}", score.figures(), score.wrong),
        )
        .expect("a temporary file");
    }
    for (what, floor) in floors {
        assert!(score.share(what) >= *floor, "{name}: {what} under {floor}: {}\n{}", score.figures(), score.wrong);
    }
}

/// Our own sentences, two thirds of them: the rules were made with these in view.
const SEEN: &[(&str, &str)] = &[
    ("about-note", include_str!("claims/about-note.jsonl")),
    ("assessments", include_str!("claims/assessments.jsonl")),
    ("attribution", include_str!("claims/attribution.jsonl")),
    ("briefing", include_str!("claims/briefing.jsonl")),
    ("bullets", include_str!("claims/bullets.jsonl")),
    ("classes", include_str!("claims/classes.jsonl")),
    ("diary", include_str!("claims/diary.jsonl")),
    ("margins", include_str!("claims/margins.jsonl")),
    ("process", include_str!("claims/process.jsonl")),
    ("remarks", include_str!("claims/remarks.jsonl")),
    ("reported", include_str!("claims/reported.jsonl")),
    ("tasks", include_str!("claims/tasks.jsonl")),
];

#[test]
fn the_briefing() {
    check("talks-outlook", include_str!("claims/talks-outlook.jsonl"), &[("label", 1.0), ("occurrence", 1.0)]);
}

#[test]
fn sentences_in_view() {
    let all: String = SEEN.iter().map(|(_, rows)| *rows).collect();
    check(
        "seen",
        &all,
        &[
            ("claim", 0.98),
            ("assessment", 0.97),
            ("none", 0.98),
            ("occurrence", 0.98),
            ("attribution", 0.9),
            ("vague", 0.9),
        ],
    );
}

/// The third that was kept unread while the rules were made. Scored once; the floors are under what it gave.
#[test]
fn sentences_held_out() {
    let floors = [("label", 0.94), ("claim", 0.93), ("assessment", 0.92), ("none", 0.96), ("occurrence", 0.97)];
    check("held-out", include_str!("claims/held-out.jsonl"), &floors);
}

/// Sentences as desks write them: minutes, press reviews, biographies, telegrams, banks, police. In view; what is wrong stays in the set.
#[test]
fn sentences_of_desks() {
    let floors = [("label", 0.94), ("claim", 0.95), ("assessment", 0.86), ("none", 0.95), ("occurrence", 0.96)];
    check("desks", include_str!("claims/desks.jsonl"), &floors);
}

/// Thirteen kinds of sentences as careful writers have them: method, housekeeping, definitions, law, conditions, baselines, how sources were
/// weighed, what is unknown, recommendations, scenarios, captions, fragments, boilerplate. Two thirds, in view; what is wrong stays in the set.
#[test]
fn sentences_of_kinds() {
    check("kinds", include_str!("claims/kinds.jsonl"), &[("claim", 0.9), ("other", 0.6)]);
}

/// The third that was kept unread, and is not fitted to. With rules made for the other two thirds 34 of 36 claims and 83 of 133 others were told (38
/// before; 128 where the sentences of a kind stand in a note that cites throughout); with the weights that came in their place, see the floors.
#[test]
fn sentences_of_kinds_held_out() {
    check("kinds-held-out", include_str!("claims/kinds-held-out.jsonl"), &[("claim", 0.9), ("other", 0.5)]);
}
