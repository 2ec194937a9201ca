//! `limit-exceeded`: something was left out because it is too large.

use super::file_problem::report;
use super::finding::Finding;
use super::{Rule, Scene};
use crate::analysis::CiteTarget;
use crate::analysis::document::BlockView;
use crate::text::Span;
use crate::workspace::config::Level;
use crate::workspace::{Kind, path};

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
        let Some(seen) = scene.snapshot.seen_from(scene.file) else { return };
        for cite in view.result.citations.iter().filter(|cite| !cite.through_footnote) {
            let is_url = cite.key.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
            let climbs = cite.target == CiteTarget::External
                && !cite.key.contains("://")
                && seen.file(&cite.key).is_none_or(|file| path::below(root, &file).is_none());
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
        let too_long = scene.state.too_long.filter(|_| scene.kind != Kind::DossierEntities);
        if let Some(length) = too_long {
            let limit = scene.space.config.document_bytes;
            let message = format!(
                "This file was left out: it has {length} bytes, and the limit is {limit}. Raise `document-bytes` under `[limits]` in dateline.toml to read it."
            );
            out.push(scene.finding(self.name(), Span::default(), message));
        }
    }
}
