//! Times inside the names of actors and events, which are none of the text's.

use super::pass::BlockResult;
use crate::dossier::Dossier;
use crate::dossier::recognise::{Kind, Mention, Via};
use crate::time::TimeValue;

/// Takes out the times inside the names of actors, `March 23 Movement`, and those inside an event's name that are read as of another
/// year than the event's: `Bloody January`.
pub(super) fn drop_times(here: &mut BlockResult, dossier: &Dossier) {
    let BlockResult { times, mentions, .. } = here;
    times.retain(|time| {
        let upto = mentions.partition_point(|mention| mention.span.start <= time.span.start);
        let near = mentions.get(upto.saturating_sub(2)..upto).unwrap_or_default();
        !near.iter().any(|mention| {
            let name = matches!(mention.via, Via::FullName | Via::Alias | Via::WeakAlias);
            let inside = name && mention.span.covers(time.span) && mention.span != time.span;
            inside && (mention.kind == Kind::Actor || time.value.relative && !meets(mention, &time.value, dossier))
        })
    });
}

/// Whether a time meets the dates of the event that is mentioned; where either has none, it does.
fn meets(mention: &Mention, value: &TimeValue, dossier: &Dossier) -> bool {
    let event = mention.candidates.first().and_then(|id| dossier.event(id));
    let first = event.and_then(|event| event.start.as_ref()?.first);
    let last = event.and_then(|event| event.end.as_ref().or(event.start.as_ref())?.last);
    let Some(((from, to), (first, last))) = value.interval.zip(first.zip(last)) else { return true };
    first <= to && last >= from
}
