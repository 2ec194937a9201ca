//! A document's source list by the fields of ICD 206: what it cites, where, what is known of each source, and what is missing.

use crate::analysis::CiteTarget;
use crate::sources::SourceMeta;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};
use rustc_hash::FxHashMap;

/// One source that a document cites.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its place in the catalogue; none for what is not in the workspace.
    pub source: Option<u32>,
    /// Its key, else its address or what is written for it.
    pub key: String,
    /// What is known of it.
    pub meta: SourceMeta,
    /// Its document, where the text is here.
    pub file: Option<FileKey>,
    /// Where it is cited, bytes of the document, each with its locator.
    pub cited: Vec<(Span, Option<String>)>,
    /// Names of the fields that nobody gave.
    pub missing: Vec<&'static str>,
    /// What it rests on itself, `a Reuters report of 26 November`.
    pub rests_on: Vec<String>,
    /// It is written as a citation and names nothing that is known.
    pub unknown: bool,
}

/// The sources of a document in the order in which they are first cited.
pub fn source_list(snapshot: &Snapshot, file: &FileKey) -> Vec<Listed> {
    let (Some(space), Some(analysis)) = (snapshot.space(file), snapshot.analysis(file)) else { return Vec::new() };
    let mut list: Vec<Listed> = Vec::new();
    let mut places: FxHashMap<(Option<u32>, String), usize> = FxHashMap::default();
    for view in analysis.blocks() {
        for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
            let number = match cite.target {
                CiteTarget::Source(at) => Some(at),
                CiteTarget::External | CiteTarget::Unknown => None,
                CiteTarget::Document | CiteTarget::Nothing => continue,
            };
            let source = number.and_then(|at| space.catalog.source(at));
            let key = source.map_or(&cite.key, |source| &source.key);
            let at = *places.entry((number, key.clone())).or_insert_with(|| {
                let meta = source.map(|source| source.meta.clone()).unwrap_or_else(|| SourceMeta {
                    url: Some(cite.key.clone()).filter(|key| key.contains("://")),
                    ..SourceMeta::default()
                });
                let document = source.and_then(|source| source.file.clone());
                let state =
                    document.as_ref().and_then(|file| snapshot.state(file)).filter(|state| state.left_out.is_none());
                let rests_on = state.map(|state| state.origins().called()).unwrap_or_default();
                list.push(Listed {
                    source: number,
                    key: key.clone(),
                    missing: missing(&meta),
                    meta,
                    file: document,
                    cited: Vec::new(),
                    rests_on,
                    unknown: cite.target == CiteTarget::Unknown,
                });
                list.len() - 1
            });
            if let Some(listed) = list.get_mut(at) {
                let locator = cite.locator.as_ref().map(|(text, _)| text.clone());
                listed.cited.push((cite.file_span.shift(view.start), locator));
            }
        }
    }
    list
}

/// The fields of ICD 206 that a source lacks.
fn missing(meta: &SourceMeta) -> Vec<&'static str> {
    let given = |value: &Option<String>| value.as_deref().is_some_and(|text| !text.trim().is_empty());
    let fields = [
        ("title", given(&meta.title)),
        ("author", !meta.authors.is_empty()),
        ("publisher", given(&meta.publisher)),
        ("publication date", meta.published.is_some()),
        ("address", given(&meta.url)),
        ("date of retrieval", meta.retrieved.is_some() || !given(&meta.url)),
        ("reliability", given(&meta.reliability)),
        ("credibility", given(&meta.credibility)),
    ];
    fields.into_iter().filter(|(_, given)| !given).map(|(name, _)| name).collect()
}
