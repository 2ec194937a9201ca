//! The requests that editors' commands for citing are made of, and the links from findings to the pages of their rules.

use crate::client::Client;
use crate::workspace::{Workspace, rules};
use serde_json::{Value, json};

fn document(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

/// Text of a document in which `<|>` marks the cursor, and the position of the mark; everything is in the BMP.
fn marked(text: &str) -> (String, Value) {
    let at = text.find("<|>").expect("a mark");
    let before = &text[..at];
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (text.replacen("<|>", "", 1), json!({"line": before.matches('\n').count(), "character": column}))
}

/// A text with an edit that inserts something applied; everything before it is in the BMP.
fn inserted(text: &str, edit: &Value) -> String {
    let at = &edit["range"]["start"];
    assert_eq!(*at, edit["range"]["end"]);
    let (line, column) = (at["line"].as_u64().expect("a line"), at["character"].as_u64().expect("a column"));
    let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
    let within = text[start..].char_indices().nth(column as usize).map_or(text.len() - start, |(at, _)| at);
    let mut text = text.to_string();
    text.insert_str(start + within, edit["newText"].as_str().expect("text"));
    text
}

/// A note after a source was cited at its mark.
fn cited(client: &mut Client, uri: &str, text: &str, key: &str) -> String {
    let (text, position) = marked(text);
    client.open(uri, &text);
    let edit = client
        .result("dateline/insertCitation", json!({"textDocument": {"uri": uri}, "position": position, "key": key}));
    client.notify("textDocument/didClose", document(uri));
    inserted(&text, &edit)
}

#[test]
fn the_sources_and_notes_of_a_workspace_are_listed() {
    let workspace = Workspace::new();
    workspace.write("notes/a.md", "---\ntitle: The first\n---\n\nText.\n");
    workspace.write("letter.txt", "A letter.\n");
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("notes/b.md");
    client.open(&uri, "# B\n");
    let sources = client.result("dateline/sources", document(&uri));
    let harbour = json!({"key": "harbour", "title": "The harbour talks", "detail": "Mara Ito, 2021-05-04", "uri": workspace.uri("harbour.txt")});
    assert_eq!(sources[0], harbour);
    assert_eq!(sources[1]["key"], "letter");
    assert_eq!(sources.as_array().map(Vec::len), Some(2));
    let notes = client.result("dateline/notes", document(&uri));
    assert_eq!(notes, json!([{"uri": workspace.uri("notes/a.md"), "path": "notes/a.md", "title": "The first"}]));
    client.finish();
}

#[test]
fn a_citation_is_as_the_note_writes_them() {
    let workspace = Workspace::new();
    let mut client = workspace.client(json!({}));
    let uri = workspace.uri("notes/n.md");
    let cases = [
        ("It fell<|>.\n", "It fell [@harbour].\n"),
        ("<|>It fell.\n", "[@harbour] It fell.\n"),
        ("It [@x] fell (<|>).\n", "It [@x] fell ([@harbour]).\n"),
        ("It ⚓ fell [see @x, p. 2<|>].\n", "It ⚓ fell [see @x, p. 2; @harbour].\n"),
        ("A [[harbour]]. It fell<|>\n", "A [[harbour]]. It fell [[harbour]]\n"),
        // The name of an actor is no citation.
        ("[[Mara Ito]] and [[Mara Ito]]. It fell <|>\n", "[[Mara Ito]] and [[Mara Ito]]. It fell [@harbour]\n"),
        (
            "A [text](../harbour.txt). It fell<|>\n",
            "A [text](../harbour.txt). It fell [The harbour talks](../harbour.txt)\n",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(cited(&mut client, &uri, before, "harbour"), after);
    }
    let unknown = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}, "key": "nothing"});
    client.open(&uri, "x");
    assert_eq!(client.result("dateline/insertCitation", unknown), Value::Null);
    client.finish();
}

/// Cites `words` of a document in a note that says `before`; what is copied, and what the note says afterwards.
fn passage(workspace: &Workspace, source: &str, words: &str, before: &str) -> (String, String) {
    let mut client = workspace.client(json!({}));
    let note = workspace.uri("notes/n.md");
    client.open(&note, before);
    let text = std::fs::read_to_string(workspace.path(source)).expect("the source");
    let start = text.find(words).expect("the words");
    let position = |at: usize| {
        let before = &text[..at];
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        json!({"line": before.matches('\n').count(), "character": column})
    };
    let range = json!({"start": position(start), "end": position(start + words.len())});
    let copied =
        client.result("dateline/citePassage", json!({"textDocument": {"uri": workspace.uri(source)}, "range": range}));
    assert!(copied.get("edit").is_none());
    let added = client.result(
        "dateline/citePassage",
        json!({"textDocument": {"uri": workspace.uri(source)}, "range": range, "note": {"uri": note}}),
    );
    let edits = &added["edit"]["changes"][&note];
    let after = inserted(before, &edits[0]);
    // What is cited so is found so.
    client.change(&note, 2, json!([{"text": after}]));
    let found = client.pulled(&note);
    let said = rules(&found);
    for rule in ["misquotation", "unlocated-quotation", "unresolved-citation", "ambiguous-passage"] {
        assert!(!said.contains(&rule), "{after}\n{found:?}");
    }
    client.finish();
    (copied["text"].as_str().expect("text").to_string(), after)
}

#[test]
fn a_passage_is_quoted_with_its_paragraph() {
    let workspace = Workspace::new();
    let (copied, after) = passage(
        &workspace,
        "harbour.txt",
        " port authority signed the lease on 3 May",
        "# Note\n\nA [[harbour]].\n\n\n",
    );
    assert_eq!(copied, "\"port authority signed the lease on 3 May\" [@harbour, ¶ 2]");
    assert_eq!(after, "# Note\n\nA [[harbour]].\n\n\"port authority signed the lease on 3 May\" [[harbour]]\n\n\n");
    let both = "met in the harbour office on Tuesday.\n\nThe port authority";
    let (copied, _) = passage(&workspace, "harbour.txt", both, "");
    assert_eq!(copied, "\"met in the harbour office on Tuesday. The port authority\" [@harbour, ¶ 1-2]");
}

#[test]
fn a_passage_is_quoted_without_its_markup() {
    let workspace = Workspace::new();
    let page = "<html><body><h1>Page</h1><p>First.</p>\n<p>The ⚓ crane &amp; the <b>old 😀 pier</b> fell, she said: “Nobody was there at the time.”</p></body></html>";
    workspace.write("page.html", page);
    let words = "crane &amp; the <b>old 😀 pier</b> fell, she said: “Nobody was there at the time.”";
    let (copied, after) = passage(&workspace, "page.html", words, "# “One” “two”\n");
    assert_eq!(copied, "\"crane & the old 😀 pier fell, she said: 'Nobody was there at the time.'\" [@page, ¶ 2]");
    assert!(
        after.ends_with("“crane & the old 😀 pier fell, she said: ‘Nobody was there at the time.’” [@page, ¶ 2]\n")
    );
}

#[test]
fn the_notes_of_a_source_are_found_as_a_whole() {
    let workspace = Workspace::new();
    workspace.write("a.md", "One [@harbour].\n\nTwo [[harbour]] three [@harbour, ¶ 2].\n");
    workspace.write("b.md", "None.\n");
    let mut client = workspace.client(json!({}));
    let found = client.result("dateline/notesOfSource", document(&workspace.uri("harbour.txt")));
    let places = found.as_array().expect("places");
    assert_eq!(places.len(), 3, "{found}");
    assert!(places.iter().all(|place| place["uri"] == workspace.uri("a.md")));
    assert_eq!(client.result("dateline/notesOfSource", document(&workspace.uri("a.md"))), Value::Null);
    client.finish();
}

#[test]
fn findings_link_to_the_page_of_their_rule() {
    let workspace = Workspace::new();
    let capabilities =
        json!({"textDocument": {"diagnostic": {}, "publishDiagnostics": {"codeDescriptionSupport": true}}});
    let mut client = workspace.client(capabilities);
    let uri = workspace.uri("a.md");
    client.open(&uri, "One [@nowhere].\n");
    let found = client.pulled(&uri);
    assert_eq!(rules(&found), ["unresolved-citation"]);
    let page = found[0]["codeDescription"]["href"].as_str().expect("a page").to_string();
    let text = std::fs::read_to_string(page.strip_prefix("file://").expect("a file")).expect("the page");
    assert!(text.starts_with("# unresolved-citation"), "{text}");
    // The page shows how to silence the rule; that is no fault of its own.
    client.open(&page, &text);
    assert_eq!(client.pulled(&page), Vec::<Value>::new());
    client.finish();
    let mut client = workspace.client(json!({"textDocument": {"diagnostic": {}}}));
    client.open(&uri, "One [@nowhere].\n");
    assert!(client.pulled(&uri)[0].get("codeDescription").is_none());
    client.finish();
}

#[test]
fn a_users_settings_exclude_files_and_say_what_is_wrong_in_them() {
    let workspace = Workspace::new();
    workspace.write("dateline.toml", "[workspace]\nexclude = [\"drafts/**\"]\n");
    workspace.write("drafts/d.md", "# A heading of a draft\n");
    workspace.write("private/p.md", "# A private heading\n");
    let mut client = workspace.client(json!({}));
    client.until_symbol("A private heading");
    let settings =
        |rules: Value| json!({"settings": {"dateline": {"workspace": {"exclude": ["private/**"]}, "rules": rules}}});
    client.notify(
        "workspace/didChangeConfiguration",
        settings(json!({"ignore": ["undated-clam"], "citation-scope": "page"})),
    );
    client.until_symbol("A heading of a draft");
    let query = json!({"query": "A private heading"});
    assert_eq!(client.result("workspace/symbol", query), json!([]));
    let said = client.wait("a message", |message| {
        (message["method"] == "window/showMessage").then(|| message["params"]["message"].to_string())
    });
    assert!(
        said.contains("no rule `undated-clam`; did you mean `undated-claim`") && said.contains("citation-scope"),
        "{said}"
    );
    // A limit holds for what is open already.
    let uri = workspace.uri("open.md");
    client.open(&uri, "# A heading\n\nOne [@nowhere].\n");
    let limits = |bytes: u32| json!({"settings": {"dateline": {"limits": {"document-bytes": bytes}}}});
    let found = |client: &Client, rule: &str| {
        let of_it = |message: &&Value| message["params"]["uri"] == uri.as_str() && message.get("method").is_some();
        let last = client.received().iter().rfind(|message| of_it(message)).cloned().unwrap_or_default();
        last["params"]["diagnostics"].as_array().is_some_and(|all| rules(all).contains(&rule))
    };
    client.until("the citation", |client| found(client, "unresolved-citation"));
    client.notify("workspace/didChangeConfiguration", limits(10));
    client.until("the limit", |client| found(client, "limit-exceeded") && !found(client, "unresolved-citation"));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"dateline": {}}}));
    client.until("the citation", |client| found(client, "unresolved-citation"));
    client.until_symbol("A private heading");
    client.finish();
}
