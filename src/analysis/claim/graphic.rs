//! What a text says of the pictures that stand in it: lines, dots and colours, what is to be seen where.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// What is drawn.
#[rustfmt::skip]
const DRAWN: WordList = WordList::new(&[
    "area", "areas", "arrow", "arrows", "axes", "axis", "band", "bands", "bar", "bars", "box", "boxes", "cell", "cells", "circle", "circles", "contour", "contours", "cross", "crosses", "diamond", "diamonds", "dot",
    "dots", "line", "lines", "patch", "pin", "pins", "ring", "rings", "row", "rows", "shading", "square", "squares", "star", "stars", "symbol", "symbols", "triangle", "triangles", "zone", "zones",
]);

/// How it looks.
#[rustfmt::skip]
const LOOKS: WordList = WordList::new(&[
    "black", "blue", "bold", "broken", "brown", "dark", "dashed", "dotted", "filled", "green", "grey", "hatched", "hollow", "light", "orange", "pale", "pink", "purple", "red", "shaded", "solid", "striped", "thick",
    "thin", "white", "yellow",
]);

/// Words of which one stands in every sentence that this file is about.
#[rustfmt::skip]
const CUES: WordList = WordList::new(&[
    "axes", "axis", "background", "columns", "foreground", "rows", "each", "image", "north", "picture", "photo",
]);

/// Whether the sentence explains a picture. Linear in its subject.
pub(super) fn explains_picture(reading: &Reading, main: &VerbGroup) -> bool {
    if main.modal.is_some() || !reading.references.is_empty() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let present = main.tense == Some(Tense::Present);
    let lemma = &*main.lemma;
    let shows = matches!(
        lemma,
        "be" | "give" | "mark" | "mean" | "represent" | "show" | "denote" | "indicate" | "draw" | "trace" | "scale"
    ) || lemma == "stand" && reading.is(after, &["for"]);
    // `Dark bars are imports.`, `The dotted line is the cease-fire line of 1994.`
    let open = subject.start + usize::from(reading.is(subject.start, &["the", "all"]));
    let drawn = subject.len() <= 4
        && reading.is(open, LOOKS)
        && !reading.is_name(subject.end.wrapping_sub(1))
        && reading.is(subject.end.wrapping_sub(1), DRAWN);
    if drawn
        && present
        && shows
        && !(main.passive && lemma != "draw" && lemma != "scale")
        && !reading.is(after, &["in", "on", "at", "along"])
    {
        return true;
    }
    // `Circles are drawn to the size of the crowd.`
    let scaled =
        subject.len() <= 2 && reading.is(open, DRAWN) && main.passive && matches!(lemma, "draw" | "scale") && present;
    if scaled {
        return true;
    }
    if !(reading.first..reading.end.min(reading.first + 12)).any(|at| reading.is(at, CUES)) {
        return false;
    }
    // `Each square stands for ten families.`
    let each =
        reading.is(subject.start, &["each", "one"]) && subject.len() == 2 && reading.is(subject.start + 1, DRAWN);
    if each && present && shows {
        return true;
    }
    // `Both axes start at zero.`, `Columns 3 and 4 are cumulative.`, `North is to the left.`, `Picture quality is poor.`
    let axes = subject.clone().take(3).any(|at| reading.is(at, &["axes", "axis"]))
        && matches!(lemma, "be" | "start" | "run" | "show" | "begin" | "give" | "end");
    let columns = reading.is(reading.first, &["column", "columns", "row", "rows"])
        && reading.tokens.get(reading.first + 1).is_some_and(|token| token.kind == crate::lang::TokenKind::Number);
    let north = reading.is(subject.start, &["north"])
        && subject.len() == 1
        && lemma == "be"
        && (reading.phrase(after, "to the").is_some() || reading.is(after, &["up", "at"]));
    let quality = reading.is(subject.start, &["image", "picture", "photo"])
        && reading.is(subject.start + 1, &["quality"])
        && lemma == "be";
    if present && (axes || columns || north || quality) {
        return true;
    }
    // `The boats in the foreground were there before.`
    lemma == "be"
        && subject
            .clone()
            .any(|at| reading.is(at, &["foreground", "background"]) && reading.is(at.wrapping_sub(2), &["in"]))
}
