//! Values of BibLaTeX fields as people read them: commands and braces resolved by the `biblatex` crate, names in order.

use biblatex::ChunksExt;

/// Deeper braces than these are left as they are: the crate descends into them by recursion.
const DEPTH: usize = 24;
/// Longer values that need the crate are left as they are.
const BYTES: usize = 1 << 18;

/// A field's value decoded: commands, braces, `~`, `--`; white space is collapsed. What cannot be decoded loses its braces only.
pub(super) fn decode(raw: &str) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !raw.contains(['\\', '{', '}', '$', '~']) && !raw.contains("--") {
        return plain(raw);
    }
    plain(&resolve("title", raw).unwrap_or_else(|| raw.replace(['{', '}'], ""))).replace('\u{a0}', " ")
}

/// A value that is taken as it stands (a URL, a path): escapes of `_`, `%`, `&` and the like resolved, braces gone.
pub(super) fn verbatim(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|next| "_%&#$~{}".contains(*next)) => out.extend(chars.next()),
            '{' | '}' => {}
            _ => out.push(c),
        }
    }
    // `\url{…}`, as older styles have it.
    out.strip_prefix("\\url").map_or(out.clone(), str::to_owned)
}

fn resolve(field: &str, raw: &str) -> Option<String> {
    let (mut depth, mut deepest) = (0usize, 0usize);
    let mut escaped = false;
    for byte in raw.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    if depth != 0 || escaped || deepest > DEPTH || raw.len() > BYTES {
        return None;
    }
    let raw = prepare(raw);
    let entry = format!("@misc{{k,{field}={{{raw}}}}}");
    let parsed = biblatex::Bibliography::parse(&entry).ok()?;
    Some(parsed.get("k")?.get(field)?.format_verbatim())
}

/// What the crate does not know: commands that only change the type lose their name, `~` is a space, and a dollar that
/// opens no formula is a dollar.
fn prepare(raw: &str) -> String {
    const TYPE: &[&str] = &[
        "autocap",
        "bfseries",
        "em",
        "emph",
        "enquote",
        "itshape",
        "mkbibemph",
        "mkbibitalic",
        "mkbibquote",
        "nocase",
        "protect",
        "relax",
        "rm",
        "sc",
        "textbf",
        "textit",
        "textmd",
        "textnormal",
        "textrm",
        "textsc",
        "textsf",
        "textsl",
        "texttt",
        "textup",
        "uppercase",
        "url",
    ];
    let dollar = raw.matches('$').count() == 1;
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        match c {
            '\\' => {
                let after = rest.get(1..).unwrap_or_default();
                let name = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
                if TYPE.binary_search(&after.get(..name).unwrap_or_default()).is_ok() {
                    len += name;
                    len += rest.get(len..).map_or(0, |rest| rest.len() - rest.trim_start().len());
                } else {
                    len += after.chars().next().map_or(0, char::len_utf8);
                    out.push_str(rest.get(..len).unwrap_or_default());
                }
            }
            '~' => out.push(' '),
            '$' if dollar => out.push_str("\\$"),
            _ => out.push(c),
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// The names of a field in the order in which they are read: `Last, First and {Some Agency}`.
pub(super) fn names(raw: &str) -> Vec<String> {
    split(raw, Separator::And)
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("others"))
        .map(name)
        .filter(|name| !name.is_empty())
        .collect()
}

fn name(raw: &str) -> String {
    let parts: Vec<&str> = split(raw, Separator::Comma).into_iter().map(str::trim).collect();
    if parts.iter().any(|part| part.starts_with("family=") || part.starts_with("given=")) {
        // BibLaTeX's extended form: `family=Petrova, given=Ana, prefix=de`.
        let value = |key: &str| {
            let part = parts.iter().find_map(|part| part.strip_prefix(key));
            part.map(|value| decode(value.trim_matches('"'))).unwrap_or_default()
        };
        let all = [value("given="), value("prefix="), value("family="), value("suffix=")];
        return all.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    }
    match parts.as_slice() {
        [last, first] => decode(&format!("{first} {last}")),
        [last, suffix, first] => decode(&format!("{first} {last} {suffix}")),
        _ => decode(raw),
    }
}

/// The items of a list field: `A and B`.
pub(super) fn list(raw: &str) -> Vec<String> {
    split(raw, Separator::And).into_iter().map(decode).filter(|item| !item.is_empty()).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Separator {
    And,
    Comma,
}

/// The parts of a value between separators outside braces.
fn split(raw: &str, separator: Separator) -> Vec<&str> {
    let bytes = raw.as_bytes();
    let mut out = Vec::new();
    let (mut depth, mut start, mut at) = (0usize, 0, 0);
    while at < bytes.len() {
        match bytes.get(at) {
            Some(b'\\') => at += 1,
            Some(b'{') => depth += 1,
            Some(b'}') => depth = depth.saturating_sub(1),
            Some(b',') if depth == 0 && separator == Separator::Comma => {
                out.push(raw.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            Some(byte) if depth == 0 && separator == Separator::And && byte.is_ascii_whitespace() => {
                let word = bytes.get(at + 1..at + 4).is_some_and(|word| word.eq_ignore_ascii_case(b"and"));
                if word && bytes.get(at + 4).is_some_and(u8::is_ascii_whitespace) {
                    out.push(raw.get(start..at).unwrap_or_default());
                    start = at + 4;
                    at += 3;
                }
            }
            _ => {}
        }
        at += 1;
    }
    out.push(raw.get(start..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded() {
        assert_eq!(
            decode(r#"{North} Korea's {\"o}ffer --- a \emph{bold} \& costly~one"#),
            "North Korea's öffer — a bold & costly one"
        );
        assert_eq!(decode("It costs $5 and {more}"), "It costs $5 and more");
        assert_eq!(decode("broken {brace"), "broken brace");
        assert_eq!(decode(&"{".repeat(100_000)), "");
        assert_eq!(verbatim(r"https://a.example/x\_y?a=1\&b=2%20c"), "https://a.example/x_y?a=1&b=2%20c");
    }

    #[test]
    fn names_are_read_in_order() {
        assert_eq!(
            names("Petrova, Ana and {Baltic and Nordic News} and van Dyk, Jr, Piet and others"),
            ["Ana Petrova", "Baltic and Nordic News", "Piet van Dyk Jr"]
        );
        assert_eq!(names("family=Berg, given=Jo, prefix=van den"), ["Jo van den Berg"]);
        assert_eq!(names("Kov{\\'a}cs, L{\\'a}szl{\\'o}"), ["László Kovács"]);
    }
}
