//! A small workspace on disk: a source, a bibliography, a dossier, and what a test adds.

use crate::client::Client;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A temporary folder.
pub struct Workspace {
    folder: tempfile::TempDir,
}

/// The words of the source, one paragraph each.
pub const SOURCE: &str =
    "Delegates met in the harbour office on Tuesday.\n\nThe port authority signed the lease on 3 May 2021.\n";
const BIBLIOGRAPHY: &str = "@article{harbour,\n  title = {The harbour talks},\n  author = {Ito, Mara},\n  date = {2021-05-04},\n  file = {harbour.txt}\n}\n";
const DOSSIER: &str =
    "[[actor]]\nid = \"mara-ito\"\nschema = \"Person\"\nname = \"Mara Ito\"\nsummary = \"Reporter.\"\n";

impl Workspace {
    /// The workspace without notes.
    pub fn new() -> Self {
        let workspace = Workspace { folder: tempfile::tempdir().expect("a temporary folder") };
        workspace.write("dateline.toml", "");
        workspace.write("references.bib", BIBLIOGRAPHY);
        workspace.write("harbour.txt", SOURCE);
        workspace.write("dossier/people.toml", DOSSIER);
        workspace
    }

    /// An empty folder.
    pub fn empty() -> Self {
        Workspace { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        // Temporary folders may lie behind a link (macOS), which an editor would have followed.
        self.folder.path().canonicalize().expect("the folder is there").join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        path.parent().into_iter().for_each(|parent| std::fs::create_dir_all(parent).expect("a folder"));
        std::fs::write(path, text).expect("a file");
    }

    /// Deletes a file.
    pub fn delete(&self, name: &str) {
        std::fs::remove_file(self.path(name)).expect("the file was there");
    }

    /// The URI of a file; an empty name is the folder's.
    pub fn uri(&self, name: &str) -> String {
        let path = self.path(name);
        format!("file://{}", path.to_string_lossy().trim_end_matches('/'))
    }

    /// `initialize` parameters for this folder and a client that can do so much.
    pub fn params(&self, capabilities: Value) -> Value {
        json!({"capabilities": capabilities, "workspaceFolders": [{"uri": self.uri(""), "name": "test"}]})
    }

    /// A client in this workspace, when the workspace has been read.
    pub fn client(&self, capabilities: Value) -> Client {
        let mut client = Client::ready_with(self.params(capabilities));
        client.until_symbol("Mara Ito");
        client
    }
}

impl Client {
    /// Asks until the workspace knows a name.
    pub fn until_symbol(&mut self, name: &str) {
        self.until(&format!("the name {name}"), |client| {
            let found = client.result("workspace/symbol", json!({"query": name}));
            found.as_array().is_some_and(|found| !found.is_empty())
        });
    }

    /// The diagnostics that were sent for a version of a document.
    pub fn published(&self, uri: &str, version: i64) -> Vec<Value> {
        self.wait(&format!("the diagnostics of version {version} of {uri}"), |message| {
            let params = &message["params"];
            let is_it = message["method"] == "textDocument/publishDiagnostics";
            (is_it && params["uri"] == uri && params["version"] == version)
                .then(|| params["diagnostics"].as_array().cloned().unwrap_or_default())
        })
    }

    /// The diagnostics that the server gives when it is asked.
    pub fn pulled(&mut self, uri: &str) -> Vec<Value> {
        let report = self.result("textDocument/diagnostic", json!({"textDocument": {"uri": uri}}));
        assert_eq!(report["kind"], "full");
        report["items"].as_array().cloned().unwrap_or_default()
    }

    /// Tells the server that files changed.
    pub fn watched(&mut self, uris: &[String]) {
        let changes = uris.iter().map(|uri| json!({"uri": uri, "type": 2})).collect::<Vec<_>>();
        self.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    /// Asks about the place of `words` in the text of a document, a byte into it.
    pub fn at(&mut self, method: &str, uri: &str, text: &str, words: &str) -> Value {
        let offset = text.find(words).unwrap_or_else(|| panic!("{words:?} is in the text")) + 1;
        let before = &text[..offset];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        let position = json!({"line": line, "character": column});
        let context = json!({"includeDeclaration": true});
        self.result(method, json!({"textDocument": {"uri": uri}, "position": position, "context": context}))
    }
}

/// The rules of diagnostics.
pub fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).collect()
}
