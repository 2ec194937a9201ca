//! Who and what is meant: the document pass over what the block pass found.
//!
//! [`DocNames::gather`] looks over all blocks of a document once; [`resolve`] then decides each block, in order.

mod actors;
mod document;
mod events;
mod evidence;
#[cfg(test)]
mod fixture;
mod flow;
mod roles;
#[cfg(test)]
mod tests;
mod times;

pub use document::DocNames;
pub use flow::Flow;
pub use times::{Dated, Times};

use super::EntryId;
use super::names::{BlockNames, Names};
use crate::text::Span;

/// Whether a mention names an actor or an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Kind {
    /// An actor.
    Actor,
    /// An event.
    Event,
}

/// How a mention came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Via {
    /// The full name.
    FullName,
    /// Another full name.
    Alias,
    /// A weak alias of an actor that the document names in full.
    WeakAlias,
    /// What of a person's name may stand alone.
    LastName,
    /// An adjective of a country or a name of its inhabitants.
    Demonym,
    /// A place that stands for an actor.
    Metonym,
    /// An office.
    Role,
    /// An acronym that the document introduces.
    Acronym,
    /// A cue word with a place, a date or participants.
    Cue,
    /// A phrase that points back: `their second meeting`, `that summit`.
    BackReference,
}

/// A span of text that names an actor or an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Bytes of the block's running text.
    pub span: Span,
    /// Actor or event.
    pub kind: Kind,
    /// One entry where the mention is resolved; several, the likeliest first, where it is ambiguous.
    pub candidates: Vec<EntryId>,
    /// How it came about.
    pub via: Via,
    /// The phrase for an office that stands beside the name: `US President` in `US President Donald Trump`.
    pub title: Option<Span>,
}

/// More candidates of one mention are not listed.
pub const MOST_CANDIDATES: usize = 16;

/// The mentions of one block, in text order; where two begin together, the longer first.
///
/// `block` and `doc` come from the same `names`. `times` are the block's; `flow` is what the blocks before left, and is
/// brought up to date. Linear in what the block pass found.
pub fn resolve(names: &Names, block: &BlockNames, doc: &DocNames, times: &Times<'_>, flow: &mut Flow) -> Vec<Mention> {
    let mut resolved = actors::resolve(names, block, doc, flow);
    roles::resolve(names, block, doc, times, &mut resolved);
    if !block.cues.is_empty() || resolved.iter().any(|mention| mention.kind == Kind::Event) {
        let by_name = resolved.iter().take_while(|mention| mention.via != Via::Role).count();
        let scene = events::Scene { names, block, doc, times, actors: &resolved, by_name };
        let events = events::resolve(&scene, flow);
        // A capital inside a phrase for an event is only its place.
        let place = |mention: &Resolved| mention.via == Via::Metonym && covering(&events, mention.span);
        resolved.retain(|mention| mention.kind == Kind::Actor && !place(mention));
        resolved.extend(events);
    }
    resolved.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    resolved
        .into_iter()
        .map(|mention| Mention {
            span: mention.span,
            kind: mention.kind,
            candidates: mention.entries.iter().filter_map(|&number| Some(names.entry(number)?.id().clone())).collect(),
            via: mention.via,
            title: mention.title,
        })
        .collect()
}

/// The entries that `text` names when it stands alone: those of the one mention that is all of it; else none.
pub fn meaning(names: &Names, text: &str) -> Vec<EntryId> {
    let block = names.find(text, &[]);
    let doc = DocNames::gather(names, std::iter::once(&block));
    let mentions = resolve(names, &block, &doc, &Times::default(), &mut Flow::default());
    let whole = mentions.into_iter().find(|mention| mention.span == Span::new(0, text.len()));
    whole.map(|mention| mention.candidates).unwrap_or_default()
}

/// Whether one of the mentions, which are in text order, covers the span.
fn covering(mentions: &[Resolved], span: Span) -> bool {
    let upto = mentions.partition_point(|mention| mention.span.start <= span.start);
    mentions.get(upto.saturating_sub(2)..upto).unwrap_or_default().iter().any(|mention| mention.span.covers(span))
}

/// A mention by numbers of entries.
#[derive(Clone, Debug)]
struct Resolved {
    span: Span,
    kind: Kind,
    entries: Vec<u32>,
    via: Via,
    title: Option<Span>,
}
