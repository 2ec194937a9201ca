//! The sources and notes of a catalogue by how the words of their names begin, for completion.

use super::catalog::{Catalog, Source};
use super::{FileKey, path};
use crate::text::PrefixIndex;

/// The table over a catalogue.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    words: PrefixIndex,
    /// Documents that are no sources, sorted; their items come after the sources'.
    notes: Vec<FileKey>,
    sources: usize,
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Listing<'a> {
    /// A source, by its place in the catalogue.
    Source(u32),
    /// A document that is none.
    Note(&'a FileKey),
}

/// What a source can be found by: key, title, authors, publisher, date; the more telling first.
pub fn fields(source: &Source) -> impl Iterator<Item = &str> {
    let meta = &source.meta;
    let title = meta.title.as_deref().into_iter();
    let date = meta.published.as_ref().map(|date| &*date.text);
    std::iter::once(source.key.as_str())
        .chain(title)
        .chain(meta.authors.iter().map(String::as_str))
        .chain(meta.publisher.as_deref())
        .chain(date)
}

impl Lookup {
    /// The table over a catalogue whose root is `root`. Linear in what is known of its sources.
    pub(super) fn of(catalog: &Catalog, root: &str) -> Lookup {
        let mut notes: Vec<FileKey> =
            catalog.documents().filter(|file| catalog.by_file(file).is_none()).cloned().collect();
        notes.sort();
        let sources = catalog.sources();
        let of_sources =
            sources.iter().enumerate().flat_map(|(at, source)| fields(source).map(move |field| (at, field)));
        let name = |file| path::below(root, file).unwrap_or_else(|| path::name(file));
        let of_notes = notes.iter().enumerate().map(|(at, file)| (sources.len() + at, name(file)));
        let words = PrefixIndex::build(of_sources.chain(of_notes));
        Lookup { words, sources: sources.len(), notes }
    }

    fn listing(&self, item: usize) -> Option<Listing<'_>> {
        match item.checked_sub(self.sources) {
            None => Some(Listing::Source(item as u32)),
            Some(at) => self.notes.get(at).map(Listing::Note),
        }
    }

    /// What may have words beginning with each of `prefixes` (folded words), about `most`; and whether there is more.
    /// Without prefixes the first ones.
    pub fn beginning_with(&self, prefixes: &[&str], most: usize) -> (Vec<Listing<'_>>, bool) {
        if prefixes.is_empty() {
            let all = self.sources + self.notes.len();
            return ((0..all.min(most)).filter_map(|item| self.listing(item)).collect(), all > most);
        }
        let (found, more) = self.words.candidates(prefixes, most);
        (found.into_iter().filter_map(|item| self.listing(item)).collect(), more)
    }
}
