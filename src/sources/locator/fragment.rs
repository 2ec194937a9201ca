//! Text fragments, by the specification (WICG, URL Fragment Text Directives): `text=[prefix-,]start[,end][,-suffix]`.

use crate::text::Span;
use percent_encoding::percent_decode_str;

/// One text directive, decoded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TextFragment {
    /// What stands right before the passage.
    pub prefix: Option<String>,
    /// The passage, or how it begins where there is an end.
    pub start: String,
    /// How it ends.
    pub end: Option<String>,
    /// What stands right after it.
    pub suffix: Option<String>,
}

/// The text directives of a fragment directive (what follows `:~:`), with their places; others and malformed ones are passed over.
pub(super) fn parse(directives: &str) -> Vec<(TextFragment, Span)> {
    let mut out = Vec::new();
    let mut start = 0;
    for part in directives.split('&') {
        let span = Span::new(start, start + part.len());
        start += part.len() + 1;
        if let Some(fragment) = part.strip_prefix("text=").and_then(directive) {
            out.push((fragment, span));
        }
    }
    out
}

fn directive(value: &str) -> Option<TextFragment> {
    let mut tokens: Vec<&str> = value.split(',').collect();
    let mut out = TextFragment::default();
    if let Some(prefix) = tokens.first().and_then(|token| token.strip_suffix('-')) {
        out.prefix = Some(percent_decoded(prefix)).filter(|text| !text.is_empty());
        tokens.remove(0);
    }
    if let Some(suffix) = tokens.last().and_then(|token| token.strip_prefix('-')) {
        out.suffix = Some(percent_decoded(suffix)).filter(|text| !text.is_empty());
        tokens.pop();
    }
    match tokens.as_slice() {
        [start] => out.start = percent_decoded(start),
        [start, end] => {
            out.start = percent_decoded(start);
            out.end = Some(percent_decoded(end)).filter(|text| !text.is_empty());
        }
        _ => return None,
    }
    (!out.start.trim().is_empty()).then_some(out)
}

/// Percent escapes decoded; bytes that are no UTF-8 become U+FFFD.
pub(super) fn percent_decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
