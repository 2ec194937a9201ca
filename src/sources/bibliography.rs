//! Bibliographies: BibLaTeX and CSL-JSON, as Zotero, JabRef and Pandoc write and read them, with the place of every key.

mod biblatex;
mod csl;
mod dates;
mod files;
mod json;
mod latex;
mod scan;

pub use biblatex::biblatex;
pub use csl::csl_json;

use crate::syntax::Problem;
use crate::text::Span;
use crate::time::Edtf;
use rustc_hash::FxHashMap;

/// A bibliography. Spans are bytes of its file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bibliography {
    /// The entries in the order of the file; of a key that is there twice, both.
    pub entries: Vec<Entry>,
    /// What is wrong in the file: broken syntax, a key that is there twice, a date that is none. In the order of the file.
    pub problems: Vec<Problem>,
}

impl Bibliography {
    /// The first entry of that key; linear, for a single question.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// One entry; values are decoded (LaTeX commands and braces gone), spans are bytes of the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The citation key; empty where the entry has none and can be cited by its file or address only.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The whole entry, from `@` or `{` to its closing brace.
    pub span: Span,
    /// The type in lower case, without `@`: `online`, `article`, `article-newspaper`.
    pub kind: String,
    /// Title.
    pub title: Option<String>,
    /// Authors as they are read, `First Last`; editors where there is no author.
    pub authors: Vec<String>,
    /// Publisher, else the journal, organisation, institution or site.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<Edtf>,
    /// Where the date stands.
    pub date_span: Option<Span>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// When it was retrieved.
    pub urldate: Option<Edtf>,
    /// Paths of its files, as they are written, escapes gone; relative to the bibliography or absolute.
    pub files: Vec<String>,
    /// Where the field of the files stands.
    pub file_span: Option<Span>,
    /// A note.
    pub note: Option<String>,
    /// Reliability of the source, the Admiralty code's letter, as it is written.
    pub reliability: Option<String>,
    /// Credibility of the information, the Admiralty code's number, as it is written.
    pub credibility: Option<String>,
    /// The language it is in (`langid`, `language`).
    pub language: Option<String>,
    /// Further keys for the same entry (`ids`).
    pub aliases: Vec<String>,
    /// The key of the entry that it takes fields from, with its place.
    pub crossref: Option<(String, Span)>,
}

/// Adds a problem for each key that an entry before has had.
fn note_duplicates(out: &mut Bibliography) {
    let mut seen: FxHashMap<&str, ()> = FxHashMap::default();
    let mut problems = Vec::new();
    for entry in out.entries.iter().filter(|entry| !entry.key.is_empty()) {
        if seen.insert(&entry.key, ()).is_some() {
            problems.push(Problem {
                span: entry.key_span,
                message: format!("the key `{}` is given to an entry before; give this one another", entry.key),
            });
        }
    }
    out.problems.append(&mut problems);
    out.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
}
