//! Metadata of a saved page: JSON-LD (schema.org), OpenGraph, the `citation_` and Dublin Core names, `<time>`.

use crate::syntax::HtmlHead;
use crate::time::Edtf;
use serde_json::Value;

/// No more JSON objects of a page are looked at.
const OBJECTS: usize = 2000;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub published: Option<Edtf>,
    pub url: Option<String>,
    pub language: Option<String>,
}

impl Page {
    /// Reads what `head` holds; JSON-LD goes before meta elements, these before the title and times in the text.
    pub fn of(head: &HtmlHead) -> Page {
        let linked = head.json_ld.iter().find_map(|(text, _)| article(text)).unwrap_or_default();
        let meta = |names: &[&str]| names.iter().find_map(|name| head.meta(name)).map(|(value, _)| tidy(value));
        let all = |name: &str| -> Vec<String> {
            let values = head.meta.iter().filter(|(other, ..)| other == name).map(|(_, value, _)| tidy(value));
            // A profile's address is no name.
            values.filter(|value| !value.is_empty() && !value.contains("://")).collect()
        };
        let authors = [linked.authors, all("citation_author"), all("author"), all("article:author"), all("dc.creator")];
        let dates = [
            "article:published_time",
            "og:article:published_time",
            "citation_publication_date",
            "citation_date",
            "datepublished",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "date",
        ];
        let times = head.times.first().and_then(|(value, _)| date(value));
        Page {
            title: linked
                .title
                .or_else(|| meta(&["og:title", "citation_title", "twitter:title", "dc.title"]))
                .or_else(|| head.title.as_ref().map(|(title, _)| tidy(title))),
            authors: authors.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
            publisher: linked.publisher.or_else(|| {
                meta(&[
                    "og:site_name",
                    "citation_journal_title",
                    "citation_publisher",
                    "dc.publisher",
                    "application-name",
                ])
            }),
            published: linked
                .published
                .or_else(|| dates.iter().find_map(|name| head.meta(name).and_then(|(value, _)| date(value))))
                .or(times),
            url: head
                .canonical
                .as_ref()
                .map(|(url, _)| url.clone())
                .or_else(|| meta(&["og:url"]))
                .or(linked.url)
                .or_else(|| Some(head.saved_from.as_ref()?.0.clone())),
            language: head.lang.as_ref().map(|(lang, _)| lang.clone()).or_else(|| meta(&["og:locale"])),
        }
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A date as pages write it: ISO 8601 with or without a time, `2024/11/26`, `20241126`.
fn date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or_default().replace(['/', '.'], "-");
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = day.split_at(4);
        let (month, day) = rest.split_at(2);
        return Edtf::parse(&format!("{year}-{month}-{day}")).ok();
    }
    let plausible = day.len() >= 4 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if plausible { Edtf::parse(&day).ok() } else { None }
}

/// The article of a JSON-LD text: the first object with a headline or a publication date, breadth first.
fn article(text: &str) -> Option<Page> {
    let root: Value = serde_json::from_str(text.trim()).ok()?;
    let mut open = vec![&root];
    let mut seen = 0;
    while seen < open.len() && seen < OBJECTS {
        let value = open.get(seen).copied()?;
        seen += 1;
        match value {
            Value::Array(items) => open.extend(items.iter().take(OBJECTS)),
            Value::Object(fields) => {
                let kind = fields.get("@type").map(|kind| kind.to_string()).unwrap_or_default();
                let is_article = ["Article", "Posting", "Report", "WebPage"].iter().any(|known| kind.contains(known));
                if is_article && (fields.contains_key("datePublished") || fields.contains_key("headline")) {
                    return Some(page(value));
                }
                open.extend(fields.get("@graph").into_iter().chain(fields.get("mainEntity")));
            }
            _ => {}
        }
    }
    None
}

fn page(value: &Value) -> Page {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(tidy).filter(|text| !text.is_empty());
    Page {
        title: text("headline").or_else(|| text("name")),
        authors: value.get("author").map(names).unwrap_or_default(),
        publisher: value.get("publisher").map(names).unwrap_or_default().into_iter().next(),
        published: ["datePublished", "dateCreated"].iter().find_map(|key| value.get(key)?.as_str().and_then(date)),
        url: text("url").or_else(|| text("mainEntityOfPage")),
        language: text("inLanguage"),
    }
}

/// Names of people or bodies: a string, an object with a `name`, or a list of them.
fn names(value: &Value) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let one = |item: &Value| item.as_str().or_else(|| item.get("name")?.as_str()).map(tidy);
    items.iter().filter_map(one).filter(|name| !name.is_empty() && !name.contains("://")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::html_head;

    fn show(html: &str) -> String {
        let page = Page::of(&html_head(html));
        format!(
            "{} | {} | {} | {} | {}",
            page.title.unwrap_or_default(),
            page.authors.join(", "),
            page.publisher.unwrap_or_default(),
            page.published.map_or(String::new(), |date| date.text.to_string()),
            page.url.unwrap_or_default(),
        )
    }

    #[test]
    fn json_ld_goes_before_meta() {
        let html = r#"<html lang=en><head><title>Radar - Baltic News</title>
<meta property="og:title" content="Radar"><meta property="og:site_name" content="BN">
<meta property="article:published_time" content="2024-03-05T07:00:00+02:00">
<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"x"},
{"@type":["NewsArticle"],"headline":"The radar at Kivi","datePublished":"2024-03-04T23:10:00Z",
"author":[{"@type":"Person","name":"Ana Petrova"}],"publisher":{"name":"Baltic News"}}]}</script></head></html>"#;
        assert_eq!(show(html), "The radar at Kivi | Ana Petrova | Baltic News | 2024-03-04 | ");
    }

    #[test]
    fn meta_elements_and_times() {
        let html = r#"<head><title> A
 page </title><meta name=author content="https://x.example/u"><meta name="author" content="Jo Doe"><meta name=citation_date content="2023/07/09">
<link rel=canonical href="https://x.example/a"></head>"#;
        assert_eq!(show(html), "A page | Jo Doe |  | 2023-07-09 | https://x.example/a");
        assert_eq!(show("<time datetime=20230102>x</time>"), " |  |  | 2023-01-02 | ");
        assert_eq!(show("<script type=application/ld+json>{broken</script>"), " |  |  |  | ");
    }
}
