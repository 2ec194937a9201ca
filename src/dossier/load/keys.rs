//! The keys of the written forms, and which of them an entry gives.

/// A set of the keys that an entry gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys(u32);

impl Keys {
    /// Whether the entry gives `key`; only keys of an entry's own table, not of its positions.
    pub fn has(self, key: &str) -> bool {
        bit(key).is_some_and(|bit| self.0 & bit != 0)
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
