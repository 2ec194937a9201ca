//! What a block is beyond its markup: a `source:` line, a byline, a page header, a picture's caption.
//! Only what the block's own text shows; doubt leaves a paragraph.

use super::block::{Block, BlockKind};
use super::citation::{is_key, trim};
use super::inline::{Citation, CiteItem, Inline, InlineKind};
use super::layout;
use crate::text::Span;

/// Whether a line begins as a source line does.
pub(super) fn begins_source_line(line: &str) -> bool {
    // Most lines begin with another letter.
    if !line.trim_start().starts_with(['s', 'S']) {
        return false;
    }
    line.split_once(':').is_some_and(|(label, _)| {
        let label = label.trim();
        label.eq_ignore_ascii_case("source") || label.eq_ignore_ascii_case("sources")
    })
}

/// Makes a paragraph that says only where something is from a source line; its bare keys become a citation.
pub(super) fn source_line(block: &mut Block) {
    if block.kind != BlockKind::Paragraph {
        return;
    }
    let text = &block.running.text;
    if !begins_source_line(text) {
        return;
    }
    let Some(colon) = text.find(':') else { return };
    let value = trim(text, Span::new(colon + 1, text.len()));
    if value.is_empty() {
        return;
    }
    let points = |inline: &&Inline| {
        matches!(inline.kind, InlineKind::Citation(_) | InlineKind::Wikilink { .. } | InlineKind::Link { .. })
    };
    if block.inlines.iter().any(|inline| points(&inline)) {
        // Nothing but pointers and what joins them, or it is a sentence.
        let covered: usize = block.inlines.iter().filter(points).map(|inline| inline.span.len()).sum();
        if covered * 2 >= value.len() {
            block.kind = BlockKind::SourceLine;
        }
        return;
    }
    let mut items = Vec::new();
    let mut at = value.start;
    for part in value.of(text).split([',', ';']) {
        let span = trim(text, Span::new(at, at + part.len()));
        let bare = if span.end == value.end { span.of(text).trim_end_matches('.') } else { span.of(text) };
        let span = Span::new(span.start, span.start + bare.len());
        at += part.len() + 1;
        if !is_key(bare) {
            return;
        }
        let key_span = block.running.file_span(span);
        items.push(CiteItem { key: bare.to_owned(), key_span, suppress_author: false, locator: None });
    }
    let kind = InlineKind::Citation(Citation { bracketed: true, items });
    block.inlines.push(Inline { span: value, file_span: block.running.file_span(value), kind });
    block.inlines.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
    block.kind = BlockKind::SourceLine;
}

/// Bylines and captions among the paragraphs of Markdown.
pub(super) fn markdown(block: &mut Block) {
    if block.kind != BlockKind::Paragraph {
        return;
    }
    let text = block.running.text.trim();
    let picture = block.inlines.iter().any(|inline| {
        matches!(inline.kind, InlineKind::Image { .. }) && inline.span.len() >= text.len() && !text.is_empty()
    });
    if picture || layout::are_fields(text) {
        block.kind = BlockKind::Caption;
    } else if layout::is_table(text) {
        block.kind = BlockKind::TableCell;
    } else if block.list.is_none() && !block.quoted && (is_byline(text) || are_fields(text)) {
        block.kind = BlockKind::Byline;
    }
}

/// Whether each line is a field of the document (`status:: draft`), as Dataview for Obsidian writes them.
fn are_fields(text: &str) -> bool {
    let is_field = |line: &str| {
        line.split_once("::").is_some_and(|(key, value)| {
            let key = key.trim();
            let in_key = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
            let parted = value.is_empty() || value.starts_with(' ');
            parted && (1..=40).contains(&key.len()) && key.chars().all(in_key)
        })
    };
    memchr::memchr(b':', text.as_bytes()).is_some() && text.lines().all(is_field)
}

/// Whether a line names its authors, agency and date and says no more, or is a page's header or footer.
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 160 || text.contains('\n') {
        return false;
    }
    page_footer(text) || written_by(text) || reporting_by(text) || name_and_outlet(text)
}

/// `Page 3 of 7`, `Page 3`, `3 / 7`, `- 3 -`.
fn page_footer(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'p' | 'P' | '-' | '–' | '—' | '/')) {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let number = |word: &str| !word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        ["page" | "p." | "pg.", n] => number(n),
        ["page", n, "of" | "/", m] => number(n) && number(m),
        [n, "/", m] => number(n) && number(m),
        ["-" | "–" | "—", n, "-" | "–" | "—"] => number(n),
        [pages] => pages.split_once('/').is_some_and(|(n, m)| number(n) && number(m)),
        _ => false,
    }
}

/// `By Jane Doe`, `By Jane Doe and John Roe | Reuters`.
fn written_by(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    let words: Vec<&str> = rest.split([' ', ',', '|']).filter(|word| !word.is_empty()).collect();
    let first = words.first().copied().unwrap_or_default();
    (1..=16).contains(&words.len())
        && words.iter().all(|word| names(word))
        && first.starts_with(char::is_uppercase)
        && !text.ends_with(['.', '?', '!', ':'])
        && !begins_clause(first)
}

/// Whether a word can stand in a list of names, places and dates.
fn names(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "–—•·/&(".contains(c)) || joins(word)
}

fn joins(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "in"
            | "with"
            | "for"
            | "of"
            | "the"
            | "at"
            | "on"
            | "de"
            | "van"
            | "von"
            | "der"
            | "al"
            | "bin"
            | "el"
            | "da"
            | "di"
            | "le"
            | "la"
            | "updated"
            | "published"
    )
}

/// Words that a date or a clause after `By` begins with.
fn begins_clause(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "The"
            | "Contrast"
            | "Early"
            | "Late"
            | "Mid"
            | "Then"
            | "Now"
    )
}

/// `Reporting by Jane Doe in Seoul; editing by John Roe`.
fn reporting_by(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']', '*']).trim_end_matches('.');
    let job = |words: &str| {
        words.split([' ', ',', '/']).filter(|word| !word.is_empty()).all(|word| {
            let word = word.to_lowercase();
            matches!(
                word.as_str(),
                "reporting"
                    | "additional"
                    | "editing"
                    | "edited"
                    | "writing"
                    | "written"
                    | "compiled"
                    | "photo"
                    | "photograph"
                    | "photos"
                    | "graphics"
                    | "by"
                    | "and"
                    | "with"
                    | "our"
                    | "staff"
            )
        })
    };
    // What it says of its making, it says at once.
    let opening = text.split([' ', ',', '/']).find(|word| !word.is_empty()).unwrap_or_default();
    if !job(opening.strip_suffix(':').unwrap_or(opening)) {
        return false;
    }
    let Some((start, rest)) = text.split_once(" by ").or_else(|| text.split_once(": ")) else { return false };
    !start.is_empty()
        && job(start)
        && rest.starts_with(char::is_uppercase)
        && rest.split([' ', ',', ';']).filter(|word| !word.is_empty()).all(|word| names(word) || job(word))
}

/// `Jane Doe, Reuters, 3 May 2024`; `Jane Doe | Reuters`.
fn name_and_outlet(text: &str) -> bool {
    if text.ends_with(['.', '?', '!', ':', ';']) {
        return false;
    }
    let bars: Vec<&str> = text.split(['|', '•', '·']).map(str::trim).collect();
    let commas: Vec<&str> = text.split(',').map(str::trim).collect();
    let name = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (2..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    let dated = |part: &str| {
        let words: Vec<&str> = part.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let year = words.last().is_some_and(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
        year && words.len() <= 4
            && words.iter().all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
    };
    let title = |part: &str| {
        !part.is_empty()
            && part.split_whitespace().count() <= 4
            && part.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the"))
    };
    match (bars.as_slice(), commas.as_slice()) {
        ([who, rest @ ..], _) if !rest.is_empty() => {
            name(who) && rest.iter().all(|part| title(part) || dated(part)) && rest.iter().any(|part| dated(part))
        }
        (_, [who, outlet, rest @ ..]) if !rest.is_empty() => name(who) && title(outlet) && dated(&rest.join(" ")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_the_document() {
        assert!(are_fields("up:: [[Atlas]]\nstatus:: draft\nreviewed:: 2025-06-10"));
        for text in [
            "",
            "The envoy:: left.\nNobody saw it.",
            "std::string is a type",
            "12:30:: is no field: the key has a colon",
        ] {
            assert!(!are_fields(text), "{text}");
        }
    }

    #[test]
    fn bylines() {
        for line in [
            "By Jane Doe",
            "By Jane Doe and John Roe | Reuters",
            "Jane Doe, Reuters, 3 May 2024",
            "Jane Doe, Reuters, May 3, 2024",
            "Jane Doe | The Daily Paper | 3 May 2024",
            "Reporting by Jane Doe in Seoul; editing by John Roe",
            "(Additional reporting by Jane Doe and our staff; Editing by John Roe.)",
            "Photo: Jane Doe/The Daily",
            "By Reuters",
            "Page 3 of 7",
            "3/7",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By May the talks had failed",
            "By Monday, Seoul and Tokyo",
            "Written by hand, the letter was sent on Monday.",
            "Written by Kim, the letter was sent on Monday.",
            "Edited by the ministry",
            "By Jane's account, the talks failed.",
            "Seoul, Tokyo, Washington",
            "Donald Trump, Kim Jong Un, and Moon Jae-in",
            "Trump and Kim’s Unusual Bond",
            "Page turned on a long dispute",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
