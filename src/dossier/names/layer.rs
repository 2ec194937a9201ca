//! One layer of names: a dossier's entries, the trie over their names, and the indexes that roles and events are looked up in.

use super::index::Index;
use super::making::Making;
use super::trie::{Crowd, Trie};
use crate::dossier::bytes::{Bytes, u32_at};
use crate::dossier::import::Image;
use crate::dossier::{Actor, Event, Origin};
use crate::text::fold::join_keys;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An entry of a dossier.
#[derive(Clone, Debug)]
pub enum Entry {
    /// An actor.
    Actor(Arc<Actor>),
    /// An event.
    Event(Arc<Event>),
}

impl Entry {
    /// Its id.
    pub fn id(&self) -> &Arc<str> {
        match self {
            Entry::Actor(actor) => &actor.id,
            Entry::Event(event) => &event.id,
        }
    }

    /// Where it was written.
    pub fn origin(&self) -> &[Origin] {
        match self {
            Entry::Actor(actor) => &actor.origin,
            Entry::Event(event) => &event.origin,
        }
    }
}

/// What recognition asks of an entry at every turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Written in the workspace (a built-in entry that the workspace adds to counts, an imported one does not).
    pub workspace: bool,
    /// A person.
    pub person: bool,
    /// A country or territory.
    pub country: bool,
}

impl Traits {
    fn of(byte: u8) -> Traits {
        Traits { workspace: byte & 1 != 0, person: byte & 2 != 0, country: byte & 4 != 0 }
    }

    /// As one byte, which tables hold.
    pub fn byte(self) -> u8 {
        u8::from(self.workspace) | u8::from(self.person) << 1 | u8::from(self.country) << 2
    }
}

/// A form of a cue word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueForm {
    /// Key of the cue as the dossier has it.
    pub key: u64,
    /// The form is its plural.
    pub plural: bool,
}

/// A holder of an office: the entry and which of its positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Index of the entry within the layer.
    pub entry: u32,
    /// Index in `Actor::position`.
    pub position: u32,
}

/// Where the entries of a layer are.
#[derive(Clone, Debug)]
pub(super) enum Entries {
    Here(Vec<Entry>),
    Imported(Arc<Image>),
}

impl Default for Entries {
    fn default() -> Self {
        Entries::Here(Vec::new())
    }
}

/// Names and indexes of one dossier.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    pub(super) entries: Entries,
    /// What an image keeps of a layer.
    pub tables: Tables,
    /// Names that too many of its entries share; of an image they are among its faults.
    pub crowds: Vec<Crowd>,
    /// Role by the key of its plural (`foreign ministers`); none of imported entries.
    pub plural_roles: FxHashMap<u64, u64>,
    /// Forms of cue words.
    pub cues: FxHashMap<u64, CueForm>,
    /// Event by key of its cue.
    pub by_cue: Index,
    /// Event by cue and place: [`join_keys`] of both.
    pub by_place: Index,
    /// Event by cue and id of a participant: [`join_keys`] of both.
    pub by_participant: Index,
}

/// The tables of a layer that an image keeps; each is used in place.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The entries' traits, one byte each.
    pub traits: Bytes,
    /// Their names.
    pub trie: Trie,
    /// Entry by key of its id.
    pub by_id: Index,
    /// Index in `holders` by country or body and role: [`role_key`].
    pub roles: Index,
    /// Holders of offices: entry and position, four bytes each.
    pub holders: Bytes,
}

/// The key of an id.
pub fn id_key(id: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(id)
}

/// The key of an office: id of its country or body, and the phrase key of the role.
pub fn role_key(of: u64, role: u64) -> u64 {
    join_keys(of, role)
}

impl Layer {
    /// The layer of these entries, none of which counts as the workspace's where they are `imported`. Linear in their names.
    pub fn build(
        actors: impl Iterator<Item = Arc<Actor>>,
        events: impl Iterator<Item = Arc<Event>>,
        imported: bool,
    ) -> Layer {
        let mut entries: Vec<Entry> = actors.map(Entry::Actor).collect();
        entries.extend(events.map(Entry::Event));
        let mut making = Making::new(imported);
        for entry in entries.iter().take(u32::MAX as usize) {
            match entry {
                Entry::Actor(actor) => making.actor(actor),
                Entry::Event(event) => making.event(event),
            };
        }
        Layer { entries: Entries::Here(entries), ..making.finish(usize::MAX, &|_| false) }
    }

    /// The layer of what was imported from one file.
    pub fn of_image(image: &Arc<Image>) -> Layer {
        let tables = image.tables().clone();
        Layer { entries: Entries::Imported(image.clone()), tables, ..Layer::default() }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.tables.traits.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of that index.
    pub fn entry(&self, at: u32) -> Option<&Entry> {
        match &self.entries {
            Entries::Here(entries) => entries.get(at as usize),
            Entries::Imported(image) => image.entry(at),
        }
    }

    /// Its traits.
    pub fn traits(&self, at: u32) -> Traits {
        self.tables.traits.get(at as usize).copied().map(Traits::of).unwrap_or_default()
    }

    /// The names.
    pub fn trie(&self) -> &Trie {
        &self.tables.trie
    }

    /// Entry by key of its id.
    pub fn by_id(&self) -> &Index {
        &self.tables.by_id
    }

    /// The holders of an office ([`role_key`]).
    pub fn holders(&self, key: u64) -> impl Iterator<Item = Holder> + '_ {
        let holder = |at: u32| {
            let (at, rows) = (at as usize * 8, &self.tables.holders);
            Some(Holder { entry: u32_at(rows, at)?, position: u32_at(rows, at + 4)? })
        };
        self.tables.roles.get(key).filter_map(holder)
    }
}

/// Whether three letters in four that have a case are capitals.
pub fn mostly_capitals(text: &str) -> bool {
    let (mut upper, mut letters) = (0usize, 0usize);
    if text.is_ascii() {
        for byte in text.bytes() {
            upper += usize::from(byte.is_ascii_uppercase());
            letters += usize::from(byte.is_ascii_alphabetic());
        }
        return letters > 0 && upper * 4 >= letters * 3;
    }
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        letters += usize::from(c.is_uppercase() || c.is_lowercase());
    }
    letters > 0 && upper * 4 >= letters * 3
}
