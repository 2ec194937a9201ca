//! The passages that a claim's citations pin: by a locator that names one place, or by a quotation that is found.

use super::Scene;
use super::quotation_check::{Verdict, verdicts};
use crate::analysis::document::BlockView;
use crate::analysis::{CiteTarget, ClaimFact};
use crate::sources::locator;
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Source};

/// A passage of a source that a claim rests on.
pub struct Pinned<'a> {
    /// The source.
    pub source: &'a Source,
    /// Its document.
    pub file: FileKey,
    /// The passage, bytes of that document.
    pub span: Span,
    /// What pins it, for a reader: `¶ 3`; nothing for a quotation.
    pub by: Option<String>,
}

/// A section longer than this does not pin anything.
const LONGEST: usize = 4_000;

/// The passages that a claim of a note rests on, in the order of its citations; none where the note's citations are not checked.
pub fn pinned<'a>(view: &BlockView, scene: &Scene<'a>, claim: &ClaimFact) -> Vec<Pinned<'a>> {
    let mut found = Vec::new();
    if !scene.links || scene.kind != Kind::Note {
        return found;
    }
    for cite in claim.cites.iter().filter_map(|&at| view.result.citations.get(at)) {
        let CiteTarget::Source(at) = cite.target else { continue };
        let (Some(source), Some((text, _))) = (scene.space.catalog.source(at), &cite.locator) else { continue };
        let state = source.file.as_ref().and_then(|file| scene.snapshot.state(file));
        let Some(state) = state.filter(|state| state.left_out.is_none()) else { continue };
        for locator in locator::parse(text) {
            let located = state.passages().locate(&locator);
            let ([span], None) = (located.spans.as_slice(), &located.problem) else { continue };
            if span.len() <= LONGEST {
                found.push(Pinned { source, file: state.key.clone(), span: *span, by: Some(text.trim().to_owned()) });
            }
        }
    }
    for (at, verdict) in verdicts(view, scene).iter() {
        let (source, file, span) = match verdict {
            Verdict::Exact { source, file, span } => (source, file, Some(*span)),
            Verdict::Near { source, file, alignment } => (source, file, alignment.span()),
            Verdict::Nowhere { .. } | Verdict::Unchecked => continue,
        };
        let inside = view.result.quotations.get(*at).is_some_and(|quotation| claim.span.covers(quotation.span));
        if let Some(span) = span.filter(|_| inside) {
            found.push(Pinned { source, file: file.clone(), span, by: None });
        }
    }
    found
}
