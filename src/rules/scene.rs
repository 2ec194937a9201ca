//! What a rule sees: a document, its analysis, its workspace.

use super::citing::Style;
use super::finding::{Finding, Fix};
use super::silence::Silences;
use super::{located, quotation_check};
use crate::analysis::Analysis;
use crate::analysis::document::BlockView;
use crate::syntax::Document;
use crate::text::{Span, TextEdit};
use crate::workspace::kind::type_of;
use crate::workspace::{FileKey, FileState, Kind, Snapshot, Source, Space};
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// The surroundings of a check.
pub struct Scene<'a> {
    /// The state that is checked.
    pub snapshot: &'a Snapshot,
    /// The document.
    pub file: &'a FileKey,
    /// Its version.
    pub state: &'a FileState,
    /// What it is.
    pub kind: Kind,
    /// Its workspace.
    pub space: &'a Space,
    /// What is known of it; `None` for a file that is no document.
    pub analysis: Option<Arc<Analysis>>,
    /// The claim rules speak here.
    pub claims: bool,
    /// Citations and quotations are checked here: it is in a workspace, or has a `type:`.
    pub links: bool,
    /// The labels of the document's footnotes, once they are asked for.
    labels: OnceLock<FxHashSet<Box<str>>>,
    /// How the document cites, once that is asked for.
    style: OnceLock<Style>,
    /// What became of the quotations of the block at hand.
    pub(super) verdicts: quotation_check::Latest<'a>,
    /// Where the citations of the block at hand lead.
    pub(super) located: located::Latest<'a>,
}

impl<'a> Scene<'a> {
    /// The surroundings of a file; `None` for one that is not known.
    pub fn of(snapshot: &'a Snapshot, file: &'a FileKey) -> Option<Scene<'a>> {
        Scene::with(snapshot, file, snapshot.analysis(file))
    }

    /// The same; the analysis is not kept beyond the scene.
    pub fn once(snapshot: &'a Snapshot, file: &'a FileKey) -> Option<Scene<'a>> {
        Scene::with(snapshot, file, snapshot.analysis_once(file))
    }

    fn with(snapshot: &'a Snapshot, file: &'a FileKey, analysis: Option<Arc<Analysis>>) -> Option<Scene<'a>> {
        let (state, space) = (snapshot.state(file)?, snapshot.space(file)?);
        let typed = type_of(state.front_matter().map(|front| &**front)).is_some();
        Some(Scene {
            snapshot,
            file,
            state,
            kind: snapshot.kind(file),
            space,
            claims: analysis.as_ref().is_some_and(|analysis| snapshot.claims_are_checked(file, &analysis.document)),
            links: space.speaks || typed,
            labels: OnceLock::new(),
            style: OnceLock::new(),
            analysis,
            verdicts: quotation_check::Latest::default(),
            located: located::Latest::default(),
        })
    }
}

impl Scene<'_> {
    /// The document as it was parsed.
    pub fn document(&self) -> &Document {
        self.analysis.as_ref().map_or_else(|| self.state.document(), |analysis| &analysis.document)
    }

    /// A source of the catalogue.
    pub fn source(&self, at: u32) -> Option<&Source> {
        self.space.catalog.source(at)
    }

    /// Whether the document has a footnote of that label. Linear in the document when it is first asked.
    pub fn has_footnote(&self, label: &str) -> bool {
        let labels = self.labels.get_or_init(|| {
            let chunks = self.analysis.iter().flat_map(|analysis| analysis.chunks_with_footnotes());
            chunks.flat_map(|placed| placed.chunk.footnotes.iter().map(|(label, _)| label.clone())).collect()
        });
        labels.contains(label)
    }

    /// How the document cites. Linear in its blocks when it is first asked.
    pub fn style(&self) -> Style {
        *self.style.get_or_init(|| self.analysis.as_deref().map_or_else(Style::default, Style::of))
    }

    /// What is silenced in the document; `None` where nothing is, which is known without a look into its chunks.
    pub fn silences(&self) -> Option<Silences> {
        let front = self.state.front_matter().map(|front| &**front).filter(|front| front.get("dateline").is_some());
        let analysis = self.analysis.as_ref().filter(|analysis| front.is_some() || analysis.has_directives())?;
        Some(Silences::of(&analysis.document, front))
    }

    /// A finding without fixes; its severity is set by the caller of the rules.
    pub fn finding(&self, rule: &'static str, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule,
            severity: super::Severity::Warning,
            span,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A fix in this document.
    pub fn fix(&self, title: impl Into<String>, edits: Vec<TextEdit>) -> Fix {
        Fix { title: title.into(), edits: vec![(self.file.clone(), edits)], preferred: false }
    }

    /// The fix that silences a rule for the chunk that a block stands in: a comment on a line of its own before it.
    pub fn silencer(&self, rule: &str, view: &BlockView) -> Option<Fix> {
        let chunk = self.analysis.as_ref()?.document.chunks.get(view.chunk)?;
        if self.state.format == crate::syntax::Format::Plain {
            return None;
        }
        let insert = format!("<!-- dateline: ignore {rule} -->\n");
        let edits = vec![TextEdit { span: Span::at(chunk.start), insert }];
        Some(self.fix(format!("Silence {rule} here"), edits))
    }
}
