//! Text between tags to running text: entities decoded, white space collapsed.

use crate::syntax::running::RunningText;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::collections::HashMap;

/// What entities stand for, as far as met.
#[derive(Default)]
pub(super) struct Entities {
    known: HashMap<String, String>,
}

/// A longer run of letters after `&` is no entity.
const LONGEST: usize = 40;

impl Entities {
    /// The character reference at the start of `raw` (which begins with `&`): its length and what it stands for.
    fn reference(&mut self, raw: &str) -> Option<(usize, String)> {
        let name = raw.get(1..)?;
        let len = name.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        let end = 1 + len + usize::from(name.as_bytes().get(len) == Some(&b';'));
        let written = raw.get(..end)?;
        if len == 0 {
            return None;
        }
        if !self.known.contains_key(written) {
            // Bounded: a page may hold any number of different ones.
            if self.known.len() > 4096 {
                self.known.clear();
            }
            self.known.insert(written.to_owned(), decode(written));
        }
        let decoded = self.known.get(written)?;
        if decoded == written {
            return None;
        }
        // `&copy2024`: what follows the name is text.
        let mut same = 0;
        for (a, b) in written.chars().rev().zip(decoded.chars().rev()) {
            if a != b {
                break;
            }
            same += a.len_utf8();
        }
        let value = decoded.get(..decoded.len() - same)?;
        (!value.is_empty()).then(|| (end - same, value.to_owned()))
    }

    /// Appends `raw`, which stands at `offset` of the file: entities decoded; a run of white space gives one character,
    /// and none at the start of a line, unless it is to be `kept` (`<pre>`). Gives the number of characters but white
    /// space. Linear.
    pub fn push(&mut self, raw: &str, offset: usize, kept: bool, running: &mut RunningText) -> usize {
        let bytes = raw.as_bytes();
        let mut count = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let special = |byte: &u8| matches!(byte, b'&' | b' ' | b'\n' | b'\t' | b'\r' | b'\x0c');
            if !special(&byte) {
                let len = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| !special(byte)).count();
                let words = raw.get(at..at + len).unwrap_or_default();
                count += words.chars().count();
                running.push(words, offset + at);
                at += len;
            } else if byte == b'&' {
                let rest = raw.get(at..).unwrap_or_default();
                count += 1;
                match self.reference(rest) {
                    Some((len, value)) => {
                        running.push_replaced(&value, offset + at, len);
                        at += len;
                    }
                    None => {
                        running.push("&", offset + at);
                        at += 1;
                    }
                }
            } else {
                let crlf = byte == b'\r' && bytes.get(at + 1) == Some(&b'\n');
                let len = 1 + usize::from(crlf);
                let fresh = running.text.is_empty() || running.text.ends_with(['\n', ' ']);
                if kept || !fresh {
                    match byte {
                        b' ' | b'\n' => running.push(if byte == b' ' { " " } else { "\n" }, offset + at),
                        b'\r' => running.push_replaced("\n", offset + at, len),
                        _ => running.push_replaced(" ", offset + at, len),
                    }
                }
                at += len;
            }
        }
        count
    }
}

/// What the tokenizer makes of a reference.
fn decode(written: &str) -> String {
    let mut out = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        if let CallbackEvent::String { value } = event {
            out.extend_from_slice(value);
        }
        None::<std::convert::Infallible>
    });
    for _ in Tokenizer::new_with_emitter(written, emitter) {}
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_keep_their_places() {
        let raw = "A&amp;B &mdash;\n  &#8220;x&#x201D; &copy2024 &zzz; &";
        let mut running = RunningText::default();
        Entities::default().push(raw, 10, false, &mut running);
        assert_eq!(running.text, "A&B —\n“x” ©2024 &zzz; &");
        let at = running.text.find('“').unwrap();
        assert_eq!(running.file_span(crate::text::Span::new(at, at + 3)), crate::text::Span::new(28, 35));
        let at = running.text.find("2024").unwrap();
        assert_eq!(&raw[running.to_file(at) - 10..][..4], "2024");
    }
}
