//! Which level a rule has in a document: the configuration over the defaults.

use super::finding::Severity;
use super::{RULES, Rule};
use crate::workspace::config::Level;
use crate::workspace::{Config, Kind};

/// The severities of all rules for one document, in the registry's order; `None` for a rule that is off.
pub fn severities(config: &Config, kind: Kind, relative: &str) -> Vec<Option<Severity>> {
    RULES.iter().map(|rule| severity(*rule, config, kind, relative)).collect()
}

fn severity(rule: &dyn Rule, config: &Config, kind: Kind, relative: &str) -> Option<Severity> {
    let name = rule.name();
    let named = |rules: &[(String, crate::text::Span)]| rules.iter().any(|(rule, _)| rule == name);
    if named(&config.ignore) || config.per_path.iter().any(|(globs, rules)| globs.matches(relative) && named(rules)) {
        return None;
    }
    let set = config.severity.iter().find(|((rule, _), _)| rule == name).map(|(_, level)| *level);
    let default = || if named(&config.select) { rule.selected_level(kind) } else { rule.level(kind) };
    match set.unwrap_or_else(default) {
        Level::Off => None,
        Level::Hint => Some(Severity::Hint),
        Level::Information => Some(Severity::Information),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}
