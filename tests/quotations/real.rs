//! Quotations out of real articles, held against the articles that have them and against others that have not: the articles nearest in
//! their words, which an analyst would mix up. What recurs is found by a way of its own, so that the aligner does not judge itself.

use super::alter::{Dice, Row, Verdict, altered, words};
use dateline::text::Span;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Sentences that have most of their words in order in another article: whether they are the same is for the eye to judge.
pub const SHARED: &str = "shares words";

/// The words of a text in lower case.
fn folded(text: &str) -> Vec<String> {
    words(text).iter().map(|word| word.of(text).to_lowercase().replace('’', "'")).collect()
}

/// The greatest share of the words of `piece` that stand in order within a stretch of `text` half as long again, and the stretch's
/// words. Quadratic in the piece: for measuring only.
fn in_order(piece: &[String], text: &[String]) -> (f32, std::ops::Range<usize>) {
    let (len, mut best) = (piece.len(), (0.0, 0..0));
    let (width, step) = (len + len / 2 + 1, (len / 4).max(1));
    let mut from = 0;
    while from < text.len() {
        let window = &text[from..(from + width).min(text.len())];
        let mut row = vec![0usize; window.len() + 1];
        for word in piece {
            let mut before = 0;
            for (at, other) in window.iter().enumerate() {
                let old = row[at + 1];
                row[at + 1] = if word == other { before + 1 } else { old.max(row[at]) };
                before = old;
            }
        }
        let share = row[window.len()] as f32 / len.max(1) as f32;
        if share > best.0 {
            best = (share, from..from + window.len());
        }
        from += step;
    }
    best
}

/// For each text the others, the most alike in their rare words first.
fn nearest(texts: &[String]) -> Vec<Vec<usize>> {
    let sets: Vec<HashSet<String>> = texts.iter().map(|text| folded(text).into_iter().collect()).collect();
    let mut documents: HashMap<&str, usize> = HashMap::new();
    sets.iter().flatten().for_each(|word| *documents.entry(word).or_default() += 1);
    let weight = |word: &String| (texts.len() as f32 / documents[word.as_str()] as f32).ln();
    let alike = |a: usize, b: usize| -> f32 { sets[a].intersection(&sets[b]).map(weight).sum() };
    let others = |at: usize| {
        let mut others: Vec<usize> = (0..texts.len()).filter(|other| *other != at).collect();
        others.sort_by(|a, b| alike(at, *b).total_cmp(&alike(at, *a)));
        others
    };
    (0..texts.len()).map(others).collect()
}

/// Rows out of `texts`: each kind of altered quotation of each text, the same as decoys that cite one of the three nearest texts, and
/// what recurs of itself: sentences and quotations of one text that stand in another.
pub fn rows(texts: &[String], each: usize, seed: u64) -> Vec<Row> {
    let mut dice = Dice(seed);
    let near = nearest(texts);
    let all: Vec<Vec<String>> = texts.iter().map(|text| folded(text)).collect();
    let mut out = Vec::new();
    for (source, text) in texts.iter().enumerate() {
        for kind in (0..13).cycle().take(each) {
            let Some(row) = altered(&mut dice, source, text, kind) else { continue };
            let decoy = near[source][dice.below(3)];
            // Where half of the words are there in order, who is to say that it is no decoy.
            if in_order(&folded(&row.quotation), &all[decoy]).0 < 0.5 {
                let quotation = row.quotation.clone();
                out.push(Row {
                    how: "decoy",
                    source: decoy,
                    quotation,
                    passage: Span::at(0),
                    verdict: Verdict::None,
                    changed: None,
                });
            }
            out.push(row);
        }
    }
    let mut seen: BTreeMap<(usize, String), ()> = BTreeMap::new();
    for text in texts {
        let quoted = text.split(['“', '”', '"']).skip(1).step_by(2);
        for piece in text.split(['.', '\n', '“', '”', '"', ';']).chain(quoted) {
            let piece = piece.trim();
            let own = folded(piece);
            if !(6..=60).contains(&own.len()) {
                continue;
            }
            for (other, other_text) in texts.iter().enumerate() {
                if std::ptr::eq(text, other_text) || seen.insert((other, piece.to_owned()), ()).is_some() {
                    continue;
                }
                let (share, found) = in_order(&own, &all[other]);
                if share < 0.6 {
                    continue;
                }
                let places = words(other_text);
                // The stretch between the first and the last of its words that the piece has.
                let inside: Vec<usize> = found.filter(|at| own.contains(&all[other][*at])).collect();
                let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
                let passage = Span::new(places[*first].start, places[*last].end);
                let (how, verdict) = if share == 1.0 { ("recurs", Verdict::Exact) } else { (SHARED, Verdict::Near) };
                out.push(Row { how, source: other, quotation: piece.to_owned(), passage, verdict, changed: None });
            }
        }
    }
    out
}
