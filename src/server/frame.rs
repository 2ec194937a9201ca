//! Messages out of a stream of bytes: headers in any case and number, one JSON-RPC message a body.
//!
//! A client that counts wrong must not end the session: what cannot be read is named, and reading goes on at the next
//! header.

mod mend;

use serde_json::Value;
use std::io::{self, BufRead, Read};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// The longest body taken; a larger count is a broken header, not a message.
const LONGEST_BODY: u64 = 1 << 30;
/// The longest header line taken.
const LONGEST_HEADER: u64 = 64 * 1024;

/// What came in.
#[derive(Debug)]
pub enum Incoming {
    /// A request or a notification.
    Request(Request),
    /// An answer to a request of the server.
    Response(Response),
    /// Nothing that can be handled: why, and where the protocol wants an answer, the answer.
    Refused(String, Option<Response>),
}

/// Reads the next body. `Ok(None)` at the end of input; the inner error says what was skipped.
pub fn read_body(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut length = None;
    let mut headers = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() {
            match length {
                Some(Ok(length)) => return read_exactly(input, length).map(Some),
                Some(Err(problem)) => return Ok(Some(Err(problem))),
                // Blank lines between messages mean nothing; a header block without a count is a broken message.
                None if headers == 0 => continue,
                None => return Ok(Some(Err("a message without Content-Length".to_string()))),
            }
        }
        headers += 1;
        if let Some((name, value)) = text.rsplit_once(':')
            && ends_with_ignoring_case(name.trim(), "content-length")
        {
            length = Some(match value.trim().parse::<u64>() {
                Ok(length) if length <= LONGEST_BODY => Ok(length),
                Ok(length) => Err(format!("Content-Length {length} is more than the {LONGEST_BODY} bytes allowed")),
                Err(_) => Err(format!("Content-Length {:?} is not a number", value.trim())),
            });
        }
    }
}

/// Whether `name` ends so: rubbish before a header (the rest of a body that was counted too short) is passed over.
fn ends_with_ignoring_case(name: &str, suffix: &str) -> bool {
    let start = name.len().checked_sub(suffix.len());
    start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

fn read_exactly(input: &mut impl BufRead, length: u64) -> io::Result<Result<Vec<u8>, String>> {
    // Grown as bytes come, so that a false count costs nothing.
    let mut body = Vec::with_capacity(length.min(64 * 1024) as usize);
    input.take(length).read_to_end(&mut body)?;
    match body.len() as u64 == length {
        true => Ok(Ok(body)),
        false => Ok(Err(format!("the input ended after {} of {length} bytes", body.len()))),
    }
}

/// Reads a body as one message.
pub fn parse(body: &[u8]) -> Incoming {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Incoming::Refused("an empty message".to_string(), None);
    }
    let value = match serde_json::from_slice::<Value>(body) {
        Ok(value) => value,
        Err(error) => match mend::surrogates(body).and_then(|body| serde_json::from_slice(&body).ok()) {
            Some(value) => value,
            None => {
                let why = match std::str::from_utf8(body) {
                    Ok(_) => format!("a message that is not JSON: {error}"),
                    Err(error) => format!("a message that is not UTF-8: {error}"),
                };
                return Incoming::Refused(why, Some(Response::from_error(Id::Null, Error::parse_error())));
            }
        },
    };
    match value {
        Value::Object(object) => message(object),
        Value::Array(_) => {
            refuse(Id::Null, "a batch; the Language Server Protocol has none, send one message at a time")
        }
        _ => refuse(Id::Null, "a message that is no JSON object"),
    }
}

fn message(mut object: serde_json::Map<String, Value>) -> Incoming {
    let id = match object.remove("id") {
        None => None,
        Some(Value::Number(number)) => match number.as_i64() {
            Some(number) => Some(Id::Number(number)),
            None => return refuse(Id::Null, "an id that is neither an integer nor a string"),
        },
        Some(Value::String(text)) => Some(Id::String(text)),
        Some(Value::Null) => Some(Id::Null),
        Some(_) => return refuse(Id::Null, "an id that is neither an integer nor a string"),
    };
    if object.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return refuse(id.unwrap_or_default(), "a message without \"jsonrpc\": \"2.0\"");
    }
    match (object.remove("method"), id) {
        (Some(Value::String(_)), Some(Id::Null)) => refuse(Id::Null, "a request whose id is null"),
        (Some(Value::String(method)), id) => {
            let mut request = Request::build(method.clone());
            if let Some(id) = id {
                request = request.id(id);
            }
            match (method.as_str(), object.remove("params")) {
                // They take none; what a client sends with them does not matter.
                ("shutdown" | "exit", _) => {}
                ("initialized", None | Some(Value::Null)) => request = request.params(serde_json::json!({})),
                (_, Some(mut params)) => {
                    mend::uris(&mut params);
                    request = request.params(params);
                }
                (_, None) => {}
            }
            Incoming::Request(request.finish())
        }
        (Some(_), id) => refuse(id.unwrap_or_default(), "a method that is no string"),
        (None, Some(id)) => match (object.remove("result"), object.remove("error")) {
            (_, Some(error)) if !error.is_null() => match serde_json::from_value::<Error>(error) {
                Ok(error) => Incoming::Response(Response::from_error(id, error)),
                Err(_) => Incoming::Response(Response::from_error(id, Error::internal_error())),
            },
            (Some(result), _) => Incoming::Response(Response::from_ok(id, result)),
            (None, _) => refuse(id, "a message with neither method nor result"),
        },
        (None, None) => refuse(Id::Null, "a message with neither method nor id"),
    }
}

fn refuse(id: Id, why: &str) -> Incoming {
    let mut error = Error::invalid_request();
    error.message = format!("Invalid request: {why}").into();
    Incoming::Refused(why.to_string(), Some(Response::from_error(id, error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(input: &[u8]) -> Vec<Result<String, String>> {
        let mut input = io::BufReader::with_capacity(7, input);
        let mut out = Vec::new();
        while let Some(body) = read_body(&mut input).expect("memory is read without error") {
            out.push(body.map(|body| String::from_utf8_lossy(&body).into_owned()));
        }
        out
    }

    #[test]
    fn headers_in_any_case_order_and_number() {
        let input = b"content-length: 2\r\n\r\n{}CONTENT-LENGTH:3\r\nContent-Type: x; charset=utf8\r\nX-Other: y\r\n\r\n{ }\r\n\r\nX: 1\nContent-Length: 2\n\n[]";
        assert_eq!(bodies(input), [Ok("{}".to_string()), Ok("{ }".to_string()), Ok("[]".to_string())]);
    }

    #[test]
    fn broken_headers_are_named_and_passed_over() {
        let read = bodies(
            b"Content-Length: many\r\n\r\nContent-Length: -1\r\n\r\nContent-Length: 99999999999999\r\n\r\nX: y\r\n\r\nContent-Length: 2\r\n\r\n{}trash Content-Length: 2\r\n\r\n[]Content-Length: 9\r\n\r\n{}",
        );
        let said = read.iter().map(|body| body.clone().unwrap_or_else(|problem| problem)).collect::<Vec<_>>();
        assert_eq!(
            said,
            [
                "Content-Length \"many\" is not a number",
                "Content-Length \"-1\" is not a number",
                "Content-Length 99999999999999 is more than the 1073741824 bytes allowed",
                "a message without Content-Length",
                "{}",
                "[]",
                "the input ended after 2 of 9 bytes",
            ]
        );
    }

    fn answer(body: &str) -> String {
        match parse(body.as_bytes()) {
            Incoming::Request(request) => format!("request {request}"),
            Incoming::Response(response) => {
                format!("response {}", serde_json::to_string(&response).unwrap_or_default())
            }
            Incoming::Refused(why, None) => format!("dropped: {why}"),
            Incoming::Refused(_, Some(response)) => serde_json::to_string(&response).unwrap_or_default(),
        }
    }

    #[test]
    fn one_message_or_an_answer_that_says_why_not() {
        assert_eq!(answer("  "), "dropped: an empty message");
        assert!(answer("{").contains("-32700"));
        assert!(answer("[]").contains("-32600"));
        assert!(answer("3").contains("-32600"));
        assert!(answer(r#"{"id":3,"method":"x"}"#).contains(r#""id":3"#));
        assert!(answer(r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#).contains("-32600"));
        assert!(answer(r#"{"jsonrpc":"2.0","id":7,"method":8}"#).contains(r#""id":7"#));
        assert!(answer(r#"{"jsonrpc":"2.0","id":7}"#).contains("-32600"));
        assert!(answer(r#"{"jsonrpc":"2.0","id":7,"result":null}"#).starts_with("response"));
        assert!(answer(r#"{"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"m","x":2}}"#).starts_with("response"));
        assert_eq!(
            answer(r#"{"jsonrpc":"2.0","id":7,"method":"shutdown","params":{"a":1}}"#),
            r#"request {"jsonrpc":"2.0","method":"shutdown","id":7}"#
        );
        assert!(answer(&("[".repeat(100_000))).contains("-32700"));
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced() {
        let sent = r#"{"jsonrpc":"2.0","method":"x","params":["a\ud83db","\ude00","\ud83d\ude00","\\ud83d"]}"#;
        assert_eq!(
            answer(sent),
            "request {\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":[\"a\u{fffd}b\",\"\u{fffd}\",\"😀\",\"\\\\ud83d\"]}"
        );
    }
}
