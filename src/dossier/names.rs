//! The names of a dossier as a trie over folded words, layer over layer, and the block pass that finds them in a text.
//!
//! The built-in dossier's layer is built once; a workspace's edit builds the workspace's layer alone. What is found here
//! depends on the text and the dossier only; who is meant is decided by [`super::recognise`].

mod admit;
pub mod block;
mod clauses;
mod cues;
mod find;
pub mod index;
#[cfg(test)]
mod laws;
pub mod layer;
pub mod lexicon;
pub mod making;
pub mod person;
mod roles;
mod spells;
pub mod trie;

use super::Dossier;
use crate::text::fold::join_keys;
pub use index::Index;
use layer::{Entry, Holder, Layer, Traits, id_key};
use spells::Memo;
use std::sync::Arc;
use trie::{Class, Crowd};

pub use block::{Back, BlockNames, CueSite, Hit, PlaceSite, RoleSite, Tenure};
pub use spells::Spell;

/// What events are looked up by, with their cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventsBy {
    /// Nothing else.
    Cue,
    /// Phrase key of a place.
    Place(u64),
    /// Key of a participant's id.
    Participant(u64),
}

/// Names of a dossier. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Each with the number of its first entry.
    layers: Vec<(u32, Arc<Layer>)>,
    /// Entries of lower layers that an upper one replaces, one bit each.
    hidden: Arc<[u64]>,
    /// Ids of replaced entries, as keys, by the number of the entry that stands for them; ascending.
    former: Arc<[(u32, u64)]>,
    /// The same by the replaced id.
    by_former: Index,
    /// What has been asked of offices so far.
    spells: Arc<Memo>,
}

impl Names {
    /// The names of `dossier`, in one layer. Linear in the length of all names.
    pub fn build(dossier: &Dossier) -> Names {
        let layer = Layer::build(dossier.actors().iter().cloned(), dossier.events().iter().cloned(), false);
        Names { layers: vec![(0, Arc::new(layer))], ..Names::default() }
    }

    /// The names of `dossier`, whose lower layers are those of `base`: what it imports becomes a layer for each file, used in place, its
    /// own entries become the uppermost layer, and the entries that they stand for are hidden. Costs its own entries, and one bit for
    /// each entry of `base` and of what it imports.
    pub fn layered(base: &Names, dossier: &Dossier) -> Names {
        let mut layers = base.layers.clone();
        let mut len = base.len();
        let mut hidden_numbers: Vec<u32> = Vec::new();
        for (image, hidden) in dossier.imports() {
            hidden_numbers.extend(hidden.iter().map(|at| len as u32 + at));
            layers.push((len as u32, Arc::new(Layer::of_image(image))));
            len += image.len();
        }
        let mut names = Names {
            layers,
            hidden: base.hidden.clone(),
            former: base.former.clone(),
            by_former: base.by_former.clone(),
            spells: Arc::default(),
        };
        let (own_actors, own_events) = (dossier.own_actors().iter().cloned(), dossier.own_events().iter().cloned());
        let own = Layer::build(own_actors, own_events, dossier.is_import());
        let first = len as u32;
        let mut former = base.former.to_vec();
        for id in dossier.replaced() {
            let Some(number) = names.by_id(id_key(id)) else { continue };
            hidden_numbers.push(number);
            let stands = dossier.actor(id).map(|actor| &actor.id).or(dossier.event(id).map(|event| &event.id));
            let Some(at) = stands.and_then(|stands| own.by_id().get(id_key(stands)).next()) else { continue };
            // What stood for others until now is itself replaced.
            former.iter_mut().filter(|row| row.0 == number).for_each(|row| row.0 = first + at);
            former.push((first + at, id_key(id)));
        }
        former.sort_unstable();
        former.dedup();
        let mut hidden = base.hidden.to_vec();
        hidden.resize((len + own.len()).div_ceil(64), 0);
        for number in hidden_numbers {
            if let Some(bits) = hidden.get_mut(number as usize / 64) {
                *bits |= 1 << (number % 64);
            }
        }
        names.layers.push((first, Arc::new(own)));
        let by_former = Index::new(former.iter().map(|row| (row.1, row.0)).collect());
        Names { hidden: hidden.into(), former: former.into(), by_former, ..names }
    }

    /// The number of entries, replaced ones included; entries are numbered from 0.
    pub fn len(&self) -> usize {
        self.layers.last().map_or(0, |(first, layer)| *first as usize + layer.len())
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Names that more entries of the uppermost layer share than are looked at, each with the last of them.
    pub fn crowds(&self) -> impl Iterator<Item = (&Entry, &Crowd)> {
        let top = self.layers.last().map(|(_, layer)| layer);
        top.into_iter()
            .flat_map(|layer| layer.crowds.iter().filter_map(|crowd| Some((layer.entry(crowd.entry)?, crowd))))
    }

    /// The entry of that number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        let (first, layer) = self.layer_of(number)?;
        layer.entry(number - first)
    }

    /// Its traits.
    pub fn traits(&self, number: u32) -> Traits {
        self.layer_of(number).map(|(first, layer)| layer.traits(number - first)).unwrap_or_default()
    }

    /// The number of the entry whose id has that key, or of the one that stands for it.
    pub fn by_id(&self, key: u64) -> Option<u32> {
        let own = self.across(Layer::by_id, key).next();
        own.or_else(|| self.by_former.get(key).next())
    }

    /// The keys of all ids by which other entries may refer to an entry: its own, and those of entries it stands for.
    pub fn id_keys(&self, number: u32) -> impl Iterator<Item = u64> + '_ {
        let from = self.former.partition_point(|row| row.0 < number);
        let former = self.former.get(from..).unwrap_or_default().iter().take_while(move |row| row.0 == number);
        self.entry(number).map(|entry| id_key(entry.id())).into_iter().chain(former.map(|row| row.1))
    }

    /// The holders of an office ([`layer::role_key`]): number of the entry, and which of its positions.
    pub fn holders(&self, key: u64) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.layers
            .iter()
            .flat_map(move |(first, layer)| {
                layer.holders(key).map(move |Holder { entry, position }| (first + entry, position))
            })
            .filter(|(number, _)| !self.is_hidden(*number))
    }

    /// The entries that bear the name of a hit, with what it is to them.
    pub fn bearers(&self, hit: &Hit) -> impl Iterator<Item = (u32, Class)> + '_ {
        self.layers
            .get(hit.layer as usize)
            .into_iter()
            .flat_map({
                let node = hit.node;
                move |(first, layer)| {
                    layer.trie().postings(node).map(move |posting| (first + posting.entry, posting.class))
                }
            })
            .filter(|(number, _)| !self.is_hidden(*number))
    }

    /// Events by cue, ascending; by cue and place, by cue and participant where their keys are given.
    pub fn events(&self, cue: u64, by: EventsBy) -> impl Iterator<Item = u32> + '_ {
        let key = match by {
            EventsBy::Cue => cue,
            EventsBy::Place(other) | EventsBy::Participant(other) => join_keys(cue, other),
        };
        self.across(
            move |layer| match by {
                EventsBy::Cue => &layer.by_cue,
                EventsBy::Place(_) => &layer.by_place,
                EventsBy::Participant(_) => &layer.by_participant,
            },
            key,
        )
    }

    /// The cue that a word is a form of: its key is the phrase key of the word.
    pub fn cue(&self, word: u64) -> Option<layer::CueForm> {
        self.layers.iter().find_map(|(_, layer)| layer.cues.get(&word)).copied()
    }

    /// Values of an index in all layers, as numbers of entries.
    fn across<'a>(&'a self, index: impl Fn(&'a Layer) -> &'a Index + 'a, key: u64) -> impl Iterator<Item = u32> + 'a {
        self.layers
            .iter()
            .flat_map(move |(first, layer)| index(layer).get(key).map(move |at| first + at))
            .filter(|number| !self.is_hidden(*number))
    }

    fn layer_of(&self, number: u32) -> Option<(u32, &Layer)> {
        self.layers.iter().rev().find(|(first, _)| *first <= number).map(|(first, layer)| (*first, &**layer))
    }

    fn is_hidden(&self, number: u32) -> bool {
        self.hidden.get(number as usize / 64).is_some_and(|bits| bits & (1 << (number % 64)) != 0)
    }
}
