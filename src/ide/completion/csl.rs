//! CSL-JSON: keys of items, of names and of dates, and the types of items.

use super::here::Here;
use super::{About, Completion, CompletionKind, Completions};
use crate::text::Span;

/// What lies further before the cursor is not looked at.
const WINDOW: usize = 16 << 10;

/// Types of the schema, the usual ones of analysts' sources first.
const TYPES: &[&str] = &[
    "article-newspaper",
    "webpage",
    "article-magazine",
    "article-journal",
    "report",
    "post-weblog",
    "broadcast",
    "book",
    "chapter",
    "interview",
    "speech",
    "post",
    "personal_communication",
    "dataset",
    "legislation",
    "legal_case",
    "treaty",
    "hearing",
    "bill",
    "regulation",
    "paper-conference",
    "thesis",
    "manuscript",
    "map",
    "motion_picture",
    "graphic",
    "pamphlet",
    "patent",
    "periodical",
    "review",
    "review-book",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "collection",
    "classic",
    "document",
    "performance",
    "song",
    "software",
    "standard",
    "musical_score",
    "article",
];
/// Keys of items; `reliability`, `credibility` and `file` are ours and reference managers'.
const ITEM: &[&str] = &[
    "id",
    "type",
    "title",
    "author",
    "issued",
    "URL",
    "accessed",
    "container-title",
    "publisher",
    "file",
    "note",
    "language",
    "reliability",
    "credibility",
    "editor",
    "publisher-place",
    "page",
    "volume",
    "issue",
    "number",
    "edition",
    "abstract",
    "DOI",
    "ISBN",
    "ISSN",
    "genre",
    "archive",
    "citation-key",
    "collection-title",
    "event-title",
    "event-date",
    "keyword",
    "medium",
    "original-date",
    "section",
    "source",
    "title-short",
    "translator",
    "version",
    "authority",
    "jurisdiction",
];
const NAME: &[&str] = &["family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"];
const DATE: &[&str] = &["date-parts", "raw", "literal", "circa", "season"];
const NAMES: &[&str] = &["author", "editor", "translator", "interviewer", "director", "recipient", "container-author"];
const DATES: &[&str] = &["issued", "accessed", "submitted", "event-date", "original-date", "available-date"];

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// What can be written in a string that is open at the cursor. Looks at some kilobytes before it.
pub fn complete(here: &Here) -> Completions {
    let Some(open) = here.before.rfind('"').map(|at| at + 1) else { return Completions::default() };
    let typed = here.typed(open);
    let text = &here.state.text;
    let quote = here.offset - typed.len() - 1;
    let head = text.slice(Span::new(text.floor(quote.saturating_sub(WINDOW)), quote));
    let (words, is_key) = match (typed.chars().all(in_word), head.trim_end().ends_with(':')) {
        (false, _) => return Completions::default(),
        (_, true) if key_before(head.trim_end().trim_end_matches(':')) == Some("type") => (TYPES, false),
        (_, true) => return Completions::default(),
        (_, false) => match keys(&head) {
            Some(keys) => (keys, true),
            None => return Completions::default(),
        },
    };
    let given = if is_key { given(&head) } else { Vec::new() };
    let fit =
        words.iter().filter(|word| word.to_lowercase().starts_with(&typed.to_lowercase()) && !given.contains(*word));
    let item = |word: &&str| {
        let rest = here.after.trim_start_matches(in_word);
        let close = if rest.starts_with('"') { "" } else { "\"" };
        let colon = if is_key && close == "\"" { ": " } else { "" };
        let item = here.item(open, in_word, word, &format!("{word}{close}{colon}"), word);
        item.with(if is_key { CompletionKind::Key } else { CompletionKind::Value }, "", About::Nothing)
    };
    let items: Vec<Completion> = fit.map(item).collect();
    Completions { items, incomplete: false }
}

/// The string that ends `text`, blanks aside.
fn key_before(text: &str) -> Option<&str> {
    text.trim_end().strip_suffix('"')?.rsplit_once('"').map(|(_, key)| key)
}

/// The text before the `{` that is open at the end of `text`, and the text after it; strings are stepped over.
fn object(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let (mut depth, mut in_string) = (0usize, false);
    for (at, byte) in bytes.iter().enumerate().rev() {
        let escapes = || bytes.get(..at).unwrap_or_default().iter().rev().take_while(|byte| **byte == b'\\').count();
        match byte {
            b'"' if escapes().is_multiple_of(2) => in_string = !in_string,
            _ if in_string => {}
            b'}' | b']' => depth += 1,
            b'{' if depth == 0 => return Some((text.get(..at)?, text.get(at + 1..)?)),
            b'[' if depth == 0 => return None,
            b'{' | b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The keys that the object has in which a string after `head` would be one; `None` where it would be none.
fn keys(head: &str) -> Option<&'static [&'static str]> {
    if !head.trim_end().ends_with(['{', ',']) {
        return None;
    }
    let (outside, _) = object(head)?;
    let outside = outside.trim_end();
    // `"issued": {` is a date, `"author": [{…}, {` names.
    let of_list = || {
        let at = outside.rfind('[')?;
        let label = outside.get(..at)?.trim_end().strip_suffix(':')?;
        (!outside.get(at..)?.contains(']')).then(|| key_before(label)).flatten()
    };
    match outside.strip_suffix(':').map(|label| key_before(label)) {
        Some(Some(key)) if DATES.contains(&key) => Some(DATE),
        Some(_) => None,
        None if of_list().is_some_and(|key| NAMES.contains(&key)) => Some(NAME),
        None => Some(ITEM),
    }
}

/// The keys that the open object has already, before the cursor.
fn given(head: &str) -> Vec<&str> {
    let Some((_, inside)) = object(head) else { return Vec::new() };
    let mut out = Vec::new();
    let mut depth = 0usize;
    let mut parts = inside.split('"');
    let mut before = parts.next().unwrap_or_default();
    while let (Some(word), Some(after)) = (parts.next(), parts.next()) {
        depth += before.matches(['{', '[']).count();
        depth = depth.saturating_sub(before.matches(['}', ']']).count());
        if depth == 0 && after.trim_start().starts_with(':') {
            out.push(word);
        }
        before = after;
    }
    out
}
