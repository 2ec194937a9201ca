//! Running the rules over a document.

use super::finding::Finding;
use super::level::severities;
use super::scene::Scene;
use super::silence::Silences;
use super::{RULES, Severity};
use crate::analysis::fingerprint;
use crate::workspace::kind::type_of;
use crate::workspace::{FileKey, Snapshot};

/// Findings of one chunk, with the offset that it had when they were made.
type ChunkFindings = (usize, Vec<(usize, Finding)>);

/// The findings of a file in text order. Chunks whose result and surroundings have not changed keep theirs.
pub fn check(snapshot: &Snapshot, file: &FileKey) -> Vec<Finding> {
    let (Some(state), Some(space)) = (snapshot.state(file), snapshot.space(file)) else { return Vec::new() };
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
    let mut found = of_chunks(&scene, &levels);
    for (rule, level) in RULES.iter().zip(&levels) {
        if let Some(severity) = level {
            let from = found.len();
            rule.document(&scene, &mut found);
            found.iter_mut().skip(from).for_each(|finding| finding.severity = *severity);
        }
    }
    if let Some(analysis) = &scene.analysis {
        let silences = Silences::of(&analysis.document, state.front_matter().map(|front| &**front));
        if !silences.is_empty() {
            found.retain(|finding| !silences.covers(finding.rule, finding.span));
        }
    }
    found.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    found
}

fn of_chunks(scene: &Scene, levels: &[Option<Severity>]) -> Vec<Finding> {
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
        let (made_at, findings) = &*kept;
        for (rule, finding) in findings {
            if let Some(Some(severity)) = levels.get(*rule) {
                let mut finding = finding.moved(scene.file, *made_at, placed.start);
                finding.severity = *severity;
                found.push(finding);
            }
        }
    }
    found
}
