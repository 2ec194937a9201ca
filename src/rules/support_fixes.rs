//! The fixes that cite what may support a sentence, in the note's own style.

use super::citing::{Cited, can_cite, words_of};
use super::finding::Fix;
use super::quotation_search::holding;
use super::scene::Scene;
use super::support::{self, support};
use crate::analysis::document::BlockView;
use crate::text::Span;
use crate::workspace::FileKey;

/// At most so many passages are offered.
const MOST: usize = 5;

/// A passage that says less than this part of what the best one says is not offered beside it.
const BESIDE_BEST: f32 = 0.7;

/// For the sentence `span` of a block of a note that cites nothing: first the passages that its quotations are taken from, then those that
/// may support it.
pub fn cite(scene: &Scene, view: &BlockView, span: Span) -> Vec<Fix> {
    offer(scene, view, span, true)
}

/// The same for the quotations alone.
pub fn cite_quotation(scene: &Scene, view: &BlockView, span: Span) -> Vec<Fix> {
    offer(scene, view, span, false)
}

fn offer(scene: &Scene, view: &BlockView, span: Span, support_too: bool) -> Vec<Fix> {
    if !can_cite(scene.state.format) {
        return Vec::new();
    }
    let mut found: Vec<(u32, FileKey, Span, Option<usize>, &str)> = Vec::new();
    for quotation in view.result.quotations.iter().filter(|quotation| span.covers(quotation.inner)) {
        for holding in holding(scene.snapshot, scene.file, quotation.inner.of(&view.block.running.text), 3) {
            let why = if holding.exact { "it has the quotation" } else { "it has the quotation in other words" };
            found.push((holding.source, holding.file, holding.span, holding.number, why));
        }
    }
    let most = if support_too { MOST } else { 0 };
    let supporting = support(scene.snapshot, scene.file, view, span, most, support::LEAST);
    let best = supporting.first().map_or(0.0, |passage| passage.score);
    for passage in supporting.into_iter().filter(|passage| passage.score >= best * BESIDE_BEST) {
        found.push((passage.source, passage.file, passage.span, Some(passage.number), ""));
    }
    let style = scene.style();
    let place = view.file_span(span);
    // As the file has it: markup may stand before the full stop.
    let sentence = scene.state.text.slice(place).into_owned();
    let mut offered: Vec<(u32, Option<usize>)> = Vec::new();
    let mut fixes = Vec::new();
    for (source, file, passage, number, why) in found {
        if fixes.len() == MOST || offered.contains(&(source, number)) {
            continue;
        }
        offered.push((source, number));
        let Some(source) = scene.source(source) else { continue };
        let words = words_of(scene.snapshot, &file, passage);
        let locator = number.map(|number| format!("¶ {number}"));
        let cited = Cited { source, locator: locator.as_deref(), words: &words };
        let edits = style.edits(&cited, scene.file, scene.state, &sentence, place);
        let name = source.meta.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&source.key);
        let place = locator.map(|locator| format!(", {locator}")).unwrap_or_default();
        let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
        let shown = beginning(&words);
        fixes.push(scene.fix(format!("Cite {name}{place}{why}: “{shown}”"), edits));
    }
    fixes
}

/// The beginning of a passage, for a title.
fn beginning(words: &str) -> String {
    const CHARS: usize = 60;
    if words.chars().count() <= CHARS {
        return words.to_owned();
    }
    let cut: String = words.chars().take(CHARS).collect();
    let head = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", head.trim_end_matches(['.', ',', ';', ':']))
}
