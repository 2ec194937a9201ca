//! The reports that a text attributes to: `according to a Reuters report on November 26`, `told the BBC`.

use crate::lang::{sentences, tokenize};
use crate::sources::words::{CLITIC, Words};
use crate::syntax::{BlockKind, Document};
use crate::text::Span;
use crate::time::month_name;
use regex::Regex;
use std::sync::LazyLock;

/// A report that a source attributes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Who reported it, as it is usually named: `Reuters`.
    pub name: String,
    /// Month and day of the report where they are given.
    pub day: Option<(u8, u8)>,
    /// The attribution, bytes of the file.
    pub span: Span,
    /// Stems of what the sentences around it tell, hashed, ascending.
    about: Vec<u32>,
}

/// So many words must be common to what two sources tell of a report for it to be the same.
const COMMON: usize = 3;

impl Report {
    /// Whether both speak of one report: of the same house, not of different days, and telling the same.
    pub fn is_same(&self, other: &Report) -> bool {
        let days = match (self.day, other.day) {
            (Some(ours), Some(theirs)) => ours == theirs,
            _ => true,
        };
        days && self.name.eq_ignore_ascii_case(&other.name) && self.common(other) >= COMMON
    }

    /// How many words a text has in common with what is told of the report; the report's own house and words of reporting do not count.
    pub fn tells(&self, text: &str) -> usize {
        about(text, &self.name).iter().filter(|word| self.about.binary_search(word).is_ok()).count()
    }

    /// Whether a publisher of that name is the report's house.
    pub fn is_of(&self, publisher: &str) -> bool {
        let canonical = |name: &str| -> String {
            let bare = name.trim().strip_prefix("The ").unwrap_or(name.trim());
            let house = HOUSES.iter().find(|(house, _)| bare.eq_ignore_ascii_case(house));
            house.map_or(bare, |(_, name)| *name).to_lowercase()
        };
        canonical(publisher) == canonical(&self.name)
    }

    /// The report in words, `a Reuters report of 26 November`; `day` is its day where another attribution gives it.
    pub fn called(&self, day: Option<(u8, u8)>) -> String {
        let article =
            if self.name.starts_with(['A', 'E', 'I', 'O']) || self.name.starts_with("NBC") { "an" } else { "a" };
        let day = self.day.or(day).and_then(|(month, day)| Some((month_name(month)?, day)));
        let day = day.map(|(month, day)| format!(" of {day} {month}")).unwrap_or_default();
        format!("{article} {} report{day}", self.name)
    }

    /// How many words both tell.
    pub(super) fn common(&self, other: &Report) -> usize {
        self.about.iter().filter(|word| other.about.binary_search(word).is_ok()).count()
    }
}

/// Houses by which a report is known without the word `report`; abbreviations with what they stand for.
const HOUSES: &[(&str, &str)] = &[
    ("AFP", "AFP"),
    ("AP", "Associated Press"),
    ("Agence France-Presse", "AFP"),
    ("Al Jazeera", "Al Jazeera"),
    ("Associated Press", "Associated Press"),
    ("Axios", "Axios"),
    ("BBC", "BBC"),
    ("Bloomberg", "Bloomberg"),
    ("CBS News", "CBS News"),
    ("CNN", "CNN"),
    ("DPA", "dpa"),
    ("Der Spiegel", "Der Spiegel"),
    ("Deutsche Welle", "Deutsche Welle"),
    ("EFE", "EFE"),
    ("Economist", "Economist"),
    ("Financial Times", "Financial Times"),
    ("Fox News", "Fox News"),
    ("Guardian", "Guardian"),
    ("Haaretz", "Haaretz"),
    ("IRNA", "IRNA"),
    ("Interfax", "Interfax"),
    ("KCNA", "KCNA"),
    ("Kyodo", "Kyodo"),
    ("Kyodo News", "Kyodo"),
    ("Le Monde", "Le Monde"),
    ("NBC News", "NBC News"),
    ("NHK", "NHK"),
    ("NPR", "NPR"),
    ("New York Times", "New York Times"),
    ("Nikkei", "Nikkei"),
    ("Politico", "Politico"),
    ("RIA Novosti", "RIA Novosti"),
    ("Reuters", "Reuters"),
    ("SANA", "SANA"),
    ("TASS", "TASS"),
    ("Telegraph", "Telegraph"),
    ("Times", "Times"),
    ("Wall Street Journal", "Wall Street Journal"),
    ("Washington Post", "Washington Post"),
    ("Xinhua", "Xinhua"),
    ("Yonhap", "Yonhap"),
];

/// A name in capitals: `Reuters`, `Wall Street Journal`, `Agence France-Presse`.
const NAME: &str = r"(?P<name>(?:\p{Lu}[\p{L}\p{N}&.’'-]*)(?: (?:of the |of )?\p{Lu}[\p{L}\p{N}&.’'-]*){0,4}?)";

/// The same, as long as it goes.
const LONG: &str = r"(?P<name>(?:\p{Lu}[\p{L}\p{N}&.’'-]*)(?: (?:of the |of )?\p{Lu}[\p{L}\p{N}&’'-]*){0,4})";

fn patterns() -> &'static [(Regex, bool)] {
    static PATTERNS: LazyLock<Vec<(Regex, bool)>> = LazyLock::new(|| {
        let report = "(?:report|story|article|dispatch|investigation|exclusive)";
        // The second part says whether the name must be a known house.
        let written = [
            (
                format!(
                    r"(?i:according to|citing|based on|in) (?i:an?|the|this|that) (?:\p{{Ll}}+ )?{NAME} (?:news )?{report}\b"
                ),
                false,
            ),
            // `according to a report of the state news agency Guerrero Noticias`
            (
                format!(
                    r"(?i:according to|citing|based on) (?i:an?|the|this|that) (?:\p{{Ll}}+ )?{report} (?:published |released |issued )?(?:by|from|of|in) (?:the )?(?:\p{{Ll}}+ ){{0,3}}{LONG}"
                ),
                false,
            ),
            // `a Global Witness report on 12 May found`
            (
                format!(
                    r"(?P<upto>\b(?i:an?|the) (?:\p{{Ll}}+ )?{NAME} (?:news )?{report}\b)[^.;,]{{0,40}}? (?:claimed|concluded|estimated|finds|found|noted|put|revealed|said|says|showed|shows|stated|states)\b"
                ),
                false,
            ),
            (
                format!(
                    r"\b{report}s? (?:published |released |issued )?(?:by|from|in) (?:the )?(?:news agency )?{NAME}(?:[ ,.;:)]|$)"
                ),
                true,
            ),
            (
                format!(
                    r"(?i:according to|citing|quoting|reported by|told) (?:the )?(?:news agency )?{NAME}(?:[ ,.;:)’']|$)"
                ),
                true,
            ),
            (
                format!(
                    r"\b(?:The |the )?(?:news agency )?{NAME} (?:has |had |first |also )*(?:reported|revealed|reports|said in a report)\b"
                ),
                true,
            ),
            (format!(r"^[\p{{Lu}} ,./]{{2,40}} ?\({NAME}\) ?[-–—]"), true),
        ];
        written.iter().filter_map(|(text, known)| Some((Regex::new(text).ok()?, *known))).collect()
    });
    &PATTERNS
}

fn date() -> Option<&'static Regex> {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let month = "(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
        let other = month.replace("<month>", "<month2>");
        Regex::new(&format!(r"^.{{0,12}}?\b(?:{month} (?P<day>\d{{1,2}})\b|(?P<day2>\d{{1,2}}) {other})")).ok()
    });
    DATE.as_ref()
}

/// The reports that `doc` attributes to. Linear.
pub(super) fn find(doc: &Document) -> Vec<Report> {
    let mut out = Vec::new();
    for (start, block) in doc.blocks() {
        if block.kind != BlockKind::Paragraph {
            continue;
        }
        let text = &block.running.text;
        let tokens = tokenize(text);
        let all = sentences(text, &tokens, &[]);
        for (index, sentence) in all.iter().enumerate() {
            let written = sentence.of(text);
            let Some((name, span)) = attribution(written) else { continue };
            let after = written.get(span.end..).unwrap_or_default();
            // What the report says may stand in the next sentence, or have stood in the one before.
            let from = all.get(index.saturating_sub(1)).unwrap_or(sentence).start;
            let to = all.get(index + 1).unwrap_or(sentence).end;
            out.push(Report {
                about: about(text.get(from..to).unwrap_or_default(), &name),
                name,
                day: day(after),
                span: block.running.file_span(span.shift(sentence.start)).shift(start),
            });
        }
    }
    out
}

/// The first attribution of a sentence: the house and the place.
fn attribution(sentence: &str) -> Option<(String, Span)> {
    let mut best: Option<(String, Span)> = None;
    for (pattern, must_be_known) in patterns() {
        for found in pattern.captures_iter(sentence) {
            let (Some(whole), Some(name)) = (found.get(0), found.name("name")) else { continue };
            let written = name.as_str().trim_end_matches(['.', ',']).trim_end_matches("'s").trim_end_matches("’s");
            let bare = written.strip_prefix("The ").unwrap_or(written);
            let known = HOUSES.iter().find(|(house, _)| bare.eq_ignore_ascii_case(house)).map(|(_, name)| *name);
            if known.is_none() && *must_be_known {
                continue;
            }
            let span = Span::new(whole.start(), found.name("upto").map_or(whole.end(), |upto| upto.end()));
            if best.as_ref().is_none_or(|(_, other)| span.start < other.start) {
                best = Some((known.unwrap_or(bare).to_owned(), span));
            }
        }
    }
    best
}

fn day(after: &str) -> Option<(u8, u8)> {
    let found = date()?.captures(after)?;
    let month = found.name("month").or_else(|| found.name("month2"))?.as_str();
    let day = found.name("day").or_else(|| found.name("day2"))?.as_str().parse().ok()?;
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    Some((months.iter().position(|name| *name == month)? as u8 + 1, day))
}

/// Stems (the first five letters) of the words that say something.
fn about(text: &str, name: &str) -> Vec<u32> {
    let words = Words::of(text);
    let house = Words::of(name);
    let mut out: Vec<u32> = (0..words.words.len())
        .filter(|index| words.words.get(*index).is_some_and(|word| !word.is(CLITIC)))
        .map(|index| words.letters_of(index, index + 1))
        .filter(|letters| letters.len() > 3 && !house.letters.contains(letters) && !is_reporting(letters))
        .map(|letters| {
            crate::sources::words::hash(letters.char_indices().nth(5).map_or(letters, |(at, _)| &letters[..at]))
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Words of attribution and grammar, which any two reports share.
fn is_reporting(letters: &str) -> bool {
    const WORDS: &[&str] = &[
        "according",
        "citing",
        "exclusive",
        "from",
        "have",
        "news",
        "report",
        "reported",
        "reporting",
        "reports",
        "said",
        "says",
        "source",
        "sources",
        "story",
        "that",
        "their",
        "there",
        "these",
        "they",
        "this",
        "told",
        "unnamed",
        "were",
        "which",
        "will",
        "with",
        "would",
    ];
    WORDS.binary_search(&letters).is_ok()
}
