//! The names of a dossier as a trie over folded words, layer over layer, and the block pass that finds them in a text.
//!
//! The built-in dossier's layer is built once; a workspace's edit builds the workspace's layer alone. What is found here
//! depends on the text and the dossier only; who is meant is decided by [`super::recognise`].

mod admit;
pub mod block;
mod find;
mod index;
pub mod layer;
pub mod lexicon;
pub mod person;
mod roles;
pub mod trie;

use super::Dossier;
use layer::{Entry, Holder, Layer, Traits, id_key};
use std::sync::Arc;
use trie::Class;

pub use block::{BlockNames, Hit, RoleSite, Tenure};

/// Names of a dossier. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Each with the number of its first entry.
    layers: Vec<(u32, Arc<Layer>)>,
    /// Entries of lower layers that an upper one replaces, one bit each.
    hidden: Arc<Vec<u64>>,
}

impl Names {
    /// The names of `dossier`, in one layer. Linear in the length of all names.
    pub fn build(dossier: &Dossier) -> Names {
        let layer = Layer::build(dossier.actors().iter().cloned(), dossier.events().iter().cloned());
        Names { layers: vec![(0, Arc::new(layer))], hidden: Arc::default() }
    }

    /// The names of `dossier`, of which `base` knows a part already: entries that are the same `Arc` in both are taken from
    /// `base`, all others go into a layer of their own. Costs one look at each entry of `base` and the building of the others.
    pub fn layered(base: &Names, dossier: &Dossier) -> Names {
        let below = base.len();
        let mut hidden = vec![0u64; below.div_ceil(64)];
        for at in 0..below {
            let same = match base.entry(at as u32) {
                Some(Entry::Actor(actor)) => dossier.actor(&actor.id).is_some_and(|other| Arc::ptr_eq(actor, other)),
                Some(Entry::Event(event)) => dossier.event(&event.id).is_some_and(|other| Arc::ptr_eq(event, other)),
                None => false,
            };
            if let (false, Some(bits)) = (same, hidden.get_mut(at / 64)) {
                *bits |= 1 << (at % 64);
            }
        }
        let mut names = Names { layers: base.layers.clone(), hidden: Arc::new(hidden) };
        let known = |id: &str| names.by_id(id_key(id));
        let actors = dossier.actors().iter().filter(|actor| match known(&actor.id).and_then(|at| base.entry(at)) {
            Some(Entry::Actor(other)) => !Arc::ptr_eq(actor, other),
            _ => true,
        });
        let events = dossier.events().iter().filter(|event| match known(&event.id).and_then(|at| base.entry(at)) {
            Some(Entry::Event(other)) => !Arc::ptr_eq(event, other),
            _ => true,
        });
        let layer = Layer::build(actors.cloned(), events.cloned());
        names.layers.push((below as u32, Arc::new(layer)));
        names
    }

    /// The number of entries, replaced ones included; entries are numbered from 0.
    pub fn len(&self) -> usize {
        self.layers.last().map_or(0, |(first, layer)| *first as usize + layer.entries.len())
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of that number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        let (first, layer) = self.layer_of(number)?;
        layer.entries.get((number - first) as usize)
    }

    /// Its traits.
    pub fn traits(&self, number: u32) -> Traits {
        self.layer_of(number)
            .and_then(|(first, layer)| layer.traits.get((number - first) as usize))
            .copied()
            .unwrap_or_default()
    }

    /// The number of the entry whose id has that key.
    pub fn by_id(&self, key: u64) -> Option<u32> {
        self.across(|layer| &layer.by_id, key).next()
    }

    /// The holders of an office ([`layer::role_key`]): number of the entry, and which of its positions.
    pub fn holders(&self, key: u64) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.layers
            .iter()
            .flat_map(move |(first, layer)| {
                let holder = move |at: u32| {
                    layer.holders.get(at as usize).map(|&Holder { entry, position }| (first + entry, position))
                };
                layer.roles.get(key).filter_map(holder)
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
                    layer
                        .trie
                        .postings(node)
                        .iter()
                        .take(admit::MOST_SHARING)
                        .map(move |posting| (first + posting.entry, posting.class))
                }
            })
            .filter(|(number, _)| !self.is_hidden(*number))
    }

    /// Values of an index in all layers, as numbers of entries.
    fn across<'a>(
        &'a self,
        index: impl Fn(&'a Layer) -> &'a index::Index + 'a,
        key: u64,
    ) -> impl Iterator<Item = u32> + 'a {
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
