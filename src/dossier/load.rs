//! The written forms of a dossier, each read into the same [`Loaded`]. Loading never fails: what is right of a wrong file
//! loads, and what is wrong is a problem at its place.

mod entry;
#[cfg(test)]
mod fixture;
pub mod ftm;
mod keys;
mod native;
mod node;
mod note;
pub mod schema;

use super::model::{Actor, EntryId, Event};
use crate::syntax::Problem;
use crate::text::{Span, nearest};
use std::sync::Arc;

pub use entry::slug;
pub use ftm::{FtmReader, ID_PROPERTIES, LONGEST_LINE, ftm};
pub use keys::{ACTOR_KEYS, EVENT_KEYS, Keys, POSITION_KEYS};
pub use native::{builtin, toml};
pub use note::markdown;

/// What one dossier file holds.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The file's key, as it was given to the loader.
    pub file: Arc<str>,
    /// Its actors in order. An entry that gives no name has an empty one: it may add to an entry of a lower layer.
    pub actors: Vec<Arc<Actor>>,
    /// Which keys each actor gives, so that an empty list can win over a lower layer's.
    pub actor_keys: Vec<Keys>,
    /// Its events in order.
    pub events: Vec<Arc<Event>>,
    /// Which keys each event gives.
    pub event_keys: Vec<Keys>,
    /// What is wrong in it, in file order; spans are bytes of the file.
    pub problems: Vec<Problem>,
    /// The ids of actors that it names (`country`, `of`, `participants`), each at its place.
    pub refs: Vec<(EntryId, Span)>,
    /// The citation keys that it names (`source`), each at its place.
    pub keys: Vec<(String, Span)>,
}

/// `; did you mean 'x'?` where a known word is near, else nothing.
pub(super) fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known.into_iter()).map(|word| format!("; did you mean '{word}'?")).unwrap_or_default()
}
