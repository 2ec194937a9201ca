//! `admiralty-code`: a grade that is not of the Admiralty code, or says more than there is.

mod grade;
mod written;

use super::finding::{Finding, Fix, Related};
use super::{Rule, Scene};
use crate::analysis::document::BlockView;
use crate::analysis::{CiteTarget, ClaimFact};
use crate::sources::SourceMeta;
use crate::syntax::front_matter::Value;
use crate::text::{Span, TextEdit};
use crate::workspace::config::Level;
use crate::workspace::{Kind, Source};
use grade::Part;

/// The rule.
pub struct AdmiraltyCode;

impl Rule for AdmiraltyCode {
    fn name(&self) -> &'static str {
        "admiralty-code"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("admiralty_code.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.links || scene.kind != Kind::Note {
            return;
        }
        for written in written::grades(view) {
            let span = view.file_span(written.span);
            let claim = view.result.claims.iter().find(|claim| claim.span.touches(written.span.start));
            let message = match grade::wrong(written.letter, written.number) {
                Some(message) => message,
                None => match claim.filter(|_| written.number == "1").and_then(|claim| alone(view, scene, claim)) {
                    Some(message) => message,
                    None => continue,
                },
            };
            let mut finding = scene.finding(self.name(), span, message);
            if written.number == "1" && grade::wrong(written.letter, written.number).is_none() {
                finding.fixes.push(self.lower(scene, view.file_span(written.number_span)));
            }
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }

    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        match scene.kind {
            Kind::Source | Kind::Note => self.in_front_matter(scene, out),
            Kind::Biblatex | Kind::CslJson => self.in_bibliography(scene, out),
            _ => {}
        }
    }
}

impl AdmiraltyCode {
    fn in_front_matter(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let Some(front) = scene.state.front_matter() else { return };
        for part in [Part::Reliability, Part::Credibility] {
            let Some(field) = front.get(part.key()) else { continue };
            let text = match &field.value {
                Value::Scalar(text) => text.trim(),
                Value::Null => continue,
                _ => "",
            };
            if let Some(message) = part.wrong(text) {
                let mut finding = scene.finding(self.name(), field.span, message);
                finding.fixes.extend(part.right(text).map(|right| self.correct(scene, field.span, right)));
                out.push(finding);
            } else if part == Part::Credibility
                && text == "1"
                && let Some(at) = scene.space.catalog.by_file(scene.file)
            {
                out.extend(self.unconfirmed(scene, at, field.span, field.span));
            }
        }
    }

    fn in_bibliography(&self, scene: &Scene, out: &mut Vec<Finding>) {
        for (at, source) in scene.space.catalog.sources().iter().enumerate() {
            let Some(entry) = source.entry.as_ref().filter(|entry| entry.file == *scene.file) else { continue };
            for part in [Part::Reliability, Part::Credibility] {
                let Some(text) = part.of(&source.meta).map(str::trim) else { continue };
                let place = written::in_entry(&scene.state.text.slice(entry.span), part, text);
                // A grade that is not in the entry is the front matter's of its document.
                let Some(place) = place.map(|span| span.shift(entry.span.start)) else { continue };
                if let Some(message) = part.wrong(text) {
                    let mut finding = scene.finding(self.name(), place, message);
                    finding.fixes.extend(part.right(text).map(|right| self.correct(scene, place, right)));
                    out.push(finding);
                } else if part == Part::Credibility && text == "1" {
                    out.extend(self.unconfirmed(scene, at as u32, place, place));
                }
            }
        }
    }

    fn correct(&self, scene: &Scene, span: Span, right: String) -> Fix {
        let title = format!("Change it to `{right}`");
        Fix { preferred: true, ..scene.fix(title, vec![TextEdit { span, insert: right }]) }
    }

    fn lower(&self, scene: &Scene, span: Span) -> Fix {
        scene.fix("Grade it 2, probably true", vec![TextEdit { span, insert: "2".into() }])
    }

    /// A source graded 1 that claims cite, and that no claim cites beside another one of another origin.
    fn unconfirmed(&self, scene: &Scene, at: u32, span: Span, number: Span) -> Option<Finding> {
        let cited = scene.snapshot.cited(scene.file);
        let beside = cited.beside(at)?;
        let source = scene.source(at)?;
        let others: Vec<&Source> = beside.iter().filter_map(|&other| scene.source(other)).collect();
        let confirmed = others.iter().any(|other| !share_origin(scene, source, other));
        (!confirmed).then(|| {
            let message = if others.is_empty() { ALONE } else { COPIED };
            let mut finding = scene.finding(self.name(), span, message);
            let place = |other: &&Source| Some((other.file.clone()?, format!("`{}`, of the same origin", other.key)));
            let places = others.iter().filter_map(place);
            finding.related.extend(places.map(|(file, message)| Related { file, span: Span::default(), message }));
            finding.related.sort_by(|a, b| a.message.cmp(&b.message));
            finding.fixes.push(self.lower(scene, number));
            finding
        })
    }
}

const ALONE: &str = "Credibility 1 means confirmed by other, independent sources, and no claim that rests on this one cites another. Cite a second origin, or grade it 2.";
const COPIED: &str = "Credibility 1 means confirmed by other, independent sources, and what is cited beside this one has the same origin. Cite a second origin, or grade it 2.";

/// What is missing where a claim is graded 1.
fn alone(view: &BlockView, scene: &Scene, claim: &ClaimFact) -> Option<String> {
    let mut sources: Vec<&Source> = Vec::new();
    for cite in claim.cites.iter().filter_map(|&at| view.result.citations.get(at)) {
        let CiteTarget::Source(at) = cite.target else { return None };
        let source = scene.source(at)?;
        if !sources.iter().any(|other| other.key == source.key) && sources.len() < MOST {
            sources.push(source);
        }
    }
    let (first, others) = sources.split_first()?;
    let independent = others.iter().any(|other| !share_origin(scene, first, other));
    let message = if others.is_empty() { "cites one source" } else { "cites sources of one origin" };
    (!independent).then(|| format!("Credibility 1 means confirmed by other, independent sources, and this {message}. Cite a second origin, or grade it 2."))
}

/// More sources of a claim are not compared.
const MOST: usize = 8;

/// Whether both rest on one thing, as far as their texts are here.
fn share_origin(scene: &Scene, first: &Source, second: &Source) -> bool {
    let origins = |source: &Source| {
        let state = scene.snapshot.state(source.file.as_ref()?).filter(|state| state.left_out.is_none())?;
        Some(state.origins().clone())
    };
    match (origins(first), origins(second)) {
        (Some(first), Some(second)) => first.shared(&second).is_some(),
        _ => false,
    }
}

impl Part {
    fn of(self, meta: &SourceMeta) -> Option<&str> {
        match self {
            Part::Reliability => meta.reliability.as_deref(),
            Part::Credibility => meta.credibility.as_deref(),
        }
    }
}
