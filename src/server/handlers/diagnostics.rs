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
const MOST: usize = 1000;

/// The findings of a document as diagnostics; of very many those nearest to the last edit.
pub fn findings(view: &View, file: &FileKey, last_edit: usize) -> Vec<Diagnostic> {
    let checked = ide::diagnostics_around(&view.snapshot, file, last_edit, MOST);
    let mut places = Places::new(view);
    let limit = (checked.left_out > 0).then(|| limit_exceeded(checked.left_out));
    limit.iter().chain(&checked.findings).filter_map(|finding| places.diagnostic(file, finding)).collect()
}

/// The finding that says how many were left out.
fn limit_exceeded(left_out: usize) -> Finding {
    let message = format!(
        "{left_out} more findings of this document are not shown, only those nearest to the last edit. \
         `dateline check` prints them all."
    );
    Finding {
        rule: "limit-exceeded",
        severity: Severity::Information,
        span: Span::at(0),
        message,
        related: Vec::new(),
        fixes: Vec::new(),
    }
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
