//! The Golden Rules for sentence segmentation, English (pySBD, MIT licence): rows of text and its sentences.

use dateline::lang::{sentences, tokenize};
use dateline::text::Span;

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    sentences: Vec<String>,
}

#[test]
fn golden_rules() {
    let rows = include_str!("golden_rules/en.jsonl");
    let rows: Vec<Row> = rows.lines().map(|line| serde_json::from_str(line).expect("a row of the set")).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        // As a block's inline parse would give them: bracketed omissions hold no boundary.
        let opaque: Vec<_> = row.text.match_indices("[...]").map(|(at, gap)| Span::new(at, at + gap.len())).collect();
        let got: Vec<_> =
            sentences(&row.text, &tokenize(&row.text), &opaque).iter().map(|span| span.of(&row.text)).collect();
        if got != row.sentences {
            wrong.push(format!("{got:#?}\n  instead of {:#?}", row.sentences));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are not met:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
