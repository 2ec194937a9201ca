//! What is recognised in a document, gathered from the blocks of its analysis into text order.

use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, CitationUse, CiteTarget};
use crate::dossier::model::EntryId;
use crate::dossier::recognise::{Kind as MentionKind, Mention};
use crate::ide::passage::of_locator;
use crate::text::Span;
use crate::time::TimexType;
use crate::workspace::{Snapshot, Space};

/// One thing that was recognised.
pub struct Annotation<'a> {
    /// Where it stands: bytes of the file.
    pub span: Span,
    /// What it is.
    pub what: What<'a>,
}

/// What an annotation says.
pub enum What<'a> {
    Actor(Names<'a>),
    Event(Names<'a>),
    Time { timex: &'static str, value: &'a str },
    Quotation,
    Citation { key: &'a str, resolved: bool },
    Claim { status: &'static str, dated: Option<bool>, sourced: bool },
}

/// Whom or what a mention names: one entry, or several that it fits.
pub enum Names<'a> {
    One { id: &'a str, name: Option<&'a str> },
    Several { candidates: &'a [EntryId] },
}

/// Everything that was recognised in a chunk, in text order, the longer first.
pub fn of_chunk<'a>(
    snapshot: &Snapshot,
    space: &'a Space,
    analysis: &'a Analysis,
    chunk: usize,
) -> Vec<Annotation<'a>> {
    let mut found = Vec::new();
    for view in analysis.chunk_blocks(chunk) {
        let result = view.result;
        let at = |span: Span, what: What<'a>| Annotation { span: view.file_span(span), what };
        found.extend(result.mentions.iter().filter_map(|mention| Some(at(mention.span, named(space, mention)?))));
        found.extend(result.times.iter().map(|time| {
            let (timex, value) = (timex(time.value.timex), time.value.value.as_str());
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

fn named<'a>(space: &'a Space, mention: &'a Mention) -> Option<What<'a>> {
    let name = |id: &str| match mention.kind {
        MentionKind::Actor => space.dossier.actor(id).map(|actor| actor.name.as_str()),
        MentionKind::Event => space.dossier.event(id).map(|event| event.name.as_str()),
    };
    let names = match mention.candidates.as_slice() {
        [] => return None,
        [only] => Names::One { id: only, name: name(only) },
        several => Names::Several { candidates: several },
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
fn citations<'a>(snapshot: &Snapshot, space: &'a Space, view: &BlockView<'a>, found: &mut Vec<Annotation<'a>>) {
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
        let what = What::Citation { key, resolved: resolves(snapshot, space, cite) };
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
