//! `undated-claim`: a claim about an occurrence has no date.

use super::date_text::in_words;
use super::finding::{Finding, Fix};
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::dossier::Event;
use crate::dossier::recognise::Kind as MentionKind;
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct UndatedClaim;

impl Rule for UndatedClaim {
    fn name(&self) -> &'static str {
        "undated-claim"
    }

    fn level(&self, kind: Kind) -> Level {
        if kind == Kind::Source { Level::Hint } else { Level::Warning }
    }

    fn page(&self) -> &'static str {
        include_str!("undated_claim.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims {
            return;
        }
        for claim in &view.result.claims {
            if claim.status != Status::Claim || claim.dated != Some(false) || !claim.unanchored.is_empty() {
                continue;
            }
            let message = "This claim has no date. Say when it happened, or name an event whose date is known.";
            let mut finding = scene.finding(self.name(), view.file_span(claim.span), message);
            finding.fixes = date_fixes(view, claim.span, scene);
            if let [only] = finding.fixes.as_mut_slice() {
                only.preferred = true;
            }
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }
}

/// Fixes that insert, after the words that tell of an event, the date that the dossier gives for it; one for each event that it can be.
pub fn date_fixes(view: &BlockView, sentence: Span, scene: &Scene) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    let events = view.result.mentions.iter().filter(|m| m.kind == MentionKind::Event && sentence.covers(m.span));
    for mention in events {
        for id in &mention.candidates {
            if let Some(fix) =
                scene.space.dossier.event(id).and_then(|event| insertion(event, mention.span, view, scene))
            {
                fixes.push(fix);
            }
        }
    }
    fixes.dedup();
    fixes
}

fn insertion(event: &Event, after: Span, view: &BlockView, scene: &Scene) -> Option<Fix> {
    let date = in_words(event.start.as_ref()?, event.end.as_ref());
    let at = view.file_span(after).end;
    let edit = TextEdit { span: Span::at(at), insert: format!(" ({date})") };
    Some(scene.fix(format!("Insert the date of the {}: {date}", event.name), vec![edit]))
}
