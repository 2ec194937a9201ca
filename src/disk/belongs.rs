//! Whether one file belongs to a workspace, without walking it: what [`super::load_root`] would have taken.

use super::load::is_wanted;
use crate::workspace::Config;
use ignore::gitignore::GitignoreBuilder;
use std::path::Path;

/// Whether a walk from `root` takes the file at `path`: it is there and no link, its name can matter, no part of it is hidden, `dateline.toml`
/// does not exclude it and no `.gitignore` between the root and the file ignores it. Reads those `.gitignore` files.
pub fn belongs(root: &Path, path: &Path, config: &Config) -> bool {
    let Ok(relative) = path.strip_prefix(root) else { return false };
    let parts = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>();
    let name = parts.last().map(AsRef::as_ref).unwrap_or_default();
    if !is_wanted(name) || parts.iter().any(|part| part.starts_with('.')) {
        return false;
    }
    if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    if super::load::is_part_of_page(root, path) {
        return false;
    }
    let slashed = parts.join("/");
    if config.exclude.matches(&slashed) || !super::load::is_wanted_json(config, &slashed) {
        return false;
    }
    // The innermost file that has an opinion decides.
    for folder in path.ancestors().skip(1).take_while(|folder| folder.starts_with(root)) {
        for name in [".ignore", ".gitignore"] {
            let file = folder.join(name);
            if !file.is_file() {
                continue;
            }
            let mut builder = GitignoreBuilder::new(folder);
            // A line of it that cannot be read ignores nothing.
            let _ = builder.add(&file);
            let Ok(ignored) = builder.build() else { continue };
            let found = ignored.matched_path_or_any_parents(path, false);
            if !found.is_none() {
                return found.is_whitelist();
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::load_root;

    #[test]
    fn one_file_at_a_time_is_as_the_walk_has_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let config = "[workspace]\nexclude = [\"drafts/**\"]\nbibliography = [\"refs/*.json\"]\n";
        let names = [
            ("dateline.toml", config),
            (".gitignore", "private.md\n/build/\n*.txt\n!keep.txt\n"),
            ("sub/.gitignore", "!private.md\nlocal.md\n"),
            ("a.md", ""),
            ("private.md", ""),
            ("sub/private.md", ""),
            ("sub/local.md", ""),
            ("build/deep/b.md", ""),
            ("sub/build/c.md", ""),
            ("one.txt", ""),
            ("keep.txt", ""),
            (".hidden/d.md", ""),
            ("drafts/e.md", ""),
            ("program.rs", ""),
            ("package.json", "{}"),
            ("refs/zotero.json", "[]"),
            ("pages/A page.html", "<p>x"),
            ("pages/A page_files/frame.html", "<p>x"),
            ("pages/A page_files/deeper/b.png", ""),
            ("pages/other_files/own.md", ""),
        ];
        for (name, text) in names {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, text).expect("a file");
        }
        let (config, _) = Config::parse(config);
        let loaded = load_root(root, &config, &|_, _| {}, &|| false);
        let mut walked = loaded.files.iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>();
        walked.sort();
        let asked = names.iter().map(|(name, _)| root.join(name)).filter(|path| belongs(root, path, &config));
        let mut asked = asked.map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>();
        asked.sort();
        assert_eq!(asked, walked);
        assert_eq!(walked.len(), 8, "{walked:?}");
    }
}
