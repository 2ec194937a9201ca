//! Looking a quotation up in the sources that it can be taken from; what the two rules on quotations and the editor share.

use super::Scene;
use crate::analysis::document::BlockView;
use crate::analysis::{CiteTarget, QuotationUse};
use crate::sources::{Alignment, align, word_count};
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot, Source, Space};

/// What became of a quotation.
pub enum Verdict<'a> {
    /// It stands in the source as it is quoted.
    Exact { source: &'a Source, file: FileKey, span: Span },
    /// The source says it in other words.
    Near { source: &'a Source, file: FileKey, alignment: Alignment },
    /// It is in none of the sources that it can be taken from.
    Nowhere { sources: Vec<&'a Source> },
    /// It was not looked up: nothing is cited, a text is not here, or it is too short.
    Unchecked,
}

/// Looks a quotation up in the sources cited for it; exact in one of them wins over near in another.
pub fn verdict<'a>(snapshot: &Snapshot, space: &'a Space, view: &BlockView, quotation: &QuotationUse) -> Verdict<'a> {
    let words = quotation.inner.of(&view.block.running.text);
    if word_count(words) < 3 || is_title(words, space) {
        return Verdict::Unchecked;
    }
    let mut near = None;
    let mut searched: Vec<&Source> = Vec::new();
    let mut unread = false;
    let cited = quotation.cites.iter().filter_map(|&at| match view.result.citations.get(at)?.target {
        CiteTarget::Source(at) => Some(Some(at)),
        _ => Some(None),
    });
    for source in cited.chain(quotation.implied.iter().copied().map(Some)) {
        let source = source.and_then(|at| space.catalog.source(at));
        let text = source.and_then(|source| source.file.as_ref()).and_then(|file| snapshot.state(file));
        let (Some(source), Some(state)) = (source, text.filter(|state| state.left_out.is_none())) else {
            unread = true;
            continue;
        };
        match align(words, state.prepared()) {
            Alignment::Exact { span, .. } => return Verdict::Exact { source, file: state.key.clone(), span },
            found @ Alignment::Near { .. } => {
                near.get_or_insert(Verdict::Near { source, file: state.key.clone(), alignment: found });
            }
            // Cited twice, it is named once.
            Alignment::None if searched.iter().any(|other| std::ptr::eq(*other, source)) => {}
            Alignment::None => searched.push(source),
        }
    }
    match near {
        Some(near) => near,
        None if unread || searched.is_empty() => Verdict::Unchecked,
        None => Verdict::Nowhere { sources: searched },
    }
}

/// Whether the words are the title of a known source: a title in quote marks is no quotation.
fn is_title(words: &str, space: &Space) -> bool {
    let plain = |text: &str| crate::text::fold::phrase_key(text);
    let words = plain(words);
    space.catalog.sources().iter().any(|source| source.meta.title.as_deref().is_some_and(|title| plain(title) == words))
}

/// The verdicts on a block's quotations in a note; none where the document's citations are not checked.
pub fn verdicts<'a>(view: &'a BlockView, scene: &'a Scene) -> impl Iterator<Item = (&'a QuotationUse, Verdict<'a>)> {
    let checked = scene.links && scene.kind == crate::workspace::Kind::Note;
    let quotations = view
        .result
        .quotations
        .iter()
        .filter(move |quotation| checked && !(quotation.cites.is_empty() && quotation.implied.is_empty()));
    quotations.map(|quotation| (quotation, verdict(scene.snapshot, scene.space, view, quotation)))
}
