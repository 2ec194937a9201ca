//! Texts by grammar: for each kind of file productions that mix what is right with what is nearly right.
//! `‹name›` stands for one of the alternatives of `name`; `‹n›` is a number at an edge.

use super::draw::{NUMBERS, Random};

#[path = "grammar/files.rs"]
mod files;
#[path = "grammar/notes.rs"]
mod notes;
#[path = "grammar/references.rs"]
mod references;

/// Deeper than this a production takes its first alternative, which leads out.
const DEEPEST: usize = 24;
/// A text grows to about this length.
const LONGEST: usize = 6_000;

fn productions() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    [notes::PRODUCTIONS, references::PRODUCTIONS, files::PRODUCTIONS].into_iter().flatten()
}

/// A text of that kind.
pub fn text(kind: &str, random: &mut Random) -> String {
    let mut out = String::new();
    expand(kind, 0, &mut out, random);
    out
}

fn expand(name: &str, depth: usize, out: &mut String, random: &mut Random) {
    if name == "n" {
        out.push_str(random.one_of(NUMBERS));
        return;
    }
    let (_, alternatives) = productions().find(|(of, _)| *of == name).unwrap_or_else(|| panic!("‹{name}›"));
    let ends = depth > DEEPEST || out.len() > LONGEST;
    let mut rest = if ends { alternatives[0] } else { random.one_of(alternatives) };
    while let Some((before, after)) = rest.split_once('‹') {
        out.push_str(before);
        let (inner, after) = after.split_once('›').unwrap_or_else(|| panic!("‹{after}"));
        expand(inner, depth + 1, out, random);
        rest = after;
    }
    out.push_str(rest);
}
