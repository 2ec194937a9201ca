//! `unanchored-date`: a relative date in a document that has no anchor date.

use super::finding::Finding;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct UnanchoredDate;

impl Rule for UnanchoredDate {
    fn name(&self) -> &'static str {
        "unanchored-date"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("unanchored_date.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims || view.block.quoted {
            return;
        }
        let text = &view.block.running.text;
        let is_quoted = |span| view.block.quotations.iter().any(|quotation| quotation.inner.covers(span));
        for claim in &view.result.claims {
            for time in claim.unanchored.iter().filter_map(|&at| view.result.times.get(at)) {
                if is_quoted(time.span) {
                    continue;
                }
                let message = format!(
                    "Nothing says when \u{201c}{}\u{201d} is: the document has no date. Write `date: YYYY-MM-DD` in its front matter, or a date in full here.",
                    time.span.of(text)
                );
                let mut finding = scene.finding(self.name(), view.file_span(time.span), message);
                finding.fixes.extend(scene.silencer(self.name(), view));
                out.push(finding);
            }
        }
    }
}
