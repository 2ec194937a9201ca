//! `dateline/test`, there only when tests ask for it: a handler that is slow, panics, or asks the client something

use crate::server::work::Cancelled;
use serde::Deserialize;
use std::time::{Duration, Instant};

/// What to do.
#[derive(Debug, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum TestParams {
    /// Panic on the protocol's thread.
    PanicInHandler,
    /// Panic in the blocking pool.
    PanicInWork,
    /// Keep a thread busy for so many milliseconds, or until cancelled.
    BusyFor { milliseconds: u64 },
    /// Ask the client for its settings.
    AskClient,
}

/// Does the part that belongs into the blocking pool.
#[expect(clippy::panic, reason = "it is there to panic")]
pub fn work(params: &TestParams, cancelled: &Cancelled) {
    match params {
        TestParams::PanicInWork => panic!("a panic that a test asked for"),
        TestParams::BusyFor { milliseconds } => {
            let end = Instant::now() + Duration::from_millis(*milliseconds);
            while Instant::now() < end && !cancelled.is_set() {
                std::thread::park_timeout(Duration::from_millis(1));
            }
        }
        TestParams::PanicInHandler | TestParams::AskClient => {}
    }
}
