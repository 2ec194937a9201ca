//! What is recognised in a document, gathered from the blocks of its analysis into text order.

use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, CitationUse, CiteTarget};
use crate::dossier::recognise::{Kind as MentionKind, Mention};
use crate::ide::passage::of_locator;
use crate::text::Span;
use crate::time::TimexType;
use crate::workspace::{Snapshot, Space};
use serde::Serialize;

/// One thing that was recognised.
pub struct Annotation {
    /// Where it stands: bytes of the file.
    pub span: Span,
    /// What it is.
    pub what: What,
}

/// What an annotation says, with the names that its line of JSON has.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum What {
    Actor(Names),
    Event(Names),
    Time {
        #[serde(rename = "type")]
        timex: &'static str,
        value: String,
    },
    Quotation,
    Citation {
        key: String,
        resolved: bool,
    },
    Claim {
        status: &'static str,
        dated: Option<bool>,
        sourced: bool,
    },
}

/// Whom or what a mention names: one entry, or several that it fits.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Names {
    One { id: String, name: Option<String> },
    Several { candidates: Vec<String> },
}

/// Everything that was recognised, in text order, the longer first.
pub fn all(snapshot: &Snapshot, space: &Space, analysis: &Analysis) -> Vec<Annotation> {
    let mut found = Vec::new();
    for view in analysis.blocks() {
        let result = view.result;
        let at = |span: Span, what: What| Annotation { span: view.file_span(span), what };
        found.extend(result.mentions.iter().filter_map(|mention| Some(at(mention.span, named(space, mention)?))));
        found.extend(result.times.iter().map(|time| {
            let (timex, value) = (timex(time.value.timex), time.value.value.to_string());
            at(time.span, What::Time { timex, value })
        }));
        found.extend(result.quotations.iter().map(|quotation| at(quotation.span, What::Quotation)));
        citations(snapshot, space, &view, &mut found);
        found.extend(result.claims.iter().map(|claim| {
            let status = if claim.status == Status::Assessment { "assessment" } else { "claim" };
            at(claim.span, What::Claim { status, dated: claim.dated, sourced: claim.sourced })
        }));
    }
    found.sort_by_key(|annotation| (annotation.span.start, std::cmp::Reverse(annotation.span.end)));
    found
}

fn named(space: &Space, mention: &Mention) -> Option<What> {
    let name = |id: &str| match mention.kind {
        MentionKind::Actor => space.dossier.actor(id).map(|actor| actor.name.to_string()),
        MentionKind::Event => space.dossier.event(id).map(|event| event.name.to_string()),
    };
    let names = match mention.candidates.as_slice() {
        [] => return None,
        [only] => Names::One { id: only.to_string(), name: name(only) },
        several => Names::Several { candidates: several.iter().map(ToString::to_string).collect() },
    };
    Some(match mention.kind {
        MentionKind::Actor => What::Actor(names),
        MentionKind::Event => What::Event(names),
    })
}

fn timex(timex: TimexType) -> &'static str {
    match timex {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

/// A block's citations; where one inline makes several, each has the span of its own key and locator.
fn citations(snapshot: &Snapshot, space: &Space, view: &BlockView, found: &mut Vec<Annotation>) {
    let all = &view.result.citations;
    let own: Vec<&CitationUse> =
        all.iter().filter(|cite| !cite.through_footnote && cite.target.is_citation()).collect();
    found.extend(own.iter().map(|cite| {
        let alone = own.iter().filter(|other| other.file_span == cite.file_span).count() == 1;
        let item = cite.locator.as_ref().map_or(cite.key_span, |(_, span)| cite.key_span.join(*span));
        let span = if alone { cite.file_span } else { item };
        let key = match cite.target {
            CiteTarget::Source(at) => space.catalog.source(at).map_or(cite.key.as_str(), |source| &source.key),
            _ => &cite.key,
        };
        let what = What::Citation { key: key.to_string(), resolved: resolves(snapshot, space, cite) };
        Annotation { span: span.shift(view.start), what }
    }));
}

fn resolves(snapshot: &Snapshot, space: &Space, cite: &CitationUse) -> bool {
    let CiteTarget::Source(at) = cite.target else { return false };
    let file = space.catalog.source(at).and_then(|source| source.file.as_ref());
    match (file, &cite.locator) {
        (Some(file), Some((locator, _))) => {
            crate::sources::locator::parse(locator).is_empty() || !of_locator(snapshot, file, locator).is_empty()
        }
        _ => true,
    }
}
