//! How many findings there are, by severity and by rule.

use super::name_of;
use crate::rules::{Finding, RULES, Severity, rule};
use std::collections::BTreeMap;

/// Counts of the findings of files.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    files: usize,
    counts: BTreeMap<(&'static str, Severity), usize>,
}

impl Tally {
    /// The counts of one file.
    pub fn of(findings: &[Finding]) -> Tally {
        let mut tally = Tally { files: 1, ..Tally::default() };
        for finding in findings {
            *tally.counts.entry((finding.rule, finding.severity)).or_default() += 1;
        }
        tally
    }

    /// The counts of both.
    pub fn and(mut self, other: &Tally) -> Tally {
        self.files += other.files;
        for (of, count) in &other.counts {
            *self.counts.entry(*of).or_default() += count;
        }
        self
    }

    /// The counts by rule and severity, of which none is 0.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, u8, u32)> + '_ {
        self.counts
            .iter()
            .map(|(&(rule, severity), &count)| (rule, severity as u8, u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// The counts of one file, of [`Tally::rows`]; `None` where there is no such rule or severity.
    pub fn of_rows(rows: &[(&str, u8, u32)]) -> Option<Tally> {
        let severities = [Severity::Hint, Severity::Information, Severity::Warning, Severity::Error];
        let count = |&(name, severity, count): &(&str, u8, u32)| {
            let severity = severities.into_iter().find(|known| *known as u8 == severity)?;
            Some(((rule(name)?.name(), severity), count as usize))
        };
        Some(Tally { files: 1, counts: rows.iter().map(count).collect::<Option<_>>()? })
    }

    /// How many findings weigh so much or more.
    pub fn at_least(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|((_, of), _)| *of >= severity).map(|(_, count)| count).sum()
    }

    /// The line that sums up.
    pub fn summary(&self) -> String {
        let mut severities = BTreeMap::<Severity, usize>::new();
        for ((_, severity), count) in &self.counts {
            *severities.entry(*severity).or_default() += count;
        }
        let counts = severities.into_iter().rev().map(|(severity, count)| match severity {
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
        let count = |rule: &str| self.counts.iter().filter(|((of, _), _)| *of == rule).map(|(_, count)| count).sum();
        let mut counts: Vec<(usize, &str)> = RULES.iter().map(|rule| (count(rule.name()), rule.name())).collect();
        counts.retain(|(count, _)| *count > 0);
        counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        counts.iter().map(|(count, rule)| format!("{count:7}  {rule}\n")).collect()
    }
}
