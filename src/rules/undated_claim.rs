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

/// Fixes that insert, after the words that tell of an event, the date that the dossier gives for it; one for each event that it can be,
/// at most [`MOST_DATES`].
pub fn date_fixes(view: &BlockView, sentence: Span, scene: &Scene) -> Vec<Fix> {
    let events = view.result.mentions.iter().filter(|m| m.kind == MentionKind::Event && sentence.covers(m.span));
    let named = events.flat_map(|mention| mention.candidates.iter().map(|id| (&**id, mention.span)));
    let mut told: Vec<(&str, Span)> = named.collect();
    if told.is_empty() {
        told = events_like(view, sentence, scene);
    }
    told.dedup_by_key(|(id, _)| *id);
    let fix = |(id, after): &(&str, Span)| insertion(scene.space.dossier.event(id)?, *after, view, scene);
    told.iter().take(MOST_DATES).filter_map(fix).collect()
}

/// More dates than this are not offered for one claim.
const MOST_DATES: usize = 5;

/// Events that a sentence may tell of, though it fits several or says too little to be a mention: a cue of theirs stands in it, and one of
/// their participants. Those with the most participants named come first.
fn events_like<'a>(view: &BlockView, sentence: Span, scene: &'a Scene) -> Vec<(&'a str, Span)> {
    let text = &view.block.running.text;
    let words: Vec<(String, Span)> = view
        .facts
        .tokens
        .iter()
        .filter(|token| sentence.covers(token.span))
        .map(|token| (token.of(text).to_lowercase(), token.span))
        .collect();
    let is_named = |id: &str| {
        let here = view.result.mentions.iter().filter(|mention| sentence.covers(mention.span));
        here.filter(|mention| mention.kind == MentionKind::Actor)
            .any(|m| m.candidates.first().is_some_and(|c| **c == *id))
    };
    let mut found: Vec<(usize, &str, Span)> = Vec::new();
    for event in scene.space.dossier.events() {
        let cue = words.iter().find(|(word, _)| event.cues.iter().any(|cue| cue.eq_ignore_ascii_case(word)));
        let Some((_, span)) = cue else { continue };
        let participants = event.participants.iter().filter(|id| is_named(id)).count();
        if participants > 0 {
            found.push((participants, &event.id, *span));
        }
    }
    found.sort_by_key(|(participants, ..)| std::cmp::Reverse(*participants));
    found.into_iter().map(|(_, id, span)| (id, span)).collect()
}

fn insertion(event: &Event, after: Span, view: &BlockView, scene: &Scene) -> Option<Fix> {
    let date = in_words(event.start.as_ref()?, event.end.as_ref());
    let at = view.file_span(after).end;
    let edit = TextEdit { span: Span::at(at), insert: format!(" ({date})") };
    Some(scene.fix(format!("Insert the date of the {}: {date}", event.name), vec![edit]))
}
