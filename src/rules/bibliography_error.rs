//! `bibliography-error`: a bibliography file is wrong at a place; the rest of it is used.

use super::file_problem::report;
use super::finding::Finding;
use super::{Rule, Scene};
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct BibliographyError;

impl Rule for BibliographyError {
    fn name(&self) -> &'static str {
        "bibliography-error"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Error
    }

    fn page(&self) -> &'static str {
        include_str!("bibliography_error.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        report(self.name(), scene, out);
    }
}
