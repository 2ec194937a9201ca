//! Hover over a citation: the source's metadata and the cited passage.

use super::words::{counted, date, plain, quoted};
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, CitationUse, CiteTarget};
use crate::ide::passage::{Passage, of_citation};
use crate::ide::references::citing_notes;
use crate::sources::SourceMeta;
use crate::syntax::InlineKind;
use crate::workspace::{FileKey, Snapshot, Source, Space};

/// The hover of a citation; `None` for a link that leads to no document of the workspace.
pub fn hover(snapshot: &Snapshot, space: &Space, file: &FileKey, cite: &CitationUse) -> Option<String> {
    match cite.target {
        CiteTarget::Source(at) => {
            let source = space.catalog.source(at)?;
            let mut parts = metadata(source);
            let passages = of_citation(snapshot, space, file, cite);
            parts
                .extend(passages.iter().filter(|p| p.pinned).take(3).filter_map(|passage| words_of(snapshot, passage)));
            if let (Some((locator, _)), false) = (&cite.locator, passages.iter().any(|passage| passage.pinned)) {
                parts.push(format!("`{}` names no passage of this source.", locator.replace('`', "'")));
            }
            if source.file.is_none() {
                parts.push("The text of this source is not in the workspace.".into());
            }
            let notes = citing_notes(snapshot, file, at);
            if notes > 0 {
                parts.push(format!("*Cited in {}*", counted(notes, "note")));
            }
            Some(parts.join("\n\n"))
        }
        CiteTarget::Document => {
            let passage = of_citation(snapshot, space, file, cite).into_iter().next()?;
            let title = snapshot.metadata(&passage.file).title;
            let name = plain(title.as_deref().unwrap_or_else(|| space.relative(&passage.file)));
            let words = if passage.pinned { words_of(snapshot, &passage) } else { None };
            Some(std::iter::once(format!("**{name}** · note")).chain(words).collect::<Vec<_>>().join("\n\n"))
        }
        CiteTarget::Unknown => Some(format!("No source has the key `{}`.", cite.key.replace('`', "'"))),
        CiteTarget::External | CiteTarget::Nothing => None,
    }
}

/// The hover of a footnote reference: what its text says, and what it cites.
pub fn footnote(
    snapshot: &Snapshot,
    space: &Space,
    file: &FileKey,
    analysis: &Analysis,
    view: &BlockView,
    at: usize,
) -> Option<String> {
    let inline = view.block.inlines.get(at)?;
    let InlineKind::FootnoteRef { label } = &inline.kind else { return None };
    let text = analysis.blocks().find(|view| view.block.footnote.as_deref() == Some(label))?;
    let mut parts = vec![format!("**Footnote {}** · {}", plain(label), plain(text.block.running.text.trim()))];
    let cites = view.result.citations.iter().filter(|cite| cite.through_footnote && cite.span == inline.span);
    parts.extend(cites.filter_map(|cite| hover(snapshot, space, file, cite)));
    Some(parts.join("\n\n"))
}

/// The source's title on the first line, then what else is known of it: the fields of ICD 206 that there are.
pub fn metadata(source: &Source) -> Vec<String> {
    let meta: &SourceMeta = &source.meta;
    let title = meta.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&source.key);
    let published = match &meta.published {
        Some(published) => date(published),
        None => "no publication date".into(),
    };
    let mut facts = vec![format!("- Key: `{}`", source.key)];
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push(format!("- {name}: {value}"));
        }
    };
    fact("Author", Some(meta.authors.iter().map(|author| plain(author)).collect::<Vec<_>>().join("; ")));
    fact("Publisher", meta.publisher.as_deref().map(plain));
    fact("Address", meta.url.as_deref().map(|url| format!("<{url}>")));
    fact("Retrieved", meta.retrieved.as_ref().map(date));
    fact("Reliability and credibility", grade(meta));
    vec![format!("**{}** · {published}", plain(title)), facts.join("\n")]
}

fn grade(meta: &SourceMeta) -> Option<String> {
    match (&meta.reliability, &meta.credibility) {
        (None, None) => None,
        (a, b) => Some(format!("{}{}", a.as_deref().unwrap_or("?"), b.as_deref().unwrap_or("?"))),
    }
}

/// The words of a passage as a block quote.
pub fn words_of(snapshot: &Snapshot, passage: &Passage) -> Option<String> {
    let state = snapshot.state(&passage.file)?;
    let words = state.text.slice(passage.span);
    (!words.trim().is_empty()).then(|| quoted(&words))
}
