//! Code actions: the fixes of the findings at a place, and what else can be done there.

use super::at::{Thing, things_at};
use super::diagnostics::diagnostics;
use super::merge_entries::merges;
use crate::dossier::recognise::Kind as MentionKind;
use crate::rules::date_text::in_words;
use crate::rules::{Finding, Fix, Scene, citation_fixes, late_fixes, relative_date, resolutions};
use crate::text::{Span, TextEdit};
use crate::workspace::{FileKey, Snapshot};

/// The fixes for findings that overlap or touch `span`, each with its finding.
pub fn code_actions(snapshot: &Snapshot, file: &FileKey, span: Span) -> Vec<(Finding, Fix)> {
    let near = |finding: &Finding| {
        finding.span.overlaps(span) || finding.span.touches(span.start) || finding.span.touches(span.end)
    };
    let findings = diagnostics(snapshot, file).into_iter().filter(near);
    let fixes = |finding: &Finding| {
        let late = late_fixes(snapshot, file, finding);
        late.into_iter().chain(finding.fixes.clone())
    };
    findings.flat_map(|finding| fixes(&finding).map(|fix| (finding.clone(), fix)).collect::<Vec<_>>()).collect()
}

/// Everything in a document that only resolves what its text already says, as one change; `None` where there is nothing.
pub fn fix_all(snapshot: &Snapshot, file: &FileKey) -> Option<Fix> {
    let found = resolutions(snapshot, file);
    let count = match found.len() {
        0 => return None,
        1 => "1 place".to_owned(),
        many => format!("{many} places"),
    };
    let edits = found.into_iter().flat_map(|resolution| resolution.edits).collect();
    let title = format!("Resolve what the text already says ({count})");
    Some(Fix { title, edits: vec![(file.clone(), edits)], preferred: false })
}

/// What can be done at a place without anything being wrong there: write out the date of an event that is mentioned or a relative date, name
/// the passage of a quotation, make a source's bibliography entry.
pub fn refactorings(snapshot: &Snapshot, file: &FileKey, span: Span) -> Vec<Fix> {
    let merges = merges(snapshot, file, span);
    if !merges.is_empty() {
        return merges;
    }
    let (Some(space), Some(analysis)) = (snapshot.space(file), snapshot.analysis(file)) else { return Vec::new() };
    let mut fixes: Vec<Fix> = Vec::new();
    let scene = Scene::of(snapshot, file).filter(|scene| scene.links);
    for found in things_at(&analysis, span.start) {
        match (&scene, found.thing) {
            (Some(scene), Thing::Citation(at)) => fixes.extend(citation_fixes::at_citation(scene, &found.view, at)),
            (Some(scene), Thing::Quotation(at)) => fixes.extend(citation_fixes::at_quotation(scene, &found.view, at)),
            (Some(scene), Thing::Time(at)) => {
                let time = found.view.result.times.get(at);
                fixes.extend(time.and_then(|time| relative_date::written_out(&found.view, scene, time)));
            }
            _ => {}
        }
        let Thing::Mention(at) = found.thing else { continue };
        let mention = found.view.result.mentions.get(at).filter(|mention| mention.kind == MentionKind::Event);
        let [only] = mention.map(|mention| mention.candidates.as_slice()).unwrap_or_default() else { continue };
        let Some(event) = space.dossier.event(only) else { continue };
        let Some(start) = &event.start else { continue };
        let date = in_words(start, event.end.as_ref());
        let edit = TextEdit { span: Span::at(found.span.end), insert: format!(" ({date})") };
        let title = format!("Insert the date of the {}: {date}", event.name);
        fixes.push(Fix { title, edits: vec![(file.clone(), vec![edit])], preferred: false });
    }
    fixes.dedup();
    fixes
}
