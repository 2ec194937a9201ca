//! BibLaTeX entries: fields to values.

use super::dates::{date, join_date, latex_date};
use super::latex;
use super::scan::{Part, RawEntry, RawField, scan};
use super::{Bibliography, Entry, files, note_duplicates};
use crate::syntax::Problem;
use crate::time::month_name;
use rustc_hash::FxHashMap;

/// A `@string` longer than this is cut: strings may be doubled from line to line.
const STRING_BYTES: usize = 1 << 16;
/// How far cross-references are followed.
const CROSSREFS: usize = 8;

/// Reads a BibLaTeX or BibTeX file. Never fails: what is broken is a problem at its place and the other entries load. Linear.
pub fn biblatex(text: &str) -> Bibliography {
    let scanned = scan(text);
    let mut out = Bibliography { entries: Vec::new(), problems: scanned.problems };
    let strings = strings(text, &scanned.strings, &mut out.problems);
    for raw in &scanned.entries {
        let entry = Reader { text, strings: &strings, raw }.entry(&mut out.problems);
        out.entries.push(entry);
    }
    resolve_crossrefs(&mut out);
    note_duplicates(&mut out);
    out
}

/// The values of `@string`s by name in lower case; each may use those before it.
fn strings(text: &str, fields: &[RawField<'_>], problems: &mut Vec<Problem>) -> FxHashMap<String, String> {
    let mut out = FxHashMap::default();
    for (month, name) in (1..=12).filter_map(|month| Some((month, month_name(month)?.to_lowercase()))) {
        for written in [&*name, name.get(..3).unwrap_or(&name)] {
            out.insert(written.to_owned(), format!("{month:02}"));
        }
    }
    for field in fields {
        let mut value = value(text, &field.parts, &out, problems);
        if value.len() > STRING_BYTES {
            let cut = (0..=STRING_BYTES).rev().find(|at| value.is_char_boundary(*at)).unwrap_or(0);
            value.truncate(cut);
            problems
                .push(Problem { span: field.span, message: "this string is too long; it is cut at 64 KiB".to_owned() });
        }
        out.insert(field.name.to_lowercase(), value);
    }
    out
}

/// A value with its strings put in, still as LaTeX.
fn value(text: &str, parts: &[Part], strings: &FxHashMap<String, String>, problems: &mut Vec<Problem>) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(span) => out.push_str(span.of(text)),
            Part::Bare(span) => {
                let name = span.of(text);
                if name.bytes().all(|byte| byte.is_ascii_digit()) {
                    out.push_str(name);
                } else if let Some(value) = strings.get(&name.to_lowercase()) {
                    out.push_str(value);
                } else if looks_like_date(name) {
                    out.push_str(name);
                } else {
                    // The name says more than nothing.
                    out.push_str(name);
                    problems.push(Problem {
                        span: *span,
                        message: format!("no `@string` is named `{name}`; define it or put the value in braces"),
                    });
                }
            }
        }
    }
    out
}

/// `2024-11-26` without braces, which many a hand has written.
fn looks_like_date(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit()) && name.contains(['-', '/', '~'])
}

struct Reader<'a> {
    text: &'a str,
    strings: &'a FxHashMap<String, String>,
    raw: &'a RawEntry<'a>,
}

impl Reader<'_> {
    fn entry(&self, problems: &mut Vec<Problem>) -> Entry {
        let mut entry = Entry {
            key: self.raw.key.of(self.text).to_owned(),
            key_span: self.raw.key,
            span: self.raw.span,
            kind: self.raw.kind.to_ascii_lowercase(),
            ..Entry::default()
        };
        let mut subtitle = None;
        let mut editors = Vec::new();
        let mut publisher: Option<(usize, String)> = None;
        let (mut year, mut month, mut day) = (None, None, None);
        for field in &self.raw.fields {
            let name = field.name.to_ascii_lowercase();
            let raw = value(self.text, &field.parts, self.strings, problems);
            if raw.trim().is_empty() {
                continue;
            }
            match name.as_str() {
                "title" => entry.title = Some(latex::decode(&raw)),
                "subtitle" => subtitle = Some(latex::decode(&raw)),
                "author" => entry.authors = latex::names(&raw),
                "editor" => editors = latex::names(&raw),
                "date" => {
                    entry.date_span = Some(field.span);
                    entry.date = date(&latex_date(&raw), field.span, problems);
                }
                "year" => year = Some((latex_date(&raw), field.span)),
                "month" => month = Some(latex::decode(&raw)),
                "day" => day = Some(latex::decode(&raw)),
                "url" => entry.url = Some(latex::verbatim(&raw)),
                "howpublished" if entry.url.is_none() && raw.contains("://") => {
                    entry.url = Some(latex::verbatim(&raw)).filter(|url| url.starts_with("http"));
                }
                "urldate" | "lastchecked" | "lastaccessed" => {
                    entry.urldate = date(&latex_date(&raw), field.span, problems);
                }
                "file" | "localfile" | "pdf" => {
                    entry.files.append(&mut files::paths(&raw));
                    entry.file_span = Some(field.span);
                }
                "note" | "annotation" | "annote" if entry.note.is_none() => entry.note = Some(latex::decode(&raw)),
                "reliability" => entry.reliability = Some(latex::decode(&raw)),
                "credibility" => entry.credibility = Some(latex::decode(&raw)),
                "langid" | "language" | "hyphenation" if entry.language.is_none() => {
                    entry.language = Some(latex::decode(&raw));
                }
                "ids" => entry.aliases = latex::decode(&raw).split(',').map(|id| id.trim().to_owned()).collect(),
                "crossref" | "xdata" if entry.crossref.is_none() => {
                    entry.crossref = Some((latex::decode(&raw), field.span));
                }
                _ => {}
            }
            // The nearer to who answers for the text, the earlier.
            let order = [
                "publisher",
                "journaltitle",
                "journal",
                "organization",
                "institution",
                "school",
                "eventtitle",
                "maintitle",
                "booktitle",
                "series",
            ];
            if let Some(rank) = order.iter().position(|known| *known == name)
                && publisher.as_ref().is_none_or(|(best, _)| rank < *best)
            {
                publisher = Some((rank, latex::list(&raw).join(", ")));
            }
        }
        if let (Some(title), Some(subtitle)) = (&mut entry.title, subtitle) {
            title.push_str(if title.ends_with(['?', '!', ':', '.']) { " " } else { ": " });
            title.push_str(&subtitle);
        }
        if entry.authors.is_empty() {
            entry.authors = editors;
        }
        entry.publisher = publisher.map(|(_, name)| name);
        if entry.date_span.is_none()
            && let Some((year, span)) = year
        {
            entry.date_span = Some(span);
            entry.date = date(&join_date(&year, month.as_deref(), day.as_deref()), span, problems);
        }
        entry
    }
}

/// Fields that an entry lacks come from the one that it refers to.
fn resolve_crossrefs(out: &mut Bibliography) {
    if out.entries.iter().all(|entry| entry.crossref.is_none()) {
        return;
    }
    let index: FxHashMap<String, usize> =
        out.entries.iter().enumerate().rev().map(|(at, entry)| (entry.key.to_lowercase(), at)).collect();
    let originals = out.entries.clone();
    for entry in &mut out.entries {
        let mut next = entry.crossref.clone();
        for step in 0..CROSSREFS {
            let Some((key, span)) = next.take() else { break };
            let parent = key.split(',').next().and_then(|key| index.get(&key.trim().to_lowercase()));
            let Some(parent) = parent.and_then(|at| originals.get(*at)) else {
                if step == 0 {
                    let message = format!("`{key}` names no entry of this file; cross-references are not resolved");
                    out.problems.push(Problem { span, message });
                }
                break;
            };
            inherit(entry, parent);
            next = parent.crossref.clone();
        }
    }
}

fn inherit(entry: &mut Entry, parent: &Entry) {
    if entry.date.is_none() && entry.date_span.is_none() {
        entry.date.clone_from(&parent.date);
    }
    if entry.publisher.is_none() {
        entry.publisher = parent.publisher.clone().or_else(|| parent.title.clone());
    }
    if entry.title.is_none() {
        entry.title.clone_from(&parent.title);
    }
    if entry.authors.is_empty() {
        entry.authors.clone_from(&parent.authors);
    }
    if entry.url.is_none() {
        entry.url.clone_from(&parent.url);
    }
    if entry.language.is_none() {
        entry.language.clone_from(&parent.language);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(&str, String)> {
        biblatex(text).problems.into_iter().map(|problem| (problem.span.of(text), problem.message)).collect()
    }

    #[test]
    fn an_entry_loads_with_its_places() {
        let text = "\u{feff}@string{bnn = \"Baltic News\"}\n\n@Online{petrova_2024,\n  title = {{The} Radar at K{\\\"u}vi},\n  subtitle = {A Report},\n  author = {Petrova, Ana and {Border Watch}},\n  publisher = bnn # { Network},\n  date = {2024-11~},\n  url = {https://bnn.example/a\\_b},\n  urldate = {2024-12-01},\n  file = {:articles/radar.txt:text/plain},\n  reliability = {B}, credibility = 2,\n  note = {Seen {twice}}\n}\n";
        let all = biblatex(text);
        assert_eq!(all.problems, []);
        let entry = all.get("petrova_2024").unwrap();
        assert_eq!(entry.key_span.of(text), "petrova_2024");
        assert_eq!(entry.kind, "online");
        assert!(entry.span.of(text).starts_with("@Online") && entry.span.of(text).ends_with('}'));
        assert_eq!(entry.title.as_deref(), Some("The Radar at Küvi: A Report"));
        assert_eq!(entry.authors, ["Ana Petrova", "Border Watch"]);
        assert_eq!(entry.publisher.as_deref(), Some("Baltic News Network"));
        assert_eq!(entry.date.as_ref().map(|date| &*date.text), Some("2024-11~"));
        assert_eq!(entry.date_span.unwrap().of(text), "{2024-11~}");
        assert_eq!(entry.url.as_deref(), Some("https://bnn.example/a_b"));
        assert_eq!(entry.files, ["articles/radar.txt"]);
        assert_eq!((entry.reliability.as_deref(), entry.credibility.as_deref()), (Some("B"), Some("2")));
        assert_eq!(entry.note.as_deref(), Some("Seen twice"));
    }

    #[test]
    fn broken_entries_do_not_take_others_with_them() {
        let text = "@book{one,\n  title = {Open {brace},\n  year = 2020\n}\n\n@book{two, title = {Two}, year = 2021}\n@book{three\n  title = {Three}\n}\n@book{four, title = \"Four\"}\n@article{,title={x}}\n@misc{five, title = {Five}";
        let all = biblatex(text);
        let keys: Vec<_> = all.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["one", "two", "three", "four", "", "five"]);
        assert_eq!(all.get("two").unwrap().title.as_deref(), Some("Two"));
        assert_eq!(all.get("five").unwrap().title.as_deref(), Some("Five"));
        let one = all.get("one").unwrap();
        assert_eq!(
            (one.title.as_deref(), one.date.as_ref().map(|date| &*date.text)),
            (Some("Open brace"), Some("2020"))
        );
        assert!(problems(text).len() >= 3, "{:?}", problems(text));
    }

    #[test]
    fn findings_stand_at_their_places() {
        let text = "@misc{a, date = {next week}, month = nov}\n@misc{a, title = {x}}\n@misc{ключ one, publisher = nowhere}\n@misc{b, crossref = {gone}}\n";
        let found = problems(text);
        let places: Vec<_> = found.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, ["{next week}", "a", "ключ one", "nowhere", "{gone}"], "{found:?}");
    }

    #[test]
    fn dates_of_the_older_form_and_crossrefs() {
        let text = "@incollection{part, title = {Part}, crossref = {whole}}\n@collection{whole, title = {Whole}, editor = {Doe, Jo}, year = 2019, month = mar, day = 4}\n@inproceedings{loop1, crossref = {loop1}}\n";
        let all = biblatex(text);
        assert_eq!(all.problems, []);
        let part = all.get("part").unwrap();
        assert_eq!(part.date.as_ref().map(|date| &*date.text), Some("2019-03-04"));
        assert_eq!(part.publisher.as_deref(), Some("Whole"));
        assert_eq!(part.authors, ["Jo Doe"]);
    }

    #[test]
    fn a_large_file_loads_in_linear_time() {
        let clock = std::time::Instant::now();
        let mut text = String::from("@string{a = {x}}\n");
        for i in 0..40 {
            text.push_str(&format!("@string{{a{i} = a # a # a}}\n@string{{a = a{i}}}\n"));
        }
        for i in 0..20_000 {
            text.push_str(&format!("@online{{key{i}, title = {{Title {i}}}, date = {{2024-01-02}}}}\n"));
        }
        text.push_str(&"@broken{x, y = {".repeat(20_000));
        assert_eq!(biblatex(&text).entries.len(), 20_001);
        assert!(clock.elapsed().as_secs() < 10, "{:?}", clock.elapsed());
    }
}
