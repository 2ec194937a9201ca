//! What a note says of its own upkeep and layout: when its information ends, what was corrected in it, what its maps and columns show,
//! in what units its figures are.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Pieces of a note that are written, marked and corrected.
#[rustfmt::skip]
const PIECES: WordList = WordList::new(&[
    "bullet", "card", "column", "columns", "date", "dates", "entries", "entry", "figure", "figures", "item", "items", "letters", "line", "lines",
    "list", "name", "names", "note", "notes", "numbers", "paragraph", "paragraphs", "passage", "passages", "rows", "row", "section", "sections",
    "sentence", "sentences", "spelling", "table", "text", "total", "totals", "version", "words",
]);

/// What shows something on a page.
#[rustfmt::skip]
const DISPLAYS: WordList = WordList::new(&[
    "annex", "annexes", "appendix", "box", "chart", "charts", "column", "columns", "diagram", "graph", "graphs", "graphic", "inset", "map", "maps",
    "matrix", "plot", "sketch", "table", "tables", "timeline",
]);

/// Units and ways of writing.
#[rustfmt::skip]
const UNITS: WordList = WordList::new(&[
    "billions", "brackets", "dollars", "eur", "euros", "feet", "gbp", "gmt", "hours", "kilometres", "kilometers", "knots", "km", "local", "metric",
    "miles", "millions", "nm", "order", "per", "percent", "percentages", "pounds", "roubles", "rubles", "square", "thousands", "tonnes", "tons",
    "usd", "utc", "zulu", "day", "local-time", "bst", "cet", "cest", "est", "edt", "eat", "ist", "msk", "wib", "zone", "prices",
]);

/// What a writer keeps by one convention: singular words that need no article.
#[rustfmt::skip]
const CONVENTIONS: WordList = WordList::new(&[
    "capitalisation", "capitalization", "grading", "numbering", "ordering", "orthography", "pagination", "phrasing", "romanisation", "romanization",
    "rounding", "spelling", "terminology", "translation", "transliteration", "wording",
]);

/// Words of which one stands before the verb of every sentence that a rule of this file is about.
#[rustfmt::skip]
const CUES: WordList = WordList::new(&[
    "above", "account", "added", "additions", "all", "amended", "amounts", "analysis", "annex", "annexes", "anything", "appendix", "aspects", "assessment", "below", "box", "bullet", "canvas", "capitalisation", "capitalization", "card", "caveats", "chart", "charts", "chronology", "column", "columns", "comments", "conclusions", "considerations", "conversions", "coordinates", "corrected", "corrections", "counts", "currencies", "cutoff", "data", "date", "dates", "details", "diagram", "differences", "distances", "draft", "drawings", "edited", "edition", "elements", "entries", "entry", "estimates", "everything", "expanded", "explanations", "facts", "features", "figure", "figures", "file", "findings", "folder", "footnote", "grades", "grading", "graph", "graphic", "graphs", "here", "how", "hypotheses", "implications", "inset", "issue", "issues", "item", "items", "judgements", "judgments", "lessons", "letters", "line", "lines", "list", "map", "maps", "matrix", "moc", "more", "name", "names", "note", "notes", "nothing", "numbering", "numbers", "off", "options", "ordering", "orthography", "overleaf", "page", "pagination", "paper", "paragraph", "paragraphs", "particulars", "passage", "passages", "percentages", "phrasing", "plot", "points", "positions", "post", "prices", "problems", "questions", "ratings", "readings", "remarks", "replies", "report", "revised", "reworded", "romanisation", "romanization", "rounding", "row", "rows", "scenarios", "section", "sections", "sentence", "sentences", "sheet", "sketch", "sketches", "spelling", "stub", "suggestions", "summary", "sums", "table", "tables", "terminology", "text", "themes", "these", "things", "this", "thread", "timeline", "times", "total", "totals", "transcriptions", "transcripts", "translation", "translations", "transliteration", "trends", "uncertainties", "update", "updated", "updates", "values", "vault", "version", "versions", "weights", "what", "wiki", "wording", "words", "zettel",
]);

/// Whether the sentence is about the upkeep or the layout of the note. Linear in the words before its verb, of which the first twelve count.
pub(super) fn tells_of_upkeep(reading: &Reading, main: &VerbGroup) -> bool {
    let to = reading.token_at(main.span.start).min(reading.first + 12);
    if main.modal.is_some() && main.tense != Some(Tense::Future) || !(reading.first..to).any(|at| reading.is(at, CUES))
    {
        return false;
    }
    let past = main.tense == Some(Tense::Past);
    cuts_off(reading, main)
        || was_edited(reading, main)
        || opens_with_edit(reading)
        || !past
            && (is_issue(reading, main)
                || comes_later(reading, main)
                || points_on(reading, main)
                || displays(reading, main)
                || counts_in(reading, main)
                || keeps_convention(reading, main)
                || explains_marks(reading, main))
}

/// `Information cut-off is 1800Z on 3 May.`, `The cut-off date for this note was 3 May.`, `Reporting ends on 3 May.`
fn cuts_off(reading: &Reading, main: &VerbGroup) -> bool {
    let to = reading.token_at(main.span.start);
    let cut = (reading.first..to.min(reading.first + 6)).any(|at| {
        reading.is(at, &["cutoff"])
            || reading.is(at, &["cut"]) && reading.is(at + 1, &["-"]) && reading.is(at + 2, &["off"])
    });
    let ours = (reading.first..to.min(reading.first + 8))
        .any(|at| reading.is(at, &["information", "data", "reporting", "date", "note", "coverage", "time"]));
    &*main.lemma == "be" && cut && ours && reading.references.is_empty()
}

/// What is done to a piece of a note.
fn edits(lemma: &str) -> bool {
    matches!(
        lemma,
        "add"
            | "amend"
            | "change"
            | "correct"
            | "delete"
            | "expand"
            | "insert"
            | "move"
            | "remove"
            | "reword"
            | "rewrite"
            | "revise"
            | "update"
    )
}

/// `This line was added on 4 May.`, `Paragraph 3 was corrected.`
fn was_edited(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let own =
        reading.is(subject.start, &["this", "these"]) && reading.is(subject.start + 1, PIECES) && subject.len() <= 3;
    let numbered = reading
        .is(subject.start, &["paragraph", "section", "table", "footnote", "note", "bullet", "row", "line"])
        && reading.tokens.get(subject.start + 1).is_some_and(|token| token.kind == TokenKind::Number)
        && subject.len() == 2;
    let after = reading.token_at(main.span.end);
    // `This line was wrong and is struck.`
    let void = own
        && reading.references.is_empty()
        && (after.saturating_sub(1)..after + 2).any(|at| {
            reading.is(
                at,
                &[
                    "wrong",
                    "struck",
                    "void",
                    "obsolete",
                    "superseded",
                    "stale",
                    "outdated",
                    "withdrawn",
                    "incorrect",
                    "provisional",
                ],
            )
        });
    if void {
        return true;
    }
    // `Weights were last revised for this edition.`
    let issue = (after..after + 5).any(|at| {
        reading.is(at, &["for", "in", "since"])
            && reading.is(at + 1, &["this", "the"])
            && (at + 2..at + 4).any(|at| {
                reading.is(at, &["edition", "issue", "version", "note", "update", "draft", "paper", "digest"])
            })
    });
    main.passive && edits(&main.lemma) && (own || numbered || issue && subject.len() <= 3)
}

/// `Corrected on 4 May: the first version gave 40.`, `An earlier version of this note said 40.`
fn opens_with_edit(reading: &Reading) -> bool {
    let first = reading.first;
    let edited = reading
        .is(first, &["corrected", "updated", "amended", "revised", "added", "expanded", "edited", "reworded"])
        && (first + 1..first + 8).any(|at| reading.is(at, &[":"]));
    let at = if reading.is(first, &["the", "an", "our", "in"]) { first + 1 } else { first };
    let at = if reading.is(at, &["the", "an"]) { at + 1 } else { at };
    let version = reading.is(at, &["earlier", "first", "previous", "original", "last"])
        && reading.is(at + 1, &["version", "versions", "draft", "edition", "issue"])
        && reading.is(at + 2, &["of", "gave", "had", "said", "put", "named", "dated"])
        && (!reading.is(at + 2, &["of"]) || reading.is(at + 3, &["this", "our"]));
    edited || version
}

/// `This is the third in a series.`, `This is a draft, not yet cleared.`, `This card belongs between the two others.`
fn is_issue(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const ISSUES: WordList = WordList::new(&[
        "card", "compilation", "digest", "draft", "edition", "extract", "extracts", "fragment", "instalment", "installment", "issue", "note", "outline",
        "placeholder", "section", "series", "sketch", "snapshot", "stub", "summary", "synopsis", "transcript", "translation", "update", "version",
    ]);
    #[rustfmt::skip]
    const OWN: WordList = WordList::new(&[
        "card", "canvas", "draft", "entry", "file", "folder", "moc", "page", "post", "sheet", "stub", "thread", "vault", "wiki", "zettel",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    if subject.len() == 1 && reading.is(subject.start, &["this", "these"]) && &*main.lemma == "be" {
        let ends = |at: usize| {
            at >= reading.end
                || reading.is(at, &[".", ",", ";", ":", "(", "–", "—"])
                || reading.is(at, &["of", "for", "on", "to", "from", "in", "as", "and", "only", "by"])
        };
        return !(after..after + 4).any(|at| reading.is_name(at))
            && (after..after + 5).any(|at| reading.is(at, ISSUES) && ends(at + 1))
            && !reading.is(after, &["not"]);
    }
    let own = subject.len() == 2 && reading.is(subject.start, &["this"]) && reading.is(subject.start + 1, OWN);
    own && matches!(
        &*main.lemma,
        "be" | "belong"
            | "collect"
            | "come"
            | "cover"
            | "gather"
            | "go"
            | "grow"
            | "hold"
            | "keep"
            | "lack"
            | "link"
            | "live"
            | "need"
            | "sit"
            | "stay"
            | "want"
    )
}

/// `A fuller version follows next week.`
fn comes_later(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const PRODUCTS: WordList = WordList::new(&[
        "account", "analysis", "annex", "annexes", "assessment", "chronology", "details", "draft", "examples", "excerpts", "extracts", "findings", "judgements", "judgments", "list", "map", "maps", "more", "note", "paper", "report",
        "summary", "table", "tables", "timeline", "translation", "update", "updates", "version",
    ]);
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let head = subject.end.wrapping_sub(1);
    let soon = after >= reading.end
        || reading.is(after, &["."])
        || reading
            .is(after, &["next", "later", "below", "soon", "tomorrow", "shortly", "separately", "in", "on", "by"]);
    &*main.lemma == "follow" && !main.passive && soon && subject.len() <= 4 && reading.is(head, PRODUCTS)
}

/// `Here is what we know.`, `What follows is a summary.`, `Two points stand out.`
fn points_on(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const MATTERS: WordList = WordList::new(&[
        "aspects", "caveats", "conclusions", "considerations", "details", "differences", "elements", "explanations", "facts", "features", "findings",
        "hypotheses", "implications", "issues", "lessons", "options", "points", "problems", "questions", "readings", "scenarios", "things", "themes",
        "trends", "uncertainties",
    ]);
    let (first, be) = (reading.first, &*main.lemma == "be");
    // `How to read it: …`, `Everything below is open to the cluster.`, `Comments belong in the margin.`
    let how = reading.phrase(first, "how to").is_some() && (first + 2..first + 9).any(|at| reading.is(at, &[":"]));
    let below = reading.is(first, &["everything", "all", "anything", "nothing", "what", "the"])
        && (first + 1..first + 3).any(|at| reading.is(at, &["below", "above", "overleaf"]))
        && reading.token_at(main.span.start) <= first + 4;
    let replies = reading
        .is(first, &["comments", "corrections", "additions", "replies", "questions", "remarks", "suggestions"])
        && reading.token_at(main.span.start) == first + 1
        && matches!(&*main.lemma, "belong" | "go" | "be" | "reach" | "come");
    if how || below || replies {
        return true;
    }
    if be && (reading.is(first, &["here"]) || reading.phrase(first, "what follows").is_some()) {
        return true;
    }
    let subject = reading.subject_of(main);
    let few = reading.is(subject.start, &["a"]) && reading.is(subject.start + 1, &["few"]);
    let counted = (few
        || reading.is(subject.start, &["one", "two", "three", "four", "five", "several", "some", "other", "more"]))
        && (subject.start + 1..subject.end).any(|at| reading.is(at, MATTERS))
        && subject.len() <= 3;
    let after = reading.token_at(main.span.end);
    let out = &*main.lemma != "stand" || reading.is(after, &["out"]);
    let plain = (after..reading.end)
        .all(|at| !reading.is_name(at) && reading.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Number));
    counted
        && out
        && plain
        && matches!(
            &*main.lemma,
            "stand" | "matter" | "remain" | "arise" | "follow" | "deserve" | "bear" | "emerge" | "need" | "merit"
        )
}

/// `The map shows the camps as of May.`: no source is cited for it, and it lies on the page.
fn displays(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let shows = matches!(
        &*main.lemma,
        "show"
            | "give"
            | "list"
            | "plot"
            | "mark"
            | "trace"
            | "compare"
            | "summarize"
            | "set"
            | "cover"
            | "track"
            | "name"
            | "illustrate"
            | "order"
    );
    let definite = reading.is(subject.start, &["the", "our"]) && subject.len() <= 3;
    definite
        && shows
        && !main.passive
        && reading.is(subject.end.wrapping_sub(1), DISPLAYS)
        && reading.references.is_empty()
}

/// `Figures are in thousands.`, `Data are as of 30 April.`, `The figures in the table are our own count.`, `Details are in the road sheet.`
fn counts_in(reading: &Reading, main: &VerbGroup) -> bool {
    #[rustfmt::skip]
    const COUNTED: WordList = WordList::new(&[
        "amounts", "coordinates", "currencies", "data", "dates", "distances", "figures", "grades", "numbers", "percentages", "positions", "prices", "sums",
        "times", "totals", "values", "weights",
    ]);
    if !matches!(&*main.lemma, "be" | "give" | "express" | "refer" | "quote") {
        return false;
    }
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let bare = if reading.is(subject.start, &["all", "the", "these"]) { subject.start + 1 } else { subject.start };
    let details = reading.is(bare, &["details", "particulars"]) && reading.is(after, &["in", "at", "under", "on"]);
    if details && &*main.lemma == "be" && (bare + 1 == subject.end || reading.is(bare + 1, &["of", "on", "for"])) {
        return true;
    }
    if !reading.is(bare, COUNTED) {
        return false;
    }
    // `The figures in the table`, `Dates in brackets`
    let place = reading.is(bare + 1, &["in", "below", "above"])
        && (bare + 1..subject.end)
            .any(|at| reading.is(at, DISPLAYS) || reading.is(at, &["below", "above", "brackets", "text"]));
    if place {
        return true;
    }
    let whole = bare + 1 == subject.end;
    // `in thousands of dollars`, `Zulu`; but `up 30 percent`.
    let unit = reading.is(after, &["in"]) && (after + 1..after + 4).any(|at| reading.is(at, UNITS))
        || reading.is(
            after,
            &["local", "zulu", "utc", "gmt", "bst", "cet", "cest", "est", "edt", "eat", "ist", "msk", "metric"],
        );
    let dated = reading.is(after, &["as"]) && reading.is(after + 1, &["of", "at", "on"]);
    let slashed = reading.is(after + 1, &["/"]);
    whole && (unit || dated || slashed)
}

/// `Spelling follows the UN list.`, `Grading is ours.`, `Grades are the desk's own.`, `Translations from Tetum are by R. Soares.`
fn keeps_convention(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let bare = if reading.is(subject.start, &["all", "the", "our"]) { subject.start + 1 } else { subject.start };
    let one = reading.is(bare, CONVENTIONS) && (bare + 1 == subject.end || reading.is(bare + 1, &["of", "from"]));
    if one && reading.references.is_empty() {
        return matches!(&*main.lemma, "follow" | "be" | "use" | "keep" | "reflect");
    }
    let own = (after..after + 4).any(|at| reading.is(at, &["own", "mine", "ours"]));
    let grades = reading
        .is(bare, &["grades", "ratings", "judgements", "judgments", "estimates", "counts", "conversions"])
        && bare + 1 == subject.end;
    let translated = reading.is(bare, &["translations", "transcriptions", "transcripts", "drawings", "sketches"])
        && reading.is(after, &["by"]);
    &*main.lemma == "be" && (grades && own || translated)
}

/// `Numbers in square brackets refer to the annex.`, `Letters in brackets are grades.`, `Paragraphs marked (C) are confidential.`
fn explains_marks(reading: &Reading, main: &VerbGroup) -> bool {
    let first = reading.first;
    let at = if reading.is(first, &["the", "all"]) { first + 1 } else { first };
    let to = reading.token_at(main.span.start);
    if !reading.is(at, PIECES) || to > at + 8 {
        return false;
    }
    let bracketed = reading.is(at + 1, &["in", "inside", "within"])
        && (at + 2..to).any(|at| {
            reading.is(at, &["brackets", "parentheses", "italics", "bold", "margin", "capitals", "footnotes"])
        });
    let marked = reading.is(at + 1, &["marked", "flagged", "starred", "tagged", "shaded", "highlighted", "underlined"]);
    (bracketed || marked)
        && matches!(
            &*main.lemma,
            "be" | "refer" | "mean" | "denote" | "mark" | "give" | "show" | "indicate" | "come" | "count"
        )
}
