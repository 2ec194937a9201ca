//! Document and workspace symbols.

use super::references::Place;
use crate::dossier::names::layer::Entry;
use crate::dossier::{Image, Origin, load};
use crate::syntax::BlockKind;
use crate::text::Span;
use crate::workspace::{FileKey, FileState, Kind, Snapshot, Source};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum SymbolKind {
    /// A heading.
    Heading,
    /// An actor.
    Actor,
    /// An event.
    Event,
    /// A source or bibliography entry.
    Source,
    /// A note.
    Note,
    /// A key of a configuration or dossier file.
    Key,
}

/// A node of a document's outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// Its name, never empty.
    pub name: String,
    /// A little more, or empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it; covers `focus` and the children.
    pub span: Span,
    /// Its name in the text.
    pub focus: Span,
    /// What is inside.
    pub children: Vec<Symbol>,
}

/// A symbol found in the workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkspaceSymbol {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// What contains it: a country, a file.
    pub container: String,
    /// Where it is.
    pub place: Place,
}

/// The outline of a document: its headings, a dossier's entries, a bibliography's.
pub fn document_symbols(snapshot: &Snapshot, file: &FileKey) -> Vec<Symbol> {
    let (Some(state), Some(space)) = (snapshot.state(file), snapshot.space(file)) else { return Vec::new() };
    match snapshot.kind(file) {
        Kind::Source | Kind::Note => headings(state),
        Kind::DossierToml => entries(state.dossier_toml()),
        Kind::DossierNote => entries(state.dossier_note()),
        Kind::Biblatex | Kind::CslJson => {
            let own = |source: &&Source| source.entry.as_ref().is_some_and(|entry| entry.file == *file);
            space.catalog.sources().iter().filter(own).filter_map(bibliography_entry).collect()
        }
        _ => Vec::new(),
    }
}

/// Headings, each with those of deeper levels below it.
fn headings(state: &FileState) -> Vec<Symbol> {
    let end = state.text.len();
    let found: Vec<(u8, Symbol)> = state
        .document()
        .blocks()
        .filter_map(|(start, block)| {
            let BlockKind::Heading(level) = block.kind else { return None };
            let name = block.running.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let focus = block.running.file_span(Span::new(0, block.running.text.len())).shift(start);
            // A line separator or a byte order mark before the words is in the text and not in the block.
            let span = block.span.shift(start).join(focus);
            let name = if name.is_empty() { "(heading without words)".into() } else { name };
            Some((
                level,
                Symbol { name, detail: String::new(), kind: SymbolKind::Heading, span, focus, children: Vec::new() },
            ))
        })
        .collect();
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    let mut top = Vec::new();
    let close = |open: &mut Vec<(u8, Symbol)>, top: &mut Vec<Symbol>, level: u8, at: usize| {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            let Some((_, mut symbol)) = open.pop() else { break };
            symbol.span.end = at.max(symbol.span.end);
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(symbol),
                None => top.push(symbol),
            }
        }
    };
    for (level, symbol) in found {
        close(&mut open, &mut top, level, symbol.span.start);
        open.push((level, symbol));
    }
    close(&mut open, &mut top, 0, end);
    top
}

fn entries(loaded: &load::Loaded) -> Vec<Symbol> {
    let place = |origins: &[Origin]| match origins.first() {
        Some(Origin::File { span, id_span, .. }) => Some((*span, *id_span)),
        _ => None,
    };
    let make = |name: &str, id: &str, detail: &str, kind, origins: &[Origin]| {
        let (span, focus) = place(origins)?;
        let name = if name.is_empty() { id } else { name };
        let focus = if span.covers(focus) { focus } else { Span::at(span.start) };
        Some(Symbol { name: name.into(), detail: detail.into(), kind, span, focus, children: Vec::new() })
    };
    let actors = loaded.actors.iter().filter_map(|a| make(&a.name, &a.id, &a.schema, SymbolKind::Actor, &a.origin));
    let events = loaded.events.iter().filter_map(|e| make(&e.name, &e.id, &e.kind, SymbolKind::Event, &e.origin));
    let mut found: Vec<Symbol> = actors.chain(events).filter(|symbol| !symbol.name.is_empty()).collect();
    found.sort_by_key(|symbol| symbol.span);
    found
}

fn bibliography_entry(source: &Source) -> Option<Symbol> {
    let entry = source.entry.as_ref()?;
    let name = if source.key.is_empty() { "(no key)" } else { &source.key };
    let detail = source.meta.title.clone().unwrap_or_default();
    let kind = SymbolKind::Source;
    Some(Symbol { name: name.into(), detail, kind, span: entry.span, focus: entry.key_span, children: Vec::new() })
}

/// Actors, events, sources, notes and headings whose name matches `query`, the best first, at most 500.
/// A name matches where it has the query's letters in order; those at the starts of words count more.
pub fn workspace_symbols(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let mut found: Vec<(u32, WorkspaceSymbol)> = Vec::new();
    let mut offer = |name: &str, kind, container: &str, file: &FileKey, span: Span| {
        if let Some(score) = score(query, name) {
            let place = Place { file: file.clone(), span };
            found.push((score, WorkspaceSymbol { name: name.into(), kind, container: container.into(), place }));
        }
    };
    for space in snapshot.spaces() {
        for actor in space.dossier.actors() {
            if let Some(Origin::File { file, id_span, .. }) = actor.origin.first() {
                offer(&actor.name, SymbolKind::Actor, actor.country.as_deref().unwrap_or_default(), file, *id_span);
            }
        }
        for event in space.dossier.events() {
            if let Some(Origin::File { file, id_span, .. }) = event.origin.first() {
                offer(&event.name, SymbolKind::Event, &event.kind, file, *id_span);
            }
        }
        for entry in space.dossier.all_imports().flat_map(|image| best_imported(image, query)) {
            let (name, container, listed) = match entry {
                Entry::Actor(actor) => {
                    let known = space.dossier.actor(&actor.id);
                    (&actor.name, actor.country.as_deref(), known.is_none_or(|known| !Arc::ptr_eq(known, actor)))
                }
                Entry::Event(event) => {
                    let known = space.dossier.event(&event.id);
                    (&event.name, None, known.is_none_or(|known| !Arc::ptr_eq(known, event)))
                }
            };
            let kind = if matches!(entry, Entry::Actor(_)) { SymbolKind::Actor } else { SymbolKind::Event };
            // One that another entry stands for is listed with that.
            if let Some(Origin::File { file, id_span, .. }) = entry.origin().first().filter(|_| !listed) {
                offer(name, kind, container.unwrap_or_default(), file, *id_span);
            }
        }
        for source in space.catalog.sources() {
            let title = source.meta.title.as_deref().unwrap_or_default();
            if let Some(file) = &source.file {
                offer(
                    &format!("{} {title}", source.key),
                    SymbolKind::Source,
                    space.relative(file),
                    file,
                    Span::default(),
                );
            } else if let Some(entry) = &source.entry {
                offer(&format!("{} {title}", source.key), SymbolKind::Source, "", &entry.file, entry.key_span);
            }
        }
    }
    for file in snapshot.files() {
        let (Some(state), Kind::Note) = (snapshot.state(&file), snapshot.kind(&file)) else { continue };
        let name = crate::workspace::path::name(&file);
        for (start, block) in state.document().blocks().filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_)))
        {
            offer(&block.running.text, SymbolKind::Heading, name, &file, block.span.shift(start));
        }
    }
    found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)));
    found.truncate(MOST_FOUND);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

/// The imported entries whose names match best. Looks at all names, on all cores; nothing is listed without being asked for.
fn best_imported<'i>(image: &'i Image, query: &str) -> Vec<&'i Entry> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    let scored = (0..image.len() as u32).into_par_iter();
    let mut found: Vec<(Reverse<u32>, u32)> =
        scored.filter_map(|at| Some((Reverse(score(query, image.name(at)?)?), at))).collect();
    found.par_sort_unstable();
    found.into_iter().take(MOST_FOUND).filter_map(|(_, at)| image.entry(at)).collect()
}

/// More symbols of a workspace are not listed.
const MOST_FOUND: usize = 500;

/// How well `query`'s letters are found in order in `name`; `None` where they are not. An empty query fits everything.
fn score(query: &str, name: &str) -> Option<u32> {
    let mut wanted = query.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).peekable();
    let (mut total, mut run, mut before) = (0, 0, ' ');
    for c in name.chars() {
        let Some(&next) = wanted.peek() else { break };
        if c.to_lowercase().next() == Some(next) {
            wanted.next();
            run += 1;
            total += run + if before.is_alphanumeric() { 0 } else { 4 };
        } else {
            run = 0;
        }
        before = c;
    }
    wanted.peek().is_none().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Format;
    use crate::workspace::change::DiskFile;

    #[test]
    fn a_symbol_covers_its_name() {
        for text in ["\u{2028}\u{feff}---\n---\n", "  # A  \n\n\u{2028}B\n===\n", "# `a`\n"] {
            let state = FileState::on_disk("/a.md".into(), Format::Markdown, &DiskFile::of(text));
            let mut symbols = headings(&state);
            assert!(!symbols.is_empty(), "{text:?}");
            while let Some(symbol) = symbols.pop() {
                assert!(symbol.span.covers(symbol.focus), "{text:?}: {symbol:?}");
                symbols.extend(symbol.children);
            }
        }
    }
}
