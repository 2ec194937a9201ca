//! `limit-exceeded`: something was left out because it is too large.

use super::file_problem::report;
use super::finding::Finding;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::syntax::InlineKind;
use crate::text::Span;
use crate::workspace::change::LeftOut;
use crate::workspace::config::Level;
use crate::workspace::{FileKey, Kind, path};
use rustc_hash::FxHashSet;

/// The rule.
pub struct LimitExceeded;

impl Rule for LimitExceeded {
    fn name(&self) -> &'static str {
        "limit-exceeded"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("limit_exceeded.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        let Some(root) = scene.space.root.as_deref().filter(|_| scene.links && scene.kind == Kind::Note) else {
            return;
        };
        let mut seen = None;
        for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
            let is_wikilink = cite.target == CiteTarget::Nothing && !cite.key.is_empty() && is_wikilink(cite, view);
            let is_url = cite.key.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
            let climbs = match cite.target {
                CiteTarget::External if !cite.key.contains("://") => {
                    let seen = seen.get_or_insert_with(|| scene.snapshot.seen_from(scene.file));
                    let file = seen.as_ref().and_then(|seen| seen.file(&cite.key));
                    file.is_none_or(|file| path::below(root, &file).is_none())
                }
                // Wikilinks are paths from the root.
                CiteTarget::Nothing if is_wikilink => {
                    path::join(root, &cite.key).is_none_or(|file| path::below(root, &file).is_none())
                }
                _ => false,
            };
            if is_url || climbs {
                let shown = cite.key.replace('`', "'");
                let message = format!(
                    "`{shown}` lies out of the workspace and is not read. Copy it into the workspace, so that what is cited can be checked."
                );
                out.push(scene.finding(self.name(), cite.key_span.shift(view.start), message));
            }
        }
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        report(self.name(), scene, out);
        // Files of entities are read whatever their length.
        let left_out = scene.state.left_out.as_ref().filter(|_| scene.kind != Kind::DossierEntities);
        if let Some(left_out) = left_out {
            out.push(scene.finding(self.name(), Span::default(), self::left_out(left_out, scene.file, scene)));
        }
        if scene.kind == Kind::Note {
            self.cited_and_left_out(scene, out);
        }
    }
}

impl LimitExceeded {
    /// Sources whose text was left out, each at its first citation.
    fn cited_and_left_out(&self, scene: &Scene, out: &mut Vec<Finding>) {
        // Nearly always every text is here, and a long note is not walked at each keystroke.
        let Some(analysis) = scene.analysis.as_ref().filter(|_| scene.links && scene.snapshot.leaves_out()) else {
            return;
        };
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        for view in analysis.blocks() {
            for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
                let CiteTarget::Source(at) = cite.target else { continue };
                let Some(file) = scene.source(at).and_then(|source| source.file.as_ref()) else { continue };
                let Some(state) = scene.snapshot.state(file) else { continue };
                if let Some(left_out) = &state.left_out
                    && seen.insert(at)
                {
                    let message = self::left_out(left_out, file, scene);
                    out.push(scene.finding(self.name(), cite.key_span.shift(view.start), message));
                }
            }
        }
    }
}

fn is_wikilink(cite: &CitationUse, view: &BlockView) -> bool {
    let inlines = &view.block.inlines;
    inlines
        .iter()
        .any(|inline| inline.file_span == cite.file_span && matches!(inline.kind, InlineKind::Wikilink { .. }))
}

/// What was left out of a file and why, in words.
fn left_out(left_out: &LeftOut, file: &FileKey, scene: &Scene) -> String {
    let name = path::name(file);
    match left_out {
        LeftOut::TooLong(length) => {
            let limit = scene.space.config.document_bytes;
            format!(
                "`{name}` was left out: it has {length} bytes, and the limit is {limit}. Raise `document-bytes` under `[limits]` in dateline.toml to read it."
            )
        }
        LeftOut::Unread(words) => words.to_string(),
    }
}
