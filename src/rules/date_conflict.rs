//! `date-conflict`: a claim dates an event otherwise than the dossier does, or an occurrence otherwise than the cited passage does.

mod event;
mod passage;

use super::finding::{Finding, Fix, Related};
use super::given::{self, Given};
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::text::TextEdit;
use crate::workspace::Kind;
use crate::workspace::config::Level;

/// The rule.
pub struct DateConflict;

/// A date of a claim, and another one for the same thing.
struct Conflict {
    given: Given,
    /// Where the other date comes from, and that date: a sentence's subject and verb.
    says: String,
    /// The other date, in words, as precise as the claim's.
    other: String,
    /// Whose date it is: `of the dossier`.
    whose: String,
    related: Vec<Related>,
}

impl Rule for DateConflict {
    fn name(&self) -> &'static str {
        "date-conflict"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Warning
    }

    fn page(&self) -> &'static str {
        include_str!("date_conflict.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims || scene.kind != Kind::Note || view.block.quoted {
            return;
        }
        for claim in view.result.claims.iter().filter(|claim| claim.status == Status::Claim) {
            if claim.span.len() > given::LONGEST_SENTENCE {
                continue;
            }
            let dates = given::dates(view, claim.span);
            if dates.is_empty() {
                out.extend(
                    event::against_heading(view, scene, claim).map(|conflict| self.under(conflict, view, scene)),
                );
                continue;
            }
            let mut conflicts = event::conflicts(view, scene, claim, &dates);
            if conflicts.is_empty() {
                conflicts.extend(passage::conflict(view, scene, claim, &dates));
            }
            out.extend(conflicts.into_iter().map(|conflict| self.report(conflict, view, scene)));
        }
    }
}

impl DateConflict {
    /// An event that is told of under a heading with another date.
    fn under(&self, conflict: Conflict, view: &BlockView, scene: &Scene) -> Finding {
        let Conflict { given, says, other, whose, related } = conflict;
        let heading = super::date_text::days(given.first, given.last);
        let message = format!("{says}; the heading above says {heading}.");
        let span = view.file_span(given.span);
        let mut finding = scene.finding(self.name(), span, message);
        finding.related = related;
        let edit = TextEdit { span: crate::text::Span::at(span.end), insert: format!(" ({other})") };
        finding.fixes.push(scene.fix(format!("Insert the date {whose}: {other}"), vec![edit]));
        finding.fixes.extend(scene.silencer(self.name(), view));
        finding
    }

    fn report(&self, conflict: Conflict, view: &BlockView, scene: &Scene) -> Finding {
        let Conflict { given, says, other, whose, related } = conflict;
        let written = given.span.of(&view.block.running.text);
        let message = format!("{says}; this says {}.", said(written, given));
        let span = view.file_span(given.span);
        let mut finding = scene.finding(self.name(), span, message);
        finding.related = related;
        let edit = TextEdit { span, insert: other.clone() };
        let fix = scene.fix(format!("Change the date to that {whose}: {other}"), vec![edit]);
        finding.fixes.push(Fix { preferred: true, ..fix });
        finding.fixes.extend(scene.silencer(self.name(), view));
        finding
    }
}

/// The date as it is written, with what it comes to where that is not the same.
fn said(written: &str, given: Given) -> String {
    let days = super::date_text::days(given.first, given.last);
    if given.relative { format!("\u{201c}{written}\u{201d}, which is {days}") } else { days }
}
