//! Rename over the protocol: versions, file operations, refusals.

use crate::client::Client;
use crate::workspace::Workspace;
use serde_json::{Value, json};

const NOTE: &str = "😀 They met in 2021 [@harbour]. See [[other]].\n";

fn start(edit: Value) -> (Workspace, Client, String) {
    let workspace = Workspace::new();
    workspace.write("other.md", "Signed in 2021 [@harbour, ¶ 2], as [[note]] says.\n");
    let capabilities = json!({
        "workspace": {"workspaceEdit": edit},
        "textDocument": {"rename": {"prepareSupport": true}},
    });
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    (workspace, client, uri)
}

fn rename(client: &mut Client, uri: &str, character: u32, name: &str) -> Value {
    let at = json!({"line": 0, "character": character});
    client.request("textDocument/rename", json!({"textDocument": {"uri": uri}, "position": at, "newName": name}))
}

#[test]
fn an_edit_names_the_versions_of_open_documents() {
    let (workspace, mut client, uri) = start(json!({"documentChanges": true}));
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 24}});
    let prepared = client.result("textDocument/prepareRename", at);
    let range = json!({"start": {"line": 0, "character": 22}, "end": {"line": 0, "character": 29}});
    assert_eq!(prepared, json!({"range": range, "placeholder": "harbour"}));
    let changes = rename(&mut client, &uri, 24, "port")["result"]["documentChanges"].clone();
    let of = |name: &str| {
        let uri = workspace.uri(name);
        let found = changes.as_array().into_iter().flatten().find(|it| it["textDocument"]["uri"] == uri);
        found.cloned().unwrap_or_else(|| panic!("no edits of {name}: {changes}"))
    };
    assert_eq!(of("note.md")["textDocument"]["version"], 1);
    assert_eq!(of("note.md")["edits"], json!([{"range": range, "newText": "port"}]));
    assert_eq!(of("other.md")["textDocument"]["version"], Value::Null);
    assert_eq!(of("references.bib")["edits"][0]["newText"], "port");
    client.finish();
}

#[test]
fn what_cannot_be_renamed_is_refused_with_a_reason() {
    let (_workspace, mut client, uri) = start(json!({}));
    let refused = rename(&mut client, &uri, 24, "two words");
    let message = refused["error"]["message"].as_str().unwrap_or_default();
    assert!(message.contains("cannot be a citation key"), "{refused}");
    // This client cannot rename files.
    let refused = rename(&mut client, &uri, 38, "another");
    assert!(refused["error"]["message"].as_str().is_some_and(|it| it.contains("cannot rename files")), "{refused}");
    for uri in [uri.as_str(), "file:///nowhere.md", "untitled:none"] {
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": 900, "character": 900}});
        assert_eq!(client.result("textDocument/prepareRename", at), Value::Null);
    }
    client.finish();
}

#[test]
fn a_file_is_renamed_where_the_client_can() {
    let edit = json!({"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]});
    let (workspace, mut client, uri) = start(edit);
    let changes = rename(&mut client, &uri, 38, "signature")["result"]["documentChanges"].clone();
    let last = changes.as_array().and_then(|changes| changes.last()).cloned().unwrap_or_default();
    assert_eq!(last["kind"], "rename", "{changes}");
    assert_eq!(last["newUri"], workspace.uri("signature.md"));
    assert_eq!(changes[0]["edits"][0]["newText"], "signature");
    client.finish();
}

#[test]
fn links_follow_a_file_that_the_editor_renames() {
    let (workspace, mut client, uri) = start(json!({}));
    let files = json!([{"oldUri": workspace.uri("other.md"), "newUri": workspace.uri("deep/elsewhere.md")}]);
    let edit = client.result("workspace/willRenameFiles", json!({"files": files}));
    assert_eq!(edit["changes"][&uri][0]["newText"], "elsewhere", "{edit}");
    let files = json!([{"oldUri": workspace.uri("nothing.md"), "newUri": "not a uri"}]);
    assert_eq!(client.result("workspace/willRenameFiles", json!({"files": files})), Value::Null);
    client.finish();
}
