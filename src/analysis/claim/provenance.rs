//! What a note says of its sources, of what lies beside it, and of how its text was handled.

use super::reading::Reading;
use crate::lang::{TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Whether it tells of a source as a source, of an attachment, of an edit, or of what nobody answered the writer.
pub(super) fn tells_of_making(reading: &Reading, main: &VerbGroup) -> bool {
    profiles_source(reading, main)
        || tells_of_attachment(reading, main)
        || tells_of_edit(reading, main)
        || tells_of_addition(reading, main)
        || replaces_issue(reading, main)
        || weighs_hypotheses(reading, main)
        || is_own_inquiry(reading, main)
        || is_technical(reading, main)
        || is_of_minutes(reading, main)
        || opens_with_convention(reading)
}

/// `Source B is a former customs officer.`, `Two sources asked not to be named.`, `The reliability of the channel is unknown.`
fn profiles_source(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let head = subject.end.wrapping_sub(1);
    let unnamed = ["not to be named", "not to be identified", "not to be quoted", "anonymity", "to remain anonymous"];
    if matches!(&*main.lemma, "ask" | "request" | "prefer" | "wish" | "want" | "insist")
        && (after..after + 2).any(|at| unnamed.iter().any(|phrase| reading.phrase(at, phrase).is_some()))
    {
        return true;
    }
    // `Neither account is sourced.`
    let unsourced = matches!(&*main.lemma, "source" | "attribute" | "be")
        && (reading.is(after, &["sourced", "unsourced", "unattributed", "anonymous"])
            || &*main.lemma == "source" && main.passive);
    if unsourced
        && reading
            .is(head, &["account", "accounts", "claim", "claims", "report", "reports", "story", "version", "versions"])
    {
        return true;
    }
    let numbered = reading.is(subject.start, &["source", "informant", "interviewee", "respondent", "contact"])
        && subject.len() == 2
        && (reading.word(head).len() == 1 && reading.is_name(head)
            || reading.tokens.get(head).is_some_and(|token| token.kind == TokenKind::Number));
    let content = reading.verbs_from(main.span.end).iter().any(|other| other.is_finite() && other.subordinate);
    if numbered && !content {
        return matches!(
            &*main.lemma,
            "be" | "have" | "report" | "rate" | "grade" | "know" | "lack" | "work" | "serve" | "remain"
        );
    }
    let quality = (subject.start..subject.end).take(2).any(|at| {
        reading.is(at, &["reliability", "credibility", "authenticity", "provenance", "trustworthiness", "veracity"])
    });
    quality && matches!(&*main.lemma, "be" | "remain") && main.modal.is_none()
}

/// `A map is attached.`, `The list is available from the desk.`, `Photos are on file.`, `Copies can be had from the registry.`
fn tells_of_attachment(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const PAPERS: WordList = WordList::new(&[
        "annex", "annexes", "chart", "charts", "copies", "copy", "data", "dataset", "details", "documents", "draft", "extracts", "files", "footage", "graph",
        "image", "imagery", "images", "list", "lists", "manifest", "map", "maps", "original", "originals", "photo", "photographs", "photos",
        "printout", "recording", "recordings", "scan", "scans", "screenshot", "screenshots", "spreadsheet", "table", "tables", "text", "texts",
        "transcript", "transcripts", "translation", "translations", "version", "versions", "video", "videos",
    ]);
    const KEPT: WordList =
        WordList::new(&["desk", "author", "archive", "registry", "library", "editor", "team", "request", "us"]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    if !(subject.start..subject.end).take(4).any(|at| reading.is(at, PAPERS)) {
        return false;
    }
    // `Map attached.`: the participle stands for the verb.
    let attached = matches!(&*main.lemma, "attach" | "enclose" | "append" | "annex");
    if attached && (main.passive || after >= reading.end || reading.is(after, &["."])) {
        return true;
    }
    let past = main.tense == Some(crate::lang::Tense::Past);
    let file = (after..after + 2).any(|at| reading.phrase(at, "on file").is_some());
    let annex = (after..after + 4)
        .any(|at| reading.is(at, &["annex", "appendix", "attachment", "tab"]) && reading.word(at + 1).len() <= 2);
    let from = (after..after + 6).any(|at| {
        reading.is(at, &["from", "with", "at", "on", "to"]) && (at + 1..at + 4).any(|at| reading.is(at, KEPT))
    });
    let had = matches!(&*main.lemma, "be" | "have" | "hold" | "keep" | "obtain" | "get" | "request" | "remain" | "lie");
    !past && had && (file || annex || from)
}

/// `Emphasis added.`, `Quotations have been lightly edited.`, `Figures may not add up because of rounding.`
fn tells_of_edit(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const EDITED: WordList = WordList::new(&[
        "citations", "dates", "entries", "figures", "footnotes", "informants", "interviewees", "names", "numbers", "passages",
        "percentages", "place-names", "quotations", "quotes", "respondents", "shares", "spellings", "sums", "text", "totals",
        "transcripts", "translations",
    ]);
    #[rustfmt::skip]
    const COUNTED: WordList = WordList::new(&[
        "accounts", "counts", "dates", "estimates", "figures", "numbers", "reports", "sources", "spellings", "totals",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let head = subject.end.wrapping_sub(1);
    if &*main.lemma == "add"
        && subject.len() <= 2
        && reading.is(head, &["emphasis", "italics", "bold", "brackets", "underlining"])
    {
        return true;
    }
    // `Figures change fast: check with post before use.`
    let volatile =
        matches!(&*main.lemma, "change" | "vary" | "differ" | "diverge" | "conflict") && main.modal.is_none();
    let present = main.tense == Some(crate::lang::Tense::Present);
    if present && volatile && subject.len() <= 3 && reading.is(head, COUNTED) {
        return true;
    }
    let edited = subject.len() <= 3 && reading.is(head, EDITED);
    if !edited {
        return false;
    }
    let rounding = (after..reading.end.min(after + 8)).any(|at| reading.is(at, &["rounding"]));
    if matches!(&*main.lemma, "add" | "sum" | "tally" | "differ" | "total" | "match") && rounding {
        return true;
    }
    let named = matches!(&*main.lemma, "identify" | "refer" | "quote" | "number" | "code" | "denote")
        && (after..after + 4)
            .any(|at| reading.is(at, &["number", "numbers", "letter", "letters", "initial", "initials", "code"]));
    let handled = matches!(
        &*main.lemma,
        "edit"
            | "tidy"
            | "trim"
            | "shorten"
            | "standardize"
            | "standardise"
            | "normalize"
            | "normalise"
            | "harmonise"
            | "harmonize"
            | "redact"
            | "anonymise"
            | "anonymize"
            | "simplify"
            | "condense"
            | "abridge"
            | "modernise"
            | "modernize"
    );
    main.passive && present && (handled || named)
}

/// `Items marked with an asterisk are new.`, `Text in italics is quoted from the decree.`
fn tells_of_addition(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const PIECES: WordList = WordList::new(&[
        "comments", "entries", "figures", "insertions", "items", "lines", "names", "notes", "numbers", "paragraphs", "passages", "phrases",
        "quotations", "remarks", "rows", "sentences", "text", "words",
    ]);
    const STYLES: WordList = WordList::new(&[
        "asterisk",
        "asterisks",
        "bold",
        "brackets",
        "capitals",
        "colour",
        "dagger",
        "green",
        "grey",
        "italic",
        "italics",
        "margin",
        "parentheses",
        "red",
        "square",
        "star",
        "yellow",
    ]);
    let subject = reading.subject_of(main);
    let present = main.tense == Some(crate::lang::Tense::Present) && main.modal.is_none();
    let piece = subject.clone().take(2).find(|&at| reading.is(at, PIECES));
    let Some(piece) = piece.filter(|_| present) else { return false };
    let styled = (piece + 1..subject.end).any(|at| {
        reading.is(at, &["in", "with", "by"]) && (at + 1..at + 4).any(|at| at < subject.end && reading.is(at, STYLES))
    });
    styled && (&*main.lemma == "be" || main.passive)
}

/// `This replaces the version of 2 May.`, `This corrects our note of 2 May.`
fn replaces_issue(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const ISSUES: WordList = WordList::new(&[
        "brief", "briefing", "cable", "digest", "draft", "edition", "issue", "memo", "note", "paper", "sitrep", "update", "version",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let verb = matches!(
        &*main.lemma,
        "replace" | "supersede" | "correct" | "amend" | "update" | "supplement" | "complement" | "follow"
    );
    let this = subject.len() == 1 && reading.is(subject.start, &["this", "it"]);
    // `This sketch replaces that of March.`, `It replaces no. 13.`
    let own = subject.len() == 2 && reading.is(subject.start, &["this"]);
    let that = (reading.is(after, &["that"]) && reading.is(after + 1, &["of"]))
        || reading.is(after, &["no", "nos", "number", "numbers"])
            && (after + 1..after + 3)
                .any(|at| reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
    verb && main.tense == Some(crate::lang::Tense::Present)
        && ((this || own) && that || this && (after..after + 5).any(|at| reading.is(at, ISSUES)))
}

/// `Three hypotheses were weighed against seven items of evidence.`: how the writer went about it.
fn weighs_hypotheses(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let head = subject.end.wrapping_sub(1);
    let weighed = matches!(&*main.lemma, "weigh" | "test" | "consider" | "examine" | "compare" | "score" | "rank")
        && main.passive;
    weighed
        && subject.len() <= 3
        && reading.references.is_empty()
        && reading.is(head, &["hypotheses", "hypothesis", "scenarios", "explanations", "alternatives"])
}

/// `The ministry did not reply to our questions.`, `The firm did not respond to a request for comment.`: what the writer asked.
fn is_own_inquiry(reading: &Reading, main: &VerbGroup) -> bool {
    const ASKED: WordList = WordList::new(&[
        "call",
        "calls",
        "email",
        "emails",
        "letter",
        "letters",
        "mail",
        "mails",
        "message",
        "messages",
        "queries",
        "query",
        "question",
        "questions",
        "request",
        "requests",
    ]);
    let after = reading.token_at(main.span.end);
    // `Nobody at the ministry picked up.`, `The firm never called back.`
    let rang = matches!(&*main.lemma, "pick" | "call" | "ring" | "write")
        && reading.is(after, &["up", "back"])
        && (reading.is(after + 1, &["."]) || after + 1 >= reading.end)
        && (main.negated
            || reading.is(reading.first, &["nobody", "no"])
            || reading.is(after.wrapping_sub(2), &["never"]));
    if rang {
        return true;
    }
    let answers = matches!(&*main.lemma, "reply" | "respond" | "answer" | "return" | "react")
        && (main.negated || reading.is(reading.token_at(main.span.start).wrapping_sub(1), &["never"]));
    if !answers {
        return false;
    }
    let to = if reading.is(after, &["to"]) { after + 1 } else { after };
    let ours = reading.is(to, &["our", "my"]) && (to + 1..to + 4).any(|at| reading.is(at, ASKED));
    let comment = (reading.phrase(to, "a request for comment").or(reading.phrase(to, "requests for comment")))
        .is_some_and(|end| reading.is(end, &["."]) || end >= reading.end);
    ours || comment && reading.references.is_empty()
}

/// `The chair opened the meeting at 10.00.`, `The minutes of 3 May were approved.`, `Item 2 was deferred.`
fn is_of_minutes(reading: &Reading, main: &VerbGroup) -> bool {
    if !reading.references.is_empty() {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let first = if reading.is(subject.start, &["the"]) { subject.start + 1 } else { subject.start };
    let adopted =
        matches!(&*main.lemma, "approve" | "agree" | "adopt" | "accept" | "sign" | "circulate" | "take" | "read")
            && main.passive;
    let item = reading.is(first, &["item", "agenda"])
        && subject.len() <= 3
        && main.passive
        && matches!(
            &*main.lemma,
            "defer" | "drop" | "postpone" | "take" | "close" | "adopt" | "approve" | "move" | "note"
        );
    let opens = matches!(&*main.lemma, "open" | "close" | "end" | "start" | "begin" | "adjourn");
    let clock = reading.is(after, &["at"])
        && reading.tokens.get(after + 1).is_some_and(|token| token.kind == TokenKind::Number)
        && (after + 2..after + 6).all(|at| at >= reading.end || !reading.is_name(at));
    let meeting = reading.is(first, &["meeting", "call"]) && first + 1 == subject.end && opens && clock;
    let chair = reading.is(first, &["chair", "chairman", "chairwoman"])
        && first + 1 == subject.end
        && (opens || &*main.lemma == "thank" || &*main.lemma == "welcome")
        && (!opens || reading.is(after + 1, &["meeting", "session", "call"]));
    reading.is(first, &["minutes"]) && adopted || item || meeting || chair
}

/// `"Hai Feng 718" is a search string.`
fn is_technical(reading: &Reading, main: &VerbGroup) -> bool {
    let after = reading.token_at(main.span.end);
    let string = (after + 1..after + 4).any(|at| {
        reading.is(at, &["search"]) && reading.is(at + 1, &["string", "strings", "term", "terms", "query", "queries"])
            || reading.is(at, &["placeholder", "hashtag", "filename"])
    });
    &*main.lemma == "be" && string && main.tense == Some(crate::lang::Tense::Present)
}

/// `In what follows, “the Front” means …`, `Hereafter “the Front”`.
fn opens_with_convention(reading: &Reading) -> bool {
    let first = reading.first;
    // `@fig-flow repeats the table.`: a cross-reference is the note's own part.
    let cross = |at: usize| {
        at > 0
            && reading.is(at - 1, &["@"])
            && reading.is(at, &["fig", "tbl", "sec", "eq", "lst"])
            && reading.is(at + 1, &["-"])
    };
    if cross(first) || reading.is(first, &["in", "as", "see", "from"]) && cross(first + 2) {
        return true;
    }
    reading.phrase(first, "in what follows").is_some()
        || reading.is(first, &["hereafter", "hereinafter", "henceforth"]) && {
            let next = reading.word(first + 1);
            matches!(next, ":" | "," | "“" | "\"" | "‘")
        }
}
