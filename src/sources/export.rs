//! What is known of a source, written as a bibliography entry: BibLaTeX and CSL-JSON. What is written is read back the same.

use super::metadata::SourceMeta;
use crate::time::Edtf;
use serde_json::{Map, Value, json};

/// A source with where its text is.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// What is known of it.
    pub meta: &'a SourceMeta,
    /// The key that it is cited by.
    pub key: &'a str,
    /// The path of its document, as the bibliography is to have it.
    pub file: Option<&'a str>,
}

/// A BibLaTeX entry, `@online` where there is an address, else `@misc`, with a line end after it.
pub fn biblatex(source: &Exported) -> String {
    let meta = source.meta;
    let kind = if meta.url.is_some() { "online" } else { "misc" };
    let mut out = format!("@{kind}{{{},\n", source.key.replace([',', '{', '}', '"', '\\', '%', '#', '='], "-"));
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            out.push_str(&format!("  {name:<11} = {{{value}}},\n"));
        }
    };
    field("title", meta.title.as_deref().map(latex));
    let authors: Vec<String> = meta.authors.iter().map(|author| name(author)).collect();
    field("author", Some(authors.join(" and ")));
    field(
        if meta.url.is_some() { "organization" } else { "publisher" },
        meta.publisher.as_deref().map(|name| braced(&latex(name))),
    );
    field("date", meta.published.as_ref().map(|date| date.text.to_string()));
    field("url", meta.url.as_deref().map(verbatim));
    field("urldate", meta.retrieved.as_ref().map(|date| date.text.to_string()));
    field("langid", meta.language.as_deref().map(latex));
    field("reliability", meta.reliability.as_deref().map(latex));
    field("credibility", meta.credibility.as_deref().map(latex));
    field("note", meta.note.as_deref().map(latex));
    field("file", source.file.map(path));
    out.push_str("}\n");
    out
}

/// Text with the characters that LaTeX takes for its own escaped; line ends as spaces.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // Two hyphens are a dash; of three or more the second pass parts those that the first left.
    out.replace("--", "-{}-").replace("--", "-{}-")
}

/// One name: a body, and a name with a comma or an `and`, is in braces so that it is not taken apart.
fn name(author: &str) -> String {
    let body = [" of ", " for ", " and ", ",", " the ", " & "].iter().any(|part| author.contains(part));
    let lower = author.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_lowercase));
    let text = latex(author);
    if body || lower { format!("{{{text}}}") } else { text }
}

fn braced(text: &str) -> String {
    if text.contains(" and ") || text.contains(',') { format!("{{{text}}}") } else { text.to_owned() }
}

/// An address: what would end the field is percent-encoded.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").split_whitespace().collect()
}

fn path(path: &str) -> String {
    path.replace('\\', "/").replace(['{', '}'], "").replace(':', "\\:").replace(';', "\\;")
}

/// An item of CSL-JSON.
pub fn csl(source: &Exported) -> Value {
    let meta = source.meta;
    let mut item = Map::new();
    item.insert("id".into(), json!(source.key));
    item.insert("type".into(), json!(if meta.url.is_some() { "webpage" } else { "document" }));
    let mut text = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            item.insert(name.into(), json!(value));
        }
    };
    text("title", meta.title.as_deref());
    text("publisher", meta.publisher.as_deref());
    text("URL", meta.url.as_deref());
    text("language", meta.language.as_deref());
    if !meta.authors.is_empty() {
        let names: Vec<Value> = meta.authors.iter().map(|author| json!({ "literal": author })).collect();
        item.insert("author".into(), json!(names));
    }
    for (name, value) in [("issued", &meta.published), ("accessed", &meta.retrieved)] {
        if let Some(value) = value {
            item.insert(name.into(), date(value));
        }
    }
    // CSL has no place for these; Zotero keeps such lines in the note, and reads them from there.
    let lines = [("reliability", &meta.reliability), ("credibility", &meta.credibility)];
    let mut note: Vec<String> =
        lines.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_deref()?.trim()))).collect();
    note.extend(meta.note.clone());
    if !note.is_empty() {
        item.insert("note".into(), json!(note.join("\n")));
    }
    if let Some(file) = source.file {
        item.insert("file".into(), json!(path(file)));
    }
    Value::Object(item)
}

/// Parts where they say all, else the text in EDTF.
fn date(date: &Edtf) -> Value {
    let text = &*date.text;
    let plain = text.strip_suffix('~').unwrap_or(text);
    let parts: Option<Vec<u16>> = plain.split('-').map(|part| part.parse().ok()).collect();
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && plain.len() >= 4;
    match parts.filter(|parts| digits && parts.len() <= 3 && parts.iter().skip(1).all(|part| *part <= 31)) {
        Some(parts) if plain.len() < text.len() => json!({ "date-parts": [parts], "circa": true }),
        Some(parts) => json!({ "date-parts": [parts] }),
        None => json!({ "raw": text }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::bibliography::{self, Entry};
    use super::*;
    use proptest::prelude::*;

    fn round(meta: &SourceMeta, entry: &Entry) -> Result<(), TestCaseError> {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&entry.key, &meta.key);
        prop_assert_eq!(entry.title.clone(), meta.title.as_deref().map(words));
        prop_assert_eq!(&entry.authors, &meta.authors);
        prop_assert_eq!(entry.publisher.clone(), meta.publisher.as_deref().map(words));
        prop_assert_eq!(&entry.url, &meta.url);
        prop_assert_eq!(entry.date.as_ref().map(|date| &date.text), meta.published.as_ref().map(|date| &date.text));
        prop_assert_eq!(&entry.reliability, &meta.reliability);
        prop_assert_eq!(&entry.credibility, &meta.credibility);
        prop_assert_eq!(&entry.files, &vec!["a b/c;d.txt".to_owned()]);
        Ok(())
    }

    fn title() -> impl Strategy<Value = String> {
        "[A-Za-z0-9&%$#_{}~^ (),.:;!?é“”–-]{1,40}".prop_filter("not blank", |text| !text.trim().is_empty())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            title in title(),
            publisher in "[A-Z][a-zé&]{1,8}( (and|of) [A-Z][a-z]{1,8}){0,2}",
            author in "[A-Z][a-z]{1,7} [A-Z][a-zü]{1,7}",
            day in prop::sample::select(vec!["2024-11-26", "2024-11~", "2019", "2017/2021", "202X"]),
        ) {
            let meta = SourceMeta {
                key: "key-1:a".into(),
                title: Some(title),
                publisher: Some(publisher),
                authors: vec![author, "Ministry of Defence".into()],
                published: Edtf::parse(day).ok(),
                url: Some("https://example.org/a_b?c=d&e=%20f#g".into()),
                reliability: Some("B".into()),
                credibility: Some("2".into()),
                ..SourceMeta::default()
            };
            let exported = Exported { meta: &meta, key: &meta.key, file: Some("a b/c;d.txt") };
            let text = biblatex(&exported);
            let read = bibliography::biblatex(&text);
            prop_assert_eq!(&read.problems, &vec![], "{}", text);
            prop_assert_eq!(read.entries.len(), 1);
            round(&meta, &read.entries[0])?;
            let text = json!([csl(&exported)]).to_string();
            let read = bibliography::csl_json(&text);
            prop_assert_eq!(&read.problems, &vec![], "{}", text);
            round(&meta, &read.entries[0])?;
        }
    }
}
