//! From the core's terms to the protocol's.

mod markup;

pub use markup::markup;

use super::uri;
use super::view::View;
use crate::ide;
use crate::rules::{Finding, Fix, Severity};
use crate::text::{DocText, Encoding, Span, TextEdit};
use crate::workspace::FileKey;
use crate::workspace::catalog::packed;
use std::collections::{BTreeMap, HashMap};
use tower_lsp::ls_types as lsp;

/// A span of `text` as a range.
pub fn range(text: &DocText, span: Span, encoding: Encoding) -> lsp::Range {
    let at = |offset| {
        let position = text.position(offset, encoding);
        lsp::Position::new(position.line, position.column)
    };
    lsp::Range::new(at(span.start), at(span.end))
}

/// Turns places in many files into ranges; each text is looked up once.
pub struct Places<'v> {
    view: &'v View,
    files: HashMap<FileKey, Option<(lsp::Uri, DocText)>>,
}

impl<'v> Places<'v> {
    /// Places as `view` sees them.
    pub fn new(view: &'v View) -> Self {
        Places { view, files: HashMap::new() }
    }

    fn file(&mut self, file: &FileKey) -> Option<&(lsp::Uri, DocText)> {
        let view = self.view;
        self.files.entry(file.clone()).or_insert_with(|| Some((view.uri(file)?, view.text(file)?))).as_ref()
    }

    /// The URI of a file and a range in it; `None` where the file is not known.
    pub fn range(&mut self, file: &FileKey, span: Span) -> Option<(lsp::Uri, lsp::Range)> {
        let encoding = self.view.client.encoding;
        self.file(file).map(|(uri, text)| (uri.clone(), range(text, span, encoding)))
    }

    /// A place as a location.
    pub fn location(&mut self, file: &FileKey, span: Span) -> Option<lsp::Location> {
        self.range(file, span).map(|(uri, range)| lsp::Location::new(uri, range))
    }

    /// The end of a jump that begins at `origin`.
    pub fn link(&mut self, origin: lsp::Range, target: &ide::Target) -> Option<lsp::LocationLink> {
        let (uri, focus) = self.range(&target.file, target.focus)?;
        // The protocol wants the whole to cover what is selected.
        let (_, whole) = self.range(&target.file, target.span.join(target.focus))?;
        Some(lsp::LocationLink {
            origin_selection_range: Some(origin),
            target_uri: uri,
            target_range: whole,
            target_selection_range: focus,
        })
    }

    /// A finding of `file`.
    pub fn diagnostic(&mut self, file: &FileKey, finding: &Finding) -> Option<lsp::Diagnostic> {
        let (_, range) = self.range(file, finding.span)?;
        let mut diagnostic = lsp::Diagnostic {
            range,
            severity: Some(severity(finding.severity)),
            code: Some(lsp::NumberOrString::String(finding.rule.to_string())),
            code_description: self.code_description(finding.rule),
            source: Some("dateline".to_string()),
            message: finding.message.clone(),
            ..Default::default()
        };
        if self.view.client.related_information && !finding.related.is_empty() {
            let related = finding.related.iter().filter_map(|related| {
                let location = self.location(&related.file, related.span)?;
                Some(lsp::DiagnosticRelatedInformation { location, message: related.message.clone() })
            });
            diagnostic.related_information = Some(related.collect());
        }
        Some(diagnostic)
    }

    /// The link from a diagnostic to the page of its rule, for clients that show one.
    fn code_description(&self, rule: &'static str) -> Option<lsp::CodeDescription> {
        let href = self.view.client.code_descriptions.then(|| self.view.rule_page(rule))??;
        Some(lsp::CodeDescription { href })
    }

    /// The edits of a fix; `None` where a file of it is not known, since half a fix is none.
    pub fn workspace_edit(&mut self, fix: &Fix) -> Option<lsp::WorkspaceEdit> {
        let edits = fix.edits.iter().map(|(file, edits)| (file, edits.as_slice()));
        self.edits_and_renames(edits, &[])
    }

    /// Edits of many files, and files that get other names after them; `None` where a file is not known.
    pub fn workspace_edits(
        &mut self,
        edits: &BTreeMap<FileKey, Vec<TextEdit>>,
        files: &[(FileKey, FileKey)],
    ) -> Option<lsp::WorkspaceEdit> {
        self.edits_and_renames(edits.iter().map(|(file, edits)| (file, edits.as_slice())), files)
    }

    fn edits_and_renames<'e>(
        &mut self,
        edits: impl Iterator<Item = (&'e FileKey, &'e [TextEdit])>,
        renamed: &[(FileKey, FileKey)],
    ) -> Option<lsp::WorkspaceEdit> {
        let mut documents = Vec::new();
        let mut made = Vec::new();
        for (file, changes) in edits {
            if self.view.text(file).is_none() {
                made.push(self.new_file(file, changes)?);
                continue;
            }
            let changes = changes.iter().map(|edit| self.text_edit(file, edit)).collect::<Option<Vec<_>>>()?;
            let (uri, _) = self.file(file)?;
            documents.push((uri.clone(), self.view.version(file), changes));
        }
        if !self.view.client.document_changes {
            let changes = documents.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
            return Some(lsp::WorkspaceEdit { changes: Some(changes), ..Default::default() });
        }
        let documents = documents.into_iter().map(|(uri, version, edits)| lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
        });
        let changes = match made.is_empty() && renamed.is_empty() {
            true => lsp::DocumentChanges::Edits(documents.collect()),
            false => {
                let edits = documents.map(lsp::DocumentChangeOperation::Edit);
                let mut operations: Vec<_> = made.into_iter().flatten().chain(edits).collect();
                for (old, new) in renamed {
                    // The text of a PDF is no file; the PDF is.
                    let is_extracted = self.view.snapshot.state(old).is_some_and(|state| state.extracted);
                    let bare = |name: &FileKey| packed(name).map_or_else(|| name.clone(), FileKey::from);
                    let (old_uri, new_uri) = match is_extracted {
                        true => (uri::from_key(&bare(old))?, uri::from_key(&bare(new))?),
                        false => (self.view.uri(old)?, uri::from_key(new)?),
                    };
                    let rename = lsp::RenameFile { old_uri, new_uri, options: None, annotation_id: None };
                    operations.push(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Rename(rename)));
                }
                lsp::DocumentChanges::Operations(operations)
            }
        };
        Some(lsp::WorkspaceEdit { document_changes: Some(changes), ..Default::default() })
    }

    /// A file that does not exist yet, with its text; `None` for a client that makes no files.
    fn new_file(&self, file: &FileKey, changes: &[TextEdit]) -> Option<[lsp::DocumentChangeOperation; 2]> {
        let uri =
            self.view.uri(file).filter(|_| self.view.client.creates_files && self.view.client.document_changes)?;
        let options = lsp::CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        let create = lsp::CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        let text: String = changes.iter().map(|edit| edit.insert.as_str()).collect();
        let edit = lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![lsp::OneOf::Left(lsp::TextEdit::new(lsp::Range::default(), text))],
        };
        Some([
            lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(create)),
            lsp::DocumentChangeOperation::Edit(edit),
        ])
    }

    fn text_edit(&mut self, file: &FileKey, edit: &TextEdit) -> Option<lsp::TextEdit> {
        let (_, range) = self.range(file, edit.span)?;
        Some(lsp::TextEdit::new(range, edit.insert.clone()))
    }
}

/// A severity.
pub fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
    }
}

/// The kind of a symbol, chosen for the icon that editors show.
pub fn symbol_kind(kind: ide::SymbolKind) -> lsp::SymbolKind {
    match kind {
        ide::SymbolKind::Heading => lsp::SymbolKind::STRING,
        ide::SymbolKind::Actor => lsp::SymbolKind::CLASS,
        ide::SymbolKind::Event => lsp::SymbolKind::EVENT,
        ide::SymbolKind::Source => lsp::SymbolKind::FILE,
        ide::SymbolKind::Note => lsp::SymbolKind::MODULE,
        ide::SymbolKind::Key => lsp::SymbolKind::KEY,
    }
}
