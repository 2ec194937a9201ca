//! Metadiscourse: sentences in which a text speaks of itself, by their signs added up, where no rule knows the whole sentence.
//!
//! The signs are those of K. Hyland, *Metadiscourse* (2005): nouns of texts and of what they hold, endophoric markers (`below`, `on slide 2`, `in this
//! edition`), verbs of editing, the writer in the first person; against them stand sources, names and the past. The weights are our own.

use super::cues;
use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Texts and their parts, which `this` points to.
#[rustfmt::skip]
pub(super) const TEXTS: WordList = WordList::new(&[
    "abstract", "addendum", "advisory", "annex", "annexes", "appendix", "archive", "assessment", "backgrounder", "bibliography", "box", "brief",
    "briefing", "bulletin", "cable", "card", "catalogue", "chapter", "chart", "checklist", "chronology", "circular", "compilation", "conclusion",
    "dashboard", "deck", "digest", "directory", "document", "dossier", "draft", "edition", "email", "entry", "explainer", "factsheet", "file",
    "folder", "footnote", "footnotes", "glossary", "graph", "guide", "handbook", "handout", "handover", "index", "introduction", "inventory",
    "leaflet", "letter", "list", "log", "manual", "map", "maps", "matrix", "memo", "message", "minutes", "newsletter", "note", "notebook", "notes",
    "outline", "overview", "page", "pages", "paper", "paragraph", "paragraphs", "primer", "profile", "readout", "recap", "report", "review",
    "roundup", "rundown", "section", "sections", "sheet", "sitrep", "slide", "slides", "snapshot", "spreadsheet", "summary", "synopsis", "table",
    "tables", "template", "text", "thread", "timeline", "tracker", "transcript", "typology", "update", "vault", "version", "watchlist", "wiki",
    "worksheet", "writeup",
]);

/// What texts hold: plurals that stand without an article.
#[rustfmt::skip]
pub(super) const CONTENTS: WordList = WordList::new(&[
    "abbreviations", "acronyms", "additions", "amounts", "asterisks", "bearings", "bullets", "captions", "caveats", "changes", "citations", "colors",
    "colours", "comments", "conversions", "coordinates", "corrections", "dates", "deletions", "distances", "edits", "entries", "facts", "figures",
    "footnotes", "grades", "headings", "initials", "italics", "judgements", "judgments", "keys", "labels", "links", "locators", "names", "notes",
    "numbers", "omissions", "paragraphs", "percentages", "positions", "quotations", "quotes", "ratings", "references", "remarks", "rows", "scores",
    "spellings", "symbols", "tags", "times", "timings", "titles", "totals", "transcriptions", "translations", "transliterations", "units", "values",
    "weights",
]);

/// Of these the ones that hardly anything but a text has.
#[rustfmt::skip]
const CONVENTIONS: WordList = WordList::new(&[
    "abbreviations", "acronyms", "asterisks", "bearings", "captions", "citations", "conversions", "coordinates", "distances", "footnotes", "headings",
    "italics", "links", "locators", "positions", "quotations", "spellings", "symbols", "tags", "times", "timings", "transcriptions", "translations",
    "transliterations",
]);

/// What writers do with them, by lemma.
#[rustfmt::skip]
const EDITS: WordList = WordList::new(&[
    "abbreviate", "add", "amend", "anonymise", "anonymize", "append", "attach", "capitalise", "capitalize", "change", "compile", "condense", "convert", "correct", "delete", "draft", "edit", "embed",
    "expand", "flag", "gloss", "grade", "highlight", "italicise", "italicize", "label", "list", "mark", "merge", "number", "omit", "order", "paraphrase", "pseudonymise",
    "pseudonymize", "rank", "redact", "remove", "renumber", "reorder", "rephrase", "reproduce", "revise", "reword", "round", "score", "shorten", "shade", "sort", "spell", "star", "strike",
    "summarise", "summarize", "tag", "tidy", "transcribe", "translate", "transliterate", "trim", "truncate", "underline", "update", "withhold",
]);

/// What a text shows, one at a time.
#[rustfmt::skip]
pub(super) const EXHIBITS: WordList = WordList::new(&[
    "caption", "chart", "clip", "count", "date", "estimate", "graph", "grid", "image", "location", "map", "photo", "photograph", "picture", "position", "quotation",
    "quote", "sample", "screenshot", "spelling", "timestamp", "transcript", "transcription", "translation", "video", "wording",
]);

/// What is said of the worth of what a text holds.
#[rustfmt::skip]
const WORTH: WordList = WordList::new(&[
    "approximate", "broken", "confirmed", "dead", "estimated", "estimates", "gmt", "guesses", "hearsay", "incomplete", "indicative", "live",
    "magnetic", "metric", "mine", "ours", "partial", "provisional", "right", "rounded", "second-hand", "secondhand", "small", "tentative", "theirs",
    "unconfirmed", "unverified", "utc", "verbatim", "verified", "welcome", "wgs84", "wrong", "zulu",
]);

/// Signs that a legend explains.
#[rustfmt::skip]
const SYMBOLS: WordList = WordList::new(&[
    "amber", "asterisk", "blank", "bold", "colon", "cross", "dagger", "dash", "green", "grey", "hyphen", "italics", "red", "shading", "star", "tick",
]);

/// Labels behind which a text speaks of its making.
#[rustfmt::skip]
const LABELS: WordList = WordList::new(&[
    "abbreviations", "caveat", "caveats", "disclaimer", "key", "legend", "limitation", "limitations", "method", "methodology",
]);

/// Where on a page something stands.
#[rustfmt::skip]
const PLACES: WordList = WordList::new(&["bold", "brackets", "capitals", "footnotes", "italics", "margin", "parentheses", "small", "strikethrough"]);

/// Names that are of the calendar.
#[rustfmt::skip]
const DAYS: WordList = WordList::new(&[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november", "october", "saturday", "september", "sunday",
    "thursday", "tuesday", "wednesday",
]);

/// So much is enough.
const ENOUGH: i32 = 4;

/// Whether the sentence speaks of the text that it stands in. `goes_on`: the sentence before does. Linear in the sentence.
pub(super) fn is_metadiscourse(reading: &Reading, main: &VerbGroup, goes_on: bool) -> bool {
    if opens_so(reading, main) {
        return true;
    }
    // `Our assessment is that …`, `It appears that …`: what is judged, not the text.
    if reading.is(reading.token_at(main.span.end), &["that"]) && !reading.is(reading.first, &["this", "these"]) {
        return false;
    }
    let first =
        |at: usize| reading.is(at, &["all", "each", "every", "everything", "it", "most", "much", "nothing", "what"]);
    let named = || reading.cues(cues::TEXT).any(|at| at >= reading.first);
    reading.references.is_empty() && (goes_on || first(reading.first) || named()) && {
        let subject = of_subject(reading, main, goes_on);
        subject > 0
            && subject + of_places(reading, main) + of_predicate(reading, main) - against(reading, main) >= ENOUGH
    }
}

/// Sentences that their first words give away: `One caveat: …`, `What I have is second-hand.`, `This leaves two questions.`, `A dash means …`.
fn opens_so(reading: &Reading, main: &VerbGroup) -> bool {
    let first = reading.first;
    let label = if reading.is(first, &["a", "one", "another"]) { first + 1 } else { first };
    if reading.is(label, LABELS) && reading.is(label + 1, &[":"]) {
        return true;
    }
    // `Typed while listening, so forgive the spelling.`, `Name withheld.`
    let made = reading
        .is(first, &["typed", "written", "drafted", "compiled", "transcribed", "translated", "jotted", "scribbled"]);
    let by_writer = reading.is(first + 1, &["while", "from", "in", "on", "by", "for", "at", "up", "down"]);
    let hidden = reading
        .is(first, &["name", "names", "identity", "identities", "location", "details", "number", "numbers"])
        && reading.is(first + 1, &["withheld", "redacted", "changed", "omitted", "known"])
        && reading.end <= first + 5;
    if made && by_writer || hidden {
        return true;
    }
    let after = reading.token_at(main.span.end);
    let verb = reading.token_at(main.span.start);
    let be = &*main.lemma == "be" && main.tense == Some(Tense::Present);
    // `That is all for today.`
    if be && verb == first + 1 && reading.is(first, &["that", "this"]) && reading.is(after, &["all", "it"]) {
        return reading.is(after + 1, &["for", ".", "from", "i", "we"]) || after + 1 >= reading.end;
    }
    if be && reading.is(first, &["what"]) && reading.is(first + 1, &["i", "we"]) && verb <= first + 5 {
        return true;
    }
    // `Here “regulars” excludes the gendarmes.`
    let quoted = reading.is(first, &["here"]) && reading.is_quoted(reading.span(first + 1).start);
    if quoted && matches!(&*main.lemma, "exclude" | "include" | "mean" | "cover" | "refer" | "stand") {
        return true;
    }
    let subject = reading.subject_of(main);
    let this = subject.len() == 1 && reading.is(subject.start, &["this", "that", "which", "it"]);
    let asks = matches!(&*main.lemma, "leave" | "raise" | "open" | "pose")
        && (after..after + 4).any(|at| reading.is(at, &["question", "questions", "gap", "gaps", "puzzle"]));
    // `You will find the law in the second folder.`, `This is what we were told.`, `That brings us to the port.`
    let found = reading.is(first, &["you"])
        && reading.is(first + 1, &["will", "can", "may"])
        && matches!(&*main.lemma, "find" | "see" | "read" | "notice");
    let told = be && this && reading.is(after, &["what", "how", "where"]) && reading.is(after + 1, &["i", "we"]);
    let brings = this && matches!(&*main.lemma, "bring" | "take" | "lead") && reading.is(after, &["us", "me"]);
    // `He spoke on background.`
    let terms = &*main.lemma == "speak"
        && (reading.phrase(after, "on background").or(reading.phrase(after, "on condition")).is_some()
            || reading.phrase(after, "off the record").or(reading.phrase(after, "on the record")).is_some())
        && reading.references.is_empty();
    if found || told || brings || terms {
        return true;
    }
    if this && (asks || &*main.lemma == "supersede" && main.tense == Some(Tense::Present)) {
        return true;
    }
    let articled = reading.is(subject.end.wrapping_sub(2), &["a", "an", "the"]);
    let sign = reading.is(subject.end.wrapping_sub(1), SYMBOLS) && (articled || subject.len() <= 3);
    sign && main.tense == Some(Tense::Present)
        && (matches!(&*main.lemma, "mean" | "denote" | "mark" | "indicate" | "signify")
            || &*main.lemma == "stand" && reading.is(after, &["for"]))
}

/// What the subject says for it: `this typology`, `numbers on slide 2`, `it`.
fn of_subject(reading: &Reading, main: &VerbGroup, goes_on: bool) -> i32 {
    let subject = reading.subject_of(main);
    if goes_on && subject.len() == 1 && reading.is(subject.start, &["it", "they", "these", "this"]) {
        return 2;
    }
    // `It is all from the papers in the folder and from two calls that I made.`: by the writer alone.
    if subject.len() == 1 && reading.is(subject.start, &["it", "all", "everything"]) {
        return 1;
    }
    // `Changes since v0.2: table added.`
    [subject.start, reading.first].into_iter().map(|start| of_opening(reading, start)).max().unwrap_or_default()
}

fn of_opening(reading: &Reading, start: usize) -> i32 {
    // `nothing below`, `each entry`, `every line of the log`
    let pointed = reading.is(start, &["nothing", "everything", "all", "much", "anything", "most"])
        && reading.is(start + 1, &["below", "above", "here"]);
    let each = reading.is(start, &["each", "every"])
        && reading.is(start + 1, &["bullet", "caption", "entry", "footnote", "line", "paragraph", "row", "slide"]);
    if pointed || each {
        return if reading.is(start + 1, &["line"]) { 2 } else { 3 };
    }
    // `all of this`
    let whole = reading.is(start, &["all", "most", "much", "none", "part", "some"])
        && reading.is(start + 1, &["of"])
        && reading.is(start + 2, &["this", "it"]);
    if whole && !reading.is(start + 3, &["year", "month", "week", "time"]) {
        return 2;
    }
    let own = reading.is(start, &["this", "these", "our", "my"]);
    if own && (start + 1..start + 4).any(|at| reading.is(at, TEXTS)) {
        return 3;
    }
    let bare = if own || reading.is(start, &["all", "both", "the"]) { start + 1 } else { start };
    // `Place names`
    let at = if reading.is(bare + 1, CONTENTS) && !reading.is_name(bare + 1) { bare + 1 } else { bare };
    if reading.is(at, CONVENTIONS) {
        3
    } else if reading.is(at, CONTENTS) || bare > start && reading.is(bare, EXHIBITS) {
        2
    } else {
        i32::from(reading.is(start, &["the"]) && reading.is(bare, TEXTS))
    }
}

/// Whether a numbered or lettered part begins at `at`: `slide 2`, `annex B`.
fn is_part(reading: &Reading, at: usize) -> bool {
    let letter = |token: &crate::lang::Token| token.kind == TokenKind::Number || token.span.len() == 1 && token.capital;
    reading.is(at, TEXTS) && reading.tokens.get(at + 1).is_some_and(letter)
}

/// What points to a place in the text: `below`, `on slide 2`, `for this edition`, `in italics`.
fn of_places(reading: &Reading, main: &VerbGroup) -> i32 {
    let subject = reading.subject_of(main);
    let opens = |at: usize| {
        reading.is(
            at,
            &[
                "in",
                "on",
                "of",
                "at",
                "from",
                "to",
                "for",
                "under",
                "throughout",
                "with",
                "since",
                "by",
                "behind",
                "beneath",
            ],
        )
    };
    let mut places = 0;
    for at in reading.first..reading.end {
        let last = || reading.is_past(at + 1) || reading.is(at + 1, &[".", ";", ":", ",", ")"]) || at < subject.end;
        if reading.is(at, &["below", "above", "overleaf"]) && at > reading.first && last() {
            places = places.max(2);
        }
        if at == 0 || !opens(at - 1) {
            continue;
        }
        if is_part(reading, at)
            || reading.is(at, &["this", "these", "our", "my"])
                && (reading.is(at + 1, TEXTS) || reading.is(at + 2, TEXTS))
            || reading.is(at, PLACES)
            || reading.is(at, &["square", "round", "the"]) && reading.is(at + 1, PLACES)
        {
            places = places.max(2);
        } else if reading.is(at, &["the"]) && reading.is(at + 1, TEXTS)
            || reading.word(at).starts_with(['v', 'V'])
                && reading.word(at).as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        {
            places = places.max(1);
        }
    }
    places
}

/// What the predicate says for it: verbs of editing, `welcome`, `intended for`, the writer.
fn of_predicate(reading: &Reading, main: &VerbGroup) -> i32 {
    let after = reading.token_at(main.span.end);
    let edited = reading.verbs.iter().any(|group| EDITS.has(&group.lemma))
        || is_valued(reading, main)
        || is_kept(reading, main)
        || main.passive
            && matches!(&*main.lemma, "intend" | "mean" | "write" | "make")
            && reading.is(after, &["for", "to", "as"]);
    let writer = (reading.first..reading.end).any(|at| {
        (reading.word(at) == "I" || reading.is(at, &["we", "me", "us", "my", "our"]))
            && !reading.is_quoted(reading.span(at).start)
    });
    let present = main.tense != Some(Tense::Past) && main.modal.is_none();
    let brief = reading.end - reading.first <= 4;
    2 * i32::from(edited) + i32::from(brief && edited) + i32::from(writer) + i32::from(present)
}

/// `Titles follow the ministry's site.`: what texts hold goes by a convention.
fn is_kept(reading: &Reading, main: &VerbGroup) -> bool {
    let bare = reading.is(reading.first, CONTENTS) && reading.subject_of(main).len() <= 2;
    bare && matches!(&*main.lemma, "follow" | "keep" | "use" | "come" | "stand") && main.tense == Some(Tense::Present)
}

/// `is ours`, `is from memory`, `is by R. Soares`, `had this wrong`, `needs a second pair of eyes`.
fn is_valued(reading: &Reading, main: &VerbGroup) -> bool {
    let after = reading.token_at(main.span.end);
    let near = |words: &[&str], count: usize| (after..reading.end.min(after + count)).any(|at| reading.is(at, words));
    let short = reading.end <= after + 5;
    match &*main.lemma {
        "be" => reading.is(after, WORTH) || short && reading.is(after, &["from", "by"]),
        "confirm" | "verify" | "estimate" => main.passive && short,
        "have" => near(&["wrong", "right"], 3),
        "need" => near(
            &["checking", "check", "confirmation", "eyes", "care", "caution", "source", "sourcing", "verification"],
            6,
        ),
        _ => false,
    }
}

/// What speaks against it: names, an agent, the past, what somebody says.
fn against(reading: &Reading, main: &VerbGroup) -> i32 {
    let subject = reading.subject_of(main);
    let is_owner = |at: usize| reading.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Clitic);
    let name = |at: usize| {
        reading.is_name(at)
            && reading.word(at) != "I"
            && reading.span(at).len() > 2
            && !is_owner(at)
            && !reading.is(at, DAYS)
    };
    let in_subject = (subject.start..subject.end).any(|at| name(at) && at > reading.first);
    let after = reading.token_at(main.span.end);
    let in_predicate = (after..reading.end).any(name);
    let agent = main.passive
        && (after..reading.end).any(|at| reading.is(at, &["by"]) && !reading.is(at + 1, &["me", "us", "hand"]));
    let past = main.tense == Some(Tense::Past);
    let measures = (after..reading.end).any(|at| {
        reading.is(
            at,
            &["%", "percent", "$", "€", "£", "million", "billion", "dollars", "euros", "pounds", "tons", "tonnes"],
        )
    });
    let quoted = !reading.quotes.is_empty();
    2 * i32::from(in_subject)
        + i32::from(in_predicate)
        + 2 * i32::from(agent)
        + i32::from(past)
        + i32::from(measures)
        + i32::from(quoted)
        + 3 * i32::from(matches!(&*main.lemma, "say" | "claim" | "show" | "suggest" | "report" | "argue"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claim::{BlockInfo, Reason, Sentence, Status, mark_all};
    use crate::lang::{sentences, tokenize, verb_groups};
    use crate::text::Span;
    use crate::text::wordlist::Outline;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// What each sentence of the text is.
    fn statuses(text: &str) -> Vec<Status> {
        let tokens = tokenize(text);
        let spans = sentences(text, &tokens, &[]);
        let verbs: Vec<_> = spans.iter().map(|span| verb_groups(text, &tokens, *span)).collect();
        let one = |(at, (span, verbs))| {
            let (block, span): (_, &Span) = (BlockInfo::default(), span);
            let verbs: &Vec<_> = verbs;
            Sentence { block, follows: at > 0, span: *span, text, tokens: &tokens, verbs }
        };
        let sentences: Vec<Sentence> = spans.iter().zip(&verbs).enumerate().map(one).collect();
        mark_all(&sentences).iter().map(|mark| mark.status).collect()
    }

    #[test]
    fn a_text_speaks_of_itself() {
        for text in [
            "This typology is intended for officers of banks that finance imports.",
            "This typology covers fuel. It describes a pattern and not a case.",
            "Comments on this checklist are welcome until 21 March 2025.",
            "Numbers on slide 2 are rounded.",
            "Weights were last revised for this edition.",
            "Place names in the tables are transliterated.",
            "Distances are in nautical miles.",
            "All translations are ours.",
            "This deck is meant for the board.",
            "The captions below were translated for this draft.",
            "Names in italics are aliases that we made up.",
            "What I have is second-hand.",
            "All of this needs a second pair of eyes.",
            "One caveat: the sample is small.",
            "Names withheld.",
            "Name withheld.",
            "Typed while listening, so forgive the spelling.",
            "This advisory is for the two engineers and the broker who fly in on Monday.",
            "This page is rebuilt each Monday from the ministry's feed.",
            "Nothing below was cleared with the field.",
            "Titles follow the ministry's English site.",
            "Each entry has a date, a place and a source.",
            "Every line of the log is from the duty officer's book.",
            "Links were live on 3 May 2024.",
            "The spreadsheet behind this table has the raw counts.",
            "You will find the law in the second folder.",
            "This is what we were told.",
            "He spoke on background.",
            "This letter runs until a government is sworn in.",
            "Facts come first, with a source for each.",
            "Positions are WGS84, times UTC if not told.",
            "Three scenarios follow.",
            "In the tables a dash means that no data was available.",
            "Our last brief had this wrong.",
            "This supersedes yesterday's line.",
            "The photo is ours.",
            "The map is from OCHA.",
            "This leaves two questions.",
            "Both numbers are estimates.",
            "The quote is from memory.",
            "Older notes are in the archive.",
            "Here \u{201c}regulars\u{201d} excludes the gendarmes.",
            "Nobody at the ministry picked up.",
            "Quotations in this file have been shortened.",
        ] {
            let last = statuses(text).pop();
            assert_eq!(last, Some(Status::None(Reason::AboutNote)), "{text}");
        }
    }

    #[test]
    fn a_text_speaks_of_the_world() {
        for text in [
            "The figures were revised upwards by the ministry.",
            "Numbers are down.",
            "The list names nine ships.",
            "This list was published by the EU.",
            "Dates were changed by the court.",
            "The map found on him shows the camps.",
            "Names of the dead were read out in Kaya.",
            "Changes to the law were voted on 3 May.",
            "The report was leaked.",
            "Units of the 4th Brigade are in the town.",
            "Keys to the armoury were handed over.",
            "Titles were stripped from two princes.",
            "This document was forged.",
            "The numbers rose by a third.",
            "Notes worth 2 million were burned.",
            "The mayor did not pick up the prize.",
            "The map shows signs of forgery, the court found.",
            "His notes were seized.",
            "The table at which they signed was flown in.",
            "The list was leaked to a paper in Oslo.",
            "Three entries in the ledger were forged.",
            "What they found was a burnt bus.",
            "It was the mayor who called the army.",
            "Each entry costs 5 dollars.",
            "Everything here burned.",
            "He spoke to the crew on 3 May.",
            "That brings the count to nine.",
            "Links with the militia were cut.",
            "It is known that the order came from above.",
        ] {
            let last = statuses(text).pop();
            assert_eq!(last, Some(Status::Claim), "{text}");
        }
    }

    proptest! {
        #[test]
        fn cues_name_the_words_of_the_lists(words in vec("[A-Za-z]{1,12}|[Nn]ote|MAPS|tables|Caption|transliterations|the|[.,(]", 0..20)) {
            let text = words.join(" ");
            let tokens = tokenize(&text);
            let span = Span::new(0, text.len());
            let reading = Reading::new(&text, &tokens, &[], span);
            let listed = |at: &usize| reading.is(*at, TEXTS) || reading.is(*at, CONTENTS) || reading.is(*at, EXHIBITS);
            let listed: Vec<usize> = (0..reading.end).filter(listed).collect();
            prop_assert_eq!(reading.cues(cues::TEXT).collect::<Vec<_>>(), listed);
        }

        #[test]
        fn every_word_of_the_lists_is_a_cue(at in 0..500_usize) {
            let all: Vec<&str> = [TEXTS, CONTENTS, EXHIBITS].iter().flat_map(|list| list.iter()).collect();
            let word = all[at % all.len()];
            prop_assert!(cues::of(Outline::of(word), || word) & cues::TEXT != 0, "{}", word);
        }
    }
}
