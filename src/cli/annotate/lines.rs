//! Annotations as Dateline's own lines of JSON.

use super::collect::{Annotation, What};
use crate::text::DocText;
use serde::Serialize;

/// A line; `start` and `end` count code points.
#[derive(Serialize)]
struct Line<'a> {
    start: usize,
    end: usize,
    #[serde(flatten)]
    what: &'a What,
    text: &'a str,
}

/// One line an annotation. Linear: the annotations are in text order, and code points are counted from one to the next.
pub fn write(found: &[Annotation], text: &DocText) -> String {
    let whole = text.to_string();
    let mut out = Vec::with_capacity(found.len() * 128);
    let (mut at, mut counted) = (0, 0);
    for Annotation { span, what } in found {
        let words = span.of(&whole);
        counted += whole.get(at..span.start).map_or(0, |between| between.chars().count());
        at = span.start.max(at);
        let line = Line { start: counted, end: counted + words.chars().count(), what, text: words };
        // Writing strings and numbers into memory cannot fail.
        let _ = serde_json::to_writer(&mut out, &line);
        out.push(b'\n');
    }
    String::from_utf8(out).unwrap_or_default()
}
