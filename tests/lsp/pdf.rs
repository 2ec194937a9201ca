//! A PDF as a source: the jump leads to its text at the page, and from there back.

use crate::client::Client;
use crate::workspace::Workspace;
use serde_json::{Value, json};

#[path = "../support/pdf.rs"]
mod made;

const NOTE: &str = "---\ndate: 2021-05-05\n---\n\n\"The lease was signed\" at noon [@lease, p. 2], they say.\n";

fn start() -> (Workspace, Client) {
    let workspace = Workspace::new();
    workspace.write(
        "lease.pdf",
        made::pdf(&[&["The first page."], &["On the second page:", "", "The lease was signed at noon."]]),
    );
    workspace.write("note.md", NOTE);
    let client = workspace.client(json!({}));
    (workspace, client)
}

fn text_of(location: &Value) -> (String, String) {
    let uri = location["uri"].as_str().expect("a URI").to_owned();
    let path = uri.strip_prefix("file://").expect("a file");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    (uri, text)
}

#[test]
fn the_jump_leads_to_the_page_and_back() {
    let (workspace, mut client) = start();
    let note = workspace.uri("note.md");
    client.open(&note, NOTE);
    let found = client.at("textDocument/definition", &note, NOTE, "p. 2");
    let (uri, text) = text_of(&found[0]);
    assert!(uri.ends_with("/lease.pdf.txt"), "{uri}");
    let line = found[0]["range"]["start"]["line"].as_u64().expect("a line") as usize;
    let page: Vec<&str> = text.lines().skip(line).collect();
    assert!(text.lines().take(line).any(|line| line == "The first page."), "{text:?} {found}");
    assert!(page.contains(&"On the second page:"), "{text:?} {found}");
    assert!(
        std::fs::metadata(uri.strip_prefix("file://").unwrap_or_default()).expect("a file").permissions().readonly()
    );
    // The text, once open, is the source: it knows who cites it, and cannot be edited by a fix.
    client.open(&uri, &text);
    let citing = client.at("textDocument/references", &uri, &text, "lease was signed");
    assert_eq!(citing[0]["uri"], note, "{citing}");
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let actions = client.result(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": uri}, "range": all, "context": {"diagnostics": []}}),
    );
    assert!(!actions.to_string().contains("lease.pdf"), "{actions}");
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    // The PDF changes: the next jump leads to its new text.
    workspace.write(
        "lease.pdf",
        made::pdf(&[&["The first page."], &["A page between."], &["The lease was signed at noon."]]),
    );
    client.watched(&[workspace.uri("lease.pdf")]);
    client.until("the new text", |client| {
        let found = client.at("textDocument/definition", &note, NOTE, "lease was signed");
        text_of(&found[0]).1.contains("A page between.")
    });
    workspace.delete("lease.pdf");
    client.watched(&[workspace.uri("lease.pdf")]);
    client.until("the source to be gone", |client| {
        let found = client.at("textDocument/definition", &note, NOTE, "lease was signed");
        found.as_array().is_none_or(Vec::is_empty)
    });
    client.finish();
}
