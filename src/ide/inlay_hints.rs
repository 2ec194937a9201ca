//! Inlay hints: what relative dates resolve to, and when the events happened that are mentioned.

use crate::analysis::document::BlockView;
use crate::dossier::recognise::Kind as MentionKind;
use crate::rules::date_text::in_words;
use crate::text::Span;
use crate::time::{Edtf, TimeValue};
use crate::workspace::{FileKey, Snapshot, Space};

/// A hint after a span of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InlayHint {
    /// Where it is shown, bytes of the file.
    pub offset: usize,
    /// What it says, short.
    pub label: String,
    /// How that came about.
    pub tooltip: String,
}

/// The most hints of one answer.
pub const LIMIT: usize = 2_000;

/// A date as a reader writes it: of a week its days, of what no date can say the value.
fn label(value: &TimeValue) -> String {
    let written = Edtf::parse(&value.value).ok();
    let days = || value.interval.and_then(|(first, last)| Edtf::parse(&format!("{first}/{last}")).ok());
    written.or_else(days).map_or_else(|| value.value.clone(), |date| in_words(&date, None))
}

/// The hints in `range` of a document.
pub fn inlay_hints(snapshot: &Snapshot, file: &FileKey, range: Span) -> Vec<InlayHint> {
    let (Some(space), Some(analysis)) = (snapshot.space(file), snapshot.analysis(file)) else { return Vec::new() };
    let mut hints = Vec::new();
    let first = analysis.chunk_at(range.start).unwrap_or(0);
    let last = analysis.chunk_at(range.end).unwrap_or(0);
    for view in (first..=last).flat_map(|chunk| analysis.chunk_blocks(chunk)) {
        of_block(space, &view, &mut hints);
        if hints.len() > LIMIT {
            break;
        }
    }
    hints.retain(|hint| range.touches(hint.offset));
    hints.sort_by(|a, b| (a.offset, &a.label).cmp(&(b.offset, &b.label)));
    hints.truncate(LIMIT);
    hints
}

fn of_block(space: &Space, view: &BlockView, hints: &mut Vec<InlayHint>) {
    for time in view.result.times.iter().filter(|time| time.value.relative && time.value.resolved()) {
        hints.push(InlayHint {
            offset: view.file_span(time.span).end,
            label: label(&time.value),
            tooltip: time.value.explain(),
        });
    }
    for mention in view.result.mentions.iter().filter(|mention| mention.kind == MentionKind::Event) {
        let [only] = mention.candidates.as_slice() else { continue };
        let Some(event) = space.dossier.event(only) else { continue };
        let Some(start) = &event.start else { continue };
        // A date that stands beside the name already, or in it, is not said again.
        let near = Span::new(mention.span.start, mention.span.end + 24);
        let dated = view.result.times.iter().any(|time| time.span.overlaps(near) && time.value.resolved());
        if !dated {
            hints.push(InlayHint {
                offset: view.file_span(mention.span).end,
                label: in_words(start, event.end.as_ref()),
                tooltip: format!("{}, by the dossier", event.name),
            });
        }
    }
}
