//! Findings, sent or asked for.

use crate::client::Client;
use crate::workspace::{Workspace, rules};
use serde_json::{Value, json};

const NOTE: &str = "---\ntype: note\n---\n\nDelegates met in the harbour office on 4 May 2021 [@nobody].\n";

fn unresolved(diagnostics: &[Value]) -> usize {
    rules(diagnostics).iter().filter(|rule| **rule == "unresolved-citation").count()
}

fn pulls() -> Value {
    json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}})
}

#[test]
fn they_are_sent_with_their_version_and_cleared_at_the_end() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}}));
    let uri = workspace.uri("note.md").replace("note.md", "n%6Fte.md");
    client.open(&uri, NOTE);
    let first = client.published(&uri, 1);
    let finding = first.iter().find(|finding| finding["code"] == "unresolved-citation").expect("it is found");
    assert_eq!(finding["source"], "dateline");
    assert_eq!(finding["severity"], 1);
    assert_eq!(finding["range"]["start"]["line"], 4);
    assert!(finding["message"].as_str().is_some_and(|message| message.contains("nobody")), "{finding}");
    let column = NOTE.lines().nth(4).and_then(|line| line.find("nobody")).expect("it is there");
    let range = json!({"start": {"line": 4, "character": column}, "end": {"line": 4, "character": column + 6}});
    client.change(&uri, 2, json!([{"range": range, "text": "harbour"}]));
    assert_eq!(unresolved(&client.published(&uri, 2)), 0);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    client.wait("the clearing", |message| {
        let params = &message["params"];
        let cleared =
            params["uri"] == uri.as_str() && params["diagnostics"] == json!([]) && params.get("version").is_none();
        cleared.then_some(())
    });
    client.finish();
}

#[test]
fn they_are_never_sent_to_a_client_that_asks() {
    let workspace = Workspace::new();
    let mut client = workspace.client(pulls());
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    let params = json!({"textDocument": {"uri": uri}});
    let report = client.result("textDocument/diagnostic", params.clone());
    assert_eq!(report["kind"], "full");
    assert_eq!(unresolved(report["items"].as_array().unwrap()), 1);
    let mut again = params.clone();
    again["previousResultId"] = report["resultId"].clone();
    let unchanged = client.result("textDocument/diagnostic", again.clone());
    assert_eq!((unchanged["kind"].as_str(), &unchanged["resultId"]), (Some("unchanged"), &report["resultId"]));
    client.change(&uri, 2, json!([{"text": NOTE.replace("nobody", "harbour")}]));
    let report = client.result("textDocument/diagnostic", again);
    assert_eq!(report["kind"], "full");
    assert_eq!(unresolved(report["items"].as_array().unwrap()), 0);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(client.pulled(&uri), Vec::<Value>::new());
    assert!(client.received().iter().all(|message| message["method"] != "textDocument/publishDiagnostics"));
    client.finish();
}

#[test]
fn a_client_that_asks_is_told_when_another_file_changes_the_findings() {
    let workspace = Workspace::new();
    let mut client = workspace.client(pulls());
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    assert_eq!(unresolved(&client.pulled(&uri)), 1);
    workspace.write("more.bib", "@book{nobody, title = {Nothing}, date = {2001}}\n");
    client.watched(&[workspace.uri("more.bib")]);
    client.until("the citation to resolve", |client| unresolved(&client.pulled(&uri)) == 0);
    let request = client.server_request("workspace/diagnostic/refresh");
    client.reply(&request, Value::Null);
    client.finish();
}

#[test]
fn sent_versions_only_grow_and_the_last_comes() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    for version in 2..=300 {
        let start = json!({"line": 4, "character": 0});
        client.change(&uri, version, json!([{"range": {"start": start, "end": start}, "text": "x"}]));
    }
    client.published(&uri, 300);
    let received = client.received();
    let versions = received.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    let versions = versions.filter_map(|message| message["params"]["version"].as_i64()).collect::<Vec<_>>();
    assert!(versions.windows(2).all(|pair| pair[0] <= pair[1]), "{versions:?}");
    client.finish();
}

#[test]
fn of_very_many_the_nearest_to_the_last_edit_are_sent() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("note.md");
    let text = (0..3000).map(|n| format!("See [@nobody{n}].\n\n")).collect::<String>();
    client.open(&uri, &text);
    let first = client.published(&uri, 1);
    assert_eq!(rules(&first).iter().filter(|rule| **rule == "limit-exceeded").count(), 1);
    assert_eq!(unresolved(&first), 1000);
    let last_line =
        |diagnostics: &[Value]| diagnostics.iter().filter_map(|it| it["range"]["start"]["line"].as_u64()).max();
    assert_eq!(last_line(&first), Some(1998));
    let end = json!({"line": 5998, "character": 0});
    client.change(&uri, 2, json!([{"range": {"start": end, "end": end}, "text": "x"}]));
    assert_eq!(last_line(&client.published(&uri, 2)), Some(5998));
    client.finish();
}

#[test]
fn a_document_that_is_in_no_file_has_findings() {
    let mut client = Client::ready(json!({}));
    let uri = "untitled:Untitled-1";
    client.open(uri, "---\ntype: note\n---\n\nThe crane fell into the water.\n");
    let found = client.published(uri, 1);
    assert!(rules(&found).contains(&"undated-claim"), "{found:?}");
    client.finish();
}

#[test]
fn settings_change_what_is_found() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    assert_eq!(unresolved(&client.published(&uri, 1)), 1);
    let settings = json!({"dateline": {"rules": {"ignore": ["unresolved-citation"]}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": settings}));
    client.wait("findings without the rule", |message| {
        let found = message["params"]["diagnostics"].as_array()?;
        (message["params"]["uri"] == uri.as_str() && unresolved(found) == 0).then_some(())
    });
    client.finish();
}

#[test]
fn settings_are_asked_for_where_the_client_answers() {
    let workspace = Workspace::new();
    let capabilities = json!({"workspace": {
        "configuration": true,
        "didChangeConfiguration": {"dynamicRegistration": true},
    }});
    let mut client = workspace.client(capabilities);
    let question = client.server_request("workspace/configuration");
    client.reply(&question, json!([{"rules": {"ignore": ["unresolved-citation"]}}]));
    let uri = workspace.uri("note.md");
    client.until("the settings to count", |client| {
        client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
        let version = client.next_version();
        let document = json!({"uri": uri, "languageId": "markdown", "version": version, "text": NOTE});
        client.notify("textDocument/didOpen", json!({"textDocument": document}));
        unresolved(&client.published(&uri, version)) == 0
    });
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    let question = client.server_request("workspace/configuration");
    client.reply(&question, json!([{}]));
    client.wait("findings with the rule", |message| {
        let found = message["params"]["diagnostics"].as_array()?;
        (message["params"]["uri"] == uri.as_str() && unresolved(found) == 1).then_some(())
    });
    client.finish();
}
