//! CSL-JSON: an array of items, as Zotero, Pandoc and citeproc write it.

use super::json::{Json, Value, read};
use super::{Bibliography, Entry, files, note_duplicates};
use crate::syntax::Problem;
use crate::time::Edtf;

/// Reads CSL-JSON. Never fails: what is broken is a problem at its place, and the items before it load. Linear.
///
/// A file that is JSON and no bibliography (an object without items) has no entries and no problems: `.json` is
/// many things.
pub fn csl_json(text: &str) -> Bibliography {
    let (json, problem) = read(text);
    let mut out = Bibliography { entries: Vec::new(), problems: problem.into_iter().collect() };
    let Some(json) = json else { return out };
    // Better BibTeX and some tools wrap the array: `{"items": […]}`.
    let items = ["items", "references"].iter().find_map(|key| json.get(key)).unwrap_or(&json);
    for item in items.items() {
        if let Value::Object(_) = item.value {
            entry(item, &mut out);
        }
    }
    note_duplicates(&mut out);
    out
}

fn entry(item: &Json, out: &mut Bibliography) {
    let text = |key: &str| item.get(key).and_then(Json::text).map(clean).filter(|text| !text.is_empty());
    let place = ["id", "citation-key"].iter().find_map(|key| item.get(key).filter(|value| value.text().is_some()));
    let at_start = crate::text::Span::new(item.span.start, item.span.start + 1);
    let named = place.and_then(|id| Some((id.text()?.to_owned(), id.span)));
    if named.is_none() {
        if item.get("type").is_none() {
            return;
        }
        let message = "this item has no `id`, so that nothing can cite it by one".to_owned();
        out.problems.push(Problem { span: at_start, message });
    }
    // Its file and address can still be cited.
    let (key, key_span) = named.unwrap_or_else(|| (String::new(), crate::text::Span::at(item.span.start)));
    let key_span = match item.get("id").map(|id| &id.value) {
        // Without the quotation marks.
        Some(Value::String(_)) if key_span.len() >= 2 => crate::text::Span::new(key_span.start + 1, key_span.end - 1),
        _ => key_span,
    };
    let mut entry = Entry {
        key,
        key_span,
        span: item.span,
        kind: text("type").unwrap_or_default(),
        title: text("title"),
        publisher: ["publisher", "container-title", "archive"].iter().find_map(|key| text(key)),
        url: text("URL"),
        note: text("note"),
        language: text("language"),
        reliability: text("reliability"),
        credibility: text("credibility"),
        ..Entry::default()
    };
    entry.authors =
        ["author", "editor"].iter().map(|role| names(item.get(role))).find(|all| !all.is_empty()).unwrap_or_default();
    if let Some(issued) = item.get("issued") {
        entry.date_span = Some(issued.span);
        entry.date = date(issued, &mut out.problems);
    }
    entry.urldate = item.get("accessed").and_then(|accessed| date(accessed, &mut out.problems));
    if let Some(file) = item.get("file").or_else(|| item.get("attachments")) {
        entry.file_span = Some(file.span);
        let many = file.items().iter().filter_map(|item| item.get("path").unwrap_or(item).text());
        entry.files = file.text().into_iter().chain(many).flat_map(files::paths).collect();
    }
    // Zotero keeps what CSL has no place for in the note, `key: value` a line.
    for line in item.get("note").and_then(Json::text).unwrap_or_default().lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().to_owned();
        match name.trim().to_ascii_lowercase().as_str() {
            "reliability" if entry.reliability.is_none() => entry.reliability = Some(value),
            "credibility" if entry.credibility.is_none() => entry.credibility = Some(value),
            "citation key" => entry.aliases.push(value),
            "issued" if entry.date.is_none() => entry.date = Edtf::parse(&value).ok(),
            "file" if entry.files.is_empty() => entry.files = files::paths(&value),
            _ => {}
        }
    }
    out.entries.push(entry);
}

/// Markup that CSL allows in values (`<i>`, `<span …>`) is dropped, white space collapsed.
fn clean(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(rest.get(..open).unwrap_or_default());
        let after = rest.get(open..).unwrap_or_default();
        let name = after.trim_start_matches(['<', '/']);
        let known = ["i>", "b>", "sub>", "sup>", "sc>", "span>", "span "].iter().any(|tag| name.starts_with(tag));
        match after.find('>').filter(|_| known) {
            Some(close) => rest = after.get(close + 1..).unwrap_or_default(),
            None => {
                out.push('<');
                rest = after.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn names(list: Option<&Json>) -> Vec<String> {
    let part = |name: &Json, key: &str| name.get(key).and_then(Json::text).unwrap_or_default().to_owned();
    let one = |name: &Json| {
        let parts = match name.text() {
            Some(text) => vec![text.to_owned()],
            None => ["given", "non-dropping-particle", "dropping-particle", "family", "suffix", "literal"]
                .iter()
                .map(|key| part(name, key))
                .collect(),
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    list.map(|list| list.items().iter().map(one).filter(|name| !name.is_empty()).collect()).unwrap_or_default()
}

/// `{"date-parts": [[2024, 11, 26]]}`, `{"raw": "2024-11-26"}`, `{"literal": …}`, `"2024-11"`.
fn date(value: &Json, problems: &mut Vec<Problem>) -> Option<Edtf> {
    let parts = value.get("date-parts").map(Json::items).unwrap_or_default();
    let mut days: Vec<String> = Vec::new();
    for part in parts {
        let numbers: Vec<&str> =
            part.items().iter().filter_map(Json::text).map(str::trim).filter(|t| !t.is_empty()).collect();
        let day = match numbers.as_slice() {
            // An end that is not known.
            ["0"] if !days.is_empty() => "..".to_owned(),
            [year] => full_year(year),
            [year, month] => format!("{}-{month:0>2}", full_year(year)),
            [year, month, day, ..] => format!("{}-{month:0>2}-{day:0>2}", full_year(year)),
            [] => continue,
        };
        days.push(day);
    }
    let written = if days.is_empty() {
        ["raw", "literal", "edtf"].iter().find_map(|key| value.get(key)).unwrap_or(value).text()?.to_owned()
    } else {
        days.join("/")
    };
    let circa = value.get("circa").is_some_and(|circa| !matches!(&circa.value, Value::Bool(false) | Value::Null));
    let written = if circa && !written.ends_with('~') { format!("{written}~") } else { written };
    super::dates::date(written.trim(), value.span, problems)
}

/// A year in four digits, before the year 0 with its sign.
fn full_year(year: &str) -> String {
    match year.strip_prefix('-') {
        Some(before) => format!("-{before:0>4}"),
        None => format!("{year:0>4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_load_with_their_places() {
        let text = r#"[
  {"id": "petrova2024", "type": "article-newspaper", "title": "The <i>Radar</i> at Kivi", "container-title": "Baltic News",
   "author": [{"family": "Petrova", "given": "Ana"}, {"literal": "Border Watch"}],
   "issued": {"date-parts": [[2024, 11]], "circa": true}, "accessed": {"date-parts": [["2024", "12", "1"]]},
   "URL": "https://bnn.example/a", "file": "articles/radar.txt", "note": "reliability: B\ncredibility: 2"},
  {"id": 7, "type": "webpage", "issued": {"raw": "soon"}},
  {"type": "webpage"},
  {"id": "petrova2024"}
]"#;
        let all = csl_json(text);
        let entry = all.get("petrova2024").unwrap();
        assert_eq!(entry.key_span.of(text), "petrova2024");
        assert_eq!(entry.title.as_deref(), Some("The Radar at Kivi"));
        assert_eq!(entry.authors, ["Ana Petrova", "Border Watch"]);
        assert_eq!(entry.date.as_ref().map(|date| &*date.text), Some("2024-11~"));
        assert_eq!(entry.urldate.as_ref().map(|date| &*date.text), Some("2024-12-01"));
        assert_eq!(entry.files, ["articles/radar.txt"]);
        assert_eq!((entry.reliability.as_deref(), entry.credibility.as_deref()), (Some("B"), Some("2")));
        assert_eq!(all.get("7").unwrap().kind, "webpage");
        let places: Vec<_> = all.problems.iter().map(|problem| problem.span.of(text)).collect();
        assert_eq!(places, [r#"{"raw": "soon"}"#, "{", "petrova2024"], "{:?}", all.problems);
    }

    #[test]
    fn other_json_is_no_bibliography() {
        assert_eq!(csl_json(r#"{"name": "x", "scripts": {}}"#), Bibliography::default());
        assert_eq!(csl_json("[1, 2]"), Bibliography::default());
        assert_eq!(csl_json("{").problems.len(), 1);
    }
}
