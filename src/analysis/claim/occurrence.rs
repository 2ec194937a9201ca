//! Whether a sentence tells of an occurrence, which needs a date, or of a lasting condition; and words that end a running date.

use super::attribution::{Attribution, Place, says};
use super::cues;
use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Verbs of state: in no tense do they tell of an action or a change. Sorted.
#[rustfmt::skip]
const STATIVE: WordList = WordList::new(&[
    "adhere", "adjoin", "amount", "appear", "be", "believe", "belong", "border", "comprise", "consist", "contain",
    "control", "correspond", "cost", "depend", "deserve", "differ", "dominate", "doubt", "enjoy", "entail", "equal",
    "exist", "face", "favor", "favour", "fear", "have", "hinge", "hope", "include", "intend", "involve", "know",
    "lack", "last", "lie", "like", "live", "love", "maintain", "matter", "mean", "need", "number", "oppose",
    "overlook", "own", "possess", "prefer", "protrude", "range", "rank", "rely", "remain", "represent", "resemble",
    "reside", "rest", "seem", "serve", "share", "sit", "span", "stand", "stay", "straddle", "suffer", "support",
    "surround", "tend", "think", "total", "trust", "underlie", "understand", "value", "want", "weigh", "wish",
]);

/// Participles that say how something is, not what was done. Sorted.
const STATE_PARTICIPLES: WordList = WordList::new(&[
    "base", "bear", "call", "compose", "concern", "connect", "convince", "design", "divide", "entitle", "intend",
    "interest", "involve", "know", "link", "locate", "make", "mean", "own", "regard", "relate", "require", "station",
    "suppose", "surround", "title", "unite", "worry",
]);

/// Whether the sentence tells of an action or a change, in a past or perfect tense.
pub(super) fn is_occurrence(reading: &Reading, attribution: Option<&Attribution>) -> bool {
    let around = attribution.is_some_and(|found| found.place == Place::Around);
    let who = attribution.map(|found| found.who);
    let is_attribution = |group: &VerbGroup| {
        around
            && says(&group.lemma)
            && who.is_some_and(|who| {
                who.end <= group.span.end + 80
                    && reading.clause_of(who.start).is_some_and(|clause| clause.span == group.span)
            })
    };
    let verbs: Vec<_> = reading.main_verbs().filter(|group| !is_attribution(group)).collect();
    if verbs.is_empty() {
        // All that is left is who said it: a quotation, which happened when it was said.
        return reading.main_verbs().any(|group| happened(reading, group));
    }
    let forecast = |group: &VerbGroup| group.tense == Some(Tense::Future) || group.modal.is_some();
    if around && verbs.iter().all(|group| forecast(group)) {
        // What is to come has no date yet; that somebody said so has.
        return reading.main_verbs().any(|group| says(&group.lemma) && happened(reading, group));
    }
    if verbs.iter().any(|group| is_alleged(reading, group)) {
        return true;
    }
    let vague = attribution.is_some_and(|found| found.vague && !around);
    verbs.into_iter().any(|group| {
        let content = says(&group.lemma) && (group.tense == Some(Tense::Present) && !group.aspect.perfect || vague);
        match content.then(|| content_of(reading, group)).flatten() {
            // `The master says they “stopped for water”.`: that is how he puts it now.
            Some(content) if reading.is_quoted(content.span.start) => false,
            Some(content) => happened(reading, content),
            None => happened(reading, group),
        }
    })
}

/// `He is alleged to have sold the list.`, `The army is accused of burning the village.`: what somebody is said to have done.
fn is_alleged(reading: &Reading, group: &VerbGroup) -> bool {
    if group.tense != Some(Tense::Present) || !group.passive || group.modal.is_some() || group.negated {
        return false;
    }
    let next = reading.verbs_from(group.span.end).first();
    match &*group.lemma {
        "accuse" | "suspect" => {
            reading.is(reading.token_at(group.span.end), &["of"])
                && next.is_some_and(|next| next.tense.is_none() && !STATIVE.has_exact(&next.lemma))
        }
        "allege" | "believe" | "claim" | "know" | "report" | "rumor" | "rumour" | "say" | "think" | "understand" => {
            next.is_some_and(|next| next.tense.is_none() && next.aspect.perfect && !STATIVE.has_exact(&next.lemma))
        }
        _ => false,
    }
}

/// What is reported: the first clause after the verb of saying.
fn content_of<'t>(reading: &Reading<'t>, saying: &VerbGroup) -> Option<&'t VerbGroup> {
    reading.verbs_from(saying.span.end).iter().find(|group| group.is_finite() && group.subordinate)
}

/// Whether one group tells of an action or a change that is past.
fn happened(reading: &Reading, group: &VerbGroup) -> bool {
    let past = group.tense == Some(Tense::Past) || group.tense == Some(Tense::Present) && group.aspect.perfect;
    if group.modal.as_deref() == Some("could") && group.negated && !group.passive {
        return !STATIVE.has_exact(&group.lemma);
    }
    if group.modal.as_deref() == Some("would") && group.negated && super::assessment::refusable(&group.lemma) {
        return true;
    }
    if !past || group.modal.is_some() || group.aspect.perfect && group.negated {
        return false;
    }
    let subject = reading.subject_of(group).start;
    if is_habit(reading, group)
        || lasts(reading, group)
        || group.aspect.perfect && reading.is(subject, &["no", "nobody", "none", "neither", "nothing"])
    {
        return false;
    }
    if group.passive {
        // `Marches have been called for 7 July`, but `is called Order 118`.
        let set = || reading.is(reading.token_at(group.span.end), &["for", "in", "off", "on", "by", "up", "at", "to"]);
        if &*group.lemma == "call" && set() {
            return true;
        }
        // `The group was led by a former pharmacist.`
        let by = reading.is(reading.token_at(group.span.end), &["by"]);
        if by && matches!(&*group.lemma, "lead" | "head" | "govern" | "chair" | "guard" | "staff" | "populate") {
            return false;
        }
        // `No report was made`, but `is made of`.
        let after = reading.token_at(group.span.end);
        if &*group.lemma == "make" && group.tense == Some(Tense::Past) {
            return !reading.is(after, &["of", "from", "up"]);
        }
        return !STATE_PARTICIPLES.has_exact(&group.lemma) && !STATIVE_PASSIVE.contains(&&*group.lemma);
    }
    match &*group.lemma {
        "be" => existential_event(reading, group) || cleft(reading, group).is_some_and(|told| happened(reading, told)),
        "have" => holds_event(reading, group),
        "last" | "cost" | "suffer" | "face" | "include" | "involve" if group.tense == Some(Tense::Past) => true,
        "fear" | "hope" | "believe" | "think" => false,
        "use" => !reading.is(reading.token_at(group.span.end), &["to"]),
        // `sat down with the governor`, `stayed away`
        "sit" | "stand" | "stay" | "lie" => {
            reading.is(reading.token_at(group.span.end), &["down", "up", "away", "back", "aside", "out", "off", "by"])
        }
        lemma => !STATIVE.has_exact(lemma),
    }
}

/// Passives of verbs of state.
const STATIVE_PASSIVE: &[&str] =
    &["believe", "consider", "control", "own", "dominate", "need", "want", "oppose", "fear", "expect", "comprise"];

const PERIODS: WordList =
    WordList::new(&["day", "week", "month", "quarter", "year", "night", "morning", "evening", "hour"]);
const WEEKDAYS: WordList =
    WordList::new(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

/// `has long denied`, `traditionally met`: what was done time and again without a date.
fn is_habit(reading: &Reading, group: &VerbGroup) -> bool {
    let (from, to) = (reading.token_at(group.span.start), reading.token_at(group.span.end));
    let often = [
        "long",
        "always",
        "never",
        "traditionally",
        "historically",
        "often",
        "usually",
        "routinely",
        "generally",
        "typically",
        "frequently",
        "regularly",
    ];
    // `met twice a year`, `called every Friday`
    let unit = |at: usize| reading.is(at, PERIODS) || reading.is(at, WEEKDAYS);
    let times = |at: usize| {
        reading.is(at, &["once", "twice", "times"]) && reading.is(at + 1, &["a", "per", "each"]) && unit(at + 2)
            || reading.is(at, &["every", "each"]) && unit(at + 1)
    };
    // `Strikes cost the owner 300,000 a day.`
    let rate = |at: usize| reading.is(at, &["a", "per"]) && unit(at + 1);
    if &*group.lemma == "cost" && !group.aspect.perfect && (to..reading.end.min(to + 10)).any(rate) {
        return true;
    }
    // `Codes cost €20,000 apiece.`: the form says nothing of the tense, and what things cost is a price.
    let price = || {
        let amount = reading.tokens.get(to).is_some_and(|token| token.kind == TokenKind::Number)
            || reading.is(to, &["$", "€", "£", "¥"])
            || reading.is(to, &["about", "around", "some", "between", "from", "up", "usd", "eur", "us"]);
        let subject = reading.subject_of(group);
        amount && subject.len() == 1 && reading.word(subject.start).ends_with('s')
    };
    if &*group.lemma == "cost" && group.span == group.head && price() {
        return true;
    }
    // `The escort never arrived.`
    let often = |at: usize| {
        reading.is(at, &often)
            && !(reading.is(at, &["never"]) && group.tense == Some(Tense::Past) && !group.aspect.perfect)
    };
    let habit = !group.aspect.perfect && (to..reading.end.min(to + 10)).any(times);
    habit || (from.saturating_sub(1)..to).any(often)
}

/// `has governed the region for more than a century`: it still does.
fn lasts(reading: &Reading, group: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const UNITS: WordList = WordList::new(&["years", "decades", "centuries", "century", "decade", "generations", "months", "weeks"]);
    if group.tense != Some(Tense::Present) || !group.aspect.perfect || group.passive {
        return false;
    }
    let from = reading.token_at(group.span.end);
    let span = |at: usize| reading.is(at, &["for"]) && (at + 1..at + 6).any(|at| reading.is(at, UNITS));
    (from..reading.end.min(from + 16)).any(span)
}

/// What happens rather than is.
#[rustfmt::skip]
const EVENTS: WordList = WordList::new(&[
    "airstrike", "airstrikes", "argument", "arrests", "attack", "attacks", "battle", "blast", "blasts", "breach", "call", "clash",
    "clashes", "conversation", "coup", "crash", "demonstration", "demonstrations", "earthquake", "election", "exchange", "explosion",
    "explosions", "fire", "fires", "incident", "incidents", "launch", "leak", "meeting", "meetings", "outage", "outages", "protest",
    "protests", "raid", "raids", "riot", "riots", "shooting", "skirmish", "skirmishes", "spill", "strike", "strikes", "summit", "talks",
    "test", "tests", "vote",
]);

/// `There was an explosion`.
fn existential_event(reading: &Reading, group: &VerbGroup) -> bool {
    let verb = reading.token_at(group.span.start);
    let after = reading.token_at(group.span.end);
    let there = reading.is(verb.wrapping_sub(1), &["there"]);
    there && (after..(after + 5).min(reading.end)).any(|at| reading.is(at, EVENTS))
}

/// `It was the minister who called it so`: what is told stands in the clause behind.
fn cleft<'t>(reading: &Reading<'t>, group: &VerbGroup) -> Option<&'t VerbGroup> {
    let verb = reading.token_at(group.span.start);
    let it = verb > 0 && reading.is(verb - 1, &["it"]) && verb <= reading.first + 1;
    let told = reading.verbs_from(group.span.end).iter().find(|other| other.is_finite() && other.subordinate)?;
    let at = reading.token_at(told.span.start);
    // `It was the army that fired first.`
    let who = reading.is(at.wrapping_sub(1), &["who", "that"]);
    // `It was on Monday that the strike began.`
    let when = reading.is(reading.token_at(group.span.end), &["on", "in", "at", "after", "only", "not"])
        && (reading.token_at(group.span.end)..at).any(|at| reading.is(at, &["that"]));
    (it && told.lemma.as_ref() != "be" && (who || when)).then_some(told)
}

/// `The ministers had talks`.
fn holds_event(reading: &Reading, group: &VerbGroup) -> bool {
    let after = reading.token_at(group.span.end);
    (after..(after + 3).min(reading.end)).any(|at| reading.is(at, EVENTS))
}

/// Words that end a running date.
pub(super) const BREAKING_WORDS: &[&str] = &[
    "earlier",
    "previously",
    "formerly",
    "meanwhile",
    "beforehand",
    "historically",
    "hitherto",
    "originally",
    "traditionally",
];

/// Phrases that do.
#[rustfmt::skip]
pub(super) const BREAKING_PHRASES: &[&str] = &[
    "in the meantime", "before that", "until then", "in the past", "in recent years", "in recent months",
    "in recent weeks", "over the years", "to date", "since then", "by then", "in the interim", "prior to that",
    "up to then", "at an earlier date", "on other occasions", "on an earlier occasion", "on a previous occasion",
];

/// The second words of these phrases, of which the first open too much.
const BREAKING_SECOND: WordList = WordList::new(&["a", "an", "date", "other", "recent", "that", "the", "then", "to"]);

/// `earlier`, `previously`, `meanwhile`: the running date ends here. An attribute (`an earlier offer`) ends nothing.
pub(super) fn breaks_running_date(reading: &Reading) -> bool {
    reading.cues(cues::BREAK).any(|at| {
        if reading.is_quoted(reading.span(at).start) {
            return false;
        }
        let goes_on = reading.is(at + 1, BREAKING_SECOND);
        if goes_on && BREAKING_PHRASES.iter().any(|phrase| reading.phrase(at, phrase).is_some()) {
            return true;
        }
        let attribute = reading.is(
            at.wrapping_sub(1),
            &[
                "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "than", "any", "no", "these",
                "those", "some", "two", "many", "of", "'s", "’s", "other", "as",
            ],
        );
        reading.is(at, BREAKING_WORDS) && !(at > reading.first && attribute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_has_its_second_word() {
        let second = |phrase: &str| phrase.split(' ').nth(1).is_some_and(|word| BREAKING_SECOND.has(word));
        assert!(BREAKING_PHRASES.iter().all(|phrase| second(phrase)));
    }

    #[test]
    fn lists_are_sorted() {
        assert!(STATIVE.is_sorted());
        assert!(STATE_PARTICIPLES.is_sorted());
    }
}
