//! What a text says of its method: in what its figures are given, what was counted and what left out, how the evidence was weighed, where things stand.

use super::metadiscourse::{CONTENTS, TEXTS};
use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;
use std::ops::Range;

/// What is measured, and stands without an article where a legend says how.
#[rustfmt::skip]
const MEASURES: WordList = WordList::new(&[
    "age", "ages", "altitude", "altitudes", "amounts", "area", "areas", "currency", "depth", "depths", "distance", "distances", "elevation", "elevations", "height", "heights",
    "length", "lengths", "money", "percentages", "price", "prices", "rainfall", "rank", "ranks", "rates", "shares", "speed", "speeds", "sums", "temperature", "temperatures", "time",
    "times", "tonnage", "values", "volume", "volumes", "weight", "weights", "yield", "yields",
]);

/// Units, and the money of many countries.
#[rustfmt::skip]
const UNITS: WordList = WordList::new(&[
    "acres", "barrels", "celsius", "centimetres", "cents", "dinars", "dollars", "euros", "fahrenheit", "feet", "francs", "gallons", "grams", "hectares", "hours", "kilograms",
    "kilometers", "kilometres", "kilos", "knots", "kroner", "lira", "liters", "litres", "meters", "metres", "miles", "millimeters", "millimetres", "millions", "minutes", "nominal",
    "pesos", "pounds", "prices", "rials", "rubles", "roubles", "rupees", "shillings", "terms", "thousands", "tonnes", "tons", "yen", "yuan",
]);

/// What is put beside the pieces of a text.
#[rustfmt::skip]
const APPARATUS: WordList = WordList::new(&[
    "asterisk", "capture", "citation", "code", "comment", "confidence", "cross-reference", "date", "flag", "footnote", "grade", "initials", "label", "locator", "number", "question",
    "reference", "source", "star", "tag", "timestamp", "title",
]);

/// Pieces of a text that such things are put beside.
#[rustfmt::skip]
const PIECES: WordList = WordList::new(&[
    "answer", "assumption", "bullet", "case", "chart", "claim", "claims", "clip", "entry", "entries", "exhibit", "exhibits", "figure", "finding", "findings", "image", "incident", "indicator", "item",
    "items", "judgement", "judgements", "judgment", "judgments", "line", "map", "name", "paragraph", "paragraphs", "picture", "quotation", "quote", "row", "scenario", "sentence", "sentences",
    "statement", "statements", "table",
]);

/// What a judgement can rest on.
#[rustfmt::skip]
const EVIDENCE: WordList = WordList::new(&[
    "account", "accounts", "article", "articles", "clip", "clips", "count", "counts", "coverage", "data", "document", "documents", "documentation", "duplicates", "estimate", "estimates",
    "evidence", "figure", "figures", "file", "files", "footage", "guess", "hearsay", "image", "imagery", "images", "intercept", "intercepts", "interview", "interviews", "log", "logs", "map", "maps",
    "memory", "notes", "paper", "papers", "pass", "passes", "photograph", "photographs", "photos", "posts", "press", "quotations", "reading", "readings", "record", "records", "register", "report",
    "reporting", "reports", "roster", "rumors", "rumours", "sample", "samples", "source", "sources", "statement", "statements", "survey", "surveys", "tape", "testimony", "tip", "tips", "toll",
    "tolls", "transcript", "transcripts", "video", "videos", "witness", "witnesses",
]);

/// What is done with evidence, by lemma, the doer left out.
#[rustfmt::skip]
const WEIGHED: WordList = WordList::new(&[
    "accept", "adjust", "assume", "average", "check", "code", "collate", "combine", "compare", "consult", "convert", "corroborate", "count", "cross-check", "date", "deduplicate", "disaggregate", "discard", "discount", "disregard",
    "divide", "down-weight", "drop", "exclude", "extrapolate", "geolocate", "grade", "group", "ignore", "include", "interpolate", "interpret", "keep", "leave", "log", "match", "merge", "omit", "prefer", "put", "rank", "rate",
    "read", "record", "reject", "sample", "score", "set", "sort", "split", "take", "tally", "transcribe", "treat", "triangulate", "use", "verify", "weigh", "weight",
]);

/// Of these the ones that hardly anybody but who studies something does, by lemma.
#[rustfmt::skip]
const STUDIED: WordList = WordList::new(&[
    "anonymise", "anonymize", "annualise", "annualize", "code", "cross-check", "deduplicate", "deflate", "extrapolate", "geolocate", "interpolate", "normalise", "normalize",
    "oversample", "triangulate",
]);

/// Words of which one stands in every sentence that a rule of this file is about, in its verb.
#[rustfmt::skip]
const CUES: WordList = WordList::new(&[
    "annualised", "annualized", "anonymised", "anonymized", "appear", "appears", "are", "bear", "bears", "carries", "carry", "check", "checked", "code", "coded", "come",
    "comes", "compared", "convert", "converted", "corroborated", "count", "counted", "counts", "cross-checked", "dated", "deduplicated", "deflated", "depend", "depends",
    "discarded", "discounted", "disregarded", "dropped", "excluded", "expressed", "extrapolated", "geolocated", "give", "given", "grouped", "has", "have", "ignored",
    "included", "interpolated", "is", "kept", "lag", "left", "listed", "matched", "measured", "merged", "normalised", "normalized", "omitted", "preferred", "quoted", "ranked",
    "rated", "read", "recorded", "rejected", "relies", "rely", "rest", "rests", "rounded", "set", "sit", "sits", "sorted", "stand", "stands", "stated", "taken",
    "tallied", "transcribed", "treated", "triangulated", "used", "verified", "was", "weighed", "weighted", "were",
]);

/// Whether the sentence tells of the text's method. Linear in the sentence.
pub(super) fn tells_of_method(reading: &Reading, main: &VerbGroup) -> bool {
    if !reading.references.is_empty() || main.modal.is_some() {
        return false;
    }
    let subject = reading.subject_of(main);
    let verb = reading.token_at(main.span.start)..reading.token_at(main.span.end);
    if subject.len() > 12 {
        return false;
    }
    let said = Said { reading, main, subject, after: verb.end };
    let cued = verb.into_iter().any(|at| reading.is(at, CUES));
    cued && said.is_any()
}

/// A sentence with its main verb.
struct Said<'a> {
    reading: &'a Reading<'a>,
    main: &'a VerbGroup,
    subject: Range<usize>,
    /// The token behind the verb.
    after: usize,
}

impl Said<'_> {
    fn is_any(&self) -> bool {
        self.is_legend() || self.stands_somewhere() || self.carries() || self.rests() || self.counts() || self.weighs()
    }

    fn present(&self) -> bool {
        self.main.tense == Some(Tense::Present)
    }

    fn ends(&self, at: usize) -> bool {
        at >= self.reading.end || self.reading.is(at, &[".", ",", ";", ":", ")", "–", "—"])
    }

    fn ends_or(&self, at: usize, words: &[&str]) -> bool {
        self.ends(at) || words.iter().any(|word| self.reading.is(at, &[*word]))
    }

    /// A name stands in it, or who did it.
    fn is_named(&self) -> bool {
        let reading = self.reading;
        let name = |at: usize| {
            reading.is_name(at) && reading.span(at).len() > 1 && !reading.is(at.wrapping_sub(1), &[".", ";", ":"])
        };
        (reading.first..reading.end).any(|at| name(at) || reading.is(at, &["by"]) && at >= self.after)
    }

    /// The first word of the subject past its article, and the last of its noun phrase.
    fn bare(&self) -> usize {
        let open = self.reading.is(
            self.subject.start,
            &["the", "all", "these", "our", "any", "each", "every", "no", "such", "only", "both"],
        );
        self.subject.start + usize::from(open)
    }

    fn subject_has(&self, words: WordList) -> bool {
        self.subject.clone().any(|at| self.reading.is(at, words))
    }

    /// `Money is given in 2019 dollars.`, `Depth is in metres.`, `Kroner are converted nowhere in this note.`
    fn is_legend(&self) -> bool {
        let (reading, after) = (self.reading, self.after);
        let lemma = &*self.main.lemma;
        if !self.present() {
            return false;
        }
        // `Numbers for Takoradi lag by a week.`
        if matches!(lemma, "lag" | "trail") && reading.is(self.bare(), CONTENTS) {
            return true;
        }
        let agent = || {
            (after..reading.end).any(|at| reading.is(at, &["by"]) && !reading.is(at + 1, &["hand", "weight", "the"]))
        };
        let money = self.subject.len() <= 3 && !reading.is(after, &["into", "to"]);
        if lemma == "convert"
            && self.main.passive
            && money
            && !agent()
            && self.ends_or(after, &["at", "nowhere", "throughout", "here", "on", "where", "using", "with"])
        {
            return true;
        }
        let measured = reading.is(self.bare(), MEASURES) && self.subject.len() <= 2
            || self.subject_has(UNITS) && self.subject.len() <= 2;
        if !measured {
            return false;
        }
        let unit = reading.is(after, &["in"]) && (after + 1..after + 6).any(|at| reading.is(at, UNITS))
            || reading.is(after, &["per", "nominal", "mid-market"])
            || reading.is(after, &["as"])
                && reading.is(after + 1, &["given", "stated", "reported", "recorded", "quoted", "declared"])
            || reading.phrase(after, "ex works").or(reading.phrase(after, "above mean sea level")).is_some();
        let given = self.main.passive
            && matches!(lemma, "give" | "express" | "measure" | "state" | "quote" | "round" | "convert")
            && !agent()
            && (unit
                || (after..after + 2)
                    .any(|at| reading.is(at, &["in", "at", "along", "from", "to", "as", "before", "net", "gross"])));
        lemma == "be" && unit || given && !self.is_named()
    }

    /// `The oldest entry stands first.`, `Sources come at the end.`, `The figures are at the back.`
    fn stands_somewhere(&self) -> bool {
        #[rustfmt::skip]
        const WHERE: &[&str] = &[
            "first", "last", "at the end", "at the back", "at the front", "at the top", "at the foot", "at the bottom", "on top", "in brackets", "in the margin", "in order",
            "by date", "below", "above", "overleaf", "side by side",
        ];
        if !self.present() || self.subject.len() > 4 {
            return false;
        }
        let text =
            |at: usize| self.reading.is(at, CONTENTS) || self.reading.is(at, TEXTS) || self.reading.is(at, PIECES);
        let held = self.subject.clone().any(text)
            || self.reading.is(self.subject.end.wrapping_sub(1), &["sources", "judgement", "material"]);
        let place = WHERE.iter().find_map(|phrase| self.reading.phrase(self.after, phrase));
        matches!(&*self.main.lemma, "come" | "stand" | "appear" | "sit" | "be" | "give" | "list")
            && held
            && place.is_some_and(|end| self.ends(end) || self.reading.is(end, &["and", "with", "of"]))
    }

    /// `Each exhibit has a number and our comment.`, `Claims that rest on one witness carry a star.`
    fn carries(&self) -> bool {
        let (reading, after) = (self.reading, self.after);
        let carries =
            matches!(&*self.main.lemma, "have" | "carry" | "bear") && self.present() && !self.main.aspect.perfect;
        let piece = reading.is(self.bare(), PIECES)
            && (self.bare() > self.subject.start || reading.word(self.bare()).ends_with('s'));
        let article = reading.is(after, &["a", "an", "its", "one", "no"]);
        carries && piece && article && (after + 1..after + 4).any(|at| reading.is(at, APPARATUS)) && !self.is_named()
    }

    /// `Both rest on few records.`, `Nothing rests on the broker alone.`, `This part depends on a single intercept.`
    fn rests(&self) -> bool {
        let (reading, after) = (self.reading, self.after);
        let rests = matches!(&*self.main.lemma, "rest" | "rely" | "depend" | "draw" | "hang")
            && self.present()
            && reading.is(after, &["on", "upon"]);
        let what = self.subject.len() <= 2
            && reading.is(
                self.subject.start,
                &[
                    "both",
                    "nothing",
                    "it",
                    "all",
                    "this",
                    "these",
                    "that",
                    "everything",
                    "none",
                    "neither",
                    "much",
                    "most",
                ],
            )
            || self.subject_has(PIECES)
                && self.subject.len() <= 4
                && !reading.is(self.subject.start, &["his", "her", "their", "its"]);
        let alone =
            reading.is(self.subject.start, &["nothing"]) && (after..after + 5).any(|at| reading.is(at, &["alone"]));
        rests && what && (alone || (after..after + 6).any(|at| reading.is(at, EVIDENCE)))
    }

    /// `An incident is counted once.`, `Pensions do not count.`, `Only incidents with two sources are counted.`, `Missing months were interpolated.`
    fn counts(&self) -> bool {
        let (reading, after) = (self.reading, self.after);
        if self.is_named() {
            return false;
        }
        let lemma = &*self.main.lemma;
        if self.main.passive && STUDIED.has(lemma) {
            return true;
        }
        let several = reading.word(self.subject.end.wrapping_sub(1)).ends_with('s')
            || reading.word(self.subject.start).ends_with('s');
        let left = self.main.passive
            && self.present()
            && several
            && match lemma {
                "leave" => reading.is(after, &["out", "aside"]),
                "attribute" | "assign" => {
                    reading.is(after, &["to"])
                        && reading.is(after + 1, &["the"])
                        && reading.is(
                            after + 2,
                            &[
                                "day", "month", "year", "quarter", "week", "province", "district", "side", "party",
                                "place",
                            ],
                        )
                }
                "include" | "count" | "list" | "cover" if reading.is(self.subject.start, &["only"]) => true,
                "treat" | "count" | "class" | "classify" => {
                    reading.is(after, &["as"])
                        && reading.is(after + 1, &["part", "one", "two", "separate", "parts", "distinct"])
                }
                _ => false,
            };
        if left {
            return true;
        }
        if lemma != "count" || !self.present() || self.main.aspect.perfect {
            return false;
        }
        let any = reading.is(self.subject.start, &["a", "an", "any", "each", "no", "only", "every", "one"])
            || several && self.subject.len() <= 4;
        let how = self.main.negated
            || reading.is(self.subject.start, &["only", "no"])
            || reading.is(
                after,
                &[
                    "once",
                    "twice",
                    "apart",
                    "only",
                    "separately",
                    "together",
                    "as",
                    "where",
                    "if",
                    "when",
                    "from",
                    "towards",
                    "toward",
                    "in",
                    "under",
                ],
            )
            || self.ends(after);
        any && how
            && (self.main.passive
                || reading.is(after, &["as", "if", "when", "where", "once", "towards", "toward"])
                || self.main.negated)
    }

    /// `Reports that name no source were left out.`, `The court record was preferred to the press.`, `Greater weight was given to the port log.`
    fn weighs(&self) -> bool {
        let (reading, after) = (self.reading, self.after);
        // `Port calls are taken from AIS, the rest from the press.`
        let lemma = &*self.main.lemma;
        let drawn = self.main.passive
            && self.present()
            && matches!(lemma, "compile" | "compute" | "derive" | "draw" | "estimate" | "take")
            && reading.is(after, &["from"]);
        if drawn
            && (after + 1..reading.end)
                .any(|at| reading.is(at, EVIDENCE) || reading.is(at, &["ais", "registers", "tracker"]))
        {
            return true;
        }
        if !self.main.passive || self.is_named() {
            return false;
        }
        let weight = reading.is(self.subject.end.wrapping_sub(1), &["weight", "precedence", "preference", "credence"]);
        if weight && matches!(lemma, "give" | "attach" | "put" | "place" | "lay") {
            return true;
        }
        // Their head stands before what says which: `reports that name no source`, `accounts of the raid`.
        let head = self.subject.clone().take(5).find(|&at| reading.is(at, EVIDENCE));
        let Some(head) = head.filter(|&head| {
            head + 1 == self.subject.end
                || reading.is(
                    head + 1,
                    &[
                        "that", "which", "without", "of", "with", "from", "in", "for", "on", "under", "by", "whose",
                        "where",
                    ],
                )
        }) else {
            return false;
        };
        let apart = match lemma {
            "leave" => reading.is(after, &["out", "aside"]),
            "set" | "put" => reading.is(after, &["aside"]),
            "take" => reading.is(after, &["as", "at", "over", "to"]),
            "keep" => reading.is(after, &["apart", "separate", "out"]),
            "date" | "record" | "use" | "read" | "treat" | "check" | "compare" | "match" | "verify" | "count" => {
                reading.is(
                    after,
                    &[
                        "against",
                        "as",
                        "for",
                        "only",
                        "with",
                        "twice",
                        "once",
                        "in",
                        "where",
                        "from",
                        "separately",
                        "apart",
                        "together",
                        "to",
                        "and",
                    ],
                )
            }
            "include" | "consult" | "accept" => {
                self.main.negated
                    || reading.is(self.subject.start, &["only", "no", "all"])
                    || reading.is(after, &["only", "where", "if"])
            }
            _ => WEIGHED.has(lemma),
        };
        let number = (reading.first..reading.end)
            .any(|at| reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
        // `The reports of 3 May were checked against the log.` is as well somebody's inquiry.
        apart && !number && !reading.is(head.wrapping_sub(1), &["his", "her", "their", "its"])
    }
}
