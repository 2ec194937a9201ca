//! Documents opened, edited, closed: what the server has is what the editor has.

use crate::client::Client;
use serde_json::{Value, json};

fn ready(encoding: &str) -> Client {
    Client::ready(json!({"general": {"positionEncodings": [encoding]}}))
}

/// Lines whose columns differ in every encoding: pairs of surrogates, combining marks, wide characters, and every line end.
const LINES: &str = "😀 first\r\ne\u{301}e\u{301} second\r한국 third\n\u{feff}👩‍👧 fourth\u{2028}still fourth\r\n";

/// The column of `word` in its line, in units of an encoding.
fn column(line: &str, word: &str, encoding: &str) -> usize {
    let before = &line[..line.find(word).unwrap_or_else(|| panic!("{word:?} is in {line:?}"))];
    match encoding {
        "utf-8" => before.len(),
        "utf-16" => before.encode_utf16().count(),
        _ => before.chars().count(),
    }
}

fn range(line: usize, start: usize, end: usize) -> Value {
    json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}})
}

#[test]
fn edits_land_where_the_editor_means_in_every_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = ready(encoding);
        let uri = "file:///nowhere/note%20one.md";
        client.open(uri, LINES);
        let lines = LINES.split_inclusive(['\n', '\r']).filter(|line| *line != "\n").collect::<Vec<_>>();
        let words = ["first", "second", "third", "fourth"];
        let changes = words.iter().enumerate().map(|(n, word)| {
            let start = column(lines[n], word, encoding);
            json!({"range": range(n, start, start + word.len()), "text": word.to_uppercase()})
        });
        client.change(uri, 2, changes.collect());
        let expected = words.iter().fold(LINES.to_string(), |text, word| text.replacen(word, &word.to_uppercase(), 1));
        assert_eq!(client.text(uri), (Some(2), expected), "{encoding}");
        client.finish();
    }
}

#[test]
fn changes_of_one_message_apply_one_after_the_other() {
    let mut client = ready("utf-16");
    let uri = "untitled:Untitled-1";
    client.open(uri, "one\ntwo\n");
    let changes = json!([
        {"range": range(0, 0, 3), "text": "first\nline"},
        {"range": range(1, 4, 4), "text": "!"},
        {"range": {"start": {"line": 2, "character": 0}, "end": {"line": 99, "character": 7}}, "text": ""},
        {"range": range(0, 9999, 9999), "text": "?"},
    ]);
    client.change(uri, 2, changes);
    assert_eq!(client.text(uri), (Some(2), "first?\nline!\n".to_string()));
    client.change(uri, 3, json!([{"text": "all new"}, {"range": range(0, 3, 7), "text": ""}]));
    assert_eq!(client.text(uri), (Some(3), "all".to_string()));
    client.finish();
}

#[test]
fn an_edit_of_a_document_that_is_not_open_is_logged() {
    let mut client = ready("utf-16");
    client.change("file:///nowhere/closed.md", 2, json!([{"text": "x"}]));
    client.wait_log("which is not open");
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": "file:///nowhere/closed.md"}}));
    client.finish();
}

#[test]
fn half_a_surrogate_pair_does_not_lose_the_edit() {
    let mut client = ready("utf-16");
    let uri = "untitled:half";
    client.open(uri, "ab");
    client.body(
        br#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:half","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"\ud83d"}]}}"#,
    );
    client.change(uri, 3, json!([{"range": range(0, 2, 3), "text": "B"}]));
    assert_eq!(client.text(uri), (Some(3), "a\u{fffd}B".to_string()));
    client.finish();
}

#[test]
fn one_file_under_several_uris() {
    let mut client = ready("utf-16");
    client.open("file:///c%3A/notes/caf%C3%A9.md", "text");
    for same in ["file:///C:/notes/caf%C3%A9.md", "file:///c:/notes/caf%c3%a9.md"] {
        assert_eq!(client.text(same), (Some(1), "text".to_string()));
    }
    client.finish();
}

#[test]
fn nul_bytes_and_a_byte_order_mark_are_text() {
    let mut client = ready("utf-8");
    let text = "\u{feff}a\0b\u{1}\n\0";
    client.open("untitled:nul", text);
    assert_eq!(client.text("untitled:nul"), (Some(1), text.to_string()));
    client.finish();
}
