//! Many messages at once: the state that a request sees is the one of when it was sent.

use crate::client::Client;
use serde_json::{Value, json};

#[test]
fn two_hundred_requests_that_make_the_server_ask_the_client() {
    let mut client = Client::ready(json!({"workspace": {"configuration": true}}));
    let first = client.server_request("workspace/configuration");
    client.reply(&first, json!([null]));
    let ids = (0..200).map(|_| client.ask("dateline/test", json!({"what": "ask-client"}))).collect::<Vec<_>>();
    for id in ids {
        assert_eq!(client.answer(id)["result"], Value::Null);
    }
    for _ in 0..200 {
        let question = client.server_request("workspace/configuration");
        assert_eq!(question["params"]["items"][0]["section"], "dateline");
        client.reply(&question, json!([{}]));
    }
    client.finish();
}

#[test]
fn a_request_behind_slow_ones_can_be_cancelled() {
    let mut client = Client::ready(json!({}));
    let slow = (0..100)
        .map(|_| client.ask("dateline/test", json!({"what": "busy-for", "milliseconds": 600_000})))
        .collect::<Vec<_>>();
    for id in slow.iter().rev() {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    for id in slow {
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    // The threads are free again: the flag reached the work.
    client.assert_alive();
    client.notify("$/cancelRequest", json!({"id": 123_456}));
    client.finish();
}

#[test]
fn ten_thousand_edits_each_followed_by_a_question() {
    let mut client = Client::ready(json!({}));
    let uri = "untitled:edits.md";
    client.open(uri, "");
    // The editor's side of it: letters go in at the start and the middle, and out at the end.
    let mut text = Vec::<char>::new();
    let mut expected = Vec::new();
    for n in 0..10_000u32 {
        let letter = char::from(b'a' + (n % 26) as u8);
        let at = (n as usize * 7919) % (text.len() + 1);
        let replaced = usize::from(n % 3 == 2 && at < text.len());
        text.splice(at..at + replaced, [letter]);
        let range = json!({"start": {"line": 0, "character": at}, "end": {"line": 0, "character": at + replaced}});
        client.change(uri, n as i32 + 2, json!([{"range": range, "text": letter.to_string()}]));
        let id = client.ask("dateline/text", json!({"textDocument": {"uri": uri}}));
        expected.push((id, n + 2, text.iter().collect::<String>()));
        if text.len() > 40 {
            text.clear();
            client.change(uri, n as i32 + 2, json!([{"text": ""}]));
        }
    }
    for (id, version, text) in expected {
        let result = &client.answer(id)["result"];
        assert_eq!((result["version"].as_u64(), result["text"].as_str()), (Some(version.into()), Some(text.as_str())));
    }
    client.finish();
}

#[test]
fn ten_thousand_edits_each_followed_by_a_hover() {
    let mut client = Client::ready(json!({}));
    let uri = "untitled:hovers.md";
    let countries = ["France", "Germany", "Poland", "Kenya", "Japan", "Brazil", "Norway"];
    client.open(uri, "France\n");
    let mut length = "France".len();
    let mut asked = Vec::new();
    for n in 0..10_000usize {
        // 7 and 3 have no common factor: neighbours differ.
        let country = countries[n * 3 % countries.len()];
        let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": length}});
        client.change(uri, n as i32 + 2, json!([{"range": range, "text": country}]));
        length = country.len();
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}});
        asked.push((client.ask("textDocument/hover", place), country));
    }
    for (id, country) in asked {
        let answer = client.answer(id);
        let text = answer["result"]["contents"]["value"].as_str().unwrap_or_default();
        assert!(text.contains(country), "a hover over {country} says {text:?}");
    }
    client.finish();
}
