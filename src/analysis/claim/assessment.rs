//! What makes a sentence an assessment: the writer's own judging, in the main clause, not what somebody is reported to have said.

use super::Asked;
use super::attribution::Place;
use super::cues;
use super::estimative::EstimativeTerm;
use super::forecast::{is_awaited, is_going_to, is_headline_forecast, is_to};
use super::permission::{perceives, permits};
use super::process::first_person;
use super::reading::Reading;
use super::risk::{is_graded_risk, is_shifting_risk};
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// Verbs of judging; with `I` or `we` they make an assessment. Sorted.
#[rustfmt::skip]
const JUDGING: WordList = WordList::new(&[
    "agree", "anticipate", "assess", "assume", "believe", "conclude", "consider", "deem", "doubt", "estimate",
    "evaluate", "expect", "fear", "feel", "forecast", "guess", "hope", "infer", "judge", "predict", "presume",
    "project", "rate", "reckon", "regard", "suggest", "suspect", "think", "view",
]);

/// Adjectives of likelihood behind a verb of seeming. Sorted.
#[rustfmt::skip]
const ODDS: WordList = WordList::new(&[
    "assured", "certain", "conceivable", "destined", "distant", "doomed", "doubtful", "far-fetched", "imminent", "implausible", "impossible",
    "improbable", "inevitable", "overdue", "plausible", "possible", "probable", "remote", "unavoidable",
]);

/// Whether a writer who does this judges.
pub(super) fn judges(lemma: &str) -> bool {
    JUDGING.has(lemma)
}

/// `We cannot rule out a coup.`, `We do not exclude …`.
pub(super) fn leaves_room(main: &VerbGroup) -> bool {
    main.negated && matches!(&*main.lemma, "rule" | "exclude" | "discount")
}

/// What a writer who says `we` judges by.
pub(super) fn judges_as_writer(reading: &Reading, main: &VerbGroup) -> bool {
    // `We agreed that nobody posts pictures.` is what was done.
    let settled = &*main.lemma == "agree" && main.tense == Some(Tense::Past);
    judges(&main.lemma) && !settled || leaves_room(main) || super::view::puts_odds(reading, main)
}

/// Which sentences judge or forecast; of those that `settled` names nothing more is asked, and they count as if they did.
pub(super) fn assessments(all: &[Asked], settled: impl Iterator<Item = bool>) -> Vec<bool> {
    const QUESTIONS: [fn(&Asked) -> bool; 4] = [
        |one| {
            let writer = |main| first_person(one.reading, main) && judges_as_writer(one.reading, main);
            one.reading.main_verbs().any(writer)
        },
        |one| !is_reported(one) && one.reading.main_verbs().any(|main| is_judged(one.reading, main)),
        |one| !is_reported(one) && is_hedged(one),
        |one| super::view::is_view(one.reading),
    ];
    let mut judged: Vec<bool> = settled.collect();
    for question in QUESTIONS {
        for (one, judged) in all.iter().zip(&mut judged) {
            *judged = *judged || question(one);
        }
    }
    judged
}

/// `Exports may fall, the ministry said.`: what is judged is the ministry's.
fn is_reported(one: &Asked) -> bool {
    one.attribution.is_some_and(|found| matches!(found.place, Place::Around))
}

/// By a verb of suggesting, a condition, a word of likelihood.
fn is_hedged(one: &Asked) -> bool {
    one.main.is_some_and(|main| suggests(one.reading, main, one.terms))
        || has_condition(one.reading)
        || has_term(one.reading, one.terms)
        || one.main.is_some_and(|main| super::rhetoric::weighs(one.reading, main))
}

/// A modal or a verb of seeming in the main clause.
fn is_judged(reading: &Reading, main: &VerbGroup) -> bool {
    let forecast = main.tense == Some(Tense::Future) && main.modal.is_some() || is_going_to(reading, main);
    let modal = match main.modal.as_deref() {
        // `He would not comment`: refused, as a fact.
        Some("would") => !(main.negated && refusable(&main.lemma)),
        Some("may") => !permits(reading, reading.token_at(main.span.start)),
        Some("might" | "should" | "ought") => true,
        // `Officials could not confirm`, `cannot reach`: not able, as a fact.
        Some("could") => !main.negated && !perceives(reading, reading.token_at(main.span.start)),
        // `The bank can hardly have known.`
        // `This cannot last.`
        Some("can") => {
            let this = reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["this", "that", "it"]);
            main.negated
                && (main.aspect.perfect || this && matches!(&*main.lemma, "last" | "hold" | "continue" | "be" | "go"))
        }
        Some("must") => main.aspect.perfect,
        _ => false,
    };
    let after = reading.token_at(main.span.end);
    // `A deal this year looks remote.`, `A run on the bank seems almost inevitable.`
    let odds = matches!(&*main.lemma, "look" | "seem" | "appear")
        && main.tense == Some(Tense::Present)
        && (after..after + 3).any(|at| reading.is(at, ODDS))
        && !reading.is(after, &["at", "for", "in", "on", "to"]);
    let infinitive = reading.is(after, &["to"]) || reading.phrase(after, "set to").is_some();
    let looks = &*main.lemma == "look"
        && main.tense == Some(Tense::Present)
        && (reading.is(after, &["likely", "unlikely", "set", "poised", "certain", "bound"])
            || reading.phrase(after, "as if").or_else(|| reading.phrase(after, "as though")).is_some());
    // `The vote is set to go ahead.`
    let set = &*main.lemma == "set" && main.passive && main.tense == Some(Tense::Present) && reading.is(after, &["to"]);
    let seems = matches!(&*main.lemma, "seem" | "appear")
        && main.tense == Some(Tense::Present)
        && (infinitive || reading.is(after, &["likely", "unlikely", "poised", "set"]));
    let expected = main.passive
        && main.tense == Some(Tense::Present)
        && matches!(&*main.lemma, "expect" | "forecast" | "project" | "predict" | "tip")
        && (infinitive || is_awaited(reading, after))
        || is_headline_forecast(reading, main);
    // `It seems that the order came from above.`; `looks set to win`, where `set` was read as the verb.
    let it = reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["it"]);
    let seems = seems
        || matches!(&*main.lemma, "seem" | "appear")
            && main.tense == Some(Tense::Present)
            && it
            && (reading.is(after, &["that", "as"]) || reading.is(after + 1, &["that"]))
        || &*main.lemma == "set"
            && reading.is(after, &["to"])
            && reading.is(
                reading.token_at(main.span.start).wrapping_sub(1),
                &["look", "looks", "seem", "seems", "appear", "appears"],
            );
    forecast
        || modal
        || odds
        || seems
        || looks
        || set
        || expected
        || is_to(reading, main)
        || is_graded_risk(reading, main)
        || is_shifting_risk(reading, main)
}

/// What a spokesman would not do.
pub(super) fn refusable(lemma: &str) -> bool {
    matches!(
        lemma,
        "comment"
            | "say"
            | "confirm"
            | "disclose"
            | "discuss"
            | "elaborate"
            | "identify"
            | "reveal"
            | "name"
            | "deny"
            | "explain"
            | "answer"
            | "give"
    )
}

/// `This suggests that …`, `The pattern points to …`: the subject is no actor who reports.
fn suggests(reading: &Reading, main: &VerbGroup, terms: &[EstimativeTerm]) -> bool {
    if !matches!(&*main.lemma, "suggest" | "imply" | "indicate" | "signal" | "point" | "mean") || main.passive {
        return false;
    }
    let subject = reading.subject_of(main);
    let pronoun =
        reading.is(subject.start, &["this", "that", "it", "which", "these", "all", "taken"]) && subject.len() <= 3;
    let evidence = [
        "evidence",
        "pattern",
        "patterns",
        "timing",
        "data",
        "signs",
        "indicators",
        "indications",
        "sequence",
        "record",
        "figure",
        "figures",
        "numbers",
        "footage",
        "images",
        "trend",
        "trends",
        "behaviour",
        "behavior",
        "absence",
        "lack",
        "tone",
        "silence",
        "imagery",
        "history",
        "precedent",
        "precedents",
        "choice",
        "pace",
        "scale",
        "context",
        "logic",
        "reporting",
        "language",
        "wording",
        "move",
        "moves",
        "shift",
        "change",
        "developments",
        "posture",
        "rhetoric",
    ];
    let weak = matches!(&*main.lemma, "suggest" | "imply");
    let nothing = reading.is(subject.start, &["nothing", "little", "everything", "much"]) && subject.len() == 1;
    let impersonal = nothing || (subject.start..subject.end).any(|at| reading.is(at, &evidence));
    pronoun
        && (weak || has_term(reading, terms) || matches!(&*main.lemma, "indicate" | "signal"))
        && !matches!(&*main.lemma, "point")
        || (impersonal || pronoun) && &*main.lemma == "point" && reading.is(reading.token_at(main.span.end), &["to"])
        || impersonal && weak
}

/// An `if` that the main clause hangs on.
fn has_condition(reading: &Reading) -> bool {
    // `Barring a coup, the vote goes ahead.`
    if reading.is(reading.first, &["barring", "absent"])
        && reading.main_verbs().any(|main| main.tense != Some(Tense::Past))
    {
        return true;
    }
    if reading.main_verbs().next().is_some_and(|main| is_trigger(reading, main)) {
        return true;
    }
    // `As long as the truce holds, aid goes in.`
    let hangs = [
        "failing that",
        "failing this",
        "in that case",
        "in this event",
        "in that event",
        "even with a",
        "given another",
        "with one more",
        "as long as",
        "so long as",
        "provided that",
        "provided the",
        "providing that",
        "assuming that",
        "assuming the",
        "on condition that",
        "in the event of",
        "in case of",
    ];
    if hangs.iter().any(|phrase| reading.phrase(reading.first, phrase).is_some())
        && reading.main_verbs().all(|main| main.tense != Some(Tense::Past))
    {
        return true;
    }
    // `Should the talks fail, …`
    let were = reading.is(reading.first, &["were"])
        && (reading.first + 2..reading.first + 8).any(|at| reading.is(at, &["to"]));
    let inverted = (were || reading.is(reading.first, &["should"]))
        && reading.tokens.iter().any(|token| token.is_punct(reading.text, ","));
    inverted
        || reading.cues(cues::CONDITION).any(|at| {
            let here = !reading.is_quoted(reading.span(at).start);
            let fixed = reading.is(at + 1, &["only", "any", "not", "necessary", "possible"])
                || reading.is(
                    at.wrapping_sub(1),
                    &["as", "what", "see", "ask", "asked", "know", "determine", "decide", "wonder", "and", "or"],
                ) && at > reading.first;
            // `Even if they sign, the truce is dead.`, but `They left even if it hurt.`
            let even = reading.is(at.wrapping_sub(1), &["even"]);
            let opens = at.wrapping_sub(1) == reading.first
                && reading.main_verbs().next().is_some_and(|main| main.tense != Some(Tense::Past));
            here && !fixed && (!even || opens) && !is_reported_at(reading, at) && !is_ruled(reading, at)
        })
}

/// `Two red flags trigger a review.`, `A third refusal ends the talks.`, `Any new closure raises the level to red.`: what would follow, told in
/// the present of something that has not happened.
fn is_trigger(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const FOLLOWS: WordList = WordList::new(&[
        "bring", "close", "cost", "cut", "double", "drop", "end", "force", "kill", "lift", "lower", "make", "mean", "move", "open", "raise", "reopen", "reset", "restart", "revive", "sink",
        "start", "take", "tip", "trigger", "trip", "turn",
    ]);
    if main.tense != Some(Tense::Present)
        || main.aspect.perfect
        || main.aspect.progressive
        || main.modal.is_some()
        || !reading.references.is_empty()
    {
        return false;
    }
    let first = reading.first;
    if reading.token_at(main.span.start) > first + 14 {
        return false;
    }
    // `The review is triggered by any of the five signs.`
    let triggered = &*main.lemma == "trigger";
    let next = reading.is(first, &["a", "any", "one"])
        && reading.is(
            first + 1,
            &[
                "another", "breach", "drop", "fall", "fifth", "fourth", "further", "more", "new", "repeat", "rise",
                "second", "similar", "single", "such", "third",
            ],
        );
    let open = next || reading.is(first, &["another", "any", "failure"]);
    let law = (first..reading.token_at(main.span.start)).any(|at| reading.is(at, super::permission::LAW));
    !law && (triggered || open && FOLLOWS.has(&main.lemma))
        && !(first + 1..reading.end).any(|at| reading.is(at, &["%", "$", "€"]))
}

/// `The permit lapses if the fee is not paid.`, `Under the decree drivers are fined if they enter.`: what a text of law says, in the present.
fn is_ruled(reading: &Reading, at: usize) -> bool {
    let Some(main) = reading.main_verbs().next().filter(|main| reading.token_at(main.span.start) < at) else {
        return false;
    };
    let present = main.tense == Some(Tense::Present) && main.modal.is_none();
    present && (reading.first..reading.token_at(main.span.start)).any(|at| reading.is(at, super::permission::LAW))
}

/// Whether the token stands in what somebody is reported to have said: behind a verb of saying, in its clause.
fn is_reported_at(reading: &Reading, at: usize) -> bool {
    let offset = reading.span(at).start;
    let before = reading.verbs.iter().rfind(|group| group.is_finite() && group.span.start < offset);
    before.is_some_and(|group| group.subordinate || super::attribution::says(&group.lemma))
}

/// A word of likelihood or a statement of confidence in the main clause.
fn has_term(reading: &Reading, terms: &[EstimativeTerm]) -> bool {
    terms.iter().any(|term| {
        let at = reading.token_at(term.span.start);
        let clause = reading.clause_of(term.span.start);
        let main =
            clause.is_none_or(|group| !group.subordinate) || clause.is_some_and(|_| under_own_judgement(reading));
        let reported = clause.is_some_and(|group| group.subordinate) && !under_own_judgement(reading);
        term.judges && main && !reported && !reading.is_quoted(term.span.start) && at < reading.end
    })
}

/// `We assess that …`, `This suggests that …`: what follows is the writer's.
fn under_own_judgement(reading: &Reading) -> bool {
    let Some(main) = reading.main_verbs().next() else { return false };
    let subject = reading.subject_of(main);
    let impersonal = reading.is(subject.start, &["this", "that", "it", "these"]) && subject.len() <= 2;
    first_person(reading, main) && judges(&main.lemma)
        || impersonal
            && matches!(
                &*main.lemma,
                "suggest" | "imply" | "indicate" | "signal" | "mean" | "be" | "seem" | "appear" | "make"
            )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(JUDGING.is_sorted() && ODDS.is_sorted());
    }
}
