//! The keys of the written forms, and which of them an entry gives.

use crate::dossier::model::{Actor, Event};

/// A set of the keys that an entry gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys(u32);

impl Keys {
    /// Whether the entry gives `key`; only keys of an entry's own table, not of its positions.
    pub fn has(self, key: &str) -> bool {
        bit(key).is_some_and(|bit| self.0 & bit != 0)
    }

    /// The keys of an imported actor: those that say something.
    pub fn of_actor(actor: &Actor) -> Keys {
        let mut keys = Keys::default();
        ["id", "schema", "name"].into_iter().for_each(|key| keys.add(key));
        let lists = [
            ("alias", actor.alias.is_empty()),
            ("weakAlias", actor.weak_alias.is_empty()),
            ("position", actor.position.is_empty()),
        ];
        lists.iter().filter(|(_, is_empty)| !is_empty).for_each(|(key, _)| keys.add(key));
        keys
    }

    /// The keys of an imported event.
    pub fn of_event(event: &Event) -> Keys {
        let mut keys = Keys::default();
        ["id", "name", "startDate"].into_iter().for_each(|key| keys.add(key));
        let lists = [
            ("alias", event.alias.is_empty()),
            ("place", event.place.is_empty()),
            ("participants", event.participants.is_empty()),
        ];
        lists.iter().filter(|(_, is_empty)| !is_empty).for_each(|(key, _)| keys.add(key));
        keys
    }

    pub(super) fn add(&mut self, key: &str) {
        self.0 |= bit(key).unwrap_or(0);
    }
}

fn bit(key: &str) -> Option<u32> {
    let at = ACTOR_KEYS.iter().chain(EVENT_KEYS).position(|known| *known == key)?;
    Some(1 << at)
}

pub const ACTOR_KEYS: &[&str] = &[
    "id",
    "schema",
    "name",
    "lastName",
    "alias",
    "weakAlias",
    "demonym",
    "metonym",
    "country",
    "summary",
    "wikidataId",
    "caseSensitive",
    "position",
    "factSource",
    "asOf",
];
pub const EVENT_KEYS: &[&str] = &[
    "id",
    "name",
    "alias",
    "kind",
    "cues",
    "place",
    "participants",
    "startDate",
    "endDate",
    "summary",
    "source",
    "wikidataId",
    "factSource",
    "asOf",
];
pub const POSITION_KEYS: &[&str] = &["title", "role", "of", "startDate", "endDate"];
pub const FILE_KEYS: &[&str] = &["actor", "event"];
