//! Phrases for an office of several countries: `the presidents of France and Germany`, `the US and Chinese presidents`.

use super::super::block::{RoleSite, Tenure};
use super::super::find::{Found, Mark, Scan};
use super::super::trie::Class;
use super::{CURRENT, FORMER, beginning_at, ending_at, names_body, names_person};
use crate::text::fold::{Gap, word_key};

const AND: u64 = word_key("and");
const OF: u64 = word_key("of");
const THE: u64 = word_key("the");
/// More countries of one phrase are not looked at.
const MOST: usize = 8;

/// The key of the role whose plural a mark is.
pub(super) fn singular(scan: &Scan<'_>, mark: &Mark) -> Option<u64> {
    scan.names.layers.iter().find_map(|(_, layer)| layer.plural_roles.get(&mark.key)).copied()
}

/// One site for each country or body: its span goes from the first of role and country to the last of them.
pub(super) fn sites(scan: &Scan<'_>, mark: &Mark, role: u64, out: &mut Vec<RoleSite>) {
    // `the French and German leaders Macron and Scholz`: a title.
    let beside = beginning_at(scan, mark.end)
        .filter(|found| names_person(found) && scan.words.get(mark.end).is_some_and(|word| word.gap == Gap::Space));
    if beside.is_some() {
        return;
    }
    let mut first = mark.first;
    let mut tenure = Tenure::Now;
    while let Some(before) = first.checked_sub(1).and_then(|at| scan.words.get(at)) {
        let joined = scan.words.get(first).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen));
        if !joined || !(FORMER.contains(&before.key) || CURRENT.contains(&before.key)) {
            break;
        }
        if FORMER.contains(&before.key) {
            tenure = Tenure::Former;
        }
        first -= 1;
    }
    let ahead = before(scan, first);
    let bodies = if ahead.is_empty() { after(scan, mark.end) } else { ahead };
    let is_former = bodies.first().is_some_and(|found| {
        let ahead = found.first.min(first).checked_sub(1).and_then(|at| scan.words.get(at));
        ahead.is_some_and(|word| FORMER.contains(&word.key))
    });
    // `US presidents` are too many to name.
    if bodies.len() < 2 || tenure == Tenure::Former || is_former {
        return;
    }
    for found in bodies {
        let from = found.first.min(first);
        let to = found.end.max(mark.end);
        out.push(RoleSite {
            span: scan.span(from, to),
            role,
            of: Some(found.hit.start),
            tenure,
            acting: false,
            person: None,
            title: false,
            indefinite: false,
        });
    }
}

fn is_place(found: &Found) -> bool {
    let mask = found.hit.mask;
    mask.has(Class::Metonym) && !mask.has(Class::Full) && !mask.has(Class::Alias) && !mask.has(Class::Demonym)
}

/// `US and Chinese`, `French, German and Polish` before the role, in text order.
fn before<'a>(scan: &'a Scan<'_>, role: usize) -> Vec<&'a Found> {
    let mut found: Vec<&Found> = Vec::new();
    let mut at = role;
    while found.len() < MOST {
        let Some(gap) = scan.words.get(at).map(|word| word.gap) else { break };
        // `in Paris, French and German leaders`: a capital is no part of the list.
        let listed = |body: &Found| gap == Gap::Space || !found.is_empty() && !is_place(body);
        let Some(body) = ending_at(scan, at).filter(|body| names_body(body) && listed(body)) else { break };
        if !matches!(gap, Gap::Space | Gap::Comma) {
            break;
        }
        found.push(body);
        at = body.first;
        let and = at.checked_sub(1).and_then(|before| scan.words.get(before)).filter(|word| word.key == AND);
        match scan.words.get(at).map(|word| word.gap) {
            Some(Gap::Space) if and.is_some() => at -= 1,
            Some(Gap::Comma) => {}
            _ => break,
        }
    }
    found.reverse();
    found
}

/// `of France, Germany and the United States` after the role, in text order.
fn after<'a>(scan: &'a Scan<'_>, end: usize) -> Vec<&'a Found> {
    let word = |at: usize| scan.words.get(at);
    let is = |at: usize, key: u64| {
        word(at).is_some_and(|word| word.key == key && matches!(word.gap, Gap::Space | Gap::Comma))
    };
    if !is(end, OF) {
        return Vec::new();
    }
    let mut found: Vec<&Found> = Vec::new();
    let mut at = end + 1;
    while found.len() < MOST {
        at += usize::from(is(at, THE));
        let joined = word(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Comma));
        let Some(body) = beginning_at(scan, at).filter(|body| joined && names_body(body)) else { break };
        found.push(body);
        at = body.end;
        if is(at, AND) {
            at += 1;
        } else if word(at).is_none_or(|word| word.gap != Gap::Comma) {
            break;
        }
    }
    found
}
