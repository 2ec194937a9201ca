//! The writer's own view in set phrases: `In our view`, `One reading is that …`, `Worst case: …`, `The desk believes …`.

use super::assessment::judges;
use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// A likelihood by another name.
#[rustfmt::skip]
pub(super) const RISKS: WordList = WordList::new(&[
    "chance", "chances", "danger", "likelihood", "odds", "possibility", "probability", "prospect", "prospects", "risk", "risks", "threat",
]);

/// Whether the sentence is put as the writer's view by the phrase or label that opens it, by its subject, or in an aside.
pub(super) fn is_view(reading: &Reading) -> bool {
    opens_with_view(reading)
        || labelled(reading)
        || has_aside(reading)
        || reading.main_verbs().next().is_some_and(|main| {
            super::appraisal::appraises(reading, main)
                || is_explanation(reading, main)
                || weighs_odds(reading, main)
                || own_voice_judges(reading, main)
        })
}

/// The desk that writes, as the subject of what it does: `the desk`, `this author`. `The author` may be that of a source.
pub(super) fn own_voice(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let desk = reading.is(subject.start, &["the", "this", "our"]) && reading.is(subject.start + 1, &["desk"]);
    let writer = || {
        reading.is(subject.start, &["this"])
            && reading
                .is(subject.start + 1, &["analyst", "author", "cell", "office", "reviewer", "team", "unit", "writer"])
    };
    subject.len() == 2 && (desk || writer())
}

fn own_voice_judges(reading: &Reading, main: &VerbGroup) -> bool {
    judges(&main.lemma) && own_voice(reading, main)
}

/// `We put the odds at one in three.`, `We see no sign of a coup.`, `We see a coup as unlikely.`
pub(super) fn puts_odds(reading: &Reading, main: &VerbGroup) -> bool {
    let after = reading.token_at(main.span.end);
    match &*main.lemma {
        // `We put this down to fuel.`
        "put" if (after..after + 4).any(|at| reading.phrase(at, "down to").is_some()) => true,
        "put" | "set" | "place" | "rate" | "give" => {
            (after..reading.end.min(after + 12)).any(|at| reading.is(at, RISKS) || reading.is(at, &["%"]))
        }
        // `We remain sceptical.`, `We are not convinced that …`
        "be" | "remain" | "convince" | "incline" if main.tense == Some(Tense::Present) => {
            const SURE: WordList = WordList::new(&[
                "certain",
                "cautious",
                "confident",
                "convinced",
                "doubtful",
                "inclined",
                "optimistic",
                "pessimistic",
                "sceptical",
                "skeptical",
                "sure",
                "unconvinced",
                "uncertain",
                "unsure",
                "wary",
            ]);
            let at = reading.token_at(main.head.start);
            (at..after + 3).any(|at| reading.is(at, SURE))
        }
        "see" if main.tense == Some(Tense::Present) => {
            let sign = reading.is(after, &["no", "little", "few", "every", "some", "a", "signs", "early"])
                && (after..after + 4).any(|at| {
                    reading.is(at, &["sign", "signs", "reason", "evidence", "indication"]) || reading.is(at, RISKS)
                });
            sign || (after..reading.end.min(after + 12)).any(|at| reading.is(at, &["as"]))
        }
        _ => false,
    }
}

/// `In our view`, `Our assessment is that`, `My hunch is …`, `In the desk's view`.
fn opens_with_view(reading: &Reading) -> bool {
    let first = reading.first;
    #[rustfmt::skip]
    const VIEW: WordList = WordList::new(&[
        "assessment", "assumption", "bet", "concern", "conclusion", "confidence", "estimate", "estimation", "expectation", "expectations", "feeling", "forecast", "forecasts", "guess",
        "hunch", "hypothesis", "impression", "inference", "instinct", "judgement", "judgment", "mind", "opinion", "reading", "sense",
        "suspicion", "understanding", "view",
    ]);
    // `our base case`, but `our case officer`.
    let case = |at: usize| {
        reading.is(at, &["case"]) && reading.is(at.wrapping_sub(1), &["base", "best", "central", "worst", "working"])
    };
    let own = |at: usize| {
        let voice = match () {
            () if reading.is(at, &["our", "my"]) => at + 1,
            // `the desk's view`
            () if reading.is(at, &["the", "this"])
                && reading.is(at + 1, &["desk", "analyst", "author", "writer"])
                && reading.tokens.get(at + 2).is_some_and(|token| token.kind == TokenKind::Clitic) =>
            {
                at + 3
            }
            () => return false,
        };
        (voice..voice + 3).any(|at| reading.is(at, VIEW) || case(at))
    };
    // `In the first scenario the army holds the ring road.`, `Under the worst case all three berths are lost.`
    let imagined = |at: usize| {
        let head = (at + 1..at + 5)
            .find(|&at| reading.is(at, &["case", "future", "path", "reading", "scenario", "variant", "version"]));
        let graded = |head: usize| {
            (at + 1..head).any(|at| {
                reading.is(
                    at,
                    &[
                        "base",
                        "best",
                        "bleakest",
                        "central",
                        "first",
                        "fourth",
                        "gloomiest",
                        "likeliest",
                        "main",
                        "middle",
                        "mildest",
                        "rosiest",
                        "second",
                        "third",
                        "worst",
                    ],
                )
            }) || reading.is(head, &["scenario"])
        };
        head.is_some_and(graded)
    };
    let scenario = (reading.is(first, &["in", "under", "on"]) && imagined(first)
        || reading.is(first, &["the", "our", "a", "this", "no"])
            && imagined(first)
            && !reading.is(first + 1, &["case", "first", "fourth", "scenario", "second", "third"])
        || reading.is(first, &["scenario", "scenarios"]))
        && reading.main_verbs().next().is_some_and(|main| main.tense != Some(Tense::Past));
    if scenario {
        return true;
    }
    // `Lashio is safe for now, in our judgement, since …`
    let aside = (first + 1..reading.end.saturating_sub(2))
        .any(|at| reading.is(at, &[","]) && reading.is(at + 1, &["in", "to", "by"]) && own(at + 2));
    // `So would a split of the cabinet.`
    let so = reading.is(first, &["so", "nor", "neither"])
        && reading.is(first + 1, &["would", "could", "might", "may", "will", "should"]);
    so || own(first)
        || aside
        || reading.is(first, &["in", "on", "to", "by"]) && own(first + 1)
        || reading.is(first, &["key"]) && reading.is(first + 1, &["judgement", "judgment"])
        || [
            "on balance",
            "on the evidence",
            "on this evidence",
            "on the available evidence",
            "on the face of it",
            "chances are",
            "by all appearances",
            "to all appearances",
            "on present trends",
            "on current trends",
            "on current form",
            "all signs point",
        ]
        .iter()
        .chain(super::appraisal::OPENERS)
        .any(|phrase| reading.phrase(first, phrase).is_some())
}

/// `The bank, it seems, knew.`
fn has_aside(reading: &Reading) -> bool {
    (reading.first + 1..reading.end.saturating_sub(1)).any(|at| {
        reading.is(at, &[","])
            && reading.is(at + 1, &["it"])
            && reading.is(at + 2, &["seems", "appears"])
            && (reading.is_past(at + 3) || reading.is(at + 3, &[",", "."]))
            && !reading.is_quoted(reading.span(at).start)
    })
}

/// Labels of judgements, scenarios and hypotheses, in lower case and without their numbers.
#[rustfmt::skip]
const LABELS: WordList = WordList::new(&[
    "alternative", "alternative explanation", "alternative hypothesis", "analyst comment", "analyst note", "analyst's comment",
    "assessment", "assumption", "base case", "best case", "central case", "comment", "counter-argument", "counterargument", "counterpoint",
    "devil's advocate", "downside", "forecast", "h", "hunch", "hypothesis", "implication", "implications", "indicator", "inference",
    "judgement", "judgment", "key assumption", "key judgement", "key judgment", "kj", "most likely", "net assessment", "our take",
    "our view", "outlook", "prediction", "prognosis", "recommendation", "red team", "scenario", "signpost", "so what", "upside",
    "wild card", "working hypothesis", "worst case",
]);

/// `Comment:`, `KJ 2.`, `Worst case (20 %) – …`: what the writer adds of his own, as reports set it off.
fn labelled(reading: &Reading) -> bool {
    /// The longest label with what stands in brackets behind it.
    const LONGEST: usize = 10;
    let first = reading.first;
    let mut open = false;
    let mut words_end = None;
    for at in first..reading.end.min(first + LONGEST) {
        match reading.word(at) {
            "(" | "[" => {
                words_end = words_end.or(Some(at));
                open = true;
            }
            ")" | "]" => open = false,
            ":" | "–" | "—" if !open => return is_label(reading, first, words_end.unwrap_or(at)),
            // `KJ1.`, `H2.`
            "." if !open && at <= first + 2 => {
                let numbered = reading.word(at - 1).ends_with(|c: char| c.is_ascii_digit());
                return numbered && at > first && at + 1 < reading.end && is_label(reading, first, at);
            }
            "," if !open => {
                // `Best case, the truce holds.`
                let two = reading.is(first, &["best", "worst"]) && reading.is(first + 1, &["case"]);
                return two && at == first + 2;
            }
            ";" if !open => return false,
            _ => {}
        }
    }
    false
}

/// Whether the tokens `from..to` are a label of the writer's own.
fn is_label(reading: &Reading, from: usize, to: usize) -> bool {
    let Some(last) = to.checked_sub(1).filter(|&last| last >= from) else { return false };
    let words = reading.span(from).join(reading.span(last)).of(reading.text);
    if words.len() > 40 {
        return false;
    }
    let numbered = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '#' | '.'));
    // `Scenario A`
    let bare = match numbered.rsplit_once(' ') {
        Some((bare, letter)) if letter.len() == 1 => bare,
        _ => numbered,
    };
    let lower = bare.to_lowercase().replace('\u{2019}', "'");
    // `H` alone is no hypothesis.
    let counted = words.len() > numbered.len();
    LABELS.has(&lower) && (counted || !matches!(&*lower, "h" | "kj"))
}

/// `One reading is that …`, `The simplest explanation is a failed valve.`, `The signs are that …`: no explanation of somebody else's.
fn is_explanation(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const HEADS: WordList = WordList::new(&[
        "assumption", "conclusion", "explanation", "hypothesis", "inference", "interpretation", "likelihood", "possibility", "presumption",
        "probability", "reading", "suspicion", "takeaway",
    ]);
    #[rustfmt::skip]
    const OTHERS: WordList = WordList::new(&[
        "army", "company", "given", "government", "her", "his", "its", "legal", "military", "ministry", "offered", "official", "police",
        "public", "stated", "their",
    ]);
    if &*main.lemma != "be" || main.modal.is_some() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let opens = reading.is(subject.start, &["a", "an", "another", "one", "the", "this", "a"]);
    let Some(head) = subject.end.checked_sub(1).filter(|&head| opens && head > subject.start) else { return false };
    let that = reading.is(after, &["that"]);
    if that && reading.is(head, &["signs", "odds", "chances", "indications", "danger", "risk"]) {
        return true;
    }
    let case = reading.is(head, &["case"]) && reading.is(head - 1, &["base", "best", "central", "worst"]);
    let others = subject.clone().any(|at| reading.is(at, OTHERS) || reading.is_name(at));
    // `The better view is that he fled.`
    let ranked = reading.is(head, &["view", "guess", "bet", "course", "answer", "reading"])
        && reading.is(
            head - 1,
            &[
                "best",
                "better",
                "likelier",
                "likeliest",
                "safer",
                "safest",
                "simpler",
                "simplest",
                "sounder",
                "soundest",
                "wiser",
                "wisest",
            ],
        );
    case || (reading.is(head, HEADS) || ranked) && !others
}

/// `There is a 20 % chance of a coup.`, `There is every reason to expect …`, `A coup is not out of the question.`
fn weighs_odds(reading: &Reading, main: &VerbGroup) -> bool {
    let tilted = matches!(&*main.lemma, "tilt" | "skew") && main.passive;
    if tilted && main.tense == Some(Tense::Present) {
        return (reading.subject_of(main)).any(|at| reading.is(at, RISKS));
    }
    // `The odds favour a delay.`
    if matches!(&*main.lemma, "favor" | "favour" | "point" | "lie") && main.tense == Some(Tense::Present) {
        return reading.is(reading.subject_of(main).end.wrapping_sub(1), &["odds", "chances", "probabilities"]);
    }
    if &*main.lemma != "be" && &*main.lemma != "remain" || main.tense != Some(Tense::Present) || main.modal.is_some() {
        return false;
    }
    let after = reading.token_at(main.span.end);
    let there = reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["there"]);
    if there {
        let reason = reading.is(after + 1, &["reason"]) && reading.is(after + 2, &["to"]);
        let odds = (after..reading.end.min(after + 8))
            .any(|at| reading.is(at, RISKS) && reading.is(at + 1, &["of", "that", "for", "to"]));
        return reason || odds;
    }
    // `A deal by June is a long shot.`
    let shot = reading
        .phrase(after, "a long shot")
        .or(reading.phrase(after, "a safe bet"))
        .or(reading.phrase(after, "a tall order"));
    if shot.is_some() {
        return true;
    }
    // `Smart money is on June.`
    let subject = reading.subject_of(main);
    if reading.is(subject.end.wrapping_sub(1), &["money"]) && reading.is(after, &["on"]) && subject.len() <= 2 {
        return true;
    }
    // `The outlook remains bleak.`, `Risks are tilted to the downside.`
    let subject = reading.subject_of(main);
    let head = subject.end.wrapping_sub(1);
    if subject.len() <= 3 && reading.is(head, &["outlook", "prospects"]) {
        return true;
    }
    let at = if reading.is(after, &["not", "n't", "n’t", "still", "now"]) { after + 1 } else { after };
    ["out of the question", "on the cards", "only a matter of time", "a matter of time", "anyone 's guess"]
        .iter()
        .any(|phrase| reading.phrase(at, phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(LABELS.is_sorted() && RISKS.is_sorted());
    }
}
