//! What a document as a whole says about its names.

use super::actors::{self, Candidate};
use crate::dossier::Origin;
use crate::dossier::names::layer::{Entry, id_key};
use crate::dossier::names::making::office;
use crate::dossier::names::person::short_names;
use crate::dossier::names::trie::Mask;
use crate::dossier::names::{BlockNames, Hit, Names};
use crate::text::fold::phrase_key;
use rustc_hash::FxHashSet;
use std::hash::{Hash, Hasher};

/// Who is named in full in a document, and what is introduced there. Numbers are entries of the [`Names`] it was gathered with.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct DocNames {
    /// Entries named in full, ascending.
    known: Vec<u32>,
    /// Those of them that some name names alone, and all entries that are named without ambiguity, ascending.
    sure: Vec<u32>,
    /// Countries of those in `known`, ascending.
    homes: Vec<u32>,
    /// Short names of the persons in `known`: phrase key and entry, ascending.
    surnames: Vec<(u64, u32)>,
    /// Persons in `known` who share a short name with another of them, ascending.
    shared: Vec<u32>,
    /// Acronyms introduced: key and entry, ascending.
    acronyms: Vec<(u64, u32)>,
}

impl DocNames {
    /// Looks over the blocks of a document. Linear in what they hold.
    pub fn gather<'a>(names: &Names, blocks: impl Iterator<Item = &'a BlockNames>) -> DocNames {
        let mut doc = DocNames::part(names, blocks);
        doc.finish(names);
        doc
    }

    /// Looks over some blocks of a document, for [`DocNames::merge`]: what follows from who is named is not worked out. Linear in what they hold.
    pub fn part<'a>(names: &Names, blocks: impl Iterator<Item = &'a BlockNames>) -> DocNames {
        let (mut doc, mut found) = (DocNames::default(), Vec::new());
        for block in blocks {
            for group in actors::groups(&block.hits) {
                found.clear();
                doc.add(names, block, group, &mut found);
            }
        }
        doc.sort();
        doc
    }

    /// What the parts of a document say together, each gathered from some of its blocks: the same as gathering all blocks at once.
    /// Linear in what the parts hold.
    pub fn merge<'a>(names: &Names, parts: impl Iterator<Item = &'a DocNames>) -> DocNames {
        let (mut known, mut sure, mut acronyms) = <(FxHashSet<u32>, FxHashSet<u32>, FxHashSet<(u64, u32)>)>::default();
        for part in parts {
            known.extend(&part.known);
            sure.extend(&part.sure);
            acronyms.extend(&part.acronyms);
        }
        let mut doc = DocNames {
            known: known.into_iter().collect(),
            sure: sure.into_iter().collect(),
            acronyms: acronyms.into_iter().collect(),
            ..DocNames::default()
        };
        doc.finish(names);
        doc
    }

    /// Adds what a group of hits says; `found` is an empty list, to be used again.
    fn add(&mut self, names: &Names, block: &BlockNames, group: &[Hit], found: &mut Vec<Candidate>) {
        let Some(hit) = group.first() else { return };
        for hit in group {
            actors::candidates(names, hit, hit.mask.and(Mask::STRONG), found);
        }
        actors::keep_best(found);
        if found.is_empty() {
            self.known.extend(titled(names, block, group));
        }
        let in_full = found.first().is_some_and(|best| best.rank == 0);
        if let [only] = found.as_slice() {
            self.sure.push(only.number);
        }
        if in_full {
            self.known.extend(found.iter().map(|candidate| candidate.number));
        }
        for introduction in block.introductions.iter().filter(|introduction| introduction.name == hit.start) {
            let acting = found.iter().filter(|candidate| in_full && !names.traits(candidate.number).country);
            self.acronyms.extend(acting.map(|candidate| (introduction.acronym, candidate.number)));
        }
    }

    fn sort(&mut self) {
        for list in [&mut self.known, &mut self.sure] {
            list.sort_unstable();
            list.dedup();
        }
        self.acronyms.sort_unstable();
        self.acronyms.dedup();
    }

    fn finish(&mut self, names: &Names) {
        self.sort();
        for &number in &self.known {
            if let Some(Entry::Actor(actor)) = names.entry(number) {
                self.homes.extend(actor.country.as_deref().and_then(|id| names.by_id(id_key(id))));
                self.surnames.extend(short_names(actor).last.iter().map(|last| (phrase_key(last), number)));
            }
        }
        self.homes.sort_unstable();
        self.homes.dedup();
        self.surnames.sort_unstable();
        self.surnames.dedup();
        let shared = self.surnames.chunk_by(|a, b| a.0 == b.0).filter(|bearers| bearers.len() > 1);
        self.shared = shared.flatten().map(|row| row.1).collect();
        self.shared.sort_unstable();
        self.shared.dedup();
    }

    /// Whether another person that the document names in full may be called by the same short name.
    pub(super) fn is_shared(&self, number: u32) -> bool {
        self.shared.binary_search(&number).is_ok()
    }

    /// A number that differs where the results of blocks may differ, but for one chance in 2^64.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        self.hash(&mut hasher);
        hasher.finish()
    }

    /// Whether the document names the entry in full.
    pub fn knows(&self, number: u32) -> bool {
        self.known.binary_search(&number).is_ok()
    }

    /// Whether the document names the entry without ambiguity, in full or by a demonym or metonym.
    pub fn is_sure_of(&self, number: u32) -> bool {
        self.sure.binary_search(&number).is_ok()
    }

    /// Whether somebody or something of that country is named in full.
    pub(super) fn is_home(&self, country: u32) -> bool {
        self.homes.binary_search(&country).is_ok()
    }

    /// Persons named in full who may be called by that short name.
    pub(super) fn bearers(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        rows(&self.surnames, key)
    }

    /// What the document introduces that acronym for.
    pub(super) fn acronym(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        rows(&self.acronyms, key)
    }
}

/// The one person of the built-in dossier who is called by a surname after an office that they hold or held: `President Obama` names him
/// as his full name does.
fn titled(names: &Names, block: &BlockNames, group: &[Hit]) -> Option<u32> {
    let start = group.first()?.start;
    let upto = block.roles.partition_point(|site| site.span.start <= start as usize);
    let near = block.roles.get(upto.saturating_sub(MOST_TITLES)..upto)?;
    let site = near.iter().find(|site| site.title && site.person == Some(start))?;
    let mut found = None;
    for hit in group {
        for (number, _) in names.bearers(hit).filter(|(_, class)| hit.mask.has(*class) && Mask::SURNAMES.has(*class)) {
            let Some(Entry::Actor(actor)) = names.entry(number) else { continue };
            let is_builtin = matches!(actor.origin.last(), Some(Origin::Builtin { .. }));
            let roles = actor
                .position
                .iter()
                .flat_map(|held| held.role.iter().map(String::as_str).chain([office(&held.title)]));
            if is_builtin && roles.into_iter().any(|role| phrase_key(role) == site.role) {
                if found.is_some_and(|found| found != number) {
                    return None;
                }
                found = Some(number);
            }
        }
    }
    found
}

/// A title is among the last so many phrases for an office before the name.
const MOST_TITLES: usize = 4;

fn rows(rows: &[(u64, u32)], key: u64) -> impl Iterator<Item = u32> + '_ {
    let from = rows.partition_point(|row| row.0 < key);
    rows.get(from..).unwrap_or_default().iter().take_while(move |row| row.0 == key).map(|row| row.1)
}
