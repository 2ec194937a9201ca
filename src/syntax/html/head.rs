//! What an HTML page says about itself: title, language, address, meta elements, JSON-LD, times.

use super::entities::Entities;
use super::tags::{self, Sink, StartTag};
use crate::syntax::running::RunningText;
use crate::text::Span;

/// The metadata of a page, as written (entities decoded). Spans are bytes of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HtmlHead {
    /// `<title>`.
    pub title: Option<(String, Span)>,
    /// `<html lang>`.
    pub lang: Option<(String, Span)>,
    /// `<link rel="canonical" href>`.
    pub canonical: Option<(String, Span)>,
    /// `<!-- saved from url=(0022)https://x.example/a -->`, which browsers write into pages that they save.
    pub saved_from: Option<(String, Span)>,
    /// `<meta>` elements in order: name, property or itemprop in lower case, content, the content's place.
    pub meta: Vec<(String, String, Span)>,
    /// The texts of `<script type="application/ld+json">`.
    pub json_ld: Vec<(String, Span)>,
    /// `<time datetime>` in order, in the whole page.
    pub times: Vec<(String, Span)>,
}

impl HtmlHead {
    /// The content of the first meta element of that name or property (in lower case).
    pub fn meta(&self, name: &str) -> Option<(&str, Span)> {
        self.meta.iter().find(|(other, ..)| other == name).map(|(_, value, span)| (value.as_str(), *span))
    }
}

/// Reads the metadata of a whole HTML page. Linear.
pub fn html_head(text: &str) -> HtmlHead {
    let mut reader = Reader { text, head: HtmlHead::default(), inside: Inside::Other, foreign: 0 };
    tags::read(text, &mut reader);
    reader.head
}

enum Inside {
    Title,
    JsonLd,
    Other,
}

struct Reader<'t> {
    text: &'t str,
    head: HtmlHead,
    inside: Inside,
    /// Depth in `<svg>`, whose titles are not the page's.
    foreign: usize,
}

impl Sink for Reader<'_> {
    fn start(&mut self, tag: &StartTag) {
        self.inside = Inside::Other;
        let own = |place: Option<(&str, Span)>| {
            place.map(|(value, span)| (value.trim().to_owned(), span)).filter(|(value, _)| !value.is_empty())
        };
        match tag.name.as_str() {
            "html" if self.head.lang.is_none() => {
                self.head.lang = own(tag.place("lang").or_else(|| tag.place("xml:lang")));
            }
            "title" if self.foreign == 0 && self.head.title.is_none() => self.inside = Inside::Title,
            "svg" => self.foreign += 1,
            "meta" => {
                let name = tag.get("property").or_else(|| tag.get("name")).or_else(|| tag.get("itemprop"));
                if let (Some(name), Some((content, span))) = (name, own(tag.place("content"))) {
                    self.head.meta.push((name.trim().to_ascii_lowercase(), content, span));
                }
            }
            "link" if self.head.canonical.is_none() => {
                let rel = tag.get("rel").unwrap_or_default();
                if rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")) {
                    self.head.canonical = own(tag.place("href"));
                }
            }
            "script" => {
                let kind = tag.get("type").unwrap_or_default().trim().to_ascii_lowercase();
                if kind.starts_with("application/ld+json") {
                    self.inside = Inside::JsonLd;
                }
            }
            "time" => self.head.times.extend(own(tag.place("datetime"))),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, _: Span) {
        self.inside = Inside::Other;
        if name == "svg" {
            self.foreign = self.foreign.saturating_sub(1);
        }
    }

    fn text(&mut self, span: Span) {
        match self.inside {
            Inside::Title => {
                let mut running = RunningText::default();
                Entities::default().push(span.of(self.text), span.start, false, &mut running);
                let title = running.text.trim();
                if !title.is_empty() {
                    let start = running.text.len() - running.text.trim_start().len();
                    let place = running.file_span(Span::new(start, start + title.len()));
                    self.head.title = Some((title.to_owned(), place));
                }
            }
            Inside::JsonLd => self.head.json_ld.push((span.of(self.text).to_owned(), span)),
            Inside::Other => {}
        }
    }

    fn comment(&mut self, span: Span) {
        let comment = span.of(self.text);
        if let Some((_, rest)) = comment.split_once("saved from url=(")
            && self.head.saved_from.is_none()
            && let Some((digits, address)) = rest.split_once(')')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            let address = address.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
            let address = address.trim_end_matches("--");
            let start = span.end - rest.len().min(span.len()) + digits.len() + 1;
            if !address.is_empty() {
                self.head.saved_from = Some((address.to_owned(), Span::new(start, start + address.len())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn a_head() {
        let text = "<!doctype html>\n<!-- saved from url=(0021)https://example.org/a -->\n<html lang=en-GB><head><meta charset=utf-8><title>Talks &amp; tests\n</title>\
            <meta property=\"og:site_name\" content='The Daily'><META NAME=Author CONTENT=\"Jane Doe\">\
            <link rel=\"canonical\" href=\"https://example.org/a\">\
            <script type=\"application/ld+json\">{\"@type\": \"NewsArticle\"}</script><script>x<y</script></head>\
            <body><svg><title>no</title></svg><time datetime=\"2024-12-02T10:00:00Z\">2 December</time></body>";
        let head = html_head(text);
        for (value, span) in head
            .title
            .iter()
            .skip(1)
            .chain(&head.saved_from)
            .chain(&head.lang)
            .chain(&head.canonical)
            .chain(&head.json_ld)
            .chain(&head.times)
        {
            assert_eq!(span.of(text), value);
        }
        for (_, value, span) in &head.meta {
            assert_eq!(span.of(text), value);
        }
        expect![[r#"
            HtmlHead {
                title: Some(
                    (
                        "Talks & tests",
                        118..135,
                    ),
                ),
                lang: Some(
                    (
                        "en-GB",
                        79..84,
                    ),
                ),
                canonical: Some(
                    (
                        "https://example.org/a",
                        259..280,
                    ),
                ),
                saved_from: Some(
                    (
                        "https://example.org/a",
                        42..63,
                    ),
                ),
                meta: [
                    (
                        "og:site_name",
                        "The Daily",
                        183..192,
                    ),
                    (
                        "author",
                        "Jane Doe",
                        221..229,
                    ),
                ],
                json_ld: [
                    (
                        "{\"@type\": \"NewsArticle\"}",
                        317..341,
                    ),
                ],
                times: [
                    (
                        "2024-12-02T10:00:00Z",
                        427..447,
                    ),
                ],
            }
        "#]]
        .assert_debug_eq(&head);
    }
}
