//! One thread that writes a message and reads until its answer: nothing between the clock and the pipes.

use crate::null_server::REPLIES;
use crate::workspace::Workspace;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A server and its pipes.
pub struct Client {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    next_id: u64,
}

impl Client {
    /// `dateline lsp` in a workspace.
    pub fn dateline(workspace: &Workspace) -> Client {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("lsp");
        let mut client = Client::start(command, workspace);
        // The workspace is read when a name of it is known.
        while client
            .request("workspace/symbol", &json!({"query": Workspace::ACTOR}))
            .as_array()
            .is_none_or(Vec::is_empty)
        {
            std::thread::yield_now();
        }
        client
    }

    /// The null server with its replies.
    pub fn null(workspace: &Workspace, replies: &Value) -> Client {
        let path = workspace.path("replies.json");
        std::fs::write(&path, replies.to_string()).expect("the temporary folder is writable");
        let mut command = Command::new(std::env::current_exe().expect("this program has a path"));
        command.env(REPLIES, path);
        Client::start(command, workspace)
    }

    fn start(mut command: Command, workspace: &Workspace) -> Client {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server starts");
        let stdin = child.stdin.take().expect("a pipe");
        let stdout = BufReader::with_capacity(1 << 20, child.stdout.take().expect("a pipe"));
        let mut client = Client { child, stdin, stdout, next_id: 1 };
        let folder = json!({"uri": workspace.uri(), "name": "bench"});
        let hover = json!({"contentFormat": ["markdown"]});
        let definition = json!({"linkSupport": true});
        let capabilities = json!({"textDocument": {"hover": hover, "definition": definition}});
        let options = json!({"debounceMs": 0});
        client.request(
            "initialize",
            &json!({"capabilities": capabilities, "workspaceFolders": [folder], "initializationOptions": options}),
        );
        client.send(&json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
        client
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let bytes = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.stdin.write_all(bytes.as_bytes()).and_then(|()| self.stdin.flush()).expect("the server reads");
    }

    /// The next message's body.
    fn read(&mut self) -> Vec<u8> {
        let mut line = String::new();
        let mut length = 0;
        loop {
            line.clear();
            assert!(self.stdout.read_line(&mut line).expect("the server writes") > 0, "the server ended");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        std::io::Read::read_exact(&mut self.stdout, &mut body).expect("a whole message");
        body
    }

    /// Reads until a body holds these words.
    fn read_until(&mut self, words: &str) -> Vec<u8> {
        loop {
            let body = self.read();
            if memchr::memmem::find(&body, words.as_bytes()).is_some() {
                return body;
            }
        }
    }

    fn exchange(&mut self, method: &str, params: &Value) -> Vec<u8> {
        let id = format!("request-{}", self.next_id);
        self.next_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.read_until(&format!("\"id\":\"{id}\""))
    }

    /// Sends a request and gives its result.
    pub fn request(&mut self, method: &str, params: &Value) -> Value {
        let answer = serde_json::from_slice::<Value>(&self.exchange(method, params)).expect("JSON");
        assert!(answer.get("error").is_none(), "{answer}");
        crate::member(&answer, "result")
    }

    /// How long a request takes.
    pub fn time(&mut self, method: &str, params: &Value) -> Duration {
        let start = Instant::now();
        self.exchange(method, params);
        start.elapsed()
    }

    /// Opens a document as version 1.
    pub fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        let params = json!({"textDocument": document});
        self.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": params}));
    }

    /// The diagnostics that are sent for a version.
    pub fn diagnostics(&mut self, version: i32) -> Value {
        let body = self.read_until(&format!("\"version\":{version}}}"));
        let message = serde_json::from_slice::<Value>(&body).expect("JSON");
        crate::member(&crate::member(&message, "params"), "diagnostics")
    }

    /// How long it takes from an edit to its diagnostics.
    pub fn time_edit(&mut self, uri: &str, version: i32, change: &Value) -> Duration {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]});
        let start = Instant::now();
        self.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}));
        self.read_until(&format!("\"version\":{version}}}"));
        start.elapsed()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
