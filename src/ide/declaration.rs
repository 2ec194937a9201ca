//! Declaration: from a citation to the bibliography entry, from a mention to its dossier entry.

use super::at::{Thing, things_at};
use super::definition::{Definition, Target, definition, dossier_entry, entry_of};
use crate::analysis::CiteTarget;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// Where what stands at `offset` is declared: a citation in its bibliography entry, or, where its source has none, the source itself.
pub fn declaration(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Option<Definition> {
    let space = snapshot.space(file)?;
    let Some(analysis) = snapshot.analysis(file) else { return definition(snapshot, file, offset) };
    for found in things_at(&analysis, offset) {
        let result = found.view.result;
        let targets: Vec<Target> = match found.thing {
            Thing::Citation(at) => {
                let CiteTarget::Source(source) = result.citations.get(at)?.target else { continue };
                let own = || {
                    let file = space.catalog.source(source)?.file.clone()?;
                    Some(Target { file, span: Span::default(), focus: Span::default() })
                };
                entry_of(space, source).or_else(own).into_iter().collect()
            }
            Thing::Mention(at) => {
                let mention = result.mentions.get(at)?;
                mention.candidates.iter().filter_map(|id| dossier_entry(space, id)).collect()
            }
            _ => continue,
        };
        if !targets.is_empty() {
            return Some(Definition { origin: found.span, targets });
        }
    }
    definition(snapshot, file, offset)
}
