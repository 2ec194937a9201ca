//! `stale-source`: a note rests on a source that was old when the note was written.

use super::date_text::days;
use super::finding::{Finding, Related};
use super::{Rule, Scene};
use crate::analysis::CiteTarget;
use crate::text::Span;
use crate::workspace::Kind;
use crate::workspace::config::Level;
use rustc_hash::FxHashSet;

/// The rule.
pub struct StaleSource;

impl Rule for StaleSource {
    fn name(&self) -> &'static str {
        "stale-source"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Off
    }

    fn page(&self) -> &'static str {
        include_str!("stale_source.md")
    }

    // Once for each source, at its first citation.
    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let Some(analysis) = scene.analysis.as_ref().filter(|_| scene.links && scene.kind == Kind::Note) else {
            return;
        };
        let Some(written) = scene.snapshot.metadata(scene.file).published.and_then(|date| date.first) else { return };
        let limit = scene.space.config.stale_after_days;
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for view in analysis.blocks() {
            for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
                let CiteTarget::Source(at) = cite.target else { continue };
                let Some(source) = scene.source(at).filter(|_| seen.insert(at)) else { continue };
                let Some(published) = &source.meta.published else { continue };
                let (Some(first), Some(last)) = (published.first, published.last) else { continue };
                let age = written.since(last).map_or(0, |span| i64::from(span.get_days()));
                if age <= i64::from(limit) {
                    continue;
                }
                let message = format!(
                    "This source is of {}, {age} days before the note; the limit is {limit} (`stale-after-days`). Look whether a later one says the same.",
                    days(first, last)
                );
                let mut finding = scene.finding(self.name(), cite.key_span.shift(view.start), message);
                let place = source.entry.as_ref().map(|entry| (entry.file.clone(), entry.key_span));
                let place = place.or_else(|| Some((source.file.clone()?, Span::default())));
                finding.related.extend(place.map(|(file, span)| Related { file, span, message: "the source".into() }));
                finding.fixes.extend(scene.silencer(self.name(), &view));
                out.push(finding);
            }
        }
    }
}
