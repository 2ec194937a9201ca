//! Wikilinks: sources by key, notes by name, and after `#` the headings, block ids and words of what is linked to.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT, LOOKED_AT, citations, names, quotations};
use crate::syntax::BlockKind;
use crate::workspace::lookup::{Listing, fields};
use crate::workspace::{FileKey, path};

fn in_link(c: char) -> bool {
    !matches!(c, ']' | '[' | '|' | '#')
}

/// What can stand in the wikilink that is open here.
pub fn complete(here: &Here) -> Option<Completions> {
    let open = here.before.rfind("[[")? + 2;
    let typed = here.typed(open);
    if typed.contains("]]") || typed.contains('|') {
        return None;
    }
    match typed.split_once('#') {
        Some((target, _)) => Some(fragments(here, target.trim(), open + target.len() + 1)),
        None => Some(targets(here, open)),
    }
}

fn targets(here: &Here, at: usize) -> Completions {
    let query = Query::new(here.typed(at));
    let is_embed = here.before.get(..at).is_some_and(|head| head.ends_with("![["));
    let mut images = if is_embed { images(here, at, &query) } else { Vec::new() };
    let catalog = &here.space.catalog;
    let (found, more) = catalog.lookup().beginning_with(&query.words(), LOOKED_AT);
    let close = here.unless_closed("]]");
    let mut ranked: Vec<(u32, usize, Completion)> = Vec::new();
    for (order, listing) in found.into_iter().enumerate() {
        let item = match listing {
            Listing::Source(number) => {
                catalog.source(number).filter(|source| !source.key.is_empty()).and_then(|source| {
                    let rank = query.rank(fields(source))?;
                    let item = citations::item(here, at, source, &format!("{}{close}", source.key));
                    Some((rank, order, Completion { whole: here.item(at, in_link, "", "", "").whole, ..item }))
                })
            }
            Listing::Note(file) if file == here.file => None,
            Listing::Note(file) => {
                let relative = here.space.relative(file);
                query.rank([path::stem(file), relative].into_iter()).map(|rank| {
                    let name = catalog.name_of(file);
                    let words = format!("{name} {relative}");
                    let item = here.item(at, in_link, &name, &format!("{name}{close}"), &words);
                    (rank, order, item.with(CompletionKind::Note, relative, About::Nothing))
                })
            }
        };
        ranked.extend(item);
    }
    ranked.sort_by_key(|(rank, order, _)| (*rank, *order));
    images.extend(ranked.into_iter().map(|(_, _, item)| item));
    let mut items = images;
    if !query.is_empty() && !is_embed {
        items.extend(names::fitting(here, at, &query).into_iter().map(|(item, _)| Completion {
            insert: format!("{}{close}", item.insert),
            whole: here.item(at, in_link, "", "", "").whole,
            ..item
        }));
    }
    let more = more || items.len() > LIMIT;
    items.truncate(LIMIT);
    Completions { incomplete: more || !items.is_empty(), items }
}

/// The images that can be embedded: by name where no other has it, else by their paths from the root.
fn images(here: &Here, at: usize, query: &Query) -> Vec<Completion> {
    let close = here.unless_closed("]]");
    let paths = &here.space.paths;
    let fit = paths.images().take(20 * LOOKED_AT).filter(|file| query.rank([path::name(file)].into_iter()).is_some());
    let fit: Vec<&FileKey> = fit.take(LIMIT).collect();
    let item = |file: &&FileKey| {
        let (name, relative) = (path::name(file), here.space.relative(file));
        let alone = paths.images().take(20 * LOOKED_AT).filter(|other| path::name(other) == name).count() == 1;
        let target = if alone { name } else { relative };
        let item = here.item(at, in_link, name, &format!("{target}{close}"), &format!("{name} {relative}"));
        item.with(CompletionKind::File, relative, About::Nothing)
    };
    fit.iter().filter(|file| !file.contains(['[', ']', '|', '#'])).map(item).collect()
}

/// The document that a wikilink's target names; the one that it stands in where it names none.
pub fn document(here: &Here, target: &str) -> Option<FileKey> {
    if target.is_empty() {
        return Some(here.file.clone());
    }
    let catalog = &here.space.catalog;
    match catalog.by_key(target) {
        Some(source) => catalog.source(source)?.file.clone(),
        None => catalog.named(target).into_iter().next(),
    }
}

fn fragments(here: &Here, target: &str, at: usize) -> Completions {
    let Some(file) = document(here, target) else { return Completions::default() };
    let close = here.unless_closed("]]");
    let typed = here.typed(at);
    if let Some(open) = typed.chars().next().filter(|c| matches!(c, '"' | '“')) {
        return quotations::of_source(here, &file, at, open, close);
    }
    let Some(state) = here.snapshot.state(&file) else { return Completions::default() };
    let query = Query::new(typed);
    let by_block = typed.starts_with('^');
    let mut items = Vec::new();
    for (start, block) in state.document().blocks() {
        let words = || block.running.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let about = About::Passage(file.clone(), block.span.shift(start));
        match (&block.anchor, block.kind) {
            (_, BlockKind::Heading(level)) if !by_block => {
                let heading = words();
                if heading.is_empty() || query.rank(std::iter::once(heading.as_str())).is_none() {
                    continue;
                }
                // These end a wikilink's fragment, or divide it.
                let plain = heading.replace(['[', ']', '|', '#', '^'], " ");
                let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
                let item = here.item(at, in_link, &heading, &format!("{plain}{close}"), &plain);
                items.push(item.with(CompletionKind::Place, "#".repeat(usize::from(level)), about));
            }
            (Some(id), kind) if !matches!(kind, BlockKind::Heading(_)) => {
                let name = format!("^{id}");
                let text = words();
                if query.rank([&**id, text.as_str()].into_iter()).is_some() {
                    let item = here.item(at, in_link, &name, &format!("{name}{close}"), &format!("{name} {text}"));
                    items.push(item.with(CompletionKind::Place, crate::ide::hover::shortened(&text, 60), about));
                }
            }
            _ => {}
        }
        if items.len() >= LIMIT {
            break;
        }
    }
    Completions { incomplete: items.len() >= LIMIT, items }
}
