//! The index of a workspace's sources and documents: what a citation key, a link, a wikilink leads to.

use super::lookup::Lookup;
use super::titles::Titles;
use super::{FileKey, path};
use crate::analysis::{self, CiteTarget};
use crate::sources::{Entry, SourceMeta};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry as MapEntry;
use std::sync::OnceLock;

/// A source: a document of the workspace, a bibliography entry, or both.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its citation key.
    pub key: String,
    /// Title, publisher, date and the like.
    pub meta: SourceMeta,
    /// Its document, where the text is here.
    pub file: Option<FileKey>,
    /// Its bibliography entry.
    pub entry: Option<EntryPlace>,
}

/// Where a bibliography entry stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryPlace {
    /// The bibliography.
    pub file: FileKey,
    /// The whole entry.
    pub span: Span,
    /// Its key.
    pub key_span: Span,
}

/// The sources and documents of one workspace.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    root: String,
    sources: Vec<Source>,
    by_key: FxHashMap<String, u32>,
    by_file: FxHashMap<FileKey, u32>,
    by_url: FxHashMap<String, u32>,
    documents: FxHashMap<FileKey, ()>,
    by_stem: FxHashMap<String, Vec<FileKey>>,
    titles: Titles,
    lookup: OnceLock<Lookup>,
}

/// A document as the catalogue takes it in.
pub struct Listed<'a> {
    /// The file.
    pub file: &'a FileKey,
    /// It is a source.
    pub is_source: bool,
}

impl Catalog {
    /// Ties bibliography entries to documents (by `file`, or by an equal address) and gives every source its key.
    /// `meta` makes the metadata of a document with its entry, if it has one, or of an entry alone.
    pub fn build(
        root: &str,
        documents: &[Listed],
        entries: &[(FileKey, &Entry)],
        meta: &dyn Fn(Option<&FileKey>, Option<&Entry>) -> SourceMeta,
    ) -> Catalog {
        let mut catalog = Catalog { root: root.to_owned(), ..Catalog::default() };
        let mut entry_of: FxHashMap<&FileKey, &(FileKey, &Entry)> = FxHashMap::default();
        let known: FxHashMap<&FileKey, &Listed> = documents.iter().map(|listed| (listed.file, listed)).collect();
        let mut homeless = Vec::new();
        // Further entries of one document: chapters of one book, a page saved once and cited as two things.
        let mut further = Vec::new();
        for placed in entries {
            match files_of(placed, root).find_map(|file| known.get(&file).copied()) {
                Some(listed) => match entry_of.entry(listed.file) {
                    MapEntry::Vacant(free) => drop(free.insert(placed)),
                    MapEntry::Occupied(_) => further.push((listed.file, placed)),
                },
                None => homeless.push(placed),
            }
        }
        for listed in documents {
            catalog.documents.insert(listed.file.clone(), ());
            let stem = path::stem(listed.file).to_lowercase();
            catalog.by_stem.entry(stem).or_default().push(listed.file.clone());
            if listed.is_source {
                let entry = entry_of.get(listed.file).copied();
                let meta = meta(Some(listed.file), entry.map(|(_, entry)| *entry));
                catalog.add(Some(listed.file), entry, meta);
            }
        }
        for placed in homeless {
            let address = placed.1.url.as_deref().and_then(crate::sources::url::comparable);
            if let Some(&at) = address.and_then(|address| catalog.by_url.get(&address))
                && let Some(source) = catalog.sources.get_mut(at as usize)
                && source.entry.is_none()
            {
                source.entry = Some(place_of(placed));
                source.meta = meta(source.file.as_ref(), Some(placed.1));
                if !placed.1.key.is_empty() {
                    source.key.clone_from(&placed.1.key);
                }
            } else {
                catalog.add(None, Some(placed), meta(None, Some(placed.1)));
            }
        }
        for (file, placed) in further {
            catalog.add(Some(file), Some(placed), meta(Some(file), Some(placed.1)));
        }
        catalog.titles = Titles::of(catalog.sources.iter().filter_map(|source| source.meta.title.as_deref()));
        // An entry's key goes before another document's stem.
        for pass in [true, false] {
            for (at, source) in catalog.sources.iter().enumerate() {
                if source.entry.is_some() == pass && !source.key.is_empty() {
                    catalog.by_key.entry(source.key.clone()).or_insert(at as u32);
                }
            }
        }
        // The further keys of an entry (`ids`) cite it as well, where nothing else has them.
        for (_, entry) in entries.iter().filter(|(_, entry)| !entry.aliases.is_empty()) {
            let Some(at) = catalog.by_key(&entry.key) else { continue };
            for alias in &entry.aliases {
                catalog.by_key.entry(alias.clone()).or_insert(at);
            }
        }
        catalog
    }

    fn add(&mut self, file: Option<&FileKey>, entry: Option<&(FileKey, &Entry)>, meta: SourceMeta) {
        let at = self.sources.len() as u32;
        let stem = |file: &FileKey| crate::sources::metadata::stem(file).to_owned();
        let key = entry.map(|(_, entry)| entry.key.clone()).filter(|key| !key.is_empty()).or_else(|| file.map(stem));
        if key.is_none() && meta.url.is_none() {
            return;
        }
        if let Some(file) = file {
            self.by_file.entry(file.clone()).or_insert(at);
        }
        if let Some(url) = meta.url.as_deref().and_then(crate::sources::url::comparable) {
            self.by_url.entry(url).or_insert(at);
        }
        let entry = entry.map(place_of);
        self.sources.push(Source { key: key.unwrap_or_default(), meta, file: file.cloned(), entry });
    }

    /// All sources.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source at a place of the catalogue.
    pub fn source(&self, at: u32) -> Option<&Source> {
        self.sources.get(at as usize)
    }

    /// The source with that key.
    pub fn by_key(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// The source that a document is.
    pub fn by_file(&self, file: &FileKey) -> Option<u32> {
        self.by_file.get(file).copied()
    }

    /// Whether a source has that title, but for letter case, diacritics and punctuation.
    pub fn has_title(&self, words: &str) -> bool {
        self.titles.has(words)
    }

    /// The citation keys, for saying which was meant.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// The documents that a wikilink's target names: by the path from the root or by stem, the extension left out or not.
    pub fn named(&self, target: &str) -> Vec<FileKey> {
        let from_root = |ending: &str| path::join(&self.root, &format!("{target}{ending}"));
        for ending in ["", ".md", ".markdown", ".txt", ".html", ".htm"] {
            if let Some(file) = from_root(ending).filter(|file| self.documents.contains_key(file)) {
                return vec![file];
            }
        }
        let stem = self.by_stem.get(&target.to_lowercase());
        let with_extension = || self.by_stem.get(&path::stem(target).to_lowercase());
        let found = stem.or_else(|| with_extension().filter(|_| !path::extension(target).is_empty()));
        let ends = |file: &&FileKey| {
            target.rsplit_once('/').is_none_or(|(folder, _)| path::parent(file).is_some_and(|p| p.ends_with(folder)))
        };
        found.into_iter().flatten().filter(ends).cloned().collect()
    }

    /// Whether a document of that key is in the workspace.
    pub fn has(&self, file: &FileKey) -> bool {
        self.documents.contains_key(file)
    }

    /// The documents, in no order.
    pub fn documents(&self) -> impl Iterator<Item = &FileKey> {
        self.documents.keys()
    }

    /// Sources and notes by how their words begin; made when it is first asked for.
    pub fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::of(self, &self.root))
    }

    /// How to name a document in a wikilink: by its stem where that is enough, else by its path from the root, without extension.
    pub fn name_of(&self, file: &FileKey) -> String {
        let stem = path::stem(file);
        if self.named(stem).as_slice() == std::slice::from_ref(file) {
            return stem.to_owned();
        }
        let relative = path::below(&self.root, file).unwrap_or_else(|| path::name(file));
        let bare = relative.strip_suffix(path::extension(relative)).and_then(|bare| bare.strip_suffix('.'));
        match bare.filter(|bare| self.named(bare).as_slice() == std::slice::from_ref(file)) {
            Some(bare) => bare.to_owned(),
            None => relative.to_owned(),
        }
    }

    /// The answers for one document of the workspace, which lies in `folder`.
    pub fn seen_from<'a>(&'a self, folder: &'a str) -> SeenFrom<'a> {
        SeenFrom { catalog: self, folder }
    }
}

fn place_of((file, entry): &(FileKey, &Entry)) -> EntryPlace {
    EntryPlace { file: file.clone(), span: entry.span, key_span: entry.key_span }
}

/// The files that an entry names: beside its bibliography, or below the root.
fn files_of<'a>((bibliography, entry): &'a (FileKey, &'a Entry), root: &'a str) -> impl Iterator<Item = FileKey> {
    let folder = path::parent(bibliography).unwrap_or(root);
    let found = entry.files.iter().flat_map(move |file| super::named_files::places(folder, root, file));
    found.flat_map(|file| {
        let text = text_beside(&file);
        std::iter::once(file).chain(text)
    })
}

/// Files whose text is taken out of them, and what is added to their names for its name.
const PACKED: [(&str, &str); 3] = [("pdf", ".txt"), ("mhtml", ".html"), ("mht", ".html")];

/// Where the text of a PDF or a page saved as one file is looked for: `x.pdf.txt` beside `x.pdf`, `x.mhtml.html` beside `x.mhtml`.
pub fn text_beside(file: &str) -> Option<FileKey> {
    let extension = path::extension(file);
    let (_, ending) = PACKED.iter().find(|(packed, _)| extension.eq_ignore_ascii_case(packed))?;
    Some(format!("{file}{ending}").into())
}

/// The file that a text of this name is taken out of: of `x.pdf.txt`, `x.pdf`.
pub fn packed(text: &str) -> Option<&str> {
    let (file, ending) = text.split_at_checked(text.rfind('.')?)?;
    let extension = path::extension(file);
    PACKED.iter().any(|(packed, end)| *end == ending && extension.eq_ignore_ascii_case(packed)).then_some(file)
}

/// A catalogue as seen from one document.
pub struct SeenFrom<'a> {
    catalog: &'a Catalog,
    folder: &'a str,
}

impl SeenFrom<'_> {
    /// The file that a link's path leads to, whether it is in the workspace or not; `None` for an address.
    pub fn file(&self, destination: &str) -> Option<FileKey> {
        if scheme(destination).is_some() {
            return None;
        }
        let decoded = percent_encoding::percent_decode_str(destination).decode_utf8().ok()?;
        path::join(self.folder, &decoded)
    }

    fn of_file(&self, file: &FileKey) -> Option<CiteTarget> {
        match self.catalog.by_file(file) {
            Some(source) => Some(CiteTarget::Source(source)),
            None => self.catalog.has(file).then_some(CiteTarget::Document),
        }
    }
}

impl analysis::Catalog for SeenFrom<'_> {
    fn key(&self, key: &str) -> Option<u32> {
        self.catalog.by_key(key)
    }

    fn link(&self, destination: &str) -> CiteTarget {
        match scheme(destination) {
            Some("http" | "https") => {
                let address = crate::sources::url::comparable(destination);
                return address
                    .and_then(|address| self.catalog.by_url.get(&address))
                    .map_or(CiteTarget::External, |&at| CiteTarget::Source(at));
            }
            Some(_) => return CiteTarget::Nothing,
            None => {}
        }
        let Some(file) = self.file(destination) else { return CiteTarget::External };
        if let Some(target) = self.of_file(&file).or_else(|| self.of_file(&text_beside(&file)?)) {
            return target;
        }
        let outside = path::below(&self.catalog.root, &file).is_none();
        // Of kinds that are never read nobody knows what is there.
        let unread = super::kind::format_of(&file).is_none() && text_beside(&file).is_none();
        if outside || unread { CiteTarget::External } else { CiteTarget::Unknown }
    }

    fn wikilink(&self, target: &str, _fragment: Option<&str>) -> CiteTarget {
        if target.is_empty() {
            return CiteTarget::Nothing;
        }
        if let Some(source) = self.catalog.by_key(target) {
            return CiteTarget::Source(source);
        }
        let named = self.catalog.named(target);
        named.first().and_then(|file| self.of_file(file)).unwrap_or(CiteTarget::Nothing)
    }
}

/// The scheme of an address, in lower case where it is one of the usual; a drive letter is none.
fn scheme(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let plain = scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    let known = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    plain.then(|| known.unwrap_or(scheme))
}
