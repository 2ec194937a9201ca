//! Small pieces of hover text.

use crate::rules::date_text::in_words;
use crate::time::Edtf;

/// Characters that Markdown would take for markup, escaped.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}

/// A date with its certainty: `26 November 2024`, `about November 2024 (an estimate)`.
pub fn date(edtf: &Edtf) -> String {
    let bare = edtf.text.trim_end_matches(['~', '?', '%']);
    let words = Edtf::parse(bare).map_or_else(|_| bare.to_owned(), |certain| in_words(&certain, None));
    match (edtf.approximate, edtf.uncertain) {
        (true, _) => format!("about {words} (an estimate)"),
        (false, true) => format!("{words} (uncertain)"),
        (false, false) => words,
    }
}

/// `2 times`, `once`
pub fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{n} times"),
    }
}

/// `1 note`, `3 notes`
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Up to `limit` of the items, and how many more there are.
pub fn listed(items: &[String], limit: usize) -> String {
    let more = items.len().saturating_sub(limit);
    let mut text = items.iter().take(limit).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// A text cut at a word boundary to about `limit` characters.
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let end = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).unwrap_or(text);
    let cut = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!("{}…", cut.trim_end())
}

/// A passage as a block quote.
pub fn quoted(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("> {}", plain(&shortened(&one_line, 600)))
}
