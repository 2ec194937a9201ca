//! Document highlight: what in this document is the same as what stands at a place.

use super::at::{Thing, things_at};
use crate::analysis::CiteTarget;
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// The spans of this document that mention the same actor or event, cite the same source, give the same date or belong to the same
/// footnote as what stands at `offset`, that itself included.
pub fn highlights(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Vec<Span> {
    let Some(analysis) = snapshot.analysis(file) else { return Vec::new() };
    for found in things_at(&analysis, offset) {
        let result = found.view.result;
        let mut spans = Vec::new();
        match found.thing {
            Thing::Mention(at) => {
                let Some(id) = result.mentions.get(at).and_then(|mention| mention.candidates.first()) else { continue };
                for view in analysis.blocks() {
                    let same = view.result.mentions.iter().filter(|mention| mention.candidates.contains(id));
                    spans.extend(same.map(|mention| view.file_span(mention.span)));
                }
            }
            Thing::Citation(at) => {
                let Some(cite) = result.citations.get(at) else { continue };
                let is_source = matches!(cite.target, CiteTarget::Source(_));
                for view in analysis.blocks() {
                    let same = view.result.citations.iter().filter(|other| {
                        !other.through_footnote
                            && if is_source { other.target == cite.target } else { other.key == cite.key }
                    });
                    spans.extend(same.map(|cite| cite.key_span.shift(view.start)));
                }
            }
            Thing::Time(at) => {
                let Some(time) = result.times.get(at).filter(|time| time.value.resolved()) else { continue };
                for view in analysis.blocks() {
                    let same = view.result.times.iter().filter(|other| other.value.value == time.value.value);
                    spans.extend(same.map(|time| view.file_span(time.span)));
                }
            }
            Thing::Inline(at) => {
                let Some(InlineKind::FootnoteRef { label }) = found.view.block.inlines.get(at).map(|it| &it.kind)
                else {
                    continue;
                };
                for view in analysis.blocks() {
                    let same = view.block.inlines.iter().filter(
                        |other| matches!(&other.kind, InlineKind::FootnoteRef { label: other } if other == label),
                    );
                    spans.extend(same.map(|inline| inline.file_span.shift(view.start)));
                }
                for placed in &analysis.document.chunks {
                    let defined = placed.chunk.footnotes.iter().filter(|(name, _)| **name == **label);
                    spans.extend(defined.map(|(_, span)| span.shift(placed.start)));
                }
            }
            Thing::Quotation(_) => continue,
        }
        if !spans.is_empty() {
            spans.sort();
            spans.dedup();
            return spans;
        }
    }
    Vec::new()
}
