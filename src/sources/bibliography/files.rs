//! The `file` field in its dialects: a plain path, JabRef's and Zotero's `description:path:type;…` with escaped `\:` and `\;`.

/// The paths of a `file` field's raw value.
pub(super) fn paths(raw: &str) -> Vec<String> {
    let raw = raw.trim();
    let mut out = Vec::new();
    for item in split(raw, ';') {
        let parts = split(item, ':');
        let path = match parts.as_slice() {
            // `C:\…` or `C:/…`: a drive, not a description.
            [drive, rest] if drive.trim().len() == 1 && rest.starts_with(['\\', '/']) => item.to_owned(),
            [drive, rest, kind] if drive.trim().len() == 1 && rest.starts_with(['\\', '/']) && is_type(kind) => {
                format!("{drive}:{rest}")
            }
            [_, drive, rest, ..] if drive.trim().len() == 1 && rest.starts_with(['\\', '/']) => {
                format!("{drive}:{rest}")
            }
            [scheme, rest] if rest.starts_with("//") => format!("{scheme}:{rest}"),
            [_, path, _] => (*path).to_owned(),
            [path, kind] if is_type(kind) => (*path).to_owned(),
            [_, path] => (*path).to_owned(),
            [path] => (*path).to_owned(),
            _ => item.to_owned(),
        };
        let path = unescape(path.trim());
        if !path.is_empty() {
            out.push(path);
        }
    }
    out
}

/// Whether a last part names a file type: `PDF`, `text/html`, `application/pdf`, `URL`, or nothing.
fn is_type(kind: &str) -> bool {
    let kind = kind.trim();
    let known = ["text/", "application/", "image/", "audio/", "video/"].iter().any(|start| kind.starts_with(start));
    known || kind.len() <= 12 && kind.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
}

/// The parts between unescaped `separator`s.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' && text.get(at + 1..).is_some_and(|rest| rest.starts_with([':', ';', '\\', ','])) {
            escaped = true;
        } else if c == separator {
            out.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    out.push(text.get(start..).unwrap_or_default());
    out
}

fn unescape(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut chars = path.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|next| ":;\\,_%&#${}~".contains(*next)) => out.extend(chars.next()),
            '{' | '}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn dialects() {
        assert_eq!(paths("articles/one.txt"), ["articles/one.txt"]);
        assert_eq!(paths(":articles/one.pdf:PDF"), ["articles/one.pdf"]);
        assert_eq!(
            paths("Snapshot:files/7/a b.html:text/html;Full Text:files/8/c.pdf:application/pdf"),
            ["files/7/a b.html", "files/8/c.pdf"]
        );
        assert_eq!(paths(r"Doc:C\:\\Users\\ana\\x.pdf:application/pdf"), [r"C:\Users\ana\x.pdf"]);
        assert_eq!(paths("C:/papers/x.pdf"), ["C:/papers/x.pdf"]);
        assert_eq!(paths(r"a\;b.txt;c\_d.txt"), ["a;b.txt", "c_d.txt"]);
        assert_eq!(paths("one.pdf:PDF"), ["one.pdf"]);
        assert_eq!(paths(""), Vec::<String>::new());
    }
}
