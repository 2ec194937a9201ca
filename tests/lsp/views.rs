//! What is shown beside the text, over the protocol.

use crate::client::Client;
use crate::workspace::{SOURCE, Workspace};
use serde_json::{Value, json};

const NOTE: &str =
    "---\ndate: 2021-05-05\n---\n\n# Lease\n\n😀 Mara Ito wrote yesterday that it was signed [@harbour, ¶ 2].\n";

fn start(capabilities: Value, options: Value) -> (Workspace, Client, String) {
    let workspace = Workspace::new();
    let mut params = workspace.params(capabilities);
    params["initializationOptions"] = options;
    let mut client = Client::ready_with(params);
    client.until_symbol("Mara Ito");
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    (workspace, client, uri)
}

fn all() -> Value {
    json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}})
}

fn hints(client: &mut Client, uri: &str) -> Value {
    client.result("textDocument/inlayHint", json!({"textDocument": {"uri": uri}, "range": all()}))
}

fn tokens(client: &mut Client, uri: &str) -> Value {
    client.result("textDocument/semanticTokens/full", json!({"textDocument": {"uri": uri}}))["data"].clone()
}

#[test]
fn hints_and_tokens_are_there_and_can_be_switched_off_and_on() {
    let (_workspace, mut client, uri) = start(json!({}), json!({}));
    let found = hints(&mut client, &uri);
    assert_eq!(found[0]["label"], "4 May 2021", "{found}");
    assert_eq!(found[0]["position"], json!({"line": 6, "character": 27}));
    // Mara Ito after an emoji of two UTF-16 units; then `yesterday`.
    assert_eq!(tokens(&mut client, &uri), json!([6, 3, 8, 0, 0, 0, 15, 9, 2, 0]));
    let part = json!({"textDocument": {"uri": uri}, "range": all()});
    let part = client.result("textDocument/semanticTokens/range", part)["data"].clone();
    assert_eq!(part, tokens(&mut client, &uri));
    let settings = json!({"dateline": {"inlayHints": {"enable": false}, "semanticTokens": {"enable": false}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": settings}));
    assert_eq!(hints(&mut client, &uri), json!([]));
    assert_eq!(tokens(&mut client, &uri), json!([]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"dateline": {}}}));
    assert_eq!(hints(&mut client, &uri), found);
    client.finish();
    let (_workspace, mut client, uri) = start(json!({}), json!({"inlayHints": {"enable": false}}));
    assert_eq!(hints(&mut client, &uri), json!([]));
    assert_ne!(tokens(&mut client, &uri), json!([]));
    client.finish();
}

#[test]
fn a_client_is_told_to_ask_again() {
    let refresh = json!({"refreshSupport": true});
    let workspace = json!({"inlayHint": refresh, "semanticTokens": refresh, "codeLens": refresh});
    let (_workspace, mut client, _) = start(json!({"workspace": workspace}), json!({}));
    let settings = json!({"dateline": {"inlayHints": {"enable": false}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": settings}));
    for method in ["workspace/inlayHint/refresh", "workspace/semanticTokens/refresh", "workspace/codeLens/refresh"] {
        let request = client.server_request(method);
        client.reply(&request, Value::Null);
    }
    client.finish();
}

#[test]
fn lenses_say_who_rests_on_a_source_when_they_are_asked() {
    let (workspace, mut client, uri) = start(json!({}), json!({}));
    let source = workspace.uri("harbour.txt");
    let lenses = client.result("textDocument/codeLens", json!({"textDocument": {"uri": source}}));
    let lines: Vec<_> =
        lenses.as_array().into_iter().flatten().map(|lens| lens["range"]["start"]["line"].clone()).collect();
    assert_eq!(lines, [json!(0), json!(2)], "{lenses}");
    assert_eq!(lenses[1]["command"], Value::Null);
    let lens = client.result("codeLens/resolve", lenses[1].clone());
    assert_eq!(lens["command"]["title"], "1 note rests on this");
    assert_eq!(lens["command"]["command"], "dateline.showReferences");
    assert_eq!(lens["command"]["arguments"][0], source);
    assert_eq!(lens["command"]["arguments"][2][0]["uri"], uri);
    // An editor that does not know the command sends it here.
    let command = json!({"command": "dateline.showReferences", "arguments": lens["command"]["arguments"]});
    assert_eq!(client.result("workspace/executeCommand", command), Value::Null);
    let strange = json!({"range": all(), "data": {"uri": 3}});
    assert_eq!(client.result("codeLens/resolve", strange.clone()), strange);
    assert!(SOURCE.contains("signed"));
    client.finish();
}

#[test]
fn links_lead_to_lines_and_declarations_to_the_bibliography() {
    let capabilities = json!({"textDocument": {
        "declaration": {"linkSupport": true}, "documentLink": {"tooltipSupport": true}, "foldingRange": {"rangeLimit": 1},
    }});
    let (workspace, mut client, uri) = start(capabilities, json!({}));
    let links = client.result("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
    assert_eq!(links[0]["target"], format!("{}#L3", workspace.uri("harbour.txt")), "{links}");
    assert_eq!(links[0]["tooltip"], "The harbour talks");
    let declaration = client.at("textDocument/declaration", &uri, NOTE, "harbour, ¶");
    assert_eq!(declaration[0]["targetUri"], workspace.uri("references.bib"));
    let highlights = client.at("textDocument/documentHighlight", &uri, NOTE, "Mara Ito");
    assert_eq!(highlights.as_array().map(Vec::len), Some(1), "{highlights}");
    let foldings = client.result("textDocument/foldingRange", json!({"textDocument": {"uri": uri}}));
    assert_eq!(foldings, json!([{"startLine": 0, "endLine": 2, "kind": "comment"}]));
    client.finish();
}

#[test]
fn selections_are_nested_and_any_position_has_one() {
    let (_workspace, mut client, uri) = start(json!({}), json!({}));
    let positions = json!([{"line": 6, "character": 5}, {"line": 900, "character": 7}]);
    let ranges =
        client.result("textDocument/selectionRange", json!({"textDocument": {"uri": uri}, "positions": positions}));
    let mut depth = 0;
    let mut at = &ranges[0];
    while !at["parent"].is_null() {
        depth += 1;
        at = &at["parent"];
    }
    assert!(depth >= 4, "{ranges}");
    assert_eq!(ranges.as_array().map(Vec::len), Some(2));
    for method in ["inlayHint", "semanticTokens/full", "codeLens", "documentLink", "foldingRange", "selectionRange"] {
        let params = json!({"textDocument": {"uri": "file:///nowhere.md"}, "range": all(), "positions": []});
        client.result(&format!("textDocument/{method}"), params);
    }
    client.finish();
}
