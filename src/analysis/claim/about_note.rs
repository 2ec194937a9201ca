//! Sentences about the note itself: what it covers, how it is made, by what conventions it is written.

use super::reading::Reading;
use super::{definition, remark, rhetoric};
use crate::lang::VerbGroup;
use crate::text::wordlist::WordList;

/// What a note calls itself and its parts.
#[rustfmt::skip]
const NOTE: WordList = WordList::new(&[
    "analysis", "annex", "appendix", "assessment", "backgrounder", "brief", "briefing", "cable", "chapter", "chart", "chronology",
    "digest", "dispatch", "document", "dossier", "email", "estimate", "figure", "flash", "footnote", "forecast", "glossary", "judgement",
    "judgment", "list", "log", "mail", "map", "matrix", "memo", "memorandum", "message", "note", "overview", "page", "paper", "paragraph",
    "primer", "product", "profile", "q&a", "readout", "report", "review", "section", "sections", "sitrep", "summary", "table", "tables",
    "timeline", "tracker", "update",
]);

/// What a note does.
#[rustfmt::skip]
const NOTE_VERBS: WordList = WordList::new(&[
    "add", "address", "aim", "amend", "analyze", "answer", "approve", "argue", "ask", "assess", "assume", "attempt", "avoid", "base", "be",
    "build", "circulate", "clear", "close", "collect", "compare", "compile", "complement", "concern", "consider", "contain", "coordinate",
    "correct", "cover", "deal", "describe", "detail", "discuss", "do", "draw", "examine", "exclude", "explain", "explore", "express",
    "focus", "follow", "give", "go", "highlight", "identify", "include", "insert", "intend", "leave", "limit", "list", "look", "map",
    "mean", "offer", "outline", "prepare", "present", "produce", "provide", "put", "record", "reflect", "rely", "replace", "represent",
    "respond", "rest", "review", "revise", "see", "seek", "serve", "set", "show", "sketch", "start", "study", "summarize", "supersede",
    "supplement", "survey", "synthesize", "trace", "track", "treat", "try", "turn", "update", "use", "weigh", "write",
]);

/// What is done with the parts of a note, in the passive.
#[rustfmt::skip]
const LISTED: WordList = WordList::new(&[
    "appear", "attach", "be", "date", "describe", "discuss", "explain", "find", "follow", "give", "include", "list", "mark", "provide",
    "reproduce", "set", "show", "summarize",
]);

/// Whether the sentence remarks on the note: by what conventions it is written, where things stand in it, what words mean.
pub(super) fn is_remark(reading: &Reading, main: &VerbGroup) -> bool {
    remark::is_convention(reading, main)
        || rhetoric::tells_where(reading, main)
        || remark::is_typographic(reading, main)
        || remark::follows_standard(reading, main)
        || definition::is_definition(reading, main)
        || remark::opens_with_note(reading)
        || remark::is_grading(reading, main)
        || remark::tells_of_source(reading, main)
}

/// Whether the sentence tells what the note does, says or holds.
pub(super) fn tells_of_note(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let (start, end) = (subject.start, subject.end);
    // `Below is the follow-up.`, `…, and attached are the two lists.`
    let verb = reading.token_at(main.span.start);
    let placed = |at: usize| reading.is(at, &["below", "attached", "enclosed", "overleaf"]);
    if &*main.lemma == "be"
        && main.tense == Some(crate::lang::Tense::Present)
        && placed(verb.wrapping_sub(1))
        && end - start <= 1
    {
        return true;
    }
    let after = reading.token_at(main.span.end);
    // `Time stamps are mine.`
    let mine = &*main.lemma == "be"
        && reading.is(after, &["mine", "ours"])
        && (after + 1 >= reading.end || reading.is(after + 1, &[".", ",", ";"]));
    if mine
        && main.tense == Some(crate::lang::Tense::Present)
        && reading.quotes.is_empty()
        && reading.references.is_empty()
    {
        return true;
    }
    // `The first version was sent on Monday night.`
    let version = reading.is(end.wrapping_sub(1), &["copy", "draft", "edition", "version"])
        && (start..end).any(|at| {
            reading.is(at, &["an", "earlier", "final", "first", "last", "previous", "second", "the", "this", "third"])
        })
        && end - start <= 4;
    if version
        && main.passive
        && matches!(&*main.lemma, "circulate" | "clear" | "distribute" | "issue" | "post" | "send" | "share")
        && reading.references.is_empty()
    {
        return true;
    }
    // `Everything after this point is gossip.`
    let point = (start..end).any(|at| {
        reading.is(at, &["after", "before", "below", "from"])
            && reading.is(at + 1, &["this", "that"])
            && reading.is(at + 2, &["point", "line"])
    });
    if point && end - start <= 6 {
        return true;
    }
    let own = reading.is(start, &["this", "these", "our", "my"]) || reading.phrase(start, "the present").is_some();
    let article = reading.is(start, &["the"]);
    let head = end.saturating_sub(1);
    let names_note = |at: usize| reading.is(at, NOTE);
    let does = || NOTE_VERBS.has(&main.lemma);
    let past = main.tense == Some(crate::lang::Tense::Past);
    // `Our judgement is that …` judges.
    let judges = &*main.lemma == "be" && reading.is(reading.token_at(main.span.end), &["that"]);
    // `this report` is as often the source as the note: there only the present counts.
    if own
        && does()
        && !judges
        && (start + 1..end.min(start + 4)).any(names_note)
        && !(past && reading.is(head, &["report", "review", "document", "list"]))
    {
        return true;
    }
    if !past
        && main.modal.is_none()
        && (is_next_issue(reading, subject.clone()) || is_numbered_part(reading, subject.clone()))
    {
        return true;
    }
    // `This was written before the vote.`
    let written = matches!(&*main.lemma, "write" | "draft" | "compile") && main.passive;
    if written && subject.len() == 1 && reading.is(start, &["this"]) {
        return true;
    }
    if article && !past && does() && reading.is(start + 1, &["annex", "appendix"]) {
        return true;
    }
    // `The paper does not address the navy.`; `the paper says` may be a newspaper.
    let treats = matches!(
        &*main.lemma,
        "address"
            | "examine"
            | "discuss"
            | "focus"
            | "summarize"
            | "outline"
            | "deal"
            | "exclude"
            | "look"
            | "survey"
            | "trace"
            | "review"
    );
    let ours =
        &["paper", "note", "memo", "briefing", "assessment", "digest", "cable", "annex", "sitrep", "brief", "primer"];
    if article && !past && treats && subject.len() == 2 && reading.is(head, ours) {
        return true;
    }
    // `The report continues below.`
    let after = reading.token_at(main.span.end);
    if matches!(&*main.lemma, "continue" | "follow" | "end")
        && !past
        && reading.is(after, &["below", "overleaf", "overpage"])
    {
        return true;
    }
    let of_note = |at: usize| {
        reading.is(at.wrapping_sub(1), &["this"])
            && names_note(at)
            && reading.is(at.wrapping_sub(2), &["in", "of", "throughout"])
    };
    if !past && (start..end).any(of_note) {
        return true;
    }
    let position = |at: usize| reading.is(at, &["below", "above", "overleaf"]);
    if article
        && !past
        && does()
        && ((start + 1..end).any(position) || reading.is(start + 1, &["following", "next"]))
        && (start + 1..end).any(names_note)
    {
        return true;
    }
    if !past
        && reading.is(
            start,
            &["annex", "appendix", "table", "figure", "section", "chapter", "box", "chart", "footnote", "paragraph"],
        )
        && end - start <= 3
    {
        return does();
    }
    // `Sources are listed below.`, `Details are in the annex.`
    let place = |at: usize| {
        let inside = || {
            reading.is(at, &["annex", "appendix"])
                && reading.is(at.wrapping_sub(1), &["the", "an", "our", "this", "in", "at"])
        };
        let last = || position(at) && (reading.is_past(at + 1) || reading.is(at + 1, &[".", ":"]));
        inside() || of_note(at) || last()
    };
    let stands = &*main.lemma == "be" || main.passive;
    !past && stands && LISTED.has(&main.lemma) && (end..reading.end).any(place)
}

/// `The next meeting`, `our last update`: of the writer's own round, as nothing more is said of it.
fn is_next_issue(reading: &Reading, subject: std::ops::Range<usize>) -> bool {
    #[rustfmt::skip]
    const ISSUES: WordList = WordList::new(&[
        "meeting", "call", "update", "sitrep", "issue", "edition", "review", "briefing", "note", "digest", "report",
    ]);
    let at = if reading.is(subject.start, &["the", "our"]) { subject.start + 1 } else { subject.start };
    reading.is(at, &["next"]) && at + 2 == subject.end && reading.is(at + 1, ISSUES)
}

/// `Action 3 is still open.`, `Sitrep 15 is due on 3 June.`
fn is_numbered_part(reading: &Reading, subject: std::ops::Range<usize>) -> bool {
    let at = reading.first;
    let number = reading.tokens.get(at + 1).is_some_and(|token| token.kind == crate::lang::TokenKind::Number);
    // What stands in brackets behind it is passed over.
    let bracketed = reading.is(at + 2, &["("]) && reading.is(subject.start.wrapping_sub(1), &[")"]);
    number
        && reading.is(
            at,
            &[
                "action",
                "argument",
                "assumption",
                "fact",
                "facts",
                "finding",
                "hypothesis",
                "indicator",
                "item",
                "judgement",
                "judgment",
                "option",
                "paragraph",
                "point",
                "points",
                "premise",
                "reason",
                "scenario",
                "sitrep",
                "task",
                "update",
            ],
        )
        && (subject.start == at && subject.len() <= 4 && reading.is(at + 2, &["and", "to"])
            || subject == (at..at + 2)
            || bracketed && subject.is_empty())
}

/// Behind a sentence about the note: `It rests on two interviews.`
pub(super) fn goes_on(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    // `Nothing in it comes from the borrower.`
    let part = reading
        .is(subject.start, &["nothing", "none", "all", "most", "much", "everything", "part", "half", "some"])
        && reading.is(subject.start + 1, &["in", "of"])
        && reading.is(subject.start + 2, &["it", "this"])
        && subject.len() == 3;
    let pronoun = part || subject.len() == 1 && reading.is(subject.start, &["it"]);
    let past = main.tense == Some(crate::lang::Tense::Past);
    // `It was put together from papers on file.`
    let made = matches!(
        &*main.lemma,
        "assemble"
            | "check"
            | "clear"
            | "compile"
            | "complete"
            | "draft"
            | "edit"
            | "finish"
            | "prepare"
            | "review"
            | "translate"
            | "update"
            | "write"
    ) || &*main.lemma == "put" && reading.is(reading.token_at(main.span.end), &["together"])
        || &*main.lemma == "draw" && reading.is(reading.token_at(main.span.end), &["up"]);
    if pronoun && made && main.passive {
        return true;
    }
    pronoun
        && !past
        && (NOTE_VERBS.has(&main.lemma)
            || matches!(&*main.lemma, "rest" | "quote" | "cite" | "come" | "derive" | "stem" | "depend"))
        && &*main.lemma != "be"
}
