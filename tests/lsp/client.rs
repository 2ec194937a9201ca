//! A client for tests: it writes what it is told, reads in the background, and waits for conditions, never for a time.
//! The longest wait is a guard against a server that hangs, nothing else.

use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// When a test gives up: a guard, never a pace.
const GUARD: Duration = Duration::from_secs(60);

/// All that the server sent, in order.
#[derive(Default)]
struct Inbox {
    messages: Vec<Value>,
    /// Where the answer to a request with a number is among them.
    answers: HashMap<i64, usize>,
    closed: bool,
    errors: String,
}

/// One server process and the editor's side of it.
pub struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    inbox: Arc<(Mutex<Inbox>, Condvar)>,
    next_id: i64,
    /// Requests of the server that were answered already, by index in the inbox.
    answered: usize,
}

impl Client {
    /// Starts a server with the requests that only tests use.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a server in an environment.
    pub fn start_with(environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("lsp")
            .env("DATELINE_TEST_HOOKS", "1")
            .env("DATELINE_CACHE", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"))
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let inbox = Arc::new((Mutex::new(Inbox::default()), Condvar::new()));
        let stdout = child.stdout.take().expect("a pipe");
        let stderr = child.stderr.take().expect("a pipe");
        let reading = Arc::clone(&inbox);
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Some(message) = read_message(&mut stdout) {
                let mut inbox = reading.0.lock().unwrap();
                if let (Some(id), None) = (message["id"].as_i64(), message.get("method")) {
                    let index = inbox.messages.len();
                    inbox.answers.insert(id, index);
                }
                inbox.messages.push(message);
                drop(inbox);
                reading.1.notify_all();
            }
            reading.0.lock().unwrap().closed = true;
            reading.1.notify_all();
        });
        let logging = Arc::clone(&inbox);
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let mut inbox = logging.0.lock().unwrap();
                inbox.errors.push_str(&line);
                inbox.errors.push('\n');
                drop(inbox);
                logging.1.notify_all();
            }
        });
        let stdin = child.stdin.take();
        Client { child, stdin, inbox, next_id: 1, answered: 0 }
    }

    /// Starts a server and gets through `initialize` with these client capabilities.
    pub fn ready(capabilities: Value) -> Self {
        Self::ready_with(json!({"capabilities": capabilities}))
    }

    /// Starts a server and gets through `initialize` with these parameters; the debounce is 0.
    pub fn ready_with(mut params: Value) -> Self {
        let mut client = Client::start();
        if params.get("initializationOptions").is_none() {
            params["initializationOptions"] = json!({"debounceMs": 0});
        }
        let answer = client.request("initialize", params);
        assert!(answer.get("result").is_some(), "{answer}");
        client.notify("initialized", json!({}));
        client
    }

    /// Writes bytes as they are; an error means that the server is gone, which a wait will say.
    pub fn raw(&mut self, bytes: &[u8]) {
        if let Some(stdin) = &mut self.stdin {
            let _ = stdin.write_all(bytes).and_then(|()| stdin.flush());
        }
    }

    /// Frames a body and writes it.
    pub fn body(&mut self, body: &[u8]) {
        let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
        bytes.extend_from_slice(body);
        self.raw(&bytes);
    }

    /// Writes one message.
    pub fn send(&mut self, message: &Value) {
        self.body(message.to_string().as_bytes());
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and does not wait; the id is for [`Client::answer`].
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// Sends a request and waits for its answer, whole.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// Sends a request and waits for its result.
    pub fn result(&mut self, method: &str, params: Value) -> Value {
        let answer = self.request(method, params);
        answer.get("result").unwrap_or_else(|| panic!("{method} failed: {answer}")).clone()
    }

    /// Waits for the answer to a request.
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait_inbox(&format!("the answer to request {id}"), |inbox| {
            inbox.answers.get(&id).and_then(|index| inbox.messages.get(*index)).cloned()
        })
    }

    /// Waits for the first message that `found` takes, in all that was ever received.
    pub fn wait<T>(&self, what: &str, found: impl Fn(&Value) -> Option<T>) -> T {
        self.wait_inbox(what, |inbox| inbox.messages.iter().find_map(&found))
    }

    /// Waits until all that was received is as `found` wants it.
    pub fn wait_all<T>(&self, what: &str, found: impl Fn(&[Value]) -> Option<T>) -> T {
        self.wait_inbox(what, |inbox| found(&inbox.messages))
    }

    /// Waits until the log says so.
    pub fn wait_log(&self, words: &str) {
        self.wait_inbox(words, |inbox| inbox.errors.contains(words).then_some(()));
    }

    fn wait_inbox<T>(&self, what: &str, found: impl Fn(&Inbox) -> Option<T>) -> T {
        let end = Instant::now() + GUARD;
        let mut inbox = self.inbox.0.lock().unwrap();
        loop {
            if let Some(value) = found(&inbox) {
                return value;
            }
            assert!(!inbox.closed, "the server ended before {what}; its log:\n{}", inbox.errors);
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no {what} within {GUARD:?}; the log:\n{}", inbox.errors);
            inbox = self.inbox.1.wait_timeout(inbox, left).unwrap().0;
        }
    }

    /// All that was received up to now.
    pub fn received(&self) -> Vec<Value> {
        self.inbox.0.lock().unwrap().messages.clone()
    }

    /// Waits for a request of the server that was not answered yet.
    pub fn server_request(&mut self, method: &str) -> Value {
        let from = self.answered;
        let (index, message) = self.wait_inbox(&format!("a {method} request"), |inbox| {
            let mut later = inbox.messages.iter().enumerate().skip(from);
            later
                .find(|(_, message)| message["method"] == method && message.get("id").is_some())
                .map(|(i, m)| (i, m.clone()))
        });
        self.answered = index + 1;
        message
    }

    /// Answers a request of the server.
    pub fn reply(&mut self, request: &Value, result: Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
    }

    /// A version that was not used before.
    pub fn next_version(&mut self) -> i64 {
        self.next_id += 1;
        self.next_id
    }

    /// Asks until it is so. Each try is a round trip, so that it is the server that sets the pace.
    pub fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let end = Instant::now() + GUARD;
        while !holds(self) {
            assert!(Instant::now() < end, "no {what} within {GUARD:?}");
            std::thread::yield_now();
        }
    }

    /// Opens a Markdown document as version 1.
    pub fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Sends content changes as a version.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        self.notify("textDocument/didChange", params);
    }

    /// What the server has as a document's text: version and text.
    pub fn text(&mut self, uri: &str) -> (Option<i64>, String) {
        let answer = self.result("dateline/text", json!({"textDocument": {"uri": uri}}));
        (answer["version"].as_i64(), answer["text"].as_str().unwrap_or_default().to_string())
    }

    /// The server answers a request: it is alive.
    pub fn assert_alive(&mut self) {
        self.result("workspace/symbol", json!({"query": "no such name"}));
    }

    /// Ends the input.
    pub fn close_input(&mut self) {
        self.stdin = None;
    }

    /// Waits for the end of the process.
    pub fn exit_code(&mut self) -> Option<i32> {
        let end = Instant::now() + GUARD;
        let mut inbox = self.inbox.0.lock().unwrap();
        while !inbox.closed {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the server did not end; its log:\n{}", inbox.errors);
            inbox = self.inbox.1.wait_timeout(inbox, left).unwrap().0;
        }
        drop(inbox);
        // Its output is closed, so that it is ending.
        self.child.wait().as_ref().ok().and_then(ExitStatus::code)
    }

    /// Shuts the server down as the protocol has it, and checks that it ends well.
    pub fn finish(mut self) {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        assert!(answer.get("error").is_none(), "{answer}");
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        assert_eq!(self.exit_code(), Some(0));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads one message; strict, since standard output carries the protocol and nothing else.
fn read_message(input: &mut impl BufRead) -> Option<Value> {
    let mut line = String::new();
    if input.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let length = line.strip_prefix("Content-Length: ").and_then(|rest| rest.strip_suffix("\r\n"));
    let length = length.and_then(|length| length.parse().ok()).unwrap_or_else(|| panic!("not the protocol: {line:?}"));
    line.clear();
    input.read_line(&mut line).ok()?;
    assert_eq!(line, "\r\n");
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a JSON body"))
}
