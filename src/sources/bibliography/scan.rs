//! The light scan of a BibLaTeX file: entries and fields with their places, whatever is broken between them.

use crate::syntax::Problem;
use crate::text::Span;

/// `@kind{key, name = value, …}`; spans are bytes of the file.
#[derive(Debug)]
pub(super) struct RawEntry<'a> {
    pub span: Span,
    pub kind: &'a str,
    pub key: Span,
    pub fields: Vec<RawField<'a>>,
}

/// One field; its value is the parts that `#` joins.
#[derive(Debug)]
pub(super) struct RawField<'a> {
    pub name: &'a str,
    /// The whole value, delimiters included.
    pub span: Span,
    pub parts: Vec<Part>,
}

/// A part of a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// In braces or quotes: the place of what is inside.
    Text(Span),
    /// A number, or the name of a `@string`.
    Bare(Span),
}

/// So many broken fields of an entry are mended: each costs a look at the rest of the entry.
const MENDED: usize = 16;

/// What is found at the top level of a file.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    pub entries: Vec<RawEntry<'a>>,
    /// `@string` definitions in order.
    pub strings: Vec<RawField<'a>>,
    pub problems: Vec<Problem>,
}

/// Scans `text`. Linear: a broken entry ends where the next one begins at the start of a line.
pub(super) fn scan(text: &str) -> Scan<'_> {
    let mut out = Scan::default();
    let mut scanner = Scanner { text, at: 0, limit: text.len(), starts: entry_starts(text), next_start: 0 };
    while let Some(at) = scanner.find_entry() {
        scanner.at = at;
        scanner.entry(&mut out);
        if scanner.at <= at {
            scanner.at = at + 1;
        }
    }
    out
}

/// Offsets of each `@` that begins a line and looks like an entry: where a broken entry before it must end.
fn entry_starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t', '\u{feff}']);
        if let Some(rest) = body.strip_prefix('@') {
            let name = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            if name.len() < rest.len() && name.trim_start().starts_with(['{', '(']) {
                out.push(start + line.len() - body.len());
            }
        }
        start += line.len();
    }
    out
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Where the present entry must end at the latest.
    limit: usize,
    starts: Vec<usize>,
    next_start: usize,
}

impl<'a> Scanner<'a> {
    /// The next `@` with a name and an opening brace; `%` hides the rest of a line.
    fn find_entry(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        self.limit = self.text.len();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'%' => self.at = memchr::memchr(b'\n', bytes.get(self.at..)?).map_or(bytes.len(), |n| self.at + n),
                b'@' => {
                    let rest = self.text.get(self.at + 1..)?;
                    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                    if name.len() < rest.len() && name.trim_start().starts_with(['{', '(']) {
                        return Some(self.at);
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        None
    }

    fn entry(&mut self, out: &mut Scan<'a>) {
        let start = self.at;
        while self.starts.get(self.next_start).is_some_and(|at| *at <= start) {
            self.next_start += 1;
        }
        self.limit = self.starts.get(self.next_start).copied().unwrap_or(self.text.len());
        self.at += 1;
        let kind = self.take(|c| c.is_ascii_alphabetic()).of(self.text);
        self.blanks();
        let close = if self.peek() == Some(b'(') { b')' } else { b'}' };
        self.at += 1;
        if kind.eq_ignore_ascii_case("comment") || kind.eq_ignore_ascii_case("preamble") {
            self.at -= 1;
            // JabRef keeps its settings in comments: braces balance, else it ends with its line.
            if self.balanced().is_none() {
                let rest = self.text.as_bytes().get(start..).unwrap_or_default();
                self.at = memchr::memchr(b'\n', rest).map_or(self.text.len(), |n| start + n);
            }
            return;
        }
        let is_string = kind.eq_ignore_ascii_case("string");
        self.blanks();
        let key = if is_string { Span::at(self.at) } else { self.key() };
        let mut fields = Vec::new();
        let mut broken = None;
        let mut mended = 0;
        loop {
            self.separators();
            match self.peek() {
                None => {
                    // A value with a brace too many has run on to the entry's own closing brace.
                    let ran_on = fields.last().map(|field: &RawField<'a>| field.span);
                    mended += 1;
                    if let Some(value) = ran_on.filter(|span| mended <= MENDED && span.of(self.text).contains('\n')) {
                        let last = fields.pop();
                        if self.next_field(value.start, &mut fields) {
                            let span = Span::new(value.start, value.start + 1);
                            out.problems.push(Problem { span, message: "this brace is not closed".to_owned() });
                            continue;
                        }
                        fields.extend(last);
                    }
                    let message = "this entry is not closed; add its closing brace";
                    broken = Some((Span::new(start, self.head_end(start)), message));
                    break;
                }
                Some(byte) if byte == close => {
                    self.at += 1;
                    break;
                }
                Some(_) => {}
            }
            match self.field() {
                Ok(field) => fields.push(field),
                Err((span, message)) => {
                    out.problems.push(Problem { span, message: message.to_owned() });
                    mended += 1;
                    if mended > MENDED || !self.next_field(span.start, &mut fields) {
                        self.recover(close);
                        break;
                    }
                }
            }
        }
        let span = Span::new(start, self.at.min(self.limit));
        if let Some((span, message)) = broken {
            out.problems.push(Problem { span, message: message.to_owned() });
        }
        if is_string {
            out.strings.append(&mut fields);
            return;
        }
        if key.is_empty() {
            let span = Span::new(start, self.head_end(start));
            out.problems.push(Problem { span, message: "this entry has no key; add one after the brace".to_owned() });
        }
        let written = key.of(self.text);
        if written.contains(char::is_whitespace) {
            out.problems.push(Problem {
                span: key,
                message: format!(
                    "the key `{written}` has a space in it, which other programs do not read; take it out, or cite it as `[@{{{written}}}]`"
                ),
            });
        }
        out.entries.push(RawEntry { span, kind, key, fields });
    }

    /// The key: everything up to the first comma, closing brace or line's end.
    fn key(&mut self) -> Span {
        let start = self.at;
        let rest = self.text.get(start..self.limit).unwrap_or_default();
        let len = rest.find([',', '}', '\n', '\r', '=']).unwrap_or(rest.len());
        let written = rest.get(..len).unwrap_or_default().trim_end();
        if rest.as_bytes().get(len) == Some(&b'=') {
            // `@online{title = …`: a field, not a key.
            return Span::at(start);
        }
        self.at = start + len;
        Span::new(start, start + written.len())
    }

    fn field(&mut self) -> Result<RawField<'a>, (Span, &'static str)> {
        let start = self.at;
        let name = self.take(|c| !c.is_whitespace() && !"{}(),=\"#%\\".contains(c));
        if name.is_empty() {
            let end = self.text.get(start..).and_then(|t| t.chars().next()).map_or(start, |c| start + c.len_utf8());
            return Err((Span::new(start, end), "a field's name is expected here"));
        }
        self.blanks();
        if self.peek() != Some(b'=') {
            return Err((name, "this field has no value; write `name = {value}`"));
        }
        self.at += 1;
        let mut parts = Vec::new();
        self.blanks();
        let value = self.at;
        loop {
            self.blanks();
            let part = self.at;
            match self.peek() {
                Some(b'{') => match self.balanced() {
                    Some(inner) => parts.push(Part::Text(inner)),
                    None => return Err((Span::new(part, part + 1), "this brace is not closed")),
                },
                Some(b'"') => match self.quoted() {
                    Some(inner) => parts.push(Part::Text(inner)),
                    None => return Err((Span::new(part, part + 1), "this quotation mark is not closed")),
                },
                _ => {
                    let bare = self.take(|c| !c.is_whitespace() && !"{}(),=\"#%\\".contains(c));
                    if bare.is_empty() {
                        return Err((name, "this field has no value; write `name = {value}`"));
                    }
                    parts.push(Part::Bare(bare));
                }
            }
            let end = self.at;
            self.blanks();
            if self.peek() == Some(b'#') {
                self.at += 1;
                continue;
            }
            return Ok(RawField { name: name.of(self.text), span: Span::new(value, end), parts });
        }
    }

    /// What stands between the brace here and the one that closes it, which is passed.
    fn balanced(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let (open, close) = if self.peek() == Some(b'(') { (b'(', b')') } else { (b'{', b'}') };
        let start = self.at + 1;
        let mut depth = 0usize;
        let mut at = self.at;
        while at < self.limit {
            match bytes.get(at).copied()? {
                b'\\' => at += 1,
                byte if byte == open => depth += 1,
                byte if byte == close => {
                    depth -= 1;
                    if depth == 0 {
                        self.at = at + 1;
                        return Some(Span::new(start, at));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// What stands between the quotation mark here and the next one outside braces, which is passed.
    fn quoted(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut depth = 0usize;
        let mut at = start;
        while at < self.limit {
            match bytes.get(at).copied()? {
                b'\\' => at += 1,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'"' if depth == 0 => {
                    self.at = at + 1;
                    return Some(Span::new(start, at));
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// After a broken field, the fault being at `fault`: to the next line that opens a field or closes the entry. What
    /// stands on the line of an unclosed value is kept as the value.
    fn next_field(&mut self, fault: usize, fields: &mut Vec<RawField<'a>>) -> bool {
        let rest = self.text.get(fault..self.limit).unwrap_or_default();
        let mut at = fault;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            let body = line.trim_start();
            let name = body.find(|c: char| !c.is_ascii_alphanumeric() && !"-_+:".contains(c)).unwrap_or(body.len());
            let opens = name > 0 && body.get(name..).unwrap_or_default().trim_start().starts_with('=');
            if index > 0 && (opens || body.starts_with(['}', ')'])) {
                self.at = at;
                return true;
            }
            if index == 0 && body.starts_with(['{', '"']) {
                let value = body.get(1..).unwrap_or_default().trim_end().trim_end_matches(',').trim_end();
                let value = value.strip_suffix(['}', '"']).unwrap_or(value);
                let span = Span::new(fault + 1, fault + 1 + value.len());
                let head = self.text.get(..fault).unwrap_or_default().trim_end();
                let head = head.strip_suffix('=').map(str::trim_end).unwrap_or_default();
                let start = head.rfind(|c: char| c.is_whitespace() || ",{".contains(c)).map_or(0, |at| at + 1);
                if let Some(name) = self.text.get(start..head.len()).filter(|name| !name.is_empty()) {
                    fields.push(RawField { name, span: Span::new(fault, span.end), parts: vec![Part::Text(span)] });
                }
            }
            at += line.len();
        }
        false
    }

    /// After a broken field: to the closing brace at the start of a line, else to where the next entry begins.
    fn recover(&mut self, close: u8) {
        let rest = self.text.get(self.at..self.limit).unwrap_or_default();
        let mut at = self.at;
        for line in rest.split_inclusive('\n') {
            if at > self.at && line.as_bytes().first() == Some(&close) {
                self.at = at + 1;
                return;
            }
            at += line.len();
        }
        self.at = self.limit;
    }

    fn head_end(&self, start: usize) -> usize {
        let line = self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        start + line.trim_end().len()
    }

    fn peek(&self) -> Option<u8> {
        if self.at < self.limit { self.text.as_bytes().get(self.at).copied() } else { None }
    }

    fn take(&mut self, keep: impl Fn(char) -> bool) -> Span {
        let start = self.at;
        let rest = self.text.get(start..self.limit).unwrap_or_default();
        self.at = start + rest.find(|c| !keep(c)).unwrap_or(rest.len());
        Span::new(start, self.at)
    }

    /// White space and comments.
    fn blanks(&mut self) {
        loop {
            self.take(char::is_whitespace);
            if self.peek() != Some(b'%') {
                return;
            }
            self.take(|c| c != '\n');
        }
    }

    fn separators(&mut self) {
        self.blanks();
        while self.peek() == Some(b',') {
            self.at += 1;
            self.blanks();
        }
    }
}
