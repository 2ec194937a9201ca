//! One layer of names: a dossier's entries, the trie over their names, and the indexes that roles and events are looked up in.

use super::index::Index;
use super::lexicon;
use super::person::{is_person, short_names};
use super::trie::{Builder, Case, Class, Posting, Trie};
use crate::dossier::{Actor, Event, Origin};
use crate::text::fold::{Shape, Word, join_keys, phrase_key, words_into};
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
}

/// What recognition asks of an entry at every turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Written in the workspace (a built-in entry that the workspace adds to counts).
    pub workspace: bool,
    /// A person.
    pub person: bool,
    /// A country or territory.
    pub country: bool,
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

/// Names and indexes of one dossier.
#[derive(Debug, Default)]
pub struct Layer {
    /// Its entries: the actors, then the events.
    pub entries: Vec<Entry>,
    /// Their traits.
    pub traits: Vec<Traits>,
    /// Their names.
    pub trie: Trie,
    /// Entry by key of its id.
    pub by_id: Index,
    /// Index in `holders` by country or body and role: [`role_key`].
    pub roles: Index,
    /// Holders of offices.
    pub holders: Vec<Holder>,
    /// Forms of cue words.
    pub cues: FxHashMap<u64, CueForm>,
    /// Event by key of its cue.
    pub by_cue: Index,
    /// Event by cue and place: [`join_keys`] of both.
    pub by_place: Index,
    /// Event by cue and id of a participant: [`join_keys`] of both.
    pub by_participant: Index,
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
    /// The layer of these entries. Linear in their names.
    pub fn build(actors: impl Iterator<Item = Arc<Actor>>, events: impl Iterator<Item = Arc<Event>>) -> Layer {
        let mut entries: Vec<Entry> = actors.map(Entry::Actor).collect();
        entries.extend(events.map(Entry::Event));
        let mut making = Making {
            trie: Builder::new(entries.len() * 2),
            words: Vec::new(),
            roles: Vec::new(),
            layer: Layer { traits: vec![Traits::default(); entries.len()], ..Layer::default() },
            by_cue: Vec::new(),
            by_place: Vec::new(),
            by_participant: Vec::new(),
        };
        for (at, entry) in entries.iter().enumerate().take(u32::MAX as usize) {
            match entry {
                Entry::Actor(actor) => making.actor(at as u32, actor),
                Entry::Event(event) => making.event(at as u32, event),
            }
        }
        let by_id = entries.iter().enumerate().map(|(at, entry)| (id_key(entry.id()), at as u32)).collect();
        Layer {
            by_id: Index::new(by_id),
            entries,
            trie: making.trie.finish(),
            roles: Index::new(making.roles),
            by_cue: Index::new(making.by_cue),
            by_place: Index::new(making.by_place),
            by_participant: Index::new(making.by_participant),
            ..making.layer
        }
    }
}

/// A layer being made.
struct Making {
    trie: Builder,
    words: Vec<Word>,
    layer: Layer,
    roles: Vec<(u64, u32)>,
    by_cue: Vec<(u64, u32)>,
    by_place: Vec<(u64, u32)>,
    by_participant: Vec<(u64, u32)>,
}

impl Making {
    fn name(&mut self, entry: u32, name: &str, class: Class, sensitive: Option<bool>) {
        words_into(name, &mut self.words);
        let letter = self.words.len() == 1 && name.trim().chars().count() < 2;
        let unit = self.words.first().is_some_and(|word| word.shape == Shape::Uncased);
        if letter && !unit {
            return;
        }
        let case = match sensitive {
            Some(true) => Case::Exact,
            Some(false) => Case::Any,
            None if mostly_capitals(name) => Case::Capitals,
            None => Case::NotLower,
        };
        self.trie.insert(&self.words, Posting { entry, class, case });
    }

    /// A name with, where it begins with an article, the name without it.
    fn with_article(&mut self, entry: u32, name: &str, class: Class, sensitive: Option<bool>, keep: usize) {
        self.name(entry, name, class, sensitive);
        let bare =
            name.trim().get(4..).filter(|_| name.trim().get(..4).is_some_and(|head| head.eq_ignore_ascii_case("the ")));
        if let Some(bare) = bare.filter(|bare| bare.split_whitespace().count() >= keep) {
            self.name(entry, bare, class, sensitive);
        }
    }

    fn actor(&mut self, at: u32, actor: &Actor) {
        let country = &*actor.schema == "Country";
        let sensitive = actor.case_sensitive;
        if let Some(traits) = self.layer.traits.get_mut(at as usize) {
            let workspace = actor.origin.iter().any(|origin| matches!(origin, Origin::File { .. }));
            *traits = Traits { workspace, person: is_person(actor), country };
        }
        let keep = if country { 1 } else { 2 };
        self.with_article(at, &actor.name, Class::Full, sensitive, keep);
        for alias in &actor.alias {
            self.with_article(at, alias, Class::Alias, sensitive, keep);
        }
        for weak in &actor.weak_alias {
            self.with_article(at, weak, Class::Weak, sensitive, 1);
        }
        for demonym in &actor.demonym {
            self.name(at, demonym, Class::Demonym, sensitive);
            if demonym.ends_with("an") || demonym.ends_with(['i', 'o']) {
                self.name(at, &format!("{demonym}s"), Class::Demonym, sensitive);
            }
        }
        for metonym in &actor.metonym {
            self.with_article(at, metonym, Class::Metonym, sensitive, 1);
        }
        if let Some(prefix) = lexicon::compound_prefix(&actor.id) {
            self.name(at, prefix, Class::Prefix, sensitive);
        }
        let short = short_names(actor);
        let class = if short.family_first { Class::FamilyFirst } else { Class::LastName };
        for last in &short.last {
            self.name(at, last, class, sensitive);
        }
        for name in &short.first_last {
            self.name(at, name, Class::FirstLast, sensitive);
        }
        self.positions(at, actor);
    }

    fn positions(&mut self, at: u32, actor: &Actor) {
        for (number, position) in actor.position.iter().enumerate() {
            let Some(of) = position.of.as_ref().or(actor.country.as_ref()) else { continue };
            let holder = self.layer.holders.len() as u32;
            self.layer.holders.push(Holder { entry: at, position: number as u32 });
            let title = office(&position.title);
            for role in position.role.iter().map(String::as_str).chain([title]) {
                words_into(role, &mut self.words);
                if self.trie.mark(&self.words, Class::Role).is_some() {
                    self.roles.push((role_key(id_key(of), phrase_key(role)), holder));
                }
            }
        }
    }

    fn event(&mut self, at: u32, event: &Event) {
        if let Some(traits) = self.layer.traits.get_mut(at as usize) {
            traits.workspace = event.origin.iter().any(|origin| matches!(origin, Origin::File { .. }));
        }
        self.with_article(at, &event.name, Class::EventName, None, 2);
        for alias in &event.alias {
            self.with_article(at, alias, Class::EventAlias, None, 2);
        }
        let mut cues: Vec<u64> = Vec::new();
        let kind = (!event.kind.is_empty()).then_some(&event.kind);
        for cue in event.cues.iter().chain(kind) {
            let key = phrase_key(cue);
            if cues.contains(&key) || cues.len() >= MOST_CUES {
                continue;
            }
            cues.push(key);
            self.cue(cue, key);
            self.by_cue.push((key, at));
        }
        let places: Vec<u64> = event.place.iter().take(MOST_PLACES).map(|place| self.place(place)).collect();
        for &cue in &cues {
            self.by_place.extend(places.iter().map(|&place| (join_keys(cue, place), at)));
            let participants = event.participants.iter().take(MOST_PARTICIPANTS);
            self.by_participant.extend(participants.map(|id| (join_keys(cue, id_key(id)), at)));
        }
    }

    fn place(&mut self, place: &str) -> u64 {
        let place = place.trim();
        let bare = place.strip_prefix("the ").or(place.strip_prefix("The ")).unwrap_or(place);
        words_into(bare, &mut self.words);
        self.trie.mark(&self.words, Class::Place);
        phrase_key(bare)
    }

    /// Marks a cue with its plural (`summit`, `summits`). A form that a dossier lists itself keeps its own key.
    fn cue(&mut self, cue: &str, key: u64) {
        let mut form = |text: &str, plural: bool| {
            words_into(text, &mut self.words);
            if self.trie.mark(&self.words, Class::Cue).is_some() {
                let entry = self.layer.cues.entry(phrase_key(text)).or_insert(CueForm { key, plural });
                if !plural {
                    *entry = CueForm { key, plural };
                }
            }
        };
        form(cue, false);
        if let Some(plural) = lexicon::plural(cue) {
            form(&plural, true);
        }
    }
}

/// What a title says of the office, without the country or body at its end: `Minister of Foreign Affairs of Peru` is a `Minister of
/// Foreign Affairs`, not any minister.
fn office(title: &str) -> &str {
    const PORTFOLIOS: [&str; 4] = ["minister", "secretary", "deputy minister", "undersecretary"];
    let head = title.rsplit_once(" of ").map_or(title, |(head, _)| head);
    let head = if head.contains(" for ") && !head.contains(" of ") {
        head.split(" for ").next().unwrap_or(head)
    } else {
        head
    };
    let bare = |text: &str| PORTFOLIOS.iter().any(|portfolio| text.eq_ignore_ascii_case(portfolio));
    if bare(head) { title } else { head }
}

/// More cues, places or participants of one event are not looked up by.
const MOST_CUES: usize = 32;
const MOST_PLACES: usize = 32;
const MOST_PARTICIPANTS: usize = 64;

/// Whether three letters in four that have a case are capitals.
pub fn mostly_capitals(text: &str) -> bool {
    let (mut upper, mut letters) = (0usize, 0usize);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        letters += usize::from(c.is_uppercase() || c.is_lowercase());
    }
    letters > 0 && upper * 4 >= letters * 3
}
