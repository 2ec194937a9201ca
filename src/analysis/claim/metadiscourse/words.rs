//! Classes of words by which a text shows that it speaks of itself: nouns of texts and of what they hold, verbs of editing, words of worth.
//!
//! The classes are those of K. Hyland, *Metadiscourse* (2005), as far as they are words: frame markers, endophoric markers, code glosses.

use crate::text::wordlist::WordList;

/// Texts and their parts, which `this` points to.
#[rustfmt::skip]
pub(in crate::analysis::claim) const TEXTS: WordList = WordList::new(&[
    "abstract", "addendum", "advisory", "annex", "annexes", "appendix", "archive", "assessment", "backgrounder", "bibliography", "box",
    "brief", "briefing", "bulletin", "cable", "card", "catalogue", "chapter", "chart", "checklist", "chronology", "circular", "compilation",
    "conclusion", "dashboard", "deck", "digest", "directory", "document", "dossier", "draft", "edition", "email", "entry", "explainer",
    "factsheet", "file", "folder", "footnote", "footnotes", "glossary", "graph", "guide", "handbook", "handout", "handover", "index",
    "introduction", "inventory", "leaflet", "letter", "list", "log", "manual", "map", "maps", "matrix", "memo", "message", "minutes",
    "newsletter", "note", "notebook", "notes", "outline", "overview", "page", "pages", "paper", "paragraph", "paragraphs", "primer",
    "profile", "readout", "recap", "report", "review", "roundup", "rundown", "section", "sections", "sheet", "sitrep", "slide", "slides",
    "snapshot", "spreadsheet", "summary", "synopsis", "table", "tables", "template", "text", "thread", "timeline", "tracker", "transcript",
    "typology", "update", "vault", "version", "watchlist", "wiki", "worksheet", "writeup",
]);

/// What texts hold: plurals that stand without an article.
#[rustfmt::skip]
pub(in crate::analysis::claim) const CONTENTS: WordList = WordList::new(&[
    "abbreviations", "acronyms", "additions", "amounts", "asterisks", "bearings", "bullets", "captions", "caveats", "changes", "citations",
    "colors", "colours", "comments", "conversions", "coordinates", "corrections", "dates", "deletions", "distances", "edits", "entries",
    "facts", "figures", "footnotes", "grades", "headings", "initials", "italics", "judgements", "judgments", "keys", "labels", "links",
    "locators", "names", "notes", "numbers", "omissions", "paragraphs", "percentages", "positions", "quotations", "quotes", "ratings",
    "references", "remarks", "rows", "scores", "spellings", "symbols", "tags", "times", "timings", "titles", "totals", "transcriptions",
    "translations", "transliterations", "units", "values", "weights",
]);

/// What a text shows, one at a time.
#[rustfmt::skip]
pub(in crate::analysis::claim) const EXHIBITS: WordList = WordList::new(&[
    "caption", "chart", "clip", "count", "date", "estimate", "graph", "grid", "image", "location", "map", "photo", "photograph", "picture",
    "position", "quotation", "quote", "sample", "screenshot", "spelling", "timestamp", "transcript", "transcription", "translation",
    "video", "wording",
]);

/// What writers do with them, by lemma.
#[rustfmt::skip]
pub(in crate::analysis::claim) const EDITS: WordList = WordList::new(&[
    "abbreviate", "add", "amend", "anonymise", "anonymize", "append", "attach", "capitalise", "capitalize", "change", "compile", "condense",
    "convert", "correct", "delete", "draft", "edit", "embed", "expand", "flag", "gloss", "grade", "highlight", "italicise", "italicize",
    "label", "list", "mark", "merge", "number", "omit", "order", "paraphrase", "pseudonymise", "pseudonymize", "rank", "redact", "remove",
    "renumber", "reorder", "rephrase", "reproduce", "revise", "reword", "round", "score", "shade", "shorten", "sort", "spell", "star",
    "strike", "summarise", "summarize", "tag", "tidy", "transcribe", "translate", "transliterate", "trim", "truncate", "underline",
    "update", "withhold",
]);

/// What is said of the worth of what a text holds.
#[rustfmt::skip]
pub(in crate::analysis::claim) const WORTH: WordList = WordList::new(&[
    "approximate", "broken", "confirmed", "dead", "estimated", "estimates", "gmt", "guesses", "hearsay", "incomplete", "indicative", "live",
    "magnetic", "metric", "mine", "ours", "partial", "provisional", "right", "rounded", "second-hand", "secondhand", "small", "tentative",
    "theirs", "unconfirmed", "unverified", "utc", "verbatim", "verified", "welcome", "wgs84", "wrong", "zulu",
]);

/// Names that are of the calendar.
#[rustfmt::skip]
pub(in crate::analysis::claim) const DAYS: WordList = WordList::new(&[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november", "october",
    "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
]);
