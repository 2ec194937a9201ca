//! Where in an entry the cursor stands, in a file that is being written and therefore broken.

/// An entry is looked at so far on either side of the cursor.
pub const WINDOW: usize = 16 << 10;

/// What is being written.
#[derive(PartialEq, Eq, Debug)]
pub enum Place<'t> {
    /// The type after `@`.
    Kind(&'t str),
    /// The name of a field.
    Field { kind: &'t str, typed: &'t str, given: Vec<&'t str> },
    /// The value of a field of the entry of that key, from its brace or quote mark on.
    Value { field: &'t str, key: &'t str, typed: &'t str },
}

/// The place between `before` and `after`, which are cut somewhere. Linear.
pub fn place<'t>(before: &'t str, after: &'t str) -> Option<Place<'t>> {
    let entry = entry_of(before)?;
    let kind_end = entry.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(entry.len());
    let (kind, rest) = entry.split_at_checked(kind_end)?;
    if rest.is_empty() {
        return Some(Place::Kind(kind));
    }
    if ["string", "comment", "preamble"].iter().any(|other| kind.eq_ignore_ascii_case(other)) {
        return None;
    }
    let body = rest.trim_start().strip_prefix(['{', '('])?;
    let (key, body) = body.split_once(',')?;
    let (mut given, end) = fields(body);
    match end {
        End::Outside | End::Between => None,
        End::Name(at) => {
            let typed = body.get(at..)?;
            // What is typed may be the start of a name that stands there.
            let rest = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
            let rest = rest.trim_start_matches([' ', '\t']);
            if rest.starts_with('=') {
                // The value that follows belongs to this name.
                given.extend(fields(rest.split_once(',').map_or("", |(_, rest)| rest)).0);
            } else {
                given.extend(fields(rest.trim_start_matches(',')).0);
            }
            Some(Place::Field { kind, typed, given })
        }
        End::Value { field, at } => Some(Place::Value { field, key: key.trim(), typed: body.get(at..)? }),
    }
}

/// The entry that is open at the end of `before`, from its type on: after the last `@` that begins a line.
fn entry_of(before: &str) -> Option<&str> {
    let mut end = before.len();
    loop {
        let line = before.get(..end)?.rfind('\n').map_or(0, |at| at + 1);
        let text = before.get(line..)?.trim_start_matches(['\u{feff}', ' ', '\t']);
        if let Some(entry) = text.strip_prefix('@') {
            return Some(entry);
        }
        end = line.checked_sub(1)?;
    }
}

/// Where a text of fields ends.
enum End<'t> {
    /// The entry is closed.
    Outside,
    /// Where neither a name nor a value can be told.
    Between,
    /// In a name, or where one may begin: its start.
    Name(usize),
    /// In a value.
    Value { field: &'t str, at: usize },
}

/// The names of the fields of `body`, which follows an entry's key or a field, and where it ends. The next entry's `@` at the start of a line ends it.
fn fields(body: &str) -> (Vec<&str>, End<'_>) {
    let mut given = Vec::new();
    // Where the name begins, and where it has ended.
    let (mut name_at, mut name_end, mut field) = (Some(0), None, None);
    let (mut depth, mut quoted, mut value_at) = (0usize, false, None);
    let mut line_start = false;
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        if line_start && c == '@' {
            return (given, End::Outside);
        }
        line_start = c == '\n' || line_start && c.is_whitespace();
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (field, c) {
            (_, '\\') => escaped = true,
            (None, '=') => {
                let name = name_at.and_then(|from| body.get(from..name_end.unwrap_or(at))).unwrap_or_default();
                given.push(name);
                field = Some(name);
                (depth, quoted, value_at) = (0, false, None);
            }
            (None, '}' | ')') => return (given, End::Outside),
            (None, ',') => (name_at, name_end) = (Some(at + 1), None),
            (None, c) if c.is_whitespace() => {
                let begun = name_at.and_then(|from| body.get(from..at)).is_some_and(|name| !name.is_empty());
                match begun {
                    true => name_end = name_end.or(Some(at)),
                    false => name_at = name_at.map(|_| at + c.len_utf8()),
                }
            }
            // A name has no blanks: what follows one is none.
            (None, _) if name_end.is_some() => (name_at, name_end) = (None, None),
            (None, _) => {}
            (Some(_), '{') => {
                depth += 1;
                if depth == 1 && !quoted {
                    value_at = Some(at + 1);
                }
            }
            (Some(_), '}') if depth > 0 => {
                depth -= 1;
                if depth == 0 && !quoted {
                    value_at = None;
                }
            }
            (Some(_), '}' | ')') if !quoted => return (given, End::Outside),
            (Some(_), '"') if depth == 0 => {
                quoted = !quoted;
                value_at = quoted.then_some(at + 1);
            }
            (Some(_), ',') if depth == 0 && !quoted => (name_at, name_end, field) = (Some(at + 1), None, None),
            _ => {}
        }
    }
    let end = match (field, value_at, name_at) {
        (Some(field), Some(at), _) => End::Value { field, at },
        (None, _, Some(at)) if name_end.is_none() => End::Name(at),
        _ => End::Between,
    };
    (given, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn places() {
        let cases = [
            "@on<|>",
            "text\n@<|>\n@book{x,",
            "@online{key<|>",
            "@online{key, ti<|>",
            "@online{key,\n  title = {A, \"b\"},\n  d<|>\n  url = {x},\n}\n@book{y, file = {z}}",
            "@online{key, title = {open\n@book{two,\n  <|>",
            "@online{key, crossref = {ab<|>}, x = 1",
            "@online{key, crossref = \"ab<|>",
            "@online{key, title <|>",
            "@online{key, title = <|>",
            "@online{key, year = 2020, <|>}",
            "@online{key, title = {x}} <|>",
            "@comment{x, y<|>",
            "@online(key, title = {x}, da<|>te = {2020}, url = {x})",
            "a@b <|>",
        ];
        let mut out = String::new();
        for case in cases {
            let (before, after) = case.split_once("<|>").expect("a cursor");
            out.push_str(&format!("{:?}\n", place(before, after)));
        }
        expect![[r#"
            Some(Kind("on"))
            Some(Kind(""))
            None
            Some(Field { kind: "online", typed: "ti", given: [] })
            Some(Field { kind: "online", typed: "d", given: ["title", "url"] })
            Some(Field { kind: "book", typed: "", given: [] })
            Some(Value { field: "crossref", key: "key", typed: "ab" })
            Some(Value { field: "crossref", key: "key", typed: "ab" })
            None
            None
            Some(Field { kind: "online", typed: "", given: ["year"] })
            None
            None
            Some(Field { kind: "online", typed: "da", given: ["title", "url"] })
            None
        "#]]
        .assert_eq(&out);
    }

    proptest! {
        #[test]
        fn any_text_has_a_place_or_none(before in "[@a{}(),=\"\\\\ \né]{0,40}", after in "[@a{},=\"\\\\ \né]{0,20}") {
            let _ = place(&before, &after);
        }
    }
}
