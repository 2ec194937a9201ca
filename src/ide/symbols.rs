//! Document and workspace symbols.

use super::references::Place;
use crate::text::Span;
use crate::workspace::{FileKey, Snapshot};

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum SymbolKind {
    /// A heading.
    Heading,
    /// An actor.
    Actor,
    /// An event.
    Event,
    /// A source or bibliography entry.
    Source,
    /// A note.
    Note,
    /// A key of a configuration or dossier file.
    Key,
}

/// A node of a document's outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// Its name, never empty.
    pub name: String,
    /// A little more, or empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it; covers `focus` and the children.
    pub span: Span,
    /// Its name in the text.
    pub focus: Span,
    /// What is inside.
    pub children: Vec<Symbol>,
}

/// A symbol found in the workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkspaceSymbol {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// What contains it: a country, a file.
    pub container: String,
    /// Where it is.
    pub place: Place,
}

/// The outline of a document.
pub fn document_symbols(snapshot: &Snapshot, file: &FileKey) -> Vec<Symbol> {
    let _ = (snapshot, file);
    Vec::new()
}

/// Actors, events, sources and headings whose name matches `query`, the best first, at most 500.
pub fn workspace_symbols(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let _ = (snapshot, query);
    Vec::new()
}
