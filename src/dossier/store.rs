//! A dossier: entries with their indexes, layer over layer.

use super::model::{Actor, EntryId, Event};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Actors and events by id.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    actors: Vec<Arc<Actor>>,
    events: Vec<Arc<Event>>,
    actor_by_id: FxHashMap<EntryId, usize>,
    event_by_id: FxHashMap<EntryId, usize>,
}

impl Dossier {
    /// A dossier of these entries, ids unique already.
    pub fn new(actors: Vec<Arc<Actor>>, events: Vec<Arc<Event>>) -> Self {
        let actor_by_id = actors.iter().enumerate().map(|(at, actor)| (actor.id.clone(), at)).collect();
        let event_by_id = events.iter().enumerate().map(|(at, event)| (event.id.clone(), at)).collect();
        Dossier { actors, events, actor_by_id, event_by_id }
    }

    /// All actors.
    pub fn actors(&self) -> &[Arc<Actor>] {
        &self.actors
    }

    /// All events.
    pub fn events(&self) -> &[Arc<Event>] {
        &self.events
    }

    /// The actor of that id.
    pub fn actor(&self, id: &str) -> Option<&Arc<Actor>> {
        self.actor_by_id.get(id).map(|&at| &self.actors[at])
    }

    /// The event of that id.
    pub fn event(&self, id: &str) -> Option<&Arc<Event>> {
        self.event_by_id.get(id).map(|&at| &self.events[at])
    }
}
