//! Front matter: YAML between `---` lines (TOML between `+++`) at a document's start.

use super::block::Problem;
use crate::text::Span;

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

impl FrontMatter {
    /// Reads the front matter at the start of a document's text; `None` where it has none. Spans are bytes of `text`.
    pub fn parse(text: &str) -> Option<FrontMatter> {
        let body = text.trim_start_matches('\u{feff}');
        let offset = text.len() - body.len();
        let mut lines = body.split_inclusive('\n');
        let open = lines.next()?;
        let fence = open.trim_end();
        if fence != "---" && fence != "+++" {
            return None;
        }
        let mut at = offset + open.len();
        let mut front = FrontMatter::default();
        for line in lines {
            let bare = line.trim_end();
            if bare == fence || (fence == "---" && bare == "...") {
                front.span = Span::new(offset, at + bare.len());
                return Some(front);
            }
            if let Some((key, raw)) = bare.split_once([':', '=']).filter(|_| !bare.starts_with([' ', '#', '-'])) {
                let value = raw.trim();
                let start = at + key.len() + 1 + (raw.len() - raw.trim_start().len());
                let (value, start) = match value.strip_prefix(['"', '\'']) {
                    Some(inner) => (inner.trim_end_matches(['"', '\'']), start + 1),
                    None => (value, start),
                };
                let span = Span::new(start, start + value.len());
                let value = if value.is_empty() { Value::Null } else { Value::Scalar(value.to_owned()) };
                front.fields.push((key.trim().to_owned(), Field { span, value }));
            }
            at += line.len();
        }
        None
    }
}
