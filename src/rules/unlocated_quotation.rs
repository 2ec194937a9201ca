//! `unlocated-quotation`: a quotation is nowhere in the source that it cites.

use super::citation_fixes::cite_instead;
use super::finding::{Finding, Fix, Related};
use super::quotation_check::{Verdict, verdicts};
use super::{Rule, Scene};
use crate::analysis::QuotationUse;
use crate::analysis::document::BlockView;
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct UnlocatedQuotation;

impl Rule for UnlocatedQuotation {
    fn name(&self) -> &'static str {
        "unlocated-quotation"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("unlocated_quotation.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        for (at, verdict) in verdicts(view, scene).iter() {
            let Some(quotation) = view.result.quotations.get(*at) else { continue };
            let Verdict::Nowhere { sources } = verdict else { continue };
            let keys: Vec<String> = sources.iter().map(|source| format!("`{}`", source.key)).collect();
            let message = format!(
                "This is nowhere in {}. Cite the source that it is taken from, or write it without quotation marks.",
                keys.join(" or ")
            );
            let mut finding = scene.finding(self.name(), view.file_span(quotation.span), message);
            finding.related = sources
                .iter()
                .filter_map(|source| source.file.clone())
                .map(|file| Related { file, span: Span::default(), message: "the source that was searched".into() })
                .collect();
            finding.fixes.extend(unquoted(quotation, view, scene));
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }

    fn late_fixes(&self, finding: &Finding, scene: &Scene) -> Vec<Fix> {
        let Some(view) = scene.analysis.as_ref().and_then(|analysis| analysis.block_at(finding.span.start)) else {
            return Vec::new();
        };
        let meant = view.result.quotations.iter().find(|quotation| view.file_span(quotation.span) == finding.span);
        meant.map(|quotation| cite_instead(scene, &view, quotation)).unwrap_or_default()
    }
}

/// The fix that makes a paraphrase of it; none for a block quote, which has no marks.
fn unquoted(quotation: &QuotationUse, view: &BlockView, scene: &Scene) -> Option<Fix> {
    let marks =
        [Span::new(quotation.span.start, quotation.inner.start), Span::new(quotation.inner.end, quotation.span.end)];
    let edits: Vec<TextEdit> = marks
        .iter()
        .filter(|mark| !mark.is_empty())
        .map(|mark| TextEdit { span: view.file_span(*mark), insert: String::new() })
        .collect();
    (edits.len() == 2 && !view.block.quoted).then(|| scene.fix("Take the quotation marks away", edits))
}
