//! `unknown-rule`: a silencing comment or a key names no rule.

use super::finding::{Finding, Fix};
use super::{Rule, Scene, nearest_rule, rule};
use crate::text::{Span, TextEdit};
use crate::workspace::config::Level;
use crate::workspace::{Config, Kind};

/// The rule.
pub struct UnknownRule;

impl Rule for UnknownRule {
    fn name(&self) -> &'static str {
        "unknown-rule"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("unknown_rule.md")
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let in_toml = scene.kind == Kind::Config;
        let named = if in_toml {
            // Read again without the user's settings, whose names have no place here.
            Config::parse(&scene.state.text.to_string()).0.named_rules().cloned().collect()
        } else if scene.kind.is_document() {
            scene.silences().map(|silences| silences.named).unwrap_or_default()
        } else {
            Vec::new()
        };
        for (name, span) in named {
            if rule(&name).is_none() {
                out.push(self.unknown(&name, span, scene));
            }
        }
    }
}

impl UnknownRule {
    fn unknown(&self, name: &str, span: Span, scene: &Scene) -> Finding {
        let Some(near) = nearest_rule(name) else {
            let message = format!("There is no rule `{name}`; `dateline explain` lists them.");
            return scene.finding(self.name(), span, message);
        };
        let mut finding =
            scene.finding(self.name(), span, format!("There is no rule `{name}`. Did you mean `{near}`?"));
        let within = scene.state.text.slice(span);
        let at = within.find(name).map_or(span.start, |offset| span.start + offset);
        let edit = TextEdit { span: Span::new(at, at + name.len()), insert: near.to_owned() };
        finding.fixes.push(Fix { preferred: true, ..scene.fix(format!("Change it to `{near}`"), vec![edit]) });
        finding
    }
}
