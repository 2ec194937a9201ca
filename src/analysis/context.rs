//! What the document pass depends on besides the chunks.

use super::citation::Catalog;
use super::coverage::CitationScope;
use crate::dossier::{Dossier, Names};
use crate::time::Edtf;

/// The surroundings of a document.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Who and what is known.
    pub dossier: &'a Dossier,
    /// Its names.
    pub names: &'a Names,
    /// Which dossier this is; equal numbers, equal dossiers.
    pub dossier_revision: u64,
    /// The anchor date.
    pub anchor: Option<&'a Edtf>,
    /// Sources are claimed to be sourced by attribution, notes by citation.
    pub is_source: bool,
    /// How far a citation reaches back.
    pub scope: CitationScope,
    /// What citations lead to.
    pub catalog: &'a dyn Catalog,
    /// Which catalogue this is; equal numbers, equal answers.
    pub catalog_revision: u64,
    /// The front matter names the document's source.
    pub sourced: bool,
    /// The sources that it names there, by their places in the catalogue.
    pub sources: &'a [u32],
}

impl Context<'_> {
    /// Tells whether results of another context hold in this one.
    pub fn fingerprint(&self) -> u64 {
        super::fingerprint::of(&(
            self.dossier_revision,
            self.anchor.map(|anchor| &anchor.text),
            self.is_source,
            self.scope,
            self.catalog_revision,
            self.sourced,
            self.sources,
        ))
    }
}
