//! YAML between `---` lines: granit-parser's events to fields, without recursion. After an error it goes on at the
//! next line that begins a key.

use super::{Field, FrontMatter, Value};
use crate::syntax::block::Problem;
use crate::syntax::citation::trim;
use crate::text::Span;
use granit_parser::{Event, Options, Parser, ScalarStyle};
use std::collections::HashMap;

/// How often reading goes on after an error; what comes then is left out.
const RESTARTS: usize = 16;
/// Deeper nesting is an error.
const DEEPEST: usize = 32;
/// Longer values are not repeated by an alias, so that aliases cannot multiply a text.
const LONGEST_ALIASED: usize = 256;

/// Reads `body`, which begins at `offset` of the file.
pub(super) fn read(body: &str, offset: usize, front: &mut FrontMatter) {
    let mut from = 0;
    for _ in 0..RESTARTS {
        let Some(rest) = body.get(from..) else { return };
        let mut builder = Builder { text: rest, offset: offset + from, ..Builder::default() };
        let Err((at, message)) = builder.run() else {
            front.take(builder);
            return;
        };
        front.take(builder);
        let at = (from + at).min(body.len());
        front.problems.push(Problem { span: line_around(body, at).shift(offset), message });
        match next_key(body, at) {
            Some(next) if next > from => from = next,
            _ => return,
        }
    }
}

impl FrontMatter {
    fn take(&mut self, builder: Builder<'_>) {
        self.problems.extend(builder.problem);
        match builder.root.or_else(|| builder.stack.into_iter().next().map(|frame| frame.node)) {
            Some(Node::Map(fields)) => self.fields.extend(fields),
            Some(Node::List(_)) | None => {}
        }
    }
}

/// The words of the line around `at`, from `at` on where there are any.
fn line_around(body: &str, at: usize) -> Span {
    let at = crate::syntax::source::floor(body, at);
    let (before, after) = body.split_at_checked(at).unwrap_or((body, ""));
    let end = at + after.find(['\n', '\r']).unwrap_or(after.len());
    let rest = trim(body, Span::new(at, end));
    if !rest.is_empty() {
        return rest;
    }
    let before = before.trim_end();
    Span::new(before.rfind(['\n', '\r']).map_or(0, |at| at + 1), before.len())
}

/// The start of the next line after `at` that begins with a key.
fn next_key(body: &str, at: usize) -> Option<usize> {
    let mut at = crate::syntax::source::floor(body, at);
    loop {
        at += body.get(at..)?.find('\n')? + 1;
        let line = body.get(at..)?.lines().next()?;
        let named = line.starts_with(|first: char| first.is_alphanumeric() || "_\"'".contains(first));
        if named && line.contains(':') {
            return Some(at);
        }
    }
}

enum Node {
    Map(Vec<(String, Field)>),
    List(Vec<Field>),
}

struct Frame {
    node: Node,
    start: usize,
    /// The key that waits for its value.
    key: Option<String>,
}

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    /// Where `text` begins in the file.
    offset: usize,
    stack: Vec<Frame>,
    root: Option<Node>,
    anchors: HashMap<usize, String>,
    problem: Option<Problem>,
}

impl Builder<'_> {
    /// Reads to the end, or up to an error: its offset in `text`, and what is wrong.
    fn run(&mut self) -> Result<(), (usize, String)> {
        let mut options = Options::default();
        options.set_emit_comments(false);
        options.flow_nesting_limit = DEEPEST;
        options.block_nesting_limit = DEEPEST;
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, place) = event.map_err(|error| {
                let info = error.info();
                let hint = if info.contains("mapping values") { "; a value with a colon goes in quotes" } else { "" };
                let message = format!("The front matter is not valid YAML: {info}{hint}.");
                (error.marker().byte_offset().unwrap_or(self.text.len()), message)
            })?;
            let place = Span::new(place.start.byte_offset().unwrap_or(0), place.end.byte_offset().unwrap_or(0));
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Ok(());
                    }
                }
                Event::Scalar(text, style, anchor, _) => self.scalar(&text, style, anchor, place),
                Event::Alias(id) => {
                    let value = self.anchors.get(&id).map_or(Value::Null, |text| Value::Scalar(text.clone()));
                    self.value(Field { span: place.shift(self.offset), value });
                }
                Event::SequenceStart(..) => self.open(Node::List(Vec::new()), place.start),
                Event::MappingStart(..) => self.open(Node::Map(Vec::new()), place.start),
                Event::SequenceEnd | Event::MappingEnd => self.close(place.end),
                _ => {}
            }
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, anchor: usize, place: Span) {
        let mut span = trim(self.text, place);
        let raw = span.of(self.text);
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        if quoted && raw.len() >= 2 && raw.starts_with(['"', '\'']) && raw.ends_with(['"', '\'']) {
            span = Span::new(span.start + 1, span.end - 1);
        }
        let nothing = style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let value = if nothing { Value::Null } else { Value::Scalar(text.to_owned()) };
        if anchor != 0 && text.len() <= LONGEST_ALIASED && !nothing {
            self.anchors.insert(anchor, text.to_owned());
        }
        if let Some(Frame { node: Node::Map(_), key: key @ None, .. }) = self.stack.last_mut() {
            *key = Some(text.to_owned());
            return;
        }
        self.value(Field { span: span.shift(self.offset), value });
    }

    fn open(&mut self, node: Node, start: usize) {
        self.stack.push(Frame { node, start, key: None });
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        if self.stack.is_empty() {
            if matches!(frame.node, Node::List(_)) {
                self.misplaced(Span::new(frame.start, end));
            }
            self.root = Some(frame.node);
            return;
        }
        let span = trim(self.text, Span::new(frame.start, end)).shift(self.offset);
        let value = match frame.node {
            Node::Map(fields) => Value::Map(fields),
            Node::List(items) => Value::List(items),
        };
        self.value(Field { span, value });
    }

    fn value(&mut self, field: Field) {
        match self.stack.last_mut() {
            Some(Frame { node: Node::List(items), .. }) => items.push(field),
            Some(Frame { node: Node::Map(fields), key, .. }) => match key.take() {
                Some(name) => fields.push((name, field)),
                // A list or mapping as a key names nothing that is asked for.
                None => *key = Some(String::new()),
            },
            None => self.misplaced(Span::new(
                field.span.start.saturating_sub(self.offset),
                field.span.end.saturating_sub(self.offset),
            )),
        }
    }

    fn misplaced(&mut self, span: Span) {
        let span = trim(self.text, span).shift(self.offset);
        let message = "The front matter has no keys; write `key: value` lines.".to_owned();
        self.problem = Some(Problem { span, message });
    }
}
