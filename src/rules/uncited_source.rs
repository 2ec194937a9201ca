//! `uncited-source`: no note of the workspace cites a source.

use super::finding::Finding;
use super::{Rule, Scene};
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct UncitedSource;

impl Rule for UncitedSource {
    fn name(&self) -> &'static str {
        "uncited-source"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Off
    }

    fn page(&self) -> &'static str {
        include_str!("uncited_source.md")
    }

    // At the source's entry in the bibliography where it has one, else in its document.
    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        match scene.kind {
            Kind::Biblatex | Kind::CslJson => self.in_bibliography(scene, out),
            Kind::Source if scene.links => self.in_source(scene, out),
            _ => {}
        }
    }
}

impl UncitedSource {
    fn in_bibliography(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let cited = scene.snapshot.cited(scene.file);
        for (at, source) in scene.space.catalog.sources().iter().enumerate() {
            let entry = source.entry.as_ref().filter(|entry| entry.file == *scene.file);
            let Some(entry) = entry.filter(|_| !cited.is_cited(at as u32)) else { continue };
            let message = format!("No note cites `{}`. Cite it, or take the entry out.", source.key);
            let mut finding = scene.finding(self.name(), entry.key_span, message);
            // Without its entry a document would be a source without a date.
            if scene.kind == Kind::Biblatex && source.file.is_none() {
                let edits = vec![TextEdit { span: with_line_end(scene, entry.span), insert: String::new() }];
                finding.fixes.push(scene.fix(format!("Remove the entry `{}`", source.key), edits));
            }
            out.push(finding);
        }
    }

    fn in_source(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let catalog = &scene.space.catalog;
        let Some(at) = catalog.by_file(scene.file) else { return };
        let Some(source) = catalog.source(at).filter(|source| source.entry.is_none()) else { return };
        if scene.snapshot.cited(scene.file).is_cited(at) {
            return;
        }
        let Some(analysis) = &scene.analysis else { return };
        let first = analysis.document.blocks().next();
        let span =
            first.map(|(start, block)| block.running.file_span(Span::new(0, block.running.text.len())).shift(start));
        let message = format!("No note cites this source. Its key is `{}`.", source.key);
        out.push(scene.finding(self.name(), span.unwrap_or_default(), message));
    }
}

/// The span with the line end after it, where nothing else stands there.
fn with_line_end(scene: &Scene, span: Span) -> Span {
    let end = scene.state.text.line_end(span.end);
    let rest = scene.state.text.slice(Span::new(span.end, end));
    if !rest.trim().is_empty() {
        return span;
    }
    let next = scene.state.text.slice(Span::new(end, scene.state.text.floor(end + 2)));
    let newline = if next.starts_with("\r\n") { 2 } else { usize::from(next.starts_with(['\n', '\r'])) };
    Span::new(span.start, end + newline)
}
