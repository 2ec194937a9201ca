//! Dossiers in TOML. A file without a syntax error is parsed whole; a wrong one entry by entry, each from its `[[` header to the
//! next, and what still does not parse in an entry is left out line by line.

use super::Loaded;
use super::entry::Reader;
use super::node::{Key, Node, Table, Value};
use crate::syntax::Problem;
use crate::text::Span;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use std::borrow::Cow;
use std::sync::Arc;

/// How often the lines that do not parse are left out of a wrong entry before the rest of it is given up.
const PASSES: usize = 4;

/// More parts than this in one dotted key are no dossier; the parser would nest a table for each.
const MOST_DOTS: usize = 32;

/// Reads a dossier file in TOML. Linear in its size, also where everything in it is wrong.
pub fn toml(file: &Arc<str>, text: &str) -> Loaded {
    read_file(Reader::new(file.clone()), text)
}

/// Reads a file of the built-in dossier: the origin of its entries is what `factSource` says.
pub fn builtin(text: &str) -> Loaded {
    read_file(Reader { builtin: true, ..Reader::new(Arc::default()) }, text)
}

fn read_file(mut reader: Reader, text: &str) -> Loaded {
    let text = without_deep_keys(text, &mut reader.loaded.problems);
    let (table, errors) = DeTable::parse_recoverable(&text);
    if errors.is_empty() {
        read(&table, &text, 0, false, &mut reader);
    } else {
        drop(table);
        let cuts = entry_starts(&text);
        for (at, &start) in cuts.iter().enumerate() {
            let end = cuts.get(at + 1).copied().unwrap_or(text.len());
            read_wrong(text.get(start..end).unwrap_or_default(), start, &mut reader);
        }
    }
    reader.finish()
}

/// Blanks lines with a key of very many parts, so that nothing downstream nests as deep as a file is long.
fn without_deep_keys<'a>(text: &'a str, problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let mut out = Cow::Borrowed(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or_default();
        if memchr::memchr_iter(b'.', key.as_bytes()).take(MOST_DOTS + 1).count() > MOST_DOTS && !key.contains(' ') {
            let span = Span::new(start, start + key.trim_end().len());
            problems.push(Problem { span, message: "a key of this many parts means nothing here".to_owned() });
            blank(out.to_mut(), start, start + line.len());
        }
        start += line.len();
    }
    out
}

/// Where the top-level tables begin: lines like `[[actor]]`, and the file's start.
fn entry_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0
            && let Some(rest) = line.trim_start().strip_prefix('[')
        {
            let rest = rest.strip_prefix('[').unwrap_or(rest);
            let name = rest.split([']', '#', '\n', '\r']).next().unwrap_or_default().trim();
            if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
            {
                starts.push(at);
            }
        }
        at += line.len();
    }
    starts
}

/// Reads one wrong stretch of the file, leaving out its wrong lines.
fn read_wrong(text: &str, offset: usize, reader: &mut Reader) {
    let mut text = Cow::Borrowed(text);
    let mut broken = false;
    for pass in 0.. {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let last = errors.is_empty() || pass == PASSES;
        if last {
            read(&table, &text, offset, broken, reader);
        }
        drop(table);
        broken |= !errors.is_empty();
        let mut wrong: Vec<(usize, usize)> = Vec::new();
        for error in &errors {
            let range = error.span().unwrap_or_default();
            let span = visible(&text, Span::new(range.start.min(text.len()), range.end.min(text.len())));
            wrong.push(line_of(&text, span.start));
            let message = format!("not TOML: {}", error.message());
            reader.loaded.problems.push(Problem { span: span.shift(offset), message });
        }
        if last {
            break;
        }
        wrong.sort_unstable();
        wrong.dedup();
        let owned = text.to_mut();
        for (start, end) in wrong {
            blank(owned, start, end);
        }
    }
}

/// A span that can be seen: an empty one is widened to the character before it on its line, or the one after.
fn visible(text: &str, span: Span) -> Span {
    if !span.of(text).trim().is_empty() {
        return span;
    }
    let before = text.get(..span.start).unwrap_or_default().trim_end_matches([' ', '\t', '\r', '\n']);
    let width = before.chars().next_back().map_or(0, char::len_utf8);
    if width == 0 { span } else { Span::new(before.len() - width, before.len()) }
}

/// The line around `at`, without its end.
fn line_of(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let start = bytes.get(..at).and_then(|head| memchr::memrchr(b'\n', head)).map_or(0, |newline| newline + 1);
    let end = bytes.get(at..).and_then(|tail| memchr::memchr(b'\n', tail)).map_or(bytes.len(), |newline| at + newline);
    (start, end)
}

/// Replaces the bytes of `start..end` but for line ends by spaces.
fn blank(text: &mut String, start: usize, end: usize) {
    let Some(line) = text.get(start..end) else { return };
    let spaces: String =
        line.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' }).collect();
    text.replace_range(start..end, &spaces);
}

/// Reads the entries of a parsed table; `broken`: lines of it were left out, so that nothing is said to be missing.
fn read(table: &Spanned<DeTable<'_>>, text: &str, offset: usize, broken: bool, reader: &mut Reader) {
    let table = table_of(table.get_ref(), Span::at(0), text, offset).0;
    reader.file(table, broken);
}

fn table_of(table: &DeTable<'_>, header: Span, text: &str, offset: usize) -> (Table, Span) {
    let mut all = header;
    let mut pairs = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key_span = Span::from(key.span());
        let node = node_of(value, text, offset);
        all = all
            .join(key_span)
            .join(Span::new(node.span.start.saturating_sub(offset), node.span.end.saturating_sub(offset)));
        pairs.push((Key { text: key.get_ref().to_string(), span: key_span.shift(offset) }, node));
    }
    (Table { header: header.shift(offset), pairs }, all)
}

/// The value as a node; the parser has bounded its depth.
fn node_of(value: &Spanned<DeValue<'_>>, text: &str, offset: usize) -> Node {
    let mut span = Span::from(value.span());
    let raw = || span.of(text).to_owned();
    let value = match value.get_ref() {
        DeValue::String(string) => {
            span = inner(span, text, string);
            Value::Text(string.to_string())
        }
        DeValue::Integer(_) | DeValue::Float(_) => Value::Number(raw()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(_) => Value::Date(raw()),
        DeValue::Array(array) => {
            let items: Vec<Node> = array.iter().map(|item| node_of(item, text, offset)).collect();
            // The span of an array of tables is that of its first header.
            if let Some(last) = items.last() {
                span.end = span.end.max(last.span.end.saturating_sub(offset));
            }
            Value::List(items)
        }
        DeValue::Table(table) => {
            let (table, all) = table_of(table, span, text, offset);
            span = all;
            Value::Table(table)
        }
    };
    Node { span: span.shift(offset), value }
}

/// What stands between the quote marks, where it stands there as it is.
fn inner(span: Span, text: &str, value: &str) -> Span {
    let raw = span.of(text);
    for width in [3, 1] {
        if raw.get(width..raw.len().saturating_sub(width)) == Some(value) && !value.is_empty() {
            return Span::new(span.start + width, span.end - width);
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load::fixture;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(fixture: Expect) -> Loaded {
        fixture::check(fixture, |text| toml(&"d.toml".into(), text))
    }

    const RIGHT: &str = r#"
[[actor]]
id = "ada-moreau"
schema = "Person"
name = "Ada Moreau"
lastName = "Moreau"
alias = ["A. Moreau", 'Ada "the Hat" Moreau']
weakAlias = ["Ada"]
country = "freedonia"
caseSensitive = true
wikidataId = "Q1"
summary = """
Minister.
"""
[[actor.position]]
title = "Minister of Ferries"
role = ["minister"]
of = "freedonia"
startDate = 2011-12-17
endDate = "2013"
[[actor.position]]
title = "President"
startDate = 2014-01-02T10:00:00Z

[[event]]
id = "ferry-summit"
name = "Ferry summit"
cues = ["summit", "met"]
participants = ["ada-moreau"]
startDate = "2018-06~"
"#;

    #[test]
    fn all_keys_with_their_places() {
        let loaded = toml(&"d.toml".into(), RIGHT);
        assert_eq!(loaded.problems, []);
        let actor = &loaded.actors[0];
        assert_eq!((&*actor.id, &*actor.schema, &*actor.name), ("ada-moreau", "Person", "Ada Moreau"));
        assert_eq!(actor.alias, ["A. Moreau", "Ada \"the Hat\" Moreau"]);
        assert_eq!(actor.position.len(), 2);
        assert_eq!(actor.position[0].start.as_ref().map(|date| &*date.text), Some("2011-12-17"));
        assert_eq!(actor.position[1].start.as_ref().map(|date| &*date.text), Some("2014-01-02"));
        assert!(loaded.actor_keys[0].has("weakAlias") && !loaded.actor_keys[0].has("demonym"));
        let crate::dossier::Origin::File { span, id_span, .. } = &actor.origin[0] else { panic!() };
        assert_eq!(id_span.of(RIGHT), "ada-moreau");
        assert!(span.of(RIGHT).starts_with("[[actor]]") && span.of(RIGHT).ends_with("2014-01-02T10:00:00Z"));
        let refs: Vec<&str> = loaded.refs.iter().map(|(_, span)| span.of(RIGHT)).collect();
        assert_eq!(refs, ["freedonia", "freedonia", "ada-moreau"]);
        assert_eq!(loaded.events[0].start.as_ref().map(|date| date.approximate), Some(true));
    }

    #[test]
    fn wrong_keys_and_values() {
        let loaded = check(expect![[r#"
            [[actor]]
            id = "Ada Moreau"
                  ^^^^^^^^^^ an id has only a-z, 0-9 and hyphens: 'ada-moreau'
            schema = "Persn"
                      ^^^^^ no schema of an actor is called 'Persn'; did you mean 'Person'?
            nmae = "Ada Moreau"
            ^^^^ unknown key 'nmae'
            alias = "A. Moreau"
                     ^^^^^^^^^ 'alias' is a list of strings: ["A. Moreau"]
            weakAlias = ["Ada", 3, ""]
                                ^ 'weakAlias' is a string; this is a number
                                   ^^ 'weakAlias' is empty
            wikidataId = "1234"
                          ^^^^ a Wikidata id is a Q and a number: 'Q56226'
            caseSensitive = "no"
                             ^^ 'caseSensitive' is true or false; this is a string
            colour = "red"
            ^^^^^^ unknown key 'colour'
            birthDate = "1970"
            [[actor.position]]
            tittle = "Minister"
            ^^^^^^ unknown key 'tittle'; did you mean 'title'?
            startDate = 2018-01-01
            endDate = 2017-12-31
                      ^^^^^^^^^^ the end, 2017-12-31, is before the start, 2018-01-01

            [[event]]
            id = "e"
            startDate = "last summer"
                         ^^^^^^^^^^^ `last summer` is no EDTF date; dates are written 2024-11-26, 2024-11 or 2024
            endDate = 2013
                      ^^^^ 'endDate' is a date: write it as a string, "2013"

            [[evnt]]
              ^^^^ unknown key 'evnt' (a dossier has [[actor]] and [[event]]); did you mean 'event'?
        "#]]);
        assert_eq!(loaded.actors[0].alias, ["A. Moreau"]);
        assert_eq!(loaded.actors[0].weak_alias, ["Ada"]);
        assert_eq!(loaded.events[0].end.as_ref().map(|date| &*date.text), Some("2013"));
    }

    #[test]
    fn what_is_right_of_a_wrong_file_loads() {
        let loaded = check(expect![[r#"
            [[actor]]
            id = "one"
            name = "One
                      ^ not TOML: invalid basic string, expected `"`

            [[actor]]
            id = "two"
            name
               ^ not TOML: key with no value, expected `=`
            alias = ["Second",
              b c,
              ^^^ not TOML: string values must be quoted, expected literal string
              "Deux",
            ]

            [[actor]]
            ^^^^^^^^^ an actor needs an id: id = "three"
            name = "Three"
            name = "Four"
            ^^^^ not TOML: duplicate key
            summary = """
                        ^ not TOML: invalid multi-line basic string, expected `"`
            never closed
                       ^ not TOML: invalid multi-line basic string, expected `"`

            [[event]]
            id = "five"
            name = "Five"
            startDate = 2018-02-30
                        ^^^^^^^^^^ not TOML: invalid date, expected day between 01 and 28

            [actor]
            ^^^^^^^ write [[actor]]: a dossier may have several actors
            id = "six"
            name = "Six"
        "#]]);
        let ids: Vec<&str> = loaded.actors.iter().map(|actor| &*actor.id).collect();
        assert_eq!(ids, ["one", "two", "three", "six"]);
        assert_eq!(loaded.actors[1].alias, ["Second", "Deux"]);
        assert_eq!(&*loaded.events[0].id, "five");
    }

    #[test]
    fn many_errors_stay_linear() {
        for wrong in
            ["x\n", "[[actor]]\nid = \n", "[[actor]]\nid = 3\nnmae = 1\n", "a.", "[[", "{", "[", "\"\"\"\n", "a={b=["]
        {
            let text = wrong.repeat(20_000);
            let start = std::time::Instant::now();
            toml(&"d.toml".into(), &text);
            assert!(start.elapsed().as_secs() < 10, "{wrong:?} took {:?}", start.elapsed());
        }
    }

    proptest! {
        #[test]
        fn any_text_loads(text in "(\\PC|\\n|\\[\\[actor\\]\\]\n|id = \"a\"\n|[\"'\\[\\]{}=.\\n#]|name = |startDate = 2018-0){0,60}") {
            let loaded = toml(&"d.toml".into(), &text);
            for problem in &loaded.problems {
                prop_assert!(text.get(problem.span.start..problem.span.end).is_some(), "{problem:?}");
            }
            for (_, span) in &loaded.refs {
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
