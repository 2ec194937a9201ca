//! Sentences by which a writer frames a text: what the evidence is like, for whom and how it was made, what is left out and taken up elsewhere.
//! They cite nothing and name nobody, or speak of the reader, the author and the drafting.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// What a judgement rests on.
#[rustfmt::skip]
const EVIDENCE: WordList = WordList::new(&[
    "accounts", "coverage", "data", "documentation", "evidence", "method", "methodology", "methods", "picture", "record", "records", "reporting", "sample", "samples", "sourcing",
    "sources", "versions",
]);

/// How good that is.
#[rustfmt::skip]
const QUALITY: WordList = WordList::new(&[
    "adequate", "anecdotal", "better", "clear", "clearer", "complete", "conflicting", "consistent", "contradictory", "firm", "firmer", "fragmentary", "good", "incomplete",
    "inconclusive", "indirect", "limited", "mixed", "murky", "partial", "patchy", "poor", "poorer", "representative", "scant", "scarce", "simple", "slim", "small", "solid", "sparse",
    "strong", "stronger", "thin", "thinner", "uneven", "unclear", "weak", "weaker", "worse",
]);

/// What a note calls itself and its parts, where `separate` or `later` stands before it.
#[rustfmt::skip]
const NOTES: WordList = WordList::new(&[
    "annex", "assessment", "box", "brief", "briefing", "cable", "chapter", "file", "memo", "note", "page", "paper", "piece", "report", "section", "update",
]);

/// Words of which one stands in every sentence that a rule of this file is about.
#[rustfmt::skip]
const CUES: WordList = WordList::new(&[
    "above", "accounts", "annex", "anonymity", "aside", "author", "authors", "below", "blank", "blanks", "brevity", "caution", "caveat",
    "caveats", "cell", "cells", "changes", "charts", "clarity", "convenience", "coverage", "covered", "cut", "cutoff", "data", "declared",
    "developments", "documentation", "draft", "ease", "elsewhere", "error", "errors", "events", "evidence", "figures", "footnotes", "gap",
    "gaps", "interest", "later", "links", "loosely", "maps", "method", "methodology", "methods", "mistakes", "names", "news", "note",
    "nothing", "omissions", "picture", "proofs", "quotations", "quotes", "reader", "readers", "reasons", "record", "records", "reporting",
    "rows", "sample", "samples", "scope", "section", "separate", "shaded", "simplicity", "sources", "sourcing", "summary", "table",
    "tables", "text", "translations", "underlined", "versions", "views", "where", "wherever",
]);

/// Whether the sentence frames the text. Linear in the sentence.
pub(super) fn frames(reading: &Reading, main: &VerbGroup) -> bool {
    if !reading.references.is_empty() || !(reading.first..reading.end).any(|at| reading.is(at, CUES)) {
        return false;
    }
    let past = main.tense == Some(Tense::Past);
    handles(reading, main)
        || checks_draft(reading, main)
        || promises(reading, main)
        || main.modal.is_none()
            && !past
            && (weighs_evidence(reading, main)
                || leaves_out(reading, main)
                || takes_up(reading, main)
                || speaks_of_people(reading, main)
                || explains_cells(reading, main)
                || opens_for_reader(reading))
}

/// `The evidence is thinner here.`, `The two accounts agree on the place.`, `The method has two weaknesses.`, `Two caveats apply.`
fn weighs_evidence(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let named = (subject.start..reading.end).any(|at| reading.is_name(at) || reading.is(at, &[":"]));
    let caveats = subject.clone().any(|at| reading.is(at, &["caveat", "caveats", "caution"]));
    if caveats && subject.len() <= 4 {
        return true;
    }
    let opens =
        reading.is(subject.start, &["the", "our", "these", "both", "all", "neither", "two", "three", "none", "what"]);
    let head = subject.clone().take(5).find(|&at| reading.is(at, EVIDENCE));
    let Some(head) = head.filter(|_| opens && !named) else { return false };
    let bare =
        head + 1 == subject.end || reading.is(head + 1, &["for", "on", "of", "here", "in", "below", "above", "do"]);
    let quality = (after..after + 4).any(|at| reading.is(at, QUALITY));
    let own = reading.is(head, &["method", "methods", "methodology", "sample", "samples"]);
    let plural = reading.is(head, &["accounts", "sources", "versions", "records"]);
    match &*main.lemma {
        "be" | "remain" | "grow" | "get" => {
            bare && (quality || own && subject.len() <= 2 && !(after..reading.end).any(|at| reading.is(at, &[":"])))
        }
        "have" => own && subject.len() <= 2,
        "agree" | "disagree" | "differ" | "diverge" | "conflict" | "contradict" | "overlap" | "match" => plural && bare,
        "give" | "name" | "say" | "offer" | "mention" => {
            plural && (main.negated || reading.is(subject.start, &["none", "neither"]))
        }
        _ => false,
    }
}

/// `Nothing after 3 June is covered.`, `The navy is outside its scope.`, `The navy deserves a note of its own.`, `The navy is left aside.`
fn leaves_out(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let within = |words: &[&str], count: usize| (after..after + count).any(|at| reading.is(at, words));
    let scope = (after..after + 5).any(|at| {
        reading.is(at, &["scope"]) && reading.is(at.wrapping_sub(1), &["its", "our", "this", "present", "the"])
    });
    let own = reading
        .phrase(after, "a note of its own")
        .or(reading.phrase(after, "a paper of its own"))
        .or(reading.phrase(after, "notes of their own"));
    if own.is_some() || &*main.lemma == "be" && scope {
        return true;
    }
    let aside = matches!(&*main.lemma, "leave" | "put" | "set") && main.passive && within(&["aside"], 1);
    let loosely = &*main.lemma == "use" && main.passive && within(&["loosely", "broadly", "narrowly"], 1);
    let dated = matches!(&*main.lemma, "cover" | "include" | "consider" | "reflect" | "take")
        && main.passive
        && reading.is(
            subject.start,
            &["nothing", "events", "developments", "news", "changes", "reports", "anything", "what"],
        )
        && subject.clone().any(|at| reading.is(at, &["after", "since", "before"]));
    let cut = reading.is(subject.start, &["the"])
        && reading.is(subject.start + 1, &["cut", "cutoff"])
        && (reading.is(subject.start + 1, &["cutoff"]) && subject.len() == 2
            || reading.is(subject.start + 3, &["off"]) && subject.len() == 4)
        && &*main.lemma == "be";
    aside || loosely || dated || cut
}

/// `A separate note covers the navy.`, `The navy is treated in the March note.`, `This point is taken up in section 4.`, `The company is called the yard below.`
fn takes_up(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let other = (subject.start..subject.end).any(|at| {
        reading.is(
            at,
            &["separate", "later", "further", "companion", "forthcoming", "longer", "fuller", "second", "earlier"],
        ) && reading.is(at + 1, NOTES)
    });
    let other = other
        && reading.is(subject.start, &["a", "an", "another", "our", "the"])
        && !reading.is(subject.end.wrapping_sub(1), &["report"]);
    let treats = matches!(
        &*main.lemma,
        "treat"
            | "take"
            | "cover"
            | "discuss"
            | "address"
            | "describe"
            | "explain"
            | "set"
            | "deal"
            | "define"
            | "list"
            | "call"
            | "name"
    );
    let where_to = (after..reading.end).any(|at| {
        let note = reading.is(at, &["in", "by"])
            && (at + 1..at + 4).any(|to| {
                reading.is(to, NOTES)
                    && (to + 1 >= reading.end
                        || reading.is(to + 1, &[".", ",", ";"])
                        || reading.tokens.get(to + 1).is_some_and(|token| token.kind == TokenKind::Number))
            });
        note || reading.is(at, &["below", "above", "elsewhere", "hereafter", "here"])
            && (at + 1 >= reading.end || reading.is(at + 1, &[".", ";"]))
    });
    // `Section 4 takes up this point.`
    let numbered = reading.is(subject.start, &["section", "chapter", "annex", "box"])
        && subject.len() == 2
        && reading.tokens.get(subject.start + 1).is_some_and(|token| token.kind == TokenKind::Number);
    other
        || numbered && matches!(&*main.lemma, "take" | "go" | "come" | "bring" | "ask" | "return")
        || main.passive && treats && where_to
}

/// `The reader is asked to bear this in mind.`, `The author is grateful to Ana.`, `The views are the author's own.`, `All errors remain ours.`
fn speaks_of_people(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let near = |words: &'static [&'static str]| (after..after + 5).any(|at| reading.is(at, words));
    let reader = reading.is(subject.start, &["readers"])
        || reading.is(subject.start, &["the"]) && reading.is(subject.start + 1, &["reader"]);
    let author = reading.is(subject.start, &["the", "this"])
        && reading.is(subject.start + 1, &["author", "authors", "writer", "drafter"])
        && subject.len() == 2;
    let thanks = author
        && (near(&["grateful", "indebted", "responsible", "thankful"])
            || matches!(&*main.lemma, "thank" | "hold" | "declare" | "have") && near(&["no", "for"]));
    let owned = reading.is(subject.end.wrapping_sub(1), &["views", "errors", "mistakes", "omissions", "opinions"])
        && near(&["own", "ours", "mine", "author", "authors", "alone"]);
    let declared = (subject.start..subject.end)
        .any(|at| reading.phrase(at, "conflict of interest").or(reading.phrase(at, "conflicts of interest")).is_some());
    // `Nothing here reflects the view of the bank.`
    let disclaims = reading.is(subject.start, &["nothing"]) && subject.len() <= 4 && &*main.lemma == "reflect";
    reader
        || thanks
        || matches!(&*main.lemma, "be" | "remain" | "rest") && owned
        || declared && subject.len() <= 5
        || disclaims
}

/// `An empty cell means that nobody asked.`, `Shaded rows are new.`, `New material is underlined.`
fn explains_cells(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let cells = subject
        .clone()
        .any(|at| reading.is(at, &["cell", "cells", "gap", "gaps", "blank", "blanks", "dash", "dashes"]));
    let means = matches!(&*main.lemma, "mean" | "denote" | "mark" | "indicate" | "stand" | "show");
    let shaded = reading.is(subject.start, &["shaded", "highlighted", "underlined", "greyed", "starred", "bold"])
        && subject.len() == 2
        && &*main.lemma == "be";
    let styled = main.passive && matches!(&*main.lemma, "underline" | "highlight" | "shade")
        || &*main.lemma == "be" && reading.is(after, &["underlined", "highlighted", "shaded"]);
    cells && means && subject.len() <= 6 || shaded || styled && subject.len() <= 3
}

/// `For brevity, the company is called the yard.`, `Where the text says “yard”, it means the company.`
fn opens_for_reader(reading: &Reading) -> bool {
    let first = reading.first;
    let sake = reading.is(first, &["for"])
        && (reading
            .is(first + 1, &["brevity", "clarity", "convenience", "simplicity", "ease", "readability", "consistency"])
            || reading.is(first + 1, &["reasons"])
                && reading.is(first + 3, &["space", "safety", "security", "length", "style"]));
    let says = reading.is(first, &["where", "wherever"])
        && (reading.is(first + 1, &["no"]) && reading.is(first + 2, &["source", "date", "figure"])
            || (first + 1..first + 4).any(|at| reading.is(at, &["text", "table", "sources"])));
    sake || says
}

/// `The summary can be read by itself.`, `The annex can be shared.`, `The accounts cannot both be right.`
fn handles(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let can = matches!(main.modal.as_deref(), Some("can" | "may" | "should" | "must"));
    let part = reading.is(subject.start, &["the", "this"])
        && subject.len() == 2
        && reading.is(subject.start + 1, &["summary", "annex", "appendix", "note", "draft", "paper", "table", "map"]);
    let handled = main.passive
        && matches!(
            &*main.lemma,
            "read"
                | "share"
                | "skip"
                | "print"
                | "detach"
                | "quote"
                | "circulate"
                | "forward"
                | "cite"
                | "copy"
                | "use"
        );
    let both = main.negated
        && subject.clone().any(|at| reading.is(at, &["accounts", "versions", "sources", "figures"]))
        && &*main.lemma == "be"
        && subject.len() <= 3;
    can && (part && handled || both)
}

/// `Ana checked the figures.`, `The draft was read by two colleagues.`, `All quotes were checked against the tape.`
fn checks_draft(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const PIECES: WordList = WordList::new(&[
        "charts", "draft", "drafts", "figures", "footnotes", "links", "maps", "names", "notes", "proofs", "quotations", "quotes", "tables", "text", "translation", "translations",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let works = matches!(
        &*main.lemma,
        "check"
            | "draw"
            | "redraw"
            | "proofread"
            | "edit"
            | "read"
            | "review"
            | "verify"
            | "compile"
            | "translate"
            | "recheck"
            | "comment"
    );
    if !works || main.modal.is_some() {
        return false;
    }
    if main.passive {
        return subject.len() <= 2 && reading.is(subject.end.wrapping_sub(1), PIECES);
    }
    let object = if reading.is(after, &["the", "all", "our", "these"]) { after + 1 } else { after };
    let last = object + 1 >= reading.end || reading.is(object + 1, &[".", ";"]);
    reading.is(object, PIECES)
        && last
        && object > after
        && subject.len() == 1
        && !reading.word(subject.start).ends_with('s')
}

/// `Interviewees were promised anonymity.`
fn promises(reading: &Reading, main: &VerbGroup) -> bool {
    let after = reading.token_at(main.span.end);
    main.passive
        && matches!(&*main.lemma, "promise" | "grant" | "guarantee" | "give" | "assure" | "offer")
        && (after..after + 2).any(|at| reading.is(at, &["anonymity", "confidentiality"]))
        && reading
            .subject_of(main)
            .any(|at| reading.is(at, &["interviewees", "respondents", "informants", "sources", "speakers", "all"]))
}
