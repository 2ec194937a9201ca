//! `unresolved-citation`: a citation names no known source, file, heading, block or passage.

use super::finding::{Finding, Fix};
use super::located::{Led, located};
use super::new_entry;
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::sources::LocateProblem;
use crate::syntax::InlineKind;
use crate::text::{Span, TextEdit, nearest};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use rustc_hash::FxHashSet;

/// The rule.
pub struct UnresolvedCitation;

impl Rule for UnresolvedCitation {
    fn name(&self) -> &'static str {
        "unresolved-citation"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Error
    }

    fn page(&self) -> &'static str {
        include_str!("unresolved_citation.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.links || scene.kind != Kind::Note {
            return;
        }
        let mut keyed: Option<FxHashSet<Span>> = None;
        let led = located(view, scene);
        let mut led = led.iter().peekable();
        for (at, cite) in view.result.citations.iter().enumerate().filter(|(_, cite)| !cite.through_footnote) {
            let led = led.next_if(|led| led.cite == at);
            if cite.target == CiteTarget::Unknown {
                let is_key = keyed.get_or_insert_with(|| keyed_spans(view)).contains(&cite.file_span);
                out.push(self.unknown(cite, is_key, view, scene));
            } else if let Some((_, span)) = &cite.locator
                && let Some(message) = led.and_then(broken_locator)
            {
                out.push(scene.finding(self.name(), span.shift(view.start), message));
            }
        }
        self.footnotes(view, scene, out);
    }

    /// An entry that is to be filled in lacks a date and more, so that it is offered and not done.
    fn late_fixes(&self, finding: &Finding, scene: &Scene) -> Vec<Fix> {
        let view = scene.analysis.as_ref().and_then(|analysis| analysis.block_at(finding.span.start));
        let unknown = view.and_then(|view| {
            let own = |cite: &&CitationUse| cite.key_span.shift(view.start) == finding.span;
            let cite = view.result.citations.iter().find(own).filter(|cite| cite.target == CiteTarget::Unknown)?;
            keyed_spans(&view).contains(&cite.file_span).then(|| cite.key.clone())
        });
        unknown.and_then(|key| new_entry::empty(scene, &key)).into_iter().collect()
    }
}

impl UnresolvedCitation {
    fn unknown(&self, cite: &CitationUse, is_key: bool, view: &BlockView, scene: &Scene) -> Finding {
        let span = cite.key_span.shift(view.start);
        if !is_key {
            let message = format!("There is no file `{}` here. Links are relative to the document.", cite.key);
            return scene.finding(self.name(), span, message);
        }
        let near = nearest(&cite.key, scene.space.catalog.keys());
        let hint = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_else(|| {
            " A key is that of a bibliography entry, or a source's file name without its extension.".into()
        });
        let message = format!("No source has the key `{}`.{hint}", cite.key);
        let mut finding = scene.finding(self.name(), span, message);
        if let Some(near) = near {
            let edit = TextEdit { span, insert: near.to_owned() };
            let mut fix = scene.fix(format!("Change the key to `{near}`"), vec![edit]);
            fix.preferred = true;
            finding.fixes.push(fix);
        }
        finding.fixes.extend(scene.silencer(self.name(), view));
        finding
    }

    /// References to footnotes that are defined nowhere.
    fn footnotes(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        for inline in &view.block.inlines {
            let InlineKind::FootnoteRef { label } = &inline.kind else { continue };
            if !scene.has_footnote(label) {
                let message =
                    format!("The footnote `{label}` has no text. Write `[^{label}]: …` on a line of its own.");
                out.push(scene.finding(self.name(), inline.file_span.shift(view.start), message));
            }
        }
    }
}

/// Where citations by a key stand: what is none is a link.
fn keyed_spans(view: &BlockView) -> FxHashSet<Span> {
    let keyed = view.block.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Citation(_)));
    keyed.map(|inline| inline.file_span).collect()
}

/// What is wrong with a locator, in words.
fn broken_locator(led: &Led) -> Option<String> {
    led.located.iter().find_map(|(_, located)| match &located.problem {
        Some(LocateProblem::Missing(message) | LocateProblem::Differs(message)) => Some(message.clone()),
        Some(LocateProblem::Ambiguous(_) | LocateProblem::NoPages) | None => None,
    })
}
