//! Citation keys after `@`: found by key, title, author, publisher and date.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT, LOOKED_AT};
use crate::analysis::CiteTarget;
use crate::rules::date_text::in_words;
use crate::workspace::Source;
use crate::workspace::lookup::{Listing, fields};

/// Whether a character can stand in a key.
pub fn in_key(c: char) -> bool {
    c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c)
}

/// Where the key begins that is typed, in `before`: after an `@` that can begin one.
pub fn key_start(before: &str) -> Option<usize> {
    let at = before.rfind('@')?;
    let opens = before
        .get(..at)?
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '/' | '@' | '.' | '\\'));
    let typed = before.get(at + 1..)?;
    (opens && typed.chars().all(in_key)).then_some(at + 1)
}

/// Sources whose key can be written here.
pub fn complete(here: &Here) -> Option<Completions> {
    let at = key_start(&here.before)?;
    Some(sources(here, at))
}

/// The sources that fit what is typed from byte `at` of the line on; those that the document cites already come first.
pub fn sources(here: &Here, at: usize) -> Completions {
    let query = Query::new(here.typed(at));
    let catalog = &here.space.catalog;
    let cited = cited(here);
    let (mut found, more) = catalog.lookup().beginning_with(&query.words(), LOOKED_AT);
    if query.is_empty() {
        found.splice(0..0, cited.iter().map(|&source| Listing::Source(source)));
    }
    let mut ranked: Vec<(bool, u32, u32)> = Vec::new();
    for listing in found {
        let Listing::Source(number) = listing else { continue };
        let Some(source) = catalog.source(number).filter(|source| !source.key.is_empty()) else { continue };
        if let Some(rank) = query.rank(fields(source)) {
            ranked.push((!cited.contains(&number), rank, number));
        }
    }
    ranked.sort_unstable();
    ranked.dedup();
    let more = more || ranked.len() > LIMIT;
    let sources = ranked.iter().take(LIMIT).filter_map(|(_, _, number)| catalog.source(*number));
    let items: Vec<Completion> = sources.map(|source| item(here, at, source, &source.key)).collect();
    // Another letter may find by title what the key did not give.
    Completions { incomplete: more || !items.is_empty(), items }
}

/// The item of a source.
pub fn item(here: &Here, at: usize, source: &Source, insert: &str) -> Completion {
    let words: Vec<&str> = fields(source).collect();
    let item = here.item(at, in_key, &source.key, insert, &words.join(" "));
    item.with(CompletionKind::Source, about(source), About::Source(source.key.clone()))
}

/// `The bridge at Dorn · Dorn Courier · 5 April 2023`
pub fn about(source: &Source) -> String {
    let meta = &source.meta;
    let published = meta.published.as_ref().map(|date| in_words(date, None));
    let author = if meta.publisher.is_none() { meta.authors.first().cloned() } else { None };
    let parts = [meta.title.clone(), author, meta.publisher.clone(), published];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The sources that the document cites, in the order of the catalogue.
fn cited(here: &Here) -> Vec<u32> {
    let Some(analysis) = here.snapshot.analysis(here.file) else { return Vec::new() };
    let cites = analysis.blocks().flat_map(|view| &view.result.citations);
    let mut cited: Vec<u32> = cites
        .filter_map(|cite| match cite.target {
            CiteTarget::Source(number) => Some(number),
            _ => None,
        })
        .collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}
