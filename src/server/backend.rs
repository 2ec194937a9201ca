//! The table of methods: what the framework calls, and which handler answers.

use super::handlers::cite::{DocumentParams, InsertParams, NoteAnswer, PassageAnswer, PassageParams, SourceAnswer};
use super::handlers::test_hooks::TestParams;
use super::handlers::text::{TextAnswer, TextParams};
use super::handlers::{
    cite, code_action, completion, definition, diagnostics, hover, references, rename, symbols, sync, test_hooks, text,
};
use super::handlers::{code_lens, inlay_hint, navigation, semantic_tokens, structure};
use super::handlers::{lifecycle, watched_files};
use super::loader::Loader;
use super::session::Session;
use super::view::View;
use super::worker::{self, Job};
use super::{Options, configuration, publisher, uri, work};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};
use tower_lsp::ls_types::*;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

/// Builds the service for one client. Called in a runtime.
pub fn service(options: Options, disk: Arc<dyn Loader>) -> (LspService<Backend>, ClientSocket) {
    let test_hooks = options.test_hooks;
    let builder = LspService::build(|client| {
        let (session, jobs) = Session::new(&options, client, disk);
        let session = Arc::new(session);
        worker::start(Arc::clone(&session), jobs);
        tokio::spawn(publisher::run(Arc::clone(&session)));
        Backend { session }
    });
    let builder = builder
        .custom_method("dateline/text", Backend::text)
        .custom_method("dateline/sources", Backend::sources)
        .custom_method("dateline/notes", Backend::notes)
        .custom_method("dateline/insertCitation", Backend::insert_citation)
        .custom_method("dateline/citePassage", Backend::cite_passage)
        .custom_method("dateline/notesOfSource", Backend::notes_of_source)
        .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
        .custom_method("$/setTrace", Backend::set_trace);
    let builder = match test_hooks {
        true => builder.custom_method("dateline/test", Backend::test),
        false => builder,
    };
    builder.finish()
}

/// The server, as the framework sees it.
pub struct Backend {
    session: Arc<Session>,
}

impl Backend {
    /// Answers a request from the state as it is now. The caller's first statement, so that it is the state of when
    /// the request came.
    fn answer<T: Send + 'static>(
        &self,
        handler: impl FnOnce(&View) -> T + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send {
        let view = self.session.view();
        work::run(move |_| handler(&view))
    }

    async fn text(&self, params: TextParams) -> Result<Option<TextAnswer>> {
        self.answer(move |view| text::text(view, &params)).await
    }

    // Lists made while files are still being read would lack some.
    async fn sources(&self, params: DocumentParams) -> Result<Vec<SourceAnswer>> {
        self.session.files_are_read().await;
        self.answer(move |view| cite::sources(view, &params)).await
    }

    async fn notes(&self, params: DocumentParams) -> Result<Vec<NoteAnswer>> {
        self.session.files_are_read().await;
        self.answer(move |view| cite::notes(view, &params)).await
    }

    async fn notes_of_source(&self, params: DocumentParams) -> Result<Option<Vec<Location>>> {
        self.session.files_are_read().await;
        self.answer(move |view| cite::notes_of_source(view, &params)).await
    }

    async fn insert_citation(&self, params: InsertParams) -> Result<Option<TextEdit>> {
        self.answer(move |view| cite::insert(view, &params)).await
    }

    async fn cite_passage(&self, params: PassageParams) -> Result<Option<PassageAnswer>> {
        self.answer(move |view| cite::passage(view, &params)).await
    }

    async fn cancel_progress(&self, _: WorkDoneProgressCancelParams) {
        self.session.stop_walk.store(true, Ordering::Relaxed);
    }

    async fn set_trace(&self, _: serde_json::Value) {}

    #[expect(clippy::panic, reason = "it is there to panic")]
    async fn test(&self, params: TestParams) -> Result<()> {
        match params {
            TestParams::PanicInHandler => panic!("a panic that a test asked for"),
            TestParams::AskClient => configuration::ask(&self.session),
            TestParams::PanicInWork | TestParams::BusyFor { .. } => {}
        }
        work::run(move |cancelled| test_hooks::work(&params, cancelled)).await
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(lifecycle::initialize(&self.session, params))
    }

    async fn initialized(&self, _: InitializedParams) {
        lifecycle::initialized(&self.session);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.stop_walk.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        sync::open(&self.session, params);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        sync::change(&self.session, params);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        sync::save(&self.session, &params);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        sync::close(&self.session, &params);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        configuration::changed(&self.session, &params.settings);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let keys = |folders: Vec<WorkspaceFolder>| folders.iter().map(|folder| uri::to_key(&folder.uri)).collect();
        self.session.queue(Job::Folders { added: keys(params.event.added), removed: keys(params.event.removed) });
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watched_files::changed(&self.session, params);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(move |view| hover::hover(view, &params)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.answer(move |view| completion::completion(view, &params)).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.answer(move |view| completion::resolve(view, item)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(move |view| definition::definition(view, &params)).await
    }

    async fn goto_declaration(&self, params: GotoDeclarationParams) -> Result<Option<GotoDeclarationResponse>> {
        self.answer(move |view| navigation::declaration(view, &params)).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer(move |view| navigation::highlights(view, &params)).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.session.files_are_read().await;
        self.answer(move |view| navigation::links(view, &params)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.session.files_are_read().await;
        self.answer(move |view| code_lens::code_lenses(view, &params)).await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        self.answer(move |view| code_lens::resolve(view, lens)).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.answer(move |view| structure::folding_ranges(view, &params)).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.answer(move |view| structure::selection_ranges(view, &params)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.session.files_are_read().await;
        self.answer(move |view| inlay_hint::inlay_hints_of(view, &params)).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        self.session.files_are_read().await;
        let found = self.answer(move |view| semantic_tokens::tokens(view, &params.text_document, None)).await?;
        Ok(found.map(SemanticTokensResult::Tokens))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.session.files_are_read().await;
        let part = Some(params.range);
        let found = self.answer(move |view| semantic_tokens::tokens(view, &params.text_document, part)).await?;
        Ok(found.map(SemanticTokensRangeResult::Tokens))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let found = self.answer(move |view| references::references(view, &params)).await?;
        Ok(found.map(|(locations, left_out)| {
            references::say_left_out(&self.session, locations.len(), left_out);
            locations
        }))
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.answer(move |view| rename::prepare(view, &params)).await?
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.answer(move |view| rename::rename(view, &params)).await?
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.answer(move |view| rename::will_rename(view, &params)).await
    }

    /// Opens what a fix has made. The command of a lens in an editor that does not know it: nothing is done, and nothing is wrong.
    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        if let Some(place) = code_action::shown(&params) {
            let client = self.session.client.clone();
            // Never awaited here: the client may answer only when it has had this answer.
            tokio::spawn(async move { client.show_document(place).await });
        }
        Ok(None)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(move |view| symbols::document_symbols(view, &params)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.answer(move |view| Some(symbols::workspace_symbols(view, &params))).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(move |view| code_action::code_actions(view, &params)).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.session.files_are_read().await;
        let last_edit = self.session.last_edit(&uri::to_key(&params.text_document.uri));
        self.answer(move |view| diagnostics::pull(view, &params, last_edit)).await
    }
}
