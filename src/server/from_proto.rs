//! From the protocol's terms to the core's.

use super::uri;
use super::view::View;
use crate::syntax::Format;
use crate::text::{DocText, Encoding, Position, Span};
use crate::workspace::FileKey;
use tower_lsp::ls_types as lsp;

/// A position as a byte offset of `text`.
pub fn offset(text: &DocText, position: lsp::Position, encoding: Encoding) -> usize {
    text.offset(Position { line: position.line, column: position.character }, encoding)
}

/// A range as a span of `text`; one whose end is before its start is read the other way round.
pub fn span(text: &DocText, range: lsp::Range, encoding: Encoding) -> Span {
    let (start, end) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    Span::new(start.min(end), start.max(end))
}

/// The file and the offset that a request is about; `None` where the file is not known.
pub fn place(view: &View, params: &lsp::TextDocumentPositionParams) -> Option<(FileKey, usize)> {
    let file = uri::to_key(&params.text_document.uri);
    let text = view.text(&file)?;
    let offset = offset(&text, params.position, view.client.encoding);
    Some((file, offset))
}

/// The format of an opened document: what the client calls it, else what its name says.
pub fn format(language: &str, file: &FileKey) -> Format {
    match language {
        "markdown" | "pandoc" | "quarto" | "rmd" | "telekasten" => Format::Markdown,
        "html" | "xhtml" => Format::Html,
        _ => {
            let name = file.rsplit('/').next().unwrap_or_default();
            let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
            match extension.as_deref() {
                Some("md" | "markdown") => Format::Markdown,
                Some("html" | "htm") => Format::Html,
                _ => Format::Plain,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_goes_before_the_name() {
        assert_eq!(format("markdown", &FileKey::from("untitled:Untitled-1")), Format::Markdown);
        assert_eq!(format("plaintext", &FileKey::from("/a.b/n.MD")), Format::Markdown);
        assert_eq!(format("", &FileKey::from("/a.md/page.htm")), Format::Html);
        assert_eq!(format("plaintext", &FileKey::from("/a.md/page")), Format::Plain);
    }

    #[test]
    fn a_range_that_is_turned_round_is_read() {
        let text = DocText::new("abc\ndef");
        let at = lsp::Position::new;
        assert_eq!(span(&text, lsp::Range::new(at(1, 1), at(0, 1)), Encoding::Utf16), Span::new(1, 5));
    }
}
