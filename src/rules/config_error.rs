//! `config-error`: `dateline.toml`, or the configuration in a document's front matter, is wrong.

use super::file_problem::report;
use super::finding::Finding;
use super::silence::Silences;
use super::{Rule, Scene};
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct ConfigError;

impl Rule for ConfigError {
    fn name(&self) -> &'static str {
        "config-error"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Error
    }

    fn page(&self) -> &'static str {
        include_str!("config_error.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        report(self.name(), scene, out);
        let Some(front) = scene.state.front_matter().filter(|_| scene.kind.is_document()) else { return };
        if scene.kind != Kind::DossierNote {
            for problem in &front.problems {
                out.push(scene.finding(self.name(), problem.span, problem.message.clone()));
            }
        }
        let silences = Silences::of(scene.state.document(), Some(front));
        for (span, message) in silences.problems {
            out.push(scene.finding(self.name(), span, message));
        }
    }
}
