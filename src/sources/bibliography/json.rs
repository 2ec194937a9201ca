//! A small JSON reader that keeps the place of every value, which serde_json does not. It reads what it can of a broken
//! file: what stands before the error is kept.

use crate::syntax::Problem;
use crate::text::Span;

/// A JSON value with its place in bytes.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Json {
    pub span: Span,
    pub value: Value,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub fn get(&self, key: &str) -> Option<&Json> {
        match &self.value {
            Value::Object(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn items(&self) -> &[Json] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// A string, or a number as it is written.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }
}

/// Deeper nesting is not read.
const DEPTH: usize = 64;

/// Reads `text`; the value is what could be read, with the first error as a problem. Linear.
pub(super) fn read(text: &str) -> (Option<Json>, Option<Problem>) {
    let mut reader = Reader { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 }, problem: None };
    let value = reader.value(0);
    if reader.problem.is_none() && value.is_some() {
        reader.blanks();
        if reader.at < text.len() {
            reader.fail("something follows the end of the JSON value");
        }
    }
    (value, reader.problem)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    problem: Option<Problem>,
}

impl Reader<'_> {
    fn fail(&mut self, message: &str) {
        if self.problem.is_none() {
            let len = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            self.problem = Some(Problem { span: Span::new(self.at, self.at + len), message: message.to_owned() });
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Recursion is bounded by [`DEPTH`].
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.blanks();
        let start = self.at;
        let value = match self.peek() {
            _ if depth > DEPTH => {
                self.fail("this is nested too deeply for a bibliography");
                return None;
            }
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Value::String(self.string()?),
            Some(_) => self.literal()?,
            None => {
                self.fail("a value is expected here, and the file ends");
                return None;
            }
        };
        Some(Json { span: Span::new(start, self.at), value })
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut fields = Vec::new();
        self.at += 1;
        loop {
            self.blanks();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',') if !fields.is_empty() => self.at += 1,
                Some(b'"') => {
                    let Some(key) = self.string() else { break };
                    self.blanks();
                    if self.peek() != Some(b':') {
                        self.fail("a colon is expected after this key");
                        break;
                    }
                    self.at += 1;
                    let Some(value) = self.value(depth + 1) else { break };
                    fields.push((key, value));
                    if self.problem.is_some() || !self.separated(b'}') {
                        break;
                    }
                }
                _ => {
                    self.fail("a key in quotation marks, or `}`, is expected here");
                    break;
                }
            }
        }
        Value::Object(fields)
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.blanks();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',') if !items.is_empty() => self.at += 1,
                _ => {
                    let Some(value) = self.value(depth + 1) else { break };
                    items.push(value);
                    if self.problem.is_some() || !self.separated(b']') {
                        break;
                    }
                }
            }
        }
        Value::Array(items)
    }

    /// After an item: a comma or the end.
    fn separated(&mut self, close: u8) -> bool {
        self.blanks();
        let fine = self.peek().is_some_and(|byte| byte == b',' || byte == close);
        if !fine {
            self.fail("a comma or the closing bracket is missing here");
        }
        fine
    }

    fn literal(&mut self) -> Option<Value> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
            self.at += 1;
        }
        match self.text.get(start..self.at).unwrap_or_default() {
            "null" => Some(Value::Null),
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            number if number.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
                Some(Value::Number(number.to_owned()))
            }
            _ => {
                self.at = start;
                self.fail("this is no JSON value");
                None
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(stop) = rest.find(['"', '\\', '\n']) else {
                self.at = start;
                self.fail("this string is not closed");
                return None;
            };
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop + 1;
            match rest.as_bytes().get(stop) {
                Some(b'"') => return Some(out),
                Some(b'\n') => {
                    self.at = start;
                    self.fail("this string is not closed on its line");
                    return None;
                }
                _ => self.escape(&mut out),
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, out: &mut String) {
        let Some(c) = self.text.get(self.at..).and_then(|rest| rest.chars().next()) else { return };
        self.at += c.len_utf8();
        match c {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' | 'f' => out.push(' '),
            'u' => {
                let Some(high) = self.hex() else { return };
                let mut code = high;
                if (0xd800..0xdc00).contains(&high)
                    && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"))
                {
                    self.at += 2;
                    let low = self.hex().unwrap_or(0);
                    code = 0x10000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff);
                }
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_places() {
        let text = r#" [{"a": "x\u00e9\n", "b": [1, -2.5e3, true]}] "#;
        let (json, problem) = read(text);
        assert_eq!(problem, None);
        let json = json.unwrap();
        let object = json.items().first().unwrap();
        assert_eq!(object.get("a").unwrap().text(), Some("xé\n"));
        assert_eq!(object.get("b").unwrap().span.of(text), "[1, -2.5e3, true]");
    }

    #[test]
    fn what_stands_before_an_error_is_kept() {
        let (json, problem) = read(r#"[{"id": "a"}, {"id": "b", "x" 1}, {"id": "c"}]"#);
        assert_eq!(json.unwrap().items().len(), 2);
        assert_eq!(problem.unwrap().message, "a colon is expected after this key");
        assert!(read(&"[".repeat(100_000)).1.is_some());
        assert!(read("").1.is_some());
    }
}
