//! Wikilinks: `[[target#fragment|label]]`, `![[embed]]`.

use super::citation::trim;
use super::source::floor;
use crate::text::Span;

/// A wikilink as spans of the text that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RawLink {
    /// With its brackets, and the `!` of an embed.
    pub span: Span,
    /// Before `#` and `|`.
    pub target: Span,
    /// After the first `#`.
    pub fragment: Option<Span>,
    /// What a reader reads: the label, else everything between the brackets.
    pub label: Span,
    pub labelled: bool,
}

/// A longer one is none; it bounds the search for its end.
const LONGEST: usize = 1000;

/// The wikilink whose `[[` stands at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<RawLink> {
    let rest = text.get(at..)?.strip_prefix("[[")?;
    let window = rest.get(..floor(rest, LONGEST))?;
    let len = window.find("]]")?;
    let inside = window.get(..len)?;
    if inside.contains("[[") || inside.contains("\n\n") {
        return None;
    }
    let start = at + 2;
    let bar = inside.find('|');
    let name = Span::new(
        start,
        start + bar.map_or(len, |bar| inside.get(..bar).map_or(bar, |n| n.trim_end_matches('\\').len())),
    );
    let hash = name.of(text).find('#').map(|hash| name.start + hash);
    let target = trim(text, Span::new(name.start, hash.unwrap_or(name.end)));
    let fragment = hash.map(|hash| trim(text, Span::new(hash + 1, name.end))).filter(|span| !span.is_empty());
    if target.is_empty() && fragment.is_none() {
        return None;
    }
    let label = bar.map(|bar| trim(text, Span::new(start + bar + 1, start + len))).filter(|span| !span.is_empty());
    let whole = trim(text, name);
    let before = text.get(..at)?;
    let span = Span::new(at - usize::from(before.ends_with('!')), start + len + 2);
    Some(RawLink { span, target, fragment, label: label.unwrap_or(whole), labelled: label.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn forms() {
        let cases = [
            "[[key]]",
            "[[notes/a b#Second part]]",
            "[[path#^block]]",
            "[[key#\"words of the passage\"]]",
            "[[key|label]]",
            "![[embed]]",
            "[[key\\|label]]",
            "[[#Here]]",
            "[[]]",
            "[[open",
        ];
        let shown: Vec<String> = cases
            .iter()
            .map(|text| match at(text, text.find("[[").unwrap()) {
                Some(link) => format!(
                    "{} | {} | {} | {}",
                    link.span.of(text),
                    link.target.of(text),
                    link.fragment.map_or("", |span| span.of(text)),
                    link.label.of(text)
                ),
                None => format!("{text}: none"),
            })
            .collect();
        expect![[r#"
            [[key]] | key |  | key
            [[notes/a b#Second part]] | notes/a b | Second part | notes/a b#Second part
            [[path#^block]] | path | ^block | path#^block
            [[key#"words of the passage"]] | key | "words of the passage" | key#"words of the passage"
            [[key|label]] | key |  | label
            ![[embed]] | embed |  | embed
            [[key\|label]] | key |  | label
            [[#Here]] |  | Here | #Here
            [[]]: none
            [[open: none"#]]
        .assert_eq(&shown.join("\n"));
    }
}
