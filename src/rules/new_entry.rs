//! Bibliography entries that a fix makes, and the bibliography where there is none: a file that the workspace reads, which `dateline.toml` is
//! told of where it reads no such file.

use super::finding::Fix;
use super::scene::Scene;
use crate::sources::export::{Exported, biblatex};
use crate::text::{Span, TextEdit};
use crate::workspace::config::register;
use crate::workspace::{Config, FileKey, Source, path};

/// Where an entry goes.
struct Place {
    file: FileKey,
    span: Span,
    /// What stands before it.
    gap: &'static str,
    /// What makes the file known.
    registered: Option<(FileKey, TextEdit)>,
}

impl Place {
    /// The end of the workspace's first bibliography in BibLaTeX, else a new one.
    fn of(scene: &Scene) -> Option<Place> {
        if let Some(file) = scene.space.biblatex.clone() {
            return Place::at_end(scene, file);
        }
        let (root, config) = (scene.space.root.as_deref()?, &scene.space.config);
        let at_root = |name: &str| path::join(root, name).filter(|file| path::below(root, file).is_some());
        let free = |name: &String| at_root(name).filter(|file| scene.snapshot.state(file).is_none());
        if let Some(file) = config.bibliography_places().iter().find_map(free) {
            return Some(Place { file, span: Span::at(0), gap: "", registered: None });
        }
        let marker = at_root("dateline.toml")?;
        let text = scene.snapshot.text(&marker)?.to_string();
        let (edit, name) = register(&text)?;
        // A user's own settings go before the file: where they say otherwise, the edit would change nothing.
        if Config::parse(&text).0.bibliography != config.bibliography {
            return None;
        }
        let file = at_root(name).filter(|_| !config.exclude.matches(name))?;
        let place = match scene.snapshot.state(&file) {
            Some(_) => Place::at_end(scene, file)?,
            None => Place { file, span: Span::at(0), gap: "", registered: None },
        };
        Some(Place { registered: Some((marker, edit)), ..place })
    }

    fn at_end(scene: &Scene, file: FileKey) -> Option<Place> {
        let text = scene.snapshot.text(&file)?;
        let end = text.len();
        let tail = text.slice(Span::new(text.floor(end.saturating_sub(2)), end)).into_owned();
        let gap = match () {
            () if end == 0 || tail.ends_with("\n\n") => "",
            () if tail.ends_with('\n') => "\n",
            () => "\n\n",
        };
        Some(Place { file, span: Span::at(end), gap, registered: None })
    }

    /// The name of its file, and that it is made known where it is.
    fn name(&self, scene: &Scene) -> String {
        let name = scene.space.relative(&self.file);
        match self.registered {
            Some(_) => format!("{name}, named in dateline.toml"),
            None => name.to_owned(),
        }
    }

    fn fix(self, title: String, entry: &str) -> Fix {
        let edit = TextEdit { span: self.span, insert: format!("{}{entry}", self.gap) };
        let registered = self.registered.map(|(file, edit)| (file, vec![edit]));
        Fix { title, edits: [(self.file, vec![edit])].into_iter().chain(registered).collect(), preferred: false }
    }
}

/// A key that BibLaTeX cannot have would become another.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c: char| c.is_alphanumeric() || "-_:.+/".contains(c))
}

/// Makes the bibliography entry of a source that has none, from its metadata.
pub fn of_source(scene: &Scene, source: &Source) -> Option<Fix> {
    let document = source.file.as_ref().filter(|_| source.entry.is_none() && is_plain(&source.key))?;
    let place = Place::of(scene)?;
    let relative = path::relative(path::parent(&place.file)?, document);
    let entry = biblatex(&Exported { meta: &source.meta, key: &source.key, file: Some(&relative) });
    let title = format!("Make a bibliography entry for {} in {}", source.key, place.name(scene));
    Some(place.fix(title, &entry))
}

/// Makes an empty entry for a key that nothing has, to be filled in.
pub fn empty(scene: &Scene, key: &str) -> Option<Fix> {
    let place = Some(key).filter(|key| is_plain(key)).and_then(|_| Place::of(scene))?;
    let fields: String =
        ["title", "author", "date", "url"].iter().map(|field| format!("  {field:<11} = {{}},\n")).collect();
    let title = format!("Make an entry for {key} in {}, to be filled in", place.name(scene));
    Some(place.fix(title, &format!("@online{{{key},\n{fields}}}\n")))
}
