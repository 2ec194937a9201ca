//! Pandoc's citations: `[see @key, p. 4; -@other]`, `@key [p. 4]`, `@{odd key}` (Pandoc User's Guide, "Citation syntax").

use crate::text::Span;

/// One item of a citation, as spans of the text that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RawItem {
    pub key: Span,
    pub suppress_author: bool,
    pub locator: Option<Span>,
}

/// A longer group than this is taken for prose in brackets; it bounds the work on nested brackets.
const LONGEST_GROUP: usize = 2000;

/// The key after an `@` at `at`, and where it ends (after the brace of `@{…}`).
fn key(text: &str, at: usize) -> Option<(Span, usize)> {
    let rest = text.get(at..)?.strip_prefix('@')?;
    let start = at + 1;
    if let Some(braced) = rest.strip_prefix('{') {
        let len = braced.char_indices().take(LONGEST_GROUP).find_map(|(at, c)| match c {
            '}' => Some(Some(at)),
            '{' | '\n' => Some(None),
            _ => None,
        })??;
        return (len > 0).then_some((Span::new(start + 1, start + 1 + len), start + 1 + len + 1));
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || c == '_' {
            end = at + c.len_utf8();
        } else {
            let goes_on = chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric() || next == '_');
            if at == 0 || !goes_on || !":.#$%&-+?<>~/".contains(c) {
                break;
            }
        }
    }
    (end > 0).then_some((Span::new(start, start + end), start + end))
}

/// Whether an `@` at `at` can begin a key: not inside a word or an address.
fn may_begin(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '/' | '@' | '.' | ':' | '\\' | '+' | '%' | '='))
}

/// The items of a group in brackets; `inner` is what stands between them. `None` where it is no citation.
pub(super) fn group(text: &str, inner: Span) -> Option<Vec<RawItem>> {
    if inner.len() > LONGEST_GROUP {
        return None;
    }
    let mut items: Vec<RawItem> = Vec::new();
    let mut at = inner.start;
    while at < inner.end {
        let part = parts(text, Span::new(at, inner.end));
        match first_key(text, part) {
            Some((key, after, suppress_author)) => {
                let part =
                    if after > part.end { Span::new(at, parts(text, Span::new(after, inner.end)).end) } else { part };
                at = part.end + 1;
                let locator = locator(text, Span::new(after, part.end));
                items.push(RawItem { key, suppress_author, locator });
            }
            None => {
                at = part.end + 1;
                // `[@a, p. 4; 6]`: the second place goes on with the first.
                let last = items.last_mut()?;
                let tail = trim(text, part);
                if !tail.is_empty() {
                    last.locator = Some(last.locator.map_or(tail, |before| before.join(tail)));
                }
            }
        }
    }
    (!items.is_empty()).then_some(items)
}

/// The part of `span` up to its first `;`.
fn parts(text: &str, span: Span) -> Span {
    Span::new(span.start, span.of(text).find(';').map_or(span.end, |at| span.start + at))
}

fn first_key(text: &str, part: Span) -> Option<(Span, usize, bool)> {
    let raw = part.of(text);
    memchr::memchr_iter(b'@', raw.as_bytes()).find_map(|at| {
        let at = part.start + at;
        let (key, after) = may_begin(text, at).then(|| key(text, at))??;
        Some((key, after, text.get(..at).is_some_and(|before| before.ends_with('-'))))
    })
}

/// A bare `@key` at `at`, with the locator in brackets that may follow it; `close` gives the end bracket that belongs
/// to an opening one. Gives the items and the whole span.
pub(super) fn bare(text: &str, at: usize, close: impl Fn(usize) -> Option<usize>) -> Option<(Vec<RawItem>, Span)> {
    if !may_begin(text, at) {
        return None;
    }
    let (key, after) = key(text, at)?;
    let before = text.get(..at)?;
    let suppress_author = before.strip_suffix('-').is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    let start = if suppress_author { at - 1 } else { at };
    let mut items = vec![RawItem { key, suppress_author, locator: None }];
    let mut end = after;
    let rest = text.get(after..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\n']).len();
    let open = after + gap;
    if gap <= 1
        && text.get(open..)?.starts_with('[')
        && !text.get(open + 1..)?.starts_with(['[', '^'])
        && let Some(close) = close(open)
        && close - open <= LONGEST_GROUP
    {
        let inner = Span::new(open + 1, close);
        let first = parts(text, inner);
        if first_key(text, first).is_none() {
            items.extend(group(text, Span::new(first.end + 1, inner.end)).unwrap_or_default());
            if let Some(item) = items.first_mut() {
                item.locator = Some(trim(text, first)).filter(|locator| !locator.is_empty());
            }
            end = close + 1;
        }
    }
    Some((items, Span::new(start, end)))
}

fn locator(text: &str, span: Span) -> Option<Span> {
    let after_comma = trim(text, span);
    let raw = after_comma.of(text);
    let start = after_comma.start + (raw.len() - raw.trim_start_matches(',').len());
    let found = trim(text, Span::new(start, after_comma.end));
    let raw = found.of(text);
    let braced = raw.starts_with('{') && raw.ends_with('}') && raw.len() > 2;
    let found = if braced { trim(text, Span::new(found.start + 1, found.end - 1)) } else { found };
    (!found.is_empty()).then_some(found)
}

/// `span` without white space at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let raw = span.of(text);
    let start = span.start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

/// Whether `text` as a whole could be a citation key, without braces.
pub fn is_key(text: &str) -> bool {
    key(&format!("@{text}"), 0).is_some_and(|(span, end)| span.len() == text.len() && end == text.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn show(text: &str) -> String {
        let items = match text.strip_prefix('[') {
            Some(_) => group(text, Span::new(1, text.len() - 1)).unwrap_or_default(),
            None => {
                let close = |open: usize| text[open..].find(']').map(|at| open + at);
                bare(text, text.find('@').unwrap(), close).map(|found| found.0).unwrap_or_default()
            }
        };
        let show = |item: &RawItem| {
            let minus = if item.suppress_author { "-" } else { "" };
            let locator = item.locator.map(|span| format!(" ({})", span.of(text))).unwrap_or_default();
            format!("{minus}{}{locator}", item.key.of(text))
        };
        items.iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn groups() {
        let cases = [
            "[@key]",
            "[@key, p. 4]",
            "[see @a; @b, ¶ 3]",
            "[-@key]",
            "[@{https://example.org/a b}, p. 4]",
            "[@smith_04, pp. 33-35, 38; 40; see also -@doe.99]",
            "[@key {sec. Second thoughts}]",
            "[mail me@example.org]",
            "[@ home]",
            "[@Foo_bar.baz.]",
        ];
        let shown: Vec<String> = cases.iter().map(|case| format!("{case} = {}", show(case))).collect();
        expect![[r#"
            [@key] = key
            [@key, p. 4] = key (p. 4)
            [see @a; @b, ¶ 3] = a | b (¶ 3)
            [-@key] = -key
            [@{https://example.org/a b}, p. 4] = https://example.org/a b (p. 4)
            [@smith_04, pp. 33-35, 38; 40; see also -@doe.99] = smith_04 (pp. 33-35, 38; 40) | -doe.99
            [@key {sec. Second thoughts}] = key (sec. Second thoughts)
            [mail me@example.org] = 
            [@ home] = 
            [@Foo_bar.baz.] = Foo_bar.baz (.)"#]]
        .assert_eq(&shown.join("\n"));
    }

    #[test]
    fn bare_keys() {
        let cases =
            ["As @doe [p. 33] says", "@doe--x", "a@b.org", "(@doe), and", "@doe [@roe]", "@doe [p. 3; @roe, p. 5]"];
        let shown: Vec<String> = cases.iter().map(|case| format!("{case} = {}", show(case))).collect();
        expect![[r#"
            As @doe [p. 33] says = doe (p. 33)
            @doe--x = doe
            a@b.org = 
            (@doe), and = doe
            @doe [@roe] = doe
            @doe [p. 3; @roe, p. 5] = doe (p. 3) | roe (p. 5)"#]]
        .assert_eq(&shown.join("\n"));
    }
}
