//! What a source itself rests on, so that two sources that rest on one thing can be told: copies of one text, and
//! articles that attribute to the same report (circular reporting).

mod fingerprint;
mod report;

pub use fingerprint::{Fingerprint, near_duplicates};
pub use report::Report;

use super::prepared::Prepared;
use crate::syntax::Document;

/// What one source rests on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origins {
    /// Of its text.
    pub fingerprint: Fingerprint,
    /// The reports that it attributes to, in text order.
    pub reports: Vec<Report>,
}

/// Why two sources are one origin.
#[derive(Clone, PartialEq, Debug)]
pub enum SharedOrigin {
    /// So much of the shorter one stands in the other, word for word (0 to 1).
    Copy(f32),
    /// Both attribute to this report; its place in the first and in the second.
    Report(Report, Report),
}

/// So much of the shorter text must stand in the other for it to be a copy.
const COPY: f32 = 0.5;

impl Origins {
    /// The origins of a source. Linear.
    pub fn of(doc: &Document, source: &Prepared) -> Origins {
        Origins { fingerprint: Fingerprint::of(source), reports: report::find(doc) }
    }

    /// The reports in words, each once: `a Reuters report of 26 November`.
    pub fn called(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for report in &self.reports {
            let same_house = |other: &&Report| other.name == report.name && other.day.is_some();
            // One that gives no day is taken for the one that does.
            let dated = if report.day.is_none() { self.reports.iter().find(same_house) } else { None };
            let called = dated.unwrap_or(report).called(None);
            if !out.contains(&called) {
                out.push(called);
            }
        }
        out
    }

    /// Why this source and another are one origin, if they are. Linear in their fingerprints.
    pub fn shared(&self, other: &Origins) -> Option<SharedOrigin> {
        let share = self.fingerprint.containment(&other.fingerprint);
        if share >= COPY {
            return Some(SharedOrigin::Copy(share));
        }
        let pairs = self.reports.iter().flat_map(|ours| other.reports.iter().map(move |theirs| (ours, theirs)));
        pairs
            .filter(|(ours, theirs)| ours.is_same(theirs))
            .max_by_key(|(ours, theirs)| ours.common(theirs))
            .map(|(ours, theirs)| SharedOrigin::Report(ours.clone(), theirs.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Format;

    fn origins(text: &str) -> Origins {
        let doc = Document::parse(text, Format::Plain);
        Origins::of(&doc, &Prepared::new(&doc))
    }

    #[test]
    fn articles_on_one_report() {
        let first = origins(
            "According to a Reuters report on May 3, the ministry plans to close two of the five border crossings.",
        );
        let second = origins("The ministry plans to close border crossings, Reuters reported. Traders are worried.");
        let third = origins("The central bank raised its rate by a quarter point, Reuters reported on Monday.");
        let fourth =
            origins("Citing a Reuters report of 4 May, the paper says the ministry plans to close border crossings.");
        assert!(matches!(first.shared(&second), Some(SharedOrigin::Report(report, _)) if report.name == "Reuters"));
        assert_eq!(first.shared(&third), None);
        assert_eq!(first.shared(&fourth), None);
    }

    #[test]
    fn copies_of_one_text() {
        let body: String = (0..120).map(|i| format!("word{} ", i * 37 % 101)).collect();
        let copy = format!("Our own correspondent writes this morning. {body} More on page seven of this issue.");
        let other: String = (0..120).map(|i| format!("term{} ", i * 41 % 97)).collect();
        let (first, second, third) = (origins(&body), origins(&copy), origins(&other));
        assert!(matches!(first.shared(&second), Some(SharedOrigin::Copy(share)) if share > 0.9));
        assert_eq!(first.shared(&third), None);
        assert_eq!(near_duplicates(&[first.fingerprint, third.fingerprint, second.fingerprint]).len(), 1);
        assert_eq!(origins("").shared(&origins("")), None);
    }
}
