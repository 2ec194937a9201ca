//! `unsourced-claim`: a claim has no citation; in a source, no attribution.

use super::finding::{Finding, Fix};
use super::support_fixes::cite;
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct UnsourcedClaim;

impl Rule for UnsourcedClaim {
    fn name(&self) -> &'static str {
        "unsourced-claim"
    }

    fn level(&self, kind: Kind) -> Level {
        if kind == Kind::Source { Level::Hint } else { Level::Warning }
    }

    fn page(&self) -> &'static str {
        include_str!("unsourced_claim.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims {
            return;
        }
        for claim in &view.result.claims {
            if claim.status != Status::Claim || claim.sourced {
                continue;
            }
            let message = if scene.kind == Kind::Source {
                "This claim is attributed to nobody."
            } else {
                "This claim has no source. Cite one: [@key], a link, or a footnote."
            };
            let mut finding = scene.finding(self.name(), view.file_span(claim.span), message);
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }

    fn late_fixes(&self, finding: &Finding, scene: &Scene) -> Vec<Fix> {
        let Some(view) = scene.analysis.as_ref().and_then(|analysis| analysis.block_at(finding.span.start)) else {
            return Vec::new();
        };
        let claims = &view.result.claims;
        let from = claims.partition_point(|claim| view.file_span(claim.span).start < finding.span.start);
        let spans = claims.get(from..).unwrap_or_default().iter().map(|claim| claim.span);
        let mut spans = spans.take_while(|span| view.file_span(*span).start == finding.span.start);
        let claim = spans.find(|span| view.file_span(*span) == finding.span);
        match claim.filter(|_| scene.kind == Kind::Note) {
            Some(span) => cite(scene, &view, span),
            None => Vec::new(),
        }
    }
}
