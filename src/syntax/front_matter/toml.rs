//! TOML between `+++` lines.

use super::{Field, FrontMatter, Value};
use crate::syntax::block::Problem;
use crate::text::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Deeper nesting is left out; the parser itself refuses more than 80 levels.
const DEEPEST: usize = 32;

/// Reads `body`, which begins at `offset` of the file.
pub(super) fn read(body: &str, offset: usize, front: &mut FrontMatter) {
    let (table, errors) = DeTable::parse_recoverable(body);
    front.fields = fields(table.get_ref(), body, offset, DEEPEST);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let start = crate::syntax::source::floor(body, range.start);
        let end = crate::syntax::source::floor(body, range.end);
        let message = format!("The front matter is not valid TOML: {}.", error.message().trim_end_matches('.'));
        front.problems.push(Problem { span: Span::new(start, end).shift(offset), message });
    }
}

fn fields(table: &DeTable<'_>, body: &str, offset: usize, depth: usize) -> Vec<(String, Field)> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), field(value, body, offset, depth))).collect()
}

fn field(value: &Spanned<DeValue<'_>>, body: &str, offset: usize, depth: usize) -> Field {
    let mut span = Span::from(value.span());
    let raw = span.of(body);
    let value = match value.get_ref() {
        _ if depth == 0 => Value::Null,
        DeValue::String(text) => {
            let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| raw.starts_with(quote));
            let len = quotes.map_or(0, str::len);
            if raw.len() >= 2 * len {
                span = Span::new(span.start + len, span.end - len);
            }
            Value::Scalar(text.to_string())
        }
        DeValue::Array(items) => Value::List(items.iter().map(|item| field(item, body, offset, depth - 1)).collect()),
        DeValue::Table(table) => Value::Map(fields(table, body, offset, depth - 1)),
        _ => Value::Scalar(raw.to_owned()),
    };
    Field { span: span.shift(offset), value }
}
