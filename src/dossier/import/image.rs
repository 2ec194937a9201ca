//! Reading an image in place.

use super::builder::RULES;
use super::record::{self, take_texts};
use super::{MAGIC, SECTIONS, Section, key};
use crate::dossier::bytes::{Bytes, partition, take_number, take_text, u32_at, u64_at};
use crate::dossier::model::Actor;
use crate::dossier::names::Index;
use crate::dossier::names::layer::{Entry, Tables};
use crate::dossier::names::trie::{Class, Trie};
use crate::text::Span;
use crate::text::fold::words;
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
    unpacked: Vec<OnceLock<Chunk>>,
}

/// Something wrong, or left out, in an imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that reports it.
    pub rule: &'static str,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What, and what to do.
    pub message: String,
}

impl PartialEq for Image {
    /// Images are the same where they are the same bytes of the same file.
    fn eq(&self, other: &Image) -> bool {
        let same = |(a, b): (&Bytes, &Bytes)| a.len() == b.len() && (a.as_ptr() == b.as_ptr() || **a == **b);
        self.file == other.file && self.sections.iter().zip(&other.sections).all(same)
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
        let by_wikidata = Index::of(part(Section::ByWikidata)?);
        let mut unpacked = Vec::new();
        unpacked.resize_with(tables.traits.len().div_ceil(CHUNK), OnceLock::new);
        Some(Image { file, sections, tables, by_wikidata, unpacked })
    }

    /// An image without entries.
    pub fn none(file: Arc<str>) -> Image {
        let (sections, unpacked) = (Vec::new(), Vec::new());
        Image { file, sections, tables: Tables::default(), by_wikidata: Index::default(), unpacked }
    }

    /// The key of the file.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// How many entries it has; they are numbered from 0.
    pub fn len(&self) -> usize {
        self.tables.traits.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tables of its names.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    fn section(&self, section: Section) -> &[u8] {
        self.sections.get(section as usize).map_or(&[], |bytes| bytes)
    }

    fn record(&self, at: u32) -> Option<&[u8]> {
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

    fn unpack(&self, at: u32) -> Option<Entry> {
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

    /// What is wrong in the file, in no order.
    pub fn faults(&self) -> Vec<Fault> {
        let mut rest = self.section(Section::Faults);
        let mut faults = Vec::new();
        while let Some(fault) = take_fault(&mut rest) {
            faults.push(fault);
        }
        faults
    }
}

fn take_fault(rest: &mut &[u8]) -> Option<Fault> {
    let (&rule, after) = rest.split_first()?;
    *rest = after;
    let (start, length) = (take_number(rest)?, take_number(rest)?);
    let span = Span::new(start, start.saturating_add(length));
    Some(Fault { rule: RULES.get(usize::from(rule))?, span, message: take_text(rest)?.to_owned() })
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
        let record = self.record(self.by_id(id)?)?;
        record::name_of(record).map(str::to_owned)
    }
}
