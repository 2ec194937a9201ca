//! What the cited passage says of a claim's date, where a locator or a quotation pins it.

use super::Conflict;
use crate::analysis::ClaimFact;
use crate::analysis::document::BlockView;
use crate::rules::Scene;
use crate::rules::alike::Told;
use crate::rules::cited_passage::{Pinned, pinned};
use crate::rules::date_text::{at_precision, days};
use crate::rules::finding::Related;
use crate::rules::given::{Given, clause_of};
use crate::time::Precision;
use std::cell::OnceCell;

/// The conflict between the one date of a claim and the date that a cited passage gives for the same.
pub(super) fn conflict(view: &BlockView, scene: &Scene, claim: &ClaimFact, dates: &[Given]) -> Option<Conflict> {
    let [given] = dates else { return None };
    claim.dated?;
    let sentence = view.facts.sentences.get(claim.sentence)?;
    // `On 3 May the ministry said that …`: when it said so need not be when it happened.
    let verb = clause_of(&sentence.verbs, given.span.start)?;
    let reports =
        sentence.mark.attribution.is_some() && !verb.subordinate && sentence.verbs.iter().any(|v| v.subordinate);
    if reports {
        return None;
    }
    let claimed = OnceCell::new();
    pinned(view, scene, claim).into_iter().find_map(|passage| {
        let told = crate::rules::alike::in_passage(scene, &passage)?;
        if told.any_date().any(|(first, last)| given.meets(first, last)) {
            return None;
        }
        let best = told.best(claimed.get_or_init(|| Told::of(view, sentence, &[given.span])))?;
        let [theirs] = best.dates.as_slice() else { return None };
        // A decade says too little to contradict.
        let comparable = theirs.precision >= Precision::Year && !theirs.meets(given.first, given.last);
        comparable.then(|| report(given, theirs, &passage, best.file_span(theirs.span)))
    })
}

fn report(given: &Given, theirs: &Given, passage: &Pinned, place: crate::text::Span) -> Conflict {
    let key = &passage.source.key;
    let place_in = match &passage.by {
        Some(by) if !by.starts_with('#') => format!("{by} of `{key}`"),
        _ => format!("in `{key}`"),
    };
    let date = days(theirs.first, theirs.last);
    let other = match given.precision {
        Precision::Month | Precision::Year => at_precision(theirs.first, given.precision),
        _ => date.clone(),
    };
    Conflict {
        given: *given,
        says: format!("The cited passage ({place_in}) dates this {date}"),
        other,
        whose: "of the cited passage".into(),
        related: vec![Related { file: passage.file.clone(), span: place, message: format!("the passage: {date}") }],
    }
}
