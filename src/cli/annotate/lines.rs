//! Annotations as Dateline's own lines of JSON.

use super::collect::{Annotation, Names, What};
use crate::text::{DocText, Span};
use std::fmt::Write;

/// Appends one line for each annotation of the chunk `chunk` of `text`; `start` and `end` count code points. Linear: the annotations are
/// in text order, and code points are counted from one to the next.
pub fn write(found: &[Annotation], text: &DocText, chunk: Span, out: &mut String) {
    let words = text.slice(chunk);
    let mut digits = itoa::Buffer::new();
    let (mut at, mut counted) = (0, text.code_points(chunk.start));
    for Annotation { span, what } in found {
        let (from, to) = (span.start.saturating_sub(chunk.start), span.end.saturating_sub(chunk.start));
        let shown = words.get(from..to).unwrap_or_default();
        counted += words.get(at..from).map_or(0, |between| between.chars().count());
        at = from.max(at);
        let end = counted + shown.chars().count();
        out.push_str("{\"start\":");
        out.push_str(digits.format(counted));
        out.push_str(",\"end\":");
        out.push_str(digits.format(end));
        out.push(',');
        says(what, out);
        out.push_str(",\"text\":");
        string(shown, out);
        out.push_str("}\n");
    }
}

/// The members that the kind has.
fn says(what: &What, out: &mut String) {
    let boolean = |value: bool| if value { "true" } else { "false" };
    match what {
        What::Actor(names) => named("actor", names, out),
        What::Event(names) => named("event", names, out),
        What::Time { timex, value } => {
            let _ = write!(out, "\"kind\":\"time\",\"type\":\"{timex}\",\"value\":");
            string(value, out);
        }
        What::Quotation => out.push_str("\"kind\":\"quotation\""),
        What::Citation { key, resolved } => {
            out.push_str("\"kind\":\"citation\",\"key\":");
            string(key, out);
            out.push_str(",\"resolved\":");
            out.push_str(boolean(*resolved));
        }
        What::Claim { status, dated, sourced } => {
            let (dated, sourced) = (dated.map_or("null", boolean), boolean(*sourced));
            let _ = write!(out, "\"kind\":\"claim\",\"status\":\"{status}\",\"dated\":{dated},\"sourced\":{sourced}");
        }
    }
}

fn named(kind: &str, names: &Names, out: &mut String) {
    let _ = write!(out, "\"kind\":\"{kind}\",");
    match names {
        Names::One { id, name } => {
            out.push_str("\"id\":");
            string(id, out);
            out.push_str(",\"name\":");
            match name {
                Some(name) => string(name, out),
                None => out.push_str("null"),
            }
        }
        Names::Several { candidates } => {
            for (at, id) in candidates.iter().enumerate() {
                out.push_str(if at == 0 { "\"candidates\":[" } else { "," });
                string(id, out);
            }
            out.push(']');
        }
    }
}

/// A string as JSON has it.
fn string(text: &str, out: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::string;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strings_are_those_of_json(text in any::<String>(), plain in "[a-zé \"\\\\\n]{0,8}") {
            for text in [text, plain] {
                let mut out = String::new();
                string(&text, &mut out);
                prop_assert_eq!(out, serde_json::to_string(&text).unwrap());
            }
        }
    }
}
