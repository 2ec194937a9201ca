//! Completion: what can be written at a place, one file a kind of thing. What is typed decides by the line before the cursor; nothing
//! here walks the workspace.

mod biblatex;
mod citations;
mod csl;
mod dossier;
mod front_matter;
mod here;
mod links;
mod locators;
mod names;
mod paths;
mod quotations;
mod rules;
mod wikilinks;

use super::hover;
use crate::dossier::EntryId;
use crate::rules::rule;
use crate::text::Span;
use crate::workspace::{FileKey, Kind, Snapshot};
use here::Here;

/// The most items of one answer.
pub const LIMIT: usize = 100;
/// The most candidates that are looked at for one answer.
const LOOKED_AT: usize = 2_000;

/// What can be written at a place, the best first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Completions {
    /// At most [`LIMIT`].
    pub items: Vec<Completion>,
    /// There is more, or other, once more is typed: the client is to ask again.
    pub incomplete: bool,
}

/// One thing that can be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What is shown beside it, or empty.
    pub detail: String,
    /// What it is.
    pub kind: CompletionKind,
    /// What was typed of it: from its start to the cursor, within one line.
    pub typed: Span,
    /// The same and what stands after the cursor of it.
    pub whole: Span,
    /// What is written.
    pub insert: String,
    /// What a client compares with the text of `typed`; begins with it.
    pub filter: String,
    /// What its documentation is about.
    pub about: About,
}

/// The kinds of things that can be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum CompletionKind {
    /// A source.
    Source,
    /// A note.
    Note,
    /// An actor.
    Actor,
    /// An event.
    Event,
    /// Words of a source.
    Quotation,
    /// A place in a source.
    Place,
    /// A key of a table.
    Key,
    /// A value of a key.
    Value,
    /// A rule.
    Rule,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What an item's documentation is about; made when it is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum About {
    /// There is none.
    #[default]
    Nothing,
    /// The source of that key.
    Source(String),
    /// The entry of that id.
    Entry(EntryId),
    /// A rule.
    Rule(String),
    /// The words of a passage.
    Passage(FileKey, Span),
}

/// What can be written at `offset`.
pub fn completion(snapshot: &Snapshot, file: &FileKey, offset: usize) -> Completions {
    let Some(here) = Here::new(snapshot, file, offset) else { return Completions::default() };
    match snapshot.kind(file) {
        Kind::Source | Kind::Note | Kind::DossierNote => in_document(&here),
        Kind::DossierToml => dossier::toml(&here),
        Kind::DossierEntities => dossier::entities(&here),
        Kind::Biblatex => biblatex::complete(&here),
        Kind::CslJson => csl::complete(&here),
        Kind::Other => Completions::default(),
        Kind::Config => rules::config(&here),
    }
}

fn in_document(here: &Here) -> Completions {
    if let Some(front) = here.state.front_matter().filter(|front| front.span.contains(here.offset)) {
        return front_matter::complete(here, front);
    }
    let finders = [
        rules::comment,
        links::complete,
        wikilinks::complete,
        locators::complete,
        citations::complete,
        quotations::complete,
        names::complete,
    ];
    finders.iter().find_map(|find| find(here)).unwrap_or_default()
}

/// The documentation of an item, Markdown.
pub fn documentation(snapshot: &Snapshot, file: &FileKey, about: &About) -> Option<String> {
    match about {
        About::Nothing => None,
        About::Source(key) => hover::of_key(snapshot, file, key),
        About::Entry(id) => hover::of_entry(snapshot, file, id),
        About::Rule(name) => rule(name).map(|rule| rule.page().to_owned()),
        About::Passage(source, span) => hover::of_passage(snapshot, source, *span),
    }
}
