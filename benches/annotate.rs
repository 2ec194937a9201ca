//! `dateline annotate` over plain text, beside `wc -w`: megabytes a second of one core, the kernel's part counted, at two lengths.
//!
//! `cargo bench --bench annotate` does 5 MB and 50 MB; `cargo test` does a few kilobytes. Processor time and memory are those that
//! Linux tells of a process; elsewhere only the time that passed is printed.

#![allow(clippy::print_stdout)]

#[path = "notes/prose.rs"]
#[allow(dead_code)]
mod prose;

use std::fs::read_to_string;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Where the program is that it is measured beside.
const WC: &str = "/usr/bin/wc";

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let (sizes, rounds) = if full { ([5_000_000, 50_000_000], 3) } else { ([5_000, 50_000], 1) };
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "{:<24}{:>10}{:>12}{:>12}{:>12}{:>12}",
        "the best of the rounds", "bytes", "seconds", "processor", "MB/s a core", "peak MB"
    );
    let mut ours = Vec::new();
    for size in sizes {
        let file = folder.path().join(format!("{size}.txt"));
        let text = text(size);
        std::fs::write(&file, &text).expect("a file");
        let annotate = || command(env!("CARGO_BIN_EXE_dateline"), &["annotate"], &file);
        let count = || command(WC, &["-w"], &file);
        let best = (0..rounds).map(|_| Run::of(annotate())).min_by_key(|run| run.processor.max(run.passed / 1_000));
        let best = best.expect("a round");
        best.print("dateline annotate", text.len());
        if let Some(words) =
            (0..rounds).filter(|_| Path::new(WC).exists()).map(|_| Run::of(count())).min_by_key(|run| run.passed)
        {
            words.print("wc -w", text.len());
        }
        ours.push(best);
    }
    if let [short, long] = ours.as_slice() {
        let times = |of: fn(&Run) -> f64| of(long) / of(short).max(f64::MIN_POSITIVE);
        println!(
            "ten times the text: {:.1} times the time that passed, {:.1} times the processor time (bar 12)",
            times(|run| run.passed.as_secs_f64()),
            times(|run| run.processor.as_secs_f64())
        );
    }
}

/// Reports one after the other, at least `size` bytes.
fn text(size: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&prose::report(number, 30));
        text.push('\n');
    }
    text
}

fn command(program: &str, arguments: &[&str], file: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).arg(file).stdout(Stdio::null());
    command
}

/// What one run took.
#[derive(Debug)]
struct Run {
    passed: Duration,
    /// User and system time; nothing where it is not told.
    processor: Duration,
    peak_kilobytes: u64,
}

impl Run {
    /// Runs a command to its end; its times are read when it has ended and before it is buried.
    fn of(mut command: Command) -> Run {
        let began = Instant::now();
        let mut child = command.spawn().expect("the program runs");
        let folder = format!("/proc/{}", child.id());
        let mut run = Run { passed: Duration::ZERO, processor: Duration::ZERO, peak_kilobytes: 0 };
        if Path::new(&folder).exists() {
            while let Some((state, processor)) = stat(&folder) {
                run.passed = began.elapsed();
                run.processor = processor;
                if state == 'Z' {
                    break;
                }
                run.peak_kilobytes = run.peak_kilobytes.max(peak(&folder));
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        assert!(child.wait().expect("it ends").success());
        run.passed = if run.passed.is_zero() { began.elapsed() } else { run.passed };
        run
    }

    fn print(&self, what: &str, bytes: usize) {
        let seconds = self.processor.as_secs_f64();
        let speed = if seconds > 0.0 { format!("{:.1}", bytes as f64 / 1e6 / seconds) } else { "-".into() };
        println!(
            "{what:<24}{bytes:>10}{:>12.3}{seconds:>12.3}{speed:>12}{:>12.1}",
            self.passed.as_secs_f64(),
            self.peak_kilobytes as f64 / 1e3
        );
    }
}

/// State of a process, and its user and system time (`proc(5)`: fields 3, 14 and 15 of `stat`, in hundredths of a second).
fn stat(folder: &str) -> Option<(char, Duration)> {
    let stat = read_to_string(format!("{folder}/stat")).ok()?;
    let mut fields = stat.rsplit_once(") ")?.1.split(' ');
    let state = fields.next()?.chars().next()?;
    let mut times = fields.skip(10).map_while(|field| field.parse::<u64>().ok());
    Some((state, Duration::from_millis(10 * (times.next()? + times.next()?))))
}

/// The most memory that a process has had, in kilobytes.
fn peak(folder: &str) -> u64 {
    let status = read_to_string(format!("{folder}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
