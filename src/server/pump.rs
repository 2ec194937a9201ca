//! The pump between two streams and the framework.
//!
//! The framework's own transport ends the session at a malformed message and dies with a panicking handler, and runs
//! handlers in an order of its own. Here each message is handed to its handler, and the handler run up to its first
//! wait, before the next message is looked at: a notification that changes the state before it waits has changed it
//! for every message after it. What is left of a handler runs as a task of its own. Input and output have a
//! thread each, and output is never waited for: a client that writes without reading does not block the server.

use super::frame::{self, Incoming};
use futures::{FutureExt, SinkExt, StreamExt};
use serde::Serialize;
use std::io::{self, BufReader, Read, Write};
use std::panic::AssertUnwindSafe;
use std::sync::mpsc as sync_mpsc;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, ExitedError};
use tower_service::Service;

/// Messages read ahead of the one that is handled.
const READ_AHEAD: usize = 1024;
/// How long answers may still take once the input has ended, and how long the output may take to be read.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Serves until `exit` or the end of input. Returns the exit code that the protocol asks for: 0 where a `shutdown`
/// request went before, else 1.
pub async fn serve<S>(
    mut service: S,
    socket: ClientSocket,
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> i32
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
{
    let (writer, written) = start_writer(output);
    let mut messages = start_reader(input);
    let (mut requests, mut answers) = socket.split();
    let to_client = writer.clone();
    let forward = tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            to_client.send(&request);
        }
    });
    let mut running = JoinSet::new();
    let mut shut_down = false;
    let mut exited = false;
    while let Some(message) = messages.recv().await {
        while running.try_join_next().is_some() {}
        match message {
            Incoming::Response(response) => {
                let _ = answers.send(response).await;
            }
            Incoming::Refused(why, answer) => {
                tracing::error!("refused {why}");
                answer.into_iter().for_each(|answer| writer.send(&answer));
            }
            Incoming::Request(request) => {
                exited = request.method() == "exit";
                let is_shutdown = request.method() == "shutdown";
                let id = request.id().cloned();
                if futures::future::poll_fn(|context| service.poll_ready(context)).await.is_err() {
                    break;
                }
                let mut handler = AssertUnwindSafe(service.call(request)).catch_unwind().boxed();
                match futures::poll!(&mut handler) {
                    Poll::Ready(outcome) => {
                        let answer = answer_of(outcome, id);
                        shut_down |= is_shutdown && answer.as_ref().is_some_and(Response::is_ok);
                        answer.into_iter().for_each(|answer| writer.send(&answer));
                    }
                    Poll::Pending => {
                        let writer = writer.clone();
                        running.spawn(async move {
                            answer_of(handler.await, id).into_iter().for_each(|answer| writer.send(&answer));
                        });
                    }
                }
                if exited {
                    break;
                }
            }
        }
    }
    if !exited {
        let all = async { while running.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(LAST_WORDS, all).await;
    }
    running.abort_all();
    forward.abort();
    writer.close();
    let _ = tokio::time::timeout(LAST_WORDS, written).await;
    i32::from(!shut_down)
}

type Outcome = Result<Result<Option<Response>, ExitedError>, Box<dyn std::any::Any + Send>>;

/// The answer of a handler that ran to its end, or panicked.
fn answer_of(outcome: Outcome, id: Option<Id>) -> Option<Response> {
    match outcome {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => None,
        Err(_) => id.map(|id| Response::from_error(id, panicked())),
    }
}

/// What a client is told of a handler that panicked; the panic itself is on standard error.
pub fn panicked() -> Error {
    let mut error = Error::internal_error();
    error.message = "dateline met a fault of its own; the log (standard error) says where. The session goes on.".into();
    error
}

fn start_reader(input: impl Read + Send + 'static) -> mpsc::Receiver<Incoming> {
    let (sender, receiver) = mpsc::channel(READ_AHEAD);
    std::thread::spawn(move || {
        let mut input = BufReader::with_capacity(64 * 1024, input);
        loop {
            let message = match frame::read_body(&mut input) {
                Ok(Some(Ok(body))) => frame::parse(&body),
                Ok(Some(Err(problem))) => Incoming::Refused(problem, None),
                Ok(None) => return,
                Err(error) => {
                    tracing::error!("standard input cannot be read: {error}");
                    return;
                }
            };
            if sender.blocking_send(message).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The way out for messages, from any task.
#[derive(Clone)]
struct Writer {
    queue: sync_mpsc::Sender<Option<Vec<u8>>>,
}

impl Writer {
    fn send(&self, message: &impl Serialize) {
        match serde_json::to_vec(message) {
            // The receiver is gone when the client is.
            Ok(body) => drop(self.queue.send(Some(body))),
            Err(error) => tracing::error!("a message that cannot be written: {error}"),
        }
    }

    fn close(&self) {
        let _ = self.queue.send(None);
    }
}

/// Starts the writing thread; the second half ends when all was written or the client is gone.
fn start_writer(mut output: impl Write + Send + 'static) -> (Writer, tokio::sync::oneshot::Receiver<()>) {
    let (sender, receiver) = sync_mpsc::channel::<Option<Vec<u8>>>();
    let (done, written) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let mut write_all = || -> io::Result<()> {
            while let Ok(Some(body)) = receiver.recv() {
                let mut next = Some(body);
                let mut bytes = Vec::new();
                while let Some(body) = next {
                    write!(bytes, "Content-Length: {}\r\n\r\n", body.len())?;
                    bytes.extend_from_slice(&body);
                    match receiver.try_recv() {
                        Ok(None) => {
                            output.write_all(&bytes)?;
                            return output.flush();
                        }
                        Ok(Some(body)) if bytes.len() < 1 << 20 => next = Some(body),
                        Ok(Some(body)) => {
                            output.write_all(&bytes)?;
                            bytes.clear();
                            next = Some(body);
                        }
                        Err(_) => next = None,
                    }
                }
                output.write_all(&bytes)?;
                output.flush()?;
            }
            Ok(())
        };
        if let Err(error) = write_all() {
            tracing::error!("standard output cannot be written: {error}");
        }
        let _ = done.send(());
    });
    (Writer { queue: sender }, written)
}
