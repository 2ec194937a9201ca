//! Where a workspace's bibliography is to be made, and the edit of `dateline.toml` that makes it known, where one is needed.

use super::Config;
use crate::text::{Span, TextEdit};
use toml::de::{DeTable, DeValue};

/// The usual name.
const NAME: &str = "references.bib";

impl Config {
    /// Paths that a bibliography in BibLaTeX can have here, from the root, the usual one first.
    pub fn bibliography_places(&self) -> Vec<String> {
        let of_pattern = |pattern: &String| {
            let plain = pattern.trim_start_matches("./").replace("**/", "").replace('*', "references");
            (!plain.contains(['?', '[', ']', '{', '}']) && plain.ends_with(".bib")).then_some(plain)
        };
        let named = self.bibliography.patterns().iter().filter_map(of_pattern);
        let mut places: Vec<String> = std::iter::once(NAME.to_owned()).chain(named).collect();
        places.retain(|place| self.bibliography.matches(place) && !self.exclude.matches(place));
        places.dedup();
        places
    }
}

/// The edit of the text of `dateline.toml` that adds the usual name to its `bibliography`, and that name; `None` where the text has no such list.
pub fn register(text: &str) -> Option<(TextEdit, &'static str)> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let (_, workspace) = table.get_ref().iter().find(|(key, _)| key.get_ref() == "workspace")?;
    let DeValue::Table(workspace) = workspace.get_ref() else { return None };
    let (_, list) = workspace.iter().find(|(key, _)| key.get_ref() == "bibliography")?;
    let DeValue::Array(items) = list.get_ref() else { return None };
    let (at, insert) = match items.iter().last() {
        Some(last) => (last.span().end, format!(", \"{NAME}\"")),
        None => (list.span().start + 1, format!("\"{NAME}\"")),
    };
    Some((TextEdit { span: Span::at(at), insert }, NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered(text: &str) -> String {
        let mut out = text.to_owned();
        if let Some((edit, _)) = register(text) {
            out.insert_str(edit.span.start, &edit.insert);
        }
        out
    }

    #[test]
    fn the_list_gets_one_more() {
        assert_eq!(
            registered("[workspace]\nbibliography = []\n"),
            "[workspace]\nbibliography = [\"references.bib\"]\n"
        );
        let (before, after) = ("[\n  \"a.json\", # é\n]\n", "[\n  \"a.json\", \"references.bib\", # é\n]\n");
        assert_eq!(
            registered(&format!("workspace.bibliography = {before}")),
            format!("workspace.bibliography = {after}")
        );
        for none in [
            "",
            "[workspace]\n",
            "bibliography = []",
            "[workspace]\nbibliography = 1\n",
            "[workspace\nbibliography = []",
        ] {
            assert_eq!(registered(none), none);
        }
    }

    #[test]
    fn places_are_those_that_are_read() {
        let places = |text: &str| Config::parse(text).0.bibliography_places();
        assert_eq!(places(""), ["references.bib"]);
        assert_eq!(places("[workspace]\nbibliography = [\"refs/**/*.bib\", \"x.json\"]\n"), ["refs/references.bib"]);
        assert_eq!(places("[workspace]\nbibliography = [\"lib/main.bib\"]\n"), ["lib/main.bib"]);
        assert_eq!(places("[workspace]\nbibliography = [\"[ab].bib\"]\nexclude = [\"r*\"]\n"), [""; 0]);
    }
}
