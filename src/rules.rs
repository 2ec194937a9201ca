//! The rules: one file each with its page beside it, and a registry with one line each.
//!
//! A rule looks at one block ([`Rule::block`], kept while nothing that the block's result depends on changes) or at the document as a whole.

pub mod check;
pub mod citation_fixes;
pub mod citing;
pub mod copies;
pub mod date_text;
pub mod finding;
pub mod level;
pub mod relative_date;
pub mod resolve;
pub mod scene;
pub mod silence;

mod admiralty_code;
mod alike;
mod ambiguous_actor;
mod ambiguous_name;
mod ambiguous_passage;
mod anachronism;
mod bibliography_error;
mod cited_passage;
mod config_error;
mod date_conflict;
mod dossier_error;
mod estimative_language;
mod file_problem;
mod given;
mod limit_exceeded;
mod located;
mod misquotation;
mod new_entry;
mod not_utf8;
pub mod quotation_check;
pub mod quotation_search;
mod single_origin;
mod stale_source;
pub mod support;
mod support_fixes;
mod unanchored_date;
mod uncited_source;
mod undated_claim;
mod undated_source;
mod unknown_actor;
mod unknown_rule;
mod unlocated_quotation;
mod unresolved_citation;
mod unsourced_claim;
mod vague_attribution;

pub use check::{Checked, check, check_around, check_once, late_fixes};
pub use finding::{Finding, Fix, Related, Severity};
pub use resolve::{Resolution, resolutions};
pub use scene::Scene;

use crate::analysis::document::BlockView;
use crate::analysis::{CitationUse, CiteTarget};
use crate::workspace::config::Level;
use crate::workspace::{FileKey, Kind};

/// One rule.
pub trait Rule: Sync {
    /// Its name, which never changes.
    fn name(&self) -> &'static str;

    /// Its level in a document of that kind, when no configuration says otherwise.
    fn level(&self, kind: Kind) -> Level;

    /// Its level where a configuration selects it.
    fn selected_level(&self, kind: Kind) -> Level {
        match self.level(kind) {
            Level::Off => Level::Warning,
            level => level,
        }
    }

    /// Its page, Markdown: what it says, why it matters, examples, how to silence it.
    fn page(&self) -> &'static str;

    /// Findings in one block. They and their fixes stay within the block's chunk, and depend on nothing but the chunk's result, the
    /// workspace and the texts of its sources.
    fn block(&self, _view: &BlockView, _scene: &Scene, _out: &mut Vec<Finding>) {}

    /// Fixes of one of its findings that cost too much to be made with it: the search for what may support a claim. Asked for when a user
    /// asks what can be done there.
    fn late_fixes(&self, _finding: &Finding, _scene: &Scene) -> Vec<Fix> {
        Vec::new()
    }

    /// Findings that need the whole document.
    fn document(&self, _scene: &Scene, _out: &mut Vec<Finding>) {}
}

/// Every rule, in the order in which they are listed to users.
pub static RULES: &[&dyn Rule] = &[
    &undated_claim::UndatedClaim,
    &unsourced_claim::UnsourcedClaim,
    &unanchored_date::UnanchoredDate,
    &undated_source::UndatedSource,
    &unresolved_citation::UnresolvedCitation,
    &misquotation::Misquotation,
    &unlocated_quotation::UnlocatedQuotation,
    &ambiguous_actor::AmbiguousActor,
    &unknown_actor::UnknownActor,
    &date_conflict::DateConflict,
    &anachronism::Anachronism,
    &vague_attribution::VagueAttribution,
    &estimative_language::EstimativeLanguage,
    &admiralty_code::AdmiraltyCode,
    &stale_source::StaleSource,
    &uncited_source::UncitedSource,
    &single_origin::SingleOrigin,
    &ambiguous_passage::AmbiguousPassage,
    &config_error::ConfigError,
    &dossier_error::DossierError,
    &bibliography_error::BibliographyError,
    &unknown_rule::UnknownRule,
    &limit_exceeded::LimitExceeded,
    &not_utf8::NotUtf8,
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.name() == name)
}

/// The rule name nearest to a misspelt one.
pub fn nearest_rule(name: &str) -> Option<&'static str> {
    crate::text::nearest(name, RULES.iter().map(|rule| rule.name()))
}

/// The document that a citation leads to, source or note.
fn cited_file(cite: &CitationUse, scene: &Scene) -> Option<FileKey> {
    match cite.target {
        CiteTarget::Source(at) => scene.source(at)?.file.clone(),
        CiteTarget::Document => {
            let seen = scene.snapshot.seen_from(scene.file)?;
            let named = scene.space.catalog.named(&cite.key).first().cloned();
            seen.file(&cite.key).filter(|file| scene.space.catalog.has(file)).or(named)
        }
        _ => None,
    }
}
