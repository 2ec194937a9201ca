//! A value with its place, as TOML and YAML have in common.

use crate::text::Span;

/// A key in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

/// A value in its place: of a string what stands between the quote marks, of a table header, all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    /// A TOML date or time, a number: as written.
    Date(String),
    Number(String),
    Bool(bool),
    List(Vec<Node>),
    Table(Table),
}

/// The pairs of a table in order, and where its header stands (an inline table: all of it).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub header: Span,
    pub pairs: Vec<(Key, Node)>,
}

impl Value {
    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "a string",
            Value::Date(_) => "a date",
            Value::Number(_) => "a number",
            Value::Bool(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}
