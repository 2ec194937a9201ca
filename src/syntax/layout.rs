//! Paragraphs that are set as something else by their lines: grid tables and tables of columns, lists of fields.

/// Whether a paragraph is a table by its lines: `+----+`, or a row of dashes under the heads of columns. Linear.
pub(super) fn is_table(text: &str) -> bool {
    let ruled = |line: &str| {
        let line = line.trim();
        line.len() > 4
            && line.starts_with('+')
            && line.ends_with('+')
            && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
    };
    let columns = |line: &str| {
        if !line.trim_start().starts_with("--") {
            return false;
        }
        let mut groups = line.split_whitespace().peekable();
        let several = line.trim().contains(' ');
        several
            && groups.peek().is_some()
            && groups.all(|group| group.len() >= 2 && group.bytes().all(|byte| byte == b'-'))
    };
    // Most paragraphs are one line, and one line is a row of dashes or nothing.
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return columns(text);
    }
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    // Columns that spaces hold apart.
    let apart = |line: &str| line.trim().contains("   ") && !line.trim_end().ends_with(['.', '!', '?']);
    // Lines that a bar opens: rows, verses.
    let barred = text.lines().count() >= 2 && text.lines().all(|line| line.starts_with("| "));
    barred
        || !first.is_empty() && text.lines().count() >= 2 && text.lines().all(apart)
        || ruled(first) && text.contains('|')
        || columns(first)
        || lines.next().is_some_and(columns)
}

/// Whether each of three lines or more is a field of a form, and none a sentence: `Status: open`, `Next review: 1 July`. Linear.
pub(super) fn are_fields(text: &str) -> bool {
    const LONGEST_LABEL: usize = 28;
    const LONGEST_VALUE: usize = 80;
    let is_field = |line: &str| {
        let line = line.trim();
        let Some((label, value)) = line.split_once(':') else { return false };
        let words = label.split_whitespace().count();
        let named = label.starts_with(char::is_uppercase)
            && label.len() <= LONGEST_LABEL
            && (1..=4).contains(&words)
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.' | '\u{2019}' | '\''));
        let whole = value.is_empty() || value.starts_with(' ');
        named && whole && value.len() <= LONGEST_VALUE && !value.ends_with(['.', '!', '?', ']', ')', '"', '\u{201d}'])
    };
    // Three lines have two ends between them.
    let may_be = memchr::memchr_iter(b'\n', text.as_bytes()).nth(1).is_some();
    may_be && text.lines().count() >= 3 && text.lines().all(is_field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_by_their_lines() {
        assert!(is_table("+------+------+\n| Ship | Fate |\n+======+======+"));
        assert!(is_table("Ship      Fate\n----      ----\nAda       sank"));
        assert!(!is_table("Ship and fate\nThe Ada sank.") && !is_table("a -- b\n-- c") && !is_table(""));
        assert!(is_table("Ada       sank\nBea       burned"));
        assert!(!is_table("+ plus\n-"));
    }

    #[test]
    fn fields_of_a_form() {
        assert!(are_fields("Source: yard clerk\nReliability: C\nDate of report: 4 June 2025"));
        assert!(!are_fields("Water: two pumps run.\nCash: nil\nFood: rice came."));
        assert!(!are_fields("Status: open\nOwner: desk"));
    }
}
