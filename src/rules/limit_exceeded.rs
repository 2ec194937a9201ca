//! `limit-exceeded`: something was left out because it is too large.

use super::file_problem::report;
use super::finding::Finding;
use super::{Rule, Scene};
use crate::text::Span;
use crate::workspace::Kind;
use crate::workspace::config::Level;

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
