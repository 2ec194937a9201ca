//! What is no claim: questions, imperatives, fragments, sentences about the note, the writer's own process.

use super::estimative::{EstimativeKind, EstimativeTerm};
use super::reading::Reading;
use super::{BlockInfo, Reason};
use crate::lang::{TokenKind, VerbGroup, base_verb};

/// Why the sentence is neither claim nor assessment; `None` where it is one of them.
pub(super) fn reason(block: &BlockInfo, reading: &Reading, terms: &[EstimativeTerm]) -> Option<Reason> {
    if block.heading || block.quoted || block.table_cell || block.aside || block.code {
        return Some(Reason::Block);
    }
    if block.task || is_task(reading) {
        return Some(Reason::Task);
    }
    if is_question(reading) {
        return Some(Reason::Question);
    }
    if is_quotation(reading) {
        return Some(Reason::Quotation);
    }
    if is_imperative(reading) {
        return Some(Reason::Imperative);
    }
    let Some(main) = reading.main_verbs().next() else { return Some(Reason::Fragment) };
    if is_about_note(reading, main) || block.after_about_note && goes_on_about_note(reading, main) {
        return Some(Reason::AboutNote);
    }
    // `We have high confidence that …` judges.
    let sure = terms.iter().any(|term| matches!(term.kind, EstimativeKind::Confidence(_)));
    (!sure && is_process(reading, main)).then_some(Reason::Process)
}

/// `[ ]`, `[x]`, `TODO`, `TBC` at the start.
fn is_task(reading: &Reading) -> bool {
    let boxed = reading.word(0) == "["
        && (reading.word(1) == "]" || matches!(reading.word(1), "x" | "X") && reading.word(2) == "]");
    boxed
        || matches!(reading.word(reading.first), "TODO" | "TBC" | "TBD" | "FIXME" | "XXX")
        || reading.phrase(reading.first, "to do").is_some_and(|at| reading.word(at) == ":")
        || reading.phrase(reading.first, "to - do").is_some()
}

/// It ends in a question mark that is not a quotation's.
fn is_question(reading: &Reading) -> bool {
    let last =
        (0..reading.end).rev().take(6).find(|&at| !matches!(reading.word(at), "\"" | "”" | ")" | "’" | "'" | "]"));
    last.is_some_and(|at| {
        let quoted = reading.is_quoted(reading.span(at).start) && !reading.is_quoted(reading.span(reading.first).start);
        matches!(reading.word(at), "?" | "？" | "؟") && !quoted
    })
}

/// All its words stand in one quotation.
fn is_quotation(reading: &Reading) -> bool {
    let mut words = reading.tokens.iter().filter(|token| token.kind == TokenKind::Word).peekable();
    let any = words.peek().is_some();
    any && reading.quotes.first().is_some_and(|quote| {
        words.all(|word| {
            quote.covers(word.span) || reading.references.iter().any(|reference| reference.covers(word.span))
        })
    })
}

/// A verb in its base form opens it, and an object or a clause follows.
fn is_imperative(reading: &Reading) -> bool {
    const OBJECT: &[&str] = &[
        "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "all",
        "any", "each", "whether", "if", "what", "who", "how", "why", "when", "where", "with", "for", "on", "up", "out",
        "back", "down", "in", "to", "by", "from", "also", "him", "them", "it", "us", "me", "against", "into", "about",
        "at", "more", "not", "no", "both", "and", "or",
    ];
    let first = reading.first;
    if reading.is(first, &["please", "let"])
        || reading.phrase(first, "do n't").or(reading.phrase(first, "do not")).is_some()
    {
        return true;
    }
    let first = if reading.is(first, &["then", "also", "next", "and", "first", "maybe", "just", "always", "never"])
        && reading.word(first + 1) != ","
    {
        first + 1
    } else {
        first
    };
    let Some(verb) = base_verb(reading.word(first)) else { return false };
    let next = first + 1;
    let object = reading.is(next, OBJECT) || reading.is_name(next);
    let main = reading.main_verbs().next();
    if main.is_some_and(|group| reading.token_at(group.span.start) <= next) {
        return false;
    }
    if verb.noun {
        // `Check the date`, but `Attack helicopters struck` and `Call it what they will, it failed`.
        let preposition = reading
            .is(next, &["for", "on", "in", "to", "by", "from", "at", "against", "with", "and", "or", "into", "about"]);
        return object
            && if main.is_some() {
                reading.is(next, &["the", "whether", "if", "that", "what", "who"]) && main_is_far(reading, main)
            } else {
                !preposition || !reading.is_name(next + 1)
            };
    }
    object || main.is_none()
}

/// Whether the main verb stands behind an opener that the verb step took for none.
fn main_is_far(reading: &Reading, main: Option<&VerbGroup>) -> bool {
    main.is_none_or(|group| reading.token_at(group.span.start) > reading.first + 8)
}

/// What a note calls itself and its parts.
#[rustfmt::skip]
const NOTE: &[&str] = &[
    "note", "briefing", "brief", "memo", "memorandum", "paper", "section", "annex", "appendix", "document",
    "chapter", "table", "figure", "chart", "map", "page", "dossier", "update", "summary", "assessment", "analysis",
    "timeline", "paragraph", "product", "sitrep", "digest", "profile", "list", "footnote", "sections", "tables",
    "report", "estimate", "review", "overview", "tracker", "backgrounder",
];

/// What a note does.
#[rustfmt::skip]
const NOTE_VERBS: &[&str] = &[
    "address", "analyze", "argue", "ask", "assess", "attempt", "build", "collect", "compare", "compile", "consider",
    "contain", "cover", "deal", "describe", "detail", "discuss", "draw", "examine", "exclude", "explain", "explore",
    "express", "focus", "follow", "give", "highlight", "identify", "include", "intend", "leave", "limit", "list",
    "look", "map", "offer", "outline", "present", "provide", "put", "record", "rely", "replace", "represent",
    "rest", "review", "see", "seek", "set", "show", "sketch", "start", "study", "summarize", "supersede", "survey",
    "synthesize", "track", "trace", "treat", "try", "turn", "update", "use", "weigh", "write", "base", "be", "do",
    "aim", "avoid", "assume", "concern", "prepare", "produce", "mean", "serve",
];

/// What is done with the parts of a note, in the passive.
#[rustfmt::skip]
const LISTED: &[&str] = &[
    "list", "describe", "discuss", "give", "attach", "set", "show", "include", "reproduce", "be", "appear", "follow",
    "summarize", "explain", "find", "provide", "mark", "date",
];

/// Its main verb tells what the note does, says or holds.
fn is_about_note(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let (start, end) = (subject.start, subject.end);
    let own = reading.is(start, &["this", "these", "our", "my"]) || reading.phrase(start, "the present").is_some();
    let article = reading.is(start, &["the"]);
    let head = end.saturating_sub(1);
    let names_note = |at: usize| reading.is(at, NOTE);
    let does = NOTE_VERBS.contains(&&*main.lemma);
    let past = main.tense == Some(crate::lang::Tense::Past);
    // `this report` is as often the source as the note: there only the present counts.
    if own
        && does
        && (start + 1..end.min(start + 4)).any(names_note)
        && !(past && reading.is(head, &["report", "review", "document", "list"]))
    {
        return true;
    }
    if article && !past && does && reading.is(start + 1, &["annex", "appendix"]) {
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
        && does
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
        return does;
    }
    // `Sources are listed below.`, `Details are in the annex.`
    let place = |at: usize| {
        let inside =
            || reading.is(at, &["annex", "appendix"]) && reading.is(at.wrapping_sub(1), &["the", "an", "our", "this"]);
        let last = || position(at) && matches!(reading.word(at + 1), "." | "" | ":");
        inside() || of_note(at) || last()
    };
    let stands = main.lemma.as_ref() == "be" || main.passive;
    !past && stands && LISTED.contains(&&*main.lemma) && (end..reading.end).any(place)
}

/// Behind a sentence about the note: `It rests on two interviews.`
fn goes_on_about_note(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let pronoun = subject.len() == 1 && reading.is(subject.start, &["it"]);
    let past = main.tense == Some(crate::lang::Tense::Past);
    pronoun
        && !past
        && NOTE_VERBS.iter().chain(&["rest", "quote", "cite"]).any(|verb| *verb == &*main.lemma)
        && &*main.lemma != "be"
}

/// The writer is the subject, and does not judge.
fn is_process(reading: &Reading, main: &VerbGroup) -> bool {
    if first_person(reading, main) {
        return !super::assessment::judges(&main.lemma);
    }
    let subject = reading.subject_of(main);
    let own = reading.is(subject.start, &["our", "my", "this"]);
    let own_people = [
        "team",
        "desk",
        "analysts",
        "analyst",
        "researchers",
        "staff",
        "reporter",
        "author",
        "colleague",
        "colleagues",
        "office",
        "search",
        "searches",
        "review",
        "questions",
        "request",
        "requests",
        "interviews",
    ];
    own && reading.is(subject.end.saturating_sub(1), &own_people) && subject.len() <= 4
}

/// Whether `I` or `we` is the subject of `group`.
pub(super) fn first_person(reading: &Reading, group: &VerbGroup) -> bool {
    let at = reading.token_at(group.span.start);
    (at.saturating_sub(3)..at).rev().find(|&before| reading.is(before, &["i", "we"])).is_some_and(|before| {
        // Adverbs may stand between, nothing else.
        (before + 1..at).all(|between| {
            reading.word(between).ends_with("ly")
                || reading.is(between, &["also", "then", "still", "now", "both", "all", "therefore"])
        })
    })
}
