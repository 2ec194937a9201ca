//! Code lenses in a source: how many notes rest on a paragraph, and on the source as a whole.

use super::references::{Place, Resting, resting};
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot};

/// A lens over a place of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeLens {
    /// The first line that it belongs to.
    pub span: Span,
    /// The paragraph; `None` for the source as a whole.
    pub block: Option<Span>,
}

/// Where the lenses of a source go: its first line, and each paragraph that a note rests on. Nothing in other documents, and
/// nothing where no note cites it. Looks through the notes.
pub fn code_lenses(snapshot: &Snapshot, file: &FileKey) -> Vec<CodeLens> {
    let Some(state) = snapshot.state(file).filter(|_| snapshot.kind(file) == Kind::Source) else { return Vec::new() };
    let found = resting(snapshot, file);
    if found.is_empty() {
        return Vec::new();
    }
    let first = Span::new(0, state.text.line_end(0));
    let mut lenses = vec![CodeLens { span: first, block: None }];
    for block in state.passages().numbered() {
        if notes_on(&found, Some(*block)).next().is_some() {
            lenses
                .push(CodeLens { span: Span::new(block.start, state.text.line_end(block.start)), block: Some(*block) });
        }
    }
    lenses
}

/// What rests on a paragraph; on the source as a whole, every citation of it.
fn notes_on(found: &[Resting], block: Option<Span>) -> impl Iterator<Item = &Place> {
    let meets = move |resting: &&Resting| match block {
        None => true,
        Some(block) => resting.on.iter().any(|on| on.overlaps(block)),
    };
    found.iter().filter(meets).map(|resting| &resting.place)
}

/// What a lens says, and the places that it leads to.
pub fn resolve(snapshot: &Snapshot, file: &FileKey, block: Option<Span>) -> (String, Vec<Place>) {
    let found = resting(snapshot, file);
    let places: Vec<Place> = notes_on(&found, block).cloned().collect();
    let mut notes: Vec<&FileKey> = places.iter().map(|place| &place.file).collect();
    notes.dedup();
    let what = if block.is_some() { "on this" } else { "on this source" };
    let title = match notes.len() {
        0 => format!("No note rests {what}"),
        1 => format!("1 note rests {what}"),
        count => format!("{count} notes rest {what}"),
    };
    (title, places)
}
