//! A layer being made: the names of each entry, what they are to it, and the indexes that roles and events are looked up in.

use super::index::Index;
use super::layer::{CueForm, Layer, Tables, Traits, id_key, mostly_capitals, role_key};
use super::lexicon;
use super::person::{is_person, short_names};
use super::trie::{Builder, Case, Class, Posting};
use crate::dossier::bytes::Bytes;
use crate::dossier::{Actor, Event, Origin, Position};
use crate::text::fold::{Shape, Word, join_keys, phrase_key, words_into};
use rustc_hash::FxHashMap;

/// A layer being made. Entries are numbered in the order in which they are added.
#[derive(Debug, Default)]
pub struct Making {
    imported: bool,
    trie: Builder,
    words: Vec<Word>,
    traits: Vec<u8>,
    by_id: Vec<(u64, u32)>,
    roles: Vec<(u64, u32)>,
    holders: Vec<u8>,
    /// Key of each role whose plural was marked.
    role_keys: FxHashMap<String, u64>,
    plural_roles: FxHashMap<u64, u64>,
    cues: FxHashMap<u64, CueForm>,
    by_cue: Vec<(u64, u32)>,
    by_place: Vec<(u64, u32)>,
    by_participant: Vec<(u64, u32)>,
}

impl Making {
    /// A layer without entries; `imported`: those that it will have do not count as the workspace's.
    pub fn new(imported: bool) -> Making {
        Making { imported, ..Making::default() }
    }

    /// The layer, its entries left out. Of a surname's bearers `most_surnames` are kept; of imported offices those that `is_crowded` tells
    /// of are not.
    pub fn finish(mut self, most_surnames: usize, is_crowded: &dyn Fn(u64) -> bool) -> Layer {
        let mut crowds = Vec::new();
        if self.imported {
            // `the French minister` of hundreds is nobody.
            self.roles.sort_unstable();
            let mut kept = Vec::with_capacity(self.roles.len());
            for holders in self.roles.chunk_by(|a, b| a.0 == b.0) {
                match holders {
                    [first, ..] if holders.len() > MOST_HOLDERS => kept.push((first.0, u32::MAX)),
                    [first, ..] if is_crowded(first.0) => {}
                    _ => kept.extend_from_slice(holders),
                }
            }
            self.roles = kept;
        }
        let tables = Tables {
            traits: Bytes::new(self.traits),
            trie: self.trie.finish_with(most_surnames, &mut |crowd| crowds.push(crowd)),
            by_id: Index::new(self.by_id),
            roles: Index::new(self.roles),
            holders: Bytes::new(self.holders),
        };
        let by_cue = Index::new(self.by_cue);
        let by_place = Index::new(self.by_place);
        let by_participant = Index::new(self.by_participant);
        let plural_roles = self.plural_roles;
        Layer { tables, crowds, plural_roles, cues: self.cues, by_cue, by_place, by_participant, ..Layer::default() }
    }

    fn entry(&mut self, id: &str, origin: &[Origin], person: bool, country: bool) -> u32 {
        let at = self.traits.len() as u32;
        let workspace = !self.imported && origin.iter().any(|origin| matches!(origin, Origin::File { .. }));
        self.traits.push(Traits { workspace, person, country }.byte());
        self.by_id.push((id_key(id), at));
        at
    }

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
            None if is_mixed_acronym(name) => Case::Exact,
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

    /// Adds an actor with its offices; its number.
    pub fn actor(&mut self, actor: &Actor) -> u32 {
        let country = &*actor.schema == "Country";
        let sensitive = actor.case_sensitive;
        let at = self.entry(&actor.id, &actor.origin, is_person(actor), country);
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
        for (number, position) in actor.position.iter().enumerate() {
            self.position(at, number as u32, position, actor.country.as_deref());
        }
        at
    }

    /// Another full name of an entry.
    pub fn alias(&mut self, entry: u32, alias: &str) {
        self.with_article(entry, alias, Class::Alias, None, 2);
    }

    /// Adds the office of an entry that is its position `number`; `country` is the entry's.
    pub fn position(&mut self, entry: u32, number: u32, position: &Position, country: Option<&str>) {
        let Some(of) = position.of.as_deref().or(country) else { return };
        let holder = (self.holders.len() / 8) as u32;
        self.holders.extend_from_slice(&entry.to_le_bytes());
        self.holders.extend_from_slice(&number.to_le_bytes());
        let title = office(&position.title);
        for role in position.role.iter().map(String::as_str).chain([title]) {
            if let Some(key) = self.role(role) {
                self.roles.push((role_key(id_key(of), key), holder));
            }
        }
    }

    /// Marks a role, and its plural where it is not imported, and gives its key.
    fn role(&mut self, role: &str) -> Option<u64> {
        if let Some(&key) = self.role_keys.get(role) {
            return Some(key);
        }
        words_into(role, &mut self.words);
        let key = phrase_key(role);
        if !self.trie.mark(&self.words, Class::Role) || self.imported {
            return (!self.words.is_empty()).then_some(key);
        }
        self.role_keys.insert(role.to_owned(), key);
        // `ministers of defence`: the head takes the ending.
        let head = role.split_once(" of ").map_or(role, |(head, _)| head);
        let tail = role.get(head.len()..).unwrap_or_default();
        if let Some(plural) = lexicon::plural(&head.to_lowercase()) {
            let plural = format!("{plural}{tail}");
            words_into(&plural, &mut self.words);
            if self.trie.mark(&self.words, Class::Role) {
                self.plural_roles.insert(phrase_key(&plural), key);
            }
        }
        Some(key)
    }

    /// Adds an event; its number.
    pub fn event(&mut self, event: &Event) -> u32 {
        let at = self.entry(&event.id, &event.origin, false, false);
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
        at
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
            if self.trie.mark(&self.words, Class::Cue) {
                let entry = self.cues.entry(phrase_key(text)).or_insert(CueForm { key, plural });
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
pub fn office(title: &str) -> &str {
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

/// A word for an office, with a country or body, that more imported entries hold or held says nothing of whom.
pub const MOST_HOLDERS: usize = 256;

/// More cues, places or participants of one event are not looked up by.
const MOST_CUES: usize = 32;
const MOST_PLACES: usize = 32;
const MOST_PARTICIPANTS: usize = 64;
/// Whether a name is an acronym with small letters among its capitals (`LeT`): in another case it may be a word (`Let`).
fn is_mixed_acronym(name: &str) -> bool {
    let bytes = name.as_bytes();
    let small = bytes.iter().position(u8::is_ascii_lowercase);
    (2..=4).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphabetic)
        && small.and_then(|small| bytes.get(small..)).is_some_and(|rest| rest.iter().any(u8::is_ascii_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_with_small_letters() {
        assert!(["LeT", "IoT", "PdL", "KhAD"].iter().all(|name| is_mixed_acronym(name)));
        assert!(["Let", "Ito", "LET", "O", "McKay", "Le T"].iter().all(|name| !is_mixed_acronym(name)));
    }
}
