//! Files and folders that get other names: links, wikilinks, citations by file name, bibliographies' `file` and the literal paths of
//! `dateline.toml` follow.

use super::key::in_dossiers;
use super::pointers::{Document, in_documents, pointers};
use super::{Edits, front_matter};
use crate::ide::links;
use crate::sources::metadata::stem;
use crate::syntax::{InlineKind, is_citation_key};
use crate::text::{Span, TextEdit};
use crate::workspace::catalog::{packed, text_beside};
use crate::workspace::paths::is_image;
use crate::workspace::{FileKey, Kind, Snapshot, Source, Space, path};
use percent_encoding::percent_decode_str;

/// Files and folders with their new names.
pub(super) struct Moves<'a>(&'a [(FileKey, FileKey)]);

impl Moves<'_> {
    /// The name that a file will have, where that is another.
    pub(super) fn of(&self, file: &str) -> Option<FileKey> {
        self.0.iter().find_map(|(old, new)| match file == &**old {
            true => Some(new.clone()),
            false => path::below(old, file).map(|rest| FileKey::from(format!("{new}/{rest}"))),
        })
    }

    /// The path that will lead to a file from the folder of another; `None` where neither gets another name.
    pub(super) fn relative(&self, from: &FileKey, target: &FileKey) -> Option<String> {
        let (new, place) = (self.of(target), self.of(from));
        if new.is_none() && place.is_none() {
            return None;
        }
        let folder = path::parent(place.as_ref().unwrap_or(from)).unwrap_or_default();
        Some(path::relative(folder, new.as_ref().unwrap_or(target)))
    }
}

/// The document under another name (`name`, without extension; with `/`, a path from the root), and all that points to it.
pub(super) fn rename(snapshot: &Snapshot, document: &FileKey, name: &str) -> Result<Edits, String> {
    let space = snapshot.space(document).ok_or("The document is not there any more.")?;
    if name.contains(['[', ']', '|', '#', '^', '\\', ':', '"', '*', '?', '<', '>']) {
        return Err(format!(
            "`{name}` cannot be a file's name that links lead to: leave out [ ] | # ^ \\ : \" * ? < >"
        ));
    }
    let extension = path::extension(document);
    let name = name.strip_suffix(&format!(".{extension}")).unwrap_or(name);
    let folder = match name.contains('/') {
        true => space.root.as_deref(),
        false => path::parent(document),
    };
    let new = folder.and_then(|folder| path::join(folder, &format!("{name}.{extension}")));
    let new = new.ok_or_else(|| format!("`{name}` leads out of the workspace."))?;
    if space.root.as_deref().is_some_and(|root| path::below(root, &new).is_none()) {
        return Err(format!("`{name}` leads out of the workspace."));
    }
    if new == *document {
        return Ok(Edits::default());
    }
    if snapshot.state(&new).is_some() {
        return Err(format!("There is a file {} already.", space.relative(&new)));
    }
    let mut edits = will_rename(snapshot, &[(document.clone(), new.clone())]);
    edits.files.push((document.clone(), new));
    Ok(edits)
}

/// The edits that keep links whole when files or folders get other names; made before they do, in files under their old names.
pub fn will_rename(snapshot: &Snapshot, moves: &[(FileKey, FileKey)]) -> Edits {
    // A PDF is known by the name of its text.
    let texts = moves.iter().filter_map(|(old, new)| Some((text_beside(old)?, text_beside(new)?)));
    let texts = texts.filter(|(old, _)| snapshot.state(old).is_some_and(|state| state.extracted));
    let moves = &moves.iter().cloned().chain(texts).collect::<Vec<_>>();
    let moved = Moves(moves);
    let mut edits = Edits::default();
    for space in snapshot.spaces() {
        let Some(root) = space.root.as_ref() else { continue };
        let known = space.catalog.documents().chain(space.paths.all());
        let touched: Vec<(FileKey, FileKey)> =
            known.filter_map(|file| Some((file.clone(), moved.of(file)?))).chain(moves.iter().cloned()).collect();
        // A file is linked to by its name, or by that of its folder; what is itself moved has links that lead elsewhere now.
        let names = touched.iter().flat_map(|(file, _)| [path::stem(file), stem(file)]);
        let names = names.flat_map(|name| [name.to_owned(), links::bare(name), links::in_brackets(name)]);
        let mut words: Vec<String> = names.collect();
        words.sort();
        words.dedup();
        let beside = path::join(root, "dateline.toml").unwrap_or_else(|| root.clone());
        let found = in_documents(snapshot, &beside, &[], |document, edits| {
            let is_moved = moved.of(document.file).is_some();
            let text = document.state.text.to_string();
            if is_moved || words.iter().any(|word| contains_ignoring_case(&text, word)) {
                in_document(snapshot, space, &moved, document, &text, edits);
                front_matter::edits(snapshot, space, &moved, document, &text, edits);
            }
        });
        found.into_iter().for_each(|(file, found)| edits.extend(&file, found));
        for source in space.catalog.sources().iter().filter(|source| key_of_file(source)) {
            let new = source.file.as_ref().and_then(|file| moved.of(file));
            if let Some(new) = new.filter(|new| stem(new) != source.key) {
                in_dossiers(snapshot, &beside, &source.key, stem(&new), &mut edits);
            }
        }
        for file in snapshot.files_beside(&beside) {
            match snapshot.kind(&file) {
                kind @ (Kind::Biblatex | Kind::CslJson) => {
                    in_bibliography(snapshot, root, &moved, &file, kind == Kind::CslJson, &mut edits);
                }
                Kind::Config => in_configuration(snapshot, root, moves, &file, &mut edits),
                _ => {}
            }
        }
    }
    edits.finish()
}

fn contains_ignoring_case(text: &str, word: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
        || text.to_lowercase().contains(&word.to_lowercase())
}

fn in_document(
    snapshot: &Snapshot,
    space: &Space,
    moved: &Moves,
    document: &Document,
    text: &str,
    edits: &mut Vec<TextEdit>,
) {
    for (start, inline) in document.inlines() {
        for pointer in pointers(snapshot, document.file, inline) {
            if let InlineKind::Wikilink { .. } = inline.kind
                && let Some(insert) = embed(space, moved, &pointer.name)
            {
                edits.push(TextEdit { span: pointer.span.shift(start), insert });
            }
            let Some(target) = &pointer.file else { continue };
            let new = moved.of(target);
            let written = document.text(start, pointer.span);
            let insert = match &inline.kind {
                InlineKind::Link { .. } | InlineKind::Image { .. } if pointer.name.is_empty() => continue,
                InlineKind::Link { .. } | InlineKind::Image { .. } => {
                    let relative = moved.relative(document.file, target);
                    let is_there = new.is_some() || snapshot.state(target).is_some();
                    let Some(relative) = relative.filter(|_| is_there) else { continue };
                    // The link to a PDF leads to its text.
                    let is_packed = text_beside(&pointer.name).is_some();
                    let bare = packed(&relative).filter(|_| is_packed).map(str::to_owned);
                    let relative = bare.unwrap_or(relative);
                    let decoded = percent_decode_str(&written).decode_utf8_lossy().into_owned();
                    // An address of the form `[text][label]` stands in the label's definition.
                    if decoded != percent_decode_str(&pointer.name).decode_utf8_lossy() {
                        in_definition(document, start, &pointer.name, &relative, text, edits);
                        continue;
                    }
                    let in_brackets = text.get(..start + pointer.span.start).is_some_and(|head| head.ends_with('<'));
                    if in_brackets { links::in_brackets(&relative) } else { links::bare(&relative) }
                }
                InlineKind::Wikilink { .. } => match new {
                    Some(new) if written == pointer.name && !pointer.name.is_empty() => {
                        match wikilink(space, &pointer.name, target, &new) {
                            Some(insert) => insert,
                            None => continue,
                        }
                    }
                    _ => continue,
                },
                _ => match (new, pointer.source.and_then(|source| space.catalog.source(source))) {
                    // Without an entry the key is the file's name.
                    (Some(new), Some(source)) if source.entry.is_none() && written == source.key => {
                        let key = stem(&new);
                        let braced = text.get(..start + pointer.span.start).is_some_and(|head| head.ends_with("@{"));
                        match is_citation_key(key) || braced {
                            true => key.to_owned(),
                            false => format!("{{{key}}}"),
                        }
                    }
                    _ => continue,
                },
            };
            if insert != written {
                edits.push(TextEdit { span: pointer.span.shift(start), insert });
            }
        }
    }
}

/// What a wikilink writes for a document under its new name: a path where it wrote a path or the name alone would not do.
pub(super) fn wikilink(space: &Space, written: &str, old: &FileKey, new: &FileKey) -> Option<String> {
    if space
        .catalog
        .by_file(old)
        .and_then(|at| space.catalog.source(at))
        .is_some_and(|it| it.entry.is_some() && it.key == written)
    {
        return None;
    }
    let root = space.root.as_deref().unwrap_or_default();
    let with_extension = path::extension(written).eq_ignore_ascii_case(path::extension(old));
    let others = space.catalog.named(path::stem(new)).into_iter().any(|file| file != *old);
    let relative = path::below(root, new).unwrap_or(new);
    let target = if written.contains('/') || others { relative } else { path::name(new) };
    let bare = target.strip_suffix(path::extension(target)).and_then(|bare| bare.strip_suffix('.'));
    // Of `x.pdf.txt`, `x` or `x.pdf`, as it was written.
    let whole = text_beside(written).is_some();
    let bare = bare.map(|bare| if packed(target).is_some() && !whole { path_without_extension(bare) } else { bare });
    Some(match bare.filter(|_| !with_extension) {
        Some(bare) => bare.to_owned(),
        None => target.to_owned(),
    })
}

/// Whether a source's key is its file's name, and changes with it.
pub(super) fn key_of_file(source: &Source) -> bool {
    source.entry.is_none() && source.file.as_deref().is_some_and(|file| stem(file) == source.key)
}

/// What `![[name]]` writes for an image that is moved: its name where that will do, else its path from the root.
fn embed(space: &Space, moved: &Moves, name: &str) -> Option<String> {
    if !is_image(name) {
        return None;
    }
    let root = space.root.as_deref()?;
    let by_path = path::join(root, name).filter(|file| space.paths.has(file));
    let by_name = || space.paths.images().find(|file| path::name(file).eq_ignore_ascii_case(name)).cloned();
    let old = by_path.or_else(by_name)?;
    let new = moved.of(&old)?;
    let taken = space.paths.images().any(|file| *file != old && path::name(file) == path::name(&new));
    let relative = path::below(root, &new)?;
    Some(if name.contains('/') || taken { relative } else { path::name(&new) }.to_owned())
        .filter(|insert| insert != name)
}

fn path_without_extension(path: &str) -> &str {
    path.strip_suffix(path::extension(path)).and_then(|bare| bare.strip_suffix('.')).unwrap_or(path)
}

/// The definition `[label]: path` in the document, whose path is `name`.
fn in_definition(document: &Document, start: usize, name: &str, relative: &str, text: &str, edits: &mut Vec<TextEdit>) {
    let _ = start;
    for placed in &document.state.document().chunks {
        for definition in &placed.chunk.definitions {
            let (path, _) = definition.dest.split_once('#').unwrap_or((&definition.dest, ""));
            if path != name {
                continue;
            }
            let chunk = text.get(placed.start..placed.start + placed.len).unwrap_or_default();
            for (at, _) in chunk.match_indices("]:") {
                let rest = chunk.get(at + 2..).unwrap_or_default();
                let blank = rest.len() - rest.trim_start().len();
                let value = rest.trim_start();
                let bracket = usize::from(value.starts_with('<'));
                let written = value.get(bracket..).unwrap_or_default();
                for form in [path.to_owned(), links::bare(path), links::in_brackets(path)] {
                    if written.starts_with(&form) {
                        let from = placed.start + at + 2 + blank + bracket;
                        let insert = if bracket == 1 { links::in_brackets(relative) } else { links::bare(relative) };
                        let span = Span::new(from, from + form.len());
                        if !edits.iter().any(|edit| edit.span == span) {
                            edits.push(TextEdit { span, insert });
                        }
                        break;
                    }
                }
            }
        }
    }
}

fn in_bibliography(snapshot: &Snapshot, root: &str, moved: &Moves, file: &FileKey, is_json: bool, edits: &mut Edits) {
    let Some(state) = snapshot.state(file) else { return };
    let new_place = moved.of(file);
    let old_folder = path::parent(file).unwrap_or(root);
    let folder = new_place.as_deref().and_then(path::parent).unwrap_or(old_folder);
    for entry in &state.bibliography(is_json).entries {
        let Some(field) = entry.file_span else { continue };
        let raw = state.text.slice(field).into_owned();
        for written in &entry.files {
            let is_here = |target: &FileKey| {
                let text = || text_beside(target).is_some_and(|text| snapshot.state(&text).is_some());
                snapshot.state(target).is_some() || text()
            };
            let beside = path::join(old_folder, written).filter(is_here);
            let (base, target) = match (beside, path::join(root, written)) {
                (Some(target), _) => (folder, target),
                (None, Some(target)) => (root, target),
                (None, None) => continue,
            };
            let new = moved.of(&target);
            if new.is_none() && (new_place.is_none() || base == root || !is_here(&target)) {
                continue;
            }
            let absolute = path::is_path(written);
            let new = new.unwrap_or(target);
            let insert = if absolute { new.to_string() } else { path::relative(base, &new) };
            let escaped = (written.replace('_', "\\_"), insert.replace('_', "\\_"));
            let slashed = (written.replace('\\', "\\\\"), insert.clone());
            let part = |text: &str| text.replace('\\', r"\\").replace(':', r"\:").replace(';', r"\;");
            let parted = (part(written), part(&insert));
            let forms = [(written.clone(), insert.clone()), escaped, slashed, parted];
            if let Some((at, (old, insert))) = forms.into_iter().find_map(|form| Some((raw.find(&form.0)?, form)))
                && insert != old
            {
                edits.push(file, Span::new(field.start + at, field.start + at + old.len()), insert);
            }
        }
    }
}

/// Paths of `dateline.toml` that are one of the moved files or folders, or lie below one, up to their first glob.
fn in_configuration(snapshot: &Snapshot, root: &str, moves: &[(FileKey, FileKey)], file: &FileKey, edits: &mut Edits) {
    let Some(state) = snapshot.state(file) else { return };
    let text = state.text.to_string();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('"')) {
        let start = at + open + 1;
        let Some(len) = text.get(start..).and_then(|rest| rest.find(['"', '\n'])) else { return };
        let value = text.get(start..start + len).unwrap_or_default();
        let bare = value.trim_start_matches("./");
        let lead = value.len() - bare.len();
        for (old, new) in moves {
            let (Some(old), Some(new)) = (path::below(root, old), path::below(root, new)) else { continue };
            let follows = bare.strip_prefix(old).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            if follows && !old.contains(['*', '?', '[', '{']) {
                edits.push(file, Span::new(start + lead, start + lead + old.len()), new);
            }
        }
        at = start + len + 1;
    }
}
