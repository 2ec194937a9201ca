//! The fixes of `single-origin`: of the sources with one origin one stays cited, and the others are taken out of the sentence.

use super::{Cited, MOST_PAIRS, Shared, shared};
use crate::analysis::CiteTarget;
use crate::analysis::document::BlockView;
use crate::analysis::pass::ClaimFact;
use crate::rules::Scene;
use crate::rules::finding::Fix;
use crate::syntax::{Citation, Inline, InlineKind};
use crate::text::{Span, TextEdit};

/// A fix for each of the two sources that were found: it stays, and all that share its origin go. None where that leaves others of one
/// origin, or where a citation cannot be taken out without breaking the sentence (a link's words, a name in the text).
pub(super) fn fixes(
    claim: &ClaimFact,
    cited: &[Cited],
    (one, other, why): (&Cited, &Cited, &Shared),
    view: &BlockView,
    scene: &Scene,
) -> Vec<Fix> {
    let words = claim.span.of(&view.block.running.text);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let all = cited.iter().enumerate().flat_map(|(at, one)| cited.iter().skip(at + 1).map(move |other| (one, other)));
    for (one, other) in all.take(MOST_PAIRS) {
        if shared(one, other, words).is_some() {
            pairs.push((one.number, other.number));
        }
    }
    // Of a report and what rests on it the report is the better witness.
    let kept = if matches!(why, Shared::Itself(_, false)) { [other, one] } else { [one, other] };
    let fix = |kept: &Cited| {
        let gone: Vec<&Cited> = cited
            .iter()
            .filter(|cited| {
                let pair = |(a, b): &(u32, u32)| {
                    (*a, *b) == (kept.number, cited.number) || (*b, *a) == (kept.number, cited.number)
                };
                pairs.iter().any(pair)
            })
            .collect();
        let goes = |number: u32| gone.iter().any(|cited| cited.number == number);
        if pairs.iter().any(|(a, b)| !goes(*a) && !goes(*b)) {
            return None;
        }
        let edits = without(claim, &goes, view, scene)?;
        let key = &kept.source.key;
        let title = if gone.len() + 1 == cited.len() {
            format!("Cite `{key}` alone")
        } else {
            let keys: Vec<String> = gone.iter().map(|cited| format!("`{}`", cited.source.key)).collect();
            format!("Cite `{key}` and not {}", keys.join(", "))
        };
        Some(scene.fix(title, edits))
    };
    kept.into_iter().filter_map(fix).collect()
}

/// The edits that take the citations of those sources out of the claim's sentence.
fn without(claim: &ClaimFact, goes: &dyn Fn(u32) -> bool, view: &BlockView, scene: &Scene) -> Option<Vec<TextEdit>> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for inline in view.block.inlines.iter().filter(|inline| claim.span.covers(inline.span)) {
        let of_inline = || view.result.citations.iter().filter(|cite| cite.file_span == inline.file_span);
        let is_gone = |key_span: Span| {
            of_inline().any(|cite| {
                cite.key_span == key_span && matches!(cite.target, CiteTarget::Source(number) if goes(number))
            })
        };
        if !of_inline().any(|cite| is_gone(cite.key_span)) {
            continue;
        }
        // What a footnote cites is not in the sentence.
        if of_inline().any(|cite| cite.through_footnote) {
            return None;
        }
        edits.push(match &inline.kind {
            InlineKind::Citation(citation) if citation.bracketed => {
                group_without(inline, citation, &is_gone, view, scene)?
            }
            InlineKind::Wikilink { .. } if !written(inline, view, scene).contains('|') => {
                taken_out(inline, view, scene)
            }
            _ => return None,
        });
    }
    (!edits.is_empty()).then_some(edits)
}

fn written(inline: &Inline, view: &BlockView, scene: &Scene) -> String {
    scene.state.text.slice(inline.file_span.shift(view.start)).into_owned()
}

/// The group with the items that stay; the whole group goes with its last one.
fn group_without(
    inline: &Inline,
    citation: &Citation,
    is_gone: &dyn Fn(Span) -> bool,
    view: &BlockView,
    scene: &Scene,
) -> Option<TextEdit> {
    let text = written(inline, view, scene);
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let offset = |at: usize| at.checked_sub(inline.file_span.start + 1);
    let mut kept: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, item) in citation.items.iter().enumerate() {
        let to = match citation.items.get(at + 1) {
            Some(next) => {
                let (after, before) = (offset(item.key_span.end)?, offset(next.key_span.start)?);
                after + inner.get(after..before)?.rfind(';')?
            }
            None => inner.len(),
        };
        let words = inner.get(from..to)?.trim();
        from = to + 1;
        if !is_gone(item.key_span) {
            kept.push(words);
        }
    }
    if kept.is_empty() {
        return Some(taken_out(inline, view, scene));
    }
    Some(TextEdit { span: inline.file_span.shift(view.start), insert: format!("[{}]", kept.join("; ")) })
}

/// A citation and the space before it.
fn taken_out(inline: &Inline, view: &BlockView, scene: &Scene) -> TextEdit {
    let mut span = inline.file_span.shift(view.start);
    if span.start > 0 && scene.state.text.slice(Span::new(span.start - 1, span.start)) == " " {
        span.start -= 1;
    }
    TextEdit { span, insert: String::new() }
}
