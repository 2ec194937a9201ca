//! Front matter: YAML between `---` lines (TOML between `+++`) at a document's start.

mod toml;
mod yaml;

use super::block::{Chunk, Problem};
use super::segment::front_matter_end;
use crate::text::Span;
use std::collections::HashSet;

/// A value of front matter.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A scalar as it is written, quotes removed (`2024-12-02`, `true`, `Reuters`).
    Scalar(String),
    /// A list.
    List(Vec<Field>),
    /// A mapping; the fields' keys in order.
    Map(Vec<(String, Field)>),
    /// Nothing (`key:`).
    Null,
}

/// A value with its place in the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Where the value stands.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The fields of a document's front matter, keys in order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FrontMatter {
    /// From the first delimiter to the last.
    pub span: Span,
    /// Keys (as written) with their values.
    pub fields: Vec<(String, Field)>,
    /// What is wrong in it; the fields before the wrong place are kept where that is possible.
    pub problems: Vec<Problem>,
}

impl Eq for FrontMatter {}

impl FrontMatter {
    /// The field of that key, letter case ignored.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, field)| field)
    }

    /// The scalar of that key, with its place.
    pub fn scalar(&self, key: &str) -> Option<(&str, Span)> {
        match self.get(key)? {
            Field { span, value: Value::Scalar(text) } => Some((text, *span)),
            _ => None,
        }
    }
}

/// The chunk that front matter makes; `known` is what its text was read to, where it has been.
pub(super) fn chunk(text: &str, known: Option<&FrontMatter>) -> Chunk {
    let front = known.cloned().or_else(|| FrontMatter::parse(text));
    let problems = front.iter().flat_map(|front| front.problems.clone()).collect();
    Chunk { front_matter: front.map(Box::new), problems, ..Chunk::default() }
}

impl FrontMatter {
    /// Reads the front matter at the start of a document's text; `None` where it has none. Spans are bytes of `text`.
    /// Where it is broken, the fields around the wrong place are kept. Linear.
    pub fn parse(text: &str) -> Option<FrontMatter> {
        let end = front_matter_end(text)?;
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let whole = text.get(start..end)?;
        let open = whole.find(['\n', '\r'])? + 1;
        let close = whole.trim_end().rfind(['\n', '\r'])? + 1;
        let body = Span::new(start + open, start + close.max(open));
        let mut front =
            FrontMatter { span: Span::new(start, start + whole.trim_end().len()), ..FrontMatter::default() };
        if whole.starts_with("+++") {
            toml::read(body.of(text), body.start, &mut front);
        } else {
            yaml::read(body.of(text), body.start, &mut front);
        }
        front.repeated_keys();
        Some(front)
    }

    fn repeated_keys(&mut self) {
        let mut seen = HashSet::new();
        for (key, field) in &self.fields {
            if !seen.insert(key.to_ascii_lowercase()) {
                let message = format!("`{key}` is given twice; the first one counts. Remove one of them.");
                self.problems.push(Problem { span: field.span, message });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;
    use std::ops::Range;

    fn show(value: &Value) -> String {
        match value {
            Value::Scalar(text) => format!("{text:?}"),
            Value::Null => "null".to_owned(),
            Value::List(items) => {
                format!("[{}]", items.iter().map(|item| show(&item.value)).collect::<Vec<_>>().join(", "))
            }
            Value::Map(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(key, field)| format!("{key}: {}", show(&field.value))).collect();
                format!("{{{}}}", fields.join(", "))
            }
        }
    }

    fn check(text: &str, expected: &Expect) {
        let front = FrontMatter::parse(text).unwrap();
        let mut out = format!("{:?}\n", front.span.of(text));
        for (key, field) in &front.fields {
            out += &format!("{key} = {} at {:?}\n", show(&field.value), field.span.of(text));
        }
        for problem in &front.problems {
            out += &format!("problem at {:?}: {}\n", problem.span.of(text), problem.message);
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn yaml_values_as_written_with_their_places() {
        check(
            "---\n# about\ntype: source\npublished: 2024-12-02\nversion: 1.10\ntitle: \"Talks: a “new” start\"\nauthor: [Jane Doe, 'John Roe']\n\
             tags:\n  - korea\n  - talks\nposition:\n  - title: Minister\n    of: france\nsummary: |\n  Two\n  lines\nempty:\n---\n# Text\n",
            &expect![[r#"
                "---\n# about\ntype: source\npublished: 2024-12-02\nversion: 1.10\ntitle: \"Talks: a “new” start\"\nauthor: [Jane Doe, 'John Roe']\ntags:\n  - korea\n  - talks\nposition:\n  - title: Minister\n    of: france\nsummary: |\n  Two\n  lines\nempty:\n---"
                type = "source" at "source"
                published = "2024-12-02" at "2024-12-02"
                version = "1.10" at "1.10"
                title = "Talks: a “new” start" at "Talks: a “new” start"
                author = ["Jane Doe", "John Roe"] at "[Jane Doe, 'John Roe']"
                tags = ["korea", "talks"] at "- korea\n  - talks"
                position = [{title: "Minister", of: "france"}] at "- title: Minister\n    of: france"
                summary = "Two\nlines\n" at "Two\n  lines"
                empty = null at ""
            "#]],
        );
    }

    #[test]
    fn broken_yaml_keeps_the_rest() {
        check(
            "---\ntitle: Talks: a new start\ndate: 2024\nlist: [a, b\nauthor: Jane Doe\n---\n",
            &expect![[r#"
                "---\ntitle: Talks: a new start\ndate: 2024\nlist: [a, b\nauthor: Jane Doe\n---"
                title = "Talks" at "Talks"
                date = "2024" at "2024"
                problem at ": a new start": The front matter is not valid YAML: mapping values are not allowed in this context; a value with a colon goes in quotes.
                problem at ": Jane Doe": The front matter is not valid YAML: illegal placement of ':' indicator.
            "#]],
        );
        check(
            "---\ndate: 2024\nDate: 2023\n...\n",
            &expect![[r#"
            "---\ndate: 2024\nDate: 2023\n..."
            date = "2024" at "2024"
            Date = "2023" at "2023"
            problem at "2023": `Date` is given twice; the first one counts. Remove one of them.
        "#]],
        );
        check(
            "---\njust words\n---\n",
            &expect![[r#"
            "---\njust words\n---"
            problem at "just words": The front matter has no keys; write `key: value` lines.
        "#]],
        );
    }

    #[test]
    fn toml_values() {
        check(
            "+++\ntype = \"note\"\ndate = 2024-12-02\nn = 1_000\ntags = [\"a\", 'b']\n[extra]\nkey = true\n+++\n",
            &expect![[r#"
                "+++\ntype = \"note\"\ndate = 2024-12-02\nn = 1_000\ntags = [\"a\", 'b']\n[extra]\nkey = true\n+++"
                type = "note" at "note"
                date = "2024-12-02" at "2024-12-02"
                n = "1_000" at "1_000"
                tags = ["a", "b"] at "[\"a\", 'b']"
                extra = {key: "true"} at "[extra]"
            "#]],
        );
        check(
            "+++\na = \nb = 2\n+++\n",
            &expect![[r#"
            "+++\na = \nb = 2\n+++"
            a = "" at ""
            b = "2" at "2"
            problem at "": The front matter is not valid TOML: string values must be quoted, expected literal string.
        "#]],
        );
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in
            ["", "---", "---\n\nA rule.\n---\n", "---\nopen: yes\n", "text\n---\na: b\n---\n", "----\na: b\n----\n"]
        {
            assert_eq!(FrontMatter::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn depth_and_aliases_are_bounded() {
        let deep = format!("---\na: {}\nb: 1\n---\n", "[".repeat(100_000));
        assert!(!FrontMatter::parse(&deep).unwrap().problems.is_empty());
        let deep = format!("---\n{}\n---\n", "- ".repeat(100_000));
        FrontMatter::parse(&deep).unwrap();
        let deep = format!("+++\na = {}\n+++\n", "[".repeat(100_000));
        assert!(!FrontMatter::parse(&deep).unwrap().problems.is_empty());
        check(
            "---\na: &x 2024\nb: *x\n---\n",
            &expect![[r#"
            "---\na: &x 2024\nb: *x\n---"
            a = "2024" at "2024"
            b = "2024" at "*x"
        "#]],
        );
    }

    fn inside(field: &Field, text: &str) {
        assert!(text.get(Range::from(field.span)).is_some(), "{field:?}");
        match &field.value {
            Value::List(items) => items.iter().for_each(|item| inside(item, text)),
            Value::Map(fields) => fields.iter().for_each(|(_, item)| inside(item, text)),
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "\n", "  ", "- ", ": ", "a", "é", "key", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "&x", "*x", "#", "? ", "!t",
                "\t", "\r\n", "=", "2024-01-01", "\u{0}", "\\", "%", "@", "...", "\"\"\"", "[[a]]",
            ]), 0..30),
            toml in any::<bool>(),
        ) {
            let fence = if toml { "+++" } else { "---" };
            let text = format!("{fence}\nk{}\n{fence}\n", pieces.concat());
            if let Some(front) = FrontMatter::parse(&text) {
                front.fields.iter().for_each(|(_, field)| inside(field, &text));
                for problem in &front.problems {
                    prop_assert!(text.get(Range::from(problem.span)).is_some());
                }
            }
        }
    }
}
