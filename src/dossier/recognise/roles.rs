//! Phrases for an office to who held it at the date of the clause, else at the anchor date; without either, to all who held it.

use super::{DocNames, Kind, MOST_CANDIDATES, Resolved, Times, Via};
use crate::dossier::names::{BlockNames, Names, RoleSite, Spell, Tenure};
use jiff::civil::Date;

impl Spell {
    fn meets(&self, (from, to): (Date, Date)) -> bool {
        self.first.is_none_or(|first| first <= to) && self.last.is_none_or(|last| last >= from)
    }

    /// Whether it lies inside `other` and is shorter.
    fn inside(&self, other: &Spell) -> bool {
        let (Some(first), Some(last)) = (self.first, self.last) else { return false };
        let covered = other.first.is_none_or(|other| other <= first) && other.last.is_none_or(|other| other >= last);
        let same = self.office == other.office || self.office == 0 || other.office == 0;
        same && covered && (self.first, self.last) != (other.first, other.last)
    }

    fn dated(&self) -> bool {
        self.first.is_some() || self.last.is_some()
    }
}

/// Adds mentions for the sites of a block to the mentions by name, and titles to the names beside them.
pub(super) fn resolve(names: &Names, block: &BlockNames, doc: &DocNames, times: &Times<'_>, out: &mut Vec<Resolved>) {
    let by_name = out.len();
    for site in &block.roles {
        let person = site.person.and_then(|start| mention_at(out, by_name, start));
        if site.title {
            if let Some(mention) = person.and_then(|at| out.get_mut(at)) {
                mention.title = Some(site.span);
            }
            continue;
        }
        let apposed = person.and_then(|at| out.get(at)).map(|mention| mention.entries.clone()).unwrap_or_default();
        let Some(of) = site.of.and_then(|start| mention_at(out, by_name, start)) else { continue };
        let of = match out.get(of).map(|mention| mention.entries.as_slice()) {
            Some([only]) => *only,
            _ => continue,
        };
        let entries = holders(names, block, doc, times, site, of, &apposed);
        if !entries.is_empty() {
            out.push(Resolved { span: site.span, kind: Kind::Actor, entries, via: Via::Role, title: None });
        }
    }
}

fn mention_at(out: &[Resolved], by_name: usize, start: u32) -> Option<usize> {
    out.get(..by_name)?.binary_search_by_key(&(start as usize), |mention| mention.span.start).ok()
}

fn holders(
    names: &Names,
    block: &BlockNames,
    doc: &DocNames,
    times: &Times<'_>,
    site: &RoleSite,
    of: u32,
    apposed: &[u32],
) -> Vec<u32> {
    let spells = names.spells(of, site.role);
    if let Some(&person) = apposed.first().filter(|_| apposed.len() == 1) {
        // Beside a name, the phrase means its bearer, whenever the office was held.
        return if spells.iter().any(|spell| spell.number == person) { vec![person] } else { Vec::new() };
    }
    if site.indefinite {
        return Vec::new();
    }
    let date = times.of_clause(block.clause(site.span.start), site.span, &block.noun_years).or(times.anchor);
    let chosen = match (site.tenure, date) {
        (Tenure::Now, Some(date)) => held_at(&spells, date),
        (Tenure::Now, None) => undated(doc, &spells),
        (Tenure::Former, Some((_, to))) => former(names, doc, &spells, to),
        (Tenure::Former, None) => spells.iter().filter(|spell| spell.last.is_some()).copied().collect(),
        (Tenure::Elect, Some((_, to))) => {
            let next = spells
                .iter()
                .filter(|spell| spell.first.is_some_and(|first| first > to))
                .min_by_key(|spell| spell.first);
            next.copied().into_iter().collect()
        }
        (Tenure::Elect, None) => Vec::new(),
    };
    let mut chosen = chosen;
    if site.acting && chosen.iter().any(|spell| spell.acting) {
        chosen.retain(|spell| spell.acting);
    }
    let mut numbers: Vec<u32> = Vec::new();
    for spell in &chosen {
        if !numbers.contains(&spell.number) && numbers.len() < MOST_CANDIDATES {
            numbers.push(spell.number);
        }
    }
    // The workspace's own word on an office goes before the built-in one's.
    if numbers.iter().any(|&number| names.traits(number).workspace) {
        numbers.retain(|&number| names.traits(number).workspace);
    }
    // Of holders of different offices (`leader`), the one whom the document names.
    let offices = chosen
        .iter()
        .any(|spell| chosen.iter().any(|other| other.number != spell.number && other.office != spell.office));
    if offices && numbers.iter().filter(|&&number| doc.knows(number)).count() == 1 {
        numbers.retain(|&number| doc.knows(number));
    }
    numbers.sort_by_key(|&number| !doc.knows(number));
    numbers
}

/// Who held the office within the interval: a spell inside another goes before it; an undated one counts where no other fits.
fn held_at(spells: &[Spell], date: (Date, Date)) -> Vec<Spell> {
    let meeting: Vec<Spell> = spells.iter().filter(|spell| spell.dated() && spell.meets(date)).copied().collect();
    if meeting.is_empty() {
        return spells.iter().filter(|spell| !spell.dated()).copied().collect();
    }
    let narrow =
        meeting.iter().filter(|spell| !meeting.iter().any(|other| other.number != spell.number && other.inside(spell)));
    let mut narrow: Vec<Spell> = narrow.copied().collect();
    narrow.sort_by_key(|spell| std::cmp::Reverse(overlap(spell, date)));
    narrow
}

fn overlap(spell: &Spell, (from, to): (Date, Date)) -> i32 {
    let first = spell.first.map_or(from, |first| first.max(from));
    let last = spell.last.map_or(to, |last| last.min(to));
    last.since(first).map_or(0, |span| span.get_days())
}

/// Without a date: the one of all holders whom the document names; else nobody can tell, and all are given, the latest first.
fn undated(doc: &DocNames, spells: &[Spell]) -> Vec<Spell> {
    let mut named = spells.iter().filter(|spell| doc.knows(spell.number)).copied();
    let first = named.next();
    match first.filter(|first| named.all(|other| other.number == first.number)) {
        Some(only) => vec![only],
        None => {
            let mut all = spells.to_vec();
            all.sort_by_key(|spell| (spell.last.is_some(), std::cmp::Reverse(spell.last.or(spell.first))));
            all
        }
    }
}

/// Who held it before and does no more: the one whom the document names, else all, the latest first.
fn former(names: &Names, doc: &DocNames, spells: &[Spell], to: Date) -> Vec<Spell> {
    let _ = names;
    let mut gone: Vec<Spell> =
        spells.iter().filter(|spell| spell.last.is_some_and(|last| last < to)).copied().collect();
    gone.retain(|spell| !spells.iter().any(|other| other.number == spell.number && other.meets((to, to))));
    gone.sort_by_key(|spell| std::cmp::Reverse(spell.last));
    let named: Vec<Spell> = gone.iter().filter(|spell| doc.knows(spell.number)).copied().collect();
    let one = named.first().is_some_and(|first| named.iter().all(|spell| spell.number == first.number));
    if one { named } else { gone }
}
