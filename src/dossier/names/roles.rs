//! Phrases for an office, as far as the block tells: the role, the country or body, the name beside it.

mod plural;

use super::block::{RoleSite, Tenure};
use super::find::{Found, Mark, Scan};
use super::lexicon::{Keys, keys};
use super::trie::{Class, Mask};
use crate::text::fold::{Gap, Word, word_key};

/// Words inside or before the phrase that belong to it.
const FORMER: Keys = keys!["former" "ex" "late" "erstwhile" "onetime" "deposed" "ousted"];
const CURRENT: Keys = keys!["current" "incumbent" "outgoing" "sitting" "then" "longtime" "veteran"];
const ACTING: Keys = keys!["acting" "interim" "caretaker" "transitional" "provisional"];
/// Words before the phrase that make it mean nobody in particular.
const INDEFINITE: Keys = keys![
    "a" "an" "any" "every" "each" "no" "another" "next" "first" "second" "third" "new" "future" "previous" "last" "some" "all" "successive"
    "past" "which" "deputy" "vice" "assistant" "associate" "junior" "would" "shadow" "honorary" "self" "likely" "possible"
];
/// Verbs that give an office: whom they name holds it from then on.
const GIVEN: Keys = keys!["elected" "reelected" "appointed" "named" "nominated" "proclaimed" "crowned" "become" "becomes" "became" "becoming"];
/// Words before such a verb where it is none of the office's attributes: `has been elected president`, not `the elected president`.
const GIVING: Keys = keys!["been" "was" "were" "is" "are" "be" "being" "had" "has" "have" "and" "who" "he" "she" "re" "then" "later" "to" "will" "would" "him" "her"];
/// Verbs between a person and the office that it held: `who was state minister of Artsakh`.
const WAS: Keys = keys!["is" "was" "became" "as" "been" "remains" "remained" "served" "serves" "being"];
/// Words that may stand between the two besides.
const LINK: Keys = keys!["who" "has" "had" "also" "then" "the" "now" "once" "later" "first" "still" "served" "and"];

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
        if overlaps_last {
            continue;
        }
        match plural::singular(scan, mark) {
            Some(role) => plural::sites(scan, mark, role, &mut out),
            None => out.extend(site(scan, mark)),
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
        let is = |word: &&Word| [FORMER, CURRENT, ACTING].iter().any(|keys| keys.contains(&word.key));
        at.checked_sub(1).and_then(word).filter(is)
    };
    let mut acting = false;
    while let Some(before) =
        modifier(at).filter(|_| word(at).is_some_and(|word| matches!(word.gap, Gap::Space | Gap::Hyphen)))
    {
        if FORMER.contains(&before.key) {
            tenure = Tenure::Former;
        }
        acting |= ACTING.contains(&before.key);
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
        acting |= ACTING.contains(&before.key);
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
    indefinite |= ahead.is_some_and(|ahead| GIVEN.contains(&ahead.key))
        && beyond.is_some_and(|beyond| GIVING.contains(&beyond.key));
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
    // `Boulos, the American president's adviser`: the office is not the adviser's.
    let owner = word(end).is_some_and(|next| next.gap == Gap::Clitic && next.key == word_key("s"));
    let person = beside.or_else(|| if owner { None } else { apposed().or_else(|| subject(scan, first)) });
    if of.is_none() && beside.is_none() {
        of = ahead.and_then(|ahead| country_of_sentence(scan, first, ahead)).map(|found| found.hit.start);
    }
    if of.is_none() && beside.is_none() {
        return None;
    }
    let (from, to) = (word(first)?, word(end.checked_sub(1)?)?);
    Some(RoleSite {
        span: from.span().join(to.span()),
        role: mark.key,
        of,
        tenure,
        acting,
        person: person.map(|found| found.hit.start),
        title: beside.is_some(),
        indefinite,
    })
}

/// The person of whom the phrase is told: `Ruben Vardanyan, who was state minister of Artsakh`.
fn subject<'a>(scan: &'a Scan<'_>, first: usize) -> Option<&'a Found> {
    let mut at = first;
    let mut told = false;
    for _ in 0..MOST_LINKS {
        let gap = scan.words.get(at)?.gap;
        if told && let Some(found) = ending_at(scan, at).filter(|found| names_person(found)) {
            return matches!(gap, Gap::Space | Gap::Comma).then_some(found);
        }
        let before = scan.words.get(at.checked_sub(1)?)?;
        told |= WAS.contains(&before.key);
        if gap != Gap::Space || !WAS.contains(&before.key) && !LINK.contains(&before.key) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The country or body of an office that stands without one: `Armenia said its foreign minister would come`, `In Chad, the president
/// spoke`. Only where the sentence names no other before it.
fn country_of_sentence<'a>(scan: &'a Scan<'_>, first: usize, ahead: &Word) -> Option<&'a Found> {
    let its = ahead.key == word_key("its");
    if !its && ahead.key != word_key("the") {
        return None;
    }
    let start = (first.saturating_sub(MOST_BEFORE)..first)
        .rev()
        .find(|&at| scan.words.get(at).is_some_and(|word| word.gap.opens_sentence()))?;
    let from = scan.found.partition_point(|found| found.first < start);
    let mut before = scan.found.get(from..)?.iter().take_while(|found| found.first < first);
    let found = before.by_ref().find(|found| names_body(found))?;
    if before.any(|other| {
        names_body(other) && other.hit.node != found.hit.node || other.first < found.end && other.end > found.end
    }) {
        return None;
    }
    if its {
        return (!found.hit.mask.has(Class::Demonym)).then_some(found);
    }
    let opener = scan.words.get(start)?;
    let after = scan.words.get(found.end)?;
    let opens = found.first == start + 1 && [word_key("in"), word_key("at")].contains(&opener.key);
    (opens && after.gap == Gap::Comma && found.end + 1 == first).then_some(found)
}

/// A country that stands more words before an office is not looked for.
const MOST_BEFORE: usize = 24;

/// More words between a person and an office are not looked over.
const MOST_LINKS: usize = 6;
