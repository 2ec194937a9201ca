//! Messages that are none: each is named in the log or answered, and the session goes on.

use crate::client::Client;
use serde_json::{Value, json};

fn answer_to_null(client: &Client, count: usize) -> Vec<i64> {
    client.wait_all(&format!("{count} refusals"), |received| {
        let codes = received.iter().filter(|message| message.get("id") == Some(&Value::Null));
        let codes = codes.filter_map(|message| message["error"]["code"].as_i64()).collect::<Vec<_>>();
        (codes.len() >= count).then_some(codes)
    })
}

#[test]
fn bodies_that_are_no_message_are_refused_and_the_session_goes_on() {
    let mut client = Client::ready(json!({}));
    client.body(b"{\"jsonrpc\":");
    client.body(b"\xff\xfe{}");
    client.body(b"[{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}]");
    client.body(b"[]");
    client.body(b"17");
    client.body(b"{\"jsonrpc\":\"2.0\"}");
    client.body("[".repeat(10_000).as_bytes());
    client.assert_alive();
    assert_eq!(answer_to_null(&client, 7), [-32700, -32700, -32600, -32600, -32600, -32600, -32700]);
    client.finish();
}

#[test]
fn what_wants_no_answer_is_logged() {
    let mut client = Client::ready(json!({}));
    client.body(b"");
    client.wait_log("an empty message");
    client.raw(b"Content-Length: soon\r\n\r\n");
    client.wait_log("is not a number");
    client.raw(b"Content-Length: -5\r\n\r\n");
    client.raw(b"Content-Length: 18446744073709551616\r\n\r\n");
    client.raw(b"Content-Length: 9999999999\r\n\r\n");
    client.wait_log("more than the");
    client.raw(b"Content-Type: text/plain\r\n\r\n");
    client.wait_log("a message without Content-Length");
    client.finish();
}

#[test]
fn headers_in_any_case_and_number() {
    let mut client = Client::ready(json!({}));
    let body = r#"{"jsonrpc":"2.0","id":"x","method":"workspace/symbol","params":{"query":""}}"#;
    let headers = [
        format!("content-length:{}\r\n\r\n", body.len()),
        format!("CONTENT-LENGTH:   {}\r\nX-A: 1\r\nX-B: 2\r\nX-C: 3\r\n\r\n", body.len()),
        format!("Content-Type: application/vscode-jsonrpc\r\nContent-Length: {}\r\n\r\n", body.len()),
        format!("Content-Length: {}\n\n", body.len()),
    ];
    for header in &headers {
        client.raw(header.as_bytes());
        client.raw(body.as_bytes());
    }
    client.wait_all("all answers", |received| {
        let answers = received.iter().filter(|message| message["id"] == "x").count();
        (answers == headers.len()).then_some(())
    });
    client.finish();
}

#[test]
fn a_body_in_small_pieces_arrives() {
    let mut client = Client::ready(json!({}));
    let body = r#"{"jsonrpc":"2.0","id":"é","method":"workspace/symbol","params":{"query":"é"}}"#;
    for byte in format!("Content-Length: {}\r\n\r\n{body}", body.len()).bytes() {
        client.raw(&[byte]);
    }
    client.wait("the answer", |message| (message["id"] == "é").then_some(()));
    client.finish();
}

#[test]
fn a_body_that_is_cut_off_ends_the_process() {
    let mut client = Client::ready(json!({}));
    client.raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\"");
    client.close_input();
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn ids_are_given_back_as_they_came() {
    let mut client = Client::ready(json!({}));
    for id in [json!(0), json!(-7), json!(9_007_199_254_740_993_i64), json!("a b"), json!("")] {
        client.send(&json!({"jsonrpc": "2.0", "id": id, "method": "workspace/symbol", "params": {"query": ""}}));
        client.wait("the answer", |message| (message.get("id") == Some(&id)).then_some(()));
    }
    client.finish();
}

#[test]
fn answers_to_nothing_are_ignored() {
    let mut client = Client::ready(json!({}));
    client.send(&json!({"jsonrpc": "2.0", "id": 77, "result": null}));
    client.send(&json!({"jsonrpc": "2.0", "id": "no", "error": {"code": 1, "message": "x", "data": {}}}));
    client.send(&json!({"jsonrpc": "2.0", "id": null, "result": 3}));
    client.finish();
}
