//! What a request sees: one state of the world, and how this client talks about it.

use super::capabilities::ClientInfo;
use super::pages::Pages;
use super::uri;
use crate::ide;
use crate::text::DocText;
use crate::workspace::{FileKey, Snapshot};
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// The documents that the client has open, under the URIs that it opened them with.
pub type OpenDocuments = HashMap<FileKey, Uri>;

/// What the core names an entry of the built-in dossier by, before its id.
const BUILTIN: &str = "builtin:";

/// What the user wants to see beside findings; all of it, where nothing is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shown {
    /// `dateline.inlayHints.enable`
    pub inlay_hints: bool,
    /// `dateline.semanticTokens.enable`
    pub semantic_tokens: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Shown { inlay_hints: true, semantic_tokens: true }
    }
}

/// An immutable state; clones are cheap.
#[derive(Clone)]
pub struct View {
    /// The state of the world.
    pub snapshot: Snapshot,
    /// What the client can do.
    pub client: Arc<ClientInfo>,
    /// What the user wants to see.
    pub shown: Shown,
    pub(super) open: Arc<OpenDocuments>,
    pub(super) pages: Arc<Pages>,
}

impl View {
    /// The URI to name a file by: the one that the client opened it with, else the file's; an entry of the built-in
    /// dossier and the text of a PDF are laid out as files first.
    pub fn uri(&self, file: &FileKey) -> Option<Uri> {
        if let Some(uri) = self.open.get(file) {
            return Some(uri.clone());
        }
        if let Some(id) = file.strip_prefix(BUILTIN) {
            return self.pages.entry(id);
        }
        match self.snapshot.state(file).filter(|state| state.extracted) {
            Some(state) => self.pages.text(file, &state.text.to_string()),
            None => uri::from_key(file),
        }
    }

    /// The address of a rule's page.
    pub fn rule_page(&self, rule: &'static str) -> Option<Uri> {
        self.pages.rule(rule)
    }

    /// The version of an open document.
    pub fn version(&self, file: &FileKey) -> Option<i32> {
        self.snapshot.version(file)
    }

    /// The text of a file, or of the page of an entry of the built-in dossier.
    pub fn text(&self, file: &FileKey) -> Option<DocText> {
        match file.strip_prefix(BUILTIN) {
            Some(id) => ide::builtin_page(id).map(|page| DocText::new(&page)),
            None => self.snapshot.text(file),
        }
    }
}
