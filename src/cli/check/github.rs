//! Findings as GitHub's workflow commands, which it shows as annotations of the changed lines; hints are left out.

use super::Checked;
use crate::rules::{Finding, Severity};
use crate::text::Encoding;

/// The findings of one file, one command a line.
pub fn print(file: &Checked) -> String {
    let shown = file.findings.iter().filter(|finding| finding.severity > Severity::Hint);
    shown.map(|finding| command(file, finding)).collect()
}

fn command(file: &Checked, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    };
    let start = file.text.position(finding.span.start, Encoding::Utf32);
    let end = file.text.position(finding.span.end, Encoding::Utf32);
    // Columns are for findings of one line only.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column + 1, end.column.max(start.column + 1))
    } else {
        String::new()
    };
    format!(
        "::{level} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&file.path),
        start.line + 1,
        end.line + 1,
        property(&format!("dateline {}", finding.rule)),
        data(&finding.message)
    )
}

/// A message, escaped as GitHub's toolkit does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, escaped likewise.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50 %\r\n::error::x"), "50 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n.md"), "a%2Cb%3Ac%25%0A.md");
    }
}
