//! What a file is to the workspace.

use super::Config;
use super::path;
use crate::syntax::{Format, FrontMatter};

/// The part that a file plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Kind {
    /// Notes rest on it.
    Source,
    /// The analyst writes it.
    Note,
    /// A dossier in TOML.
    DossierToml,
    /// A dossier entry as a note, `type: actor` or `type: event`.
    DossierNote,
    /// FollowTheMoney entities, one JSON object a line.
    DossierEntities,
    /// A bibliography in BibLaTeX.
    Biblatex,
    /// A bibliography in CSL-JSON.
    CslJson,
    /// `dateline.toml`
    Config,
    /// Nothing that dateline reads.
    Other,
}

impl Kind {
    /// Whether it is text that is recognised and annotated.
    pub fn is_document(self) -> bool {
        matches!(self, Kind::Source | Kind::Note | Kind::DossierNote)
    }
}

/// The format that a file's extension names; `None` for what is no document.
pub fn format_of(key: &str) -> Option<Format> {
    match path::extension(key).to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" => Some(Format::Plain),
        "html" | "htm" => Some(Format::Html),
        _ => None,
    }
}

/// Whether a file at `relative` below its root holds FollowTheMoney entities.
pub fn is_entities(config: &Config, relative: &str) -> bool {
    relative.ends_with(".ftm.json") && config.dossier.matches(relative)
}

/// The kind of a file at `relative` below its root. `type_of` is the front matter's `type:`; `is_cited_file` tells
/// whether a bibliography entry has it as its `file`. The order is that of the contract, section 2.
pub fn kind_of(config: &Config, relative: &str, type_of: Option<&str>, is_cited_file: bool) -> Kind {
    let extension = path::extension(relative).to_ascii_lowercase();
    if path::name(relative) == "dateline.toml" {
        return Kind::Config;
    }
    match extension.as_str() {
        "bib" if config.bibliography.matches(relative) => return Kind::Biblatex,
        "json" if is_entities(config, relative) => return Kind::DossierEntities,
        "json" if config.bibliography.matches(relative) => return Kind::CslJson,
        "toml" if config.dossier.matches(relative) => return Kind::DossierToml,
        "md" | "markdown" | "txt" | "html" | "htm" => {}
        _ => return Kind::Other,
    }
    match type_of {
        Some("actor" | "event") => return Kind::DossierNote,
        Some("source" | "article" | "report") => return Kind::Source,
        Some("note" | "briefing") => return Kind::Note,
        _ => {}
    }
    if config.sources.matches(relative) || (!config.notes.matches(relative) && is_cited_file) {
        return Kind::Source;
    }
    if config.notes.matches(relative) || matches!(extension.as_str(), "md" | "markdown") {
        return Kind::Note;
    }
    Kind::Source
}

/// The front matter's `type:` in lower case.
pub fn type_of(front: Option<&FrontMatter>) -> Option<String> {
    front?.scalar("type").map(|(text, _)| text.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_order_of_the_contract() {
        let (config, _) = Config::parse("[workspace]\nsources = [\"articles/**\"]\nnotes = [\"n/*.txt\"]\n");
        assert_eq!(kind_of(&config, "articles/a.md", None, false), Kind::Source);
        assert_eq!(kind_of(&config, "articles/a.md", Some("note"), false), Kind::Note);
        assert_eq!(kind_of(&config, "n/a.txt", None, true), Kind::Note);
        assert_eq!(kind_of(&config, "b.md", None, true), Kind::Source);
        assert_eq!(kind_of(&config, "b.md", None, false), Kind::Note);
        assert_eq!(kind_of(&config, "b.txt", None, false), Kind::Source);
        assert_eq!(kind_of(&config, "dossier/x.toml", None, false), Kind::DossierToml);
        assert_eq!(kind_of(&config, "Cargo.toml", None, false), Kind::Other);
        assert_eq!(kind_of(&config, "x.bib", None, false), Kind::Biblatex);
    }
}
