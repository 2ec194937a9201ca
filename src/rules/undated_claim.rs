//! `undated-claim`: a claim about an occurrence has no date.

use super::date_text::in_words;
use super::finding::{Finding, Fix};
use super::given::tokens_in;
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::dossier::recognise::Kind as MentionKind;
use crate::dossier::{EntryId, Event};
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use std::collections::{BTreeMap, BTreeSet};

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
    let events = view.result.mentions_in(sentence).filter(|mention| mention.kind == MentionKind::Event);
    let named = events.flat_map(|mention| mention.candidates.iter().map(|id| (id.clone(), mention.span)));
    let mut told: Vec<(EntryId, Span)> = named.collect();
    if told.is_empty() {
        told = events_like(view, sentence, scene);
    }
    told.dedup_by(|a, b| a.0 == b.0);
    let fix = |(id, after): &(EntryId, Span)| insertion(scene.space.dossier.event(id)?, *after, view, scene);
    told.iter().take(MOST_DATES).filter_map(fix).collect()
}

/// More dates than this are not offered for one claim.
const MOST_DATES: usize = 5;

/// Events that a sentence may tell of, though it fits several or says too little to be a mention: a cue of theirs stands in it, and one of
/// their participants. Those with the most participants named come first.
fn events_like(view: &BlockView, sentence: Span, scene: &Scene) -> Vec<(EntryId, Span)> {
    let text = &view.block.running.text;
    let words: Vec<(String, Span)> =
        tokens_in(view, sentence).iter().map(|token| (token.of(text).to_lowercase(), token.span)).collect();
    let actors = view
        .result
        .mentions_in(sentence)
        .filter(|mention| mention.kind == MentionKind::Actor)
        .filter_map(|m| m.candidates.first());
    let actors: BTreeSet<&EntryId> = actors.collect();
    let mut found: Vec<(usize, EntryId, Span)> = Vec::new();
    let mut place: BTreeMap<EntryId, Option<usize>> = BTreeMap::new();
    for event in actors.into_iter().flat_map(|id| scene.space.dossier.events_of(id)) {
        // An event that several of them took part in comes once for each.
        let known = place.entry(event.id.clone()).or_insert_with(|| {
            let (_, span) = words.iter().find(|(word, _)| is_cue(&event, word))?;
            found.push((0, event.id.clone(), *span));
            Some(found.len() - 1)
        });
        if let Some(row) = known.and_then(|at| found.get_mut(at)) {
            row.0 += 1;
        }
    }
    found.sort_by_key(|(participants, ..)| std::cmp::Reverse(*participants));
    found.into_iter().map(|(_, id, span)| (id, span)).collect()
}

/// Whether a word hints at the event: one of its cues; where it has none, as imported ones, what its name says that it was (`Treaty of
/// Ghent`, `Ferry summit`).
fn is_cue(event: &Event, word: &str) -> bool {
    if !event.cues.is_empty() || !event.kind.is_empty() {
        return event.cues.iter().chain([&event.kind]).any(|cue| cue.eq_ignore_ascii_case(word));
    }
    let head = event.name.split(" of ").next().unwrap_or(&event.name);
    let what = head.split_whitespace().rev().find(|word| word.chars().all(char::is_alphabetic));
    what.is_some_and(|what| what.chars().count() > 2 && what.eq_ignore_ascii_case(word))
}

fn insertion(event: &Event, after: Span, view: &BlockView, scene: &Scene) -> Option<Fix> {
    let date = in_words(event.start.as_ref()?, event.end.as_ref());
    let at = view.file_span(after).end;
    let edit = TextEdit { span: Span::at(at), insert: format!(" ({date})") };
    Some(scene.fix(format!("Insert the date of the {}: {date}", event.name), vec![edit]))
}
