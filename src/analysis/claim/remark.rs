//! Sentences about words, figures and sources instead of the world: conventions, grades, captions, what a source
//! leaves out, and what is left open.

use super::reading::Reading;
use crate::lang::{Tense, VerbGroup};
use crate::text::wordlist::WordList;

/// What a note says of its own figures, names and quotations. Plural: their conventions hold for all of them.
#[rustfmt::skip]
const PARTS: WordList = WordList::new(&[
    "abbreviations", "amounts", "charts", "coordinates", "counts", "currencies", "data", "dates", "distances", "emphases", "errors",
    "estimates", "figures", "footnotes", "grades", "links", "maps", "mistakes", "names", "numbers", "percentages", "places", "prices",
    "quotations", "quotes", "references", "sources", "spellings", "sums", "terms", "times", "totals", "translations", "transliterations",
]);

/// What an editor does to them.
#[rustfmt::skip]
const EDITORIAL: WordList = WordList::new(&[
    "abbreviate", "anonymise", "anonymize", "change", "cite", "convert", "exclude", "give", "list", "mark", "note", "omit", "order",
    "reference", "round", "shorten", "spell", "translate", "transliterate", "withhold",
]);

/// How good they are.
#[rustfmt::skip]
const QUALITY: WordList = WordList::new(&[
    "approximate", "comparable", "gmt", "incomplete", "indicative", "local", "partial", "patchy", "preliminary",
    "provisional", "rough", "rounded", "unaudited", "unconfirmed", "unverified", "utc", "utm", "wgs",
]);

/// What is known, and how well: with a word of quality it speaks of the sourcing.
const SOURCING: WordList = WordList::new(&["coverage", "information", "reporting", "sourcing"]);

/// `All times are local.`, `Figures have been rounded.`, `Translations are mine.`, `Last updated 3 May.`, `The numbers are provisional.`
pub(super) fn is_convention(reading: &Reading, main: &VerbGroup) -> bool {
    let first = reading.first;
    if reading.is(first, &["last"]) && reading.is(first + 1, &["updated", "modified", "revised", "checked", "edited"]) {
        return true;
    }
    let subject = reading.subject_of(main);
    let past = main.tense == Some(Tense::Past);
    // `Figures were rounded.`
    let technical = matches!(
        &*main.lemma,
        "round" | "translate" | "transliterate" | "abbreviate" | "anonymise" | "anonymize" | "convert"
    );
    if past && main.passive && technical && subject.len() <= 2 && reading.is(subject.end.wrapping_sub(1), PARTS) {
        return true;
    }
    let all = reading.is(subject.start, &["all"]);
    let bare = if all || reading.is(subject.start, &["the", "these"]) { subject.start + 1 } else { subject.start };
    if past || main.modal.is_some() {
        return false;
    }
    let after = reading.token_at(main.span.end);
    let be = &*main.lemma == "be";
    let quality = (after..after + 3).any(|at| reading.is(at, QUALITY));
    let whole = bare + 1 == subject.end;
    // `The two figures are not comparable.`
    let counted =
        reading.is(bare, &["two", "three", "four", "both"]) && reading.is(bare + 1, PARTS) && bare + 2 == subject.end;
    if be && counted && quality {
        return true;
    }
    if be && quality && reading.is(bare, PARTS) && (whole || reading.is(bare + 1, &["for", "of", "from", "in", "on"])) {
        return true;
    }
    let thin = || (after..after + 2).any(|at| reading.is(at, &["credible", "thin", "sparse", "scarce", "limited"]));
    if be && whole && reading.is(bare, SOURCING) && (quality || thin()) {
        return true;
    }
    if whole
        && be
        && reading.is(bare, &["translation", "map", "photograph", "chart", "emphasis"])
        && reading.is(after, &["mine", "ours"])
    {
        return true;
    }
    if whole && !reading.is(bare, PARTS) {
        return false;
    }
    // `Maps are by the desk.`
    let own = reading.is(after, &["mine", "ours"])
        || reading.is(after, &["my", "our", "the"]) && reading.is(after + 1, &["own", "author"])
        || reading.is(after, &["by"])
            && reading.is(after + 1, &["the", "our"])
            && reading.is(after + 2, &["desk", "author"]);
    // `Casualty figures are omitted.`
    let head = subject.end.wrapping_sub(1);
    if !whole {
        let dropped = main.passive && matches!(&*main.lemma, "omit" | "exclude" | "withhold" | "round");
        return dropped && subject.len() <= 3 && reading.is(head, PARTS) && !reading.is(after, &["by"]);
    }
    // `Quotes are from the English version.`, `The translation is ours.`
    let taken = be
        && reading.is(bare, &["quotes", "quotations", "translations", "maps", "photographs", "pictures", "charts"])
        && reading.is(after, &["from", "in"]);
    if taken {
        return true;
    }
    let edited = main.passive && EDITORIAL.has(&main.lemma) && !reading.is(after, &["by"]);
    let follows = &*main.lemma == "follow";
    edited || follows || be && (own || all)
}

/// `An asterisk marks unconfirmed items.`, `New items are in bold.`: what the note's marks mean.
pub(super) fn is_typographic(reading: &Reading, main: &VerbGroup) -> bool {
    if main.tense != Some(Tense::Present) || main.modal.is_some() {
        return false;
    }
    const MARKS: &[&str] =
        &["asterisk", "asterisks", "dagger", "star", "stars", "bracket", "brackets", "italics", "bold", "tilde"];
    const STYLES: &[&str] =
        &["bold", "italics", "italic", "brackets", "parentheses", "capitals", "underlined", "highlighted", "yellow"];
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let means = matches!(&*main.lemma, "mark" | "denote" | "indicate" | "show" | "mean" | "signify") && !main.passive;
    let mark = subject.end.checked_sub(1).is_some_and(|head| reading.is(head, MARKS)) && subject.len() <= 3;
    let styled = |at: usize| reading.is(at, &["in"]) && (at + 1..at + 3).any(|at| reading.is(at, STYLES));
    let set = matches!(&*main.lemma, "be" | "mark" | "set" | "give" | "print" | "show" | "appear");
    let by_mark = main.passive
        && &*main.lemma == "mark"
        && reading.is(after, &["with"])
        && (after..after + 4)
            .any(|at| reading.is(at, &["asterisk", "dagger", "star", "bar", "tilde", "mark", "cross", "t", "q"]));
    let in_style = (subject.start + 1..subject.end).any(styled) && reading.is(subject.start, PARTS);
    means && mark || set && styled(after) || by_mark || in_style && &*main.lemma == "be"
}

/// `Likelihood terms follow ICD 203.`, `Dates follow ISO 8601.`: a convention whose part stands last in its subject.
pub(super) fn follows_standard(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let head = subject.end.wrapping_sub(1);
    // `Terms of likelihood follow the usual table.`
    let part =
        reading.is(head, PARTS) || reading.is(subject.start, PARTS) && reading.is(subject.start + 1, &["of", "for"]);
    main.tense == Some(Tense::Present) && matches!(&*main.lemma, "follow" | "use") && part
}

/// `In this note “the north” means …`, `For this paper, …`.
pub(super) fn opens_with_note(reading: &Reading) -> bool {
    let first = reading.first;
    let note = ["note", "briefing", "memo", "memorandum", "paper", "section", "annex", "update", "chapter", "table"];
    reading.is(first, &["in", "for", "throughout"])
        && reading.is(first + 1, &["this"])
        && reading.is(first + 2, &note)
        && !reading.main_verbs().any(|main| main.tense == Some(Tense::Past))
}

/// A letter and a digit, as grades of the Admiralty code are written, at the token `at`.
fn is_grade(reading: &Reading, at: usize) -> bool {
    if !reading.tokens.get(at).is_some_and(|token| token.capital && token.span.len() <= 2) {
        return false;
    }
    let letter = |byte: u8| byte.is_ascii_uppercase();
    match reading.word(at).as_bytes() {
        [first, second] => letter(*first) && second.is_ascii_digit(),
        [first] if letter(*first) => {
            let tied = reading.span(at).end == reading.span(at + 1).start || reading.is(at + 1, &["-"]);
            let digit = if reading.is(at + 1, &["-"]) { at + 2 } else { at + 1 };
            tied && matches!(reading.word(digit).as_bytes(), [byte] if byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// `Source graded B2 for the date.`, `The trader is F6.`: what grade a source or its word is given.
pub(super) fn is_grading(reading: &Reading, main: &VerbGroup) -> bool {
    const GRADED: WordList = WordList::new(&["graded", "grade", "grading", "admiralty", "reliability", "credibility"]);
    const RATED: WordList = WordList::new(&["rated", "rating", "evaluated", "assessed", "coded"]);
    #[rustfmt::skip]
    const RATEABLE: WordList = WordList::new(&[
        "account", "article", "claim", "document", "information", "item", "report", "reporting", "source", "sources",
    ]);
    let subject = reading.subject_of(main);
    let of_source = || (reading.first..subject.end.max(reading.first + 2)).any(|at| reading.is(at, RATEABLE));
    let after = reading.token_at(main.span.end);
    let quality = || (subject.start..subject.end).take(2).any(|at| reading.is(at, &["reliability", "credibility"]));
    let bare = matches!(reading.word(after).as_bytes(), [b'A'..=b'F' | b'1'..=b'6']);
    if bare && &*main.lemma == "be" && quality() {
        return true;
    }
    (reading.first + 1..reading.end).filter(|&at| is_grade(reading, at)).any(|at| {
        let near = |words: WordList| (at.saturating_sub(4)..at).any(|at| reading.is(at, words));
        let next = if reading.word(at).len() == 2 { at + 1 } else { at + 2 };
        let ends = next >= reading.end
            || reading.is(next, &[".", ",", ";", "(", ")"])
            || reading.is(next, &["for", "as", "on", "and", "at", "because"]);
        let complement = &*main.lemma == "be" && (after..after + 2).contains(&at) && ends && subject.len() <= 6;
        near(GRADED) || near(RATED) && of_source() || complement
    })
}

/// Opens a caption, or a line that says how the note was made: `Photo: …`, `Figure 2: …`, `Definitions: …`.
pub(super) fn is_labelled_aside(reading: &Reading) -> bool {
    #[rustfmt::skip]
    const LABELS: WordList = WordList::new(&[
        "abbreviations", "acronyms", "agenda", "approved", "att", "attachments", "attn", "author", "authors", "baseline", "bcc", "caption", "caveat",
        "caveats", "cc", "chart", "classification", "clearance", "cleared", "coded", "coding", "compiled", "confidence", "contact",
        "contacts", "coordinates", "correction", "corrections", "corrigendum", "credit", "data", "datum", "deadline", "definition",
        "definitions", "diary", "disclaimer", "dissemination", "distribution", "drafted", "drafter", "due", "encl", "enclosure", "enclosures",
        "erratum", "figure", "follow-up", "format", "frequency", "from", "fw", "fwd", "glossary", "grade", "grading", "grid", "handling",
        "housekeeping", "illustration", "image", "info", "layout", "legend", "limitations", "listing", "location", "map", "method",
        "methodology", "methods", "next", "notation", "outstanding", "owner", "pending", "photo", "photograph", "picture", "pictured",
        "position", "precedence", "prepared", "projection", "re", "reading", "ref", "refs", "respondents", "reviewed", "reviewer",
        "sample", "sampling", "scale", "scope", "sensitivity", "sent", "status", "subj", "subject", "table", "tags", "to", "units",
        "version",
    ]);
    let first = reading.first;
    // `Source note: …`, `Version 0.3 – 10 May – …`
    let note = reading.is(first, &["source", "sources", "sourcing"]) && reading.is(first + 1, &["note", "notes"]);
    let version = reading.is(first, &["version", "revision", "draft"])
        && reading.word(first + 1).bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && (first + 2..first + 6).any(|at| reading.is(at, &[":", "–", "—", "-", "("]));
    if note && reading.is(first + 2, &[":"]) || version {
        return true;
    }
    if reading.is(first, LABELS) && reading.is(first + 1, &[":"]) {
        return true;
    }
    let numbered = reading.is(first, &["figure", "fig", "table", "chart", "map", "box", "photo", "exhibit"]);
    let at = if reading.is(first + 1, &["."]) { first + 2 } else { first + 1 };
    let number = reading.word(at).bytes().all(|byte| byte.is_ascii_digit()) && !reading.word(at).is_empty();
    numbered && number && reading.is(at + 1, &[":", ".", "–", "—"])
}

/// What says things: documents and agencies.
#[rustfmt::skip]
const SOURCES: WordList = WordList::new(&[
    "account", "accounts", "afp", "agency", "ap", "article", "articles", "bbc", "bloomberg", "bulletin", "chronicle", "cnn", "courier",
    "database", "dataset", "dispatch", "document", "documents", "gazette", "guardian", "herald", "interfax", "journal", "newspaper",
    "observer", "paper", "post", "report", "reports", "reuters", "source", "sources", "story", "survey", "tally", "tass", "telegraph",
    "text", "times", "transcript", "tribune", "xinhua",
]);

/// `Reuters did not say who owned the cargo.`, `The survey leaves out Niger.`: what a source does not say, or counts.
pub(super) fn tells_of_source(reading: &Reading, main: &VerbGroup) -> bool {
    let subject = reading.subject_of(main);
    let lemma = &*main.lemma;
    // `It does not say who drafted it.`: `it` is a text.
    let asks = reading
        .is(reading.token_at(main.span.end), &["who", "whether", "how", "why", "what", "when", "where", "which"]);
    let present = main.tense == Some(Tense::Present) && main.modal.is_none();
    if asks && present && main.negated && subject.len() == 1 && reading.is(subject.start, &["it"]) {
        return matches!(lemma, "say" | "name" | "specify" | "explain" | "state" | "tell");
    }
    let counted =
        subject.end.checked_sub(1).filter(|&at| reading.is(at, &["figures", "count", "counts", "totals", "toll"]));
    let head = (subject.start..subject.end).take(4).find(|&at| reading.is(at, SOURCES)).or(counted);
    let Some(head) = head else { return false };
    #[rustfmt::skip]
    let says = matches!(
        lemma,
        "say" | "name" | "give" | "specify" | "mention" | "identify" | "explain" | "state" | "disclose" | "provide" | "note"
            | "tell" | "quote" | "record" | "describe" | "elaborate" | "date" | "cite"
    );
    let none = reading.is(subject.start, &["none", "neither", "no"]);
    // `The article names no source.`
    let no_object = matches!(lemma, "name" | "give" | "cite" | "quote" | "identify")
        && reading.is(reading.token_at(main.span.end), &["no"])
        && main.tense == Some(Tense::Present);
    let silent = no_object || says && (main.negated || none) && main.modal.is_none();
    let set = reading.is(head, &["survey", "dataset", "database", "tally", "bulletin"]) && head + 1 == subject.end
        || matches!(lemma, "exclude" | "omit" | "leave")
            && reading.is(subject.end.wrapping_sub(1), &["figures", "count", "counts", "totals", "toll", "tally"]);
    let out = reading.is(reading.token_at(main.span.end), &["out"]);
    let counts = matches!(lemma, "count" | "cover" | "exclude" | "omit" | "include") || lemma == "leave" && out;
    silent || set && counts && main.tense == Some(Tense::Present)
}

/// `It is unclear who paid.`, `Who paid is an open question.`, `It remains to be seen whether …`.
pub(super) fn leaves_open(reading: &Reading, main: &VerbGroup) -> bool {
    if main.tense != Some(Tense::Present) || main.modal.is_some() {
        return false;
    }
    let first = reading.first;
    let after = reading.token_at(main.span.end);
    let be = matches!(&*main.lemma, "be" | "remain" | "stay");
    let adverb = |at: usize| reading.is(at, &["still", "yet", "also", "as", "so", "far"]);
    let at = (after..after + 3).find(|&at| !adverb(at)).unwrap_or(after);
    let asks = |at: usize| reading.is(at, &["who", "whether", "how", "why", "what", "when", "where", "which", "if"]);
    let unclear = reading.is(at, &["unclear", "unknown", "uncertain"])
        || (main.negated || reading.is(at.wrapping_sub(1), &["not"])) && reading.is(at, &["clear", "certain"]);
    let unknown = main.negated && main.passive && &*main.lemma == "know";
    let seen = main.lemma.as_ref() == "remain" && reading.phrase(after, "to be seen").is_some();
    let question = reading
        .phrase(at, "an open question")
        .or_else(|| reading.phrase(at, "an open matter"))
        .or_else(|| reading.phrase(at, "not clear"))
        .is_some();
    let it = reading.is(first, &["it"]) && reading.token_at(main.span.start) <= first + 2;
    let open = be && unclear || unknown;
    let guess = be && reading.is(at, &["anyone", "anybody"]) && reading.is(at + 2, &["guess"]);
    if guess && (it || asks(first)) || is_scarce(reading, main) {
        return true;
    }
    it && (open && (asks(at + 1) || asks(at)) || seen || be && question)
        || asks(first) && (open || be && question || seen)
}

/// `Nothing more is known.`, `Details are scarce.`
fn is_scarce(reading: &Reading, main: &VerbGroup) -> bool {
    let (subject, after) = (reading.subject_of(main), reading.token_at(main.span.end));
    let nothing = reading.is(subject.start, &["nothing", "little"]) && subject.len() <= 2;
    if nothing && main.passive && &*main.lemma == "know" {
        return true;
    }
    let details = reading.is(subject.end.wrapping_sub(1), &["details", "particulars"]) && subject.len() <= 2;
    let few = ["scarce", "sketchy", "thin", "unavailable", "unclear", "few", "lacking", "sparse"];
    let after = if reading.is(after, &["not", "n't", "yet"]) { after + 1 } else { after };
    details
        && &*main.lemma == "be"
        && (reading.is(after, &few) || main.negated && reading.is(after, &["available", "known"]))
}

/// `Everybody knows it.`: said of all and of nobody, nothing that a source could tell.
pub(super) fn is_commonplace(reading: &Reading, main: &VerbGroup) -> bool {
    let first = reading.first;
    let all = reading.is(first, &["everybody", "everyone", "nobody"])
        || reading.is(first, &["no"]) && reading.is(first + 1, &["one"])
        || reading.phrase(first, "none of this").is_some();
    let undisputed =
        matches!(&*main.lemma, "know" | "agree" | "doubt" | "dispute" | "deny" | "remember" | "understand" | "contest");
    all && undisputed
        && main.tense == Some(Tense::Present)
        && reading.end - first <= 7
        && !(first + 1..reading.end).any(|at| reading.is_name(at))
}

/// `Those present were:`, `The following were named:`: what it leads to stands in the list.
pub(super) fn leads_to_list(reading: &Reading, main: &VerbGroup) -> bool {
    let last = reading.end.wrapping_sub(1);
    let subject = reading.subject_of(main);
    reading.is(last, &[":"])
        && (reading.token_at(main.span.end) == last
            || (subject.start..subject.end).any(|at| reading.is(at, &["following"])))
}
