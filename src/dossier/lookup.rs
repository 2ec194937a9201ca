//! Entries by how the words of their names begin, for completion: one table a layer, made when it is first asked for.

use super::{Actor, Dossier, Event};
use crate::text::PrefixIndex;
use std::sync::Arc;

/// An entry that a lookup found.
#[derive(Clone, Debug)]
pub enum Named {
    /// An actor.
    Actor(Arc<Actor>),
    /// An event.
    Event(Arc<Event>),
}

impl Named {
    /// Its full name, then its other full names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (name, alias) = match self {
            Named::Actor(actor) => (&actor.name, &actor.alias),
            Named::Event(event) => (&event.name, &event.alias),
        };
        std::iter::once(name).chain(alias).map(String::as_str)
    }
}

impl Dossier {
    /// The table over the names of this layer: its actors, then its events.
    fn words(&self) -> &PrefixIndex {
        self.words_index().get_or_init(|| {
            let actors = self.own_actors().iter().enumerate();
            let actors = actors.flat_map(|(at, actor)| {
                std::iter::once(&actor.name).chain(&actor.alias).map(move |name| (at, name.as_str()))
            });
            let first = self.own_actors().len();
            let events = self.own_events().iter().enumerate().flat_map(move |(at, event)| {
                std::iter::once(&event.name).chain(&event.alias).map(move |name| (first + at, name.as_str()))
            });
            PrefixIndex::build(actors.chain(events))
        })
    }

    /// Makes the tables of all layers, so that the first question need not wait for them. Linear in the names.
    pub fn prepare_lookup(&self) {
        self.words();
        if let Some(base) = self.base() {
            base.prepare_lookup();
        }
    }

    /// Entries that may have words beginning with each of `prefixes` (folded words), this layer's first, about `most` a
    /// layer; and whether there were more. The caller looks at their names.
    pub fn beginning_with(&self, prefixes: &[&str], most: usize) -> (Vec<Named>, bool) {
        let (found, mut more) = self.words().candidates(prefixes, most);
        let actors = self.own_actors();
        let own = |at: usize| match actors.get(at) {
            Some(actor) => Some(Named::Actor(actor.clone())),
            None => self.own_events().get(at - actors.len()).cloned().map(Named::Event),
        };
        let mut named: Vec<Named> = found.into_iter().filter_map(own).collect();
        if let Some(base) = self.base() {
            let (below, more_below) = base.beginning_with(prefixes, most);
            named.extend(below.into_iter().filter(|entry| match entry {
                Named::Actor(actor) => !self.replaces(&actor.id),
                Named::Event(event) => !self.replaces(&event.id),
            }));
            more |= more_below;
        }
        (named, more)
    }
}
