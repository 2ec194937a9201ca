//! What stands between two words, where it is more than a space.

use super::super::{Gap, Word, is_apostrophe, is_hyphen};

/// What `between`, which stands behind the word `last` and before byte `start` of a text, is.
#[inline(never)]
pub(super) fn wide(text: &str, last: &Word, between: &str, start: usize) -> Gap {
    match between {
        "" => Gap::None,
        " " => stop_after_acronym(text, last, start),
        ". " if is_abbreviation(text, last) => Gap::Dot,
        _ => usual(between).unwrap_or_else(|| rare(text, last, between, start)),
    }
}

/// What nearly all words have before them that is more than a space, where no abbreviation stands before it.
fn usual(between: &str) -> Option<Gap> {
    Some(match between {
        ", " => Gap::Comma,
        ". " | "? " | "! " | ".” " | ".\" " | "]. " | "). " => Gap::Stop,
        "-" => Gap::Hyphen,
        " (" | " [" => Gap::Open,
        ": " | "; " => Gap::Break,
        "'" | "’" | " “" | " \"" | "” " | "\" " | ",” " | ",\" " | ") " | "), " | "] " | " [@" | ", ¶ " | "/" | "." => {
            Gap::Other
        }
        _ => return None,
    })
}

/// The same for whatever stands there.
fn rare(text: &str, last: &Word, between: &str, start: usize) -> Gap {
    let mut chars = between.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    if between.bytes().filter(|byte| *byte == b'\n').count() > 1
        && blank(between.trim_matches(|c: char| c == '.' || c == ','))
    {
        return Gap::Break;
    }
    if blank(between) {
        return stop_after_acronym(text, last, start);
    }
    if rest.is_empty() && is_hyphen(first) {
        return Gap::Hyphen;
    }
    if is_hyphen(first) && rest.starts_with(['\n', '\r']) && blank(rest) {
        return Gap::Hyphen;
    }
    if first == ',' && blank(rest) {
        return Gap::Comma;
    }
    if is_apostrophe(first) && !rest.is_empty() && blank(rest) && last.span().of(text).ends_with(['s', 'S']) {
        return Gap::Possessive;
    }
    if first == '.' && !rest.is_empty() && blank(rest) && is_abbreviation(text, last) {
        return Gap::Dot;
    }
    let trimmed = between
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '(' | '[' | '‘' | '\'' | '*' | '_'));
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。');
    if between.contains(char::is_whitespace)
        && trimmed.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(ends)
    {
        return Gap::Stop;
    }
    if between.contains([':', ';', '—', '―', '•', '|'])
        || between.contains(" - ")
        || between.contains(" – ")
        || between.contains("--")
    {
        return Gap::Break;
    }
    match between.trim() {
        "(" | "[" => Gap::Open,
        _ => Gap::Other,
    }
}

/// White space after `U.S.` ends a sentence where a function word in capitals follows; left to the word after it.
fn stop_after_acronym(text: &str, last: &Word, start: usize) -> Gap {
    if (last.end as usize).checked_sub(1).and_then(|end| text.as_bytes().get(end)) != Some(&b'.') {
        return Gap::Space;
    }
    let rest = text.get(start..).unwrap_or_default();
    let opener = || {
        ["The ", "It ", "In ", "He ", "She ", "They ", "But ", "This ", "That ", "A ", "On "]
            .iter()
            .any(|word| rest.starts_with(word))
    };
    if opener() { Gap::Stop } else { Gap::Space }
}

/// An initial, or a short abbreviation that names go on after.
fn is_abbreviation(text: &str, last: &Word) -> bool {
    let raw = last.span().of(text);
    let initial = raw.chars().count() == 1 && raw.chars().all(char::is_uppercase);
    const SHORT: [&str; 24] = [
        "St", "Ste", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ms", "Gen", "Col", "Lt", "Maj", "Capt", "Cmdr", "Adm", "Sgt",
        "Sen", "Rep", "Gov", "Prof", "Rev", "Hon", "Brig", "Amb",
    ];
    initial || SHORT.contains(&raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::words;

    #[test]
    fn usual_ones_are_those_of_the_rule() {
        let all = ", |. |? |! |.” |.\" |]. |). |-| (| [|: |; |'|’| “| \"|” |\" |,” |,\" |) |), |] | [@|, ¶ |/|.";
        let last = words("word")[0];
        for between in all.split('|') {
            let text = format!("word{between}next");
            assert_eq!(usual(between), Some(rare(&text, &last, between, 4 + between.len())), "{between:?}");
        }
    }
}
