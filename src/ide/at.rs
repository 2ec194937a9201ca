//! What stands at a place of a document.

use crate::analysis::Analysis;
use crate::analysis::document::BlockView;
use crate::syntax::InlineKind;
use crate::text::Span;

/// Something that can be asked about; the numbers are indexes into the block's result or inlines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// A citation, of `result.citations`.
    Citation(usize),
    /// A footnote reference or another inline, of `block.inlines`.
    Inline(usize),
    /// An actor or event, of `result.mentions`.
    Mention(usize),
    /// A time expression, of `result.times`.
    Time(usize),
    /// A quotation, of `result.quotations`.
    Quotation(usize),
}

/// A thing with its block.
pub struct Found<'a> {
    /// The block.
    pub view: BlockView<'a>,
    /// The thing.
    pub thing: Thing,
    /// Where it stands, bytes of the file.
    pub span: Span,
}

/// The things at `offset`, the narrowest meaning first: a citation or footnote, a mention, a time, the quotation around them.
/// A mention inside another (a demonym in a role) comes before it.
pub fn things_at(analysis: &Analysis, offset: usize) -> Vec<Found<'_>> {
    let Some(view) = analysis.block_at(offset) else { return Vec::new() };
    let mut found = Vec::new();
    let within = offset.saturating_sub(view.start);
    let citations = view.result.citations.iter().enumerate().filter(|(_, cite)| !cite.through_footnote);
    let mut cited: Vec<(usize, Span)> = citations
        .filter(|(_, cite)| cite.file_span.touches(within) || cite.key_span.touches(within))
        .map(|(at, cite)| (at, cite.key_span.join(cite.locator.as_ref().map_or(cite.key_span, |(_, span)| *span))))
        .collect();
    // In `[@a; @b]` the item under the cursor, else the first.
    cited.sort_by_key(|(_, own)| (!own.touches(within), own.start));
    found.extend(cited.into_iter().take(1).map(|(at, own)| {
        let inline = view.result.citations.get(at).map_or(own, |cite| cite.file_span);
        Found {
            view,
            thing: Thing::Citation(at),
            span: if own.touches(within) { own } else { inline }.shift(view.start),
        }
    }));
    for (at, inline) in view.block.inlines.iter().enumerate() {
        if matches!(inline.kind, InlineKind::FootnoteRef { .. }) && inline.file_span.touches(within) {
            found.push(Found { view, thing: Thing::Inline(at), span: inline.file_span.shift(view.start) });
        }
    }
    let Some(place) = view.running_offset(offset) else { return found };
    let mut mentions: Vec<(usize, Span)> = view
        .result
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.span.touches(place))
        .map(|(at, mention)| (at, mention.span))
        .collect();
    mentions.sort_by_key(|(at, span)| (!span.contains(place), span.len(), *at));
    found.extend(mentions.into_iter().map(|(at, span)| Found {
        view,
        thing: Thing::Mention(at),
        span: view.file_span(span),
    }));
    for (at, time) in view.result.times.iter().enumerate().filter(|(_, time)| time.span.touches(place)) {
        found.push(Found { view, thing: Thing::Time(at), span: view.file_span(time.span) });
    }
    let mut quotations: Vec<(usize, Span)> = view
        .result
        .quotations
        .iter()
        .enumerate()
        .filter(|(_, q)| q.span.touches(place))
        .map(|(at, q)| (at, q.span))
        .collect();
    quotations.sort_by_key(|(_, span)| span.len());
    found.extend(quotations.into_iter().map(|(at, span)| Found {
        view,
        thing: Thing::Quotation(at),
        span: view.file_span(span),
    }));
    found
}
