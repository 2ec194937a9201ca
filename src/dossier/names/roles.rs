//! Phrases for an office, as far as the block tells: the role, the country or body, the name beside it.

use super::block::{RoleSite, Tenure};
use super::find::{Found, Mark, Scan};
use super::lexicon::Keys;
use super::trie::{Class, Mask};
use crate::text::fold::{Gap, Word, word_key};

/// Words inside or before the phrase that belong to it.
const FORMER: Keys = &[
    word_key("former"),
    word_key("ex"),
    word_key("late"),
    word_key("erstwhile"),
    word_key("onetime"),
    word_key("deposed"),
    word_key("ousted"),
];
const CURRENT: Keys = &[
    word_key("current"),
    word_key("incumbent"),
    word_key("outgoing"),
    word_key("sitting"),
    word_key("then"),
    word_key("longtime"),
    word_key("veteran"),
];
/// Words before the phrase that make it mean nobody in particular.
const INDEFINITE: Keys = &[
    word_key("a"),
    word_key("an"),
    word_key("any"),
    word_key("every"),
    word_key("each"),
    word_key("no"),
    word_key("another"),
    word_key("next"),
    word_key("first"),
    word_key("second"),
    word_key("third"),
    word_key("new"),
    word_key("future"),
    word_key("previous"),
    word_key("last"),
    word_key("some"),
    word_key("all"),
    word_key("successive"),
    word_key("past"),
    word_key("which"),
    word_key("deputy"),
    word_key("vice"),
    word_key("assistant"),
    word_key("acting"),
];

/// The sites of a block.
pub(super) fn sites(scan: &Scan<'_>) -> Vec<RoleSite> {
    let mut out: Vec<RoleSite> = Vec::new();
    for mark in scan.marks.iter().filter(|mark| mark.class == Class::Role) {
        let inside = scan.found.iter().rev().find(|found| {
            found.first <= mark.first && mark.first < found.end && found.hit.mask.and(Mask::STRONG) == found.hit.mask
        });
        if inside.is_some_and(|found| found.end >= mark.end && found.end - found.first > 1) {
            continue;
        }
        let overlaps_last = out
            .last()
            .is_some_and(|last| last.span.end > word_at(scan, mark.first).map_or(0, |word| word.start as usize));
        if !overlaps_last && let Some(site) = site(scan, mark) {
            out.push(site);
        }
    }
    out
}

fn word_at<'a>(scan: &'a Scan<'_>, at: usize) -> Option<&'a Word> {
    scan.words.get(at)
}

/// A name of a country or body that ends before the word `end` (or begins at `first`).
fn names_body(found: &Found) -> bool {
    let mask = found.hit.mask;
    mask.has(Class::Full) || mask.has(Class::Alias) || mask.has(Class::Demonym) || mask.has(Class::Metonym)
}

fn names_person(found: &Found) -> bool {
    !found.hit.mask.and(Mask::IN_FULL).is_empty() || !found.hit.mask.and(Mask::SURNAMES).is_empty()
}

fn ending_at<'a>(scan: &'a Scan<'_>, end: usize) -> Option<&'a Found> {
    let upto = scan.found.partition_point(|found| found.first < end);
    scan.found.get(upto.saturating_sub(8)..upto)?.iter().find(|found| found.end == end)
}

fn beginning_at<'a>(scan: &'a Scan<'_>, first: usize) -> Option<&'a Found> {
    let from = scan.found.partition_point(|found| found.first < first);
    scan.found.get(from).filter(|found| found.first == first)
}

fn site(scan: &Scan<'_>, mark: &Mark) -> Option<RoleSite> {
    let word = |at: usize| scan.words.get(at);
    let mut tenure = Tenure::Now;
    // Words between the country and the role: `the US's former president`.
    let mut at = mark.first;
    let modifier = |at: usize| {
        at.checked_sub(1).and_then(word).filter(|before| FORMER.contains(&before.key) || CURRENT.contains(&before.key))
    };
    while let Some(before) =
        modifier(at).filter(|_| word(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen)))
    {
        if FORMER.contains(&before.key) {
            tenure = Tenure::Former;
        }
        at -= 1;
    }
    let inner = at;
    let clitic =
        at.checked_sub(1).and_then(word).is_some_and(|before| before.gap == Gap::Clitic && before.key == word_key("s"));
    let edge = if clitic { at - 1 } else { at };
    let joined = word(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Possessive));
    let before = ending_at(scan, edge).filter(|found| joined && names_body(found));
    let mut end = mark.end;
    let elect =
        word(end).is_some_and(|next| matches!(next.gap, Gap::Hyphen | Gap::Space) && next.key == word_key("elect"));
    if elect {
        tenure = Tenure::Elect;
        end += 1;
    }
    let mut first = before.map_or(inner, |found| found.first);
    let mut of = before.map(|found| found.hit.start);
    if of.is_none() && word(end).is_some_and(|next| next.gap == Gap::Space && next.key == word_key("of")) {
        let the = word(end + 1).is_some_and(|next| next.gap == Gap::Space && next.key == word_key("the"));
        let body = if the { end + 2 } else { end + 1 };
        if let Some(found) = beginning_at(scan, body)
            .filter(|found| names_body(found) && word(body).is_some_and(|word| word.gap == Gap::Space))
        {
            of = Some(found.hit.start);
            end = found.end;
        }
    }
    // Words before the whole phrase: `former US president`, `then-President`.
    while let Some(before) =
        modifier(first).filter(|_| word(first).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen)))
    {
        if FORMER.contains(&before.key) {
            tenure = Tenure::Former;
        }
        first -= 1;
    }
    let ahead = first
        .checked_sub(1)
        .and_then(word)
        .filter(|_| word(first).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen)));
    let mut indefinite = ahead.is_some_and(|ahead| INDEFINITE.contains(&ahead.key));
    // `the first sitting US president`: the ordinal stands before a modifier.
    let beyond = first.checked_sub(2).and_then(word);
    indefinite |= ahead.is_some_and(|ahead| ahead.key == word_key("ever")) && beyond.is_some();
    let beside = beginning_at(scan, end)
        .filter(|found| names_person(found) && word(end).is_some_and(|word| word.gap == Gap::Space));
    let apposed = || {
        let after = beginning_at(scan, end)
            .filter(|found| names_person(found) && word(end).is_some_and(|word| word.gap == Gap::Comma));
        let article = ahead.filter(|ahead| ahead.key == word_key("the"));
        let start = if article.is_some() { first.checked_sub(1)? } else { first };
        let ahead = ending_at(scan, start)
            .filter(|found| names_person(found) && word(start).is_some_and(|word| word.gap == Gap::Comma));
        ahead.or(after)
    };
    let person = beside.or_else(apposed);
    if of.is_none() && beside.is_none() {
        return None;
    }
    let (from, to) = (word(first)?, word(end.checked_sub(1)?)?);
    Some(RoleSite {
        span: from.span().join(to.span()),
        role: mark.key,
        of,
        tenure,
        person: person.map(|found| found.hit.start),
        title: beside.is_some(),
        indefinite,
    })
}
