//! What is known about a source: the fields that ICD 206 asks for, from its front matter, its HTML head, its
//! bibliography entry and its file name.

mod page;

use super::bibliography::Entry;
use crate::syntax::front_matter::{Field, Value};
use crate::syntax::{FrontMatter, HtmlHead};
use crate::text::Span;
use crate::time::Edtf;
use page::Page;

/// Where a publication date is from, the first that gives one winning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum DateFrom {
    /// `published:` or `date:` of the front matter.
    FrontMatter,
    /// The head of the HTML page.
    Html,
    /// The bibliography entry.
    Bibliography,
    /// The file's name, `2024-12-02-talks.md`.
    FileName,
    /// The properties of a PDF: when the file was made, which is an estimate of when it was published.
    Properties,
}

/// What a file says of itself beside its text, as a PDF's properties do: of all that is known the least reliable.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Properties {
    /// Title; empty where it has none.
    pub title: String,
    /// Authors.
    pub authors: Vec<String>,
    /// When the file was made, `2024-11-26`; empty where it does not say.
    pub made: String,
    /// Where it is on the web.
    pub url: String,
    /// When it was retrieved.
    pub retrieved: String,
}

impl Properties {
    /// The title, where it is more than the name that a program gave the file.
    fn title(&self) -> Option<String> {
        let title = self.title.trim();
        let title = title
            .strip_prefix("Microsoft Word - ")
            .or_else(|| title.strip_prefix("PowerPoint Presentation"))
            .unwrap_or(title);
        let lower = title.to_lowercase();
        let is_name = ["untitled", "document1", "slide 1", "title"].contains(&lower.as_str())
            || [".doc", ".docx", ".indd", ".qxd", ".pdf", ".tex", ".dvi", ".ppt", ".pptx", ".odt"]
                .iter()
                .any(|end| lower.ends_with(end));
        (title.chars().any(char::is_alphabetic) && !is_name).then(|| title.to_owned())
    }

    /// The estimate of when it was published.
    fn published(&self) -> Option<Edtf> {
        if self.made.is_empty() { None } else { Edtf::parse(&format!("{}~", self.made)).ok() }
    }
}

impl DateFrom {
    /// For a reader: `the front matter`.
    pub fn name(self) -> &'static str {
        match self {
            DateFrom::FrontMatter => "the front matter",
            DateFrom::Html => "the page's head",
            DateFrom::Bibliography => "the bibliography",
            DateFrom::FileName => "the file name",
            DateFrom::Properties => "the file's properties",
        }
    }
}

/// What is known about a source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceMeta {
    /// The citation key: the bibliography entry's, else the file's stem.
    pub key: String,
    /// Title.
    pub title: Option<String>,
    /// Authors as they are read, `First Last`.
    pub authors: Vec<String>,
    /// Publisher, journal or site.
    pub publisher: Option<String>,
    /// When it was published; the anchor date of its relative expressions.
    pub published: Option<Edtf>,
    /// Where that is from.
    pub published_from: Option<DateFrom>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// When it was retrieved.
    pub retrieved: Option<Edtf>,
    /// The Admiralty code's letter, as written.
    pub reliability: Option<String>,
    /// The Admiralty code's number, as written.
    pub credibility: Option<String>,
    /// The bibliography's note.
    pub note: Option<String>,
    /// The language it is in, as written (`en`, `english`).
    pub language: Option<String>,
    /// A date in the front matter that is none, with its place in the file and why.
    pub bad_dates: Vec<(Span, String)>,
}

/// Puts together what is known about a source. `file_name` may have folders before it; each field is taken from the
/// front matter, else the HTML head, else the bibliography entry, else the file's properties.
pub fn metadata(
    file_name: &str,
    front: Option<&FrontMatter>,
    html: Option<&HtmlHead>,
    entry: Option<&Entry>,
    properties: Option<&Properties>,
) -> SourceMeta {
    let html = html.map(Page::of);
    let html = html.as_ref();
    let mut out = SourceMeta::default();
    let scalar = |keys: &[&str]| -> Option<String> {
        let front = front?;
        let value = keys.iter().find_map(|key| front.scalar(key).map(|(text, _)| text.trim().to_owned()));
        value.filter(|text| !text.is_empty())
    };
    out.key = match entry {
        Some(entry) => entry.key.clone(),
        None => stem(file_name).to_owned(),
    };
    out.title = first([
        scalar(&["title"]),
        html.and_then(|html| html.title.clone()),
        entry.and_then(|entry| entry.title.clone()).or_else(|| properties?.title()),
    ]);
    let lists = [
        front
            .and_then(|front| ["author", "authors"].iter().find_map(|key| front.get(key)))
            .map(names)
            .unwrap_or_default(),
        html.map(|html| html.authors.clone()).unwrap_or_default(),
        entry.map(|entry| entry.authors.clone()).unwrap_or_default(),
        properties.map(|properties| properties.authors.clone()).unwrap_or_default(),
    ];
    out.authors = lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default();
    out.publisher = first([
        scalar(&["publisher", "publication", "site", "source-name"]),
        html.and_then(|html| html.publisher.clone()),
        entry.and_then(|entry| entry.publisher.clone()),
    ]);
    out.url = first([
        scalar(&["url", "link", "canonical"]),
        html.and_then(|html| html.url.clone()),
        entry.and_then(|entry| entry.url.clone()).or_else(|| properties.map(|known| known.url.clone())),
    ]);
    out.language = first([
        scalar(&["lang", "language"]),
        html.and_then(|html| html.language.clone()),
        entry.and_then(|entry| entry.language.clone()),
    ]);
    out.reliability = first([scalar(&["reliability"]), entry.and_then(|entry| entry.reliability.clone()), None]);
    out.credibility = first([scalar(&["credibility"]), entry.and_then(|entry| entry.credibility.clone()), None]);
    out.note = entry.and_then(|entry| entry.note.clone());

    let mut dated = |keys: &[&str]| -> Option<Edtf> {
        keys.iter().find_map(|key| {
            let (text, span) = front?.scalar(key).filter(|(text, _)| !text.trim().is_empty())?;
            match Edtf::parse(text.trim()) {
                Ok(date) => Some(date),
                Err(why) => {
                    out.bad_dates.push((span, why.to_string()));
                    None
                }
            }
        })
    };
    let own = dated(&["published", "date"]);
    out.retrieved = dated(&["retrieved", "accessed", "urldate"])
        .or_else(|| entry.and_then(|entry| entry.urldate.clone()))
        .or_else(|| Edtf::parse(&properties?.retrieved).ok());
    let dates = [
        (DateFrom::FrontMatter, own),
        (DateFrom::Html, html.and_then(|html| html.published.clone())),
        (DateFrom::Bibliography, entry.and_then(|entry| entry.date.clone())),
        (DateFrom::FileName, date_in_name(file_name)),
        (DateFrom::Properties, properties.and_then(Properties::published)),
    ];
    if let Some((from, date)) = dates.into_iter().find_map(|(from, date)| Some((from, date?))) {
        out.published = Some(date);
        out.published_from = Some(from);
    }
    out
}

fn first(choices: [Option<String>; 3]) -> Option<String> {
    choices.into_iter().flatten().find(|text| !text.trim().is_empty())
}

fn names(field: &Field) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Scalar(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Map(fields) => fields.iter().find(|(key, _)| key == "name").and_then(|(_, field)| match &field.value {
            Value::Scalar(text) => Some(text.trim().to_owned()),
            _ => None,
        }),
        _ => None,
    };
    match &field.value {
        Value::List(items) => items.iter().filter_map(|item| one(&item.value)).collect(),
        value => one(value).into_iter().collect(),
    }
}

/// The file's name without folders and extension; of `x.pdf.txt` and `x.mhtml.html`, `x`.
pub fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let packed = [".pdf", ".mhtml", ".mht"].iter().find_map(|ending| stem.strip_suffix(ending));
    packed.filter(|rest| !rest.is_empty()).unwrap_or(stem)
}

/// A date in a file's name: `2024-12-02`, `2024_12_02`, `20241202`, or `2024-12` at its start.
pub fn date_in_name(file_name: &str) -> Option<Edtf> {
    let name = stem(file_name);
    let bytes = name.as_bytes();
    let digits = |from: usize, len: usize| -> Option<&str> {
        let part = name.get(from..from + len)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part)
    };
    let digit_at = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let plausible = |date: Edtf| date.first.is_some_and(|day| (1900..2100).contains(&day.year())).then_some(date);
    for at in 0..bytes.len() {
        if digit_at(at.checked_sub(1)) {
            continue;
        }
        let Some(year) = digits(at, 4) else { continue };
        let mark = bytes.get(at + 4).copied().filter(|byte| b"-_.".contains(byte));
        let (month, day, end) = match mark {
            Some(mark) if bytes.get(at + 7) == Some(&mark) => (digits(at + 5, 2), digits(at + 8, 2), at + 10),
            Some(_) => (None, None, at),
            None => (digits(at + 4, 2), digits(at + 6, 2), at + 8),
        };
        if let (Some(month), Some(day), false) = (month, day, digit_at(Some(end)))
            && let Some(date) = Edtf::parse(&format!("{year}-{month}-{day}")).ok().and_then(plausible)
        {
            return Some(date);
        }
    }
    let (year, month) = (digits(0, 4)?, digits(5, 2)?);
    let separated = bytes.get(4) == Some(&b'-') && !digit_at(Some(7));
    if !separated {
        return None;
    }
    Edtf::parse(&format!("{year}-{month}")).ok().and_then(plausible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(fields: &[(&str, &str)]) -> FrontMatter {
        let fields = fields.iter().map(|(key, value)| {
            let field = Field { span: Span::new(4, 8), value: Value::Scalar((*value).to_owned()) };
            ((*key).to_owned(), field)
        });
        FrontMatter { fields: fields.collect(), ..FrontMatter::default() }
    }

    fn text(date: Option<&Edtf>) -> &str {
        date.map_or("", |date| &date.text)
    }

    #[test]
    fn the_first_that_gives_a_date_wins() {
        let entry = Entry { key: "k".to_owned(), date: Edtf::parse("2020").ok(), ..Entry::default() };
        let meta = ("article:published_time".to_owned(), "2021-05-06T10:00:00Z".to_owned(), Span::at(0));
        let head = HtmlHead { meta: vec![meta], ..HtmlHead::default() };
        let own = front(&[("date", "2022-01-01"), ("Published", "2022-02-02"), ("title", "T")]);
        let all = metadata("a/2019-03-04.md", Some(&own), Some(&head), Some(&entry), None);
        assert_eq!((text(all.published.as_ref()), all.published_from), ("2022-02-02", Some(DateFrom::FrontMatter)));
        assert_eq!((all.key.as_str(), all.title.as_deref()), ("k", Some("T")));
        let all = metadata("a/2019-03-04.md", None, Some(&head), Some(&entry), None);
        assert_eq!((text(all.published.as_ref()), all.published_from), ("2021-05-06", Some(DateFrom::Html)));
        let all = metadata("a/2019-03-04.md", None, None, Some(&entry), None);
        assert_eq!((text(all.published.as_ref()), all.published_from), ("2020", Some(DateFrom::Bibliography)));
        let all = metadata("a/2019-03-04.md", None, None, None, None);
        assert_eq!((text(all.published.as_ref()), all.published_from), ("2019-03-04", Some(DateFrom::FileName)));
        assert_eq!(all.key, "2019-03-04");
    }

    #[test]
    fn properties_come_last() {
        let of = |title: &str, made: &str| Properties {
            title: title.into(),
            authors: vec!["A. Roe".into()],
            made: made.into(),
            ..Properties::default()
        };
        let all = metadata("papers/x.pdf.txt", None, None, None, Some(&of("Talks on ferries", "2024-11-26")));
        assert_eq!((all.title.as_deref(), text(all.published.as_ref())), (Some("Talks on ferries"), "2024-11-26~"));
        assert_eq!(
            (all.authors.as_slice(), all.published_from),
            (&["A. Roe".to_owned()][..], Some(DateFrom::Properties))
        );
        let entry =
            Entry { key: "k".into(), title: Some("T".into()), date: Edtf::parse("2020").ok(), ..Entry::default() };
        let all = metadata("2024-05-06.pdf.txt", None, None, Some(&entry), Some(&of("Other", "2024-11-26")));
        assert_eq!((all.title.as_deref(), text(all.published.as_ref())), (Some("T"), "2020"));
        let all = metadata("2024-05-06.pdf.txt", None, None, None, Some(&of("Microsoft Word - final_v2.docx", "soon")));
        assert_eq!((all.title.as_deref(), text(all.published.as_ref())), (None, "2024-05-06"));
    }

    #[test]
    fn a_bad_date_is_noted_and_the_next_taken() {
        let all = metadata("x.md", Some(&front(&[("published", "soon"), ("date", "2022-01")])), None, None, None);
        assert_eq!(text(all.published.as_ref()), "2022-01");
        assert_eq!(all.bad_dates.len(), 1);
    }

    #[test]
    fn dates_in_names() {
        let of = |name: &str| date_in_name(name).map_or(String::new(), |date| date.text.to_string());
        assert_eq!(of("notes/2024-12-02.md"), "2024-12-02");
        assert_eq!(of("reuters_20241126_talks.txt"), "2024-11-26");
        assert_eq!(of("2024-11 review.md"), "2024-11");
        assert_eq!(of("000_e3416f5e7048e60c.txt"), "");
        assert_eq!(of("2024-13-40.md"), "");
        assert_eq!(of("12024-11-26.md"), "");
        assert_eq!(of("5123410199.txt"), "");
        assert_eq!(stem("a/b.pdf.txt"), "b");
    }
}
