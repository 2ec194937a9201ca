//! Paths of files, one folder at a time, and only what lies in the workspace.

use super::here::{Here, Query};
use super::{About, Completion, CompletionKind, Completions, LIMIT, LOOKED_AT, citations};
use crate::workspace::paths::Child;
use crate::workspace::{FileKey, path};

/// A path that is being written.
pub struct Path<'a> {
    /// What was typed of it, escapes gone.
    pub typed: &'a str,
    /// The byte of the line at which its last part begins.
    pub at: usize,
    /// The folders that it may start from.
    pub bases: Vec<FileKey>,
    /// Which files fit.
    pub fits: fn(&str) -> bool,
    /// How a name is written here.
    pub written: fn(&str) -> String,
    /// Ends the path after a file's name.
    pub close: &'static str,
}

/// Whether the name goes on after the cursor.
fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '%')
}

/// What the path can go on with: folders end in `/`, for the next step.
pub fn complete(here: &Here, wanted: &Path) -> Completions {
    let (folder, part) = wanted.typed.rsplit_once('/').map_or(("", wanted.typed), |(folder, part)| (folder, part));
    let absolute = wanted.typed.starts_with('/') || wanted.typed.contains(':');
    let Some(root) = here.space.root.as_deref().filter(|_| !absolute) else { return Completions::default() };
    let query = Query::new(part);
    let is_inside = |folder: &str| folder == root || path::below(root, folder).is_some();
    let mut found: Vec<(u32, Completion)> = Vec::new();
    let mut more = false;
    let folders = wanted.bases.iter().filter_map(|base| path::join(base, folder)).filter(|folder| is_inside(folder));
    for folder in folders {
        if part.is_empty() || "..".starts_with(part) {
            let above = path::parent(&folder).filter(|above| is_inside(above));
            let climbs = wanted.typed.split('/').all(|part| matches!(part, ".." | "." | ""));
            let item = here.item(wanted.at, in_name, "../", "../", "../");
            found.extend(above.filter(|_| climbs).map(|_| (9, item.with(CompletionKind::Folder, "", About::Nothing))));
        }
        for (looked, child) in here.space.paths.children(&folder).enumerate() {
            more = looked == LOOKED_AT || found.len() > 2 * LIMIT;
            if more {
                break;
            }
            found.extend(match child {
                Child::Folder(name) => query.rank([name].into_iter()).map(|rank| {
                    let item = here.item(
                        wanted.at,
                        in_name,
                        &format!("{name}/"),
                        &format!("{}/", (wanted.written)(name)),
                        name,
                    );
                    (rank, item.with(CompletionKind::Folder, "", About::Nothing))
                }),
                Child::File(file) if file == here.file || !(wanted.fits)(file) => None,
                Child::File(file) => of_file(here, wanted, &query, file),
            });
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut seen: Vec<String> = Vec::new();
    found.retain(|(_, item)| {
        let fresh = !seen.contains(&item.insert);
        seen.push(item.insert.clone());
        fresh
    });
    more |= found.len() > LIMIT;
    let items: Vec<Completion> = found.into_iter().take(LIMIT).map(|(_, item)| item).collect();
    // The next letter may find by another word of the name.
    Completions { incomplete: more || !items.is_empty(), items }
}

fn of_file(here: &Here, wanted: &Path, query: &Query, file: &FileKey) -> Option<(u32, Completion)> {
    let name = path::name(file);
    let catalog = &here.space.catalog;
    let text = crate::workspace::catalog::text_beside(file);
    let source = catalog.by_file(file).or_else(|| catalog.by_file(&text?)).and_then(|at| catalog.source(at));
    let about = source.map(citations::about).unwrap_or_default();
    let rank = query.rank([name, about.as_str()].into_iter())?;
    let words = format!("{name} {about}");
    let item =
        here.item(wanted.at, in_name, name, &format!("{}{}", (wanted.written)(name), wanted.close), words.trim());
    let key = source.map(|source| source.key.clone()).filter(|key| !key.is_empty());
    Some((rank, item.with(CompletionKind::File, about, key.map_or(About::Nothing, About::Source))))
}
