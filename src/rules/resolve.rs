//! What may be mended without asking: only resolutions of what the text already says. A quotation gets its source's words, a relative
//! date is written out. Never a citation, a date of something else, a word of likelihood or a silencing comment.

use super::check::check;
use super::relative_date;
use super::scene::Scene;
use super::silence::Silences;
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Snapshot};

/// One thing that is resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resolution {
    /// What it is about, bytes of the document.
    pub span: Span,
    /// What is done, in the imperative.
    pub title: String,
    /// The edits of the document, in text order.
    pub edits: Vec<TextEdit>,
}

/// Rules whose first fix only says what the text says already.
const RESOLVED: &[&str] = &["misquotation"];

/// The resolutions of a document in text order. Where two touch the same bytes, the first is given; the other is of the next round, when
/// the text is as the first has left it. Costs a check.
pub fn resolutions(snapshot: &Snapshot, file: &FileKey) -> Vec<Resolution> {
    let mut found: Vec<Resolution> = Vec::new();
    for finding in check(snapshot, file).into_iter().filter(|finding| RESOLVED.contains(&finding.rule)) {
        if let Some(fix) = finding.fixes.into_iter().find(|fix| fix.preferred)
            && let [(edited, edits)] = fix.edits.as_slice()
            && edited == file
        {
            found.push(Resolution { span: finding.span, title: fix.title, edits: edits.clone() });
        }
    }
    if let Some(scene) = Scene::of(snapshot, file) {
        let silences = Silences::of(scene.document(), scene.state.front_matter().map(|front| &**front));
        for (span, fix) in relative_date::all(&scene).into_iter().filter(|(span, _)| !silences.covers("", *span)) {
            found.extend(fix.edits.into_iter().map(|(_, edits)| Resolution { span, title: fix.title.clone(), edits }));
        }
    }
    for resolution in &mut found {
        resolution.edits.sort_by_key(|edit| edit.span);
    }
    let reach = |resolution: &Resolution| {
        let spans = resolution.edits.iter().map(|edit| edit.span);
        spans.reduce(Span::join).unwrap_or(resolution.span)
    };
    found.sort_by_key(reach);
    let mut end = None;
    found.retain(|resolution| {
        let own = reach(resolution);
        let apart = end.is_none_or(|end| own.start >= end && !(own.is_empty() && own.start == end));
        if apart {
            end = Some(own.end);
        }
        apart
    });
    found
}
