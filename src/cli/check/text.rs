//! Findings for people: each under the lines that it is about; hints are not shown.

use super::Checked;
use crate::rules::{Finding, Severity};
use crate::text::{Encoding, Span};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// The findings of one file.
pub fn print(file: &Checked, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in file.findings.iter().filter(|finding| finding.severity > Severity::Hint) {
        out.push_str(&render(file, finding, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn render(file: &Checked, finding: &Finding, renderer: &Renderer) -> String {
    let start = file.text.position(finding.span.start, Encoding::Utf8);
    let from = finding.span.start - start.column as usize;
    let to = file.text.line_end(finding.span.end);
    // A file of one endless line is shown around the finding only.
    let from = file.text.floor(from.max(finding.span.start.saturating_sub(400)));
    let to = file.text.floor(to.min(finding.span.end.min(finding.span.start + 2_000) + 400));
    let lines = file.text.slice(Span::new(from, to));
    let span = finding.span.start - from..finding.span.end.min(to).max(finding.span.start) - from;
    let span = if span.is_empty() { span.start..(span.start + 1).min(lines.len()) } else { span };
    let title = format!("{}:{}:{}: {}", file.path, start.line + 1, columns(file, finding), finding.message);
    let level = match finding.severity {
        Severity::Hint => Level::HELP,
        Severity::Information => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let snippet = Snippet::source(&*lines)
        .line_start(start.line as usize + 1)
        .path(&file.path)
        .annotation(AnnotationKind::Primary.span(span));
    let mut report = vec![level.primary_title(title.as_str()).id(finding.rule).element(snippet)];
    let fixes: Vec<String> =
        finding.fixes.iter().filter(|fix| !fix.title.starts_with("Silence ")).map(|fix| fix.title.clone()).collect();
    report.extend(fixes.iter().map(|fix| {
        Level::HELP
            .secondary_title(fix.as_str())
            .elements(std::iter::empty::<Snippet<'_, annotate_snippets::Annotation<'_>>>())
    }));
    renderer.render(&report)
}

/// The column, from 1, in code points.
fn columns(file: &Checked, finding: &Finding) -> u32 {
    file.text.position(finding.span.start, Encoding::Utf32).column + 1
}
