//! A dossier: entries with their indexes, layer over layer.

use super::import::Image;
use super::model::{Actor, EntryId, Event};
use super::names::layer::Entry;
use crate::text::PrefixIndex;
use crate::text::fold::phrase_key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, OnceLock};

/// Actors and events by id. A dossier may lie over another, which it shares and does not copy: making one costs
/// the entries of its own layer.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    base: Option<Arc<Dossier>>,
    own: Layer,
    /// Imported entries between `base` and the own ones.
    imports: Vec<Import>,
    is_import: bool,
    /// Ids of entries below that an entry of this layer stands for.
    replaced: FxHashSet<EntryId>,
    all: OnceLock<Entries>,
    same: OnceLock<FxHashMap<u64, usize>>,
    words: OnceLock<PrefixIndex>,
    participants: OnceLock<FxHashMap<EntryId, Vec<u32>>>,
}

/// An imported file, with the numbers of those of its entries that others stand for.
pub type Import = (Arc<Image>, Vec<u32>);

type Entries = (Vec<Arc<Actor>>, Vec<Arc<Event>>);

/// The entries of one layer.
#[derive(Clone, Debug, Default)]
struct Layer {
    actors: Vec<Arc<Actor>>,
    events: Vec<Arc<Event>>,
    /// By id; also by the ids of the entries below that they stand for.
    actor_by_id: FxHashMap<EntryId, usize>,
    event_by_id: FxHashMap<EntryId, usize>,
}

impl Dossier {
    /// A dossier of these entries, ids unique already.
    pub fn new(actors: Vec<Arc<Actor>>, events: Vec<Arc<Event>>) -> Self {
        let actor_by_id = actors.iter().enumerate().map(|(at, actor)| (actor.id.clone(), at)).collect();
        let event_by_id = events.iter().enumerate().map(|(at, event)| (event.id.clone(), at)).collect();
        Dossier { own: Layer { actors, events, actor_by_id, event_by_id }, ..Dossier::default() }
    }

    /// A dossier of these entries over `base`; with each entry the id of the one below that it stands for.
    pub(super) fn over(
        base: Arc<Dossier>,
        actors: Vec<(Arc<Actor>, Option<EntryId>)>,
        events: Vec<(Arc<Event>, Option<EntryId>)>,
    ) -> Self {
        let mut dossier = Dossier { base: Some(base), ..Dossier::default() };
        for (at, (actor, below)) in actors.into_iter().enumerate() {
            if let Some(id) = below {
                dossier.replaced.insert(id.clone());
                dossier.own.actor_by_id.entry(id).or_insert(at);
            }
            dossier.own.actor_by_id.insert(actor.id.clone(), at);
            dossier.own.actors.push(actor);
        }
        for (at, (event, below)) in events.into_iter().enumerate() {
            if let Some(id) = below {
                dossier.replaced.insert(id.clone());
                dossier.own.event_by_id.entry(id).or_insert(at);
            }
            dossier.own.event_by_id.insert(event.id.clone(), at);
            dossier.own.events.push(event);
        }
        dossier
    }

    /// A dossier of imported entries over `base`; the others are entries that one of them and one of the base's were merged to, each with
    /// the id of the one of the base.
    pub(super) fn over_imports(
        base: Arc<Dossier>,
        imports: Vec<Import>,
        actors: Vec<(Arc<Actor>, Option<EntryId>)>,
        events: Vec<(Arc<Event>, Option<EntryId>)>,
    ) -> Self {
        Dossier { imports, is_import: true, ..Dossier::over(base, actors, events) }
    }

    /// All actors, those of the upper layers first; not those imported, which only looking up gives. The first call of a layered dossier costs a list as long as all layers.
    pub fn actors(&self) -> &[Arc<Actor>] {
        match self.base {
            None => &self.own.actors,
            Some(_) => &self.all().0,
        }
    }

    /// All events, those of the upper layers first, not those imported; costs as [`Dossier::actors`] does.
    pub fn events(&self) -> &[Arc<Event>] {
        match self.base {
            None => &self.own.events,
            Some(_) => &self.all().1,
        }
    }

    /// The actor of that id, or the one that stands for it.
    pub fn actor(&self, id: &str) -> Option<&Arc<Actor>> {
        match self.own.actor_by_id.get(id) {
            Some(&at) => self.own.actors.get(at),
            None => self.imported_actor(id).or_else(|| self.base.as_ref()?.actor(id)),
        }
    }

    fn imported_actor(&self, id: &str) -> Option<&Arc<Actor>> {
        self.imports.iter().find_map(|(image, _)| image.actor(image.by_id(id)?))
    }

    /// The event of that id, or the one that stands for it.
    pub fn event(&self, id: &str) -> Option<&Arc<Event>> {
        match self.own.event_by_id.get(id) {
            Some(&at) => self.own.events.get(at),
            None => self.imported_event(id).or_else(|| self.base.as_ref()?.event(id)),
        }
    }

    fn imported_event(&self, id: &str) -> Option<&Arc<Event>> {
        self.imports.iter().find_map(|(image, _)| match image.entry(image.by_id(id)?)? {
            Entry::Event(event) => Some(event),
            Entry::Actor(_) => None,
        })
    }

    /// The imported files of this layer.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// The imported files of this layer and those below.
    pub fn all_imports(&self) -> impl Iterator<Item = &Arc<Image>> {
        std::iter::successors(Some(self), |dossier| dossier.base.as_deref())
            .flat_map(|dossier| &dossier.imports)
            .map(|(image, _)| image)
    }

    /// Whether its own entries are imported ones too.
    pub fn is_import(&self) -> bool {
        self.is_import
    }

    /// The dossier that this one lies over.
    pub fn base(&self) -> Option<&Arc<Dossier>> {
        self.base.as_ref()
    }

    /// The actors of the uppermost layer alone.
    pub fn own_actors(&self) -> &[Arc<Actor>] {
        &self.own.actors
    }

    /// The events of the uppermost layer alone.
    pub fn own_events(&self) -> &[Arc<Event>] {
        &self.own.events
    }

    /// Whether an entry of the uppermost layer stands for the entry of that id below.
    pub fn replaces(&self, id: &str) -> bool {
        self.replaced.contains(id)
    }

    /// The ids of entries below that entries of the uppermost layer stand for, in no order.
    pub fn replaced(&self) -> impl Iterator<Item = &EntryId> {
        self.replaced.iter()
    }

    /// Where the table over this layer's names is kept.
    pub(super) fn words_index(&self) -> &OnceLock<PrefixIndex> {
        &self.words
    }

    /// Where the table of this layer's events by their participants is kept.
    pub(super) fn participants_index(&self) -> &OnceLock<FxHashMap<EntryId, Vec<u32>>> {
        &self.participants
    }

    /// The ids of entries below for which the entries of these ids stand, those that lie in this layer.
    pub(super) fn stood_for(&self, ids: &[EntryId]) -> Vec<EntryId> {
        let number = |id: &EntryId| self.own.actor_by_id.get(id);
        let own: Vec<&usize> = ids.iter().filter_map(number).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let stands = |id: &&EntryId| !ids.contains(id) && number(id).is_some_and(|at| own.contains(&at));
        self.replaced.iter().filter(stands).cloned().collect()
    }

    fn all(&self) -> &Entries {
        self.all.get_or_init(|| {
            let (mut actors, mut events) = (self.own.actors.clone(), self.own.events.clone());
            if let Some(base) = &self.base {
                actors.extend(base.actors().iter().filter(|actor| !self.replaced.contains(&actor.id)).cloned());
                events.extend(base.events().iter().filter(|event| !self.replaced.contains(&event.id)).cloned());
            }
            (actors, events)
        })
    }

    /// The actor with that Wikidata id.
    pub(super) fn actor_by_wikidata(&self, id: &str) -> Option<&Arc<Actor>> {
        let own = self.own_lookup(wikidata_key(id), |actor| actor.wikidata_id.as_deref() == Some(id));
        own.or_else(|| self.first_imported(|image| image.by_wikidata(id).next()))
            .or_else(|| self.base.as_ref()?.actor_by_wikidata(id))
    }

    /// The actor with that full name, folded to its match key, and schema; any schema where that is empty.
    pub(super) fn actor_by_name(&self, name: &str, schema: &str) -> Option<&Arc<Actor>> {
        let is = |actor: &Actor| schema.is_empty() || *actor.schema == *schema;
        let own = self.own_lookup(phrase_key(name), is);
        let of_image = |image: &Image| image.by_name(name).find(|&at| image.actor(at).is_some_and(|actor| is(actor)));
        own.or_else(|| self.first_imported(of_image)).or_else(|| self.base.as_ref()?.actor_by_name(name, schema))
    }

    /// The actor of the first image in which there is one, or the one that stands for it.
    fn first_imported(&self, find: impl Fn(&Image) -> Option<u32>) -> Option<&Arc<Actor>> {
        let found = self.imports.iter().find_map(|(image, _)| image.id(find(image)?));
        self.actor(found?)
    }

    fn own_lookup(&self, key: u64, is: impl Fn(&Actor) -> bool) -> Option<&Arc<Actor>> {
        let same = self.same.get_or_init(|| {
            let mut same = FxHashMap::default();
            for (at, actor) in self.own.actors.iter().enumerate() {
                same.entry(phrase_key(&actor.name)).or_insert(at);
                if let Some(id) = &actor.wikidata_id {
                    same.entry(wikidata_key(id)).or_insert(at);
                }
            }
            same
        });
        same.get(&key).and_then(|&at| self.own.actors.get(at)).filter(|actor| is(actor))
    }
}

fn wikidata_key(id: &str) -> u64 {
    phrase_key(id) ^ 1
}
