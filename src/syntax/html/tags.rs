//! The tokenizer's events as tags and the text between them, with their places.

use crate::syntax::source::floor;
use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// A start tag.
#[derive(Default)]
pub(super) struct StartTag {
    /// In lower case.
    pub name: String,
    /// From `<` past `>`.
    pub span: Span,
    /// `<svg/>`.
    pub self_closing: bool,
    /// Names in lower case, values decoded, and the values' places.
    pub attributes: Vec<(String, String, Span)>,
}

impl StartTag {
    /// The value of that attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.place(name).map(|(value, _)| value)
    }

    /// The value of that attribute and its place.
    pub fn place(&self, name: &str) -> Option<(&str, Span)> {
        self.attributes.iter().find(|(other, ..)| other == name).map(|(_, value, span)| (value.as_str(), *span))
    }
}

/// Who listens.
pub(super) trait Sink {
    fn start(&mut self, tag: &StartTag);
    fn end(&mut self, name: &str, span: Span);
    /// Text between tags, not decoded.
    fn text(&mut self, span: Span);
    fn comment(&mut self, span: Span);
}

/// Tells `sink` the tags of `text` in order. Linear.
pub(super) fn read(text: &str, sink: &mut dyn Sink) {
    let mut adapter = Adapter { text, sink, done: 0, tag: StartTag::default() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
        adapter.event(event, Span::new(span.start, span.end));
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    for _ in Tokenizer::new_with_emitter(text, emitter) {}
    adapter.text_up_to(text.len());
}

struct Adapter<'t, 's> {
    text: &'t str,
    sink: &'s mut dyn Sink,
    /// Up to here the text was told.
    done: usize,
    tag: StartTag,
}

impl Adapter<'_, '_> {
    fn event(&mut self, event: CallbackEvent<'_>, span: Span) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.text_up_to(span.start);
                self.tag.name.clear();
                self.tag.name.push_str(&String::from_utf8_lossy(name));
                self.tag.attributes.clear();
                self.tag.span = Span::at(span.start);
            }
            CallbackEvent::AttributeName { name } => {
                let name = String::from_utf8_lossy(name).into_owned();
                self.tag.attributes.push((name, String::new(), self.clamp(Span::at(span.end))));
            }
            CallbackEvent::AttributeValue { value } => {
                let span = self.clamp(span);
                if let Some((_, old, place)) = self.tag.attributes.last_mut() {
                    *old = String::from_utf8_lossy(value).into_owned();
                    *place = span;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.self_closing = self_closing;
                self.tag.span = self.clamp(Span::new(self.tag.span.start, span.end));
                self.done = self.done.max(self.tag.span.end);
                self.sink.start(&self.tag);
            }
            CallbackEvent::EndTag { name } => {
                let span = self.take(span);
                self.sink.end(&String::from_utf8_lossy(name), span);
            }
            CallbackEvent::Comment { .. } => {
                let span = self.take(span);
                self.sink.comment(span);
            }
            CallbackEvent::Doctype { .. } => {
                self.take(span);
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn clamp(&self, span: Span) -> Span {
        Span::new(floor(self.text, span.start), floor(self.text, span.end))
    }

    /// Tells the text before `span`, and that `span` is told.
    fn take(&mut self, span: Span) -> Span {
        let span = self.clamp(span);
        self.text_up_to(span.start);
        self.done = self.done.max(span.end);
        span
    }

    fn text_up_to(&mut self, end: usize) {
        let span = Span::new(self.done, floor(self.text, end));
        if span.start < span.end {
            self.done = span.end;
            self.sink.text(span);
        }
    }
}
