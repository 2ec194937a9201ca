//! `bibliography-error`: a bibliography file is wrong at a place; the rest of it is used.

use super::file_problem::report;
use super::finding::{Finding, Fix};
use super::{Rule, Scene};
use crate::text::{Span, TextEdit};
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
        let from = out.len();
        report(self.name(), scene, out);
        for finding in out.iter_mut().skip(from) {
            finding.fixes.extend(mended(finding, scene));
        }
    }
}

/// What mends a problem that has but one way to be mended: a name that stands for no string is a text, and a key has no space in it.
fn mended(finding: &Finding, scene: &Scene) -> Option<Fix> {
    let written = scene.state.text.slice(finding.span);
    let (title, edits) = if finding.message.starts_with("no `@string` is named ") {
        let braces = [(finding.span.start, "{"), (finding.span.end, "}")];
        let edit = |(at, brace): (usize, &str)| TextEdit { span: Span::at(at), insert: brace.into() };
        ("Put it in braces".to_owned(), braces.into_iter().map(edit).collect())
    } else if finding.message.starts_with("the key `") && !written.contains(['\n', '\r']) {
        let key = written.split_whitespace().collect::<Vec<_>>().join("-");
        // A key that another entry has would be another mistake.
        scene.space.catalog.keys().all(|known| known != key).then_some(())?;
        (format!("Change it to `{key}`"), vec![TextEdit { span: finding.span, insert: key }])
    } else {
        return None;
    };
    Some(scene.fix(title, edits))
}
