//! How well the weights of metadiscourse (`src/analysis/claim/metadiscourse/weights.txt`) tell a text's talk of itself from claims, and how they are made.
//!
//! `tests/passages` has labelled passages, one sentence a line, by writers who did not know the program; the labelled sentences of
//! tests/claims and of the notes in tests/examination are fitted to as well. To make the weights anew, and print how well weights do that
//! were fitted without the passages of one writer, or without a part of the notes:
//! `cargo test --release --test metadiscourse -- --ignored --nocapture`.

#[path = "metadiscourse/fit.rs"]
mod fit;
#[path = "support/labels.rs"]
mod labels;
#[path = "metadiscourse/rows.rs"]
mod rows;
mod support;

use dateline::analysis::claim::Status;
use fit::Weights;
use rows::Row;
use std::fmt::Write;
use std::path::Path;

/// How far weights may go from zero: the variance that they are expected to have.
const STRENGTH: f64 = 1.5;
/// A sign that fewer sentences have is left out.
const FEWEST: usize = 4;
/// The odds' logarithm from which on a sentence is taken to be about its text, as in the program.
const ENOUGH: f64 = 1.25;

/// What held-out rows add up to, with what they are.
type Sums = Vec<(f64, bool)>;

fn sums(rows: &[&Row], weights: &Weights) -> Sums {
    rows.iter().filter(|row| row.is_asked).map(|row| (weights.sum(&row.signs), row.about)).collect()
}

/// Of the sentences without citation that speak of their text: how many are told; of claims and assessments: how many are lost.
#[allow(clippy::print_stdout)]
fn publish(what: &str, sums: &Sums, enough: f64) {
    let part = |about: bool| {
        let of_kind = sums.iter().filter(|(_, found)| *found == about);
        (of_kind.clone().filter(|(sum, _)| *sum >= enough).count(), of_kind.count())
    };
    let ((told, all), (lost, claims)) = (part(true), part(false));
    println!("{what}, {enough}: {told} of {all} sentences about their text told, {lost} of {claims} others lost");
}

/// The weights that rows give, of signs that several have.
fn fitted(rows: &[&Row]) -> Weights {
    Weights::fit(rows, STRENGTH, FEWEST)
}

/// The passages as the program takes them, its rules and its weights together. They were fitted to: this guards, and does not measure.
#[test]
#[allow(clippy::print_stdout)]
fn passages_in_view() {
    let rows = rows::all();
    let passages = || rows.iter().filter(|row| row.group.starts_with("passages") && row.is_asked);
    let none = |row: &Row| matches!(row.status, Status::None(_));
    let (all, about) = (passages().count(), passages().filter(|row| row.about).count());
    let taken = passages().filter(|row| row.about && row.status == Status::Claim).count();
    let lost = passages().filter(|row| !row.about && none(row)).count();
    let others = all - about;
    println!(
        "passages: {taken} of {about} sentences about their text taken for claims, {lost} of {others} others lost"
    );
    for row in passages().filter(|row| std::env::var_os("PASSAGES").is_some() && row.about != none(row)) {
        println!("  {} {:?}: {}", row.group, row.status, row.text);
    }
    assert!(taken * 6 < about && lost * 33 < others);
}

#[test]
#[ignore = "makes the table anew; minutes in a debug build"]
fn make_the_weights() {
    let rows = rows::all();
    let mut groups: Vec<&str> = rows.iter().map(|row| row.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let (mut notes, mut passages) = (Sums::new(), Sums::new());
    for group in groups.into_iter().filter(|group| !group.starts_with("claims")) {
        let (held, kept): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.group == group);
        let sums = sums(&held, &fitted(&kept));
        publish(&format!("without {group}"), &sums, ENOUGH);
        if group.starts_with("notes") { &mut notes } else { &mut passages }.extend(sums);
    }
    for enough in [0.0, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0] {
        publish("held-out notes", &notes, enough);
        publish("held-out passages", &passages, enough);
    }
    let all: Vec<&Row> = rows.iter().collect();
    let weights = fitted(&all);
    publish("all", &sums(&all, &weights), ENOUGH);
    let mut table = String::new();
    for (sign, weight) in weights.rounded() {
        let _ = writeln!(table, "{weight} {sign}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/claim/metadiscourse/weights.txt");
    std::fs::write(path, table).expect("the table is written");
}
