//! Names that fit several things: a wikilink or key that is the name of several documents, a footnote with two texts. `ambiguous-passage` reports them.

use super::Scene;
use super::finding::{Finding, Related};
use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::syntax::InlineKind;
use crate::text::{Span, TextEdit};
use rustc_hash::FxHashMap;

/// So many documents are offered.
const OFFERED: usize = 5;

/// What is to be said of a citation by a name that several documents have: which is taken, and how to name the others. A key that a bibliography
/// gives, and a path, name one.
pub fn of_citation(rule: &'static str, cite: &CitationUse, view: &BlockView, scene: &Scene) -> Option<Finding> {
    let CiteTarget::Source(at) = cite.target else { return None };
    let source = scene.source(at).filter(|source| source.entry.is_none() && !cite.key.contains('/'))?;
    let taken = source.file.as_ref()?;
    let inline = view.block.inlines.iter().find(|inline| inline.file_span == cite.file_span)?;
    let is_link = matches!(inline.kind, InlineKind::Wikilink { .. });
    if !is_link && !matches!(inline.kind, InlineKind::Citation(_)) {
        return None;
    }
    let named = scene.space.catalog.named(&cite.key);
    if named.len() < 2 {
        return None;
    }
    let shown = scene.space.relative(taken);
    let how = if is_link { "Write more of its path." } else { "Give each an entry with a key of its own." };
    let message = format!("{} documents have the name `{}`; `{shown}` is taken for it. {how}", named.len(), cite.key);
    let span = cite.key_span.shift(view.start);
    let mut finding = scene.finding(rule, span, message);
    let others = std::iter::once(taken).chain(named.iter().filter(|file| *file != taken)).take(OFFERED);
    for file in others {
        let place = Related { file: file.clone(), span: Span::default(), message: "has that name".into() };
        finding.related.push(place);
        let name = scene.space.catalog.name_of(file);
        if is_link && name != cite.key && scene.space.catalog.named(&name).len() == 1 {
            let edit = TextEdit { span, insert: name.clone() };
            finding.fixes.push(scene.fix(format!("Name {name}"), vec![edit]));
        }
    }
    finding.fixes.extend(scene.silencer(rule, view));
    Some(finding)
}

/// What is to be said of footnotes that have a text already.
pub fn of_footnotes(rule: &'static str, scene: &Scene, out: &mut Vec<Finding>) {
    let Some(analysis) = &scene.analysis else { return };
    let mut first: FxHashMap<&str, Span> = FxHashMap::default();
    for placed in analysis.chunks_with_footnotes() {
        for (label, span) in &placed.chunk.footnotes {
            let span = span.shift(placed.start);
            let Some(before) = first.get(&**label) else {
                first.insert(label, span);
                continue;
            };
            let message = format!(
                "The footnote `{label}` has a text already, and most programs show that one. Give this one another label."
            );
            let mut finding = scene.finding(rule, span, message);
            let place = Related { file: scene.file.clone(), span: *before, message: "the first text".into() };
            finding.related.push(place);
            out.push(finding);
        }
    }
}
