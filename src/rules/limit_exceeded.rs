//! `limit-exceeded`: something was left out because it is too large.

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
        if let Some(length) = scene.state.too_long {
            let limit = scene.space.config.document_bytes;
            let message = format!(
                "This file was left out: it has {length} bytes, and the limit is {limit}. Raise `document-bytes` under `[limits]` in dateline.toml to read it."
            );
            out.push(scene.finding(self.name(), Span::default(), message));
        }
    }
}
