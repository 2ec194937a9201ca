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
