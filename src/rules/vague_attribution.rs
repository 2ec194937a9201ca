//! `vague-attribution`: something is said to come from people whom nobody names, and no citation names them either.

use super::finding::Finding;
use super::given::is_quoted;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct VagueAttribution;

impl Rule for VagueAttribution {
    fn name(&self) -> &'static str {
        "vague-attribution"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("vague_attribution.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims || scene.kind != Kind::Note || view.block.quoted {
            return;
        }
        let text = &view.block.running.text;
        for claim in view.result.claims.iter().filter(|claim| !claim.sourced) {
            let Some(sentence) = view.facts.sentences.get(claim.sentence) else { continue };
            let Some(who) = sentence.mark.vague_attribution.filter(|who| !is_quoted(view, *who)) else { continue };
            let message = format!(
                "Nobody is named by \u{201c}{}\u{201d}, and nothing is cited. Say who it is, how many and how they know; or cite where they are quoted.",
                who.of(text)
            );
            let mut finding = scene.finding(self.name(), view.file_span(who), message);
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }
}
