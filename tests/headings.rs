//! Dates under dated headings and list heads, as the built program reads them: `30 June` under `## 2019` is of 2019.

use std::io::Write;
use std::process::{Command, Stdio};

/// The text without its marks, and what each mark says.
fn unmark(marked: &str) -> (String, Vec<String>) {
    let (mut text, mut said) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark ends");
        let (words, value) = inside.split_once('|').expect("a mark has a value");
        text.extend([before, words]);
        said.push(format!("{words} {value}"));
        rest = after;
    }
    text.push_str(rest);
    (text, said)
}

/// The times that `dateline annotate` reports, with their values.
fn times(note: &str, date: &str) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["annotate", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    if date != "-" {
        command.args(["--date", date]);
    }
    let mut child = command.spawn().expect("dateline starts");
    child.stdin.take().expect("its input").write_all(note.as_bytes()).expect("it reads");
    let out = child.wait_with_output().expect("it ends");
    let rows = String::from_utf8(out.stdout).expect("UTF-8");
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).expect("JSON"));
    let times = rows.filter(|row| row["kind"] == "time");
    times.map(|row| format!("{} {}", row["text"].as_str().unwrap_or(""), row["value"].as_str().unwrap_or(""))).collect()
}

#[test]
fn headings_date_what_stands_under_them() {
    let all = include_str!("headings/notes.txt");
    let notes: Vec<&str> = all.split("\n=== ").skip(1).collect();
    assert_eq!(notes.len(), 7);
    for note in notes {
        let (head, body) = note.split_once('\n').expect("a note has a head");
        let (name, date) = head.rsplit_once(", ").expect("a head has a date");
        let (text, said) = unmark(body);
        assert_eq!(times(&text, date), said, "{name}");
    }
}
