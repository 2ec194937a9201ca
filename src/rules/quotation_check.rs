//! Looking a quotation up in the sources that it can be taken from; what the two rules on quotations and the editor share.

use super::Scene;
use crate::analysis::document::BlockView;
use crate::analysis::{CiteTarget, QuotationUse};
use crate::sources::{Alignment, Quote, align_once};
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot, Source, Space};
use std::cell::RefCell;
use std::rc::Rc;

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
    // A title in quote marks is no quotation.
    let quote = Quote::of(words);
    if quote.word_count() < 3 || space.catalog.has_title(words) {
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
        match align_once(&quote, state.prepared()) {
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

/// Verdicts on quotations of a block, by their index in [`BlockResult::quotations`](crate::analysis::BlockResult).
pub type Verdicts<'s> = Rc<[(usize, Verdict<'s>)]>;

/// The verdicts on the quotations of the block that was asked about last: three rules ask, one after the other.
#[derive(Default)]
pub struct Latest<'s>(RefCell<Option<((usize, usize), Verdicts<'s>)>>);

/// The verdicts on a block's quotations in a note; none where the document's citations are not checked.
pub fn verdicts<'s>(view: &BlockView, scene: &Scene<'s>) -> Verdicts<'s> {
    let block = (view.chunk, view.index);
    if let Some((_, latest)) = scene.verdicts.0.borrow().as_ref().filter(|(of, _)| *of == block) {
        return latest.clone();
    }
    let checked = scene.links && scene.kind == crate::workspace::Kind::Note;
    let quotations = view.result.quotations.iter().enumerate();
    let quotations =
        quotations.filter(|(_, quotation)| checked && !(quotation.cites.is_empty() && quotation.implied.is_empty()));
    let found: Verdicts =
        quotations.map(|(at, quotation)| (at, verdict(scene.snapshot, scene.space, view, quotation))).collect();
    scene.verdicts.0.replace(Some((block, found.clone())));
    found
}
