//! `textDocument/diagnostic`, and the findings of a document for the publisher

use crate::ide;
use crate::rules::{Finding, Severity};
use crate::server::to_proto::Places;
use crate::server::uri;
use crate::server::view::View;
use crate::text::Span;
use crate::workspace::FileKey;
use std::hash::{Hash, Hasher};
use tower_lsp::ls_types::*;

/// The most findings of one document that an editor is given.
const MOST: usize = 2000;

/// The findings of a document as diagnostics; of very many those nearest to the last edit.
pub fn findings(view: &View, file: &FileKey, last_edit: usize) -> Vec<Diagnostic> {
    let findings = nearest(ide::diagnostics(&view.snapshot, file), last_edit, MOST);
    let mut places = Places::new(view);
    findings.iter().filter_map(|finding| places.diagnostic(file, finding)).collect()
}

/// The `most` findings nearest to `offset`, in text order, and before them one that says how many were left out.
fn nearest(mut findings: Vec<Finding>, offset: usize, most: usize) -> Vec<Finding> {
    let left_out = findings.len().saturating_sub(most);
    if left_out == 0 {
        return findings;
    }
    let distance = |finding: &Finding| match finding.span.touches(offset) {
        true => 0,
        false => finding.span.start.abs_diff(offset).min(finding.span.end.abs_diff(offset)),
    };
    findings.select_nth_unstable_by_key(most, distance);
    findings.truncate(most);
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let message = format!(
        "{left_out} more findings of this document are not shown, only the {most} nearest to the last edit. \
         `dateline check` prints them all."
    );
    let limit = Finding {
        rule: "limit-exceeded",
        severity: Severity::Information,
        span: Span::at(0),
        message,
        related: Vec::new(),
        fixes: Vec::new(),
    };
    findings.insert(0, limit);
    findings
}

/// The answer to a client that asks; only that nothing changed where it has them already.
pub fn pull(view: &View, params: &DocumentDiagnosticParams, last_edit: usize) -> DocumentDiagnosticReportResult {
    let file = uri::to_key(&params.text_document.uri);
    let items = match view.open.contains_key(&file) {
        true => findings(view, &file, last_edit),
        false => Vec::new(),
    };
    let result_id = result_id(&items);
    if params.previous_result_id.as_ref() == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        let report =
            RelatedUnchangedDocumentDiagnosticReport { related_documents: None, unchanged_document_diagnostic_report };
        return DocumentDiagnosticReport::Unchanged(report).into();
    }
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
    let report = RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report };
    DocumentDiagnosticReport::Full(report).into()
}

/// A name for a list of diagnostics: equal lists, equal names.
fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = rustc_hash::FxHasher::default();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(start: usize) -> Finding {
        Finding {
            rule: "undated-claim",
            severity: Severity::Warning,
            span: Span::new(start, start + 5),
            message: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    #[test]
    fn of_very_many_the_nearest_are_kept() {
        let all = (0..100).map(|n| finding(n * 10)).collect::<Vec<_>>();
        assert_eq!(nearest(all.clone(), 0, 100), all);
        let kept = nearest(all, 502, 3);
        let starts = kept.iter().map(|finding| finding.span.start).collect::<Vec<_>>();
        assert_eq!(starts, [0, 490, 500, 510]);
        let first = kept.first().map(|finding| (finding.rule, finding.message.as_str()));
        assert!(first.is_some_and(|(rule, message)| rule == "limit-exceeded" && message.starts_with("97 more")));
    }
}
