//! `misquotation`: a quotation differs from the passage it is taken from.

use super::finding::{Finding, Related};
use super::quotation_check::{Verdict, verdicts};
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::sources::Alignment;
use crate::text::TextEdit;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct Misquotation;

impl Rule for Misquotation {
    fn name(&self) -> &'static str {
        "misquotation"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Error
    }

    fn page(&self) -> &'static str {
        include_str!("misquotation.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        for (at, verdict) in verdicts(view, scene).iter() {
            let Some(quotation) = view.result.quotations.get(*at) else { continue };
            let Verdict::Near { source, file, alignment: Alignment::Near { span, differences, .. } } = verdict else {
                continue;
            };
            let said: Vec<String> = differences.iter().take(3).map(|difference| difference.sentence()).collect();
            let more = differences.len().saturating_sub(said.len());
            let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
            let message = format!("Not what `{}` says: {}{more}.", source.key, said.join("; "));
            let mut finding = scene.finding(self.name(), view.file_span(quotation.span), message);
            finding.related.push(Related { file: file.clone(), span: *span, message: "the passage".into() });
            if let Some(state) = scene.snapshot.state(file) {
                let words = state.prepared().quote(*span);
                let edit = TextEdit { span: view.file_span(quotation.inner), insert: words };
                let mut fix = scene.fix("Correct the quotation to the source's words", vec![edit]);
                fix.preferred = true;
                finding.fixes.push(fix);
            }
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }
}
