//! From `initialize` to the exit code.

use crate::client::Client;
use serde_json::{Value, json};

fn error_code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"))
}

#[test]
fn shutdown_then_exit_is_code_0() {
    Client::ready(json!({})).finish();
}

#[test]
fn exit_without_shutdown_is_code_1() {
    let mut client = Client::ready(json!({}));
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn exit_before_initialize_is_code_1() {
    let mut client = Client::start();
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn the_end_of_input_ends_the_process() {
    let mut client = Client::ready(json!({}));
    client.close_input();
    assert_eq!(client.exit_code(), Some(1));
}

#[test]
fn the_end_of_input_after_shutdown_is_code_0() {
    let mut client = Client::ready(json!({}));
    client.request("shutdown", Value::Null);
    client.close_input();
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn exit_does_not_wait_for_handlers() {
    let mut client = Client::ready(json!({}));
    client.ask("dateline/test", json!({"what": "busy-for", "milliseconds": 600_000}));
    client.request("shutdown", Value::Null);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn shutdown_and_exit_in_one_write() {
    let mut client = Client::ready(json!({}));
    let id = client.ask("shutdown", Value::Null);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_code(), Some(0));
    assert!(client.received().iter().any(|message| message["id"] == id && message.get("result").is_some()));
}

#[test]
fn shutdown_takes_any_params_or_none() {
    for shutdown in [json!({}), json!({"params": null}), json!({"params": {}}), json!({"params": []})] {
        let mut client = Client::ready(json!({}));
        let mut message = json!({"jsonrpc": "2.0", "id": "bye", "method": "shutdown"});
        message.as_object_mut().unwrap().extend(shutdown.as_object().unwrap().clone());
        client.send(&message);
        let answer = client.wait("the answer", |message| (message["id"] == "bye").then(|| message.clone()));
        assert!(answer.get("error").is_none() && answer.get("result") == Some(&Value::Null), "{answer}");
    }
}

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::start();
    let hover = json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}});
    assert_eq!(error_code(&client.request("textDocument/hover", hover.clone())), -32002);
    assert_eq!(error_code(&client.request("shutdown", Value::Null)), -32002);
    client.notify("textDocument/didOpen", json!({}));
    client.request("initialize", json!({"capabilities": {}}));
    client.notify("initialized", json!({}));
    assert_eq!(error_code(&client.request("initialize", json!({"capabilities": {}}))), -32600);
    client.request("shutdown", Value::Null);
    assert_eq!(error_code(&client.request("textDocument/hover", hover)), -32600);
    assert_eq!(error_code(&client.request("shutdown", Value::Null)), -32600);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn initialized_needs_no_params() {
    let mut client = Client::start();
    client.request("initialize", json!({"capabilities": {}}));
    client.send(&json!({"jsonrpc": "2.0", "method": "initialized"}));
    client.assert_alive();
}

#[test]
fn unknown_methods() {
    let mut client = Client::ready(json!({}));
    assert_eq!(error_code(&client.request("textDocument/noSuchThing", json!({}))), -32601);
    client.notify("$/noSuchThing", json!({"a": 1}));
    client.notify("noSuchThing", json!({"a": 1}));
    client.notify("$/setTrace", json!({"value": "verbose"}));
    assert_eq!(error_code(&client.request("textDocument/hover", json!({"wrong": true}))), -32602);
    client.finish();
}

#[test]
fn the_encoding_is_negotiated_and_the_server_says_who_it_is() {
    let answer = |general: Value| {
        let mut client = Client::start();
        client.result("initialize", json!({"capabilities": {"general": general}}))
    };
    let utf8 = answer(json!({"positionEncodings": ["utf-8", "utf-16"]}));
    assert_eq!(utf8["capabilities"]["positionEncoding"], "utf-8");
    assert_eq!(utf8["serverInfo"]["name"], "dateline");
    assert_eq!(answer(json!({}))["capabilities"]["positionEncoding"], "utf-16");
}

#[test]
fn a_panic_in_a_handler_is_an_error_answer() {
    let mut client = Client::ready(json!({}));
    for what in ["panic-in-handler", "panic-in-work"] {
        let answer = client.request("dateline/test", json!({"what": what}));
        assert_eq!(error_code(&answer), -32603);
        client.assert_alive();
    }
    client.finish();
}
