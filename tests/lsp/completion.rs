//! Completion over the protocol: ranges, what clients filter and sort by, documentation that is asked for later.

use crate::workspace::Workspace;
use serde_json::{Value, json};

/// The items at the end of `text`, which is opened as a note.
fn items(workspace: &Workspace, capabilities: Value, text: &str) -> (crate::client::Client, Value) {
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("note.md");
    client.open(&uri, text);
    let line = text.matches('\n').count();
    let column = text.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
    let list = client.result("textDocument/completion", params);
    (client, list)
}

#[test]
fn items_have_ranges_in_the_clients_columns_and_documentation_when_it_is_asked_for() {
    let workspace = Workspace::new();
    for (encodings, start) in [(json!(["utf-16"]), 14), (json!(["utf-8"]), 16), (json!(["utf-32"]), 13)] {
        let capabilities = json!({
            "general": {"positionEncodings": encodings},
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
        });
        let text = "# A\n\n😀 They met [@har";
        let mut client = workspace.client(capabilities);
        let uri = workspace.uri("note.md");
        client.open(&uri, text);
        let position = json!({"line": 2, "character": start + 3});
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        let list = client.result("textDocument/completion", params);
        let item = &list["items"][0];
        assert_eq!(item["label"], "harbour", "{list}");
        assert_eq!(item["textEdit"]["newText"], "harbour");
        assert_eq!(item["textEdit"]["range"]["start"], json!({"line": 2, "character": start}));
        assert_eq!(item["textEdit"]["range"]["end"], position);
        assert!(item["filterText"].as_str().is_some_and(|text| text.starts_with("har")), "{item}");
        assert_eq!(item["documentation"], Value::Null);
        let resolved = client.result("completionItem/resolve", item.clone());
        let documentation = resolved["documentation"]["value"].as_str().unwrap_or_default();
        assert!(documentation.contains("**The harbour talks**"), "{resolved}");
        client.finish();
    }
}

#[test]
fn a_client_without_markdown_gets_plain_documentation() {
    let workspace = Workspace::new();
    let (mut client, list) = items(&workspace, json!({}), "Then Mara");
    assert_eq!(list["items"][0]["label"], "Mara Ito", "{list}");
    let resolved = client.result("completionItem/resolve", list["items"][0].clone());
    assert_eq!(resolved["documentation"]["kind"], "plaintext");
    let text = resolved["documentation"]["value"].as_str().unwrap_or_default();
    assert!(text.contains("Reporter") && !text.contains('*'), "{text}");
    // An item of another server, or of nobody, comes back as it is.
    let strange = json!({"label": "x", "data": [1, "two"]});
    assert_eq!(client.result("completionItem/resolve", strange.clone()), strange);
    client.finish();
}

#[test]
fn what_stands_after_the_cursor_is_replaced_where_the_client_asks_for_it() {
    let workspace = Workspace::new();
    let note = "Met [@harb] there.";
    for (supported, key) in [(true, "replace"), (false, "range")] {
        let item = json!({"insertReplaceSupport": supported});
        let mut client = workspace.client(json!({"textDocument": {"completion": {"completionItem": item}}}));
        let uri = workspace.uri("note.md");
        client.open(&uri, note);
        let params = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 8}});
        let list = client.result("textDocument/completion", params);
        let edit = &list["items"][0]["textEdit"];
        assert_eq!(edit[key]["start"]["character"], 6, "{list}");
        assert_eq!(edit[key]["end"]["character"], if supported { 10 } else { 8 });
        client.finish();
    }
}
