//! `config-error`: `dateline.toml`, or the configuration in a document's front matter, is wrong.

use super::file_problem::report;
use super::finding::{Finding, Fix};
use super::silence::Silences;
use super::{Rule, Scene};
use crate::text::{Span, TextEdit};
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
        let silences = Silences::of(scene.document(), Some(front));
        for (span, message) in silences.problems {
            // What is wrong with a key is shown at the key, not at its value.
            let key = message.strip_prefix("unknown key `").and_then(|rest| rest.split('`').next());
            let place = key.and_then(|key| key_before(scene, span, key)).unwrap_or(span);
            let mut finding = scene.finding(self.name(), place, message.clone());
            if message.ends_with("did you mean `ignore`?") && place != span {
                let edit = TextEdit { span: place, insert: "ignore".into() };
                finding.fixes.push(Fix { preferred: true, ..scene.fix("Change it to `ignore`", vec![edit]) });
            }
            out.push(finding);
        }
    }
}

/// Where a key of the front matter stands, from the place of its value.
fn key_before(scene: &Scene, value: Span, key: &str) -> Option<Span> {
    let before = scene.state.text.slice(Span::new(0, value.start));
    let at = before.rfind(key).filter(|_| !key.is_empty())?;
    Some(Span::new(at, at + key.len()))
}
