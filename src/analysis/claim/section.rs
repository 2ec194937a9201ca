//! What a heading, or a label that opens a paragraph, says of the sentences below it.

/// What kind of remarks stand under a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Remarks {
    /// Sentences speak for themselves.
    #[default]
    None,
    /// `Comment`: a general remark there is the writer's judgement.
    Comment,
    /// `Method`, `Glossary`, `Caveats`: a general remark there is about the note.
    Method,
}

/// What stands there and cites nothing is the writer's: judgements, what is assumed, what may come.
#[rustfmt::skip]
const COMMENT: &[&str] = &[
    "analyst comment", "analyst note", "analyst's comment", "analysts' comment", "assessment", "assumptions", "author's comment",
    "comment", "comments", "desk comment", "indicators", "indicators and warnings", "indicators to watch",
    "hypotheses", "hypothesis", "judgement", "judgements", "judgment", "judgments", "key assumptions", "key indicators", "key judgement", "key judgements", "key judgment", "key judgments", "kj", "kjs", "our assessment",
    "our comment", "our view", "recommendation", "recommendations", "remarks", "scenarios", "signposts", "things to watch",
    "triggers", "warning signs", "what to watch", "what would change this", "working assumptions",
];

/// What stands there and cites nothing is about the note, its sources, or what is still to be found out.
#[rustfmt::skip]
const METHOD: &[&str] = &[
    "abbreviations", "about this note", "acronyms", "action items", "actions", "bibliography", "caveats", "collection gaps",
    "conventions", "data and methods", "definitions", "document history", "gaps", "glossary", "information gaps", "intelligence gaps",
    "limitations", "method", "methodology", "methods", "next steps", "note on method", "note on sources", "open questions",
    "references", "revision history", "scope", "scope note", "source grading", "sources", "sources and methods", "terminology", "terms",
    "to do", "unknowns", "version history", "what we do not know", "what we don't know",
];

impl Remarks {
    /// What the text of a heading or label announces, numbers and closing marks left aside.
    pub fn under(heading: &str) -> Remarks {
        let bare = heading.trim_matches(|c: char| !c.is_alphabetic());
        // `F. Terms`, `IV) Method`: the letters that count it are no part of it.
        let counted = bare.split_once([' ', '\u{a0}']).filter(|(count, _)| {
            let letters = count.trim_end_matches(['.', ')']);
            letters.len() < count.len() && letters.len() <= 4 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        });
        let bare = counted.map_or(bare, |(_, rest)| rest);
        if bare.len() > 60 {
            return Remarks::None;
        }
        let lower = bare.to_lowercase().replace('\u{2019}', "'");
        match lower.as_str() {
            lower if COMMENT.contains(&lower) => Remarks::Comment,
            // `Scenario A: quick reopening`
            lower if lower.split(' ').next() == Some("scenario") => Remarks::Comment,
            lower if METHOD.contains(&lower) => Remarks::Method,
            _ => Remarks::None,
        }
    }

    /// What a sentence announces for those behind it in its block: `Comment: …`, or `Comment.` by itself.
    pub(crate) fn opened_by(sentence: &str) -> Remarks {
        // A colon, a full stop, or a dash: of those the bytes that the longer ones begin with are looked for.
        let bytes = sentence.as_bytes();
        let mut marks = memchr::memchr3_iter(b':', b'.', 0xe2, bytes);
        let closes = |at: &usize| match bytes.get(*at..) {
            Some([0xe2, rest @ ..]) => matches!(rest, [0x80, 0x93 | 0x94, ..]),
            _ => true,
        };
        let label = marks.find(closes).and_then(|end| sentence.get(..end));
        label.map_or(Remarks::None, Remarks::under)
    }
}

/// Whether a paragraph is the caption of a numbered figure or table: `Table 1. …`, `Fig. 3: …`.
pub(crate) fn opens_caption(text: &str) -> bool {
    const LABELS: [&str; 8] = ["table", "figure", "fig", "map", "chart", "box", "photo", "exhibit"];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = text.get(word.len()..).unwrap_or_default().trim_start_matches(['.', ' ', '\u{a0}']);
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let closed = number.len() < rest.len() && number.starts_with(['.', ':', '\u{2013}', '\u{2014}']);
    closed && LABELS.iter().any(|label| label.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        assert!(opens_caption("*Table 1. Days lost, by berth.*") && opens_caption("Fig. 3: The berths"));
        assert!(!opens_caption("Table 1 shows the days.") && !opens_caption("Maps lie.") && !opens_caption(""));
    }

    #[test]
    fn headings_and_labels() {
        assert_eq!(Remarks::under("3. Comment"), Remarks::Comment);
        assert_eq!(Remarks::under("Analyst\u{2019}s comment:"), Remarks::Comment);
        assert_eq!(Remarks::under("Sources and methods"), Remarks::Method);
        assert_eq!(Remarks::under("F. Terms"), Remarks::Method);
        assert_eq!(Remarks::under("Indicators to watch:"), Remarks::Comment);
        assert_eq!(Remarks::under("Scenario A \u{2013} quick reopening (60%)"), Remarks::Comment);
        assert_eq!(Remarks::under("IV) Comment"), Remarks::Comment);
        assert_eq!(Remarks::under("Comments by the ministry"), Remarks::None);
        assert_eq!(Remarks::opened_by("Comment: The count is low."), Remarks::Comment);
        assert_eq!(Remarks::opened_by("Comment."), Remarks::Comment);
        assert_eq!(Remarks::opened_by("Comment was not to be had"), Remarks::None);
        assert_eq!(Remarks::opened_by("Comment \u{2014} the count is low"), Remarks::Comment);
        assert_eq!(Remarks::opened_by("\u{201c}Comment\u{201d} \u{2013} the count is low"), Remarks::Comment);
        assert_eq!(Remarks::opened_by("\u{201c}Comment\u{201d} \u{2026} it is low"), Remarks::None);
    }
}
