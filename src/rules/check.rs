//! Running the rules over a document.

use super::finding::{Finding, Fix};
use super::level::severities;
use super::scene::Scene;
use super::unknown_actor::{self, Stranger};
use super::{RULES, Severity};
use crate::analysis::fingerprint;
use crate::analysis::slot::Made;
use crate::workspace::{FileKey, Snapshot};
use std::ops::Range;

/// What is kept of one chunk.
pub(super) struct OfChunk {
    /// The offset that the chunk had when this was made.
    start: usize,
    /// Its findings with the place of their rule in the registry.
    findings: Vec<(usize, Finding)>,
    /// Names that no dossier has; chunks with any are marked.
    pub strangers: Vec<Stranger>,
}

/// The findings of a file, or the part of them that was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checked {
    /// In text order.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub left_out: usize,
}

/// The findings of a file in text order. Chunks whose result and surroundings have not changed keep theirs.
pub fn check(snapshot: &Snapshot, file: &FileKey) -> Vec<Finding> {
    check_around(snapshot, file, 0, usize::MAX).findings
}

/// The findings of a file in text order, for a command that asks once: what they are made from is not kept. With `late`, fixes that are
/// made on demand stand before the others.
pub fn check_once(snapshot: &Snapshot, file: &FileKey, late: bool) -> Vec<Finding> {
    let Some(scene) = Scene::once(snapshot, file) else { return Vec::new() };
    let mut findings = check_scene(&scene, 0, usize::MAX).findings;
    if late && !scene.state.extracted {
        for finding in &mut findings {
            let fixes = super::rule(finding.rule).map_or_else(Vec::new, |rule| rule.late_fixes(finding, &scene));
            finding.fixes.splice(0..0, fixes);
        }
    }
    findings
}

/// Findings of a file: those of the document as a whole, and of its chunks those nearest to `offset` until there are `most`.
/// Linear in the number of chunks; only what is returned is made.
pub fn check_around(snapshot: &Snapshot, file: &FileKey, offset: usize, most: usize) -> Checked {
    let (watched, reads) = snapshot.watched();
    let Some(scene) = Scene::of(&watched, file) else { return Checked::default() };
    let checked = check_scene(&scene, offset, most);
    // When one of these changes, what was found here may be wrong.
    scene.state.look_into(reads.notes(file, snapshot));
    checked
}

fn check_scene(scene: &Scene, offset: usize, most: usize) -> Checked {
    let levels = severities(&scene.space.config, scene.kind, scene.space.relative(scene.file));
    let (mut findings, left_out) = of_chunks(scene, &levels, offset, most);
    for (rule, level) in RULES.iter().zip(&levels) {
        if let Some(severity) = level {
            let from = findings.len();
            rule.document(scene, &mut findings);
            findings.iter_mut().skip(from).for_each(|finding| finding.severity = *severity);
        }
    }
    if let Some(silences) = scene.silences() {
        findings.retain(|finding| !silences.covers(finding.rule, finding.span));
    }
    // What was read out of a PDF cannot be edited.
    let is_text = |file: &FileKey| !scene.snapshot.state(file).is_some_and(|state| state.extracted);
    for finding in &mut findings {
        finding.fixes.retain(|fix| fix.edits.iter().all(|(edited, _)| is_text(edited)));
    }
    findings.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    Checked { findings, left_out }
}

/// The fixes of a finding that are made when they are asked for only, the best first.
pub fn late_fixes(snapshot: &Snapshot, file: &FileKey, finding: &Finding) -> Vec<Fix> {
    let (Some(rule), Some(scene)) = (super::rule(finding.rule), Scene::of(snapshot, file)) else { return Vec::new() };
    if scene.state.extracted {
        return Vec::new();
    }
    rule.late_fixes(finding, &scene)
}

/// The findings of the chunks around `offset`, and how many the others have.
fn of_chunks(scene: &Scene, levels: &[Option<Severity>], offset: usize, most: usize) -> (Vec<Finding>, usize) {
    let Some(analysis) = &scene.analysis else { return (Vec::new(), 0) };
    let chunks = &analysis.document.chunks;
    let texts = (scene.snapshot.texts_revision(), scene.snapshot.looked_revision(scene.file));
    let depends_on = fingerprint::of(&(texts, scene.claims, scene.links, scene.kind, levels));
    let is_on = |rule: usize| levels.get(rule).is_some_and(Option::is_some);
    let on: Vec<_> = RULES.iter().enumerate().filter(|(index, _)| is_on(*index)).collect();
    let make = |at: usize| {
        let (mut all, mut own, mut strangers) = (Vec::new(), Vec::new(), Vec::new());
        for view in analysis.chunk_blocks(at) {
            unknown_actor::note(&view, scene, &mut strangers);
            for (index, rule) in &on {
                rule.block(&view, scene, &mut own);
                if !own.is_empty() {
                    all.extend(own.drain(..).map(|finding| (*index, finding)));
                }
            }
        }
        let weight = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let start = chunks.get(at).map_or(0, |placed| placed.start);
        let marked = !strangers.is_empty();
        Made { weight, marked, value: OfChunk { start, findings: all, strangers } }
    };
    let weights = analysis.annex_all(depends_on, make);
    let middle = chunks.partition_point(|placed| placed.start <= offset).saturating_sub(1);
    let (window, left_out) = nearest(&weights, middle, most);
    let mut findings = Vec::new();
    for at in window.filter(|at| weights.get(*at).is_some_and(|weight| *weight > 0)) {
        let (Some(placed), Some(kept)) = (chunks.get(at), analysis.annex::<OfChunk>(at)) else { continue };
        for (rule, finding) in &kept.findings {
            if let Some(Some(severity)) = levels.get(*rule) {
                findings.push(Finding { severity: *severity, ..finding.moved(scene.file, kept.start, placed.start) });
            }
        }
    }
    (findings, left_out)
}

/// The chunks around `middle` that weigh about `most` together, and what the others weigh.
fn nearest(weights: &[u32], middle: usize, most: usize) -> (Range<usize>, usize) {
    let weight = |at: usize| weights.get(at).map_or(0, |weight| *weight as usize);
    let total: usize = weights.iter().map(|weight| *weight as usize).sum();
    if total <= most {
        return (0..weights.len(), 0);
    }
    let (mut from, mut to) = (middle, (middle + 1).min(weights.len()));
    let mut held = weight(middle);
    while held < most && (from > 0 || to < weights.len()) {
        if from > 0 && (middle - from <= to - middle || to >= weights.len()) {
            from -= 1;
            held += weight(from);
        } else {
            held += weight(to);
            to += 1;
        }
    }
    (from..to, total.saturating_sub(held))
}
