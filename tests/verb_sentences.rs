//! The verb step against sentences of our own. A line marks its finite verb groups: `{had met Ps}` is a group, past (`P`;
//! `N` present, `F` future), in a subordinate clause (`s`). Groups that are not finite are not marked.

use dateline::lang::{Tense, tokenize, verb_groups};
use dateline::text::Span;

/// The text of a line without its marks, and the marks: span, tense, subordinate.
fn parse(line: &str) -> (String, Vec<(Span, Tense, bool)>) {
    let (mut text, mut groups) = (String::new(), Vec::new());
    for (n, piece) in line.split('{').enumerate() {
        let Some((marked, rest)) = piece.split_once('}').filter(|_| n > 0) else {
            text.push_str(piece);
            continue;
        };
        let (words, mark) = marked.rsplit_once(' ').expect("a mark after the words");
        let tense = match &mark[..1] {
            "P" => Tense::Past,
            "N" => Tense::Present,
            _ => Tense::Future,
        };
        groups.push((Span::new(text.len(), text.len() + words.len()), tense, mark.ends_with('s')));
        text.push_str(words);
        text.push_str(rest);
    }
    (text, groups)
}

#[test]
fn finite_groups_and_their_tense() {
    let (mut wanted, mut found, mut right, mut tenses, mut clauses, mut whole) = (0, 0, 0, 0, 0, 0);
    let mut wrong = String::new();
    let lines: Vec<_> = include_str!("verbs/sentences.txt").lines().filter(|line| !line.is_empty()).collect();
    for line in &lines {
        let (text, want) = parse(line);
        let groups = verb_groups(&text, &tokenize(&text), Span::new(0, text.len()));
        let got: Vec<_> =
            groups.iter().filter_map(|group| Some((group.span, group.tense?, group.subordinate))).collect();
        wanted += want.len();
        found += got.len();
        for (span, tense, subordinate) in &want {
            let Some(hit) = got.iter().find(|(other, ..)| other == span) else { continue };
            right += 1;
            tenses += usize::from(hit.1 == *tense);
            clauses += usize::from(hit.2 == *subordinate);
        }
        if want == got {
            whole += 1;
        } else {
            let shown: Vec<_> =
                got.iter().map(|(span, tense, sub)| format!("{}/{tense:?}/{sub}", span.of(&text))).collect();
            wrong.push_str(&format!("{line}\n    {}\n", shown.join("  ")));
        }
    }
    let recall = right as f64 / wanted as f64;
    let precision = right as f64 / found as f64;
    let figures = format!(
        "{} sentences, {whole} wholly right; finite groups: precision {precision:.3}, recall {recall:.3}; \
         tense of those found {tenses}/{right}, clause {clauses}/{right}",
        lines.len()
    );
    assert!(recall >= 0.98 && precision >= 0.98 && tenses + 2 >= right && clauses + 3 >= right, "{wrong}\n{figures}");
}
