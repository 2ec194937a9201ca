//! Who a sentence has it from: `according to …`, `officials said`, `…, the ministry announced`.

use super::cues;
use super::process::first_person;
use super::reading::Reading;
use super::vague::{GENERIC, WATCHERS, is_vague, opines};
use crate::lang::{TokenKind, VerbGroup};
use crate::text::Span;
use crate::text::wordlist::WordList;

/// An attribution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribution {
    /// The words that name the source, bytes of the running text.
    pub(super) who: Span,
    /// A plural or generic source with nobody named.
    pub(super) vague: bool,
    /// Where it stands.
    pub(super) place: Place,
}

/// Where an attribution stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Its verb is the main one: `Kim said that …`.
    Leads,
    /// It stands beside a clause that is complete without it: `according to …`, `…, Kim said`.
    Around,
}

/// Verbs of saying whose subject is a source. Sorted.
#[rustfmt::skip]
const SAYING: WordList = WordList::new(&[
    "accuse", "acknowledge", "add", "admit", "affirm", "allege", "announce", "argue", "assert", "assess", "believe",
    "boast", "caution", "claim", "comment", "complain", "concede", "conclude", "confirm", "contend", "declare",
    "deny", "describe", "disclose", "emphasize", "estimate", "expect", "explain", "fear", "find", "forecast", "foresee",
    "hint", "hope", "indicate", "insist", "judge", "maintain", "mention", "note", "pledge", "point", "predict",
    "project", "promise", "quote", "recall", "reckon", "reiterate", "relate", "remark", "repeat", "reply", "report",
    "reveal", "say", "speculate", "state", "stress", "suggest", "suspect", "tell", "testify", "think", "threaten",
    "tweet", "vow", "warn", "worry", "write",
]);

/// Whether its subject is where a sentence has it from.
pub(super) fn says(lemma: &str) -> bool {
    SAYING.has(lemma)
}

/// The attribution of the sentence: a phrase beside the clause before a leading verb.
pub(super) fn find(reading: &Reading) -> Option<Attribution> {
    according_to(reading).or_else(|| believed(reading)).or_else(|| verb_of_saying(reading))
}

fn found(reading: &Reading, from: usize, to: usize, place: Place) -> Option<Attribution> {
    const LEADING: &[&str] =
        &["and", "but", "or", "also", "then", "however", "when", "as", "because", "that", "while", "so", "in"];
    const NOBODY: &[&str] =
        &["which", "that", "what", "it", "this", "there", "today", "yesterday", "also", "who", "and", "i", "we"];
    let (mut from, mut to) = (from, to);
    while from < to && (reading.is(from, LEADING) || reading.is(from, &[","])) {
        from += 1;
    }
    while from < to
        && (reading.word(to - 1).ends_with("ly")
            && !reading.is(to - 1, &["family", "assembly", "ally", "supply", "italy", "monopoly"])
            || reading
                .is(to - 1, &["also", "then", "later", "still", "now", "today", "yesterday", "neither", "both", ","]))
    {
        to -= 1;
    }
    if from >= to
        || reading.is(from, &["no", "nobody", "none", "neither", "nothing"])
        || to - from == 1 && reading.is(from, NOBODY)
    {
        return None;
    }
    let (first, last) = (reading.tokens.get(from)?, to.checked_sub(1).and_then(|last| reading.tokens.get(last))?);
    (from < to).then(|| Attribution { who: first.span.join(last.span), vague: is_vague(reading, from, to), place })
}

/// What stands before a source.
pub(super) const OPENERS: WordList = WordList::new(&[
    "according to",
    "as claimed by",
    "as confirmed by",
    "as per",
    "as reported by",
    "as stated by",
    "attributed to",
    "by the account of",
    "citing",
    "in the words of",
    "per",
    "quoting",
    "was reported by",
    "were reported by",
]);

/// `according to NP`, `, per NP`, `citing NP`, `as reported by NP`.
fn according_to(reading: &Reading) -> Option<Attribution> {
    reading.cues(cues::SOURCE).find_map(|at| {
        let from = OPENERS.iter().find_map(|opener| reading.phrase(at, opener))?;
        let quoted = reading.is_quoted(reading.span(at).start);
        // `9 percent per year` has no source.
        let rate = reading.is(at, &["per"]) && (!reading.is(at.wrapping_sub(1), &[","]) || !reading.is(from, GENERIC));
        if quoted || rate {
            return None;
        }
        let mut who = found(reading, from, phrase_end(reading, from), Place::Around)?;
        // Who cites is the source: `Reuters, citing two officials, said …`.
        who.vague &= !reading.is(at, &["citing", "quoting"]);
        Some(who)
    })
}

/// `It is believed that …`, `There are reports that …`, `Rumours circulate that …`: nobody at all.
fn believed(reading: &Reading) -> Option<Attribution> {
    let first = reading.first;
    let main = reading.main_verbs().next()?;
    // `They split over the boycott, it is said.`
    let last = (reading.first..reading.end).rev().find(|&at| !reading.is(at, &["."]) && !reading.is(at, &["…"]))?;
    if let Some(it) = last.checked_sub(2).filter(|&it| reading.is(it, &["it"]))
        && reading.is(it.wrapping_sub(1), &[","])
        && reading.is(it + 1, &["is", "was"])
        && reading.is(last, &["said", "believed", "thought", "rumoured", "rumored", "reported", "alleged", "claimed"])
        && !reading.is_quoted(reading.span(it).start)
    {
        return Some(Attribution { who: reading.span(it).join(reading.span(last)), vague: true, place: Place::Around });
    }
    // `Word is that …`, `Rumour has it that …`, `There is talk of a coup.`
    let word = ["word is that", "word has it", "rumour has it", "rumor has it"];
    if let Some(end) = word.iter().find_map(|phrase| reading.phrase(first, phrase)) {
        return found(reading, first, end, Place::Leads).map(|found| Attribution { vague: true, ..found });
    }
    let talk = ["reports", "rumours", "rumors", "claims", "allegations", "indications", "talk", "speculation"];
    let subject = reading.subject_of(main);
    let after = reading.token_at(main.span.end);
    let there = reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["there"]) && &*main.lemma == "be";
    let news = (after..after + 3).find(|&at| there && reading.is(at, &talk) && reading.is(at + 1, &["that", "of"]));
    if let Some(at) = news {
        return found(reading, after, at + 1, Place::Leads).map(|found| Attribution { vague: true, ..found });
    }
    let spread = matches!(&*main.lemma, "circulate" | "abound" | "swirl" | "persist" | "spread");
    if spread && (subject.start..subject.end).take(3).any(|at| reading.is(at, &["reports", "rumours", "rumors"])) {
        return found(reading, subject.start, subject.end, Place::Leads);
    }
    let passive = main.passive
        && matches!(
            &*main.lemma,
            "believe"
                | "say"
                | "think"
                | "report"
                | "rumor"
                | "rumour"
                | "speculate"
                | "suggest"
                | "understand"
                | "allege"
                | "claim"
                | "know"
                | "assume"
                | "argue"
                | "fear"
                | "estimate"
        );
    let that = reading.is(reading.token_at(main.span.end), &["that"]);
    let it = reading.is(first, &["it"]) && reading.token_at(main.span.start) == first + 1;
    let vague = !matches!(&*main.lemma, "know" | "understand" | "estimate");
    (it && passive && that).then_some(Attribution {
        who: reading.span(first).join(main.span),
        vague,
        place: Place::Leads,
    })
}

/// The subject of a verb of saying: the main one that opens the sentence, or one that stands behind a comma or a quotation.
fn verb_of_saying(reading: &Reading) -> Option<Attribution> {
    let finite = reading.verbs.iter().filter(|group| group.is_finite() && !reading.is_quoted(group.span.start));
    for (n, group) in finite.enumerate() {
        let plain = !group.passive && !group.negated && group.modal.is_none();
        if plain && opines(reading, group) {
            let subject = reading.subject_of(group);
            if let Some(who) = found(reading, subject.start, subject.end, Place::Leads).filter(|found| found.vague) {
                return Some(who);
            }
        }
        // `The sums no longer add up`, `It points to the port`, `They report to the governor`.
        let particle = matches!(&*group.lemma, "add" | "point" | "report")
            && reading.is(reading.token_at(group.span.end), &["up", "to", "toward", "towards"]);
        if !says(&group.lemma) || !plain || particle || first_person(reading, group) {
            continue;
        }
        let verb = reading.token_at(group.span.start);
        let subject = reading.subject_of(group);
        let behind = subject.start > 0 && reading.is(subject.start - 1, &[",", "”", "\"", "—", "–"]);
        if behind && n > 0 && !subject.is_empty() && closes(reading, group) {
            return found(reading, subject.start, subject.end, Place::Around);
        }
        if subject.is_empty() && !group.subordinate && n > 0 && !reading.is(verb.saturating_sub(1), &[",", "”", "\""])
        {
            continue;
        }
        // `…,” said Kim.`
        let behind_mark = verb > 0 && reading.is(verb - 1, &[",", "”", "\""]);
        let noun_follows = reading.tokens.get(verb + 1).is_some_and(|token| token.kind == TokenKind::Word);
        let last = || {
            !reading
                .verbs_from(group.span.end)
                .iter()
                .any(|other| other.is_finite() && !reading.is_quoted(other.span.start))
        };
        let inverted = behind_mark && noun_follows && last();
        if inverted {
            return found(reading, verb + 1, phrase_end(reading, verb + 1), Place::Around);
        }
        if !group.subordinate && !subject.is_empty() && reports_content(reading, group) {
            let mut who = found(reading, subject.start, subject.end, Place::Leads)?;
            // `Sources told Reuters that …`: it is from Reuters.
            let hearer = reading.token_at(group.span.end);
            let hearer = if reading.is(hearer, &["the"]) { hearer + 1 } else { hearer };
            who.vague &= !(&*group.lemma == "tell" && reading.is_name(hearer));
            return Some(who);
        }
        // `Observers fear famine.`: what watchers fear or note is what they say.
        let does =
            matches!(&*group.lemma, "find" | "tell" | "add" | "recall" | "promise" | "point" | "quote" | "reply");
        if !group.subordinate && !does && subject.end.checked_sub(1).is_some_and(|head| reading.is(head, WATCHERS)) {
            return found(reading, subject.start, subject.end, Place::Leads).filter(|found| found.vague);
        }
        // `Officials, who asked not to be named, said …`
        let behind_comma = subject.is_empty() && reading.is(verb.wrapping_sub(1), &[","]);
        if behind_comma && !group.subordinate && reports_content(reading, group) {
            let end = (reading.first..verb).find(|&at| reading.is(at, &[","])).unwrap_or(verb);
            let plural = end.checked_sub(1).is_some_and(|head| reading.is(head, GENERIC));
            if plural && end - reading.first <= 4 {
                return found(reading, reading.first, end, Place::Leads);
            }
        }
    }
    None
}

/// Whether the verb of saying ends its clause: nothing but a time, a place or a hearer follows.
fn closes(reading: &Reading, group: &VerbGroup) -> bool {
    let after = reading.token_at(group.span.end);
    let object = reading.is(after, &["that", "it", "he", "she", "they"]);
    let later = reading.verbs_from(group.span.end).iter().take_while(|other| other.clause == group.clause);
    let verb_follows = later.into_iter().any(VerbGroup::is_finite);
    !object && !verb_follows
}

/// Whether what it says follows: a clause, a quotation. `Kim told Trump` and `found a mine` have none.
fn reports_content(reading: &Reading, group: &VerbGroup) -> bool {
    let offset = group.span.end;
    let clause = reading.verbs_from(offset).iter().any(|other| other.is_finite() && other.subordinate);
    let quotation = reading.quotes.iter().any(|quote| quote.start >= offset);
    let plain = matches!(
        &*group.lemma,
        "say"
            | "report"
            | "announce"
            | "claim"
            | "warn"
            | "confirm"
            | "deny"
            | "allege"
            | "state"
            | "estimate"
            | "predict"
            | "accuse"
            | "describe"
            | "argue"
    );
    let cites = matches!(
        &*group.lemma,
        "say"
            | "add"
            | "tell"
            | "call"
            | "write"
            | "warn"
            | "announce"
            | "explain"
            | "claim"
            | "insist"
            | "note"
            | "argue"
            | "state"
            | "reply"
            | "describe"
            | "acknowledge"
    );
    // `“…,” Kim told supporters.`
    let before = reading.token_at(group.span.start);
    let quoted_before = reading.quotes.iter().any(|quote| quote.end <= reading.span(before).start);
    clause || (quotation || quoted_before) && cites || plain
}

/// Where the noun phrase that begins at `from` ends: at a mark, a verb, an opener of a clause.
fn phrase_end(reading: &Reading, from: usize) -> usize {
    let verb = |at: usize| {
        let start = reading.span(at).start;
        reading.verbs_from(start).first().is_some_and(|group| group.is_finite() && group.span.start == start)
    };
    (from..reading.end)
        .find(|&at| {
            let stop =
                reading.is(at, &["."]) && !(reading.is_name(at + 1) && reading.word(at.wrapping_sub(1)).len() <= 4);
            stop || reading.is(at, &[",", ";", ":", "(", ")", "[", "—", "–", "“", "”", "\""])
                || reading.is(
                    at,
                    &[
                        "that",
                        "which",
                        "who",
                        "and",
                        "but",
                        "on",
                        "in",
                        "at",
                        "when",
                        "while",
                        "as",
                        "after",
                        "published",
                        "written",
                        "said",
                        "late",
                        "early",
                        "last",
                        "yesterday",
                    ],
                )
                || verb(at)
        })
        .unwrap_or(reading.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(SAYING.is_sorted());
    }
}
