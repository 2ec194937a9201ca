//! Reading a workspace: which files belong to it, in parallel, links not followed.

use super::decode::decode;
use super::entities::{Reading, read_entities};
use super::keys::{key_of, path_of};
use super::mhtml::read_mhtml;
use super::packed::{is_packed, packed_of, text_of};
use super::pdf::read_pdf;
use crate::workspace::change::{DiskFile, LeftOut};
use crate::workspace::kind::is_entities;
use crate::workspace::paths::is_image;
use crate::workspace::{Config, FileKey};
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The name of the file that marks a workspace's root.
pub const MARKER: &str = "dateline.toml";

/// What was read below one root.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The roots found: the folder itself, and folders below it with a `dateline.toml` of their own.
    pub roots: Vec<FileKey>,
    /// The files, in order of their keys.
    pub files: Vec<(FileKey, DiskFile)>,
    /// What could not be read, as `PATH: REASON`.
    pub failures: Vec<String>,
}

/// The nearest folder at or above `path` that holds a `dateline.toml`.
pub fn root_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join(MARKER).is_file()).map(Path::to_owned)
}

/// Whether a file of that name can matter to a workspace.
pub fn is_wanted(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(
        extension.as_deref(),
        Some("md" | "markdown" | "txt" | "html" | "htm" | "pdf" | "mhtml" | "mht" | "bib" | "json" | "toml")
    ) || is_image(name)
}

/// The configuration of a root: its `dateline.toml`, where it has one, with a user's settings laid over it. Reads that file.
pub fn config_of(root: &Path, settings: &serde_json::Value) -> Config {
    let text = std::fs::read_to_string(root.join(MARKER)).unwrap_or_default();
    Config::parse(&text).0.with_settings(settings).0
}

/// Reads every file below `root` that can matter to a workspace of this configuration. `progress` hears how many of how many are done; `cancelled` is asked now and then.
/// `.gitignore` is honoured, hidden files and links are left alone. The time is that of reading the files, on all cores.
pub fn load_root(
    root: &Path,
    config: &Config,
    progress: &(dyn Fn(usize, usize) + Sync),
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Loaded {
    let mut loaded = Loaded { roots: vec![key_of(root, root)], ..Loaded::default() };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in WalkBuilder::new(root).require_git(false).follow_links(false).build() {
        if cancelled() {
            return loaded;
        }
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let name = entry.file_name().to_string_lossy();
                let relative =
                    entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
                if is_wanted(&name) && !config.exclude.matches(&relative) && is_wanted_json(config, &relative) {
                    if name == MARKER && entry.depth() > 1 {
                        loaded.roots.extend(entry.path().parent().map(|folder| key_of(folder, root)));
                    }
                    paths.push(entry.into_path());
                }
            }
            Ok(_) => {}
            Err(error) => loaded.failures.push(error.to_string()),
        }
    }
    // A text beside a PDF goes before what the PDF itself says.
    paths.retain(|path| !is_packed(path) || !text_of(path).is_file());
    paths.retain(|path| !is_part_of_page(root, path));
    let done = AtomicUsize::new(0);
    let total = paths.len();
    let read: Vec<(FileKey, Result<DiskFile, String>)> = paths
        .par_iter()
        .filter_map(|path| {
            if cancelled() {
                return None;
            }
            let how = Reading { cancelled: Some(cancelled), edits: true, ..Reading::default() };
            let result = read_member(root, path, config, how).map_err(|error| format!("{}: {error}", path.display()));
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Some((key_of(&text_of(path), root), result))
        })
        .collect();
    for (key, result) in read {
        match result {
            Ok(file) => loaded.files.push((key, file)),
            Err(failure) => loaded.failures.push(failure),
        }
    }
    loaded.files.sort_by(|a, b| a.0.cmp(&b.0));
    loaded
}

/// JSON is read only where it can be a bibliography or a dossier: repositories are full of other JSON.
pub(super) fn is_wanted_json(config: &Config, relative: &str) -> bool {
    !relative.to_ascii_lowercase().ends_with(".json")
        || config.bibliography.matches(relative)
        || config.dossier.matches(relative)
}

/// Whether a file lies in the folder of a saved page's parts: `x_files` beside `x.html`, as browsers save a page with all that belongs to it.
pub(super) fn is_part_of_page(root: &Path, path: &Path) -> bool {
    path.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root)).any(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let page = name.strip_suffix("_files");
        page.is_some_and(|page| {
            ["html", "htm"].iter().any(|end| folder.with_file_name(format!("{page}.{end}")).is_file())
        })
    })
}

/// The file that is read for one of this name: itself, or the PDF whose text it is where there is no such file.
pub fn behind(path: &Path) -> PathBuf {
    packed_of(path).filter(|packed| packed.is_file() && !path.exists()).unwrap_or_else(|| path.to_owned())
}

/// Reads a file of the workspace at `root`: a document, a bibliography, a dossier; of a file of entities what it holds, of a PDF its text.
///
/// # Errors
/// Those of the file system: not there, no permission, not a file.
pub fn read_member(root: &Path, path: &Path, config: &Config, how: Reading<'_>) -> std::io::Result<DiskFile> {
    let relative = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    if is_image(&relative) {
        // That it is there is all that links to it need.
        return match path.metadata()?.is_file() {
            true => Ok(DiskFile::default()),
            false => Err(std::io::Error::other("not a file")),
        };
    }
    if !is_entities(config, &relative) {
        return read_document(path, config.document_bytes, how.cancelled);
    }
    let (image, _) = read_entities(path, how)?;
    Ok(DiskFile { imported: Some(Arc::new(image)), ..DiskFile::default() })
}

/// Reads one document, of a PDF its text.
///
/// # Errors
/// Those of the file system: not there, no permission, not a file.
pub fn read_document(
    path: &Path,
    limit: u64,
    cancelled: Option<&(dyn Fn() -> bool + Sync)>,
) -> std::io::Result<DiskFile> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        Some("pdf") => read_pdf(path, limit, &|| cancelled.is_some_and(|cancelled| cancelled())),
        Some("mhtml" | "mht") => read_mhtml(path, limit),
        _ => read_file(path, limit),
    }
}

/// Reads one file; longer than `limit` bytes, its text stays out and its length is said.
///
/// # Errors
/// Those of the file system: not there, no permission, not a file.
pub fn read_file(path: &Path, limit: u64) -> std::io::Result<DiskFile> {
    let mut file = std::fs::File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("not a file"));
    }
    if metadata.len() > limit {
        return Ok(DiskFile { left_out: Some(LeftOut::TooLong(metadata.len())), ..DiskFile::default() });
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.read_to_end(&mut bytes)?;
    let is_html = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
    let (text, lossy) = decode(bytes, is_html);
    Ok(DiskFile { lossy, ..DiskFile::of(text) })
}

/// Reads the file of a key; `None` where there is none or it cannot be read.
pub fn read_key(key: &FileKey, limit: u64) -> Option<DiskFile> {
    read_file(&path_of(key)?, limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_belongs_and_leaves_the_rest() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |name: &str, text: &[u8]| {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, text).expect("a file");
        };
        write("dateline.toml", b"[workspace]\nexclude = [\"drafts/**\"]\n");
        write("a.md", b"caf\xe9");
        write("map.PNG", &[0xff; 100]);
        write("drafts/b.md", b"x");
        write(".gitignore", b"c.md\n");
        write("c.md", b"x");
        write("code.rs", b"x");
        write("package/data.json", b"{}");
        write("references.json", b"[]");
        write("sub/dateline.toml", b"");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("loop")).expect("a link");
        let loaded = load_root(root, &config_of(root, &serde_json::Value::Null), &|_, _| {}, &|| false);
        let names: Vec<&str> =
            loaded.files.iter().map(|(key, _)| key.strip_prefix(&*loaded.roots[0]).expect("below the root")).collect();
        assert_eq!(names, ["/a.md", "/dateline.toml", "/map.PNG", "/references.json", "/sub/dateline.toml"]);
        assert!(loaded.files[0].1.lossy);
        assert_eq!(loaded.files[2].1, DiskFile::default(), "an image's bytes are not read");
        assert_eq!(loaded.roots.len(), 2);
        assert_eq!(root_of(&root.join("sub/x/y.md")), Some(root.join("sub")));
    }

    #[test]
    fn a_users_settings_win_over_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let files = [
            ("dateline.toml", "[workspace]\nexclude = [\"drafts/**\"]\n"),
            ("a.md", "a"),
            ("long.md", "long"),
            ("drafts/b.md", "b"),
            ("private/c.md", "c"),
        ];
        for (name, text) in files {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, text).expect("a file");
        }
        let settings =
            serde_json::json!({"workspace": {"exclude": ["private/**", "*.toml"]}, "limits": {"document-bytes": 3}});
        let config = config_of(root, &settings);
        let loaded = load_root(root, &config, &|_, _| {}, &|| false);
        let found = loaded
            .files
            .iter()
            .map(|(key, file)| (key.strip_prefix(&*loaded.roots[0]).expect("below the root"), file.left_out.is_some()));
        assert_eq!(found.collect::<Vec<_>>(), [("/a.md", false), ("/drafts/b.md", false), ("/long.md", true)]);
        assert!(super::super::belongs(root, &root.join("drafts/b.md"), &config));
        assert!(!super::super::belongs(root, &root.join("private/c.md"), &config));
    }
}
