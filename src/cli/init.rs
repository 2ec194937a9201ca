//! `dateline init`: a workspace to start from. Files that are there already are never touched.

use super::{Failure, output};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `init`.
#[derive(Args)]
pub struct Arguments {
    /// The folder; made where it does not exist
    #[arg(default_value = ".")]
    folder: PathBuf,
}

const FILES: [(&str, &str); 5] = [
    ("dateline.toml", include_str!("init/dateline.toml")),
    ("references.bib", include_str!("init/references.bib")),
    ("dossier/actors.toml", include_str!("init/actors.toml")),
    ("sources/first-source.txt", include_str!("init/first-source.txt")),
    ("notes/first-note.md", include_str!("init/first-note.md")),
];

/// Runs the command.
///
/// # Errors
/// Where the folder is a workspace already, or cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    if folder.join("dateline.toml").exists() {
        return Err(Failure::new(format!("{}: is a workspace already; nothing was changed", folder.display())));
    }
    let mut said = String::new();
    for (name, text) in FILES {
        let path = folder.join(name);
        if path.exists() {
            said.push_str(&format!("kept   {}\n", path.display()));
            continue;
        }
        write(&path, text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        said.push_str(&format!("made   {}\n", path.display()));
    }
    said.push_str(
        "\nOpen the folder in your editor and begin with notes/first-note.md, or run `dateline check` in it.\n",
    );
    output::print(&said)?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
