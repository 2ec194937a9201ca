//! BibLaTeX files: types of entries, names of fields, keys of other entries, paths of files, grades.

mod fields;
mod place;

use super::here::{Here, Query};
use super::links::is_read;
use super::paths::{self, Path};
use super::{About, Completion, CompletionKind, Completions, LIMIT, citations};
use crate::text::Span;
use crate::workspace::lookup::{Listing, fields as words_of};
use crate::workspace::{FileKey, path};
use fields::{FIELDS, TYPES};
use place::{Place, WINDOW, place};

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// What can be written in a BibLaTeX file. Looks at the text within some kilobytes of the cursor.
pub fn complete(here: &Here) -> Completions {
    let text = &here.state.text;
    let start = text.floor(here.offset.saturating_sub(WINDOW));
    let before = text.slice(Span::new(start, here.offset));
    let after = text.slice(Span::new(here.offset, text.floor((here.offset + WINDOW).min(text.len()))));
    let list = |items: Vec<Completion>| Completions { items, incomplete: false };
    // Nothing that is completed here goes over a line's end.
    let in_line = |typed: &str| here.before.len().checked_sub(typed.len());
    match place(&before, &after) {
        Some(Place::Kind(typed)) => list(in_line(typed).map(|at| kinds(here, at)).unwrap_or_default()),
        Some(Place::Field { kind, typed, given }) => {
            list(in_line(typed).map(|at| names(here, at, kind, &given)).unwrap_or_default())
        }
        Some(Place::Value { field, key, typed }) => {
            value(here, &field.to_ascii_lowercase(), key, typed).unwrap_or_default()
        }
        None => Completions::default(),
    }
}

fn kinds(here: &Here, at: usize) -> Vec<Completion> {
    let typed = here.typed(at).to_ascii_lowercase();
    let fit = TYPES.iter().filter(|(name, ..)| name.starts_with(&typed));
    let items = fit.map(|(name, says, _)| {
        let open = if here.after.trim_start().starts_with(['{', '(']) { "" } else { "{" };
        let item = here.item(at, in_word, name, &format!("{name}{open}"), name);
        item.with(CompletionKind::Value, *says, About::Nothing)
    });
    items.collect()
}

/// The names of fields, those of the entry's type first, those that it has not again.
fn names(here: &Here, at: usize, kind: &str, given: &[&str]) -> Vec<Completion> {
    let typed = here.typed(at).to_ascii_lowercase();
    let of_type =
        TYPES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(kind)).map_or(&[] as &[&str], |(.., own)| own);
    let rest = FIELDS.iter().map(|(name, _)| *name).filter(|name| !of_type.contains(name));
    let is_given = |name: &str| given.iter().any(|given| given.eq_ignore_ascii_case(name));
    let fit = of_type.iter().copied().chain(rest).filter(|name| name.starts_with(&typed) && !is_given(name));
    let items = fit.map(|name| {
        let says = FIELDS.iter().find(|(known, _)| *known == name).map_or("", |(_, says)| says);
        let sign = if here.after.trim_start().starts_with('=') { "" } else { " = " };
        let item = here.item(at, in_word, name, &format!("{name}{sign}"), name);
        item.with(CompletionKind::Key, says, About::Nothing)
    });
    items.take(LIMIT).collect()
}

fn value(here: &Here, field: &str, key: &str, typed: &str) -> Option<Completions> {
    let last = |separators: &[char]| typed.rfind(separators).map_or(0, |at| at + 1);
    let in_line = |from: usize| {
        let part = typed.get(from..)?;
        let blank = part.len() - part.trim_start().len();
        here.before.len().checked_sub(part.len() - blank)
    };
    let grades = |most: &[&'static str]| {
        let at = in_line(0)?;
        let fit = most.iter().filter(|grade| grade.to_lowercase().starts_with(&here.typed(at).to_lowercase()));
        let items = fit.map(|grade| here.item(at, in_word, grade, grade, grade)).collect();
        Some(Completions { items, incomplete: false })
    };
    match field {
        "crossref" | "xref" => Some(keys(here, in_line(0)?, key)),
        "xdata" | "related" | "entryset" => Some(keys(here, in_line(last(&[',']))?, key)),
        "file" | "localfile" | "pdf" => files(here, typed),
        "reliability" => grades(&["A", "B", "C", "D", "E", "F"]),
        "credibility" => grades(&["1", "2", "3", "4", "5", "6"]),
        _ => None,
    }
}

/// The keys of the workspace's bibliographies, without that of the entry itself.
fn keys(here: &Here, at: usize, own: &str) -> Completions {
    let query = Query::new(here.typed(at));
    let catalog = &here.space.catalog;
    let (found, more) = catalog.lookup().beginning_with(&query.words(), super::LOOKED_AT);
    let mut ranked: Vec<(bool, u32, u32)> = Vec::new();
    for listing in found {
        let Listing::Source(number) = listing else { continue };
        let Some(source) = catalog.source(number).filter(|source| source.key != own && !source.key.is_empty()) else {
            continue;
        };
        let Some(entry) = &source.entry else { continue };
        if let Some(rank) = query.rank(words_of(source)) {
            ranked.push((entry.file != *here.file, rank, number));
        }
    }
    ranked.sort_unstable();
    let more = more || ranked.len() > LIMIT;
    let sources = ranked.iter().take(LIMIT).filter_map(|(.., number)| catalog.source(*number));
    let items: Vec<Completion> = sources.map(|source| citations::item(here, at, source, &source.key)).collect();
    Completions { incomplete: more || !items.is_empty(), items }
}

/// The path that is open in `file`: a plain one, or the second part of `description:path:type`; several are parted by `;`.
fn files(here: &Here, typed: &str) -> Option<Completions> {
    let parts = separators(typed);
    let from = parts.iter().rev().find(|(_, c)| *c == ';').map_or(0, |(at, _)| at + 1);
    let colons: Vec<usize> = parts.iter().filter(|(at, c)| *at >= from && *c == ':').map(|(at, _)| at + 1).collect();
    let from = match colons.as_slice() {
        [] => from,
        [path] => *path,
        _ => return None,
    };
    let raw = typed.get(from..)?;
    let raw = raw.trim_start();
    let plain = raw.replace(r"\:", ":").replace(r"\;", ";").replace(r"\_", "_");
    // A colon of a name is no drive's.
    let at = here.before.len().checked_sub(raw.len())? + raw.rfind('/').map_or(0, |at| at + 1);
    let folder = path::parent(here.file).map(FileKey::from);
    let wanted = Path {
        typed: &plain.replace(':', ""),
        at,
        bases: folder.into_iter().chain(here.space.root.clone()).collect(),
        fits: is_read,
        written: |name| {
            name.replace('\\', r"\\").replace(':', r"\:").replace(';', r"\;").replace('{', r"\{").replace('}', r"\}")
        },
        close: "",
    };
    Some(paths::complete(here, &wanted))
}

/// The unescaped separators of a `file` field.
fn separators(typed: &str) -> Vec<(usize, char)> {
    let mut escaped = false;
    let mut out = Vec::new();
    for (at, c) in typed.char_indices() {
        match c {
            '\\' => escaped = !escaped,
            ':' | ';' if !escaped => out.push((at, c)),
            _ => {}
        }
        escaped &= c == '\\';
    }
    out
}
