//! Names of a block to entries.

use super::{DocNames, Flow, Kind, MOST_CANDIDATES, Resolved, Via};
use crate::dossier::names::layer::Entry;
use crate::dossier::names::trie::{Class, Mask};
use crate::dossier::names::{BlockNames, Hit, Names};

/// An entry that a hit may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its number.
    pub number: u32,
    /// 0 by a full name, 1 by a demonym, 2 by a metonym, 3 by what needs the document.
    pub rank: u8,
    /// It is not of the workspace.
    pub foreign: bool,
    /// The class it came by.
    pub class: Class,
}

/// Hits over the same span, of several layers, as groups; a shorter hit at the same place is a group of its own after the longer.
pub(super) fn groups(hits: &[Hit]) -> impl Iterator<Item = &[Hit]> {
    hits.chunk_by(|a, b| a.start == b.start && a.end == b.end)
}

/// Adds the live entries of a hit in the classes of `mask`.
pub(super) fn candidates(names: &Names, hit: &Hit, mask: Mask, out: &mut Vec<Candidate>) {
    for (number, class) in names.bearers(hit) {
        if mask.has(class) {
            let rank = match class {
                Class::Demonym | Class::Prefix => 1,
                Class::Metonym => 2,
                Class::Weak | Class::LastName | Class::FamilyFirst => 3,
                _ => 0,
            };
            out.push(Candidate { number, rank, foreign: !names.traits(number).workspace, class });
        }
    }
}

/// Keeps the candidates of the best rank, of the workspace where there are such, each entry once.
pub(super) fn keep_best(found: &mut Vec<Candidate>) {
    found.sort_by_key(|candidate| (candidate.rank, candidate.foreign, candidate.number));
    if let Some(best) = found.first().copied() {
        found.retain(|candidate| (candidate.rank, candidate.foreign) == (best.rank, best.foreign));
        found.dedup_by_key(|candidate| candidate.number);
    }
}

/// The mentions by name of a block, in text order.
pub(super) fn resolve(names: &Names, block: &BlockNames, doc: &DocNames, flow: &mut Flow) -> Vec<Resolved> {
    let mut out: Vec<Resolved> = Vec::new();
    let mut end = 0;
    let mut acronyms = block.acronyms.iter().peekable();
    let mut found: Vec<Candidate> = Vec::new();
    let mut groups = groups(&block.hits).peekable();
    loop {
        let next_hit = groups.peek().and_then(|group| group.first()).map(|hit| hit.start as usize);
        let next_acronym = acronyms.peek().map(|acronym| acronym.span.start);
        // An acronym that the document introduces goes before what the dossier knows by it.
        if next_acronym.is_some_and(|at| next_hit.is_none_or(|hit| at <= hit)) {
            let Some(acronym) = acronyms.next() else { break };
            let entries: Vec<u32> = doc.acronym(acronym.key).collect();
            if !entries.is_empty() && acronym.span.start >= end {
                end = acronym.span.end;
                out.push(resolved(names, acronym.span, entries, Via::Acronym));
            }
            continue;
        }
        let Some(group) = groups.next() else { break };
        let Some(hit) = group.first().filter(|hit| hit.start as usize >= end) else { continue };
        found.clear();
        for hit in group {
            candidates(names, hit, hit.mask.and(Mask::STRONG), &mut found);
        }
        if !found.is_empty() {
            keep_best(&mut found);
            // A capital gives way to whom the workspace calls so, where the document knows them.
            if found.first().is_some_and(|best| best.rank == 2 && best.foreign) {
                let mut weak = Vec::new();
                let mask = group.iter().fold(Mask::default(), |mask, hit| Mask(mask.0 | hit.mask.0));
                surname(names, group, mask, doc, &mut weak);
                if weak.iter().any(|candidate| names.traits(candidate.number).workspace) {
                    found = weak;
                }
            }
        } else {
            let mask = group.iter().fold(Mask::default(), |mask, hit| Mask(mask.0 | hit.mask.0));
            surname(names, group, mask, doc, &mut found);
        }
        let entries = choose(names, doc, flow, &found);
        let chosen = found.iter().find(|candidate| entries.first() == Some(&candidate.number));
        let Some(class) = chosen.map(|candidate| candidate.class) else { continue };
        if let [only] = entries.as_slice()
            && doc.is_shared(*only)
            && found.first().is_some_and(|candidate| candidate.rank == 0)
        {
            flow.named(*only);
        }
        end = hit.end as usize;
        out.push(resolved(names, hit.span(), entries, via(class)));
    }
    out
}

fn resolved(names: &Names, span: crate::text::Span, mut entries: Vec<u32>, via: Via) -> Resolved {
    entries.truncate(MOST_CANDIDATES);
    let event =
        entries.first().and_then(|&number| names.entry(number)).is_some_and(|entry| matches!(entry, Entry::Event(_)));
    Resolved { span, kind: if event { Kind::Event } else { Kind::Actor }, entries, via, title: None }
}

/// Who may be meant by a surname or a weak alias: whom the document names in full, else the persons of the workspace.
fn surname(names: &Names, group: &[Hit], mask: Mask, doc: &DocNames, out: &mut Vec<Candidate>) {
    let Some(first) = group.first() else { return };
    for hit in group {
        let weak = names
            .bearers(hit)
            .filter(|(number, class)| *class == Class::Weak && mask.has(Class::Weak) && doc.knows(*number));
        out.extend(weak.map(|(number, class)| Candidate { number, rank: 3, foreign: false, class }));
    }
    if !mask.and(Mask::SURNAMES).is_empty() {
        let known = doc.bearers(first.key);
        out.extend(known.map(|number| Candidate { number, rank: 3, foreign: false, class: Class::LastName }));
    }
    if out.is_empty() {
        for hit in group {
            let own = names.bearers(hit).filter(|(number, class)| {
                hit.mask.has(*class) && Mask::SURNAMES.has(*class) && names.traits(*number).workspace
            });
            out.extend(own.map(|(number, class)| Candidate { number, rank: 3, foreign: false, class }));
        }
    }
    out.sort_by_key(|candidate| candidate.number);
    out.dedup_by_key(|candidate| candidate.number);
}

/// One entry where the document decides, else all in the order of likelihood.
fn choose(names: &Names, doc: &DocNames, flow: &Flow, found: &[Candidate]) -> Vec<u32> {
    let numbers = || found.iter().map(|candidate| candidate.number);
    if found.len() < 2 {
        return numbers().collect();
    }
    let by_name = found.iter().all(|candidate| candidate.rank < 3);
    if by_name {
        let sure: Vec<u32> = numbers().filter(|&number| doc.is_sure_of(number)).collect();
        if sure.len() == 1 {
            return sure;
        }
        // Two countries of one name: that of the people and bodies which the document names.
        let home: Vec<u32> = numbers().filter(|&number| names.traits(number).country && doc.is_home(number)).collect();
        if sure.is_empty() && home.len() == 1 && numbers().all(|number| names.traits(number).country) {
            return home;
        }
    }
    let nearness = |number: u32| flow.near.iter().position(|&near| near == number).unwrap_or(usize::MAX);
    let strange = |number: u32| match names.entry(number) {
        Some(Entry::Actor(actor)) => !actor
            .country
            .as_deref()
            .and_then(|id| names.by_id(crate::dossier::names::layer::id_key(id)))
            .is_some_and(|country| doc.is_sure_of(country)),
        _ => true,
    };
    let mut ranked: Vec<u32> = numbers().collect();
    ranked.sort_by_key(|&number| (!doc.is_sure_of(number), nearness(number), strange(number), number));
    ranked
}

fn via(class: Class) -> Via {
    match class {
        Class::Full | Class::EventName => Via::FullName,
        Class::Weak => Via::WeakAlias,
        Class::LastName | Class::FamilyFirst => Via::LastName,
        Class::Demonym | Class::Prefix => Via::Demonym,
        Class::Metonym => Via::Metonym,
        _ => Via::Alias,
    }
}
