//! What can be done at a citation or a quotation without anything being wrong there: name the passage that the quotation is taken from, make
//! the source's bibliography entry, cite where a quotation that cites nothing stands; and cite that where it cites another.

use super::citing::{in_destination, words_of};
use super::finding::Fix;
use super::new_entry;
use super::quotation_check::{Verdict, verdict};
use super::quotation_search::holding_exactly;
use super::scene::Scene;
use super::support_fixes;
use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget, QuotationUse};
use crate::syntax::InlineKind;
use crate::text::{Span, TextEdit};
use crate::workspace::{Kind, Source};

/// What can be done at a citation, by its index in the block's result.
pub fn at_citation(scene: &Scene, view: &BlockView, at: usize) -> Vec<Fix> {
    let Some(cite) = view.result.citations.get(at).filter(|cite| !cite.through_footnote) else { return Vec::new() };
    let CiteTarget::Source(number) = cite.target else { return Vec::new() };
    let Some(source) = scene.source(number) else { return Vec::new() };
    add_locator(scene, view, at, cite, source).into_iter().chain(new_entry::of_source(scene, source)).collect()
}

/// What can be done at a quotation: cite the source that holds it, where its sentence cites nothing and is no claim (for a claim the rule says so).
pub fn at_quotation(scene: &Scene, view: &BlockView, at: usize) -> Vec<Fix> {
    let Some(quotation) = view.result.quotations.get(at) else { return Vec::new() };
    let claimed = view.result.claims.iter().any(|claim| claim.span.covers(quotation.inner) && !claim.sourced);
    let sentence = view.facts.sentence_at(quotation.span.start).and_then(|at| view.facts.sentences.get(at));
    match sentence {
        Some(sentence)
            if quotation.cites.is_empty() && quotation.implied.is_empty() && !claimed && scene.kind == Kind::Note =>
        {
            support_fixes::cite_quotation(scene, view, sentence.span.join(quotation.span))
        }
        _ => quotation.cites.iter().flat_map(|cite| at_citation(scene, view, *cite)).collect(),
    }
}

/// Adds the locator of the passage that a quotation of the citation is taken from, where that stands there to the word.
fn add_locator(scene: &Scene, view: &BlockView, at: usize, cite: &CitationUse, source: &Source) -> Option<Fix> {
    let file = source.file.as_ref().filter(|_| cite.locator.is_none())?;
    let quoted = view.result.quotations.iter().filter(|quotation| quotation.cites.contains(&at));
    let span =
        quoted.into_iter().find_map(|quotation| match verdict(scene.snapshot, scene.space, view, quotation) {
            Verdict::Exact { file: found, span, .. } if found == *file => Some(span),
            _ => None,
        })?;
    let end = cite.key_span.shift(view.start).end;
    let number = scene.snapshot.state(file)?.passages().numbered_at(span.start);
    let inline = view.block.inlines.iter().find(|inline| inline.file_span == cite.file_span)?;
    let words = || {
        let words = words_of(scene.snapshot, file, span);
        words.split_whitespace().take(8).collect::<Vec<_>>().join(" ").replace(['"', '“', '”', '[', ']', '|', '#'], "")
    };
    let (at, insert) = match &inline.kind {
        InlineKind::Citation(citation) if citation.bracketed => {
            // `@{key}`: after the brace.
            let brace = scene.state.text.slice(Span::new(end, (end + 1).min(scene.state.text.len()))) == "}";
            (end + usize::from(brace), format!(", ¶ {}", number?))
        }
        InlineKind::Wikilink { .. } => (end, format!("#\"{}\"", words())),
        InlineKind::Link { dest, .. } if !dest.contains("://") => {
            (end, format!("#:~:text={}", in_destination(&words())))
        }
        _ => return None,
    };
    let place = number.map(|number| format!("¶ {number}")).unwrap_or_else(|| "the passage".into());
    let edit = TextEdit { span: Span::at(at), insert };
    Some(scene.fix(format!("Add where the quotation stands: {place}"), vec![edit]))
}

/// Cites instead, with its paragraph, the source in which a quotation stands to the word, where the one that it cites does not have it. For one
/// citation in Pandoc's brackets.
pub fn cite_instead(scene: &Scene, view: &BlockView, quotation: &QuotationUse) -> Vec<Fix> {
    let [only] = quotation.cites.as_slice() else { return Vec::new() };
    let Some(cite) = view.result.citations.get(*only).filter(|cite| !cite.through_footnote) else { return Vec::new() };
    let inline = view.block.inlines.iter().find(|inline| inline.file_span == cite.file_span);
    let Some(InlineKind::Citation(citation)) = inline.map(|inline| &inline.kind) else { return Vec::new() };
    let Some(item) = citation.items.iter().find(|item| citation.bracketed && item.key_span == cite.key_span) else {
        return Vec::new();
    };
    let mut fixes = Vec::new();
    for found in holding_exactly(scene.snapshot, scene.file, quotation.inner.of(&view.block.running.text), 3) {
        let (Some(source), Some(number)) = (scene.source(found.source), found.number) else { continue };
        if cite.target == CiteTarget::Source(found.source) || source.key.contains(['{', '}', ' ']) {
            continue;
        }
        let end = item.locator.as_ref().map_or(cite.key_span.end, |(_, span)| span.end);
        let span = Span::new(cite.key_span.start, end).shift(view.start);
        let edit = TextEdit { span, insert: format!("{}, ¶ {number}", source.key) };
        fixes.push(
            scene.fix(format!("Cite {}, ¶ {number} instead: the quotation stands there", source.key), vec![edit]),
        );
    }
    fixes
}
