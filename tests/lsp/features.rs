//! What an editor asks, and the forms that it can take.

use crate::client::Client;
use crate::workspace::{SOURCE, Workspace};
use serde_json::{Value, json};

const NOTE: &str = "# Harbour\n\n## The lease\n\n😀 Mara Ito wrote on 4 May 2021 that the United States were not there [@harbour, ¶ 2].\n\nThe crane fell into the water.\n";

fn open(workspace: &Workspace, capabilities: Value) -> (Client, String) {
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("notes/my note.md").replace(' ', "%20");
    client.open(&uri, NOTE);
    (client, uri)
}

#[test]
fn hovers_are_markdown_or_plain_text() {
    let workspace = Workspace::new();
    let (mut client, uri) = open(&workspace, json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}}));
    let markdown = client.at("textDocument/hover", &uri, NOTE, "Mara Ito");
    assert_eq!(markdown["contents"]["kind"], "markdown");
    assert!(markdown["contents"]["value"].as_str().is_some_and(|text| text.contains("Reporter")), "{markdown}");
    // An emoji before it: two UTF-16 units.
    let range = json!({"start": {"line": 4, "character": 3}, "end": {"line": 4, "character": 11}});
    assert_eq!(markdown["range"], range);
    client.finish();
    let (mut client, uri) = open(&workspace, json!({}));
    let plain = client.at("textDocument/hover", &uri, NOTE, "Mara Ito");
    assert_eq!(plain["contents"]["kind"], "plaintext");
    let text = plain["contents"]["value"].as_str().unwrap_or_default();
    assert!(text.contains("Reporter") && !text.contains("**"), "{text}");
    assert_eq!(client.at("textDocument/hover", &uri, NOTE, "were not"), Value::Null);
    client.finish();
}

#[test]
fn times_and_citations_have_hovers() {
    let workspace = Workspace::new();
    let (mut client, uri) = open(&workspace, json!({}));
    let time = client.at("textDocument/hover", &uri, NOTE, "4 May 2021").to_string();
    assert!(time.contains("2021-05-04"), "{time}");
    let citation = client.at("textDocument/hover", &uri, NOTE, "harbour, ¶").to_string();
    assert!(citation.contains("The harbour talks") && citation.contains("signed the lease"), "{citation}");
    client.finish();
}

#[test]
fn definitions_are_links_or_locations() {
    let workspace = Workspace::new();
    let capabilities = json!({"textDocument": {"definition": {"linkSupport": true}}});
    let (mut client, uri) = open(&workspace, capabilities);
    let links = client.at("textDocument/definition", &uri, NOTE, "harbour, ¶");
    let link = &links[0];
    assert_eq!(link["targetUri"], workspace.uri("harbour.txt"));
    assert_eq!(link["targetSelectionRange"]["start"], json!({"line": 2, "character": 0}));
    assert_eq!(SOURCE.lines().nth(2).map(|line| line.contains("lease")), Some(true));
    assert_eq!(link["originSelectionRange"]["start"]["line"], 4);
    client.finish();
    let (mut client, uri) = open(&workspace, json!({}));
    let locations = client.at("textDocument/definition", &uri, NOTE, "Mara Ito");
    assert_eq!(locations[0]["uri"], workspace.uri("dossier/people.toml"));
    client.finish();
}

#[test]
fn a_built_in_entry_opens_as_a_read_only_file() {
    let workspace = Workspace::new();
    let cache = tempfile::tempdir().expect("a temporary folder");
    let path = cache.path().canonicalize().expect("it is there");
    let mut client = Client::start_with(&[("DATELINE_CACHE", &path.to_string_lossy())]);
    client.request("initialize", workspace.params(json!({})));
    client.notify("initialized", json!({}));
    client.until_symbol("Mara Ito");
    let uri = workspace.uri("note.md");
    client.open(&uri, NOTE);
    let locations = client.at("textDocument/definition", &uri, NOTE, "United States");
    let target = locations[0]["uri"].as_str().unwrap_or_default().to_string();
    let page = target.strip_prefix("file://").unwrap_or_else(|| panic!("no file: {locations}"));
    assert!(page.starts_with(&*path.to_string_lossy()), "{page}");
    assert!(std::fs::read_to_string(page).is_ok_and(|text| text.contains("United States")));
    assert!(std::fs::metadata(page).is_ok_and(|metadata| metadata.permissions().readonly()));
    client.finish();
}

#[test]
fn references_are_found_in_all_notes() {
    let workspace = Workspace::new();
    workspace.write("other.md", "Mara Ito wrote again [@harbour, ¶ 2].\n");
    let (mut client, uri) = open(&workspace, json!({}));
    client.until("the mention in the other note", |client| {
        let found = client.at("textDocument/references", &uri, NOTE, "Mara Ito");
        let uris = found.as_array().into_iter().flatten().filter_map(|place| place["uri"].as_str());
        let uris = uris.collect::<Vec<_>>();
        uris.contains(&uri.as_str()) && uris.contains(&workspace.uri("other.md").as_str())
    });
    // From a place in a source the notes that rest on it; the open note under the URI that it was opened with.
    let source = workspace.uri("harbour.txt");
    let found = client.at("textDocument/references", &source, SOURCE, "signed the lease");
    let uris = found.as_array().into_iter().flatten().filter_map(|place| place["uri"].as_str()).collect::<Vec<_>>();
    assert!(uris.contains(&uri.as_str()), "{found}");
    client.finish();
}

#[test]
fn outlines_are_trees_or_lists() {
    let workspace = Workspace::new();
    let capabilities = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let (mut client, uri) = open(&workspace, capabilities);
    let params = json!({"textDocument": {"uri": uri}});
    let tree = client.result("textDocument/documentSymbol", params);
    assert_eq!(
        (tree[0]["name"].as_str(), tree[0]["children"][0]["name"].as_str()),
        (Some("Harbour"), Some("The lease"))
    );
    client.finish();
    let (mut client, uri) = open(&workspace, json!({}));
    let list = client.result("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    assert_eq!(list[1]["name"], "The lease");
    assert_eq!(list[1]["containerName"], "Harbour");
    assert_eq!(list[1]["location"]["uri"], uri);
    client.finish();
}

#[test]
fn fixes_are_code_actions_with_versioned_edits() {
    let workspace = Workspace::new();
    let dossier = "[[event]]\nid = \"pier-opening\"\nname = \"Opening of the new pier\"\nkind = \"ceremony\"\nstartDate = 2019-06-01\n";
    workspace.write("dossier/events.toml", dossier);
    let note = "---\ntype: note\n---\n\nMara Ito attended the Opening of the new pier [@harbour].\n\nThe lease ended in 2020 [@harbor].\n";
    let capabilities = json!({
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    });
    for versioned in [true, false] {
        let mut capabilities = capabilities.clone();
        capabilities["workspace"]["workspaceEdit"]["documentChanges"] = json!(versioned);
        let mut client = workspace.client(capabilities);
        client.until_symbol("Opening of the new pier");
        let uri = workspace.uri("note.md");
        client.open(&uri, note);
        let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
        let mut params = json!({"textDocument": {"uri": uri}, "range": all, "context": {"diagnostics": []}});
        let actions = client.result("textDocument/codeAction", params.clone());
        let quick = actions.as_array().into_iter().flatten().filter(|action| action["kind"] == "quickfix");
        assert!(
            quick.clone().any(|action| action["edit"].to_string().contains("\"newText\":\"harbour\"")),
            "{actions}"
        );
        for action in quick {
            assert_eq!(action["diagnostics"][0]["source"], "dateline", "{action}");
            let changed = &action["edit"]["documentChanges"][0]["textDocument"];
            match versioned {
                // A file that is not open has no version.
                true => assert_eq!(changed["version"] == 1, changed["uri"] == uri.as_str(), "{action}"),
                false => assert!(action["edit"]["changes"].is_object(), "{action}"),
            }
        }
        params["context"]["only"] = json!(["source.organizeImports"]);
        assert_eq!(client.result("textDocument/codeAction", params), json!([]));
        client.finish();
    }
}

#[test]
fn questions_about_what_is_not_there_have_empty_answers() {
    let workspace = Workspace::new();
    let (mut client, uri) = open(&workspace, json!({}));
    for uri in [uri.as_str(), "file:///nowhere/at/all.md", "untitled:none"] {
        let far = json!({"textDocument": {"uri": uri}, "position": {"line": 4_000_000, "character": 4_000_000_000_u32}, "context": {"includeDeclaration": false}});
        for method in ["textDocument/hover", "textDocument/definition", "textDocument/references"] {
            let answer = client.result(method, far.clone());
            assert!(answer.is_null() || answer == json!([]), "{method}: {answer}");
        }
        client.result("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    }
    client.finish();
}

#[test]
fn fix_all_is_given_to_those_who_ask_for_it() {
    let workspace = Workspace::new();
    let capabilities =
        json!({"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}});
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("notes/relative.md");
    client.open(&uri, "---\ntype: note\ndate: 2021-05-10\n---\n\nMara Ito left last month [@harbour].\n");
    let mut ask = |only: Value| {
        let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
        let params =
            json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": [], "only": only}});
        client.result("textDocument/codeAction", params)
    };
    for only in [json!(["source.fixAll"]), json!(["source.fixAll.dateline"]), json!(["source"])] {
        let actions = ask(only);
        assert_eq!(actions[0]["kind"], "source.fixAll.dateline", "{actions}");
        let edits = actions[0]["edit"]["changes"].as_object().expect("edits");
        let edit = &edits.values().next().expect("a file")[0];
        assert_eq!(edit["newText"], "in April 2021");
        assert_eq!(edit["range"]["start"], json!({"line": 5, "character": 14}));
    }
    assert_eq!(ask(json!(["source.organizeImports"])), json!([]));
    assert_eq!(ask(Value::Null).as_array().map_or(0, Vec::len), 0);
    client.finish();
}

#[test]
fn what_a_fix_makes_is_opened() {
    let workspace = Workspace::new();
    let capabilities = json!({
        "workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
        "window": {"showDocument": {"support": true}},
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
    });
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("notes/stranger.md");
    let text = "---\ntype: note\n---\n\n“We wait,” Maria Zell said. Maria Zell has no other choice.\n";
    client.open(&uri, text);
    let range = json!({"start": {"line": 4, "character": 14}, "end": {"line": 4, "character": 14}});
    let params = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
    let mut command = Value::Null;
    client.until("an action that opens what it makes", |client| {
        let actions = client.result("textDocument/codeAction", params.clone());
        let opens = actions.as_array().into_iter().flatten().find(|action| action["command"].is_object());
        command = opens.map(|action| action["command"].clone()).unwrap_or_default();
        command.is_object()
    });
    assert_eq!(command["command"], "dateline.showPlace");
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    assert_eq!(client.result("workspace/executeCommand", params), Value::Null);
    let shown = client.server_request("window/showDocument");
    assert_eq!(shown["params"]["uri"], command["arguments"][0]);
    client.reply(&shown, json!({"success": true}));
    client.finish();
}
