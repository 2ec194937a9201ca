//! Appraisals: the writer weighs interests, timing and lessons in the present tense, cites nothing and names no figure.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Abstractions that are weighed.
#[rustfmt::skip]
const WEIGHED: WordList = WordList::new(&[
    "balance", "dilemma", "implication", "implications", "lesson", "lessons", "logic", "momentum", "moral", "stakes", "temptation", "timing", "trajectory",
]);

/// What somebody has who has reasons.
#[rustfmt::skip]
const GROUNDS: WordList = WordList::new(&[
    "appetite", "choice", "choices", "incentive", "incentives", "leverage", "motive", "option", "options", "reason", "reasons", "room",
]);

/// Whether the sentence appraises. Linear in the words about its verb.
pub(super) fn appraises(reading: &Reading, main: &VerbGroup) -> bool {
    let lemma = &*main.lemma;
    let present = main.tense == Some(Tense::Present) && main.modal.is_none() && !main.aspect.progressive;
    if !present || !reading.references.is_empty() {
        return false;
    }
    let may = matches!(
        lemma,
        "be" | "have"
            | "suit"
            | "gain"
            | "matter"
            | "bode"
            | "augur"
            | "read"
            | "treat"
            | "see"
            | "understand"
            | "take"
            | "shift"
            | "advise"
            | "point"
            | "look"
            | "remain"
            | "make"
            | "pay"
            | "deserve"
            | "merit"
            | "warrant"
            | "need"
            | "serve"
            | "require"
    );
    let numbers = |mut range: std::ops::Range<usize>| {
        range.any(|at| reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
    };
    if !may || numbers(reading.first..reading.end) {
        return false;
    }
    if recommends(reading, main) {
        return true;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let pronoun =
        reading.is(subject.start, &["this", "that", "it", "these", "none", "all", "nothing"]) && subject.len() <= 3;
    let head = subject
        .clone()
        .find(|&at| reading.is(at, &["of", "for", "behind", "in"]))
        .unwrap_or(subject.end)
        .wrapping_sub(1);
    let weighed = reading.is(subject.start, &["the", "a", "one", "its", "their"])
        && subject.contains(&head)
        && reading.is(head, WEIGHED);
    match lemma {
        "bode" | "augur" => true,
        "matter" => pronoun,
        "shift" => weighed,
        "suit" => !(after..reading.end).any(|at| reading.is_name(at)) || pronoun,
        "gain" => {
            reading.is(subject.start, &["nobody", "everybody", "everyone", "neither"]) && reading.is(after, &["from"])
        }
        "have" => {
            let graded = reading.is(
                after,
                &["every", "little", "no", "few", "fewer", "good", "strong", "ample", "less", "more", "some"],
            );
            let grounds = graded && (after + 1..after + 4).any(|at| reading.is(at, GROUNDS));
            let more = reading.is(after, &["more", "little", "much", "nothing", "everything", "something", "less"])
                && reading.is(after + 1, &["to"])
                && reading.is(after + 2, &["lose", "gain", "fear", "hide", "offer"]);
            grounds || more
        }
        "advise" => {
            main.passive
                && reading.is(after, &["to"])
                && reading.is(subject.end.wrapping_sub(1), &["client", "clients", "reader", "readers"])
        }
        "read" | "treat" | "see" | "understand" | "take" => {
            let from = reading.token_at(main.span.start);
            main.passive
                && (from..after).any(|at| reading.is(at, &["best"]))
                && (after..after + 3).any(|at| reading.is(at, &["as", "with"]))
        }
        "be" | "remain" if weighed => true,
        "be" => {
            let point = reading
                .phrase(after, "the point")
                .or(reading.phrase(after, "the thing"))
                .or(reading.phrase(after, "no accident"))
                .or(reading.phrase(after, "no coincidence"));
            let side = reading.phrase(after, "on the side of").is_some();
            point.is_some() && (pronoun || subject.len() <= 3) || side
        }
        _ => false,
    }
}

/// `It makes sense to brief the crew.`, `A visit is worth the cost.`, `This deserves a closer look.`, `No action is needed.`, `The next step is a talk.`
fn recommends(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const WISE: WordList = WordList::new(&[
        "advisable", "best", "better", "pointless", "preferable", "premature", "prudent", "reasonable", "safer", "safest", "sensible", "simplest", "unwise", "useful", "wise", "wiser", "wisest",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let it = subject.len() == 1 && reading.is(subject.start, &["it"]);
    let head = subject.end.wrapping_sub(1);
    match &*main.lemma {
        "make" => {
            it && reading.is(after, &["sense", "little", "no"]) && (after..after + 3).any(|at| reading.is(at, &["to"]))
        }
        "pay" => it && reading.is(after, &["to"]),
        "deserve" | "merit" | "warrant" => (after..after + 5).any(|at| {
            reading.is(at, &["attention", "care", "caution", "check", "look", "note", "scrutiny", "visit", "watching"])
        }),
        "need" | "require" => {
            main.passive
                && reading.is(subject.start, &["no", "nothing"])
                && (reading.is(head, &["action", "step", "steps", "change", "response"])
                    || subject.len() <= 2 && reading.is(subject.start, &["nothing"]))
        }
        "serve" => {
            main.passive && (reading.token_at(main.span.start)..after).any(|at| reading.is(at, &["best", "better"]))
        }
        "be" => {
            let wise = it
                && (after..after + 2).any(|at| reading.is(at, WISE))
                && (after + 1..after + 3).any(|at| reading.is(at, &["to"]));
            let worth = reading.is(after, &["worth"])
                && (after + 1..after + 4).any(|at| {
                    reading.is(
                        at,
                        &[
                            "call", "care", "chasing", "checking", "cost", "effort", "look", "noting", "price",
                            "reading", "risk", "time", "trip", "trouble", "visit", "waiting", "watching", "while",
                        ],
                    )
                })
                && !reading.is(after + 1, &["about", "around", "some", "more", "less", "nothing", "$", "€", "£"]);
            let step = reading.is(subject.start, &["the", "our", "my"])
                && (reading.is(head, &["step", "move", "course", "task", "priority"])
                    && subject.clone().any(|at| {
                        reading.is(
                            at,
                            &[
                                "next", "first", "obvious", "right", "best", "safest", "wisest", "logical", "natural",
                                "top",
                            ],
                        )
                    })
                    || subject.clone().any(|at| reading.is(at, &["to"]))
                        && subject
                            .clone()
                            .any(|at| reading.is(at, &["question", "time", "way", "place", "thing", "right"])));
            wise || worth
                || step
                || reading.is(after, &["preferable", "advisable"])
                    && (after + 1 >= reading.end || reading.is(after + 1, &["."]))
        }
        _ => false,
    }
}

/// Phrases that open an appraisal.
pub(super) const OPENERS: &[&str] = &[
    "on this reading",
    "on that reading",
    "on either reading",
    "on this view",
    "on that view",
    "seen this way",
    "seen in this light",
    "read this way",
    "in this light",
    "in that light",
    "taken together",
    "all in all",
    "on the whole",
    "in other words",
    "put differently",
    "put simply",
    "put another way",
    "put bluntly",
    "that is to say",
];
