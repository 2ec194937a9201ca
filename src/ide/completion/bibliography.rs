//! Keys of other entries in a bibliography: `crossref`, `xref`, `related`.

use super::Completions;
use super::citations;
use super::here::Here;

/// What can be written in a BibLaTeX file.
pub fn biblatex(here: &Here) -> Completions {
    let Some((field, value)) = here.before.rsplit_once('=') else { return Completions::default() };
    let field = field.rsplit([',', '{', ' ', '\t']).find(|part| !part.is_empty()).unwrap_or_default().to_lowercase();
    let typed = value.trim_start().strip_prefix(['{', '"']);
    let Some(typed) = typed.filter(|typed| typed.chars().all(|c| citations::in_key(c) || matches!(c, ',' | ' ')))
    else {
        return Completions::default();
    };
    if !matches!(field.as_str(), "crossref" | "xref" | "xdata" | "related") {
        return Completions::default();
    }
    let last = typed.rsplit([',', ' ']).next().unwrap_or_default();
    citations::sources(here, here.before.len() - last.len())
}
