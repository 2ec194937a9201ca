//! One workspace: a root with its configuration, dossier and catalogue, derived from its files.

use super::catalog::{Catalog, Listed, text_beside};
use super::config::Config;
use super::corpus::Corpus;
use super::file::FileState;
use super::imported::Imported;
use super::kind::{Kind, format_of, kind_of, type_of};
use super::named_files;
use super::paths::Paths;
use super::{FileKey, path};
use crate::dossier::{Dossier, Image, Names, Origin, load};
use crate::sources::{self, Entry, SourceMeta};
use crate::syntax::{Format, Problem};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// A workspace, or the place of documents that are in none.
#[derive(Debug, Clone, Default)]
pub struct Space {
    /// The root folder; `None` for documents that are in no workspace.
    pub root: Option<FileKey>,
    /// The configuration, the user's settings laid over it.
    pub config: Arc<Config>,
    /// Who and what is known.
    pub dossier: Arc<Dossier>,
    /// Its names.
    pub names: Arc<Names>,
    /// Changes with the dossier.
    pub dossier_revision: u64,
    /// Its sources and documents.
    pub catalog: Arc<Catalog>,
    /// Changes with the catalogue.
    pub catalog_revision: u64,
    /// The text index of its sources; taken over from one state to the next.
    pub corpus: Arc<Corpus>,
    /// Problems of files that are no documents, by file, each with its rule.
    pub problems: FxHashMap<FileKey, Vec<(&'static str, Problem)>>,
    /// What is wrong in the user's settings.
    pub settings_problems: Vec<String>,
    /// Documents that bibliography entries name outside the root, in folders that the user's settings allow.
    pub outside: Vec<FileKey>,
    /// The files below the root, by their paths.
    pub paths: Arc<Paths>,
    /// The first bibliography in BibLaTeX, by the order of keys.
    pub biblatex: Option<FileKey>,
    /// The claim rules speak here: there is a `dateline.toml`, or a bibliography at the root.
    pub speaks: bool,
    /// The text of one of its files was left out. (Of open documents each says so itself: an edit derives nothing.)
    pub leaves_out: bool,
    kinds: FxHashMap<FileKey, Kind>,
    dossier_files: Vec<Arc<FileState>>,
    imported: Option<Arc<Imported>>,
    /// Files with more problems than are kept: the place of the first that is not, and how many are not.
    left_out: FxHashMap<FileKey, (Span, usize)>,
}

/// Of the problems of a file so many are kept.
const MOST_PROBLEMS: usize = 1_000;

impl Space {
    /// A workspace of which nothing is known yet.
    pub fn at(root: Option<&FileKey>) -> Space {
        Space { root: root.cloned(), ..Space::default() }
    }

    /// The files of entities, in the order of their keys.
    pub fn imports(&self) -> &[Arc<Image>] {
        self.imported.as_ref().map_or(&[], |imported| &imported.images)
    }

    /// Whether there is a `dateline.toml` at the root.
    pub fn config_is_written(&self) -> bool {
        let marker = self.root.as_deref().and_then(|root| path::join(root, "dateline.toml"));
        marker.is_some_and(|marker| self.kinds.contains_key(&marker))
    }

    /// What a file is; a document that the workspace does not list is classed by its extension and `type:`.
    pub fn kind(&self, state: &FileState) -> Kind {
        if let Some(&kind) = self.kinds.get(&state.key) {
            return kind;
        }
        let type_of = type_of(state.front_matter().map(|front| &**front));
        kind_of(&self.config, &self.name_of(state), type_of.as_deref(), false)
    }

    /// The path below the root; a document that is in no file (`untitled:…`) has the extension of its format, so that
    /// it is what the client says it is.
    fn name_of<'s>(&self, state: &'s FileState) -> Cow<'s, str> {
        let relative = self.relative(&state.key);
        if path::is_path(&state.key) || format_of(relative).is_some() {
            return Cow::Borrowed(relative);
        }
        let extension = match state.format {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Plain => "txt",
        };
        Cow::Owned(format!("{relative}.{extension}"))
    }

    /// The path below the root, else the file's name.
    pub fn relative<'k>(&self, file: &'k str) -> &'k str {
        self.root.as_deref().and_then(|root| path::below(root, file)).unwrap_or_else(|| path::name(file))
    }

    /// Derives a workspace from its files. `before` lends what has not changed; `revision` is a number not used before.
    pub fn derive(
        root: Option<&FileKey>,
        files: &[Arc<FileState>],
        settings: &serde_json::Value,
        before: Option<&Space>,
        revision: u64,
    ) -> Space {
        let marker = root.and_then(|root| path::join(root, "dateline.toml"));
        let marker = files.iter().find(|state| Some(&state.key) == marker.as_ref());
        let (config, config_problems) = marker.map(|state| Config::parse(&state.text.to_string())).unwrap_or_default();
        let (config, settings_problems) = config.with_settings(settings);
        let mut space = Space {
            root: root.cloned(),
            config: Arc::new(config),
            dossier: Arc::default(),
            names: Arc::default(),
            dossier_revision: revision,
            catalog: Arc::default(),
            catalog_revision: revision,
            corpus: before.map(|before| before.corpus.clone()).unwrap_or_default(),
            problems: FxHashMap::default(),
            settings_problems,
            outside: Vec::new(),
            paths: Arc::default(),
            biblatex: None,
            speaks: marker.is_some(),
            leaves_out: files.iter().any(|state| state.left_out.is_some()),
            kinds: FxHashMap::default(),
            dossier_files: Vec::new(),
            imported: None,
            left_out: FxHashMap::default(),
        };
        if let Some(marker) = marker {
            space.say(&marker.key, "config-error", config_problems);
        }
        let entries = space.read_bibliographies(files);
        space.class_files(files, &entries);
        space.read_dossier(files, before);
        space.read_sources(files, &entries);
        let (outside, problems) = named_files::check(&space, &entries);
        space.outside = outside;
        let listed = files.iter().filter(|state| {
            root.is_some_and(|root| path::below(root, &state.key).is_some())
                && !space.config.exclude.matches(space.relative(&state.key))
        });
        space.paths = Arc::new(Paths::of(listed));
        for (file, rule, problem) in problems {
            space.say(&file, rule, [problem]);
        }
        space.say_left_out();
        space
    }

    /// Keeps problems of a file; of very many the first, and how many there are.
    fn say(&mut self, file: &FileKey, rule: &'static str, problems: impl IntoIterator<Item = Problem>) {
        let said = self.problems.entry(file.clone()).or_default();
        let mut problems = problems.into_iter();
        let room = MOST_PROBLEMS.saturating_sub(said.len());
        said.extend(problems.by_ref().take(room).map(|problem| (rule, problem)));
        if let Some(next) = problems.next() {
            let left_out = self.left_out.entry(file.clone()).or_insert((next.span, 0));
            left_out.1 += 1 + problems.count();
        }
    }

    /// Says of which files not all problems are kept.
    fn say_left_out(&mut self) {
        for (file, (span, count)) in std::mem::take(&mut self.left_out) {
            let message = format!("{count} more problems of this file are not listed; this is the first of them");
            self.problems.entry(file).or_default().push(("limit-exceeded", Problem { span, message }));
        }
    }

    /// Reads the bibliographies; their entries with the file that they stand in.
    fn read_bibliographies(&mut self, files: &[Arc<FileState>]) -> Vec<(Arc<FileState>, Arc<sources::Bibliography>)> {
        let mut found = Vec::new();
        let named = named_files::bibliographies(self.root.as_deref().unwrap_or_default(), files);
        for state in files {
            let relative = self.relative(&state.key);
            let kind = match path::extension(relative) {
                "bib" if named.contains(&state.key) => Kind::Biblatex,
                "json" if named.contains(&state.key) => Kind::CslJson,
                _ => kind_of(&self.config, relative, None, false),
            };
            if !matches!(kind, Kind::Biblatex | Kind::CslJson) {
                continue;
            }
            let at_root = !relative.contains('/');
            if kind == Kind::Biblatex && self.biblatex.is_none() {
                self.biblatex = Some(state.key.clone());
            }
            let bibliography = state.bibliography(kind == Kind::CslJson).clone();
            // JSON at the root that holds no reference at all is somebody else's.
            if kind == Kind::CslJson && bibliography.entries.is_empty() {
                continue;
            }
            self.speaks |= at_root;
            self.kinds.insert(state.key.clone(), kind);
            self.say(&state.key, "bibliography-error", bibliography.problems.iter().cloned());
            found.push((state.clone(), bibliography));
        }
        found
    }

    fn class_files(
        &mut self,
        files: &[Arc<FileState>],
        bibliographies: &[(Arc<FileState>, Arc<sources::Bibliography>)],
    ) {
        let root = self.root.as_deref().unwrap_or_default().to_owned();
        let mut cited: FxHashMap<FileKey, ()> = FxHashMap::default();
        for (state, bibliography) in bibliographies {
            let folder = path::parent(&state.key).unwrap_or(&root);
            for file in bibliography.entries.iter().flat_map(|entry| &entry.files) {
                let named = named_files::places(folder, &root, file);
                cited.extend(named.flat_map(|key| text_beside(&key).into_iter().chain([key])).map(|key| (key, ())));
            }
        }
        for state in files {
            let relative = self.relative(&state.key);
            if self.config.exclude.matches(relative) || self.kinds.contains_key(&state.key) {
                continue;
            }
            let type_of = type_of(state.front_matter().map(|front| &**front));
            let kind = kind_of(&self.config, &self.name_of(state), type_of.as_deref(), cited.contains_key(&state.key));
            if kind != Kind::CslJson {
                self.kinds.insert(state.key.clone(), kind);
            }
        }
    }

    /// The dossier's files, in the order in which they were read.
    pub fn dossier_files(&self) -> &[Arc<FileState>] {
        &self.dossier_files
    }

    /// Merges the dossier's files over the built-in one; taken over as it is where none of them changed.
    fn read_dossier(&mut self, files: &[Arc<FileState>], before: Option<&Space>) {
        let is_dossier = |state: &&Arc<FileState>| {
            matches!(self.kinds.get(&state.key), Some(Kind::DossierToml | Kind::DossierNote | Kind::DossierEntities))
        };
        let dossier_files: Vec<Arc<FileState>> = files.iter().filter(is_dossier).cloned().collect();
        if let Some(before) = before.filter(|before| before.dossier_revision > 0)
            && before.config.builtin == self.config.builtin
            && before.dossier_files.len() == dossier_files.len()
            && before.dossier_files.iter().zip(&dossier_files).all(|(a, b)| Arc::ptr_eq(a, b))
        {
            self.dossier = before.dossier.clone();
            self.names = before.names.clone();
            self.imported.clone_from(&before.imported);
            self.dossier_revision = before.dossier_revision;
            for state in &dossier_files {
                let said = before.problems.get(&state.key).cloned().unwrap_or_default();
                self.problems.insert(state.key.clone(), said);
            }
            self.dossier_files = dossier_files;
            return;
        }
        let is_import = |state: &&Arc<FileState>| self.kinds.get(&state.key) == Some(&Kind::DossierEntities);
        let images: Vec<Arc<Image>> =
            dossier_files.iter().filter(is_import).map(|state| state.imported().clone()).collect();
        let written = dossier_files.iter().filter(|state| !is_import(state));
        let loaded: Vec<Arc<load::Loaded>> = written
            .map(|state| match self.kinds.get(&state.key) {
                Some(Kind::DossierNote) => state.dossier_note().clone(),
                _ => state.dossier_toml().clone(),
            })
            .collect();
        let imported = Imported::of(images, self.config.builtin, before.and_then(|before| before.imported.as_ref()));
        let (dossier, problems) = Dossier::merge(&imported.dossier, &loaded);
        for loaded in &loaded {
            self.say(&loaded.file, "dossier-error", loaded.problems.iter().cloned());
        }
        for (file, problem) in problems {
            self.say(&file, "dossier-error", [problem]);
        }
        let of_images = imported.images.iter().flat_map(|image| {
            let file = image.file().clone();
            image.faults().into_iter().map(move |fault| (file.clone(), fault))
        });
        for (file, fault) in of_images.chain(imported.faults.iter().cloned()) {
            let problem = Problem { span: fault.span, message: fault.message };
            self.problems.entry(file).or_default().push((fault.rule, problem));
        }
        self.names = Arc::new(Names::layered(&imported.names, &dossier));
        for (entry, crowd) in self.names.clone().crowds() {
            if let Some(Origin::File { file, id_span, .. }) = entry.origin().first() {
                self.say(file, "limit-exceeded", [Problem { span: *id_span, message: crowd.to_string() }]);
            }
        }
        self.dossier = Arc::new(dossier);
        self.dossier_files = dossier_files;
        self.imported = Some(imported);
    }

    fn read_sources(
        &mut self,
        files: &[Arc<FileState>],
        bibliographies: &[(Arc<FileState>, Arc<sources::Bibliography>)],
    ) {
        let by_key: FxHashMap<&FileKey, &Arc<FileState>> = files.iter().map(|state| (&state.key, state)).collect();
        let documents: Vec<Listed> = files
            .iter()
            .filter_map(|state| {
                let kind = *self.kinds.get(&state.key)?;
                kind.is_document().then_some(Listed { file: &state.key, is_source: kind == Kind::Source })
            })
            .collect();
        let entries: Vec<(FileKey, &Entry)> = bibliographies
            .iter()
            .flat_map(|(state, bibliography)| bibliography.entries.iter().map(|entry| (state.key.clone(), entry)))
            .collect();
        let meta = |file: Option<&FileKey>, entry: Option<&Entry>| {
            let state = file.and_then(|file| by_key.get(file));
            metadata(state.map(|state| &***state), entry)
        };
        self.catalog = Arc::new(Catalog::build(self.root.as_deref().unwrap_or_default(), &documents, &entries, &meta));
    }
}

/// The metadata of a document, of its bibliography entry, or of both.
pub fn metadata(state: Option<&FileState>, entry: Option<&Entry>) -> SourceMeta {
    let name = state.map(|state| path::name(&state.key)).unwrap_or_default();
    let front = state.and_then(|state| state.front_matter());
    let head = state.and_then(|state| state.page_head());
    sources::metadata(
        name,
        front.map(|front| &**front),
        head.map(|head| &**head),
        entry,
        state.and_then(|state| state.properties.as_deref()),
    )
}
