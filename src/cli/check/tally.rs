//! How many findings there are, by severity and by rule.

use super::name_of;
use crate::rules::{Finding, RULES, Severity};
use std::collections::BTreeMap;

/// Counts of the findings of files.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    files: usize,
    severities: BTreeMap<Severity, usize>,
    rules: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// The counts of one file.
    pub fn of(findings: &[Finding]) -> Tally {
        let mut tally = Tally { files: 1, ..Tally::default() };
        for finding in findings {
            *tally.severities.entry(finding.severity).or_default() += 1;
            *tally.rules.entry(finding.rule).or_default() += 1;
        }
        tally
    }

    /// The counts of both.
    pub fn and(mut self, other: &Tally) -> Tally {
        self.files += other.files;
        for (severity, count) in &other.severities {
            *self.severities.entry(*severity).or_default() += count;
        }
        for (rule, count) in &other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
        self
    }

    /// How many findings weigh so much or more.
    pub fn at_least(&self, severity: Severity) -> usize {
        self.severities.range(severity..).map(|(_, count)| count).sum()
    }

    /// The line that sums up.
    pub fn summary(&self) -> String {
        let counts = self.severities.iter().rev().map(|(&severity, &count)| match severity {
            Severity::Information => format!("{count} information"),
            _ => format!("{count} {}{}", name_of(severity), if count == 1 { "" } else { "s" }),
        });
        let counts: Vec<String> = counts.collect();
        let files_read = format!("{} file{}", self.files, if self.files == 1 { "" } else { "s" });
        if counts.is_empty() {
            format!("No findings in {files_read}.")
        } else {
            format!("{} in {files_read}.", counts.join(", "))
        }
    }

    /// How often each rule spoke, a line each, the loudest first.
    pub fn statistics(&self) -> String {
        let count = |rule: &str| self.rules.get(rule).copied().unwrap_or(0);
        let mut counts: Vec<(usize, &str)> = RULES.iter().map(|rule| (count(rule.name()), rule.name())).collect();
        counts.retain(|(count, _)| *count > 0);
        counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        counts.iter().map(|(count, rule)| format!("{count:7}  {rule}\n")).collect()
    }
}
