//! Reading an image in place.

use super::edited::Edits;
use super::faults::{self, Fault};
use super::lines::Lines;
use super::record::{self, take_texts};
use super::{MAGIC, SECTIONS, Section, key};
use crate::dossier::bytes::{Bytes, partition, u32_at, u64_at};
use crate::dossier::model::Actor;
use crate::dossier::names::Index;
use crate::dossier::names::layer::{Entry, Tables};
use crate::dossier::names::trie::{Class, Trie};
use crate::text::fold::words;
use crate::text::prefix;
use std::sync::{Arc, OnceLock};

/// How many entries are unpacked into one place.
const CHUNK: usize = 16;

/// Entries as they are unpacked, each at most once.
type Chunk = Box<[OnceLock<Option<Entry>>]>;

/// What one file of entities holds. Opening costs nothing that grows with the number of entries but 24 bytes of memory for each 16.
#[derive(Debug)]
pub struct Image {
    file: Arc<str>,
    sections: Vec<Bytes>,
    tables: Tables,
    by_wikidata: Index,
    by_participant: Index,
    words: Index,
    lines: Lines,
    unpacked: Vec<OnceLock<Chunk>>,
    /// Of a file that has changed since: what is otherwise now.
    edits: Option<Box<Edits>>,
    /// Of a few lines of a file: the image of the file, for the names of entries that are not in them.
    beside: Option<Arc<Image>>,
}

impl PartialEq for Image {
    /// Images are the same where they are the same bytes of the same file, with the same lines changed since.
    fn eq(&self, other: &Image) -> bool {
        let same = |(a, b): (&Bytes, &Bytes)| a.len() == b.len() && (a.as_ptr() == b.as_ptr() || **a == **b);
        self.file == other.file && self.sections.iter().zip(&other.sections).all(same) && self.edits == other.edits
    }
}

impl Eq for Image {}

impl Image {
    /// The image of `file`, which the bytes are that a [`super::Builder`] wrote; `None` where they are not.
    ///
    /// What the directory says is checked, what the sections hold is not: bytes that were changed give wrong entries, never a panic.
    pub fn open(file: Arc<str>, bytes: &Bytes) -> Option<Image> {
        let end = bytes.len().checked_sub(MAGIC.len())?;
        if bytes.get(end..)? != MAGIC {
            return None;
        }
        let homes = u64_at(bytes, end.checked_sub(8)?)?;
        let directory = end.checked_sub(8 + SECTIONS * 16)?;
        let mut sections = Vec::with_capacity(SECTIONS);
        for at in 0..SECTIONS {
            let start = usize::try_from(u64_at(bytes, directory + at * 16)?).ok()?;
            let length = usize::try_from(u64_at(bytes, directory + at * 16 + 8)?).ok()?;
            sections.push(bytes.part(start..start.checked_add(length)?)?);
        }
        let part = |section: Section| sections.get(section as usize).cloned();
        let tables = Tables {
            traits: part(Section::Traits)?,
            trie: Trie::of(part(Section::Slots)?, part(Section::Postings)?, homes),
            by_id: Index::of(part(Section::ById)?),
            roles: Index::of(part(Section::Roles)?),
            holders: part(Section::Holders)?,
        };
        let index = |section: Section| part(section).map(Index::of);
        let (by_wikidata, by_participant) = (index(Section::ByWikidata)?, index(Section::ByParticipant)?);
        let words = index(Section::Words)?;
        let lines = Lines { rows: part(Section::Lines)?, by_id: index(Section::LineById)? };
        let unpacked = fresh_chunks(tables.traits.len());
        let (edits, beside) = (None, None);
        Some(Image { file, sections, tables, by_wikidata, by_participant, words, lines, unpacked, edits, beside })
    }

    /// The same image of a file that has changed since; the entries that are otherwise now are not in it.
    pub(super) fn with_edits(&self, edits: Edits) -> Image {
        Image {
            file: self.file.clone(),
            sections: self.sections.clone(),
            tables: self.tables.clone(),
            by_wikidata: self.by_wikidata.clone(),
            by_participant: self.by_participant.clone(),
            words: self.words.clone(),
            lines: self.lines.clone(),
            unpacked: fresh_chunks(self.tables.traits.len()),
            edits: Some(Box::new(edits)),
            beside: None,
        }
    }

    /// The same image, of a few lines of the file that `whole` is the image of.
    pub(super) fn lying_beside(self, whole: Arc<Image>) -> Image {
        Image { beside: Some(whole), ..self }
    }

    /// What has changed in the file since it was read.
    pub(super) fn edits(&self) -> Option<&Edits> {
        self.edits.as_deref()
    }

    /// Whether the file has changed since it was read.
    pub fn is_edited(&self) -> bool {
        self.edits.is_some()
    }

    /// What each line gives.
    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The image of the lines that have changed since the file was read, if any, and this one.
    pub fn parts(self: &Arc<Image>) -> impl Iterator<Item = Arc<Image>> {
        self.edits().map(|edits| edits.over.clone()).into_iter().chain([self.clone()])
    }

    /// The numbers of its entries that are otherwise now, or no more.
    pub fn gone(&self) -> impl Iterator<Item = u32> + '_ {
        self.edits().into_iter().flat_map(|edits| edits.gone.iter().copied())
    }

    /// An image without entries.
    pub fn none(file: Arc<str>) -> Image {
        Image {
            file,
            sections: Vec::new(),
            tables: Tables::default(),
            by_wikidata: Index::default(),
            by_participant: Index::default(),
            words: Index::default(),
            lines: Lines::default(),
            unpacked: Vec::new(),
            edits: None,
            beside: None,
        }
    }

    /// The key of the file.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// How many entries it has, those that are gone included; they are numbered from 0.
    pub fn len(&self) -> usize {
        self.tables.traits.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries the file has.
    pub fn count(&self) -> usize {
        let over = self.edits().map_or(0, |edits| edits.over.len());
        (self.len() + over).saturating_sub(self.gone().count())
    }

    /// The tables of its names.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    fn section(&self, section: Section) -> &[u8] {
        self.sections.get(section as usize).map_or(&[], |bytes| bytes)
    }

    fn record(&self, at: u32) -> Option<&[u8]> {
        if self.edits().is_some_and(|edits| edits.gone.contains(&at)) {
            return None;
        }
        let offset = u32_at(self.section(Section::Offsets), at as usize * 4)?;
        self.section(Section::Records).get(offset as usize..)
    }

    /// The values of an entry in a table of pairs.
    fn pairs(&self, section: Section, entry: u32) -> impl Iterator<Item = usize> + '_ {
        let rows = self.section(section);
        let from = partition(rows, 8, |row| u32_at(row, 0).is_some_and(|here| here < entry));
        let rest = rows.get(from * 8..).unwrap_or_default().chunks_exact(8);
        rest.take_while(move |row| u32_at(row, 0) == Some(entry)).filter_map(|row| Some(u32_at(row, 4)? as usize))
    }

    /// The entry of that number, unpacked at the first call and kept from then on.
    pub fn entry(&self, at: u32) -> Option<&Entry> {
        let chunk = self.unpacked.get(at as usize / CHUNK)?;
        let chunk = chunk.get_or_init(|| (0..CHUNK).map(|_| OnceLock::new()).collect());
        chunk.get(at as usize % CHUNK)?.get_or_init(|| self.unpack(at)).as_ref()
    }

    /// The entry of that number, unpacked anew and not kept: for looking through many.
    pub fn unpack(&self, at: u32) -> Option<Entry> {
        let positions = self.pairs(Section::PositionAt, at).next();
        let positions = positions.and_then(|from| self.section(Section::Positions).get(from..));
        let piece = |from: usize| take_texts(&mut self.section(Section::Records).get(from..)?);
        let pieces = self.pairs(Section::Pieces, at).filter_map(piece);
        record::take(self.record(at)?, positions, pieces, self)
    }

    /// The id of an entry, without unpacking it.
    pub fn id(&self, at: u32) -> Option<&str> {
        record::id_of(self.record(at)?)
    }

    /// The name of an entry, without unpacking it.
    pub fn name(&self, at: u32) -> Option<&str> {
        record::name_of(self.record(at)?)
    }

    /// The number of the entry with that id.
    pub fn by_id(&self, id: &str) -> Option<u32> {
        self.tables.by_id.get(key(id)).find(|&at| self.id(at) == Some(id))
    }

    /// The actor of that number.
    pub fn actor(&self, at: u32) -> Option<&Arc<Actor>> {
        match self.entry(at)? {
            Entry::Actor(actor) => Some(actor),
            Entry::Event(_) => None,
        }
    }

    /// The numbers of the actors with that Wikidata id.
    pub fn by_wikidata(&self, id: &str) -> impl Iterator<Item = u32> + '_ {
        let id = id.to_owned();
        let found = self.by_wikidata.get(key(&id));
        found.filter(move |&at| self.actor(at).is_some_and(|actor| actor.wikidata_id.as_deref() == Some(&*id)))
    }

    /// The numbers of the actors whose full name folds to the same.
    pub fn by_name(&self, name: &str) -> impl Iterator<Item = u32> + '_ {
        let node = self.tables.trie.node(&words(name));
        let postings = node.into_iter().flat_map(|node| self.tables.trie.postings(node));
        postings.filter(|posting| posting.class == Class::Full).map(|posting| posting.entry)
    }

    /// The numbers of the events in which the actor of that id takes part, ascending.
    pub fn by_participant(&self, id: &str) -> impl Iterator<Item = u32> + '_ {
        self.by_participant.get(key(id))
    }

    /// The numbers of the entries that may have words beginning with each of `prefixes` (folded), at most `most`, and whether there are
    /// more; see [`prefix::candidates`].
    pub fn beginning_with(&self, prefixes: &[&str], most: usize) -> (Vec<u32>, bool) {
        let (found, more) = prefix::candidates(&self.words, prefixes, most);
        (found.into_iter().filter_map(|at| u32::try_from(at).ok()).collect(), more)
    }

    /// The line of the post of that id, in the file as it is.
    pub fn post(&self, id: &str) -> Option<std::ops::Range<usize>> {
        let is_post = |row: &super::lines::Row| row.is_post();
        if let Some(edits) = self.edits() {
            let kept = self.lines.of(key(id)).filter(|row| !edits.windows.has_old(row.start));
            let moved = |row: super::lines::Row| super::lines::Row { start: edits.windows.moved(row.start), ..row };
            let rows = kept.map(moved).chain(edits.over.lines.of(key(id)));
            return rows.filter(is_post).map(|row| row.range()).min_by_key(|line| line.start);
        }
        self.lines.of(key(id)).find(is_post).map(|row| row.range())
    }

    /// Whether an office ([`crate::dossier::names::layer::role_key`]) has more holders than are kept.
    pub fn is_crowded(&self, role: u64) -> bool {
        self.tables.roles.get(role).any(|holder| holder == u32::MAX)
    }

    /// Sums of stretches of the file, as it was when it was read.
    pub fn sums(&self) -> &[u8] {
        self.section(Section::Sums)
    }

    /// Everything that is wrong in the file, as it was when it was read.
    pub(super) fn all_faults(&self) -> Vec<(faults::What, crate::text::Span, String)> {
        faults::take_all(self.section(Section::Faults))
    }

    /// What is wrong in the file, in its order; a thousand places, and how many more there are.
    pub fn faults(&self) -> Vec<Fault> {
        match self.edits() {
            Some(edits) => faults::listed(edits.faults.clone()),
            None => faults::listed(self.all_faults()),
        }
    }
}

fn fresh_chunks(entries: usize) -> Vec<OnceLock<Chunk>> {
    let mut chunks = Vec::new();
    chunks.resize_with(entries.div_ceil(CHUNK), OnceLock::new);
    chunks
}

impl record::Tables for Image {
    fn file(&self) -> &Arc<str> {
        &self.file
    }

    fn shared(&self, number: u32) -> Option<&str> {
        record::shared(self.section(Section::Shared), self.section(Section::SharedEnds), number)
    }

    fn name_of(&self, id: &str) -> Option<String> {
        // Unpacking would go round where bodies are members of each other.
        let own = self.by_id(id).and_then(|at| record::name_of(self.record(at)?)).map(str::to_owned);
        own.or_else(|| self.beside.as_ref()?.name_of(id))
    }

    fn moved(&self, at: usize) -> usize {
        self.edits().map_or(at, |edits| edits.windows.moved(at))
    }
}
