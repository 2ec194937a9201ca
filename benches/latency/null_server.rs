//! A server on dateline's framework and pump that answers with what it was given. The measurement in VS Code
//! (`editors/vscode/test/measure.mjs`) runs it too, and has it asked for diagnostics: `pulled` is a list of those of even and those of
//! odd versions of a document.

use dateline::server::pump;
use serde_json::Value;
use std::sync::atomic::{AtomicI32, Ordering};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer, LspService};

/// The variable that makes this program a null server, and names the file of its replies.
pub const REPLIES: &str = "DATELINE_BENCH_NULL_SERVER";

/// Serves standard input and output.
pub fn run(replies: &str) -> i32 {
    let replies = std::fs::read(replies).expect("the file of replies");
    let replies = serde_json::from_slice::<Value>(&replies).expect("JSON");
    let reply = |name: &str| serde_json::from_value(crate::member(&replies, name)).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let diagnostics = serde_json::from_value(crate::member(&replies, "diagnostics")).unwrap_or_default();
        let definition = serde_json::from_value(crate::member(&replies, "definition")).unwrap_or_default();
        let completion = serde_json::from_value(crate::member(&replies, "completion")).unwrap_or_default();
        let capabilities = serde_json::from_value(crate::member(&replies, "capabilities")).unwrap_or_default();
        let pulled = serde_json::from_value(crate::member(&replies, "pulled")).unwrap_or_default();
        let version = AtomicI32::new(1);
        let hover = reply("hover");
        let build =
            |client| NullServer { client, capabilities, hover, definition, completion, diagnostics, pulled, version };
        let (service, socket) = LspService::new(build);
        pump::serve(service, socket, std::io::stdin(), std::io::stdout()).await
    })
}

struct NullServer {
    client: Client,
    capabilities: ServerCapabilities,
    hover: Option<Hover>,
    definition: Option<GotoDefinitionResponse>,
    completion: Option<CompletionResponse>,
    diagnostics: Vec<Diagnostic>,
    pulled: [Vec<Diagnostic>; 2],
    version: AtomicI32,
}

impl LanguageServer for NullServer {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult { capabilities: self.capabilities.clone(), ..InitializeResult::default() })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.version.store(document.version, Ordering::SeqCst);
        if self.capabilities.diagnostic_provider.is_some() {
            return;
        }
        self.client.publish_diagnostics(document.uri, self.diagnostics.clone(), Some(document.version)).await;
    }

    async fn diagnostic(&self, _: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let [even, odd] = &self.pulled;
        let items = if self.version.load(Ordering::SeqCst) % 2 == 0 { even } else { odd };
        let report = FullDocumentDiagnosticReport { result_id: None, items: items.clone() };
        let full_document_diagnostic_report =
            RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report: report };
        Ok(DocumentDiagnosticReport::Full(full_document_diagnostic_report).into())
    }

    async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
        Ok(self.hover.clone())
    }

    async fn completion(&self, _: CompletionParams) -> Result<Option<CompletionResponse>> {
        Ok(self.completion.clone())
    }

    async fn goto_definition(&self, _: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        Ok(self.definition.clone())
    }
}
