//! `ambiguous-passage`: a locator or `#"words"` fits several passages, a name several documents.

use super::citing::in_destination;
use super::finding::{Finding, Fix, Related};
use super::located::{Led, located};
use super::{Rule, Scene, ambiguous_name};
use crate::analysis::CitationUse;
use crate::analysis::document::BlockView;
use crate::sources::locator::{Locator, Place};
use crate::sources::{LocateProblem, Passages};
use crate::text::{Span, TextEdit};
use crate::workspace::config::Level;
use crate::workspace::{FileKey, FileState, Kind};

/// The rule.
pub struct AmbiguousPassage;

impl Rule for AmbiguousPassage {
    fn name(&self) -> &'static str {
        "ambiguous-passage"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("ambiguous_passage.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.links || scene.kind != Kind::Note {
            return;
        }
        let led = located(view, scene);
        let mut led = led.iter().peekable();
        for (at, cite) in view.result.citations.iter().enumerate().filter(|(_, cite)| !cite.through_footnote) {
            out.extend(ambiguous_name::of_citation(self.name(), cite, view, scene));
            let Some((text, span)) = &cite.locator else { continue };
            let Some(Led { file, state, located, .. }) = led.next_if(|led| led.cite == at) else { continue };
            for (locator, located) in located {
                if let Some(LocateProblem::Ambiguous(count)) = located.problem {
                    let inline = scene.state.text.slice(cite.file_span.shift(view.start));
                    let in_link = !inline.starts_with("[[") && !inline.starts_with("![[");
                    let span = span.shift(view.start);
                    let place = Written { cite, text, span, locator, in_link };
                    let mut finding = self.finding(&place, count, file, state, &located.spans, scene);
                    finding.fixes.extend(scene.silencer(self.name(), view));
                    out.push(finding);
                }
            }
        }
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        if scene.links && scene.kind == Kind::Note {
            ambiguous_name::of_footnotes(self.name(), scene, out);
        }
    }
}

/// A locator as it is written.
struct Written<'a> {
    cite: &'a CitationUse,
    text: &'a str,
    /// All of the citation's locators, bytes of the note.
    span: Span,
    locator: &'a Locator,
    /// In the destination of a link, where not every character can stand.
    in_link: bool,
}

impl AmbiguousPassage {
    fn finding(
        &self,
        written: &Written,
        count: usize,
        file: &FileKey,
        state: &FileState,
        candidates: &[Span],
        scene: &Scene,
    ) -> Finding {
        let passages = state.passages();
        let what = match &written.locator.place {
            Place::Words(_) => "These words stand in",
            _ => "This locator fits",
        };
        let key = written.cite.key.replace('`', "'");
        let mend = match &written.locator.place {
            Place::Words(_) => "Give more of them.",
            _ => "Name one.",
        };
        let message = format!("{what} {count} passages of `{key}`. {mend}");
        let mut finding = scene.finding(self.name(), written.span, message);
        finding.related.extend(candidates.iter().map(|span| Related {
            file: file.clone(),
            span: *span,
            message: format!(
                "{}{}",
                number(passages, *span).map(|n| format!("{n}: ")).unwrap_or_default(),
                beginning(state, *span)
            ),
        }));
        let mut fixes: Vec<Fix> = Vec::new();
        for span in candidates {
            if fixes.len() == MOST_FIXES {
                break;
            }
            let Some(edit) = name_it(written, passages, state, *span, scene) else { continue };
            let title = format!("Name the passage “{}”", beginning(state, *span));
            let same = fixes.iter().any(|fix| fix.edits.iter().any(|(_, edits)| edits.contains(&edit)));
            if !same {
                fixes.push(scene.fix(title, vec![edit]));
            }
        }
        finding.fixes = fixes;
        finding
    }
}

/// More candidates are listed, and not offered.
const MOST_FIXES: usize = 5;
/// Words are not lengthened beyond so many.
const MOST_WORDS: usize = 40;

/// The edit that makes the locator name `candidate` only.
fn name_it(
    written: &Written,
    passages: &Passages,
    state: &FileState,
    candidate: Span,
    scene: &Scene,
) -> Option<TextEdit> {
    let is_fragment = written.text.starts_with('#');
    if !is_fragment {
        // After a Pandoc key the paragraph's number says it best.
        let insert = number(passages, candidate)?;
        let own = written.locator.span;
        let same = *scene.state.text.slice(written.span) == *written.text;
        let span = if same { own.shift(written.span.start) } else { written.span };
        return Some(TextEdit { span, insert });
    }
    let fragment = match &written.locator.place {
        Place::Heading(_) | Place::Section(_) => passages
            .headings()
            .iter()
            .find(|heading| heading.section == candidate)
            .map(|heading| heading.slug.clone())?,
        place => format!("\"{}\"", unique_words(passages, candidate, matches!(place, Place::Words(_)))?),
    };
    let fragment = if written.in_link { in_destination(&fragment) } else { fragment };
    let written_hash = scene.state.text.slice(written.span).starts_with('#');
    let insert = if written_hash { format!("#{fragment}") } else { fragment };
    Some(TextEdit { span: written.span, insert }).filter(|_| state.left_out.is_none())
}

/// The paragraphs of a span as a locator: `¶ 4`, `¶ 4-6`.
fn number(passages: &Passages, span: Span) -> Option<String> {
    let numbered = passages.numbered();
    let first = numbered.partition_point(|paragraph| paragraph.end <= span.start);
    let past = numbered.partition_point(|paragraph| paragraph.start < span.end.max(span.start + 1));
    match past.checked_sub(first)? {
        0 => None,
        1 => Some(format!("¶ {past}")),
        _ => Some(format!("¶ {}-{past}", first + 1)),
    }
}

/// The words of a passage with as many after it, else before it, as make them stand once in the source; of a block the first of its words
/// that do. `whole` asks for all words of the passage.
fn unique_words(passages: &Passages, span: Span, whole: bool) -> Option<String> {
    let prepared = passages.prepared();
    let (from, to) = prepared.words_in(span);
    let is_one = |words: &str| {
        let place = Place::Words(words.to_owned());
        let located = passages.locate(&Locator { place, span: Span::default() });
        located.problem.is_none()
    };
    let plain = |from: usize, to: usize| {
        let words = prepared.quote_words(from..to);
        words.replace(['"', '“', '”', '„', '[', ']', '|', '#'], "")
    };
    let first = if whole { 0..0 } else { 3..(to - from).min(MOST_WORDS) };
    let first = first.map(|count| (from, from + count));
    let after = (1..=MOST_WORDS).map(|more| (from, to + more)).filter(|(_, to)| *to <= prepared.len());
    let before = (1..=MOST_WORDS).filter_map(|more| Some((from.checked_sub(more)?, to)));
    first.chain(after).chain(before).map(|(from, to)| plain(from, to)).find(|words| is_one(words))
}

/// The beginning of a passage, for a reader.
fn beginning(state: &FileState, span: Span) -> String {
    const WORDS: usize = 9;
    let words = state.passages().prepared();
    let (from, to) = words.words_in(span);
    // A few words say little without those that follow.
    let shown = words.quote_words(from..(from + WORDS).max(to.min(from + WORDS)).min(words.len()));
    format!("{shown}…")
}
