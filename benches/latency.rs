//! How long an answer takes, next to a server that does nothing.
//!
//! `cargo bench --bench latency` starts `dateline lsp` and, as its baseline, this program itself as a null server: the
//! same framework, pump and pipes, and constant replies, byte for byte those that dateline gave. It prints median and
//! 99th percentile of hover, definition and completion (best of three runs of 5,000 each), and from an edit to its diagnostics
//! in documents of 50 KB and 5 MB, and of the rename of a key that a thousand notes cite. Run by `cargo test` it does a few of each, and measures nothing.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "latency/client.rs"]
mod client;
#[path = "latency/null_server.rs"]
mod null_server;
#[path = "latency/workspace.rs"]
mod workspace;

use client::Client;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use workspace::Workspace;

/// How much to do.
struct Plan {
    runs: usize,
    requests: usize,
    edits: usize,
    sizes: &'static [usize],
    notes: usize,
}

const BENCH: Plan = Plan { runs: 3, requests: 5_000, edits: 200, sizes: &[50_000, 5_000_000], notes: 1_000 };
const SMOKE: Plan = Plan { runs: 1, requests: 3, edits: 2, sizes: &[50_000], notes: 20 };

fn main() {
    if let Ok(replies) = std::env::var(null_server::REPLIES) {
        std::process::exit(null_server::run(&replies));
    }
    let plan = if std::env::args().any(|argument| argument == "--bench") { BENCH } else { SMOKE };
    let workspace = Workspace::new();
    println!("{:<34}{:>12}{:>12}{:>12}{:>12}", "milliseconds", "median", "p99", "null median", "null p99");
    requests(&plan, &workspace);
    for size in plan.sizes {
        edits(&plan, &workspace, *size);
    }
    rename(&plan);
}

/// A key that is cited five times in each of many notes gets another name; beside it, reading the notes and finding the key in them.
fn rename(plan: &Plan) {
    let workspace = Workspace::new();
    let paths = workspace.with_citing_notes(plan.notes);
    let mut dateline = Client::dateline(&workspace);
    dateline.open(&workspace.note_uri(), "Met in 2021 [@harbour].\n");
    let at = json!({"line": 0, "character": 15});
    let params = json!({"textDocument": {"uri": workspace.note_uri()}, "position": at, "newName": "port-2021"});
    let started = Instant::now();
    let edit = dateline.request("textDocument/rename", &params);
    let first = started.elapsed();
    let edits =
        edit["changes"].as_object().map_or(0, |files| files.values().filter_map(Value::as_array).map(Vec::len).sum());
    assert_eq!(edits, plan.notes * 5 + 2, "five citations a note, one in the open note, and the entry");
    let again = Times::of(plan.edits.min(20), || dateline.time("textDocument/rename", &params));
    let reading = Times::of(plan.edits.min(20), || {
        let started = Instant::now();
        let finder = memchr::memmem::Finder::new("harbour");
        let found = paths.iter().map(|path| finder.find_iter(&std::fs::read(path).unwrap_or_default()).count());
        assert_eq!(found.sum::<usize>(), plan.notes * 5);
        started.elapsed()
    });
    println!(
        "rename, {edits} edits in {} files: {:.1} ms the first time, {:.1} ms again (bar 300); reading the notes and finding the key {:.1} ms",
        plan.notes + 2,
        first.as_secs_f64() * 1000.0,
        again.median,
        reading.median
    );
}

/// Hover and definition on a citation of a note, completion of a key, of a name, and of a quotation.
fn requests(plan: &Plan, workspace: &Workspace) {
    let (note, last) = workspace.with_beginnings(workspace.note(20_000));
    let mut dateline = Client::dateline(workspace);
    dateline.open(&workspace.note_uri(), &note);
    let at = |position: Value| json!({"textDocument": {"uri": workspace.note_uri()}, "position": position});
    let citation = at(Workspace::citation(&note));
    let mut asked = vec![("hover", "hover", citation.clone()), ("definition", "definition", citation)];
    for (name, line, text) in last {
        asked.push((name, "completion", at(json!({"line": line, "character": text.encode_utf16().count()}))));
    }
    for (name, method, params) in asked {
        let reply = dateline.request(&format!("textDocument/{method}"), &params);
        let mut replies = serde_json::Map::new();
        replies.insert(method.to_string(), reply.clone());
        let mut null = Client::null(workspace, &Value::Object(replies));
        null.open(&workspace.note_uri(), &note);
        let method = format!("textDocument/{method}");
        assert_eq!(null.request(&method, &params), reply, "the null server gives the same reply");
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..plan.runs {
            ours.push(Times::of(plan.requests, || dateline.time(&method, &params)));
            theirs.push(Times::of(plan.requests, || null.time(&method, &params)));
        }
        let (ours, theirs) = (Times::best(&ours), Times::best(&theirs));
        report(&format!("{name}, {} bytes", reply.to_string().len()), &ours, &theirs);
        println!(
            "    median {:+.3} ms (bar +0.3), p99 {:+.3} ms (bar +3)",
            ours.median - theirs.median,
            ours.p99 - theirs.p99
        );
    }
}

/// From an edit inside a paragraph to the diagnostics of its version, with the debounce at 0.
fn edits(plan: &Plan, workspace: &Workspace, size: usize) {
    let note = workspace.note(size);
    let mut dateline = Client::dateline(workspace);
    dateline.open(&workspace.note_uri(), &note);
    let diagnostics = dateline.diagnostics(1);
    let mut null = Client::null(workspace, &json!({"diagnostics": diagnostics}));
    null.open(&workspace.note_uri(), &note);
    // Paragraphs are on even lines, blank ones between them.
    let line = (note.lines().count() / 2) & !1;
    let time = |server: &mut Client| {
        let mut version = 1;
        Times::of(plan.edits, || {
            version += 1;
            let at = json!({"line": line, "character": 0});
            let text = if version % 2 == 0 { "Today " } else { "" };
            let end = json!({"line": line, "character": if version % 2 == 0 { 0 } else { 6 }});
            let change = json!({"range": {"start": at, "end": end}, "text": text});
            server.time_edit(&workspace.note_uri(), version, &change)
        })
    };
    let (ours, theirs) = (time(&mut dateline), time(&mut null));
    let found = diagnostics.as_array().map_or(0, Vec::len);
    report(&format!("edit, {} KB, {found} findings", size / 1000), &ours, &theirs);
    println!("    {:.1} times the null server (bar at 5 MB: median 20 ms)", ours.median / theirs.median.max(0.001));
}

/// Median and 99th percentile in milliseconds.
struct Times {
    median: f64,
    p99: f64,
}

impl Times {
    fn of(count: usize, mut once: impl FnMut() -> Duration) -> Times {
        let mut all = (0..count).map(|_| once().as_secs_f64() * 1000.0).collect::<Vec<_>>();
        all.sort_by(f64::total_cmp);
        let at = |share: usize| all.get(count * share / 100).or(all.last()).copied().unwrap_or_default();
        Times { median: at(50), p99: at(99) }
    }

    fn best(runs: &[Times]) -> Times {
        let least = |of: fn(&Times) -> f64| runs.iter().map(of).fold(f64::INFINITY, f64::min);
        Times { median: least(|run| run.median), p99: least(|run| run.p99) }
    }
}

fn report(what: &str, ours: &Times, theirs: &Times) {
    println!("{what:<34}{:>12.3}{:>12.3}{:>12.3}{:>12.3}", ours.median, ours.p99, theirs.median, theirs.p99);
}

/// The member of an object, or null.
fn member(value: &Value, name: &str) -> Value {
    value.get(name).cloned().unwrap_or_default()
}
