//! `estimative-language`: words of likelihood and confidence as ICD 203 (Analytic Standards, 2015, D.6.e(2)) has them.

mod mend;
mod percent;
mod table;

use super::finding::{Finding, Fix, Related};
use super::given::is_quoted;
use super::{Rule, Scene};
use crate::analysis::claim::{EstimativeKind, EstimativeTerm, Status};
use crate::analysis::document::BlockView;
use crate::analysis::{Analysis, SentenceFacts};
use crate::text::{Span, TextEdit};
use crate::workspace::Kind;
use crate::workspace::config::Level;
use table::Row;

/// The rule.
pub struct EstimativeLanguage;

impl Rule for EstimativeLanguage {
    fn name(&self) -> &'static str {
        "estimative-language"
    }

    fn level(&self, _kind: Kind) -> Level {
        Level::Off
    }

    fn page(&self) -> &'static str {
        include_str!("estimative_language.md")
    }

    // The rows of the table are compared over the whole document.
    fn document(&self, scene: &Scene, out: &mut Vec<Finding>) {
        let Some(analysis) = scene.analysis.as_ref().filter(|_| scene.claims && scene.kind == Kind::Note) else {
            return;
        };
        let terms = terms(analysis);
        let rare = rare_row(&terms);
        let row = if rare == Some(Row::First) { Row::Second } else { Row::First };
        for (at, used) in terms.iter().enumerate() {
            let same = |other: &&Used| {
                (other.view.chunk, other.view.index) == (used.view.chunk, used.view.index)
                    && other.sentence.span == used.sentence.span
            };
            let opens = !at.checked_sub(1).and_then(|before| terms.get(before)).is_some_and(|before| same(&before));
            if opens {
                let sentence: Vec<&Used> = terms.iter().skip(at).take_while(same).collect();
                out.extend(self.mixed(&sentence, scene));
                out.extend(self.percentages(&sentence, scene));
            }
            let written = used.written();
            if let Some((_, own)) = table::place(&written) {
                if Some(own) == rare {
                    out.push(self.of_other_row(used, &written, own, &terms, scene));
                }
            } else if !matches!(used.term.kind, EstimativeKind::Confidence(_)) {
                out.push(self.outside(used, &written, row, scene));
            }
        }
    }
}

/// A term that the writer uses to judge.
struct Used<'a> {
    view: BlockView<'a>,
    sentence: &'a SentenceFacts,
    term: EstimativeTerm,
}

impl Used<'_> {
    /// The term in lower case, with single spaces.
    fn written(&self) -> String {
        let text = self.term.span.of(&self.view.block.running.text).to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn file_span(&self) -> Span {
        self.view.file_span(self.term.span)
    }
}

/// The terms of the writer's own assessments in text order.
fn terms(analysis: &Analysis) -> Vec<Used<'_>> {
    let mut all = Vec::new();
    for view in analysis.blocks().filter(|view| !view.block.quoted) {
        for claim in view.result.claims.iter().filter(|claim| claim.status == Status::Assessment) {
            let Some(sentence) = view.facts.sentences.get(claim.sentence) else { continue };
            let is_modal = |term: &EstimativeTerm| {
                let word = term.span.of(&view.block.running.text).to_lowercase();
                matches!(word.as_str(), "may" | "might" | "could") && sentence.mark.attribution.is_none()
            };
            let used = sentence
                .mark
                .estimative
                .iter()
                .filter(|term| (term.judges || is_modal(term)) && !is_quoted(&view, term.span));
            all.extend(used.map(|term| Used { view, sentence, term: *term }));
        }
    }
    all
}

/// The row of the table that the document uses less, where it uses both; the second where it uses both as often.
fn rare_row(terms: &[Used]) -> Option<Row> {
    let count =
        |row: Row| terms.iter().filter(|used| table::place(&used.written()).is_some_and(|(_, own)| own == row)).count();
    let (first, second) = (count(Row::First), count(Row::Second));
    match (first, second) {
        (0, _) | (_, 0) => None,
        _ if first < second => Some(Row::First),
        _ => Some(Row::Second),
    }
}

impl EstimativeLanguage {
    /// Likelihood and confidence in one sentence.
    fn mixed(&self, sentence: &[&Used], scene: &Scene) -> Option<Finding> {
        let is_sure = |used: &&&Used| matches!(used.term.kind, EstimativeKind::Confidence(_));
        let sure = sentence.iter().find(is_sure)?;
        let likely = sentence.iter().find(|used| !is_sure(used))?;
        let message = format!(
            "\u{201c}{}\u{201d} and \u{201c}{}\u{201d} in one sentence: ICD 203 keeps how sure you are of a judgement apart from how likely a thing is. Say them in two sentences.",
            sure.written(),
            likely.written()
        );
        let mut finding = scene.finding(self.name(), sure.file_span(), message);
        let place = Related { file: scene.file.clone(), span: likely.file_span(), message: "the likelihood".into() };
        finding.related.push(place);
        if let Some((span, insert)) = mend::without_confidence(&sure.view, sure.term.span) {
            let edit = TextEdit { span: sure.view.file_span(span), insert };
            let fix = scene.fix("Take the confidence out of this sentence", vec![edit]);
            finding.fixes.push(Fix { preferred: true, ..fix });
        }
        finding.fixes.extend(scene.silencer(self.name(), &sure.view));
        Some(finding)
    }

    /// Percentages that say something else than the term beside them.
    fn percentages(&self, sentence: &[&Used], scene: &Scene) -> Option<Finding> {
        let steps: Vec<(&&Used, u8)> = sentence
            .iter()
            .filter_map(|used| match used.term.kind {
                EstimativeKind::Likelihood(step) => Some((used, step)),
                _ => None,
            })
            .collect();
        let alone = steps.len() == 1;
        steps.into_iter().find_map(|(used, step)| {
            let percent = percent::beside(&used.view, used.sentence.span, used.term.span, alone)?;
            let (low, high) = table::percent(step)?;
            if percent.low <= high && low <= percent.high {
                return None;
            }
            let written = used.written();
            let row = table::place(&written).map_or(Row::First, |(_, row)| row);
            let other = table::step_of(percent.low, percent.high).and_then(|step| table::word(step, row, &written));
            let mends = match other {
                Some(other) => format!("write \u{201c}{other}\u{201d}, or another percentage"),
                None => "write a term or a percentage that fits the other".into(),
            };
            let message = format!(
                "\u{201c}{written}\u{201d} stands for {low} to {high} %, and the text says {}: {mends}.",
                percent.said()
            );
            let mut finding = scene.finding(self.name(), used.file_span(), message);
            let span = used.view.file_span(percent.span);
            finding.related.push(Related { file: scene.file.clone(), span, message: "the percentage".into() });
            if let Some(other) = other {
                let edit = TextEdit { span: used.file_span(), insert: mend::cased(&used.view, used.term.span, other) };
                let fix = scene.fix(format!("Write \u{201c}{other}\u{201d}"), vec![edit]);
                finding.fixes.push(Fix { preferred: true, ..fix });
            }
            finding.fixes.extend(scene.silencer(self.name(), &used.view));
            Some(finding)
        })
    }

    /// A term of the row that the document uses less.
    fn of_other_row(&self, used: &Used, written: &str, own: Row, terms: &[Used], scene: &Scene) -> Finding {
        let message = format!(
            "\u{201c}{written}\u{201d} is of the {} row of ICD 203's table, and this document has terms of the other row as well. Use one row throughout.",
            own.name()
        );
        let mut finding = scene.finding(self.name(), used.file_span(), message);
        let other = terms.iter().find(|other| table::place(&other.written()).is_some_and(|(_, row)| row != own));
        finding.related.extend(other.map(|other| Related {
            file: scene.file.clone(),
            span: other.file_span(),
            message: "a term of the other row".into(),
        }));
        if let Some(word) = mend::in_row(&used.view, used.term.span, written, own.other()) {
            let edit = TextEdit { span: used.file_span(), insert: mend::cased(&used.view, used.term.span, word) };
            let fix = scene.fix(format!("Write \u{201c}{word}\u{201d}"), vec![edit]);
            finding.fixes.push(Fix { preferred: true, ..fix });
        }
        finding.fixes.extend(scene.silencer(self.name(), &used.view));
        finding
    }

    /// A term that the table does not have.
    fn outside(&self, used: &Used, written: &str, row: Row, scene: &Scene) -> Finding {
        let message = format!(
            "\u{201c}{written}\u{201d} is not in ICD 203's table of likelihoods, and readers take it for anything between a remote chance and near certainty. Use a term of the table."
        );
        let mut finding = scene.finding(self.name(), used.file_span(), message);
        for (word, step) in mend::inside(used, written, row) {
            let (low, high) = table::percent(step).unwrap_or_default();
            let edit = TextEdit { span: used.file_span(), insert: mend::cased(&used.view, used.term.span, word) };
            finding.fixes.push(scene.fix(format!("Write \u{201c}{word}\u{201d} ({low} to {high} %)"), vec![edit]));
        }
        if let [only] = finding.fixes.as_mut_slice() {
            only.preferred = true;
        }
        finding.fixes.extend(scene.silencer(self.name(), &used.view));
        finding
    }
}
