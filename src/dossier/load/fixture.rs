//! Fixtures of the loaders' tests: the text of a file, and under a wrong place a line `^^^ message`.

use super::Loaded;
use crate::syntax::Problem;
use expect_test::Expect;

/// Loads the fixture's text without its caret lines, and asserts that the problems are at the carets. Gives what was loaded.
pub fn check(fixture: Expect, load: impl FnOnce(&str) -> Loaded) -> Loaded {
    let data = fixture.data();
    let data = data.strip_prefix('\n').unwrap_or(data);
    let written = data.lines().filter(|line| !line.trim().is_empty());
    let indent = written.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0);
    let lines = data.split_inclusive('\n').filter(|line| !line.trim_start().starts_with('^'));
    // The indentation of the code around the fixture is not its own.
    let text: String = lines.map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start_matches(' '))).collect();
    let loaded = load(&text);
    fixture.assert_eq(&render(&text, &loaded.problems));
    loaded
}

fn render(text: &str, problems: &[Problem]) -> String {
    let (mut out, mut start) = (String::new(), 0);
    let mut problems = problems.iter().peekable();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line);
        let end = start + line.len();
        while let Some(problem) = problems.next_if(|problem| problem.span.start < end || at + 1 == lines.len()) {
            let from = problem.span.start - start;
            let to = (problem.span.end - start).min(line.trim_end().len()).max(from);
            let width = line.get(from..to).map_or(1, |marked| marked.chars().count()).max(1);
            let indent = line.get(..from).map_or(0, |before| before.chars().count());
            out.push_str(&format!("{}{} {}\n", " ".repeat(indent), "^".repeat(width), problem.message));
        }
        start = end;
    }
    out
}
