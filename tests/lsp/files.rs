//! Files that come, change and go under an open editor.

use crate::client::Client;
use crate::workspace::Workspace;
use serde_json::{Value, json};

#[test]
fn the_editors_text_counts_while_a_document_is_open() {
    let workspace = Workspace::new();
    workspace.write("note.md", "on disk");
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("note.md");
    client.until("the file", |client| client.text(&uri) == (None, "on disk".to_string()));
    client.open(&uri, "in the editor");
    workspace.write("note.md", "changed on disk");
    client.watched(std::slice::from_ref(&uri));
    assert_eq!(client.text(&uri), (Some(1), "in the editor".to_string()));
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    client.until("the disk's text", |client| client.text(&uri) == (None, "changed on disk".to_string()));
    client.finish();
}

/// Whether the server knows a text for a document.
fn is_known(client: &mut Client, uri: &str) -> bool {
    client.result("dateline/text", json!({"textDocument": {"uri": uri}})) != Value::Null
}

#[test]
fn a_file_deleted_renamed_and_made_again() {
    let workspace = Workspace::new();
    workspace.write("old.md", "# Old name\n");
    let mut client = workspace.client(json!({}));
    let (old, new) = (workspace.uri("old.md"), workspace.uri("folder/new.md"));
    client.until_symbol("Old name");
    // Open while it goes: the editor still has it.
    client.open(&old, "# Old name\n\nunsaved");
    workspace.delete("old.md");
    workspace.write("folder/new.md", "# New name\n");
    client.watched(&[old.clone(), new.clone()]);
    client.until_symbol("New name");
    assert_eq!(client.text(&old), (Some(1), "# Old name\n\nunsaved".to_string()));
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": old}}));
    client.until("the old file to be gone", |client| !is_known(client, &old));
    workspace.write("old.md", "# Back again\n");
    client.watched(std::slice::from_ref(&old));
    client.until_symbol("Back again");
    client.open(&old, "# Back again\n");
    client.change(&old, 2, json!([{"text": "# Edited\n"}]));
    assert_eq!(client.text(&old), (Some(2), "# Edited\n".to_string()));
    client.finish();
}

#[test]
fn a_folder_that_goes_takes_its_files_along() {
    let workspace = Workspace::new();
    workspace.write("sub/one.md", "# Number one\n");
    let mut client = workspace.client(json!({}));
    client.until_symbol("Number one");
    std::fs::remove_dir_all(workspace.path("sub")).expect("it was there");
    client.watched(&[workspace.uri("sub")]);
    let uri = workspace.uri("sub/one.md");
    client.until("the file to be gone", |client| !is_known(client, &uri));
    client.finish();
}

#[test]
fn saving_reads_the_disk_for_clients_that_watch_nothing() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("new.md");
    client.open(&uri, "# Fresh\n");
    workspace.write("new.md", "# Fresh\n");
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    client.until("the file on disk", |client| client.text(&uri) == (None, "# Fresh\n".to_string()));
    client.finish();
}

#[test]
fn what_is_ignored_or_no_document_is_not_read() {
    let workspace = Workspace::new();
    workspace.write("dateline.toml", "[workspace]\nexclude = [\"drafts/**\"]\n");
    workspace.write(".gitignore", "private.md\n");
    workspace.write("seen.md", "# Seen\n");
    let mut client = workspace.client(json!({}));
    client.until_symbol("Seen");
    let names = ["drafts/a.md", "private.md", "program.rs", "code/package.json"];
    let mut uris = Vec::new();
    for name in names {
        workspace.write(name, "# Not for us\n");
        uris.push(workspace.uri(name));
    }
    // The last one is read, and files are read in order.
    workspace.write("last.md", "# The last\n");
    uris.push(workspace.uri("last.md"));
    client.watched(&uris);
    client.until_symbol("The last");
    for uri in &uris[..names.len()] {
        assert!(!is_known(&mut client, uri), "{uri}");
    }
    client.finish();
}

#[test]
fn files_that_are_not_utf_8_or_hold_nul_bytes_are_read() {
    let workspace = Workspace::new();
    workspace.write("latin.md", b"# Caf\xe9\n");
    workspace.write("nul.md", b"# A\0b\n");
    let mut client = workspace.client(json!({}));
    client.until_symbol("Caf");
    let nul = workspace.uri("nul.md");
    client.until("the file with a NUL byte", |client| is_known(client, &nul));
    client.open(&workspace.uri("latin.md"), "# Caf\u{fffd}\n");
    client.assert_alive();
    client.finish();
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let workspace = Workspace::new();
    workspace.write("sub/note.md", "# In the circle\n");
    std::os::unix::fs::symlink(workspace.path(""), workspace.path("sub/up")).expect("a link");
    std::os::unix::fs::symlink(workspace.path("self"), workspace.path("self")).expect("a link");
    let mut client = workspace.client(json!({}));
    client.until_symbol("In the circle");
    client.finish();
}

#[test]
fn a_lone_file_works_and_one_in_a_workspace_brings_it() {
    let workspace = Workspace::new();
    let mut client = Client::ready(json!({}));
    let lone = Workspace::empty();
    client.open(&lone.uri("lone.md"), "It was signed on 3 May 2021.\n");
    let hover = client.at("textDocument/hover", &lone.uri("lone.md"), "It was signed on 3 May 2021.\n", "3 May");
    assert!(hover.to_string().contains("2021-05-03"), "{hover}");
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": lone.uri("lone.md")}}));
    client.open(&workspace.uri("notes/deep/note.md"), "# A note\n");
    client.until_symbol("Mara Ito");
    client.finish();
}

#[test]
fn folders_come_and_go() {
    let (first, second) = (Workspace::new(), Workspace::new());
    second.write("dossier/people.toml", "[[actor]]\nid = \"ola-berg\"\nschema = \"Person\"\nname = \"Ola Berg\"\n");
    let mut client = first.client(json!({}));
    let folder = json!([{"uri": second.uri(""), "name": "second"}]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": folder, "removed": []}}));
    client.until_symbol("Ola Berg");
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": folder}}));
    let people = second.uri("dossier/people.toml");
    client.until("the folder's files to be gone", |client| !is_known(client, &people));
    client.until_symbol("Mara Ito");
    client.finish();
}

#[test]
fn clients_that_know_one_root_only() {
    let workspace = Workspace::new();
    let mut client = Client::ready_with(json!({"capabilities": {}, "rootUri": workspace.uri("")}));
    client.until_symbol("Mara Ito");
    client.finish();
}

#[test]
fn the_client_watches_our_files() {
    for relative in [true, false] {
        let workspace = Workspace::new();
        let watch = json!({"dynamicRegistration": true, "relativePatternSupport": relative});
        let mut client = workspace.client(json!({"workspace": {"didChangeWatchedFiles": watch}}));
        let request = client.server_request("client/registerCapability");
        client.reply(&request, Value::Null);
        let registration = &request["params"]["registrations"][0];
        assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
        let watchers = registration["registerOptions"]["watchers"].to_string();
        assert!(watchers.contains("*.{md,") && !watchers.contains("**/*\""), "{watchers}");
        assert_eq!(watchers.contains(&workspace.uri("")), relative, "{watchers}");
        client.finish();
    }
}

#[test]
fn the_first_walk_shows_its_progress() {
    let workspace = Workspace::new();
    let mut client = Client::ready_with(workspace.params(json!({"window": {"workDoneProgress": true}})));
    let request = client.server_request("window/workDoneProgress/create");
    client.reply(&request, Value::Null);
    let token = request["params"]["token"].clone();
    for kind in ["begin", "end"] {
        client.wait(kind, |message| {
            let is_it = message["method"] == "$/progress" && message["params"]["token"] == token;
            (is_it && message["params"]["value"]["kind"] == kind).then_some(())
        });
    }
    client.notify("window/workDoneProgress/cancel", json!({"token": token}));
    client.finish();
    // A token of the client's is used without asking.
    let mut params = workspace.params(json!({}));
    params["workDoneToken"] = json!("my token");
    let client = Client::ready_with(params);
    client.wait("the end", |message| {
        let is_it = message["method"] == "$/progress" && message["params"]["token"] == "my token";
        (is_it && message["params"]["value"]["kind"] == "end").then_some(())
    });
    assert!(client.received().iter().all(|message| message["method"] != "window/workDoneProgress/create"));
    client.finish();
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let mut client = Client::ready(json!({}));
    let uri = "untitled:long.md";
    let length = 100_000_000;
    client.open(uri, &"x".repeat(length));
    let end = json!({"line": 0, "character": length});
    client.change(uri, 2, json!([{"range": {"start": end, "end": end}, "text": "!"}]));
    let middle = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": length / 2}});
    assert_eq!(client.result("textDocument/hover", middle), Value::Null);
    let found = client.published(uri, 2);
    assert_eq!(crate::workspace::rules(&found), ["limit-exceeded"]);
    client.change(uri, 3, json!([{"text": "short [@nobody]"}]));
    assert_eq!(client.text(uri), (Some(3), "short [@nobody]".to_string()));
    client.finish();
}
