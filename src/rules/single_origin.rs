//! `single-origin`: several citations of one claim rest on one origin (circular reporting).

mod cite_one;

use super::finding::{Finding, Related};
use super::{Rule, Scene};
use crate::analysis::claim::Status;
use crate::analysis::document::BlockView;
use crate::analysis::pass::ClaimFact;
use crate::analysis::{CitationUse, CiteTarget};
use crate::sources::origins::Report;
use crate::sources::{Origins, SharedOrigin, locator};
use crate::text::Span;
use crate::workspace::config::Level;
use crate::workspace::{FileKey, FileState, Kind, Source};
use std::sync::Arc;

/// The rule.
pub struct SingleOrigin;

impl Rule for SingleOrigin {
    fn name(&self) -> &'static str {
        "single-origin"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Information
    }

    fn page(&self) -> &'static str {
        include_str!("single_origin.md")
    }

    fn block(&self, view: &BlockView, scene: &Scene, out: &mut Vec<Finding>) {
        if !scene.claims || scene.kind != Kind::Note {
            return;
        }
        for claim in view.result.claims.iter().filter(|claim| claim.status == Status::Claim) {
            let cited = cited(claim, view, scene);
            if cited.len() < 2 {
                continue;
            }
            let words = claim.span.of(&view.block.running.text);
            let pairs =
                cited.iter().enumerate().flat_map(|(at, one)| cited.iter().skip(at + 1).map(move |other| (one, other)));
            let shared = pairs.take(MOST_PAIRS).find_map(|(one, other)| Some((one, other, shared(one, other, words)?)));
            let Some((one, other, shared)) = shared else { continue };
            let mut finding = scene.finding(self.name(), view.file_span(claim.span), message(one, other, &shared));
            finding.related = related(one, other, &shared);
            finding.fixes.extend(cite_one::fixes(claim, &cited, (one, other, &shared), view, scene));
            finding.fixes.extend(scene.silencer(self.name(), view));
            out.push(finding);
        }
    }
}

/// More pairs of one claim's sources are not compared.
const MOST_PAIRS: usize = 64;
/// So many words must the claim and a report have in common, where no locator leads to the attribution.
const ABOUT: usize = 2;

/// A source that a claim cites and whose text is here.
struct Cited<'a> {
    /// Its place in the catalogue.
    number: u32,
    source: &'a Source,
    file: &'a FileKey,
    state: &'a Arc<FileState>,
    origins: Arc<Origins>,
    /// The passages that its locators name.
    passages: Vec<Span>,
}

/// The sources cited in the claim's own sentence, each once.
fn cited<'a>(claim: &ClaimFact, view: &BlockView, scene: &Scene<'a>) -> Vec<Cited<'a>> {
    if claim.cites.len() < 2 {
        return Vec::new();
    }
    let cites = claim.cites.iter().filter_map(|at| view.result.citations.get(*at));
    let own: Vec<(u32, &CitationUse)> = cites
        .filter(|cite| claim.span.covers(cite.span))
        .filter_map(|cite| match cite.target {
            CiteTarget::Source(at) => Some((at, cite)),
            _ => None,
        })
        .collect();
    let mut numbers: Vec<u32> = own.iter().map(|(at, _)| *at).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() < 2 {
        return Vec::new();
    }
    let of = |number: u32| -> Option<Cited<'a>> {
        let source = scene.space.catalog.source(number)?;
        let file = source.file.as_ref()?;
        let state = scene.snapshot.state(file).filter(|state| state.left_out.is_none())?;
        let locators = own.iter().filter(|(at, _)| *at == number).filter_map(|(_, cite)| cite.locator.as_ref());
        let passages = locators
            .flat_map(|(text, _)| locator::parse(text))
            .flat_map(|locator| state.passages().locate(&locator).spans)
            .collect();
        Some(Cited { number, source, file, state, origins: state.origins().clone(), passages })
    };
    // In the order in which they are cited.
    let mut seen = Vec::new();
    for (at, _) in &own {
        if !seen.contains(at) {
            seen.push(*at);
        }
    }
    seen.into_iter().filter_map(of).collect()
}

/// What two of a claim's sources share, and for a report whether it is of what the claim tells.
enum Shared {
    /// One text.
    Copy(f32),
    /// Both attribute to one report.
    Report(Report, Report),
    /// The first (or, where true, the second) attributes to a report that the other is.
    Itself(Report, bool),
}

fn shared(one: &Cited, other: &Cited, claim: &str) -> Option<Shared> {
    match one.origins.shared(&other.origins) {
        Some(SharedOrigin::Copy(share)) => return Some(Shared::Copy(share)),
        Some(SharedOrigin::Report(ours, theirs)) if is_meant(&ours, one, claim) || is_meant(&theirs, other, claim) => {
            return Some(Shared::Report(ours, theirs));
        }
        _ => {}
    }
    let report_of = |teller: &Cited, author: &Cited| {
        teller.origins.reports.iter().find(|report| is_by(report, author) && is_meant(report, teller, claim)).cloned()
    };
    report_of(one, other)
        .map(|report| Shared::Itself(report, false))
        .or_else(|| report_of(other, one).map(|report| Shared::Itself(report, true)))
}

/// Whether the claim is of what the report tells: a locator leads there, or, where none does, both have words in common.
fn is_meant(report: &Report, cited: &Cited, claim: &str) -> bool {
    if cited.passages.is_empty() {
        report.tells(claim) >= ABOUT
    } else {
        cited.passages.iter().any(|passage| passage.overlaps(report.span)) || report.tells(claim) > ABOUT
    }
}

/// Whether a source is the report: of that house, of that day, and telling the same.
fn is_by(report: &Report, author: &Cited) -> bool {
    let meta = &author.source.meta;
    let house = meta.publisher.iter().chain(&meta.authors).any(|name| report.is_of(name));
    let day = meta.published.as_ref().and_then(|published| Some((published.first?, published.last?)));
    let same_day = match (report.day, day) {
        (Some((month, day)), Some((first, last))) if first == last => {
            (first.month() as u8, first.day() as u8) == (month, day)
        }
        _ => true,
    };
    house && same_day && report.tells(author.state.prepared().text()) >= 3
}

fn message(one: &Cited, other: &Cited, shared: &Shared) -> String {
    let (a, b) = (&one.source.key, &other.source.key);
    let count = "are one origin, not two";
    match shared {
        Shared::Copy(share) => {
            let percent = (share * 100.0).round();
            format!(
                "`{a}` and `{b}` are copies of one text ({percent} % of the shorter one): they {count}. Cite an independent source, or one of the two."
            )
        }
        Shared::Report(ours, theirs) => {
            let report = ours.called(theirs.day);
            format!(
                "`{a}` and `{b}` both rest on {report}: they {count}. Cite the report itself, or an independent source."
            )
        }
        Shared::Itself(report, swapped) => {
            let (teller, author) = if *swapped { (b, a) } else { (a, b) };
            let report = report.called(None);
            format!(
                "`{teller}` rests on {report}, which is `{author}`: they {count}. Cite an independent source, or the report alone."
            )
        }
    }
}

fn related(one: &Cited, other: &Cited, shared: &Shared) -> Vec<Related> {
    let at =
        |cited: &Cited, span: Span, message: &str| Related { file: cited.file.clone(), span, message: message.into() };
    let attributes = "attributed to the report here";
    match shared {
        Shared::Copy(_) => vec![at(one, Span::default(), "one copy"), at(other, Span::default(), "the other")],
        Shared::Report(ours, theirs) => vec![at(one, ours.span, attributes), at(other, theirs.span, attributes)],
        Shared::Itself(report, swapped) => {
            let (teller, author) = if *swapped { (other, one) } else { (one, other) };
            vec![at(teller, report.span, attributes), at(author, Span::default(), "the report")]
        }
    }
}
