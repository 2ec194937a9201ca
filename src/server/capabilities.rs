//! What the client can do, and what the server offers it.

use super::handlers::code_action::{FIX_ALL, SHOW};
use crate::text::Encoding;
use tower_lsp::ls_types::*;

/// What matters of the client's capabilities.
#[derive(Clone, Debug, Default)]
pub struct ClientInfo {
    /// How columns are counted in this session.
    pub encoding: Encoding,
    /// Hovers may be Markdown.
    pub hover_markdown: bool,
    /// Documentation of completion items may be Markdown.
    pub completion_markdown: bool,
    /// Completion items may say what they insert before and what they replace.
    pub insert_replace: bool,
    /// Definitions may say where the jump begins.
    pub definition_links: bool,
    /// Declarations may say where the jump begins.
    pub declaration_links: bool,
    /// Links of a document may say what they lead to.
    pub link_tooltips: bool,
    /// The most foldings that the client takes.
    pub folding_limit: Option<usize>,
    /// The client may be told to ask for inlay hints, semantic tokens, code lenses again.
    pub refreshes: [bool; 3],
    /// Outlines may be trees.
    pub symbol_tree: bool,
    /// Diagnostics may name related places.
    pub related_information: bool,
    /// Diagnostics may link to the page of their rule.
    pub code_descriptions: bool,
    /// The client asks for diagnostics; else they are sent.
    pub pulls_diagnostics: bool,
    /// The client may be told to ask again.
    pub refreshes_diagnostics: bool,
    /// Edits may name versions of documents.
    pub document_changes: bool,
    /// It makes new files for an edit.
    pub creates_files: bool,
    /// Edits may rename files.
    pub renames_files: bool,
    /// The client asks before a rename whether there is something to rename.
    pub prepares_rename: bool,
    /// Documents can be shown on the server's initiative.
    pub shows_documents: bool,
    /// Code actions may be values with edits.
    pub code_actions: bool,
    /// Files can be watched through the client.
    pub watches_files: bool,
    /// Watched files may be named relative to a folder.
    pub watches_relative: bool,
    /// Settings can be asked for.
    pub answers_configuration: bool,
    /// Changes of settings are sent when registered for.
    pub registers_configuration: bool,
    /// Progress can be shown on the server's initiative.
    pub shows_progress: bool,
}

impl ClientInfo {
    /// Reads what a client announced.
    pub fn new(client: &ClientCapabilities) -> Self {
        let document = client.text_document.clone().unwrap_or_default();
        let workspace = client.workspace.clone().unwrap_or_default();
        let pull = document.diagnostic.as_ref();
        let push = document.publish_diagnostics.clone().unwrap_or_default();
        let edit = workspace.workspace_edit.unwrap_or_default();
        let makes = |kind| edit.resource_operations.as_ref().is_some_and(|kinds| kinds.contains(&kind));
        let watch = workspace.did_change_watched_files.unwrap_or_default();
        let item = document.completion.as_ref().and_then(|it| it.completion_item.clone()).unwrap_or_default();
        let formats = document.hover.and_then(|hover| hover.content_format).unwrap_or_default();
        ClientInfo {
            encoding: encoding(client),
            hover_markdown: formats.contains(&MarkupKind::Markdown),
            completion_markdown: item.documentation_format.unwrap_or_default().contains(&MarkupKind::Markdown),
            insert_replace: item.insert_replace_support.unwrap_or(false),
            definition_links: document.definition.and_then(|it| it.link_support).unwrap_or(false),
            declaration_links: document.declaration.and_then(|it| it.link_support).unwrap_or(false),
            link_tooltips: document.document_link.and_then(|it| it.tooltip_support).unwrap_or(false),
            folding_limit: document.folding_range.and_then(|it| it.range_limit).map(|limit| limit as usize),
            refreshes: [
                workspace.inlay_hint.and_then(|it| it.refresh_support).unwrap_or(false),
                workspace.semantic_tokens.and_then(|it| it.refresh_support).unwrap_or(false),
                workspace.code_lens.and_then(|it| it.refresh_support).unwrap_or(false),
            ],
            symbol_tree: document
                .document_symbol
                .and_then(|it| it.hierarchical_document_symbol_support)
                .unwrap_or(false),
            related_information: pull
                .and_then(|it| it.related_information)
                .or(push.related_information)
                .unwrap_or(false),
            code_descriptions: pull
                .and_then(|it| it.code_description_support)
                .or(push.code_description_support)
                .unwrap_or(false),
            pulls_diagnostics: pull.is_some(),
            refreshes_diagnostics: workspace.diagnostics.and_then(|it| it.refresh_support).unwrap_or(false),
            document_changes: edit.document_changes.unwrap_or(false),
            creates_files: makes(ResourceOperationKind::Create),
            renames_files: edit.document_changes.unwrap_or(false) && makes(ResourceOperationKind::Rename),
            prepares_rename: document.rename.and_then(|it| it.prepare_support).unwrap_or(false),
            shows_documents: client
                .window
                .as_ref()
                .and_then(|it| it.show_document.as_ref())
                .is_some_and(|it| it.support),
            code_actions: document.code_action.is_some_and(|it| it.code_action_literal_support.is_some()),
            watches_files: watch.dynamic_registration.unwrap_or(false),
            watches_relative: watch.relative_pattern_support.unwrap_or(false),
            answers_configuration: workspace.configuration.unwrap_or(false),
            registers_configuration: workspace
                .did_change_configuration
                .and_then(|it| it.dynamic_registration)
                .unwrap_or(false),
            shows_progress: client.window.as_ref().and_then(|it| it.work_done_progress).unwrap_or(false),
        }
    }
}

/// The first of the client's encodings, which it lists in its order of preference, that is known.
fn encoding(client: &ClientCapabilities) -> Encoding {
    let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
    offered.iter().find_map(known_encoding).unwrap_or_default()
}

fn known_encoding(kind: &PositionEncodingKind) -> Option<Encoding> {
    match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    }
}

fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// What the server offers this client.
pub fn server(client: &ClientInfo) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding_kind(client.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..Default::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(
                ["@", "[", "#", "^", "\"", "“", ",", "(", "<", "/", "{"].map(str::to_string).to_vec(),
            ),
            ..Default::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: Default::default(),
        }),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true) }),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: super::handlers::semantic_tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Bool(true)),
                ..Default::default()
            },
        )),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(match client.prepares_rename {
            true => OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: Default::default(),
            }),
            false => OneOf::Left(true),
        }),
        code_action_provider: client.code_actions.then(|| {
            CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![
                    CodeActionKind::QUICKFIX,
                    CodeActionKind::REFACTOR_REWRITE,
                    CodeActionKind::from(FIX_ALL),
                ]),
                ..Default::default()
            })
        }),
        execute_command_provider: client
            .shows_documents
            .then(|| ExecuteCommandOptions { commands: vec![SHOW.to_owned()], ..Default::default() }),
        diagnostic_provider: client.pulls_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("dateline".to_string()),
                inter_file_dependencies: true,
                workspace_diagnostics: false,
                ..Default::default()
            })
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(WorkspaceFileOperationsServerCapabilities {
                will_rename: Some(super::handlers::rename::followed()),
                ..Default::default()
            }),
        }),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn info(client: serde_json::Value) -> ClientInfo {
        ClientInfo::new(&serde_json::from_value(client).expect("client capabilities"))
    }

    #[test]
    fn the_clients_first_known_encoding_is_taken() {
        let encoding = |offered: &[&str]| info(json!({"general": {"positionEncodings": offered}})).encoding;
        assert_eq!(encoding(&["utf-8", "utf-16"]), Encoding::Utf8);
        assert_eq!(encoding(&["utf-7", "utf-32", "utf-8"]), Encoding::Utf32);
        assert_eq!(encoding(&[]), Encoding::Utf16);
        assert_eq!(info(json!({})).encoding, Encoding::Utf16);
    }

    #[test]
    fn diagnostics_are_pulled_or_pushed() {
        let pulls = info(json!({"textDocument": {"diagnostic": {}}}));
        assert!(server(&pulls).diagnostic_provider.is_some());
        assert!(server(&info(json!({}))).diagnostic_provider.is_none());
    }
}
