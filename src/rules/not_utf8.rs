//! `not-utf8`: a file is not UTF-8; what could not be read stands as replacement characters.

use super::finding::Finding;
use super::{Rule, Scene};
use crate::text::Span;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct NotUtf8;

impl Rule for NotUtf8 {
    fn name(&self) -> &'static str {
        "not-utf8"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("not_utf8.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        if scene.state.lossy {
            let message =
                "This file is not UTF-8: characters that could not be read are shown as \u{fffd}. Save it as UTF-8.";
            out.push(scene.finding(self.name(), Span::default(), message));
        }
    }
}
