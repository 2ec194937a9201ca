//! One state of the world, for readers.

use super::catalog::{SeenFrom, Source};
use super::cited::{Cited, Memo};
use super::corpus::IndexStore;
use super::environment::Reads;
use super::file::FileState;
use super::kind::{Kind, type_of};
use super::space::{Space, metadata};
use super::{FileKey, path};
use crate::analysis::{Analysis, Catalog as _, CiteTarget, Context, language};
use crate::sources::SourceMeta;
use crate::syntax::front_matter::Value;
use crate::syntax::{Document, Format, FrontMatter};
use crate::text::DocText;
use crate::time::Edtf;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Files by key.
pub type Files = FxHashMap<FileKey, Arc<FileState>>;

/// What a snapshot shares with the world until the world changes.
#[derive(Clone, Debug, Default)]
pub struct Inner {
    /// Files as the disk has them.
    pub disk: Arc<Files>,
    /// Documents that a client has open.
    pub open: Arc<Files>,
    /// The workspaces, the longest root first; last the place of documents that are in none.
    pub spaces: Arc<Vec<Arc<Space>>>,
    /// Files that lie elsewhere and were taken into the workspace of a root.
    pub adopted: FxHashMap<FileKey, FileKey>,
    /// Changes with the text of any source, and with any workspace.
    pub texts_revision: u64,
    /// Of open documents that look into notes: the edit of one of these that was the last.
    pub looked_revisions: FxHashMap<FileKey, u64>,
    /// Where the text indexes of large workspaces are kept.
    pub index_store: Option<Arc<dyn IndexStore>>,
    /// What was derived from all notes since the last change.
    pub memo: Arc<Memo>,
}

impl Inner {
    /// The index of the workspace that a file belongs to: that of the longest root above it.
    pub fn place_of(&self, file: &FileKey) -> usize {
        let adopted = self.adopted.get(file);
        if let Some(place) =
            adopted.and_then(|root| self.spaces.iter().position(|space| space.root.as_ref() == Some(root)))
        {
            return place;
        }
        let holds = |space: &Arc<Space>| space.root.as_deref().is_none_or(|root| path::below(root, file).is_some());
        self.spaces.iter().position(holds).unwrap_or(0)
    }

    /// The workspace that a file belongs to.
    pub fn space_of(&self, file: &FileKey) -> Option<&Arc<Space>> {
        self.spaces.get(self.place_of(file))
    }
}

/// An immutable state; clones are cheap.
#[derive(Clone, Debug)]
pub struct Snapshot {
    inner: Arc<Inner>,
    reads: Option<Arc<Reads>>,
}

impl Snapshot {
    pub(super) fn new(inner: Arc<Inner>) -> Self {
        Snapshot { inner, reads: None }
    }

    /// The same state, and what is looked at in it through this value and its clones.
    pub fn watched(&self) -> (Snapshot, Arc<Reads>) {
        let reads = Arc::<Reads>::default();
        (Snapshot { inner: self.inner.clone(), reads: Some(reads.clone()) }, reads)
    }

    /// A file: the client's version where it is open, else the disk's.
    pub fn state(&self, file: &FileKey) -> Option<&Arc<FileState>> {
        if let Some(reads) = &self.reads {
            reads.file(file);
        }
        self.inner.open.get(file).or_else(|| self.inner.disk.get(file))
    }

    /// The text of a file.
    pub fn text(&self, file: &FileKey) -> Option<DocText> {
        self.state(file).map(|state| state.text.clone())
    }

    /// The version of an open document.
    pub fn version(&self, file: &FileKey) -> Option<i32> {
        self.inner.open.get(file).and_then(|state| state.version)
    }

    /// The open documents, sorted.
    pub fn open_files(&self) -> Vec<FileKey> {
        let mut files: Vec<FileKey> = self.inner.open.keys().cloned().collect();
        files.sort();
        files
    }

    /// All files, open or on disk, sorted.
    pub fn files(&self) -> Vec<FileKey> {
        let on_disk = self.inner.disk.keys().filter(|file| !self.inner.open.contains_key(*file));
        let mut files: Vec<FileKey> = on_disk.chain(self.inner.open.keys()).cloned().collect();
        files.sort();
        files
    }

    /// How many files there are.
    pub fn file_count(&self) -> usize {
        let only_open = self.inner.open.keys().filter(|file| !self.inner.disk.contains_key(*file));
        self.inner.disk.len() + only_open.count()
    }

    /// The files of the workspace that `file` belongs to, sorted.
    pub fn files_beside(&self, file: &FileKey) -> Vec<FileKey> {
        let place = self.inner.place_of(file);
        let on_disk = self.inner.disk.keys().filter(|file| !self.inner.open.contains_key(*file));
        let all = on_disk.chain(self.inner.open.keys());
        let mut files: Vec<FileKey> = all.filter(|other| self.inner.place_of(other) == place).cloned().collect();
        files.sort();
        files
    }

    /// The workspaces; the last is the place of documents that are in none.
    pub fn spaces(&self) -> &[Arc<Space>] {
        &self.inner.spaces
    }

    /// The workspace that a file belongs to.
    pub fn space(&self, file: &FileKey) -> Option<&Arc<Space>> {
        self.inner.space_of(file)
    }

    /// What a file is in its workspace.
    pub fn kind(&self, file: &FileKey) -> Kind {
        match (self.space(file), self.state(file)) {
            (Some(space), Some(state)) => space.kind(state),
            _ => Kind::Other,
        }
    }

    /// Makes the tables that completion looks names up in, so that the first keystroke need not wait for them. Linear in the names;
    /// nothing where they are there.
    pub fn prepare_lookup(&self) {
        for space in self.spaces() {
            space.dossier.prepare_lookup();
            space.catalog.lookup();
        }
    }

    /// Whether the text of any file was left out. Linear in the workspaces and the open documents.
    pub fn leaves_out(&self) -> bool {
        self.spaces().iter().any(|space| space.leaves_out)
            || self.inner.open.values().any(|state| state.left_out.is_some())
    }

    /// Changes with the text of any source, and with any workspace.
    pub fn texts_revision(&self) -> u64 {
        self.inner.texts_revision
    }

    /// Changes with the text of any note that the document looks into.
    pub fn looked_revision(&self, file: &FileKey) -> u64 {
        self.inner.looked_revisions.get(file).copied().unwrap_or_default()
    }

    /// Where the text indexes of large workspaces are kept.
    pub fn index_store(&self) -> Option<&dyn IndexStore> {
        self.inner.index_store.as_deref()
    }

    /// What the notes of the workspace that `file` belongs to cite. The first call after a change costs the analysis of all of them.
    pub fn cited(&self, file: &FileKey) -> Arc<Cited> {
        if let Some(reads) = &self.reads {
            reads.all();
        }
        self.inner.memo.cited(self.inner.place_of(file), self, || self.files_beside(file))
    }

    /// The source that a document is.
    pub fn source_of(&self, file: &FileKey) -> Option<&Source> {
        let catalog = &self.space(file)?.catalog;
        catalog.source(catalog.by_file(file)?)
    }

    /// Title, date and the like of a document.
    pub fn metadata(&self, file: &FileKey) -> SourceMeta {
        match self.source_of(file) {
            Some(source) => source.meta.clone(),
            None => metadata(self.state(file).map(|state| &**state), None),
        }
    }

    /// The publication date of a document, [`Snapshot::metadata`]'s.
    pub fn published(&self, file: &FileKey) -> Option<Edtf> {
        match self.source_of(file) {
            Some(source) => source.meta.published.clone(),
            None => metadata(self.state(file).map(|state| &**state), None).published,
        }
    }

    /// The analysis of a document; `None` for a file that is none.
    pub fn analysis(&self, file: &FileKey) -> Option<Arc<Analysis>> {
        self.analysis_at(file, None)
    }

    /// The analysis of a document with another anchor date than its own.
    pub fn analysis_at(&self, file: &FileKey, anchor: Option<&Edtf>) -> Option<Arc<Analysis>> {
        self.in_context(file, anchor, FileState::analysis)
    }

    /// The analysis of a document, made for this once where there is none yet: neither it nor the parsed document is kept.
    pub fn analysis_once(&self, file: &FileKey) -> Option<Arc<Analysis>> {
        self.in_context(file, None, FileState::analysis_once)
    }

    /// What `analyse` makes of a document in its context.
    fn in_context<T>(
        &self,
        file: &FileKey,
        anchor: Option<&Edtf>,
        analyse: impl FnOnce(&FileState, &Context) -> T,
    ) -> Option<T> {
        // Each is looked up once: rules ask for the analyses of sources again and again.
        let (state, space) = (self.state(file)?, self.space(file)?);
        let kind = space.kind(state);
        if !kind.is_document() {
            return None;
        }
        let source = || space.catalog.by_file(file).and_then(|at| space.catalog.source(at));
        let own = match (anchor, source()) {
            (Some(_), _) => None,
            (None, Some(source)) => source.meta.published.clone(),
            (None, None) => metadata(Some(state), None).published,
        };
        let seen = space.catalog.seen_from(path::parent(&state.key).unwrap_or_default());
        let sources = state.front_matter().map(|front| named_sources(front, &seen)).unwrap_or_default();
        let context = Context {
            dossier: &space.dossier,
            names: &space.names,
            dossier_revision: space.dossier_revision,
            anchor: anchor.or(own.as_ref()),
            is_source: kind == Kind::Source,
            scope: space.config.citation_scope,
            catalog: &seen,
            catalog_revision: space.catalog_revision,
            sourced: state.front_matter().is_some_and(|front| front.get("source").is_some()),
            sources: &sources,
        };
        Some(analyse(state, &context))
    }

    /// The catalogue as seen from a document.
    pub fn seen_from(&self, file: &FileKey) -> Option<SeenFrom<'_>> {
        let folder = match self.inner.open.get_key_value(file).or_else(|| self.inner.disk.get_key_value(file)) {
            Some((key, _)) => path::parent(key).unwrap_or_default(),
            None => "",
        };
        Some(self.space(file)?.catalog.seen_from(folder))
    }

    /// Whether a note lies in no workspace, so that claims in it are not checked.
    pub fn is_stray_note(&self, file: &FileKey) -> bool {
        let (Some(state), Some(space)) = (self.state(file), self.space(file)) else { return false };
        self.kind(file) == Kind::Note && !is_of_workspace(space, state.front_matter().map(|front| &**front))
    }

    /// Whether the claim rules speak in a document: it is in a workspace or has a `type:`, and is in English. `document` is what it was parsed to.
    pub fn claims_are_checked(&self, file: &FileKey, document: &Document) -> bool {
        let (Some(state), Some(space)) = (self.state(file), self.space(file)) else { return false };
        if !matches!(self.kind(file), Kind::Note | Kind::Source) {
            return false;
        }
        let front = state.front_matter().map(|front| &**front);
        if !is_of_workspace(space, front) {
            return false;
        }
        let tag = match state.format {
            Format::Html => state.page_head().and_then(|head| head.lang.as_ref().map(|(tag, _)| tag.clone())),
            _ => front.and_then(|front| front.scalar("lang")).map(|(tag, _)| tag.to_owned()),
        };
        tag.and_then(|tag| language::is_english_tag(&tag))
            .unwrap_or_else(|| language::is_english(document.blocks().map(|(_, block)| block.running.text.as_str())))
    }
}

/// Whether a document of a space is of a workspace: it has a `dateline.toml` or a bibliography, or the document a `type:`.
fn is_of_workspace(space: &Space, front: Option<&FrontMatter>) -> bool {
    space.speaks || type_of(front).is_some()
}

/// The sources that the front matter's `source:` names: keys as they are or as a citation has them, wikilinks, paths and addresses; one or a list.
fn named_sources(front: &FrontMatter, seen: &SeenFrom) -> Vec<u32> {
    let Some(field) = front.get("source") else { return Vec::new() };
    let fields = match &field.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(field),
    };
    let scalars = fields.iter().filter_map(|field| match &field.value {
        Value::Scalar(text) => Some(text.as_str()),
        _ => None,
    });
    let named = |written: &str| {
        let written = written.trim();
        let bare = written.trim_start_matches('[').trim_end_matches(']').trim_start_matches('@');
        let bare = bare.trim_start_matches('{').trim_end_matches('}');
        let (target, _) = bare.split_once(['#', '|']).unwrap_or((bare, ""));
        let link = || match seen.link(written) {
            CiteTarget::Source(source) => Some(source),
            _ => None,
        };
        let wikilink = || match seen.wikilink(target.trim(), None) {
            CiteTarget::Source(source) => Some(source),
            _ => None,
        };
        seen.key(written).or_else(|| seen.key(bare)).or_else(link).or_else(wikilink)
    };
    let mut found: Vec<u32> = Vec::new();
    // `[@a; @b]`: what is no name as a whole may be several.
    for text in scalars {
        match named(text) {
            Some(source) => found.push(source),
            None => found.extend(text.split(';').filter_map(named)),
        }
    }
    found.dedup();
    found
}
