//! `undated-source`: a source has no publication date.

use super::finding::{Finding, Related};
use super::{Rule, Scene};
use crate::analysis::CiteTarget;
use crate::text::Span;
use crate::workspace::config::Level;
use crate::workspace::{Kind, Source};
use rustc_hash::FxHashSet;

/// The rule.
pub struct UndatedSource;

impl Rule for UndatedSource {
    fn name(&self) -> &'static str {
        "undated-source"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("undated_source.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.links {
            return;
        }
        match scene.kind {
            Kind::Source => self.in_source(scene, out),
            Kind::Note => self.in_note(scene, out),
            _ => {}
        }
    }
}

impl UndatedSource {
    fn in_source(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let undated = scene.snapshot.source_of(scene.file).is_some_and(|source| source.meta.published.is_none());
        let Some(analysis) = scene.analysis.as_ref().filter(|_| undated) else { return };
        let Some((start, block)) = analysis.document.blocks().next() else { return };
        let message = format!("This source has no publication date. {HOW}");
        let span = block.running.file_span(Span::new(0, block.running.text.len())).shift(start);
        out.push(scene.finding(self.name(), span, message));
    }

    fn in_note(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let Some(analysis) = &scene.analysis else { return };
        if scene.space.catalog.sources().iter().all(|source| source.meta.published.is_some()) {
            return;
        }
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for view in analysis.blocks() {
            for cite in &view.result.citations {
                let CiteTarget::Source(at) = cite.target else { continue };
                let Some(source) = scene.source(at) else { continue };
                if source.meta.published.is_some() || !seen.insert(at) {
                    continue;
                }
                let message = format!("The source \u{201c}{}\u{201d} has no publication date. {HOW}", name(source));
                // In a footnote's text it is first cited where the text refers to that.
                let span = if cite.through_footnote { cite.file_span } else { cite.key_span };
                let mut finding = scene.finding(self.name(), span.shift(view.start), message);
                finding.related.extend(place(source));
                out.push(finding);
            }
        }
    }
}

const HOW: &str =
    "Give it one: `published:` in its front matter, or `date` in its bibliography entry (`2024~` for an estimate).";

fn name(source: &Source) -> &str {
    source.meta.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&source.key)
}

fn place(source: &Source) -> Option<Related> {
    if let Some(entry) = &source.entry {
        let message = "its bibliography entry".into();
        return Some(Related { file: entry.file.clone(), span: entry.key_span, message });
    }
    Some(Related { file: source.file.clone()?, span: Span::default(), message: "the source".into() })
}
