//! The files that bibliography entries name: which of them are documents of the workspace, which lie outside, and what is wrong with the rest.

use super::catalog::{packed, text_beside};
use super::kind::format_of;
use super::{FileKey, FileState, Space, path};
use crate::sources::{Bibliography, Entry};
use crate::syntax::Problem;
use crate::syntax::front_matter::Value;
use crate::text::nearest;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A problem of a bibliography with its rule.
pub type Said = (FileKey, &'static str, Problem);

/// The places that an entry of a bibliography in `folder` can mean by a path: beside the bibliography, or below the root; of a PDF the name of
/// its text, which stands for both.
pub fn places(folder: &str, root: &str, written: &str) -> impl Iterator<Item = FileKey> {
    let bare = written.strip_prefix("file://").unwrap_or(written);
    [path::join(folder, bare), path::join(root, bare)].into_iter().flatten()
}

/// The files that notes name in their front matter as Pandoc has it (`bibliography: refs.bib`, or a list), beside the note or below the root.
pub fn bibliographies(root: &str, files: &[Arc<FileState>]) -> FxHashSet<FileKey> {
    let mut named = FxHashSet::default();
    for state in files {
        let Some(field) = state.front_matter().and_then(|front| front.get("bibliography")) else { continue };
        let folder = path::parent(&state.key).unwrap_or(root);
        let listed = match &field.value {
            Value::List(items) => items.iter().map(|item| &item.value).collect(),
            one => vec![one],
        };
        for value in listed {
            if let Value::Scalar(written) = value {
                named.extend(places(folder, root, written));
            }
        }
    }
    named
}

/// Whether dateline reads files of that name as documents.
fn is_read(file: &str) -> bool {
    format_of(file).is_some() || text_beside(file).is_some()
}

/// The documents to be read outside the root, and what is to be said of entries whose files are not here. An entry with one document that is
/// here has all that it needs.
pub fn check(space: &Space, bibliographies: &[(Arc<FileState>, Arc<Bibliography>)]) -> (Vec<FileKey>, Vec<Said>) {
    let Some(root) = space.root.as_deref() else { return Default::default() };
    let here: FxHashSet<(&FileKey, usize)> = space
        .catalog
        .sources()
        .iter()
        .filter(|source| source.file.is_some())
        .filter_map(|source| source.entry.as_ref().map(|entry| (&entry.file, entry.span.start)))
        .collect();
    let (mut outside, mut said) = (Vec::new(), Vec::new());
    for (state, bibliography) in bibliographies {
        let folder = path::parent(&state.key).unwrap_or(root);
        for entry in &bibliography.entries {
            let named = entry.files.iter().flat_map(|file| places(folder, root, file));
            outside.extend(named.filter(|file| lies_outside(root, file) && is_read(file) && space.config.allows(file)));
            if !here.contains(&(&state.key, entry.span.start))
                && let Some((rule, message)) = missing(space, folder, root, entry, said.len() < HINTS)
            {
                let span = entry.file_span.unwrap_or(entry.key_span);
                said.push((state.key.clone(), rule, Problem { span, message }));
            }
        }
    }
    let mut outside: Vec<FileKey> = outside.into_iter().map(|file| text_beside(&file).unwrap_or(file)).collect();
    outside.sort();
    outside.dedup();
    (outside, said)
}

fn lies_outside(root: &str, file: &str) -> bool {
    path::below(root, file).is_none()
}

/// A PDF's text has the PDF's name.
fn own_name(file: &str) -> &str {
    packed(file).unwrap_or(file)
}

/// For more entries of a workspace no file is proposed: each costs a look at all documents.
const HINTS: usize = 100;

/// Why the first file of an entry that could be read is not here.
fn missing(space: &Space, folder: &str, root: &str, entry: &Entry, hints: bool) -> Option<(&'static str, String)> {
    let is_address = |file: &str| file.contains("://") && !file.starts_with("file://");
    let file = entry.files.iter().find(|file| is_read(file) && !is_address(file))?;
    let shown = file.replace('`', "'");
    let inside = places(folder, root, file).find(|file| !lies_outside(root, file));
    if inside.is_none() {
        if places(folder, root, file).any(|file| space.config.allows(&file)) {
            let message =
                format!("There is no file `{shown}`, or it cannot be read. Mend the path, or leave `file` out.");
            return Some(("bibliography-error", message));
        }
        let message = format!(
            "`{shown}` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line."
        );
        return Some(("limit-exceeded", message));
    }
    let documents = || space.catalog.documents().filter(|_| hints).map(|file| own_name(space.relative(file)));
    let same_name = documents().filter(|other| path::name(other) == path::name(file)).min();
    let near = same_name.or_else(|| nearest(file, documents()));
    let hint = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_else(|| {
        " Mend the path, or take the file out of `exclude` and `.gitignore`; links to other places are not followed.".into()
    });
    let message = format!(
        "There is no file `{shown}` here, neither beside this bibliography nor below the workspace's root.{hint}"
    );
    Some(("bibliography-error", message))
}
