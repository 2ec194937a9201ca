//! Entries by how the words of their names begin, for completion, and events by who takes part in them: tables a layer, made when they
//! are first asked for.

use super::names::layer::Entry;
use super::{Actor, Dossier, EntryId, Event};
use crate::text::PrefixIndex;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// An entry that a lookup found.
#[derive(Clone, Debug)]
pub enum Named {
    /// An actor.
    Actor(Arc<Actor>),
    /// An event.
    Event(Arc<Event>),
}

impl From<Entry> for Named {
    fn from(entry: Entry) -> Named {
        match entry {
            Entry::Actor(actor) => Named::Actor(actor),
            Entry::Event(event) => Named::Event(event),
        }
    }
}

/// Of each imported file, more events of one actor are not listed.
const MOST_EVENTS: usize = 200;

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
        for (image, hidden) in self.imports() {
            let (found, more_here) = image.beginning_with(prefixes, most);
            let live = found.into_iter().filter(|at| hidden.binary_search(at).is_err());
            named.extend(live.filter_map(|at| image.unpack(at)).map(Named::from));
            more |= more_here;
        }
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

    /// The events in which the actor of that id takes part, this layer's first. Costs what it gives and a look at the ids that entries of
    /// upper layers stand for.
    pub fn events_of(&self, actor: &str) -> Vec<Arc<Event>> {
        let mut ids: Vec<EntryId> = vec![actor.into()];
        let mut layer = Some(self);
        while let Some(dossier) = layer {
            ids.extend(dossier.stood_for(&ids));
            layer = dossier.base().map(|base| &**base);
        }
        let mut events = self.events_of_any(&ids);
        let mut seen: FxHashSet<EntryId> = FxHashSet::default();
        events.retain(|event| seen.insert(event.id.clone()));
        events
    }

    fn events_of_any(&self, ids: &[EntryId]) -> Vec<Arc<Event>> {
        let by_participant = self.participants_index().get_or_init(|| {
            let mut by_participant: FxHashMap<EntryId, Vec<u32>> = FxHashMap::default();
            for (at, event) in (0..).zip(self.own_events()) {
                for id in &event.participants {
                    by_participant.entry(id.clone()).or_default().push(at);
                }
            }
            by_participant
        });
        let mut own: Vec<u32> = ids.iter().filter_map(|id| by_participant.get(id)).flatten().copied().collect();
        own.sort_unstable();
        let mut events: Vec<Arc<Event>> =
            own.into_iter().filter_map(|at| self.own_events().get(at as usize).cloned()).collect();
        for (image, hidden) in self.imports() {
            let found = ids.iter().flat_map(|id| image.by_participant(id));
            let live = found.filter(|at| hidden.binary_search(at).is_err()).take(MOST_EVENTS);
            let event = |entry| match entry {
                Entry::Event(event) => Some(event),
                Entry::Actor(_) => None,
            };
            // Keys of ids may be equal where the ids are not.
            let takes_part = |event: &Arc<Event>| event.participants.iter().any(|id| ids.contains(id));
            events.extend(live.filter_map(|at| event(image.unpack(at)?)).filter(takes_part));
        }
        if let Some(base) = self.base() {
            events.extend(base.events_of_any(ids).into_iter().filter(|event| !self.replaces(&event.id)));
        }
        events
    }
}
