//! Running the rules over a document.

use super::finding::Finding;
use super::level::severities;
use super::scene::Scene;
use super::silence::Silences;
use super::{RULES, Severity};
use crate::analysis::fingerprint;
use crate::workspace::kind::type_of;
use crate::workspace::{FileKey, Snapshot};
use std::ops::Range;
use std::sync::Arc;

/// Findings of one chunk with the place of their rule in the registry, and the offset that the chunk had when they were made.
type ChunkFindings = (usize, Vec<(usize, Finding)>);

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

/// Findings of a file: those of the document as a whole, and of its chunks those nearest to `offset` until there are `most`.
/// Linear in the number of chunks; only what is returned is made.
pub fn check_around(snapshot: &Snapshot, file: &FileKey, offset: usize, most: usize) -> Checked {
    let (Some(state), Some(space)) = (snapshot.state(file), snapshot.space(file)) else { return Checked::default() };
    let kind = snapshot.kind(file);
    let typed = type_of(state.front_matter().map(|front| &**front)).is_some();
    let scene = Scene {
        snapshot,
        file,
        state,
        kind,
        space,
        analysis: snapshot.analysis(file),
        claims: snapshot.claims_are_checked(file),
        links: space.speaks || typed,
    };
    let levels = severities(&space.config, kind, space.relative(file));
    let chunks = of_chunks(&scene, &levels);
    let (window, left_out) = nearest(&chunks, offset, most);
    let window = chunks.get(window).into_iter().flatten();
    let mut findings: Vec<Finding> = window.flat_map(|chunk| chunk.made(&scene, &levels)).collect();
    for (rule, level) in RULES.iter().zip(&levels) {
        if let Some(severity) = level {
            let from = findings.len();
            rule.document(&scene, &mut findings);
            findings.iter_mut().skip(from).for_each(|finding| finding.severity = *severity);
        }
    }
    if let Some(analysis) = &scene.analysis {
        let silences = Silences::of(&analysis.document, state.front_matter().map(|front| &**front));
        if !silences.is_empty() {
            findings.retain(|finding| !silences.covers(finding.rule, finding.span));
        }
    }
    findings.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    Checked { findings, left_out }
}

/// The findings of a chunk in its place.
struct Placed {
    start: usize,
    kept: Arc<ChunkFindings>,
    /// How many of them have a rule that is on.
    count: usize,
}

impl Placed {
    /// The findings whose rules are on, at their places and levels.
    fn made<'a>(&'a self, scene: &'a Scene, levels: &'a [Option<Severity>]) -> impl Iterator<Item = Finding> + 'a {
        let (made_at, findings) = &*self.kept;
        findings.iter().filter_map(move |(rule, finding)| {
            let severity = (*levels.get(*rule)?)?;
            Some(Finding { severity, ..finding.moved(scene.file, *made_at, self.start) })
        })
    }
}

/// The chunks that have findings.
fn of_chunks(scene: &Scene, levels: &[Option<Severity>]) -> Vec<Placed> {
    let Some(analysis) = &scene.analysis else { return Vec::new() };
    let depends_on = fingerprint::of(&(scene.snapshot.texts_revision(), scene.claims, scene.links, scene.kind));
    let mut found = Vec::new();
    for (at, (placed, slot)) in analysis.document.chunks.iter().zip(&analysis.slots).enumerate() {
        if placed.chunk.blocks.is_empty() {
            continue;
        }
        let kept = slot.annexed::<ChunkFindings>(depends_on, || {
            let mut all = Vec::new();
            for view in analysis.chunk_blocks(at) {
                for (index, rule) in RULES.iter().enumerate() {
                    let mut own = Vec::new();
                    rule.block(&view, scene, &mut own);
                    all.extend(own.into_iter().map(|finding| (index, finding)));
                }
            }
            (placed.start, all)
        });
        let count = kept.1.iter().filter(|(rule, _)| levels.get(*rule).is_some_and(Option::is_some)).count();
        if count > 0 {
            found.push(Placed { start: placed.start, kept, count });
        }
    }
    found
}

/// The chunks around `offset` with about `most` findings, and how many findings the others have.
fn nearest(chunks: &[Placed], offset: usize, most: usize) -> (Range<usize>, usize) {
    let total: usize = chunks.iter().map(|chunk| chunk.count).sum();
    if total <= most {
        return (0..chunks.len(), 0);
    }
    let middle = chunks.partition_point(|chunk| chunk.start <= offset).saturating_sub(1);
    let (mut from, mut to) = (middle, (middle + 1).min(chunks.len()));
    let mut held: usize = chunks.get(from..to).into_iter().flatten().map(|chunk| chunk.count).sum();
    while held < most && (from > 0 || to < chunks.len()) {
        let before = from.checked_sub(1).and_then(|at| chunks.get(at));
        let after = chunks.get(to);
        let distance = |chunk: Option<&Placed>| chunk.map_or(usize::MAX, |chunk| chunk.start.abs_diff(offset));
        if distance(before) < distance(after) {
            from -= 1;
            held += before.map_or(0, |chunk| chunk.count);
        } else {
            to += 1;
            held += after.map_or(0, |chunk| chunk.count);
        }
    }
    (from..to, total - held)
}
